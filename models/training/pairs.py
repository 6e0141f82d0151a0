"""Pairs of photographs, matched once, on which `he2018` is taught (He 2018, 3.2.3).

Matching takes far longer than a step of training, so that it is done beforehand. The result is one file, a table whose
rows are read as they are needed; who stops the work goes on later where it was.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor
from tqdm import tqdm

from models.data.age import aged_lightness
from models.data.lab import rgb_to_lab, rgb_to_light
from models.data.photos import PhotoBank, View, bent_view
from models.device import precision
from models.matching.deep import match
from models.matching.pyramid import LEVELS, pyramids
from models.matching.similarity import similarity_maps
from models.networks.lite0 import Classifier, Lite0, gray_input
from models.training.kin import with_kin
from models.weights import load_into

log = logging.getLogger(__name__)

SIDE = 128
"""Sides of the photographs of pairs, in pixels."""
_BANK_SIDE = 160
"""At which photographs are read: what is seen at twice the working size may be a little sharper than that."""

KINDS = {"kin": 0.4, "class": 0.3, "category": 0.1, "unrelated": 0.1, "same": 0.1}
"""Shares. Without labels, classes are neighbourhoods in what Lite0 sees: its nearest photographs (the paper's top 5),
those a few steps of such nearness away (its classes), and many steps away (its categories). The paper has 45, 45 and
10 % of these; here some show nothing in common, and some are bent copies, which teach that what matches is right."""
_STEPS = {"kin": 1, "class": 3, "category": 9}
AGED = 0.15
"""Share of the photographs that are to be coloured that look old."""
_SAVE_EVERY = 256

ROW = np.dtype(
    [
        ("light", np.uint8, (2, SIDE, SIDE)),
        ("ab", np.int8, (2, 2, SIDE, SIDE)),
        ("fields", np.uint8, (2, SIDE // 2, SIDE // 2, 2)),
        ("maps", np.uint8, (2, 2 * LEVELS, SIDE // 2, SIDE // 2)),
        ("kind", np.uint8),
    ]
)
"""Of one pair, first photograph and second: L as 0..255, ab, the field to the other one, similarity to it as 0..255;
and the number of its kind, counted from 1, which is 0 in rows that are still to be made."""


def make_pairs(photos: list[Path], kin: Path, out: Path, number: int, device: torch.device) -> int:
    """Match pairs of photographs; goes on where an earlier call stopped.

    Args:
        photos: folders, tars and zips.
        kin: a file that keeps which photographs are alike.
        out: the file of pairs.
        number: how many.
        device: to look at photographs on.

    Returns:
        how many there are now.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    rows = np.lib.format.open_memmap(out, "r+") if out.exists() else None
    if rows is None or len(rows) < number:
        before, rows = rows, np.lib.format.open_memmap(out.with_suffix(".part"), "w+", ROW, (number,))
        if before is not None:
            rows[: len(before)] = before
        out.with_suffix(".part").replace(out)
    done = int(np.count_nonzero(rows["kind"]))
    log.info("%d of %d pairs are there", done, number)
    if done >= number:
        return done
    bank = with_kin(PhotoBank.load(photos, _BANK_SIDE, device), kin)
    sight = load_sight(device)
    for index in tqdm(range(done, number), initial=done, total=number, desc="matching pairs", mininterval=10):
        rows[index] = _pair(bank, sight, index)
        if index % _SAVE_EVERY == 0:
            rows.flush()
    rows.flush()
    return number


def load_sight(device: torch.device) -> Lite0:
    """Lite0 as published, frozen."""
    classifier = Classifier()
    load_into(classifier, "lite0")
    trunk = classifier.trunk.eval().requires_grad_(requires_grad=False)
    return trunk.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload,no-any-return]


