"""Old photographs and films (He 2018, 6.5): the network was taught on clean gray, and is asked for what is not."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from tqdm import tqdm

from models import color
from models.evaluation import protocol
from models.evaluation.he2018 import references
from models.evaluation.he2018.answers import answered, automatic
from models.evaluation.he2018.parts import Row, Study
from models.evaluation.protocol import Sample, psnr
from models.film.flow import measure_flow
from models.film.steady import Steadier
from models.image import ImageData
from models.types import F32

FRAMES, STEP = 8, 3
"""Of a clip, and how many pixels the camera moves to the right and down in each."""
GRAIN, FLICKER = 1.5, 2.0
"""Standard deviations of a pixel's lightness and of a frame's, in L."""
KINDS = ("turned", "alike")


def figure_19(study: Study) -> list[Row]:
    """Photographs as they are and made old (film blind to red, blur, grain, fading, dust): gain over gray in dB."""
    print("\nFigure 19: photographs made old, with clean references; gain over gray in dB")
    rows = []
    for name, make in (("as they are", lambda sample: sample), ("made old", protocol.made_old)):
        found = []
        for sample in tqdm(study.samples, unit="photo", desc=name):
            seen, views = make(sample), study.views(sample)
            answers = [automatic(study.colorizer, seen)]
            answers += [answered(study.colorizer, seen, views[kind]).ab for kind in KINDS]
            found.append([psnr(seen, ab) - psnr(seen, np.zeros_like(seen.ab)) for ab in answers])
        gains = zip(("automatic", *KINDS), np.mean(found, axis=0).tolist(), strict=True)
        rows.append({"photographs": name, **dict(gains)})
    return rows


def figure_20(study: Study) -> list[Row]:
    """Films: frames coloured one by one with the same reference, and then steadied (`models.film.steady`)."""
    print("\nFigure 20: how far a place's colour changes from frame to frame, in ab; gain over gray in dB")
    rows = []
    for kind in KINDS:
        found = []
        for sample in tqdm(study.samples, unit="photo", desc=kind):
            clip, reference = _clip(sample), study.views(sample)[kind]
            alone = [answered(study.colorizer, frame, reference).ab for frame in clip]
            steadied = _steadied(clip, alone)
            found.append([*_judged(clip, alone), *_judged(clip, steadied)])
        change, gain, change_after, gain_after = np.mean(found, axis=0).tolist()
        rows.append({"reference": kind, "change, each alone": change, "gain, each alone": gain,
                     "change, steadied": change_after, "gain, steadied": gain_after})  # fmt: skip
    return rows


def _clip(sample: Sample) -> list[Sample]:
    """A camera that moves over a photograph, with the grain and the flicker of film."""
    random = np.random.default_rng(sample.seed)
    side = len(sample.L) - STEP * (FRAMES - 1)
    frames = []
    for number in range(FRAMES):
        window = np.s_[number * STEP : number * STEP + side, number * STEP : number * STEP + side]
        noise = random.normal(0, GRAIN, (side, side)) + random.normal(0, FLICKER)
        light = np.clip(sample.L[window] + noise, 0, 100).astype(np.float32)
        gray = color.to_rgb8(light, np.zeros((side, side, 2), np.float32))
        image = ImageData(f"{sample.image.key} frame {number}", gray, light)
        colored = references.image(sample.colored.rgb[window])
        frames.append(
            replace(
                sample, image=image, L=sample.L[window], ab=sample.ab[window], rgb=sample.rgb[window], colored=colored
            )
        )
    return frames


def _steadied(clip: list[Sample], alone: list[F32]) -> list[F32]:
    steadier, before = Steadier(), None
    shown = []
    for frame, ab in zip(clip, alone, strict=True):
        light = frame.image.L
        shown.append(steadier.steady(light, ab, None if before is None else measure_flow(before, light)))
        before = light
    return shown


def _judged(clip: list[Sample], shown: list[F32]) -> tuple[float, float]:
    """Mean change of a place's colour from one frame to the next, and mean gain over gray."""
    changes = [
        np.linalg.norm(later[:-STEP, :-STEP] - earlier[STEP:, STEP:], axis=2).mean()
        for earlier, later in pairwise(shown)
    ]
    gains = [psnr(frame, ab) - psnr(frame, np.zeros_like(ab)) for frame, ab in zip(clip, shown, strict=True)]
    return float(np.mean(changes)), float(np.mean(gains))
