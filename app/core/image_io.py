"""Read photographs: PNG, JPEG, TIFF, WebP and BMP, 8 or 16 bit, gray or colour, as oriented sRGB.

libvips reads all but BMP, for which its wheel lacks the loader; Pillow reads BMP. The size in the header is checked
before pixels are decoded.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pyvips
import tifffile
from numpy.typing import NDArray
from PIL import BmpImagePlugin

from app.core import metadata
from app.core.errors import ImageLoadError
from app.core.metadata import Metadata
from models.image import ImageData

_log = logging.getLogger(__name__)

PROXY_SIDE = 2048
"""Long side of the version the artist works on."""

PIXEL_LIMIT = 120_000_000
"""Larger photographs would need more memory than most machines have."""

FILE_LIMIT = 2_000_000_000
"""Files larger than this are not read into memory."""

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp")
"""Endings for file dialogs; how a file is read depends on its content, not on its name."""

_FORMATS = "PNG, JPEG, TIFF, WebP or BMP"
_LOADERS = ("VipsForeignLoadPng", "VipsForeignLoadJpeg", "VipsForeignLoadTiff", "VipsForeignLoadWebp")
_OTHER_FILE = "Choose another file, or save it again in another program."

# Decoded photographs live in Photograph; a second copy in libvips' operation cache would only cost memory.
pyvips.cache_set_max(0)


@dataclass(frozen=True, slots=True, eq=False)
class Photograph:
    """A photograph as it was read, and ready to work on; equality and hash follow its pixels.

    Attributes:
        data: the file, unchanged.
        name: the file name shown to the artist.
        path: the file it was read from; None for pasted photographs and those inside projects.
        full: oriented, sRGB, at full resolution and depth.
        proxy: long side at most 2048; the same object as `full` where that is small enough.
        depth: 8 or 16 bits per channel.
        is_gray: whether there is no colour in it.
        metadata: what an export copies.
    """

    data: bytes = field(repr=False)
    name: str
    path: Path | None
    full: ImageData
    proxy: ImageData
    depth: int
    is_gray: bool
    metadata: Metadata = field(default_factory=Metadata)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Photograph) and self.full == other.full

    def __hash__(self) -> int:
        return hash(self.full)


def load(path: Path) -> Photograph:
    """Read a photograph from a file.

    Raises:
        ImageLoadError: no such file, no permission, or nothing that `decode` can read.
    """
    name = path.name or str(path)
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise ImageLoadError(f"“{name}” is larger than 2 GB.", "Choose a smaller file.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ImageLoadError(f"There is no file “{path}”.", "Check its name and folder.") from None
    except IsADirectoryError:
        raise ImageLoadError(f"“{path}” is a folder.", "Choose a photograph inside it.") from None
    except PermissionError:
        raise ImageLoadError(f"“{path}” may not be read.", "Check its permissions.") from None
    except OSError as error:
        raise ImageLoadError(f"“{path}” cannot be read: {error.strerror or error}.", "Check the disk.") from error
    return decode(data, name, path)


def decode(data: bytes, name: str, path: Path | None = None) -> Photograph:
    """Read a photograph from the bytes of its file.

    EXIF orientation and colour profiles are applied, CMYK is converted, transparency is laid over white.

    Args:
        data: the file.
        name: shown to the artist, also in errors.
        path: where it came from, if anywhere.

    Raises:
        ImageLoadError: empty, damaged, too large, or of a kind that cannot be read.
    """
    if not data:
        raise ImageLoadError(f"“{name}” is empty.", "Choose another file.")
    try:
        pixels, inherited = _decode_bmp(data, name) if data[:2] == b"BM" else _decode_vips(data, name)
    except pyvips.Error as error:
        _log.info("libvips on %s: %s", name, error)
        raise ImageLoadError(f"“{name}” is damaged: {_reason(error)}.", _OTHER_FILE) from None
    except MemoryError:
        raise ImageLoadError(f"There is too little memory to open “{name}”.", "Close other programs.") from None
    is_gray = pixels.ndim == 2 or _has_no_colour(pixels)
    full = ImageData.from_rgb(pixels)
    return Photograph(data, name, path, full, _reduced(full, PROXY_SIDE), 8 * pixels.itemsize, is_gray, inherited)


def from_pixels(rgb: NDArray[np.uint8] | NDArray[np.uint16], name: str) -> Photograph:
    """A photograph of pixels that have no file yet, for instance pasted ones.

    Args:
        rgb: sRGB, uint8 or uint16, (H, W, 3), or (H, W) for gray.
        name: shown to the artist.

    Raises:
        ImageLoadError: more pixels than the limit, or none.
    """
    if rgb.size == 0:
        raise ImageLoadError(f"“{name}” has no pixels.", "Copy a picture first.")
    _check_size(rgb.shape[1], rgb.shape[0], name)
    return decode(encode_png(rgb), name)


def encode_png(rgb: NDArray[np.uint8] | NDArray[np.uint16]) -> bytes:
    """The bytes of a PNG file with these pixels, (H, W, 3) or (H, W)."""
    return bytes(to_vips(rgb).pngsave_buffer(compression=3))


def to_vips(rgb: NDArray[np.uint8] | NDArray[np.uint16]) -> Any:
    """A libvips image that shares the pixels of an sRGB array (H, W, 3), with alpha (H, W, 4), or a gray one (H, W)."""
    deep = rgb.dtype == np.uint16
    height, width = rgb.shape[:2]
    bands = rgb.shape[2] if rgb.ndim == 3 else 1
    image = pyvips.Image.new_from_memory(
        np.ascontiguousarray(rgb).data, width, height, bands, "ushort" if deep else "uchar"
    )
    gray, colour = ("grey16", "rgb16") if deep else ("b-w", "srgb")
    return image.copy(interpretation=gray if bands == 1 else colour)


def _decode_bmp(data: bytes, name: str) -> tuple[NDArray[np.uint8], Metadata]:
    """Read a BMP with Pillow's plug-in directly: `Image.open` has its own limits of size."""
    try:
        image = BmpImagePlugin.BmpImageFile(io.BytesIO(data))
        _check_size(*image.size, name)
        gray = image.mode in ("1", "L")
        return np.asarray(image.convert("L" if gray else "RGB"), np.uint8), Metadata()
    except (OSError, SyntaxError, ValueError) as error:
        _log.info("Pillow on %s: %s", name, error)
        raise ImageLoadError(f"“{name}” is damaged: {error}.", _OTHER_FILE) from None