@torch.inference_mode()
def _pair(bank: PhotoBank, sight: Lite0, index: int) -> NDArray[Any]:
    """The row with this number; the same at every call."""
    torch.manual_seed(100_000 + index)
    kind = int(torch.multinomial(torch.tensor([*KINDS.values()]), 1))
    name = [*KINDS][kind]
    first = bank.draw(1)
    second = {"unrelated": bank.draw(1), "same": first}.get(name, first)
    for _ in range(_STEPS.get(name, 0)):
        second = bank.alike(second)
    views = _whole(first.device), bent_view(1, first.device) if name == "same" else _whole(first.device)
    fine = torch.cat([bank.view(i, 2 * SIDE, view) for i, view in zip((first, second), views, strict=True)])
    light = rgb_to_light(fine)
    if torch.rand(()) < AGED:
        light[:1] = aged_lightness(fine[:1])
    with precision(fine.device):
        seen = sight.levels(gray_input(light).contiguous(memory_format=torch.channels_last))
    ours, theirs = pyramids(seen, light)
    forward, backward = match(ours, theirs)
    maps = similarity_maps(ours, theirs, forward, backward), similarity_maps(theirs, ours, backward, forward)
    row = np.zeros((), ROW)
    row["light"] = (F.avg_pool2d(light, 2)[:, 0] * 2.55).round().clamp(0, 255).byte().cpu().numpy()
    row["ab"] = rgb_to_lab(F.avg_pool2d(fine, 2))[:, 1:].round().clamp(-128, 127).to(torch.int8).cpu().numpy()
    row["fields"] = torch.stack([forward, backward]).byte().cpu().numpy()
    row["maps"] = (torch.stack(maps) * 255).round().byte().cpu().numpy()
    row["kind"] = kind + 1
    return row


def _whole(device: torch.device) -> View:
    return View(torch.ones(1, device=device), torch.full((1, 2), 0.5, device=device), torch.eye(2, device=device)[None])


@dataclass(frozen=True, slots=True)
class Pairs:
    """A batch of pairs; the first photographs are to be coloured.

    Attributes:
        light: (B, 1, S, S) L of the first photographs.
        ab: (B, 2, S, S) their chroma.
        reference_ab: (B, 2, S, S) chroma of the second ones.
        forward, backward: (B, S/2, S/2, 2) fields of first to second, and back.
        maps: (B, 10, S/2, S/2) similarities, as `similarity_maps` orders them.
        kinds: what they have in common, of `KINDS`.
    """

    light: Tensor
    ab: Tensor
    reference_ab: Tensor
    forward: Tensor
    backward: Tensor
    maps: Tensor
    kinds: tuple[str, ...]


class PairBank:
    """Pairs that were made beforehand.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: it holds no pairs.
    """

    def __init__(self, path: Path, device: torch.device) -> None:
        self._rows = np.load(path, mmap_mode="r")
        self._device = device
        self._number = int(np.count_nonzero(self._rows["kind"])) if self._rows.dtype == ROW else 0
        if not self._number:
            raise ValueError(f"{path} holds no pairs")

    def __len__(self) -> int:
        return self._number

    def draw(self, number: int) -> Pairs:
        """Some pairs, by chance; which photograph of a pair is to be coloured is by chance, too."""
        chosen = [self._rows[index] for index in torch.randint(0, self._number, (number,)).tolist()]
        first = torch.randint(0, 2, (number,)).tolist()
        rows = [*zip(chosen, first, strict=True)]

        def read(name: str, *, other: bool = False) -> Tensor:
            values = np.stack([row[name][1 - one if other else one] for row, one in rows])
            return torch.from_numpy(values).to(self._device)

        return Pairs(
            light=read("light")[:, None].float() / 2.55,
            ab=read("ab").float(),
            reference_ab=read("ab", other=True).float(),
            forward=read("fields").long(),
            backward=read("fields", other=True).long(),
            maps=read("maps").float() / 255,
            kinds=tuple([*KINDS][int(row["kind"]) - 1] for row in chosen),
        )
