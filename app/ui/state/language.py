"""The window's language: translators for Tintype's own texts and for Qt's."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.core.settings import LANGUAGES, SYSTEM

FOLDER = files("resources") / "translations"


def chosen(setting: str, wanted: Sequence[str]) -> str:
    """The language to speak.

    Args:
        setting: one of `LANGUAGES`, or `SYSTEM`.
        wanted: the system's languages, the best one first ("de-AT").
    """
    if setting != SYSTEM:
        return setting
    return next((code for code in (name.split("-")[0] for name in wanted) if code in LANGUAGES), LANGUAGES[0])


def speak(setting: str) -> None:
    """Translate what is shown from now on; windows that are open stay as they are."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application yet")
    for earlier in app.findChildren(QTranslator):
        app.removeTranslator(earlier)
        earlier.deleteLater()
    code = chosen(setting, QLocale.system().uiLanguages())
    QLocale.setDefault(QLocale.system() if setting == SYSTEM else QLocale(code))
    if code == LANGUAGES[0]:
        return  # what the texts are written in
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", of_qt), ("tintype", str(FOLDER))):
        translator = QTranslator(app)
        # Qt's own texts need not be there; a button of theirs is English then.
        if translator.load(f"{name}_{code}", folder):
            app.installTranslator(translator)
