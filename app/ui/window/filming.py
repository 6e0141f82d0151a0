"""Goes from frame to frame of the open film: reads them in the background, shows them, and opens their documents."""

from __future__ import annotations

import time
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from app.core import image_io
from app.core.film.clip import Broken, Clip, Frame
from app.core.film.frames import FrameReader
from app.core.film.work import FilmWork, Manner, WorkedFrame
from app.core.image_io import Photograph
from app.ui.state import qimage
from app.ui.state.film import Film
from app.ui.state.offer import Choice, Offer
from app.ui.state.pictures import Pictures
from app.ui.widgets.background import Background
from app.ui.window.editor import Editor
from models.base import CancelToken
from models.errors import UserError

REST_MS = 150
"""How long the playhead must rest before the frame becomes a photograph to work on."""
TICK_MS = 15

First = tuple[int, Photograph, Pictures]
"""The first frame of a film that can be read."""


class Filming(QObject):
    """The window's side of the open film, for one window."""

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._film: Film = editor.context.film
        self._reader: FrameReader | None = None
        self._worked_on = 0
        self._passing = -1
        self._keys: list[int] = []
        self._background = Background(self)
        self._background.failed.connect(self._failed)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._settle)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._play_on)
        self._began = (0.0, 0)
        self._loop = range(0)
        self._film.opened.connect(self._opened)
        self._film.moved.connect(self._moved)
        self._film.playing_changed.connect(self._start_or_stop)
        self._film.seen.connect(self._show_steadied)
        editor.context.document_changed.connect(self._follow_document)
        editor.result_shown.connect(lambda _: self._show_steadied())

    # Opening

    def open(self, work: FilmWork, first: First) -> None:
        """Work on a film, at the first frame that can be read."""
        index, photo, pictures = first
        self._film.open(work)
        self._worked_on = self._film.playhead = index
        self._editor.model.set_pictures(pictures)
        self._editor.open_frame(work.document(index, photo, self._manner_title), pictures)

    @property
    def _manner_title(self) -> str:
        return self.tr("As the film is coloured")

    def _opened(self) -> None:
        self._rest.stop()
        work = self._film.work
        self._reader = None if work is None else FrameReader(work.clip)
        self._passing, self._keys = -1, []

    # Frames that pass by

    def _moved(self) -> None:
        """Show the frame as soon as it is read; it can be worked on once the playhead rests."""
        if not self._film.playing:
            self._rest.start()
        self._editor.tools.settle()
        self._pass_by()

    def _pass_by(self) -> None:
        """Read the frame at the playhead, unless another one is being read: the newest is read after that."""
        reader, index = self._reader, self._film.playhead
        steadied = self._film.steadied.get(index)
        if steadied is not None:
            self._passing = index
            self._editor.model.set_passing(qimage.wrap(steadied))
            return
        if reader is None or self._background.busy or self._passing == index:
            return

        def done(image: QImage | None) -> None:
            if reader is not self._reader:
                return
            self._passing = index
            if image is not None and (self._rest.isActive() or self._film.playing or index != self._worked_on):
                self._editor.model.set_passing(image)
            self._pass_by()

        self._background.run(lambda: _image(reader.read(index)), done)

    def _settle(self) -> None:
        """Work on the frame at the playhead."""
        work, reader, index = self._film.work, self._reader, self._film.playhead
        if work is None or reader is None or self._film.playing:
            return
        if index == self._worked_on:
            self._editor.model.set_passing(None)
            return
        if self._background.busy or self._editor.context.suggestions.are_awaited:
            # A hint that waits for its colour gets it before its frame is left.
            self._rest.start()
            return
        there = work.frames.get(index)
        photo = None if there is None else there.document.photo

        def read() -> tuple[Photograph, Pictures]:
            found = photograph(work.clip, reader.read(index)) if photo is None else photo
            return found, Pictures(found)

        def done(answer: tuple[Photograph, Pictures]) -> None:
            # The playhead may have gone on, or another film may be open; then this frame is left alone.
            if work is self._film.work and index == self._film.playhead and not self._film.playing:
                self._work_on(work, index, *answer)

        self._background.run(read, done)

    def _work_on(self, work: FilmWork, index: int, photo: Photograph, pictures: Pictures) -> None:
        before, self._worked_on, self._passing = self._worked_on, index, -1
        document = work.document(index, photo, self._manner_title, self._film.carried.get(index))
        self._editor.open_frame(document, pictures)
        if before != index:
            work.leave(before)
        self._film.changed.emit()

    def remove_key(self) -> None:
        """Give the frame back to the film: it has what the film gives there, until that is undone."""
        work, index = self._film.work, self._worked_on
        if work is None or index not in work.keys or self._film.playhead != index:
            return
        self._editor.tools.settle()
        removed = work.frames.pop(index)
        # What was carried to frames nearby came from this one.
        self._film.begin_stretch(self._film.stretch)
        self._reopen(work, index, removed)
        words = self.tr("Frame {number} is no key frame any more.").format(number=index + 1)
        undo = Choice(self.tr("Undo"), partial(self._bring_back, work, index, removed))
        self._editor.context.offered.emit(Offer(words, (undo,)))

    def _bring_back(self, work: FilmWork, index: int, frame: WorkedFrame) -> None:
        if work is self._film.work:
            work.frames[index] = frame
            self._reopen(work, index, frame)

    def _reopen(self, work: FilmWork, index: int, frame: WorkedFrame) -> None:
        """Show a frame anew, if it is the one that is worked on: it has another document."""
        pictures = self._editor.model.pictures
        if index == self._worked_on and pictures is not None:
            self._work_on(work, index, frame.document.photo, pictures)
        self._film.changed.emit()

    def _show_steadied(self) -> None:
        """Show a frame without hints of its own as it will be in the film, with the hints that were carried there."""
        work, index, pictures = self._film.work, self._worked_on, self._editor.model.pictures
        frame = None if work is None else work.frames.get(index)
        steadied, carried = self._film.steadied.get(index), self._film.carried.get(index)
        if work is None or frame is None or pictures is None or carried is None or frame.is_touched:
            return
        if frame.document.draft is not None or self._editor.tools.busy or self._editor.context.suggestions.are_awaited:
            return
        if not frame.has(carried):
            work.leave(index)
            self._work_on(work, index, frame.document.photo, pictures)
        if steadied is not None:
            pictures.show_still(steadied)
            self._editor.model.content_changed.emit()

    def _failed(self, error: UserError, details: str) -> None:
        """A frame that cannot be read: back to the one that is worked on."""
        self._film.set_playing(playing=False)
        self._rest.stop()
        self._editor.model.set_passing(None)
        self._film.go_to(self._worked_on)
        self._editor.context.tell(error, details)

    # The document of the frame

    def _follow_document(self) -> None:
        """Note what the artist has changed: that a frame is a key frame now, and how the film is coloured."""
        work, document = self._film.work, self._editor.context.document
        if work is None or document is None or self._worked_on not in work.frames:
            return
        frame = work.frames[self._worked_on]
        if document is not frame.document:
            # The method was not usable here: the editor has opened the frame with another one.
            frame.document = document
            if frame.given is not None:
                frame.given = document.state
        work.manner = Manner.of(document.state)
        if self._film.playing and document.draft is None:
            # A panel has changed something: here it can be seen.
            self._film.set_playing(playing=False)
            self._film.go_to(self._worked_on)
        if work.keys != self._keys:
            self._keys = work.keys
            self._film.changed.emit()

    # Playing

    def _start_or_stop(self) -> None:
        if self._film.playing:
            self._editor.tools.settle()
            self._rest.stop()
            work, at = self._film.work, self._film.playhead
            assert work is not None
            scene = range(work.scenes.start(at), work.scenes.stop(at, self._film.count))
            self._loop = self._film.stretch if at in self._film.stretch else scene
            self._began = (time.monotonic(), at)
            self._tick.start()
        else:
            self._tick.stop()
            self._rest.start()

    def _play_on(self) -> None:
        """Go to the frame that is due now; at the end of the stretch, or of the scene, back to its beginning."""
        work = self._film.work
        if work is None:
            return
        moment, begun = self._began
        stop = self._loop.stop
        due = work.clip.seconds(begun) + time.monotonic() - moment
        index = begun + int(np.searchsorted(_seconds(work.clip, begun, stop), due, "right")) - 1
        if index >= stop - 1 and due > work.clip.seconds(stop - 1) + 1 / float(work.clip.rate):
            self._began = (time.monotonic(), self._loop.start)
            index = self._began[1]
        self._film.go_to(index)


