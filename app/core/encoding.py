"""Pixels as a picture file, flat or with layers, with profile and metadata, in the size that is asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from app.core import atomic, embedding, image_io, layers, metadata, openraster, photoshop
from app.core.image_io import Photograph
from app.core.layers import Layer, Tint
from app.core.metadata import Keep, Metadata
from app.core.reading.raster import to_vips
from models.base import CancelToken, Progress, no_progress
from models.errors import UserError
from models.lazy import cv2, pyvips, tifffile
from models.words import Words

Pixels = NDArray[np.uint8] | NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of picture file.

    Attributes:
        name: what the artist reads.
        suffixes: what its files' names end in, the usual one first.
        deep: whether it can have 16 bits a channel.
        lossy: whether it has a quality.
        side_limit: most pixels on a side.
        layered: whether it has layers.
        about: what the artist should know of it.
    """

    name: str
    suffixes: tuple[str, ...]
    deep: bool
    lossy: bool
    side_limit: int
    layered: bool = False
    about: str = ""


_LAYERS = "Layers: photograph, luminosity, colour, and each region with its mask. "

PNG = Format("PNG", (".png",), deep=True, lossy=False, side_limit=2**31 - 1)
JPEG = Format("JPEG", (".jpg", ".jpeg"), deep=False, lossy=True, side_limit=65535)
TIFF = Format("TIFF", (".tif", ".tiff"), deep=True, lossy=False, side_limit=2**31 - 1)
WEBP = Format("WebP", (".webp",), deep=False, lossy=True, side_limit=16383)
TIFF_LAYERS = Format(
    "TIFF with layers", (".layers.tif", ".layers.tiff"), deep=True, lossy=False, side_limit=2**31 - 1, layered=True,
    about=_LAYERS + "For Photoshop, Affinity and Krita.",
)  # fmt: skip
PSD = Format(
    "Photoshop", (".psd",), deep=True, lossy=False, side_limit=photoshop.SIDE_LIMIT, layered=True,
    about=_LAYERS + "For Photoshop, GIMP and Krita.",
)  # fmt: skip
OPENRASTER = Format(
    "OpenRaster", (".ora",), deep=True, lossy=False, side_limit=2**31 - 1, layered=True,
    about=_LAYERS + "For Krita and GIMP; metadata lie in its flat picture.",
)  # fmt: skip
COLOUR_LAYER = Format(
    "PNG of the colour", (".colour-layer.png",), deep=True, lossy=False, side_limit=2**31 - 1,
    about="The colour alone, to be laid over the photograph in blend mode “Color”.",
)  # fmt: skip

FORMATS = (PNG, JPEG, TIFF, WEBP, TIFF_LAYERS, PSD, OPENRASTER, COLOUR_LAYER)
SUFFIXES = tuple(suffix for kind in FORMATS for suffix in kind.suffixes)
"""What the names of files that can be written end in; the longest that fits counts."""

QUALITIES = (1, 100)
BEST_QUALITY = QUALITIES[1]

CLASSIC_TIFF_BYTES = 3_500_000_000
"""Pixels and layers of more bytes go into a BigTIFF: a classic one ends at 4 GiB, metadata and all."""


class Scale(StrEnum):
    """How the size of a written picture is chosen."""

    ORIGINAL = "original"
    LONG_SIDE = "long side"
    PERCENT = "per cent"


@dataclass(frozen=True, slots=True)
class Output:
    """How a picture is written; what a format has no use for is left aside.

    Attributes:
        quality: 1..100 for JPEG and WebP; 100 makes WebP lossless.
        bits: 8 or 16 per channel; None for as many as the photograph has.
        scale: which of the next two counts, if any; a picture is never made larger.
        long_side: in pixels.
        percent: of the photograph's width and height, 1..100.
        own_profile: whether colours are written in the photograph's own profile, where it has one for RGB; else sRGB.
        keep: which metadata of the photograph go with it.
        tells_source: whether the file says that its colours are not the camera's.
    """

    quality: int = 95
    bits: int | None = None
    scale: Scale = Scale.ORIGINAL
    long_side: int = 2048
    percent: int = 50
    own_profile: bool = False
    keep: Keep = Keep.ALL
    tells_source: bool = True

    def __post_init__(self) -> None:
        """Check the ranges.

        Raises:
            ValueError: a value is out of range.
        """
        in_range = QUALITIES[0] <= self.quality <= QUALITIES[1] and 1 <= self.percent <= 100 and self.long_side >= 1
        if not in_range or self.bits not in (None, 8, 16):
            raise ValueError("a choice of the export is out of range")

    def size(self, full: tuple[int, int]) -> tuple[int, int]:
        """Width and height of the file for a photograph of this width and height."""
        if self.scale is Scale.ORIGINAL:
            return full
        factor = self.percent / 100 if self.scale is Scale.PERCENT else self.long_side / max(full)
        factor = min(factor, 1.0)
        return max(1, round(full[0] * factor)), max(1, round(full[1] * factor))

    def deep(self, kind: Format, depth: int) -> bool:
        """Whether a file has 16 bits a channel, for a photograph with a depth of 8 or 16."""
        return kind.deep and (self.bits or depth) == 16


