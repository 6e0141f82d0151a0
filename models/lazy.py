"""Large libraries that are loaded when somebody uses them: the window must be there before they are.

All of the program that the window is made of takes them from here (ruff's rule TID253 sees to that). What computes
with torch, and is loaded with it, imports them itself.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib import metadata as metadata

    import cv2 as cv2
    import filelock as filelock
    import imagecodecs as imagecodecs
    import pyvips as pyvips
    import tifffile as tifffile
    from PIL import AvifImagePlugin as AvifImagePlugin
    from PIL import BmpImagePlugin as BmpImagePlugin
    from PIL import GifImagePlugin as GifImagePlugin
    from PIL import Image as Image
    from PIL import ImageCms as ImageCms
    from PIL import Jpeg2KImagePlugin as Jpeg2KImagePlugin
    from PIL import JpegImagePlugin as JpegImagePlugin
    from PIL import PngImagePlugin as PngImagePlugin
    from PIL import PpmImagePlugin as PpmImagePlugin
    from PIL import PsdImagePlugin as PsdImagePlugin
    from PIL import WebPImagePlugin as WebPImagePlugin


class _Lazy(ModuleType):
    """Stands for a module, and loads it when an attribute of it is asked for. Threads wait for each other there."""

    def __getattr__(self, name: str) -> Any:
        return getattr(_loaded(self.__name__), name)


@cache
def _loaded(name: str) -> ModuleType:
    module = import_module(name)
    if name == "pyvips":
        # Decoded photographs live in Photograph; a second copy in libvips' operation cache would only cost memory.
        module.cache_set_max(0)
    elif name.startswith("PIL."):
        # The size is checked before pixels are decoded (`app.core.reading.raster.check_size`); Pillow would warn.
        import_module("PIL.Image").MAX_IMAGE_PIXELS = None  # type: ignore[attr-defined]
    return module


if not TYPE_CHECKING:
    _plugins = ("Avif", "Bmp", "Gif", "Jpeg2K", "Jpeg", "Png", "Ppm", "Psd", "WebP")
    _pillow = ("Image", "ImageCms", *(f"{_plugin}ImagePlugin" for _plugin in _plugins))
    _others = ("cv2", "filelock", "imagecodecs", "importlib.metadata", "pyvips", "tifffile")
    for _name in (*_others, *(f"PIL.{_module}" for _module in _pillow)):
        globals()[_name.rpartition(".")[2]] = _Lazy(_name)
