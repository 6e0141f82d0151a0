"""`bench film`: how much films flicker, what moving things leave behind, whether hints keep to their things, how fast.

The films are made from photographs: a slow pan and zoom, a scene at rest with grain and flickering exposure, a ball
that moves, films of several scenes. The method "true colours" gives the true ones, with a flicker of its own: with it,
what is not true is the steadying's fault.
"""

from __future__ import annotations

import argparse
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch

from models import arguments, registry
from models.base import Colorizer
from models.data.photos import read_photos
from models.errors import UserError
from models.evaluation.film import clips, measures
from models.evaluation.film.clips import BALL_AB, Clip, Shot
from models.evaluation.film.colorings import (
    ALONE,
    CARRIED,
    IN_TIME,
    STEADIED,
    colored,
    true_points,
)
from models.evaluation.film.flickering import Flickering
from models.evaluation.film.sheet import write_sheet
from models.film.flow import measure_flow, reduced
from models.film.scenes import SceneFinder
from models.film.steady import Steadier
from models.hints import Guidance, Hints, Stroke
from models.join.upsample import Upsampler
from models.report import as_text, print_table, write_json
from models.types import F32, U8

TRUE, LEVIN = "true colours", "levin2004"
UNCOVERED, LATER = 3, 48
"""After so many frames uncovered ground, and the thing with a hint, are looked at."""
_SETTLED = 2
"""Frames at the beginning that do not count: there is nothing to be steadied yet."""
_SIDES = 120, 240, 360, 480
_MAKE = (clips.pan, clips.grain, clips.moving)

