"""DeepProp (Endo 2016) measured: table 2, figures 6 to 9, hand-made features, textures, and cut-outs.

Strokes are simulated: straight, inside regions of one colour of real photographs, or of one texture. Seconds are wall
clock time with the given number of threads; CPU seconds estimate the time on an idle machine.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import numpy as np

from models import arguments, device, registry
from models.base import CancelToken, no_progress
from models.colorizers.endo2016.colorizer import SUPERPIXELS, Endo2016Colorizer, Prepared, StrokeMaps, ask
from models.colorizers.endo2016.learner import Start, StrokeLearner
from models.colorizers.endo2016.learning import RATE, learn
from models.colorizers.levin2004 import Levin2004Colorizer
from models.errors import UserError
from models.evaluation.endo2016 import features as endo2016_features
from models.evaluation.endo2016 import masks as endo2016_masks
from models.evaluation.endo2016.pictures import COLORS, TABLE_2, Labels, picture, strokes, textures
from models.evaluation.endo2016.table2 import table_2
from models.hints import Hints
from models.image import ImageData
from models.networks.endo2016 import Endo2016, dense
from models.report import print_table, write_json
from models.solvers.superpixels import Pieces, cells, superpixels
from models.types import F32, U8

Figures = dict[str, Any]

SEEDS = range(3)
TEXTURE_STROKES = 3
TEXTURE_PIXELS = 540
"""Strokes, and stroke pixels of one stroke, for each texture: 1,620 of 43,690 pixels of one of three."""

PARTS = ("table2", "textures", "pretraining", "batches", "update", "fraction", "superpixels", "masks")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `bench endo2016`."""
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")
    parser.add_argument(
        "--masks", type=Path, metavar="DIR", help="photographs to cut out: a.jpg and its mask a.png, white inside"
    )
    parser.add_argument(
        "--only", nargs="+", choices=PARTS, help="parts to measure (without it all; masks need --masks)"
    )
    cores = os.cpu_count() or 1
    parser.add_argument("--threads", type=arguments.count, default=cores, help="how many torch computes with")


def run(args: argparse.Namespace) -> int:
    """Run `bench endo2016`; the exit code.

    Raises:
        UserError: cut-outs are asked for and there is nothing to cut out.
    """
    wanted = args.only or PARTS
    if args.only and "masks" in args.only and args.masks is None:
        raise UserError("There are no photographs to cut out.", "Name their folder: --masks DIR.")
    device.set_threads(args.threads)
    figures: Figures = {"threads": args.threads, "load": os.getloadavg() if hasattr(os, "getloadavg") else None}
    parts: dict[str, Callable[[], Any]] = {
        "table2": table_2,
        "textures": texture_labels,
        "pretraining": pretraining,
        "batches": batches,
        "update": update,
        "fraction": fraction,
        "superpixels": pieces_compared,
    }
    if args.masks is not None:
        parts["masks"] = lambda: endo2016_masks.measure(args.masks)
    for name in wanted:
        if name in parts:
            figures[name] = parts[name]()
            print()
    write_json(args.json, figures)
    return 0


class _Texture:
    """A picture of textures with strokes, prepared."""

    def __init__(self, count: int, seed: int) -> None:
        self.rgb, self.truth = textures(count)
        self.hints = strokes(
            self.truth, count * TEXTURE_STROKES, count * TEXTURE_STROKES * TEXTURE_PIXELS, COLORS[:count], seed=seed
        )
        self.backend = Endo2016Colorizer("cpu")
        self.image = ImageData.from_rgb(self.rgb)
        self.prepared = self.backend.prepare(self.image, self.hints, CancelToken(), no_progress)
        self.kinds = self.backend.kinds(self.prepared, self.hints)
        self.pieces = superpixels(self.rgb, SUPERPIXELS, lambda: None)
        # Kinds are in drawn order; map them to the order of the textures.
        self.order = [COLORS.index(ab) for ab in self.kinds.colors if ab is not None]

    def learned(self, **options: Any) -> tuple[StrokeLearner, float]:
        """A learner of its own, and the CPU seconds its learning took."""
        learner = StrokeLearner(self.prepared.learner.frame[:, 4:-4, 4:-4])
        began = time.process_time()
        learner.learn(self.kinds, CancelToken(), no_progress, **options)
        return learner, time.process_time() - began

    def right(self, shares: F32, pieces: Pieces | None = None) -> float:
        """Share of pixels with the right label after the edge-aware step."""
        maps = StrokeMaps(self.prepared, self.kinds, shares, pieces or self.pieces)
        best = np.stack([maps.map(i) for i in range(len(self.order))]).argmax(axis=0)
        return float((np.array(self.order)[best] == self.truth).mean())

    def right_of(self, learner: StrokeLearner) -> float:
        """The same for a learner's answer."""
        return self.right(ask(learner.network, learner, self.pieces, CancelToken()))


