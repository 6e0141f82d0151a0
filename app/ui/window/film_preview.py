"""Has the frames around the playhead coloured as the film will be, while the worker has nothing else to do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from app.core.film import asked
from app.core.film.stretch import Footage, FootageFrame, FootageRequest, Stretch
from app.core.film.work import FilmWork
from app.core.messages import SideDone, SideFailure
from app.ui.state import qimage
from app.ui.state.side_pictures import Customer
from app.ui.window.editor import Editor

SECONDS = 1.0
"""Before the playhead, and after it."""
SOON = 500
"""Frames that are looked through for scenes in a few seconds."""


class FilmPreview(QObject):
    """Asks for one stretch of the open film, in the order of frames; another one where something else is asked for."""

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._settings = editor.context, editor.settings
        self._film = editor.context.film
        self._footage: Footage | None = None
        self._asked: tuple[FootageRequest, ...] = ()
        self._film.opened.connect(self._forget)
        self._film.changed.connect(self._follow)
        self._context.document_changed.connect(self._follow)
        self._context.beside.changed.connect(self._take)

    def _forget(self) -> None:
        self._footage, self._asked = None, ()

    def _follow(self) -> None:
        """Ask for what is missing, once the hand rests and the frame at the playhead is worked on."""
        work, document = self._film.work, self._context.document
        if work is None or document is None or document.draft is not None:
            return
        stretch = self._wanted(work)
        if stretch.start - SOON <= work.scenes.searched < stretch.stop:
            # The scene may end there: it is known in a moment.
            return
        if self._footage is None or stretch != self._footage.stretch:
            self._footage = Footage(stretch)
            self._film.begin_stretch(range(stretch.start, stretch.stop))
        self._ask()

    def _wanted(self, work: FilmWork) -> Stretch:
        """The stretch that there is, as long as it fits; else one around the playhead."""
        at = self._film.playhead
        scene = next(each for each in asked.scenes(work.state(at), len(work.clip)) if at < each.stop)
        now = None if self._footage is None else self._footage.stretch
        fits = now is not None and now.start <= at < now.stop and now.device == self._settings.device
        if now is not None and fits and now.scene == scene:
            return now
        frames = max(round(SECONDS * float(work.clip.rate)), 1)
        start = max(scene.start, at - frames)
        return Stretch(work.clip, scene, start, min(scene.stop, start + 2 * frames), self._settings.device)

    def _ask(self) -> None:
        if self._footage is not None:
            missing = [index for index in self._film.stretch if index not in self._film.steadied]
            self._asked = tuple(FootageRequest(self._footage, index) for index in missing)
            self._context.beside.ask(Customer.FILM, self._asked)

    def _take(self) -> None:
        answers = [answer for each in self._asked if (answer := self._context.beside.answer(each)) is not None]
        frames = [answer.value for answer in answers if isinstance(answer, SideDone)]
        for frame in frames:
            assert isinstance(frame, FootageFrame)
            self._film.add_steadied(frame.index, frame.rgb, frame.carried)
            thumbnail = self._film.thumbnails.get(frame.index)
            if thumbnail is not None and frame.rgb is not None:
                small = qimage.wrap(frame.rgb).scaled(thumbnail.size(), mode=Qt.TransformationMode.SmoothTransformation)
                self._film.add_thumbnail(frame.index, small)
        if any(isinstance(answer, SideFailure) for answer in answers):
            # The frame itself tells what is wrong; the others would fail like this one.
            self._asked = ()
            self._context.beside.ask(Customer.FILM, ())
        elif frames:
            self._ask()
