"""The hints as a tree: groups with their members, and hints by themselves; topmost first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractItemModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from app.core.hint_groups import Row
from app.ui.state import hint_names
from models.hints import ColorPoint, Hints, Stroke

Index = QModelIndex | QPersistentModelIndex
Drawn = ColorPoint | Stroke
_Role = Qt.ItemDataRole
_Flag = Qt.ItemFlag

_OF_HINT = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemIsEditable | _Flag.ItemIsDragEnabled
_OF_GROUP = _OF_HINT | _Flag.ItemIsDropEnabled

_ROWS = "application/x-tintype-hint-rows"
"""What is dragged within the list; it stands for nothing anywhere else."""


class HintModel(QAbstractItemModel):
    """Rows of the list. It changes nothing itself: it says what the artist wants."""

    renamed = QtSignal(object, str)
    """The id of a hint or the name of a group, and its new name."""
    dropped = QtSignal(object, object)
    """The groups that hints go into by their ids ("": none), and the id of the hint that they go above (None: below
    all)."""

    def __init__(self, details: Callable[[Drawn], str], parent: QObject | None = None) -> None:
        """`details`: a hint's second line."""
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.details = details
        self._committed: tuple[Row, ...] = ()
        self._dragged: dict[int, str] = {}

    def show(self, rows: tuple[Row, ...], now: Hints) -> bool:
        """Show rows, with their hints as they are now; whether there are other rows than before.

        Args:
            rows: those of the committed hints, so that nothing comes and goes while the hand tries things.
            now: the hints of a gesture that goes on.
        """
        current: dict[int, Drawn] = {point.id: point for point in now.points}
        current.update({stroke.id: stroke for stroke in now.strokes})
        fresh = tuple(Row(row.group, tuple(current.get(hint.id, hint) for hint in row.hints)) for row in rows)
        before, self._committed = self._committed, rows
        if rows is not before and not _alike(rows, before):
            self.beginResetModel()
            self.rows = fresh
            self.endResetModel()
            return True
        old, self.rows = self.rows, fresh
        changed = [n for n, (row, other) in enumerate(zip(fresh, old, strict=True)) if row.hints != other.hints]
        for first, last in runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
        for group in (self.index(n, 0) for n in changed if fresh[n].group):
            self.dataChanged.emit(self.index(0, 0, group), self.index(self.rowCount(group) - 1, 0, group))
        return False

    # What lies at an index

    def group_at(self, index: Index) -> str:
        """The name of the group whose own row this is; "" for a hint."""
        return self.rows[index.row()].group if index.isValid() and not index.internalId() else ""

    def hints_at(self, index: Index) -> tuple[Drawn, ...]:
        """The hint of a row, or all those of a group."""
        if not index.isValid():
            return ()
        if index.internalId():
            return (self.rows[index.internalId() - 1].hints[index.row()],)
        return self.rows[index.row()].hints

    def ids_at(self, index: Index) -> frozenset[int]:
        """The ids of `hints_at`."""
        return frozenset(hint.id for hint in self.hints_at(index))

    def index_of(self, hint_id: int) -> QModelIndex:
        """Where a hint is; an invalid index for nowhere."""
        for n, row in enumerate(self.rows):
            if hint_id in row.ids:
                return self.index(row.ids.index(hint_id), 0, self.index(n, 0)) if row.group else self.index(n, 0)
        return QModelIndex()

    def groups(self) -> list[QModelIndex]:
        """The rows of groups."""
        return [self.index(n, 0) for n, row in enumerate(self.rows) if row.group]

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        inside = index.isValid() and index.internalId()
        return self.createIndex(index.internalId() - 1, 0, 0) if inside else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        if not parent.isValid():
            return len(self.rows)
        return len(self.rows[parent.row()].hints) if self.group_at(parent) else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008, N802
        return 1

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        group, hints = self.group_at(index), self.hints_at(index)
        if role in (_Role.DisplayRole, _Role.EditRole):
            return group or hint_names.title(hints[0])
        if role == _Role.AccessibleTextRole:
            return ", ".join(self._spoken(group, hints))
        return None

    def _spoken(self, group: str, hints: Sequence[Drawn]) -> list[str]:
        words = [group, self.tr("group of {hints}").format(hints=hint_names.count(len(hints)))]
        if not group:
            words = [hint_names.title(hints[0]), self.details(hints[0])]
        if not any(hint.shown for hint in hints):
            words.append(self.tr("hidden"))
        if all(hint.locked for hint in hints):
            words.append(self.tr("locked"))
        return words

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _Flag.ItemIsDropEnabled
        return _OF_GROUP if self.group_at(index) else _OF_HINT

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:  # noqa: N802
        if role != _Role.EditRole or value == self.data(index, role):
            return False
        self.renamed.emit(self.group_at(index) or self.hints_at(index)[0].id, str(value))
        return True

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [_ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        groups = [self.group_at(index) for index in indexes]
        hints = [hint for index in indexes for hint in self.hints_at(index)]
        # A group that is dragged as a whole stays one; single hints leave theirs.
        self._dragged = {hint.id: hint.group if hint.group in groups else "" for hint in hints}
        data = QMimeData()
        data.setData(_ROWS, QByteArray())
        return data

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Say where rows are to go. Always False: the rows are moved by what the document then is."""
        del action, column
        if data.hasFormat(_ROWS) and self._dragged:
            group = self.group_at(parent)
            place = row if row >= 0 else 0 if group else len(self.rows)
            groups = {hint_id: group or own for hint_id, own in self._dragged.items()}
            self.dropped.emit(groups, self._above(parent, place))
        return False

    def _above(self, parent: Index, place: int) -> int | None:
        """The id of the hint that something dropped at a place goes above; None for below all."""
        if self.group_at(parent):
            ids = self.rows[parent.row()].ids
            if place < len(ids):
                return ids[place]
            return self._above(QModelIndex(), parent.row() + 1)
        return self.rows[place].ids[0] if place < len(self.rows) else None


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of those that follow each other directly, of ascending numbers."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield found[0], found[-1]


def _alike(some: Sequence[Row], others: Sequence[Row]) -> bool:
    """Whether rows are of the same hints in the same groups."""
    if len(some) != len(others):
        return False
    return all((a.group, a.ids) == (b.group, b.ids) for a, b in zip(some, others, strict=True))
