"""The list of hints: its selection is that of the canvas, and everything can be done by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from app.core import hint_groups, regions
from app.ui.panels.hint_delegate import HintDelegate, Zone
from app.ui.panels.hint_model import Drawn, HintModel, runs
from app.ui.state import uses
from app.ui.state.context import EditorContext
from app.ui.state.hint_commands import HintCommands
from app.ui.widgets.afterwards import Afterwards
from app.ui.widgets.own_keys import REMOVE, RENAME, TAKE, OwnKeys
from models.hints import Hints, Stroke
from models.registry import Use
from models.types import RGB

_Flag = QItemSelectionModel.SelectionFlag


class HintTree(QTreeView):
    """Hints and groups, topmost first; while the pointer rests on a hint, the photograph shows where it acts."""

    def __init__(self, context: EditorContext, commands: HintCommands) -> None:
        super().__init__()
        self._context, self._commands = context, commands
        self._following = False
        self._folded: set[str] = set()
        self._committed: Hints | None = None
        self._now: Hints | None = None
        self._rows: tuple[hint_groups.Row, ...] = ()
        self.hints = HintModel(self._details, self)
        self.setModel(self.hints)
        self.delegate = HintDelegate(context, self.hints, self._region_colors, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(self.tr("Hints, topmost first"))
        self._set_up()
        OwnKeys(self, (*TAKE, *REMOVE, *RENAME, Qt.Key.Key_Space))
        self.hints.renamed.connect(self._rename)
        self.hints.dropped.connect(self._drop)
        self.collapsed.connect(lambda index: self._folded.add(self.hints.group_at(index)))
        self.expanded.connect(lambda index: self._folded.discard(self.hints.group_at(index)))
        self.entered.connect(self._point)
        self.viewportEntered.connect(lambda: context.influence.hover(None))
        context.selection_changed.connect(self.follow_selection)
        context.solo_changed.connect(self.viewport().update)
        for signal in (context.result_changed, context.document_opened):
            signal.connect(Afterwards(self.viewport().update, self).follow)

    def _set_up(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(300, 200)

    # What is shown

    def refresh(self) -> None:
        """Show the document's hints as they are now."""
        document, now = self._context.document, self._context.hints
        committed = document.state.hints if document is not None else now
        if committed is self._committed and now is self._now:
            return
        if committed is not self._committed:
            self._rows = hint_groups.rows(committed)
        self._committed, self._now = committed, now
        bar = self.verticalScrollBar().value()
        self._following = True
        changed = self.hints.show(self._rows, now)
        if changed:
            for index in self.hints.groups():
                self.setExpanded(index, self.hints.group_at(index) not in self._folded)
            self.verticalScrollBar().setValue(bar)
        self._following = False
        if changed:
            self.follow_selection()

    def _details(self, hint: Drawn) -> str:
        """The region in which a hint acts, and how far."""
        if isinstance(hint, Stroke) and self._context.marks_regions:
            return uses.region_title(hint.region)
        region = next((each.name for each in self._context.drawn_regions.all if each.id == hint.within), "")
        return " · ".join(words for words in (region, self._extent(hint)) if words)

    def _extent(self, hint: Drawn) -> str:
        """How far a hint acts, or what a stroke without a colour is for."""
        if hint.ab is None:
            return self.tr("keeps what is there")
        if self._context.use is not Use.COLORIZE:
            return ""
        words = {0.0: self.tr("only here"), 1.0: self.tr("everything like it")}
        reach = words.get(hint.reach, self.tr("reach {share:.0f} %").format(share=100 * hint.reach))
        return reach if hint.strength == 1 else f"{reach} · {100 * hint.strength:.0f} %"

    def _region_colors(self) -> dict[str, RGB]:
        return regions.colors(regions.names(self._context.hints.effective)) if self._context.marks_regions else {}

    def follow_selection(self) -> None:
        """Select the rows of the hints that are selected; a group's row if all of its hints are."""
        if self._following:
            return
        chosen, selection = self._context.selection, QItemSelection()
        whole = []
        for n, row in enumerate(self.hints.rows):
            found = [k for k, hint in enumerate(row.hints) if hint.id in chosen]
            if found and len(found) == len(row.hints):
                whole.append(n)
            if found and row.group:
                self._mark(selection, found, self.hints.index(n, 0))
        self._mark(selection, whole, QModelIndex())
        self._following = True
        self.selectionModel().select(selection, _Flag.ClearAndSelect)
        if self._context.selected is not None:
            current = self.hints.index_of(self._context.selected)
            if not self.hints.ids_at(self.currentIndex()) & chosen:
                self.selectionModel().setCurrentIndex(current, _Flag.NoUpdate)
            if not self.underMouse():
                self.scrollTo(current)
        self._following = False

    def _mark(self, selection: QItemSelection, rows: list[int], parent: QModelIndex) -> None:
        """Add rows to a selection, those that follow each other as one range: Qt looks at every range for every row."""
        for first, last in runs(rows):
            selection.select(self.hints.index(first, 0, parent), self.hints.index(last, 0, parent))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """What the artist selects here is selected on the canvas, too."""
        super().selectionChanged(selected, deselected)
        if self._following:
            return
        ids: set[int] = set()
        for index in self.selectedIndexes():
            if not self.hints.group_at(index) or self._stands_for_all(index, selected, deselected):
                ids |= self.hints.ids_at(index)
        if deselected.contains(self.currentIndex()):
            ids -= self.hints.ids_at(self.currentIndex())
        last = max(self.hints.ids_at(self.currentIndex()) & ids, default=None)
        self._context.select_hints(ids, last)
        self.follow_selection()

    def _stands_for_all(self, group: QModelIndex, selected: QItemSelection, deselected: QItemSelection) -> bool:
        """Whether the selected row of a group means all of its hints: not where one of them was just taken out."""
        taken_out = any(index.parent() == group for index in deselected.indexes())
        return selected.contains(group) or group == self.currentIndex() or not taken_out

    # Mouse

    def _zone(self, place: QPoint) -> tuple[Zone | None, QModelIndex]:
        index = self.indexAt(place)
        if not index.isValid():
            return None, index
        rooms = self.delegate.zones(self.visualRect(index), index)
        return next((zone for zone, room in rooms.items() if room.contains(place)), None), index

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        zone, index = self._zone(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not self._act(zone, index, event.modifiers()):
            super().mousePressEvent(event)
            if not index.isValid() and event.button() == Qt.MouseButton.LeftButton:
                self._context.select(None)

    def _act(self, zone: Zone | None, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a click on a button of a row means; False if it is none."""
        ids = self.hints.ids_at(index)
        solo = zone is Zone.SOLO or (zone is Zone.EYE and bool(modifiers & Qt.KeyboardModifier.AltModifier))
        if solo:
            self._commands.toggle_solo(ids)
        elif zone is Zone.EYE:
            self._commands.toggle_shown(ids)
        elif zone is Zone.LOCK:
            self._commands.toggle_locked(ids)
        elif zone is Zone.DELETE:
            self._commands.delete(ids)
        elif zone is Zone.UNFOLD:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        zone, index = self._zone(event.position().toPoint())
        if zone is Zone.NAME:
            self.edit(index)
        elif zone is Zone.PLACE:
            self._reveal()
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """The menu of the selected hints; by keyboard it opens at the current row."""
        place = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if self._context.selection:
            self._context.hint_menu_wanted.emit(place)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._context.influence.hover(None)

    def _point(self, index: QModelIndex) -> None:
        hints = self.hints.hints_at(index)
        alone = len(hints) == 1 and hints[0].shown and not self.hints.group_at(index)
        self._context.influence.hover(hints[0].id if alone else None)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()
        elif event.key() == Qt.Key.Key_Space and self._context.selection:
            self._commands.toggle_shown(self._context.selection)
        elif event.key() in REMOVE and self._context.selection:
            self._commands.delete(self._context.selection)
        elif event.key() in TAKE:
            self._reveal()
        elif event.key() == Qt.Key.Key_Escape:
            self._context.select(None)
        else:
            super().keyPressEvent(event)

    def _reveal(self) -> None:
        if self._context.place is not None:
            self._context.reveal_wanted.emit(self._context.place)

    # What the model asks for

    def _rename(self, what: object, name: str) -> None:
        # The rows may be others after that: not before the editor has closed.
        QTimer.singleShot(0, self, lambda: self._give_name(what, name))

    def _give_name(self, what: object, name: str) -> None:
        if isinstance(what, int):
            self._commands.rename(what, name)
        else:
            self._commands.rename_group(str(what), name)

    def _drop(self, groups: dict[int, str], above: int | None) -> None:
        # The view is still in the middle of the drop.
        QTimer.singleShot(0, self, lambda: self._commands.place(groups, above))
