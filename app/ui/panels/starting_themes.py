"""Themes to start from, with names."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from models import color
from models.hints import Theme

_COLORS = {
    str(QT_TRANSLATE_NOOP("StartingThemes", "Summer")): "6f8f4e 8fb3d9 c8a070 b8b8b0 4f6b3a",
    str(QT_TRANSLATE_NOOP("StartingThemes", "Autumn")): "b5722e 8a5a36 9aa7b5 7c7a3f a8452f",
    str(QT_TRANSLATE_NOOP("StartingThemes", "Winter")): "c3d0df 8c9cb0 9a8f86 b9a79a 6f7f92",
    str(QT_TRANSLATE_NOOP("StartingThemes", "Sea")): "4f8fa8 86b7d6 d8bf94 a9b8b4 b07a5a",
    str(QT_TRANSLATE_NOOP("StartingThemes", "Mountains")): "7d93ab 8a9a78 a9a39b 9cb8d8 6d6459",
    str(QT_TRANSLATE_NOOP("StartingThemes", "Desert")): "d19a5b c27a4a 8fb0d6 b9a58c 9a5b3f",
    str(QT_TRANSLATE_NOOP("StartingThemes", "Old town")): "b98a62 a3705a 9c958b 8ea5bd d0b98e",
    str(QT_TRANSLATE_NOOP("StartingThemes", "Evening")): "d98a55 a8647a 6a6f9c 5b5a78 e0b070",
    str(QT_TRANSLATE_NOOP("StartingThemes", "Lamplight")): "c98f4f 9c6a42 b3a08a 6f5a4a d8b27a",
    str(QT_TRANSLATE_NOOP("StartingThemes", "Portrait")): "c79a82 a87460 8f8a86 6e7f95 5a4438",
    str(QT_TRANSLATE_NOOP("StartingThemes", "Flowers")): "c9577a 7f9a52 d8b84a 9f7fc0 b8b4a8",
    str(QT_TRANSLATE_NOOP("StartingThemes", "Slide film")): "c0522f 3f7fae d8a53f 5f8a4a b39a86",
}
"""In sRGB; of a theme only the hue and the chroma of its colours count."""


def starting_themes() -> list[tuple[str, Theme]]:
    """Titles, as the artist reads them, and themes."""
    return [
        (
            QCoreApplication.translate("StartingThemes", title),
            Theme(tuple(color.ab_of_rgb(color.parse_hex(part)) for part in colors.split())),
        )
        for title, colors in _COLORS.items()
    ]
