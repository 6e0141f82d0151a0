"""Descriptions of photographs, the index that keeps them, and which of them are recommended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data

from models import color
from models.errors import UserError
from models.recommend import index as index_module
from models.recommend.descriptions import CELLS, LEVELS, UNIT, Description, describe, squeezed
from models.recommend.index import RECORD, Index, Stamp
from models.recommend.references import COPY, Match, ranked
from models.types import U8

VERSION = 7
LIBRARY = Path("/library")
NOW = Stamp(1, 2)


def described(*pictures: U8) -> list[Description]:
    return describe([squeezed(color.lightness(np.ascontiguousarray(rgb))) for rgb in pictures])


def noise(seed: int) -> Description:
    """A description of nothing: unit vectors by chance."""
    rng = np.random.default_rng(seed)

    def units(*shape: int) -> np.ndarray:
        values = rng.normal(size=shape)
        return np.round(UNIT * values / np.linalg.norm(values, axis=-1, keepdims=True)).astype(np.int8)

    return Description(units(128), units(CELLS, 64), units(CELLS, LEVELS))


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Index(tmp_path / "index", VERSION)
    yield made
    made.close()


def fill(index: Index, described: dict[str, Description], folder: Path = LIBRARY) -> None:
    with index.writing() as writer:
        for name, description in described.items():
            writer.put(folder / name, NOW, description)


def names(matches: list[Match]) -> list[str]:
    return [match.path.name for match in matches]


def colored(gray: U8) -> U8:
    return np.repeat(gray[..., None], 3, axis=2)


@pytest.fixture(scope="module")
def known() -> dict[str, Description]:
    """A cat, the same cat in four ways, two parts of a meadow, and things."""
    cat = skimage.data.chelsea()
    small = cv2.resize(cat, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    again = cv2.imdecode(cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 70])[1], cv2.IMREAD_COLOR)
    pictures = {
        "cat": cat, "mirrored": cat[:, ::-1], "again": again, "lighter": (255 * (cat / 255.0) ** 0.7).astype(np.uint8),
        "meadow": colored(skimage.data.grass()[:, :250]), "grass": colored(skimage.data.grass()[:, 260:]),
        "coffee": skimage.data.coffee(), "rocket": skimage.data.rocket(),
        "motorcycle": skimage.data.stereo_motorcycle()[0],
    }  # fmt: skip
    return dict(zip(pictures, described(*pictures.values()), strict=True))


def test_copies_of_a_photograph_are_told_and_left_out_on_wish(index: Index, known: dict[str, Description]) -> None:
    copies = {"cat", "mirrored", "again", "lighter"}
    fill(index, {name: description for name, description in known.items() if name != "cat"})
    found = ranked(known["cat"], index.shelf([LIBRARY]), 10)
    assert {match.path.name for match in found if match.copy} == copies - {"cat"}
    assert set(names(found)[:3]) == copies - {"cat"}, "the very photograph comes first"
    assert len(found) == 8
    assert not copies & set(names(ranked(known["cat"], index.shelf([LIBRARY]), 10, copies=False)))


def test_of_copies_of_another_photograph_the_best_one_is_kept(index: Index, known: dict[str, Description]) -> None:
    fill(index, {name: known[name] for name in ("cat", "mirrored", "lighter", "coffee")})
    found = ranked(known["rocket"], index.shelf([LIBRARY]), 10)
    assert sum(match.copy for match in found) == 2 and not found[0].copy
    assert len(ranked(known["rocket"], index.shelf([LIBRARY]), 10, copies=False)) == 2


def test_like_is_recommended_before_unlike(index: Index, known: dict[str, Description]) -> None:
    fill(index, {name: known[name] for name in ("coffee", "grass", "rocket", "motorcycle")})
    (best,) = ranked(known["meadow"], index.shelf([LIBRARY]), 1)
    assert best.path.name == "grass" and not best.copy


def test_the_score_is_equation_8_and_the_likeness_of_the_whole(index: Index) -> None:
    one, other = noise(1), noise(2)
    fill(index, {"other": other})
    (found,) = ranked(one, index.shelf([LIBRARY]), 1)
    (paper,) = ranked(one, index.shelf([LIBRARY]), 1, whole=0)
    similar = (one.places / UNIT) @ (other.places / UNIT).T
    nearest = similar.argmax(axis=1)
    light = ((one.levels / UNIT) * (other.levels / UNIT)[nearest]).sum(axis=1)
    assert found.shows == pytest.approx(similar.max(axis=1).mean(), abs=1e-5)
    assert paper.score == pytest.approx((similar.max(axis=1) + 0.25 * light).mean(), abs=1e-5)
    alike = (one.picture / UNIT) @ (other.picture / UNIT)
    assert found.score - paper.score == pytest.approx(0.4 * alike, abs=1e-5)
    assert found.shows < COPY and not found.copy


def test_products_of_histograms_are_their_correlation() -> None:
    light = np.full((224, 224), 12.0, np.float32)
    light[:, 100:] = 88
    rng = np.random.default_rng(3)
    light[:16, :16] = rng.permutation(np.repeat(np.arange(10), 26)[:256]).reshape(16, 16) * 10 + 5
    (levels,) = (d.levels / UNIT for d in describe([light]))
    assert levels[30] @ levels[30] == pytest.approx(1, abs=0.02), "the same level everywhere is the same histogram"
    assert levels[30] @ levels[40] == pytest.approx(-1 / 9, abs=0.02), "another level"


def test_an_even_histogram_correlates_with_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from models.recommend import descriptions

    monkeypatch.setattr(descriptions, "LEVELS", 2)
    checkered = np.where(np.indices((224, 224)).sum(axis=0) % 2, 20, 80).astype(np.float32)
    assert not descriptions.describe([checkered])[0].levels.any()


def test_any_shape_is_described() -> None:
    found = described(skimage.data.rocket()[:20, :600], skimage.data.coffee()[:, :3], np.full((1, 1, 3), 9, np.uint8))
    assert all(np.linalg.norm(d.picture / UNIT) == pytest.approx(1, abs=0.05) for d in found)


def test_what_was_put_is_there_after_opening_again(index: Index, tmp_path: Path) -> None:
    fill(index, {"a": noise(1), "b": noise(2)})
    index.close()
    again = Index(tmp_path / "index", VERSION)
    assert names(ranked(noise(2), again.shelf([LIBRARY]), 1)) == ["b"]
    assert again.stamps(LIBRARY) == {LIBRARY / "a": NOW, LIBRARY / "b": NOW}
    again.close()


def test_folders_are_told_apart_by_whole_names(index: Index) -> None:
    fill(index, {"a": noise(1)}, Path("/photos"))
    fill(index, {"b": noise(2)}, Path("/photos/deep/er"))
    fill(index, {"c": noise(3)}, Path("/photos2"))
    assert [path.name for path in index.shelf([Path("/photos")]).paths] == ["a", "b"]
    assert [path.name for path in index.shelf([Path("/photos/deep"), Path("/photos2")]).paths] == ["b", "c"]


def test_places_of_what_was_forgotten_are_used_again(index: Index) -> None:
    fill(index, {str(n): noise(n) for n in range(5)})
    size = (index.folder / "places.i8").stat().st_size
    with index.writing() as writer:
        writer.remove(LIBRARY / "1")
        writer.remove(LIBRARY / "3")
        writer.put(LIBRARY / "new", NOW, noise(8))
        writer.put(LIBRARY / "0", Stamp(5, 5), noise(9))
    assert (index.folder / "places.i8").stat().st_size == size
    shelf = index.shelf([LIBRARY])
    assert sorted(path.name for path in shelf.paths) == ["0", "2", "4", "new"]
    for seed, name in ((8, "new"), (9, "0"), (2, "2")):
        assert names(ranked(noise(seed), shelf, 1)) == [name]
    with index.writing() as writer:
        writer.forget(LIBRARY)
    assert not len(index.shelf([LIBRARY])) and not index.stamps(LIBRARY)


def test_a_record_that_was_not_written_is_missed(index: Index) -> None:
    fill(index, {"a": noise(1), "b": noise(2)})
    (index.folder / "places.i8").write_bytes((index.folder / "places.i8").read_bytes()[: RECORD.itemsize])
    assert set(index.stamps(LIBRARY)) == {LIBRARY / "a"}, "the other one is read again"
    assert names(ranked(noise(2), index.shelf([LIBRARY]), 5)) == ["a"]


def test_somebody_who_reads_while_another_writes_sees_no_mixture(index: Index, tmp_path: Path) -> None:
    fill(index, {"a": noise(1), "b": noise(2)})
    reader = Index(tmp_path / "index", VERSION)
    shelf = reader.shelf([LIBRARY])
    with index.writing() as writer:
        writer.put(LIBRARY / "a", Stamp(3, 3), noise(3))
        assert reader.shelf([LIBRARY]) is shelf, "nothing is committed yet"
    assert names(ranked(noise(1), shelf, 5)) == ["b"], "the old shelf does not take a's new record for the old one"
    assert sorted(names(ranked(noise(3), reader.shelf([LIBRARY]), 5))) == ["a", "b"]
    reader.close()


def test_two_cannot_write(index: Index, tmp_path: Path) -> None:
    other = Index(tmp_path / "index", VERSION)
    with index.writing(), pytest.raises(UserError, match="Another Tintype"), other.writing():
        pass
    fill(other, {"a": noise(1)})
    assert len(index.shelf([LIBRARY])) == 1
    other.close()


def test_an_index_of_another_version_is_begun_anew(index: Index, tmp_path: Path) -> None:
    fill(index, {"a": noise(1)})
    shelf = index.shelf([LIBRARY])
    newer = Index(tmp_path / "index", VERSION + 1)
    assert not len(newer.shelf([LIBRARY])) and not newer.stamps(LIBRARY)
    fill(newer, {"b": noise(2)})
    assert [path.name for path in newer.shelf([LIBRARY]).paths] == ["b"]
    assert names(ranked(noise(1), shelf, 1)) == ["a"], "who looks at the old one may go on"
    newer.close()


def test_what_is_no_index_is_named(tmp_path: Path) -> None:
    (tmp_path / "rows.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 40)
    with pytest.raises(UserError, match=r"cannot be used.*delete the folder"):
        Index(tmp_path, VERSION)
    with pytest.raises(UserError, match="cannot be used"):
        Index(tmp_path / "rows.sqlite", VERSION)


def test_names_that_are_not_utf_8_are_kept(index: Index) -> None:
    strange = LIBRARY / "caf\udce9.jpg"
    with index.writing() as writer:
        writer.put(strange, NOW, noise(1))
        writer.put(LIBRARY / "gray.jpg", NOW, None, "gray")
    assert list(index.shelf([LIBRARY]).paths) == [strange]
    assert index.notes(LIBRARY) == {LIBRARY / "gray.jpg": "gray"}
    assert index_module.RECORD.itemsize == 8 + CELLS * (64 + LEVELS)
