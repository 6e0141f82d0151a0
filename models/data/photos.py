"""Photographs from folders, tars and zips, held as one block of bytes that fits on a card."""

from __future__ import annotations

import logging
import math
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor
from tqdm import tqdm

log = logging.getLogger(__name__)

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"}
LONGEST = 1.375
"""Photographs are cropped to this aspect, so that all fit one canvas."""
SMALLEST = 0.66
"""Photographs with less than this share of the wanted short side are left out: enlarged ones teach blur."""


def read_files(places: list[Path]) -> Iterator[tuple[str, bytes]]:
    """(source/name, bytes) of every picture in folders, tars and zips; the source is the picture's folder."""
    for place in places:
        if place.is_dir():
            for path in sorted(p for p in place.rglob("*") if p.suffix.lower() in SUFFIXES):
                yield str(PurePosixPath(path.parent.name, path.name)), path.read_bytes()
        elif zipfile.is_zipfile(place):
            with zipfile.ZipFile(place) as archive:
                for name in sorted(archive.namelist()):
                    if PurePosixPath(name).suffix.lower() in SUFFIXES:
                        yield name, archive.read(name)
        elif place.is_file() and tarfile.is_tarfile(place):
            with tarfile.open(place) as tar:
                for member in tar:
                    opened = tar.extractfile(member) if PurePosixPath(member.name).suffix.lower() in SUFFIXES else None
                    if opened:
                        yield member.name, opened.read()
        else:
            raise FileNotFoundError(f"{place} is no folder, zip or tar of photographs")


def read_photos(places: list[Path]) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """(source/name, sRGB uint8 (H, W, 3)); a picture that cannot be read is skipped, with its name in the log."""
    for name, data in read_files(places):
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR) if data else None
        if pixels is None:
            log.warning("skipped %s: it cannot be read as a picture", name)
            continue
        yield name, np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), np.uint8)


def source_of(name: str) -> str:
    """The folder a picture came from, which stands for where and how it was taken."""
    return PurePosixPath(name).parent.name


@dataclass(frozen=True, slots=True)
class PhotoBank:
    """All photographs of a training set at one size.

    Attributes:
        pixels: uint8 (N, 3, S, 1.375 S); pictures higher than wide lie on their side.
        extent: (N, 2) height and width of the part of the canvas that is used.
        upright: (N,) bool, False where the picture lies on its side.
        source: (N,) index of the source.
        kin: (N, K) other photographs that show the same kind of thing, most alike first; None where nobody looked.
    """

    pixels: Tensor
    extent: Tensor
    upright: Tensor
    source: Tensor
    kin: Tensor | None = None

    @classmethod
    def load(
        cls, places: list[Path], short_side: int, device: torch.device, without: frozenset[str] = frozenset()
    ) -> PhotoBank:
        """Read photographs, shrunk to at most `short_side`; `without` names sources to leave out.

        Raises:
            FileNotFoundError: a place does not exist.
            ValueError: there are no photographs, or only smaller ones.
        """
        width = round(short_side * LONGEST)
        canvases, extents, upright, sources = [], [], [], []
        for name, photo in tqdm(read_photos(places), desc=f"photographs at {short_side} px", unit="", mininterval=2):
            if source_of(name) in without or min(photo.shape[:2]) < SMALLEST * short_side:
                continue
            lying = np.ascontiguousarray(photo.swapaxes(0, 1)) if photo.shape[0] > photo.shape[1] else photo
            small = _fit(lying, short_side, width)
            canvas = np.zeros((3, short_side, width), np.uint8)
            canvas[:, : small.shape[0], : small.shape[1]] = small.transpose(2, 0, 1)
            canvases.append(torch.from_numpy(canvas))
            extents.append(small.shape[:2])
            upright.append(lying is photo)
            sources.append(source_of(name))
        if not canvases:
            least = math.ceil(SMALLEST * short_side)
            where = ", ".join(map(str, places))
            raise ValueError(f"there are no photographs with a short side of {least} pixels or more in {where}")
        index = {source: i for i, source in enumerate(sorted(set(sources)))}
        return cls(
            torch.stack(canvases).to(device),
            torch.tensor(extents, dtype=torch.float32, device=device),
            torch.tensor(upright, device=device),
            torch.tensor([index[s] for s in sources], device=device),
        )

    def __len__(self) -> int:
        return len(self.pixels)

    def draw(self, number: int, least: float = 0.0) -> Tensor:
        """Indices of some photographs, each as likely as the others: what is seen too often is learned by heart.

        Args:
            number: of photographs.
            least: pixels that their short sides must have; where no photograph has as many, all will do.
        """
        enough = (self.extent.min(dim=1).values >= least).nonzero()[:, 0]
        choice = torch.randint(0, len(enough) or len(self), (number,), device=self.source.device)
        return enough[choice] if len(enough) else choice

    def alike(self, index: Tensor) -> Tensor:
        """For each photograph another one that shows the same kind of thing; of its source, where nobody looked."""
        if self.kin is None:
            same = self.source[index][:, None] == self.source[None]
            return torch.multinomial(same.float(), 1)[:, 0]
        choice = torch.randint(0, self.kin.shape[1], (len(index),), device=index.device)
        return self.kin[index, choice]

    def view(self, index: Tensor, size: int, crop: View) -> Tensor:
        """Cut squares out of photographs: sRGB 0..1, (B, 3, size, size)."""
        base = (torch.arange(size, device=index.device) + 0.5) / size * 2 - 1
        grid = torch.stack([base[None].expand(size, size), base[:, None].expand(size, size)], dim=-1)
        places = torch.einsum("bij,hwj->bhwi", crop.matrix, grid) + crop.warp(size)
        extent = self.extent[index]
        half = extent.min(dim=1).values[:, None] * crop.side[:, None] / 2  # (B, 1) half the crop's side in pixels
        size_xy = torch.where(self.upright[index][:, None], extent.flip(1), extent)
        centre = half + crop.centre * (size_xy - 2 * half)
        xy = centre[:, None, None] + places * half[:, None, None]
        xy = torch.where(self.upright[index][:, None, None, None], xy, xy.flip(3))
        xy = torch.minimum(xy.clamp_min(0.5), extent.flip(1)[:, None, None] - 0.5)
        canvas = torch.tensor([self.pixels.shape[3], self.pixels.shape[2]], device=index.device)
        pixels = self.pixels[index].float() / 255
        return F.grid_sample(pixels, xy / canvas * 2 - 1, mode="bilinear", align_corners=False)


