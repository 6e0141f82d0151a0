"""Dense matching: known warps are found, fields and maps mean what they say, hands bend them."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest
import skimage.data
import torch
import torch.nn.functional as F
from torch import Tensor

from models.data.lab import rgb_to_lab
from models.matching import bend, classic, deep, fields
from models.matching.pyramid import Pyramid, pyramids
from models.matching.similarity import similarity_maps
from models.networks.lite0 import Classifier, Lite0, gray_input
from models.weights import load_into

SIDE = 128
Warp = Callable[[Tensor], Tensor]


@pytest.fixture(scope="module")
def sight() -> Lite0:
    classifier = Classifier()
    load_into(classifier, "lite0")
    return classifier.trunk.eval()


def seen(sight: Lite0, rgb: Tensor) -> Pyramid:
    """What is seen in a picture (1, 3, 2H, 2W)."""
    light = rgb_to_lab(rgb)[:, :1]
    with torch.inference_mode():
        return pyramids(sight.levels(gray_input(light)), light)[0]


def picture(pixels: np.ndarray, size: tuple[int, int] = (2 * SIDE, 2 * SIDE)) -> Tensor:
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    return torch.from_numpy(small).permute(2, 0, 1)[None].float() / 255


@pytest.fixture(scope="module")
def coffee() -> Tensor:
    return picture(skimage.data.coffee()[:400, 100:500])


def turned(rgb: Tensor, degrees: float, zoom: float) -> tuple[Tensor, Tensor]:
    """The picture turned and enlarged around its middle, and the matrix (2, 2) from its places to the original's."""
    angle = torch.tensor(degrees).deg2rad()
    matrix = torch.stack([angle.cos(), -angle.sin(), angle.sin(), angle.cos()]).view(2, 2) / zoom
    affine = torch.cat([matrix, torch.zeros(2, 1)], dim=1)[None]
    grid = F.affine_grid(affine, list(rgb.shape), align_corners=False)
    return F.grid_sample(rgb, grid, padding_mode="reflection", align_corners=False), matrix


def places(size: tuple[int, int]) -> Tensor:
    """Centres of places as x, y in -1..1: (h, w, 2)."""
    at = fields.grid(size, torch.device("cpu")).float() + 0.5
    return torch.stack([at[..., 1] / size[1], at[..., 0] / size[0]], dim=-1) * 2 - 1


