"""Which photographs of a library give good references for a photograph (He 2018, 4).

First all are ranked by what they show as a whole. The best `CANDIDATES` of them are ranked again by their parts: every
cell p of the photograph looks for the cell q of the candidate that shows the most similar thing, and is compared with
it by what both show and by the histograms of their lightness (equation 8), so that colours fit the lightness they are
put on.

The paper looks only among photographs of the class that a classifier sees. The folders of an artist have no classes:
here how alike the photographs are as a whole stays a part of the score.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.recommend.descriptions import UNIT, Description
from models.recommend.index import Shelf
from models.types import F32

CANDIDATES = 200
BETA = 0.25
"""How much the correlation of histograms counts beside what cells show."""

WHOLE = 0.4
"""How much the likeness of the whole photographs counts beside it; 0 in the paper. Chosen on the photographs that
`bench references` is run with: their first reference comes closer by 0.015."""

COPY = 0.68
"""Mean similarity of cells from which on two photographs are taken for the same one. Copies that were saved again,
lightened, cut by a few per cent or mirrored have 0.73 to 0.97 (40 photographs, copies of half the size 0.62 at least);
the most alike of 500 different photographs have 0.63."""


@dataclass(frozen=True, slots=True)
class Match:
    """A photograph of the library.

    Attributes:
        path: its file.
        score: equation 8, averaged over the cells, and the likeness of the whole: at most 1 + `BETA` + `WHOLE`.
        shows: how similar the things in it are, at most 1: the first term of the score.
        copy: whether it shows the very photograph that is asked about, or one that is ranked before it.
    """

    path: Path
    score: float
    shows: float
    copy: bool


def ranked(
    asked: Description,
    shelf: Shelf,
    most: int,
    *,
    copies: bool = True,
    candidates: int = CANDIDATES,
    beta: float = BETA,
    whole: float = WHOLE,
) -> list[Match]:
    """The best references for a photograph, the best one first.

    Args:
        asked: the photograph that gets colours.
        shelf: the photographs to choose from.
        most: how many at most.
        copies: whether those that show the very photograph, or one ranked before, may be among them.
        candidates: how many are ranked by their parts.
        beta: how much the correlation of histograms counts.
        whole: how much the likeness of the whole photographs counts.
    """
    cosine = shelf.pictures @ _units(asked.picture)
    best = np.argsort(-cosine, kind="stable")[:candidates]
    chosen, records = shelf.current(best)
    places, levels = _units(records["places"]), records["levels"]
    shows, light = _compared(asked, places, levels)
    score = shows + beta * light + whole * cosine[chosen]
    found: list[Match] = []
    kept: list[int] = []
    for at in np.argsort(-score, kind="stable"):
        copy = bool(shows[at] >= COPY) or any(_same(places[at], places[other]) for other in kept)
        if copies or not copy:
            kept.append(int(at))
            found.append(Match(shelf.paths[chosen[at]], float(score[at]), float(shows[at]), copy))
        if len(found) == most:
            break
    return found


def _compared(asked: Description, places: F32, levels: NDArray[np.int8]) -> tuple[F32, F32]:
    """Both terms of equation 8 for candidates (K, CELLS, ...), averaged over the cells of the photograph: (K,) each."""
    similar = np.matmul(_units(asked.places), places.swapaxes(1, 2))
    nearest = similar.argmax(axis=2)
    shows = np.take_along_axis(similar, nearest[..., None], axis=2)[..., 0]
    theirs = np.take_along_axis(levels, nearest[..., None], axis=1)
    light = np.einsum("pc,kpc->k", _units(asked.levels), _units(theirs)) / nearest.shape[1]
    return shows.mean(axis=1), np.asarray(light, np.float32)


def _same(one: F32, other: F32) -> bool:
    return bool((one @ other.T).max(axis=1).mean() >= COPY)


def _units(rounded: NDArray[np.int8]) -> F32:
    return np.asarray(rounded, np.float32) / np.float32(UNIT)
