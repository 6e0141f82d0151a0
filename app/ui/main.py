"""Starts the window. Without a display, colours one photograph and writes the picture and a screenshot."""

from __future__ import annotations

import gc
import logging
import os
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSocketNotifier, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QColorSpace, QSurfaceFormat
from PySide6.QtWidgets import QApplication, QWidget

from app.core import memory
from app.core import settings as settings_io
from app.ui.state import language
from app.ui.state.told import told
from app.ui.widgets import style
from app.ui.widgets.afterwards import Afterwards
from app.ui.window.main_window import MainWindow
from models import registry

_log = logging.getLogger(__name__)

OUT = Path("out")
UNSEEN_SIZE = (1440, 900)
RESULT_TIMEOUT_MS = 120_000
LOG_BYTES = 1_000_000
_ENDINGS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]


class PrivateLog(RotatingFileHandler):
    """A log that its owner alone can read: it names photographs."""

    def _open(self) -> TextIOWrapper:
        file = open(self.baseFilename, self.mode, encoding=self.encoding, opener=_private)  # noqa: SIM115
        assert isinstance(file, TextIOWrapper)
        return file


def _private(name: str, flags: int) -> int:
    descriptor = os.open(name, flags, 0o600)
    if os.name != "nt":
        os.fchmod(descriptor, 0o600)
    return descriptor


class UncaughtErrors(QObject):
    """Tells of errors that nothing has caught, in any thread: in the log file, and in the window."""

    happened = Signal(str, str, str)

    def catch(self) -> None:
        """Be told from now on."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_in_thread

    def _handle_in_thread(self, found: threading.ExceptHookArgs) -> None:
        """A `threading.excepthook`; who ends a thread with SystemExit means it."""
        if not issubclass(found.exc_type, SystemExit):
            self.handle(found.exc_type, found.exc_value or found.exc_type(), found.exc_traceback)

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        _log.critical("Uncaught", exc_info=(kind, error, trace))
        details = "".join(traceback.format_exception(kind, error, trace))
        self.happened.emit(
            self.tr("Something went wrong inside the program: {error}.").format(error=error),
            self.tr("Your work is still here: save it."),
            details,
        )


class Seen(QObject):
    """Tells when a window that is shown is on the screen."""

    first = Signal()
    """Its first picture is there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            # The window paints itself while it takes this event.
            QTimer.singleShot(0, self.first.emit)
        return False


