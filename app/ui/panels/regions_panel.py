"""The regions of a cut-out: which one the brush marks, their names, and what is written of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QSignalBlocker, QTimer
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton

from app.core import edits, regions
from app.core.image_io import fit
from app.core.palettes import LONGEST_NAME
from app.core.shapes import FOUND_SIDE, Found
from app.ui.panels.base import Panel
from app.ui.panels.place import Place
from app.ui.state import uses
from app.ui.state.context import EditorContext
from app.ui.widgets.boxes import ChoiceBox
from app.ui.widgets.named_colors import NamedColors
from models.errors import UserError
from models.lazy import cv2
from models.registry import Use

_LIST_HEIGHT = 60


class RegionsPanel(Panel):
    """A list of regions over their commands, and the export of masks and cut-outs."""

    name = "regions"
    title = str(QT_TRANSLATE_NOOP("Panels", "Regions"))
    uses = frozenset(use for use in Use if use.spec.marks_regions)
    place = Place.TOP

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self._names: list[str] = []
        self._shown: tuple[object, ...] = ()
        self._build_list()
        self._build_export()
        self.column.addStretch(1)
        context.regions.changed.connect(self.refresh)
        context.selection_changed.connect(self.refresh)
        context.maps.changed.connect(self.refresh)
        self.refresh()

    def _build_list(self) -> None:
        self.heading(self.tr("The brush marks"))
        self.list = NamedColors(self.tr("Regions"), _LIST_HEIGHT)
        self.list.taken.connect(lambda row: self._take(self._names[row]))
        self.list.removal_wanted.connect(self._remove)
        self.list.itemChanged.connect(self._renamed)
        self.column.addWidget(self.list, 1)
        self.add = QPushButton(self.tr("Add"))
        self.add.setToolTip(self.tr("One more region, with a name of its own"))
        self.rename = QPushButton(self.tr("Rename"))
        self.rename.setToolTip(self.tr("Rename the region (F2); the background keeps its name"))
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setToolTip(self.tr("Remove the region with its strokes (Delete)"))
        self.add.clicked.connect(self._add)
        self.rename.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.remove.clicked.connect(lambda: self._remove(self.list.currentRow()))
        buttons = QHBoxLayout()
        for button in (self.add, self.rename, self.remove):
            buttons.addWidget(button)
        self.column.addLayout(buttons)
        self.note(self.tr("X marks the last two in turn. With Select (V), a click here gives the stroke its region."))
        self.hidden = self.note()

    def _build_export(self) -> None:
        self.heading(self.tr("Export"))
        self.written = ChoiceBox()
        self.written.setAccessibleName(self.tr("What to export"))
        self.written.activated.connect(lambda _: self.context.regions.choose_exported(self.written.currentData()))
        self.column.addWidget(self.written)
        self.cut_out_button = QPushButton(self.tr("Cut-out…"))
        self.cut_out_button.setToolTip(self.tr("The photograph, transparent around the region, as PNG (Ctrl+E)"))
        self.cut_out_button.clicked.connect(self.context.regions.cut_out_wanted)
        self.mask_button = QPushButton(self.tr("Mask…"))
        self.mask_button.setToolTip(self.tr("White where the region is, black elsewhere, as PNG (Ctrl+Shift+E)"))
        self.mask_button.clicked.connect(self.context.regions.mask_wanted)
        self.keep_button = QPushButton(self.tr("Keep as region"))
        self.keep_button.setToolTip(self.tr("Make it a region, for hints of its own and for locks in the other modes"))
        self.keep_button.clicked.connect(self._keep)
        self.row(self.cut_out_button, self.mask_button)
        self.row(self.keep_button)

    # What the artist does

    def _take(self, name: str) -> None:
        """Mark this region from now on; strokes that are selected are of this region too."""
        if self.context.selection:
            self.commit(self.tr("Change region"), edits.mark(self.committed, self.context.selection, name))
            self.context.say_locked()
        self.context.regions.choose(name)

    def _add(self) -> None:
        words = self.tr("Region {number}")
        number = next(n for n in range(1, len(self._names) + 2) if words.format(number=n) not in self._names)
        self.context.regions.add(words.format(number=number))
        self.list.setFocus()
        self.list.editItem(self.list.currentItem())

    def _remove(self, row: int) -> None:
        name = self._names[row]
        self.context.regions.remove(name)
        self.commit(self.tr("Remove region"), edits.delete_region(self.committed, name))
        self.context.say_locked({stroke.id for stroke in self.committed.strokes if stroke.region == name})

    def _renamed(self, item: QListWidgetItem) -> None:
        # The list may be filled anew by what follows: not before its editor has closed.
        old, text = self._names[self.list.row(item)], item.text()
        QTimer.singleShot(0, self, lambda: self._name(old, text))

    def _name(self, old: str, text: str) -> None:
        new = text.strip()[:LONGEST_NAME]
        if new and new not in (old, uses.region_title(old)) and not self._is_taken(new, besides=old):
            self._rename(old, new)
        self._shown = ()
        self.refresh()

    def _keep(self) -> None:
        """Make a region of the photograph of what would be exported."""
        finished = self.context.session.finished if self.context.session is not None else None
        renderer = finished.renderer if finished is not None else None
        if renderer is None:
            told = self.tr("The cut-out is still being computed.")
            self.complain(UserError(told, self.tr("Wait until it is finished.")))
            return
        name = self.context.regions.exported

        def work() -> Found:
            photo = renderer.photo
            light = np.asarray(cv2.resize(photo.proxy.L, fit(photo.full.size, FOUND_SIDE)), np.float32)
            return Found.of(renderer.mask(name).at(light))

        self.compute(work, lambda found: self.context.drawn_regions.keep(found, uses.region_title(name)))

    def _is_taken(self, name: str, *, besides: str) -> bool:
        others = (other for other in self._names if other != besides)
        taken = any(name.lower() in (other.lower(), uses.region_title(other).lower()) for other in others)
        if taken:
            text = self.tr("There is a region “{name}” already.").format(name=name)
            self.complain(UserError(text, self.tr("Choose another name.")))
        return taken

    def _rename(self, old: str, new: str) -> None:
        self.context.regions.rename(old, new)
        document = self.context.document
        if document is not None:
            state = document.state
            within = new if state.within == old else state.within
            hints = edits.rename_region(state.hints, old, new)
            document.commit(self.tr("Rename region"), replace(state.asking(hints=hints), within=within))

    # What is shown

    def refresh(self) -> None:
        names = uses.region_names(self.context.hints, *self.context.regions.added, self.context.regions.current)
        marked = regions.names(self.context.hints.effective)
        # A region without a stroke has the colour that its first one will have.
        palette = regions.colors([*marked, *(n for n in names if n not in marked)])
        shown = (names, palette, marked)
        if shown != self._shown:
            self._shown, self._names = shown, names
            self._fill(palette, marked)
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(names.index(self.context.regions.current))
        self.hidden.say(self._unseen(marked))
        choice = self.context.regions
        self.rename.setEnabled(not regions.is_background(choice.current))
        self.remove.setEnabled(choice.current in marked or choice.current in choice.added)

    def _unseen(self, marked: tuple[str, ...]) -> str:
        """Which regions the result knows nothing of, because their strokes lie under others."""
        session = self.context.session
        renderer = session.finished.renderer if session is not None and session.finished is not None else None
        if renderer is None:
            return ""
        unseen = ", ".join(f"“{uses.region_title(name)}”" for name in marked if name not in renderer.labels)
        if not unseen:
            return ""
        return self.tr("No stroke of {names} can be seen: others cover them.").format(names=unseen)

    def _fill(self, palette: dict[str, tuple[int, int, int]], marked: tuple[str, ...]) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for name in self._names:
                title = uses.region_title(name)
                self.list.add(palette[name], title, title, editable=not regions.is_background(name))
        self.written.clear()
        for name in (regions.ALL, *marked):
            self.written.addItem(uses.region_title(name), name)
        if self.written.findData(self.context.regions.exported) < 0:
            self.context.regions.exported = regions.ALL
        self.written.setCurrentIndex(self.written.findData(self.context.regions.exported))
        ready = regions.has(self.context.hints, regions.ALL)
        why = self.tr("Mark a region and its background first.")
        for button in (self.cut_out_button, self.mask_button, self.keep_button, self.written):
            button.setEnabled(ready)
            button.setStatusTip("" if ready else why)
