"""Arguments of command lines: what they take, and what they say of anything else."""

from __future__ import annotations

import argparse
from collections.abc import Callable

import pytest

from app import cli
from models.arguments import count, positive, several, share


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (positive, "0.5", 0.5),
        (share, "0", 0.0),
        (share, "1", 1.0),
        (count, "12", 12),
        (several(count), "256, 512", [256, 512]),
    ],
)
def test_what_fits_is_taken(kind: Callable[[str], object], text: str, value: object) -> None:
    assert kind(text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *((positive, text) for text in ("0", "-1", "nan", "inf", "x", "")),
        *((share, text) for text in ("1.01", "-0.1", "nan", "x")),
        *((count, text) for text in ("0", "-1", "1.5", "inf", "x")),
        *((several(count), text) for text in ("1,0", "1,,2", "")),
    ],
)
def test_everything_else_is_refused_by_name(kind: Callable[[str], object], text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is not a"):
        kind(text)


@pytest.mark.parametrize(
    "asked",
    [
        ["points", "--photos", "x", "--limit", "0"],
        ["points", "--photos", "x", "--size", "0"],
        ["points", "--photos", "x", "--vividness", "2"],
        ["leak", "--photos", "x", "--reach", "2"],
        ["latency", "--sizes", "x"],
        ["split", "--threads", "0"],
        ["natural", "--photos", "x", "--every", "0"],
        ["he2018", "--photos", "x", "--sheet-of", "foo"],
    ],
)
def test_benches_refuse_wrong_options_before_they_measure(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", *asked]) == 2
    assert "argument --" in capsys.readouterr().err
