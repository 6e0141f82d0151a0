"""The core says nothing in its log that a test did not expect."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture
def expect_warnings() -> None:
    """Ask for this where warnings in the log are part of what is tested."""


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An unexpected warning in the log fails the test."""
    yield
    if "expect_warnings" not in request.fixturenames:
        records = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
        # libvips complains of damaged files there, which is its right.
        loud = [r.getMessage() for r in records if not r.name.startswith("pyvips")]
        assert not loud, f"unexpected warnings: {loud}"
