"""The box in the upper tool bar that chooses the method."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.ui.state.context import EditorContext
from app.ui.state.told import told
from app.ui.widgets.boxes import ChoiceBox
from models import registry
from models.hints import KINDS
from models.registry import BackendSpec

_NARROW, _ANY_WIDTH = 132, (1 << 24) - 1
"""Greatest width of the box in logical pixels, compact or not (Qt's own limit)."""


class MethodOption(QWidget):
    """The methods of the present use; what each one takes is in its tip."""

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[str, ...] = ()
        self.box = ChoiceBox()
        self.box.setAccessibleName(self.tr("Method"))
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(self._choose)
        self.label = QLabel(self.tr("Method"))
        self.label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.box)
        self.set_compact(compact=False)
        context.document_changed.connect(self._show)
        self._show()

    def set_compact(self, *, compact: bool) -> None:
        """Take less room, or more."""
        self.label.setVisible(not compact)
        self.box.setMinimumContentsLength(5 if compact else 15)
        self.box.setMaximumWidth(_NARROW if compact else _ANY_WIDTH)

    def _choose(self) -> None:
        if self._context.document is not None:
            self._context.document.apply(self.tr("Change method"), backend=self.box.currentData())

    def _show(self) -> None:
        names = registry.names(self._context.use)
        if names != self._shown:
            self._shown = names
            self.box.clear()
            for index, spec in enumerate(map(registry.spec, names)):
                self.box.addItem(spec.title, spec.name)
                self.box.setItemData(index, self._tip(spec), Qt.ItemDataRole.ToolTipRole)
            self.box.view().setMinimumWidth(self.box.view().sizeHintForColumn(0) + 24)
        document = self._context.document
        name = document.state.backend if document is not None else names[0]
        self.box.setEnabled(document is not None)
        self.box.setCurrentIndex(self.box.findData(name))
        chosen = registry.find(name)
        self.box.setToolTip(self._tip(chosen) if chosen is not None else name)

    def _tip(self, spec: BackendSpec) -> str:
        taken = ", ".join(told(kind.title) for kind in KINDS if kind.guidance in spec.supports)
        return self.tr("{method}\nIt takes: {what}.").format(method=spec.title, what=taken)
