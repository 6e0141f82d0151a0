"""What all tests share: no window of this machine, no settings of this user, no threads left behind."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

# Before anything imports them: two cores are shared by everything that is being tested.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
import skimage.data
from numpy.typing import NDArray

from app.core import image_io
from app.core.image_io import Photograph
from tests import fakes

SAMPLES = Path(skimage.data.__file__).parent


@pytest.fixture(autouse=True)
def user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and recovery files of a test live in a folder of its own, also in its child processes."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture(autouse=True)
def no_dangling_threads() -> Iterator[None]:
    """A worker or an autosave thread that outlives its test is a window that does not close."""
    yield
    left = [t.name for t in threading.enumerate() if t.name.startswith("tintype")]
    assert not left, f"threads left behind: {left}"


@pytest.fixture(autouse=True)
def no_fake_backends_left() -> Iterator[None]:
    """Fake backends are registered for one test only."""
    yield
    fakes.remove_all()


@pytest.fixture
def expect_warnings() -> None:
    """Ask for this where warnings in the log are part of what is tested."""


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An unexpected warning in the log fails the test."""
    yield
    if "expect_warnings" not in request.fixturenames:
        records = [r for when in ("setup", "call") for r in caplog.get_records(when) if r.levelno >= logging.WARNING]
        # Readers complain of damaged files there, which is their right.
        loud = [r.getMessage() for r in records if not r.name.startswith(("pyvips", "tifffile", "PIL"))]
        assert not loud, f"unexpected warnings: {loud}"


@pytest.fixture
def samples() -> Path:
    """Photographs that come inside scikit-image's wheel."""
    return SAMPLES


def ramp(width: int = 96, height: int = 64) -> NDArray[np.uint8]:
    """A gray picture, dark at the left, bright at the right, uint8 (height, width)."""
    return np.broadcast_to(np.linspace(20, 235, width).astype(np.uint8), (height, width)).copy()


@pytest.fixture
def gray_photo() -> Photograph:
    """96 x 64 pixels, gray, 8 bits."""
    return image_io.from_pixels(ramp(), "ramp.png")


@pytest.fixture
def deep_photo() -> Photograph:
    """96 x 64 pixels, gray, 16 bits."""
    levels = np.broadcast_to(np.linspace(5000, 60000, 96).astype(np.uint16), (64, 96)).copy()
    return image_io.from_pixels(levels, "deep.png")
