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
from models.colorizers.endo2016.learning import EPSILON, Adam, Samples, cross_entropy, learn
from models.colorizers.endo2016.strokes import kinds_by_color
from models.errors import UnsupportedGuidance, UserError
from models.evaluation.solver import matrix, problem
from models.hints import AB, ColorPoint, Hints, Stroke, Theme
from models.image import ImageData
from models.networks.endo2016 import PATCH, Endo2016, dense, padded, patches_at, probabilities
from models.solvers.propagation import PAPER, refine
from models.solvers.superpixels import cells, superpixels

RED, BLUE, GREEN = (40.0, 30.0), (0.0, -40.0), (-40.0, 30.0)


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


def network(channels: int = 1, labels: int = 3, seed: int = 0) -> Endo2016:
    """A network whose outputs are not almost equal, as they are with the paper's small numbers."""
    net = Endo2016(channels, labels, torch.Generator().manual_seed(seed))
    with torch.no_grad():
        for p in net.parameters():
            p.mul_(20)
    return net


def nothing() -> None:
    """A check that never stops."""


def stroke(at: int, ab: AB | None, *path: tuple[float, float], width: float = 9, label: str = "") -> Stroke:
    return Stroke(at, tuple(path), (width,) * len(path), ab, label)


def run(rgb: np.ndarray, *hints: Stroke | ColorPoint, name: str = "endo2016") -> tuple[Colorization, Prepared]:
    backend = registry.create(name, device="cpu")
    given = Hints(
        points=tuple(h for h in hints if isinstance(h, ColorPoint)),
        strokes=tuple(h for h in hints if isinstance(h, Stroke)),
    )
    prepared = backend.prepare(ImageData.from_rgb(rgb), given, CancelToken(), no_progress)
    assert isinstance(prepared, Prepared)
    result = backend.colorize(prepared, given, CancelToken(), no_progress)
    assert result.ab.dtype == np.float32 and np.isfinite(result.ab).all()
    return result, prepared


def textures() -> np.ndarray:
    """Brick at the left, grass at the right, of the same mean gray: (128, 256, 3)."""
    halves = []
    for name in ("brick", "grass"):
        part = getattr(skimage.data, name)()[64:192, 64:192].astype(np.float32)
        halves.append(np.clip(part - part.mean() + 128, 0, 255))
    return np.hstack(halves).astype(np.uint8)[..., None].repeat(3, 2)


# --- the network


def test_the_shapes_are_the_papers() -> None:
    net, patches = network(3), torch.rand(5, 3, PATCH, PATCH)
    first = F.max_pool2d(F.relu(net.conv1(patches)), 2, 2, ceil_mode=True)
    second = F.max_pool2d(F.relu(net.conv2(first)), 2, 2, ceil_mode=True)
    assert first.shape == (5, 128, 4, 4) and second.shape == (5, 256, 1, 1)
    assert torch.allclose(net.visual(patches), second.flatten(1), atol=1e-5)
    assert net(patches, torch.rand(5, 2)).shape == (5, 3)


def test_it_begins_with_the_papers_numbers() -> None:
    net = Endo2016(1, 4, torch.Generator().manual_seed(1))
    for layer, inputs in ((net.conv1, 9), (net.conv2, 1152), (net.spatial, 2), (net.combine_visual, 256)):
        weight = layer.weight.detach()
        assert float(weight.std()) == pytest.approx(1 / inputs, rel=0.1)
        assert abs(float(weight.mean())) < 0.1 / inputs


@pytest.mark.parametrize(("channels", "size"), [(1, (40, 31)), (3, (13, 64)), (1, (3, 9))])
def test_dense_evaluation_equals_single_patches(channels: int, size: tuple[int, int]) -> None:
    net, frame = network(channels), padded(torch.rand(channels, *size))
    rows, columns = torch.meshgrid(torch.arange(size[0]), torch.arange(size[1]), indexing="ij")
    single = probabilities(net, frame, rows.flatten(), columns.flatten(), nothing)
    assert float(single.std()) > 0.01
    assert torch.allclose(dense(net, frame, nothing), single.T.reshape(3, *size), atol=1e-4)


def test_patches_are_centred_and_reflected() -> None:
    picture = torch.arange(20.0 * 30).reshape(1, 20, 30)
    patches = patches_at(padded(picture), torch.tensor([7, 0]), torch.tensor([11, 0]))
    assert torch.equal(patches[0, 0], picture[0, 3:12, 7:16])
    assert patches[1, 0, 4, 4] == picture[0, 0, 0] and patches[1, 0, 0, 4] == picture[0, 4, 0]


def test_the_first_step_leaves_the_spatial_part_alone() -> None:
    net = network()
    loss = cross_entropy(net(torch.rand(8, 1, 9, 9), None), torch.randint(0, 3, (8,)))
    loss.backward()
    visual = {id(p) for p in net.visual_parameters()}
    for parameter in net.parameters():
        if id(parameter) in visual:
            assert parameter.grad is not None and float(parameter.grad.abs().max()) > 0
        else:
            assert parameter.grad is None


