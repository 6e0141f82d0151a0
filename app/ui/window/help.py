"""The two help dialogs: keys and mouse, and About."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from app.core import about


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)


def gestures() -> tuple[tuple[str, str], ...]:
    """What mouse, pen and held keys do, beyond the actions' shortcuts."""
    return (
        (_tr("Ctrl + wheel, pinch"), _tr("Zoom at the pointer")),
        (_tr("Space + drag, middle button"), _tr("Move the photograph")),
        (_tr("Hold O"), _tr("The untouched photograph")),
        (_tr("Alt + click (Point, Brush)"), _tr("Take the colour under the pointer")),
        (_tr("Click, drag (Point)"), _tr("Add a point, move it")),
        (_tr("Right click (Point)"), _tr("Delete the point")),
        (_tr("Wheel (Point)"), _tr("Size of the patch")),
        (_tr("[ and ], Alt + wheel, pen pressure"), _tr("Width of brush and eraser")),
        (_tr("Arrow keys, with Shift farther (Select)"), _tr("Move the selected hint")),
        (_tr("Insert (Point)"), _tr("Add a point in the middle of the view")),
        (_tr("1 to 9"), _tr("Take a suggested colour")),
        (_tr("Esc"), _tr("Abandon what the hand is doing; stop learning; put a map away; deselect")),
    )


def show_shortcuts(window: QWidget, actions: Iterable[QAction]) -> None:
    """List all keys and gestures."""
    rows = [
        (", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()), action.data())
        for action in actions
        if not action.shortcut().isEmpty()
    ]
    dialog = QDialog(window)
    dialog.setWindowTitle(_tr("Keyboard and mouse"))
    dialog.resize(620, 640)
    page = QTextBrowser()
    page.setHtml(_table(_tr("On the photograph"), gestures()) + _table(_tr("Commands"), rows))
    page.setAccessibleName(dialog.windowTitle())
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(page)
    column.addWidget(buttons)
    dialog.exec()
    dialog.deleteLater()


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    row = "<tr><td style='padding:3px 24px 3px 0'><b>{}</b></td><td style='padding:3px 0'>{}</td></tr>"
    cells = "".join(row.format(escape(key), escape(text)) for key, text in rows)
    return f"<h3>{escape(title)}</h3><table>{cells}</table>"


def show_about(window: QWidget) -> None:
    """Name, version, licence."""
    text = _tr("Colour for black-and-white photographs, by hand. MIT licence.")
    QMessageBox.about(window, _tr("About Tintype"), f"<h3>Tintype {escape(about.version())}</h3><p>{escape(text)}</p>")
