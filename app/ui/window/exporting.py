"""Exports the finished picture to a file or the clipboard: in the background, at full resolution."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.core import cutout, export
from app.core.document import Document
from app.core.encoding import FORMATS, PNG, Format, Output
from app.core.engine import Engine
from app.core.image_io import Photograph
from app.core.picture import Picture
from app.core.render import Renderer
from app.ui.state import qimage
from app.ui.state.told import told
from app.ui.widgets.waiting import Waiting
from app.ui.window.editor import Editor
from models.base import CancelToken, Progress
from models.types import F32


class Exporting(QObject):
    """Export and copy for one window; one at a time."""

    exported = Signal(object)
    """The path of a file that was written."""
    copied = Signal(object)
    """Width and height of the picture that is on the clipboard now."""
    choices_made = Signal()
    """The settings remember other choices."""

    def __init__(self, editor: Editor, window: QWidget) -> None:
        super().__init__(window)
        self._editor = editor
        self._window = window
        self._waiting = Waiting(window, self)
        self._waiting.failed.connect(editor.context.tell)

    @property
    def busy(self) -> bool:
        """Whether a picture is being computed or written."""
        return self._waiting.busy

    def choose(self) -> None:
        """Ask how and where to write the picture; of a cut-out, the photograph with the rest transparent."""
        if self._editor.context.marks_regions:
            self._choose_region(self.tr("Export cut-out"), self.tr("cut-out"), cut_out=True)
            return
        asked = self._asked(self.tr("Export picture"), self.tr("colour"), FORMATS, export.check_target)
        if asked is not None:
            self.export_to(*asked)

    def choose_mask(self) -> None:
        """Ask how and where to write the cut-out's mask."""
        self._choose_region(self.tr("Export mask"), self.tr("mask"), cut_out=False)

    def _choose_region(self, title: str, kind: str, *, cut_out: bool) -> None:
        asked = self._asked(title, kind, (PNG,), cutout.check_target)
        if asked is not None:
            self.export_region_to(*asked, cut_out=cut_out)

    def _asked(
        self, title: str, kind: str, formats: Sequence[Format], check: Callable[[Photograph, Path, Output], None]
    ) -> tuple[Path, Output] | None:
        """What is chosen in the dialog; None where nothing is."""
        document = self._editor.context.document
        if document is None or self.busy:
            return None
        photo = document.photo
        name = f"{document.path.stem if document.path is not None else Path(photo.name).stem}-{kind}"
        from app.ui.window.export_dialog import ExportDialog

        dialog = ExportDialog(
            photo,
            self._editor.settings,
            title,
            name,
            formats=formats,
            check=partial(check, photo),
            parent=self._window,
        )
        try:
            if not dialog.exec():
                return None
            self.choices_made.emit()
            return dialog.path, dialog.output
        finally:
            dialog.deleteLater()

    def export_to(self, path: Path, output: Output | None = None) -> None:
        """Write the picture; the original photograph is refused as a target."""
        document = self._settled()
        if document is None:
            return
        picture, ready, engine = self._asked_for(document), self._ready(), self._engine
        regions = document.state.regions

        def work(cancel: CancelToken, progress: Progress) -> str:
            return export.export(
                picture, path, output, regions=regions, cancel=cancel, progress=progress, engine=engine, ready=ready
            )

        def done(notice: str) -> None:
            if notice:
                self._editor.context.message.emit(told(notice), "", "")
            self.exported.emit(path)

        self._waiting.run(self.tr("Exporting {name}…").format(name=path.name), work, done)

    def export_region_to(self, path: Path, output: Output | None = None, *, cut_out: bool) -> None:
        """Write the region that is chosen for it: as a mask, or the photograph with the rest transparent."""
        document = self._settled()
        if document is None:
            return
        photo, masked = document.photo, self._masked(document)

        def work(cancel: CancelToken, progress: Progress) -> Path:
            cutout.check_target(photo, path, output)
            mask = masked(cancel, progress)
            cancel.raise_if_cancelled()
            cutout.write(mask, photo, path, output, cut_out=cut_out)
            return path

        self._waiting.run(self.tr("Exporting {name}…").format(name=path.name), work, self.exported.emit)

    def copy(self) -> None:
        """Put the picture, or the cut-out, on the clipboard at full resolution."""
        document = self._settled()
        if document is None:
            return
        picture, ready = self._asked_for(document), self._ready()
        masked = self._masked(document) if self._editor.context.marks_regions else None

        def work(cancel: CancelToken, progress: Progress) -> object:
            if masked is not None:
                return cutout.rgba(masked(cancel, progress), picture.photo)
            if ready is not None:
                return ready.full(deep=False, cancel=cancel, progress=progress)
            return self._engine.full(picture, deep=False, cancel=cancel, progress=progress)[0]

        def done(pixels: NDArray[np.uint8]) -> None:
            QGuiApplication.clipboard().setImage(qimage.copied(pixels))
            self.copied.emit((pixels.shape[1], pixels.shape[0]))

        self._waiting.run(self.tr("Copying the picture…"), work, done)

    def _settled(self) -> Document | None:
        """The document with all gestures committed; None where there is none, or an export goes on."""
        self._editor.tools.settle()
        return None if self.busy else self._editor.context.document

    @property
    def _engine(self) -> Engine:
        """The worker's, which has loaded the weights and computes as the preferences say."""
        return self._editor.bridge.worker.engine

    def _asked_for(self, document: Document) -> Picture:
        return Picture.of(document.photo, document.state, self._editor.settings.device)

    def _ready(self) -> Renderer | None:
        """What painted the picture on the screen, if that is the finished one."""
        session = self._editor.context.session
        return session.finished.renderer if session is not None and session.finished is not None else None

    def _masked(self, document: Document) -> Callable[[CancelToken, Progress], F32]:
        """What gives the mask of the region to be written, at full size."""
        picture, ready = self._asked_for(document), self._ready()
        name = self._editor.context.regions.exported

        def masked(cancel: CancelToken, progress: Progress) -> F32:
            if ready is not None:
                return ready.mask(name).at(picture.photo.full.L)
            return cutout.soft_mask(picture, name, cancel=cancel, progress=progress, engine=self._engine)

        return masked

    def close(self) -> None:
        """Stop what is running and wait for it."""
        self._waiting.close()
