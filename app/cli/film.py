"""The subcommand `film`: colour a film, scene by scene."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from tqdm import tqdm

from app.cli import batch, guidance
from app.core import cluster, encoding
from app.core.film import asked, codecs, film_project, plan, run, work_export
from app.core.film.clip import Clip
from app.core.film.opening import open_clip
from app.core.film.plan import Planned
from app.core.film.run import Report, Step
from app.core.film.scene import Scene
from app.core.film.survey import Survey, surveyed
from app.core.film.target import Target
from app.core.film.work import FilmState
from app.core.film.work_export import FilmFormat
from models import registry
from models.base import CancelToken, Progress
from models.errors import UserError
from models.hints import SHARES

_STANDARD = Path("-")


def add_parser(commands: Any) -> None:
    """Add it to the program's subcommands (argparse gives their kind no public name)."""
    parser = commands.add_parser("film", help="colour a film, steady in time; stopped, the same call goes on")
    parser.add_argument("film", type=Path, metavar="FILM|FOLDER|WORK",
                        help="a film, a folder of frames, or the work on a film that the window saved")
    words = f"{', '.join(codecs.SUFFIXES)}, or a folder for frames; sound, subtitles and times are kept"
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help=words)
    words = "how pictures are packed; h264 by default, hevc for films of more than 8 bits"
    parser.add_argument("--codec", choices=[codec.name for codec in codecs.CODECS], help=words)
    parser.add_argument("--format", choices=("png", "tif"), default="png", help="of frames in a folder")
    parser.add_argument("--rate", type=_rate, metavar="N", help="frames a second of a folder, 24 by default")
    parser.add_argument("--backend", metavar="NAME", help=f"one of {', '.join(registry.names())}")
    words = "hints on a frame of the film: a project made of that frame, which finds it; repeatable"
    parser.add_argument(
        "--hints", type=Path, action="append", default=[], dest="projects", metavar="PROJECT", help=words
    )
    guidance.add_whole(parser)
    parser.add_argument("--plan", type=Path, metavar="F.json", help="scenes, and what is asked for each of them")
    words = "write the scenes that are found as a plan, and stop unless OUT is named; “-” is standard output"
    parser.add_argument("--plan-out", type=Path, metavar="F.json", help=words)
    words = "do not say in the file that its colours are not the camera's"
    parser.add_argument("--no-source-type", action="store_true", help=words)
    batch.add_cluster(parser, "scenes")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")
    parser.set_defaults(run=_run, hints=None, photo=None)


def _rate(words: str) -> Fraction:
    try:
        rate = Fraction(words)
    except (ValueError, ZeroDivisionError):
        rate = Fraction(0)
    if not 0 < rate <= 1000:
        raise argparse.ArgumentTypeError(f"“{words}” is not a frame rate such as 24 or 30000/1001")
    return rate


def _run(args: argparse.Namespace) -> int:
    if args.output is None and args.plan_out is None:
        raise UserError("Nothing is to be written.", "Name a film or folder with -o, or a plan with --plan-out.")
    args = args if args.cluster is None else guidance.absolute(args)
    work = _work(args) if film_project.is_film_project(args.film) else None
    with _bar("reading") as progress:
        clip = open_clip(args.film if work is None else work.clip, args.rate, progress=progress)
    if work is not None:
        film_project.require_same(clip.identity, work, args.film.name)
    backend = work.manner.backend if work is not None else args.backend or registry.DEFAULT
    target = None if args.output is None else _target(args, clip, backend)
    # Before the film is looked through.
    notes = [*clip.notes, *(() if target is None else target.check(clip))]
    if work is not None:
        scenes = tuple(asked.scenes(_searched(work, clip, target), len(clip)))
    else:
        planned, survey = _planned(args, clip, target)
        if args.plan_out is not None:
            _write_plan(args.plan_out, planned, clip)
        hints = guidance.asked(args, clip.size).hints
        film = Planned(0, len(clip), args.backend, hints, (), tuple(args.projects))
        scenes, more = plan.scenes(planned, clip, survey, film)
        notes += more
    for note in notes:
        _tell(note)
    return 0 if target is None else _said(args, clip, len(scenes), _colored(args, clip, scenes, target))


