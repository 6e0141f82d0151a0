"""What an installed Tintype must do before it is given to anybody."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import skimage.io
import tifffile

# Each by a library of its own, which may be missing where the program is put together anew.
COMPRESSIONS = ("lzw", "deflate", "packbits", "zstd", "lzma", "lerc", "jpeg", "jpeg2000", "jpegxl", "jpegxr", "webp")


def try_program(program: list[str]) -> None:
    """Colour photographs on the command line, with every method, and in a window that cannot be seen.

    All of it far from the checkout, as somebody who has nothing but the program.

    Args:
        program: the command, as a list of arguments.

    Raises:
        subprocess.CalledProcessError: the program failed.
        FileNotFoundError: it did not write its picture.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # An empty home: nothing of the user's own settings or weights takes part.
        homes = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "VIRTUAL_ENV")
        environment = {**{k: v for k, v in os.environ.items() if k not in hidden}, **homes}

        def run(*arguments: object) -> str:
            call = [*program, *map(str, arguments)]
            done = subprocess.run(call, check=True, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
            return done.stdout

        photo, picture, hints = folder / "photo.png", folder / "picture.png", folder / "hints.json"
        skimage.io.imsave(photo, skimage.data.camera())
        hints.write_text('{"points": [{"xy": [60, 60], "rgb": "#7da0c8"}, {"xy": [250, 450], "rgb": "#5a8a3c"}]}')
        print(run("--version"), end="", flush=True)
        for line in run("backends").splitlines():
            backend = line.split()[0]
            guided = ["--hints", hints] if "points" in line else []
            run("colorize", photo, "-o", picture, "--backend", backend, *guided)
            print(f"{backend}: {picture.stat().st_size:,} bytes", flush=True)
        run("themes", photo)
        _write_scans(folder / "scans")
        print(run("colorize", folder / "scans", "-o", folder / "coloured"), end="", flush=True)
        run(photo)
        print(f"window.png: {(folder / 'out' / 'window.png').stat().st_size:,} bytes", flush=True)


def _write_scans(folder: Path) -> None:
    """A photograph in TIFF, once with each compression."""
    folder.mkdir()
    gray = np.ascontiguousarray(skimage.data.camera()[::4, ::4])
    for compression in COMPRESSIONS:
        rgb = np.stack([gray] * 3, axis=2)
        tifffile.imwrite(folder / f"{compression}.tif", rgb, compression=compression, photometric="rgb")