def _decode_vips(data: bytes, name: str) -> tuple[NDArray[np.uint8] | NDArray[np.uint16], Metadata]:
    if not (_loader(data) or "").startswith(_LOADERS):
        raise ImageLoadError(f"“{name}” is not a {_FORMATS} file, whatever its name says.", _OTHER_FILE)
    image = pyvips.Image.new_from_buffer(data, "", fail_on="truncated")
    _check_size(image.width, image.height, name)
    image = _known_pixels(image, name)
    inherited = metadata.of_image(image, data)
    if data[:2] in (b"II", b"MM"):
        _check_strips(data, name)
    return _pixels(_to_srgb(_over_white(image).autorot(), name)), inherited


def _pixels(image: Any) -> NDArray[np.uint8] | NDArray[np.uint16]:
    """The pixels of an image with one or three bands: (H, W) or (H, W, 3)."""
    shape = (image.height, image.width) if image.bands == 1 else (image.height, image.width, image.bands)
    memory = image.write_to_memory()
    if image.format == "ushort":
        return np.frombuffer(memory, np.uint16).reshape(shape)
    return np.frombuffer(memory, np.uint8).reshape(shape)


def _check_strips(data: bytes, name: str) -> None:
    """Refuse a truncated TIFF; libtiff would fill in the missing pixels without an error."""
    try:
        with tifffile.TiffFile(io.BytesIO(data)) as source:
            page = source.pages.first
            end = max(at + size for at, size in zip(page.dataoffsets, page.databytecounts, strict=True))
    except Exception as error:  # noqa: BLE001 - a second opinion only: any trouble here leaves the verdict to libvips
        _log.info("tifffile on %s: %s", name, error)
        return
    if end > len(data):
        raise ImageLoadError(f"“{name}” is damaged: it ends before its pixels do.", _OTHER_FILE)


def _loader(data: bytes) -> str | None:
    """The name of libvips' loader for these bytes, or None."""
    try:
        return str(pyvips.ffi.string(found).decode()) if (found := _find_loader(data)) else None
    finally:
        # A failed search leaves a message in libvips' error buffer; clear it, or the next error would include it.
        pyvips.vips_lib.vips_error_clear()


