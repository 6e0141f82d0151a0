"""Short films made from photographs, of which everything is known: the colours, and what moves where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from models import color
from models.types import F32, U8, Mask

WIDTH, HEIGHT = 854, 480
GRAIN, EXPOSURE = 3.5, 0.08
"""Standard deviation of film grain in L, and by how much, as a share, the exposure goes up and down."""
_PAN, _ZOOM = (1.6, 0.5), 1.001
"""Pixels across and down, and times, per frame."""
_RADIUS, _SPEED, BALL_AB = 60, 5.0, (30.0, 20.0)
"""Radius in pixels and pixels per frame of the ball that moves, and chroma of every ball."""


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """One frame.

    Attributes:
        light: (H, W), its lightness as the film has it, with grain and flicker.
        ab: (H, W, 2), its true colours.
        back: (H, W, 2), where each pixel was in the frame before, as a displacement; None in the first of a scene.
        visible: (H, W), pixels that were in sight in the frame before.
        thing: (H, W), pixels of the ball.
    """

    light: F32
    ab: F32
    back: F32 | None
    visible: Mask
    thing: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A film: its scenes begin with the frames `starts`."""

    name: str
    count: int
    starts: tuple[int, ...]
    shot: Callable[[int], Shot]

    def shots(self) -> Iterator[Shot]:
        """All frames in order; each is made when it is asked for."""
        return (self.shot(index) for index in range(self.count))


