"""Colours that old photographs often need, in groups; names are in English and translated where shown."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.widgets.swatch import SwatchGrid
from models import color

COLUMNS = 8

_GROUPS = (
    (QT_TRANSLATE_NOOP("CommonColors", "Skin"), (
        ("#f6dbc8", QT_TRANSLATE_NOOP("CommonColors", "Fair skin")),
        ("#e8bd9f", QT_TRANSLATE_NOOP("CommonColors", "Light skin")),
        ("#d3a07c", QT_TRANSLATE_NOOP("CommonColors", "Tanned skin")),
        ("#b07b56", QT_TRANSLATE_NOOP("CommonColors", "Olive skin")),
        ("#7f5236", QT_TRANSLATE_NOOP("CommonColors", "Brown skin")),
        ("#4e3122", QT_TRANSLATE_NOOP("CommonColors", "Dark skin")),
        ("#d98f86", QT_TRANSLATE_NOOP("CommonColors", "Cheek")),
        ("#b5565a", QT_TRANSLATE_NOOP("CommonColors", "Lips")),
    )),
    (QT_TRANSLATE_NOOP("CommonColors", "Hair, eyes"), (
        ("#dcb877", QT_TRANSLATE_NOOP("CommonColors", "Blond hair")),
        ("#a4552a", QT_TRANSLATE_NOOP("CommonColors", "Auburn hair")),
        ("#5a3d2b", QT_TRANSLATE_NOOP("CommonColors", "Brown hair")),
        ("#2b2422", QT_TRANSLATE_NOOP("CommonColors", "Black hair")),
        ("#b3aea6", QT_TRANSLATE_NOOP("CommonColors", "Gray hair")),
        ("#5f8099", QT_TRANSLATE_NOOP("CommonColors", "Blue eyes")),
        ("#5c4a2e", QT_TRANSLATE_NOOP("CommonColors", "Brown eyes")),
        ("#6f7d56", QT_TRANSLATE_NOOP("CommonColors", "Green eyes")),
    )),
    (QT_TRANSLATE_NOOP("CommonColors", "Sky, water"), (
        ("#bcd9ee", QT_TRANSLATE_NOOP("CommonColors", "Pale sky")),
        ("#7fb0dc", QT_TRANSLATE_NOOP("CommonColors", "Clear sky")),
        ("#3f73a8", QT_TRANSLATE_NOOP("CommonColors", "Deep sky")),
        ("#e6b98f", QT_TRANSLATE_NOOP("CommonColors", "Evening sky")),
        ("#e9e6e0", QT_TRANSLATE_NOOP("CommonColors", "Cloud")),
        ("#2e6f78", QT_TRANSLATE_NOOP("CommonColors", "Sea")),
        ("#8db9a8", QT_TRANSLATE_NOOP("CommonColors", "Shallow water")),
        ("#5d7480", QT_TRANSLATE_NOOP("CommonColors", "River")),
    )),
    (QT_TRANSLATE_NOOP("CommonColors", "Foliage"), (
        ("#b4c46a", QT_TRANSLATE_NOOP("CommonColors", "Young leaves")),
        ("#7d9a43", QT_TRANSLATE_NOOP("CommonColors", "Grass")),
        ("#4c6b35", QT_TRANSLATE_NOOP("CommonColors", "Foliage")),
        ("#38503a", QT_TRANSLATE_NOOP("CommonColors", "Pine")),
        ("#c98a3c", QT_TRANSLATE_NOOP("CommonColors", "Autumn leaves")),
        ("#cdb878", QT_TRANSLATE_NOOP("CommonColors", "Dry grass")),
        ("#d9c493", QT_TRANSLATE_NOOP("CommonColors", "Sand")),
        ("#a5794f", QT_TRANSLATE_NOOP("CommonColors", "Earth")),
    )),
    (QT_TRANSLATE_NOOP("CommonColors", "Cloth"), (
        ("#f2e6cf", QT_TRANSLATE_NOOP("CommonColors", "Linen")),
        ("#e3c34a", QT_TRANSLATE_NOOP("CommonColors", "Straw yellow")),
        ("#d9772b", QT_TRANSLATE_NOOP("CommonColors", "Orange")),
        ("#c0303a", QT_TRANSLATE_NOOP("CommonColors", "Scarlet")),
        ("#7a2233", QT_TRANSLATE_NOOP("CommonColors", "Burgundy")),
        ("#d58fa6", QT_TRANSLATE_NOOP("CommonColors", "Rose")),
        ("#7d5a8c", QT_TRANSLATE_NOOP("CommonColors", "Violet")),
        ("#2f3f73", QT_TRANSLATE_NOOP("CommonColors", "Navy")),
        ("#4a6fa5", QT_TRANSLATE_NOOP("CommonColors", "Denim")),
        ("#2f7d6b", QT_TRANSLATE_NOOP("CommonColors", "Bottle green")),
        ("#6b6a45", QT_TRANSLATE_NOOP("CommonColors", "Olive drab")),
        ("#9a8a64", QT_TRANSLATE_NOOP("CommonColors", "Khaki")),
        ("#8a6b4f", QT_TRANSLATE_NOOP("CommonColors", "Tweed")),
        ("#3f4652", QT_TRANSLATE_NOOP("CommonColors", "Dark suit")),
        ("#5a3a24", QT_TRANSLATE_NOOP("CommonColors", "Leather")),
        ("#808080", QT_TRANSLATE_NOOP("CommonColors", "Neutral")),
    )),
    (QT_TRANSLATE_NOOP("CommonColors", "Wood"), (
        ("#d9b98a", QT_TRANSLATE_NOOP("CommonColors", "Birch")),
        ("#c79a62", QT_TRANSLATE_NOOP("CommonColors", "Pale wood")),
        ("#a9713d", QT_TRANSLATE_NOOP("CommonColors", "Cherry")),
        ("#8f5e35", QT_TRANSLATE_NOOP("CommonColors", "Oak")),
        ("#6b4a33", QT_TRANSLATE_NOOP("CommonColors", "Walnut")),
        ("#5b3320", QT_TRANSLATE_NOOP("CommonColors", "Mahogany")),
        ("#9b8b78", QT_TRANSLATE_NOOP("CommonColors", "Weathered wood")),
        ("#3a2a22", QT_TRANSLATE_NOOP("CommonColors", "Ebony")),
    )),
    (QT_TRANSLATE_NOOP("CommonColors", "Stone, metal"), (
        ("#a8513b", QT_TRANSLATE_NOOP("CommonColors", "Brick")),
        ("#c06b43", QT_TRANSLATE_NOOP("CommonColors", "Terracotta")),
        ("#cfc3ac", QT_TRANSLATE_NOOP("CommonColors", "Limestone")),
        ("#8b9096", QT_TRANSLATE_NOOP("CommonColors", "Slate")),
        ("#c9a24d", QT_TRANSLATE_NOOP("CommonColors", "Brass")),
        ("#b87850", QT_TRANSLATE_NOOP("CommonColors", "Copper")),
        ("#7ba08c", QT_TRANSLATE_NOOP("CommonColors", "Verdigris")),
        ("#8c4a2b", QT_TRANSLATE_NOOP("CommonColors", "Rust")),
    )),
)  # fmt: skip


class CommonColors(QWidget):
    """The groups below each other: a title, then its swatches."""

    picked = Signal(object)
    """(r, g, b), 0..255."""

    def __init__(self) -> None:
        super().__init__()
        self.grids: list[SwatchGrid] = []
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(8)
        for line, (title, colors) in enumerate(_GROUPS):
            label = QLabel(_tr(str(title)))
            layout.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid = SwatchGrid(COLUMNS)
            grid.setAccessibleName(label.text())
            values = [(color.parse_hex(value), _tr(str(name))) for value, name in colors]
            grid.set_colors(values)
            grid.picked.connect(lambda index, values=values: self.picked.emit(values[index][0]))
            layout.addWidget(grid, line, 1)
            self.grids.append(grid)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CommonColors", text)
