"""The tour: a short series of hints in the real window, each of which waits for the artist to do it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.window.tour_steps import Scene, Snapshot, snapshot, steps

_WIDTH = 320
_APART = 14
_MARGIN = 8
_GLANCE_MS = 150
"""How often it looks where the thing is that it points at: panels fold, tabs change, the picture is zoomed."""


class _Frame(QWidget):
    """A frame around what is pointed at; the pointer goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.rect().adjusted(3, 3, -3, -3)
        for color, width in ((QColor(0, 0, 0, 150), 5.0), (self.palette().highlight().color(), 2.5)):
            painter.setPen(QPen(color, width))
            painter.drawRoundedRect(inside, 8, 8)


class TourHint(QFrame):
    """What a step says, with its buttons."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tourHint")
        self.title, self.text, self.count = QLabel(), QLabel(), QLabel()
        self.title.setProperty("heading", "true")
        self.text.setWordWrap(True)
        self.count.setProperty("muted", "true")
        self.leave_button = QPushButton(self.tr("Leave the tour"))
        self.skip_button = QPushButton()
        self.skip_button.setProperty("primary", "true")
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.leave_button)
        row.addWidget(self.skip_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH)
        self.hide()

    def say(self, title: str, text: str, number: int, many: int) -> None:
        """Show a step."""
        self.title.setText(title)
        self.text.setText(text)
        self.count.setText(self.tr("{number} of {many}").format(number=number, many=many))
        last = number == many
        self.skip_button.setText(self.tr("Finish") if last else self.tr("Skip"))
        self.skip_button.setToolTip("" if last else self.tr("Go on without doing it"))
        self.leave_button.setVisible(not last)
        self.setAccessibleName(f"{title}. {text}")
        self.setFixedHeight(self.heightForWidth(_WIDTH) if self.hasHeightForWidth() else self.sizeHint().height())


class Tour(QObject):
    """Goes through the steps over the photograph that is open; ends with the last one, or with the document."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene.window)
        self._scene = scene
        self._steps = steps()
        self._number = -1
        self._before: Snapshot | None = None
        self._held = False
        self.frame = _Frame(scene.window)
        self.hint = TourHint(scene.window)
        self.hint.skip_button.clicked.connect(self._go_on)
        self.hint.leave_button.clicked.connect(self.leave)
        self._glance = QTimer(self, interval=_GLANCE_MS)
        self._glance.timeout.connect(self._follow)
        context, model = scene.editor.context, scene.editor.model
        for signal in (context.document_changed, model.view_changed, scene.editor.tools.changed):
            signal.connect(self._look)
        context.document_opened.connect(self.leave)

    @property
    def step(self) -> int | None:
        """The number of the present step, from 0; None while there is no tour."""
        return self._number if self._number >= 0 else None

    def start(self) -> None:
        """Begin with the first step."""
        self._number = -1
        self._go_on()

    def leave(self) -> None:
        """End the tour."""
        self._number = -1
        self._glance.stop()
        self.frame.hide()
        self.hint.hide()

    def _go_on(self) -> None:
        self._number += 1
        if self._number == len(self._steps):
            self.leave()
            return
        self._held = False
        self._before = snapshot(self._scene.editor, held=False)
        step = self._steps[self._number]
        self.hint.say(step.title, step.text, self._number + 1, len(self._steps))
        self.hint.show()
        self._glance.start()
        self._follow()

    def _look(self) -> None:
        """See whether the step is done."""
        if self.step is None or self._before is None:
            return
        self._held |= self._scene.editor.model.holding_original
        now = snapshot(self._scene.editor, held=self._held)
        if self._steps[self._number].is_done(self._before, now):
            self._go_on()
        else:
            self._follow()

    def _follow(self) -> None:
        """Put frame and hint where the thing is that is pointed at now."""
        if self.step is None:
            return
        area = self._steps[self._number].area(self._scene)
        self.frame.setVisible(area is not None)
        room = self._scene.window.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if area is None:
            self.hint.move(room.center() - self.hint.rect().center())
        else:
            self.frame.setGeometry(area.adjusted(-5, -5, 5, 5))
            self.hint.move(beside(area, self.hint.size(), room))
        self.frame.raise_()
        self.hint.raise_()


def beside(area: QRect, size: QSize, room: QRect) -> QPoint:
    """Where a hint of a size lies: at the right of an area, left, below or above it, inside the room.

    Where an area leaves no room around it, the hint lies in its lower left corner.
    """
    width, height = size.width(), size.height()
    left = min(max(area.center().x() - width // 2, room.left()), room.right() - width)
    top = min(max(area.center().y() - height // 2, room.top()), room.bottom() - height)
    for place in (
        QPoint(area.right() + _APART, top),
        QPoint(area.left() - _APART - width, top),
        QPoint(left, area.bottom() + _APART),
        QPoint(left, area.top() - _APART - height),
    ):
        if room.contains(QRect(place, size)):
            return place
    return QPoint(max(area.left() + _APART, room.left()), min(area.bottom(), room.bottom()) - _APART - height)
