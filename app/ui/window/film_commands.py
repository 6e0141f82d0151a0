"""What menus and keys do to the open film."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from app.ui.state.context import EditorContext
from app.ui.window.command import Command, MenuId

Do = Callable[[], object]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)


class FilmCommands(QObject):
    """Commands on the open film; without one they can neither be seen nor given."""

    def __init__(self, context: EditorContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.film = context.film

    def there(self) -> bool:
        """Whether a film is open."""
        return self.film.work is not None

    def toggle_play(self) -> None:
        """Let frames go by, or stop."""
        self.film.set_playing(playing=not self.film.playing)

    def begins_scene(self) -> bool:
        """Whether a scene begins at the playhead, behind another one."""
        work, at = self.film.work, self.film.playhead
        return work is not None and at > 0 and work.scenes.start(at) == at

    def can_split(self) -> bool:
        """Whether a scene could begin at the playhead."""
        return self.there() and self.film.playhead > 0 and not self.begins_scene()

    def split(self) -> None:
        """Have a scene begin at the playhead."""
        if self.film.work is not None and self.can_split():
            self.film.set_scenes(self.film.work.scenes.split(self.film.playhead))

    def can_join(self) -> bool:
        """Whether there is a scene before the one of the playhead."""
        work = self.film.work
        return work is not None and work.scenes.start(self.film.playhead) > 0

    def join(self) -> None:
        """Make the scene of the playhead a part of the one before."""
        if self.film.work is not None and self.can_join():
            self.film.set_scenes(self.film.work.scenes.joined(self.film.playhead))

    def is_key(self) -> bool:
        """Whether the playhead is at a key frame."""
        return self.film.work is not None and self.film.playhead in self.film.work.keys

    def has_keys(self) -> bool:
        """Whether there are key frames."""
        return self.film.work is not None and bool(self.film.work.keys)


def film_rows(film: FilmCommands, remove_key: Do, export: Do, export_frame: Do) -> list[Command]:
    """The menu of films."""
    row = partial(Command, menu=MenuId.FILM, visible=film.there)
    step = film.film
    return [
        row(id="play", title=_tr("&Play or stop"), run=film.toggle_play, keys=("Shift+Space",),
            tip=_tr("Let the scene pass by at the film's speed, again and again")),
        row(id="frame_next", title=_tr("&Next frame\tRight"), section=1, run=partial(step.step, 1)),
        row(id="frame_before", title=_tr("Frame &before\tLeft"), section=1, run=partial(step.step, -1)),
        row(id="scene_next", title=_tr("Next &scene\tShift+Right"), section=1, run=partial(step.step_scene, 1)),
        row(id="scene_before", title=_tr("S&cene before\tShift+Left"), section=1, run=partial(step.step_scene, -1)),
        row(id="key_next", title=_tr("Next &key frame"), section=2, run=partial(step.step_key, 1),
            keys=("Ctrl+Right",), enabled=film.has_keys, tip=_tr("Go to the next frame that you worked on")),
        row(id="key_before", title=_tr("K&ey frame before"), section=2, run=partial(step.step_key, -1),
            keys=("Ctrl+Left",), enabled=film.has_keys, tip=_tr("Go back to a frame that you worked on")),
        row(id="key_remove", title=_tr("Remo&ve key frame"), section=2, run=remove_key, enabled=film.is_key,
            tip=_tr("Forget what was given here: the frame gets what the film gives it")),
        row(id="scene_split", title=_tr("Scene be&gins here"), section=3, run=film.split, keys=("Ctrl+K",),
            enabled=film.can_split, tip=_tr("Part the scene in two: from this frame on it is another one")),
        row(id="scene_join", title=_tr("&Join with the scene before"), section=3, run=film.join,
            enabled=film.can_join, tip=_tr("Nothing begins here: both scenes are one")),
        row(id="export_film", title=_tr("E&xport film…"), section=4, run=export, keys=("Ctrl+E",), icon="export",
            tip=_tr("Write the whole film in colour, while you work on")),
        row(id="export_frame", title=_tr("Export this f&rame…"), section=4, run=export_frame,
            tip=_tr("Write the frame at the playhead as a picture")),
    ]  # fmt: skip
