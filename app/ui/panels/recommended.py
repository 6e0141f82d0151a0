"""Photographs of the artist's library that fit as references, each with the picture that it would give."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QCheckBox, QProgressBar, QPushButton

from app.core import edits, image_io
from app.core.messages import SidePicture, SideRequest
from app.core.references import Recommended
from app.ui.panels.place import Place
from app.ui.panels.trial_panel import TrialPanel
from app.ui.state.context import EditorContext
from app.ui.state.library import MOST
from app.ui.state.side_pictures import Customer
from app.ui.state.told import told
from app.ui.widgets.picture_button import LARGE, PictureButton
from app.ui.widgets.tips import plain
from models.hints import Guidance, Hints
from models.registry import Use

_SIDE = 220
"""Long side of a picture, in pixels."""
_COLUMNS = 3


class RecommendedPanel(TrialPanel):
    """A part of the panel of references: up to five of them that fit.

    Hovering tries one on the canvas, a click takes it in place of the one taken before; references that the artist has
    added stay. All of this is looked for and computed while the panel is seen.
    """

    name = "recommended"
    title = str(QT_TRANSLATE_NOOP("Panels", "Recommended references"))
    uses = frozenset({Use.COLORIZE})
    place = Place.REFERENCES

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.folders = QPushButton(self.tr("Library…"))
        self.folders.setToolTip(self.tr("Choose the folders that references are recommended from"))
        self.folders.clicked.connect(context.library.folders_wanted)
        self.heading(self.tr("Recommended"), self.folders)
        self.best = QPushButton(self.tr("Colour it from the best"))
        self.best.setToolTip(self.tr("Take the photograph of your library that fits best as the reference"))
        self.best.clicked.connect(lambda: self._take(0))
        self.column.addWidget(self.best)
        self._strip = self._add_buttons([PictureButton(LARGE) for _ in range(MOST)], _COLUMNS)
        self.without_copies = QCheckBox(self.tr("Leave out copies of this photograph"))
        words = self.tr("Other versions of this very photograph, and all but one of several alike")
        self.without_copies.setToolTip(words)
        self.without_copies.toggled.connect(self._ask)
        self.column.addWidget(self.without_copies)
        self.line = self.note()
        self.unreadable = self.note()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Reading the library"))
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(6)
        self.column.addWidget(self.progress)
        context.beside.changed.connect(self._show)
        context.library.changed.connect(self._ask)
        self._ask()

    # What the artist does

    def _hints(self, index: int) -> Hints | None:
        """The hints with a recommended reference in place of any other one that is recommended."""
        found = self.context.library.found
        if index >= len(found):
            return None
        recommended = [each.image for each in found]
        kept = tuple(each for each in self.committed.references if each.image not in recommended)
        return edits.add_reference(replace(self.committed, references=kept), found[index].image)

    def _take(self, index: int) -> None:
        hints = self._hints(index)
        if hints is not None:
            self.commit(self.tr("Take recommended reference"), hints)

    # What is shown

    @property
    def _usable(self) -> bool:
        """Whether references are of use, and there is a library to find them in."""
        reason = self.unsupported(Guidance.REFERENCE, self.tr("reference photographs"))
        return not reason and bool(self.context.library.folders)

    def _request(self, index: int) -> SideRequest | None:
        document, session, hints = self.context.document, self.context.session, self._hints(index)
        if document is None or session is None or hints is None or not self.isVisible() or not self._usable:
            return None
        return SideRequest(session.picture_of(document.state.asking(hints=hints)), _SIDE)

    def _ask(self) -> None:
        document = self.context.document
        if document is not None and self.isVisible() and self._usable:
            self.context.library.seek(document.photo, copies=not self.without_copies.isChecked())
        requests = [self._request(index) for index in range(MOST)]
        self.context.beside.ask(Customer.REFERENCES, [request for request in requests if request is not None])
        self._show()

    def _show(self) -> None:
        library, usable = self.context.library, self._usable
        there = usable and bool(library.found or library.seeking)
        for index in range(MOST):
            self._show_button(index, there=there)
        self._strip.setVisible(there)
        self.best.setVisible(there)
        self.best.setEnabled(bool(library.found))
        self.without_copies.setVisible(usable)
        self.line.say(self._words())
        self.unreadable.say(self._unreadable() if usable else "")
        self.unreadable.setToolTip(plain("\n".join(library.unreadable)))
        reading = library.reading
        self.progress.setVisible(reading is not None)
        if reading is not None:
            self.progress.setRange(0, reading.step.total)
            self.progress.setValue(reading.step.done)

    def _show_button(self, index: int, *, there: bool) -> None:
        found, button = self.context.library.found, self.buttons[index]
        each = found[index] if index < len(found) else None
        button.setVisible(there and (each is not None or self.context.library.seeking))
        button.setEnabled(each is not None)
        button.show_inset(None if each is None else each.image.rgb)
        request = self._request(index)
        answer = None if request is None else self.context.beside.answer(request)
        if each is None or isinstance(answer, SidePicture):
            button.show_picture(answer.overview if isinstance(answer, SidePicture) else None)
        if each is not None:
            name = image_io.shown_name(each.match.path)
            button.set_title(self.tr("Copy") if each.match.copy else name, self._tip(each))
            button.set_present(any(reference.image == each.image for reference in self.committed.references))

    def _tip(self, found: Recommended) -> str:
        words = self.tr("Hover to try it, click to take it")
        if found.match.copy:
            words = self.tr("A copy of this photograph, or of one before it.") + " " + words
        return f"{found.match.path}\n{words}"

    def _unreadable(self) -> str:
        number = len(self.context.library.unreadable)
        words = self.tr("Files of the library that cannot be read: {number} (rest here to see them)")
        return words.format(number=number) if number else ""

    def _words(self) -> str:
        library = self.context.library
        if not library.folders:
            return self.tr("Name folders of colour photographs: those that fit this one best are shown here.")
        if not self._usable:
            return ""
        if library.reading is not None:
            step = library.reading.step
            words = self.tr("Reading the library: {done} of {total} photographs")
            return words.format(done=f"{step.done:,}", total=f"{step.total:,}")
        if library.problem is not None:
            return f"{told(library.problem.message)} {told(library.problem.remedy)}".strip()
        if library.seeking:
            return self.tr("Looking for references…")
        if not library.found:
            return self.tr("There is no colour photograph in the library yet.")
        return self.tr("The result that each photograph of your library would give.")