def texture_labels() -> list[Figures]:
    """Right labels on textures of equal mean gray: DeepProp, hand-made features, Levin."""
    print(f"Labels right on textures of equal mean gray (brick, grass, gravel), {len(SEEDS)} sets of strokes")
    rows = []
    for count in (2, 3):
        found: dict[str, list[float]] = {}
        for seed in SEEDS:
            case = _Texture(count, seed)
            found.setdefault("DeepProp", []).append(case.right_of(case.learned()[0]))
            for kind in endo2016_features.FEATURES:
                shares = endo2016_features.shares(
                    case.rgb, case.kinds.owner, kind, case.pieces.rows, case.pieces.columns
                )
                found.setdefault(kind, []).append(case.right(shares))
            found.setdefault("Levin 2004", []).append(_levin(case.image, case.hints, case.truth))
        rows += [
            {"textures": count, "features": name, "mean": float(np.mean(v)), "least": min(v)}
            for name, v in found.items()
        ]
    print_table([{**r, "mean": f"{r['mean']:.3f}", "least": f"{r['least']:.3f}"} for r in rows])
    return rows


def _levin(image: ImageData, hints: Hints, truth: Labels) -> float:
    backend = Levin2004Colorizer()
    prepared = backend.prepare(image, hints, CancelToken(), no_progress)
    ab = backend.colorize(prepared, hints, CancelToken(), no_progress).ab
    distance = [np.square(ab - np.array(color)).sum(axis=2) for color in COLORS[: truth.max() + 1]]
    return float((np.stack(distance).argmin(axis=0) == truth).mean())


def pretraining() -> list[Figures]:
    """Figure 6: the short start in use, the paper's, and the paper's without a first step."""
    print("Figure 6: how a network comes to visual features")
    rows = []
    for count in (2, 3):
        for start in get_args(Start):
            rights, epochs, errors, seconds = [], [], [], []
            for seed in SEEDS:
                case = _Texture(count, seed)
                learner, took = case.learned(start=start)
                assert learner.learned is not None
                rights.append(case.right_of(learner))
                epochs.append(sum(learner.learned.epochs))
                errors.append(learner.learned.error)
                seconds.append(took)
            rows.append(
                {
                    "textures": count,
                    "start": start,
                    "right": float(np.mean(rights)),
                    "least": min(rights),
                    "epochs": float(np.mean(epochs)),
                    "cpu_s": float(np.mean(seconds)),
                    "error": float(np.mean(errors)),
                }
            )
    print_table([{k: f"{v:.3f}" if isinstance(v, float) else str(v) for k, v in r.items()} for r in rows])
    return rows


def batches() -> list[Figures]:
    """The paper's batches of 10 compared with larger ones."""
    import torch

    print("Batches: labels right on textures, and CPU seconds of learning")
    rows = []
    for batch, rate in ((10, 1e-3), (32, 2e-3), (64, RATE), (None, None)):
        rights, seconds, samples_seen = [], [], []
        for count in (2, 3):
            for seed in SEEDS:
                case = _Texture(count, seed)
                learner = StrokeLearner(case.prepared.learner.frame[:, 4:-4, 4:-4])
                pixels = learner.chosen(case.kinds)
                samples = learner.samples(pixels, case.kinds.samples.ravel()[pixels])
                generator = torch.Generator().manual_seed(seed)
                learner.network = Endo2016(1, len(case.kinds), generator, learner.frame.mean(dim=(1, 2)))
                began = time.process_time()
                learned = learn(
                    learner.network, samples, generator=generator, check=lambda: None, batch=batch, rate=rate
                )
                seconds.append(time.process_time() - began)
                samples_seen.append(len(samples) * sum(learned.epochs))
                rights.append(case.right_of(learner))
        rows.append(
            {
                "batch": batch or "by number",
                "rate": rate or "by batch",
                "right": float(np.mean(rights)),
                "least": min(rights),
                "samples_times_epochs": float(np.mean(samples_seen)),
                "cpu_s": float(np.mean(seconds)),
            }
        )
    print_table([{k: f"{v:.3f}" if isinstance(v, float) else str(v) for k, v in r.items()} for r in rows])
    return rows