def format_of(path: Path) -> Format | None:
    """The kind of file that a name stands for, None for none that can be written."""
    suffix = suffix_of(path)
    return next((kind for kind in FORMATS if suffix in kind.suffixes), None)


def suffix_of(path: Path) -> str:
    """Which of `SUFFIXES` a name ends in, "" for none."""
    name = path.name.lower()
    return max((s for s in SUFFIXES if name.endswith(s) and name != s), key=len, default="")


def write(
    pixels: Pixels,
    photo: Photograph,
    path: Path,
    output: Output | None = None,
    *,
    source_type: str = "",
    tints: Iterable[Tint] = (Tint(layers.COLOUR),),
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> None:
    """Write pixels, made from a photograph, in the format of the path's suffix.

    Args:
        pixels: sRGB, uint8 or uint16, of the photograph's size: (H, W, 3), (H, W, 4) with alpha, or (H, W) for a mask,
            which gets no profile.
        photo: gives metadata and profile.
        path: a file of one of `FORMATS`.
        output: size, quality and more; None for the defaults.
        source_type: where the colours are from (`app.core.tags.xmp`).
        tints: of a file with layers: the colours that make up the pixels, of their size and type.
        cancel: stops the making of layers; nothing is written then.
        progress: told how far it is with them.

    Raises:
        Cancelled: the token was set.
        UserError: the file cannot be written.
    """
    output, kind, cancel = output or Output(), format_of(path), cancel or CancelToken()
    assert kind is not None
    profile = None if pixels.ndim == 2 else metadata.srgb_profile()
    if profile is not None and output.own_profile and photo.metadata.profile is not None:
        profile = photo.metadata.profile

    def fitted(whole: Pixels) -> Pixels:
        """Pixels or a mask in the size and the colours of the file."""
        small = _resized(whole, output.size(photo.full.size))
        return small if whole.ndim == 2 or profile in (None, metadata.srgb_profile()) else _in_profile(small, profile)

    pixels = fitted(pixels)
    if kind is COLOUR_LAYER:
        pixels = layers.colour_alone(pixels)
    made: list[Layer] = []
    if kind.layered:
        original = image_io.deep_pixels(photo) if pixels.dtype == np.uint16 else photo.full.rgb
        made = layers.stacked(fitted(original), pixels, (_fitted_tint(tint, fitted) for tint in tints), cancel)
    known = metadata.outgoing(
        photo.metadata,
        (pixels.shape[1], pixels.shape[0]),
        keep=output.keep,
        srgb=profile in (None, metadata.srgb_profile()),
        source_type=source_type if output.tells_source else "",
    )
    sheets = _one_by_one(made, cancel, progress)
    atomic.write(path, _encoder(kind, path, pixels, sheets, known, profile, output))


def _fitted_tint(tint: Tint, fitted: Callable[[Pixels], Pixels]) -> Tint:
    mask, pixels = (None if whole is None else fitted(whole) for whole in (tint.mask, tint.pixels))
    return replace(tint, mask=mask, pixels=pixels)


def _one_by_one(made: Sequence[Layer], cancel: CancelToken, progress: Progress) -> Iterator[Layer]:
    """Layers while they are being written."""
    for number, layer in enumerate(made):
        cancel.raise_if_cancelled()
        progress(number / len(made), Words("Writing {name}", name=layer.name))
        yield layer


def _resized(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    if (pixels.shape[1], pixels.shape[0]) == size:
        return pixels
    small: Pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
    return small


def _in_profile(pixels: Pixels, profile: bytes) -> Pixels:
    """sRGB pixels with the numbers that show the same colours in another RGB profile; alpha stays."""
    with tempfile.TemporaryDirectory() as folder:
        # libvips takes profiles by the names of their files only.
        file = Path(folder) / "profile.icc"
        file.write_bytes(profile)
        opaque: Pixels = np.ascontiguousarray(pixels[..., :3])  # type: ignore[assignment]
        image = to_vips(opaque).icc_transform(
            str(file),
            input_profile="srgb",
            depth=8 * pixels.itemsize,
            intent="relative",
            black_point_compensation=True,
        )
        colours = np.ndarray(
            buffer=image.write_to_memory(), dtype=pixels.dtype, shape=(image.height, image.width, image.bands)
        )
    return np.concatenate([colours, pixels[..., 3:]], axis=2)


def _encoder(
    kind: Format,
    path: Path,
    pixels: Pixels,
    made: Iterator[Layer],
    known: Metadata,
    profile: bytes | None,
    output: Output,
) -> Callable[[BinaryIO], None]:
    def png(what: Pixels) -> bytes:
        return _saved(PNG, what, profile, output)

    def fill(file: BinaryIO) -> None:
        if kind is TIFF:
            _write_tiff(file, pixels, known, profile)
        elif kind is TIFF_LAYERS:
            block = photoshop.tiff_block(made, deep=pixels.dtype == np.uint16)
            _write_tiff(file, pixels, known, profile, block)
        elif kind is PSD:
            photoshop.write_psd(file, pixels, made, embedding.photoshop_resources(known, profile))
        elif kind is OPENRASTER:
            flat, small = embedding.into_png(png(pixels), known), png(openraster.thumbnail_of(pixels))
            size = pixels.shape[1], pixels.shape[0]
            openraster.write(file, flat, made, small, png, size, known.resolution)
        else:
            file.write(_EMBED[kind](_saved(kind, pixels, profile, output), known))

    def tried(file: BinaryIO) -> None:
        try:
            fill(file)
        except pyvips.Error as error:
            raise UserError(
                "“{path}” was not written: {reason}.", "Choose another format.", path=path, reason=error.message
            ) from error

    return tried


_EMBED = {
    PNG: embedding.into_png, COLOUR_LAYER: embedding.into_png, JPEG: embedding.into_jpeg, WEBP: embedding.into_webp,
}  # fmt: skip


def _write_tiff(
    file: BinaryIO, pixels: Pixels, known: Metadata, profile: bytes | None, layer_block: bytes = b""
) -> None:
    """Write a TIFF by tifffile, then the tags that it does not write."""
    across, down = known.resolution or (None, None)
    alpha = ["unassalpha"] if pixels.ndim == 3 and pixels.shape[2] == 4 else None
    tags = [(photoshop.TIFF_TAG, 7, len(layer_block), layer_block, True)] if layer_block else []
    large = pixels.nbytes + len(layer_block) > CLASSIC_TIFF_BYTES
    # The numbers of layers are big-endian; the file must be so, too.
    with tifffile.TiffWriter(file, bigtiff=large, byteorder=">" if layer_block else None) as writer:
        writer.write(
            pixels,
            photometric="minisblack" if pixels.ndim == 2 else "rgb",
            extrasamples=alpha,
            compression="zlib",
            rowsperstrip=64,
            metadata=None,
            software=None,
            iccprofile=profile,
            resolution=(across * 10, down * 10) if across and down else None,
            resolutionunit="CENTIMETER" if across else None,
            extratags=tags,
        )
    embedding.into_tiff(file, known)


def _saved(kind: Format, pixels: Pixels, profile: bytes | None, output: Output) -> bytes:
    image = to_vips(pixels)
    if profile is not None:
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    if kind in (PNG, COLOUR_LAYER):
        return bytes(image.pngsave_buffer(compression=6, keep="icc"))
    if kind is JPEG:
        return bytes(image.jpegsave_buffer(Q=output.quality, subsample_mode="off", optimize_coding=True, keep="icc"))
    lossless = output.quality == BEST_QUALITY
    return bytes(image.webpsave_buffer(Q=output.quality, lossless=lossless, smart_subsample=True, keep="icc"))
