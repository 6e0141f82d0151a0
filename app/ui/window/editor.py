"""The editor behind the window: connects the open document, the worker and the canvas. No widgets."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.core import edits, regions
from app.core.document import Document
from app.core.messages import Failure, Influence, Maps, Result, Suggestions
from app.core.session import Session
from app.core.settings import Settings
from app.ui.state import maps, qimage
from app.ui.state.bridge import FinderBridge, LibrarianBridge, WorkerBridge
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.state.pictures import Pictures
from app.ui.state.told import told
from app.ui.tools import Toolset
from models import registry


class Editor(QObject):
    """Opens documents, sends their requests to the worker, and shows its answers; one for each window."""

    opening = Signal()
    """A document is about to be opened."""
    result_shown = Signal(object)
    """A `Result` that is now on the screen."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.context = EditorContext(settings, self)
        self.model = CanvasModel(self)
        self.tools = Toolset(self.context, self.model, self)
        self.bridge = WorkerBridge(threads=settings.threads, parent=self)
        self.bridge.listen(
            result=self._on_result,
            suggestions=self._on_suggestions,
            influence=self._on_influence,
            maps=self._on_maps,
            side=self.context.beside.take,
            failure=self._on_failure,
            progress=self._on_progress,
            busy=self._on_busy,
        )
        self.finder = FinderBridge(self)
        self.finder.listen(self.context.drawn_regions.take)
        self.context.drawn_regions.find_wanted.connect(self.finder.finder.submit)
        self.context.beside.wanted.connect(self.bridge.worker.want)
        self.librarian = LibrarianBridge(self)
        self.librarian.listen(self.context.library.take, self.context.library.show)
        self.context.library.search_wanted.connect(self.librarian.librarian.search)
        self.context.library.reading_wanted.connect(self.librarian.librarian.read)
        self.context.library.set_folders(settings.library)
        self.model.detail_wanted.connect(self._set_view)
        self.context.use_changed.connect(self._forget_result)
        self.context.maps.changed.connect(self._show_veil)
        self.model.hovered.connect(self.context.matching.hover)
        self.context.influence.changed.connect(self._show_veil)
        self._unusable: dict[str, str] = {}

    def warm_up(self) -> None:
        """Have the worker load what the first photograph will need; to be called while nothing waits for it."""
        self.bridge.worker.warm(registry.DEFAULT, self.settings.device)

    def open(self, document: Document, pictures: Pictures) -> None:
        """Work on another photograph."""
        self.context.film.open(None)
        self._open(document, pictures)

    def open_frame(self, document: Document, pictures: Pictures) -> None:
        """Work on another frame of the open film: zoom and place stay."""
        self._open(document, pictures, stay=self.model.image_size == pictures.size)

    def _open(self, document: Document, pictures: Pictures, *, stay: bool = False) -> None:
        self.opening.emit()
        self._close_session()
        document = self._usable(document)
        session = Session(document, self.bridge.worker, device=self.settings.device)
        if stay:
            self.model.exchange_pictures(pictures)
        else:
            self.model.set_pictures(pictures)
        self.model.set_passing(None)
        self.context.open_document(document, session)

    def _usable(self, document: Document) -> Document:
        """The same document with a backend that is known to work, if nothing has been done in it yet."""
        backend = self._unusable.get(document.state.backend)
        if backend is None or document.can_undo:
            return document
        state = document.state.asking(backend=backend)
        saved = not document.modified
        return Document(document.photo, state, path=document.path, version=document.version, saved=saved)

    def close_document(self) -> None:
        """Go back to having no document."""
        self.context.film.open(None)
        self._close_session()
        self.model.set_passing(None)
        self.model.set_pictures(None)
        self.context.open_document(None, None)

    def _close_session(self) -> None:
        self.tools.cancel()
        if self.context.session is not None:
            self.context.session.close()

    def close(self) -> None:
        """Stop session and worker; the window is going away."""
        self._close_session()
        self.finder.close()
        self.librarian.close()
        self.bridge.close()

    def _set_view(self, detail: object) -> None:
        if self.context.session is not None:
            self.context.session.set_view(detail)  # type: ignore[arg-type]

    def _forget_result(self) -> None:
        """Show no result of another use."""
        if self.model.pictures is not None:
            self.model.pictures.forget(gray=self.context.starts_gray)
            self.model.content_changed.emit()

    def _show_veil(self) -> None:
        """The influence of a hint, or the map that is looked at."""
        shown = self._influence() or self.context.maps.looked_at
        if shown is None:
            self.model.set_veil(None, "")
        else:
            self.model.set_veil(qimage.wrap(maps.veil(shown)), shown.title)

    def _influence(self) -> maps.ShownMap | None:
        looked_at, hints = self.context.influence, self.context.hints
        hint = None if looked_at.of is None else edits.find(hints, looked_at.of)
        return None if hint is None or looked_at.share is None else maps.influence(hint, looked_at.share)

    # From the worker

    def _on_result(self, result: Result) -> None:
        session, pictures = self.context.session, self.model.pictures
        if session is None or pictures is None or not session.accept(result):
            return
        pictures.show(result)
        self.model.content_changed.emit()
        if not self._has_palette(result.request.picture.backend):
            self.context.set_palette([])
        backend, status = result.request.picture.backend, self.context.status
        self.context.set_status(replace(status, backend=backend, device=result.device, ms=result.ms))
        matches = result.renderer.matches if result.renderer is not None else None
        self.context.matching.take(matches, self.model.image_size)
        if not registry.spec(result.request.picture.backend).maps:
            self.context.maps.offer(maps.matched(matches))
        if result.notice:
            self.context.message.emit(told(result.notice), "", "")
        self.context.result_changed.emit()
        self.result_shown.emit(result)

    def _on_suggestions(self, found: Suggestions) -> None:
        session = self.context.session
        if session is None or not session.accept_suggestions(found):
            return
        self.context.set_palette(found.palette)
        if found.notice:
            self.context.message.emit(told(found.notice), "", "")

    def _on_influence(self, found: Influence) -> None:
        session = self.context.session
        if session is not None and session.accept_influence(found):
            self.context.influence.take(found)

    def _on_maps(self, found: Maps) -> None:
        session = self.context.session
        if session is not None and session.accept_maps(found):
            self.context.maps.offer(maps.shown_maps(found.maps, regions.names(found.request.picture.hints)))

    def _has_palette(self, backend: str) -> bool:
        return self.context.place is not None and registry.spec(backend).palette

    def _on_failure(self, failure: Failure) -> None:
        session, document = self.context.session, self.context.document
        if session is None or document is None or not session.accept_failure(failure):
            return
        self.context.suggestions.cancel()
        instead = session.replacement(failure)
        error = failure.error
        if instead is None or instead == document.state.backend:
            self.context.tell(error, failure.details)
            return
        title = registry.spec(instead).title
        remedy = self.tr("“{title}” is used instead.").format(title=title)
        self._replace_backend(document, instead)
        self.context.message.emit(told(error.message), f"{remedy} {told(error.remedy)}".strip(), failure.details)

    def _replace_backend(self, document: Document, instead: str) -> None:
        self._unusable[document.state.backend] = instead
        pictures = self.model.pictures
        if document.can_undo or document.draft is not None or pictures is None:
            document.apply(self.tr("Change method"), backend=instead)
        else:
            self._open(document, pictures, stay=True)

    def _on_progress(self, fraction: float, text: str) -> None:
        self.context.set_status(replace(self.context.status, busy=True, fraction=fraction, text=told(text)))

    def _on_busy(self, busy: bool) -> None:
        self.librarian.librarian.set_busy(busy)
        self.context.set_status(replace(self.context.status, busy=busy, fraction=0.0, text=""))
