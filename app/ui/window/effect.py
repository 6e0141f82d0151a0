"""The button in the upper tool bar for reach and strength: of the selected hints, or of the next one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from app.core import edits
from app.core.document import Document
from app.ui.state.effects import STROKE, Effect
from app.ui.state.hint_names import title_of_all
from app.ui.widgets import style
from app.ui.widgets.effect_sliders import EffectSliders
from app.ui.widgets.fly_out import FlyOutButton
from app.ui.window.editor import Editor
from models.hints import ColorPoint, Hints, Stroke

_WIDTH = 400
_ICON, _ARROW = "reach", "\N{BLACK DOWN-POINTING SMALL TRIANGLE}"
_REACH, _STRENGTH = "reach", "strength"


class EffectOption(FlyOutButton):
    """Its text says how far the hint goes; the sliders are in the fly-out.

    Attributes:
        sliders: the sliders.
        shows: whether what the selected hint colours is shown all the time.
    """

    def __init__(self, editor: Editor) -> None:
        self.sliders = EffectSliders()
        self.shows = QCheckBox()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sliders)
        column.addSpacing(6)
        column.addWidget(self.shows)
        content.setFocusProxy(self.sliders)
        super().__init__("", content, "", width=_WIDTH)
        self._editor, self._context = editor, editor.context
        self.setIcon(style.icon(_ICON))
        self.setIconSize(QSize(style.ICON_SIZE, style.ICON_SIZE))
        self.fly_out.setAccessibleName(self.tr("Reach and strength"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.shows.setText(self.tr("Show what the selected hint colours"))
        self.shows.setToolTip(self.tr("The rest of the picture lies in the dark (Shift+M)"))
        self.shows.toggled.connect(self._context.influence.set_pinned)
        for name, row in ((_REACH, self.sliders.reach), (_STRENGTH, self.sliders.strength)):
            row.moving.connect(partial(self._move, name))
            row.committed.connect(partial(self._commit, name))
            row.abandoned.connect(self._abandon)
        context = self._context
        for signal in (
            editor.tools.changed,
            context.document_changed,
            context.selection_changed,
            context.effects.changed,
            context.influence.changed,
        ):
            signal.connect(self._show)
        self._show()
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        """Show an icon, or words."""
        look = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextOnly
        self.setToolButtonStyle(look)
        # The bar keeps its width when the reach changes.
        self.setMinimumWidth(0 if compact else self._widest())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(style.icon(_ICON))

    @property
    def _selected(self) -> list[ColorPoint | Stroke]:
        """The selected hints that have an effect."""
        if self._context.marks_regions:
            return []
        chosen = edits.only(self._context.hints, self._context.selection).drawn
        return [hint for hint in chosen if hint.ab is not None]

    @property
    def _kind(self) -> str:
        """What the tool in hand draws that has an effect; "" for nothing."""
        return "" if self._context.marks_regions else self._editor.tools.chosen.draws

    def _effect(self) -> Effect:
        hint = self._context.selected_hint
        selected = self._selected
        if selected:
            shown = hint if hint in selected else selected[-1]
            assert shown is not None
            return Effect(shown.reach, shown.strength)
        return self._context.effect_of_new(self._kind)

    # What is shown

    def _show(self) -> None:
        selected, effect = self._selected, self._effect()
        self.setEnabled(self._context.document is not None and bool(selected or self._kind))
        subject = title_of_all(selected) or self._new_ones()
        self.sliders.title.setText(subject)
        self.sliders.show_effect(effect.reach, effect.strength)
        words = self._words(effect)
        self.setText(f"{words} {_ARROW}")
        text = self.tr("Reach and strength of {subject}: {words}").format(subject=subject, words=words)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.shows.setEnabled(bool(selected))
        with QSignalBlocker(self.shows):
            self.shows.setChecked(self._context.influence.pinned)

    def _new_ones(self) -> str:
        return self.tr("New strokes") if self._kind == STROKE else self.tr("New points")

    def _words(self, effect: Effect) -> str:
        ends = {0.0: self.tr("Only here"), 1.0: self.tr("Everything like it")}
        if effect.strength == 1 and effect.reach in ends:
            return ends[effect.reach]
        words = self.tr("Reach {share} %").format(share=round(100 * effect.reach))
        return words if effect.strength == 1 else f"{words} · {round(100 * effect.strength)} %"

    def _widest(self) -> int:
        """The width of its longest text in logical pixels."""
        shown, widths = self.text(), []
        for effect in (Effect(1.0, 1.0), Effect(0.99, 0.99)):
            self.setText(f"{self._words(effect)} {_ARROW}")
            widths.append(self.sizeHint().width())
        self.setText(shown)
        return max(widths)

    # What the sliders do

    def _move(self, name: str, percent: int) -> None:
        selected, document = self._selected, self._context.document
        if selected and document is not None:
            document.set_draft(self._adjusted(document, name, percent))
            self._context.influence.look_at(self._context.selected if name == _REACH else None)

    def _commit(self, name: str, percent: int) -> None:
        self._context.influence.look_at(None)
        document = self._context.document
        if document is None:
            return
        if self._selected:
            label = self.tr("Change reach") if name == _REACH else self.tr("Change strength")
            document.apply(label, hints=self._adjusted(document, name, percent))
            self._context.say_locked()
        elif self._kind:
            effect = replace(self._context.effect_of_new(self._kind), **{name: percent / 100})
            self._context.effects.set(self._kind, effect, spread=self._context.spreads)

    def _adjusted(self, document: Document, name: str, percent: int) -> Hints:
        hints, chosen, share = document.state.hints, [hint.id for hint in self._selected], percent / 100
        if name == _REACH:
            return edits.adjust(hints, chosen, reach=share)
        return edits.adjust(hints, chosen, strength=share)

    def _abandon(self) -> None:
        self._context.influence.look_at(None)
        if self._context.document is not None:
            self._context.document.set_draft(None)
        self._show()