def pan(still: U8, count: int) -> Clip:
    """A slow pan and zoom over a photograph, in which a ball lies."""
    lab = _sized(still, 1.35)
    thing = _lay_ball(lab, lab.shape[1] // 2, lab.shape[0] // 2)

    def shot(index: int) -> Shot:
        now = _view(lab, index - count / 2)
        seen = _taken(lab, now)
        back = None if index == 0 else _displacement(_view(lab, index - 1 - count / 2), now)
        inside = _taken(thing.astype(np.float32), now) > 0.5
        return Shot(seen[..., 0], seen[..., 1:], back, _visible(back), inside)

    return Clip("pan", count, (0,), shot)


def grain(still: U8, count: int) -> Clip:
    """A scene at rest with grain, whose exposure flickers."""
    lab = _sized(still, 1.0)
    nothing = np.zeros(lab.shape[:2], bool)

    def shot(index: int) -> Shot:
        random = np.random.default_rng(index)
        exposure = 1 + EXPOSURE * random.uniform(-1, 1)
        light = lab[..., 0] * exposure + random.normal(0, GRAIN, lab.shape[:2])
        back = None if index == 0 else np.zeros((*lab.shape[:2], 2), np.float32)
        return Shot(np.clip(light, 0, 100).astype(np.float32), lab[..., 1:], back, _visible(back), nothing)

    return Clip("grain", count, (0,), shot)


def moving(still: U8, count: int) -> Clip:
    """A ball with a texture of its own moves over a photograph at rest."""
    lab = _sized(still, 1.0)

    def middle(index: int) -> tuple[float, float]:
        return WIDTH / 2 + _SPEED * (index - count / 2), HEIGHT / 2

    def shot(index: int) -> Shot:
        x, y = (round(v) for v in middle(index))
        seen = lab.copy()
        thing = _lay_ball(seen, x, y)
        if index == 0:
            return Shot(seen[..., 0], seen[..., 1:], None, _visible(None), thing)
        x0, y0 = (round(v) for v in middle(index - 1))
        back = np.zeros((HEIGHT, WIDTH, 2), np.float32)
        back[thing] = (x0 - x, y0 - y)
        uncovered = _circle((HEIGHT, WIDTH), (x0, y0), _RADIUS) & ~thing
        return Shot(seen[..., 0], seen[..., 1:], back, _visible(back) & ~uncovered, thing)

    return Clip("moving ball", count, (0,), shot)


def scenes(stills: Sequence[U8], count: int) -> Clip:
    """Pans over several photographs, one after the other."""
    parts = [pan(still, count) for still in stills]

    def shot(index: int) -> Shot:
        return parts[index // count].shot(index % count)

    return Clip(f"{len(parts)} scenes", count * len(parts), tuple(range(0, count * len(parts), count)), shot)


def _sized(still: U8, times: float) -> F32:
    """The middle of a photograph as Lab, so many times as large as a frame."""
    width, height = round(WIDTH * times), round(HEIGHT * times)
    scale = max(width / still.shape[1], height / still.shape[0])
    size = max(width, round(still.shape[1] * scale)), max(height, round(still.shape[0] * scale))
    whole = cv2.resize(still, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    x, y = (size[0] - width) // 2, (size[1] - height) // 2
    return color.to_lab(np.ascontiguousarray(whole[y : y + height, x : x + width], np.uint8))


def _view(lab: F32, time: float) -> F32:
    """The matrix (3, 3) from a frame's pixels to those of the photograph, `time` frames after the middle one."""
    scale = _ZOOM**-time
    middle = lab.shape[1] / 2 + _PAN[0] * time, lab.shape[0] / 2 + _PAN[1] * time
    shift = middle[0] - scale * WIDTH / 2, middle[1] - scale * HEIGHT / 2
    return np.array([[scale, 0, shift[0]], [0, scale, shift[1]], [0, 0, 1]], np.float32)


def _taken(plane: F32, view: F32) -> F32:
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    taken = cv2.warpAffine(plane, view[:2], (WIDTH, HEIGHT), flags=flags, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(taken, np.float32)


def _displacement(before: F32, now: F32) -> F32:
    """How far each pixel of a view was from its place in the view before, (H, W, 2)."""
    change = np.linalg.inv(before.astype(np.float64)) @ now
    rows, columns = np.indices((HEIGHT, WIDTH), np.float64)
    x = change[0, 0] * columns + change[0, 2] - columns
    y = change[1, 1] * rows + change[1, 2] - rows
    return np.asarray(np.dstack([x, y]), np.float32)


def _visible(back: F32 | None) -> Mask:
    if back is None:
        return np.zeros((HEIGHT, WIDTH), bool)
    rows, columns = np.indices((HEIGHT, WIDTH))
    x, y = columns + back[..., 0], rows + back[..., 1]
    return np.asarray((x >= 0) & (x <= WIDTH - 1) & (y >= 0) & (y <= HEIGHT - 1))


def _circle(shape: tuple[int, ...], middle: tuple[float, float], radius: float) -> Mask:
    rows, columns = np.indices((shape[0], shape[1]))
    return np.asarray((columns - middle[0]) ** 2 + (rows - middle[1]) ** 2 <= radius**2)


def _lay_ball(lab: F32, x: int, y: int) -> Mask:
    """Draw the ball over a picture, around a place; where it lies, (H, W)."""
    ball = _circle(lab.shape[:2], (x, y), _RADIUS)
    rows, columns = np.nonzero(ball)
    lab[rows, columns, 0] = _texture(2 * _RADIUS + 1)[rows - y + _RADIUS, columns - x + _RADIUS]
    lab[ball, 1:] = BALL_AB
    return ball


@lru_cache(maxsize=1)
def _texture(side: int) -> F32:
    """Lightness (side, side) of a ball with a little texture, lit from the upper left."""
    random = np.random.default_rng(0)
    parts = [random.normal(0, 1.5, (cells, cells)).astype(np.float32) for cells in (6, 14, 40)]
    whole = sum(cv2.resize(part, (side, side), interpolation=cv2.INTER_CUBIC) for part in parts)
    x, y = np.meshgrid(*[np.linspace(-1, 1, side, dtype=np.float32)] * 2)
    height = np.sqrt(np.maximum(1 - x**2 - y**2, 0))
    lit = 45 + 25 * np.maximum(0.6 * height - 0.4 * x - 0.5 * y, 0)
    return np.asarray(np.clip(lit + np.asarray(whole), 5, 95), np.float32)