class Endings(QObject):
    """Puts unsaved work aside when the process is asked to end from outside: logging out, closing a terminal, kill."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        # Python runs signal handlers between its own instructions only, and Qt waits inside of C: a socket wakes it.
        self._here, self._there = socket.socketpair()
        for end in (self._here, self._there):
            end.setblocking(False)  # noqa: FBT003 - the library's signature
        self._before = signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, lambda *_: None) for number in _ENDINGS}
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    def _end(self) -> None:
        number = self._here.recv(1)[0]
        self._window.shut_down(keep_work=True)
        QApplication.exit(128 + number)

    def close(self) -> None:
        """Leave the signals as they were."""
        self._notifier.setEnabled(False)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before)
        self._here.close()
        self._there.close()


def has_display() -> bool:
    """Whether a window could be seen here."""
    if os.environ.get("QT_QPA_PLATFORM", "") not in ("", "xcb", "wayland"):
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_window(paths: Sequence[Path], *, sample: bool = False) -> int:
    """Run the program's window until it is closed; without a display, `run_unseen`.

    Args:
        paths: photographs or projects to open.
        sample: open the sample, if nothing else is named.

    Returns:
        The process's exit code.
    """
    _start_log()
    if not has_display():
        return run_unseen(paths)
    app = make_app()
    settings, problem = settings_io.load()
    language.speak(settings.language)
    style.apply(settings.theme)
    window = MainWindow(settings)
    uncaught = UncaughtErrors()
    uncaught.happened.connect(window.editor.context.message)
    uncaught.catch()
    spare_collector(window)
    window.show()
    # It rested while the window was made (`app.cli.entry.open_window`).
    gc.enable()
    endings = Endings(window)
    if problem:
        window.editor.context.message.emit(told(problem), "", "")
    if paths:
        window.open_paths(paths)
    elif sample:
        window.files.open_sample()
    Seen(window).first.connect(window.get_ready)
    code = app.exec()
    endings.close()
    return code


def make_app() -> QApplication:
    """The application object, named; an existing one is used again."""
    memory.share_heap()
    # macOS and Wayland convert what is tagged to the monitor's colours; elsewhere Qt does not know its profile.
    surface = QSurfaceFormat.defaultFormat()
    surface.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    QSurfaceFormat.setDefaultFormat(surface)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Tintype")
    app.setDesktopFileName("tintype")
    return app


def spare_collector(window: MainWindow) -> None:
    """Leave what is there after the first picture out of Python's garbage collections, from then on.

    The window and torch stay until the end. Going over them stops all threads for a tenth of a second, now and then
    in the middle of a gesture.
    """
    window.editor.result_shown.connect(lambda _: gc.freeze(), Qt.ConnectionType.SingleShotConnection)


def run_unseen(paths: Sequence[Path]) -> int:
    """Open the first photograph (the sample with its hints if there is none), colour it, and write two pictures.

    `out/colorized.png` is the picture at full resolution, `out/window.png` the window with it.
    """
    gc.enable()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    print("There is no display: the program works in a window that cannot be seen.")  # noqa: T201
    _app = make_app()
    settings = settings_io.Settings(theme="dark")
    style.apply(settings.theme)
    window = MainWindow(settings)
    window.resize(*UNSEEN_SIZE)
    window.show()
    problems: list[str] = []
    window.editor.context.message.connect(lambda text, remedy, _: problems.append(f"{text} {remedy}".strip()))
    try:
        return _work_unseen(window, paths, problems)
    finally:
        window.shut_down()
        window.close()


def _work_unseen(window: MainWindow, paths: Sequence[Path], problems: list[str]) -> int:
    OUT.mkdir(exist_ok=True)
    picture, screenshot = OUT / "colorized.png", OUT / "window.png"
    shown = _wait(window.editor.result_shown, lambda: window.open_paths(paths) if paths else window.files.open_sample())
    context = window.editor.context
    if shown and context.place is not None and not context.palette and registry.spec(context.status.backend).palette:
        _wait(context.palette_changed, lambda: None)
    exported = shown and _wait(window.exporting.exported, lambda: window.exporting.export_to(picture))
    if not exported:
        print(" ".join(problems) or "No result came in time.", file=sys.stderr)  # noqa: T201
        return 1
    window.status.clearMessage()
    # Panels follow the picture after a moment.
    moment = QTimer(singleShot=True, interval=Afterwards.LONGEST_MS)
    _wait(moment.timeout, moment.start)
    window.grab().save(str(screenshot))
    print(picture)  # noqa: T201
    print(screenshot)  # noqa: T201
    return 0


def _wait(signal: SignalInstance, start: Callable[[], None]) -> bool:
    """Start something and run the event loop until a signal comes; False if it does not come in time."""
    loop = QEventLoop()
    came: list[bool] = []

    def arrived(*_: object) -> None:
        came.append(True)
        loop.quit()

    signal.connect(arrived)
    patience = QTimer(singleShot=True, interval=RESULT_TIMEOUT_MS)
    patience.timeout.connect(loop.quit)
    patience.start()
    start()
    loop.exec()
    patience.stop()
    signal.disconnect(arrived)
    return bool(came)


def _start_log() -> None:
    """Tracebacks and warnings go into a file in the user's state folder; without one, to the terminal."""
    handler: logging.Handler
    try:
        folder = settings_io.state_dir()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = PrivateLog(folder / "tintype.log", maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
