"""A button with nothing but an icon, in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QToolButton, QWidget

from app.ui.widgets import style


class IconButton(QToolButton):
    """Its name is read out and shown in the tool tip."""

    def __init__(self, icon: str, name: str, side: int = 26, parent: QWidget | None = None) -> None:
        """`icon`: a file in `resources/icons`, without its ending; `side`: in logical pixels."""
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(side, side)
        self.setIconSize(QSize(min(side - 8, style.ICON_SIZE), min(side - 8, style.ICON_SIZE)))
        self.setIcon(style.icon(icon))
        self.name(name)

    def show_as(self, icon: str, name: str) -> None:
        """Have another icon and another name."""
        self._icon = icon
        self.setIcon(style.icon(icon))
        self.name(name)

    def name(self, name: str) -> None:
        """Call it something else."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(style.icon(self._icon))
