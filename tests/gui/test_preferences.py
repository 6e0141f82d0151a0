"""The preferences dialog changes the settings when it is accepted, and only then."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from app.ui.widgets.background import Background
from app.ui.window.preferences import PreferencesDialog
from models import device


@pytest.fixture
def dialog(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[PreferencesDialog]:
    found = (device.Device("cpu", "CPU"), device.Device("cuda", "A GPU"))
    monkeypatch.setattr(device, "available", lambda: found)
    made = PreferencesDialog(Settings(threads=1, working_size=300, device="cuda"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.device.count() == 3)
    yield made
    for background in made.findChildren(Background):
        background.close()


def press(qtbot: QtBot, dialog: PreferencesDialog, which: QDialogButtonBox.StandardButton) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    qtbot.mouseClick(box.button(which), Qt.MouseButton.LeftButton)


def test_shows_what_is_set_even_what_is_not_in_its_lists(dialog: PreferencesDialog) -> None:
    assert dialog.device.currentText() == "A GPU"
    assert dialog.working_size.currentText() == "300 pixels"
    assert dialog.theme.currentData() == "system"
    assert dialog.autosave.value() == 1


def test_ok_takes_the_choices_over(qtbot: QtBot, dialog: PreferencesDialog) -> None:
    qtbot.keyClick(dialog.theme, Qt.Key.Key_End)
    qtbot.keyClick(dialog.device, Qt.Key.Key_Home)
    qtbot.keyClick(dialog.working_size, Qt.Key.Key_Home)
    qtbot.keyClick(dialog.autosave, Qt.Key.Key_Up)
    press(qtbot, dialog, QDialogButtonBox.StandardButton.Ok)
    expected = Settings(theme="dark", device="auto", working_size=None, autosave_seconds=11, threads=1)
    assert dialog.settings == expected


def test_cancel_changes_nothing(qtbot: QtBot, dialog: PreferencesDialog) -> None:
    before = Settings(threads=1, working_size=300, device="cuda")
    qtbot.keyClick(dialog.theme, Qt.Key.Key_End)
    press(qtbot, dialog, QDialogButtonBox.StandardButton.Cancel)
    assert dialog.settings == before


def test_autosave_can_be_switched_off(qtbot: QtBot, dialog: PreferencesDialog) -> None:
    dialog.autosave.setValue(0)
    assert dialog.autosave.text() == "Never"
    press(qtbot, dialog, QDialogButtonBox.StandardButton.Ok)
    assert dialog.settings.autosave_seconds == 0