def update() -> list[Figures]:
    """Figure 7: the time to learn an added stroke, continued and from scratch."""
    print("Figure 7: learning after one more stroke, from where it was and from scratch (CPU seconds)")
    rows = []
    for row in (TABLE_2[0], TABLE_2[1], TABLE_2[4], TABLE_2[8]):
        rgb, hints = picture(row)
        backend = registry.create(row.use, device="cpu")
        assert isinstance(backend, Endo2016Colorizer)
        image = ImageData.from_rgb(rgb)
        before = Hints(strokes=hints.strokes[:-1])
        on, anew = (backend.prepare(image, hints, CancelToken(), no_progress) for _ in range(2))
        on.learner.learn(backend.kinds(on, before), CancelToken(), no_progress)
        updated, scratch = (_learning_seconds(p.learner, backend, p, hints) for p in (on, anew))
        a, b = (backend.colorize(p, hints, CancelToken(), no_progress).ab for p in (on, anew))
        rows.append(
            {
                "picture": row.figure,
                "update_s": updated,
                "scratch_s": scratch,
                "share": updated / scratch,
                "mean_difference_ab": float(np.abs(a - b).mean()),
            }
        )
    print_table([{k: f"{v:.3f}" if isinstance(v, float) else str(v) for k, v in r.items()} for r in rows])
    return rows


def _learning_seconds(learner: StrokeLearner, backend: Endo2016Colorizer, prepared: Prepared, hints: Hints) -> float:
    began = time.process_time()
    learner.learn(backend.kinds(prepared, hints), CancelToken(), no_progress)
    return time.process_time() - began


def fraction() -> list[Figures]:
    """Figure 8: right labels and time by share of stroke pixels that are samples."""
    print("Figure 8: share of stroke pixels learned (three textures, CPU seconds)")
    rows = []
    for share in (0.01, 0.05, 0.1, 0.2, 0.5):
        rights, seconds = [], []
        for seed in SEEDS:
            case = _Texture(3, seed)
            learner, took = case.learned(share=share)
            rights.append(case.right_of(learner))
            seconds.append(took)
        rows.append({"share": share, "right": float(np.mean(rights)), "cpu_s": float(np.mean(seconds))})
    print_table([{k: f"{v:.3f}" for k, v in r.items()} for r in rows])
    return rows


def pieces_compared() -> list[Figures]:
    """Figure 9: estimation on superpixels and on every pixel."""
    print("Figure 9: superpixels (seconds of cutting, asking and smoothing; difference to every pixel)")
    rgb, hints = picture(TABLE_2[0])
    backend = Endo2016Colorizer("cpu")
    prepared = backend.prepare(ImageData.from_rgb(rgb), hints, CancelToken(), no_progress)
    kinds, learner = backend.kinds(prepared, hints), prepared.learner
    learner.learn(kinds, CancelToken(), no_progress)
    assert learner.network is not None
    case = _Texture(3, 0)
    texture_learner = case.learned()[0]
    assert texture_learner.network is not None
    rows: list[Figures] = []
    whole: F32 | None = None
    for share in (1.0, 0.1, 0.02, 0.01, 0.001):
        began = time.perf_counter()
        pieces = _in_pieces(rgb, share)
        cut = time.perf_counter()
        shares = _every_pixel(learner) if share == 1 else ask(learner.network, learner, pieces, CancelToken())
        asked = time.perf_counter()
        ab = backend.answer(prepared, StrokeMaps(prepared, kinds, shares, pieces), CancelToken(), no_progress)
        end = time.perf_counter()
        whole = ab if whole is None else whole
        on_texture = _in_pieces(case.rgb, share)
        labels = (
            _every_pixel(texture_learner)
            if share == 1
            else ask(texture_learner.network, texture_learner, on_texture, CancelToken())
        )
        rows.append(
            {
                "share": share,
                "pieces": len(pieces),
                "cut_s": cut - began,
                "ask_s": asked - cut,
                "smooth_s": end - asked,
                "mean_difference_ab": float(np.abs(ab - whole).mean()),
                "right_on_textures": case.right(labels, on_texture),
            }
        )
    print_table([{k: f"{v:.3f}" if isinstance(v, float) else str(v) for k, v in r.items()} for r in rows])
    return rows


def _in_pieces(rgb: U8, share: float) -> Pieces:
    """Superpixels, or the pixels themselves row by row."""
    height, width = rgb.shape[:2]
    return cells((width, height), width * height) if share == 1 else superpixels(rgb, share, lambda: None)


def _every_pixel(learner: StrokeLearner) -> F32:
    """Label probabilities (h * w, labels) by the dense evaluation."""
    assert learner.network is not None
    found = dense(learner.network, learner.frame, lambda: None)
    return np.ascontiguousarray(found.flatten(1).T.numpy())
