"""Film: flow, scenes, steady colours, hints that follow their things."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
import pytest

from models import color, registry
from models.errors import UserError
from models.film.colorize import FilmColorizer, KeyFrame
from models.film.flow import measure_flow, sampled, warp
from models.film.scenes import SceneFinder
from models.film.steady import Steadier
from models.film.tracks import Tracker, Tracks
from models.hints import ColorPoint, Hints, Stroke
from models.types import F32

HEIGHT, WIDTH = 120, 160


def texture(seed: int, height: int = HEIGHT, width: int = WIDTH) -> F32:
    """Lightness with details of all sizes."""
    random = np.random.default_rng(seed)
    plane = sum(
        cv2.resize(
            random.normal(0, 12, (n * height // 40, n * width // 40)), (width, height), interpolation=cv2.INTER_CUBIC
        )
        for n in (1, 2, 4, 8)
    )
    return np.clip(50 + plane, 0, 100).astype(np.float32)


def pan(ground: F32, x: float, y: float = 0.0) -> F32:
    """The part of a larger picture that begins at a place."""
    return cv2.warpAffine(ground, np.array([[1.0, 0, -x], [0, 1.0, -y]]), (WIDTH, HEIGHT)).astype(np.float32)


def inside(plane: F32, rim: int = 16) -> F32:
    return plane[rim:-rim, rim:-rim]


@pytest.mark.parametrize(("x", "y"), [(0.0, 0.0), (2.5, -1.25), (-6.0, 4.0), (40.0, 3.0)])
def test_flow_of_a_pan_is_the_pan(x: float, y: float) -> None:
    ground = texture(1, 260, 320)
    flow = measure_flow(pan(ground, 80, 60), pan(ground, 80 + x, 60 + y))
    middle = flow.trusted[20:-20, 50:-50]
    assert middle.mean() > 0.95
    error = np.linalg.norm(flow.back[20:-20, 50:-50] - (x, y), axis=2)[middle]
    assert np.median(error) < 0.2
    there, found = flow.forwards(np.array([(80.5, 60.5)]))
    assert found.all()
    assert np.allclose(there, (80.5 - x, 60.5 - y), atol=0.4)
    assert np.allclose(flow.backwards(there)[0], (80.5, 60.5), atol=0.4)


def test_warp_lays_the_earlier_frame_over_the_later_one() -> None:
    ground = texture(2, 200, 240)
    before, after = pan(ground, 30, 30), pan(ground, 33, 28)
    flow = measure_flow(before, after)
    assert np.abs(inside(warp(before, flow) - after)).mean() < 0.2 * np.abs(inside(before - after)).mean()


def test_what_is_uncovered_is_not_trusted() -> None:
    ground, thing = texture(3), texture(4)
    frames = []
    for x in (40, 52):
        frame = ground.copy()
        frame[30:90, x : x + 50] = thing[30:90, :50]
        frames.append(frame)
    flow = measure_flow(*frames)
    assert flow.trusted[35:85, 41:51].mean() < 0.5
    assert flow.trusted[:, 110:].mean() > 0.95


def test_frames_of_different_sizes_have_no_flow() -> None:
    with pytest.raises(ValueError, match="no flow"):
        measure_flow(texture(1), texture(1, 60, 80))


def starts(frames: list[F32]) -> list[int]:
    finder = SceneFinder()
    return [index for index, frame in enumerate(frames) if finder.starts(frame)]


def grainy(frame: F32, seed: int, sigma: float = 4.0) -> F32:
    return np.clip(frame + np.random.default_rng(seed).normal(0, sigma, frame.shape), 0, 100).astype(np.float32)


def test_scenes_begin_at_cuts_only() -> None:
    first, second, third = texture(5, 140, 400), texture(6, 140, 400), texture(7)
    frames = [pan(first, 3 * i) for i in range(20)]
    frames += [pan(second, 200 - 20 * i) for i in range(8)]
    frames += [grainy(np.clip(third * (1 + 0.15 * np.sin(1.7 * i)), 0, 100), i) for i in range(20)]
    assert starts(frames) == [0, 20, 28]


def test_flashes_and_black_frames_begin_no_scene() -> None:
    scene = texture(8)
    flash = np.clip(scene * 0.3 + 80, 0, 100).astype(np.float32)
    frames = [scene, scene, flash, scene, np.zeros_like(scene), scene, scene]
    assert starts([grainy(frame, i, 1.0) for i, frame in enumerate(frames)]) == [0]


def test_fades_and_dissolves_begin_one_scene() -> None:
    first, second = texture(9), texture(10)
    down, up = [first * s for s in np.linspace(1, 0, 12)], [second * s for s in np.linspace(0, 1, 12)]
    faded = starts([np.float32(frame) for frame in (*down, *up)])
    assert len(faded) == 2
    assert 12 <= faded[1] < 18
    mixed = [first * (1 - s) + second * s for s in np.linspace(0, 1, 20)]
    dissolved = starts([np.float32(frame) for frame in (*[first] * 10, *mixed, *[second] * 10)])
    assert len(dissolved) == 2
    assert 10 <= dissolved[1] < 36


def test_steadying_takes_most_of_the_flicker() -> None:
    light, random = texture(11), np.random.default_rng(0)
    steadier, found, shown = Steadier(), [], []
    for index in range(12):
        ab = np.full((HEIGHT, WIDTH, 2), (20, 30), np.float32) + random.normal(0, 4, 2).astype(np.float32)
        frame = grainy(light, index, 1.5)
        flow = None if steadier.light is None else measure_flow(steadier.light, frame)
        found.append(ab)
        shown.append(steadier.steady(frame, ab, flow))
    flicker = [np.abs(np.diff(np.array(each)[2:], axis=0)).mean() for each in (found, shown)]
    assert flicker[1] < flicker[0] / 5
    assert np.abs(np.array(shown)[2:].mean(axis=(0, 1, 2)) - (20, 30)).max() < 4


def test_nothing_is_left_behind_a_thing_that_moves() -> None:
    ground, thing = texture(12), texture(13)
    steadier = Steadier()
    for index in range(12):
        x = 10 + 5 * index
        light, ab = ground.copy(), np.full((HEIGHT, WIDTH, 2), (-20, 15), np.float32)
        light[40:80, x : x + 30], ab[40:80, x : x + 30] = thing[40:80, :30], (40, -30)
        flow = None if steadier.light is None else measure_flow(steadier.light, light)
        shown = steadier.steady(light, ab, flow)
    # Uncovered three frames ago.
    assert np.abs(shown[42:78, x - 15 : x - 10] - (-20, 15)).mean() < 2


def test_colours_that_somebody_asks_for_are_there_at_once() -> None:
    light, even = texture(21), np.zeros((HEIGHT, WIDTH, 2), np.float32)
    asked = even.copy()
    asked[:, :80] = (40, 20)
    flow = measure_flow(light, light)
    for known, left in ((True, (38, 42)), (False, (0, 12))):
        steadier = Steadier()
        steadier.steady(light, even, None)
        shown = steadier.steady(light, asked, flow, asked=known)
        assert left[0] <= shown[:, 5:60, 0].mean() <= left[1]
        assert np.abs(shown[:, 100:]).mean() < 2


def test_a_scene_goes_on_bit_by_bit_where_it_was_stopped() -> None:
    lights = [pan(texture(14, 140, 200), 2 * i) for i in range(4)]
    random = np.random.default_rng(1)
    colors = [random.normal(0, 20, (HEIGHT, WIDTH, 2)).astype(np.float32) for _ in lights]
    flows = [None, *(measure_flow(*pair) for pair in itertools.pairwise(lights))]
    whole, first, second = Steadier(), Steadier(), Steadier()
    wanted = [whole.steady(*each) for each in zip(lights, colors, flows, strict=True)]
    for each in zip(lights[:2], colors, flows, strict=False):
        first.steady(*each)
    second.restore(first.state())
    for index in (2, 3):
        assert np.array_equal(second.steady(lights[index], colors[index], flows[index]), wanted[index])


def test_hints_follow_their_things_forwards_and_back() -> None:
    ground = texture(15, 160, 400)
    point = ColorPoint(1, (60.0, 70.0), (30.0, 10.0), 3.0)
    stroke = Stroke(2, ((90.0, 50.0), (100.0, 60.0)), (4.0, 4.0), (0.0, 30.0))
    tracker = Tracker({12: Hints((point,), (stroke,))})
    for index in range(24):
        tracker.look(index, pan(ground, 3 * index))
    for index in (0, 11, 12, 13, 23):
        hints, shift = tracker.tracks.at(index), 3.0 * (12 - index)
        assert np.allclose(hints.points[0].xy, (60 + shift, 70), atol=1.5)
        assert np.allclose(hints.strokes[0].path, [(90 + shift, 50), (100 + shift, 60)], atol=1.5)


def test_a_hint_whose_thing_leaves_the_frame_is_lost() -> None:
    ground = texture(16, 160, 400)
    tracker = Tracker({0: Hints((ColorPoint(1, (20.0, 60.0), (30.0, 10.0), 3.0),))})
    for index in range(12):
        tracker.look(index, pan(ground, 4 * index))
    assert tracker.tracks.at(2).points
    assert not tracker.tracks.at(11).points


def test_the_nearest_key_frame_says_where_a_hint_is() -> None:
    here, there = ColorPoint(1, (60.0, 70.0), (30.0, 10.0), 3.0), ColorPoint(1, (100.0, 40.0), (30.0, 10.0), 3.0)
    tracker = Tracker({0: Hints((here,)), 6: Hints((there,))})
    for index in range(10):
        tracker.look(index, texture(17))
    places = [tracker.tracks.at(index).points[0].xy for index in (1, 5, 9)]
    assert np.allclose(places, [here.xy, there.xy, there.xy], atol=1)


def colored(
    keys: list[KeyFrame], lights: list[F32], tracks: Tracks | None = None, name: str = "levin2004"
) -> list[F32]:
    film = FilmColorizer(registry.create(name, device="cpu"), keys, tracks)
    return [film.frame(index, light) for index, light in enumerate(lights)]


def test_a_stroke_in_the_middle_of_a_scene_colours_all_its_frames() -> None:
    ground = texture(18, 160, 400)
    lights = [pan(ground, 2 * i) for i in range(9)]
    strokes = (
        Stroke(1, ((60.0, 30.0), (60.0, 90.0)), (5.0, 5.0), (40.0, 10.0)),
        Stroke(2, ((110.0, 30.0), (110.0, 90.0)), (5.0, 5.0), (-30.0, 20.0)),
    )
    key = KeyFrame(4, lights[4], Hints(strokes=strokes))
    tracker = Tracker({key.index: key.hints})
    for index, light in enumerate(lights):
        tracker.look(index, light)
    for index, ab in enumerate(colored([key], lights, tracker.tracks)):
        shift = 2 * (4 - index)
        assert ab.shape == (HEIGHT, WIDTH, 2)
        assert np.abs(ab[40:80, 60 + shift] - (40, 10)).mean() < 4
        assert np.abs(ab[40:80, 110 + shift] - (-30, 20)).mean() < 4


@pytest.mark.parametrize("backend", ["unified", "he2018"])
def test_a_key_frame_without_colours_has_none_to_give(backend: str) -> None:
    """A fade-in begins black, a title card is black and white."""
    black = np.zeros((48, 64), np.float32)
    key = KeyFrame(0, black, Hints())
    film = FilmColorizer(registry.create(backend, device="cpu"), [key])
    assert not color.to_rgb8(black, film.frame(0, black)).any()
    assert np.isfinite(film.frame(1, texture(21, 48, 64))).all()


def test_a_scene_goes_on_with_another_colorizer_bit_by_bit() -> None:
    lights = [pan(texture(20, 140, 200), i) for i in range(4)]
    key = KeyFrame(0, lights[0], Hints(strokes=(Stroke(1, ((60.0, 30.0), (90.0, 90.0)), (5.0, 5.0), (40.0, 10.0)),)))
    tracker = Tracker({0: key.hints})
    for index, light in enumerate(lights):
        tracker.look(index, light)
    wanted = colored([key], lights, tracker.tracks)
    first, second = (FilmColorizer(registry.create("levin2004"), [key], tracker.tracks) for _ in range(2))
    for index in (0, 1):
        first.frame(index, lights[index])
    second.restore({name: array.copy() for name, array in first.state().items()})
    for index in (2, 3):
        assert np.array_equal(second.frame(index, lights[index]), wanted[index])


def test_strokes_of_any_length_follow_their_thing() -> None:
    way = np.full((HEIGHT, WIDTH, 2), (3, -1), np.float32)
    places = np.random.default_rng(1).uniform(0, min(HEIGHT, WIDTH), (33_000, 2))
    assert np.allclose(sampled(way, places), (3, -1))


@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (2, 300), (17, 9)])
def test_frames_may_be_tiny(shape: tuple[int, int]) -> None:
    lights = [np.random.default_rng(i).uniform(0, 100, shape).astype(np.float32) for i in range(3)]
    key = KeyFrame(1, lights[1], Hints((ColorPoint(1, (shape[1] / 2, shape[0] / 2), (20.0, 5.0)),)))
    tracker, finder = Tracker({1: key.hints}), SceneFinder()
    for index, light in enumerate(lights):
        tracker.look(index, light)
        finder.starts(light)
    for ab in colored([key], lights, tracker.tracks):
        assert ab.shape == (*shape, 2)
        assert np.isfinite(ab).all()


def test_methods_that_cannot_colour_a_film_are_refused() -> None:
    key = KeyFrame(0, texture(19), Hints())
    with pytest.raises(UserError, match="no key frame has any"):
        colored([key], [])
    with pytest.raises(UserError, match="does not colour"):
        colored([key], [], name="endo2016-cutout")
    with pytest.raises(ValueError, match="needs a key frame"):
        colored([], [])
