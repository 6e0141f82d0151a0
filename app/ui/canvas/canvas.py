"""One pane: paints the pictures and the hints, and hands the pointer's and the keyboard's events to the tools."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QResizeEvent,
    QSinglePointEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from app.ui.canvas.hint_layer import HintLayer
from app.ui.canvas.loupe import paint_loupe
from app.ui.canvas.markers import paint_ring
from app.ui.canvas.picture_painter import HANDLE, PicturePainter, paint_advice, paint_label, paint_mark, paint_split
from app.ui.canvas.region_painter import RegionPainter
from app.ui.state import uses
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.state.pictures import View
from app.ui.tools import Pointer, Toolset

NOTCH = 120.0
WHEEL_ZOOM = 1.2
WHEEL_PAN = 60.0


class Canvas(QWidget):
    """A pane of the workspace. Panes share a `CanvasModel`; `view` fixes what a pane shows, None follows the model."""

    def __init__(
        self, context: EditorContext, model: CanvasModel, tools: Toolset, *, view: View | None = None
    ) -> None:
        super().__init__()
        self._context, self._model, self._tools, self._fixed_view = context, model, tools, view
        self._over: tuple[float, float] | None = None
        self._hints = HintLayer(context, model, self)
        self._moving_split = False
        self._pen_down = False
        self._focus_by_key = False
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Photograph with hints") if view else self.tr("Photograph"))
        self.setAccessibleDescription(
            self.tr("Insert adds a point, comma and full stop go from hint to hint, arrow keys move the selected one.")
        )
        for signal in (
            *(model.view_changed, model.content_changed, context.document_changed, context.selection_changed),
            *(context.solo_changed, context.suggestions.waiting_changed, context.drawn_regions.changed),
            *(context.size.changed, context.sample_size.changed, context.color.changed, self._hints.fade.changed),
        ):
            signal.connect(self.update)
        model.hovered.connect(lambda xy: self._hints.fade.show(plainly=xy is not None or self._focus_by_key))
        tools.changed.connect(self._update_cursor)

    # What is shown

    @property
    def main_view(self) -> View:
        """The view of this pane, the split and the held key left aside."""
        if self._fixed_view is not None and self._model.other_title:
            return View.OTHER
        gray = self._fixed_view is View.GRAY and not self._context.starts_gray
        return View.ORIGINAL if gray else self._fixed_view or self._model.view

    @property
    def split_x(self) -> float | None:
        """Where the line between before and after is, in this pane's pixels; None without one."""
        split = self._model.split
        return None if split is None or self._fixed_view is not None else split * self.width()

    def view_at(self, x: float) -> View:
        """What lies at this pane's column x."""
        if self._model.holding_original:
            return View.ORIGINAL
        split = self.split_x
        before = View.OTHER if self._model.other_title else View.ORIGINAL
        return before if split is not None and x < split else self.main_view

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Blit the pictures, draw the markers. Nothing is computed here."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().dark())
        pictures = self._model.pictures
        if pictures is None:
            return
        pane = PicturePainter(painter, pictures, self._model.transform, self.devicePixelRatioF())
        split = self.split_x
        if split is None or self._model.holding_original:
            pane.paint(self.view_at(self.width()))
            if self._model.veil is not None and not self._model.holding_original:
                pane.veil(self._model.veil)
        else:
            for left, right in ((0.0, split), (split, float(self.width()))):
                painter.setClipRect(QRectF(left, 0, right - left, self.height()))
                pane.paint(self.view_at((left + right) / 2))
                if self._model.veil is not None and left > 0:
                    pane.veil(self._model.veil)
            painter.setClipping(False)
        if not self._model.holding_original:
            regions_painter = RegionPainter(painter, self._model.transform, pictures.size, self._hints.fade.opacity)
            regions_painter.paint(self._context.drawn_regions, veils=self._tools.chosen.regions)
            self._paint_hints(painter)
            if split is not None:
                paint_split(painter, (self.width(), self.height()), split)
            if self._model.mark is not None:
                xy, title = self._model.mark
                paint_mark(painter, self._model.transform.to_widget(xy), title, self.font())
            self._paint_advice(painter)
        self._paint_labels(painter, split)
        if self._fixed_view is None and not self._model.transform.upright:
            paint_label(painter, self._how_it_stands(), self.font(), self.width() - 12, right_aligned=True)
        if self._over is not None:
            paint_loupe(painter, self, self._context, self._model, self._tools.in_hand, self._over)
        self._paint_focus(painter)

    def _paint_hints(self, painter: QPainter) -> None:
        self._hints.paint(painter, (self.width(), self.height()), filled=self.main_view is not View.RESULT)
        self._tools.paint(painter)
        tool = self._tools.chosen
        if self._over is not None and tool.ring and not self._tools.space_held:
            paint_ring(painter, self._over, self._context.size.width * self._model.transform.scale / 2)

    def _paint_advice(self, painter: QPainter) -> None:
        document = self._context.document
        if document is None or document.draft is not None or self._fixed_view is not None:
            return
        session = self._context.session
        stopped = session is not None and session.stopped
        what_next = uses.solo_advice(self._context.solo) or uses.advice(document.state, gray=document.photo.is_gray)
        text = uses.stopped_advice() if stopped else what_next
        if text:
            paint_advice(painter, text, self.font(), (self.width(), self.height()))

    def _paint_labels(self, painter: QPainter, split: float | None) -> None:
        names = {View.RESULT: self.tr("Result"), View.GRAY: self.tr("Gray"), View.ORIGINAL: self.tr("Original")}
        if self._model.holding_original:
            paint_label(painter, names[View.ORIGINAL], self.font(), 12)
        elif split is not None:
            before = self._model.other_title or self.tr("Before")
            paint_label(painter, before, self.font(), split - 12, right_aligned=True)
            paint_label(painter, self._model.veil_title or self.tr("After"), self.font(), split + 12)
        elif self._model.veil is not None:
            paint_label(painter, self._model.veil_title, self.font(), 12)
        elif self._model.two_panes or self.main_view is not View.RESULT:
            beside = self._model.other_title or self.tr("Hints")
            label = beside if self._fixed_view is not None else names[self.main_view]
            paint_label(painter, label, self.font(), 12)

    def _how_it_stands(self) -> str:
        """That the view is turned or flipped, so that nobody takes it for the photograph."""
        turn, flipped = round(self._model.transform.turn), self._model.transform.flipped
        words = [self.tr("turned {degrees}°").format(degrees=turn)] if turn else []
        words += [self.tr("flipped")] if flipped else []
        return self.tr("View {how}").format(how=", ".join(words or [self.tr("turned")]))

    def _hold_alt(self, *, held: bool) -> None:
        """Alt was pressed or released: the pointer may be another tool's now."""
        if held is not self._tools.alt_held:
            self._tools.alt_held = held
            self.update()

    def _paint_focus(self, painter: QPainter) -> None:
        if self.hasFocus() and self._focus_by_key:
            painter.setPen(QColor(self.palette().highlight().color()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    # Pointer

    def _pointer(self, event: QSinglePointEvent, pressure: float = 1.0) -> Pointer:
        place = (event.position().x(), event.position().y())
        xy = self._model.transform.to_image(place)
        return Pointer(xy, place, event.button(), event.modifiers(), pressure, self.view_at(place[0]))

    def _on_split(self, x: float, y: float) -> bool:
        split = self.split_x
        if split is None:
            return False
        near_handle = abs(x - split) <= HANDLE and abs(y - self.height() / 2) <= HANDLE
        return near_handle or abs(x - split) <= 4

    def _press(self, event: QSinglePointEvent, pressure: float = 1.0) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        pointer = self._pointer(event, pressure)
        self._context.influence.hover(None)
        left = pointer.button == Qt.MouseButton.LeftButton
        if left and not self._tools.busy and self._on_split(*pointer.place):
            self._moving_split = True
        elif not self._moving_split:
            self._tools.press(pointer)
        self._update_cursor(pointer)

    def _move(self, event: QSinglePointEvent, pressure: float = 1.0) -> None:
        pointer = self._pointer(event, pressure)
        self._over = pointer.place
        self._hold_alt(held=bool(pointer.modifiers & Qt.KeyboardModifier.AltModifier))
        if self._moving_split:
            self._model.set_split(pointer.place[0] / max(self.width(), 1))
        else:
            self._tools.move(pointer)
        at_work = self._tools.busy or self._moving_split or self._context.document is None
        turned = self._hints.hover(None if at_work else pointer.xy, self._tools.chosen.reach)
        if self._tools.in_hand.ring or self._tools.in_hand.loupe or self._tools.busy or turned:
            self.update()
        self._update_cursor(pointer)
        # Who picks a colour must see it: no light on what a hint colours.
        self._context.influence.hover(None if self._tools.in_hand.loupe else self._hints.hovered)
        self._model.hovered.emit(pointer.xy)

    def _release(self, event: QSinglePointEvent, pressure: float = 1.0) -> None:
        pointer = self._pointer(event, pressure)
        if self._moving_split and pointer.button == Qt.MouseButton.LeftButton:
            self._moving_split = False
        else:
            self._tools.release(pointer)
            self.update()
        self._update_cursor(pointer)

    def _update_cursor(self, pointer: Pointer | None = None) -> None:
        if pointer is None or self._context.document is None:
            self.setCursor(self._tools.chosen.cursor)
        elif self._moving_split or (not self._tools.busy and self._on_split(*pointer.place)):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.setCursor(self._tools.cursor(pointer))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._release(event)

    def tabletEvent(self, event: QTabletEvent) -> None:  # noqa: N802
        """A pen draws with its pressure; accepting the event keeps Qt from sending a mouse event as well."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._pen_down = True
            self._press(event, event.pressure())
        elif kind == QEvent.Type.TabletMove:
            self._move(event, event.pressure() if self._pen_down else 1.0)
        elif kind == QEvent.Type.TabletRelease:
            self._pen_down = False
            # A pen that lifts reports no pressure: the stroke ends as wide as it was.
            self._release(event, event.pressure() or 1.0)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        del event
        self._over = None
        self._hints.hover(None, 0.0)
        self._context.influence.hover(None)
        self._model.hovered.emit(None)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel zooms at the pointer, with Shift or tilted it goes sideways, with Alt it is the tool's.

        A touchpad moves the photograph with the fingers; with Ctrl it zooms, too.
        """
        place, delta = (event.position().x(), event.position().y()), event.angleDelta()
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if _is_touchpad(event) and not zooms:
            way = event.pixelDelta() if not event.pixelDelta().isNull() else delta * (WHEEL_PAN / NOTCH)
            self._model.pan(way.x(), way.y())
        elif not self._tool_wheel(event, place):
            if zooms or (delta.y() != 0 and not sideways):
                self._model.zoom_by(WHEEL_ZOOM ** (delta.y() / NOTCH), place)
            else:
                self._model.pan((delta.x() or delta.y()) / NOTCH * WHEEL_PAN, 0)
        event.accept()

    def _tool_wheel(self, event: QWheelEvent, place: tuple[float, float]) -> bool:
        # Qt turns the wheel sideways while Alt is held.
        steps = (event.angleDelta().y() or event.angleDelta().x()) / NOTCH
        if steps == 0 or self._context.document is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        xy = self._model.transform.to_image(place)
        return self._tools.chosen.wheel(steps, Pointer(xy, place, modifiers=event.modifiers()))

    def event(self, event: QEvent) -> bool:
        """Pinches come as gestures (touch screens) or as native gestures (touchpads)."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._model.zoom_by(1 + event.value(), (event.position().x(), event.position().y()))
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._tools.cancel()
                centre = self.mapFromGlobal(pinch.centerPoint().toPoint())
                self._model.zoom_by(pinch.scaleFactor(), (QPointF(centre).x(), QPointF(centre).y()))
                return True
        if isinstance(event, QKeyEvent) and self._is_for_tool(event):
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._tell_size()
        return super().event(event)

    # Keyboard

    def _is_for_tool(self, event: QKeyEvent) -> bool:
        """Give the tool keys that would be a command's, or would move the focus; True if it took this one."""
        if self._context.document is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Alt:
            # Else the menu bar would take the focus when the key goes up.
            event.accept()
            return True
        if not self._tools.chosen.takes_key(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._tools.chosen.key_press(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space lends the hand; the chosen tool may use other keys; the window has the rest."""
        if event.key() == Qt.Key.Key_Escape:
            self._moving_split = False
            event.ignore()
        elif event.key() == Qt.Key.Key_Tab:
            super().focusNextPrevChild(True)  # noqa: FBT003 - Qt's signature
        elif event.key() == Qt.Key.Key_Alt:
            self._hold_alt(held=True)
        elif event.key() == Qt.Key.Key_Space:
            self._tools.space_held = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.update()
        elif self._context.document is None or not self._tools.chosen.key_press(event):
            event.ignore()

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802 - Qt's signature
        """Tab puts the panels away here, as in other programs for pictures; Ctrl+Tab goes on to the next control."""
        if following:
            self._model.hide_panels_wanted.emit()
            return True
        return super().focusNextPrevChild(following)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._tools.space_held = False
                self._update_cursor()
        elif event.key() == Qt.Key.Key_Alt:
            self._hold_alt(held=False)
        elif self._context.document is None or not self._tools.chosen.key_release(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Who came by keyboard sees where the focus is."""
        self._focus_by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self._focus_by_key:
            self._hints.fade.show(plainly=True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Keys that were held are released elsewhere."""
        self._tools.space_held = self._tools.alt_held = False
        self._tools.settle()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._tell_size()

    def _tell_size(self) -> None:
        if self._fixed_view is None:
            self._model.resize(self.width(), self.height(), self.devicePixelRatioF())


def _is_touchpad(event: QWheelEvent) -> bool:
    """Whether fingers scroll: some systems say so by the device, others by the phases of the gesture."""
    touchpad = event.device().type() == QPointingDevice.DeviceType.TouchPad
    return touchpad or event.phase() != Qt.ScrollPhase.NoScrollPhase
