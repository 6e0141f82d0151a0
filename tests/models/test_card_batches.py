"""On a card batches are larger, and the rate rises with the root."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.training.train import Run
from tests.models.test_training import run_settings


def first_step(folder: Path, place: Path, larger: int) -> tuple[int, float]:
    """Crops of the first step, and its rate."""
    run = Run(run_settings(folder, place, name="xiao2018"), leads=False)
    run._larger = larger
    seen = []
    step = run._step
    run._step = lambda sample: (seen.append((len(sample.light), run.optimizer.param_groups[0]["lr"])), step(sample))
    run.go(lambda: False)
    return seen[0]


def test_larger_batches_have_a_higher_rate(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.training.train.WARM_UP", 1)
    (crops, rate), (more, higher) = (first_step(folder, tmp_path / str(n), n) for n in (1, 4))
    assert (crops, more) == (4, 16)
    assert higher == pytest.approx(2 * rate, rel=1e-3)
