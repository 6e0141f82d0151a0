"""The work on a film: scenes, key frames, what other frames get, and the file that it is kept in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.core import edits
from app.core.document import DocumentState, Region, Snapshot, Swatch
from app.core.errors import ProjectLoadError
from app.core.film import film_journal, film_project
from app.core.film.clip import Clip, Frame
from app.core.film.film_journal import FilmAside
from app.core.film.frames import FrameReader
from app.core.film.opening import open_clip
from app.core.film.work import FilmWork, Manner, Scenes
from app.core.shapes import Shape
from models.errors import UserError
from models.hints import GlobalStats, Theme
from tests.core.film_tools import moving, write_film

RED, BLUE = (60.0, 40.0), (-10.0, -50.0)
THEME = Theme((RED, BLUE, (0.0, 40.0)))


@pytest.fixture
def clip(tmp_path: Path) -> Clip:
    """Twelve frames."""
    return open_clip(write_film(tmp_path / "reel.mkv", moving(12)))


@pytest.fixture
def work(clip: Clip) -> FilmWork:
    """Two scenes of six frames, nothing done yet."""
    made = FilmWork(clip, Manner.of(DocumentState()))
    made.scenes = Scenes((0, 6), 12)
    return made


def draw(work: FilmWork, index: int, ab: tuple[float, float] = RED) -> int:
    """Put a point on a frame; its id."""
    document = work.document(index, work.clip.photograph(index), "")
    hints, hint_id = edits.add_point(document.state.hints, (10.0 + index, 10.0), ab)
    document.apply("Add point", hints=hints)
    return hint_id


def test_scenes_are_parted_and_joined() -> None:
    scenes = Scenes((0, 10, 20), 30)
    assert [scenes.number(at) for at in (0, 9, 10, 25)] == [0, 0, 1, 2]
    parted = scenes.split(15)
    assert parted.starts == (0, 10, 15, 20)
    assert parted.joined(17) == replace(scenes, removed=frozenset({15}))
    joined = scenes.joined(12)
    assert joined.starts == (0, 20) and joined.start(12) == 0 and joined.stop(12, 30) == 20
    assert joined.split(10).starts == scenes.starts
    assert scenes.joined(3).starts[0] == 0
    # What is found later does not undo what the artist did.
    assert joined.searched_on([10, 25], 40).starts == (0, 20, 25)


def test_a_frame_is_a_key_frame_as_long_as_something_is_asked_for_there(work: FilmWork) -> None:
    document = work.document(3, work.clip.photograph(3), "")
    assert work.keys == [] and not work.modified
    draw(work, 3)
    assert work.keys == [3] and work.modified
    document.undo()
    assert work.keys == [] and not work.modified
    work.leave(3)
    assert work.document(3, document.photo, "") is document and document.can_redo
    work.document(4, work.clip.photograph(4), "")
    work.leave(4)
    assert 4 not in work.frames


def test_what_is_for_a_whole_picture_is_for_the_whole_scene(work: FilmWork) -> None:
    key = work.document(2, work.clip.photograph(2), "")
    key.apply("Theme", hints=replace(key.state.hints, theme=THEME))
    other = work.document(4, work.clip.photograph(4), "")
    assert other.state.hints.theme == THEME and work.keys == [2]
    assert work.document(8, work.clip.photograph(8), "").state.hints.theme is None


def test_the_manner_is_the_whole_films(work: FilmWork) -> None:
    draw(work, 2)
    work.manner = Manner("levin2004", 256, any_colors=True, vividness=0.8)
    fresh, key = (work.document(at, work.clip.photograph(at), "As the film") for at in (8, 2))
    for document in (fresh, key):
        assert Manner.of(document.state) == work.manner
    assert work.keys == [2] and key.undo_label == "As the film"


def test_what_is_of_a_frame_alone_makes_it_a_key_frame(work: FilmWork) -> None:
    """Whatever it is: only what the whole film has in common does not."""
    state = work.document(3, work.clip.photograph(3), "").state
    own = (
        replace(state, regions=(Region(1, "Sky", Shape(())),)),
        replace(state, within="sky"),
        replace(state, snapshots=(Snapshot(1, "Before", state.version),)),
        state.asking(hints=replace(state.hints, theme=THEME)),
    )
    common = (
        replace(state, swatches=(Swatch("Coat", (200, 30, 30)),)),
        replace(state, working_size=128),
        replace(state, any_colors=not state.any_colors),
        state.asking(backend="levin2004"),
    )
    for asked, is_key in ((own, True), (common, False)):
        for number, after in enumerate(asked):
            work.frames[3].document.state = after
            assert (work.keys == [3]) is is_key, number


def test_a_version_that_is_kept_keeps_its_frame(work: FilmWork, tmp_path: Path) -> None:
    document = work.document(3, work.clip.photograph(3), "")
    kept = Snapshot(1, "Before", document.state.version)
    document.keep_snapshots((kept,))
    work.leave(3)
    assert work.keys == [3] and work.modified
    film_project.write(tmp_path / "reel.tintype-film", work.state(3))
    (photo_and_state,) = film_project.load(tmp_path / "reel.tintype-film").keys.values()
    assert [snapshot.name for snapshot in photo_and_state[1].snapshots] == ["Before"]


def test_colours_of_the_project_are_the_whole_films(work: FilmWork, tmp_path: Path) -> None:
    colours = (Swatch("Coat", (200, 30, 30)), Swatch("Sky", (90, 140, 220)))
    draw(work, 2)
    fresh = work.document(8, work.clip.photograph(8), "")
    fresh.apply("Add swatch", swatches=colours)
    work.manner = Manner.of(fresh.state)
    assert work.keys == [2] and work.modified
    assert work.document(2, work.clip.photograph(2), "").state.swatches == colours
    path = tmp_path / "reel.tintype-film"
    work.mark_saved(path, work.worth, film_project.write(path, work.state(8)))
    again = FilmWork.restored(work.clip, film_project.load(path), path, work.version, saved=True)
    assert again.document(4, work.clip.photograph(4), "").state.swatches == colours and not again.modified


def test_colours_that_earlier_projects_kept_with_key_frames_are_the_films(work: FilmWork, tmp_path: Path) -> None:
    work.manner = replace(work.manner, swatches=(Swatch("Coat", (200, 30, 30)),))
    draw(work, 2)
    told = json.loads(film_project.described(work.state(0), tmp_path))
    del told["manner"]["swatches"]
    keys = work.state(0).keys
    state, _ = film_project.restored(json.dumps(told).encode(), tmp_path / "old.tintype-film", keys.__getitem__)
    assert state.manner == work.manner


def test_going_from_key_frame_to_key_frame_is_no_work(work: FilmWork, tmp_path: Path) -> None:
    """What the film has in common reaches each key frame when it is visited: its file has it already."""
    draw(work, 2)
    draw(work, 8)
    work.manner = replace(work.manner, vividness=0.8)
    work.mark_saved(tmp_path / "reel.tintype-film", work.worth, None)
    work.document(2, work.clip.photograph(2), "As the film")
    assert not work.modified


def test_work_on_a_film_is_saved_and_opened(work: FilmWork, tmp_path: Path) -> None:
    draw(work, 2)
    draw(work, 8, BLUE)
    work.scenes = work.scenes.split(9)
    work.manner = Manner("unified", vividness=0.25)
    path, worth = tmp_path / "reel.tintype-film", work.worth
    work.mark_saved(path, worth, film_project.write(path, work.state(8)))
    assert not work.modified
    state = film_project.load(path)
    again = FilmWork.restored(work.clip, state, path, work.version, saved=True)
    assert (again.keys, again.scenes, again.manner, state.playhead) == ([2, 8], work.scenes, work.manner, 8)
    assert not again.modified
    document = again.document(8, work.clip.photograph(8), "")
    assert document.hints.points[0].ab == BLUE and document.photo == work.clip.photograph(8)
    document.apply("Vividness", hints=replace(document.hints, stats=GlobalStats(vividness=0.25, saturation=0.5)))
    assert again.modified


def test_hints_are_told_apart_in_all_key_frames(work: FilmWork) -> None:
    """Points drawn in different frames have the same id there; in the film they are different hints."""
    assert draw(work, 2) == draw(work, 4, BLUE) == 1
    keys = work.state(0).keys
    ids = [next(iter(state.hints.ids)) for _, state in keys.values()]
    assert len(set(ids)) == 2
    assert [work.frames[at].document.hints.ids for at in (2, 4)] == [{1}, {1}]


def test_a_film_that_was_moved_with_its_project_is_found(work: FilmWork, tmp_path: Path) -> None:
    draw(work, 1)
    film_project.write(tmp_path / "reel.tintype-film", work.state(0))
    away = tmp_path / "away"
    away.mkdir()
    for name in ("reel.mkv", "reel.tintype-film"):
        (tmp_path / name).rename(away / name)
    assert film_project.load(away / "reel.tintype-film").clip == away / "reel.mkv"


def test_another_film_is_refused_by_name(work: FilmWork, tmp_path: Path) -> None:
    other = open_clip(write_film(tmp_path / "other.mkv", moving(5, seed=3)))
    with pytest.raises(UserError, match=r"“other\.mkv” is not the film"):
        film_project.require_same(other.identity, work.state(0), "other.mkv")
    film_project.require_same(work.clip.identity, work.state(0), "reel.mkv")


def test_a_damaged_project_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.tintype-film"
    path.write_bytes(b"no zip")
    with pytest.raises(ProjectLoadError, match="broken"):
        film_project.load(path)


def test_frames_are_read_in_any_order(clip: Clip) -> None:
    reader = FrameReader(clip)
    for index in (0, 1, 9, 8, 3, 11, 0):
        found = reader.read(index)
        assert isinstance(found, Frame) and found.index == index
        assert np.array_equal(found.pixels, clip.frame(index).pixels)


def test_work_that_is_put_aside_writes_only_what_is_new(work: FilmWork, tmp_path: Path) -> None:
    folder = tmp_path / "aside"
    folder.mkdir()
    draw(work, 2)
    first = FilmAside(work.state(2))
    film_journal.write(folder, first, None)
    old = (folder / "keys" / "2" / "document.json").stat().st_ino
    draw(work, 8, BLUE)
    second = FilmAside(work.state(8), tmp_path / "reel.tintype-film", (1, 2, 3))
    film_journal.write(folder, second, first.state)
    assert (folder / "keys" / "2" / "document.json").stat().st_ino == old
    found = film_journal.load(folder)
    assert found.state.keys == second.state.keys and (found.path, found.version) == (second.path, second.version)
    work.frames[2].document.undo()
    film_journal.write(folder, FilmAside(work.state(8)), second.state)
    assert [place.name for place in (folder / "keys").iterdir()] == ["8"]
    film_journal.clear(folder)
    with pytest.raises(ProjectLoadError):
        film_journal.load(folder)
