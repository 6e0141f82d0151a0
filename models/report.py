"""Output of benchmarks: a table to read, JSON to compare."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Cell = str | float | int | None
"""What a table's cell may hold."""


def print_table(rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows of the same keys, aligned; numbers are formatted by the caller."""
    if not rows:
        return
    columns = list(rows[0])
    lines = [columns, *([str(row[c]) for c in columns] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]
    for first, *others in lines:
        cells = [text.rjust(width) for text, width in zip(others, widths[1:], strict=True)]
        print("  ".join([first.ljust(widths[0]), *cells]))


def as_text(value: object) -> str:
    """A table's cell: two decimals of a number, a dash for None."""
    return f"{value:.2f}" if isinstance(value, float) else "-" if value is None else str(value)


def write_json(path: Path | None, content: Mapping[str, Any]) -> None:
    """Write figures and the machine's description as JSON; does nothing without a path."""
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = {"python": platform.python_version(), "processor": platform.machine(), "system": platform.system()}
    path.write_text(json.dumps({"machine": machine, **content}, indent=1) + "\n", "utf-8")
