"""Unsaved work in a folder, cheap enough to be written after every gesture.

    document.json        as in a project (`app.core.project_io`), and which project it came from
    parts/<sha256>       photograph and references; each is written once, whatever its size, and never changes

The document is moved into place last, so that the folder holds the older or the newer work, whole.
"""

from __future__ import annotations

import logging
from pathlib import Path

from app.core import atomic, files, project_io, strict_json
from app.core.document import Document, DocumentState
from app.core.errors import ProjectLoadError
from app.core.image_io import Photograph

_log = logging.getLogger(__name__)

DOCUMENT = "document.json"
_PARTS = "parts"


def write(
    folder: Path, photo: Photograph, state: DocumentState, project: Path | None, version: files.Version | None
) -> None:
    """Put work aside.

    Args:
        folder: an existing folder of its own.
        photo: the photograph.
        state: what is asked for.
        project: the project file whose unsaved work this is, or None.
        version: which version of that file it is.

    Raises:
        UserError: it cannot be written; what was there before is still whole.
    """
    came_from = None if project is None else str(project.absolute())
    content = project_io.contents(photo, state, project=came_from, project_version=version)
    parts = folder / _PARTS
    try:
        parts.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise atomic.write_error(parts, error) from error
    for name, digest in content.digests.items():
        if not (parts / digest).exists():
            atomic.write_bytes(parts / digest, content.parts[name], private=True)
    atomic.write_bytes(folder / DOCUMENT, content.text, private=True)
    needed = set(content.digests.values())
    for part in parts.iterdir():
        if part.name not in needed:
            part.unlink(missing_ok=True)


def load(folder: Path) -> Document:
    """The work in a folder, as a document that is saved nowhere else; its path is that of the project it came from.

    Raises:
        ProjectLoadError: it cannot be read, or is damaged.
    """
    path = folder / DOCUMENT
    try:
        data = strict_json.parse(files.read(path))
        project, version = data.get("project"), data.get("project_version")
    except (OSError, ValueError, AttributeError) as error:
        raise ProjectLoadError("“{path}” cannot be read: {reason}.", "", path=path, reason=error) from None

    def part(name: str) -> bytes:
        digest = str(data["sha256"][name])
        if not digest.isalnum():
            raise ProjectLoadError("“{path}” is damaged: it names no part “{name}”.", "", path=path, name=name)
        try:
            return files.read(folder / _PARTS / digest)
        except OSError as error:
            raise ProjectLoadError(
                "“{path}” is incomplete: {reason}.", "", path=path, reason=error.strerror or error
            ) from None

    saved = project_io.restored(data, part, path.name)
    came_from = Path(project) if isinstance(project, str) else None
    return Document(saved.photo, saved.state, path=came_from, version=version_of(version), saved=False)


def version_of(value: object) -> files.Version | None:
    """A version as JSON has it; None where it is unknown."""
    match value:
        case [int(inode), int(changed), int(size)]:
            return inode, changed, size
    return None


def clear(folder: Path) -> None:
    """Forget the work in a folder: the document first, without which the parts are nothing."""
    (folder / DOCUMENT).unlink(missing_ok=True)
    for part in (folder / _PARTS).glob("*"):
        part.unlink(missing_ok=True)
