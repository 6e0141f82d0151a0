"""Metadata that an exported picture takes from its photograph (EXIF, resolution), and the sRGB profile."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyvips
from PIL import Image, ImageCms, JpegImagePlugin

_log = logging.getLogger(__name__)

_DESCRIPTION, _MAKE, _MODEL, _SOFTWARE, _DATE, _ARTIST, _COPYRIGHT = 270, 271, 272, 305, 306, 315, 33432
_TELLING = (_DESCRIPTION, _MAKE, _MODEL, _SOFTWARE, _DATE, _ARTIST, _COPYRIGHT)
"""TIFF 6.0 tags about the picture; the others say how its pixels are stored, which an export decides anew."""

_EXIF_FOLDER, _GPS_FOLDER = 34665, 34853
_TIFF_ASCII = 2


_ORIENTATION, _X_RESOLUTION, _Y_RESOLUTION, _UNIT, _XMP, _IPTC = 274, 282, 283, 296, 700, 33723
_INCH, _CENTIMETRE = 2, 3
_MM = {_INCH: 25.4, _CENTIMETRE: 10.0}
_BROKEN = (OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError, ZeroDivisionError, EOFError)
"""What Pillow raises over metadata that make no sense; they are left out then, and the picture opens."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata that an exported picture takes from its photograph.

    Attributes:
        exif: an EXIF block. None where there is none.
        resolution: pixels per millimetre, horizontally and vertically; None where the file says nothing.
        xmp, iptc: blocks as they were in the file.
        comment: a line of text.
        orientation: how the pixels in the file lie, 1 to 8 as in EXIF; those of a `Photograph` are upright.
        profile: its ICC profile, where that is one for RGB that colours can be written in; None for gray pictures'
            profiles and others.
    """

    exif: bytes | None = None
    resolution: tuple[float, float] | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    comment: str = ""
    orientation: int = 1
    profile: bytes | None = None

    @property
    def profile_name(self) -> str:
        """What the profile calls itself; "" without one."""
        opened = None if self.profile is None else _opened(self.profile)
        return "" if opened is None else str(ImageCms.getProfileDescription(opened)).strip()


def of_file(data: bytes, plugin: Any) -> Metadata:
    """The metadata of a file that one of Pillow's plug-ins can open; pixels are not decoded."""
    try:
        return of_pillow(plugin(io.BytesIO(data)))
    except _BROKEN as error:
        _log.info("the metadata cannot be read: %s", error)
        return Metadata()


def of_pillow(image: Image.Image) -> Metadata:
    """The metadata of an opened picture."""
    exif = _exif(image)
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    comment = image.info.get("comment", "")
    return Metadata(
        exif=exif.tobytes() if exif else None,
        resolution=_resolution(image, exif),
        xmp=xmp.encode() if isinstance(xmp, str) else xmp,
        iptc=_iptc(image.info.get("photoshop")),
        comment=comment.decode("utf-8", "replace") if isinstance(comment, bytes) else str(comment),
        orientation=_valid_orientation(exif.get(_ORIENTATION, 1)),
    )


def of_tiff_page(page: Any, data: bytes) -> Metadata:
    """The metadata of one page of a TIFF, as tifffile has it."""
    value = {tag: page.tags[tag].value for tag in (_ORIENTATION, _UNIT, _XMP, _IPTC) if tag in page.tags}
    unit = int(value.get(_UNIT, _INCH))
    sides = [_ratio(page.tags[tag].value) for tag in (_X_RESOLUTION, _Y_RESOLUTION) if tag in page.tags]
    return Metadata(
        exif=_exif_of_tiff(data),
        resolution=_per_mm((sides[0], sides[1]), unit) if len(sides) == 2 else None,
        xmp=_bytes(value.get(_XMP)),
        iptc=_bytes(value.get(_IPTC)),
        orientation=_valid_orientation(value.get(_ORIENTATION, 1)),
    )


def of_raw(data: bytes) -> Metadata:
    """The metadata of a camera raw file; LibRaw has applied its orientation."""
    return Metadata(exif=_exif_of_tiff(data) if data[:2] in (b"II", b"MM") else None)


def rgb_profile(data: bytes) -> bytes | None:
    """An ICC profile, if it is one that RGB colours can be converted to."""
    opened = _opened(data) if data else None
    if opened is None or opened.profile.xcolor_space.strip() != "RGB":
        return None
    to_it = opened.profile.is_intent_supported(ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Direction.OUTPUT)
    return data if to_it else None


