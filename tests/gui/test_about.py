"""About: the version, what the program stands on, and the model card."""

from __future__ import annotations

from importlib.metadata import version

from PySide6.QtCore import Qt
from PySide6.QtGui import QColorSpace
from PySide6.QtWidgets import QDialogButtonBox, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.core import about
from app.ui.main import make_app
from app.ui.window.about_dialog import AboutDialog


def test_it_names_the_libraries_with_their_own_licences() -> None:
    found = {library.name: library for library in about.libraries()}
    assert "LGPL" in found["Qt, PySide6"].licence and "LGPL" in found["libvips"].licence
    assert found["PyTorch"].version == version("torch") and "BSD" in found["PyTorch"].licence
    assert "Apache" in found["OpenCV"].licence and "BSD" in found["SciPy"].licence
    assert all(library.licence and "\n" not in library.licence for library in found.values())


def test_the_dialog_shows_both_pages_and_closes(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    licences, card = (dialog.pages.widget(n) for n in range(2))
    assert isinstance(licences, QTextBrowser) and isinstance(card, QTextBrowser)
    for library in about.libraries():
        assert library.licence in licences.toPlainText()
    text = card.toPlainText()
    assert "Skin" in text and "research and personal use" in text and "ImageNet" in text
    assert "old-photographs" not in card.toMarkdown() and "href" not in card.toHtml()
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Close), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_windows_are_tagged_as_srgb(qtbot: QtBot) -> None:
    make_app()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    handle = window.windowHandle()
    assert handle is not None
    assert handle.requestedFormat().colorSpace() == QColorSpace(QColorSpace.NamedColorSpace.SRgb)
