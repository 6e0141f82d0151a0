"""What menus and keys do to regions."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.ui.state.context import EditorContext
from app.ui.state.hint_commands import HintCommands


class RegionCommands(QObject):
    """Which region is current, which one hints belong to, and whether regions are seen."""

    def __init__(self, context: EditorContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._hints = HintCommands(context, self)

    @property
    def there(self) -> bool:
        """Whether the photograph has regions in the present use."""
        return bool(self._context.drawn_regions.all)

    def is_inside(self) -> bool:
        """Whether hints go into a region now."""
        return self._context.drawn_regions.current is not None

    def leave(self) -> None:
        """Have hints go into the whole photograph again."""
        self._context.drawn_regions.choose(None)

    def fill_owners(self, menu: QMenu) -> None:
        """Offer the regions that the selected hints can be moved to."""
        selected = self._context.selected_hints
        owners = {hint.within for hint in selected}
        choices: list[tuple[int | None, str]] = [(None, self.tr("Whole photograph"))]
        choices += [(region.id, region.name) for region in reversed(self._context.drawn_regions.all)]
        for region_id, name in choices:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(owners == {region_id})
            action.setEnabled(bool(selected))
            action.triggered.connect(lambda _=False, region_id=region_id: self._move(region_id))

    def _move(self, region_id: int | None) -> None:
        self._hints.bind(self._context.selection, region_id)

    def toggle_seen(self) -> None:
        """Show or hide the borders and veils of all regions."""
        regions = self._context.drawn_regions
        regions.set_seen(not regions.seen)

    def are_seen(self) -> bool:
        """Whether borders and veils are shown."""
        return self._context.drawn_regions.seen
