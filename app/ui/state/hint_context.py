"""The open document, what is selected in it, the place considered and the colour: what hints are given with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPoint, Signal

from app.core import edits
from app.core.document import DocumentState
from app.ui.state.current_color import MIDDLE_L, CurrentColor, HintSize
from app.ui.state.effects import POINT, Effect, NewEffects
from app.ui.state.hint_names import title_of_all
from app.ui.state.told import told
from models import color, natural, registry
from models.errors import UserError
from models.hints import AB, XY, ColorPoint, Hints, Stroke
from models.registry import Use
from models.types import RGB

if TYPE_CHECKING:
    from app.core.document import Document
    from app.core.session import Session
    from app.core.settings import Settings

FIRST_USE = DocumentState().use
"""What a photograph is worked on for until the artist chooses something else."""


class HintContext(QObject):
    """What concerns hints of the state that all parts of the editor share.

    Attributes:
        document, session: None while the welcome page is shown.
        color: of the selected hints, or of the next one.
        size, effects: of the next hint.
        selection: the ids of the selected hints.
        selected: the one of them that was selected last: its colour and place are the current ones; None for none.
        solo: the ids of the hints that alone count on the screen; empty for all. No part of the document.
        place: where the gamut and the suggestions belong, in image pixels; None for nowhere.
        palette: suggestions, [(ab, probability), ...], most likely first.
        palette_place: the place that they are for: `place`, or the one before it until those for `place` have come.
    """

    document_opened = Signal()
    """Another document took the place of the last one (or none is open any more)."""
    document_changed = Signal()
    """The document's hints, backend, swatches or history changed, a draft included; follows document_opened too."""
    use_changed = Signal()
    """The photograph is worked on for another use; follows document_opened too, and comes before document_changed."""
    selection_changed = Signal()
    solo_changed = Signal()
    hint_menu_wanted = Signal(QPoint)
    """The menu for the selected hints, at a place of the screen."""
    reveal_wanted = Signal(object)
    """Image pixels that the artist wants to see."""
    place_changed = Signal()
    """Another place is considered, or other colours are possible there."""
    palette_changed = Signal(list)
    """[(ab, probability), ...] for `place`, most likely first; empty where there are no suggestions."""
    message = Signal(str, str, str)
    """Text, remedy, details for the message bar; remedy and details may be empty."""
    offered = Signal(object)
    """An `Offer` for the message bar."""
    noted = Signal(str)
    """A sentence that may be missed, for the status bar."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.document: Document | None = None
        self.session: Session | None = None
        self.color = CurrentColor(settings, self)
        self.size = HintSize(self)
        self.effects = NewEffects(settings, self)
        self.selection: frozenset[int] = frozenset()
        self.selected: int | None = None
        self.solo: frozenset[int] = frozenset()
        self.place: XY | None = None
        self.palette: list[tuple[AB, float]] = []
        self.palette_place: XY | None = None
        self._place_of: int | None = None
        self._use: Use | None = None
        self._any_colors = False
        self._known: frozenset[int] = frozenset()
        self._unsubscribe: Callable[[], None] | None = None

    # The document

    def open_document(self, document: Document | None, session: Session | None) -> None:
        """Show another document, or none."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        self.document, self.session = document, session
        self.selection, self.selected, self.solo = frozenset(), None, frozenset()
        self.place, self._place_of, self.palette, self.palette_place = None, None, [], None
        self.color.belong_to(None)
        self.color.suggest(None)
        self._use = self.use
        self._known, self._any_colors = self.hints.ids, self.any_colors
        self._unsubscribe = document.subscribe(self._document_changed) if document is not None else None
        self.document_opened.emit()
        self.use_changed.emit()
        self.selection_changed.emit()
        self.solo_changed.emit()
        self.place_changed.emit()
        self.palette_changed.emit([])
        self.document_changed.emit()

    @property
    def use(self) -> Use:
        """What the photograph is worked on for."""
        return self.document.state.use if self.document is not None else FIRST_USE

    @property
    def marks_regions(self) -> bool:
        """Whether strokes mark regions now, instead of colours."""
        return self.use.spec.marks_regions

    @property
    def starts_gray(self) -> bool:
        """Whether the photograph is shown gray until there is a result."""
        return self.use.spec.starts_gray

    @property
    def hints(self) -> Hints:
        """The hints on screen: the draft's where a gesture is going on."""
        return self.document.hints if self.document is not None else Hints()

    def _document_changed(self) -> None:
        if self.use is not self._use:
            self._use = self.use
            self.leave()
            self.set_solo(())
            self.use_changed.emit()
        self._follow_hints()
        if self.any_colors != self._any_colors:
            self._any_colors = self.any_colors
            self.place_changed.emit()
        self.document_changed.emit()

    def _follow_hints(self) -> None:
        """Hints that are gone are neither selected nor solo; what is drawn beside solo hints counts, too."""
        known, self._known = self._known, self.hints.ids
        if not self.selection <= self._known:
            self.select_hints(self.selection & self._known)
        if self.solo:
            self.set_solo((self.solo & self._known) | (self._known - known))
        if self.document is not None and self.document.draft is None:
            self._follow_place()

    def _follow_place(self) -> None:
        """Show the selected hint's colour as it is now, and consider its place where that is now, or no longer."""
        hint = self.selected_hint
        if hint is not None:
            self.color.belong_to(hint.ab)
        if self._place_of is None:
            return
        hint = edits.find(self.hints, self._place_of)
        if hint is None:
            self.consider(None)
        elif place_of(hint) != self.place:
            self.consider(place_of(hint), without=hint.id)

    # Selection and place

    @property
    def selected_hint(self) -> ColorPoint | Stroke | None:
        """The point or stroke that was selected last as it is now, or None."""
        return edits.find(self.hints, self.selected) if self.selected is not None else None

    @property
    def selected_hints(self) -> tuple[ColorPoint | Stroke, ...]:
        """The selected points and strokes as they are now, in drawn order."""
        return tuple(hint for hint in self.hints.drawn if hint.id in self.selection) if self.selection else ()

    def select(self, hint_id: int | None) -> None:
        """Select one hint (None: nothing)."""
        self.select_hints(() if hint_id is None else (hint_id,))

    def select_hints(self, hint_ids: Collection[int], last: int | None = None) -> None:
        """Select hints: the colour is theirs from now on, that of the last one to see, its place the one considered.

        With nothing selected no place is considered any more: it was a hint's.

        Args:
            hint_ids: all that are to be selected.
            last: one of them; by default the one that it was before, or else the topmost.
        """
        changed, hint = self._selected(frozenset(hint_ids), last), self.selected_hint
        if hint is not None:
            self.consider(place_of(hint), without=hint.id)
        elif changed:
            self.consider(None)
        if changed:
            self.selection_changed.emit()

    def _selected(self, hint_ids: frozenset[int], last: int | None = None) -> bool:
        """Note which hints are selected, and show their colour; whether these are others than before."""
        before, self.selection = (self.selection, self.selected), hint_ids
        last = self.selected if last is None else last
        self.selected = last if last in hint_ids else max(hint_ids, default=None)
        hint = self.selected_hint
        self.color.belong_to(None if hint is None else hint.ab)
        return (self.selection, self.selected) != before

    def set_solo(self, hint_ids: Collection[int]) -> None:
        """Let these hints alone count on the screen; none: all."""
        if frozenset(hint_ids) == self.solo:
            return
        self.solo = frozenset(hint_ids)
        if self.session is not None:
            self.session.set_solo(self.solo)
        self.solo_changed.emit()

    def set_down(self, hint_id: int) -> None:
        """Note that a hint was drawn in the colour chosen for it: the next colour is for the next hint.

        It is not selected, but its place is the one considered, so that a suggestion still goes to it.
        """
        changed, hint = self._selected(frozenset()), edits.find(self.hints, hint_id)
        self.consider(None if hint is None else place_of(hint), without=None if hint is None else hint_id)
        if changed:
            self.selection_changed.emit()
        self.remember_color()

    def leave(self) -> None:
        """Deselect, and consider no place."""
        self.select(None)
        self.consider(None)

    def let_go(self) -> None:
        """One step back, as Esc does it: leave the selected hints or the place, then forget the chosen colour."""
        if not self.selection and self.place is not None:
            self.leave()
        else:
            self.drop_color()

    def drop_color(self) -> None:
        """Leave the hints that the colour belongs to; if that is the next one, forget the colour chosen for it."""
        if self.selection:
            self.leave()
        elif self.color.next_ab is not None:
            self.color.clear()
            if self.suggests:
                self.noted.emit(self.tr("No colour is chosen: the next hint takes the likeliest one of its place."))

    def consider(self, xy: XY | None, without: int | None = None) -> None:
        """Make a place the one that the gamut and the suggestions are about; `without`: leave that hint out for it."""
        self._place_of = without
        if self.session is not None:
            self.session.set_palette_at(xy, without)
        if xy != self.place:
            self.place = xy
            self.place_changed.emit()
            if xy is None:
                self.set_palette([])

    @property
    def hints_at_place(self) -> frozenset[int]:
        """Whom the suggestions go to: the selected hints; without any, the topmost one with a colour at `place`."""
        if self.selection or self.document is None or self.place is None:
            return self.selection
        hints = self.document.state.hints
        at = self._place_of if self._place_of is not None else edits.hit(hints, self.place)
        found = edits.find(hints, at) if at is not None else None
        return frozenset() if found is None or found.ab is None else frozenset((found.id,))

    @property
    def suggests(self) -> bool:
        """Whether the backend in use suggests colours."""
        spec = registry.find(self.document.state.backend) if self.document is not None else None
        return spec is not None and spec.palette

    @property
    def place_lightness(self) -> float:
        """The photograph's lightness (0..100) at `place`; with no place, that of the exact colour, or a middle one."""
        if self.place is None:
            asked = self.color.asked_rgb
            return MIDDLE_L if asked is None else color.lightness_of_rgb(asked)
        hint = edits.find(self.hints, self._place_of) if self._place_of is not None else None
        if hint is not None and self.document is not None:
            return natural.lightness_of(hint, self.document.photo.full.L)
        value = self.lightness_at(self.place)
        return MIDDLE_L if value is None else value

    def lightness_at(self, xy: XY) -> float | None:
        """The photograph's lightness (0..100) at image pixels xy, or None outside it."""
        if self.document is None:
            return None
        light = self.document.photo.full.L
        x, y = int(np.floor(xy[0])), int(np.floor(xy[1]))
        inside = 0 <= x < light.shape[1] and 0 <= y < light.shape[0]
        return float(light[y, x]) if inside else None

    def shown_rgb(self, ab: AB | None = None) -> RGB:
        """How a chroma (the current one by default) really looks at the place under consideration."""
        return color.rgb_of(self.place_lightness, self.given_ab(self.color.ab if ab is None else ab))

    def shown_colors(self, colors: Sequence[AB]) -> list[RGB]:
        """`shown_rgb` of several colours, in a fraction of the time that one by one takes."""
        light = self.place_lightness
        given = natural.given(light, np.array(colors, np.float32).reshape(-1, 2), any_colors=self.any_colors)
        rgb = color.to_rgb8(np.full(len(given), light, np.float32), given)
        return [(int(red), int(green), int(blue)) for red, green, blue in rgb]

    def given_ab(self, ab: AB) -> AB:
        """The colour that a hint at the place gets when it asks for one: of the same hue, at most as strong."""
        return natural.given_ab(self.place_lightness, ab, any_colors=self.any_colors)

    @property
    def any_colors(self) -> bool:
        """Whether hints may ask for colours that photographs do not have at their lightness."""
        return self.document is not None and self.document.state.any_colors

    @property
    def spreads(self) -> bool:
        """Whether the present method does nothing but spread the colours of strokes."""
        spec = None if self.document is None else registry.find(self.document.state.backend)
        return spec is not None and spec.spreads

    def effect_of_new(self, kind: str) -> Effect:
        """The reach and strength of the next hint of a kind; what marks regions has no effect."""
        return Effect() if self.marks_regions or not kind else self.effects.of(kind, spread=self.spreads)

    def new_point(self, xy: XY, ab: AB) -> ColorPoint:
        """A point as it is drawn next, for `edits.add`."""
        effect = self.effect_of_new(POINT)
        return ColorPoint(
            edits.NO_ID, xy, ab, self.size.radius, reach=effect.reach, strength=effect.strength
        )

    # Changes that several panels make

    def remember_color(self) -> None:
        """Put the current colour first among the recent ones; called when it was used for a hint."""
        self.color.remember(self.color.asked_rgb or self.shown_rgb())

    def apply_color_to_selection(self, value: AB | RGB) -> None:
        """Give a colour to the selected hints, as one undo step; without any (of a colour), to the next hint."""
        self.color.set(value)
        if self.document is None:
            return
        if not any(hint.ab is not None for hint in self.selected_hints):
            self.document.set_draft(None)
            return
        hints = edits.recolor(self.document.state.hints, self.selection, self.color.ab)
        self.document.apply(self.tr("Change colour"), hints=hints)
        self.say_locked()
        self.remember_color()

    def preview_color(self, value: AB | RGB | None) -> None:
        """Try a colour on the selected hints without committing it; None ends the trial."""
        self.color.try_(value)
        if self.document is None:
            return
        before = self.document.state.hints
        hints = before if value is None else edits.recolor(before, self.selection, self.color.ab)
        self.document.set_draft(None if hints == before else hints)

    def tell(self, error: UserError, details: str = "") -> None:
        """Show an error in the message bar."""
        self.message.emit(told(error.message), told(error.remedy), details)

    def say_locked(self, hint_ids: Collection[int] | None = None) -> None:
        """Tell the artist which of some hints (by default the selected ones) are locked and stay as they are."""
        guarded = edits.locked_hints(self.hints, self.selection if hint_ids is None else hint_ids)
        if guarded:
            words = self.tr("“{title}” is locked.") if len(guarded) == 1 else self.tr("{title} are locked.")
            text = words.format(title=title_of_all(guarded))
            self.message.emit(text, self.tr("Unlock it in the Hints panel to change it."), "")

    def set_palette(self, palette: list[tuple[AB, float]]) -> None:
        """New suggestions for `place`."""
        self.palette, self.palette_place = palette, self.place
        self.color.suggest(palette[0][0] if palette else None)
        self.palette_changed.emit(palette)


def place_of(hint: ColorPoint | Stroke) -> XY:
    """The place a hint stands for: a point's centre, a stroke's middle vertex."""
    return hint.xy if isinstance(hint, ColorPoint) else hint.path[len(hint.path) // 2]
