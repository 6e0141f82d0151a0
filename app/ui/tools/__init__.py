"""The tools, and which of them has the pointer. To add one, write a `Tool` and name it in `TOOLS`."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPainter

from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.tools.base import Pointer, Tool
from app.ui.tools.brush import BrushTool, EraserTool, ProtectTool
from app.ui.tools.eyedropper import EyedropperTool
from app.ui.tools.pair import PairTool
from app.ui.tools.pan import PanTool
from app.ui.tools.point import PointTool
from app.ui.tools.region import LassoTool, RectangleTool, ThingTool, WandTool
from app.ui.tools.select import SelectTool

__all__ = ["TOOLS", "Pointer", "Tool", "Toolset"]

TOOLS: tuple[type[Tool], ...] = (
    SelectTool,
    PointTool,
    BrushTool,
    ProtectTool,
    EraserTool,
    EyedropperTool,
    ThingTool,
    WandTool,
    LassoTool,
    RectangleTool,
    PairTool,
    PanTool,
)
"""In the order of the tool bar."""

_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
"""What tools answer to. Others, such as Back and Forward, are no gestures."""


class Toolset(QObject):
    """The tools of a window: one is chosen, another one may stand in for it for a gesture."""

    changed = Signal()

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.tools = {kind.name: kind(context, model, self) for kind in TOOLS}
        self.chosen = self.tools[PointTool.name]
        self.space_held = False
        self.alt_held = False
        self._in_gesture: Tool | None = None
        self._button = Qt.MouseButton.NoButton
        context.use_changed.connect(self._fit_use)

    def _fit_use(self) -> None:
        """Take the brush where there is nothing to do for the tool in hand."""
        if not self.fits_use(self.chosen.name):
            self.choose(BrushTool.name)

    def is_chosen(self, name: str) -> bool:
        """Whether this is the tool in hand."""
        return self.chosen.name == name

    def fits_use(self, name: str) -> bool:
        """Whether a tool has something to do in the present use."""
        return self.context.use in self.tools[name].uses

    def choose(self, name: str) -> None:
        """Take another tool; a gesture in progress is abandoned.

        Who takes up a tool that draws means the next hint: a colour picked now must not go to the last one.
        """
        self.cancel()
        self.chosen.settle()
        before, self.chosen = self.chosen, self.tools[name]
        if self.chosen.draws and self.chosen is not before:
            self.context.leave()
        self.changed.emit()

    def tool_for(self, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> Tool:
        """Who gets a press: the hand for Space and the middle button, the eyedropper for Alt, else the chosen tool."""
        if self.space_held or button == Qt.MouseButton.MiddleButton:
            return self.tools[PanTool.name]
        eyedropper = self.tools[EyedropperTool.name]
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if alt and self.chosen.picks_with_alt and self.context.use in eyedropper.uses:
            return eyedropper
        return self.chosen

    @property
    def in_hand(self) -> Tool:
        """Who would get a press of the left button with the keys that are held."""
        held = Qt.KeyboardModifier.AltModifier if self.alt_held else Qt.KeyboardModifier.NoModifier
        return self.tool_for(Qt.MouseButton.LeftButton, held)

    def press(self, pointer: Pointer) -> None:
        """Begin a gesture, unless one is going on."""
        if self._in_gesture is None and self.context.document is not None and pointer.button in _BUTTONS:
            self.chosen.settle()
            self._button = pointer.button
            self._in_gesture = self.tool_for(pointer.button, pointer.modifiers)
            if self._in_gesture.marks and not self._in_gesture.model.show_hints:
                self._in_gesture.model.set_show_hints(True)
            self._in_gesture.press(pointer)

    def move(self, pointer: Pointer) -> None:
        """The pointer moved."""
        if self._in_gesture is not None:
            self._in_gesture.move(pointer)
        elif self.context.document is not None:
            self.chosen.hover(pointer)

    def release(self, pointer: Pointer) -> None:
        """End the gesture, if the button is the one that began it."""
        tool = self._in_gesture
        if tool is not None and pointer.button == self._button:
            self._in_gesture = None
            tool.release(pointer)

    @property
    def busy(self) -> bool:
        """Whether a button is held down in a gesture."""
        return self._in_gesture is not None

    def cancel(self) -> bool:
        """Abandon the gesture in progress; True if there was one."""
        tool, self._in_gesture = self._in_gesture or self.chosen, None
        return tool.cancel()

    def take_back(self) -> bool:
        """Take back the last step of what is being drawn without a button held; False if there is none."""
        return self._in_gesture is None and self.chosen.take_back()

    def settle(self) -> None:
        """Commit what waits for a pause, before the document is saved, undone or closed."""
        self.chosen.settle()

    def paint(self, painter: QPainter) -> None:
        """Draw over a pane what the gesture in progress shows, or else the tool in hand."""
        if self.context.document is not None:
            (self._in_gesture or self.chosen).paint(painter)

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        """The pointer's shape at a place."""
        tool = self._in_gesture or self.tool_for(Qt.MouseButton.NoButton, pointer.modifiers)
        return tool.cursor_over(pointer)
