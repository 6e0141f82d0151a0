"""`bench film-run`: whole films from file to file: speed by part, memory, lightness by codec, two machines against one.

Seconds are those of the processor, all its cores together, so that other programs do not count.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from app.core import batch, cluster
from app.core.engine import Engine
from app.core.film import codecs
from app.core.film import run as film_run
from app.core.film.clip import Clip, Frame
from app.core.film.codecs import FilmCodec
from app.core.film.opening import open_clip, require_av
from app.core.film.scene import Scene
from app.core.film.target import Segment, Shown, Target
from models import arguments, color
from models.base import CancelToken, no_progress
from models.lazy import cv2
from models.report import write_json
from models.types import F32

Numbers = dict[str, float]

_LARGE, _SMALL = (854, 480), (320, 180)
_SCENES = 8
_CHROMA = (15.0, 20.0)
"""The colour that all frames get where colouring is not what is measured."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `tintype bench film-run`."""
    words = "of the film for speed; the longer one for memory has four times as many, each scene for machines a third"
    parser.add_argument("--frames", type=arguments.count, default=24, help=words)
    parser.add_argument("--parts", default=",".join(_PARTS), help=f"of {', '.join(_PARTS)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there")


def run(args: argparse.Namespace) -> int:
    """Measure and print."""
    require_av()
    numbers: Numbers = {}
    for part in args.parts.split(","):
        with tempfile.TemporaryDirectory() as folder:
            numbers |= _PARTS[part](Path(folder), args.frames)
    for name, value in numbers.items():
        print(f"{name:44} {value:.3f}")  # noqa: T201 - this is what the command is for
    write_json(args.json, numbers)
    return 0


def _speed(folder: Path, frames: int) -> Numbers:
    """Processor seconds per frame of a film of 480 lines, by part."""
    clip = _film(folder / "film.mp4", frames, _LARGE)
    engine = Engine(threads=1)
    engine.warm("unified", "cpu")
    reading = _seconds(lambda: [frame.light for frame in _frames(clip)])
    target = _target(folder / "out.mp4", codecs.H264)
    shown = list(_shown(clip))
    writing = _seconds(lambda: target.write(folder / "alone", clip, iter(shown)))
    everything = _seconds(lambda: film_run.color_film(clip, _scenes(clip, 1), target, lambda: engine))
    return {
        "read, s per frame": reading / frames,
        "colour, s per frame": (everything - reading - writing) / frames,
        "write H.264, s per frame": writing / frames,
        "frames per second of one core": frames / everything,
    }


