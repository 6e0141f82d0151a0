"""How the window feels: time to the first colour, from click to screen, the event loop's longest stalls, memory."""

from __future__ import annotations

import argparse
import itertools
import math
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.core.settings import Settings
from app.ui.main import has_display, make_app, spare_collector
from app.ui.widgets import style
from app.ui.window.main_window import MainWindow
from app.ui.window.sample import sample_path
from models import arguments, registry
from models.hints import XY
from models.lazy import cv2
from models.report import write_json

PROXY = (1640, 1230)
GRAIN = 6
"""The photographs' grain is within so many 8-bit levels."""
HEARTBEAT_MS = 1
MOVE_MS = 12
WARM_UP_MS = 500
TIMEOUT_MS = 120_000
STALL_LIMIT_MS = 50.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `tintype bench window`."""
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there")
    parser.add_argument("--backend", default="", help="measure this backend (the default one unless told)")
    parser.add_argument("--seconds", type=arguments.positive, default=5.0, help="how long the point is dragged")
    parser.add_argument("--clicks", type=arguments.count, default=20, help="how many clicks are timed")
    parser.add_argument("--megapixels", type=arguments.positive, default=12.0, help="of the large photograph")


def run(args: argparse.Namespace) -> int:
    """Measure and print; 0 if the window never stood still for more than 50 ms."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_app()
    style.apply("dark")
    window = MainWindow(Settings(theme="dark"))
    window.resize(1440, 900)
    spare_collector(window)
    window.show()
    try:
        with tempfile.TemporaryDirectory() as folder:
            numbers = _measure(window, Path(folder), args)
    finally:
        window.shut_down()
    for name, value in numbers.items():
        print(f"{name:32} {value}")  # noqa: T201 - this is what the command is for
    write_json(args.json, numbers)
    stalls = [value for name, value in numbers.items() if name.startswith("stall_")]
    return 0 if max(stalls) <= STALL_LIMIT_MS else 1


def _measure(window: MainWindow, folder: Path, args: argparse.Namespace) -> dict[str, Any]:
    first = _open(window, enlarged_sample(folder / "proxy.jpg", PROXY), args.backend)
    clicks = _click(window, args.clicks)
    side = round(math.sqrt(args.megapixels * 1e6 / 12))
    photo = enlarged_sample(folder / "large.jpg", (4 * side, 3 * side))
    with heartbeat() as opening:
        again = _open(window, photo, args.backend)
    with heartbeat() as clicking:
        on_large = _click(window, args.clicks)
    dragging, pictures = _drag(window, args.seconds)
    with heartbeat() as zooming:
        sharp = _zoom_in(window)
    close, pictures_close = _drag(window, args.seconds)
    document = window.editor.context.document
    assert document is not None
    stalls = {
        "opening": opening,
        "clicking": clicking,
        "dragging": dragging,
        "zooming": zooming,
        "dragging_close": close,
    }
    return {
        "backend": document.state.backend,
        "device": window.editor.context.status.device,
        "first_colour_2mp_cold_ms": round(first, 1),
        **_summary(clicks),
        "large_megapixels": round(12e-6 * side * side, 1),
        "large_first_colour_ms": round(again, 1),
        "large_click_to_screen_median_ms": _median([c.screen for c in on_large]),
        "large_sharp_at_100_percent_ms": round(sharp, 1),
        **{f"stall_{name}_ms": round(stall.gap, 1) for name, stall in stalls.items()},
        **{f"own_stall_{name}_ms": round(stall.own, 1) for name, stall in stalls.items()},
        "pictures_while_dragging": pictures,
        "pictures_while_dragging_close": pictures_close,
        "dragged_s": args.seconds,
        "peak_memory_mb": _peak_memory(),
    }


def _summary(clicks: Sequence[_Click]) -> dict[str, float]:
    return {
        "click_to_screen_median_ms": _median([c.screen for c in clicks]),
        "click_to_screen_worst_ms": round(max(c.screen for c in clicks), 1),
        "click_to_exact_median_ms": _median([c.exact for c in clicks]),
        "click_to_suggestions_median_ms": _median([c.suggestions for c in clicks]),
        "click_events_median_ms": _median([c.events for c in clicks]),
        "click_colorize_median_ms": _median([c.colorize for c in clicks]),
        "click_join_median_ms": _median([c.join for c in clicks]),
        "click_show_median_ms": _median([c.show for c in clicks]),
        # Processor time tells what a click costs even where other programs use the processor, too.
        "click_processor_median_ms": _median([c.processor for c in clicks]),
        "click_window_thread_median_ms": _median([c.window_thread for c in clicks]),
    }