def _seconds(clip: Clip, start: int, stop: int) -> NDArray[np.float64]:
    return np.asarray((clip.times[start:stop] - clip.times[0]) * float(clip.time_base), np.float64)


def first_frame(clip: Clip, wanted: int, cancel: CancelToken) -> First:
    """The frame to begin with, ready to be worked on: the one that is wanted, or else the next one that can be read.

    Raises:
        Cancelled: the token was set.
        UserError: there is none.
    """
    failed: UserError | None = None
    for found in clip.frames(min(wanted, len(clip) - 1)):
        cancel.raise_if_cancelled()
        if isinstance(found, Frame):
            photo = photograph(clip, found)
            return found.index, photo, Pictures(photo)
        failed = failed or found.error
    raise failed or UserError("“{name}” has no frame that can be read.", name=clip.path.name)


def photograph(clip: Clip, found: Frame | Broken) -> Photograph:
    """A frame as a photograph to give hints on.

    Raises:
        UserError: it is broken.
    """
    if isinstance(found, Broken):
        raise found.error
    return image_io.from_pixels(found.pixels, clip.name_of(found.index))


def _image(found: Frame | Broken) -> QImage | None:
    """A frame for the screen; None where it is broken."""
    if isinstance(found, Broken):
        return None
    return qimage.wrap(found.levels)

