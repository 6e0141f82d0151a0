"""DeepProp (Endo, Iizuka, Kanamori, Mitani 2016): a small network learned from the strokes of the picture itself.

Three uses: colouring a gray photograph, recolouring a colour photograph, and cutting regions out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from models import color
from models.base import CancelToken, Colorization, Preview, Progress, no_progress, require_supported
from models.colorizers.endo2016.learner import StrokeLearner
from models.colorizers.endo2016.strokes import Kinds, kinds_by_color, kinds_by_region
from models.device import out_of_memory_as_error, precision, resolve
from models.hints import AB, DRAWN, Hints
from models.image import ImageData
from models.networks.endo2016 import Endo2016, probabilities
from models.solvers.propagation import refine
from models.solvers.superpixels import Pieces, cells, superpixels
from models.types import F32
from models.words import Words

MOST_PIXELS = 1800 * 1200
"""Larger photographs are reduced to this size, the largest of the paper."""

REFINED_PIXELS = 1 << 20
"""Largest size for the edge-aware step; the join with the full lightness restores finer edges."""

SUPERPIXELS = 0.01
"""Superpixels as a share of the pixels (section 6.1). Asking the network about every pixel takes 40 times as long, and
the labels after the edge-aware step are no better (`bench endo2016`)."""

SMOOTHNESS = 5.0
"""The paper's lambda."""

_STRIP = 256
"""Rows that are converted to Lab between two checks for cancellation."""

_EDGES = (200, 400)
"""Canny's thresholds on 8 bits: contours of objects, not the grain of textures."""

_TOLERANCE = 2e-3
"""Largest error of a probability after the edge-aware step."""

_ROUGH_PLACES = 1200
_ROUGH_PIXELS = 1 << 17
"""Places and pixels of a rough answer: a tenth of a second."""

_FIRST_PREVIEW, _NEXT_PREVIEW = 0.4, 1.5
"""Seconds of learning before the first rough answer, and at least between two."""

_PREVIEWS_SHARE = 0.1
"""Largest share of the time for rough answers."""


