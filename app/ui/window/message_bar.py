"""Messages above the picture: what happened, what to do about it, and the details for those who ask. Never modal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.ui.state.offer import Choice, Offer
from app.ui.widgets import style


class MessageBar(QWidget):
    """Shows the newest message, or offer, until it is dismissed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._details = ""
        self.choice_buttons: list[QPushButton] = []
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.copy_button = QPushButton(self.tr("Copy details"))
        self.copy_button.setToolTip(self.tr("Put the message and its technical details on the clipboard"))
        self.copy_button.clicked.connect(self._copy)
        self.close_button = QPushButton(self.tr("Dismiss"))
        self.close_button.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 7, 8, 7)
        self._row.setSpacing(8)
        for widget in (self._icon, self._text, self.copy_button, self.close_button):
            self._row.addWidget(widget)
        self._row.setStretch(1, 1)
        self.setAccessibleName(self.tr("Message"))
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, "" while the bar is hidden."""
        return self._text.text() if not self.isHidden() else ""

    def notify(self, text: str, remedy: str = "", details: str = "") -> None:
        """Show a message in place of the last one."""
        self._details = details
        self._say(f"{text} {remedy}".strip(), icon="warning")

    def offer(self, offer: Offer) -> None:
        """Show a sentence with a button for each choice, in place of the last message."""
        self._details = ""
        self._say(offer.text, icon="info", choices=offer.choices)

    def withdraw(self) -> None:
        """Hide an offer: what it is about has changed."""
        if self.choice_buttons:
            self._drop_choices()
            self.hide()

    def _say(self, text: str, *, icon: str, choices: tuple[Choice, ...] = ()) -> None:
        color = self._text.palette().color(self._text.foregroundRole())
        self._icon.setPixmap(style.draw_icon(icon, color.name(), style.ICON_SIZE))
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.copy_button.setVisible(bool(self._details))
        self._drop_choices()
        # Of several choices one leaves things as they are.
        self.close_button.setVisible(len(choices) < 2)
        for choice in choices:
            button = QPushButton(choice.title)
            button.clicked.connect(lambda _=False, choice=choice: self._choose(choice))
            self._row.insertWidget(self._row.count() - 1, button)
            self.choice_buttons.append(button)
        self.show()

    def _drop_choices(self) -> None:
        for button in self.choice_buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.choice_buttons.clear()

    def _choose(self, choice: Choice) -> None:
        self.withdraw()
        choice.run()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._text.text()}\n\n{self._details}")
