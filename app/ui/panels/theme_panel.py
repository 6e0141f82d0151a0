"""A colour theme: the few colours that the whole picture should be made of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QLabel, QPushButton, QSizePolicy

from app.core import edits, palettes
from app.core.document import Swatch
from app.core.image_io import Photograph
from app.core.palettes import Palette
from app.ui.panels.base import Panel, heading
from app.ui.panels.place import Place
from app.ui.state.context import EditorContext
from app.ui.state.current_color import MIDDLE_L
from app.ui.widgets.afterwards import Afterwards
from app.ui.widgets.boxes import CountBox
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.palette_menu import PaletteMenu
from app.ui.widgets.photo_input import PhotoInput
from app.ui.widgets.theme_strip import ThemeStrip
from models import color
from models.errors import UserError
from models.hints import AB, THEME_SIZES, Guidance, Theme
from models.recommend import themes
from models.registry import Use

LEAST, MOST = THEME_SIZES.start, THEME_SIZES.stop - 1
_BUTTON = 30
"""Side of a button in pixels."""


class ThemePanel(Panel):
    """Three to seven colours. The first ones, until there are enough for a theme, wait here outside the document.

    Attributes:
        dialog: changes one of the colours; None while it is closed.
    """

    name = "theme"
    title = str(QT_TRANSLATE_NOOP("Panels", "Theme"))
    uses = frozenset({Use.COLORIZE})
    place = Place.LOOK

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self._waiting: tuple[AB, ...] = ()
        self._region: int | None = None
        self.dialog: QColorDialog | None = None
        self._build_strip()
        self._build_sources()
        what = self.tr("colour theme")
        controls = [self.strip, self.input, self.from_result, self.count, self.palette_menu]
        self.needs(Guidance.THEME, what, controls, line_at=1)
        context.result_changed.connect(Afterwards(self._enable, self).follow)
        context.drawn_regions.changed.connect(self._follow_region)
        self._document_changed()

    def _build_strip(self) -> None:
        self._title = heading("")
        self.row(self._title, None)
        self.strip = ThemeStrip()
        self.strip.moved.connect(self._move)
        self.strip.removal_wanted.connect(self._remove)
        self.strip.edit_wanted.connect(self._edit)
        self.strip.current_changed.connect(self._enable)
        self.column.addWidget(self.strip)
        self.state = self.note()
        # Two lines always: what lies below must not jump.
        self.state.ensurePolished()  # its final font
        self.state.setFixedHeight(2 * self.state.fontMetrics().lineSpacing() + 2)
        self.state.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add = QPushButton(self.tr("Add"))
        self.edit = IconButton("rename", self.tr("Edit the selected colour (Return)"), _BUTTON)
        self.remove = IconButton("close", self.tr("Remove the selected colour (Delete)"), _BUTTON)
        self.clear = IconButton("trash", self.tr("Have no theme"), _BUTTON)
        self.add.clicked.connect(self._add)
        self.edit.clicked.connect(lambda: self._edit(self.strip.current))
        self.remove.clicked.connect(lambda: self._remove(self.strip.current))
        self.clear.clicked.connect(self._clear)
        self.row(self.add, None, self.edit, self.remove, self.clear)
        self.palette_menu = PaletteMenu(self.tr("Theme"), self.context.settings, self._as_palette)
        self.palette_menu.watch(self)
        self.palette_menu.loaded.connect(self._take_palette)
        self.palette_menu.failed.connect(self.complain)

    def _build_sources(self) -> None:
        self.count = CountBox()
        self.count.setRange(LEAST, MOST)
        self.count.setValue(5)
        self.count.lineEdit().setTextMargins(6, 0, 0, 0)
        self.count.setMinimumWidth(56)
        self.count.setAccessibleName(self.tr("Number of colours to take"))
        self.heading(self.tr("Take a theme from"), QLabel(self.tr("colours")), self.count)
        self.input = PhotoInput(self.tr("Photograph for the theme"), self.context.settings)
        self.input.watch(self)
        self.input.loaded.connect(lambda photo: self._take_from_photo(photo))
        self.input.failed.connect(self.complain)
        self.input.refused.connect(self._refuse)
        self.column.addWidget(self.input)
        self.from_result = QPushButton(self.tr("Current result"))
        self.from_result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.from_result.setToolTip(self.tr("The main colours of the picture as it is now"))
        self.from_result.clicked.connect(self._take_from_result)
        self.row(self.from_result, self.palette_menu)

    # The colours

    @property
    def colors(self) -> tuple[AB, ...]:
        """What the strip shows: the theme's colours, or those that still wait for company."""
        theme = self._shown_theme
        return theme.colors if theme is not None else self._waiting

    @property
    def _shown_theme(self) -> Theme | None:
        """The theme as it is shown: the current region's, or the picture's with the draft of a gesture."""
        region = self.context.drawn_regions.current_region
        return self.context.hints.theme if region is None else region.theme

    @property
    def _theme(self) -> Theme | None:
        """The same without any gesture that goes on."""
        region = self.context.drawn_regions.current_region
        return self.committed.theme if region is None else region.theme

    def _give(self, label: str, theme: Theme | None) -> None:
        """Make a theme that of the current region, or of the picture."""
        region = self.context.drawn_regions.current_region
        if region is None:
            self.commit(label, edits.set_theme(self.committed, theme))
        elif not self.context.drawn_regions.refuses(region):
            self.context.drawn_regions.change(label, region, theme=theme)

    def _set(self, label: str, colors: tuple[AB, ...], weights: tuple[float, ...] | None = None) -> None:
        if len(colors) < LEAST:
            self._waiting = colors
            self.refresh()
            return
        self._waiting = ()
        self._give(label, Theme(colors, weights))

    def _add(self) -> None:
        if len(self.colors) < MOST:
            self._set(self.tr("Add theme colour"), (*self.colors, self.context.color.ab))
            self.strip.set_current(len(self.colors) - 1)

    def _remove(self, index: int) -> None:
        theme, colors = self._theme, self.colors
        if not 0 <= index < len(colors) or not self._can_remove():
            return
        weights = theme.weights if theme is not None else None
        if weights is not None:
            weights = weights[:index] + weights[index + 1 :]
        self._set(self.tr("Remove theme colour"), colors[:index] + colors[index + 1 :], weights)

    def _can_remove(self) -> bool:
        return self._theme is None or len(self.colors) > LEAST

    def _move(self, index: int, target: int) -> None:
        theme = self._theme
        order = list(range(len(self.colors)))
        order.insert(target, order.pop(index))
        weights = theme.weights if theme is not None else None
        self._set(
            self.tr("Reorder theme"),
            tuple(self.colors[i] for i in order),
            tuple(weights[i] for i in order) if weights is not None else None,
        )
        self.strip.set_current(target)

    def _clear(self) -> None:
        self._waiting = ()
        self._give(self.tr("Clear theme"), None)
        self.refresh()

    # Editing one colour

    def _edit(self, index: int) -> None:
        if not 0 <= index < len(self.colors) or self.dialog is not None:
            return
        dialog = QColorDialog(QColor(*color.rgb_of(MIDDLE_L, self.colors[index])), self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(self.tr("Theme colour {number}").format(number=index + 1))
        dialog.currentColorChanged.connect(lambda chosen: self._recolor(index, chosen, final=False))
        dialog.colorSelected.connect(lambda chosen: self._recolor(index, chosen, final=True))
        dialog.rejected.connect(self.abandon)
        dialog.finished.connect(self._edited)
        self.dialog = dialog
        dialog.open()

    def _recolor(self, index: int, chosen: QColor, *, final: bool) -> None:
        ab = color.ab_of_rgb((chosen.red(), chosen.green(), chosen.blue()))
        colors = (*self.colors[:index], ab, *self.colors[index + 1 :])
        theme = self._theme
        in_region = self.context.drawn_regions.current_region is not None
        if final or theme is None:
            self._set(self.tr("Change theme colour"), colors, theme.weights if theme is not None else None)
        elif not in_region:
            self.draft(edits.set_theme(self.committed, replace(theme, colors=colors)))

    def _edited(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    # Taking one from a picture

    def _take_from_photo(self, photo: Photograph) -> None:
        self._take(photo.proxy.rgb, photo.name)

    def _take_from_result(self) -> None:
        shown = self.context.session.shown if self.context.session is not None else None
        if shown is not None:
            self._take(shown.overview, self.tr("The current result"))

    def _take(self, rgb: NDArray[np.uint8], name: str) -> None:
        count = self.count.value()
        self.compute(lambda: themes.theme_of(rgb, count, name=name), self._taken)

    def _taken(self, theme: Theme) -> None:
        self._waiting = ()
        self._give(self.tr("Take theme"), theme)

    def _take_palette(self, palette: Palette) -> None:
        try:
            theme = palettes.theme(palette)
        except UserError as error:
            self.complain(error)
            return
        self._set(self.tr("Read theme"), theme.colors)
        count = len(palette.swatches)
        if count > MOST:
            words = self.tr("“{name}” has {count} colours; a theme has at most {most}.")
            remedy = self.tr("The {most} most different ones were taken.").format(most=MOST)
            self.context.message.emit(words.format(name=palette.name, count=count, most=MOST), remedy, "")

    def _as_palette(self) -> Palette:
        """The theme's colours at the lightness that the strip shows them at."""
        name = "" if self.context.document is None else Path(self.context.document.photo.name).stem
        return Palette(name, tuple(Swatch("", color.rgb_of(MIDDLE_L, ab)) for ab in self.colors))

    def _refuse(self) -> None:
        self.complain(UserError(self.unsupported(Guidance.THEME, self.tr("colour theme"))))

    # What is shown

    def _follow_region(self) -> None:
        """Colours that wait for company belong to what was current before."""
        region = self.context.drawn_regions.current_region
        if (region.id if region is not None else None) != self._region:
            self._region, self._waiting = (region.id if region is not None else None), ()
        self.refresh()

    def refresh(self) -> None:
        theme = self._shown_theme
        region = self.context.drawn_regions.current_region
        words = self.tr("Colour theme of “{name}”")
        self._title.setText(self.tr("Colour theme") if region is None else words.format(name=region.name))
        weights = theme.weights if theme is not None else None
        self.strip.show_colors([color.rgb_of(MIDDLE_L, ab) for ab in self.colors], weights)
        self.state.say(self._state())
        self._enable()

    def _state(self) -> str:
        if self._shown_theme is not None:
            return self.tr("Drag, or Alt with arrow keys, to reorder; double-click to edit.")
        missing = LEAST - len(self._waiting)
        if missing == LEAST:
            return self.tr("No theme. Add 3 to 7 colours, or take them from a photograph.")
        return self.tr("One more colour makes a theme.") if missing == 1 else self.tr("Two more colours make a theme.")

    def _enable(self) -> None:
        reason = self.unsupported(Guidance.THEME, self.tr("colour theme"))
        chosen = 0 <= self.strip.current < len(self.colors)
        full = len(self.colors) >= MOST
        self.add.setEnabled(not reason and not full)
        self.add.setToolTip(
            reason or (self.tr("A theme has at most 7 colours.") if full else self.tr("Add the current colour"))
        )
        self.edit.setEnabled(not reason and chosen)
        self.edit.setToolTip(reason or self.tr("Edit the selected colour (Return)"))
        self.remove.setEnabled(not reason and chosen and self._can_remove())
        enough = self.tr("Remove the selected colour (Delete)")
        few = self.tr("A theme has at least 3 colours; the bin takes all of them away.")
        self.remove.setToolTip(reason or (enough if self._can_remove() else few))
        self.clear.setEnabled(bool(self.colors))
        shown = self.context.session.shown if self.context.session is not None else None
        self.from_result.setEnabled(not reason and shown is not None)
