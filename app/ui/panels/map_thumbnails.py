"""Thumbnails of the probability maps: where the result is in doubt, and where each kind of stroke belongs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.panels.base import Note
from app.ui.state import qimage
from app.ui.state.context import EditorContext
from app.ui.state.maps import ShownMap
from app.ui.widgets.picture_view import reduced
from app.ui.widgets.tips import plain

_SIDE = 92
"""Width of a thumbnail at least, in logical pixels."""
_CAPTION = 20
_COLUMNS = 3
_CHIP = 11.0


class MapButton(QAbstractButton):
    """One map, small, over its colour and title; checked while it lies over the photograph."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: ShownMap | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_map(self, shown: ShownMap, *, checked: bool) -> None:
        """Show another map."""
        if shown is not self._shown:
            self._shown = shown
            # Twice the logical size, for dense screens.
            self._picture = qimage.wrap(reduced(shown.share, 4 * _SIDE))
            self.setToolTip(plain(self.tr("{title}: show it over the photograph").format(title=shown.title)))
            self.setAccessibleName(shown.title)
            self.updateGeometry()
        self.setChecked(checked)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        rows, columns = (1, 1) if self._shown is None else self._shown.share.shape
        return QSize(_SIDE, min(_SIDE * rows // columns, 2 * _SIDE) + 6 + _CAPTION)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(3, 3, -3, -3 - _CAPTION)
        size = self._picture.size().scaled(frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(frame.center())
        painter.drawImage(target, self._picture)
        accent, quiet = self.palette().highlight().color(), QColor(self.palette().text().color())
        quiet.setAlphaF(0.85 if self.underMouse() else 0.3)
        strong = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(accent if strong else quiet, 2.5 if self.isChecked() else 1.0))
        painter.drawRect(target)
        self._write(painter, QRectF(3, self.height() - _CAPTION, self.width() - 6, _CAPTION))

    def _write(self, painter: QPainter, line: QRectF) -> None:
        assert self._shown is not None
        chip = QRectF(line.left(), line.center().y() - _CHIP / 2, _CHIP, _CHIP)
        painter.setPen(QPen(self.palette().text().color(), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if self._shown.rgb is None else QColor(*self._shown.rgb))
        painter.drawRoundedRect(chip, 2, 2)
        room = line.adjusted(_CHIP + 5, 0, 0, 0)
        title = QFontMetrics(self.font()).elidedText(
            self._shown.title, Qt.TextElideMode.ElideRight, int(room.width())
        )  # fmt: skip
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)


class MapThumbnails(QWidget):
    """Thumbnails side by side; a click shows one over the photograph, another one ends it."""

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self.context = context
        self.setAccessibleName(self.tr("Probability maps"))
        self.buttons: list[MapButton] = []
        self.line = Note()
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.line)
        # Two lines always: the window must not grow under the pointer.
        self.line.setFixedHeight(2 * self.line.fontMetrics().lineSpacing() + 2)
        self.line.setFixedWidth(_COLUMNS * (_SIDE + 4) - 4)
        context.maps.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the maps of the present result."""
        maps = self.context.maps.available
        while len(self.buttons) > len(maps):
            button = self.buttons.pop()
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self.buttons) < len(maps):
            self._add(len(self.buttons))
        for button, shown in zip(self.buttons, maps, strict=True):
            button.show_map(shown, checked=shown is self.context.maps.looked_at)
        self.line.say(self._words())

    def _add(self, index: int) -> None:
        button = MapButton()
        button.clicked.connect(lambda checked: self._look_at(index if checked else None))
        self.buttons.append(button)
        self._grid.addWidget(button, index // _COLUMNS, index % _COLUMNS, Qt.AlignmentFlag.AlignTop)

    def _look_at(self, index: int | None) -> None:
        maps = self.context.maps
        maps.look_at(maps.available[index] if index is not None else None)

    def _words(self) -> str:
        if self.context.maps.looked_at is None:
            if len(self.context.maps.available) == 1:
                return self.tr("Bright is what the references tell; dark places need a pair of places, or a hint.")
            return self.tr("The next stroke belongs where “In doubt” is bright, or a map is bright by mistake.")
        return self.tr("Bright is where it belongs. A click on the map, or Esc, puts it away.")
