"""Weights of networks: find, check, load, import and remove them.

`manifest.toml` has an entry for each backend: file, sha256, command and data of its training, results, licence, and the
layout if its network has several. Files are safetensors. Weights that a user has imported are in a separate folder
with its own manifest, and are used instead of the program's.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs
import tomli_w

from models.errors import UserError, WeightsCorrupt, WeightsMissing
from models.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor, nn

DEFAULT_DIR = Path(str(files("weights")))
MANIFEST = "manifest.toml"

_RESTORE = Words("Install Tintype again, or choose another method.")
_ANOTHER = Words("Name another folder with weights, or a method that it has.")
_GO_BACK = Words("Import the file again, or go back to Tintype's own weights with “tintype weights remove”.")


def user_dir() -> Path:
    """The folder of imported weights."""
    return Path(platformdirs.user_data_dir("tintype", appauthor=False)) / "weights"


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

    @property
    def imported(self) -> bool:
        """Whether the user has imported them."""
        return self.path.parent == user_dir()

    @property
    def remedy(self) -> str:
        """What to do if they are missing or damaged."""
        return _remedy(self.path.parent)


def _remedy(folder: Path) -> Words:
    if folder == user_dir():
        return _GO_BACK
    return _RESTORE if folder == DEFAULT_DIR else _ANOTHER


def entries(directory: Path | None = None) -> dict[str, Entry]:
    """The weights in use, by name.

    Args:
        directory: a folder with a manifest; None for the program's own, with imported ones in their place.

    Raises:
        WeightsMissing: there is no manifest.
        WeightsCorrupt: it cannot be read or lacks something.
    """
    return {entry.name: entry for entry in _all(directory)}


def _all(directory: Path | None) -> list[Entry]:
    """All entries; of entries with the same name the last is used."""
    found = _described(directory or DEFAULT_DIR)
    if directory is None and (user_dir() / MANIFEST).exists():
        found += _described(user_dir())
    return found


def _described(folder: Path) -> list[Entry]:
    """The entries of a folder's manifest. Raises as `entries`."""
    manifest = folder / MANIFEST
    forget = Words("Delete {manifest}, and import again what you need.")
    remedy = forget if folder == user_dir() else _remedy(folder)
    try:
        content = tomllib.loads(manifest.read_text("utf-8"))
    except FileNotFoundError:
        raise WeightsMissing("There is no {manifest}.", remedy, manifest=manifest) from None
    except (OSError, UnicodeDecodeError, RecursionError, tomllib.TOMLDecodeError) as error:
        raise WeightsCorrupt("{manifest} cannot be read ({reason}).", remedy, manifest=manifest, reason=error) from None
    found = []
    for name, details in content.items():
        file, digest = (details.get(key) if isinstance(details, dict) else None for key in ("file", "sha256"))
        if not isinstance(file, str) or not isinstance(digest, str) or Path(file).name != file:
            raise WeightsCorrupt(
                "{manifest} does not name a file and its sha256 for “{name}”.", remedy, manifest=manifest, name=name
            )
        found.append(Entry(name, folder / file, digest, details))
    return found


def locate(name: str, directory: Path | None = None) -> Entry:
    """A backend's weights, their file checked against its sha256.

    Raises:
        WeightsMissing: no entry or no file.
        WeightsCorrupt: the file is not the one the manifest describes.
    """
    entry = entries(directory).get(name)
    if entry is None:
        raise WeightsMissing("The manifest has no weights for “{name}”.", _remedy(directory or DEFAULT_DIR), name=name)
    error = _problem(entry)
    if error is not None:
        raise error
    return entry


def load_into(network: nn.Module, name: str, directory: Path | None = None) -> None:
    """Fill a network with a backend's weights.

    Raises:
        WeightsMissing: no entry or no file.
        WeightsCorrupt: damaged, or made for another network; names the first key that differs.
    """
    fill(network, locate(name, directory).path)


def fill(network: nn.Module, path: Path) -> None:
    """Fill a network from a safetensors file; batch norm's counters may be absent.

    Raises:
        WeightsCorrupt: no safetensors file, or made for another network; names the first key that differs.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    remedy = _remedy(path.parent)
    try:
        tensors = load_file(path)
    except (OSError, SafetensorError) as error:
        raise WeightsCorrupt("{path} is no safetensors file ({reason}).", remedy, path=path, reason=error) from None
    wanted = learned(network.state_dict())
    problem = first_difference(learned(tensors), wanted)
    if problem is not None:
        raise WeightsCorrupt("{path} belongs to another network: {problem}.", remedy, path=path, problem=problem)
    broken = not_numbers(tensors)
    if broken is not None:
        raise WeightsCorrupt(
            "{path} is damaged: “{broken}” has values that are not numbers.", remedy, path=path, broken=broken
        )
    network.load_state_dict({k: v.to(wanted[k].dtype) for k, v in learned(tensors).items()}, strict=False)


def not_numbers(tensors: Mapping[str, Tensor]) -> str | None:
    """The first tensor, by name, with a value that is infinite or not a number; None if there is none."""
    return next((key for key in sorted(tensors) if not bool(tensors[key].isfinite().all())), None)


def learned(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A state dict without batch norm's counters, which only training needs."""
    return {key: tensor for key, tensor in tensors.items() if not key.endswith("num_batches_tracked")}


