"""Learning for one photograph over many edits: section 4 of Endo 2016."""

from __future__ import annotations

import copy
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.base import CancelToken, Progress
from models.colorizers.endo2016.learning import EPSILON, FIRST_EPOCHS, MOST_EPOCHS, Learned, Samples, learn
from models.colorizers.endo2016.strokes import Kinds
from models.networks.endo2016 import Endo2016, padded, patches_at, places_at, windows_of
from models.words import Words

SHARE = 0.1
"""Share of the stroke pixels that are samples (section 4)."""

MOST_SAMPLES = 2500
"""Largest number of samples, so that learning ends in time; the paper's strokes have up to 20,342 pixels."""

FEWEST_SAMPLES = 30
"""Fewest samples of each kind that has as many pixels: a single point must count."""

Start = Literal["short", "paper", "no first step"]
"""How learning begins. "short": random numbers so large that visual features differ from the start, and a first step of
two epochs, without places. "paper": the paper's random numbers and its first step (equation 14). "no first step": the
paper's random numbers alone (figure 6)."""

_FIRST_EPOCHS: dict[Start, int] = {"short": FIRST_EPOCHS, "paper": MOST_EPOCHS, "no first step": 0}

_REMEMBERED = 8
_SEED = 2016


@dataclass(slots=True)
class _Snapshot:
    network: Endo2016
    kinds: tuple[tuple[str, object], ...]
    shapes: tuple[frozenset[Hashable], ...]
    learned: Learned


class StrokeLearner:
    """Learns from strokes; continues when strokes change, and remembers earlier states for undo.

    Attributes:
        frame: (channels, h + 8, w + 8), the picture in 0..1 with its border.
        network: the trained network; None before the first strokes, or while there is one kind only.
        learned: the outcome of the last learning.
    """

    def __init__(self, picture: Tensor) -> None:
        """Take a picture (channels, h, w) in 0..1."""
        self.frame = padded(picture)
        self.size = picture.shape[2], picture.shape[1]
        self.network: Endo2016 | None = None
        self.learned: Learned | None = None
        # The order of pixels is drawn once, so that an unchanged stroke keeps its samples.
        count = self.size[0] * self.size[1]
        self._rank = np.random.default_rng(_SEED).integers(np.iinfo(np.int32).max, size=count, dtype=np.int32)
        self._remembered: OrderedDict[bytes, _Snapshot] = OrderedDict()
        self._last: _Snapshot | None = None

    def learn(
        self,
        kinds: Kinds,
        cancel: CancelToken,
        progress: Progress,
        *,
        share: float = SHARE,
        start: Start = "short",
        while_learning: Callable[[Endo2016], None] | None = None,
    ) -> None:
        """Learn to distinguish the kinds of strokes.

        Args:
            kinds: the kinds of strokes, with their pixels.
            cancel: polled between batches.
            progress: told after each epoch.
            share: of the stroke pixels, 0..1.
            start: of a new network.
            while_learning: shown the network after each epoch.

        Raises:
            Cancelled: the token was set; the network stays as it was before the call.
        """
        cancel.raise_if_cancelled()
        if len(kinds) < 2:
            self.network, self.learned = None, None
            return
        pixels = self.chosen(kinds, share)
        labels = kinds.samples.ravel()[pixels]
        key = pixels.tobytes() + labels.tobytes()
        if key not in self._remembered:
            self._remembered[key] = self._study(kinds, pixels, labels, cancel, progress, start, while_learning)
            while len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        self._remembered.move_to_end(key)
        snapshot = self._remembered[key]
        snapshot.kinds, snapshot.shapes = _named(kinds), kinds.shapes
        self._last, self.network, self.learned = snapshot, snapshot.network, snapshot.learned

    def chosen(self, kinds: Kinds, share: float = SHARE) -> NDArray[np.int64]:
        """Indices of the pixels that are samples."""
        return chosen_pixels(kinds.samples, self._rank, share)

    def samples(self, pixels: NDArray[np.int64], labels: NDArray[np.int32]) -> Samples:
        """Windows of patches, places and labels of pixels given by their index in the picture."""
        device = self.frame.device
        rows, columns = (torch.from_numpy(v).to(device) for v in np.divmod(pixels, self.size[0]))
        windows = windows_of(patches_at(self.frame, rows, columns))
        targets = torch.from_numpy(labels.astype(np.int64)).to(device)
        return Samples(windows, places_at(self.size, rows, columns), targets)

    def _study(
        self,
        kinds: Kinds,
        pixels: NDArray[np.int64],
        labels: NDArray[np.int32],
        cancel: CancelToken,
        progress: Progress,
        start: Start,
        while_learning: Callable[[Endo2016], None] | None,
    ) -> _Snapshot:
        generator = torch.Generator().manual_seed(_SEED)
        rows = [None] * len(kinds) if self._last is None else _rows(self._last, kinds)
        if self._last is None or rows.count(None) == len(rows):
            centre = self.frame.mean(dim=(1, 2)) if start == "short" else None
            network = Endo2016(self.frame.shape[0], len(kinds), generator, centre)
            network, optimizer = network.to(self.frame.device), None
        else:
            # Copied together, so that the optimizer refers to the parameters of the copied network.
            network, optimizer = copy.deepcopy((self._last.network, self._last.learned.optimizer))
            if rows != list(range(network.labels)):
                network.set_rows(rows, generator)

        def report(epochs: int, error: float) -> None:
            # The error falls about exponentially until learning ends.
            near = 1 - np.log(max(error, EPSILON) / EPSILON) / np.log(200)
            progress(float(np.clip(max(near, epochs / (epochs + 30)), 0, 1)), Words("Learning from the strokes"))
            if while_learning is not None:
                while_learning(network)

        progress(0.0, Words("Learning from the strokes"))
        learned = learn(
            network,
            self.samples(pixels, labels),
            generator=generator,
            check=cancel.raise_if_cancelled,
            report=report,
            first=_FIRST_EPOCHS[start],
            resume=optimizer,
        )
        return _Snapshot(network, _named(kinds), kinds.shapes, learned)


def chosen_pixels(labels: NDArray[np.int32], rank: NDArray[np.int32], share: float) -> NDArray[np.int64]:
    """Indices of the samples: of each label its share, but at least a few; pixels of the lowest rank first."""
    flat = labels.ravel()
    pixels = np.flatnonzero(flat >= 0)
    share = min(share, MOST_SAMPLES / max(1, len(pixels)))
    chosen = []
    for label in range(int(flat.max()) + 1):
        own = pixels[flat[pixels] == label]
        own = own[np.argsort(rank[own], kind="stable")]
        chosen.append(own[: max(round(len(own) * share), FEWEST_SAMPLES)])
    return np.concatenate(chosen)


def _named(kinds: Kinds) -> tuple[tuple[str, object], ...]:
    return tuple(zip(kinds.names, kinds.colors, strict=True))


def _rows(last: _Snapshot, kinds: Kinds) -> list[int | None]:
    """For each kind its earlier label row: of the kind with the same colour or name, else with the same strokes."""
    rows: list[int | None] = [
        last.kinds.index(kind) if kind in last.kinds else None for kind in _named(kinds)
    ]  # fmt: skip
    free = set(range(len(last.kinds))) - set(rows)
    for new, row in enumerate(rows):
        if row is not None:
            continue
        old = max(sorted(free), key=lambda i: len(last.shapes[i] & kinds.shapes[new]), default=None)
        if old is not None and last.shapes[old] & kinds.shapes[new]:
            rows[new] = old
            free.discard(old)
    return rows
