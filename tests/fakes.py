"""Backends that do what a test tells them, registered like real ones."""

from __future__ import annotations

import sys
import threading
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from models import registry
from models.base import CancelToken, Colorization, Odds, Preview, Progress
from models.errors import DeviceOutOfMemory, UserError
from models.hints import AB, XY, Guidance, Hints
from models.image import ImageData
from models.registry import Use
from models.words import Words

EVERYTHING = ~Guidance.NONE
PATIENCE = 30.0
"""Seconds after which a test gives up waiting for another thread; never a measure of anything."""

GRAY: AB = (0.0, 0.0)


_installed: list[Callable[[], None]] = []


@dataclass
class Script:
    """What a fake backend shall do, and what it was asked to do.

    Attributes:
        gate: when set, `colorize` waits for this event and polls its token meanwhile.
        create_error, prepare_error, colorize_error: raised at that step.
        small_devices: devices on which `colorize` runs out of memory.
        palette: whether results have a palette.
        slow_hints: the gate is for these hints only; None for all.
        palette_gate: when set, suggestions wait for this event.
        likeliest: the first suggested colour; None for that of the last hint.
        exact: passed on in `Colorization.exact`.
        ignore_cancel: keep waiting for the gate although the token is set, like a network's forward pass.
        rough: a colour shown first, as a rough answer.
        maps: whether results have probability maps.
        started: one count for each `colorize` that has begun.
    """

    gate: threading.Event | None = None
    slow_hints: Hints | None = None
    palette_gate: threading.Event | None = None
    likeliest: AB | None = None
    create_error: Exception | None = None
    prepare_error: Exception | None = None
    colorize_error: Exception | None = None
    small_devices: tuple[str, ...] = ()
    palette: bool = True
    exact: bool = False
    ignore_cancel: bool = False
    rough: AB | None = None
    maps: bool = False
    started: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    created: list[str] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    prepared: list[tuple[ImageData, Hints]] = field(default_factory=list)
    working_sizes: list[int | None] = field(default_factory=list)
    colorized: list[Hints] = field(default_factory=list)
    cancelled: list[Hints] = field(default_factory=list)
    asked: list[XY] = field(default_factory=list)

    def wait_started(self) -> None:
        """Wait until one more `colorize` has begun."""
        assert self.started.acquire(timeout=PATIENCE), "the backend was not called"


class FakePalette:
    """Suggests the colour of the last hint it knows of, then the colour (50, 0)."""

    def __init__(self, script: Script, ab: AB) -> None:
        self._script, self._ab = script, ab

    def suggest(self, xy: XY, k: int) -> list[tuple[AB, float]]:
        self._script.asked.append(xy)
        if self._script.palette_gate is not None:
            assert self._script.palette_gate.wait(PATIENCE)
        return [(self._script.likeliest or self._ab, 0.7), ((50.0, 0.0), 0.3)][:k]


    def odds(self) -> Odds:
        """Two colours: a left half that is certain, and a right half that is in doubt."""
        share = np.zeros((6, 8, 2), np.float32)
        share[:, :4], share[:, 4:] = (1.0, 0.0), (0.5, 0.5)
        light = np.full((6, 8), 50, np.float32)
        light[:, 4:] = 70
        return Odds(share, np.array([self._ab, (50.0, 0.0)], np.float32), light)


class FakeMaps:
    """The kinds of strokes share the picture in upright bands of equal width, in the order of their drawing."""

    def __init__(self, hints: Hints, size: tuple[int, int], *, by_region: bool) -> None:
        # Strokes outside the picture are not to be seen, like those that others cover.
        seen = [s for s in hints.strokes if max(s.path[0]) >= 0]
        kinds = list(dict.fromkeys((s.region, None) if by_region else ("", s.ab) for s in seen))
        self.labels = tuple(label for label, _ in kinds)
        self.colors = tuple(ab for _, ab in kinds)
        self._size = size

    def map(self, index: int, most: int | None = None) -> np.ndarray:
        width, height = self._size
        band = np.arange(width) * len(self.labels) // width
        return np.broadcast_to((band == index).astype(np.float32), (height, width)).copy()


