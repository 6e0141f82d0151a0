"""The status bar: place and colour under the pointer, progress, time and device of the last result."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from app.ui.state.context import BackendStatus
from app.ui.state.pictures import View
from app.ui.widgets.tips import plain
from app.ui.window.editor import Editor
from app.ui.window.zoom import NavigatorButton, ZoomField
from models import color
from models.hints import XY

PATIENCE_MS = 300
"""Work that takes longer than this shows its progress."""


class StatusBar(QStatusBar):
    """Zoom, position, L and ab under the pointer, latency, device; progress with Cancel."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._hovered: XY | None = None
        self.position = self._label(self.tr("Position in the photograph"), "88888, 88888 px")
        self.values = self._label(self.tr("Lightness and chroma under the pointer"), "L 88.8   a −108.8   b −108.8")
        self.work = self._label(self.tr("Device and time of the last result"), "CUDA:0  ·  888 ms")
        self.dimensions = self._label(self.tr("Size of the photograph"), "88888 × 88888 px")
        self.zoom = ZoomField(editor.model)
        self.navigator = NavigatorButton(editor.model)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(130)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_progress)
        self.addWidget(self.position)
        self.addWidget(self.values)
        for busy in (self.cancel_button, self.progress):
            # Their room stays theirs: Cancel must not move under the pointer, nor anything beside it.
            policy = busy.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            busy.setSizePolicy(policy)
        for widget in (self.cancel_button, self.progress, self.work, self.dimensions, self.navigator, self.zoom):
            self.addPermanentWidget(widget)
        self.setSizeGripEnabled(False)
        self._hide_progress()
        editor.model.hovered.connect(self._hover)
        editor.model.view_changed.connect(self._show_view)
        editor.model.content_changed.connect(self._show_place)
        editor.context.document_opened.connect(self._show_view)
        editor.context.backend_status_changed.connect(self._show_status)

    def _label(self, name: str, longest: str) -> QLabel:
        """A field as wide as the longest text that it shows, whatever it shows."""
        label = QLabel(longest, self)
        label.setToolTip(name)
        label.ensurePolished()
        label.setFixedWidth(label.sizeHint().width())
        label.clear()
        return label

    def _hover(self, xy: XY | None) -> None:
        self._hovered = xy
        self._show_place()

    def _show_place(self) -> None:
        xy, pictures = self._hovered, self._editor.model.pictures
        light = self._editor.context.lightness_at(xy) if xy is not None else None
        if xy is None or light is None or pictures is None:
            self.position.clear()
            self.values.clear()
            return
        self.position.setText(f"{int(xy[0])}, {int(xy[1])} px")
        rgb = pictures.color_at(View.RESULT, xy)
        a, b = color.ab_of_rgb(rgb) if rgb is not None else (0.0, 0.0)
        self.values.setText(f"L {light:.1f}   a {a:+.1f}   b {b:+.1f}".replace("-", "−"))

    def _show_view(self) -> None:
        model = self._editor.model
        if model.pictures is None:
            self.dimensions.clear()
            return
        width, height = model.image_size
        self.dimensions.setText(f"{width} × {height} px")

    def _show_status(self, status: BackendStatus) -> None:
        parts = []
        if status.backend and self._editor.context.document is not None:
            parts = [status.device, "" if status.ms is None else self._duration(status.ms)]
        self.work.setText("  ·  ".join(part for part in parts if part))
        if not status.busy:
            self._hide_progress()
        elif not self.progress.isHidden():
            self._fill(status)
        elif not self._patience.isActive():
            self._patience.start()

    def _duration(self, ms: float) -> str:
        if ms < 1000:
            return self.tr("{ms} ms").format(ms=round(ms))
        return self.tr("{s} s").format(s=QLocale().toString(ms / 1000, "f", 1))

    def _show_progress(self) -> None:
        if self._editor.context.status.busy:
            self.progress.show()
            self.cancel_button.show()
            self._fill(self._editor.context.status)

    def _fill(self, status: BackendStatus) -> None:
        self.progress.setRange(0, 100 if status.fraction > 0 else 0)
        self.progress.setValue(round(status.fraction * 100))
        self.progress.setToolTip(plain(status.text))

    def _hide_progress(self) -> None:
        self._patience.stop()
        self.progress.hide()
        self.cancel_button.hide()

    def _cancel(self) -> None:
        if self._editor.context.session is not None:
            self._editor.context.session.cancel()
        self._hide_progress()
