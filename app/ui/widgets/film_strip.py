"""The film along its time: small pictures, scenes, key frames, what is ready, and the playhead."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.ui.state.film import Film

THUMBNAIL_HEIGHT = 48
"""In logical pixels."""

_RULER = 17.0
_FOOT = 12.0
_EDGE = 8.0
"""Room beside the first and the last frame, for the playhead's head."""
_NOTCH = 120.0
_ZOOM = 1.25
_NEAR = 5.0
"""How near to a key frame's mark a click means the mark."""
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600)
"""Seconds between labels."""
_LABEL = 64.0
"""Least distance between two labels."""


def clock(seconds: float) -> str:
    """A moment of a film, "1:02.50"."""
    hundredths = round(seconds * 100)
    minutes, rest = divmod(hundredths, 6000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest / 100:05.2f}" if hours else f"{minutes}:{rest / 100:05.2f}"


class FilmStrip(QWidget):
    """Press or drag to look at another frame; the wheel goes frame by frame, with Ctrl it zooms the time.

    Attributes:
        zoom: how many times the whole film is wider than the strip.
    """

    view_changed = Signal()
    """Another part of the film, or another size."""

    def __init__(self, film: Film) -> None:
        super().__init__()
        self._film = film
        self.zoom = 1.0
        self._left = 0.0
        self._wheel = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(_RULER + THUMBNAIL_HEIGHT + _FOOT))
        self.setAccessibleName(self.tr("Film"))
        film.opened.connect(self._open)
        film.moved.connect(self._follow)
        for signal in (film.changed, film.seen):
            signal.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(400, self.height())

    # Where frames lie

    @property
    def _frame_width(self) -> float:
        return max(self.width() - 2 * _EDGE, 1.0) * self.zoom / max(self._film.count, 1)

    @property
    def _slot_frames(self) -> float:
        """Frames for each small picture."""
        return max(self.thumbnail_width / self._frame_width, 1.0)

    @property
    def thumbnail_width(self) -> int:
        """Of small pictures, in logical pixels."""
        work = self._film.work
        if work is None:
            return THUMBNAIL_HEIGHT
        width, height = work.clip.size
        shape = width / height * float(work.clip.pixel_aspect)
        return max(round(THUMBNAIL_HEIGHT * min(max(shape, 0.4), 3.0)), 8)

    def x_of(self, index: float) -> float:
        """Where the left edge of a frame is."""
        return _EDGE + (index - self._left) * self._frame_width

    def frame_at(self, x: float) -> int:
        """The frame at a place; the first or last one beside them."""
        index = math.floor(self._left + (x - _EDGE) / self._frame_width)
        return min(max(index, 0), max(self._film.count - 1, 0))

    def zoom_by(self, factor: float, x: float) -> None:
        """Stretch the time; what lies at x stays there."""
        count = self._film.count
        if count == 0:
            return
        place = self._left + (x - _EDGE) / self._frame_width
        # At most one small picture for each frame.
        most = max(1.0, self.thumbnail_width * count / max(self.width() - 2 * _EDGE, 1.0))
        self.zoom = min(max(self.zoom * factor, 1.0), most)
        self._scroll_to(place - (x - _EDGE) / self._frame_width)

    def _scroll_to(self, left: float) -> None:
        count = self._film.count
        self._left = min(max(left, 0.0), count - count / self.zoom)
        self.view_changed.emit()
        self.update()

    def _open(self) -> None:
        self.zoom, self._left, self._wheel = 1.0, 0.0, 0.0
        self._follow()

    def _follow(self) -> None:
        """Keep the playhead in sight."""
        shown = self._film.count / self.zoom
        at = self._film.playhead
        if not self._left <= at <= self._left + shown - 1:
            self._scroll_to(at - shown / 2)
        self._describe()
        self.view_changed.emit()
        self.update()

    def _describe(self) -> None:
        words = self.tr("Frame {number} of {count}")
        self.setAccessibleDescription(words.format(number=self._film.playhead + 1, count=self._film.count))

    def missing(self) -> list[int]:
        """The frames whose small pictures are in sight and not there yet, the nearest to the playhead first."""
        wanted = [index for index, _ in self._slots() if index not in self._film.thumbnails]
        return sorted(wanted, key=lambda index: abs(index - self._film.playhead))

    def _slots(self) -> list[tuple[int, QRectF]]:
        """The small pictures in sight: which frame, and where. Each scene begins with one."""
        work, count, frames = self._film.work, self._film.count, self._slot_frames
        if work is None:
            return []
        slots = []
        left, right = self._left, self._left + count / self.zoom
        for scene, end in zip(work.scenes.starts, (*work.scenes.starts[1:], count), strict=True):
            if end <= left or scene >= right:
                continue
            first = max(int((left - scene) / frames), 0)
            last = math.ceil((min(right, end) - scene) / frames)
            for number in range(first, last):
                start, stop = scene + number * frames, min(scene + (number + 1) * frames, end)
                box = QRectF(self.x_of(start), _RULER, (stop - start) * self._frame_width, THUMBNAIL_HEIGHT)
                slots.append((min(int((start + stop) / 2), end - 1), box))
        return slots

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self._film.set_playing(playing=False)
            key = self._key_at(event.position())
            self._film.go_to(self.frame_at(event.position().x()) if key is None else key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._film.go_to(self.frame_at(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """One frame for each notch, with Shift a scene; with Ctrl it zooms; sideways it scrolls."""
        delta, modifiers = event.angleDelta(), event.modifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_ZOOM ** (delta.y() / _NOTCH), event.position().x())
        elif abs(delta.x()) > abs(delta.y()) and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._scroll_to(self._left - delta.x() / _NOTCH * self._slot_frames)
        else:
            self._wheel -= (delta.y() or delta.x()) / _NOTCH
            steps = math.trunc(self._wheel)
            self._wheel -= steps
            self._film.set_playing(playing=False)
            if steps and modifiers & Qt.KeyboardModifier.ShiftModifier:
                self._film.step_scene(1 if steps > 0 else -1)
            elif steps:
                self._film.step(steps)
        event.accept()

    # Keyboard

    def take_key(self, event: QKeyEvent) -> bool:
        """Go where a key says; False where it says nothing to the strip."""
        film, key = self._film, event.key()
        scenes = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if film.work is None or others or key not in (*ways, Qt.Key.Key_Home, Qt.Key.Key_End):
            return False
        film.set_playing(playing=False)
        if key == Qt.Key.Key_Home:
            film.go_to(0)
        elif key == Qt.Key.Key_End:
            film.go_to(film.count - 1)
        elif scenes:
            film.step_scene(ways[Qt.Key(key)])
        else:
            film.step(ways[Qt.Key(key)])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._film.set_playing(playing=not self._film.playing)
        elif not self.take_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._scroll_to(self._left)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._film.work is not None:
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _key_at(self, place: QPointF) -> int | None:
        """The key frame whose mark lies there, or None."""
        work = self._film.work
        if work is None or place.y() < _RULER + THUMBNAIL_HEIGHT:
            return None
        near = [key for key in work.keys if abs(self._middle(key) - place.x()) <= _NEAR]
        return min(near, key=lambda key: abs(self._middle(key) - place.x()), default=None)

    def _middle(self, index: int) -> float:
        return self.x_of(index + 0.5)

    def _tip(self, place: QPointF) -> str:
        work = self._film.work
        assert work is not None
        key = self._key_at(place)
        index = self.frame_at(place.x()) if key is None else key
        words = self.tr("Key frame {number}, {time}, scene {scene}") if index in work.keys else (
            self.tr("Frame {number}, {time}, scene {scene}")
        )  # fmt: skip
        return words.format(
            number=index + 1, time=clock(work.clip.seconds(index)), scene=work.scenes.number(index) + 1
        )

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._film.work is None:
            return
        self._paint_pictures(painter)
        self._paint_ruler(painter)
        self._paint_scenes(painter, self._film.work.scenes.starts, self._film.work.scenes.searched)
        self._paint_foot(painter, self._film.work.keys)
        self._paint_playhead(painter)

    def _color(self, role: QPalette.ColorRole, alpha: float = 1.0) -> QColor:
        color = QColor(self.palette().color(role))
        color.setAlphaF(alpha)
        return color

    def _paint_pictures(self, painter: QPainter) -> None:
        room = self._color(QPalette.ColorRole.Base)
        for index, box in self._slots():
            image = self._film.thumbnail(index)
            painter.fillRect(box, room)
            if image is None:
                continue
            width = min(self.thumbnail_width, box.width())
            # The last one may have less room than it is wide.
            part = QRectF(0, 0, image.width() * width / self.thumbnail_width, image.height())
            painter.drawImage(QRectF(box.left(), box.top(), width, box.height()), image, part)

    def _paint_ruler(self, painter: QPainter) -> None:
        """Labels at round times, as many as there is room for."""
        work = self._film.work
        assert work is not None
        count = len(work.clip)
        length = work.clip.seconds(count - 1) * count / max(count - 1, 1)
        if length <= 0:
            return
        pixels = self._frame_width * count / length
        step = next((step for step in _STEPS if step * pixels >= _LABEL), _STEPS[-1])
        painter.setPen(self._color(QPalette.ColorRole.PlaceholderText))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        first = int(self._left / count * length / step)
        for number in range(first, int((self._left + count / self.zoom) / count * length / step) + 1):
            x = self.x_of(number * step / length * count)
            painter.drawLine(QPointF(x, _RULER - 5), QPointF(x, _RULER - 2))
            words = clock(number * step)
            words = words.removesuffix(".00") if step >= 1 else words[:-1]
            if x + 4 + painter.fontMetrics().horizontalAdvance(words) <= self.width():
                painter.drawText(QPointF(x + 4, _RULER - 4), words)

    def _paint_scenes(self, painter: QPainter, starts: Sequence[int], searched: int) -> None:
        top, bottom = _RULER, _RULER + THUMBNAIL_HEIGHT
        for start in starts:
            x = self.x_of(start)
            if start and -4 < x < self.width() + 4:
                painter.fillRect(QRectF(x - 1.5, top, 3, bottom - top), self._color(QPalette.ColorRole.Window))
                painter.setBrush(self._color(QPalette.ColorRole.WindowText))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawPolygon(_shape((x - 4, top - 1), (x + 4, top - 1), (x, top + 5)))
        here = self._film.work
        if here is not None and len(starts) > 1:
            first, last = self._span()
            pen = QPen(self._color(QPalette.ColorRole.WindowText, 0.75), 2)
            painter.setPen(pen)
            painter.drawLine(QPointF(first, bottom + 1), QPointF(last, bottom + 1))
        if searched < self._film.count:
            # Where no scene has been looked for yet.
            veil = QRectF(self.x_of(searched), top, self.x_of(self._film.count) - self.x_of(searched), bottom - top)
            painter.fillRect(veil, self._color(QPalette.ColorRole.Window, 0.45))

    def _span(self) -> tuple[float, float]:
        """From where to where the scene of the playhead goes."""
        work, at = self._film.work, self._film.playhead
        assert work is not None
        return self.x_of(work.scenes.start(at)) + 2, self.x_of(work.scenes.stop(at, self._film.count)) - 2

    def _paint_foot(self, painter: QPainter, keys: Sequence[int]) -> None:
        """Bars under the frames that are ready, and a mark for each key frame."""
        middle = _RULER + THUMBNAIL_HEIGHT + 7
        painter.setPen(Qt.PenStyle.NoPen)
        for start, stop in _runs(self._film.steadied):
            box = QRectF(self.x_of(start), middle - 1.5, (stop - start) * self._frame_width, 3)
            painter.fillRect(box, self._color(QPalette.ColorRole.Highlight))
        for key in keys:
            x = self._middle(key)
            here = key == self._film.playhead
            painter.setBrush(self._color(QPalette.ColorRole.Highlight if here else QPalette.ColorRole.WindowText))
            painter.setPen(QPen(self._color(QPalette.ColorRole.Window), 1))
            painter.drawPolygon(_shape((x, middle - 5), (x + 5, middle), (x, middle + 5), (x - 5, middle)))

    def _paint_playhead(self, painter: QPainter) -> None:
        x = self._middle(self._film.playhead)
        line = self._color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(self._color(QPalette.ColorRole.Window), 4))
        painter.drawLine(QPointF(x, 8), QPointF(x, _RULER + THUMBNAIL_HEIGHT))
        painter.setPen(QPen(line, 2))
        painter.drawLine(QPointF(x, 8), QPointF(x, _RULER + THUMBNAIL_HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(line)
        painter.drawPolygon(_shape((x - 6, 1), (x + 6, 1), (x + 6, 6), (x, 12), (x - 6, 6)))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(line, 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


def _shape(*places: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in places])


def _runs(frames: Iterable[int]) -> list[tuple[int, int]]:
    """The frames as ranges: first one, and the one after the last."""
    runs: list[tuple[int, int]] = []
    for index in sorted(frames):
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs
