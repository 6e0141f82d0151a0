"""The export dialog: what is typed and chosen is what is written, and nothing is replaced unasked."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import pyvips
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMessageBox, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.core import export, image_io, region_edits
from app.core.encoding import Output, Scale
from app.core.image_io import Photograph
from app.core.metadata import Keep
from app.core.settings import Folder, Settings
from app.core.shapes import Outline, Part, Shape
from app.ui.widgets import file_dialogs
from app.ui.window.export_dialog import ExportDialog
from tests.conftest import ramp
from tests.gui.conftest import LEFT, Hand

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def photo(tmp_path: Path) -> Photograph:
    path = tmp_path / "scan.png"
    path.write_bytes(image_io.encode_png(np.tile(ramp(96, 64), (1, 1))))
    return image_io.load(path)


@pytest.fixture
def ask(qtbot: QtBot, photo: Photograph, monkeypatch: pytest.MonkeyPatch) -> Callable[..., ExportDialog]:
    def unasked(*_: object) -> bool:
        raise AssertionError("nobody answers this question")

    monkeypatch.setattr(file_dialogs, "may_replace", unasked)

    def show(settings: Settings | None = None, source: Photograph = photo, name: str = "scan-colour") -> ExportDialog:
        dialog = ExportDialog(
            source,
            settings or Settings(),
            "Export picture",
            name,
            check=lambda path, output: export.check_target(source, path, output),
        )
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return show


def retype(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


def choose(box: QComboBox, text: str) -> None:
    """Take an entry of a combo box by the keyboard."""
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findText(text)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == text


class TestNames:
    def test_it_starts_beside_the_photograph_or_where_the_last_export_went(
        self, ask: Callable[..., ExportDialog], tmp_path: Path
    ) -> None:
        assert ask().path == tmp_path / "scan-colour.png"
        settings = Settings()
        (tmp_path / "out").mkdir()
        settings.visit(Folder.EXPORT, tmp_path / "out" / "a.png")
        assert ask(settings).path == tmp_path / "out" / "scan-colour.png"

    def test_a_dot_in_the_name_is_no_suffix(self, ask: Callable[..., ExportDialog], tmp_path: Path) -> None:
        dialog = ask()
        retype(dialog.name, "scan.1920")
        choose(dialog.format, "TIFF")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert dialog.result() and dialog.path == tmp_path / "scan.1920.tif"

    def test_a_suffix_that_is_typed_chooses_the_format(self, ask: Callable[..., ExportDialog], tmp_path: Path) -> None:
        dialog = ask()
        retype(dialog.name, "mill.JPG")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert dialog.kind.name == "JPEG" and dialog.path == tmp_path / "mill.jpg"

    def test_endings_of_two_parts_choose_formats_with_layers(
        self, ask: Callable[..., ExportDialog], tmp_path: Path
    ) -> None:
        dialog = ask()
        retype(dialog.name, "mill.layers.tif")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert dialog.kind.name == "TIFF with layers" and dialog.path == tmp_path / "mill.layers.tif"

    def test_the_end_of_a_formats_ending_does_not_choose_another(
        self, ask: Callable[..., ExportDialog], tmp_path: Path
    ) -> None:
        dialog = ask()
        choose(dialog.format, "TIFF with layers")
        retype(dialog.name, "mill.tif")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert dialog.kind.name == "TIFF with layers" and dialog.path == tmp_path / "mill.layers.tif"

    @pytest.mark.parametrize(("name", "reason"), [("", "empty"), ("a/b", "slashes"), ("scan", "original")])
    def test_names_that_cannot_be_keep_the_dialog_open_and_say_why(
        self, ask: Callable[..., ExportDialog], name: str, reason: str
    ) -> None:
        dialog = ask()
        retype(dialog.name, name) if name else dialog.name.clear()
        assert reason in dialog.trouble.text() and not dialog.export_button.isEnabled()
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert dialog.isVisible()

    def test_a_folder_that_is_not_there_is_told(self, ask: Callable[..., ExportDialog]) -> None:
        dialog = ask()
        retype(dialog.folder, "/nowhere/at/all")
        assert "no folder" in dialog.trouble.text()

    @pytest.mark.parametrize(
        ("folder", "name", "reason"),
        [("~nobody-here", "a", "no user “nobody-here”"), (".", "x" * 300, "too long"), ("x" * 300, "a", "“xxx")],
    )
    def test_what_no_disk_can_take_is_told_while_it_is_typed(
        self, ask: Callable[..., ExportDialog], folder: str, name: str, reason: str
    ) -> None:
        dialog = ask()
        retype(dialog.folder, folder)
        retype(dialog.name, name)
        assert reason in dialog.trouble.text() and not dialog.export_button.isEnabled()
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert dialog.isVisible()

    def test_a_folder_that_nobody_may_look_into_is_told(
        self, ask: Callable[..., ExportDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def forbidden(_: Path) -> bool:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

        dialog = ask()
        monkeypatch.setattr(Path, "is_dir", forbidden)
        retype(dialog.folder, "/forbidden")
        assert "may not be written" in dialog.trouble.text() and not dialog.export_button.isEnabled()

    def test_a_file_is_replaced_only_after_a_question(
        self, ask: Callable[..., ExportDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "scan-colour.png").write_bytes(b"older")
        dialog, answers = ask(), iter((False, True))
        assert "of this name" in dialog.trouble.text()
        monkeypatch.setattr(file_dialogs, "may_replace", lambda *_: next(answers))
        QTest.mouseClick(dialog.export_button, LEFT)
        assert dialog.isVisible()
        QTest.mouseClick(dialog.export_button, LEFT)
        assert dialog.result()


def test_the_question_names_the_file_and_return_cancels(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    parent = QLabel()
    qtbot.addWidget(parent)
    assert not file_dialogs.may_replace(parent, tmp_path / "a.png")
    assert "a.png" in asked[0]


class TestChoices:
    def test_they_are_remembered(self, ask: Callable[..., ExportDialog]) -> None:
        settings = Settings()
        dialog = ask(settings)
        choose(dialog.format, "WebP")
        dialog.quality.slider.setFocus()
        QTest.keyClick(dialog.quality.slider, Qt.Key.Key_Home)
        choose(dialog.scale, "Per cent")
        retype(dialog.amount.lineEdit(), "25")
        QTest.keyClick(dialog.metadata, Qt.Key.Key_Down)
        QTest.keyClick(dialog.tells_source, Qt.Key.Key_Space)
        assert dialog.dimensions.text() == "24 × 16 px"
        QTest.mouseClick(dialog.export_button, LEFT)
        again = ask(settings)
        assert again.kind.name == "WebP"
        chosen = Output(
            quality=1, scale=Scale.PERCENT, percent=25, keep=Keep.PUBLIC, tells_source=False
        )
        assert again.output == dialog.output == chosen

    def test_cancel_remembers_nothing(self, ask: Callable[..., ExportDialog]) -> None:
        settings = Settings()
        dialog = ask(settings)
        choose(dialog.format, "JPEG")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert settings == Settings()

    def test_a_small_photograph_does_not_change_the_long_side_that_is_remembered(
        self, ask: Callable[..., ExportDialog]
    ) -> None:
        settings = Settings()
        dialog = ask(settings)
        choose(dialog.scale, "Long side")
        assert dialog.amount.value() == 96
        QTest.mouseClick(dialog.export_button, LEFT)
        assert settings.export.long_side == Output().long_side

    def test_quality_is_for_jpeg_and_webp_and_bits_for_the_others(self, ask: Callable[..., ExportDialog]) -> None:
        dialog = ask()
        for name, lossy in (("PNG", False), ("JPEG", True), ("TIFF", False), ("WebP", True)):
            choose(dialog.format, name)
            assert dialog.quality.isEnabled() is lossy and dialog.bits.isEnabled() is not lossy

    def test_it_says_what_is_in_a_file_with_layers(self, ask: Callable[..., ExportDialog]) -> None:
        dialog = ask()
        assert not dialog.trouble.text()
        for name, words in (("Photoshop", "each region with its mask"), ("OpenRaster", "metadata lie in its flat")):
            choose(dialog.format, name)
            assert words in dialog.trouble.text() and dialog.bits.isEnabled() and dialog.export_button.isEnabled()
            assert dialog.suffix.text() in (".psd", ".ora")

    def test_the_photographs_own_profile_is_offered_where_there_is_one(self, ask: Callable[..., ExportDialog]) -> None:
        assert ask().profile.count() == 1
        out = io.BytesIO()
        Image.fromarray(ramp()).convert("RGB").save(out, "PNG", icc_profile=bytes(pyvips.Image.profile_load("p3")))
        assert ask(source=image_io.decode(out.getvalue(), "p3.png")).profile.count() == 2

    def test_every_field_has_a_name_for_those_who_cannot_see_it(self, ask: Callable[..., ExportDialog]) -> None:
        dialog = ask()
        for field in (dialog.name, dialog.folder, dialog.format, dialog.bits, dialog.scale, dialog.amount):
            assert field.accessibleName()
        assert dialog.quality.slider.accessibleName() and dialog.profile.accessibleName()


def test_the_keyboard_alone_exports_from_the_window(hand: Hand, tmp_path: Path) -> None:
    hand.window.settings.folders = {Folder.EXPORT: str(tmp_path)}

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        retype(dialog.name, "mine.jpg")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    QTimer.singleShot(0, fill)
    with hand.qtbot.waitSignal(hand.window.exporting.exported, timeout=20000):
        hand.key(Qt.Key.Key_E, CTRL)
    assert image_io.load(tmp_path / "mine.jpg").full.size == (200, 150)
    assert "mine.jpg" in hand.window.status.currentMessage()


def test_the_window_exports_the_regions_of_the_document(hand: Hand, tmp_path: Path) -> None:
    hand.window.settings.folders = {Folder.EXPORT: str(tmp_path)}
    document = hand.window.editor.context.document
    shape = Shape((Part(Outline(((10, 10), (90, 10), (90, 90)))),))
    state, _ = region_edits.add(document.state, shape, "Coat")
    document.commit("Add region", state)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        retype(dialog.name, "mine.ora")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    QTimer.singleShot(0, fill)
    with hand.qtbot.waitSignal(hand.window.exporting.exported, timeout=20000):
        hand.key(Qt.Key.Key_E, CTRL)
    with zipfile.ZipFile(tmp_path / "mine.ora") as archive:
        assert b'"Coat"' in archive.read("stack.xml")


def test_copying_is_confirmed(hand: Hand) -> None:
    QGuiApplication.clipboard().clear()
    with hand.qtbot.waitSignal(hand.window.exporting.copied, timeout=20000):
        hand.key(Qt.Key.Key_C, CTRL)
    assert "200 × 150" in hand.window.status.currentMessage()


def test_return_does_not_stop_an_export(hand: Hand) -> None:
    from app.ui.widgets.waiting import PROGRESS_WIDTH, progress_dialog

    dialog = progress_dialog("Exporting a picture with a rather long name.png…", hand.window)
    stopped: list[None] = []
    dialog.canceled.connect(lambda: stopped.append(None))
    dialog.show()
    assert dialog.width() >= PROGRESS_WIDTH
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not stopped and isinstance(dialog, QProgressDialog)
    QTest.mouseClick(dialog.findChild(QPushButton), LEFT)
    assert stopped
    dialog.deleteLater()