def _opened(profile: bytes) -> ImageCms.ImageCmsProfile | None:
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (OSError, ImageCms.PyCMSError) as error:
        _log.info("the colour profile cannot be read: %s", error)
        return None


def _exif(image: Image.Image) -> Image.Exif:
    try:
        return image.getexif()
    except _BROKEN as error:
        _log.info("the EXIF block cannot be read: %s", error)
        return Image.Exif()


def _resolution(image: Image.Image, exif: Image.Exif) -> tuple[float, float] | None:
    """Pixels per millimetre that the file states; Pillow's guess for a JPEG that states none is not asked."""
    info = image.info
    try:
        if info.get("jfif_unit") in (1, 2):
            return _per_mm(info["jfif_density"], _INCH if info["jfif_unit"] == 1 else _CENTIMETRE)
        if "dpi" in info and not isinstance(image, JpegImagePlugin.JpegImageFile):
            return _per_mm(info["dpi"], _INCH)
        if _X_RESOLUTION in exif and _Y_RESOLUTION in exif:
            unit = int(exif.get(_UNIT, _INCH))
            return _per_mm((_ratio(exif[_X_RESOLUTION]), _ratio(exif[_Y_RESOLUTION])), unit)
    except _BROKEN as error:
        _log.info("the resolution cannot be read: %s", error)
    return None


def _per_mm(sides: tuple[float, float], unit: int) -> tuple[float, float] | None:
    across, down = sides
    known = unit in _MM and 0 < across < 1e6 and 0 < down < 1e6
    return (float(across) / _MM[unit], float(down) / _MM[unit]) if known else None


def _ratio(value: Any) -> float:
    """A number, or numerator and denominator; 0 for what is none."""
    if isinstance(value, tuple):
        return float(value[0]) / float(value[1]) if len(value) == 2 and value[1] else 0.0
    return float(value)


def _iptc(photoshop: Any) -> bytes | None:
    """The IPTC block among Photoshop's resources (0x0404)."""
    return _bytes(photoshop.get(0x0404)) if isinstance(photoshop, dict) else None


def _bytes(value: Any) -> bytes | None:
    if isinstance(value, str):
        return value.encode()
    return bytes(value) if isinstance(value, bytes) else None


def _valid_orientation(value: Any) -> int:
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The ICC profile of sRGB."""
    return bytes(pyvips.Image.profile_load("srgb"))


def attach(image: Any, metadata: Metadata, profile: bytes | None) -> Any:
    """A libvips image that will be saved upright, with this metadata and this ICC profile.

    A broken EXIF block raises `pyvips.Error` only when the image is saved.
    """
    image = image.copy()
    if metadata.resolution is not None:
        image = image.copy(xres=metadata.resolution[0], yres=metadata.resolution[1])
    if profile is not None:
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    if metadata.exif is not None:
        image.set_type(pyvips.GValue.blob_type, "exif-data", metadata.exif)
        is_srgb = profile in (None, srgb_profile())
        image.set_type(pyvips.GValue.gstr_type, "exif-ifd2-ColorSpace", "1" if is_srgb else "65535")
    # After the block, which has an orientation of its own.
    image.set_type(pyvips.GValue.gint_type, "orientation", 1)
    return image


def tiff_tags(metadata: Metadata) -> list[tuple[int, int, int, str, bool]]:
    """The descriptive tags in tifffile's form (code, type, count, value, once)."""
    if metadata.exif is None:
        return []
    exif = Image.Exif()
    try:
        exif.load(metadata.exif)
        found = {tag: str(exif[tag]) for tag in _TELLING if tag in exif}
    except (OSError, SyntaxError, ValueError, KeyError, TypeError) as error:
        _log.warning("the EXIF block cannot be read and is not passed on: %s", error)
        return []
    # TIFF text is ASCII: replace other characters by question marks instead of dropping the line.
    texts = {tag: text.encode("ascii", "replace").decode() for tag, text in found.items()}
    return [(tag, _TIFF_ASCII, 0, text, True) for tag, text in texts.items()]


def _exif_of_tiff(data: bytes) -> bytes | None:
    source, exif = Image.Exif(), Image.Exif()
    try:
        # A TIFF is laid out like an EXIF block.
        source.load(data)
        for tag in _TELLING:
            if tag in source:
                exif[tag] = source[tag]
        for folder in (_EXIF_FOLDER, _GPS_FOLDER):
            if inside := source.get_ifd(folder):
                exif.get_ifd(folder).update(inside)
        return exif.tobytes() if exif else None
    except _BROKEN as error:
        _log.info("the EXIF block cannot be read: %s", error)
        return None
