"""What is asked before work would be lost, and what its file is called."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from app.core import project_io
from app.core.document import Document
from app.core.film import film_project
from app.core.film.work import FilmWork
from app.ui.widgets.question import question

Button = QMessageBox.StandardButton


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)


def ask_unsaved(window: QWidget, name: str, *, new: bool) -> Button:
    """Ask what is to become of unsaved work: Save, Discard or Cancel.

    Args:
        window: that it is done in.
        name: of its project.
        new: whether it was never saved.
    """
    lost = _tr("Otherwise what you did since it was last saved is lost.")
    all_of_it = _tr("It holds your hints and colours, which are lost otherwise. The photograph is not changed.")
    box = question(
        window, _tr("Unsaved work"), _tr("Save the project “{name}”?").format(name=name), all_of_it if new else lost
    )
    box.setStandardButtons(Button.Save | Button.Discard | Button.Cancel)
    box.setDefaultButton(Button.Save)
    box.button(Button.Save).setText(_tr("Save project"))
    box.button(Button.Discard).setText(_tr("Don't save"))
    return Button(box.exec())


def ask_changed(window: QWidget, path: Path) -> Button:
    """Ask what to do about a project that somebody else has saved since: Save (replace it), Open, or Cancel.

    Open stands for a file of another name.
    """
    text = _tr("“{name}” has been changed since you opened it.").format(name=path.name)
    more = _tr("Another window or program has saved it. Replacing it loses what was done there.")
    box = question(window, _tr("Changed elsewhere"), text, more)
    box.setStandardButtons(Button.Save | Button.Open | Button.Cancel)
    box.setDefaultButton(Button.Open)
    box.button(Button.Save).setText(_tr("Replace it"))
    box.button(Button.Open).setText(_tr("Save under another name…"))
    return Button(box.exec())


def project_name(work: Document | FilmWork) -> str:
    """The file name of a project: its own, or the one that is suggested for it."""
    return work.path.name if work.path is not None else f"{Path(work.title).stem}{suffix_of(work)}"


def suffix_of(work: Document | FilmWork) -> str:
    """What the names of such projects end in."""
    return film_project.SUFFIX if isinstance(work, FilmWork) else project_io.SUFFIX
