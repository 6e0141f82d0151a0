"""The dark and the light theme: one palette of tokens each, filled into one style sheet, and icons in their colours."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

RESOURCES = Path(str(files("resources")))
ICON_SIZE = 20


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of a theme. Surfaces are neutral: a tinted room would mislead the eye that judges colours.

    Every text token has at least 4.5:1 against `window`, `panel` and `field`; `line` and `accent` at least 3:1 where
    they carry meaning.
    """

    canvas: str
    window: str
    panel: str
    field: str
    hover: str
    pressed: str
    divider: str
    line: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_wash: str
    notice: str
    on_notice: str


DARK = Tokens(
    canvas="#1b1b1b",
    window="#2b2b2b",
    panel="#303030",
    field="#232323",
    hover="#3d3d3d",
    pressed="#484848",
    divider="#1f1f1f",
    line="#7a7a7a",
    text="#ececec",
    muted="#b4b4b4",
    disabled="#7d7d7d",
    accent="#e2a365",
    accent_hover="#edb77f",
    on_accent="#1d1409",
    accent_wash="#54422f",
    notice="#4b3b1d",
    on_notice="#fbeccb",
)

LIGHT = Tokens(
    canvas="#b9b9b9",
    window="#ececec",
    panel="#f6f6f6",
    field="#ffffff",
    hover="#dedede",
    pressed="#cfcfcf",
    divider="#d2d2d2",
    line="#7e7e7e",
    text="#1c1c1c",
    muted="#555555",
    disabled="#848484",
    accent="#9a5212",
    accent_hover="#83450e",
    on_accent="#ffffff",
    accent_wash="#f0d9c2",
    notice="#fdf0cf",
    on_notice="#3d2b00",
)


def is_dark(theme: str) -> bool:
    """Whether a theme setting ("system", "dark", "light") means the dark theme now."""
    if theme == "system":
        return QApplication.styleHints().colorScheme() != Qt.ColorScheme.Light
    return theme == "dark"


def tokens(theme: str) -> Tokens:
    """The colours of a theme setting."""
    return DARK if is_dark(theme) else LIGHT


def apply(theme: str) -> None:
    """Give the whole program a theme."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    colors = tokens(theme)
    app.setStyle("Fusion")
    app.setPalette(_palette(colors))
    sheet = Template((RESOURCES / "style.qss").read_text("utf-8"))
    arrows = "dark" if colors is DARK else "light"
    app.setStyleSheet(sheet.substitute(asdict(colors), icons=(RESOURCES / "icons").as_posix(), theme=arrows))


def _palette(colors: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, value in (
        (role.Window, colors.window),
        (role.WindowText, colors.text),
        (role.Base, colors.field),
        (role.AlternateBase, colors.panel),
        (role.Text, colors.text),
        (role.PlaceholderText, colors.muted),
        (role.Button, colors.panel),
        (role.ButtonText, colors.text),
        (role.BrightText, colors.on_accent),
        (role.ToolTipBase, colors.field),
        (role.ToolTipText, colors.text),
        (role.Highlight, colors.accent),
        (role.HighlightedText, colors.on_accent),
        (role.Accent, colors.accent),
        (role.Link, colors.accent),
        (role.LinkVisited, colors.accent),
        (role.Dark, colors.canvas),
        (role.Mid, colors.divider),
        (role.Midlight, colors.hover),
        (role.Light, colors.pressed),
        (role.Shadow, colors.divider),
    ):
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colors.disabled))
    return palette


def icon(name: str) -> QIcon:
    """An icon of `resources/icons` in the present theme's text colour (disabled: its own)."""
    palette = QApplication.palette()
    normal = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText).name()
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    accent = palette.color(QPalette.ColorRole.Highlight).name()
    return _icon(name, normal, disabled, accent)


@lru_cache(maxsize=256)
def _icon(name: str, normal: str, disabled: str, accent: str) -> QIcon:
    return QIcon(_IconEngine(name, normal, disabled, accent))


class _IconEngine(QIconEngine):
    """Draws an icon when it is first seen, at the size that it is seen at: most icons are in menus, which stay shut."""

    def __init__(self, name: str, normal: str, disabled: str, accent: str) -> None:
        super().__init__()
        self._look = (name, normal, disabled, accent)
        self._drawn: dict[tuple[str, int], QPixmap] = {}

    def clone(self) -> QIconEngine:
        return _IconEngine(*self._look)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """As large as the shorter side of `size`, in pixels of the screen."""
        name, normal, disabled, accent = self._look
        usual = accent if state == QIcon.State.On else normal
        key = (disabled if mode == QIcon.Mode.Disabled else usual, min(size.width(), size.height()))
        if key not in self._drawn:
            self._drawn[key] = draw_icon(name, *key)
        return self._drawn[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.drawPixmap(rect, self.pixmap(rect.size() * painter.device().devicePixelRatio(), mode, state))


def draw_icon(name: str, color: str, side: int) -> QPixmap:
    """An icon as a square pixmap of `side` pixels."""
    source = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", color)
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    return pixmap


def app_icon() -> QIcon:
    """The program's own icon, which has its own colours."""
    made = QIcon()
    for side in (16, 32, 64, 128, 256):
        made.addPixmap(draw_icon("tintype", "#000000", side))
    return made