def _peak_memory() -> float | None:
    """The most memory this process has had so far, or None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    # In bytes on a Mac, in units of 1024 bytes elsewhere.
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)


def _median(values: Sequence[float]) -> float:
    return round(statistics.median(values), 1)


def enlarged_sample(path: Path, size: tuple[int, int]) -> Path:
    """The sample photograph, enlarged, with grain: a file of real content at any size."""
    gray = cv2.imread(str(sample_path()), cv2.IMREAD_GRAYSCALE)
    assert gray is not None
    enlarged = cv2.resize(np.asarray(gray, np.uint8), size, interpolation=cv2.INTER_CUBIC)
    cv2.setRNGSeed(0)
    grain = np.random.default_rng(0).integers(-GRAIN, GRAIN + 1, enlarged.shape, np.int8)
    cv2.imwrite(str(path), cv2.add(enlarged, grain, dtype=cv2.CV_8U))
    return path


@dataclass(slots=True)
class Stall:
    """The longest time for which the event loop answered nothing, in ms.

    Attributes:
        gap: between two heartbeats.
        own: processor time of the window's thread in one gap: what is left of it where no other program runs.
    """

    gap: float = 0.0
    own: float = 0.0


@contextmanager
def heartbeat() -> Iterator[Stall]:
    """Watch the event loop; the figures are complete on leaving."""
    stall = Stall()
    beats: list[tuple[float, float]] = []
    heart = QTimer(interval=HEARTBEAT_MS, timerType=Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append((time.perf_counter() * 1000, time.thread_time() * 1000)))
    heart.start()
    yield stall
    heart.stop()
    stall.gap = max(b[0] - a[0] for a, b in itertools.pairwise(beats))
    stall.own = max(b[1] - a[1] for a, b in itertools.pairwise(beats))


def _wait(done: Callable[[], bool]) -> None:
    """Run the event loop until something is so.

    Raises:
        TimeoutError: it does not come to be so.
    """
    loop, deadline = QEventLoop(), time.perf_counter() + TIMEOUT_MS / 1000
    poll = QTimer(interval=HEARTBEAT_MS)
    poll.timeout.connect(lambda: loop.quit() if done() or time.perf_counter() > deadline else None)
    poll.start()
    loop.exec()
    poll.stop()
    if not done():
        raise TimeoutError("no result came")


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _up_to_date(window: MainWindow) -> bool:
    document, session = window.editor.context.document, window.editor.context.session
    shown = session.shown if session is not None else None
    return document is not None and shown is not None and shown.request.picture.hints == document.state.hints.effective


def _is_exact(window: MainWindow) -> bool:
    session = window.editor.context.session
    return _up_to_date(window) and session is not None and session.shown is not None and session.shown.request.committed


def _open(window: MainWindow, path: Path, backend: str) -> float:
    """Milliseconds from choosing a file to its first colour on the screen."""
    start = time.perf_counter()
    document = window.editor.context.document
    if document is not None and document.path is None:
        window.editor.close_document()
    window.files.open_paths([path])
    _wait(lambda: window.editor.context.document is not None)
    opened = window.editor.context.document
    assert opened is not None
    if backend and opened.state.backend != backend:
        opened.apply("Backend", backend=backend)
    _wait(lambda: _up_to_date(window))
    window.panes.main_pane.repaint()
    return (time.perf_counter() - start) * 1000


def _send(window: MainWindow, kind: QEvent.Type, xy: XY) -> None:
    pane = window.panes.main_pane
    place = QPointF(*window.editor.model.transform.to_widget(xy))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(
        kind, place, QPointF(pane.mapToGlobal(place)), button, held, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    QApplication.sendEvent(pane, event)


@dataclass(frozen=True, slots=True)
class _Click:
    """What one click took, in ms.

    Attributes:
        screen: until its colour was painted; that is the draft of the button that went down.
        exact: until that was the same picture as an export has.
        suggestions: until the colours that fit the place were there.
        events: what the window did while the button went down and up, before it was free again.
        colorize, join: of the worker's time until the colour was painted.
        show: from the result's arrival in the window until it was painted.
        processor: processor time of all threads until the colour was painted.
        window_thread: the window's own thread's share of that.
    """

    screen: float
    exact: float
    suggestions: float
    events: float
    colorize: float
    join: float
    show: float
    processor: float
    window_thread: float


def _click(window: MainWindow, clicks: int) -> list[_Click]:
    width, height = window.editor.model.image_size
    context = window.editor.context
    context.color.set((190, 120, 90))
    suggested: list[object] = []
    context.palette_changed.connect(suggested.append)
    # Called in the worker's thread: the moment at which a picture is done there.
    arrived: list[float] = []
    ends = window.editor.bridge.result.connect(
        lambda _: arrived.append(time.perf_counter()), Qt.ConnectionType.DirectConnection
    )
    timed = []
    for n in range(clicks + 1):
        xy = (width * (0.1 + 0.8 * (n * 0.618 % 1)), height * (0.1 + 0.8 * (n * 0.382 % 1)))
        _pause(MOVE_MS)
        suggested.clear()
        arrived.clear()
        timed.append(_timed_click(window, xy, suggested, arrived))
    window.editor.bridge.result.disconnect(ends)
    # The first one pays for what is made on first use.
    return timed[1:]


def _timed_click(window: MainWindow, xy: XY, suggested: list[object], arrived: list[float]) -> _Click:
    context = window.editor.context
    start, thread, processor = time.perf_counter(), time.thread_time(), time.process_time()
    _send(window, QEvent.Type.MouseButtonPress, xy)
    _send(window, QEvent.Type.MouseButtonRelease, xy)
    sent = time.perf_counter()
    # The window may have the picture before the worker's thread has gone on to note when it arrived.
    _wait(lambda: _up_to_date(window) and bool(arrived))
    window.panes.main_pane.repaint()
    painted, thread, processor = (
        time.perf_counter(), time.thread_time() - thread, time.process_time() - processor,
    )  # fmt: skip
    done = arrived[0]
    shown = context.session.shown if context.session is not None else None
    assert shown is not None
    _wait(lambda: _is_exact(window))
    window.panes.main_pane.repaint()
    exact = time.perf_counter()
    if registry.spec(context.status.backend).palette:
        _wait(lambda: bool(suggested))
    seconds = {
        "screen": painted - start,
        "exact": exact - start,
        "suggestions": time.perf_counter() - start,
        "events": sent - start,
        "show": painted - done,
        "processor": processor,
        "window_thread": thread,
    }
    return _Click(
        **{name: 1000 * value for name, value in seconds.items()}, colorize=shown.colorize_ms, join=shown.join_ms
    )


def _drag(window: MainWindow, seconds: float) -> tuple[Stall, int]:
    """Drag a point about what is visible: how the event loop fared, and how many pictures came."""
    # Counted, not kept: a result holds several megabytes.
    shown: list[None] = []
    window.editor.result_shown.connect(lambda _: shown.append(None))
    _pause(WARM_UP_MS)
    start = time.perf_counter()
    (x0, y0), (x1, y1) = (window.editor.model.transform.to_image(place) for place in ((0, 0), window.editor.model.size))

    def where() -> XY:
        turn = 2 * math.pi * (time.perf_counter() - start) / 3
        across, down = 0.5 + 0.3 * math.cos(turn), 0.5 + 0.3 * math.sin(turn)
        return x0 + across * (x1 - x0), y0 + down * (y1 - y0)

    hand = QTimer(interval=MOVE_MS)
    hand.timeout.connect(lambda: _send(window, QEvent.Type.MouseMove, where()))
    _send(window, QEvent.Type.MouseButtonPress, where())
    shown.clear()
    with heartbeat() as stall:
        hand.start()
        _pause(round(seconds * 1000))
        hand.stop()
    pictures = len(shown)
    _send(window, QEvent.Type.MouseButtonRelease, where())
    _wait(lambda: _up_to_date(window))
    return stall, pictures


def _zoom_in(window: MainWindow) -> float:
    """Milliseconds from asking for actual pixels until what is visible is as sharp as the photograph."""
    model = window.editor.model
    start = time.perf_counter()
    model.zoom_to(1.0)

    def sharp() -> bool:
        session, wanted = window.editor.context.session, model.wanted_detail()
        shown = session.shown if session is not None else None
        return shown is not None and shown.detail is not None and shown.request.detail == wanted

    _wait(sharp)
    window.panes.main_pane.repaint()
    return (time.perf_counter() - start) * 1000
