"""The recent files on the welcome page, as small pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QToolButton, QWidget

from app.core import files, image_io
from app.core.settings import Settings
from app.core.thumbnails import Thumbnails
from app.ui.widgets import style
from app.ui.widgets.background import Background
from app.ui.widgets.tips import plain

SHOWN = 8
_COLUMNS = 4
_THUMB = QSize(128, 86)
_TILE = QSize(142, 122)
_DIMMED = 0.3


class RecentTile(QToolButton):
    """One file: a click opens it, Delete or its menu takes it off the list."""

    removal_wanted = Signal()

    def __init__(self, path: Path, png: bytes | None) -> None:
        super().__init__()
        self._path, self._png, self._name = path, png, image_io.shown_name(path)
        self.missing = False
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(_THUMB)
        self.setFixedSize(_TILE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove = QToolButton(self)
        self.remove.setObjectName("overPicture")
        self.remove.setText(self.tr("Remove"))
        self.remove.setToolTip(self.tr("Take it off the list"))
        self.remove.setAccessibleName(self.tr("Take {name} off the list").format(name=self._name))
        self.remove.clicked.connect(self.removal_wanted)
        self.show_missing(missing=False)

    def show_missing(self, *, missing: bool) -> None:
        """Show whether the file is there."""
        self.missing = missing
        self.setIcon(QIcon(_picture(self._png, _DIMMED if missing else 1.0, self.devicePixelRatioF())))
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, _THUMB.width())
        self.setText(shown.replace("&", "&&"))
        absent = self.tr("{path}\nis not there: is its disk connected?").format(path=self._path)
        self.setToolTip(plain(absent if missing else str(self._path)))
        words = self.tr("{name}, not there") if missing else "{name}"
        self.setAccessibleName(words.format(name=self._name))
        self.setProperty("muted", missing)
        self.style().polish(self)
        self.remove.adjustSize()
        self.remove.move((_TILE.width() - self.remove.width()) // 2, (_THUMB.height() - self.remove.height()) // 2 + 6)
        self.remove.setVisible(missing)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        menu = QMenu(self)
        menu.addAction(self.tr("Take it off the list"), self.removal_wanted.emit)
        menu.popup(event.globalPos())


class RecentTiles(QWidget):
    """The newest of the recent files, in rows."""

    wanted = Signal(object)
    """The path of a file to open, as text; no Qt text, which cannot hold every name."""
    removal_wanted = Signal(object)
    """The path of a file to take off the list."""

    def __init__(self, settings: Settings, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._settings, self._thumbnails = settings, thumbnails
        self.tiles: list[RecentTile] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._background = Background(self)

    def refresh(self) -> None:
        """Show the files as they are listed now."""
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        names = self._settings.recent_files[:SHOWN]
        self.tiles = [RecentTile(Path(name), self._thumbnails.get(Path(name))) for name in names]
        for place, (name, tile) in enumerate(zip(names, self.tiles, strict=True)):
            tile.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
            tile.removal_wanted.connect(lambda name=name: self.removal_wanted.emit(name))
            self._grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(_COLUMNS, 1)
        tiles = self.tiles
        if names:
            # A disk that does not answer must not hold the window up.
            self._background.run(
                lambda: [not files.is_there(Path(name)) for name in names], lambda missing: _mark(tiles, missing)
            )

    @property
    def looking(self) -> bool:
        """Whether it is not known yet which files are there."""
        return self._background.busy


def _mark(tiles: list[RecentTile], missing: list[bool]) -> None:
    for tile, is_missing in zip(tiles, missing, strict=True):
        if is_missing:
            tile.show_missing(missing=True)


def _picture(png: bytes | None, opacity: float, ratio: float) -> QPixmap:
    """A thumbnail in the middle of a plate, so that names stand in one line."""
    plate = QPixmap(_THUMB * ratio)
    plate.setDevicePixelRatio(ratio)
    plate.fill(QColor(128, 128, 128, 40))
    source = QPixmap()
    painter = QPainter(plate)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(opacity)
    if png is None or not source.loadFromData(png):
        middle = QPoint((_THUMB.width() - style.ICON_SIZE) // 2, (_THUMB.height() - style.ICON_SIZE) // 2)
        painter.drawPixmap(middle, style.icon("photo").pixmap(QSize(style.ICON_SIZE, style.ICON_SIZE), ratio))
    else:
        fitted = source.size().scaled(_THUMB, Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect((_THUMB.width() - fitted.width()) // 2, (_THUMB.height() - fitted.height()) // 2, 0, 0)
        target.setSize(fitted)
        painter.drawPixmap(target, source)
    painter.end()
    return plate
