"""Small pictures of the places of hints, cut from the coloured picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from app.ui.state import qimage
from app.ui.state.context import EditorContext
from app.ui.state.hint_context import place_of
from models.hints import ColorPoint, Stroke

_SHARE = 0.1
"""What is shown at least, as a share of the photograph's long side."""

_MARGIN = 1.3
"""How much larger than a stroke its thumbnail's cut is."""


class Thumbnails:
    """Cut on demand, kept until there is another result or the hint is another one."""

    def __init__(self, context: EditorContext) -> None:
        self._context = context
        self._source: object = None
        self._picture = QImage()
        self._kept: dict[tuple[int, int], tuple[ColorPoint | Stroke, QPixmap]] = {}

    def of(self, hint: ColorPoint | Stroke, side: int, ratio: float) -> QPixmap:
        """The surroundings of a hint, `side` logical pixels wide and high; empty without a photograph."""
        self._follow_result()
        pixels = round(side * ratio)
        known = self._kept.get((hint.id, pixels))
        if known is None or known[0] != hint:
            known = hint, self._cut(hint, pixels, ratio)
            self._kept[hint.id, pixels] = known
        return known[1]

    def _follow_result(self) -> None:
        """Take the latest result; before there is one, the photograph."""
        document, session = self._context.document, self._context.session
        shown = session.shown if session is not None else None
        source = shown if shown is not None else document.photo if document is not None else None
        if source is self._source:
            return
        self._source = source
        self._kept.clear()
        if shown is not None:
            self._picture = qimage.wrap(shown.overview)
        else:
            self._picture = qimage.wrap(document.photo.proxy.rgb) if document is not None else QImage()

    def _cut(self, hint: ColorPoint | Stroke, pixels: int, ratio: float) -> QPixmap:
        document = self._context.document
        if document is None or self._picture.isNull():
            return QPixmap()
        scale = self._picture.width() / document.photo.full.size[0]
        (x, y), side = place_of(hint), _SHARE * max(document.photo.full.size)
        if isinstance(hint, ColorPoint):
            side = max(side, 2 * _MARGIN * hint.radius)
        else:
            xs, ys = zip(*hint.path, strict=True)
            side = max(side, _MARGIN * (max(xs) - min(xs)), _MARGIN * (max(ys) - min(ys)))
            x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        side = min(side * scale, self._picture.width(), self._picture.height())
        left = min(max(x * scale - side / 2, 0), self._picture.width() - side)
        top = min(max(y * scale - side / 2, 0), self._picture.height() - side)
        part = self._picture.copy(QRectF(left, top, side, side).toAlignedRect())
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(part.scaled(QSize(pixels, pixels), Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
