"""`bench split`: the parts are those that are computed, and their times make up the whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import cli


def test_parts_take_no_longer_than_the_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "split.json"
    options = ("--megapixels", "0.3", "--threads", "1", "--runs", "2", "--json", str(file))
    assert cli.main(["bench", "split", *options]) == 0
    (row,) = json.loads(file.read_text("utf-8"))["rows"]
    parts = [row[name] for name in ("hints", "network", "vividness and likeness", "kriging")]
    assert all(part > 0 for part in parts) and sum(parts) < 1.2 * row["colorize"]
    assert row["network_of_peak"] > 0 and row["join_of_copy"] > 1
    assert "network_of_peak" in capsys.readouterr().out
