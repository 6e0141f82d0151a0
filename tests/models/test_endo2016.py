"""DeepProp: the network, its learning, and the three backends made of it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import skimage.data
import torch
from torch.nn import functional as F

from models import color, registry
from models.base import Cancelled, CancelToken, Colorization, no_progress
from models.colorizers.endo2016.colorizer import REFINED_PIXELS, Endo2016Colorizer, Prepared
from models.colorizers.endo2016.learner import FEWEST_SAMPLES, chosen_pixels
from models.colorizers.endo2016.strokes import kinds_by_color
from models.errors import UnsupportedGuidance, UserError
from models.evaluation.solver import matrix, problem
from models.hints import ColorPoint, Hints, Theme
from models.image import ImageData
from models.solvers.propagation import PAPER, refine
from models.solvers.superpixels import cells, superpixels
from tests.models.endo2016_tools import BLUE, GREEN, RED, nothing, run, stroke, textures


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


def test_samples_are_a_share_of_each_label_and_stay() -> None:
    labels = np.full((60, 80), -1, np.int32)
    labels[:20], labels[20, :10] = 0, 1
    rank = np.random.default_rng(0).permutation(labels.size).astype(np.int32)
    chosen = chosen_pixels(labels, rank, 0.1)
    assert (labels.ravel()[chosen] == 0).sum() == 160 and (labels.ravel()[chosen] == 1).sum() == 10
    labels[40:60] = 2
    assert set(chosen[:160]) <= set(chosen_pixels(labels, rank, 0.1)) and FEWEST_SAMPLES > 10
    labels[:] = 0
    assert len(chosen_pixels(np.zeros((600, 800), np.int32), np.arange(480_000, dtype=np.int32), 0.1)) <= 2500


# --- the solver and the pieces


def test_smoothing_solves_its_equations() -> None:
    L, values, mask = problem(64, 6)
    random = np.random.default_rng(0)
    z = np.where(mask[..., None], values, random.normal(0, 30, values.shape)).astype(np.float32)
    trust = (random.random(L.shape) < 0.5).astype(np.float32)
    pull = np.where(mask, 0, trust / 10).ravel()
    import scipy.sparse as sparse
    from scipy.sparse import linalg

    right = np.where(mask.ravel()[:, None], z.reshape(-1, 2), pull[:, None] * z.reshape(-1, 2))
    expected = linalg.splu(sparse.csc_matrix(matrix(L, mask, PAPER) + sparse.diags(pull))).solve(right.astype(float))
    found = refine(L, z, trust, mask, tolerance=1e-3)
    assert np.abs(found.reshape(-1, 2) - expected).max() < 0.02 and np.array_equal(found[mask], z[mask])


def test_smoothing_with_nothing_to_hold_on_to() -> None:
    values = np.random.default_rng(0).normal(0, 9, (8, 9, 1)).astype(np.float32)
    nowhere = np.zeros((8, 9), bool)
    assert np.array_equal(refine(np.zeros((8, 9), np.float32), values, nowhere.astype(np.float32), nowhere), values)
    assert refine(np.zeros((1, 1), np.float32), values[:1, :1], np.ones((1, 1), np.float32), nowhere[:1, :1]).size == 1
    with pytest.raises(ValueError, match="do not fit"):
        refine(np.zeros((8, 8), np.float32), values, np.ones((8, 9), np.float32), nowhere)


@pytest.mark.parametrize(("size", "count"), [((600, 400), 1200), ((5, 900), 100), ((1, 1), 50), ((30, 20), 10_000)])
def test_cells_cover_the_picture(size: tuple[int, int], count: int) -> None:
    pieces = cells(size, count)
    assert pieces.segments.shape == size[::-1] and len(pieces) <= max(1.3 * count, 1)
    assert np.array_equal(pieces.segments[pieces.rows, pieces.columns], np.arange(len(pieces)))


def test_superpixels_cover_the_picture_and_have_centres() -> None:
    rgb = skimage.data.coffee()
    pieces = superpixels(rgb, 0.01, nothing)
    assert pieces.segments.shape == (400, 600) and len(pieces) == pytest.approx(2400, rel=0.3)
    assert np.array_equal(np.unique(pieces.segments), np.arange(len(pieces)))
    assert np.array_equal(pieces.segments[pieces.rows, pieces.columns], np.arange(len(pieces)))


# --- the backends


def test_two_textures_of_equal_gray() -> None:
    """Where gray values tell nothing the learned features tell brick from grass."""
    rgb = textures()
    result, prepared = run(
        rgb,
        stroke(1, RED, (15, 20), (60, 30)), stroke(2, RED, (30, 100), (100, 110)), stroke(3, RED, (90, 40), (100, 80)),
        stroke(4, BLUE, (150, 20), (220, 40)), stroke(5, BLUE, (160, 110), (240, 100)),
        stroke(6, BLUE, (200, 60), (235, 80)),
    )  # fmt: skip
    nearest = np.stack([np.square(result.ab - np.array(ab)).sum(2) for ab in (RED, BLUE)]).argmin(0)
    truth = np.repeat([0, 1], 128)[None].repeat(128, 0)
    assert (nearest == truth).mean() >= 0.92
    assert result.maps is not None and result.maps.colors == (RED, BLUE)
    first, second = result.maps.map(0), result.maps.map(1)
    assert first.shape == rgb.shape[:2] and np.abs(first + second - 1).max() < 0.05
    small, reduced = result.maps.map(0, 64 * 32), cv2.resize(first, (64, 32), interpolation=cv2.INTER_AREA)
    assert small.shape == reduced.shape and np.abs(small - reduced).mean() < 0.05
    assert (first[:, :118] > 0.5).mean() > 0.9
    # Strokes keep their colours.
    owner = kinds_by_color(Hints(strokes=(stroke(1, RED, (15, 20), (60, 30)),)), (256, 128), (256, 128)).owner
    assert np.abs(result.ab[owner == 0] - RED).max() < 1
    assert prepared.learner.learned is not None


@pytest.mark.parametrize(("disc", "ground"), [(170, 90), (20, 60), (205, 240)])
def test_plain_gray_values_outweigh_places(disc: int, ground: int) -> None:
    rgb = np.full((100, 140, 3), ground, np.uint8)
    cv2.circle(rgb, (70, 50), 30, (disc,) * 3, -1)
    inside = rgb[..., 0] == disc
    rgb += np.random.default_rng(0).integers(0, 9, (100, 140, 1), dtype=np.uint8)
    result, _ = run(
        rgb, stroke(1, RED, (55, 50), (85, 50)), stroke(2, BLUE, (10, 10), (10, 90)), stroke(3, BLUE, (20, 8), (130, 8))
    )
    red = np.square(result.ab - RED).sum(2) < np.square(result.ab - BLUE).sum(2)
    assert (red == inside).mean() > 0.98


def test_learning_goes_on_where_it_was_and_undo_brings_back() -> None:
    backend, cancel = Endo2016Colorizer("cpu"), CancelToken()
    prepared = backend.prepare(ImageData.from_rgb(textures()), Hints(), cancel, no_progress)
    before = (stroke(1, RED, (15, 20), (60, 30)), stroke(2, BLUE, (150, 20), (220, 40)))
    added = (*before, stroke(3, GREEN, (30, 100), (100, 110)))
    first = backend.colorize(prepared, Hints(strokes=before), cancel, no_progress)
    learner = prepared.learner
    assert learner.network is not None
    rows = learner.network.estimate.weight.detach().clone()
    second = backend.colorize(prepared, Hints(strokes=added), cancel, no_progress)
    assert learner.network.labels == 3
    assert learner.learned is not None and learner.learned.epochs[0] == 0
    # Learned further, not anew: the old rows are still like what they were.
    now = learner.network.estimate.weight[:2].detach()
    assert float(F.cosine_similarity(now, rows).min()) > 0.5
    assert not np.allclose(first.ab, second.ab, atol=1)
    undone = backend.colorize(prepared, Hints(strokes=before), cancel, no_progress)
    assert np.array_equal(undone.ab, first.ab)


def test_another_colour_for_a_stroke_needs_no_learning() -> None:
    backend, cancel = Endo2016Colorizer("cpu"), CancelToken()
    prepared = backend.prepare(ImageData.from_rgb(textures()), Hints(), cancel, no_progress)
    old = (stroke(1, RED, (15, 20), (60, 30)), stroke(2, BLUE, (150, 20), (220, 40)))
    backend.colorize(prepared, Hints(strokes=old), cancel, no_progress)
    learned = prepared.learner.network
    new = (stroke(1, GREEN, (15, 20), (60, 30)), old[1])
    result = backend.colorize(prepared, Hints(strokes=new), cancel, no_progress)
    assert prepared.learner.network is learned
    assert np.abs(result.ab[25, 38] - GREEN).max() < 1


def test_recolouring_protects_and_keeps_what_has_no_stroke() -> None:
    rgb = np.zeros((90, 120, 3), np.uint8)
    rgb[:, :40], rgb[:, 40:80], rgb[:, 80:] = (200, 60, 50), (60, 90, 200), (80, 170, 70)
    rgb += np.random.default_rng(0).integers(0, 9, rgb.shape, dtype=np.uint8)
    own = color.to_lab(rgb)[..., 1:]
    result, _ = run(
        rgb, stroke(1, GREEN, (20, 20), (20, 70)), stroke(2, None, (60, 20), (60, 70)), name="endo2016-recolor"
    )
    # A superpixel's side away from the border between two kinds.
    assert np.abs(result.ab[5:85, 5:30] - GREEN).max() < 6
    assert np.abs(result.ab - own)[5:85, 50:70].max() < 6
    # The third kind has no stroke and is like none.
    assert np.abs(result.ab - own)[5:85, 90:].max() < 6
    alone, _ = run(rgb, stroke(1, GREEN, (20, 20), (20, 70)), name="endo2016-recolor")
    assert np.abs(alone.ab - own)[5:85, 50:].max() < 6 and np.abs(alone.ab[5:85, 5:30] - GREEN).max() < 6
    nothing_drawn, _ = run(rgb, name="endo2016-recolor")
    assert np.array_equal(nothing_drawn.ab, own)


def test_large_pictures_are_protected_exactly() -> None:
    """Above the size at which answers are smoothed "as it is" still means every pixel's own colour."""
    rgb = np.zeros((900, 1500, 3), np.uint8)
    rgb[:, :750], rgb[:, 750:] = (200, 60, 50), (60, 90, 200)
    rgb += np.random.default_rng(0).integers(0, 9, rgb.shape, dtype=np.uint8)
    own = color.to_lab(rgb)[..., 1:]
    result, _ = run(
        rgb, stroke(1, GREEN, (375, 100), (375, 800), width=25), stroke(2, None, (1125, 100), (1125, 800), width=25),
        name="endo2016-recolor",
    )  # fmt: skip
    assert result.ab.shape == own.shape and rgb.shape[0] * rgb.shape[1] > REFINED_PIXELS
    assert np.abs(result.ab - own)[110:790, 1115:1135].max() < 1e-3  # under the stroke
    # What noise makes of each pixel's colour is there, too: an average over neighbours would have less.
    kept = np.s_[50:850, 800:1450]
    assert np.abs(result.ab - own)[kept].max() < 1 and np.abs(result.ab[kept].std() / own[kept].std() - 1) < 0.01
    assert np.abs(result.ab[50:850, 50:700] - GREEN).max() < 6


