"""Zoom and place of the view, in the status bar: a field to type a zoom into, and a small map to move the view on."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.ui.canvas.canvas import NOTCH, WHEEL_ZOOM
from app.ui.canvas.picture_painter import PicturePainter
from app.ui.state import view_transform
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.pictures import View
from app.ui.state.view_transform import ViewTransform
from app.ui.widgets.fly_out import FlyOut
from app.ui.widgets.icon_button import IconButton

_LEVELS = (0.25, 0.5, 1.0, 2.0, 4.0)
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_STEP = 0.1
"""The share of the pane by which an arrow key moves the view."""


class ZoomField(QComboBox):
    """The zoom in per cent: typed, or chosen from a list."""

    done = Signal()
    """A zoom was taken, or the old one kept: the hand goes back to the picture."""

    def __init__(self, model: CanvasModel) -> None:
        super().__init__()
        self._model = model
        self._text = QLineEdit()
        self.setEditable(True)
        self.setLineEdit(self._text)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.addItem(self.tr("Fit"), None)
        for level in _LEVELS:
            self.addItem(_percent(level), level)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("8888.8 %") + 50)
        for widget in (self, self._text):
            widget.setAccessibleName(self.tr("Zoom"))
        self.setToolTip(self.tr("Zoom in per cent: type one, or choose it"))
        self._text.returnPressed.connect(self._take_text)
        self.activated.connect(self._take_item)
        model.view_changed.connect(self.show_zoom)
        model.content_changed.connect(self.show_zoom)
        self.show_zoom()

    def show_zoom(self) -> None:
        """Show the zoom there is, unless the artist is typing one."""
        there = self._model.pictures is not None
        self.setEnabled(there)
        if not self._text.isModified():
            self.setEditText(_percent(self._model.zoom) if there else "")

    def _take_text(self) -> None:
        text = self._text.text().replace("%", "").strip().replace(",", ".")
        try:
            percent = float(text)
        except ValueError:
            percent = 0.0
        self._finish()
        if 0 < percent < float("inf"):
            self._model.zoom_to(percent / 100)

    def _take_item(self, index: int) -> None:
        level = self.itemData(index)
        self._finish()
        if level is None:
            self._model.zoom_to_fit()
        else:
            self._model.zoom_to(level)

    def _finish(self) -> None:
        self._text.setModified(False)
        self.show_zoom()
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """What was typed and not taken is dropped."""
        super().focusOutEvent(event)
        self._text.setModified(False)
        self.show_zoom()


class Navigator(QWidget):
    """The whole photograph, small, with a frame around what can be seen; a click or a drag moves the frame."""

    def __init__(self, model: CanvasModel) -> None:
        super().__init__()
        self._model = model
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(QSize(240, 180))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.tr("Navigator"))
        self.setToolTip(self.tr("Drag the frame, or use the arrow keys, to move the view; the wheel zooms"))
        model.view_changed.connect(self.update)
        model.content_changed.connect(self.update)

    @property
    def transform(self) -> ViewTransform:
        """Where the photograph lies in this widget: turned and flipped like the view."""
        of_view = self._model.transform
        size = (self.width(), self.height())
        return view_transform.fitted(
            self._model.image_size, size, self.devicePixelRatioF(), 4, turn=of_view.turn, flipped=of_view.flipped
        )

    @property
    def frame(self) -> QPolygonF:
        """Around what can be seen."""
        width, height = self._model.size
        small, view = self.transform, self._model.transform
        corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
        return QPolygonF([QPointF(*small.to_widget(view.to_image(corner))) for corner in corners])

    def _go(self, event: QMouseEvent) -> None:
        place = (event.position().x(), event.position().y())
        self._model.centre_on(self.transform.to_image(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self._model.zoom_by(WHEEL_ZOOM ** (event.angleDelta().y() / NOTCH))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
        else:
            width, height = self._model.size
            self._model.pan(-arrow[0] * width * _STEP, -arrow[1] * height * _STEP)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        pictures = self._model.pictures
        if pictures is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().dark())
        PicturePainter(painter, pictures, self.transform, self.devicePixelRatioF()).paint(View.RESULT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, width in ((Qt.GlobalColor.black, 3.5), (self.palette().highlight().color(), 1.75)):
            painter.setPen(QPen(color, width))
            painter.drawPolygon(self.frame.intersected(QPolygonF(self.rect().adjusted(1, 1, -1, -1))))


class NavigatorButton(IconButton):
    """Opens the navigator."""

    def __init__(self, model: CanvasModel) -> None:
        super().__init__("navigator", self.tr("Navigator: the whole photograph, to move the view on"), 26)
        self.navigator = Navigator(model)
        self._fly_out = FlyOut(self.navigator, self.tr("Navigator"), self)
        self.clicked.connect(lambda: self._fly_out.open_at(self, 0))
        model.content_changed.connect(lambda: self.setEnabled(model.pictures is not None))
        self.setEnabled(model.pictures is not None)


def _percent(zoom: float) -> str:
    number = QLocale().toString(zoom * 100, "f", 0 if zoom >= 0.1 else 1)
    return f"{number} %"
