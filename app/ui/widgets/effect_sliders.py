"""How far a hint reaches and how strong it is, by two sliders."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.widgets.slider_row import SliderRow


class EffectSliders(QWidget):
    """Both in percent, under a title that says whose they are.

    Attributes:
        title: whose effect it is.
        reach, strength: the rows; they tell moving from committed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel()
        self.title.setProperty("heading", True)  # noqa: FBT003 - Qt's signature
        self.reach = SliderRow(self.tr("Reach"), self.tr("How much like it a hint colours"), 0, 100, self.tr(" %"))
        self.strength = SliderRow(self.tr("Strength"), self.tr("How far a hint's colour goes"), 0, 100, self.tr(" %"))
        labels = [row.findChild(QLabel) for row in (self.reach, self.strength)]
        width = max(label.sizeHint().width() for label in labels if label is not None)
        for label in labels:
            if label is not None:
                label.setFixedWidth(width)
        ends = QHBoxLayout()
        ends.setContentsMargins(width + 6, 0, self.reach.number.sizeHint().width() + 6, 0)
        for text in (self.tr("Only here"), self.tr("Everything like it")):
            end = QLabel(text)
            end.setProperty("muted", True)  # noqa: FBT003 - Qt's signature
            ends.addWidget(end)
        ends.insertStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.reach)
        column.addLayout(ends)
        column.addSpacing(6)
        column.addWidget(self.strength)
        self.title.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.reach.slider)

    def show_effect(self, reach: float, strength: float) -> None:
        """Show values that come from elsewhere, 0..1 each."""
        self.reach.show_value(round(100 * reach))
        self.strength.show_value(round(100 * strength))
