"""Many photographs in the window: in the background, one bad file stops nothing, and what is done is not done again."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import skimage.io
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.core import palettes
from app.core.document import Swatch
from app.core.palettes import Palette
from app.ui.window.batch_dialog import BatchDialog
from app.ui.window.main_window import MainWindow
from models.hints import Guidance
from tests import fakes
from tests.gui.conftest import LEFT, Hand
from tests.gui.panels.conftest import drop as drop_on

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder with three photographs, a damaged one and a text."""
    folder = tmp_path / "album"
    folder.mkdir()
    for name, level in (("a.png", 40), ("b.png", 90), ("d.png", 160)):
        skimage.io.imsave(folder / name, np.full((40, 60), level, np.uint8), check_contrast=False)
    (folder / "c.png").write_bytes((folder / "a.png").read_bytes()[:40])
    (folder / "notes.txt").write_text("none")
    return folder


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> fakes.Script:
    return fakes.install(monkeypatch, "quick")


@pytest.fixture
def dialog(window: MainWindow, backend: fakes.Script) -> Iterator[BatchDialog]:
    """The dialog as the menu shows it, with the quick backend chosen."""
    window.actions_["colour_many"].trigger()
    assert window.batch is not None and window.batch.isVisible()
    window.batch.method.setCurrentIndex(window.batch.method.findData("quick"))
    yield window.batch
    window.batch.close()


def drop(dialog: BatchDialog, qtbot: QtBot, *paths: Path) -> None:
    """Drop files, and wait until they are listed."""
    with qtbot.waitSignal(dialog.list.changed, timeout=fakes.PATIENCE * 1000):
        assert drop_on(dialog.list.viewport(), *paths)


def states(dialog: BatchDialog) -> list[str]:
    rows = (dialog.list.topLevelItem(n) for n in range(dialog.list.topLevelItemCount()))
    return [row.text(1) for row in rows if row is not None]


def click(button: object) -> None:
    QTest.mouseClick(button, LEFT)  # type: ignore[call-overload]


def run(dialog: BatchDialog, qtbot: QtBot) -> None:
    click(dialog.start_button)
    qtbot.waitUntil(lambda: not dialog.busy, timeout=120000)


def test_a_dropped_folder_is_coloured_into_a_folder_beside_it(
    dialog: BatchDialog, photos: Path, qtbot: QtBot
) -> None:
    assert not dialog.start_button.isEnabled()
    drop(dialog, qtbot, photos)
    assert [path.name for path in dialog.list.paths] == ["a.png", "b.png", "c.png", "d.png"]
    assert dialog.folder.text() == str(photos / "coloured")
    run(dialog, qtbot)
    assert sorted(path.name for path in (photos / "coloured").iterdir()) == ["a.png", "b.png", "d.png"]
    assert [state == "Coloured" for state in states(dialog)] == [True, True, False, True]
    assert "c.png" in states(dialog)[2], "the row says why"
    assert dialog.summary.text() == "3 coloured, 1 failed"
    assert dialog.progress.value() == dialog.progress.maximum() == 400


