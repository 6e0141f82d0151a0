"""The base of all tools: a tool turns events of pointer and keyboard into drafts and edits of the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from app.core import edits
from app.core.document import Document
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.state.pictures import View
from app.ui.state.view_transform import Place
from models import registry
from models.hints import XY
from models.registry import Use
from models.types import RGB

MARKER_RADIUS = 6.0
"""Of the mark that stands for a hint over the photograph, in logical pixels."""

REACH = MARKER_RADIUS + 1.0
"""How near to the middle of a mark counts as on it."""

WHEEL_FACTOR = 1.15
"""By how much one notch of the wheel changes a size."""

BRACKETS = {"[": 1 / 1.2, "]": 1.2}
"""Keys that make the size smaller and larger, and by how much."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A mouse or pen event.

    Attributes:
        xy: image pixels.
        place: logical pixels of the pane.
        button: the button pressed or released; NoButton for moves.
        modifiers: keys held.
        pressure: 0..1 of a pen; 1 for a mouse.
        view: what the pane shows under the pointer.
    """

    xy: XY
    place: Place
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    pressure: float = 1.0
    view: View = View.RESULT


@dataclass(frozen=True, slots=True)
class Sample:
    """What a tool would take from the picture at a place.

    Attributes:
        rgb: the colour, 0..255.
        side: of the square that it is the mean of, in image pixels.
    """

    rgb: RGB
    side: float


class Tool(QObject):
    """One tool. A gesture runs from `press` to `release` and leaves at most one entry in the history.

    Attributes:
        name: the key it is chosen by, and its icon's file name.
        shortcut: the key that chooses it.
        cursor: the pointer's shape over the photograph.
        marks: whether it works on hints; they are shown as soon as it is used.
        ring: whether it has the current width; the pointer is drawn as a circle of that width.
        patch: whether it has the current radius.
        loupe: whether it has a `sample`, which a loupe shows beside the pointer.
        draws: the kind of hints that it draws, if their reach and strength can be chosen ("point", "stroke"); else "".
        picks_with_alt: whether the eyedropper takes its place while Alt is held.
        regions: whether it draws regions; their veils are shown while it is in hand.
        uses: the uses of a photograph in which there is something to do for it.
    """

    name: ClassVar[str]
    shortcut: ClassVar[str]
    cursor: ClassVar[Qt.CursorShape] = Qt.CursorShape.CrossCursor
    marks: ClassVar[bool] = False
    ring: ClassVar[bool] = False
    patch: ClassVar[bool] = False
    loupe: ClassVar[bool] = False
    draws: ClassVar[str] = ""
    picks_with_alt: ClassVar[bool] = False
    regions: ClassVar[bool] = False
    uses: ClassVar[frozenset[Use]] = frozenset(Use)

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.model = model
        self.active = False

    @property
    def title(self) -> str:
        """The tool's name as the artist reads it."""
        raise NotImplementedError

    @property
    def help(self) -> str:
        """One line on what it does."""
        raise NotImplementedError

    @property
    def document(self) -> Document:
        """The open document; tools get events only while there is one."""
        document = self.context.document
        assert document is not None
        return document

    def press(self, pointer: Pointer) -> None:
        """A button went down over the pane."""

    def move(self, pointer: Pointer) -> None:
        """The pointer moved during a gesture."""

    def hover(self, pointer: Pointer) -> None:
        """The pointer moved while no gesture goes on."""

    def release(self, pointer: Pointer) -> None:
        """The button went up: the gesture is finished."""

    def wheel(self, steps: float, pointer: Pointer) -> bool:
        """The wheel turned by so many notches while Alt was held; True if the tool used it."""
        del steps, pointer
        return False

    def key_press(self, event: QKeyEvent) -> bool:
        """A key went down over the pane; True if the tool used it."""
        del event
        return False

    def takes_key(self, event: QKeyEvent) -> bool:
        """Whether a key over the pane is for the tool although it is also that of a command, or moves the focus."""
        del event
        return False

    def key_release(self, event: QKeyEvent) -> bool:
        """A key went up; True if the tool used it."""
        del event
        return False

    def paint(self, painter: QPainter) -> None:
        """Draw over the pane, in logical pixels, what the tool shows beside its draft; nothing is computed here."""

    def take_back(self) -> bool:
        """Take back the last step of what is being drawn without a button held; False if there is none."""
        return False

    def settle(self) -> None:
        """Finish what waits to be committed: another tool is taken, or the document is saved."""

    def cancel(self) -> bool:
        """Abandon the gesture in progress; True if there was one."""
        was_active, self.active = self.active, False
        if was_active and self.context.document is not None:
            self.context.suggestions.hold(None)
            self.context.document.set_draft(None)
        return was_active

    def lacks_color(self) -> bool:
        """Whether a colour must be chosen before anything is drawn; if so, it says so."""
        if self.context.color.next_ab is not None or self.context.suggests:
            return False
        spec = registry.find(self.document.state.backend)
        title = spec.title if spec is not None else self.document.state.backend
        remedy = self.tr("“{title}” suggests none: take one in the colour panel or with the eyedropper.")
        self.context.message.emit(self.tr("Choose a colour first."), remedy.format(title=title), "")
        return True

    def sample(self, view: View, place: Place) -> Sample | None:
        """What would be taken at a place of a pane (logical pixels); None for nothing."""
        del view, place
        return None

    def cursor_over(self, pointer: Pointer) -> Qt.CursorShape:
        """The pointer's shape at a place."""
        del pointer
        return self.cursor

    def cursor_on(self, hint_id: int) -> Qt.CursorShape:
        """The pointer's shape over a hint that can be dragged, unless it is locked."""
        locked = edits.locked_hints(self.document.hints, (hint_id,))
        return Qt.CursorShape.ForbiddenCursor if locked else Qt.CursorShape.SizeAllCursor

    @property
    def reach(self) -> float:
        """`REACH` in image pixels."""
        return REACH / self.model.transform.scale

    def inside(self, xy: XY) -> bool:
        """Whether a place lies on the photograph."""
        width, height = self.model.image_size
        return 0 <= xy[0] < width and 0 <= xy[1] < height

    def clamp(self, xy: XY) -> XY:
        """The nearest place on the photograph."""
        width, height = self.model.image_size
        return min(max(xy[0], 0.0), width - 0.01), min(max(xy[1], 0.0), height - 0.01)
