"""Each trial for a moment, so that they work when they are wanted (`make soak`); they go on for minutes there."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests import fakes
from tests.trials import fuzz, kill, soak
from tests.trials.clock import Clock
from tests.trials.soak import Sample

MOMENT = 3 / 60


@pytest.mark.usefixtures("expect_warnings")
def test_fuzz() -> None:
    assert fuzz.run(Clock(MOMENT), seed=1) > 5


def test_kill() -> None:
    assert kill.run(Clock(MOMENT), seed=1) >= 1


@pytest.mark.usefixtures("expect_warnings")
def test_soak(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    fakes.install(monkeypatch, "quick")
    samples = soak.run(Clock(MOMENT), 1, backend="quick")
    assert samples and samples[-1].threads <= samples[0].threads + 2


def test_growth_and_steadiness_are_those_after_the_warm_up() -> None:
    flat = [Sample(n / 20, 300 if n < 6 else 500 + n % 2, 9, 20) for n in range(21)]
    assert abs(soak.growth(flat)) < 0.01 and soak.steady(flat)
    growing = [Sample(each.share, each.megabytes * (1 + each.share), 9 + n // 2, 20) for n, each in enumerate(flat)]
    assert soak.growth(growing) > soak.MOST_GROWTH and not soak.steady(growing)
    pooled = [Sample(each.share, each.megabytes, 11 if n in (12, 20) else 9, 20) for n, each in enumerate(flat)]
    assert soak.steady(pooled), "threads of a pool that come and go are no growth"
