"""The backend `unified`: Tintype's own network, with every kind of guidance."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from models import color
from models.base import CancelToken, Colorization, Preview, Progress
from models.colorizers.bins import bin_shares, load_bins, variance
from models.colorizers.grid import Grid
from models.colorizers.missed import corrected, likeness
from models.colorizers.network import MOST_PIXELS, NetworkColorizer, Palette, cropped
from models.colorizers.nonlocal_means import Cells
from models.colorizers.vividness import missing_chroma, with_saturation
from models.device import half_is_faster, out_of_memory_as_error
from models.hints import AB, VIVIDNESS, Guidance, Hints, Reference
from models.networks.tokens import Features, Keys, Tokens, cell_colors, cell_rows, reference_cells
from models.networks.unified import Guide, Unified
from models.rasterize import hint_maps, matched_color, with_matches
from models.recommend.themes import require_color
from models.weights import load_into

if TYPE_CHECKING:
    from models.image import ImageData

from models.types import F32
from models.words import Words

REFERENCE_SIDE = 192
"""The short side at which references are looked at, and at which the photograph is compared with them: of more cells
the best one always fits better."""
UNLIKE, ALIKE = 0.45, 0.6
"""Mean cosine between cells and their best matches, from which on a reference is believed at all, and altogether: other
photographs have 0.31 to 0.41, the most alike ones 0.5, turned and enlarged copies 0.6 to 0.7."""
DOUBTED = 0.03
"""Weight of a reference that is not: what does not match must leave the automatic answer alone."""
PAIR_WEIGHT = 8.0
"""Weight of a pair of places, which the artist vouches for: an eighth of what all cells of a reference weigh together.
With it pairs move their thing as far as points do, and the rest of the picture less (`bench leak --pairs`)."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A photograph at working resolution.

    Attributes:
        light: its lightness there, (h, w).
        cell_light: that of the network's cells, with the border, (H / 8, W / 8).
        likeness: by what its places resemble each other, coarser, features for `krige`.
        features: what the network sees in it.
        cells: how much the network's cells resemble each other.
    """

    grid: Grid
    light: F32
    cell_light: Tensor
    likeness: F32
    features: Features
    cells: Cells


@dataclass(frozen=True, slots=True)
class SeenReference:
    """A reference as the network sees it.

    Attributes:
        features: of its lightness.
        cell_ab: mean chroma of its cells (1, N, 2).
        weight: 0..1, how much it counts at full strength.
    """

    features: Features
    cell_ab: Tensor
    weight: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """A photograph and its references, encoded; coordinates of hints are pixels of an image of `size`."""

    size: tuple[int, int]
    photo: Encoded
    references: tuple[SeenReference, ...]


class UnifiedColorizer(NetworkColorizer[Unified]):
    """See `models.base.Colorizer`."""

    name = "unified"
    supports = ~Guidance.NONE
    short_side: Mapping[str, int] = {"cpu": 192, "cuda": 256}
    """Taught on crops of 128 pixels, it loses its sense for the whole where things are much larger: from 192 to 256
    pixels 0.2 dB without hints, for 0.1 dB with 100 points."""

    def __init__(
        self,
        device: str = "auto",
        weights_dir: Path | None = None,
        *,
        network: Unified | None = None,
        exact: bool = True,
        half: bool | None = None,
    ) -> None:
        """Load the network.

        Args:
            device: "auto", "cpu" or "cuda".
            weights_dir: where the manifest lies; None for the program's own.
            network: takes the place of the one with the shipped weights, for measuring others.
            exact: False gives what the network alone says, without spreading what it misses at the hints.
            half: whether to decode in bfloat16; None for what is faster on the device.

        Raises:
            WeightsMissing, WeightsCorrupt: see `models.weights`.
        """
        if network is None:
            network = Unified()
            load_into(network, "unified", weights_dir)
        super().__init__(device, network)
        self.half = half_is_faster(self.device.type) if half is None else half
        if self.half:
            self.network.decoder.halve()
        self.exact = exact
        load_bins(self.device)
        self._encoded: OrderedDict[tuple[str, Grid], Encoded] = OrderedDict()

    def prepare(
        self,
        image: ImageData,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        working_size: int | None = None,
    ) -> Prepared:
        """See `models.base.Colorizer`.

        Raises:
            UserError: a reference has no colours.
        """
        with out_of_memory_as_error(), torch.inference_mode():
            progress(0.0, Words("Looking at the photograph"))
            photo = self._encode(image, self._grid(image, working_size))
            seen = []
            for reference in hints.references:
                cancel.raise_if_cancelled()
                progress(0.5, Words("Looking at the reference"))
                seen.append(self._reference(reference.image, image))
        return Prepared(image.size, photo, tuple(seen))

    def colorize(
        self,
        prepared: object,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        preview: Preview | None = None,
    ) -> Colorization:
        """See `models.base.Colorizer`."""
        assert isinstance(prepared, Prepared)
        progress(0.0, Words("Colouring"))
        photo, grid = prepared.photo, prepared.photo.grid
        hint_ab, hint_mask = hint_maps(hints, prepared.size, (grid.width, grid.height))
        with out_of_memory_as_error(), torch.inference_mode():
            guide = self._guide(prepared, hints, hint_ab, hint_mask)
            ab, quarter, cells = self.network.decode_parts(photo.features, guide)
            logits = self.network.cell_logits(quarter, cells)[0]
            predicted = cropped(colored(ab, logits, photo, hints.stats.vividness), grid)
        if hints.stats.saturation is not None:
            predicted = with_saturation(predicted, photo.light, hints.stats.saturation)
        cancel.raise_if_cancelled()
        told = hint_maps(with_matches(hints, prepared.size), prepared.size, (grid.width, grid.height))
        if self.exact and told[1].any():
            predicted = corrected(predicted, photo.likeness, told[0], told[1] > 0)

        def logits_at(y: int, x: int) -> Tensor:
            return self.network.bin_logits(torch.cat([quarter[0, :, y // 4, x // 4], cells[0, :, y // 8, x // 8]]))

        def all_logits() -> Tensor:
            return logits[: -(-grid.height // 8), : -(-grid.width // 8)]

        palette = Palette(prepared.size, grid, photo.light, logits_at, all_logits)
        return Colorization(predicted, palette, exact=self.exact)

    def _encode(self, image: ImageData, grid: Grid) -> Encoded:
        """Look at a photograph; the last few are kept, so that moving a strength slider encodes nothing."""
        key = (image.key, grid)
        if key not in self._encoded:
            light = grid.lightness(image.L)
            fine = grid.padded(grid.fine_lightness(image.L), 2)
            features = self.network.encode(self._tensor(fine))
            cell_light = F.avg_pool2d(self._tensor(grid.padded(light)), 8)[0, 0]
            self._encoded[key] = Encoded(
                grid, light, cell_light, likeness(light), features, Cells(features.look[0], cell_light)
            )
            while len(self._encoded) > 8:
                self._encoded.popitem(last=False)
        self._encoded.move_to_end(key)
        return self._encoded[key]

    def _reference(self, reference: ImageData, image: ImageData) -> SeenReference:
        require_color(reference.rgb, "The reference")
        ours, theirs = (
            self._encode(seen, Grid.of(seen.size, REFERENCE_SIDE, most=MOST_PIXELS)) for seen in (image, reference)
        )
        grid = theirs.grid
        small = cv2.resize(reference.rgb, (grid.width, grid.height), interpolation=cv2.INTER_AREA)
        ab = color.to_lab(np.asarray(small, np.uint8))[..., 1:]
        weight = DOUBTED ** (1 - _confidence(ours.features, theirs.features))
        return SeenReference(theirs.features, cell_colors(self._tensor(grid.padded(ab))), weight)

    def _guide(self, prepared: Prepared, hints: Hints, hint_ab: F32, hint_mask: F32) -> Guide:
        grid = prepared.photo.grid
        stats = hints.stats
        return Guide(
            self._tensor(grid.padded_hints(hint_ab)),
            self._tensor(grid.padded_hints(hint_mask)),
            None if hints.theme is None else self._theme(hints.theme.colors, hints.theme.weights),
            None if stats.ab_hist is None else torch.tensor([stats.ab_hist], device=self.device),
            None if stats.saturation is None else torch.tensor([[stats.saturation, 1.0]], device=self.device),
            *reference_tokens(prepared, hints.references),
        )

    def _theme(self, colors: tuple[AB, ...], weights: tuple[float, ...] | None) -> Tokens:
        shares = weights if weights is not None and sum(weights) > 0 else (1.0,) * len(colors)
        logs = [math.log(max(w / sum(shares), 1e-3)) for w in shares]
        return Tokens(torch.tensor([colors], device=self.device), torch.tensor([logs], device=self.device))


def colored(ab: Tensor, logits: Tensor, photo: Encoded, vividness: float | None) -> Tensor:
    """The network's chroma (1, 2, H, W), as colourful as asked for; places that look alike agree on a colour.

    Args:
        ab: what the network says, the calm mean of what may be.
        logits: its bins at the cells, (H / 8, W / 8, 313).
        photo: the photograph.
        vividness: 0..1; None for the usual one.
    """
    shares = bin_shares(logits, photo.cell_light)
    unsure = variance(shares)
    missing = missing_chroma(shares, unsure).permute(2, 0, 1) * (VIVIDNESS if vividness is None else vividness)
    calm = F.avg_pool2d(ab, 8)[0].float()
    moved = missing + photo.cells.agreement(calm + missing, calm, unsure)
    return ab + F.interpolate(moved[None], scale_factor=8.0, mode="bilinear")


def _confidence(photo: Features, reference: Features) -> float:
    """How surely a reference shows what the photograph shows, 0..1: no single cell can tell."""
    cosine = cell_rows(photo.look)[0].float() @ cell_rows(reference.look)[0].float().T
    best = (cosine.amax(dim=0).mean() + cosine.amax(dim=1).mean()).item() / 2
    return min(max((best - UNLIKE) / (ALIKE - UNLIKE), 0.0), 1.0)


def reference_tokens(prepared: Prepared, asked: tuple[Reference, ...]) -> tuple[Keys, Tokens] | tuple[None, None]:
    """Keys and tokens of all references together, each as strong as the artist wants it; None without references.

    A pair of places is a token whose key is the photograph's place and whose colour is that of the reference's place:
    it speaks to all that looks like what was clicked in the photograph.
    """
    if not prepared.references:
        return None, None
    parts = []
    for seen, reference in zip(prepared.references, asked, strict=True):
        strength = torch.tensor([reference.strength * seen.weight]).to(seen.cell_ab)
        parts.append(reference_cells(seen.features, seen.cell_ab, strength))
        if reference.matches and reference.strength > 0:
            parts.append(_pair_tokens(prepared, reference))
    keys, tokens = zip(*parts, strict=True)
    return Keys(*_side_by_side(keys)), Tokens(*_side_by_side(tokens))


def _pair_tokens(prepared: Prepared, reference: Reference) -> tuple[Keys, Tokens]:
    features, grid = prepared.photo.features, prepared.photo.grid
    share = np.array([match.xy for match in reference.matches]) / prepared.size
    columns, rows = np.clip(share * (grid.width, grid.height), 0, (grid.width - 1, grid.height - 1)).T.astype(int) // 8
    places = rows * features.cells.shape[3] + columns
    keys = Keys(*(cell_rows(each)[:, places] for each in (features.cells, features.look)))
    ab = keys.cells.new_tensor([[matched_color(reference, match) for match in reference.matches]])
    return keys, Tokens(ab, torch.full_like(ab[..., 0], math.log(PAIR_WEIGHT * reference.strength)))


def _side_by_side(parts: Iterable[tuple[Tensor, ...]]) -> Iterator[Tensor]:
    return (torch.cat(part, dim=1) for part in zip(*parts, strict=True))
