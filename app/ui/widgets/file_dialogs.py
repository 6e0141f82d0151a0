"""Ask for files; each kind of file has a folder of its own that is remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.core import files
from app.core.settings import Folder, Settings
from app.ui.widgets.question import question

Button = QMessageBox.StandardButton


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileDialogs", text)


def ask_open(parent: QWidget, settings: Settings, kind: Folder, title: str, patterns: str) -> Path | None:
    """A file to open, or None where none is chosen; `patterns` are Qt's ("Photographs (*.png *.jpg)")."""
    name, _ = QFileDialog.getOpenFileName(parent, title, _start(settings, kind), patterns)
    return _visited(settings, kind, [name])[0] if name else None


def ask_open_several(parent: QWidget, settings: Settings, kind: Folder, title: str, patterns: str) -> list[Path]:
    """Files to open; empty where none is chosen."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, _start(settings, kind), patterns)
    return _visited(settings, kind, names)


def ask_folder(parent: QWidget, settings: Settings, kind: Folder, title: str) -> Path | None:
    """A folder, or None where none is chosen."""
    name = QFileDialog.getExistingDirectory(parent, title, _start(settings, kind))
    return _visited(settings, kind, [name])[0] if name else None


def ask_save(
    parent: QWidget,
    settings: Settings,
    kind: Folder,
    title: str,
    start: Path,
    patterns: str,
    suffixes: tuple[str, ...],
) -> Path | None:
    """A file to write, or None where none is chosen.

    Args:
        parent: the window it belongs to.
        settings: they remember the folder.
        kind: of the file.
        title: of the dialog.
        start: the folder and the name that are suggested.
        patterns: Qt's, the chosen one gives the suffix.
        suffixes: those that a name may have; to any other name one is added, also to "scan.1920".
    """
    name, pattern = QFileDialog.getSaveFileName(parent, title, str(start), patterns)
    if not name:
        return None
    path = with_suffix(Path(name), suffixes, pattern)
    # The dialog has asked about the name that was typed, not about the one with its suffix.
    if path != Path(name) and files.is_there(path) and not may_replace(parent, path):
        return None
    return _visited(settings, kind, [str(path)])[0]


def with_suffix(path: Path, suffixes: tuple[str, ...], pattern: str = "") -> Path:
    """The path with one of the suffixes: its own, else the pattern's, else the first."""
    if path.suffix.lower() in suffixes:
        return path
    wanted = next((suffix for suffix in suffixes if f"*{suffix}" in pattern), suffixes[0])
    return path.with_name(path.name.rstrip(".") + wanted)


def may_replace(parent: QWidget, path: Path) -> bool:
    """Ask whether a file that exists may be replaced."""
    text = _tr("There is already a file “{name}”.").format(name=path.name)
    more = _tr("It is in “{folder}”. Replacing it cannot be undone.").format(folder=path.parent)
    box = question(parent, _tr("Replace the file?"), text, more)
    replace = box.addButton(_tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(Button.Cancel))
    box.exec()
    return box.clickedButton() is replace


def _start(settings: Settings, kind: Folder) -> str:
    folder = settings.folder(kind)
    return "" if folder is None else str(folder)


def _visited(settings: Settings, kind: Folder, names: list[str]) -> list[Path]:
    paths = [Path(name) for name in names]
    for path in paths[:1]:
        settings.visit(kind, path)
    return paths
