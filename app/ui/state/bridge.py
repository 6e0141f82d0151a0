"""Brings answers of the worker, the finder and the librarian into the window's thread, as queued signals."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from app.core.finder import Finder
from app.core.librarian import Librarian
from app.core.worker import Worker


class WorkerBridge(QObject):
    """Owns the worker. Connect to the signals with `listen`: they are emitted in the worker's thread."""

    result = Signal(object)
    suggestions = Signal(object)
    influence = Signal(object)
    maps = Signal(object)
    side = Signal(object)
    failure = Signal(object)
    progress = Signal(float, object)
    busy = Signal(bool)

    def __init__(self, *, threads: int | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = Worker(
            self.result.emit, self.failure.emit, self.progress.emit, self.busy.emit, self.suggestions.emit,
            self.maps.emit, self.side.emit, self.influence.emit, threads=threads,
        )  # fmt: skip

    def listen(
        self,
        *,
        result: object,
        suggestions: object,
        influence: object,
        maps: object,
        side: object,
        failure: object,
        progress: object,
        busy: object,
    ) -> None:
        """Have methods of QObjects called in their own thread."""
        for signal, slot in (
            (self.result, result),
            (self.suggestions, suggestions),
            (self.influence, influence),
            (self.maps, maps),
            (self.side, side),
            (self.failure, failure),
            (self.progress, progress),
            (self.busy, busy),
        ):
            signal.connect(slot, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """Stop the worker and wait for its thread; no signal comes after this."""
        self.worker.close()


class FinderBridge(QObject):
    """Owns the finder. Connect to the signal with `listen`: it is emitted in the finder's thread."""

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.finder = Finder(self.found.emit)

    def listen(self, found: object) -> None:
        """Have a method of a QObject called in its own thread."""
        self.found.connect(found, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """Stop the finder and wait for its thread; no signal comes after this."""
        self.finder.close()


class LibrarianBridge(QObject):
    """Owns the librarian. Connect to the signals with `listen`: they are emitted in the librarian's thread."""

    advice = Signal(object)
    reading = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.librarian = Librarian(self.advice.emit, self.reading.emit)

    def listen(self, advice: object, reading: object) -> None:
        """Have methods of QObjects called in their own thread."""
        self.advice.connect(advice, Qt.ConnectionType.QueuedConnection)
        self.reading.connect(reading, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """Stop the librarian and wait for its thread; no signal comes after this."""
        self.librarian.close()
