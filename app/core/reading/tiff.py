"""TIFF, read by tifffile; what that cannot read, by libvips.

A file may have thumbnails, masks and more pages beside the photograph, and channels that are neither colour nor
transparency; the tags of each page say what is what (TIFF 6.0, section 8 and 18; DNG for raw files).
"""

from __future__ import annotations

import io
import logging
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core import metadata
from app.core.errors import ImageLoadError
from app.core.reading.raster import Raster, Samples, Source, Undecodable, check_page, check_size, to_vips
from app.core.reading.web import scaled_up
from app.core.tags import exif
from models.lazy import pyvips, tifffile
from models.words import Words

_log = logging.getLogger(__name__)

_ICC_PROFILE, _INK_SET, _SUBSAMPLING = 34675, 332, 530
_REDUCED, _MASK = 1, 4
_PREMULTIPLIED, _ALPHA = 1, 2
_COLORS = {
    "MINISWHITE": 1, "MINISBLACK": 1, "RGB": 3, "PALETTE": 1, "SEPARATED": 4, "YCBCR": 3, "CIELAB": 3, "ICCLAB": 3,
    "LINEAR_RAW": 1,
}  # fmt: skip
"""How many channels are colour, by tifffile's names for what pixels mean."""
_JPEGS = frozenset({6, 7, 34892, 33007})
"""Compressions whose decoder turns YCbCr into RGB."""
_MOST_EXTRA = 3
"""Channels beside the colours: transparency, infrared, a few saved selections."""


def is_camera_raw(data: bytes) -> bool:
    """Whether a TIFF holds a camera's sensor data (DNG, NEF, ARW, CR2...): its pictures are thumbnails only.

    A DNG with one linear channel is what film scanners write; that is a photograph.
    """
    try:
        with tifffile.TiffFile(io.BytesIO(data)) as file:
            return any(
                page.photometric == tifffile.PHOTOMETRIC.CFA
                or (page.photometric == tifffile.PHOTOMETRIC.LINEAR_RAW and page.samplesperpixel > 1)
                for page in _all_pages(file)
            )
    except Exception as error:  # noqa: BLE001 - whether a damaged file can be read is the reader's to say
        _log.info("tifffile on a TIFF: %s", error)
        return False


def read_tiff(source: Source) -> Raster:
    """TIFF of every compression, planes or not, tiles or not; 1 to 32 bits or floating point."""
    try:
        return _read(source)
    except (Undecodable, ImageLoadError, pyvips.Error, MemoryError):
        raise
    except Exception as error:
        raise Undecodable(f"its tags make no sense ({type(error).__name__})") from error


def _read(source: Source) -> Raster:
    with tifffile.TiffFile(io.BytesIO(source.data)) as file:
        pages = _photographs(file)
        check_page(source.page, len(pages), source.name)
        page = pages[(source.page or 1) - 1]
        index = next((at for at, each in enumerate(file.pages) if each is page), None)
        check_size(page.imagewidth, page.imagelength, source.name)
        known = metadata.of_tiff_page(page, source.data)
        notes = _about_pages(source, len(pages))
        if source.partial:
            return _by_libvips(source, index, known, len(pages), notes)
        _check_complete(page, len(source.data))
        try:
            image, left_out = _decoded(page)
        except (Undecodable, ImageLoadError):
            raise
        except Exception as error:  # noqa: BLE001 - decoders' errors have no common class; there is a second reader
            _log.info("tifffile on %s: %s", source.name, error)
            return _by_libvips(source, index, known, len(pages), notes)
        return Raster(image, known, len(pages), notes + left_out)


def _all_pages(file: tifffile.TiffFile) -> list[tifffile.TiffPage]:
    """The pages of the file and those below them."""
    pages = []
    for page in file.pages:
        full = page.aspage()
        pages += [full, *(below.aspage() for below in full.pages or ())]
    return pages


def _photographs(file: tifffile.TiffFile) -> list[tifffile.TiffPage]:
    """Pages that are neither a smaller copy nor a mask; where all are copies, the largest of them."""
    everything = _all_pages(file)
    full = [page for page in everything if not page.subfiletype & (_REDUCED | _MASK)]
    return full or [max(everything, key=lambda page: page.imagewidth * page.imagelength)]


def _about_pages(source: Source, pages: int) -> tuple[str, ...]:
    if pages == 1 or source.page is not None:
        return ()
    return (Words("“{name}” has {pages} pages; this is the first one.", name=source.name, pages=pages),)