def test_what_is_there_already_is_left_out_until_it_is_wanted(
    dialog: BatchDialog, photos: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (photos / "c.png").unlink()
    drop(dialog, qtbot, photos)
    run(dialog, qtbot)
    run(dialog, qtbot)
    assert dialog.summary.text() == "3 there already" and set(states(dialog)) == {"There already"}
    QTest.keyClick(dialog.again, Qt.Key.Key_Space)
    asked: list[int] = []

    def refuse(number: int, folder: Path) -> bool:
        asked.append(number)
        return len(asked) > 1

    monkeypatch.setattr(dialog, "may_replace", refuse)
    run(dialog, qtbot)
    assert asked == [3] and dialog.summary.text() == "3 there already"
    run(dialog, qtbot)
    assert dialog.summary.text() == "3 coloured"


def test_stop_leaves_the_rest_for_later(
    dialog: BatchDialog, photos: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = fakes.install_slow(monkeypatch, "slow")
    dialog.method.addItem("Slow", "slow")
    dialog.method.setCurrentIndex(dialog.method.count() - 1)
    drop(dialog, qtbot, photos / "a.png", photos / "b.png")
    click(dialog.start_button)
    script.wait_started()
    click(dialog.start_button)
    qtbot.waitUntil(lambda: not dialog.busy, timeout=120000)
    assert states(dialog) == ["Stopped", "Stopped"] and dialog.summary.text() == "2 stopped"
    assert not list((photos / "coloured").iterdir())
    assert script.gate is not None
    script.gate.set()
    run(dialog, qtbot)
    assert dialog.summary.text() == "2 coloured"


def test_the_window_is_of_use_meanwhile_and_hears_of_the_end(
    hand: Hand, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = fakes.install_slow(monkeypatch, "slow")
    hand.window.actions_["colour_many"].trigger()
    dialog = hand.window.batch
    assert dialog is not None
    dialog.method.addItem("Slow", "slow")
    dialog.method.setCurrentIndex(dialog.method.count() - 1)
    drop(dialog, hand.qtbot, photos / "a.png")
    click(dialog.start_button)
    script.wait_started()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and dialog.busy
    hand.click((50, 40))
    hand.wait_result()
    assert len(hand.document.hints.points) == 1
    assert script.gate is not None
    script.gate.set()
    hand.qtbot.waitUntil(lambda: hand.window.message_bar.text == "Photographs: 1 coloured.", timeout=120000)
    click(hand.window.message_bar.choice_buttons[0])
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize("stop", [False, True])
def test_closing_the_window_asks_while_it_works(
    dialog: BatchDialog, window: MainWindow, qtbot: QtBot, photos: Path, monkeypatch: pytest.MonkeyPatch, stop: bool
) -> None:
    script = fakes.install_slow(monkeypatch, "slow")
    dialog.method.addItem("Slow", "slow")
    dialog.method.setCurrentIndex(dialog.method.count() - 1)
    drop(dialog, qtbot, photos / "a.png")
    click(dialog.start_button)
    script.wait_started()
    monkeypatch.setattr(dialog, "may_stop", lambda: stop)
    window.close()
    assert window.isVisible() is not stop


def test_all_photographs_get_the_theme_and_the_vividness(
    dialog: BatchDialog, backend: fakes.Script, photos: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    three = tuple(Swatch(str(n), (200 - 60 * n, 60 * n, 90)) for n in range(3))
    palettes.save(Palette("Three", three), tmp_path / "three.gpl")
    dialog.palette_menu.load(tmp_path / "three.gpl")
    assert dialog.theme.currentText() == "Three"
    palettes.save(Palette("Grays", tuple(Swatch("", (n, n, n)) for n in (20, 120, 220))), tmp_path / "grays.gpl")
    dialog.palette_menu.load(tmp_path / "grays.gpl")
    assert "“Grays” has fewer than 3 different colours" in dialog.summary.text()
    assert dialog.theme.currentText() == "Three", "the old theme stays"
    dialog.vividness.number.setFocus()
    dialog.vividness.number.setValue(80)
    drop(dialog, qtbot, photos / "a.png")
    run(dialog, qtbot)
    (hints,) = backend.colorized
    assert hints.kinds == Guidance.THEME | Guidance.VIVIDNESS
    assert hints.theme is not None and len(hints.theme.colors) == 3 and hints.stats.vividness == 0.8


def test_keys_alone(dialog: BatchDialog, photos: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [str(photos / "a.png"), str(photos / "b.png")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (files, ""))
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.add_button
    QTest.keyClick(dialog.add_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(dialog.list.paths) == 2, timeout=fakes.PATIENCE * 1000)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert [path.name for path in dialog.list.paths] == ["a.png"]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.summary.text() == "1 coloured", timeout=120000)


def test_everything_has_a_name_for_screen_readers(dialog: BatchDialog) -> None:
    for field in (dialog.list, dialog.folder, dialog.format, dialog.method, dialog.theme, dialog.vividness.slider,
                  dialog.vividness.number, dialog.progress):  # fmt: skip
        assert field.accessibleName(), field


def test_a_folder_that_cannot_be_made_is_told(dialog: BatchDialog, photos: Path, qtbot: QtBot) -> None:
    drop(dialog, qtbot, photos / "a.png")
    dialog.folder.setText(str(photos / "b.png" / "in"))
    run(dialog, qtbot)
    assert "cannot be made" in dialog.summary.text() and states(dialog) == ["Stopped"]


def test_no_original_is_replaced_or_taken_for_its_picture(dialog: BatchDialog, photos: Path, qtbot: QtBot) -> None:
    skimage.io.imsave(photos / "a.jpg", np.full((40, 60), 200, np.uint8), check_contrast=False)
    originals = [photos / "a.jpg", photos / "a.png"]
    before = [path.read_bytes() for path in originals]
    drop(dialog, qtbot, *originals)
    dialog.folder.setText(str(photos))
    run(dialog, qtbot)
    assert states(dialog) == ["Coloured", "Coloured"] and [path.read_bytes() for path in originals] == before
    levels = [skimage.io.imread(photos / name)[0, 0].mean() for name in ("a (2).png", "a (3).png")]
    assert levels == pytest.approx([200, 40], abs=12)


def test_a_folder_that_cannot_be_read_is_told_and_the_others_are_added(
    dialog: BatchDialog, photos: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbidden = photos / "forbidden"
    forbidden.mkdir()
    listed = Path.iterdir

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder == forbidden:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        assert threading.current_thread() is not threading.main_thread(), "a disk may take its time"
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    drop(dialog, qtbot, forbidden, photos)
    assert [path.name for path in dialog.list.paths] == ["a.png", "b.png", "c.png", "d.png"]
    assert "forbidden” cannot be read: Permission denied" in dialog.summary.text()


@pytest.mark.parametrize("text", ["~nobody-here", "~nobody-here/in", "x" * 300, "/root/in"])
def test_any_folder_can_be_typed(dialog: BatchDialog, photos: Path, qtbot: QtBot, text: str) -> None:
    drop(dialog, qtbot, photos / "a.png")
    dialog.folder.clear()
    QTest.keyClicks(dialog.folder, text)
    assert not dialog.show_folder.isEnabled()
    if text.startswith("~"):
        click(dialog.start_button)
        assert "no user “nobody-here”" in dialog.summary.text() and not dialog.busy


def test_the_tilde_is_the_users_folder(dialog: BatchDialog) -> None:
    dialog.folder.clear()
    QTest.keyClicks(dialog.folder, "~")
    assert dialog.show_folder.isEnabled()
