"""Snapshots: pure functions on the versions that a document keeps."""

from __future__ import annotations

from dataclasses import replace

from app.core.document import DocumentState, Snapshot

LONGEST_NAME = 60


def find(state: DocumentState, snapshot_id: int | None) -> Snapshot | None:
    """The snapshot with this id, or None."""
    return next((snapshot for snapshot in state.snapshots if snapshot.id == snapshot_id), None)


def taken(state: DocumentState, name: str) -> tuple[Snapshot, ...]:
    """The snapshots with one more, of the present version."""
    return (*state.snapshots, Snapshot(_next_id(state), name, state.version))


def renamed(state: DocumentState, snapshot_id: int, name: str) -> tuple[Snapshot, ...]:
    """The snapshots with another name for one of them."""
    return tuple(replace(s, name=name) if s.id == snapshot_id else s for s in state.snapshots)


def without(state: DocumentState, snapshot_id: int) -> tuple[Snapshot, ...]:
    """The snapshots without one of them."""
    return tuple(snapshot for snapshot in state.snapshots if snapshot.id != snapshot_id)


def brought_back(state: DocumentState, snapshot: Snapshot) -> tuple[Snapshot, ...]:
    """The snapshots with one that was deleted, at its old place."""
    if find(state, snapshot.id) is not None:
        snapshot = replace(snapshot, id=_next_id(state))
    return tuple(sorted((*state.snapshots, snapshot), key=lambda each: each.id))


def _next_id(state: DocumentState) -> int:
    return max((snapshot.id for snapshot in state.snapshots), default=0) + 1
