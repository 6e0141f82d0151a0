"""Work in the background that fails is told of, whatever it raises, and nothing waits for it afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import for_user, is_out_of_memory
from app.ui.widgets.background import Background
from models.errors import UserError


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def _raise(error: BaseException) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


@pytest.mark.usefixtures("expect_warnings")
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UserError("It failed.", "Do better."), "It failed."),
        (MemoryError(), "too little memory"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), "too little memory"),
        (SystemExit(3), "unexpected"),
        (ValueError("shapes"), "shapes"),
    ],
)
def test_whatever_is_raised_is_told(background: Background, qtbot: QtBot, error: BaseException, words: str) -> None:
    with qtbot.waitSignal(background.failed, timeout=20000) as told:
        background.run(_raise(error), lambda _: None)
    assert words in str(told.args[0]) and not background.busy


def test_a_thread_that_cannot_start_is_told(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched, qtbot.waitSignal(background.failed, timeout=20000) as told:
        patched.setattr(threading.Thread, "start", lambda _: _raise(RuntimeError("can't start new thread"))())
        background.run(lambda: None, lambda _: None)
    assert "too little memory" in str(told.args[0]) and not background.busy


def test_libraries_say_in_words_that_memory_is_short() -> None:
    import cv2

    assert is_out_of_memory(cv2.error("(-4:Insufficient memory) Failed to allocate 9 bytes"))
    assert not is_out_of_memory(ValueError("memory of a photograph"))
    assert for_user(KeyError("x")).message.startswith("Something unexpected")
