"""Projects: `*.tintype`, a zip that holds everything and the photograph unchanged.

    document.json        format, version, backend, settings, swatches, hints, those of other uses, regions,
                         snapshots; sha256 of the parts
    photo/<name>         the photograph's file, byte for byte
    references/<n>       colour photographs, PNG
    colours/<hash>       what the colours of locked regions are painted from, compressed with zlib
    thumbnail.png        for file managers

Nothing is extracted to the disk. A file that cannot be trusted is refused with the name of the part and the reason.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from app.core import atomic, files, image_io, limits, stack_io, state_io, strict_json
from app.core.document import Document, DocumentState
from app.core.errors import ImageLoadError, ProjectLoadError
from app.core.image_io import Opening, Photograph
from models.errors import UserError
from models.image import ImageData
from models.lazy import cv2
from models.words import Words

SUFFIX = ".tintype"
FORMAT = "tintype"
VERSION = 3
THUMBNAIL_SIDE = 256

_DOCUMENT = "document.json"
_DOCUMENT_LIMIT = 64 << 20
_PARTS_LIMIT = 1000
_SUM_LIMIT = 4 << 30
"""Bytes of all parts of a project together, unpacked."""
_RATIO_FREE = 16 << 20
_RATIO_LIMIT = 200
"""Largest compression beyond the first 16 MiB; a part with more is a zip bomb."""

_BROKEN = Words("Open an older copy of the project.")

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError)
"""What `zipfile` raises over damaged archives; the last for names that say they are UTF-8 and are not."""


def is_project(path: Path) -> bool:
    """Whether a file's name says that it is a project."""
    return path.suffix.lower() == SUFFIX


def save(document: Document, path: Path, picture: NDArray[np.uint8] | None = None) -> None:
    """Write a document into a project file and note that it is saved there.

    Args:
        document: what to save, without its draft.
        path: the project file; the old one stays intact until the new one is complete.
        picture: uint8 (h, w, 3), the result as shown, for the thumbnail; without it the photograph is used.

    Raises:
        UserError: the file cannot be written.
    """
    state = document.state
    document.mark_saved(path, state, write(path, document.photo, state, picture))


def write(
    path: Path, photo: Photograph, state: DocumentState, picture: NDArray[np.uint8] | None = None
) -> files.Version | None:
    """`save` for values that may come from another thread than the document's.

    Returns:
        the version of the file that was written.

    Raises:
        UserError: the file cannot be written.
    """
    atomic.write(path, lambda file: fill(file, photo, state, picture))
    return files.version(path)


def fill(file: BinaryIO, photo: Photograph, state: DocumentState, picture: NDArray[np.uint8] | None = None) -> None:
    """`write` into an open file.

    Raises:
        UserError: it is more than `load` would read.
        OSError: it cannot be written.
    """
    content = contents(photo, state)
    with zipfile.ZipFile(file, "w") as archive:
        # The document comes first: readers and file managers find it without reading the photograph.
        archive.writestr(entry(_DOCUMENT, deflated=True), content.text)
        archive.writestr(entry("thumbnail.png"), thumbnail(photo.proxy.rgb if picture is None else picture))
        for name, data in content.parts.items():
            archive.writestr(entry(name), data)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a project consists of.

    Attributes:
        document: what `document.json` says.
        text: the same as JSON.
        parts: the bytes of all other parts, by name.
    """

    document: dict[str, Any]
    text: bytes
    parts: dict[str, bytes]

    @property
    def digests(self) -> dict[str, str]:
        """The sha256 of each part, by name."""
        return dict(self.document["sha256"])


def contents(photo: Photograph, state: DocumentState, **more: Any) -> Contents:
    """A document, and what else `document.json` is to say, as values that can be written.

    Raises:
        UserError: it is more than `load` would read.
    """
    names = {image: f"references/{n}" for n, image in enumerate(state_io.images(state), 1)}
    photo_part = f"photo/{_safe_name(photo.name)}"
    locked = stack_io.Writer()
    dumped = state_io.dump(state, names, locked)
    references = {name: _reference_png(image) for image, name in names.items()}
    parts = {photo_part: photo.data, **references, **locked.files}
    described = {
        "format": FORMAT,
        "version": VERSION,
        "photo": {"file": photo_part, "name": photo.name, **asdict(photo.opening)},
        **dumped,
        **more,
        "locked": locked.stacks,
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()},
    }
    text = json.dumps(described, allow_nan=False).encode()
    if len(text) > _DOCUMENT_LIMIT or len(parts) + 2 > _PARTS_LIMIT or locked.size > stack_io.MOST_BYTES:
        raise UserError(
            "There is more in this project than one file can hold.", "Remove snapshots, or unlock regions."
        )
    return Contents(described, text, parts)


def load(path: Path) -> Document:
    """Read a project file.

    Raises:
        ProjectLoadError: it cannot be read, is newer than this program, or is broken; says which part and why.
    """
    # Taken before the file is read: what is saved there meanwhile counts as another version.
    version = files.version(path)
    with opened(path) as archive:
        document = read(archive, path.name)
    document.path, document.version = path, version
    return document


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A project file to be read within a `with`, whose errors become sentences.

    Raises:
        ProjectLoadError: it cannot be read, or is broken.
    """
    name = image_io.shown_name(path)
    try:
        if path.exists() and not path.is_file():
            raise ProjectLoadError(
                "“{name}” is a folder, a device or a pipe, not a project.", "Choose another file.", name=name
            )
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            yield archive
    except ProjectLoadError:
        raise
    except FileNotFoundError:
        raise ProjectLoadError("There is no project “{path}”.", "Check its name and folder.", path=path) from None
    except DAMAGED as error:
        raise ProjectLoadError(
            "“{name}” is not a project, or is damaged: {reason}.", _BROKEN, name=name, reason=error
        ) from None
    except OSError as error:
        raise ProjectLoadError(
            "“{path}” cannot be read: {reason}.", "Check the file.", path=path, reason=error.strerror or error
        ) from error