Row = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `bench film`."""
    parser.add_argument("--photos", type=Path, help="folder, zip or tar; scikit-image's own photographs without")
    words = "how many photographs each figure is the mean of"
    parser.add_argument("--stills", type=arguments.count, default=1, help=words)
    parser.add_argument("--frames", type=arguments.count, default=24)
    parser.add_argument("--backends", default=f"{TRUE},{registry.DEFAULT},{LEVIN}", help="“true colours” is one, too")
    parser.add_argument("--sheet", type=Path, metavar="OUT.jpg", help="a strip of frames before and after")
    parser.add_argument("--json", type=Path)


def run(args: argparse.Namespace) -> int:
    """Measure, print the tables, keep the figures."""
    stills = _stills(args.photos, max(8, args.stills))
    names = args.backends.split(",")
    methods = {name: Flickering() if name == TRUE else registry.create(name, device="cpu") for name in names}
    if args.sheet:
        write_sheet(args.sheet, methods[names[-1]])
        return 0
    tables = {
        "flicker": _flicker(methods, stills[: args.stills], args.frames),
        "hints": _hints(methods, stills[: args.stills]),
        "scenes": _scenes(stills),
        "flow": _flow(stills[0]),
        "speed": _speed(methods, stills[0]),
    }
    for title, rows in tables.items():
        print(f"\n{title}")
        print_table([{column: as_text(value) for column, value in row.items()} for row in rows])
    write_json(args.json, {"bench": "film", "threads": torch.get_num_threads(), **tables})
    return 0


def _stills(photos: Path | None, count: int) -> list[U8]:
    """Photographs that are wide enough, the first ones of a set."""
    if photos is not None:
        wide = (photo for _, photo in read_photos([photos]) if photo.shape[1] >= photo.shape[0])
        found = [photo for photo, _ in zip(wide, range(count), strict=False)]
        if not found:
            raise UserError(f"{photos} has no photographs that are wider than high.", "Choose another with --photos.")
        return found
    import skimage.data

    data: Any = skimage.data  # scikit-image has no types
    found = [data.coffee(), data.chelsea(), data.astronaut(), data.rocket()]
    return [np.ascontiguousarray(still[:, ::-1] if i >= len(found) else still) for i, still in enumerate(found * 2)]


def _flicker(methods: dict[str, Colorizer], stills: list[U8], frames: int) -> list[Row]:
    rows = []
    for make in _MAKE:
        films = [make(still, frames) for still in stills]
        for name, colorizer in methods.items():
            takes = Guidance.REFERENCE in colorizer.supports
            ways = [ALONE, *[CARRIED] * takes, STEADIED, *[IN_TIME] * (name == LEVIN)]
            found = {way: [_watched(film, colorizer, way) for film in films] for way in ways}
            for way, each in found.items():
                mean = {key: float(np.mean([one[key] for one in each])) for key in each[0]}
                of_alone = mean["flicker"] / float(np.mean([one["flicker"] for one in found[ALONE]]))
                rows.append({"film": films[0].name, "method": name, "way": way, "of frame by frame": of_alone, **mean})
                rows[-1]["trail"] = None if np.isnan(mean["trail"]) else mean["trail"]
    return rows


def _watched(film: Clip, colorizer: Colorizer, way: str) -> dict[str, float]:
    """Figures of one film: the differences from frame to frame, and how far from the truth it is."""
    before: F32 | None = None
    things: deque[Any] = deque(maxlen=UNCOVERED + 1)
    found: dict[str, list[float]] = {"flicker": [], "psnr": [], "chroma": [], "trail": []}
    for index, (shot, shown) in enumerate(colored(film, colorizer, _needed(colorizer, film), way)):
        things.append(shot.thing)
        if before is not None and index > _SETTLED:
            found["flicker"].append(measures.flicker(before, shown, shot))
            found["psnr"].append(measures.psnr(shot.light, shown, shot.ab))
            found["chroma"].append(measures.chroma(shown) / max(measures.chroma(shot.ab), 1e-6))
            uncovered = things[0] & ~np.any(list(things)[1:], axis=0)
            if film.name == "moving ball" and len(things) > UNCOVERED and colorizer.name == TRUE:
                found["trail"].append(measures.trail(shown - shot.ab, uncovered, shot.thing))
        before = shown
    return {key: float(np.mean(values)) if values else float("nan") for key, values in found.items()}


def _needed(colorizer: Colorizer, film: Clip) -> Hints:
    """Points in true colours on the first frame for methods that do nothing but spread colours; else nothing."""
    spec = registry.find(colorizer.name)
    return true_points(film.shot(0)) if spec is not None and spec.spreads else Hints()


def _hints(methods: dict[str, Colorizer], stills: list[U8]) -> list[Row]:
    """Stroke on the ball in the first frame of a pan: how much of the ball has its colour, then and later."""
    rows: list[Row] = []
    for name, colorizer in methods.items():
        if Guidance.STROKES not in colorizer.supports:
            continue
        found: dict[int, list[float]] = {0: [], LATER: []}
        for still in stills:
            film = clips.pan(still, LATER + 1)
            rows_of, columns = np.nonzero(film.shot(0).thing)
            x, y = float(columns.mean()), float(rows_of.mean())
            stroke = Stroke(1, ((x - 30, y - 15), (x + 30, y + 15)), (16.0, 16.0), BALL_AB, reach=0.1)
            for index, (shot, shown) in enumerate(colored(film, colorizer, Hints(strokes=(stroke,)), STEADIED)):
                if index in found:
                    found[index].append(measures.kept(shown, shot.ab, shot.thing))
        means = {f"frame {index}": float(np.mean(shares)) for index, shares in found.items()}
        rows.append({"method": name, **means})
    return rows


def _scenes(stills: list[U8]) -> list[Row]:
    rows = []
    for count in (3, 8):
        film = clips.scenes(stills[:count], 16)
        finder = SceneFinder()
        starts = tuple(index for index, shot in enumerate(film.shots()) if finder.starts(shot.light))
        missed, invented = len(set(film.starts) - set(starts)), len(set(starts) - set(film.starts))
        rows.append({"film": film.name, "found": len(starts) - invented, "missed": missed, "invented": invented})
    return rows


def _flow(still: U8) -> list[Row]:
    """By the short side at which it is searched: how far flow is off, in pixels of 480 lines, and what it costs."""
    rows: list[Row] = []
    film = clips.pan(still, 4)
    for side in _SIDES:
        row: Row = {"short side": side}
        for name, grain in (("clean", 0.0), ("with grain", clips.GRAIN)):
            errors = []
            for index in range(1, film.count):
                first, shot = (_grainy(film.shot(i), i, grain) for i in (index - 1, index))
                flow = measure_flow(first.light, shot.light, side)
                assert shot.back is not None
                counts = flow.trusted & shot.visible
                errors.append(float(np.linalg.norm(flow.back - shot.back, axis=2)[counts].mean()))
            row[name] = float(np.mean(errors))
        light = reduced(film.shot(0).light, side)
        began = time.process_time()
        measure_flow(light, light, side)
        rows.append({**row, "milliseconds": (time.process_time() - began) * 1e3})
    return rows


def _grainy(shot: Shot, seed: int, sigma: float) -> Shot:
    noise = np.random.default_rng(seed).normal(0, sigma, shot.light.shape)
    return replace(shot, light=np.clip(shot.light + noise, 0, 100).astype(np.float32))


def _speed(methods: dict[str, Colorizer], still: U8) -> list[Row]:
    """Milliseconds of processor time per frame of 480 lines, by part."""
    film = clips.pan(still, 10)
    shots = list(film.shots())
    steadier, spent = Steadier(), dict.fromkeys(("flow", "steadying", "join"), 0.0)

    def timed(part: str, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        result = work()
        spent[part] += (time.process_time() - began) * 1e3 / (len(shots) - 1)
        return result

    for before, shot in pairwise(shots):
        first, small = reduced(before.light), reduced(shot.light)
        ab = np.ascontiguousarray(reduced(shot.ab))
        if steadier.light is None:
            steadier.steady(first, ab, None)
        flow = timed("flow", partial(measure_flow, first, small))
        shown = timed("steadying", partial(steadier.steady, small, ab, flow))
        timed("join", partial(_joined, shot.light, shown))
    rows = []
    for name, colorizer in methods.items():
        if name == TRUE:
            continue
        began = time.process_time()
        frames = sum(1 for _ in colored(film, colorizer, _needed(colorizer, film), STEADIED))
        whole = (time.process_time() - began) * 1e3 / frames
        colors = whole - sum(spent.values())
        rows.append({"method": name, "colours": colors, **spent, "frames per second": 1e3 / whole})
    return rows


def _joined(light: F32, shown: F32) -> F32:
    return Upsampler(light, shown).ab(light)