def test_cancel_is_looked_for_often() -> None:
    """Between two looks at the token no step works on more of a large picture than a fraction of what it takes."""
    polled: list[int] = []

    class Counting(CancelToken):
        def raise_if_cancelled(self) -> None:
            polled.append(1)

    rgb = cv2.resize(skimage.data.coffee(), (1800, 1200))
    hints = Hints(strokes=(stroke(1, GREEN, (300, 300), (900, 300), width=25),))
    backend = registry.create("endo2016-recolor", device="cpu")
    prepared = backend.prepare(ImageData.from_rgb(rgb), hints, Counting(), no_progress)
    assert len(polled) >= 6
    polled.clear()
    assert isinstance(backend, Endo2016Colorizer) and isinstance(prepared, Prepared)
    backend.kinds(prepared, hints, Counting())
    assert len(polled) >= 6


def test_cutting_out_gives_a_soft_mask() -> None:
    rgb = np.full((100, 140, 3), (60, 90, 160), np.uint8)
    cv2.circle(rgb, (70, 50), 30, (220, 150, 60), -1)
    rgb += np.random.default_rng(0).integers(0, 9, rgb.shape, dtype=np.uint8)
    inside = np.hypot(*(np.indices((100, 140)) - np.array([50, 70])[:, None, None])) < 30
    result, _ = run(
        rgb, stroke(1, None, (55, 50), (85, 50), label="sun"), stroke(2, None, (10, 10), (10, 90)),
        stroke(3, None, (20, 8), (130, 8)), name="endo2016-cutout",
    )  # fmt: skip
    assert result.maps is not None and result.maps.labels == ("sun", "background") and not result.exact
    mask = result.maps.map(0)
    assert ((mask > 0.5) == inside).mean() > 0.98 and mask.min() >= 0 and mask.max() <= 1


