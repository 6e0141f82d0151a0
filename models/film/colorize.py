"""Colours for the frames of one scene of a film, steady in time.

    keys = [KeyFrame(12, light, hints)]                   # where nobody coloured a frame: the first one, with `Hints()`
    film = FilmColorizer(registry.create("unified"), keys, tracker.tracks)     # see `models.film.tracks`
    for index, light in ...:                              # the frames of the scene, in order
        ab = film.frame(index, light)

Every frame is coloured with the hints of the key frames where they are in it, and with the coloured key frame nearest
in time as a reference, where the backend takes references. Then it is steadied (`models.film.steady`), small, and
joined with its full lightness.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models import color, registry
from models.base import CancelToken, Colorizer, no_progress
from models.errors import UserError
from models.film.flow import measure_flow, reduced
from models.film.steady import STRENGTH, Steadier
from models.film.tracks import Tracks
from models.hints import DRAWN, Guidance, Hints, Reference
from models.image import ImageData
from models.join.paint import Coat, Painter
from models.join.upsample import Upsampler
from models.recommend.themes import has_color
from models.strength import firm, toned
from models.types import F32


@dataclass(frozen=True, slots=True, eq=False)
class KeyFrame:
    """A frame that somebody coloured.

    Attributes:
        index: of the frame, counted as all frames are.
        light: float32 (H, W), its lightness 0..100.
        hints: in its pixels, as backends are told them (see `models.natural.limited_hints`). Points and strokes follow
            their things from there; the rest holds for the frames that no other key frame is nearer to.
    """

    index: int
    light: F32
    hints: Hints


class FilmColorizer:
    """Colours the frames of one scene, one after the other."""

    def __init__(
        self,
        colorizer: Colorizer,
        keys: Sequence[KeyFrame],
        tracks: Tracks | None = None,
        *,
        strength: float = STRENGTH,
        cancel: CancelToken | None = None,
    ) -> None:
        """Begin a scene.

        Args:
            colorizer: the backend; others may use it between frames.
            keys: at least one; any frames of the scene.
            tracks: where the points and strokes of the key frames are in all frames; None where there are none.
            strength: of the steadying, 0 for none.
            cancel: polled; set from another thread to stop.

        Raises:
            UserError: the backend does not colour photographs, or has nothing to spread.
            ValueError: there is no key frame.
        """
        if not keys:
            raise ValueError("a scene needs a key frame: its first one, where there is no other")
        _require_fit(colorizer, keys)
        self._colorizer, self._keys = colorizer, keys
        self._tracks = tracks or Tracks()
        self._cancel = cancel or CancelToken()
        self._steadier = Steadier(strength)
        self._shown: dict[int, tuple[Reference, ...]] = {}

    def frame(self, index: int, light: F32) -> F32:
        """The colours of the next frame.

        Args:
            index: of the frame.
            light: (H, W) its lightness 0..100; all frames have the same size.

        Returns:
            ab, float32 (H, W, 2); colours may lie outside the gamut.

        Raises:
            Cancelled: the token was set.
            UserError: the backend cannot use the hints.
        """
        light = np.asarray(light, np.float32)
        key = min(self._keys, key=lambda each: abs(each.index - index))
        drawn = self._tracks.at(index)
        hints = _undrawn(key.hints).merged(drawn)
        if Guidance.REFERENCE in self._colorizer.supports and key.index != index:
            hints = replace(hints, references=(*hints.references, *self._references(key)))
        small = reduced(light)
        before = self._steadier.light
        flow = None if before is None else measure_flow(before, small)
        found = self._colored(light, small, hints)
        self._cancel.raise_if_cancelled()
        asked = key.index == index or not drawn.ids <= self._tracks.at(index - 1).ids
        shown = self._steadier.steady(small, found, flow, asked=asked)
        return Upsampler(light, shown).ab(light)

    def state(self) -> dict[str, F32]:
        """What the next frame depends on beside the arguments, to be kept bit by bit."""
        return self._steadier.state()

    def restore(self, state: Mapping[str, F32]) -> None:
        """Go on where `state` was taken, with the same key frames and tracks: nothing shows that it was stopped."""
        self._steadier.restore(state)

    def _references(self, key: KeyFrame) -> tuple[Reference, ...]:
        """A key frame in its colours; none where it has hardly any, as before a fade-in or on a title."""
        if key.index not in self._shown:
            small = reduced(key.light)
            shown = color.to_rgb8(small, self._colored(key.light, small, key.hints))
            self._shown[key.index] = (Reference(ImageData.from_rgb(shown)),) if has_color(shown) else ()
        return self._shown[key.index]

    def _colored(self, light: F32, small: F32, hints: Hints) -> F32:
        """The colours of one frame by itself, (h, w, 2) of the small plane."""
        told = hints.only(self._colorizer.supports)
        told = told.scaled(small.shape[1] / light.shape[1], small.shape[0] / light.shape[0])
        image = _image(small)
        everywhere = told.everywhere
        sure = firm(everywhere)
        ab, exact = self._answer(image, sure)
        if sure is not everywhere:
            everywhere = toned(everywhere, ab, image.size)
            ab, exact = self._answer(image, everywhere)
        found = Upsampler(small, ab, everywhere if exact else None).ab(small)
        if told.everywhere is told:
            return found
        lay = Coat(small, Painter(small).coating(told)).over(small)
        a, b = (np.ascontiguousarray(plane) for plane in np.moveaxis(found, 2, 0))
        return np.dstack(lay(slice(0, len(small)), a, b))

    def _answer(self, image: ImageData, hints: Hints) -> tuple[F32, bool]:
        prepared = self._colorizer.prepare(image, hints, self._cancel, no_progress)
        answer = self._colorizer.colorize(prepared, hints, self._cancel, no_progress)
        return answer.ab, answer.exact


def _require_fit(colorizer: Colorizer, keys: Sequence[KeyFrame]) -> None:
    spec = registry.find(colorizer.name)
    if spec is None:
        return
    if spec.use is not registry.Use.COLORIZE:
        raise UserError(
            "“{name}” does not colour films.",
            "Choose one of {choices}.",
            name=spec.name,
            choices=", ".join(registry.names()),
        )
    if spec.spreads and not any(key.hints.kinds & DRAWN for key in keys):
        raise UserError(
            "{title} spreads the colours of points and strokes, and no key frame has any.",
            "Draw some on a frame, or choose a backend that colours by itself.",
            title=spec.title,
        )


def _image(light: F32) -> ImageData:
    """A frame for the backend; backends cache by its key."""
    rgb = color.to_rgb8(light, np.zeros((*light.shape, 2), np.float32))
    return ImageData(hashlib.blake2b(light.tobytes(), digest_size=16).hexdigest(), rgb, light)


def _undrawn(hints: Hints) -> Hints:
    """What of a key frame's hints holds in other frames, too."""
    references = tuple(replace(reference, matches=()) for reference in hints.references)
    return replace(hints, points=(), strokes=(), references=references)