def _memory(folder: Path, frames: int) -> Numbers:
    """Most memory of a process that colours a film of 480 lines, and one that is four times as long, in MB."""
    numbers = {}
    for count in (frames, 4 * frames):
        path = _film(folder / f"{count}.mp4", count, _LARGE).path
        code = (
            "import sys, resource; from app import cli; "
            "cli.main(sys.argv[1:]); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        command = [sys.executable, "-c", code, "film", str(path), "-o", str(folder / "out.mp4"), "--device", "cpu"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        (folder / "out.mp4").unlink()
        numbers[f"peak memory of {count} frames, MB"] = int(told.split()[-1]) / 1000
    return numbers


def _lightness(folder: Path, frames: int) -> Numbers:
    """How far the lightness of a written film is from that of the film that was read, in L."""
    numbers = {}
    for depth in (8, 10):
        clip = _film(folder / f"{depth}.mkv", min(frames, 12), _LARGE, depth)
        for codec in codecs.CODECS:
            target = _target(folder / f"{depth}-{codec.name}{codec.suffixes[0]}", codec)
            target.write(folder / "all", clip, _shown(clip))
            target.finish(clip, [Segment(folder / "all", tuple(range(len(clip))))], CancelToken(), no_progress)
            pairs = zip(_frames(clip), _frames(open_clip(target.path)), strict=True)
            off = np.stack([np.abs(before.light - after.light) for before, after in pairs])
            name = f"{codec.title}, {depth} bits"
            numbers[f"{name}: L off, mean"] = float(off.mean())
            numbers[f"{name}: L off, 99.9 %"] = float(np.quantile(off, 0.999))
    return numbers


def _machines(folder: Path, frames: int) -> Numbers:
    """How many times faster two workers are than one on a film of eight scenes, by the busier one's processor time."""
    distributed: Any = import_module("distributed")
    clip = _film(folder / "film.mp4", _SCENES * max(2, frames // 3), _SMALL)
    busy = {}
    for count in (1, 2):
        with (
            distributed.LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=None) as local,
            distributed.Client(local) as client,
            cluster.machines(local.scheduler_address) as machines,
        ):
            client.wait_for_workers(count)
            # What is loaded once is not the film's time.
            client.gather([client.submit(_WARM, worker, workers=[worker]) for worker in client.run(time.process_time)])
            before = client.run(time.process_time)
            target = _target(folder / f"{count}.mp4", codecs.H264)
            film_run.color_film(clip, _scenes(clip, _SCENES), target, _one_thread, device="cpu", machines=machines)
            after = client.run(time.process_time)
            busy[count] = max(after[worker] - before[worker] for worker in after)
    return {"two workers, times one": busy[1] / busy[2]}


def _one_thread() -> Engine:
    return Engine(threads=1)


def _load(_: str, engine: Engine) -> None:
    engine.warm("unified", "cpu")


_WARM = batch.WithEngine(_load, _one_thread)

_PARTS: dict[str, Callable[[Path, int], Numbers]] = {
    "speed": _speed, "memory": _memory, "lightness": _lightness, "machines": _machines,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Drawn(Clip):
    """Slow pans over scikit-image's photographs, another one with each eighth of the film."""

    def frames(self, start: int = 0, stop: int | None = None) -> Iterator[Frame]:
        """As `Clip.frames`."""
        width, height = self.size
        top = 255 if self.depth == 8 else 65535
        for index in range(start, len(self) if stop is None else stop):
            still = _stills()[_SCENES * index // len(self) % len(_stills())]
            side = 1.2 * width / still.shape[1]
            shift = np.array([[side, 0, -index / 4], [0, side, -height / 4 - index / 8]])
            seen = cv2.warpAffine(still, shift, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
            pixels: Any = np.rint(np.clip(seen, 0, 1) * top)
            yield Frame(index, pixels.astype(np.uint8 if top == 255 else np.uint16))


@lru_cache(maxsize=1)
def _stills() -> tuple[F32, ...]:
    """Gray photographs, 0..1: two, upright and mirrored upside down."""
    # scikit-image has no types.
    data: Any = import_module("skimage.data")
    both: tuple[Any, Any] = data.camera(), cv2.cvtColor(data.astronaut(), cv2.COLOR_RGB2GRAY)
    return tuple(still[::way, ::way].astype(np.float32) / np.float32(255) for way in (1, -1) for still in both)


def _film(path: Path, count: int, size: tuple[int, int], depth: int = 8) -> Clip:
    """A film, lossless."""
    base = Fraction(1, 24)
    drawn = _Drawn(path, size, np.arange(count, dtype=np.int64), base, 1 / base, depth, "drawn")
    target, stem = _target(path.with_suffix(".mkv"), codecs.FFV1), path.with_suffix("")
    target.write(stem, drawn, (Shown(frame, _three(frame.pixels)) for frame in drawn.frames()))
    target.finish(drawn, [Segment(stem, tuple(range(count)))], CancelToken(), no_progress)
    return open_clip(target.path)


def _three(gray: Any) -> Any:
    return np.repeat(gray[..., None], 3, axis=2)


def _target(path: Path, codec: FilmCodec) -> Target:
    # Here, because PyAV is optional.
    from app.core.film.film_file import FilmFile

    return FilmFile(path, codec)


def _frames(clip: Clip) -> Iterator[Frame]:
    return (frame for frame in clip.frames() if isinstance(frame, Frame))


def _shown(clip: Clip) -> Iterator[Shown]:
    """The frames in one colour."""
    dtype = np.uint16 if clip.depth > 8 else np.uint8
    for frame in _frames(clip):
        a, b = (np.full_like(frame.light, value) for value in _CHROMA)
        yield Shown(frame, color.render(frame.light, a, b, dtype))


def _scenes(clip: Clip, count: int) -> list[Scene]:
    edges = np.linspace(0, len(clip), count + 1).astype(int).tolist()
    return [Scene(start, stop) for start, stop in pairwise(edges)]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
