"""Metadata that an exported picture takes from its photograph, and the sRGB profile."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from app.core.tags import exif, xmp
from models.lazy import Image, ImageCms, JpegImagePlugin, pyvips

_log = logging.getLogger(__name__)

_XMP, _IPTC = 700, 33723
_INCH = 2
_MM = {_INCH: 25.4, exif.CENTIMETRE: 10.0}
_BROKEN = (OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError, ZeroDivisionError, EOFError)
"""What Pillow raises over metadata that make no sense; they are left out then, and the picture opens."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata that an exported picture takes from its photograph.

    Attributes:
        exif: an EXIF block, without the prefix that JPEG puts before it. None where there is none.
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
    except Exception as error:  # noqa: BLE001 - what Pillow raises over headers that make no sense has no common class
        _log.info("the metadata cannot be read: %s", error)
        return Metadata()


def of_pillow(image: Image.Image) -> Metadata:
    """The metadata of an opened picture."""
    found = _exif(image)
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    comment = image.info.get("comment", "")
    return Metadata(
        exif=_block(image.info.get("exif"), found),
        resolution=_resolution(image, found),
        xmp=packet.encode() if isinstance(packet, str) else packet,
        iptc=_iptc(image.info.get("photoshop")),
        comment=comment.decode("utf-8", "replace") if isinstance(comment, bytes) else str(comment),
        orientation=_valid_orientation(found.get(exif.ORIENTATION, 1)),
    )


def of_tiff_page(page: Any, data: bytes) -> Metadata:
    """The metadata of one page of a TIFF, as tifffile has it."""
    wanted = (exif.ORIENTATION, exif.RESOLUTION_UNIT, _XMP, _IPTC)
    value = {tag: page.tags[tag].value for tag in wanted if tag in page.tags}
    unit = int(value.get(exif.RESOLUTION_UNIT, _INCH))
    sides = [_ratio(page.tags[tag].value) for tag in (exif.X_RESOLUTION, exif.Y_RESOLUTION) if tag in page.tags]
    return Metadata(
        exif=_exif_of_tiff(data),
        resolution=_per_mm((sides[0], sides[1]), unit) if len(sides) == 2 else None,
        xmp=_bytes(value.get(_XMP)),
        iptc=_bytes(value.get(_IPTC)),
        orientation=_valid_orientation(value.get(exif.ORIENTATION, 1)),
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


def _resolution(image: Image.Image, found: Image.Exif) -> tuple[float, float] | None:
    """Pixels per millimetre that the file states; Pillow's guess for a JPEG that states none is not asked."""
    info = image.info
    try:
        if info.get("jfif_unit") in (1, 2):
            return _per_mm(info["jfif_density"], _INCH if info["jfif_unit"] == 1 else exif.CENTIMETRE)
        if "dpi" in info and not isinstance(image, JpegImagePlugin.JpegImageFile):
            return _per_mm(info["dpi"], _INCH)
        if exif.X_RESOLUTION in found and exif.Y_RESOLUTION in found:
            unit = int(found.get(exif.RESOLUTION_UNIT, _INCH))
            return _per_mm((_ratio(found[exif.X_RESOLUTION]), _ratio(found[exif.Y_RESOLUTION])), unit)
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


class Keep(StrEnum):
    """Which metadata of the photograph an export takes along."""

    ALL = "all"
    PUBLIC = "public"
    """Without places, names, comments and numbers of devices."""
    NOTHING = "nothing"


def outgoing(known: Metadata, size: tuple[int, int], *, keep: Keep, srgb: bool, source_type: str) -> Metadata:
    """The metadata of an exported picture.

    Args:
        known: those of the photograph.
        size: width and height of the export.
        keep: what of them it takes along.
        srgb: whether its colours are sRGB.
        source_type: what it says of where its colours are from (`app.core.tags.xmp`); "" for nothing.
    """
    told = known if keep is Keep.ALL else Metadata(exif=known.exif, resolution=known.resolution)
    if keep is Keep.NOTHING:
        told = Metadata(resolution=known.resolution)
    packet = xmp.upright(told.xmp) if told.xmp else None
    return replace(
        told,
        exif=_exif_out(told, size, private=keep is Keep.ALL, srgb=srgb) if told.exif else None,
        xmp=xmp.with_source_type(packet, source_type) if source_type else packet,
        orientation=1,
    )


def _exif_out(known: Metadata, size: tuple[int, int], *, private: bool, srgb: bool) -> bytes | None:
    """An EXIF block for an upright picture of this size and resolution; None where it makes no sense."""
    try:
        folder = exif.about_the_picture(exif.parse(known.exif or b""), private=private)
    except exif.BrokenExif as error:
        _log.info("the EXIF block is not passed on: %s", error)
        return None
    for tag in (exif.ORIENTATION, exif.X_RESOLUTION, exif.Y_RESOLUTION, exif.RESOLUTION_UNIT):
        folder.values.pop(tag, None)
    folder.set_short(exif.ORIENTATION, 1)
    if known.resolution:
        folder.set_ratio(exif.X_RESOLUTION, known.resolution[0] * 10)
        folder.set_ratio(exif.Y_RESOLUTION, known.resolution[1] * 10)
        folder.set_short(exif.RESOLUTION_UNIT, exif.CENTIMETRE)
    folder.taken.set_short(exif.COLOR_SPACE, 1 if srgb else 65535)
    folder.taken.set_long(exif.PIXEL_WIDTH, size[0])
    folder.taken.set_long(exif.PIXEL_HEIGHT, size[1])
    return exif.to_block(folder)


def _block(raw: object, found: Image.Exif) -> bytes | None:
    """The block as it was in the file; as Pillow understood it where it was no block there (text in a PNG)."""
    if isinstance(raw, bytes) and raw:
        return raw.removeprefix(exif.PREFIX)
    return found.tobytes().removeprefix(exif.PREFIX) if found else None


def _exif_of_tiff(data: bytes) -> bytes | None:
    """The tags of a TIFF's first page, as a block."""
    try:
        folder = exif.about_the_picture(exif.parse(data), private=True)
    except exif.BrokenExif as error:
        _log.info("the EXIF tags cannot be read: %s", error)
        return None
    return exif.to_block(folder) if folder.values or folder.folders else None
