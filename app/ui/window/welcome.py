"""The welcome page, shown while no photograph is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.settings import Settings
from app.ui.widgets import style

RECENT_SHOWN = 5
ICON_SIDE = 72


class Welcome(QWidget):
    """Open a photograph, the sample, the clipboard's picture, or one of the last files."""

    open_requested = Signal()
    sample_requested = Signal()
    paste_requested = Signal()
    recent_requested = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._settings = settings
        self._card = QWidget()
        self._card.setObjectName("welcomeCard")
        self._card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card.setFixedWidth(520)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(40, 36, 40, 32)
        column.setSpacing(10)
        column.addLayout(self._heading())
        column.addSpacing(14)
        column.addLayout(self._buttons())
        self._recent = QWidget()
        self._recent.setObjectName("welcomeRecent")
        self._recent_rows = QVBoxLayout(self._recent)
        self._recent_rows.setContentsMargins(0, 14, 0, 0)
        self._recent_rows.setSpacing(1)
        column.addWidget(self._recent)
        column.addSpacing(10)
        column.addWidget(self._muted(self.tr("Or drop a photograph or a project anywhere in this window.")))
        outer = QVBoxLayout(self)
        outer.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        self.refresh()

    def _muted(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("muted", "true")
        label.setWordWrap(True)
        return label

    def _heading(self) -> QHBoxLayout:
        picture = QLabel()
        ratio = self.devicePixelRatioF()
        pixmap = style.draw_icon("tintype", "#000000", round(ICON_SIDE * ratio))
        pixmap.setDevicePixelRatio(ratio)
        picture.setPixmap(pixmap)
        title = QLabel("Tintype")
        title.setObjectName("welcomeTitle")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(title)
        words.addWidget(self._muted(self.tr("Colour for black-and-white photographs")))
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _buttons(self) -> QVBoxLayout:
        self.open_button = QPushButton(self.tr("Open photograph or project…"))
        self.open_button.setProperty("primary", "true")
        self.open_button.setMinimumHeight(38)
        self.open_button.clicked.connect(self.open_requested)
        self.sample_button = QPushButton(self.tr("Open the sample"))
        self.sample_button.setToolTip(self.tr("A photograph with a few hints already placed"))
        self.sample_button.clicked.connect(self.sample_requested)
        self.paste_button = QPushButton(self.tr("Paste"))
        self.paste_button.setToolTip(self.tr("Work on the picture that is on the clipboard"))
        self.paste_button.clicked.connect(self.paste_requested)
        self._icons = {self.sample_button: "sample", self.paste_button: "paste"}
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in (self.sample_button, self.paste_button):
            button.setMinimumHeight(34)
            row.addWidget(button, 1)
        rows = QVBoxLayout()
        rows.setSpacing(10)
        rows.addWidget(self.open_button)
        rows.addLayout(row)
        return rows

    def refresh(self) -> None:
        """Show the recent files and the theme as they are now."""
        for button, name in self._icons.items():
            button.setIcon(style.icon(name))
            button.setIconSize(QSize(style.ICON_SIZE, style.ICON_SIZE))
        while (item := self._recent_rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        files = [Path(name) for name in self._settings.recent_files[:RECENT_SHOWN]]
        self._recent.setVisible(bool(files))
        if files:
            heading = QLabel(self.tr("Recent"))
            heading.setProperty("heading", "true")
            self._recent_rows.addWidget(heading)
        for path in files:
            button = QPushButton(path.name.replace("&", "&&"))
            button.setToolTip(str(path))
            button.clicked.connect(lambda _=False, name=str(path): self.recent_requested.emit(name))
            self._recent_rows.addWidget(button)
