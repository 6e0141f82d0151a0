"""Names in tool tips are shown letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from app.ui.widgets.tips import plain
from app.ui.window.recent_tiles import RecentTile


@pytest.mark.parametrize("text", ["portrait.jpg", "<b>1911</b>.png", "a & b\n<i>is not there</i>", "1 < 2 > 0"])
def test_a_tip_shows_every_letter(qtbot: QtBot, text: str) -> None:
    tip = plain(text)
    if tip != text:
        shown = QTextDocument()
        shown.setHtml(tip)
        tip = shown.toPlainText()
    assert tip == text


def test_a_file_named_like_html_is_named_in_full(qtbot: QtBot) -> None:
    path = Path("/photographs/<b>1911<b>.png")
    tile = RecentTile(path, None)
    qtbot.addWidget(tile)
    shown = QTextDocument()
    shown.setHtml(tile.toolTip())
    assert str(path) in shown.toPlainText()