def test_the_second_step_reaches_every_parameter() -> None:
    net = network()
    cross_entropy(net(torch.rand(8, 1, 9, 9), torch.rand(8, 2)), torch.randint(0, 3, (8,))).backward()
    assert all(p.grad is not None and float(p.grad.abs().max()) > 0 for p in net.parameters())


def test_the_loss_is_the_papers() -> None:
    logits, labels = torch.randn(6, 4), torch.tensor([0, 1, 2, 3, 0, 1])
    y, g = logits.softmax(1), F.one_hot(labels, 4)
    expected = -(g * y.log() + (1 - g) * (1 - y).log()).sum()
    assert float(cross_entropy(logits, labels)) == pytest.approx(float(expected), rel=1e-4)
    assert torch.isfinite(cross_entropy(torch.tensor([[90.0, -90.0]]), torch.tensor([1])))


def test_rows_come_and_go_with_their_weights() -> None:
    net = network(labels=3)
    weight, bias = net.estimate.weight.detach().clone(), net.estimate.bias.detach().clone()
    features = net.conv2.weight.detach().clone()
    net.set_rows([2, None, 0], torch.Generator().manual_seed(3))
    assert net.labels == 3
    assert torch.equal(net.estimate.weight[0], weight[2]) and torch.equal(net.estimate.bias[2], bias[0])
    assert not torch.allclose(net.estimate.weight[1], weight[1])
    assert torch.equal(net.conv2.weight, features)
    net.set_rows([1], torch.Generator())
    assert net.labels == 1


def test_adam_is_torchs() -> None:
    ours, theirs = (torch.full((3, 2), 0.7, requires_grad=True) for _ in range(2))
    first, second = Adam([ours], 0.05), torch.optim.Adam([theirs], 0.05)
    for step in range(20):
        mine, its = ((p * torch.arange(6.0).reshape(3, 2) - step % 3).square().sum() for p in (ours, theirs))
        first.step(torch.autograd.grad(mine, [ours]))
        second.zero_grad()
        its.backward()
        second.step()
    assert torch.allclose(ours, theirs, atol=1e-6)


def test_adam_goes_on_with_what_it_knew() -> None:
    """A parameter that stays keeps its moments, a new one begins without."""
    at_once, in_turns, fresh = (torch.full((3,), 0.7, requires_grad=True) for _ in range(3))
    whole, part = Adam([at_once], 0.05), Adam([in_turns], 0.05)
    for step in range(12):
        if step == 6:
            part = Adam([in_turns, fresh], 0.05, part)
        gradient = torch.tensor([0.1, -1.0, 3.0]) * (step + 1)
        whole.step((gradient,))
        part.step(tuple(gradient for _ in part.parameters))
    assert torch.equal(at_once, in_turns)
    # Constant signs: Adam's first steps are of about the full rate.
    assert torch.allclose((0.7 - fresh).abs(), torch.full((3,), 6 * 0.05), atol=0.03)


def two_kinds(n: int = 120) -> Samples:
    """Dark patches and bright ones."""
    random = torch.Generator().manual_seed(0)
    labels = torch.arange(n) % 2
    patches = torch.rand(n, 1, 9, 9, generator=random) * 0.3 + 0.5 * labels[:, None, None, None]
    return Samples(patches, torch.rand(n, 2, generator=random), labels)


def test_learning_tells_two_kinds_apart() -> None:
    random = torch.Generator().manual_seed(0)
    net, samples = Endo2016(1, 2, random), two_kinds()
    seen: list[float] = []
    learned = learn(net, samples, generator=random, check=nothing, report=lambda _, error: seen.append(error))
    assert learned.error < EPSILON and len(seen) == sum(learned.epochs) and min(learned.epochs) >= 1
    assert torch.equal(net(samples.patches, samples.places).argmax(1), samples.labels)


def test_an_update_makes_no_leap() -> None:
    """What is known is known after one more pass: without its moments Adam would unlearn it first."""
    random = torch.Generator().manual_seed(0)
    net, samples = Endo2016(1, 2, random), two_kinds()
    first = learn(net, samples, generator=random, check=nothing)
    again = learn(net, samples, generator=random, check=nothing, resume=first.optimizer)
    assert again.epochs == (0, 1) and again.error < EPSILON


def test_what_cannot_be_told_apart_ends_learning_all_the_same() -> None:
    random = torch.Generator().manual_seed(0)
    samples = Samples(torch.full((60, 1, 9, 9), 0.5), torch.full((60, 2), 0.5), torch.arange(60) % 2)
    learned = learn(Endo2016(1, 2, random), samples, generator=random, check=nothing)
    assert learned.error > 0.5 and sum(learned.epochs) < 150


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
