"""The base of panels that show pictures to try: thumbnails of what the photograph might become."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.panels.base import Panel
from app.ui.state.context import EditorContext
from app.ui.widgets.picture_button import PictureButton
from models.hints import Hints

COLUMNS = 4
SIDE = 170
"""Long side of a thumbnail, in pixels."""


class TrialPanel(Panel):
    """Hovering a thumbnail tries its hints on the canvas, a click takes them as one step.

    Thumbnails are computed while any of the panel is `seen`: `_ask` asks for them then, else for nothing.

    Attributes:
        buttons: the thumbnails.
    """

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self.buttons: list[PictureButton] = []
        self._tried: Hints | None = None
        self._missed = False

    @property
    def seen(self) -> bool:
        """Whether any of it is in sight, neither hidden nor scrolled away."""
        seen = self.isVisible() and not self.visibleRegion().isEmpty()
        self._missed = not seen
        return seen

    def _add_buttons(self, buttons: Sequence[PictureButton], columns: int = COLUMNS) -> QWidget:
        """Put thumbnails into the column, so many in a row; what holds them."""
        strip = QWidget()
        grid = QGridLayout(strip)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for index, button in enumerate(buttons):
            button.clicked.connect(lambda _=False, index=index: self._click(index))
            button.entered.connect(lambda index=index: self._try(index))
            button.left.connect(self._end_trial)
            grid.addWidget(button, index // columns, index % columns, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(index % columns, 1)
        self.buttons = list(buttons)
        self.column.addWidget(strip)
        return strip

    def _hints(self, index: int) -> Hints | None:
        """What a thumbnail stands for; None where there is nothing to try."""
        raise NotImplementedError

    def _take(self, index: int) -> None:
        """Make what a thumbnail stands for one step."""
        raise NotImplementedError

    def _ask(self) -> None:
        """Ask for the thumbnails, or for none while the panel is not seen."""
        raise NotImplementedError

    def _click(self, index: int) -> None:
        self._tried = None
        self._take(index)

    def _try(self, index: int) -> None:
        hints = self._hints(index)
        if hints is not None and self.buttons[index].isEnabled():
            self._tried = hints
            self.draft(hints)

    def _end_trial(self) -> None:
        document, tried, self._tried = self.context.document, self._tried, None
        if document is not None and tried is not None and document.draft is tried:
            self.abandon()

    def refresh(self) -> None:
        document = self.context.document
        if document is None or document.draft is None:
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self._missed:
            # It was scrolled into sight.
            self._missed = False
            QTimer.singleShot(0, self, self._ask)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._end_trial()
        self._ask()
