"""The backend `he2018`: colours from reference photographs, He et al. 2018.

Both photographs are looked at and matched once (similarity subnet); an edit then chooses, for each place, the reference
that shows it more likely, and runs the colorization subnet.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from models import color, weights
from models.base import CancelToken, Colorization, Correspondences, Preview, Progress, require_supported
from models.colorizers.eyes import open_eye
from models.colorizers.grid import Grid
from models.colorizers.missed import corrected, likeness
from models.colorizers.network import MOST_PIXELS, NetworkColorizer, cropped
from models.device import out_of_memory_as_error
from models.errors import WeightsCorrupt
from models.hints import DRAWN, XY, Guidance, Hints, Match, Reference
from models.matching.bend import bent
from models.matching.deep import match
from models.matching.fields import STEP, carried, half, whole
from models.matching.pyramid import Pyramid
from models.matching.similarity import similarity_maps
from models.networks.he2018 import MAPS, He2018, He2018Published
from models.rasterize import hint_maps
from models.recommend.themes import require_color
from models.words import Words

if TYPE_CHECKING:
    from models.image import ImageData

TITLE = "References (He 2018)"
Network = He2018 | He2018Published
Matcher = Callable[[Pyramid, Pyramid], tuple[Tensor, Tensor]]
SMOOTH = 9
"""Side of the box, in places, over which similarities are averaged before references are compared: one place alone
often fits by chance."""
_KEPT_LOOKS, _KEPT_MATCHES = 12, 32

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seen:
    """A photograph as it was looked at.

    Attributes:
        size: its width and height in pixels.
        grid: its working resolution.
        pyramid: what is seen there.
        ab: (2, h, w) its chroma on the grid of places.
    """

    size: tuple[int, int]
    grid: Grid
    pyramid: Pyramid
    ab: Tensor


@dataclass(frozen=True, slots=True)
class Aligned:
    """A reference on a photograph's places.

    Attributes:
        forward, backward: the fields to the reference and back.
        ab: (2, h, w) its chroma there.
        similarity: (10, h, w).
    """

    forward: Tensor
    backward: Tensor
    ab: Tensor
    similarity: Tensor

    @property
    def likeness(self) -> Tensor:
        """How surely each place is shown by the reference: (h, w) 0..1, smooth."""
        mean = self.similarity.mean(dim=0)[None]
        return F.avg_pool2d(mean, SMOOTH, 1, SMOOTH // 2, count_include_pad=False)[0]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A photograph and its references, looked at and matched; `light` is the photograph's, (h, w)."""

    key: str
    light: NDArray[np.float32]
    photo: Seen
    references: tuple[Seen, ...]
    aligned: tuple[Aligned, ...]