def share_within(field: Tensor, expected: Tensor, pixels: float) -> float:
    """Share of places that lead to within some pixels of where they should (x, y in -1..1), of those that can."""
    size = torch.tensor([SIDE // 2, SIDE // 2])
    there = (field.flip(-1).float() + 0.5) / size * 2 - 1
    inside = (expected.abs() < 0.95).all(-1)
    apart = (there - expected).norm(dim=-1) * SIDE / 2
    return float((apart[inside] <= pixels).float().mean())


def test_a_mirrored_photograph_is_matched_place_by_place(sight: Lite0, coffee: Tensor) -> None:
    forward, backward = deep.match(seen(sight, coffee), seen(sight, coffee.flip(3)))
    expected = places((SIDE // 2, SIDE // 2)) * torch.tensor([-1.0, 1.0])
    assert min(share_within(field, expected, 8) for field in (forward, backward)) > 0.75


@pytest.mark.parametrize(("degrees", "zoom"), [(10.0, 1.25), (0.0, 1.5), (-15.0, 1.0)])
def test_a_turned_and_enlarged_photograph_is_matched(
    sight: Lite0, coffee: Tensor, degrees: float, zoom: float
) -> None:
    other, matrix = turned(coffee, degrees, zoom)
    forward, _ = deep.match(seen(sight, coffee), seen(sight, other))
    expected = places((SIDE // 2, SIDE // 2)) @ matrix.inverse().T
    assert share_within(forward, expected, 12) > 0.75


def test_photographs_of_any_two_shapes(sight: Lite0) -> None:
    wide, high = picture(skimage.data.coffee(), (320, 192)), picture(skimage.data.cat(), (96, 256))
    ours, theirs = seen(sight, wide), seen(sight, high)
    assert ours.size == (48, 80) and theirs.size == (64, 24)
    forward, backward = deep.match(ours, theirs)
    assert forward.shape == (48, 80, 2) and backward.shape == (64, 24, 2)
    assert forward.min() >= 0 and (forward.amax((0, 1)) < torch.tensor([64, 24])).all()
    assert similarity_maps(ours, theirs, forward, backward).shape == (10, 48, 80)


def test_flow_follows_small_moves_and_descriptors_find_things_anywhere(sight: Lite0, coffee: Tensor) -> None:
    here = places((SIDE // 2, SIDE // 2))
    near, far = coffee.roll(6, 3), coffee.roll(96, 3)
    moved = here + torch.tensor([6 / SIDE, 0.0])
    ours = seen(sight, coffee)
    assert share_within(classic.match_by_flow(ours, seen(sight, near))[0], moved, 4) > 0.8
    beyond = here + torch.tensor([96 / SIDE, 0.0])
    by_flow, by_daisy = (
        share_within(matcher(ours, seen(sight, far))[0], beyond, 6)
        for matcher in (classic.match_by_flow, classic.match_by_daisy)
    )
    assert by_flow < 0.2 < 0.6 < by_daisy


def test_a_photograph_is_itself(sight: Lite0, coffee: Tensor) -> None:
    ours = seen(sight, coffee)
    identity = fields.grid(ours.size, torch.device("cpu"))
    maps = similarity_maps(ours, ours, identity, identity)
    assert torch.allclose(maps, torch.ones_like(maps), atol=1e-4)


def test_maps_are_those_of_equation_1(sight: Lite0, coffee: Tensor) -> None:
    """Coarse levels first; forward compares a place with its match, backward the match with where it leads back."""
    ours, theirs = seen(sight, coffee), seen(sight, picture(skimage.data.astronaut()))
    forward, backward = deep.match(ours, theirs)
    maps = similarity_maps(ours, theirs, forward, backward)
    assert maps.min() >= 0 and maps.max() <= 1
    width = theirs.size[1]
    for level, place in ((5, (10, 20)), (1, (40, 3)), (3, (63, 63))):
        own, other = (each.at_places(level).view(*each.size, -1) for each in (ours, theirs))
        there = forward[place]
        back = backward[there[0], there[1]]
        match = other[there[0], there[1]]
        forth = float(own[place] @ match)
        returned = float(own[back[0], back[1]] @ match)
        assert maps[5 - level][place] == pytest.approx(max(forth, 0.0), abs=1e-4)
        assert maps[10 - level][place] == pytest.approx(max(returned, 0.0), abs=1e-4)
    assert width == SIDE // 2


def test_unrelated_photographs_look_less_alike_than_copies(sight: Lite0, coffee: Tensor) -> None:
    ours = seen(sight, coffee)
    means = []
    for other in (turned(coffee, 10.0, 1.25)[0], picture(skimage.data.astronaut())):
        theirs = seen(sight, other)
        means.append(similarity_maps(ours, theirs, *deep.match(ours, theirs)).mean().item())
    assert means[0] > means[1] + 0.2


def test_colours_are_carried_by_votes() -> None:
    values = torch.arange(48.0).view(1, 6, 8)
    identity = fields.grid((6, 8), torch.device("cpu"))
    carried = fields.carried(values, identity)
    assert torch.allclose(carried[:, 1:-1, 1:-1], values[:, 1:-1, 1:-1]), "places that agree say the same"
    wrong = identity.clone()
    wrong[3, 4] = torch.tensor([0, 0])
    voted = fields.carried(values, wrong)[0, 3, 4]
    assert voted == pytest.approx((8 * values[0, 3, 4].item() + 0) / 9), "one of nine is outvoted"
    small = fields.carried(values, torch.zeros(2, 3, 2, dtype=torch.long))
    assert small.shape == (1, 2, 3)


def test_fields_grow_with_their_grids() -> None:
    coarse = torch.tensor([[[0, 1], [1, 0]]])
    fine = fields.finer(coarse, (2, 4), (4, 4))
    assert fine[0, 0].tolist() == [0, 2] and fine[1, 1].tolist() == [1, 3] and fine[0, 2].tolist() == [2, 0]
    clipped = fields.finer(coarse, (2, 4), (3, 3))
    assert clipped[1, 3].tolist() == [2, 1] and clipped[0, 1].tolist() == [0, 2]


def test_a_pair_of_places_bends_the_field_around_it_and_nothing_else(sight: Lite0, coffee: Tensor) -> None:
    ours, theirs = seen(sight, coffee), seen(sight, coffee.flip(3))
    forward, _ = deep.match(ours, theirs)
    pair = (20, 30), (50, 10)
    changed, told = bend.bent(forward, ours, theirs, [pair])
    assert changed[20, 30].tolist() == [50, 10] and told[20, 30] == pytest.approx(1, abs=1e-3)
    assert changed[20, 31].tolist() == [50, 11], "what is beside it follows"
    far = (fields.grid(ours.size, torch.device("cpu")) - torch.tensor(pair[0])).abs().amax(-1) > 24
    assert torch.equal(changed[far], forward[far])
    again, _ = bend.bent(forward, ours, theirs, [pair, ((20, 30), (5, 5))])
    assert again[20, 30].tolist() == [5, 5], "the later one counts"
