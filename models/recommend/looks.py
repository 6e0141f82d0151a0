"""Looks: different pictures that one photograph may plausibly become."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from enum import Enum

from models import color, palette
from models.base import Odds
from models.hints import AB, GlobalStats, Hints, Theme
from models.recommend.survey import Part, parts_of

_PARTS = 7
"""Colours of a theme at most: one for each of the largest parts."""
_FEWEST = 3
_MODES = 6
_PLAUSIBLE = 0.36
"""A colour of a part is plausible if it is at least this share as likely as the part's likeliest one."""
_LEANING = 1.6
"""How much a theme prefers its hue: a colour all in its direction counts as exp(leaning) times as likely."""
_FULL_CHROMA = 20.0
_APART = 6.0
"""Themes whose colours differ by less than this on the whole, in ab units, are the same one."""

_CALM, _VIVID = 0.45, 1.7
"""Saturation of calm and vivid looks, as shares of the predicted one."""


class Mood(Enum):
    """What a look is like."""

    PREDICTED = "as predicted"
    VIVID = "vivid"
    CALM = "calm"
    WARM = "warm"
    COOL = "cool"
    GREEN = "green"
    GOLDEN = "golden"
    ROSE = "rose"
    WITHOUT_REFERENCES = "without references"


_HUES = {Mood.WARM: 45, Mood.COOL: 260, Mood.GREEN: 145, Mood.GOLDEN: 85, Mood.ROSE: 350}
"""Directions in ab that themes lean to, in degrees."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way to colour the whole photograph.

    Attributes:
        mood: what it is like.
        theme: its colours; None where the backend chooses them.
        stats: its saturation and vividness.
        references: whether the references of the hints count.
    """

    mood: Mood
    theme: Theme | None = None
    stats: GlobalStats = field(default_factory=GlobalStats)
    references: bool = True

    def given(self, hints: Hints) -> Hints:
        """Hints with this look in place of the theme and the statistics they have."""
        references = hints.references
        if not self.references:
            references = tuple(replace(reference, strength=0.0) for reference in references)
        return replace(hints, theme=self.theme, stats=self.stats, references=references)


def plausible_looks(odds: Odds, hints: Hints) -> tuple[Look, ...]:
    """Looks from the odds of a picture without theme and statistics, with the other hints: as predicted first, calmer
    and more vivid ones, one without references if there are any, and themes that lean to different hues.

    Every colour of a theme is a likely one of a large part of the photograph, with the part's share as its weight. Of
    the colours that a part may have, each theme prefers those that lean to its hue.
    """
    saturation = _saturation(odds)
    steps: tuple[Look, ...] = (
        Look(Mood.PREDICTED),
        Look(Mood.VIVID, stats=GlobalStats(saturation=min(saturation * _VIVID, 1.0), vividness=1.0)),
        Look(Mood.CALM, stats=GlobalStats(saturation=saturation * _CALM, vividness=0.0)),
    )
    if any(reference.strength > 0 for reference in hints.references):
        steps = (*steps, Look(Mood.WITHOUT_REFERENCES, references=False))
    parts = parts_of(odds)[:_PARTS]
    if len(parts) < _FEWEST:
        return steps
    weights = tuple(part.share for part in parts)
    choices = [_choices(odds, part) for part in parts]
    found: list[Look] = []
    for mood, degrees in _HUES.items():
        theme = Theme(tuple(_leaning(choice, math.radians(degrees)) for choice in choices), weights)
        if all(_distance(theme, other.theme) >= _APART for other in found if other.theme is not None):
            found.append(Look(mood, theme))
    return (*steps, *found)


def _saturation(odds: Odds) -> float:
    """Mean HSV saturation of the colours that are expected."""
    return color.mean_saturation(color.to_rgb8(odds.light, odds.share @ odds.colors))


def _choices(odds: Odds, part: Part) -> list[tuple[AB, float]]:
    """The colours that a part may plausibly have, and how likely they are; the less likely, the quieter."""
    share = odds.share[part.cells].mean(axis=0)
    found = palette.modes(share, odds.colors, float(odds.light[part.cells].mean()), _MODES)
    best = found[0][1]
    return [(_muted(ab, math.sqrt(p / best)), p) for ab, p in found if p >= _PLAUSIBLE * best]


def _muted(ab: AB, share: float) -> AB:
    return ab[0] * share, ab[1] * share


def _leaning(choices: list[tuple[AB, float]], hue: float) -> AB:
    def liking(choice: tuple[AB, float]) -> float:
        (a, b), odds = choice
        toward = (a * math.cos(hue) + b * math.sin(hue)) / max(math.hypot(a, b), _FULL_CHROMA)
        return math.log(odds) + _LEANING * toward

    return max(choices, key=liking)[0]


def _distance(one: Theme, other: Theme) -> float:
    """Between the colours of the same parts, weighted by the parts' shares."""
    weights = one.weights or ()
    apart = (math.dist(a, b) for a, b in zip(one.colors, other.colors, strict=True))
    return sum(w * d for w, d in zip(weights, apart, strict=True)) / sum(weights)