def _check_complete(page: tifffile.TiffPage, size: int) -> None:
    """Refuse a file that ends before its pixels do; decoders would fill in what is missing without an error."""
    needed = int(np.prod(page.chunked))
    # Some programs state more bytes than a strip has; without compression it is known how many there must be.
    most = int(np.prod(page.chunks)) * page.dtype.itemsize if page.compression == 1 and page.dtype else size
    counts = [min(count, most) for count in page.databytecounts]
    ends = [at + count for at, count in zip(page.dataoffsets, counts, strict=False)][:needed]
    if len(ends) < needed or max(ends) > size:
        raise Undecodable("it ends before its pixels do")


def _by_libvips(
    source: Source, index: int | None, known: metadata.Metadata, pages: int, notes: tuple[str, ...]
) -> Raster:
    """The second reader: libtiff knows YCbCr without JPEG, fax compressions, old JPEG and more."""
    if index is None:
        raise Undecodable("its picture is of a kind that cannot be read")
    fail_on = "none" if source.partial else "error"
    image = pyvips.Image.tiffload_buffer(source.data, page=index, fail_on=fail_on, unlimited=False)
    # Here, and not when the pixels are needed: libtiff reports what it cannot decode only then.
    return Raster(image.copy_memory(), known, pages, notes)


def _decoded(page: tifffile.TiffPage) -> tuple[Any, tuple[str, ...]]:
    """A libvips image of a page, and what was left out."""
    colors = _COLORS.get(tifffile.PHOTOMETRIC(page.photometric).name)
    plain_ycbcr = page.photometric == tifffile.PHOTOMETRIC.YCBCR and int(page.compression) not in _JPEGS
    if colors is None or (plain_ycbcr and tuple(_value(page, _SUBSAMPLING, (2, 2))) != (1, 1)):
        raise ValueError("left to the second reader")
    if page.photometric == tifffile.PHOTOMETRIC.SEPARATED and _value(page, _INK_SET, 1) != 1:
        raise Undecodable("its inks are not cyan, magenta, yellow and black")
    if page.samplesperpixel > colors + _MOST_EXTRA:
        raise Undecodable(f"it has {page.samplesperpixel} channels, which no photograph has")
    pixels = _channels_last(page)
    if pixels.shape[2] < colors:
        raise Undecodable(f"it has {pixels.shape[2]} channels where its colours need {colors}")
    orientation = int(_value(page, exif.ORIENTATION, 1))
    if page.photometric == tifffile.PHOTOMETRIC.PALETTE:
        table = np.moveaxis(np.asarray(page.colormap), 0, 1)
        return to_vips(_by_table(pixels[..., 0], table), orientation=orientation), ()
    kept, notes = _colors_and_alpha(page, pixels, colors)
    if page.photometric in (tifffile.PHOTOMETRIC.CIELAB, tifffile.PHOTOMETRIC.ICCLAB):
        return _of_lab(kept[..., :3], page.photometric).copy(), notes
    samples = _integers(kept, page)
    if plain_ycbcr:
        samples = _rgb_of_ycbcr(samples)
    if page.photometric == tifffile.PHOTOMETRIC.MINISWHITE:
        samples[..., 0] = np.iinfo(samples.dtype).max - samples[..., 0]
    if page.photometric == tifffile.PHOTOMETRIC.LINEAR_RAW:
        samples[..., 0] = _encoded(samples[..., 0])
    image = to_vips(
        samples[..., 0] if samples.shape[2] == 1 else samples,
        cmyk=page.photometric == tifffile.PHOTOMETRIC.SEPARATED,
        profile=_value(page, _ICC_PROFILE, None),
        orientation=orientation,
    )
    return image, notes


def _value(page: tifffile.TiffPage, tag: int, otherwise: Any) -> Any:
    return page.tags[tag].value if tag in page.tags else otherwise


def _channels_last(page: tifffile.TiffPage) -> NDArray[Any]:
    """The pixels (H, W, C), C also where it is 1."""
    pixels = page.asarray()
    if page.axes in ("YX", "YXS", "SYX"):
        return np.moveaxis(pixels, 0, 2) if page.axes == "SYX" else pixels.reshape(*pixels.shape[:2], -1)
    raise Undecodable(f"its pixels have the dimensions “{page.axes}”, which no photograph has")


def _colors_and_alpha(
    page: tifffile.TiffPage, pixels: NDArray[Any], colors: int
) -> tuple[NDArray[Any], tuple[str, ...]]:
    """The colours, and the transparency where a tag says that a channel is it; others are left out."""
    kinds = [int(kind) for kind in page.extrasamples]
    extra = pixels.shape[2] - colors
    alpha = next((at for at, kind in enumerate(kinds[:extra]) if kind in (_PREMULTIPLIED, _ALPHA)), None)
    unknown = extra - (alpha is not None)
    notes = (_left_out(unknown),) if unknown else ()
    if alpha is None:
        return pixels[..., :colors], notes
    kept = pixels[..., [*range(colors), colors + alpha]]
    return (_unmultiplied(kept) if kinds[alpha] == _PREMULTIPLIED else kept), notes


