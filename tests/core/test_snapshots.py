"""Snapshots: versions that outlive undo, travel with the project, and come back as one step."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.core import edits, project_io, snapshots
from app.core.document import Document, DocumentState, Swatch
from app.core.image_io import Photograph
from app.core.picture import Picture
from models.hints import Hints, Theme
from models.image import ImageData
from models.registry import Use


@pytest.fixture
def document(gray_photo: Photograph) -> Document:
    """With two points, and a snapshot of the first one alone."""
    made = Document(gray_photo)
    made.apply("One", hints=edits.add_point(Hints(), (1, 1), (10.0, 10.0))[0])
    made.keep_snapshots(snapshots.taken(made.state, "One point"))
    made.apply("Two", hints=edits.add_point(made.hints, (2, 2), (20.0, 20.0))[0])
    return made


def restore(document: Document, index: int = 0) -> None:
    kept = document.state.snapshots[index]
    document.commit(f"Restore “{kept.name}”", document.state.restored(kept.state))


def test_taking_one_is_no_step_and_undo_leaves_it(document: Document) -> None:
    assert [edit.label for edit in document.edits] == ["One", "Two"] and document.modified
    document.go_to(0)
    assert [kept.name for kept in document.state.snapshots] == ["One point"]
    document.apply("Other", hints=edits.add_point(Hints(), (9, 9), (0.0, 0.0))[0])
    restore(document)
    assert [point.xy for point in document.hints.points] == [(1, 1)]


def test_restoring_is_one_step_that_undo_takes_back(document: Document) -> None:
    before = document.state
    restore(document)
    assert document.undo_label == "Restore “One point”" and len(document.hints.points) == 1
    document.undo()
    assert document.state == before
    document.redo()
    assert len(document.hints.points) == 1


def test_restoring_keeps_swatches_and_snapshots_of_now(document: Document) -> None:
    document.apply("Add colour", swatches=(Swatch("Sky", (1, 2, 3)),))
    document.keep_snapshots(snapshots.taken(document.state, "Second"))
    restore(document)
    assert document.state.swatches == (Swatch("Sky", (1, 2, 3)),)
    assert [kept.name for kept in document.state.snapshots] == ["One point", "Second"]


def test_it_shares_its_values_with_the_history(document: Document) -> None:
    assert document.state.snapshots[0].state.tasks is document.edits[0].after.tasks


def test_a_snapshot_holds_all_that_the_picture_depends_on(document: Document, gray_photo: Photograph) -> None:
    state = document.state
    document.keep_snapshots(snapshots.taken(state, "Now"))
    kept = document.state.snapshots[-1]
    assert Picture.of(gray_photo, kept.state) == Picture.of(gray_photo, state)


def test_renaming_deleting_and_bringing_back(document: Document) -> None:
    document.keep_snapshots(snapshots.taken(document.state, "Two points"))
    document.keep_snapshots(snapshots.renamed(document.state, 1, "First"))
    assert [kept.name for kept in document.state.snapshots] == ["First", "Two points"]
    gone = document.state.snapshots[0]
    document.keep_snapshots(snapshots.without(document.state, gone.id))
    assert snapshots.find(document.state, gone.id) is None
    document.keep_snapshots(snapshots.brought_back(document.state, gone))
    assert [kept.name for kept in document.state.snapshots] == ["First", "Two points"]


def test_one_brought_back_gets_another_id_where_its_own_is_taken(document: Document) -> None:
    gone = document.state.snapshots[0]
    document.keep_snapshots(snapshots.without(document.state, gone.id))
    document.keep_snapshots(snapshots.taken(document.state, "New"))
    document.keep_snapshots(snapshots.brought_back(document.state, gone))
    ids = [kept.id for kept in document.state.snapshots]
    assert len(set(ids)) == 2 and {kept.name for kept in document.state.snapshots} == {"New", "One point"}


def test_they_are_saved_and_opened_again_with_other_uses_and_references(document: Document, tmp_path: Path) -> None:
    image = ImageData.from_rgb(np.full((8, 8, 3), (200, 90, 40), np.uint8))
    hints = edits.add_reference(edits.set_theme(document.hints, Theme(((1.0, 2.0),) * 3)), image)
    document.apply("Reference", hints=hints, working_size=64)
    document.switch(Use.CUT_OUT)
    document.apply("Mark", hints=edits.add_stroke(Hints(), [(3, 3), (9, 9)], 4, None, "coat")[0])
    document.keep_snapshots(snapshots.taken(document.state, "Everything"))
    document.switch(Use.COLORIZE)
    document.apply("Clear", hints=Hints())
    project_io.save(document, tmp_path / "a.tintype")
    opened = project_io.load(tmp_path / "a.tintype")
    assert opened.state == document.state and not opened.modified
    assert opened.state.snapshots[1].state.task(Use.COLORIZE).hints.references[0].image == image


def test_a_project_without_snapshots_opens(document: Document, tmp_path: Path) -> None:
    document.keep_snapshots(())
    project_io.save(document, tmp_path / "a.tintype")
    assert project_io.load(tmp_path / "a.tintype").state.snapshots == ()
    assert DocumentState().snapshots == ()
