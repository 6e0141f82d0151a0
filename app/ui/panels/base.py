"""The base of all panels: layout, changes of the document, and controls that say why they are disabled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.panels.place import Place
from app.ui.state.context import EditorContext
from app.ui.widgets.afterwards import Afterwards
from app.ui.widgets.background import Background
from models import registry
from models.errors import UserError
from models.hints import Guidance, Hints
from models.registry import Use

T = TypeVar("T")

MARGIN = 12
SPACING = 8


class Note(QLabel):
    """A quiet line of explanation that takes no room while there is nothing to say."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setProperty("muted", True)  # noqa: FBT003 - Qt's signature
        self.setText(text)
        if not text:
            self.hide()

    def say(self, text: str) -> None:
        """Show a sentence, or nothing."""
        self.setText(text)
        self.setVisible(bool(text))


def heading(text: str) -> QLabel:
    """A small title."""
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


class Panel(QWidget):
    """A column of controls over an `EditorContext`.

    A panel observes the document and changes it with `draft` and `commit` only, so that every gesture is one entry of
    the history. Controls given to `needs` are disabled, with the reason, where the backend has no use for them.

    Attributes:
        name: its key.
        title: what the artist reads, before translation ("Panels" is its context).
        uses: the uses of a photograph in which it is shown.
        place: where it lives. Panels of one tab stand below each other; the tab bears the title, not the panel.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    uses: ClassVar[frozenset[Use]] = frozenset(Use)
    place: ClassVar[Place]

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self.context = context
        self.setAccessibleName(self.translated_title())
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.column.setSpacing(SPACING)
        self._background = Background(self)
        self._background.failed.connect(self.complain)
        self._needs: list[tuple[Guidance, str, tuple[QWidget, ...], tuple[str, ...], Note]] = []
        context.document_changed.connect(Afterwards(self._document_changed, self).follow)

    @classmethod
    def translated_title(cls) -> str:
        """The title as the artist reads it."""
        return QCoreApplication.translate("Panels", cls.title)

    def heading(self, text: str, *beside: QWidget) -> None:
        """Add a small title, with widgets at the end of its line."""
        self.row(heading(text), None, *beside)

    def row(self, *widgets: QWidget | None) -> QHBoxLayout:
        """Add widgets side by side; None is a gap that takes the free room."""
        line = QHBoxLayout()
        line.setSpacing(6)
        for widget in widgets:
            if widget is None:
                line.addStretch(1)
            else:
                line.addWidget(widget)
        self.column.addLayout(line)
        return line

    def note(self, text: str = "") -> Note:
        """Add a quiet line."""
        line = Note(text)
        self.column.addWidget(line)
        return line

    def needs(self, kind: Guidance, what: str, controls: Sequence[QWidget], *, line_at: int) -> None:
        """Disable controls, and say why in a line of its own, where the backend does not take a kind of hints.

        Args:
            kind: one kind of guidance.
            what: what it is called in "... takes no {what}".
            controls: what is of no use then.
            line_at: the line's place in the column.
        """
        line = Note()
        self.column.insertWidget(line_at, line)
        self._needs.append((kind, what, tuple(controls), tuple(c.toolTip() for c in controls), line))

    def unsupported(self, kind: Guidance, what: str) -> str:
        """Why a kind of guidance is of no use now; empty where it is."""
        if self.context.document is None:
            return self.tr("Open a photograph first.")
        backend = self.context.document.state.backend
        spec = registry.find(backend)
        if spec is None:
            return self.tr("The method “{name}” is not there.").format(name=backend)
        if kind in spec.supports:
            return ""
        others = [s.title for s in map(registry.spec, registry.names(spec.use)) if kind in s.supports]
        text = self.tr("“{title}” takes no {what}.").format(title=spec.title, what=what)
        if others:
            text += " " + self.tr("Methods that do: {titles}.").format(titles=_listed(others))
        return text

    def _document_changed(self) -> None:
        said = ""
        for kind, what, controls, tips, line in self._needs:
            reason = self.unsupported(kind, what)
            line.say(reason if reason != said else "")
            said = reason
            for control, tip in zip(controls, tips, strict=True):
                control.setEnabled(not reason)
                control.setToolTip(reason or tip)
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it is now; called a moment after changes, drafts included, so it must be quick."""

    def draft(self, hints: Hints) -> None:
        """Show the hints of a gesture that goes on."""
        if self.context.document is not None:
            self.context.document.set_draft(hints)

    def abandon(self) -> None:
        """Forget a gesture that went on."""
        if self.context.document is not None:
            self.context.document.set_draft(None)

    def commit(self, label: str, hints: Hints) -> None:
        """Make a gesture one entry of the history."""
        if self.context.document is not None:
            self.context.document.apply(label, hints=hints)

    @property
    def committed(self) -> Hints:
        """The hints without any gesture that goes on."""
        return self.context.document.state.hints if self.context.document is not None else Hints()

    def compute(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Call `work` in the background, then `done` with its answer if the same document is open; errors are told."""
        document = self.context.document

        def take(answer: T) -> None:
            if self.context.document is document:
                done(answer)

        self._background.run(work, take)

    def complain(self, error: UserError, details: str = "") -> None:
        """Tell the artist of a failure in the message bar."""
        self.context.tell(error, details)


def _listed(titles: Sequence[str]) -> str:
    return ", ".join(f"“{title}”" for title in titles)
