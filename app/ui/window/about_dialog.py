"""The dialog About: version, licences of the libraries, and what the networks were taught with."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.core import about
from app.ui.widgets import style

_SIZE = (660, 560)
_ICON = 48
_PICTURES = re.compile(r"^!\[.*?\]\(.*?\)\n?", re.MULTILINE)
_LINKS = re.compile(r"\[([^\]]*)\]\((?!https?:)[^)]*\)")


class AboutDialog(QDialog):
    """What the program is, and two pages: what it stands on, and the model card of its own weights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Tintype"))
        self.resize(*_SIZE)
        self.pages = QTabWidget()
        self.pages.addTab(self._libraries(), self.tr("Licences"))
        self.pages.addTab(self._model_card(), self.tr("Networks and their data"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self.pages)
        column.addWidget(buttons)

    def _head(self) -> QHBoxLayout:
        picture, words = QLabel(), QLabel()
        picture.setPixmap(style.app_icon().pixmap(_ICON))
        line = self.tr("Colour for black-and-white photographs, by hand.")
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setText(f"<h2>Tintype {escape(about.version())}</h2>{escape(line)}")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(picture)
        row.addWidget(words, 1)
        return row

    def _libraries(self) -> QTextBrowser:
        sentences = (
            self.tr("Tintype is under the MIT licence. It stands on these libraries, each under its own:"),
            self.tr(
                "Libraries under the LGPL (Qt, libvips) are files of their own in the program's folder: "
                "they may be replaced by other versions."
            ),
            self.tr(
                "Tintype's own weights are for research and personal use: "
                "most photographs that they learned from are licensed for that only."
            ),
        )
        row = "<tr><td style='{0}'><b>{1}</b></td><td style='{0}'>{2}</td><td style='{0}'>{3}</td></tr>"
        cells = ((escape(part) for part in (one.name, one.version, one.licence)) for one in about.libraries())
        rows = "".join(row.format("padding:3px 20px 3px 0", *texts) for texts in cells)
        first, *others = (f"<p>{escape(sentence)}</p>" for sentence in sentences)
        page = _page(self.tr("Licences"))
        page.setHtml(f"{first}<table>{rows}</table>{''.join(others)}")
        return page

    def _model_card(self) -> QTextBrowser:
        page = _page(self.tr("Networks and their data"))
        # Pictures and other pages do not come with the program.
        page.setMarkdown(_LINKS.sub(r"\1", _PICTURES.sub("", about.model_card())))
        return page


def _page(name: str) -> QTextBrowser:
    page = QTextBrowser()
    page.setAccessibleName(name)
    page.setOpenExternalLinks(True)
    return page