@dataclass(frozen=True, slots=True)
class View:
    """Which part of a photograph is looked at, and how it is bent.

    Attributes:
        side: (B,) side of the square as a share of the short side.
        centre: (B, 2) where in the remaining room it lies, 0..1 in x and y.
        matrix: (B, 2, 2) mirroring, rotation, stretch.
        bend: (B, 2, 4, 4) control points of a smooth displacement, in half sides; None for none.
    """

    side: Tensor
    centre: Tensor
    matrix: Tensor
    bend: Tensor | None = None

    def warp(self, size: int) -> Tensor | float:
        """Displacement (B, size, size, 2) in half sides."""
        if self.bend is None:
            return 0.0
        return F.interpolate(self.bend, size=(size, size), mode="bicubic", align_corners=True).permute(0, 2, 3, 1)


def random_view(number: int, device: torch.device, bent: float = 0.0) -> View:
    """A crop of 70 to 100 % of the short side, mirrored half of the time; a share of `bent` are `bent_view`s."""
    side = torch.empty(number, device=device).uniform_(0.7, 1.0)
    plain = View(side, torch.rand(number, 2, device=device), _mirrored(number, device))
    if not bent:
        return plain
    other, chosen = bent_view(number, device), torch.rand(number, device=device) < bent
    assert other.bend is not None
    each = chosen[:, None, None]
    matrix, bend = torch.where(each, other.matrix, plain.matrix), other.bend * each[..., None]
    return View(torch.where(chosen, other.side, side), plain.centre, matrix, bend)


def bent_view(number: int, device: torch.device) -> View:
    """Another crop, mirrored, turned by up to 20 degrees, stretched and warped: what a second photograph might show."""
    angle = torch.empty(number, device=device).uniform_(-0.35, 0.35) * (torch.rand(number, device=device) < 0.5)
    stretch = torch.exp(torch.randn(number, 2, device=device) * 0.1)
    turn = torch.stack([torch.stack([angle.cos(), -angle.sin()], 1), torch.stack([angle.sin(), angle.cos()], 1)], 1)
    matrix = turn * stretch[:, None] @ _mirrored(number, device)
    bend = torch.randn(number, 2, 4, 4, device=device) * torch.rand(number, 1, 1, 1, device=device) * 0.15
    side = torch.empty(number, device=device).uniform_(0.6, 1.0)
    return View(side, torch.rand(number, 2, device=device), matrix, bend)


def _mirrored(number: int, device: torch.device) -> Tensor:
    matrix = torch.eye(2, device=device).repeat(number, 1, 1)
    matrix[:, 0, 0] = torch.where(torch.rand(number, device=device) < 0.5, -1.0, 1.0)
    return matrix


def _fit(photo: NDArray[np.uint8], short_side: int, width: int) -> NDArray[np.uint8]:
    """A photograph wider than high, shrunk to the short side and cropped to the canvas."""
    scale = min(1.0, short_side / photo.shape[0])
    size = (max(1, round(photo.shape[1] * scale)), max(1, round(photo.shape[0] * scale)))
    small = np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), np.uint8)
    spare = max(0, small.shape[1] - width)
    return small[:, spare // 2 : spare // 2 + width]