def _find_loader(data: bytes) -> Any:
    found = pyvips.vips_lib.vips_foreign_find_load_buffer(data, len(data))
    return None if found == pyvips.ffi.NULL else found


def _check_size(width: int, height: int, name: str) -> None:
    if width * height > PIXEL_LIMIT:
        raise ImageLoadError(
            f"“{name}” has {width} x {height} pixels; the limit is {PIXEL_LIMIT // 1_000_000} megapixels.",
            "Open a smaller version.",
        )


def _known_pixels(image: Any, name: str) -> Any:
    """The image with the interpretation that fits its bands and depth."""
    if image.interpretation in ("lab", "labs", "labq", "scrgb", "xyz"):
        image = image.colourspace("rgb16")
    if image.format not in ("uchar", "ushort"):
        raise ImageLoadError(
            f"“{name}” has pixels of the type “{image.format}”.", "Save it with 8 or 16 bits per channel."
        )
    if image.interpretation in ("srgb", "rgb", "rgb16", "b-w", "grey16", "cmyk") and image.bands <= 5:
        deep = image.format == "ushort"
        if image.interpretation in ("b-w", "grey16"):
            return image.copy(interpretation="grey16" if deep else "b-w")
        if image.interpretation != "cmyk":
            return image.copy(interpretation="rgb16" if deep else "srgb")
        return image
    raise ImageLoadError(
        f"“{name}” has {image.bands} channels of the kind “{image.interpretation}”.",
        "Save it as a gray or RGB picture.",
    )


def _over_white(image: Any) -> Any:
    """The image without transparency, over white."""
    if not image.hasalpha():
        return image
    white = 65535 if image.format == "ushort" else 255
    paper = 0 if image.interpretation == "cmyk" else white
    return image.flatten(background=[paper], max_alpha=white)


def _to_srgb(image: Any, name: str) -> Any:
    """sRGB with three bands or gray with one, after the image's own profile if it has one."""
    is_cmyk, gray = image.interpretation == "cmyk", image.bands == 1
    depth = 16 if image.format == "ushort" else 8
    if is_cmyk or image.get_typeof("icc-profile-data"):
        fallback = {"input_profile": "cmyk"} if is_cmyk else {}
        try:
            image = image.icc_transform("srgb", embedded=True, depth=depth, black_point_compensation=True, **fallback)
            # Decoding is lazy: an unusable profile raises only when pixels are computed.
            image = image.copy_memory()
        except pyvips.Error as error:
            if is_cmyk or "icc" not in str(error).lower():
                raise
            _log.warning("the colour profile of %s cannot be used: %s", name, error)
    if image.bands not in (1, 3):
        raise ImageLoadError(f"“{name}” has {image.bands} channels.", "Save it as a gray or RGB picture.")
    return image.extract_band(1) if gray and image.bands == 3 else image


def _reason(error: pyvips.Error) -> str:
    """The first line of libvips' error message."""
    detail = getattr(error, "detail", "") or str(error)
    lines = [line.strip() for line in str(detail).splitlines() if line.strip()]
    return lines[0].rstrip(".") if lines else "its data cannot be decoded"


def _has_no_colour(rgb: NDArray[np.uint8] | NDArray[np.uint16]) -> bool:
    """Whether the three channels are the same everywhere; a few rows usually tell."""
    few = rgb[:: max(1, rgb.shape[0] // 16)]
    return all(
        bool(np.array_equal(part[..., 0], part[..., 1]) and np.array_equal(part[..., 1], part[..., 2]))
        for part in (few, rgb)
    )


def fit(size: tuple[int, int], long_side: int) -> tuple[int, int]:
    """Width and height with the same aspect whose long side is at most `long_side`; never below one pixel."""
    factor = min(1.0, long_side / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _reduced(image: ImageData, long_side: int) -> ImageData:
    """The image with a long side of at most `long_side`, by area; itself where it is small enough."""
    if max(image.size) <= long_side:
        return image
    size = fit(image.size, long_side)
    rgb = cv2.resize(image.rgb, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    L = cv2.resize(image.L, size, interpolation=cv2.INTER_AREA).astype(np.float32, copy=False)
    rgb.setflags(write=False)
    L.setflags(write=False)
    return ImageData(f"{image.key}@{long_side}", rgb, L)
