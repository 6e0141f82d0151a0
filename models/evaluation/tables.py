"""What the judges say of many answers: tables of `bench points`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from models.evaluation.judges import TONES, Judgement
from models.evaluation.others import Others
from models.report import Cell, as_text, print_table

Table = dict[tuple[str, str], list[Judgement]]
"""Judgements by backend and guidance, one for each photograph, always in the same order."""
Rows = Sequence[Mapping[str, Cell]]

GRAY = ("gray", "-")
AUTOMATIC = "0"
"""The guidance of answers without any: no points."""
WORSE = 0.01
"""In dB: from which loss on a photograph counts as worse than gray."""
STRENGTHS = (0.0, 8.0, 12.0, 18.0, math.inf)
"""Bounds of the mean true chroma of photographs, in ab units."""

TITLES = {
    "rows": "All answers:",
    "by_color": "Without hints, by the mean true chroma of the photographs:",
    "followed": "With other photographs as references, shares of the photographs:",
}


def of(table: Table, tones: list[str | None], others: Others | None) -> dict[str, Rows]:
    """All tables: of all answers, of the automatic ones by photograph, and of those with others' colours.

    Args:
        table: judgements, those of gray among them.
        tones: of the skin in each photograph.
        others: where references came from.
    """
    gray = [one.psnr for one in table[GRAY]]
    rows = [
        {
            **summary(*key, [one.psnr for one in found], gray),
            **opinions(found, tones),
            "closer": closer(found, table.get((key[0], AUTOMATIC))),
        }
        for key, found in table.items()
    ]
    colorful = [
        row for (name, guidance), found in table.items() if guidance == AUTOMATIC for row in by_color(name, found, gray)
    ]
    return {"rows": rows, "by_color": colorful, "followed": [] if others is None else followed(table, others)}


def show(tables: dict[str, Rows]) -> None:
    """Print them."""
    for name, rows in tables.items():
        if rows:
            print(f"\n{TITLES[name]}")
            print_table([{key: as_text(value) for key, value in row.items()} for row in rows])


def by_color(name: str, found: list[Judgement], gray: list[float]) -> Rows:
    """A backend's answers by how colourful the photographs are."""
    true = np.array([one.true_chroma for one in found])
    gains = np.array([one.psnr for one in found]) - np.array(gray)
    rows: list[Mapping[str, Cell]] = []
    for low, high in pairwise(STRENGTHS):
        its = gains[(low <= true) & (true < high)]
        if len(its):
            rows.append({
                "backend": name, "true chroma": f"{low:g} to {high:g}", "photos": len(its),
                "gain": float(its.mean()), "worse": float((its < -WORSE).mean()),
            })  # fmt: skip
    return rows


def followed(table: Table, others: Others) -> Rows:
    """Whose colours the answers with references have, for backends that take references."""
    needed = "alike", "unrelated", AUTOMATIC
    rows: list[Mapping[str, Cell]] = []
    for name in dict.fromkeys(name for name, _ in table):
        if all((name, guidance) in table for guidance in needed):
            alike, unrelated, automatic = (table[name, guidance] for guidance in needed)
            rows += [{"backend": name, **row} for row in others.followed(alike, unrelated, automatic)]
    return rows


def summary(name: str, setting: str, psnrs: list[float], gray: list[float]) -> dict[str, str | float | int]:
    """A line of a table: PSNR and gain over gray in dB, means over photographs with their standard errors.

    `worse` is the share of photographs that gray alone would have served better.
    """
    gains = np.array(psnrs) - np.array(gray)
    root = max(1, len(psnrs)) ** 0.5
    return {
        "backend": name,
        "guidance": setting,
        "photos": len(psnrs),
        "psnr": float(np.mean(psnrs)),
        "psnr_se": float(np.std(psnrs) / root),
        "gain": float(gains.mean()),
        "gain_se": float(gains.std() / root),
        "worse": float((gains < -WORSE).mean()),
    }


def opinions(found: list[Judgement], tones: list[str | None]) -> dict[str, float | None]:
    """What the other judges say, over all photographs; skin also by its tone."""
    said: dict[str, float | None] = {
        "chroma": sum(one.chroma for one in found) / max(sum(one.true_chroma for one in found), 1e-6),
        "near_gray": float(np.mean([one.near_gray for one in found])),
        "recognised": float(np.mean([one.recognised for one in found])),
        "blotches": _mean([one.blotches for one in found]),
        "histogram": float(np.mean([one.histogram for one in found])),
        "skin_chroma": _mean([one.skin_chroma for one in found]),
        "skin_hue": _mean([one.skin_hue for one in found]),
    }
    for name in TONES:
        of_tone = [one for one, its in zip(found, tones, strict=True) if its == name]
        said[f"{name}_chroma"] = _mean([one.skin_chroma for one in of_tone])
        said[f"{name}_hue"] = _mean([one.skin_hue for one in of_tone])
    return said


def closer(found: list[Judgement], automatic: list[Judgement] | None) -> float | None:
    """Share of the photographs whose ab histogram comes closer to the true one than in the automatic answer."""
    if automatic is None:
        return None
    return float(np.mean([one.histogram < plain.histogram for one, plain in zip(found, automatic, strict=True)]))


def _mean(values: list[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return float(np.mean(there)) if there else None
