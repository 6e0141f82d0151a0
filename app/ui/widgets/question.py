"""Message boxes that ask a question, with names of files in it: as they are, never as HTML."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget


def question(parent: QWidget, title: str, text: str, more: str) -> QMessageBox:
    """A box without buttons yet; `text` is what is asked, `more` what follows from the answers."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(more)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box
