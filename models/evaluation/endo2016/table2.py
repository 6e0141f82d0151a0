"""Table 2 of Endo 2016: published and measured seconds, and which stages they go into."""

from __future__ import annotations

import time
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models import registry
from models.base import CancelToken, Colorization
from models.colorizers.endo2016.colorizer import Endo2016Colorizer
from models.evaluation.endo2016.pictures import TABLE_2, Row, picture
from models.image import ImageData
from models.report import print_table

Figures = dict[str, Any]

_LEARNING = "Learning from the strokes"
_STAGE_OF = {
    "Looking at the photograph": "prepare",
    "Cutting the photograph into pieces": "superpixels",
    "Asking the network about every piece": "asking",
    "Smoothing along edges": "smoothing",
}
STAGES = ("prepare", "first step", "second step", "rough answers", "superpixels", "asking", "smoothing")


class Stages:
    """CPU seconds of the stages of a colouring, told from its progress and its rough answers."""

    def __init__(self) -> None:
        self._marks: list[tuple[str, float]] = []

    def progress(self, _: float, text: str) -> None:
        """A stage begins, or an epoch has ended."""
        self._marks.append((text, time.process_time()))

    def rough(self) -> None:
        """A rough answer is ready, which was begun when an epoch had ended."""
        self._marks.append(("", time.process_time()))

    def seconds(self, epochs: tuple[int, int]) -> dict[str, float]:
        """CPU seconds of each of `STAGES` until now; `epochs` of the first and of the second step."""
        marks = [*self._marks, ("end", time.process_time())]
        found = dict.fromkeys(STAGES, 0.0)
        epoch = 0
        for (text, begin), (following, end) in pairwise(marks):
            if following == "":
                stage = "rough answers"
            elif text in ("", _LEARNING):
                stage = "first step" if epoch < epochs[0] else "second step"
                epoch += 1
            else:
                stage = _STAGE_OF[text]
            found[stage] += end - begin
        return found


def table_2() -> Figures:
    """Measured and published seconds."""
    print("Table 2: seconds from the photograph to the picture, published and here")
    rows = []
    for row in TABLE_2:
        rows.append(_timed(row))
        print_table([_text(rows[-1])])
    print("\nShares of the CPU seconds, per cent")
    print_table([_shares(r) for r in rows])
    found: Figures = {"rows": rows}
    for name, key in (("seconds", "seconds"), ("CPU seconds", "cpu_s")):
        ratios = [r["published_s"] / r[key] for r in rows]
        found[key] = {"median": median(ratios), "least": min(ratios)}
        print(f"faster by {name}: median {median(ratios):.1f}, least {min(ratios):.1f}")
    return found


def _timed(row: Row) -> Figures:
    rgb, hints = picture(row)
    image = ImageData.from_rgb(rgb)
    backend = registry.create(row.use, device="cpu")
    assert isinstance(backend, Endo2016Colorizer)
    stages, first = Stages(), list[float]()
    began, cpu = time.perf_counter(), time.process_time()

    def preview(_: Colorization) -> None:
        first.append(time.perf_counter() - began)
        stages.rough()

    prepared = backend.prepare(image, hints, CancelToken(), stages.progress)
    result = backend.colorize(prepared, hints, CancelToken(), stages.progress, preview=preview)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    learned = prepared.learner.learned
    assert learned is not None and result.maps is not None
    shares = stages.seconds(learned.epochs)
    kinds = backend.kinds(prepared, hints)
    owner = kinds.owner
    return {
        "figure": row.figure,
        "use": row.use,
        "size": list(row.size),
        "strokes": row.strokes,
        "kinds": len(kinds),
        "pixels": int((owner >= 0).sum()),
        "published_pixels": row.pixels,
        "published_s": row.seconds,
        "seconds": seconds,
        "cpu_s": cpu,
        "stages_cpu_s": shares,
        "first_rough_s": first[0] if first else seconds,
        "epochs": list(learned.epochs),
        "error": learned.error,
        "strokes_kept": _strokes_kept(result, owner, row.size),
    }


def _strokes_kept(result: Colorization, owner: NDArray[np.int32], size: tuple[int, int]) -> float:
    """Share of stroke pixels whose most probable label is the stroke's."""
    assert result.maps is not None
    best = np.stack([result.maps.map(i) for i in range(len(result.maps.labels))]).argmax(axis=0)
    height, width = best.shape
    y, x = np.nonzero(owner >= 0)
    found = best[y * height // size[1], x * width // size[0]]
    return float((found == owner[y, x]).mean())


def _text(r: Figures) -> dict[str, str]:
    return {
        "picture": r["figure"],
        "size": "x".join(map(str, r["size"])),
        "strokes (pixels)": f"{r['strokes']} ({r['pixels']})",
        "published": f"{r['published_s']:.1f}",
        "here": f"{r['seconds']:.2f}",
        "faster": f"{r['published_s'] / r['seconds']:.1f}x",
        "CPU s": f"{r['cpu_s']:.2f}",
        "by CPU": f"{r['published_s'] / r['cpu_s']:.1f}x",
        "first rough": f"{r['first_rough_s']:.2f}",
        "epochs": "+".join(map(str, r["epochs"])),
        "strokes kept": f"{r['strokes_kept']:.3f}",
    }


def _shares(r: Figures) -> dict[str, str]:
    return {"picture": r["figure"], **{name: f"{100 * s / r['cpu_s']:.0f}" for name, s in r["stages_cpu_s"].items()}}
