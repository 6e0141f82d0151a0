"""The finished picture as a file: computed at full resolution, checked before anything is computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from app.core import atomic, encoding, files, tinting
from app.core.document import Region
from app.core.encoding import Output
from app.core.engine import Engine
from app.core.image_io import Photograph
from app.core.layers import COLOUR, Tint
from app.core.picture import Picture
from app.core.render import ColorRenderer, Renderer
from app.core.tags import xmp
from models import registry
from models.base import CancelToken, Progress, no_progress
from models.errors import UserError
from models.words import Words

_PIXELS_SHARE, _LAYERS_SHARE, _TINTS_SHARE = 0.9, 0.4, 0.6
"""Where on the progress bar colouring ends, in flat files and in those with layers, and there the colours of regions;
the rest is writing."""


def check_target(
    photo: Photograph, path: Path, output: Output | None = None, *, replace_original: bool = False
) -> None:
    """Check, before computing a picture, that it can be exported to this path.

    Raises:
        UserError: a kind of file that cannot be written, no folder, a folder that may not be written to, the
            photograph itself (unless `replace_original`), or more pixels than the format can have.
    """
    kind, endings = encoding.format_of(path), ", ".join(encoding.SUFFIXES)
    if kind is None:
        raise UserError(
            "“{name}” is not a kind of picture that can be written.",
            "Choose one of {endings}.",
            name=path.name,
            endings=endings,
        )
    if not replace_original and photo.path is not None and files.is_same(path, photo.path):
        raise UserError("“{path}” is the original photograph.", "Choose another name.", path=path)
    atomic.check(path)
    if max((output or Output()).size(photo.full.size)) > kind.side_limit:
        raise UserError(
            "A {kind} cannot have more than {limit} pixels a side.",
            "Choose PNG or TIFF, or a smaller size.",
            kind=kind.name,
            limit=kind.side_limit,
        )


def export(
    picture: Picture,
    path: Path,
    output: Output | None = None,
    *,
    regions: Sequence[Region] = (),
    replace_original: bool = False,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
    engine: Engine | None = None,
    ready: Renderer | None = None,
) -> str:
    """Compute a picture at full resolution and write it. Takes seconds: do not call in the window's thread.

    Args:
        picture: what is asked for.
        path: a file of one of `encoding.FORMATS`, by its suffix.
        output: size, quality and more; None for the defaults: PNG and TIFF have 16 bits where the photograph has.
        regions: those of the document, for a file with layers.
        replace_original: whether `path` may be the photograph itself.
        cancel: stops it; nothing is written then.
        progress: told how far it is.
        engine: one that has loaded weights already; None for a new one.
        ready: the renderer that painted the picture on the screen, so that the file shows the same; None to compute.

    Returns:
        What the artist should know ("the GPU has too little memory..."), or "".

    Raises:
        Cancelled: the token was set.
        UserError: the backend failed, or the file cannot be written.
    """
    photo = picture.photo
    output = output or Output()
    check_target(photo, path, output, replace_original=replace_original)
    cancel = cancel or CancelToken()
    kind = encoding.format_of(path)
    assert kind is not None
    deep, share = output.deep(kind, photo.depth), _LAYERS_SHARE if kind.layered else _PIXELS_SHARE

    def between(low: float, high: float) -> Progress:
        return lambda fraction, text: progress(low + fraction * (high - low), text)

    renderer, notice = ready, ""
    if renderer is None:
        renderer, notice = (engine or Engine()).rendered(picture, cancel, between(0, share / 2))
    pixels = renderer.full(deep=deep, cancel=cancel, progress=between(0 if ready else share / 2, share))
    cancel.raise_if_cancelled()
    progress(share, Words("Writing {name}", name=path.name))
    tints: Iterable[Tint] = (Tint(COLOUR),)
    if kind.layered and isinstance(renderer, ColorRenderer):
        colouring = between(share, _TINTS_SHARE)
        tints = tinting.tints(picture, renderer.stack, regions, deep=deep, cancel=cancel, progress=colouring)
    trained = bool(registry.spec(picture.backend).weights)
    encoding.write(
        pixels,
        photo,
        path,
        output,
        source_type=xmp.TRAINED if trained else xmp.BY_HAND,
        tints=tints,
        cancel=cancel,
        progress=between(_TINTS_SHARE, 1),
    )
    progress(1.0, Words(""))
    return notice

