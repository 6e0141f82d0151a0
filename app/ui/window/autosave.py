"""Saves unsaved work to a recovery folder at intervals, and offers it after a crash."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from app.core.document import Document
from app.core.film.film_journal import FilmAside
from app.core.library import Recovered, Recovery
from app.ui.state.told import told
from app.ui.widgets.background import Background
from app.ui.widgets.question import question
from app.ui.window.editor import Editor
from models.errors import UserError

Button = QMessageBox.StandardButton
OpenRecovered = Callable[[Document | FilmAside, Callable[[], None]], None]


class Autosave(QObject):
    """Saves the window's unsaved work to the recovery folder; says something only where that fails."""

    _trouble = Signal(str, str)

    def __init__(self, editor: Editor, window: QWidget) -> None:
        super().__init__(window)
        self._editor = editor
        self._window = window
        self._background = Background(self)
        self._background.failed.connect(lambda error, _: self._report(error))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.save_now)
        self._trouble.connect(lambda text, remedy: editor.context.message.emit(text, remedy, ""))

    @cached_property
    def _recovery(self) -> Recovery | None:
        """This window's folder; None where it cannot be made, which is said once."""
        try:
            return Recovery(on_error=self._report)
        except UserError as error:
            self._report(error)
            return None

    def _report(self, error: UserError) -> None:
        """May be called in any thread."""
        remedy = f"{self.tr('Unsaved work is not being put aside.')} {told(error.remedy)}"
        self._trouble.emit(told(error.message), remedy)

    def start(self) -> None:
        """Begin to save at the interval of the preferences; call again when that has changed."""
        seconds = self._editor.settings.autosave_seconds
        if self._recovery is not None and seconds > 0:
            self._timer.start(seconds * 1000)
        else:
            self._timer.stop()

    def save_now(self) -> None:
        """Save the open document to the recovery folder if it has unsaved work; else delete what is there."""
        if self._recovery is None:
            return
        context = self._editor.context
        if context.work is None:
            self._recovery.clear()
        else:
            self._recovery.autosave(context.work, context.film.playhead)

    def offer(self, open_recovered: OpenRecovered) -> None:
        """Look in the background for work of a window that crashed, and ask whether to open it.

        `open_recovered` gets the work, and what takes it over, to be called once it is open.
        """
        recovery = self._recovery
        if recovery is None:
            return

        def found(answer: tuple[list[Recovered], list[str]]) -> None:
            works, problems = answer
            for problem in problems:
                self._editor.context.message.emit(told(problem), "", "")
            for n, work in enumerate(works):
                if self._decide(recovery, work, open_recovered):
                    for other in works[n + 1 :]:
                        other.leave()
                    return

        self._background.run(recovery.find, found)

    def _decide(self, recovery: Recovery, work: Recovered, open_recovered: OpenRecovered) -> bool:
        answer = self.ask(work)
        if answer == Button.Open:
            open_recovered(work.work, partial(self._take_over, recovery, work))
            return True
        if answer == Button.Discard:
            work.discard()
        else:
            work.leave()
        return False

    def _take_over(self, recovery: Recovery, recovered: Recovered) -> None:
        """Not before it is open: whatever happens until then, it stays where it is."""
        context = self._editor.context
        if context.work is not None:
            recovery.take_over(recovered, context.work, context.film.playhead)

    def ask(self, work: Recovered) -> Button:
        """Ask what is to become of work that was found: Open, Discard, or Cancel (ask again next time)."""
        name = work.name
        text = self.tr("Tintype ended before “{name}” was saved.").format(name=name)
        moment = QDateTime.fromSecsSinceEpoch(int(work.saved_at.timestamp()))
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        more = self.tr("The work as it was at {when} can be recovered.").format(when=when)
        box = question(self._window, self.tr("Unsaved work"), text, more)
        box.setStandardButtons(Button.Open | Button.Discard | Button.Cancel)
        box.button(Button.Open).setText(self.tr("Recover"))
        box.button(Button.Discard).setText(self.tr("Delete it"))
        box.button(Button.Cancel).setText(self.tr("Ask next time"))
        box.setDefaultButton(Button.Open)
        return Button(box.exec())

    def close(self, *, keep: bool = False) -> None:
        """Stop, and delete the recovery files: the window closes in the normal way.

        With `keep` unsaved work stays for the next start: the process is being ended from outside.
        """
        self._timer.stop()
        self._background.close()
        if self._recovery is not None:
            if keep:
                self.save_now()
            self._recovery.close(keep=keep)
