"""The window speaks German and Spanish: complete, correct in form, and with room for every word."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core import batch, edits, limits
from app.core.document import Document
from app.core.encoding import Output
from app.core.engine import Engine
from app.core.errors import ImageLoadError
from app.core.settings import LANGUAGES, Settings
from app.ui.state import language
from app.ui.state.pictures import Pictures
from app.ui.state.told import told
from app.ui.widgets import style
from app.ui.window.main_window import MainWindow
from models.base import CancelToken, no_progress
from tests import fakes
from tests.gui.conftest import shut_down, textured, unexpected_question

ROOT = Path(__file__).resolve().parents[2]
OTHERS = LANGUAGES[1:]


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    """`.ci/translations.py`."""
    spec = importlib.util.spec_from_file_location("tintype_translations", ROOT / ".ci" / "translations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[None]:
    """English again after the test."""
    yield
    language.speak("en")


@pytest.mark.parametrize("code", OTHERS)
class TestTranslations:
    """`make translations` brings the files up to date; texts that are newer than its last run are no failure."""

    def test_none_is_left_unfinished(self, translations: ModuleType, code: str) -> None:
        assert translations.unfinished(code) == []

    def test_values_and_the_form_are_those_of_the_text(self, translations: ModuleType, code: str) -> None:
        for text, translation in translations.messages(code):
            for form in (r"{[^}]*}", r"^\s*|\s*$", r"&(?=\w)", r"\*\.\w+", r"\n|\t"):
                there, here = (Counter(re.findall(form, words)) for words in (text.source, translation))
                assert there == here, (text, translation)

    def test_the_program_loads_what_was_written(self, translations: ModuleType, code: str) -> None:
        translator = QTranslator()
        assert translator.load(f"tintype_{code}", str(language.FOLDER))
        for text, translation in translations.messages(code):
            assert translator.translate(text.context, text.source) == translation, "call make translations"

    def test_most_texts_of_today_are_translated(self, translations: ModuleType, code: str) -> None:
        known, today = {text for text, _ in translations.messages(code)}, translations.texts()
        assert len(today & known) > 0.9 * len(today), "make translations, and translate what it lists"


def test_the_script_finds_texts_wherever_they_are_written(translations: ModuleType) -> None:
    found = {(text.context, text.source) for text in translations.texts()}
    assert ("Menus", "&File") in found  # a helper of its module
    assert ("BrushTool", "Brush") in found  # a class that translates
    assert ("CommonColors", "Skin") in found  # a constant
    assert ("Words", "There is no file “{path}”.") in found and ("Words", "Choose another file.") in found  # an error
    assert ("Words", "a film") in found and ("Words", "Spreading colours") in found


def test_the_language_is_the_first_of_the_systems_that_there_is() -> None:
    assert language.chosen("system", ["de-AT", "en-GB"]) == "de"
    assert language.chosen("system", ["fr-FR", "es-MX", "de"]) == "es"
    assert language.chosen("system", ["en-US", "de"]) == "en"
    assert language.chosen("system", ["fr"]) == "en" == language.chosen("system", [])
    assert language.chosen("es", ["de"]) == "es"


def test_an_error_of_the_core_is_told_in_german(speaking: None) -> None:
    error = ImageLoadError("There is no file “{path}”.", "Check its name and folder.", path="a{0}.png")
    language.speak("de")
    assert told(error.message) == "Es gibt keine Datei „a{0}.png“."
    assert told(error.remedy) == "Namen und Ordner prüfen." and str(error).startswith("There is no file")
    language.speak("en")
    assert told(error.message) == "There is no file “a{0}.png”."


@pytest.fixture(params=OTHERS)
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, speaking: None
) -> Iterator[MainWindow]:
    """A small window with a photograph that speaks another language."""
    fakes.install(monkeypatch, "unified", weights="unified")
    language.speak(request.param)
    style.apply("dark")
    made = MainWindow(Settings(theme="dark", threads=1, language=request.param))
    monkeypatch.setattr(made.files, "ask", unexpected_question)
    qtbot.addWidget(made, before_close_func=shut_down)
    made.resize(1024, 700)
    made.show()
    qtbot.waitExposed(made)
    photo = textured()
    made.editor.open(Document(photo), Pictures(photo))
    qtbot.waitUntil(made.tool_bars.top.isVisible, timeout=20_000)
    QApplication.processEvents()
    yield made


def test_the_window_has_room_for_every_word(window: MainWindow, qtbot: QtBot) -> None:
    assert window.menuBar().actions()[0].text().replace("&", "") in ("Datei", "Archivo")
    assert window.tool_bars.top.sizeHint().width() <= window.tool_bars.top.width()
    assert not cut_off(window)
    window.resize(1440, 900)
    QApplication.processEvents()
    bar = window.column.tabs.tabBar()
    assert bar.tabRect(bar.count() - 1).right() <= bar.width()
    for tab in range(window.column.tabs.count()):
        window.column.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        assert not cut_off(window.column), window.column.tabs.tabText(tab)


def test_what_the_core_refuses_is_told_in_the_windows_language(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_HINTS", 0)
    document = window.editor.context.document
    assert document is not None
    document.apply("Add point", hints=edits.add_point(document.state.hints, (20.0, 20.0), (10.0, 10.0))[0])
    assert any(words in window.message_bar.text for words in ("die Grenze ist 0", "el límite es 0"))


def test_a_note_on_a_photograph_of_a_batch_is_told_in_the_windows_language(
    window: MainWindow, tmp_path: Path
) -> None:
    pages = [Image.new("L", (40, 30), level) for level in (60, 120)]
    pages[0].save(tmp_path / "two.tif", save_all=True, append_images=pages[1:])
    item = batch.Item(tmp_path / "two.tif", tmp_path / "out.png")
    wish, token = batch.Wish("unified"), CancelToken()
    _, notice = batch.colour(item, wish, Output(), "cpu", Engine(), token, no_progress, side=20)
    assert "has 2 pages" in notice and "two.tif" in told(notice) and " 2 pages" not in told(notice)


def test_every_menu_has_a_letter_of_its_own_for_every_entry(window: MainWindow, translations: ModuleType) -> None:
    # Newer entries may still be in English, with any letter.
    translated = {words for _, words in translations.messages(window.settings.language)}
    bar = window.menuBar().actions()
    for actions in (bar, *(action.menu().actions() for action in bar)):
        letters([action.text() for action in actions if action.text() in translated and "&" in action.text()])


def test_keys_are_the_same_in_every_language(window: MainWindow) -> None:
    save, copy = window.actions_["save"], window.actions_["copy_picture"]
    portable = QKeySequence.SequenceFormat.PortableText
    assert [save.shortcut().toString(portable), copy.shortcut().toString(portable)] == ["Ctrl+S", "Ctrl+Shift+C"]
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") in ("Abbrechen", "Cancelar")


def letters(titles: list[str]) -> None:
    """Every title has a mnemonic, and no two the same."""
    found = [re.findall(r"&(\w)", title) for title in titles]
    assert all(len(one) == 1 for one in found), titles
    repeated = {one for one, count in Counter(one[0].lower() for one in found).items() if count > 1}
    assert not repeated, (repeated, titles)


def cut_off(widget: QWidget) -> list[str]:
    """The texts of labels and buttons that have less room than they take."""
    return [
        part.text()
        for kind in (QLabel, QPushButton)
        for part in widget.findChildren(kind)
        if part.isVisible() and part.text() and lacks_room(part)
    ]


def lacks_room(part: QLabel | QPushButton) -> bool:
    if isinstance(part, QLabel) and part.wordWrap():
        wrapped = part.fontMetrics().boundingRect(part.rect(), Qt.TextFlag.TextWordWrap, part.text())
        return part.height() < wrapped.height()
    return part.width() < part.minimumSizeHint().width()
