"""Hints on the system's clipboard, as a hints file: to other windows, other projects, and text editors."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from app.core import hints_io
from models.hints import Hints
from models.words import Words

MIME = "application/x-tintype-hints+json"


def put(hints: Hints, size: tuple[int, int]) -> None:
    """Put points and strokes of a photograph of this width and height on the clipboard."""
    content = hints_io.write(hints, size)
    data = QMimeData()
    data.setData(MIME, QByteArray(content))
    data.setText(content.decode())
    QGuiApplication.clipboard().setMimeData(data)


def content(mime: QMimeData) -> bytes | None:
    """The hints file on the clipboard, or the text that looks like one; None for neither."""
    if mime.hasFormat(MIME):
        return bytes(mime.data(MIME).data())
    text = mime.text() if mime.hasText() and not (mime.hasUrls() or mime.hasImage()) else ""
    return text.encode() if text.lstrip().startswith("{") else None


def read(content: bytes, size: tuple[int, int]) -> Hints:
    """The points and strokes of a hints file, for a photograph of this width and height, bound to no region of it.

    Raises:
        UserError: it is none; the message names the place.
    """
    what, remedy = Words("What is on the clipboard as hints"), Words("Copy the hints once more.")
    hints = hints_io.read(content, what, size, remedy).hints
    points = tuple(replace(point, within=None) for point in hints.points)
    return Hints(points, tuple(replace(stroke, within=None) for stroke in hints.strokes))
