"""The finished picture out: as a file or onto the clipboard, computed in the background at full resolution."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from app.core import export
from app.core.document import Document
from app.core.engine import Engine
from app.core.session import Request, next_serial
from app.ui import qimage
from app.ui.studio import Studio
from app.ui.widgets.background import Background
from models.base import Cancelled, CancelToken, ColorizationError, Progress

PATIENCE_MS = 400


class Exporting(QObject):
    """Export and copy for one window; one at a time."""

    exported = Signal(object)
    """The path of a file that was written."""
    _progressed = Signal(float)

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._background = Background(self)
        self._background.failed.connect(self._failed)
        self._token = CancelToken()
        self._dialog: QProgressDialog | None = None
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a picture is being computed or written."""
        return self._background.busy

    def choose(self) -> None:
        """Ask for a file and write the picture."""
        document = self._studio.context.document
        if document is None or self.busy:
            return
        folder = (document.path or document.photo.path or Path()).parent
        start = folder / f"{Path(document.photo.name).stem}-colour.png"
        kinds = ";;".join((self.tr("PNG (*.png)"), self.tr("TIFF (*.tif *.tiff)"), self.tr("JPEG (*.jpg *.jpeg)")))
        name, kind = QFileDialog.getSaveFileName(self._window, self.tr("Export picture"), str(start), kinds)
        if name:
            path = Path(name)
            suffix = f".{kind.partition('*.')[2].split(')')[0].split()[0]}" if "*." in kind else ".png"
            self.export_to(path if path.suffix else path.with_name(path.name + suffix))

    def export_to(self, path: Path) -> None:
        """Write the picture; the original photograph is refused as a target."""
        self._studio.tools.settle()
        document = self._studio.context.document
        if document is None or self.busy:
            return
        state, photo = document.state, document.photo
        device = self._studio.settings.device

        def work(cancel: CancelToken, progress: Progress) -> str:
            return export.export(
                photo,
                state.hints,
                state.backend,
                path,
                device=device,
                working_size=state.working_size,
                cancel=cancel,
                progress=progress,
            )

        def done(notice: str) -> None:
            if notice:
                self._studio.context.message.emit(notice, "", "")
            self.exported.emit(path)

        self._start(self.tr("Exporting {name}…").format(name=path.name), work, done)

    def copy(self) -> None:
        """Put the picture on the clipboard at full resolution."""
        self._studio.tools.settle()
        document = self._studio.context.document
        if document is None or self.busy:
            return
        request = _request(document, self._studio.settings.device)

        def work(cancel: CancelToken, progress: Progress) -> object:
            return Engine().full(request, deep=False, cancel=cancel, progress=progress)[0]

        def done(pixels: NDArray[np.uint8]) -> None:
            # A copy of its own: the clipboard may outlive the array.
            QGuiApplication.clipboard().setImage(qimage.wrap(pixels).copy())

        self._start(self.tr("Copying the picture…"), work, done)

    def _start(
        self, text: str, work: Callable[[CancelToken, Progress], object], done: Callable[[Any], None]
    ) -> None:
        self._token = token = CancelToken()
        self._dialog = dialog = QProgressDialog(text, self.tr("Cancel"), 0, 100, self._window)
        dialog.setWindowTitle(self._window.windowTitle())
        dialog.setMinimumDuration(PATIENCE_MS)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.canceled.connect(token.cancel)
        dialog.setValue(0)

        def guarded() -> object:
            try:
                return work(token, lambda fraction, _: self._progressed.emit(fraction))
            except Cancelled:
                return None

        def finished(answer: object) -> None:
            self._end_dialog()
            if answer is not None:
                done(answer)

        self._background.run(guarded, finished)

    def _show_progress(self, fraction: float) -> None:
        if self._dialog is not None and not self._token.cancelled:
            self._dialog.setValue(round(fraction * 100))

    def _end_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.canceled.disconnect()
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None

    def _failed(self, error: ColorizationError, details: str) -> None:
        self._end_dialog()
        self._studio.context.message.emit(error.message, error.remedy, details)

    def close(self) -> None:
        """Stop what is running and wait for it."""
        self._token.cancel()
        self._background.close()
        self._end_dialog()


def _request(document: Document, device: str) -> Request:
    state = document.state
    return Request(
        serial=next_serial(),
        revision=document.revision,
        committed=True,
        backend=state.backend,
        device=device,
        working_size=state.working_size,
        photo=document.photo,
        hints=state.hints,
    )
