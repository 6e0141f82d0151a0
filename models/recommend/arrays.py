"""Files of arrays that recommendations are looked up in; the program's own ones are in `resources`."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.errors import UserError


def own(name: str) -> Path:
    """The program's own file of this name."""
    return Path(str(files("resources"))) / name


def read_arrays(path: Path, names: tuple[str, ...]) -> list[NDArray[np.generic]]:
    """The arrays with these names, in this order.

    Raises:
        UserError: the file is missing or damaged.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes())) as found:
            return [found[name] for name in names]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise UserError(
            "“{name}”, a part of Tintype, cannot be read.", "Install Tintype again.", name=path.name
        ) from error
