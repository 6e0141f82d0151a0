"""The judges beside PSNR: colour, things recognised, skin, even areas; and the leak of a colour."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data

from models import color, registry
from models.evaluation import leak, protocol
from models.evaluation.judges import Judge, blotches, even_areas, skin, tone
from models.evaluation.others import Others
from models.evaluation.protocol import Sample
from models.evaluation.tables import GRAY, by_color, closer, followed, opinions
from models.image import ImageData
from tests.models.test_evaluation import HalfTruth


def sample_of(rgb: np.ndarray) -> Sample:
    lab = color.to_lab(rgb)
    image = ImageData.from_rgb(rgb)
    return Sample(image, lab[..., 0], lab[..., 1:], np.asarray(rgb / np.float32(255), np.float32), image, 0)


@pytest.fixture(scope="module")
def astronaut() -> Sample:
    square = np.ascontiguousarray(skimage.data.astronaut()[:256, 96:352])
    return sample_of(cv2.resize(square, (192, 192), interpolation=cv2.INTER_AREA))


def test_the_truth_is_judged_perfect_and_gray_is_judged_gray(astronaut: Sample) -> None:
    judge = Judge(astronaut)
    truth, gray = judge(astronaut.ab), judge(np.zeros_like(astronaut.ab))
    assert truth.recognised and truth.chroma == pytest.approx(truth.true_chroma, rel=0.02)
    assert truth.skin_chroma == pytest.approx(1, abs=0.02) and truth.skin_hue == pytest.approx(0, abs=1)
    assert gray.near_gray == 1 and gray.chroma < 1 and gray.skin_chroma == pytest.approx(0, abs=0.05)


def test_timid_and_turned_skin_are_told_apart(astronaut: Sample) -> None:
    judge = Judge(astronaut)
    timid = judge(astronaut.ab * np.float32(0.5))
    turned = judge(np.stack([-astronaut.ab[..., 1], astronaut.ab[..., 0]], axis=2))
    assert timid.skin_chroma == pytest.approx(0.5, abs=0.05) and timid.skin_hue is not None and timid.skin_hue < 3
    assert turned.skin_hue is not None and turned.skin_hue == pytest.approx(90, abs=12)


def test_skin_is_found_in_the_face_and_nowhere_else(astronaut: Sample) -> None:
    rows, columns = np.nonzero(skin(astronaut))
    assert 60 < np.median(columns) < 130 and 40 < np.median(rows) < 130
    assert not skin(sample_of(cv2.resize(skimage.data.coffee(), (192, 128))))[:, :40].any()
    assert tone(np.array([30.0, 32.0, 35.0], np.float32)) == "dark"
    assert tone(np.array([70.0, 75.0, 80.0], np.float32)) == "light"


def test_blotches_are_seen_in_even_areas_only() -> None:
    light = np.full((80, 80), 50, np.float32)
    light[:, 40:] = np.indices((80, 40)).sum(0) % 2 * 60
    even = even_areas(light)
    assert even[:, :32].all() and not even[:, 48:].any()
    ab = np.zeros((80, 80, 2), np.float32)
    assert blotches(ab, even) == 0
    spotted = ab.copy()
    spotted[::4, :40] = 20
    assert (blotches(spotted, even) or 0) > 5
    busy = ab.copy()
    busy[::4, 48:] = 20
    assert (blotches(busy, even) or 0) < 0.5
    assert blotches(ab, np.zeros_like(even)) is None


def test_opinions_are_means_over_those_who_have_something_to_judge(astronaut: Sample) -> None:
    judge = Judge(astronaut)
    coffee = Judge(sample_of(cv2.resize(skimage.data.coffee(), (96, 96))))
    found = [judge(astronaut.ab * np.float32(0.5)), coffee(np.zeros((96, 96, 2), np.float32))]
    said = opinions(found, [judge.tone, coffee.tone])
    assert said["skin_chroma"] == pytest.approx(0.5, abs=0.05), "the cup has no skin"
    assert said[f"{judge.tone}_chroma"] == said["skin_chroma"]
    assert 0 < said["chroma"] < 0.5
    assert sum(said[f"{name}_chroma"] is not None for name in ("dark", "middle", "light")) == 1


def test_the_leak_bench_writes_what_an_obedient_backend_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    square = np.full((96, 96, 3), 90, np.uint8)
    square[30:60, 30:60] = (200, 60, 40)
    cv2.imwrite(str(tmp_path / "a.png"), square[..., ::-1])
    HalfTruth.truth = {s.image.key: s.ab for s in protocol.samples(tmp_path, 96, None)}
    monkeypatch.setattr(registry, "create", lambda *_args, **_options: HalfTruth())
    parser = argparse.ArgumentParser()
    leak.add_arguments(parser)
    out = tmp_path / "leak.json"
    options = ["--photos", str(tmp_path), "--backends", "half", "--size", "96", "--json", str(out)]
    assert leak.run(parser.parse_args(options)) == 0
    rows = {row["turned"]: row for row in json.loads(out.read_text())["rows"]}
    assert rows[0]["in_thing"] == pytest.approx(1, abs=0.05), "half of the truth is replaced by all of it"
    assert rows[180]["in_thing"] < 0.3
    assert rows[0]["elsewhere_ab"] < 1
    assert "half" in capsys.readouterr().out


def test_the_leak_bench_sets_pairs_beside_points(tmp_path: Path) -> None:
    for name, shade in (("a", (200, 60, 40)), ("b", (40, 70, 190))):
        square = np.full((96, 96, 3), 90, np.uint8)
        square[30:60, 30:60] = shade
        cv2.imwrite(str(tmp_path / f"{name}.png"), square[..., ::-1])
    first, second = protocol.samples(tmp_path, 96, None)
    # This backend gives everything the other one's colour where it has points, half of it without, and knows no pairs.
    HalfTruth.truth = {
        one.image.key: np.zeros_like(one.ab) + other.ab[45, 45] for one, other in ((first, second), (second, first))
    }
    rows = leak.paired([first, second], {"half": HalfTruth()})
    found = {(row["by"], row["number"]): (row["in_thing"], row["elsewhere_ab"]) for row in rows}
    apart = np.mean([np.linalg.norm(each.ab[45, 45]) for each in (first, second)]) / 2
    assert found["points", 1] == found["points", leak.POINTS] == pytest.approx((1, apart), rel=0.05)
    assert found["pairs", 1] == found["pairs", leak.POINTS] == pytest.approx((0, 0), abs=1e-6)


def cats_and_cups() -> list[Sample]:
    """A cat, a cup, and another part of each."""
    cat, cup = skimage.data.cat(), skimage.data.coffee()
    squares = [cat[:256, :256], cup[:256, :256], cat[20:276, 100:356], cup[60:316, 80:336]]
    return [replace(sample_of(np.ascontiguousarray(square)), seed=i) for i, square in enumerate(squares)]


def test_the_most_alike_photograph_shows_the_same_kind_of_thing() -> None:
    samples = cats_and_cups()
    others = Others(samples)
    for number, alike in enumerate((2, 3, 0, 1)):
        assert others.alike(samples[number]) is samples[alike].colored
        assert others.unrelated(samples[number]) is samples[number - 1].colored


def test_closer_histograms_are_counted(astronaut: Sample) -> None:
    judge = Judge(astronaut)
    gray, half, truth = (judge(astronaut.ab * np.float32(share)) for share in (0, 0.5, 1))
    assert truth.histogram < half.histogram < gray.histogram
    assert closer([half, gray], [gray, half]) == 0.5 and closer([half], None) is None


def test_references_are_followed_or_not() -> None:
    samples = cats_and_cups()
    judges = [Judge(sample) for sample in samples]
    gray = [judge(np.zeros_like(sample.ab)) for judge, sample in zip(judges, samples, strict=True)]
    true = [judge(sample.ab) for judge, sample in zip(judges, samples, strict=True)]
    table = {
        GRAY: gray,
        ("good", "0"): gray,
        ("good", "alike"): true,
        ("good", "unrelated"): gray,
        ("other", "0"): gray,
    }
    alike, most, unrelated = followed(table, Others(samples))
    assert {row["backend"] for row in (alike, most, unrelated)} == {"good"}, "the other takes no references"
    # The true colours are nearer than gray to the truth, and to those of a picture of the same thing, as these are.
    assert alike["photos"] == 4 and 1 <= most["photos"] <= 2
    assert alike["closer to the truth"] == alike["closer to the reference"] == 1
    assert alike["reference closer to the truth"] == 1
    # What stays gray comes closer to nothing.
    assert unrelated["closer to the truth"] == unrelated["closer to the reference"] == 0


def test_answers_are_counted_by_how_colourful_photographs_are(astronaut: Sample) -> None:
    pale = sample_of(color.to_rgb8(astronaut.L, astronaut.ab * np.float32(0.2)))
    judges = Judge(astronaut), Judge(pale)
    gray = [judge(np.zeros_like(astronaut.ab)).psnr for judge in judges]
    # Half of the colourful one's colours: right for it, and too many for the pale one.
    rows = by_color("half", [judge(astronaut.ab / 2) for judge in judges], gray)
    assert [row["photos"] for row in rows] == [1, 1]
    assert [row["worse"] for row in rows] == [1, 0], "the pale one comes first"
