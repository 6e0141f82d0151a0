"""Metadata that an exported picture takes from its photograph (EXIF, resolution), and the sRGB profile."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyvips
from PIL import Image, ImageCms, TiffImagePlugin

_log = logging.getLogger(__name__)

_DESCRIPTION, _MAKE, _MODEL, _SOFTWARE, _DATE, _ARTIST, _COPYRIGHT = 270, 271, 272, 305, 306, 315, 33432
_TELLING = (_DESCRIPTION, _MAKE, _MODEL, _SOFTWARE, _DATE, _ARTIST, _COPYRIGHT)
"""TIFF 6.0 tags about the picture; the others say how its pixels are stored, which an export decides anew."""

_EXIF_FOLDER, _GPS_FOLDER = 34665, 34853
_TIFF_ASCII = 2


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata that an exported picture takes from its photograph.

    Attributes:
        exif: an EXIF block; its orientation is already applied to the pixels. None where there is none.
        resolution: pixels per millimetre, horizontally and vertically.
        profile: its ICC profile, where that is one for RGB that colours can be written in; None for gray pictures'
            profiles and others.
    """

    exif: bytes | None = None
    resolution: tuple[float, float] = (1.0, 1.0)
    profile: bytes | None = None

    @property
    def profile_name(self) -> str:
        """What the profile calls itself; "" without one."""
        opened = None if self.profile is None else _opened(self.profile)
        return "" if opened is None else str(ImageCms.getProfileDescription(opened)).strip()


def of_image(image: Any, data: bytes) -> Metadata:
    """The metadata of a libvips image that was opened from `data`."""
    resolution = (float(image.xres), float(image.yres))
    profile = _rgb_profile(bytes(image.get("icc-profile-data"))) if image.get_typeof("icc-profile-data") else None
    if image.get_typeof("exif-data"):
        return Metadata(bytes(image.get("exif-data")), resolution, profile)
    # libvips does not read the EXIF of TIFF files.
    return Metadata(_exif_of_tiff(data) if data[:2] in (b"II", b"MM") else None, resolution, profile)


def _rgb_profile(data: bytes) -> bytes | None:
    """The profile, if it is one that RGB colours can be converted to."""
    opened = _opened(data)
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


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The ICC profile of sRGB."""
    return bytes(pyvips.Image.profile_load("srgb"))


def attach(image: Any, metadata: Metadata, profile: bytes | None) -> Any:
    """A libvips image that will be saved upright, with this metadata and this ICC profile.

    A broken EXIF block raises `pyvips.Error` only when the image is saved.
    """
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
    try:
        source = TiffImagePlugin.TiffImageFile(io.BytesIO(data)).getexif()
        exif = Image.Exif()
        for tag in _TELLING:
            if tag in source:
                exif[tag] = source[tag]
        for folder in (_EXIF_FOLDER, _GPS_FOLDER):
            if inside := source.get_ifd(folder):
                exif.get_ifd(folder).update(inside)
        return exif.tobytes() if exif else None
    except (OSError, SyntaxError, ValueError, KeyError, TypeError) as error:
        _log.info("the EXIF block cannot be read: %s", error)
        return None