def _work(args: argparse.Namespace) -> FilmState:
    """The work on a film that was saved in the window; it says itself what is asked for."""
    given = (args.plan, args.plan_out, args.backend, args.theme, args.histogram_from)
    if any(value is not None for value in (*given, *(getattr(args, kind.field) for kind in SHARES))) or (
        args.projects or args.reference
    ):
        raise UserError(
            f"“{args.film}” says itself what is asked for.", "Leave out plans, projects and other guidance."
        )
    return film_project.load(args.film)


def _searched(work: FilmState, clip: Clip, target: Target | None) -> FilmState:
    """The work with all scenes: the window may have been closed before they were found."""
    if work.scenes.searched >= len(clip):
        return work
    found = tuple(_surveyed(clip, target).starts.tolist())
    return replace(work, scenes=replace(work.scenes, found=found, searched=len(clip)))


def _target(args: argparse.Namespace, clip: Clip, backend: str) -> Target:
    """Where the film goes: a file by its ending, else a folder of frames."""
    path: Path = args.output
    if path.suffix and not path.is_dir():
        codec = codecs.codec_for(path, clip.depth, args.codec)
        kind = FilmFormat(codec.title, codec)
    elif args.codec is not None:
        raise UserError("--codec is for films in one file.", f"Name a file that ends in {', '.join(codecs.SUFFIXES)}.")
    else:
        kind = FilmFormat(args.format, frames=encoding.format_of(Path(f"frame.{args.format}")))
    return work_export.target(path, kind, backend, tells_source=not args.no_source_type)


def _planned(
    args: argparse.Namespace, clip: Clip, target: Target | None
) -> tuple[tuple[Planned, ...], Survey | None]:
    """The scenes, planned or found, and what is known of all frames where that is needed."""
    planned = None if args.plan is None else plan.load(args.plan, clip)
    if planned is not None and not args.projects and not any(one.projects for one in planned):
        return planned, None
    survey = _surveyed(clip, target)
    return planned or plan.of_scenes(survey.starts.tolist(), len(clip)), survey


def _surveyed(clip: Clip, target: Target | None) -> Survey:
    kept = None if target is None else run.kept_survey(target.path, clip)
    with _bar("looking") as progress:
        return surveyed(clip, CancelToken(), progress, kept)


def _write_plan(path: Path, scenes: tuple[Planned, ...], clip: Clip) -> None:
    if path == _STANDARD:
        print(plan.write(scenes, clip, Path()), end="")  # noqa: T201 - the command line talks
    else:
        plan.save(scenes, clip, path)


def _colored(args: argparse.Namespace, clip: Clip, scenes: Sequence[Scene], target: Target) -> Report:
    """Colour the film with a bar that says how long it takes."""
    with tqdm(total=len(clip), unit="frame", desc="colouring", disable=None, smoothing=0.1) as bar:

        def told(step: Step) -> None:
            if bar.n == 0:
                # Frames that are there already say nothing of the pace.
                bar.initial = bar.n = bar.last_print_n = step.done
            bar.update(step.done - bar.n)

        if args.cluster is None:
            return run.color_film(clip, scenes, target, guidance.engine, device=args.device, told=told)
        with cluster.machines(args.cluster) as machines:
            return run.color_film(
                clip, scenes, target, guidance.engine, device=args.device, machines=machines, told=told
            )


def _said(args: argparse.Namespace, clip: Clip, scenes: int, report: Report) -> int:
    for reason in report.broken.values():
        _tell(reason)
    width, height = clip.size
    data = {
        "output": str(args.output), "scenes": scenes, "frames": report.frames, "width": width, "height": height,
        "left_out": [{"frame": index + 1, "reason": reason} for index, reason in sorted(report.broken.items())],
    }  # fmt: skip
    left_out = f", {len(report.broken)} left out" if report.broken else ""
    line = f"{args.output}: {report.frames} frames in {scenes} scenes{left_out}"
    print(json.dumps(data, indent=1) if args.json else line)  # noqa: T201
    return 0


@contextmanager
def _bar(what: str) -> Iterator[Progress]:
    """A bar for a share of work."""
    with tqdm(total=100, desc=what, disable=None, bar_format="{desc}: {percentage:.0f} %|{bar}|", leave=False) as bar:
        yield lambda share, _: bar.update(round(100 * share) - bar.n)


def _tell(text: str) -> None:
    print(f"tintype: {' '.join(text.split())}", file=sys.stderr)  # noqa: T201 - the command line talks this way
