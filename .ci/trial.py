"""What an installed Tintype must do before it is given to anybody."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

import skimage.io


def try_program(program: list[str]) -> None:
    """Colour a photograph on the command line and in a window that cannot be seen, far from the checkout.

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
        photo, picture = folder / "photo.png", folder / "picture.png"
        skimage.io.imsave(photo, skimage.data.camera())
        for arguments in (["backends"], ["colorize", str(photo), "-o", str(picture)], [str(photo)]):
            subprocess.run([*program, *arguments], check=True, cwd=folder, env=environment)
        for made in (picture, folder / "out" / "window.png"):
            print(f"{made.name}: {made.stat().st_size:,} bytes", flush=True)
