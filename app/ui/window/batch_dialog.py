"""Colour many photographs: the list, what all of them get, and how far it is; the main window stays of use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core import batch, files, image_io, palettes, project_io
from app.core.batch import Done, Item, Wish
from app.core.encoding import FORMATS
from app.core.palettes import Palette
from app.core.settings import Folder, Settings
from app.ui.state import qimage
from app.ui.state.told import told
from app.ui.widgets import file_dialogs
from app.ui.widgets.boxes import ChoiceBox
from app.ui.widgets.palette_menu import PaletteMenu
from app.ui.widgets.question import question
from app.ui.widgets.slider_row import SliderRow
from app.ui.window.batch_list import BatchList
from app.ui.window.batching import Batching
from models import registry
from models.errors import UserError
from models.hints import VIVIDNESS, Guidance, Theme
from models.registry import Use
from models.types import U8

SIZE = (1000, 640)
FORM_WIDTH = 380
Button = QMessageBox.StandardButton


class BatchDialog(QDialog):
    """Not modal: closing it lets the batch go on."""

    ended_unseen = Signal(str)
    """A batch has ended while the dialog was closed: the summary."""

    def __init__(self, settings: Settings, theme: Callable[[], Theme | None], parent: QWidget | None = None) -> None:
        """Args: `theme` gives that of the open photograph."""
        super().__init__(parent)
        self._settings, self._open_theme = settings, theme
        self._batching = Batching(settings, self)
        self._items: list[Item] = []
        self._failed = self._coloured = self._there = 0
        self.setWindowTitle(self.tr("Colour many photographs"))
        self.resize(*SIZE)
        self.list = BatchList()
        self.add_button = QPushButton(self.tr("&Add photographs…"))
        self.add_folder_button = QPushButton(self.tr("Add a f&older…"))
        self.remove_button = QPushButton(self.tr("&Remove"))
        self.folder = QLineEdit()
        self.browse = QPushButton(self.tr("Choose…"))
        self.format = ChoiceBox()
        self.method = ChoiceBox()
        self.vividness = SliderRow("", self.tr("Vividness"), 0, 100, " %")
        self.theme = ChoiceBox()
        self.palette_menu = PaletteMenu(self.tr("Theme"), settings, lambda: Palette("", ()))
        self.again = QCheckBox(self.tr("Also those that have a &picture there already"))
        self.progress = QProgressBar()
        self.summary = QLabel()
        self.show_folder = QPushButton(self.tr("Show the pictures"))
        self.start_button = QPushButton()
        self.close_button = QPushButton(self.tr("Close"))
        self._fill()
        self._arrange()
        self._connect()
        self._refresh()

    # Putting it together

    def _fill(self) -> None:
        for kind in FORMATS:
            self.format.addItem(kind.name)
        self.format.setCurrentIndex(max(0, self.format.findText(self._settings.export_format)))
        for name in registry.names(Use.COLORIZE):
            spec = registry.spec(name)
            if not spec.spreads:
                # What does nothing but spread strokes leaves a photograph without strokes gray.
                self.method.addItem(spec.title, name)
        self.vividness.show_value(round(100 * VIVIDNESS))
        self.theme.addItem(self.tr("The photographs' own"), None)

    def _arrange(self) -> None:
        own = QHBoxLayout()
        for button in (self.add_button, self.add_folder_button, self.remove_button):
            own.addWidget(button)
        own.addStretch(1)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self.browse)
        place.setSpacing(8)
        themes = QHBoxLayout()
        themes.addWidget(self.theme, 1)
        themes.addWidget(self.palette_menu)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: Sequence[tuple[str, QWidget, QWidget | QHBoxLayout, str]] = (
            (self.tr("In&to"), self.folder, place, self.tr("Folder for the pictures")),
            (self.tr("&Format"), self.format, self.format, self.tr("Format")),
            (self.tr("&Method"), self.method, self.method, self.tr("Method")),
            (self.tr("&Vividness"), self.vividness.number, self.vividness, self.tr("Vividness, exact")),
            (self.tr("T&heme"), self.theme, themes, self.tr("Theme")),
        )
        for label, field, shown, name in rows:
            title = QLabel(label)
            title.setBuddy(field)
            field.setAccessibleName(name)
            form.addRow(title, shown)
        form.addRow("", self.again)
        note = QLabel(self.tr("Size, quality and metadata are those of the last export. Projects keep their own work."))
        note.setProperty("muted", True)  # noqa: FBT003 - Qt's signature
        note.setWordWrap(True)
        form.addRow("", note)
        self.progress.setAccessibleName(self.tr("Progress of all photographs"))
        self.progress.setTextVisible(False)
        self.summary.setWordWrap(True)
        end = QHBoxLayout()
        end.addWidget(self.show_folder)
        end.addStretch(1)
        end.addWidget(self.start_button)
        end.addWidget(self.close_button)
        left, right, both = QVBoxLayout(), QWidget(), QHBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(own)
        right.setFixedWidth(FORM_WIDTH)
        right.setLayout(form)
        both.setSpacing(18)
        both.addLayout(left, 1)
        both.addWidget(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 16)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addWidget(self.progress)
        column.addWidget(self.summary)
        column.addLayout(end)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.start_button.setDefault(True)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._choose_photographs)
        self.add_folder_button.clicked.connect(self._choose_added_folder)
        self.remove_button.clicked.connect(self.list.remove_selected)
        self.list.changed.connect(self._list_changed)
        self.list.failed.connect(lambda error: self.summary.setText(_sentence(error)))
        self.list.itemSelectionChanged.connect(self._refresh)
        self.browse.clicked.connect(self._choose_folder)
        self.folder.textChanged.connect(self._refresh)
        self.method.currentIndexChanged.connect(self._refresh)
        self.palette_menu.loaded.connect(self._take_palette)
        self.palette_menu.failed.connect(lambda error, _: self.summary.setText(_sentence(error)))
        self.show_folder.clicked.connect(self._show_pictures)
        self.start_button.clicked.connect(self.start_or_stop)
        self.close_button.clicked.connect(self.close)
        # They come from the thread that colours.
        self._batching.progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._batching.finished.connect(self._show_done, Qt.ConnectionType.QueuedConnection)
        self._batching.ended.connect(self._end)

    # What is chosen

    @property
    def busy(self) -> bool:
        """Whether photographs are being coloured."""
        return self._batching.busy

    @property
    def wish(self) -> Wish:
        """What all photographs get."""
        return Wish(self.method.currentData(), self.theme.currentData(), self.vividness.slider.value() / 100)

    @property
    def _folder_there(self) -> Path | None:
        """The folder for the pictures, if there is one already."""
        try:
            folder = files.typed(self.folder.text())
        except UserError:
            return None
        return folder if self.folder.text().strip() and files.is_folder(folder) else None

    def offer(self) -> None:
        """Show the dialog, with the open photograph's theme among those to choose from."""
        words, theme = self.tr("The open photograph's"), self._open_theme()
        at = self.theme.findText(words)
        if at >= 0:
            self.theme.removeItem(at)
        if theme is not None:
            self.theme.insertItem(1, words, theme)
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    def _choose_photographs(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in (*image_io.SUFFIXES, project_io.SUFFIX))
        kinds = self.tr("Photographs and projects ({p})").format(p=patterns)
        title = self.tr("Add photographs")
        self.list.add(file_dialogs.ask_open_several(self, self._settings, Folder.OPEN, title, kinds))

    def _choose_added_folder(self) -> None:
        start = self._settings.start(Folder.OPEN, None)
        name = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"), str(start))
        if name:
            self.list.add([Path(name)])

    def _choose_folder(self) -> None:
        start = self.folder.text() or str(self._settings.start(Folder.EXPORT, None))
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder for the pictures"), start)
        if name:
            self.folder.setText(name)

    def _list_changed(self) -> None:
        if self.list.paths and not self.folder.text():
            self.folder.setText(str(self.list.paths[0].absolute().parent / self.tr("coloured")))
        self._refresh()

    def _take_palette(self, palette: Palette) -> None:
        try:
            theme = palettes.theme(palette)
        except UserError as error:
            self.summary.setText(_sentence(error))
            return
        self.theme.addItem(palette.name, theme)
        self.theme.setCurrentIndex(self.theme.count() - 1)

    # The work

    def start_or_stop(self) -> None:
        """Colour what is in the list, or stop that."""
        if self.busy:
            self._batching.stop()
            self.start_button.setEnabled(False)
            self.summary.setText(self.tr("Stopping…"))
            return
        try:
            folder = files.typed(self.folder.text())
        except UserError as error:
            self.summary.setText(_sentence(error))
            return
        items = batch.items(self.list.paths, folder, FORMATS[self.format.currentIndex()])
        waiting = items if self.again.isChecked() else [item for item in items if not item.is_done]
        replaced = sum(files.is_there(item.target) for item in waiting)
        if replaced and not self.may_replace(replaced, folder):
            return
        there = {item.source for item in items} - {item.source for item in waiting}
        for path in self.list.paths:
            self.list.tell(path, self.tr("There already") if path in there else self.tr("Waiting"))
        self._items, self._coloured, self._failed, self._there = waiting, 0, 0, len(there)
        self.progress.setRange(0, 100 * len(waiting))
        self.progress.setValue(0)
        if waiting:
            self._batching.start(waiting, self.wish, self._settings.export, folder)
        self._refresh()
        self.summary.setText(self._summary())

    def may_replace(self, number: int, folder: Path) -> bool:
        """Ask whether pictures that are there may be replaced."""
        text = self.tr("{number} pictures are there already. Replace them?").format(number=number)
        more = self.tr("They are in “{folder}”. Replacing them cannot be undone.").format(folder=folder)
        box = question(self, self.tr("Replace the pictures?"), text, more)
        replace = box.addButton(self.tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(Button.Cancel))
        box.exec()
        return box.clickedButton() is replace

    def may_stop(self) -> bool:
        """Ask, if photographs are being coloured, whether the window may close all the same."""
        if not self.busy:
            return True
        text = self.tr("Photographs are still being coloured. Stop?")
        more = self.tr("Pictures that are finished stay. Started again, it goes on with the others.")
        box = question(self.parentWidget() or self, self.windowTitle(), text, more)
        box.setStandardButtons(Button.Yes | Button.Cancel)
        box.button(Button.Yes).setText(self.tr("Stop"))
        box.setDefaultButton(Button.Cancel)
        return Button(box.exec()) == Button.Yes

    def _show_progress(self, item: Item, percent: int) -> None:
        self.list.tell(item.source, self.tr("Colouring… {percent} %").format(percent=percent))
        if percent == 0:
            self.list.follow(item.source)
        self.progress.setValue(100 * (self._coloured + self._failed) + percent)

    def _show_done(self, done: Done[Item, tuple[U8, str]]) -> None:
        if done.error is not None:
            self._failed += 1
            self.list.tell(done.item.source, told(done.error.message), told(done.error.remedy), trouble=True)
        else:
            assert done.value is not None
            self._coloured += 1
            picture, notice = done.value
            self.list.tell(done.item.source, told(notice) or self.tr("Coloured"))
            self.list.show_picture(done.item.source, qimage.copied(picture))
        self.progress.setValue(100 * (self._coloured + self._failed))
        self.summary.setText(self._summary())

    def _end(self, error: UserError | None) -> None:
        left = self._items[self._coloured + self._failed :]
        for item in left:
            self.list.tell(item.source, self.tr("Stopped"))
        self.summary.setText(_sentence(error) if error is not None else self._summary(len(left)))
        self._refresh()
        if not self.isVisible():
            self.ended_unseen.emit(self.summary.text())

    def _summary(self, stopped: int = 0) -> str:
        numbers = (
            (self._coloured, self.tr("{n} coloured")),
            (self._there, self.tr("{n} there already")),
            (self._failed, self.tr("{n} failed")),
            (stopped, self.tr("{n} stopped")),
        )
        return ", ".join(words.format(n=n) for n, words in numbers if n)

    def _show_pictures(self) -> None:
        if self._folder_there is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder_there)))

    # What is shown

    def _refresh(self) -> None:
        busy, there = self.busy, bool(self.list.paths)
        self.list.locked = busy
        for widget in (self.add_button, self.add_folder_button, self.folder, self.browse, self.format, self.method,
                       self.again):  # fmt: skip
            widget.setEnabled(not busy)
        supports = registry.spec(self.method.currentData()).supports
        self.vividness.setEnabled(not busy and Guidance.VIVIDNESS in supports)
        self.theme.setEnabled(not busy and Guidance.THEME in supports)
        self.palette_menu.setEnabled(self.theme.isEnabled())
        self.remove_button.setEnabled(not busy and self.list.some_selected)
        self.start_button.setText(self.tr("&Stop") if busy else self.tr("&Start"))
        self.start_button.setEnabled(busy or (there and bool(self.folder.text().strip())))
        self.show_folder.setEnabled(self._folder_there is not None)

    def shut_down(self) -> None:
        """Stop what goes on and wait for it; the window is going away."""
        self._batching.close()
        self.list.close_list()


def _sentence(error: UserError) -> str:
    return f"{told(error.message)} {told(error.remedy)}".strip()
