"""History: one gesture is one entry, and undo reaches everything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core import edits, regions
from app.core.document import Document, DocumentState, Marked, Swatch
from app.core.image_io import Photograph
from models.hints import Hints
from models.registry import Use

RED = (60.0, 40.0)


@pytest.fixture
def document(gray_photo: Photograph) -> Document:
    return Document(gray_photo, DocumentState().asking(backend="levin2004"))


def with_point(hints: Hints, x: float = 5.0) -> Hints:
    return edits.add_point(hints, (x, 5.0), RED)[0]


def test_a_gesture_is_one_entry_and_its_draft_is_none(document: Document) -> None:
    for x in (1.0, 2.0, 3.0):
        document.set_draft(with_point(Hints(), x))
        assert document.hints.points[0].xy[0] == x
        assert document.state.hints == Hints() and not document.can_undo and not document.modified
    document.apply("Add point", hints=with_point(Hints(), 3.0))
    assert document.draft is None and document.undo_label == "Add point" and document.can_undo
    document.undo()
    assert document.hints == Hints() and not document.can_undo and document.redo_label == "Add point"
    document.redo()
    assert document.hints.points[0].xy[0] == 3.0


def test_undo_reaches_backend_swatches_and_working_size(document: Document) -> None:
    before = document.state
    document.apply("Backend", backend="unified")
    document.apply("Swatch", swatches=(Swatch("sky", (1, 2, 3)),))
    document.apply("Working size", working_size=512)
    document.apply("Working size", working_size=None)
    assert document.state.working_size is None and document.state.backend == "unified"
    document.undo()
    assert document.state.working_size == 512
    for _ in range(3):
        document.undo()
    assert document.state == before


def test_uses_keep_what_was_asked_for_apart(document: Document) -> None:
    document.apply("Point", hints=with_point(Hints()))
    document.switch(Use.RECOLOR)
    assert document.state.use is Use.RECOLOR and document.state.hints == Hints()
    document.apply("Stroke", hints=edits.add_stroke(Hints(), [(1, 1)], 2, None)[0])
    document.switch(Use.COLORIZE)
    assert document.state.hints == with_point(Hints()) and document.state.backend == "levin2004"
    assert document.state.switched(Use.RECOLOR).hints.strokes


def test_a_switch_of_the_use_is_no_step_and_no_unsaved_work(document: Document) -> None:
    document.switch(Use.RECOLOR)
    assert not document.can_undo and not document.modified
    document.apply("Stroke", hints=edits.add_stroke(Hints(), [(1, 1)], 2, None)[0])
    document.switch(Use.COLORIZE)
    assert document.modified, "work in another use is work"
    document.undo()
    assert document.state.use is Use.RECOLOR, "what is taken back can be seen"
    assert not document.modified and not document.can_undo
    document.switch(Use.COLORIZE)
    document.redo()
    assert document.state.use is Use.RECOLOR and document.state.hints.strokes


def test_a_switch_drops_the_draft_and_keeps_what_can_be_brought_back(document: Document) -> None:
    document.apply("Point", hints=with_point(Hints()))
    document.undo()
    document.set_draft(with_point(Hints()))
    document.switch(Use.RECOLOR)
    assert document.draft is None and document.can_redo


def test_a_use_that_was_only_looked_at_leaves_no_trace(document: Document) -> None:
    assert document.state.switched(Use.CUT_OUT).switched(Use.COLORIZE) == document.state


def test_a_backend_of_another_use_brings_that_use_along(document: Document) -> None:
    document.apply("Point", hints=with_point(Hints()))
    state = document.state.asking(backend="endo2016-recolor", hints=Hints())
    assert state.use is Use.RECOLOR and state.backend == "endo2016-recolor"
    assert state.switched(Use.COLORIZE) == document.state, "what was asked for in the other use is still there"


def test_a_region_limits_colours_while_the_cut_out_has_it() -> None:
    cut_out, _ = edits.add_stroke(Hints(), [(1, 1)], 2, None, "cup")
    state = DocumentState(within="cup").switched(Use.CUT_OUT).asking(hints=cut_out)
    assert state.limit is None and state.switched(Use.COLORIZE).limit is None, "there is nothing to tell it from"
    both, _ = edits.add_stroke(cut_out, [(9, 9)], 2, None, "background")
    state = state.asking(hints=both)
    assert state.limit is None, "a cut-out is of the whole photograph"
    limited = state.switched(Use.COLORIZE)
    assert limited.limit == Marked("cup", state.task(Use.CUT_OUT))
    assert replace(limited, within="saucer").limit is None and replace(limited, within=None).limit is None
    assert replace(limited, within=regions.ALL).limit is not None


def test_nothing_changed_makes_no_entry_but_ends_the_draft(document: Document) -> None:
    document.set_draft(with_point(Hints()))
    document.apply("Nothing", hints=Hints())
    assert document.draft is None and not document.can_undo and not document.modified


def test_a_new_edit_forgets_what_was_undone(document: Document) -> None:
    document.apply("One", hints=with_point(Hints(), 1))
    document.undo()
    document.apply("Two", hints=with_point(Hints(), 2))
    assert not document.can_redo and document.undo_label == "Two"
    document.redo()
    assert document.hints.points[0].xy[0] == 2


def test_undo_drops_a_draft(document: Document) -> None:
    document.apply("One", hints=with_point(Hints(), 1))
    document.set_draft(with_point(Hints(), 9))
    document.undo()
    assert document.draft is None and document.hints == Hints()


def test_a_jump_to_any_place_of_the_history_is_one_change_and_keeps_all_edits(document: Document) -> None:
    states = [document.state]
    for x in range(1, 6):
        document.apply(f"Edit {x}", hints=with_point(document.hints, x))
        states.append(document.state)
    seen: list[int] = []
    document.subscribe(lambda: seen.append(document.position))
    document.set_draft(with_point(Hints(), 9))
    for place in (2, 5, 0, 4):
        document.go_to(place)
        assert document.position == place and document.state == states[place] and document.draft is None
    assert seen == [5, 2, 5, 0, 4]
    assert [edit.label for edit in document.edits] == [f"Edit {x}" for x in range(1, 6)]
    assert (document.undo_label, document.redo_label) == ("Edit 4", "Edit 5")
    for beyond in (-1, 6):
        with pytest.raises(IndexError):
            document.go_to(beyond)
    document.apply("Other", hints=Hints())
    assert [edit.label for edit in document.edits][-2:] == ["Edit 4", "Other"] and document.position == 5


def test_modified_follows_the_saved_state_through_undo(document: Document, tmp_path: Path) -> None:
    document.apply("One", hints=with_point(Hints(), 1))
    assert document.modified
    document.mark_saved(tmp_path / "a.tintype")
    assert not document.modified and document.path == tmp_path / "a.tintype"
    document.apply("Two", hints=with_point(document.hints, 2))
    assert document.modified
    document.undo()
    assert not document.modified
    document.undo()
    assert document.modified


def test_a_state_saved_while_the_artist_went_on_is_not_the_present_one(document: Document, tmp_path: Path) -> None:
    document.apply("One", hints=with_point(Hints(), 1))
    written = document.state
    document.apply("Two", hints=with_point(document.hints, 2))
    document.mark_saved(tmp_path / "a.tintype", written)
    assert document.modified


def test_recovered_work_is_unsaved_although_nothing_was_done_to_it(gray_photo: Photograph) -> None:
    assert Document(gray_photo, saved=False).modified
    assert not Document(gray_photo).modified


def test_observers_are_told_of_every_change_until_they_leave(document: Document, tmp_path: Path) -> None:
    seen: list[bool] = []
    leave = document.subscribe(lambda: seen.append(document.can_undo))
    document.set_draft(Hints())
    document.set_draft(None)
    document.set_draft(None)
    document.apply("One", hints=with_point(Hints(), 1))
    document.undo()
    document.mark_saved(tmp_path / "a.tintype")
    assert seen == [False, False, True, False, False]
    leave()
    leave()
    document.redo()
    assert len(seen) == 5
