"""The window: what can be opened how, what is asked, what is shown, and that it ends cleanly."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.ui.panels.color_panel import ColorPanel
from app.ui.state import qimage
from app.ui.state.context import BackendStatus
from app.ui.state.pictures import Pictures, View
from app.ui.widgets import style
from app.ui.window import files
from app.ui.window.main_window import MainWindow
from models.errors import UserError, WeightsMissing
from models.hints import ColorPoint
from tests import fakes
from tests.gui.conftest import LEFT, Hand, textured

Button = QMessageBox.StandardButton
PhotoFile = Callable[[str], Path]

_DEAD_WINDOW = """
import os, sys
from pathlib import Path
from app.core import image_io
from app.core.document import Document
from app.core.library import Recovery

Recovery().autosave(Document(image_io.load(Path(sys.argv[1])), saved=False)).result()
os._exit(0)
"""
"""A program that ends without closing its window, and with it the lock on its unsaved work."""


def wait_open(window: MainWindow, qtbot: QtBot, name: str) -> None:
    def there() -> bool:
        document = window.editor.context.document
        return document is not None and document.photo.name == name and not window.files.busy

    qtbot.waitUntil(there, timeout=20000)


def drop(window: MainWindow, mime: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), copy, mime, left, none))


def with_file(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


class TestOpening:
    def test_the_welcome_page_opens_the_sample_with_its_hints(self, window: MainWindow, qtbot: QtBot) -> None:
        assert window.welcome.isVisible() and not window.panes.isVisible()
        qtbot.mouseClick(window.welcome.sample_button, LEFT)
        wait_open(window, qtbot, "camera.png")
        document = window.editor.context.document
        assert document is not None and document.hints.drawn and not document.modified
        assert window.panes.isVisible()
        assert [r.image.size for r in document.hints.references] == [(512, 512)]
        context = window.editor.context
        assert isinstance(context.selected_hint, ColorPoint)
        qtbot.waitUntil(lambda: bool(context.palette), timeout=20000)

    def test_panels_come_and_go_with_the_document(self, window: MainWindow, hand: Hand) -> None:
        assert window.column.panels["color"].isVisible()
        document = hand.document
        window.files.close_document()
        assert not window.column.isVisible()
        window.editor.open(document, Pictures(document.photo))
        assert window.column.panels["color"].isVisible()

    def test_a_dropped_photograph(self, window: MainWindow, qtbot: QtBot, photo_file: PhotoFile) -> None:
        drop(window, with_file(photo_file("dropped.png")))
        wait_open(window, qtbot, "dropped.png")
        assert window.settings.recent_files[0].endswith("dropped.png")

    def test_a_pasted_picture_has_its_pixels(self, window: MainWindow, qtbot: QtBot) -> None:
        image = QImage(31, 17, QImage.Format.Format_RGB888)
        image.fill(0xFF336699)
        QGuiApplication.clipboard().setImage(image)
        QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: window.editor.context.document is not None, timeout=20000)
        document = window.editor.context.document
        assert document is not None
        assert document.photo.full.size == (31, 17)
        assert (document.photo.full.rgb == np.array([0x33, 0x66, 0x99])).all()

    def test_a_broken_file_keeps_the_open_document(self, hand: Hand, tmp_path: Path) -> None:
        before = hand.document
        broken = tmp_path / "broken.png"
        broken.write_bytes(b"\x89PNG\r\n\x1a\n nothing more")
        hand.window.open_paths([broken])
        hand.qtbot.waitUntil(lambda: "broken.png" in hand.window.message_bar.text, timeout=20000)
        assert hand.document is before

    def test_a_recent_file_that_is_gone_stays_until_it_is_taken_off(
        self, window: MainWindow, qtbot: QtBot, tmp_path: Path
    ) -> None:
        gone = tmp_path / "gone.png"
        window.settings.add_recent(gone)
        window.files.open_recent(str(gone))
        qtbot.waitUntil(lambda: "gone.png" in window.message_bar.text)
        assert window.settings.recent_files == [str(gone)], "its disk may be connected again"
        window.files.recent.remove(str(gone))
        assert window.settings.recent_files == []


class TestUnsavedWork:
    def answer(self, hand: Hand, monkeypatch: pytest.MonkeyPatch, button: Button) -> list[Document]:
        asked: list[Document] = []

        def ask(document: Document) -> Button:
            asked.append(document)
            return button

        monkeypatch.setattr(hand.window.files, "ask", ask)
        return asked

    def test_cancel_keeps_the_document_and_the_window(self, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
        hand.click((50, 40))
        asked = self.answer(hand, monkeypatch, Button.Cancel)
        hand.window.close()
        assert asked == [hand.document] and hand.window.isVisible()

    def test_several_photographs_dropped_on_the_picture_open_the_first_one(
        self, hand: Hand, monkeypatch: pytest.MonkeyPatch, photo_file: PhotoFile
    ) -> None:
        files = [photo_file("first.png"), photo_file("second.png")]
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        hand.click((50, 40))
        before, asked = hand.document, self.answer(hand, monkeypatch, Button.Cancel)
        drop(hand.window, mime)
        assert not asked, "not from within the drop: the program that drags waits for its end"
        hand.qtbot.waitUntil(lambda: asked == [before], timeout=20000)
        assert hand.document is before and "was opened" not in hand.window.message_bar.text
        self.answer(hand, monkeypatch, Button.Discard)
        drop(hand.window, mime)
        wait_open(hand.window, hand.qtbot, files[0].name)
        assert f"“{files[0].name}” was opened" in hand.window.message_bar.text

    def test_discard_closes(self, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
        hand.click((50, 40))
        self.answer(hand, monkeypatch, Button.Discard)
        hand.window.close()
        assert not hand.window.isVisible()

    def test_save_saves_first(self, hand: Hand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        target = tmp_path / "kept.tintype"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        hand.click((50, 40))
        self.answer(hand, monkeypatch, Button.Save)
        hand.window.close()
        hand.qtbot.waitUntil(lambda: not hand.window.isVisible(), timeout=20000)
        assert target.exists()

    def test_nothing_is_asked_without_changes(self, hand: Hand) -> None:
        hand.window.close()
        assert not hand.window.isVisible()

    def test_the_title_tells(self, hand: Hand) -> None:
        assert not hand.window.isWindowModified()
        hand.click((50, 40))
        assert hand.window.isWindowModified()

    def test_work_of_a_dead_window_is_offered(
        self, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, photo_file: PhotoFile,
        user_folders: Path,
    ) -> None:  # fmt: skip
        subprocess.run([sys.executable, "-c", _DEAD_WINDOW, str(photo_file("textured.png"))], check=True)
        (there,) = user_folders.rglob("document.json")
        monkeypatch.setattr(window.autosave, "ask", lambda _: Button.Open)
        window.autosave.offer(window.files.open_recovered)
        wait_open(window, qtbot, "textured.png")
        opened = window.editor.context.document
        assert opened is not None and opened.modified
        qtbot.waitUntil(lambda: not there.exists(), timeout=20000)
        assert len(list(user_folders.rglob("document.json"))) == 1, "taken over once it was open"

    @pytest.mark.usefixtures("expect_warnings")
    def test_recovered_work_that_cannot_be_opened_stays(
        self, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, photo_file: PhotoFile,
        user_folders: Path,
    ) -> None:  # fmt: skip
        subprocess.run([sys.executable, "-c", _DEAD_WINDOW, str(photo_file("textured.png"))], check=True)
        (there,) = user_folders.rglob("document.json")

        gate = threading.Event()

        def no_memory(_: object) -> None:
            assert gate.wait(fakes.PATIENCE)
            raise MemoryError

        monkeypatch.setattr(files, "Pictures", no_memory)
        monkeypatch.setattr(window.autosave, "ask", lambda _: Button.Open)
        window.autosave.offer(window.files.open_recovered)
        qtbot.waitUntil(lambda: "textured.png" in window.status.currentMessage(), timeout=20000)
        window.autosave.save_now()
        gate.set()
        qtbot.waitUntil(lambda: "too little memory" in window.message_bar.text, timeout=20000)
        window.autosave.save_now()
        window.shut_down()
        assert list(user_folders.rglob("document.json")) == [there]


class TestMessagesAndBackends:
    @pytest.mark.usefixtures("expect_warnings")
    def test_a_failure_is_told_with_details_to_copy(self, hand: Hand, script: fakes.Script) -> None:
        script.colorize_error = UserError("It failed.", "Do better.")
        hand.click((50, 40))
        bar = hand.window.message_bar
        hand.qtbot.waitUntil(lambda: bar.text == "It failed. Do better.", timeout=20000)
        hand.qtbot.mouseClick(bar.copy_button, LEFT)
        assert "Traceback" in QGuiApplication.clipboard().text()
        assert len(hand.document.hints.points) == 1
        hand.qtbot.mouseClick(bar.close_button, LEFT)
        assert bar.text == ""

    @pytest.mark.usefixtures("expect_warnings")
    def test_missing_weights_fall_back_without_a_mark_on_the_document(
        self, window: MainWindow, qtbot: QtBot, script: fakes.Script
    ) -> None:
        script.create_error = WeightsMissing("The weights are not there.", "Fetch them.")
        photo = textured()
        window.editor.open(Document(photo), Pictures(photo))
        qtbot.waitUntil(lambda: "The weights are not there." in window.message_bar.text, timeout=20000)
        document = window.editor.context.document
        assert document is not None and document.state.backend == "levin2004"
        assert not document.modified and not document.can_undo

    def test_a_slow_solver_shows_progress_and_can_be_cancelled(
        self, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        slow = fakes.install_slow(monkeypatch)
        photo = textured()
        window.editor.open(Document(photo), Pictures(photo))
        document = window.editor.context.document
        assert document is not None
        document.apply("Backend", backend="slow")
        qtbot.waitUntil(window.status.cancel_button.isVisible, timeout=20000)
        qtbot.mouseClick(window.status.cancel_button, LEFT)
        qtbot.waitUntil(lambda: bool(slow.cancelled) and not window.editor.context.status.busy, timeout=20000)
        assert not window.status.progress.isVisible()


def test_nothing_moves_when_work_begins_or_a_message_comes(hand: Hand) -> None:
    window, status = hand.window, hand.window.status
    parts = (status.cancel_button, status.progress, status.work, status.zoom, window.panes.main_pane, window.column)
    before = [part.geometry() for part in parts]
    context = window.editor.context
    context.set_status(BackendStatus("unified", "CPU", 88888.0, busy=True, fraction=0.4))
    hand.qtbot.waitUntil(status.cancel_button.isVisible)
    context.message.emit("What happened, in a sentence that is long enough for two lines. " * 3, "What to do.", "More")
    hand.move((150, 30))
    QApplication.processEvents()
    assert [part.geometry() for part in parts] == before
    assert status.cancel_button.geometry().right() < status.progress.geometry().left()
    assert window.desk.rect().contains(window.message_bar.geometry()) and window.message_bar.isVisible()


def test_the_chip_in_the_upper_bar_opens_the_colour(hand: Hand) -> None:
    window = hand.window
    window.activateWindow()
    hand.qtbot.waitUntil(window.isActiveWindow)
    window.actions_["icons"].trigger()
    QTest.keyClick(window.tool_bars.size.chip, Qt.Key.Key_Space)
    focus = QApplication.focusWidget()
    assert window.column.panels["color"].isVisible()
    assert focus is not None and window.column.panels["color"].isAncestorOf(focus)


def test_the_result_is_copied_at_full_resolution(hand: Hand) -> None:
    hand.window.editor.context.color.set((220, 40, 40))
    hand.click((30, 130))
    QGuiApplication.clipboard().clear()
    hand.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hand.qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=20000)
    copied = qimage.to_array(QGuiApplication.clipboard().image())
    assert copied.shape == (150, 200, 3)
    assert copied[60, 140, 0] > int(copied[60, 140, 1]) + 30
    hand.qtbot.waitUntil(lambda: not hand.window.exporting.busy, timeout=20000)


def test_the_export_never_overwrites_the_photograph(hand: Hand, photo_file: PhotoFile) -> None:
    path = photo_file("mine.png")
    before = path.read_bytes()
    hand.window.open_paths([path])
    wait_open(hand.window, hand.qtbot, "mine.png")
    hand.window.exporting.export_to(path)
    hand.qtbot.waitUntil(lambda: "original" in hand.window.message_bar.text, timeout=20000)
    assert path.read_bytes() == before


def test_a_suggestion_is_tried_on_the_picture_where_nothing_is_selected(hand: Hand, qtbot: QtBot) -> None:
    window, context = hand.window, hand.window.editor.context
    color_panel = window.column.panels["color"]
    assert isinstance(color_panel, ColorPanel)
    panel = color_panel.suggestions
    window.editor.tools.choose("select")
    hand.click((60.5, 40.5))
    qtbot.waitUntil(lambda: bool(context.palette), timeout=20000)
    before = list(context.palette)
    panel.buttons[1].entered.emit()
    assert hand.document.draft is not None and hand.document.draft.points[0].xy == pytest.approx((60.5, 40.5), abs=1)
    hand.wait_result()
    shown = window.editor.model.pictures
    assert shown is not None
    red, green, _ = shown.color_at(View.RESULT, (60.5, 40.5)) or (0, 0, 0)
    assert red > green + 30, "the fake backend paints everything in the colour on trial"
    panel.buttons[1].left.emit()
    assert hand.document.draft is None and not hand.document.can_undo
    hand.wait_result()
    assert context.palette == before, "suggestions do not know of the point on trial"


def test_the_worker_is_warmed_up_for_the_default_backend(window: MainWindow, script: fakes.Script) -> None:
    window.editor.warm_up()
    script.wait_started()
    assert script.threads == {"tintype-worker"} and window.editor.context.document is None


class TestDropping:
    def test_a_palette_goes_into_the_open_project(self, hand: Hand, tmp_path: Path) -> None:
        (tmp_path / "mill.hex").write_text("a3bfe0\nc8785a\n")
        drop(hand.window, with_file(tmp_path / "mill.hex"))
        hand.qtbot.waitUntil(lambda: bool(hand.document.state.swatches))
        assert [s.rgb for s in hand.document.state.swatches] == [(163, 191, 224), (200, 120, 90)]
        assert "“mill”" in hand.window.status.currentMessage()

    def test_a_palette_without_a_photograph_is_not_lost_silently(
        self, window: MainWindow, qtbot: QtBot, tmp_path: Path
    ) -> None:
        (tmp_path / "mill.hex").write_text("a3bfe0\n")
        drop(window, with_file(tmp_path / "mill.hex"))
        qtbot.waitUntil(lambda: "Open a photograph first" in window.message_bar.text)

    def test_a_folder_opens_the_dialog_there(
        self, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        started: list[str] = []
        monkeypatch.setattr(
            QFileDialog, "getOpenFileName", lambda _p, _t, start, *_: (started.append(start), ("", ""))[1]
        )
        drop(window, with_file(tmp_path))
        qtbot.waitUntil(lambda: bool(started), timeout=5000)
        assert started == [str(tmp_path)]


def test_fields_of_the_status_bar_hold_what_they_show(window: MainWindow) -> None:
    style.apply("dark")
    status = window.status
    for field, text in ((status.values, "L 52.4   a −88.8   b −108.4"), (status.position, "12345, 12345 px")):
        field.setText(text)
        assert field.sizeHint().width() <= field.width(), text
