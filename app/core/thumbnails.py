"""Small pictures of the recent files, for the welcome page: private files in the user's cache folder.

A file is named by the hash of the path that it is a picture of, so that names of photographs are not told by it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import platformdirs
from numpy.typing import NDArray

from app.core.settings import APP_NAME
from models.lazy import cv2

_log = logging.getLogger(__name__)

SIDE = 320
"""Long side in pixels at most."""


class Thumbnails:
    """The store. A cache only: where it cannot be written, it says so in the log and nowhere else."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: where they are kept; None for the user's cache folder."""
        self.folder = folder or Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False)) / "thumbnails"

    def put(self, path: Path, rgb: NDArray[np.uint8]) -> None:
        """Keep a picture (H, W, 3) for a file, in place of the last one; only its owner can read it."""
        try:
            self._write(self._file(path), _png(rgb))
        except Exception as error:  # noqa: BLE001 - no memory, a full disk: the file itself is read or saved all the same
            # What is left of it goes with the next `keep`.
            _log.info("the thumbnail of a recent file is not kept: %s", error)

    def _write(self, target: Path, data: bytes) -> None:
        temporary = target.with_name(f"{secrets.token_hex(8)}.tmp")
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        temporary.replace(target)

    def get(self, path: Path) -> bytes | None:
        """The PNG of a file's picture, or None."""
        try:
            return self._file(path).read_bytes()
        except OSError:
            return None

    def keep(self, paths: Iterable[Path]) -> None:
        """Delete the pictures of all other files."""
        try:
            wanted = {self._file(path).name for path in paths}
            for file in self.folder.glob("*"):
                if file.name not in wanted:
                    file.unlink(missing_ok=True)
        except OSError as error:
            _log.info("thumbnails are not cleared: %s", error)

    def _file(self, path: Path) -> Path:
        # By bytes: names of files need not be text.
        return self.folder / f"{hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:32]}.png"


def _png(rgb: NDArray[np.uint8]) -> bytes:
    """A small version of a picture (H, W, 3)."""
    scale = min(1.0, SIDE / max(rgb.shape[:2]))
    size = (max(1, round(rgb.shape[1] * scale)), max(1, round(rgb.shape[0] * scale)))
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    done, data = cv2.imencode(".png", small[..., ::-1])
    return data.tobytes() if done else b""