def read(archive: zipfile.ZipFile, name: str) -> Document:
    """The document in a project that is open.

    Raises:
        as `load` does.
    """
    check_archive(archive, name)
    try:
        data = strict_json.parse(part_of(archive, _DOCUMENT, name, _DOCUMENT_LIMIT))
    except ValueError as error:
        raise ProjectLoadError(
            "“{name}” is damaged: {part} is not JSON: {reason}.", _BROKEN, name=name, part=_DOCUMENT, reason=error
        ) from None
    return restored(data, lambda part: part_of(archive, part, name, files.LIMIT), name)


def restored(data: Any, part: Callable[[str], bytes], name: str) -> Document:
    """The document that `contents` described.

    Args:
        data: what `document.json` says.
        part: gives the bytes of a part by its name.
        name: of the file, for errors.

    Raises:
        ProjectLoadError: it makes no sense, or a part is not the one that was saved.
    """
    _check_version(data, name)

    def checked(wanted: str) -> bytes:
        content = part(wanted)
        if hashlib.sha256(content).hexdigest() != data["sha256"].get(wanted):
            raise ProjectLoadError(
                "“{name}” is damaged: the part “{part}” is not the one that was saved.", _BROKEN, name=name, part=wanted
            )
        return content

    try:
        photo_part, photo_name = str(data["photo"]["file"]), str(data["photo"]["name"])
        photo = _photo(checked(photo_part), photo_part, photo_name, name, _opening(data["photo"]))

        images: dict[str, ImageData] = {}

        def image(part_name: str) -> ImageData:
            """A reference; the same bytes are decoded once, however many names they have."""
            content = checked(part_name)
            digest = str(data["sha256"][part_name])
            if digest not in images:
                images[digest] = _photo(content, part_name, part_name, name).full
                # After each, and not when all of them are in memory.
                limits.check_pixels(sum(each.L.size for each in images.values()))
            return images[digest]

        locked = stack_io.Reader(data.get("locked", {}), checked)
        state = state_io.undump(data, data["version"], name, image, locked)
        limits.check(state)
        return Document(photo, state)
    except ProjectLoadError:
        raise
    except UserError as error:
        raise ProjectLoadError(
            "“{name}” holds more than this program can work on. {reason}", _BROKEN, name=name, reason=error.message
        ) from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise ProjectLoadError(
            "“{name}” is damaged: {part}: {reason}.", _BROKEN, name=name, part=_DOCUMENT, reason=reason
        ) from None


