"""Recolouring and cutting out behind the window: masks, maps, limits, and what an export writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import Queue

import cv2
import numpy as np
import pytest

from app.core import cutout, edits, export, image_io, regions
from app.core.document import Document, DocumentState, Marked, Task
from app.core.engine import Engine
from app.core.image_io import Photograph
from app.core.messages import Maps, Request, Result, next_serial
from app.core.picture import Picture
from app.core.session import Session
from app.core.views import Detail
from app.core.worker import Worker
from models import color
from models.base import CancelToken, no_progress
from models.errors import UserError
from models.hints import AB, Hints
from models.registry import Use
from tests import fakes

RED = (40.0, 30.0)


def marked(*names: str, ab: AB | None = None) -> Hints:
    hints = Hints()
    for n, name in enumerate(names):
        hints, _ = edits.add_stroke(hints, [(n + 1.0, 1.0)], 2, ab, name)
    return hints


@pytest.fixture
def photo() -> Photograph:
    """Green, 80 x 60 pixels."""
    return image_io.from_pixels(np.full((60, 80, 3), (60, 140, 70), np.uint8), "green.png")


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> dict[str, fakes.Script]:
    return {
        "fake": fakes.install(monkeypatch),
        "kinds": fakes.install(monkeypatch, "kinds", maps=True),
        "cutter": fakes.install(monkeypatch, "cutter", use=Use.CUT_OUT, maps=True, live=False),
    }


def wanted(photo: Photograph, backend: str, hints: Hints, limit: Marked | None = None) -> Picture:
    return Picture(photo, backend, hints, "cpu", limit=limit)


def ask(photo: Photograph, backend: str, hints: Hints, limit: Marked | None = None) -> Request:
    size = photo.full.size
    detail = Detail((0, 0, *size), size)
    return Request(next_serial(), True, wanted(photo, backend, hints, limit), detail=detail)


def run(request: Request, engine: Engine | None = None) -> Result:
    return (engine or Engine()).run(request, CancelToken(), no_progress)


def shown(result: Result) -> np.ndarray:
    assert result.detail is not None
    return result.detail.astype(int)


def test_colours_stay_within_the_region_and_the_rest_is_the_photograph(photo: Photograph) -> None:
    hints, _ = edits.add_point(Hints(), (5, 5), RED)
    cut_out = Task(marked("cup", "background"), "cutter")
    limited = shown(run(ask(photo, "fake", hints, Marked("cup", cut_out))))
    everywhere = shown(run(ask(photo, "fake", hints)))
    # The bands meet in the middle.
    assert np.abs(limited[:, :36] - everywhere[:, :36]).max() <= 1
    assert np.abs(limited[:, 44:] - photo.full.rgb[:, 44:]).max() <= 1
    light = color.lightness(limited.astype(np.uint8))
    assert np.abs(light - photo.full.L).max() < 0.6, "also along the soft border"


def test_outside_the_region_a_gray_photograph_stays_gray(gray_photo: Photograph) -> None:
    hints, _ = edits.add_point(Hints(), (5, 5), RED)
    picture = shown(
        run(ask(gray_photo, "fake", hints, Marked("background", Task(marked("a", "background"), "cutter"))))
    )
    assert np.ptp(picture[:, :40], axis=2).max() == 0 and np.ptp(picture[:, 56:], axis=2).min() > 10


def test_the_region_is_cut_out_once_for_many_edits(photo: Photograph, scripts: dict[str, fakes.Script]) -> None:
    region, engine, hints = Marked(regions.ALL, Task(marked("cup", "background"), "cutter")), Engine(), Hints()
    for n in range(6):
        hints, _ = edits.add_point(hints, (n, 5), RED)
        run(ask(photo, "fake", hints, region), engine)
    assert len(scripts["cutter"].colorized) == 1 and len(scripts["fake"].colorized) == 6
    run(ask(photo, "fake", hints, replace(region, name="cup")), engine)
    assert len(scripts["cutter"].colorized) == 1, "another of its regions is another part of the same cut-out"


def test_a_cut_out_shows_the_photograph_with_its_regions_veiled(photo: Photograph) -> None:
    picture = shown(run(ask(photo, "cutter", marked("cup", "background", "spoon"))))
    left, middle, right = picture[:, :22], picture[:, 32:48], picture[:, 60:]
    assert np.abs(middle - photo.full.rgb[:, 32:48]).max() <= 1, "background has no veil"
    colors = regions.colors(("cup", "background", "spoon"))
    for part, name in ((left, "cup"), (right, "spoon")):
        assert np.abs(part - (photo.full.rgb[0, 0].astype(int) + colors[name]) / 2).max() <= 1


@pytest.mark.parametrize("names", [(), ("cup",), ("background",)])
def test_one_region_alone_veils_nothing(photo: Photograph, names: tuple[str, ...]) -> None:
    assert np.array_equal(shown(run(ask(photo, "cutter", marked(*names)))), photo.full.rgb)


def test_all_is_everything_but_the_background(photo: Photograph) -> None:
    def mask(name: str) -> np.ndarray:
        picture = wanted(photo, "cutter", marked("cup", "Background", "spoon"))
        return Engine().mask(picture, name, CancelToken(), no_progress).at(photo.full.L)

    cup, back, spoon = mask("cup"), mask("Background"), mask("spoon")
    assert np.abs(cup + back + spoon - 1).max() < 0.02
    assert np.abs(mask(regions.ALL) - cup - spoon).max() < 0.02
    with pytest.raises(UserError, match="fork") as caught:
        mask("fork")
    assert "“cup”, “Background”, “spoon”" in caught.value.remedy


def test_an_export_is_limited_to_the_region_too(photo: Photograph, tmp_path: Path) -> None:
    hints, _ = edits.add_point(Hints(), (5, 5), RED)
    region = Marked("cup", Task(marked("cup", "background"), "cutter"))
    export.export(wanted(photo, "fake", hints, region), tmp_path / "out.png")
    written = image_io.load(tmp_path / "out.png").full.rgb.astype(int)
    assert np.abs(written - shown(run(ask(photo, "fake", hints, region)))).max() <= 1


def test_what_was_seen_is_written_without_being_computed_again(
    photo: Photograph, tmp_path: Path, scripts: dict[str, fakes.Script]
) -> None:
    hints, _ = edits.add_point(Hints(), (5, 5), RED)
    result = run(ask(photo, "fake", hints))
    export.export(wanted(photo, "fake", hints), tmp_path / "out.png", ready=result.renderer)
    assert np.array_equal(image_io.load(tmp_path / "out.png").full.rgb, shown(result))
    assert len(scripts["fake"].colorized) == 1


def test_a_cut_out_is_the_photograph_with_the_mask_as_transparency(photo: Photograph, tmp_path: Path) -> None:
    mask = Engine().mask(wanted(photo, "cutter", marked("cup", "background")), "cup", CancelToken(), no_progress)
    share = mask.at(photo.full.L)
    cutout.write(share, photo, tmp_path / "cut.png", cut_out=True)
    written = cv2.cvtColor(cv2.imread(str(tmp_path / "cut.png"), cv2.IMREAD_UNCHANGED), cv2.COLOR_BGRA2RGBA)
    assert np.array_equal(written, cutout.rgba(share, photo)) and np.array_equal(written[..., :3], photo.full.rgb)
    assert written[:, :30, 3].min() == 255 and written[:, 50:, 3].max() == 0


def strokes(*colors: AB | None) -> Hints:
    hints = Hints()
    for n, ab in enumerate(colors):
        hints, _ = edits.add_stroke(hints, [(n + 1.0, 1.0)], 2, ab)
    return hints


def test_maps_come_after_the_picture(photo: Photograph) -> None:
    results: Queue[Result] = Queue()
    maps: Queue[Maps] = Queue()
    worker = Worker(results.put, on_maps=maps.put)
    try:
        worker.submit(ask(photo, "kinds", strokes(RED, None)))
        found = maps.get(timeout=fakes.PATIENCE)
        assert results.qsize() == 1
    finally:
        worker.close()
    assert [(m.label, m.ab) for m in found.maps] == [("", RED), ("", None)]
    assert found.maps[0].share.dtype == np.uint8 and found.maps[0].share[:, :30].min() == 255
    assert found.maps[0].share[:, 50:].max() == 0


def test_one_kind_of_stroke_and_other_backends_have_no_maps(photo: Photograph) -> None:
    engine = Engine()
    for backend, hints, expected in (("kinds", strokes(RED, RED), ()), ("kinds", Hints(), ()), ("fake", Hints(), None)):
        found = engine.maps(ask(photo, backend, hints), CancelToken(), no_progress)
        assert (found.maps if found is not None else None) == expected


@pytest.fixture
def session(photo: Photograph) -> Iterator[tuple[Session, list[Request]]]:
    class Recorder:
        def __init__(self) -> None:
            self.requests: list[Request] = []

        def submit(self, request: Request) -> None:
            self.requests.append(request)

        def cancel(self) -> None:
            pass

    recorder = Recorder()
    made = Session(Document(photo, DocumentState().asking(backend="fake")), recorder)  # type: ignore[arg-type]
    yield made, recorder.requests
    made.close()


def test_a_session_asks_within_the_region_and_forgets_results_of_another_one(
    session: tuple[Session, list[Request]],
) -> None:
    asking, requests = session
    document = asking.document
    cut_out = document.state.asking(backend="cutter", hints=marked("cup", "background"))
    document.commit("Cut out", cut_out)
    document.commit("Colorize", document.state.switched(Use.COLORIZE))
    document.apply("Limit", within="cup")
    assert requests[-1].picture.limit == Marked("cup", Task(cut_out.hints, "cutter"))
    assert requests[-2].picture.limit is None
    result = run(requests[-1])
    assert asking.accept(result) and asking.finished is result
    assert asking.accept_maps(Maps(requests[-1], ())) and not asking.accept_maps(Maps(requests[1], ()))
    document.apply("Limit", within=None)
    assert asking.finished is None
    document.undo()
    assert asking.finished is result
    document.commit("Cut out", document.state.switched(Use.CUT_OUT))
    assert asking.finished is None


def test_a_rough_result_is_not_finished(session: tuple[Session, list[Request]]) -> None:
    asking, requests = session
    rough = replace(run(requests[-1]), rough=True)
    assert asking.accept(rough) and asking.finished is None