@dataclass(slots=True)
class Prepared:
    """A photograph at working size, and the network that learns from its strokes.

    Attributes:
        image_size: width, height of the photograph, the units of the hints.
        rgb: uint8 (h, w, 3) at working size.
        L: (h, w) lightness at working size.
        ab: (h, w, 2) its own colours.
        learner: the network and the state of its learning.
        superpixels: made on first use.
    """

    image_size: tuple[int, int]
    rgb: NDArray[np.uint8]
    L: F32
    ab: F32
    learner: StrokeLearner
    superpixels: Pieces | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height at working size."""
        return self.L.shape[1], self.L.shape[0]


class Endo2016Colorizer:
    """The backend `endo2016`: strokes colour a photograph; its own colours are ignored.

    Args:
        device: "auto", "cpu" or "cuda".
        weights_dir: it has no weights.
    """

    name = "endo2016"
    supports = DRAWN
    in_color = False

    def __init__(self, device: str = "auto", weights_dir: Path | None = None) -> None:
        self.device = torch.device(resolve(device).key)

    def prepare(
        self,
        image: ImageData,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        working_size: int | None = None,
    ) -> Prepared:
        """Bring the photograph to working size."""
        cancel.raise_if_cancelled()
        progress(0.0, Words("Looking at the photograph"))
        size = _limited(image.size, MOST_PIXELS, working_size)
        rgb = image.rgb if size == image.size else cv2.resize(image.rgb, size, interpolation=cv2.INTER_AREA)
        rgb = np.asarray(rgb, np.uint8)
        cancel.raise_if_cancelled()
        lab = np.empty(rgb.shape, np.float32)
        for top in range(0, len(rgb), _STRIP):
            lab[top : top + _STRIP] = color.to_lab(rgb[top : top + _STRIP])
            cancel.raise_if_cancelled()
        light = np.ascontiguousarray(lab[..., 0])
        colorless = all(np.array_equal(rgb[..., 0], rgb[..., i]) for i in (1, 2))
        gray = colorless or not self.in_color
        ab = np.zeros_like(lab[..., 1:]) if colorless else np.ascontiguousarray(lab[..., 1:])
        seen = light[None] / np.float32(100) if gray else rgb.transpose(2, 0, 1) / np.float32(255)
        cancel.raise_if_cancelled()
        learner = StrokeLearner(torch.from_numpy(np.ascontiguousarray(seen, np.float32)).to(self.device))
        cancel.raise_if_cancelled()
        return Prepared(image.size, rgb, light, ab, learner)

    def colorize(
        self,
        prepared: object,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        preview: Preview | None = None,
    ) -> Colorization:
        """Learn the strokes, ask the network about the whole picture, and smooth its answer along the edges."""
        if not isinstance(prepared, Prepared):
            raise TypeError("this photograph was prepared by another backend")
        require_supported("DeepProp", self.supports, hints)
        kinds = self.kinds(prepared, hints, cancel)
        cancel.raise_if_cancelled()
        if not kinds:
            return Colorization(self._untouched(prepared))
        with out_of_memory_as_error():
            learning = None if preview is None else self._while_learning(prepared, kinds, cancel, preview)
            prepared.learner.learn(kinds, cancel, _part(progress, 0.0, 0.7), while_learning=learning)
            if prepared.superpixels is None:
                progress(0.7, Words("Cutting the photograph into pieces"))
                prepared.superpixels = superpixels(prepared.rgb, SUPERPIXELS, cancel.raise_if_cancelled)
            progress(0.8, Words("Asking the network about every piece"))
            pieces = prepared.superpixels
            shares = ask(prepared.learner.network, prepared.learner, pieces, cancel)
        cancel.raise_if_cancelled()
        maps = StrokeMaps(prepared, kinds, shares, pieces)
        ab = self.answer(prepared, maps, cancel, _part(progress, 0.9, 1.0))
        return Colorization(ab, exact=self._exact(kinds), maps=maps)

    def _while_learning(
        self, prepared: Prepared, kinds: Kinds, cancel: CancelToken, show: Preview
    ) -> Callable[[Endo2016], None]:
        """Show rough answers, the first one soon and then fewer and fewer."""
        pieces = cells(prepared.size, _ROUGH_PLACES)
        due = time.perf_counter() + _FIRST_PREVIEW

        def look(network: Endo2016) -> None:
            nonlocal due
            began = time.perf_counter()
            if began < due:
                return
            shares = ask(network, prepared.learner, pieces, cancel)
            maps = StrokeMaps(prepared, kinds, shares, pieces, _ROUGH_PIXELS)
            ab = self.answer(prepared, maps, cancel, no_progress)
            show(Colorization(ab, exact=self._exact(kinds), maps=maps))
            now = time.perf_counter()
            due = now + max(_NEXT_PREVIEW, (now - began) / _PREVIEWS_SHARE)

        return look

    def kinds(self, prepared: Prepared, hints: Hints, cancel: CancelToken | None = None) -> Kinds:
        """The kinds of strokes. A stroke without a colour asks for gray."""
        return kinds_by_color(hints, prepared.image_size, prepared.size, cancel=cancel)

    def _untouched(self, prepared: Prepared) -> F32:
        """The answer without any strokes."""
        return np.zeros((*prepared.L.shape, 2), np.float32)

    def _exact(self, kinds: Kinds) -> bool:
        return True

    def answer(self, prepared: Prepared, maps: StrokeMaps, cancel: CancelToken, progress: Progress) -> F32:
        """Each pixel's mean of the strokes' colours, weighted by their probabilities (section 6.2.2), smoothed."""
        own = self._untouched(prepared)
        z = maps.mean_color(own)
        keep = maps.kinds.colors.index(None) if None in maps.kinds.colors else None
        if keep is None or not own.any():
            return maps.smooth(z, _TOLERANCE * 50, cancel, progress)
        # The photograph's own colours must stay sharp: smooth their share, not the colours. In a final answer the share
        # is enlarged to working size before it is multiplied with them.
        kept = maps.spread(keep)
        smooth = maps.smooth(np.dstack([z - kept[..., None] * own, kept]), _TOLERANCE, cancel, progress)
        if maps.rough:
            return smooth[..., :2] + smooth[..., 2:] * _fitted(own, smooth.shape)
        cancel.raise_if_cancelled()
        result = _fitted(smooth, own.shape)
        cancel.raise_if_cancelled()
        result = result[..., :2] + result[..., 2:] * own
        strokes = maps.kinds.owner >= 0
        result[strokes] = z[strokes]
        return result


class Endo2016Recolorizer(Endo2016Colorizer):
    """The backend `endo2016-recolor`: strokes carry new colours, strokes without a colour protect.

    Parts of the photograph that resemble no stroke keep their colours, too.
    """

    name = "endo2016-recolor"
    in_color = True

    def kinds(self, prepared: Prepared, hints: Hints, cancel: CancelToken | None = None) -> Kinds:
        lab = np.dstack([prepared.L, prepared.ab])
        return kinds_by_color(hints, prepared.image_size, prepared.size, lab, cancel)

    def _untouched(self, prepared: Prepared) -> F32:
        return prepared.ab


class Endo2016Cutter(Endo2016Colorizer):
    """The backend `endo2016-cutout`: strokes name regions; the picture shows what is cut out, tinted.

    The soft mask is in the result's `maps`, under the region's name.
    """

    name = "endo2016-cutout"
    in_color = True
    tint: AB = (60.0, 30.0)

    def kinds(self, prepared: Prepared, hints: Hints, cancel: CancelToken | None = None) -> Kinds:
        return kinds_by_region(hints, prepared.image_size, prepared.size, cancel)

    def _exact(self, kinds: Kinds) -> bool:
        return False

    def answer(self, prepared: Prepared, maps: StrokeMaps, cancel: CancelToken, progress: Progress) -> F32:
        del prepared
        inside = np.clip(1 - maps.background(cancel, progress), 0, 1)
        return np.asarray(inside[..., None] * np.array(self.tint, np.float32), np.float32)


class StrokeMaps:
    """Probabilities of the kinds of strokes; see `models.base.LabelMaps`.

    Attributes:
        kinds: the kinds of strokes.
        shares: (n, labels), the network's answer for each piece.
    """

    def __init__(
        self, prepared: Prepared, kinds: Kinds, shares: F32, pieces: Pieces, most: int = REFINED_PIXELS
    ) -> None:
        self.kinds = kinds
        self.labels = kinds.names
        self.colors = kinds.colors
        self.shares = shares
        self._prepared = prepared
        self._pieces = pieces
        self._most = most

    @property
    def rough(self) -> bool:
        """Whether these maps are from a network that is still learning."""
        return self._most < REFINED_PIXELS

    def map(self, index: int, most: int | None = None) -> F32:
        """Probability 0..1 of one kind, smoothed; at most `REFINED_PIXELS` pixels, or `most`."""
        smooth = self.smooth(self.spread(index)[..., None], _TOLERANCE, CancelToken(), no_progress, most)
        return np.clip(smooth[..., 0], 0, 1)

    def background(self, cancel: CancelToken, progress: Progress) -> F32:
        """Sum of the probabilities of all kinds that are background, smoothed."""
        behind = np.zeros(self._prepared.L.shape, np.float32)
        for index, ab in enumerate(self.colors):
            if ab is None:
                behind += self.spread(index)
        return self.smooth(behind[..., None], _TOLERANCE, cancel, progress)[..., 0]

    def spread(self, index: int) -> F32:
        """Probability of one kind at each pixel of the working size, (h, w), not smoothed; 0 or 1 under strokes."""
        result = self.shares[:, index][self._pieces.segments]
        strokes = self.kinds.owner >= 0
        result[strokes] = self.kinds.owner[strokes] == index
        return result

    def mean_color(self, own: F32) -> F32:
        """Colours weighted by probability at each pixel of the working size, (h, w, 2), not smoothed."""
        table = np.array([(0.0, 0.0) if ab is None else ab for ab in self.colors], np.float32)
        result = (self.shares @ table)[self._pieces.segments]
        if None in self.colors:
            kept = self.shares[:, self.colors.index(None)][self._pieces.segments]
            result += kept[..., None] * own
        for index, ab in enumerate(self.colors):
            under = self.kinds.owner == index
            result[under] = own[under] if ab is None else ab
        return result

    def smooth(
        self, values: F32, tolerance: float, cancel: CancelToken, progress: Progress, most: int | None = None
    ) -> F32:
        """Equation 15 on values (h, w, C) of the working size; the result has at most `most` pixels."""
        prepared = self._prepared
        width, height = _limited(prepared.size, min(most or self._most, self._most), None)
        cancel.raise_if_cancelled()
        light, under = _fitted(prepared.L, (height, width)), self.kinds.owner >= 0
        if (width, height) != prepared.size:
            # Pixels under strokes take the value of the nearest pixel of the larger grid, not a mean.
            under = cv2.resize(under.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST) > 0
            nearest = cv2.resize(values, (width, height), interpolation=cv2.INTER_NEAREST).reshape(height, width, -1)
            values = np.where(under[..., None], nearest, _fitted(values, (height, width)).reshape(height, width, -1))
        return refine(
            light, values, trust(light), under, smoothness=SMOOTHNESS, tolerance=tolerance, cancel=cancel,
            progress=progress,
        )  # fmt: skip


def trust(L: F32) -> F32:
    """Equation 16: 0 along edges, where superpixels are least reliable, 1 elsewhere, eroded."""
    edges = cv2.Canny(np.asarray(L * np.float32(2.55), np.uint8), *_EDGES)
    return np.asarray(cv2.erode((edges == 0).astype(np.float32), np.ones((3, 3), np.uint8)), np.float32)


def ask(network: Endo2016 | None, learner: StrokeLearner, pieces: Pieces, cancel: CancelToken) -> F32:
    """Label probabilities (n, labels) of pieces of the working size; without a network there is one label."""
    if network is None:
        return np.ones((len(pieces), 1), np.float32)
    device = learner.frame.device
    places = torch.from_numpy(pieces.rows).to(device), torch.from_numpy(pieces.columns).to(device)
    with precision(device):
        found = probabilities(network, learner.frame, *places, cancel.raise_if_cancelled)
    return np.asarray(found.cpu().numpy(), np.float32)


def _fitted(values: F32, shape: tuple[int, ...]) -> F32:
    """Values (h, w[, c]) at another size (height, width, ...): area-averaged, or interpolated when enlarged."""
    if values.shape[:2] == shape[:2]:
        return values
    how = cv2.INTER_LINEAR if shape[0] > values.shape[0] else cv2.INTER_AREA
    return np.asarray(cv2.resize(values, (shape[1], shape[0]), interpolation=how), np.float32)


def _limited(size: tuple[int, int], most: int, short_side: int | None) -> tuple[int, int]:
    """Width and height of about the same aspect, with limited number of pixels and limited short side."""
    scale = min(1.0, (most / (size[0] * size[1])) ** 0.5, (short_side or min(size)) / min(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _part(progress: Progress, low: float, high: float) -> Progress:
    return lambda fraction, text: progress(low + (high - low) * fraction, text)
