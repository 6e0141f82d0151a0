"""The kinds of guidance an artist can give, as plain values.

Coordinates are full-resolution image pixels, x to the right, y down; the centre of the first pixel is (0.5, 0.5).
Colours are CIE Lab chroma (a, b), about -110..110.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import KW_ONLY, dataclass, field, replace
from enum import Flag, auto
from typing import TYPE_CHECKING, Any, TypeVar

from models.words import Words

if TYPE_CHECKING:
    from models.image import ImageData

XY = tuple[float, float]
AB = tuple[float, float]

AB_LIMIT = 128.0
"""No colour of any display has chroma components beyond this."""

FARTHEST = 1e9
"""No hint lies farther than this from the photograph's corner, or is wider, in pixels: no photograph is so large, and
larger numbers overflow where pixels are counted."""

THEME_SIZES = range(3, 8)
"""How many colours a theme may have (Xiao 2018, 3.2: K from 3 to 7)."""

HISTOGRAM_BINS = 313
"""Bins of colour that sRGB can show (Zhang 2017, 3.2); `models.color.in_gamut_bins` has their centres."""

FOREGROUND, BACKGROUND = "foreground", "background"
"""Regions of strokes that name none; what is called background is never cut out."""


VIVIDNESS = 0.5
"""How vivid a picture is where nobody chose: it looks best so, not calm and not loud."""


class Guidance(Flag):
    """Kinds of guidance: those that a backend supports, or that hints contain."""

    NONE = 0
    POINTS = auto()
    STROKES = auto()
    THEME = auto()
    HISTOGRAM = auto()
    SATURATION = auto()
    VIVIDNESS = auto()
    REFERENCE = auto()


DRAWN = Guidance.POINTS | Guidance.STROKES
"""Kinds that are drawn on the photograph, in one order."""


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)


def _check_xy(xy: XY, what: str) -> None:
    _require(all(map(math.isfinite, xy)), f"{what} has a coordinate that is not a number")
    _require(all(abs(v) <= FARTHEST for v in xy), f"{what} lies far outside of every photograph")


def _check_ab(ab: AB, what: str) -> None:
    _require(all(math.isfinite(v) and abs(v) <= AB_LIMIT for v in ab), f"{what} has a colour outside Lab")


def _check_effect(hint: DrawnHint, what: str) -> None:
    _require(0 <= hint.reach <= 1, f"{what}'s reach must lie between 0 and 1")
    _require(0 <= hint.strength <= 1, f"{what}'s strength must lie between 0 and 1")


@dataclass(frozen=True, slots=True)
class DrawnHint:
    """What points and strokes have in common: how they are found, hidden and guarded, and how far they act.

    Attributes:
        id: unique among the points and strokes of a document.
        name: what the artist calls it; "" for none.
        shown: False for a hint that is hidden: it is not drawn and has no influence.
        locked: whether it is guarded against being moved, changed and deleted.
        group: the name of the group that it is part of; "" for none.
        order: its place in the drawn order; None for that of its id.
        within: the id of the region that it acts in; None for the whole photograph.
        reach: 0 colours only the thing that it lies on; up to 1, where it colours everything like it.
        strength: how far its colour goes, from 0 (not at all) to 1 (all the way).
    """

    id: int
    _: KW_ONLY
    name: str = ""
    shown: bool = True
    locked: bool = False
    group: str = ""
    order: int | None = None
    within: int | None = None
    reach: float = 1.0
    strength: float = 1.0


_D = TypeVar("_D", bound=DrawnHint)


@dataclass(frozen=True, slots=True)
class ColorPoint(DrawnHint):
    """One colour at one place, spread over a small square patch.

    Attributes:
        xy: the patch's centre.
        ab: the colour asked for.
        radius: half the patch's side in image pixels, > 0.
    """

    xy: XY
    ab: AB
    radius: float = 4.0

    def __post_init__(self) -> None:
        _check_xy(self.xy, "a point")
        _check_ab(self.ab, "a point")
        _require(0 < self.radius <= FARTHEST, "a point's radius must be above 0, and no larger than a photograph")
        _check_effect(self, "a point")


@dataclass(frozen=True, slots=True)
class Stroke(DrawnHint):
    """One colour along a path.

    Attributes:
        path: at least one vertex.
        widths: one full width per vertex (pen pressure), in image pixels, > 0.
        ab: the colour asked for; None keeps the colour that is there (recolouring).
        label: the region's name, for cut-outs.
    """

    path: tuple[XY, ...]
    widths: tuple[float, ...]
    ab: AB | None
    label: str = ""

    def __post_init__(self) -> None:
        _require(len(self.path) > 0, "a stroke has no vertices")
        _require(len(self.path) == len(self.widths), "a stroke needs one width per vertex")
        for xy in self.path:
            _check_xy(xy, "a stroke")
        allowed = all(0 < w <= FARTHEST for w in self.widths)
        _require(allowed, "a stroke's widths must be above 0, and no larger than a photograph")
        if self.ab is not None:
            _check_ab(self.ab, "a stroke")
        _check_effect(self, "a stroke")

    @property
    def region(self) -> str:
        """The region it marks; without a label it is foreground, or background where it has no colour either."""
        return self.label.strip() or (BACKGROUND if self.ab is None else FOREGROUND)


@dataclass(frozen=True, slots=True)
class Theme:
    """A few colours the whole picture should be made of (Xiao 2018, 3.2).

    Attributes:
        colors: 3 to 7 colours.
        weights: their shares of the picture, one per colour, >= 0; None where unknown.
    """

    colors: tuple[AB, ...]
    weights: tuple[float, ...] | None = None

    def __post_init__(self) -> None:
        _require(len(self.colors) in THEME_SIZES, f"a theme has 3 to 7 colours, this one has {len(self.colors)}")
        for ab in self.colors:
            _check_ab(ab, "a theme")
        if self.weights is not None:
            _require(len(self.weights) == len(self.colors), "a theme needs one weight per colour")
            _require(all(math.isfinite(w) and w >= 0 for w in self.weights), "a theme's weights must be 0 or above")


@dataclass(frozen=True, slots=True)
class GlobalStats:
    """What the whole picture should have: statistics (Zhang 2017, 3.3), and how bold the network may be.

    Attributes:
        ab_hist: shares of the 313 in-gamut bins (`models.color.in_gamut_bins`), summing to 1; None where not asked.
        saturation: mean HSV S, 0..1; None leaves it as predicted.
        vividness: 0 (calm: the mean of what a place may have) to 1 (vivid: as colourful as such places are); None
            stands for `VIVIDNESS`.
    """

    ab_hist: tuple[float, ...] | None = None
    saturation: float | None = None
    vividness: float | None = None

    def __post_init__(self) -> None:
        if self.ab_hist is not None:
            _require(len(self.ab_hist) == HISTOGRAM_BINS, f"a histogram has {HISTOGRAM_BINS} bins")
            _require(all(math.isfinite(v) and v >= 0 for v in self.ab_hist), "a histogram's shares must be 0 or above")
            _require(abs(sum(self.ab_hist) - 1) < 1e-3, "a histogram's shares must sum to 1")
        if self.saturation is not None:
            _require(0 <= self.saturation <= 1, "the saturation must lie between 0 and 1")
        if self.vividness is not None:
            _require(0 <= self.vividness <= 1, "the vividness must lie between 0 and 1")


@dataclass(frozen=True, slots=True)
class Match:
    """A correspondence forced by hand: this place has the colour of that place in the reference."""

    xy: XY
    reference_xy: XY


@dataclass(frozen=True, slots=True)
class Reference:
    """A colour photograph to take colours from (He 2018).

    Attributes:
        image: the photograph; compares by its pixels.
        strength: 0 (ignored) to 1.
        matches: correspondences forced by hand.
    """

    image: ImageData
    strength: float = 1.0
    matches: tuple[Match, ...] = ()

    def __post_init__(self) -> None:
        _require(0 <= self.strength <= 1, "a reference's strength must lie between 0 and 1")


@dataclass(frozen=True, slots=True)
class Hints:
    """All the guidance of one picture. Drawn order is kept: where hints overlap the last one wins.

    Points and strokes share one order: that of their ids, which grow with every hint drawn, or another one that the
    artist gave them.
    """

    points: tuple[ColorPoint, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    theme: Theme | None = None
    stats: GlobalStats = field(default_factory=GlobalStats)
    references: tuple[Reference, ...] = ()

    @property
    def kinds(self) -> Guidance:
        """The kinds of guidance present."""
        present = Guidance.NONE
        for kind in KINDS:
            if kind.value(self) not in (None, ()):
                present |= kind.guidance
        return present

    def only(self, kinds: Guidance) -> Hints:
        """The hints of these kinds; the same object where that is all of them."""
        return self if not self.kinds & ~kinds else Hints()._taking(self, kinds)

    def merged(self, other: Hints) -> Hints:
        """A copy in which each kind of hint that `other` has is replaced by that of `other`.

        Points and strokes go together: their ids are in one order.
        """
        return self._taking(other, other.kinds | (DRAWN if other.kinds & DRAWN else Guidance.NONE))

    def _taking(self, other: Hints, kinds: Guidance) -> Hints:
        """A copy with the values of these kinds from `other`."""
        result = self
        for kind in KINDS:
            if kind.guidance in kinds:
                result = kind.given(result, kind.value(other))
        return result

    def scaled(self, sx: float, sy: float) -> Hints:
        """The same hints in the pixels of a picture sx times as wide and sy times as high."""
        mean = (sx + sy) / 2
        return replace(
            self,
            points=tuple(
                replace(p, xy=(p.xy[0] * sx, p.xy[1] * sy), radius=p.radius * mean) for p in self.points
            ),
            strokes=tuple(
                replace(s, path=tuple((x * sx, y * sy) for x, y in s.path), widths=tuple(w * mean for w in s.widths))
                for s in self.strokes
            ),
            references=tuple(
                replace(r, matches=tuple(replace(m, xy=(m.xy[0] * sx, m.xy[1] * sy)) for m in r.matches))
                for r in self.references
            ),
        )  # fmt: skip

    @property
    def drawn(self) -> tuple[ColorPoint | Stroke, ...]:
        """Points and strokes in drawn order, the topmost last."""
        return tuple(sorted((*self.points, *self.strokes), key=_place_in_order))

    @property
    def ids(self) -> frozenset[int]:
        """The ids of all points and strokes."""
        return frozenset(hint.id for hint in (*self.points, *self.strokes))

    def without(self, ids: Collection[int]) -> Hints:
        """The same hints without the points and strokes with these ids; ids that are not there do not matter."""
        return replace(
            self,
            points=tuple(p for p in self.points if p.id not in ids),
            strokes=tuple(s for s in self.strokes if s.id not in ids),
        )

    @property
    def everywhere(self) -> Hints:
        """The hints without the local ones (`is_local`); the same object where there are none of these."""
        local = frozenset(hint.id for hint in self.drawn if is_local(hint))
        return self.without(local) if local else self

    @property
    def effective(self) -> Hints:
        """What the picture depends on: no hidden hints, and nothing that only the artist reads.

        The same object where that is all there is.
        """
        points, strokes = _effective(self.points), _effective(self.strokes)
        if points is self.points and strokes is self.strokes:
            return self
        return replace(self, points=points, strokes=strokes)


def _place_in_order(hint: ColorPoint | Stroke) -> tuple[int, int]:
    return hint.id if hint.order is None else hint.order, hint.id


def _effective(drawn: tuple[_D, ...]) -> tuple[_D, ...]:
    if all(hint.shown and not (hint.name or hint.locked or hint.group) for hint in drawn):
        return drawn
    return tuple(replace(hint, name="", locked=False, group="") for hint in drawn if hint.shown)


def is_local(hint: ColorPoint | Stroke) -> bool:
    """Whether a hint colours less than everything like it; one without a colour of its own never does."""
    return hint.reach < 1 and hint.ab is not None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of guidance.

    Attributes:
        guidance: its flag.
        title: what the artist reads, as part of a sentence.
        field: the attribute of `Hints` that holds it, None or () where it is not given.
        of_stats: whether it is an attribute of `Hints.stats` instead.
        share: what a number from 0 to 1 means, for kinds that are one; else "".
    """

    guidance: Guidance
    title: str
    field: str
    of_stats: bool = False
    share: str = ""

    def value(self, hints: Hints) -> Any:
        """The value of this kind in hints; None or () if there is none."""
        return getattr(hints.stats if self.of_stats else hints, self.field)

    def given(self, hints: Hints, value: Any) -> Hints:
        """Hints with another value of this kind."""
        if self.of_stats:
            return replace(hints, stats=replace(hints.stats, **{self.field: value}))
        return replace(hints, **{self.field: value})


KINDS = (
    Kind(Guidance.POINTS, Words("points"), "points"),
    Kind(Guidance.STROKES, Words("strokes"), "strokes"),
    Kind(Guidance.THEME, Words("a colour theme"), "theme"),
    Kind(Guidance.HISTOGRAM, Words("a histogram"), "ab_hist", of_stats=True),
    Kind(Guidance.SATURATION, Words("saturation"), "saturation", of_stats=True, share="mean HSV saturation"),
    Kind(Guidance.VIVIDNESS, Words("vividness"), "vividness", of_stats=True, share="calm to vivid colours"),
    Kind(Guidance.REFERENCE, Words("references"), "references"),
)
"""All kinds of guidance, in the order in which the artist reads of them. To add one, add a flag and a row."""

SHARES = tuple(kind for kind in KINDS if kind.share)
"""Kinds that are one number from 0 to 1; options, hints files and projects have them by the name of their field."""


def kind_of(guidance: Guidance) -> Kind:
    """The row of one kind."""
    return next(kind for kind in KINDS if kind.guidance is guidance)