class FakeColorizer:
    """Paints everything in the colour of the last hint, or gray."""

    supports = EVERYTHING

    def __init__(self, name: str, script: Script, device: str) -> None:
        script.threads.add(threading.current_thread().name)
        if script.create_error is not None:
            raise script.create_error
        self.name = name
        self._script, self._device = script, device
        script.created.append(device)

    def prepare(
        self,
        image: ImageData,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        working_size: int | None = None,
    ) -> ImageData:
        cancel.raise_if_cancelled()
        self._script.prepared.append((image, hints))
        self._script.working_sizes.append(working_size)
        if self._script.prepare_error is not None:
            raise self._script.prepare_error
        return image

    def colorize(
        self,
        prepared: object,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        preview: Preview | None = None,
    ) -> Colorization:
        assert isinstance(prepared, ImageData)
        script = self._script
        script.colorized.append(hints)
        script.started.release()
        progress(0.5, Words("painting"))
        if script.rough is not None and preview is not None:
            preview(Colorization(np.full((*prepared.L.shape, 2), script.rough, np.float32)))
        if script.gate is not None and script.slow_hints in (None, hints):
            while not script.gate.wait(0.002):
                if cancel.cancelled and not script.ignore_cancel:
                    script.cancelled.append(hints)
                    cancel.raise_if_cancelled()
        if self._device in script.small_devices:
            raise DeviceOutOfMemory("Too little memory.", "Use another device.")
        if script.colorize_error is not None:
            raise script.colorize_error
        colors = [h.ab for h in hints.drawn if h.ab is not None]
        ab = colors[-1] if colors else GRAY
        width, height = prepared.size
        field_ab = np.broadcast_to(np.array(ab, np.float32), (max(1, height // 2), max(1, width // 2), 2))
        by_region = registry.spec(self.name).use.spec.marks_regions
        return Colorization(
            np.ascontiguousarray(field_ab),
            FakePalette(script, ab) if script.palette else None,
            exact=script.exact,
            maps=FakeMaps(hints, (width, height), by_region=by_region) if script.maps else None,
        )


def install(
    monkeypatch: pytest.MonkeyPatch,
    name: str = "fake",
    script: Script | None = None,
    *,
    live: bool = True,
    palette: bool = True,
    device: bool = True,
    supports: Guidance = EVERYTHING,
    weights: str | None = None,
    use: Use = Use.COLORIZE,
    maps: bool = False,
) -> Script:
    """Register a fake backend until the end of the test; `registry.create` makes it like any other."""
    script = script or Script()
    script.maps = maps

    def factory(*, device: str, weights_dir: Path | None) -> FakeColorizer:
        return FakeColorizer(name, script, device)

    attribute = f"make_{name}"
    monkeypatch.setattr(sys.modules[__name__], attribute, factory, raising=False)
    spec = registry.BackendSpec(
        name=name,
        title=name.capitalize(),
        supports=supports,
        live=live,
        factory=f"{__name__}:{attribute}",
        weights=weights,
        palette=palette,
        device=device,
        use=use,
        maps=maps,
        # What makes maps learns from strokes, and spreads their colours.
        spreads=maps,
    )
    _installed.append(registry.register(spec))
    return script


def remove_all() -> None:
    """Take all fake backends back; called after every test."""
    while _installed:
        _installed.pop()()


def install_slow(monkeypatch: pytest.MonkeyPatch, name: str = "slow") -> Script:
    """A slow solver that works until its gate is opened or its token is set."""
    return install(monkeypatch, name, Script(gate=threading.Event()), live=False, palette=False)


def install_failing(
    monkeypatch: pytest.MonkeyPatch, error: Exception | None = None, name: str = "failing"
) -> Script:
    """A backend whose `colorize` raises."""
    return install(monkeypatch, name, Script(colorize_error=error or UserError("It failed.", "Do better.")))


def install_forgetful(monkeypatch: pytest.MonkeyPatch, name: str = "forgetful") -> Script:
    """A backend that runs out of memory everywhere but on the CPU."""
    return install(monkeypatch, name, Script(small_devices=("auto", "cuda")))



def memory_peak(work: Callable[[], object]) -> int:
    """Bytes that Python and NumPy had allocated at most while `work` ran, beyond what was there before."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
