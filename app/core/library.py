"""Keeps unsaved work for recovery after a crash: each window has a folder of its own, locked while it runs.

    recovery/
      lock                        held briefly while folders are made or searched
      <process>-<random>/
        lock                      held by the window that owns the folder; the system releases it when the process ends
        document.json, parts/     its unsaved work on a photograph (`app.core.journal`)
      film.json, keys/          its unsaved work on a film (`app.core.film.film_journal`)
"""

from __future__ import annotations

import logging
import os
import secrets
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from app.core import atomic, files, journal, settings
from app.core.document import Document, DocumentState
from app.core.errors import ProjectLoadError
from app.core.film import film_journal
from app.core.film.film_journal import FilmAside
from app.core.film.work import FilmState, FilmWork
from app.core.image_io import Photograph
from models.errors import UserError
from models.lazy import filelock
from models.words import Words

_log = logging.getLogger(__name__)

_PATIENCE_S = 5.0
"""How long another window may hold the lock of all folders; it takes milliseconds unless its process is stopped."""
_END_IT = Words("End it, then start Tintype again.")
_DAMAGED = "damaged-"
_WORK = (journal.DOCUMENT, film_journal.FILM)
"""What a folder with work in it has one of."""


@dataclass(slots=True, eq=False)
class Recovered:
    """Work of a window that crashed; claimed by this window until it is taken over, discarded or left.

    Attributes:
        work: on a photograph or on a film, not saved anywhere else; its path is that of the project it came from.
        saved_at: when it was put aside.
    """

    work: Document | FilmAside
    saved_at: datetime
    _folder: Path
    _lock: filelock.BaseFileLock

    @property
    def name(self) -> str:
        """What the artist knows it by."""
        work = self.work
        if isinstance(work, FilmAside):
            return work.name
        return work.path.name if work.path is not None else work.photo.name

    def discard(self) -> None:
        """Delete it."""
        self._lock.release()
        shutil.rmtree(self._folder, ignore_errors=True)

    def leave(self) -> None:
        """Leave it for later: the next start offers it again."""
        self._lock.release()