@dataclass(slots=True)
class Kept:
    """Results that are kept, the latest used ones."""

    most: int
    _found: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result for a key, made if it is not there."""
        if key not in self._found:
            self._found[key] = make()
            while len(self._found) > self.most:
                self._found.popitem(last=False)
        self._found.move_to_end(key)
        found: T = self._found[key]
        return found


class He2018Colorizer(NetworkColorizer[Network]):
    """See `models.base.Colorizer`."""

    name = "he2018"
    supports = Guidance.REFERENCE | DRAWN

    def __init__(self, device: str = "auto", weights_dir: Path | None = None, *, matcher: Matcher = match) -> None:
        """Load the networks.

        Args:
            device: "auto", "cpu" or "cuda".
            weights_dir: where the manifest lies; None for the program's own.
            matcher: finds the fields between two photographs (5.3).

        Raises:
            WeightsMissing, WeightsCorrupt: see `models.weights`.
        """
        entry = weights.locate(self.name, weights_dir)
        layout = entry.details.get("layout")
        if not isinstance(layout, dict) or not _known(layout):
            raise WeightsCorrupt(
                "The manifest describes no layout for “{name}” that there is.", entry.remedy, name=self.name
            )
        network: Network = He2018(layout["width"]) if layout["kind"] == "compact" else He2018Published()
        weights.load_into(network, self.name, weights_dir)
        # The published layers have a ReLU between convolution and batch norm.
        super().__init__(device, network, fold=layout["kind"] == "compact")
        self.look_at(int(layout["side"]))
        self.eye = open_eye(self.device)
        self._match = matcher
        self.forget()

    def look_at(self, side: int) -> None:
        """Set the short side, in pixels, at which photographs and references are looked at."""
        self._side = side
        self.short_side = {"cpu": side, "cuda": side}

    def forget(self) -> None:
        """Drop all that is kept of photographs."""
        self._looks, self._matches = Kept(_KEPT_LOOKS), Kept(_KEPT_MATCHES)

    def prepare(
        self,
        image: ImageData,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        working_size: int | None = None,
    ) -> Prepared:
        """Look at the photograph and its references, and match them.

        Raises:
            UserError: a reference has no colours.
        """
        progress(0.0, Words("Looking at the photograph"))
        grid = self._grid(image, working_size)
        seen, aligned = [], []
        with out_of_memory_as_error(), torch.inference_mode():
            photo = self._look(image, grid)
            for number, reference in enumerate(hints.references):
                cancel.raise_if_cancelled()
                progress((number + 1) / (len(hints.references) + 1), Words("Looking at the reference"))
                require_color(reference.image.rgb, "The reference")
                seen.append(self._look(reference.image, Grid.of(reference.image.size, self._side, most=MOST_PIXELS)))
                cancel.raise_if_cancelled()
                key = image.key, grid, reference.image.key
                aligned.append(self._matches.get(key, lambda: self._aligned(photo, seen[-1])))
        return Prepared(image.key, grid.lightness(image.L), photo, tuple(seen), tuple(aligned))

    def colorize(
        self,
        prepared: object,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        preview: Preview | None = None,
    ) -> Colorization:
        """Choose among the references, and run the colorization subnet."""
        assert isinstance(prepared, Prepared)
        require_supported(TITLE, self.supports, hints)
        cancel.raise_if_cancelled()
        progress(0.0, Words("Colouring"))
        grid = prepared.photo.grid
        hint_ab, hint_mask = hint_maps(hints, prepared.photo.size, (grid.width, grid.height))
        with out_of_memory_as_error(), torch.inference_mode():
            chosen = self._chosen(prepared, hints.references)
            drawn = self._tensor(grid.padded_hints(np.dstack([hint_ab, hint_mask])))
            predicted = cropped(self._colored(prepared, chosen, drawn), grid)
        cancel.raise_if_cancelled()
        if hint_mask.any():
            predicted = corrected(predicted, likeness(prepared.light), hint_ab, hint_mask > 0)
        found = None if chosen is None else _found(prepared, chosen)
        return Colorization(predicted, exact=True, matches=found)

    def _look(self, image: ImageData, grid: Grid) -> Seen:
        return self._looks.get((image.key, grid), lambda: self._looked(image, grid))

    def _looked(self, image: ImageData, grid: Grid) -> Seen:
        fine = self._tensor(grid.padded(grid.fine_lightness(image.L), 2))
        small = cv2.resize(image.rgb, (grid.width, grid.height), interpolation=cv2.INTER_AREA)
        ab = color.to_lab(np.asarray(small, np.uint8))[..., 1:]
        return Seen(image.size, grid, self.eye.see(fine), half(self._tensor(grid.padded(ab))[0]))

    def _aligned(self, photo: Seen, reference: Seen) -> Aligned:
        forward, backward = self._match(photo.pyramid, reference.pyramid)
        return _align(photo, reference, forward, backward)

    def _bent(self, prepared: Prepared, index: int, matches: tuple[Match, ...]) -> Aligned:
        """The reference with this index, aligned as the artist's pairs of places want it."""
        photo, reference, plain = prepared.photo, prepared.references[index], prepared.aligned[index]
        pairs = [(_place(each.xy, photo), _place(each.reference_xy, reference)) for each in matches]
        forward, told = bent(plain.forward, photo.pyramid, reference.pyramid, pairs)
        backward, _ = bent(plain.backward, reference.pyramid, photo.pyramid, [(b, a) for a, b in pairs])
        aligned = _align(photo, reference, forward, backward)
        return Aligned(forward, backward, aligned.ab, torch.maximum(aligned.similarity, told))

    def _chosen(self, prepared: Prepared, references: tuple[Reference, ...]) -> Chosen | None:
        """The likelier reference of each place; None where no reference counts."""
        parts, strengths, indices = [], [], []
        for index, reference in enumerate(references):
            if reference.strength > 0:
                parts.append(self._with_matches(prepared, index, reference))
                strengths.append(reference.strength)
                indices.append(index)
        if not parts:
            return None
        strength = torch.tensor(strengths, device=self.device)
        sure = torch.stack([part.likeness for part in parts])
        owner = (sure * strength[:, None, None]).argmax(dim=0)
        likely = sure.gather(0, owner[None])[0]
        pick = owner[None, None]

        def owned(values: list[Tensor]) -> Tensor:
            stacked = torch.stack(values)
            return stacked.gather(0, pick.expand(1, stacked.shape[1], -1, -1))[0]

        return Chosen(
            owner=torch.tensor(indices, device=self.device)[owner],
            strength=strength[owner] * _share(likely, self.eye.believed),
            copied=_share(likely, self.eye.copied),
            ab=owned([part.ab for part in parts]),
            similarity=owned([part.similarity for part in parts]),
            forward=owned([part.forward.permute(2, 0, 1) for part in parts]).permute(1, 2, 0),
            confidence=_share(likely, self.eye.sure),
        )

    def _with_matches(self, prepared: Prepared, index: int, reference: Reference) -> Aligned:
        if not reference.matches:
            return prepared.aligned[index]
        key = prepared.key, prepared.photo.grid, reference.image.key, reference.matches
        return self._matches.get(key, lambda: self._bent(prepared, index, reference.matches))

    def _colored(self, prepared: Prepared, chosen: Chosen | None, drawn: Tensor) -> Tensor:
        """ab (1, 2, H, W); `drawn` (1, 3, H, W) has the colours of hints, and where they are."""
        light = prepared.photo.pyramid.light[None, None]
        maps = light.new_zeros(1, 2 + MAPS, *light.shape[2:])
        plain = chosen is None or bool((chosen.strength < 1).any())
        alone = self._run(light, maps, drawn) if plain else None
        if chosen is None:
            assert alone is not None
            return alone
        led = self._led(light, chosen, drawn)
        return led if alone is None else torch.lerp(alone, led, whole(chosen.strength))

    def _led(self, light: Tensor, chosen: Chosen, drawn: Tensor) -> Tensor:
        """What the network makes of the references; and their own colours where the match is as good as a copy's.

        What hints change is added to that, so that they spread there, too.
        """
        maps = whole(torch.cat([chosen.ab, chosen.similarity]))[None]
        led = self._run(light, maps, drawn)
        if not bool(chosen.copied.any()):
            return led
        undrawn = self._run(light, maps, torch.zeros_like(drawn)) if bool(drawn[:, 2].any()) else led
        return led + whole(chosen.copied) * (maps[:, :2] - undrawn)

    def _run(self, light: Tensor, maps: Tensor, drawn: Tensor) -> Tensor:
        """The network; hints count as places of a reference that match perfectly."""
        mask = drawn[:, 2:]
        maps = maps * (1 - mask) + mask * torch.cat([drawn[:, :2], mask.expand(-1, MAPS, -1, -1)], dim=1)
        ab: Tensor = self.network(light, *torch.split(maps, [2, MAPS], dim=1))
        return ab


