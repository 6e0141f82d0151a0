"""What the artist does to hints as a whole: copy, hide, lock, solo, name, group, arrange, delete."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject

from app.core import edits, hint_groups, hint_pasting
from app.ui.state import hint_clipboard
from app.ui.state.context import EditorContext
from app.ui.state.hint_names import title_of_all
from models.errors import UserError
from models.hints import ColorPoint, Hints, Stroke


class HintCommands(QObject):
    """Commands on hints that are named by their ids; each is at most one entry of the history."""

    def __init__(self, context: EditorContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    @property
    def _hints(self) -> Hints:
        document = self._context.document
        return document.state.hints if document is not None else Hints()

    def of(self, hint_ids: Collection[int]) -> tuple[ColorPoint | Stroke, ...]:
        """These hints as they have been committed, in drawn order."""
        return tuple(hint for hint in self._hints.drawn if hint.id in hint_ids)

    def _commit(self, label: str, hints: Hints) -> None:
        if self._context.document is not None:
            self._context.document.apply(label, hints=hints)

    def delete(self, hint_ids: Collection[int]) -> None:
        """Delete hints, except those that are locked; the artist is told of these."""
        self._delete(hint_ids, self.tr("Delete hint") if len(hint_ids) == 1 else self.tr("Delete hints"))

    def _delete(self, hint_ids: Collection[int], label: str) -> None:
        self._commit(label, edits.delete(self._hints, hint_ids))
        self._context.say_locked(hint_ids)

    def clear(self) -> None:
        """Delete all hints that are drawn, except those that are locked."""
        everything = self._hints.ids
        self._commit(self.tr("Remove all hints"), edits.delete(self._hints, everything))
        self._context.say_locked(everything)

    # The clipboard

    def copy(self, hint_ids: Collection[int]) -> None:
        """Put hints on the clipboard, as they are shown at the moment."""
        document, chosen = self._context.document, self.of(hint_ids)
        if document is not None and chosen:
            others = self._hints.ids - set(hint_ids)
            hint_clipboard.put(self._hints.without(others), document.photo.full.size)
            words = self.tr("Copied: {hints}. The picture is copied by Ctrl+Shift+C.")
            self._context.noted.emit(words.format(hints=title_of_all(chosen)))

    def cut(self, hint_ids: Collection[int]) -> None:
        """Put hints on the clipboard and delete them, except those that are locked."""
        self.copy(hint_ids)
        self._delete(hint_ids, self.tr("Cut hints"))

    def paste(self, mime: QMimeData) -> bool:
        """Add the hints of the clipboard at their places and select them; False if it has none.

        What is on the clipboard wrongly, or does not fit the present use, is told.
        """
        content, document = hint_clipboard.content(mime), self._context.document
        if content is None or document is None:
            return False
        try:
            read = hint_clipboard.read(content, document.photo.full.size)
            self._add(self._of_regions(read), self.tr("Paste hints"))
        except UserError as error:
            self._context.tell(error)
        return True

    def _of_regions(self, hints: Hints) -> Hints:
        """Hints that go into the current region where they lie in that, like those that are drawn."""
        region_at = self._context.drawn_regions.region_at
        points = tuple(replace(point, within=region_at(point.xy)) for point in hints.points)
        return replace(
            hints, points=points, strokes=tuple(replace(s, within=region_at(s.path[0])) for s in hints.strokes)
        )

    def duplicate(self, hint_ids: Collection[int]) -> None:
        """Add copies of hints beside them and select these."""
        self._add(self._hints.without(self._hints.ids - set(hint_ids)), self.tr("Duplicate hints"))

    def _add(self, others: Hints, label: str) -> None:
        """Add what fits the present use, and tell of what does not."""
        document = self._context.document
        assert document is not None
        found = hint_pasting.fitting(others, self._context.use)
        if len(found.ids) < len(others.ids):
            words = self.tr("{count} of the hints mean nothing here and are left out.")
            text = words.format(count=len(others.ids) - len(found.ids))
            self._context.message.emit(text, self.tr("Paste them in the mode that they were copied in."), "")
        hints, new = hint_pasting.paste(self._hints, found, document.photo.full.size)
        self._commit(label, hints)
        if new:
            self._context.select_hints(new)

    # Eyes, locks, names

    def toggle_shown(self, hint_ids: Collection[int]) -> None:
        """Hide hints; show them if all of them are hidden."""
        shown = not any(hint.shown for hint in self.of(hint_ids))
        label = self.tr("Show hints") if shown else self.tr("Hide hints")
        self._commit(label, edits.describe(self._hints, hint_ids, shown=shown))

    def toggle_locked(self, hint_ids: Collection[int]) -> None:
        """Lock hints; unlock them if all of them are locked."""
        locked = not all(hint.locked for hint in self.of(hint_ids))
        label = self.tr("Lock hints") if locked else self.tr("Unlock hints")
        self._commit(label, edits.describe(self._hints, hint_ids, locked=locked))

    def bind(self, hint_ids: Collection[int], region_id: int | None) -> None:
        """Let hints act in one region only, or (None) everywhere, except those that are locked."""
        self._commit(self.tr("Move hints to region"), edits.bind(self._hints, hint_ids, region_id))
        self._context.say_locked(hint_ids)

    def toggle_solo(self, hint_ids: Collection[int]) -> None:
        """Let hints alone count on the screen, beside those that do already; or no longer if all of them do."""
        solo, asked = self._context.solo, frozenset(hint_ids)
        self._context.set_solo(solo - asked if asked <= solo else solo | asked)

    def rename(self, hint_id: int, name: str) -> None:
        """Give a hint a name; "" for none."""
        self._commit(self.tr("Rename hint"), edits.describe(self._hints, (hint_id,), name=name.strip()))

    def rename_group(self, group: str, name: str) -> None:
        """Give a group another name; that of another group joins the two, an empty one changes nothing."""
        members = [hint.id for hint in self._hints.drawn if hint.group == group]
        if name.strip():
            self._commit(self.tr("Rename group"), hint_groups.gather(self._hints, members, name.strip()))

    # Groups and order

    def group(self, hint_ids: Collection[int]) -> None:
        """Put hints into a new group."""
        name = hint_groups.free_name(self._hints, lambda number: self.tr("Group {number}").format(number=number))
        self._commit(self.tr("Group hints"), hint_groups.gather(self._hints, hint_ids, name))

    def ungroup(self, hint_ids: Collection[int]) -> None:
        """Take hints out of their groups."""
        self._commit(self.tr("Ungroup hints"), hint_groups.gather(self._hints, hint_ids, ""))

    def place(self, groups: Mapping[int, str], above: int | None) -> None:
        """Put hints directly above another one or (None) below all, each into a group or none (`hint_groups.place`)."""
        self._commit(self.tr("Arrange hints"), hint_groups.place(self._hints, groups, above))

    def step(self, hint_ids: Collection[int], *, up: bool) -> None:
        """Move hints one place up or down in the list; what lies on top wins where hints overlap."""
        self._commit(self.tr("Arrange hints"), hint_groups.step(self._hints, hint_ids, up=up))

    # Effect

    def adjust(self, hint_ids: Collection[int], *, reach: float | None = None, strength: float | None = None) -> None:
        """Give hints another reach or strength (0..1)."""
        label = self.tr("Change reach") if reach is not None else self.tr("Change strength")
        self._commit(label, edits.adjust(self._hints, hint_ids, reach=reach, strength=strength))
        self._context.say_locked(hint_ids)