def _left_out(channels: int) -> Words:
    if channels == 1:
        return Words("1 channel beside the picture (infrared, a saved selection or the like) was left out.")
    return Words(
        "{count} channels beside the picture (infrared, a saved selection or the like) were left out.", count=channels
    )


def _unmultiplied(pixels: NDArray[Any]) -> NDArray[Any]:
    """Colours that had been multiplied with their transparency (the last channel), as they were before."""
    top = 1.0 if pixels.dtype.kind == "f" else float(np.iinfo(pixels.dtype).max)
    share = np.maximum(pixels[..., -1:].astype(np.float32) / top, 1e-6)
    plain = np.minimum(pixels[..., :-1].astype(np.float32) / share, top)
    return np.concatenate([plain.astype(pixels.dtype), pixels[..., -1:]], axis=2)


def _by_table(index: NDArray[Any], table: NDArray[np.uint16]) -> Samples:
    """Colours (H, W, 3) of a palette (N, 3) of 16 bits; of 8 bits where the palette has no more."""
    colors: NDArray[np.uint16] = table[np.minimum(index, len(table) - 1)]
    return colors if (table % 257).any() else (colors // 257).astype(np.uint8)


def _rgb_of_ycbcr(samples: Samples) -> Samples:
    """YCbCr of the whole range -> RGB (TIFF 6.0, section 21, its usual coefficients); a fourth channel stays."""
    top = np.iinfo(samples.dtype).max
    luma, blue, red = (samples[..., at].astype(np.float32) for at in range(3))
    blue, red = blue - (top + 1) / 2, red - (top + 1) / 2
    rgb = np.stack([luma + 1.402 * red, luma - 0.344136 * blue - 0.714136 * red, luma + 1.772 * blue], axis=2)
    converted: Samples = np.concatenate([np.round(rgb.clip(0, top)).astype(samples.dtype), samples[..., 3:]], axis=2)
    return converted


def _integers(pixels: NDArray[Any], page: tifffile.TiffPage) -> Samples:
    """Samples of 8 or 16 bits that use their whole range; a copy."""
    if pixels.dtype.kind == "f":
        top = max(1.0, float(np.nanmax(pixels, initial=1.0)))
        share: NDArray[np.float32] = np.nan_to_num(pixels.astype(np.float32) / top).clip(0, 1)
        return np.round(share * 65535).astype(np.uint16)
    bits = page.bitspersample if isinstance(page.bitspersample, int) else max(page.bitspersample)
    if pixels.dtype == bool or (pixels.dtype == np.uint8 and bits < 8):
        return np.round(pixels.astype(np.float32) * (255 / ((1 << bits) - 1))).astype(np.uint8)
    if pixels.dtype == np.uint8:
        return pixels.astype(np.uint8)
    if pixels.dtype == np.uint16:
        return pixels.astype(np.uint16) if bits == 16 else scaled_up(pixels.astype(np.uint16), bits)
    if pixels.dtype == np.uint32:
        return (pixels >> max(0, bits - 16)).astype(np.uint16)
    raise Undecodable(f"its pixels are of the type “{pixels.dtype}”")


def _of_lab(pixels: NDArray[Any], kind: int) -> Any:
    """CIE Lab of 8 or 16 bits -> a libvips image in Lab (TIFF 6.0, section 23; ICC's variant has its own offsets)."""
    deep = pixels.dtype == np.uint16
    if pixels.dtype not in (np.uint8, np.uint16):
        raise Undecodable(f"its Lab pixels are of the type “{pixels.dtype}”")
    light = pixels[..., 0].astype(np.float32) * (100 / (65535 if deep else 255))
    if kind == tifffile.PHOTOMETRIC.ICCLAB:
        chroma = pixels[..., 1:].astype(np.float32) / (256 if deep else 1) - 128
    else:
        chroma = pixels[..., 1:].view(np.int16 if deep else np.int8).astype(np.float32) / (256 if deep else 1)
    lab = np.ascontiguousarray(np.concatenate([light[..., None], chroma], axis=2))
    height, width = lab.shape[:2]
    image = pyvips.Image.new_from_memory(lab.data, width, height, 3, "float").copy(interpretation="lab")
    return image.colourspace("rgb16" if deep else "srgb").copy_memory()


def _encoded(linear: Samples) -> NDArray[Any]:
    """Linear light -> the sRGB curve."""
    top = np.iinfo(linear.dtype).max
    light = linear.astype(np.float32) / top
    curve = np.where(light <= 0.0031308, 12.92 * light, 1.055 * np.power(light, 1 / 2.4) - 0.055)
    return np.round(curve * top).astype(linear.dtype)
