"""Below the photograph while a film is open: playing, where the playhead is, and the strip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.state.film import Film
from app.ui.widgets.film_strip import FilmStrip, clock
from app.ui.widgets.icon_button import IconButton


class FilmBar(QWidget):
    """There while a film is open.

    Attributes:
        strip: the film along its time.
        play: starts and stops it.
    """

    def __init__(self, film: Film) -> None:
        super().__init__()
        self._film = film
        self.setObjectName("filmBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.strip = FilmStrip(film)
        self.play = IconButton("play", self.tr("Play"), 32)
        self.play.clicked.connect(lambda: film.set_playing(playing=not film.playing))
        self._time, self._frame, self._scene = QLabel(), QLabel(), QLabel()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for label in (self._time, self._frame, self._scene):
            texts.addWidget(label)
            label.setProperty("small", True)  # noqa: FBT003 - Qt's signature
        for label in (self._frame, self._scene):
            label.setProperty("muted", True)  # noqa: FBT003 - Qt's signature
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.play)
        row.addLayout(texts)
        row.addWidget(self.strip, 1)
        film.opened.connect(self._open)
        for signal in (film.moved, film.changed):
            signal.connect(self._tell)
        film.playing_changed.connect(self._show_playing)
        self.hide()

    def _open(self) -> None:
        work = self._film.work
        self.setVisible(work is not None)
        if work is not None:
            last = len(work.clip) - 1
            self._frame.setFixedWidth(self._room(self.tr("Frame {number} of {count}"), last))
            self._tell()

    def _room(self, words: str, last: int) -> int:
        """The width of the longest text: the strip must not move while the film plays."""
        work = self._film.work
        assert work is not None
        self._frame.ensurePolished()
        longest = [words.format(number=last + 1, count=last + 1), f"{clock(work.clip.seconds(last))} / 0:00.00"]
        return max(self._frame.fontMetrics().horizontalAdvance(text) for text in longest) + 6

    def _tell(self) -> None:
        work, index = self._film.work, self._film.playhead
        if work is None:
            return
        last = len(work.clip) - 1
        self._time.setText(f"{clock(work.clip.seconds(index))} / {clock(work.clip.seconds(last))}")
        self._frame.setText(self.tr("Frame {number} of {count}").format(number=index + 1, count=last + 1))
        number, scenes = work.scenes.number(index) + 1, len(work.scenes.starts)
        self._scene.setText(self.tr("Scene {number} of {count}").format(number=number, count=scenes))

    def _show_playing(self) -> None:
        playing = self._film.playing
        self.play.show_as("pause" if playing else "play", self.tr("Stop") if playing else self.tr("Play"))
