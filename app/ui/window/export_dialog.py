"""The export dialog: name and folder, format, size, colours and metadata of the file to write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.core import encoding, files
from app.core.encoding import FORMATS, Format, Output, Scale
from app.core.image_io import Photograph
from app.core.metadata import Keep
from app.core.settings import Folder, Settings
from app.ui.state.told import told
from app.ui.widgets import file_dialogs
from app.ui.widgets.boxes import ChoiceBox
from app.ui.widgets.slider_row import SliderRow
from models.errors import UserError

WIDTH = 540
_FORBIDDEN = "/\\\0"


class ExportDialog(QDialog):
    """Asks where and how a picture is written; `path` and `output` are what was chosen, once it is accepted.

    The choices are remembered in the settings; the caller saves them.
    """

    def __init__(
        self,
        photo: Photograph,
        settings: Settings,
        title: str,
        name: str,
        *,
        formats: Sequence[Format] = FORMATS,
        check: Callable[[Path, Output], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show the choices of the last export.

        Args:
            photo: what the picture is made from.
            settings: remember the choices.
            title: of the window.
            name: the file name that is suggested, without its suffix.
            formats: those to choose from.
            check: raises a UserError where a file cannot be written.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self._photo, self._settings, self._check = photo, settings, check
        self._formats = tuple(formats)
        last = settings.export
        self.name = QLineEdit(name)
        self.suffix = QLabel()
        self.folder = QLineEdit(str(settings.start(Folder.EXPORT, photo.path)))
        self.browse = QPushButton(self.tr("Choose…"))
        self.format = ChoiceBox()
        self.quality = SliderRow("", self.tr("Quality"), *encoding.QUALITIES, "")
        self.bits = ChoiceBox()
        self.scale = ChoiceBox()
        self.amount = QSpinBox()
        self.dimensions = QLabel()
        self.profile = ChoiceBox()
        self.metadata = ChoiceBox()
        self.tells_source = QCheckBox(self.tr("Say that the colours are not the camera's"))
        self.trouble = QLabel()
        self.trouble.setWordWrap(True)
        self._long_side, self._percent = last.long_side, last.percent
        self._fill(last)
        self._arrange()
        self._connect()
        self._show_format()
        self._show_scale()
        self.name.selectAll()
        self.name.setFocus()

    # Putting it together

    def _fill(self, last: Output) -> None:
        for kind in self._formats:
            self.format.addItem(kind.name)
        self.format.setCurrentIndex(max(0, self.format.findText(self._settings.export_format)))
        self.quality.show_value(last.quality)
        own = self.tr("As the photograph ({bits})").format(bits=self._photo.depth)
        for words, bits in ((own, None), (self.tr("8 bits per channel"), 8), (self.tr("16 bits per channel"), 16)):
            self.bits.addItem(words, bits)
        self.bits.setCurrentIndex(self.bits.findData(last.bits))
        for words, scale in (
            (self.tr("Original"), Scale.ORIGINAL),
            (self.tr("Long side"), Scale.LONG_SIDE),
            (self.tr("Per cent"), Scale.PERCENT),
        ):
            self.scale.addItem(words, scale.value)
        self.scale.setCurrentIndex(self.scale.findData(last.scale.value))
        self.profile.addItem("sRGB", False)  # noqa: FBT003 - Qt's signature
        own_name = self._photo.metadata.profile_name
        if own_name and "srgb" not in own_name.lower():
            self.profile.addItem(self.tr("The photograph's: {name}").format(name=own_name), True)  # noqa: FBT003
        self.profile.setCurrentIndex(max(0, self.profile.findData(last.own_profile)))
        for words, keep in (
            (self.tr("All: date, camera, author, place, captions"), Keep.ALL),
            (self.tr("Without places, names and serial numbers"), Keep.PUBLIC),
            (self.tr("None"), Keep.NOTHING),
        ):
            self.metadata.addItem(words, keep.value)
        self.metadata.setCurrentIndex(self.metadata.findData(last.keep.value))
        self.tells_source.setChecked(last.tells_source)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.amount.setFixedWidth(110)
        self.amount.lineEdit().setTextMargins(6, 0, 0, 0)
        for label, fields, names, tip in (
            (self.tr("&Name"), (self.name, self.suffix), self.tr("Name of the file"), ""),
            (self.tr("F&older"), (self.folder, self.browse), self.tr("Folder"), ""),
            (self.tr("&Format"), (self.format,), self.tr("Format"), ""),
            (
                self.tr("&Quality"),
                (self.quality,),
                "",
                self.tr("For JPEG and WebP. 95 is hardly to be told from the picture; 100 makes WebP lossless."),
            ),
            (self.tr("&Bits"), (self.bits,), self.tr("Bits"), self.tr("JPEG and WebP have 8 bits per channel.")),
            (
                self.tr("&Size"),
                (self.scale, self.amount, self.dimensions),
                self.tr("Size"),
                self.tr("Pictures can be made smaller, not larger."),
            ),
            (
                self.tr("&Profile"),
                (self.profile,),
                self.tr("Colour profile"),
                self.tr("It goes with the file, so that other programs show the same colours."),
            ),
            (
                self.tr("&Metadata"),
                (self.metadata,),
                self.tr("Metadata"),
                self.tr("What the photograph's file says of itself (EXIF, XMP, IPTC) goes into the new one."),
            ),
            (
                "",
                (self.tells_source,),
                "",
                self.tr("A line in the file (IPTC digital source type), so that nobody takes them for the truth."),
            ),
        ):
            self._row(form, label, fields, names, tip)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export_button = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.browse.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 16)
        column.setSpacing(14)
        column.addLayout(form)
        # Room for two lines always: nothing moves while the artist types.
        self.trouble.setMinimumHeight(2 * self.trouble.fontMetrics().lineSpacing() + 2)
        column.addWidget(self.trouble)
        column.addWidget(self.buttons)
        # Only now: a button outside a dialog cannot be its default.
        self.export_button.setDefault(True)

    def _row(self, form: QFormLayout, label: str, fields: Sequence[QWidget], name: str, tip: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in fields:
            row.addWidget(field, 1 if field in (self.name, self.folder, self.quality, self.dimensions) else 0)
        if len(fields) == 1:
            row.setStretch(0, 1)
        title = QLabel(label)
        title.setBuddy(fields[0])
        for field in fields:
            field.setToolTip(tip)
        if name:
            fields[0].setAccessibleName(name)
        form.addRow(title, row)

    def _connect(self) -> None:
        self.amount.setAccessibleName(self.tr("Long side in pixels, or per cent"))
        self.browse.setToolTip(self.tr("Choose the folder"))
        self.format.currentIndexChanged.connect(self._show_format)
        self.scale.currentIndexChanged.connect(self._show_scale)
        self.amount.valueChanged.connect(self._take_amount)
        self.name.textChanged.connect(self._show_trouble)
        self.name.editingFinished.connect(self._take_suffix)
        self.folder.textChanged.connect(self._show_trouble)
        self.browse.clicked.connect(self._choose_folder)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    # What is chosen

    @property
    def kind(self) -> Format:
        """The format."""
        return self._formats[self.format.currentIndex()]

    @property
    def _scale(self) -> Scale:
        return Scale(self.scale.currentData())

    @property
    def path(self) -> Path:
        """The file to write.

        Raises:
            UserError: the folder is that of somebody who is not known here.
        """
        return files.typed(self.folder.text()) / f"{self.name.text().strip()}{self.kind.suffixes[0]}"

    @property
    def output(self) -> Output:
        """How to write it."""
        return Output(
            quality=self.quality.slider.value(),
            bits=self.bits.currentData(),
            scale=self._scale,
            long_side=self._long_side,
            percent=self._percent,
            own_profile=bool(self.profile.currentData()),
            keep=Keep(self.metadata.currentData()),
            tells_source=self.tells_source.isChecked(),
        )

    def _take_suffix(self) -> None:
        """A suffix that was typed chooses the format, if it is not the end of the chosen one's; other dots stay."""
        typed = Path(self.name.text().strip())
        kind, suffix = encoding.format_of(typed), encoding.suffix_of(typed)
        if kind is None or kind not in self._formats:
            return
        if not any(own.endswith(suffix) for own in self.kind.suffixes):
            self.format.setCurrentIndex(self._formats.index(kind))
        self.name.setText(typed.name[: -len(suffix)])

    def _take_amount(self, value: int) -> None:
        if self._scale is Scale.PERCENT:
            self._percent = value
        else:
            self._long_side = value
        self._show_size()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder to export to"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def accept(self) -> None:
        """Check the choices, ask before a file is replaced, and remember them."""
        self._take_suffix()
        if self._found_trouble():
            return
        path = self.path
        if files.is_there(path) and not file_dialogs.may_replace(self, path):
            return
        self._settings.export_format = self.kind.name
        offered = self.profile.count() > 1
        kept = self.output if offered else replace(self.output, own_profile=self._settings.export.own_profile)
        self._settings.export = kept
        self._settings.visit(Folder.EXPORT, path)
        super().accept()

    # What is shown

    def _show_format(self) -> None:
        self.suffix.setText(self.kind.suffixes[0])
        self.quality.setEnabled(self.kind.lossy)
        self.bits.setEnabled(self.kind.deep)
        self._show_trouble()

    def _show_scale(self) -> None:
        with QSignalBlocker(self.amount):
            percent = self._scale is Scale.PERCENT
            self.amount.setSuffix(self.tr(" %") if percent else self.tr(" px"))
            self.amount.setRange(1, 100 if percent else max(self._photo.full.size))
            self.amount.setValue(self._percent if percent else self._long_side)
        self.amount.setEnabled(self._scale is not Scale.ORIGINAL)
        self._show_size()

    def _show_size(self) -> None:
        width, height = self.output.size(self._photo.full.size)
        self.dimensions.setText(self.tr("{width} × {height} px").format(width=width, height=height))
        self._show_trouble()

    def _found_trouble(self) -> str:
        name = self.name.text().strip()
        if not name or any(sign in name for sign in _FORBIDDEN):
            empty, slashes = self.tr("The name is empty."), self.tr("A name has no slashes: choose a folder below.")
            return slashes if name else empty
        try:
            self._check(self.path, self.output)
        except UserError as error:
            return f"{told(error.message)} {told(error.remedy)}".strip()
        return ""

    def _show_trouble(self) -> None:
        trouble = self._found_trouble()
        if not trouble and files.is_there(self.path):
            words = self.tr("There is a file of this name; Export asks before it is replaced.")
        else:
            words = self.kind.about
        self.trouble.setText(trouble or words)
        self.export_button.setEnabled(not trouble)
