"""Copy, cut and paste of hints by keys: within a photograph, into another one, and beside copies of the picture."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.core import edits
from app.core.document import Document
from app.ui.state.hint_clipboard import MIME
from app.ui.state.pictures import Pictures
from models.hints import Hints
from tests.gui.conftest import Hand, textured

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
RED = (50.0, 30.0)


@pytest.fixture
def two(hand: Hand) -> Hand:
    """A point and a stroke, both selected."""
    hints, point = edits.add_point(Hints(), (40, 30), RED)
    hints, stroke = edits.add_stroke(hints, [(100, 30), (150, 60)], 8, RED)
    hints = edits.describe(hints, (point,), name="coat", group="cloth")
    hand.document.apply("Hints", hints=hints)
    hand.window.editor.context.select_hints((point, stroke))
    return hand


def copy(hand: Hand) -> None:
    hand.key(Qt.Key.Key_C, CTRL)


def paste(hand: Hand) -> None:
    hand.key(Qt.Key.Key_V, CTRL)


def put(mime_type: str, content: str) -> None:
    data = QMimeData()
    data.setData(mime_type, QByteArray(content.encode()))
    QGuiApplication.clipboard().setMimeData(data)


def test_pasting_again_lays_copies_beside_as_one_step_each(two: Hand) -> None:
    copy(two)
    assert "2 hints" in two.window.status.currentMessage()
    paste(two)
    paste(two)
    hints = two.document.hints
    assert [p.xy for p in hints.points] == [(40, 30), (44, 34), (48, 38)]
    assert [s.path[0] for s in hints.strokes] == [(100, 30), (104, 34), (108, 38)]
    assert two.window.editor.context.selection == {5, 6} and hints.points[2].name == "coat"
    assert two.document.undo_label == "Paste hints"
    two.document.undo()
    two.document.undo()
    assert two.document.undo_label == "Hints"


def test_into_a_photograph_of_another_size_they_are_scaled_to_the_same_place(two: Hand) -> None:
    copy(two)
    other = textured(100, 75)
    two.window.editor.open(Document(other), Pictures(other))
    paste(two)
    hints = two.document.hints
    assert hints.points[0].xy == (20, 15) and hints.strokes[0].path == ((50, 15), (75, 30))
    assert hints.strokes[0].widths == (4, 4)


def test_what_is_cut_comes_back_to_its_place(two: Hand) -> None:
    before = two.document.hints
    two.key(Qt.Key.Key_X, CTRL)
    assert two.document.hints == Hints() and two.document.undo_label == "Cut hints"
    paste(two)
    places = [(hint.name, getattr(hint, "xy", None)) for hint in two.document.hints.drawn]
    assert places == [(hint.name, getattr(hint, "xy", None)) for hint in before.drawn]


def test_cutting_spares_what_is_locked(two: Hand) -> None:
    two.document.apply("Lock", hints=edits.describe(two.document.hints, (1,), locked=True))
    two.key(Qt.Key.Key_X, CTRL)
    assert two.document.hints.ids == {1} and "“coat” is locked" in two.window.message_bar.text


def test_duplicates_leave_the_clipboard_alone(two: Hand) -> None:
    QGuiApplication.clipboard().setText("words")
    two.key(Qt.Key.Key_J, CTRL)
    assert two.document.hints.ids == {1, 2, 3, 4} and two.document.undo_label == "Duplicate hints"
    assert QGuiApplication.clipboard().text() == "words"


def test_the_text_is_a_hints_file_and_comes_back_from_an_editor(two: Hand) -> None:
    copy(two)
    data = json.loads(QGuiApplication.clipboard().text())
    assert data["size"] == [200, 150] and data["points"][0]["xy"] == [40, 30]
    data["points"][0]["xy"], data["strokes"] = [60, 60], []
    QGuiApplication.clipboard().setText(json.dumps(data))
    paste(two)
    assert two.document.hints.points[1].xy == (60, 60)


@pytest.mark.parametrize("content", ["{", '{"points": [{"xy": [1]}]}', "", "[" * 5000, '{"size": [0, 0]}'])
def test_what_is_wrong_on_the_clipboard_is_told(two: Hand, content: str) -> None:
    before = two.document.state
    put(MIME, content)
    paste(two)
    assert two.document.state is before
    assert "on the clipboard" in two.window.message_bar.text and "Copy the hints" in two.window.message_bar.text


def test_what_means_nothing_in_this_mode_is_left_out_and_told(two: Hand) -> None:
    copy(two)
    two.key(Qt.Key.Key_F6)
    paste(two)
    hints = two.document.hints
    assert hints.points == () and len(hints.strokes) == 1
    assert "1 of the hints" in two.window.message_bar.text


def test_with_nothing_selected_the_picture_is_copied(two: Hand) -> None:
    two.key(Qt.Key.Key_Escape)
    with two.qtbot.waitSignal(two.window.exporting.copied, timeout=20000):
        copy(two)
    assert QGuiApplication.clipboard().image().width() == 200


def test_the_picture_can_be_copied_whatever_is_selected(two: Hand) -> None:
    with two.qtbot.waitSignal(two.window.exporting.copied, timeout=20000):
        two.key(Qt.Key.Key_C, CTRL | SHIFT)
    assert not QGuiApplication.clipboard().mimeData().hasFormat(MIME)


def test_the_menu_says_what_would_be_copied(two: Hand) -> None:
    assert two.window.actions_["copy"].text().replace("&", "") == "Copy Hints"
    two.key(Qt.Key.Key_Escape)
    assert two.window.actions_["copy"].text().replace("&", "") == "Copy Picture"
    assert not two.window.actions_["cut"].isEnabled()


def test_keys_in_a_line_of_text_are_for_the_text(two: Hand) -> None:
    panel = two.window.column.panels["color"]
    panel.hex.setFocus()  # type: ignore[attr-defined]
    panel.hex.selectAll()  # type: ignore[attr-defined]
    QTest.keyClick(panel.hex, Qt.Key.Key_C, CTRL)  # type: ignore[attr-defined]
    assert QGuiApplication.clipboard().text() == panel.hex.text()  # type: ignore[attr-defined]
