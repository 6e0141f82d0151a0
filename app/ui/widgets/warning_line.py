"""A small sign with a few words; the details are in its tip. It keeps its room while there is nothing to say."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.widgets import style

_SIGN = 14
_HEIGHT = 18


class WarningLine(QWidget):
    """One line of one height."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setProperty("small", True)  # noqa: FBT003 - Qt's signature
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self._draw()

    @property
    def text(self) -> str:
        """What is said, "" for nothing."""
        return self._words.text()

    def say(self, words: str, details: str = "") -> None:
        """Show words beside the sign and details in the tip; "": show nothing."""
        self._words.setText(words)
        self._sign.setVisible(bool(words))
        self.setToolTip(details)
        self.setAccessibleName(words)
        self.setAccessibleDescription(details)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        color = self.palette().color(self.foregroundRole()).name()
        pixmap = style.draw_icon("warning", color, round(_SIGN * ratio))
        pixmap.setDevicePixelRatio(ratio)
        self._sign.setPixmap(pixmap)
        self._sign.setFixedSize(_SIGN, _SIGN)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
