"""The work on a film becomes a film in colour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.core import encoding
from app.core.engine import Engine
from app.core.film import asked, codecs, run
from app.core.film.clip import Clip
from app.core.film.codecs import FilmCodec
from app.core.film.opening import require_av
from app.core.film.run import Report, Step
from app.core.film.search import SceneSearch
from app.core.film.target import Target
from app.core.film.work import FilmState
from app.core.tags import xmp
from models import registry
from models.base import CancelToken

_TURN_S = 0.5
"""How long scenes are looked for between two looks at the token."""


@dataclass(frozen=True, slots=True)
class FilmFormat:
    """What a film can be written as: a codec for one file, or a kind of picture for a folder of frames."""

    title: str
    codec: FilmCodec | None = None
    frames: encoding.Format | None = None


def formats() -> tuple[FilmFormat, ...]:
    """All of them, the usual one first."""
    frames = (kind for kind in encoding.FORMATS if kind.suffixes[0] in (".png", ".tif"))
    return (
        *(FilmFormat(f"{codec.title} ({', '.join(codec.suffixes)})", codec) for codec in codecs.CODECS),
        *(FilmFormat(kind.name, frames=kind) for kind in frames),
    )


def target(path: Path, kind: FilmFormat, backend: str, *, tells_source: bool) -> Target:
    """Where a film is written.

    Args:
        path: the file, or the folder for frames.
        kind: what it is written as.
        backend: a name of the registry: it decides how the file calls the source of its colours.
        tells_source: whether the file says that its colours are not the camera's.

    Raises:
        FilmLoadError: PyAV is not installed.
    """
    trained = bool(registry.spec(backend).weights)
    source_type = (xmp.TRAINED if trained else xmp.BY_HAND) if tells_source else ""
    if kind.frames is not None:
        from app.core.film.frame_folder import FrameFolder

        return FrameFolder(path, kind.frames, source_type)
    assert kind.codec is not None
    require_av()
    # Here, because PyAV is optional.
    from app.core.film.film_file import FilmFile

    return FilmFile(path, kind.codec, source_type)


def export(
    clip: Clip,
    state: FilmState,
    where: Target,
    new_engine: Callable[[], Engine],
    *,
    device: str,
    cancel: CancelToken,
    told: Callable[[Step], None],
) -> Report:
    """Colour the whole film; where scenes were not looked for to its end, look for them first.

    Args:
        clip: the film.
        state: the work on it.
        where: where it is written.
        new_engine: makes what computes.
        device: "auto", "cpu" or "cuda".
        cancel: stops it; the same call goes on later.
        told: how far it is.

    Raises:
        Cancelled: the token was set.
        UserError: as `color_film`.
    """
    if state.scenes.searched < len(clip):
        search, scenes = SceneSearch(clip), state.scenes.unsearched
        while scenes.searched < len(clip):
            cancel.raise_if_cancelled()
            scenes = scenes.searched_on(*search.go_on(_TURN_S))
        state = replace(state, scenes=scenes)
    wanted = tuple(asked.scenes(state, len(clip)))
    return run.color_film(clip, wanted, where, new_engine, device=device, cancel=cancel, told=told)