@dataclass(frozen=True, slots=True)
class Chosen:
    """The likelier reference of each of a photograph's h x w places.

    Attributes:
        owner: (h, w) its index.
        strength: (h, w) how much it counts, 0..1.
        copied: (h, w) how far its own colours take the place of what the network makes of them, 0..1.
        ab, similarity: (2, h, w), (10, h, w) as in `Aligned`.
        forward: (h, w, 2) to its places.
        confidence: (h, w) 0..1.
    """

    owner: Tensor
    strength: Tensor
    copied: Tensor
    ab: Tensor
    similarity: Tensor
    forward: Tensor
    confidence: Tensor


def _found(prepared: Prepared, chosen: Chosen) -> Correspondences:
    """The choice as others read it."""
    grid = prepared.photo.grid
    inside = np.s_[: -(-grid.height // STEP), : -(-grid.width // STEP)]
    owner = chosen.owner[inside].cpu().numpy()
    sides = np.array([(seen.grid.width, seen.grid.height) for seen in prepared.references], np.float32)
    there = chosen.forward[inside].flip(-1).cpu().numpy().astype(np.float32)
    place = np.minimum((there + np.float32(0.5)) * np.float32(STEP) / sides[owner], np.float32(1))
    return Correspondences(owner, place, chosen.confidence[inside].cpu().numpy())


def _share(likeness: Tensor, limits: tuple[float, float]) -> Tensor:
    """0 at the lower limit, 1 at the upper one."""
    low, high = limits
    return ((likeness - low) / (high - low)).clamp(0, 1)


def _known(layout: dict[str, Any]) -> bool:
    sides = layout.get("side") in range(32, 1025)
    return sides and (
        layout.get("kind") == "published" or (layout.get("kind") == "compact" and layout.get("width") in range(1, 257))
    )


def _align(photo: Seen, reference: Seen, forward: Tensor, backward: Tensor) -> Aligned:
    similarity = similarity_maps(photo.pyramid, reference.pyramid, forward, backward)
    return Aligned(forward, backward, carried(reference.ab, forward), similarity)


def _place(xy: XY, seen: Seen) -> tuple[int, int]:
    """Row and column of the place that a pixel of a photograph lies in."""
    (width, height), grid = seen.size, seen.grid
    row, column = xy[1] / height * grid.height, xy[0] / width * grid.width
    return (
        min(max(int(row // STEP), 0), (grid.height - 1) // STEP),
        min(max(int(column // STEP), 0), (grid.width - 1) // STEP),
    )
