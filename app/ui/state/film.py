"""The open film as the window sees it: its work, the frame looked at, and what is known of the other frames."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.core.film.work import FilmWork, Scenes
from models.hints import Hints
from models.types import U8

_THUMBNAILS_KEPT = 600


class Film(QObject):
    """What the strip shows and commands change; without a film `work` is None.

    Attributes:
        work: the film and what was done in it.
        playhead: the frame that is looked at.
        playing: whether frames go by at the film's speed.
        thumbnails: small pictures of frames, by their index; those looked at last are kept.
        stretch: frames around the playhead that are coloured as the film will be.
        steadied: those of them that are there, sRGB (h, w, 3), small; None for a frame that cannot be read.
        carried: points and strokes of key frames where they are in those frames.
    """

    opened = Signal()
    """Another film, or none."""
    moved = Signal()
    """The playhead is at another frame."""
    changed = Signal()
    """Scenes or key frames."""
    seen = Signal()
    """Thumbnails, or what is ready."""
    playing_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work: FilmWork | None = None
        self.playhead = 0
        self.playing = False
        self.thumbnails: OrderedDict[int, QImage] = OrderedDict()
        self.stretch = range(0)
        self.steadied: dict[int, U8 | None] = {}
        self.carried: dict[int, Hints] = {}

    @property
    def count(self) -> int:
        """How many frames there are."""
        return len(self.work.clip) if self.work is not None else 0

    def open(self, work: FilmWork | None) -> None:
        """Show another film, or none."""
        self.set_playing(playing=False)
        self.work, self.playhead = work, 0
        self.thumbnails.clear()
        self._clear_stretch(range(0))
        self.opened.emit()

    # Where it is looked at

    def go_to(self, index: int) -> None:
        """Look at a frame; before the first one that is the first, behind the last one the last."""
        index = min(max(index, 0), self.count - 1)
        if self.work is not None and index != self.playhead:
            self.playhead = index
            self.moved.emit()

    def step(self, frames: int) -> None:
        """Go so many frames on, or back where it is below 0."""
        self.go_to(self.playhead + frames)

    def step_scene(self, direction: int) -> None:
        """Go to the beginning of the next scene (1), or of this one or the one before (-1)."""
        if self.work is not None:
            self.go_to(_next_of(self.work.scenes.starts, self.playhead, direction, self.count - 1))

    def step_key(self, direction: int) -> None:
        """Go to the next key frame (1), or to the one before (-1), where there is one."""
        if self.work is not None:
            self.go_to(_next_of(self.work.keys, self.playhead, direction, self.playhead))

    def set_playing(self, *, playing: bool) -> None:
        """Let frames go by, or stop."""
        playing = playing and self.work is not None
        if playing != self.playing:
            self.playing = playing
            self.playing_changed.emit()

    # What is known

    def set_scenes(self, scenes: Scenes) -> None:
        """Other scenes."""
        if self.work is not None and scenes != self.work.scenes:
            self.work.scenes = scenes
            self.changed.emit()

    def add_thumbnail(self, index: int, image: QImage) -> None:
        """Keep a small picture of a frame."""
        self.thumbnails[index] = image
        while len(self.thumbnails) > _THUMBNAILS_KEPT:
            self.thumbnails.popitem(last=False)
        self.seen.emit()

    def thumbnail(self, index: int) -> QImage | None:
        """The small picture of a frame, if it is there."""
        if index in self.thumbnails:
            self.thumbnails.move_to_end(index)
        return self.thumbnails.get(index)

    def begin_stretch(self, stretch: range) -> None:
        """Other frames are coloured, or the same ones in another way."""
        self._clear_stretch(stretch)
        self.seen.emit()

    def _clear_stretch(self, stretch: range) -> None:
        self.stretch, self.steadied, self.carried = stretch, {}, {}

    def add_steadied(self, index: int, rgb: U8 | None, carried: Hints) -> None:
        """A frame of the stretch is there."""
        self.steadied[index], self.carried[index] = rgb, carried
        self.seen.emit()


def _next_of(places: list[int] | tuple[int, ...], now: int, direction: int, beyond: int) -> int:
    """The nearest place after (1) or before (-1) this one; where there is none, `beyond`, or this one."""
    if direction > 0:
        return next((place for place in places if place > now), beyond)
    return next((place for place in reversed(places) if place < now), min(now, beyond))
