"""The three uses of a photograph in the artist's words, and what is to be done next in each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core import regions
from app.core.document import DocumentState
from models import registry
from models.hints import BACKGROUND, FOREGROUND, Guidance, Hints
from models.registry import Use

GO_ON_KEY = "Ctrl+R"
KEYS = {Use.COLORIZE: "F5", Use.RECOLOR: "F6", Use.CUT_OUT: "F7"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Uses", text)


def title(use: Use) -> str:
    """What a use is called."""
    return {Use.COLORIZE: _tr("Colorize"), Use.RECOLOR: _tr("Recolour"), Use.CUT_OUT: _tr("Cut out")}[use]


def description(use: Use) -> str:
    """One line on what a use is for."""
    return {
        Use.COLORIZE: _tr("Give a black-and-white photograph colours"),
        Use.RECOLOR: _tr("Give things in a colour photograph other colours"),
        Use.CUT_OUT: _tr("Part things from their background: a soft mask, a cut-out, a limit for colours"),
    }[use]


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
    if state.use is Use.CUT_OUT:
        return _cut_out_advice(regions.names(state.hints))
    colors = {hint.ab for hint in state.hints.drawn}
    if state.use is Use.RECOLOR:
        return _recolor_advice(colors, gray=gray)
    spec = registry.find(state.backend)
    if spec is not None and state.hints.drawn and not spec.supports & (Guidance.POINTS | Guidance.STROKES):
        return _tr("“{title}” takes no points and no strokes: they wait for another backend.").format(title=spec.title)
    if spec is None or not spec.maps:
        return ""
    if not colors:
        return _tr("“{title}” learns from strokes: draw one over each kind of thing.").format(title=spec.title)
    return "" if len(colors) > 1 else _tr("One colour alone fills the picture: draw a second one where it should end.")


def stopped_advice() -> str:
    """What to do about a picture that is not finished."""
    return _tr("Stopped: this picture is not finished. Draw on, or have it finished ({key}).").format(key=GO_ON_KEY)


def _recolor_advice(colors: set[tuple[float, float] | None], *, gray: bool) -> str:
    if gray:
        key = KEYS[Use.COLORIZE]
        return _tr("This photograph has no colours to change: choose Colorize ({key}) to give it some.").format(key=key)
    if not colors:
        return _tr("Draw over a thing in the colour it is to have. Protect (K) keeps things as they are.")
    if colors == {None}:
        return _tr("Everything is protected: draw with the brush (B) over what is to change.")
    return "" if len(colors) > 1 else _tr("Draw with Protect (K) over what is to stay as it is.")


def _cut_out_advice(marked: tuple[str, ...]) -> str:
    if not marked:
        return _tr("Draw over what is to be cut out, then (X) over its background.")
    if len(marked) > 1:
        return ""
    if regions.is_background(marked[0]):
        return _tr("Only background is marked: draw (X) over what is to be cut out.")
    return _tr("Now draw over the background (X), so that they can be told apart.")
