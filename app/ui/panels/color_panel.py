"""The colour of the selected hint, or of the next one: picked, mixed, typed, suggested, or taken again."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from app.ui.panels.base import Panel
from app.ui.panels.color_head import ColorHead
from app.ui.panels.common_colors import CommonColors
from app.ui.panels.exact_color import ExactColor
from app.ui.panels.place import Place
from app.ui.panels.project_colors import ProjectColors
from app.ui.panels.suggestions import Suggestions
from app.ui.state.context import EditorContext
from app.ui.widgets.ab_map import GamutMap
from app.ui.widgets.afterwards import Afterwards
from app.ui.widgets.color_pair import ColorPair
from app.ui.widgets.fly_out import FlyOutButton
from app.ui.widgets.hsv_mixer import HsvMixer
from app.ui.widgets.swatch import SwatchGrid, hex_of
from app.ui.widgets.warning_line import WarningLine
from models import color
from models.errors import UserError
from models.hints import AB
from models.registry import Use
from models.types import RGB

_RECENT = 10
_FLY_OUT = 316

_DARK, _BRIGHT = 25.0, 85.0
"""L beyond which hardly any hue can be strong."""


class ColorPanel(Panel):
    """Everything about one colour, in one place of one height; what is chosen goes to the selected hint, too."""

    name = "color"
    title = str(QT_TRANSLATE_NOOP("Panels", "Colour"))
    uses = frozenset(use for use in Use if not use.spec.marks_regions)
    place = Place.TOP

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self._afterwards = Afterwards(self._show, self)
        self._now: AB | RGB = self._asked
        self._before: AB | RGB = self._now
        self.head = ColorHead(context)
        self.map = GamutMap()
        self.pair = ColorPair()
        self.warning = WarningLine()
        self.hex = QLineEdit()
        self.hex.setMaxLength(9)
        self.hex.setPlaceholderText("#rrggbb")
        self.hex.setAccessibleName(self.tr("Hexadecimal colour"))
        self.mixer = HsvMixer(self)
        self.suggestions = Suggestions(context)
        self.recent = SwatchGrid(_RECENT)
        self.recent.setAccessibleName(self.tr("Recent colours"))
        self.common = CommonColors()
        self.project = ProjectColors(context)
        self.exact = ExactColor(self.mixer.value)
        self._arrange()
        self.setFocusProxy(self.map)
        # Their keys work wherever the focus is.
        self.addActions(self.suggestions.digits)
        self._connect()
        self._show_recent()
        self.show_color()

    def _arrange(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(5)
        for widget in (self.pair, self.warning, self.hex, self.mixer.hue, self.mixer.saturation):
            beside.addWidget(widget)
        beside.addStretch(1)
        picking = QHBoxLayout()
        picking.setSpacing(10)
        picking.addWidget(self.map)
        picking.addLayout(beside, 1)
        recent = QHBoxLayout()
        recent.addWidget(QLabel(self.tr("Recent")))
        recent.addWidget(self.recent, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        self.common_button = FlyOutButton(
            self.tr("Common"), self.common, self.tr("Colours of skin, hair, sky, foliage, cloth, wood and stone")
        )
        self.project_button = FlyOutButton(
            self.tr("Project"), self.project, self.tr("Colours that this project keeps, by name"), width=_FLY_OUT
        )
        self.more_button = FlyOutButton(
            self.tr("More"), self.exact, self.tr("The colour in numbers: RGB, Lab, difference"), width=_FLY_OUT
        )
        for button in (self.common_button, self.project_button, self.more_button):
            buttons.addWidget(button, 1)
        self.column.addWidget(self.head)
        self.column.addLayout(picking)
        self.column.addWidget(self.suggestions)
        self.column.addLayout(recent)
        self.column.addLayout(buttons)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.map.picking.connect(self._preview)
        self.map.picked.connect(self._commit)
        self.map.abandoned.connect(self._abandon)
        self.mixer.mixing.connect(self._preview)
        self.mixer.mixed.connect(self._commit)
        self.mixer.abandoned.connect(self._abandon)
        self.pair.clicked.connect(lambda: self._commit(self._before))
        self.hex.editingFinished.connect(self._hex_entered)
        self.exact.entered.connect(self._commit)
        self.common.picked.connect(self._commit)
        self.recent.picked.connect(lambda index: self._commit(self.context.color.recent[index]))
        for signal in (self.context.color.changed, self.context.place_changed, self.context.document_opened):
            signal.connect(self._afterwards.follow)
        self.context.selection_changed.connect(self._begin)

    # What the artist does

    def _preview(self, value: AB | RGB) -> None:
        self.context.preview_color(value)

    def _commit(self, value: AB | RGB) -> None:
        self.context.apply_color_to_selection(value)
        self.show_color()

    def _abandon(self) -> None:
        self.context.preview_color(None)
        self.show_color()

    def _hex_entered(self) -> None:
        if not self.hex.isModified():
            return
        self.hex.setModified(False)
        try:
            rgb = color.parse_hex(self.hex.text())
        except ValueError:
            text = self.tr("“{text}” is no colour.").format(text=self.hex.text())
            self.complain(UserError(text, self.tr("Type six digits, such as #c87850.")))
            self.show_color()
            return
        self._commit(rgb)

    # What is shown

    @property
    def _asked(self) -> AB | RGB:
        """The current colour as the artist gave it."""
        return self.context.color.asked_rgb or self.context.color.ab

    def _begin(self) -> None:
        """With another hint there is no colour before this one."""
        self._before = self._now = self._asked
        self._afterwards.follow()

    def _show(self) -> None:
        self.show_color()
        self._show_recent()

    def show_color(self) -> None:
        """Show the current colour at the lightness of the place under consideration."""
        if not self.context.color.on_trial and self._asked != self._now:
            self._before, self._now = self._now, self._asked
        light, ab = self.context.place_lightness, self.context.color.ab
        asked = self.context.color.asked_rgb or color.rgb_of(light, ab)
        self.map.show_color(light, ab, any_colors=self.context.any_colors)
        self.pair.show_pair(self._appearing(self._before), self._appearing(self._asked))
        self._warn(light, ab, asked)
        if not (self.hex.hasFocus() and self.hex.isModified()):
            self.hex.setText(hex_of(asked))
        self.mixer.show_rgb(asked)
        self.exact.show_color(light, ab, asked, self.context.given_ab(ab))

    def _appearing(self, value: AB | RGB) -> RGB:
        ab = color.ab_of_rgb(value) if len(value) == 3 else value
        light = self.context.place_lightness
        return color.rgb_of(light, self.context.given_ab(ab))

    def _warn(self, light: float, ab: AB, asked: RGB) -> None:
        real = self.context.given_ab(ab)
        if abs(real[0] - ab[0]) + abs(real[1] - ab[1]) <= 0.5:
            self.warning.say("")
            return
        tip = self.tr(
            "Asked for {asked}; at this lightness (L {light:.0f}) the strongest colour of this hue is {real}."
        )
        details = tip.format(asked=hex_of(asked), light=light, real=hex_of(color.rgb_of(light, real)))
        if not self.context.any_colors:
            details += " " + self.tr("Photographs have none stronger; Edit > Allow any colours lifts that limit.")
        self.warning.say(self._why(light), details)

    def _why(self, light: float) -> str:
        if light < _DARK:
            return self.tr("too dark for this colour")
        if light > _BRIGHT:
            return self.tr("too bright for this colour")
        return self.tr("too vivid for this lightness")

    def _show_recent(self) -> None:
        self.recent.set_colors([(rgb, "") for rgb in self.context.color.recent[:_RECENT]])
