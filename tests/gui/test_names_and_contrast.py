"""Everything in the window has a name, and stands out from its ground."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QProgressBar, QSlider

from app.ui.widgets import style
from app.ui.window.main_window import MainWindow
from tests.gui.conftest import assert_no_shortcut_is_taken_twice


def test_every_action_has_a_name_and_no_shortcut_is_taken_twice(window: MainWindow) -> None:
    assert all(action.text() or action.toolTip() for action in window.actions())
    assert_no_shortcut_is_taken_twice(window)


def test_controls_that_can_be_focused_have_accessible_names(window: MainWindow) -> None:
    for kind in (QAbstractSpinBox, QComboBox, QLineEdit, QSlider, QProgressBar):
        for widget in window.findChildren(kind):
            if widget.objectName() != "qt_spinbox_lineedit":
                assert widget.accessibleName(), f"{type(widget).__name__} in {type(widget.parent()).__name__}"


def luminance(name: str) -> float:
    parts = [int(name[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [style.DARK, style.LIGHT])
def test_themes_meet_wcag_contrast(theme: style.Tokens) -> None:
    for surface in (theme.window, theme.panel, theme.field):
        assert contrast(theme.text, surface) >= 7
        assert contrast(theme.muted, surface) >= 4.5
        assert contrast(theme.line, surface) >= 3
        assert contrast(theme.accent, surface) >= 3
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.on_accent, theme.accent_hover) >= 4.5
    assert contrast(theme.on_notice, theme.notice) >= 7


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_icons_stand_out_from_their_ground(window: MainWindow, theme: str) -> None:
    style.apply(theme)
    tokens = style.tokens(theme)
    off, on = QIcon.State.Off, QIcon.State.On
    grounds = {
        (QIcon.Mode.Normal, off): (tokens.window, tokens.panel, tokens.hover, tokens.pressed),
        (QIcon.Mode.Normal, on): (tokens.accent_wash,),
        (QIcon.Mode.Disabled, off): (tokens.window, tokens.panel),
    }
    for path in sorted((style.RESOURCES / "icons").glob("*.svg")):
        if path.stem == "tintype" or path.stem.endswith(("-dark", "-light")):
            continue
        for (mode, state), behind in grounds.items():
            image = style.icon(path.stem).pixmap(style.ICON_SIZE * 3, mode, state).toImage()
            places = ((x, y) for x in range(image.width()) for y in range(image.height()))
            inks = {image.pixelColor(x, y).name() for x, y in places if image.pixelColor(x, y).alpha() == 255}
            assert inks, f"{path.stem} is empty"
            for ground in behind:
                assert min(contrast(ink, ground) for ink in inks) >= 3, (path.stem, mode, state, ground)
