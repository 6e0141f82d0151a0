"""Tool tips that hold names: of files, projects, hints."""

from __future__ import annotations

from html import escape


def plain(text: str) -> str:
    """The text as a tool tip shows it letter by letter: Qt takes what looks like HTML for HTML."""
    if not set(text) & {"<", "&"}:
        return text
    return f"<span>{escape(text)}</span>".replace("\n", "<br>")
