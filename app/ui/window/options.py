"""Controls in the upper tool bar: size and colour of the next hint, and the region that colours are limited to."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDoubleSpinBox, QHBoxLayout, QLabel, QWidget

from app.core import regions
from app.core.document import DocumentState
from app.ui.state import uses
from app.ui.state.context import EditorContext
from app.ui.state.current_color import RADIUS_LIMITS, WIDTH_LIMITS
from app.ui.widgets.boxes import ChoiceBox
from app.ui.window.editor import Editor
from models.registry import Use

_WIDEST = 180
"""Of a box with names, in logical pixels: names may be long."""


_STAR = 7.0
"""How far a star's points reach, in logical pixels."""

_MIDDLE = 0.5


class ColorChip(QAbstractButton):
    """The colour in hand, or the region's; where the likeliest one is taken, it has a star and a broken edge."""

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self._context = context
        self.setFixedSize(QSize(36, 26))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        context.color.changed.connect(self._show)
        context.place_changed.connect(self._show)
        context.regions.changed.connect(self._show)
        context.document_changed.connect(self._show)
        self._show()

    @property
    def _rgb(self) -> tuple[int, int, int]:
        if not self._context.marks_regions:
            return self._context.color.asked_rgb or self._context.shown_rgb()
        marked = regions.names(self._context.hints.effective)
        return regions.colors(dict.fromkeys([*marked, self._context.regions.current]))[self._context.regions.current]

    @property
    def is_suggested(self) -> bool:
        """Whether no colour is chosen: the next hint takes the likeliest one of its place."""
        return not self._context.marks_regions and self._context.color.is_suggested

    def _show(self) -> None:
        cutting = self._context.marks_regions
        name = uses.region_title(self._context.regions.current) if cutting else QColor(*self._rgb).name()
        words = self.tr("The brush marks: {name}") if cutting else self.tr("Current colour {name}: change it")
        if self.is_suggested:
            words = self.tr("The next hint takes the likeliest colour of its place: choose another one")
        self.setToolTip(words.format(name=name))
        self.setAccessibleName(self.toolTip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.hasFocus() or self.underMouse()
        edge = self.palette().highlight() if strong else self.palette().windowText()
        fill = QColor(*self._rgb)
        style = Qt.PenStyle.DashLine if self.is_suggested else Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge.color(), 2 if strong else 1, style))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        if self.is_suggested:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.GlobalColor.black if fill.lightnessF() > _MIDDLE else Qt.GlobalColor.white)
            painter.drawPath(_star(QPointF(self.width() / 2, self.height() / 2)))


def _star(centre: QPointF) -> QPainterPath:
    """Four points, drawn in to the middle."""
    far = [centre + QPointF(dx * _STAR, dy * _STAR) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))]
    path = QPainterPath(far[-1])
    for tip in far:
        path.quadTo(centre, tip)
    return path


class SizeOption(QWidget):
    """Colour, and the side of a point's patch or the width of the brush, whichever the tool has."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.label = QLabel()
        self.size_box = QDoubleSpinBox()
        self.size_box.setDecimals(0)
        self.size_box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.size_box.setSuffix(self.tr(" px"))
        self.size_box.setKeyboardTracking(False)
        self.size_box.setFixedWidth(78)
        self.size_box.valueChanged.connect(self._set)
        self.label.setBuddy(self.size_box)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(8)
        self.chip = ColorChip(editor.context)
        row.addWidget(self.chip)
        row.addSpacing(6)
        row.addWidget(self.label)
        row.addWidget(self.size_box)
        editor.tools.changed.connect(self._show)
        editor.context.size.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        tool = self._editor.tools.chosen
        used = tool.patch or tool.ring
        self.label.setText(self.tr("Point size") if tool.patch else self.tr("Brush size"))
        tip = self.tr("Size of a new point") if tool.patch else self.tr("Size of the brush and the eraser")
        self.size_box.setToolTip(tip)
        self.size_box.setAccessibleName(tip)
        self.size_box.setEnabled(used)
        self.label.setEnabled(used)
        low, high = (2 * v for v in RADIUS_LIMITS) if tool.patch else WIDTH_LIMITS
        context = self._editor.context
        with QSignalBlocker(self.size_box):
            self.size_box.setRange(low, high)
            self.size_box.setValue(2 * context.size.radius if tool.patch else context.size.width)

    def _set(self, value: float) -> None:
        if self._editor.tools.chosen.patch:
            self._editor.context.size.set_radius(value / 2)
        else:
            self._editor.context.size.set_width(value)


class WithinOption(QWidget):
    """What colours are limited to: the whole photograph, or a region of it."""

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[object, ...] = ()
        self.box = ChoiceBox()
        self.box.setAccessibleName(self.tr("Colours within"))
        self.box.setToolTip(self.tr("The part of the photograph that gets new colours; the rest stays as it is"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.setMaximumWidth(_WIDEST)
        self.box.activated.connect(self._choose)
        label = QLabel(self.tr("Within"))
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.box)
        context.document_changed.connect(self._show)
        self._show()

    @property
    def useful(self) -> bool:
        """Whether there are colours to limit, and a region to limit them to."""
        return not self._context.marks_regions and self.box.count() > 1

    def _choose(self) -> None:
        if self._context.document is not None:
            self._context.document.apply(self.tr("Limit colours"), within=self.box.currentData())

    def _show(self) -> None:
        state = self._context.document.state if self._context.document is not None else DocumentState()
        cut_out = state.task(Use.CUT_OUT).hints
        marked = [name for name in (regions.ALL, *regions.names(cut_out)) if regions.has(cut_out, name)]
        choices: list[tuple[str, str | int | None]] = [
            (self.tr("Whole photograph"), None),
            *((region.name, region.id) for region in reversed(state.regions)),
            *((uses.region_title(name), name) for name in marked),
        ]
        shown = (choices, state.within)
        if shown == self._shown:
            return
        self._shown = shown
        self.box.clear()
        for title, within in choices:
            self.box.addItem(title, within)
        self.box.setCurrentIndex(next((n for n, choice in enumerate(choices) if choice[1] == state.within), 0))
