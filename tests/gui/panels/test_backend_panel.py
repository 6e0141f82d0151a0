"""The backend panel: backend, device, size, progress."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import Qt

from app.ui.panels.backend_panel import BackendPanel
from app.ui.state.context import BackendStatus
from tests.gui.panels.conftest import LEFT, Bench


def test_the_backend_is_chosen_with_undo_and_shows_what_it_takes(bench: Bench) -> None:
    panel = bench.show(BackendPanel)
    assert isinstance(panel, BackendPanel)
    assert all(label.text().startswith("✓") for label in panel.accepts.values())
    panel.backend.setFocus()
    bench.qtbot.keyClick(panel.backend, Qt.Key.Key_L)
    assert bench.document.state.backend == "levin2004"
    assert [label.text()[0] for label in panel.accepts.values()] == ["✓", "✓", "–", "–", "–", "–", "–"]
    assert not panel.device.isEnabled() and "always runs on the CPU" in panel.device_line.text()
    bench.document.undo()
    assert panel.backend.currentData() == "unified" and panel.device.isEnabled()


def test_devices_are_listed_in_the_background_and_the_choice_reaches_the_session(bench: Bench) -> None:
    panel = bench.show(BackendPanel)
    assert isinstance(panel, BackendPanel)
    asked: list[str] = []
    bench.context.session = SimpleNamespace(set_device=asked.append, shown=None)  # type: ignore[assignment]
    panel.show_devices((SimpleNamespace(key="cpu", title="CPU"), SimpleNamespace(key="cuda", title="A GPU")))  # type: ignore[arg-type]
    assert [panel.device.itemText(i) for i in range(panel.device.count())] == ["Automatic", "CPU", "A GPU"]
    bench.qtbot.keyClick(panel.device, Qt.Key.Key_End)
    assert asked == ["cuda"] and bench.context.settings.device == "cuda"
    panel.backend.setFocus()
    bench.context.session = None


def test_progress_can_be_cancelled_and_the_latency_is_shown(bench: Bench) -> None:
    panel = bench.show(BackendPanel)
    assert isinstance(panel, BackendPanel)
    calls: list[str] = []
    bench.context.session = SimpleNamespace(cancel=lambda: calls.append("cancel"), shown=None)  # type: ignore[assignment]
    bench.context.set_status(BackendStatus("levin2004", "CPU", 1234.0, busy=True, fraction=0.4, text="Solving"))
    bench.qtbot.waitUntil(panel.busy.isVisible)
    assert panel.progress.value() == 40 and panel.doing.text() == "Solving"
    assert panel.latency.text() == "1.2 s on CPU"
    bench.qtbot.mouseClick(panel.cancel, LEFT)
    assert calls == ["cancel"]
    bench.context.set_status(BackendStatus("levin2004", "CPU", 12.0))
    assert not panel.busy.isVisible() and panel.latency.text() == "12 ms on CPU"
    bench.context.session = None


def test_the_working_size_is_part_of_undo(bench: Bench) -> None:
    panel = bench.show(BackendPanel)
    assert isinstance(panel, BackendPanel)
    panel.working_size.setFocus()
    bench.qtbot.keyClick(panel.working_size, Qt.Key.Key_Down)
    assert bench.document.state.working_size == 128
    bench.document.undo()
    assert bench.document.state.working_size is None and panel.working_size.currentData() is None
