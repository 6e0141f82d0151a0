"""Forty-eight colours that old photographs often need; names are in English and translated where shown."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

CONTEXT = "CommonColors"

COLUMNS = 12

_TABLE = (
    # Skin, lips, hair, eyes
    ("#f6dbc8", QT_TRANSLATE_NOOP("CommonColors", "Fair skin")),
    ("#e8bd9f", QT_TRANSLATE_NOOP("CommonColors", "Light skin")),
    ("#d3a07c", QT_TRANSLATE_NOOP("CommonColors", "Tanned skin")),
    ("#b07b56", QT_TRANSLATE_NOOP("CommonColors", "Olive skin")),
    ("#7f5236", QT_TRANSLATE_NOOP("CommonColors", "Brown skin")),
    ("#4e3122", QT_TRANSLATE_NOOP("CommonColors", "Dark skin")),
    ("#d98f86", QT_TRANSLATE_NOOP("CommonColors", "Cheek")),
    ("#b5565a", QT_TRANSLATE_NOOP("CommonColors", "Lips")),
    ("#dcb877", QT_TRANSLATE_NOOP("CommonColors", "Blond hair")),
    ("#a4552a", QT_TRANSLATE_NOOP("CommonColors", "Auburn hair")),
    ("#5a3d2b", QT_TRANSLATE_NOOP("CommonColors", "Brown hair")),
    ("#5f8099", QT_TRANSLATE_NOOP("CommonColors", "Blue eyes")),
    # Sky, water, plants, earth
    ("#bcd9ee", QT_TRANSLATE_NOOP("CommonColors", "Pale sky")),
    ("#7fb0dc", QT_TRANSLATE_NOOP("CommonColors", "Clear sky")),
    ("#3f73a8", QT_TRANSLATE_NOOP("CommonColors", "Deep sky")),
    ("#2e6f78", QT_TRANSLATE_NOOP("CommonColors", "Sea")),
    ("#8db9a8", QT_TRANSLATE_NOOP("CommonColors", "Shallow water")),
    ("#b4c46a", QT_TRANSLATE_NOOP("CommonColors", "Young leaves")),
    ("#7d9a43", QT_TRANSLATE_NOOP("CommonColors", "Grass")),
    ("#4c6b35", QT_TRANSLATE_NOOP("CommonColors", "Foliage")),
    ("#38503a", QT_TRANSLATE_NOOP("CommonColors", "Pine")),
    ("#d9c493", QT_TRANSLATE_NOOP("CommonColors", "Sand")),
    ("#a5794f", QT_TRANSLATE_NOOP("CommonColors", "Earth")),
    ("#c98a3c", QT_TRANSLATE_NOOP("CommonColors", "Autumn leaves")),
    # Wood, stone, brick, metal
    ("#c79a62", QT_TRANSLATE_NOOP("CommonColors", "Pale wood")),
    ("#8f5e35", QT_TRANSLATE_NOOP("CommonColors", "Oak")),
    ("#5b3320", QT_TRANSLATE_NOOP("CommonColors", "Mahogany")),
    ("#a8513b", QT_TRANSLATE_NOOP("CommonColors", "Brick")),
    ("#c06b43", QT_TRANSLATE_NOOP("CommonColors", "Terracotta")),
    ("#cfc3ac", QT_TRANSLATE_NOOP("CommonColors", "Limestone")),
    ("#8b9096", QT_TRANSLATE_NOOP("CommonColors", "Slate")),
    ("#c9a24d", QT_TRANSLATE_NOOP("CommonColors", "Brass")),
    ("#b87850", QT_TRANSLATE_NOOP("CommonColors", "Copper")),
    ("#7ba08c", QT_TRANSLATE_NOOP("CommonColors", "Verdigris")),
    ("#8c4a2b", QT_TRANSLATE_NOOP("CommonColors", "Rust")),
    ("#808080", QT_TRANSLATE_NOOP("CommonColors", "Neutral")),
    # Cloth and paint
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
)

COMMON: tuple[tuple[str, str], ...] = tuple((value, str(name)) for value, name in _TABLE)
"""(hexadecimal value, English name), four rows of twelve."""
