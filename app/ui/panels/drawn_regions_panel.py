"""The regions over the photograph: which one is current, its edge, its lock, and what else belongs to it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.core import region_edits
from app.core.document import Region
from app.core.render import ColorRenderer
from app.core.shapes import Shape
from app.core.stack import Stack
from app.ui.panels.base import Panel
from app.ui.panels.place import Place
from app.ui.state import qimage, uses
from app.ui.state.context import EditorContext
from app.ui.state.hint_names import title_of_all
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.region_list import RegionLine, RegionList
from app.ui.widgets.slider_row import SliderRow
from models.errors import UserError
from models.registry import Use

_LIST_HEIGHT = 172
_EDGE_SHARE = 1 / 20
"""How far the edge can be moved or softened, as a share of the photograph's long side."""


class DrawnRegionsPanel(Panel):
    """A list of regions; below it what can be done with the current one."""

    name = "drawn_regions"
    title = str(QT_TRANSLATE_NOOP("Panels", "Regions"))
    uses = frozenset(use for use in Use if not use.spec.marks_regions)
    place = Place.REGIONS

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self._regions = context.drawn_regions
        self._shown: tuple[object, ...] = ()
        self._build_list()
        self._build_edge()
        self.column.addStretch(1)
        self._regions.changed.connect(self.refresh)
        self.refresh()

    def _build_list(self) -> None:
        self.heading(self.tr("Hints go into"))
        self.list = RegionList(self.tr("Regions"))
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.chosen.connect(self._choose)
        self.list.renamed.connect(self._renamed)
        self.list.eye_clicked.connect(self._switch_eye)
        self.list.lock_clicked.connect(self._switch_lock)
        self.list.removal_wanted.connect(self._remove)
        self.list.moved.connect(self._raise)
        self.column.addWidget(self.list)
        self.invert = IconButton("invert", self.tr("Turn inside out: what is outside becomes the region"))
        self.up = IconButton("raise", self.tr("Raise: where regions overlap, the upper one wins (Alt+Up)"))
        self.down = IconButton("lower", self.tr("Lower (Alt+Down)"))
        self.remove = IconButton("trash", self.tr("Remove the region with its own hints (Delete)"))
        self.invert.clicked.connect(self._invert)
        self.up.clicked.connect(lambda: self._raise(self._regions.current, 1))
        self.down.clicked.connect(lambda: self._raise(self._regions.current, -1))
        self.remove.clicked.connect(lambda: self._remove(self._regions.current))
        self.row(self.invert, self.up, self.down, None, self.remove)
        self.about = self.note()

    def _build_edge(self) -> None:
        self.growth = SliderRow(self.tr("Edge"), self.tr("Move the edge outwards, or below 0 inwards"), -50, 50, " px")
        self.feather = SliderRow(self.tr("Feather"), self.tr("Width of the soft edge"), 0, 50, " px")
        for row, field, label in (
            (self.growth, "growth", self.tr("Move edge")),
            (self.feather, "feather", self.tr("Soften edge")),
        ):
            row.moving.connect(lambda value, field=field: self._try_edge(field, value))
            row.committed.connect(lambda value, field=field, label=label: self._set_edge(label, field, value))
            row.abandoned.connect(lambda: self._regions.try_shape(None))
            self.column.addWidget(row)

    # What the artist does

    def _choose(self, region_id: int | None) -> None:
        self._regions.choose(region_id)

    def _region(self, region_id: int | None) -> Region | None:
        return next((region for region in self._regions.all if region.id == region_id), None)

    def _renamed(self, region_id: int, text: str) -> None:
        # The list is filled anew by what follows: not before its editor has closed.
        QTimer.singleShot(0, self, lambda: self._name(region_id, text))

    def _name(self, region_id: int, text: str) -> None:
        region, name = self._region(region_id), text.strip()
        others = {each.name.lower() for each in self._regions.all if each.id != region_id}
        if region is not None and name.lower() in others:
            told = self.tr("There is a region “{name}” already.").format(name=name)
            self.complain(UserError(told, self.tr("Choose another name.")))
        elif region is not None and name:
            self._regions.change(self.tr("Rename region"), region, name=name)
        self._shown = ()
        self.refresh()

    def _switch_eye(self, region_id: int) -> None:
        region = self._region(region_id)
        if region is not None:
            label = self.tr("Hide region") if region.shown else self.tr("Show region")
            self._regions.change(label, region, shown=not region.shown)

    def _switch_lock(self, region_id: int) -> None:
        region = self._region(region_id)
        if region is not None:
            self._regions.switch_lock(region, self._stack())

    def _stack(self) -> Stack | None:
        """What the finished picture on the screen is painted from; None while it is being computed."""
        finished = self.context.session.finished if self.context.session is not None else None
        renderer = finished.renderer if finished is not None else None
        return renderer.stack if isinstance(renderer, ColorRenderer) else None

    def _invert(self) -> None:
        region = self._regions.current_region
        if region is not None:
            shape = replace(region.shape, inverted=not region.shape.inverted)
            self._regions.change(self.tr("Invert region"), region, shape=shape)

    def _raise(self, region_id: int | None, steps: int) -> None:
        document = self.context.document
        if document is not None and region_id is not None:
            label = self.tr("Raise region") if steps > 0 else self.tr("Lower region")
            document.commit(label, region_edits.raise_by(document.state, region_id, steps))

    def _remove(self, region_id: int | None) -> None:
        document = self.context.document
        region = self._region(region_id)
        if document is None or region is None or self._regions.refuses(region):
            return
        for use, hints in region_edits.locked_hints(document.state, region.id).items():
            told = self.tr("“{name}” has locked hints in {mode}: {hints}.")
            told = told.format(name=region.name, mode=uses.title(use), hints=title_of_all(hints))
            self.complain(UserError(told, self.tr("Unlock them in the Hints panel first.")))
            return
        document.commit(self.tr("Remove region"), region_edits.remove(document.state, region.id))

    def _with_edge(self, field: str, value: int) -> tuple[Region, Shape] | None:
        region = self._regions.current_region
        if region is None:
            return None
        shape = region.shape
        growth, feather = (value, shape.feather) if field == "growth" else (shape.growth, value)
        return region, replace(shape, growth=float(growth), feather=float(feather))

    def _try_edge(self, field: str, value: int) -> None:
        changed = self._with_edge(field, value)
        self._regions.try_shape(None if changed is None else changed[1])

    def _set_edge(self, label: str, field: str, value: int) -> None:
        self._regions.try_shape(None)
        changed = self._with_edge(field, value)
        if changed is not None:
            self._regions.change(label, changed[0], shape=changed[1])

    # What is shown

    def refresh(self) -> None:
        regions, document = self._regions.all, self.context.document
        shown = (regions, self._regions.current, self._regions.seeking, None if document is None else document.photo)
        if shown == self._shown:
            return
        self._shown = shown
        lines = [RegionLine(None, self.tr("Whole photograph")), *map(self._line, reversed(regions))]
        self.list.show_lines(lines, self._regions.current)
        self._show_current()

    def _line(self, region: Region) -> RegionLine:
        return RegionLine(
            region.id,
            region.name,
            region_edits.color(region),
            self._mask(region),
            region.shown,
            region.lock is not None,
        )

    def _mask(self, region: Region) -> QImage:
        return qimage.wrap(self._regions.look(region.shape).levels)

    def _show_current(self) -> None:
        region, document = self._regions.current_region, self.context.document
        free = region is not None and region.lock is None
        controls: tuple[QWidget, ...] = (self.invert, self.remove, self.growth, self.feather)
        for control in controls:
            control.setEnabled(free)
        places = [each.id for each in self._regions.all]
        self.up.setEnabled(region is not None and places[-1] != region.id)
        self.down.setEnabled(region is not None and places[0] != region.id)
        if document is not None:
            most = max(10, round(max(document.photo.full.size) * _EDGE_SHARE))
            self.growth.set_range(-most, most)
            self.feather.set_range(0, most)
        self.growth.show_value(0 if region is None else round(region.shape.growth))
        self.feather.show_value(0 if region is None else round(region.shape.feather))
        self.about.say(self._about(region))

    def _about(self, region: Region | None) -> str:
        if self._regions.seeking:
            return self.tr("Looking for the thing…")
        if not self._regions.all:
            return self.tr("Draw a region with Lasso (A) or Rectangle (U), or click a thing (T, J).")
        if region is None:
            return self.tr("Choose a region: hints placed in it then change nothing outside of it.")
        if region.lock is not None:
            return self.tr("Locked: nothing changes its colours until it is unlocked.")
        if region.theme is not None:
            return self.tr("It has a theme of its own: see Look.")
        return self.tr("Hints placed in it change nothing outside. Shift adds to it, Alt takes away.")
