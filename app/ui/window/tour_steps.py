"""The steps of the tour: what each one says, what it points at, and what the artist does to end it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtWidgets import QWidget

from app.ui.panels.global_panel import GlobalPanel
from app.ui.panels.place import Place
from app.ui.panels.suggestions import Suggestions
from app.ui.tools.brush import BrushTool
from app.ui.window.editor import Editor
from app.ui.window.menus import ToolBars
from app.ui.window.panes import Panes
from app.ui.window.side import Side
from models.hints import XY

_GRASS: XY = (352, 358)
_COAT: XY = (100, 260)
"""Places of the sample photograph."""

_AROUND = 30
"""Half the side of the square that is pointed at around a place of the photograph, in logical pixels."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The parts of the window that the tour points at."""

    window: QWidget
    editor: Editor
    panes: Panes
    side: Side
    tool_bars: ToolBars


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What steps are told by.

    Attributes:
        colors: of the points and strokes, by their ids.
        strokes: how many there are.
        can_redo: whether something was taken back.
        held: whether the untouched photograph was looked at, and no longer is.
        vividness: that was asked for; None for none.
    """

    colors: dict[int, object]
    strokes: int
    can_redo: bool
    held: bool
    vividness: float | None


def snapshot(editor: Editor, *, held: bool) -> Snapshot:
    """How things stand, without gestures that are not finished."""
    document = editor.context.document
    if document is None:
        return Snapshot({}, 0, can_redo=False, held=False, vividness=None)
    hints = document.state.hints
    return Snapshot(
        colors={hint.id: hint.ab for hint in hints.drawn},
        strokes=len(hints.strokes),
        can_redo=document.can_redo,
        held=held and not editor.model.holding_original,
        vividness=hints.stats.vividness,
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        title, text: what is said.
        area: what is pointed at: a rectangle of the window; None where it is out of sight.
        is_done: whether the artist has done it, given how things stood when the step began and how they stand now.
    """

    title: str
    text: str
    area: Callable[[Scene], QRect | None]
    is_done: Callable[[Snapshot, Snapshot], bool]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tour", text)


def _of(scene: Scene, widgets: Sequence[QWidget | None]) -> QRect | None:
    """Where the first of some widgets that can be seen is."""
    for widget in widgets:
        if widget is not None and widget.isVisible() and not widget.visibleRegion().isEmpty():
            part = widget.visibleRegion().boundingRect()
            return QRect(widget.mapTo(scene.window, part.topLeft()), part.size())
    return None


def _place(scene: Scene, xy: XY) -> QRect | None:
    pane = scene.panes.main_pane
    x, y = scene.editor.model.transform.to_widget(xy)
    middle = QPoint(round(x), round(y))
    if not pane.isVisible() or not pane.rect().contains(middle):
        return _of(scene, [pane])
    at = pane.mapTo(scene.window, middle)
    return QRect(at.x() - _AROUND, at.y() - _AROUND, 2 * _AROUND, 2 * _AROUND)


def _suggestions(scene: Scene) -> QRect | None:
    return _of(scene, [scene.side.column.findChild(Suggestions), scene.side.bar.buttons[Place.TOP]])


def _brush(scene: Scene) -> QRect | None:
    if scene.editor.tools.is_chosen(BrushTool.name):
        return _place(scene, _COAT)
    return _of(scene, [scene.tool_bars.button(f"tool_{BrushTool.name}")])


def _vividness(scene: Scene) -> QRect | None:
    panel = scene.side.column.panels[GlobalPanel.name]
    assert isinstance(panel, GlobalPanel)
    page = scene.side.column.pages[Place.LOOK]
    tabs = scene.side.column.tabs
    found = _of(scene, [panel.vividness.row])
    if found is not None:
        return found
    tab = tabs.tabBar().tabRect(tabs.indexOf(page))
    if tabs.tabBar().isVisible() and not tab.isEmpty():
        return QRect(tabs.tabBar().mapTo(scene.window, tab.topLeft()), tab.size())
    return _of(scene, [scene.side.bar.buttons[Place.LOOK]])


def _recolored(before: Snapshot, now: Snapshot) -> bool:
    return any(hint in before.colors and before.colors[hint] != ab for hint, ab in now.colors.items())


def steps() -> list[Step]:
    """All steps in their order, translated; the last one is ended by the artist alone."""
    return [
        Step(
            _tr("Place a colour"),
            _tr("Tintype has guessed a picture. Click the grass here: the point takes the likeliest colour there."),
            lambda scene: _place(scene, _GRASS),
            lambda before, now: len(now.colors) > len(before.colors),
        ),
        Step(
            _tr("Choose another one"),
            _tr("The suggestions fit this place, too. Rest the pointer on one to try it, and click the one you like."),
            _suggestions,
            _recolored,
        ),
        Step(
            _tr("Draw a stroke"),
            _tr("Take the brush (B) and draw over the coat. A stroke says more than a point."),
            _brush,
            lambda before, now: now.strokes > before.strokes,
        ),
        Step(
            _tr("Take it back"),
            _tr("Everything can be undone: press Ctrl+Z, or click here. Ctrl+Shift+Z brings it back."),
            lambda scene: _of(scene, [scene.tool_bars.button("undo")]),
            lambda _, now: now.can_redo,
        ),
        Step(
            _tr("Look at the photograph"),
            _tr("Hold the key O to see the photograph as it was, and let it go."),
            lambda scene: _of(scene, [scene.panes.main_pane]),
            lambda _, now: now.held,
        ),
        Step(
            _tr("Set the mood"),
            _tr("In the tab Look, move Vividness: colours that nobody chose become calmer or bolder."),
            _vividness,
            lambda before, now: now.vividness != before.vividness,
        ),
        Step(
            _tr("Keep it"),
            _tr("Export (Ctrl+E) writes the picture at full size; Save (Ctrl+S) keeps the project, to go on with."),
            lambda scene: _of(scene, [scene.tool_bars.button("export")]),
            lambda *_: False,
        ),
    ]
