"""Soak: an artist who never rests works in the window; memory stays flat, threads and open files stay what they were.

    QT_QPA_PLATFORM=offscreen python -m tests.trials.soak --minutes 10

Every round opens a photograph, works on it at random (points, strokes, undo, regions, themes, views, snapshots, saving,
exporting), and goes on to a small one. What a round leaves behind is measured there.
"""

from __future__ import annotations

import gc
import logging
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import edits, image_io
from app.core.settings import Settings
from app.ui import main
from app.ui.widgets import style
from app.ui.window.main_window import MainWindow
from models import registry
from models.hints import Theme
from models.registry import Use
from tests.trials.clock import Clock, arguments

MOST_GROWTH = 0.05
"""Share by which memory may grow after the warm-up."""
WARM_UP = 0.3
"""Share of the time in which caches fill and libraries are loaded."""

_ACTIONS = 25
_IDLE_S = 600.0


@dataclass(frozen=True)
class Sample:
    """What the process has after a round.

    Attributes:
        share: of the time that was over, 0..1.
        megabytes: its memory.
        threads: its threads.
        files: what it has open.
    """

    share: float
    megabytes: float
    threads: int
    files: int


def sample(share: float) -> Sample:
    """Measure now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    size = pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
    return Sample(share, size, len(os.listdir("/proc/self/task")), len(os.listdir("/proc/self/fd")))  # noqa: PTH208


class Artist:
    """Works at random, with the mouse and by commands, in a window that is open."""

    def __init__(self, window: MainWindow, folder: Path, rng: random.Random, backend: str) -> None:
        self.window, self._folder, self._rng, self._backend = window, folder, rng, backend
        self._photos = _photographs(folder)
        self._actions: tuple[Callable[[], object], ...] = (
            *(self._point,) * 6, *(self._stroke,) * 3, *(self._undo,) * 3, self._redo, self._move, self._theme,
            self._zoom, self._view, self._region, self._snapshot, self._use, self._save, self._export, self._color,
            self._delete,
        )  # fmt: skip

    def round(self) -> None:
        """Open a photograph, work on it, and go on to a small one, on which nothing is done: there all are alike."""
        self._open(self._rng.choice(self._photos[1:]))
        document = self.window.editor.context.document
        assert document is not None
        document.apply("Method", backend=self._backend)
        for _ in range(_ACTIONS):
            self._rng.choice(self._actions)()
            QTest.qWait(self._rng.choice((0, 0, 20, 200)))
        self._wait(lambda: not self._busy)
        self._open(self._photos[0])
        self._wait(lambda: self.window.editor.model.pictures is not None and not self._busy)
        # Widgets that are gone are deleted when the events are.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _open(self, photo: Path) -> None:
        self.window.editor.close_document()
        self.window.open_paths([photo])
        self._wait(lambda: self.window.editor.context.document is not None and not self.window.files.busy)
        # The first picture is on its way.
        QTest.qWait(200)

    @property
    def _busy(self) -> bool:
        window = self.window
        return window.editor.context.status.busy or window.files.busy or window.exporting.busy

    def _wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + _IDLE_S
        while not until():
            status = self.window.editor.context.status
            assert time.monotonic() < end, f"the window is still busy: {status.backend}, {status.text}"
            QTest.qWait(10)

    def _place(self) -> QPointF:
        pane = self.window.panes.main_pane
        return QPointF(self._rng.uniform(0, pane.width() - 1), self._rng.uniform(0, pane.height() - 1))

    def _tool(self, name: str) -> None:
        self.window.editor.tools.choose(name)

    def _point(self) -> None:
        self._tool("point")
        QTest.mouseClick(self.window.panes.main_pane, Qt.MouseButton.LeftButton, pos=self._place().toPoint())

    def _drag(self, steps: int) -> None:
        pane = self.window.panes.main_pane
        QTest.mousePress(pane, Qt.MouseButton.LeftButton, pos=self._place().toPoint())
        for _ in range(steps):
            QTest.mouseMove(pane, self._place().toPoint())
        QTest.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=self._place().toPoint())

    def _stroke(self) -> None:
        self._tool("brush")
        self._drag(8)

    def _move(self) -> None:
        self._tool("select")
        self._drag(3)

    def _region(self) -> None:
        if self.window.editor.context.use is Use.COLORIZE:
            self._tool(self._rng.choice(("lasso", "rectangle")))
            self._drag(5)

    def _color(self) -> None:
        self.window.editor.context.color.set((self._rng.uniform(-60, 60), self._rng.uniform(-60, 60)))

    def _undo(self) -> None:
        self._give("undo")

    def _redo(self) -> None:
        self._give("redo")

    def _delete(self) -> None:
        self._give("delete")

    def _snapshot(self) -> None:
        self._give("keep_version")

    def _view(self) -> None:
        self._give(self._rng.choice(("split", "panes", "hints", "result", "gray", "original", "turn_right", "flip")))

    def _use(self) -> None:
        self._give(self._rng.choice(("use_colorize", "use_colorize", "use_recolor", "use_colorize")))

    def _give(self, command: str) -> None:
        action = self.window.actions_[command]
        if action.isEnabled():
            action.trigger()

    def _theme(self) -> None:
        document = self.window.editor.context.document
        if document is not None and document.state.use is Use.COLORIZE:
            colors = tuple((self._rng.uniform(-50, 50), self._rng.uniform(-50, 50)) for _ in range(4))
            theme = self._rng.choice((None, Theme(colors)))
            document.apply("Theme", hints=edits.set_theme(document.state.hints, theme))

    def _zoom(self) -> None:
        pane, place = self.window.panes.main_pane, self._place()
        turn = QPointF(0, self._rng.choice((120, -120, 240, -240))).toPoint()
        none = QPointF(0, 0).toPoint()
        event = QWheelEvent(place, pane.mapToGlobal(place), none, turn, Qt.MouseButton.NoButton,
                            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(pane, event)

    def _save(self) -> None:
        self.window.files.save_to(self._folder / "work.tintype")

    def _export(self) -> None:
        if not self.window.exporting.busy and self.window.editor.context.use is not Use.CUT_OUT:
            self.window.exporting.export_to(self._folder / f"out.{self._rng.choice(('png', 'jpg', 'tif'))}")


def _photographs(folder: Path) -> list[Path]:
    """A small photograph and three of different sizes, of the program's own making: soft shapes with grain."""
    rng, found = np.random.default_rng(0), []
    for number, (width, height) in enumerate(((200, 150), (900, 600), (640, 800), (1000, 750))):
        soft = cv2.resize(rng.random((9, 12)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
        gray = np.clip(soft * 220 + rng.normal(0, 6, soft.shape), 0, 255).astype(np.uint8)
        found.append(folder / f"photo{number}.png")
        found[-1].write_bytes(image_io.encode_png(gray))
    return found


def run(
    clock: Clock, seed: int, tell: Callable[[Sample], None] = lambda _: None, *, backend: str = registry.DEFAULT
) -> list[Sample]:
    """Work with a backend until the time is over; what was there after each round."""
    _app = main.make_app()
    style.apply("dark")
    samples = []
    with TemporaryDirectory() as name:
        window = MainWindow(Settings(theme="dark", threads=1))
        window.resize(1200, 800)
        window.show()
        window.autosave.start()
        artist = Artist(window, Path(name), random.Random(seed), backend)
        try:
            while clock.goes_on() or not samples:
                artist.round()
                samples.append(sample(clock.share))
                tell(samples[-1])
        finally:
            window.shut_down()
            window.close()
    return samples


def growth(samples: list[Sample]) -> float:
    """By which share memory grew after the warm-up."""
    first, last = _ends(samples, lambda each: each.megabytes)
    return last / first - 1


def steady(samples: list[Sample]) -> bool:
    """Whether neither threads nor open files grew after the warm-up; threads of a pool come and go."""
    threads, files = _ends(samples, lambda each: each.threads), _ends(samples, lambda each: each.files)
    return threads[1] <= threads[0] and files[1] <= files[0]


def _ends(samples: list[Sample], get: Callable[[Sample], float]) -> tuple[float, float]:
    """The middle of the first and of the last quarter after the warm-up."""
    warm = [get(each) for each in samples if each.share >= WARM_UP]
    quarter = max(1, len(warm) // 4)
    return statistics.median(warm[:quarter]), statistics.median(warm[-quarter:])


def _report(samples: list[Sample]) -> int:
    more = growth(samples)
    last = samples[-1]
    print(f"soak: {len(samples)} rounds, {last.megabytes:.0f} MB, {more:+.1%} after the warm-up; "  # noqa: T201
          f"{last.threads} threads, {last.files} open files, {'steady' if steady(samples) else 'GROWING'}")  # fmt: skip
    return 0 if more <= MOST_GROWTH and steady(samples) else 1


def _tell(each: Sample) -> None:
    print(f"{each.share:6.1%} {each.megabytes:7.1f} MB {each.threads:3} threads {each.files:3} files", flush=True)  # noqa: T201


if __name__ == "__main__":
    asked = arguments(__doc__)
    logging.getLogger().addHandler(logging.NullHandler())
    with TemporaryDirectory() as home:
        # The settings of whoever starts it stay as they are.
        for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = home
        sys.exit(_report(run(Clock(asked.minutes), asked.seed, _tell)))
