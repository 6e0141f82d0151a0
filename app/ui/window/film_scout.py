"""Looks through the open film in the background: small pictures for the strip first, then where scenes begin."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.core.film.clip import Broken, Frame
from app.core.film.frames import FrameReader
from app.core.film.search import SceneSearch
from app.core.film.work import FilmWork
from app.ui.state import qimage
from app.ui.widgets.background import Background
from app.ui.widgets.film_strip import THUMBNAIL_HEIGHT, FilmStrip
from app.ui.window.editor import Editor
from models.errors import UserError
from models.lazy import cv2

_TURN_S = 0.1
"""How long scenes are looked for before small pictures may be wanted again."""
_SHARP = 2
"""Pixels of small pictures for each logical one."""


class FilmScout(QObject):
    """One job at a time, each short. While the worker computes, no scenes are looked for."""

    def __init__(self, editor: Editor, strip: FilmStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._strip = editor.context, strip
        self._film = editor.context.film
        self._work: FilmWork | None = None
        self._reader: FrameReader | None = None
        self._search: SceneSearch | None = None
        self._background = Background(self)
        self._background.failed.connect(self._failed)
        self._film.opened.connect(self._open)
        strip.view_changed.connect(self._look_on)
        self._context.backend_status_changed.connect(self._look_on)

    def _open(self) -> None:
        self._work = work = self._film.work
        if work is not None and work.scenes.searched < len(work.clip):
            # What was found in a search that did not come to its end is found again.
            work.scenes = work.scenes.unsearched
        self._reader = None if work is None else FrameReader(work.clip)
        self._search = None if work is None else SceneSearch(work.clip)
        self._look_on()

    def _look_on(self) -> None:
        """Do what is wanted most, then come back."""
        if self._work is None or self._background.busy:
            return
        missing = self._strip.missing()
        if missing:
            self._take_thumbnail(self._work, missing[0])
        elif self._work.scenes.searched < len(self._work.clip) and not self._context.status.busy:
            self._search_on(self._work)

    def _take_thumbnail(self, work: FilmWork, index: int) -> None:
        reader, size = self._reader, (self._strip.thumbnail_width * _SHARP, THUMBNAIL_HEIGHT * _SHARP)
        assert reader is not None

        def done(image: QImage) -> None:
            if work is self._work:
                self._film.add_thumbnail(index, image)
                self._look_on()

        self._background.run(lambda: _small(reader.read(index), size), done)

    def _search_on(self, work: FilmWork) -> None:
        search = self._search
        assert search is not None

        def done(answer: tuple[list[int], int]) -> None:
            if work is self._work:
                self._film.set_scenes(work.scenes.searched_on(*answer))
                self._look_on()

        self._background.run(lambda: search.go_on(_TURN_S), done)

    def _failed(self, error: UserError, details: str) -> None:
        """The film is not there any more: nothing is looked for until another one is opened."""
        self._work = None
        self._context.tell(error, details)


def _small(found: Frame | Broken, size: tuple[int, int]) -> QImage:
    """A small picture (width, height) of a frame; of a broken one an empty one."""
    if isinstance(found, Broken):
        return qimage.wrap(np.zeros((size[1], size[0]), np.uint8))
    small = cv2.resize(found.levels, size, interpolation=cv2.INTER_AREA)
    return qimage.wrap(np.asarray(small, np.uint8))
