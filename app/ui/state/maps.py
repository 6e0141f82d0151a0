"""Maps of probability and of confidence as the artist sees them: titles, colours, and a veil over the photograph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.core import regions
from app.core.render import LabelMap
from app.ui.state import hint_names, uses
from app.ui.state.current_color import MIDDLE_L
from models import color
from models.base import Correspondences
from models.hints import AB, ColorPoint, Stroke
from models.types import RGB, U8

_DOUBT: RGB = (255, 225, 60)
_SHADE, _TINT = 0.72, 0.6
"""How dark it is where a kind does not belong, and how strong its colour where it does."""

Key = tuple[str, AB | None] | None
"""Which map: label and colour of its kind; None is the one of doubt."""


@dataclass(frozen=True, slots=True, eq=False)
class ShownMap:
    """One map, ready to be shown.

    Attributes:
        key: by it the map of the next result is found again.
        title: what it is called.
        rgb: its colour; None for "as it is".
        share: uint8 (h, w), the probability in 255ths.
    """

    key: Key
    title: str
    rgb: RGB | None
    share: U8


def shown_maps(maps: Sequence[LabelMap], marked: Sequence[str]) -> list[ShownMap]:
    """Where the result is in doubt, then each kind's map.

    Args:
        maps: of the kinds of strokes; nothing is shown of less than two.
        marked: the cut-out's regions in their order, which gives them their colours.
    """
    if len(maps) < 2:
        return []
    palette = regions.colors(marked)
    shown = [ShownMap(None, _tr("In doubt"), _DOUBT, doubt([m.share for m in maps]))]
    number = 0
    for found in maps:
        rgb: RGB | None
        if found.label:
            rgb, title = palette.get(found.label, regions.NEUTRAL), uses.region_title(found.label)
        elif found.ab is None:
            rgb, title = None, _tr("As it is")
        else:
            number += 1
            rgb, title = color.rgb_of(MIDDLE_L, found.ab), _tr("Colour {number}").format(number=number)
        shown.append(ShownMap((found.label, found.ab), title, rgb, found.share))
    return shown


def matched(found: Correspondences | None) -> list[ShownMap]:
    """How surely the references tell the colour of each place; nothing without a match."""
    if found is None:
        return []
    share = np.asarray(np.rint(found.confidence * 255), np.uint8)
    return [ShownMap(("references", None), _tr("From the references"), None, share)]


def influence(hint: ColorPoint | Stroke, share: U8) -> ShownMap:
    """Where a hint colours the picture, to be laid over it like a map."""
    title = _tr("What {hint} colours").format(hint=hint_names.title(hint))
    return ShownMap(None, title, None, share)


def doubt(shares: Sequence[U8]) -> U8:
    """How little the likeliest kind is ahead of pure chance: 0 where it is sure, 255 where all are alike."""
    likeliest = np.maximum.reduce(shares).astype(np.float32) / 255
    least = 1 / len(shares)
    return np.asarray(np.rint(np.clip((1 - likeliest) / (1 - least), 0, 1) * 255), np.uint8)


def veil(shown: ShownMap) -> U8:
    """What lies over the photograph while a map is looked at: premultiplied RGBA (h, w, 4).

    It is dark where the kind does not belong; where it does, the photograph shines through the kind's colour, or
    unchanged where that is "as it is".
    """
    share = shown.share.astype(np.float32)[..., None] / 255
    tint = np.float32(0.0 if shown.rgb is None else _TINT) * share
    ink = np.array(shown.rgb or (0, 0, 0), np.float32)
    cover = np.float32(_SHADE) * (1 - share) + tint
    return np.asarray(np.rint(np.dstack([tint * ink, 255 * cover])), np.uint8)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Maps", text)
