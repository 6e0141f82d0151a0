"""The dialogs of the menu Help."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)


def gestures() -> tuple[tuple[str, str], ...]:
    """What mouse, pen and held keys do, beyond the actions' shortcuts."""
    return (
        (_tr("Wheel, pinch"), _tr("Zoom at the pointer")),
        (_tr("Shift + wheel, two fingers on a touchpad"), _tr("Move the photograph: sideways, and as the fingers go")),
        (_tr("Space + drag, middle button"), _tr("Move the photograph")),
        (_tr("Space + Shift + drag"), _tr("Turn the view")),
        (_tr("Hold O"), _tr("The untouched photograph")),
        (_tr("Tab"), _tr("Put all panels away, and back")),
        (_tr("Ctrl + Tab, Shift + Tab"), _tr("Go on from the photograph to the next control")),
        (_tr("Alt + click (Point, Brush)"), _tr("Take the colour under the pointer")),
        (_tr("Click, drag (Point)"), _tr("Add a point, move it")),
        (_tr("Right click (Point)"), _tr("Delete the point")),
        (_tr("[ and ], Alt + wheel, pen pressure"), _tr("Size of points, brush and eraser")),
        (_tr("Shift + click, drag a frame (Select)"), _tr("Select several hints")),
        (_tr("Arrow keys, with Shift farther (Select)"), _tr("Move the selected hints")),
        (_tr("Insert (Point)"), _tr("Add a point in the middle of the view")),
        (_tr("Drag, or clicks and Return (Lasso)"), _tr("Draw a region freehand, or corner by corner")),
        (_tr("Shift, Alt (tools of regions)"), _tr("Add to the current region, take away from it")),
        (_tr("Tab, Shift + Tab, Alt + wheel (Select thing, Wand)"), _tr("More, less of what was found last")),
        (_tr("1 to 9"), _tr("Give a suggested colour to the hint at the place that was clicked")),
        (_tr("Esc"), _tr("One step back: abandon a gesture, stop learning, let go of hint, colour and region")),
    )


def rules() -> tuple[tuple[str, str], ...]:
    """Whom a colour is for."""
    return (
        (_tr("No colour chosen"), _tr("A new hint takes the likeliest colour of its place and stays selected: "
                                      "pick another colour for it, or click elsewhere")),
        (_tr("A hint selected"), _tr("What is picked is for that hint only; the panel's head names it")),
        (_tr("A region chosen"), _tr("Hints placed in it change nothing outside of it; the rest is as ever")),
        (_tr("Nothing selected"), _tr("What is picked is for the next hints, until Esc or the head's x forgets it")),
    )  # fmt: skip


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
    tables = (
        (_tr("On the photograph"), gestures()),
        (_tr("Whom a colour is for"), rules()),
        (_tr("Commands"), rows),
    )
    page.setHtml("".join(_table(title, rows) for title, rows in tables))
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


def show_about(parent: QWidget) -> None:
    """What the program is, and made of."""
    # Loaded when it is wanted.
    from app.ui.window.about_dialog import AboutDialog

    dialog = AboutDialog(parent)
    dialog.exec()
    dialog.deleteLater()
