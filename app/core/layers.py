"""A finished picture as layers: the photograph below, its luminosity corrected, colours above in blend mode “Color”.

“Color” (W3C Compositing and Blending 1, 9.2; PDF and Photoshop mean the same) takes hue and saturation from a layer
and luminosity from what is below it, so the luminosity of the finished picture has to lie there. Of a layer in this
mode only the differences between its channels count: they are stored around a middle gray, which shows colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.base import CancelToken
from models.types import F32

Pixels = NDArray[np.uint8] | NDArray[np.uint16]
Cut = tuple[slice, slice]
"""Rows and columns."""

PHOTOGRAPH, LUMINOSITY, COLOUR = "Photograph", "Luminosity", "Colour"
"""Names of the layers that every picture has, the lowest first."""

_WEIGHTS = np.array([0.30, 0.59, 0.11], np.float32)
_ROWS = 128
"""Rows that are computed at a time: their planes fit the processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Tint:
    """Colours in the photograph or a part of it, as they come from the painting.

    Attributes:
        name: of the layer.
        mask: (H, W) where they hold, in levels of the pixels' type; None for everywhere.
        pixels: (H, W, 3), the whole photograph in them; None for what lies below, or for the finished picture.
    """

    name: str
    mask: Pixels | None = None
    pixels: Pixels | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One layer of a file.

    Attributes:
        name: what the artist reads.
        pixels: (h, w, 3), uint8 or uint16.
        place: of its left upper corner in the picture, x and y.
        mask: (h, w) of the pixels' type; None where it is opaque.
        is_colour: whether its blend mode is “Color”; else it is “Normal”.
    """

    name: str
    pixels: Pixels
    place: tuple[int, int] = (0, 0)
    mask: Pixels | None = None
    is_colour: bool = False


def luminosity(rgb: NDArray[Any]) -> F32:
    """What blend modes call luminosity, (...) of (..., 3), in the same levels."""
    return np.asarray(np.asarray(rgb, np.float32) @ _WEIGHTS, np.float32)


def colour_alone(rgb: Pixels) -> NDArray[Any]:
    """Pixels (..., 3) with their luminosity moved towards the middle, as far as all channels stay in range.

    The differences between channels, all that “Color” looks at, stay to the bit.
    """
    top = int(np.iinfo(rgb.dtype).max)
    wanted = np.rint(top / 2 - luminosity(rgb)).astype(np.int32)
    lowest, highest = (edge(rgb, axis=-1).astype(np.int32) for edge in (np.min, np.max))
    moved = rgb.astype(np.int32) + np.clip(wanted, -lowest, top - highest)[..., None]
    return np.asarray(moved, rgb.dtype)


def stacked(original: Pixels, finished: Pixels, tints: Iterable[Tint], cancel: CancelToken) -> list[Layer]:
    """The layers of a picture, the lowest first; together they show the finished picture.

    Args:
        original: (H, W, 3), the photograph; of the type of the finished picture.
        finished: (H, W, 3).
        tints: the colours, the lowest first; the first one has no mask.
        cancel: stops it.

    Raises:
        Cancelled: the token was set.
    """
    gray = np.empty(finished.shape[:2], finished.dtype)
    sheets = [sheet for tint in tints if (sheet := _Sheet.of(tint, finished)) is not None]
    for top in range(0, len(finished), _ROWS):
        cancel.raise_if_cancelled()
        rows = slice(top, min(top + _ROWS, len(finished)))
        gray[rows] = _nearest_gray(finished[rows])
        _fill(sheets, rows, finished[rows], gray[rows])
    everywhere = np.broadcast_to(gray[..., None], finished.shape)
    colours = [sheet.layer() for sheet in sheets]
    return [Layer(PHOTOGRAPH, original), Layer(LUMINOSITY, everywhere), *colours]


@dataclass(slots=True, eq=False)
class _Sheet:
    """A layer of colour in the making: cut to where its mask holds."""

    name: str
    at: Cut
    mask: Pixels | None
    source: Pixels | None
    made: Pixels

    @classmethod
    def of(cls, tint: Tint, finished: Pixels) -> _Sheet | None:
        """Nothing where the mask is empty."""
        at = _extent(tint.mask, finished.shape)
        if at is None:
            return None
        mask, source = (None if whole is None else whole[at].copy() for whole in (tint.mask, tint.pixels))
        made = np.empty((at[0].stop - at[0].start, at[1].stop - at[1].start, 3), finished.dtype)
        return cls(tint.name, at, mask, source, made)

    def part(self, rows: slice) -> tuple[Cut, slice] | None:
        """Where some rows of the picture meet it: a cut of these rows, and its own rows; None where they do not."""
        first, last = max(rows.start, self.at[0].start), min(rows.stop, self.at[0].stop)
        if first >= last:
            return None
        begin = self.at[0].start
        return (slice(first - rows.start, last - rows.start), self.at[1]), slice(first - begin, last - begin)

    def share(self, own: slice) -> F32 | float:
        """How much of what is below it covers, in 0..1."""
        if self.mask is None:
            return 1.0
        return np.asarray(self.mask[own][..., None] / np.float32(np.iinfo(self.mask.dtype).max), np.float32)

    def layer(self) -> Layer:
        """The finished layer."""
        return Layer(self.name, self.made, (self.at[1].start, self.at[0].start), self.mask, is_colour=True)


def _extent(mask: Pixels | None, shape: tuple[int, ...]) -> Cut | None:
    """The smallest part that holds all of a mask."""
    if mask is None:
        return slice(0, shape[0]), slice(0, shape[1])
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def _fill(sheets: Sequence[_Sheet], rows: slice, finished: Pixels, gray: Pixels) -> None:
    """Make some rows of all sheets."""
    met = [(sheet, *part) for sheet in sheets if (part := sheet.part(rows)) is not None]
    if len(met) == 1:
        met[0][0].made[met[0][2]] = colour_alone(finished)
        return
    wanted = finished.astype(np.float32)
    light, top = luminosity(wanted), int(np.iinfo(finished.dtype).max)
    below, colours = wanted.copy(), []
    for sheet, cut, own in met:
        source = None if sheet.source is None else sheet.source[own]
        lit = below[cut].copy() if source is None else _lit(source.astype(np.float32), light[cut], top)
        below[cut] += (lit - below[cut]) * sheet.share(own)
        colours.append(lit)
    # The painting mixes colours in Lab, layers mix them in RGB. What they differ by, at soft edges, all layers get; if
    # one has no room for it, all come nearer to the finished colour.
    room = np.ones_like(light)
    ways = [lit - below[cut] for (_, cut, _), lit in zip(met, colours, strict=True)]
    for (_, cut, _), way in zip(met, ways, strict=True):
        room[cut] = np.minimum(room[cut], _room(wanted[cut], way, top))
    for (sheet, cut, own), way in zip(met, ways, strict=True):
        there = wanted[cut] + way * room[cut][..., None]
        levels: NDArray[Any] = np.clip(np.rint(there), 0, top).astype(finished.dtype)
        sheet.made[own] = colour_alone(levels)
    # Where rounding still shows, at the edge of the gamut, all have it.
    wrong = np.abs(_composite(met, gray, top) - wanted).max(axis=2) > top / 255
    if wrong.any():
        alone = colour_alone(finished)
        for sheet, cut, own in met:
            sheet.made[own][wrong[cut]] = alone[cut][wrong[cut]]


def _room(rgb: F32, way: F32, top: int) -> F32:
    """How far pixels (n, w, 3) can go a way before a channel leaves its range, as a share of the way (n, w)."""
    # A tenth of a level more is rounded off; without it the last digits of a channel at the edge would bar the way.
    edge = np.where(way > 0, top - rgb, rgb) + np.float32(0.1)
    return np.asarray((edge / np.maximum(np.abs(way), np.float32(1e-6))).min(axis=-1), np.float32)


def _composite(met: Sequence[tuple[_Sheet, Cut, slice]], gray: Pixels, top: int) -> F32:
    """What programs show of some rows, (n, w, 3)."""
    shown = np.repeat(gray.astype(np.float32)[..., None], 3, axis=2)
    for sheet, cut, own in met:
        lit = _lit(sheet.made[own].astype(np.float32), luminosity(shown[cut]), top)
        shown[cut] += (lit - shown[cut]) * sheet.share(own)
    return shown


def _lit(rgb: F32, light: F32, top: int) -> F32:
    """Colours (..., 3) with another luminosity (...): the blend mode “Color”."""
    moved = rgb + (light - luminosity(rgb))[..., None]
    lowest, highest = moved.min(axis=-1), moved.max(axis=-1)
    # Saturation gives way where a channel would leave the range. A millionth of a level keeps grays from 0 / 0.
    tiny = np.float32(1e-6)
    share = np.minimum(
        np.where(lowest < 0, light / np.maximum(light - lowest, tiny), 1),
        np.where(highest > top, (top - light) / np.maximum(highest - light, tiny), 1),
    )
    return np.asarray(light[..., None] + (moved - light[..., None]) * share[..., None], np.float32)


def _nearest_gray(rgb: Pixels) -> NDArray[Any]:
    """Gray levels (h, w) with which “Color” shows pixels (h, w, 3) best.

    Luminosity is no whole level. Rounded away from the middle it can push a channel out of range, and then saturation
    gives way: blue of a level near black would lose nine times what was rounded.
    """
    top, tiny = int(np.iinfo(rgb.dtype).max), np.float32(1e-6)
    light = np.clip(luminosity(rgb), 0, top)
    lowest, highest = rgb.min(axis=-1).astype(np.float32), rgb.max(axis=-1).astype(np.float32)
    down = np.floor(light)
    loss, gain = light - down, down + 1 - light
    loss = np.where(lowest < loss, loss * highest / np.maximum(light, tiny), loss)
    gain = np.where(highest + gain > top, gain * (top - lowest) / np.maximum(top - light, tiny), gain)
    return np.asarray(np.minimum(down + (gain < loss), top), rgb.dtype)
