"""Frames of a film that pass by, in the place of the photograph: nothing can be drawn on them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.canvas.canvas import Canvas
from app.ui.canvas.picture_painter import PicturePainter
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.film import Film


class FilmScreen(QWidget):
    """Lies over a pane while the film is scrubbed or played; a click stops it."""

    def __init__(self, film: Film, model: CanvasModel, pane: Canvas) -> None:
        super().__init__(pane)
        self._film, self._model = film, model
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()
        pane.installEventFilter(self)
        model.passing_changed.connect(self._show)
        model.view_changed.connect(self.update)

    def _show(self) -> None:
        pane = self.parentWidget()
        assert pane is not None
        self.setGeometry(pane.rect())
        self.setVisible(self._model.passing is not None)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize:
            self._show()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._film.set_playing(playing=False)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The frame, where the photograph lies."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().dark())
        pictures, image = self._model.pictures, self._model.passing
        if pictures is not None and image is not None:
            PicturePainter(painter, pictures, self._model.transform, self.devicePixelRatioF()).veil(image)