def test_one_stroke_colours_everything() -> None:
    result, prepared = run(textures(), stroke(1, RED, (15, 20), (60, 30)))
    assert np.abs(result.ab - RED).max() < 0.5 and prepared.learner.network is None


def test_two_strokes_of_one_colour_are_one_kind() -> None:
    result, _ = run(textures(), stroke(1, RED, (15, 20), (60, 30)), stroke(2, RED, (200, 20), (220, 90)))
    assert np.abs(result.ab - RED).max() < 0.5


def test_where_strokes_overlap_the_last_one_wins() -> None:
    result, _ = run(
        textures(), stroke(1, RED, (15, 20), (60, 20)), stroke(2, BLUE, (40, 20), (90, 20)),
        stroke(3, RED, (9, 90), (90, 90)),
    )  # fmt: skip
    assert np.abs(result.ab[20, 50] - BLUE).max() < 1 and np.abs(result.ab[20, 20] - RED).max() < 1


@pytest.mark.parametrize("name", ["endo2016", "endo2016-recolor", "endo2016-cutout"])
def test_strokes_outside_leave_no_trace(name: str) -> None:
    drawn, _ = run(textures(), stroke(1, RED, (-90, -90), (-40, -40)), ColorPoint(2, (900, 900), BLUE), name=name)
    assert not drawn.ab.any() and drawn.maps is None