def check_archive(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse an archive that no project is; raises as `load` does."""
    entries = archive.infolist()
    if len(entries) > _PARTS_LIMIT:
        raise ProjectLoadError(
            "“{name}” has {count} parts, which no project has.", _BROKEN, name=name, count=len(entries)
        )
    if sum(entry.file_size for entry in entries) > _SUM_LIMIT:
        raise ProjectLoadError("“{name}” unpacks to more than {limit} GB.", _BROKEN, name=name, limit=_SUM_LIMIT >> 30)
    seen: set[str] = set()
    for entry in entries:
        # orig_filename: zipfile itself cuts names at a zero byte and turns the system's separator.
        part = entry.orig_filename
        if part in seen:
            raise ProjectLoadError("“{name}” has the part “{part}” twice.", _BROKEN, name=name, part=part)
        seen.add(part)
        if _leaves_folder(part) or (entry.external_attr >> 28) == 0xA:
            raise ProjectLoadError(
                "“{name}” has a part that points outside of it: “{part}”.", _BROKEN, name=name, part=part
            )
        if entry.flag_bits & 1:
            raise ProjectLoadError("“{name}” has an encrypted part: “{part}”.", _BROKEN, name=name, part=part)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ProjectLoadError(
                "“{name}” has a part in an unknown compression: “{part}”.", _BROKEN, name=name, part=part
            )


def _leaves_folder(part: str) -> bool:
    return (
        part.startswith("/")
        or "\\" in part
        or "\0" in part
        or re.match(r"[A-Za-z]:", part) is not None
        or ".." in part.split("/")
    )


def _check_version(data: Any, name: str) -> None:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ProjectLoadError("“{name}” is not a Tintype project.", "Choose another file.", name=name)
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ProjectLoadError("“{name}” is damaged: it has no version number.", _BROKEN, name=name)
    if version > VERSION:
        raise ProjectLoadError(
            "“{name}” was made by a newer Tintype (project version {version}; this one reads {known}).",
            "Update Tintype.",
            name=name,
            version=version,
            known=VERSION,
        )


def part_of(archive: zipfile.ZipFile, part: str, name: str, limit: int) -> bytes:
    """A part of an archive, of so many bytes at most; raises as `load` does."""
    try:
        entry = archive.getinfo(part)
    except KeyError:
        raise ProjectLoadError(
            "“{name}” is incomplete: the part “{part}” is missing.", _BROKEN, name=name, part=part
        ) from None
    if entry.file_size > limit or entry.file_size > max(_RATIO_FREE, _RATIO_LIMIT * entry.compress_size):
        raise ProjectLoadError(
            "“{name}” is refused: the part “{part}” unpacks to {size} bytes.",
            _BROKEN,
            name=name,
            part=part,
            size=entry.file_size,
        )
    try:
        return archive.read(entry)
    except DAMAGED as error:
        raise ProjectLoadError(
            "“{name}” is damaged: the part “{part}”: {reason}.", _BROKEN, name=name, part=part, reason=error
        ) from None


def _opening(photo: Any) -> Opening:
    page, partial = photo.get("page"), photo.get("partial", False)
    if not isinstance(partial, bool) or not (page is None or (isinstance(page, int) and page > 0)):
        raise ValueError("how the photograph is read makes no sense")
    return Opening(page, partial)


def _photo(content: bytes, part: str, shown: str, name: str, opening: Opening | None = None) -> Photograph:
    try:
        return image_io.decode(content, shown, opening=opening or Opening())
    except ImageLoadError as error:
        raise ProjectLoadError(
            "“{name}” is damaged: the part “{part}”: {reason}", _BROKEN, name=name, part=part, reason=error.message
        ) from None


def entry(part: str, *, deflated: bool = False) -> zipfile.ZipInfo:
    """A part to be written, the same on every machine."""
    entry = zipfile.ZipInfo(part)
    entry.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    entry.external_attr = 0o644 << 16
    return entry


def _safe_name(name: str) -> str:
    """A photograph's name as the name of a part: without folders and without characters that file systems refuse."""
    cleaned = re.sub(r"[\x00-\x1f\x7f<>:\"/\\|?*]", "_", name).strip(". ")
    return cleaned[-120:] or "photograph"


@lru_cache(maxsize=8)
def _reference_png(image: ImageData) -> bytes:
    """Cached, because autosave writes the same references repeatedly."""
    return image_io.encode_png(image.rgb)


def thumbnail(rgb: NDArray[np.uint8]) -> bytes:
    """A small picture for file managers, as PNG."""
    size = image_io.fit((rgb.shape[1], rgb.shape[0]), THUMBNAIL_SIDE)
    return image_io.encode_png(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False))
