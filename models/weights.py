"""The weights that come with the program: what they are, whether they are whole, and how they get into a network.

`manifest.toml` names for each backend its file, sha256, how it was trained, on what, how well it does, and under which
licence. Files are safetensors in float16.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.base import WeightsCorrupt, WeightsMissing

if TYPE_CHECKING:
    from torch import nn

DEFAULT_DIR = Path(__file__).resolve().parents[1] / "weights"
MANIFEST = "manifest.toml"

_RESTORE = "Restore the folder “weights” from Tintype's repository, or choose another backend."


@dataclass(frozen=True, slots=True)
class Entry:
    """One backend's weights.

    Attributes:
        name: the backend's key in the manifest.
        path: where the file should be.
        sha256: of the file, as hexadecimal digits.
        details: all that the manifest says of it.
    """

    name: str
    path: Path
    sha256: str
    details: dict[str, Any]


def entries(directory: Path | None = None) -> dict[str, Entry]:
    """All entries of a folder's manifest, by name.

    Raises:
        WeightsMissing: there is no manifest.
        WeightsCorrupt: it cannot be read or lacks something.
    """
    folder = directory or DEFAULT_DIR
    manifest = folder / MANIFEST
    try:
        content = tomllib.loads(manifest.read_text("utf-8"))
    except FileNotFoundError:
        raise WeightsMissing(f"There is no {manifest}.", _RESTORE) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WeightsCorrupt(f"{manifest} cannot be read ({error}).", _RESTORE) from None
    found = {}
    for name, details in content.items():
        file, digest = (details.get(key) if isinstance(details, dict) else None for key in ("file", "sha256"))
        if not isinstance(file, str) or not isinstance(digest, str) or Path(file).name != file:
            raise WeightsCorrupt(f"{manifest} does not name a file and its sha256 for “{name}”.", _RESTORE)
        found[name] = Entry(name, folder / file, digest, details)
    return found


def locate(name: str, directory: Path | None = None) -> Path:
    """The file of a backend's weights, checked against its sha256.

    Raises:
        WeightsMissing: no entry or no file.
        WeightsCorrupt: the file is not the one the manifest describes.
    """
    entry = entries(directory).get(name)
    if entry is None:
        raise WeightsMissing(f"The manifest has no weights for “{name}”.", _RESTORE)
    error = _problem(entry)
    if error is not None:
        raise error
    return entry.path


def load_into(network: nn.Module, name: str, directory: Path | None = None) -> None:
    """Fill a network with a backend's weights.

    Raises:
        WeightsMissing: no entry or no file.
        WeightsCorrupt: damaged, or made for another network; names the first key that differs.
    """
    fill(network, locate(name, directory))


def fill(network: nn.Module, path: Path) -> None:
    """Fill a network from a safetensors file; batch norm's counters may be absent.

    Raises:
        WeightsCorrupt: no safetensors file, or made for another network; names the first key that differs.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        tensors = load_file(path)
    except (OSError, SafetensorError) as error:
        raise WeightsCorrupt(f"{path} is no safetensors file ({error}).", _RESTORE) from None
    wanted = {k: v for k, v in network.state_dict().items() if not k.endswith("num_batches_tracked")}
    for key in sorted(wanted.keys() | tensors.keys()):
        if key not in tensors or key not in wanted:
            where = "lacks" if key not in tensors else "has a foreign"
            raise WeightsCorrupt(f"{path} belongs to another network: it {where} “{key}”.", _RESTORE)
        if tensors[key].shape != wanted[key].shape:
            shapes = f"{tuple(tensors[key].shape)} instead of {tuple(wanted[key].shape)}"
            raise WeightsCorrupt(f"{path} belongs to another network: “{key}” is {shapes}.", _RESTORE)
    network.load_state_dict({k: v.to(wanted[k].dtype) for k, v in tensors.items()}, strict=False)


def listing(directory: Path | None = None) -> list[dict[str, Any]]:
    """What the manifest says of each file, with its size in bytes (None where it is missing). Raises as `entries`."""
    return [
        {"name": e.name, **e.details, "bytes": e.path.stat().st_size if e.path.is_file() else None}
        for e in entries(directory).values()
    ]


def verify(directory: Path | None = None) -> list[tuple[str, str | None]]:
    """Each entry's name with what is wrong with its file, or None. Raises as `entries`."""
    problems = [(entry.name, _problem(entry)) for entry in entries(directory).values()]
    return [(name, None if problem is None else str(problem)) for name, problem in problems]


def _problem(entry: Entry) -> WeightsMissing | WeightsCorrupt | None:
    if not entry.path.is_file():
        return WeightsMissing(f"The weights of “{entry.name}” are missing: {entry.path}.", _RESTORE)
    stat = entry.path.stat()
    if _digest(entry.path, stat.st_mtime_ns, stat.st_size) != entry.sha256:
        return WeightsCorrupt(f"{entry.path} is not the file that the manifest describes.", _RESTORE)
    return None


@lru_cache(maxsize=16)
def _digest(path: Path, _changed: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
