"""Small films, made with PyAV."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from models import registry
from models.base import CancelToken, Colorization, Preview, Progress
from models.hints import Guidance, Hints
from models.image import ImageData
from tests import fakes

SIZE = (64, 48)
BASE = Fraction(1, 12000)
STEP = 500
"""24 frames per second in units of `BASE`."""


def moving(count: int, size: tuple[int, int] = SIZE, *, seed: int = 0, light: int = 90) -> list[NDArray[np.uint8]]:
    """Gray frames (h, w) of one scene: a texture that moves one pixel a frame, and a bright square that stays."""
    random = np.random.default_rng(seed)
    noise = random.integers(0, 255, (size[1], size[0] + count)).astype(np.uint8)
    texture = cv2.GaussianBlur(noise, (0, 0), 2.5).astype(np.float32)
    texture = light + (texture - texture.mean()) * 3
    frames = []
    for at in range(count):
        frame = texture[:, at : at + size[0]].clip(20, 235).astype(np.uint8)
        frame[8:20, 10:26] = 200
        frames.append(frame)
    return frames


def write_film(
    path: Path,
    frames: Sequence[NDArray[np.uint8]],
    *,
    codec: str = "ffv1",
    pixel_format: str = "yuv420p",
    times: Iterable[int] | None = None,
    sound: bool = False,
    rotation: int | None = None,
    aspect: Fraction | None = None,
    full_range: bool = False,
    colorspace: int = 1,
    title: str = "",
    options: dict[str, str] | None = None,
) -> Path:
    """A film of gray (h, w) or sRGB (h, w, 3) frames of 8 bits; lossless by default.

    Luma is set here, so that tests know its levels: frames are the levels of luma, not of sRGB, where they are gray.
    """
    height, width = frames[0].shape[:2]
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec, rate=24, options=options or {})
        stream.width, stream.height, stream.pix_fmt = width, height, pixel_format
        stream.time_base = stream.codec_context.time_base = BASE
        stream.codec_context.color_range = 2 if full_range else 1
        stream.codec_context.colorspace = colorspace
        if aspect is not None:
            stream.codec_context.sample_aspect_ratio = aspect
        if rotation is not None:
            stream.set_display_rotation(rotation)
        if title:
            out.metadata["title"] = title
        audio = out.add_stream("aac", rate=8000) if sound else None
        if audio is not None:
            audio.layout = "mono"
        pts = list(times) if times is not None else [at * STEP for at in range(len(frames))]
        for at, pixels in zip(pts, frames, strict=True):
            frame = _frame(pixels, pixel_format)
            frame.pts, frame.time_base = at, BASE
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
        if audio is not None:
            tone = np.zeros((1, 1024), np.float32)
            for number in range(int(pts[-1] * BASE * 8000) // 1024 + 1):
                samples = av.AudioFrame.from_ndarray(tone, format="fltp", layout="mono")
                samples.sample_rate, samples.pts = 8000, number * 1024
                out.mux(audio.encode(samples))
            out.mux(audio.encode())
    return path


def _frame(pixels: NDArray[np.uint8], pixel_format: str) -> av.VideoFrame:
    if pixels.ndim == 3:
        return av.VideoFrame.from_ndarray(pixels, "rgb24").reformat(format=pixel_format, dst_colorspace="ITU709")
    frame = av.VideoFrame(pixels.shape[1], pixels.shape[0], pixel_format)
    deep = pixel_format.endswith("10le")
    for number, plane in enumerate(frame.planes):
        size = plane.line_size // (2 if deep else 1)
        rows = np.full((plane.height, size), 128, np.uint16 if deep else np.uint8)
        if number == 0:
            rows[:, : pixels.shape[1]] = pixels
        plane.update((rows * 4 if deep else rows).tobytes())
    return frame


def read_film(path: Path) -> list[av.VideoFrame]:
    """All frames of a film, as PyAV has them."""
    with av.open(str(path)) as film:
        return list(film.decode(video=0))


def damage(path: Path, index: int) -> None:
    """Overwrite most of what a film has of one frame, by its place in the file."""
    with av.open(str(path)) as film:
        packet = [packet for packet in film.demux(video=0) if packet.size][index]
    data = bytearray(path.read_bytes())
    at, size = int(packet.pos or 0) + packet.size // 3, packet.size // 2
    data[at : at + size] = bytes(size)
    path.write_bytes(data)


def three_scenes(each: int = 20, size: tuple[int, int] = SIZE) -> list[NDArray[np.uint8]]:
    """Frames of three scenes that have nothing in common."""
    return [frame for seed in range(3) for frame in moving(each, size, seed=seed, light=80 + 35 * seed)]


class Tinting:
    """A backend whose colours follow the lightness, and are told how often: not the same for frames that differ."""

    name = "tinting"
    supports = ~Guidance.NONE

    def __init__(self, *, device: str, weights_dir: Path | None) -> None:
        """Nothing is needed."""

    def prepare(
        self, image: ImageData, hints: Hints, cancel: CancelToken, progress: Progress, *,
        working_size: int | None = None,
    ) -> ImageData:  # fmt: skip
        return image

    def colorize(
        self, prepared: object, hints: Hints, cancel: CancelToken, progress: Progress, *,
        preview: Preview | None = None,
    ) -> Colorization:  # fmt: skip
        assert isinstance(prepared, ImageData)
        cancel.raise_if_cancelled()
        light = prepared.L / 100
        colors = [hint.ab for hint in hints.drawn if hint.ab is not None]
        if colors:
            return Colorization(np.broadcast_to(np.array(colors[-1], np.float32), (*light.shape, 2)).copy())
        shift = np.float32(np.sin(100 * light.mean()) * 10)
        return Colorization(np.dstack([30 * light + shift, 20 - 30 * light]).astype(np.float32))


GRAVE = "TINTYPE_TEST_GRAVE"
"""Names the file that the backend `Dying` makes when it ends its process."""


class Dying(Tinting):
    """Gives the same colours, and ends its process with its tenth frame, once."""

    name = "dying"

    def __init__(self, *, device: str, weights_dir: Path | None) -> None:
        """Nothing is needed."""
        self._frames = 0

    def colorize(self, *args: Any, **more: Any) -> Colorization:
        self._frames += 1
        grave = Path(os.environ[GRAVE])
        if self._frames == 10 and not grave.exists():
            grave.touch()
            os._exit(1)
        return super().colorize(*args, **more)


def install_tinting() -> None:
    """Register the backends of this file until the end of the test."""
    for kind in (Tinting, Dying):
        title = kind.__name__
        spec = registry.BackendSpec(kind.name, title, kind.supports, live=True, factory=f"{__name__}:{title}")
        fakes._installed.append(registry.register(spec))
