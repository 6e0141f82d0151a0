"""The welcome page, shown while no photograph is open."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.core.settings import Settings
from app.core.thumbnails import Thumbnails
from app.ui.widgets import style
from app.ui.window.recent_tiles import RecentTiles

WIDTH = 660
ICON_SIDE = 72


class Welcome(QWidget):
    """Open a photograph, the sample, the clipboard's picture, or one of the last files."""

    open_requested = Signal()
    sample_requested = Signal()
    paste_requested = Signal()
    tour_requested = Signal()
    recent_requested = Signal(object)
    removal_requested = Signal(object)
    """The path of a file to take off the list of recent ones."""

    def __init__(self, settings: Settings, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card = QWidget()
        self._card.setObjectName("welcomeCard")
        self._card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card.setFixedWidth(WIDTH)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(36, 30, 36, 26)
        column.setSpacing(10)
        column.addLayout(self._heading())
        column.addSpacing(14)
        column.addLayout(self._buttons())
        self._recent_heading = QLabel(self.tr("Recent"))
        self._recent_heading.setProperty("heading", "true")
        self._recent_heading.setContentsMargins(0, 12, 0, 0)
        self.recent = RecentTiles(settings, thumbnails)
        self.recent.wanted.connect(self.recent_requested)
        self.recent.removal_wanted.connect(self.removal_requested)
        column.addWidget(self._recent_heading)
        column.addWidget(self.recent)
        column.addSpacing(10)
        column.addWidget(self._muted(self.tr("Or drop a photograph or a project anywhere in this window.")))
        inside = QWidget()
        inside.setObjectName("welcomeInside")
        middle = QVBoxLayout(inside)
        middle.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
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
        self.tour_button = QPushButton(self.tr("Take the tour"))
        self.tour_button.setToolTip(self.tr("Colour the sample step by step; two minutes"))
        self.tour_button.clicked.connect(self.tour_requested)
        self._icons = {self.tour_button: "tour", self.sample_button: "sample", self.paste_button: "paste"}
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in (self.tour_button, self.sample_button, self.paste_button):
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
        self.recent.refresh()
        shown = bool(self.recent.tiles)
        self._recent_heading.setVisible(shown)
        self.recent.setVisible(shown)