def first_difference(tensors: Mapping[str, Tensor], wanted: Mapping[str, Tensor]) -> str | None:
    """A sentence about the first key, by name, whose tensor does not fit the network; None if all fit."""
    for key in sorted(wanted.keys() | tensors.keys()):
        if key not in tensors or key not in wanted:
            return f"it {'lacks' if key not in tensors else 'has a foreign'} “{key}”"
        if tensors[key].shape != wanted[key].shape:
            return f"“{key}” is {tuple(tensors[key].shape)} instead of {tuple(wanted[key].shape)}"
    return None


def listing(directory: Path | None = None) -> list[dict[str, Any]]:
    """What the manifests say of each file, its size in bytes (None where it is missing), and which are in use.

    Raises as `entries`.
    """
    used = {entry.path for entry in entries(directory).values()}
    return [
        {
            "name": e.name,
            **e.details,
            "bytes": e.path.stat().st_size if e.path.is_file() else None,
            "imported": e.imported,
            "in_use": e.path in used,
        }
        for e in _all(directory)
    ]


def verify(directory: Path | None = None) -> list[tuple[str, str | None]]:
    """Each entry's name with what is wrong with its file, or None. Raises as `entries`."""
    problems = [(entry.name, _problem(entry)) for entry in _all(directory)]
    return [(name, None if problem is None else str(problem)) for name, problem in problems]


def _problem(entry: Entry) -> WeightsMissing | WeightsCorrupt | None:
    if not entry.path.is_file():
        return WeightsMissing(
            "The weights of “{name}” are missing: {path}.", entry.remedy, name=entry.name, path=entry.path
        )
    stat = entry.path.stat()
    if _digest(entry.path, stat.st_mtime_ns, stat.st_size) != entry.sha256:
        return WeightsCorrupt("{path} is not the file that the manifest describes.", entry.remedy, path=entry.path)
    return None


@lru_cache(maxsize=16)
def _digest(path: Path, _changed: int, _size: int) -> str:
    return sha256(path)


def sha256(path: Path) -> str:
    """A file's sha256 as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def describe(folder: Path, name: str, details: dict[str, Any] | None) -> None:
    """Write a backend's entry to a folder's manifest, or delete it (None); other entries do not change."""
    manifest = folder / MANIFEST
    content = tomllib.loads(manifest.read_text("utf-8")) if manifest.exists() else {}
    if details is None:
        content.pop(name, None)
    else:
        content[name] = details
    part = manifest.with_suffix(".part")
    part.write_text(tomli_w.dumps(content), "utf-8")
    part.replace(manifest)


def install(name: str, tensors: dict[str, Tensor], details: dict[str, Any]) -> Entry:
    """Save weights in the user's folder, to be used instead of the program's.

    Args:
        name: the backend.
        tensors: all that its network has learned.
        details: for the manifest.

    Raises:
        UserError: they cannot be written; the earlier weights stay in use.
    """
    from safetensors import SafetensorError
    from safetensors.torch import save_file

    folder = user_dir()
    part = folder / f"{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = _imported(name)
        save_file(tensors, part)
        digest = sha256(part)
        # A new file name, so that the manifest names a complete file at every moment.
        target = part.replace(folder / f"{name}-{digest[:8]}.safetensors")
        describe(folder, name, {"file": target.name, "sha256": digest, **details})
        if before is not None and before.path != target:
            before.path.unlink(missing_ok=True)
    except (OSError, SafetensorError) as error:
        raise UserError(
            "The weights were not written to “{folder}” ({reason}).",
            "Free some space there, or give yourself access.",
            folder=folder,
            reason=error,
        ) from error
    finally:
        if part.exists():
            part.unlink()
    return Entry(name, target, digest, details)


def remove(name: str) -> None:
    """Delete imported weights, so that the program's own are used again.

    Raises:
        UserError: none were imported, or they may not be deleted.
    """
    entry = _imported(name)
    if entry is None:
        raise UserError(
            "No weights were imported for “{name}”.", "“tintype weights list” shows those there are.", name=name
        )
    try:
        describe(user_dir(), name, None)
        entry.path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            "“{path}” was not deleted ({reason}).", "Give yourself access to it.", path=entry.path, reason=error
        ) from error


def _imported(name: str) -> Entry | None:
    """The user's entry for a backend, or None."""
    there = _described(user_dir()) if (user_dir() / MANIFEST).exists() else []
    return next((entry for entry in there if entry.name == name), None)
