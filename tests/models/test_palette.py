"""Suggested colours: modes of the distribution, in gamut, most likely first, always the same."""

from __future__ import annotations

import numpy as np
import pytest

from models import palette
from models.color import in_gamut, in_gamut_bins, nearest_bins


def logits_of(**shares: float) -> np.ndarray:  # type: ignore[type-arg]
    """Logits whose softened softmax has these shares at bins named a_b, e.g. m20_30 for (-20, 30)."""
    found = np.full(313, -60.0, np.float32)
    for name, share in shares.items():
        a, b = (float(part.replace("m", "-")) for part in name.split("_"))
        found[nearest_bins(np.array([a, b], np.float32))] = np.log(share) / palette.IN_GAMUT.softness
    return found


def test_modes_come_back_with_their_probabilities_most_likely_first() -> None:
    found = palette.suggest(logits_of(**{"0_0": 0.2, "40_30": 0.5, "m30_20": 0.3}), 60, 3)
    assert [(round(a), round(b)) for (a, b), _ in found] == [(40, 30), (-30, 20), (0, 0)]
    assert [p for _, p in found] == pytest.approx([0.5, 0.3, 0.2], abs=1e-3)


def test_neighbouring_bins_are_one_suggestion_between_them() -> None:
    found = palette.suggest(logits_of(**{"40_30": 0.4, "50_30": 0.4, "m30_20": 0.2}), 60, 2)
    assert found[0][0] == pytest.approx((45, 30), abs=0.1)
    assert found[0][1] == pytest.approx(0.8, abs=1e-3)


@pytest.mark.parametrize("lightness", [3.0, 50.0, 98.0])
def test_every_suggestion_exists_at_the_pixels_lightness(lightness: float) -> None:
    rng = np.random.default_rng(0)
    found = palette.suggest(rng.normal(0, 3, 313).astype(np.float32), lightness, 9)
    ab = np.array([ab for ab, _ in found], np.float32)
    assert in_gamut(np.full(len(ab), lightness, np.float32), ab).all()


def test_no_two_suggestions_look_the_same_and_nothing_is_lost() -> None:
    rng = np.random.default_rng(1)
    found = palette.suggest(rng.normal(0, 3, 313).astype(np.float32), 4.0, 9)
    ab = np.array([ab for ab, _ in found])
    apart = np.linalg.norm(ab[:, None] - ab, axis=2)[~np.eye(len(ab), dtype=bool)]
    assert apart.min() >= 5
    assert sum(p for _, p in found) == pytest.approx(1)
    assert [p for _, p in found] == sorted((p for _, p in found), reverse=True)


def test_the_same_distribution_gives_the_same_answer_and_k_is_respected() -> None:
    rng = np.random.default_rng(2)
    logits = rng.normal(0, 2, len(in_gamut_bins())).astype(np.float32)
    assert palette.suggest(logits, 55, 9) == palette.suggest(logits, 55, 9)
    for k in (1, 4, 9, 40):
        assert 1 <= len(palette.suggest(logits, 55, k)) <= min(k, 9)


def test_the_published_files_bins_change_b_first() -> None:
    found = np.full(529, -400.0, np.float32)
    found[(40 + 110) // 10 * 23 + (30 + 110) // 10] = 0
    (ab, share), *_ = palette.suggest(found, 60, 1, palette.FULL_GRID)
    assert ab == pytest.approx((40, 30), abs=0.1) and share == pytest.approx(1)
