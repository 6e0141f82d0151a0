"""The uses of a photograph as the artist meets them: a row of the table each, and what is to be done next in each.

To add a use, write its row here and the one in `models/registry.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.core import regions
from app.core.document import DocumentState
from app.ui.state import hint_names
from models import registry
from models.hints import BACKGROUND, DRAWN, FOREGROUND, Hints
from models.registry import Use

GO_ON_KEY = "Ctrl+R"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Uses", text)


def region_title(name: str) -> str:
    """What a region is called."""
    return {
        regions.ALL: _tr("All but the background"),
        FOREGROUND: _tr("Foreground"),
        BACKGROUND: _tr("Background"),
    }.get(name, name)


def region_names(hints: Hints, *more: str) -> list[str]:
    """The regions to choose from: foreground and background in any case, then those that strokes mark, then others."""
    return list(dict.fromkeys((FOREGROUND, BACKGROUND, *regions.names(hints), *more)))


def advice(state: DocumentState, *, gray: bool) -> str:
    """What the artist has to do before there can be a useful result; "" where there is one.

    Args:
        state: what is asked for.
        gray: whether the photograph has no colours of its own.
    """
    return row(state.use).advice(state, gray)


def stopped_advice() -> str:
    """What to do about a picture that is not finished."""
    return _tr("Stopped: this picture is not finished. Draw on, or have it finished ({key}).").format(key=GO_ON_KEY)


def solo_advice(solo: Collection[int]) -> str:
    """That only some hints count on the screen, so that nobody takes it for the picture; "" where all count."""
    words = _tr("Solo: on the screen only {hints} count; what is exported has them all.")
    return words.format(hints=hint_names.count(len(solo))) if solo else ""


def _colors(hints: Hints) -> set[tuple[float, float] | None]:
    return {hint.ab for hint in hints.effective.drawn}


def _colorize_advice(state: DocumentState, _gray: bool) -> str:
    colors, spec = _colors(state.hints), registry.find(state.backend)
    if spec is not None and colors and not spec.supports & DRAWN:
        return _tr("“{title}” takes no points and no strokes: they wait for another method.").format(title=spec.title)
    if spec is None or not spec.maps:
        return ""
    if not colors:
        return _tr("“{title}” learns from strokes: draw one over each kind of thing.").format(title=spec.title)
    return "" if len(colors) > 1 else _tr("One colour alone fills the picture: draw a second one where it should end.")


def _recolor_advice(state: DocumentState, gray: bool) -> str:
    colors = _colors(state.hints)
    if gray:
        key = row(Use.COLORIZE).key
        return _tr("This photograph has no colours to change: choose Colorize ({key}) to give it some.").format(key=key)
    if not colors:
        return _tr("Draw over a thing in the colour it is to have. Protect (K) keeps things as they are.")
    if colors == {None}:
        return _tr("Everything is protected: draw with the brush (B) over what is to change.")
    return "" if len(colors) > 1 else _tr("Draw with Protect (K) over what is to stay as it is.")


def _cut_out_advice(state: DocumentState, _gray: bool) -> str:
    marked = regions.names(state.hints.effective)
    if not marked:
        return _tr("Draw over what is to be cut out, then (X) over its background.")
    if len(marked) > 1:
        return ""
    if regions.is_background(marked[0]):
        return _tr("Only background is marked: draw (X) over what is to be cut out.")
    return _tr("Now draw over the background (X), so that they can be told apart.")


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRow:
    """One use.

    Attributes:
        title: what it is called, before translation.
        description: one line on what it is for, before translation.
        key: the key that switches to it.
        advice: what the artist has to do next, given what is asked for and whether the photograph is gray; "" for
            nothing.
    """

    title: str
    description: str
    key: str
    advice: Callable[[DocumentState, bool], str]


_ROWS = {
    Use.COLORIZE: UseRow(
        title=str(QT_TRANSLATE_NOOP("Uses", "Colorize")),
        description=str(QT_TRANSLATE_NOOP("Uses", "Give a black-and-white photograph colours")),
        key="F5",
        advice=_colorize_advice,
    ),
    Use.RECOLOR: UseRow(
        title=str(QT_TRANSLATE_NOOP("Uses", "Recolour")),
        description=str(QT_TRANSLATE_NOOP("Uses", "Give things in a colour photograph other colours")),
        key="F6",
        advice=_recolor_advice,
    ),
    Use.CUT_OUT: UseRow(
        title=str(QT_TRANSLATE_NOOP("Uses", "Cut out")),
        description=str(
            QT_TRANSLATE_NOOP("Uses", "Part things from their background: a soft mask, a cut-out, a limit for colours")
        ),
        key="F7",
        advice=_cut_out_advice,
    ),
}


def row(use: Use) -> UseRow:
    """The row of a use."""
    return _ROWS[use]


def title(use: Use) -> str:
    """What a use is called."""
    return _tr(row(use).title)


def description(use: Use) -> str:
    """One line on what a use is for."""
    return _tr(row(use).description)