class Recovery:
    """This window's folder. Writing happens in a thread of its own, one write at a time."""

    def __init__(self, root: Path | None = None, on_error: Callable[[UserError], None] | None = None) -> None:
        """Make the folder and lock it.

        Args:
            root: where the folders of all windows are; None for the user's state folder.
            on_error: called in the writing thread when putting work aside begins to fail.

        Raises:
            UserError: the folder cannot be made.
        """
        self._root = root or settings.state_dir() / "recovery"
        self._on_error = on_error
        self._failing = False
        self._folder = self._root / f"{os.getpid()}-{secrets.token_hex(4)}"
        try:
            # The photographs of others are nobody else's business.
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._root.chmod(0o700)
            with _everyone(self._root):
                self._folder.mkdir(mode=0o700)
                self._lock = _lock(self._folder)
                self._lock.acquire(blocking=False)
        except filelock.Timeout:
            raise UserError(
                "Another Tintype holds “{folder}” and does not answer.", _END_IT, folder=self._root
            ) from None
        except OSError as error:
            raise atomic.write_error(self._folder, error) from error
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="tintype-autosave")
        self._stored: object = None
        self._film: FilmState | None = None
        self._taken: list[Recovered] = []

    def autosave(self, work: Document | FilmWork, playhead: int = 0) -> Future[None] | None:
        """Put unsaved work aside in the background; clears what was put aside once it is saved.

        Args:
            work: on a photograph or on a film.
            playhead: the frame of the film that is looked at.

        Returns:
            The write, or None where there was nothing to do.
        """
        if not work.modified:
            return self.clear()
        worth = work.worth if isinstance(work, FilmWork) else work.state
        if worth is self._stored or (isinstance(work, FilmWork) and worth == self._stored):
            return None
        self._stored = worth
        if isinstance(work, FilmWork):
            return self._submit(self._write_film, FilmAside(work.state(playhead), work.path, work.version))
        return self._submit(self._write_photo, work.photo, work.state, work.path, work.version)

    def clear(self) -> Future[None] | None:
        """Forget what was put aside: it is saved, or deliberately dropped."""
        if self._stored is None and not self._taken:
            return None
        self._stored = None
        return self._writer.submit(self._remove, tuple(self._taken))

    def take_over(self, recovered: Recovered, work: Document | FilmWork, playhead: int = 0) -> Future[None] | None:
        """Make recovered work this window's own: put aside here, in the background, and only then deleted there.

        Where it cannot be written here, it stays there until it can, or until it is saved.

        Args:
            recovered: what was found.
            work: the same, now that it is open.
            playhead: the frame of the film that is looked at.

        Returns:
            The write, as `autosave`.
        """
        self._taken.append(recovered)
        return self.autosave(work, playhead)

    def find(self) -> tuple[list[Recovered], list[str]]:
        """Work of crashed windows, newest first, and sentences about files that could not be read.

        The work is claimed: no other window gets it until it is left or this window ends.
        """
        found: list[Recovered] = []
        problems: list[str] = []
        try:
            with _everyone(self._root):
                for folder in sorted(p for p in self._root.iterdir() if p.is_dir() and p != self._folder):
                    self._try_folder(folder, found, problems)
        except filelock.Timeout:
            problems.append(Words("Unsaved work could not be looked for: another Tintype does not answer. End it."))
        return sorted(found, key=lambda r: r.saved_at, reverse=True), problems

    def close(self, *, keep: bool = False) -> None:
        """Finish writing and remove the folder; with `keep`, leave unsaved work for the next start."""
        self._writer.shutdown(wait=True)
        self._lock.release()
        if not keep or self._stored is None:
            shutil.rmtree(self._folder, ignore_errors=True)
        if not keep:
            self._discard(self._taken)

    def _try_folder(self, folder: Path, found: list[Recovered], problems: list[str]) -> None:
        """Look into one folder; whatever is wrong with it, the others are looked into, too."""
        try:
            self._look_into(folder, found, problems)
        except Exception as error:  # noqa: BLE001 - see above
            _log.warning("recovery folder %s: %s", folder, error, exc_info=True)
            reason = type(error).__name__
            told = Words("The recovery folder “{folder}” cannot be read ({reason}).", folder=folder, reason=reason)
            problems.append(told)

    def _look_into(self, folder: Path, found: list[Recovered], problems: list[str]) -> None:
        lock = _lock(folder)
        try:
            lock.acquire(blocking=False)
        except filelock.Timeout:
            return  # its window is alive
        atomic.remove_leftovers((folder,))
        work = next((folder / name for name in _WORK if (folder / name).is_file()), None)
        if work is None:
            lock.release()
            if not any(folder.glob(f"{_DAMAGED}*")):
                shutil.rmtree(folder, ignore_errors=True)
            return
        try:
            found_work = film_journal.load(folder) if work.name == film_journal.FILM else journal.load(folder)
            saved_at = datetime.fromtimestamp(work.stat().st_mtime, UTC)
        except (ProjectLoadError, OSError) as error:
            _log.warning("recovery file %s: %s", work, error)
            kept = work.with_name(f"{_DAMAGED}{work.name}")
            work.replace(kept)
            problems.append(Words("Unsaved work in “{path}” is damaged and cannot be recovered.", path=kept))
            lock.release()
            return
        found.append(Recovered(found_work, saved_at, folder, lock))

    def _submit(self, write: Callable[..., None], *args: object) -> Future[None]:
        return self._writer.submit(self._store, partial(write, *args), tuple(self._taken))

    def _store(self, write: Callable[[], None], taken: Sequence[Recovered]) -> None:
        """Write, then delete what was taken over by then: it is here now."""
        try:
            write()
        except Exception as error:  # noqa: BLE001 - whatever it is, the artist hears of it and the next round tries again
            _log.warning("autosave: %s", error, exc_info=True)
            if self._on_error is not None and not self._failing:
                unknown = UserError("{kind}: {reason}.", kind=type(error).__name__, reason=error)
                self._on_error(error if isinstance(error, UserError) else unknown)
            self._failing = True
            self._stored = self._film = None  # so that the next round tries again
        else:
            self._failing = False
            self._discard(taken)

    def _discard(self, taken: Sequence[Recovered]) -> None:
        for recovered in tuple(taken):
            if recovered in self._taken:
                self._taken.remove(recovered)
                recovered.discard()

    def _write_photo(
        self, photo: Photograph, state: DocumentState, path: Path | None, version: files.Version | None
    ) -> None:
        journal.write(self._folder, photo, state, path, version)
        # Of a film that was open before.
        film_journal.clear(self._folder)
        self._film = None

    def _write_film(self, aside: FilmAside) -> None:
        film_journal.write(self._folder, aside, self._film)
        self._film = aside.state
        # Of a photograph that was open before.
        journal.clear(self._folder)

    def _remove(self, taken: Sequence[Recovered]) -> None:
        journal.clear(self._folder)
        film_journal.clear(self._folder)
        self._film = None
        self._discard(taken)


def _lock(folder: Path) -> filelock.BaseFileLock:
    return filelock.FileLock(folder / "lock", thread_local=False)


def _everyone(root: Path) -> filelock.BaseFileLock:
    """Lock the root, or a searching window could claim a folder whose owner has not locked it yet."""
    return filelock.FileLock(root / "lock", timeout=_PATIENCE_S, thread_local=False)
