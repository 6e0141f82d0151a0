"""Colours many photographs in the background, with an engine of its own; the window's picture goes on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core import atomic, batch
from app.core.batch import Done, Item, Wish
from app.core.encoding import Output
from app.core.engine import Engine
from app.core.settings import Settings
from app.ui.widgets.background import Background
from models.base import Cancelled, CancelToken
from models.errors import UserError
from models.types import U8
from models.words import Words

THUMBNAIL_SIDE = 256


class Batching(QObject):
    """One batch at a time."""

    progressed = Signal(object, int)
    """An `Item` and how far it is, in per cent."""
    finished = Signal(object)
    """A `Done`; its value is the coloured picture, small, and a notice."""
    ended = Signal(object)
    """None, or the UserError that stopped the whole batch."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._background = Background(self)
        self._background.failed.connect(lambda error, _: self.ended.emit(error))
        self._cancel = CancelToken()

    @property
    def busy(self) -> bool:
        """Whether photographs are being coloured."""
        return self._background.busy

    def start(self, waiting: Sequence[Item], wish: Wish, output: Output, folder: Path) -> None:
        """Colour these, in their order."""
        self._cancel = cancel = CancelToken()
        device, threads = self._settings.device, self._settings.threads

        def one(item: Item, engine: Engine) -> tuple[U8, str]:
            shown = -1

            def progress(share: float, _: str) -> None:
                nonlocal shown
                # Strips are many; what nobody sees is not sent to the window.
                if round(100 * share) > shown:
                    shown = round(100 * share)
                    self.progressed.emit(item, shown)

            progress(0.0, Words(""))
            return batch.colour(item, wish, output, device, engine, cancel, progress, side=THUMBNAIL_SIDE)

        def work() -> None:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                reason = error.strerror or error
                raise UserError(
                    "“{folder}” cannot be made: {reason}.", "Choose another folder.", folder=folder, reason=reason
                ) from None
            atomic.remove_leftovers((folder,))
            try:
                done: Done[Item, tuple[U8, str]]
                own = batch.WithEngine(one, lambda: Engine(threads=threads))
                for done in batch.results(waiting, own, batch.threads()):
                    self.finished.emit(done)
            except Cancelled:
                return

        self._background.run(work, lambda _: self.ended.emit(None))

    def stop(self) -> None:
        """Stop; pictures that are written stay."""
        self._cancel.cancel()

    def close(self) -> None:
        """Stop, and wait for the end."""
        self.stop()
        self._background.close()