@pytest.mark.parametrize("name", ["endo2016", "endo2016-recolor", "endo2016-cutout"])
@pytest.mark.parametrize("shape", [(1, 1), (1, 90), (40, 3), (60, 80)])
def test_constant_and_tiny_pictures(name: str, shape: tuple[int, int]) -> None:
    hints = ColorPoint(1, (0.5, 0.5), RED, 1), stroke(2, BLUE, (shape[1] - 0.5, shape[0] - 0.5), width=2, label="b")
    result, _ = run(np.full((*shape, 3), 128, np.uint8), *hints, name=name)
    assert result.ab.shape == (*shape, 2)


def test_cancel_stops_learning_at_once() -> None:
    backend = Endo2016Colorizer("cpu")
    rgb = skimage.data.coffee()
    both = stroke(1, RED, (20, 20), (580, 60), width=25), stroke(2, BLUE, (20, 350), (580, 390), width=25)
    hints = Hints(strokes=both)
    prepared = backend.prepare(ImageData.from_rgb(rgb), hints, CancelToken(), no_progress)

    class Later(CancelToken):
        polls = 0

        def raise_if_cancelled(self) -> None:
            self.polls += 1
            if self.polls == 40:
                self.cancel()
            super().raise_if_cancelled()

    token = Later()
    with pytest.raises(Cancelled):
        backend.colorize(prepared, hints, token, no_progress)
    assert token.polls == 40 and prepared.learner.network is None
    with pytest.raises(Cancelled):
        backend.prepare(ImageData.from_rgb(rgb), hints, token, no_progress)


def test_rough_answers_come_while_it_learns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.colorizers.endo2016.colorizer._FIRST_PREVIEW", 0.0)
    monkeypatch.setattr("models.colorizers.endo2016.colorizer._NEXT_PREVIEW", 0.0)
    monkeypatch.setattr("models.colorizers.endo2016.colorizer._PREVIEWS_SHARE", 1e9)
    backend = Endo2016Colorizer("cpu")
    hints = Hints(strokes=(stroke(1, RED, (15, 20), (60, 30)), stroke(2, BLUE, (150, 20), (220, 40))))
    prepared = backend.prepare(ImageData.from_rgb(textures()), hints, CancelToken(), no_progress)
    seen: list[Colorization] = []
    final = backend.colorize(prepared, hints, CancelToken(), no_progress, preview=seen.append)
    assert len(seen) >= 2 and all(s.exact and s.ab.shape == (128, 256, 2) for s in seen)
    assert np.abs(seen[-1].ab - final.ab).mean() < np.abs(seen[0].ab - final.ab).mean()
    assert np.abs(seen[0].ab[25, 38] - RED).max() < 1


def test_other_guidance_is_refused() -> None:
    backend = Endo2016Colorizer("cpu")
    hints = Hints(theme=Theme(((0, 0), (9, 9), (20, 0))))
    prepared = backend.prepare(ImageData.from_rgb(textures()), hints, CancelToken(), no_progress)
    with pytest.raises(UnsupportedGuidance, match="points and strokes"):
        backend.colorize(prepared, hints, CancelToken(), no_progress)
    with pytest.raises(UserError):
        registry.create("endo2016", device="abacus")
