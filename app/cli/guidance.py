"""Photographs and guidance from command-line arguments."""

from __future__ import annotations

import argparse
import math
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core import edits, files, hints_io, image_io, limits, matches, palettes, project_io, regions, settings
from app.core.document import DocumentState, Swatch
from app.core.engine import Engine
from app.core.errors import ImageLoadError
from app.core.hints_io import HintsFile
from app.core.image_io import Opening, Photograph
from app.core.palettes import Palette
from models import color
from models.errors import UserError
from models.hints import SHARES, THEME_SIZES, XY, Hints, Match, Theme
from models.recommend import themes
from models.registry import Use


def place(text: str) -> XY:
    """ "X,Y" as two finite numbers.

    Raises:
        argparse.ArgumentTypeError: something else.
    """
    try:
        x, y = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a place of the form X,Y") from None
    if not (math.isfinite(x) and math.isfinite(y)):
        raise argparse.ArgumentTypeError(f"“{text}” is not a place of the form X,Y")
    return x, y


def add_photo(parser: argparse.ArgumentParser, *, several: bool = False) -> None:
    """Add the argument for a photograph or project, or several of them; `opened` reads one."""
    words = "“-” is standard input" + ("; several, folders and patterns, with a folder as OUT" if several else "")
    parser.add_argument("photo", metavar="PHOTO|PROJECT", help=words, **({"nargs": "+"} if several else {"type": Path}))
    parser.add_argument("--page", type=int, metavar="N", help="which picture of a file with several, from 1")
    parser.add_argument("--partial", action="store_true", help="read a damaged file as far as it goes")


def opened(path: Path, args: argparse.Namespace, use: Use) -> tuple[Photograph, DocumentState]:
    """A photograph, or a project's photograph with its hints and backend of one use; says what was left out."""
    opening = Opening(args.page, args.partial)
    if not project_io.is_project(path):
        photo, state = _loaded(path, opening), DocumentState()
    elif opening != Opening():
        raise UserError(f"“{path}” is a project, which has one photograph.", "Leave out --page and --partial.")
    else:
        document = project_io.load(path)
        photo, state = document.photo, document.state
    for note in photo.notes:
        print(f"tintype: {note}", file=sys.stderr)  # noqa: T201 - the command line talks this way
    return photo, state.switched(use)


def _loaded(path: Path, opening: Opening) -> Photograph:
    try:
        if path == Path("-"):
            return image_io.decode(sys.stdin.buffer.read(files.LIMIT), "standard input", opening=opening)
        return image_io.load(path, opening)
    except ImageLoadError as error:
        if not error.incomplete:
            raise
        raise ImageLoadError(error.message, "With --partial it is read as far as it goes.") from error


def engine() -> Engine:
    """An engine with the user's preferences."""
    return Engine(threads=settings.load()[0].threads)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add an option for each kind of guidance; `asked` reads them."""
    parser.add_argument("--hints", type=Path, metavar="F.json", help="points and strokes; the README has the form")
    add_whole(parser)


def add_whole(parser: argparse.ArgumentParser) -> None:
    """Add an option for each kind of guidance that is for all of a picture."""
    parser.add_argument("--reference", type=Path, action="append", default=[], metavar="PHOTO", help="repeatable")
    parser.add_argument("--theme", metavar="'#aabbcc,...'|FILE", help="3 to 7 colours, or a palette's file")
    parser.add_argument("--histogram-from", type=Path, metavar="PHOTO", help="use the colour shares of a photograph")
    for kind in SHARES:
        parser.add_argument(f"--{kind.field}", type=float, metavar="0..1", help=kind.share)


def absolute(args: argparse.Namespace) -> argparse.Namespace:
    """The arguments with absolute paths, for other machines."""

    def one(value: Any) -> Any:
        if isinstance(value, list):
            return [one(each) for each in value]
        return value.absolute() if isinstance(value, Path) else value

    found = {name: one(value) for name, value in vars(args).items()}
    if isinstance(args.photo, list):
        found["photo"] = [str(Path(name).absolute()) for name in args.photo]
    if args.theme is not None and palettes.is_palette(Path(args.theme)):
        found["theme"] = str(Path(args.theme).absolute())
    return argparse.Namespace(**found)


def within(state: DocumentState, name: str | None) -> DocumentState:
    """The state with its colours limited to a region that is named; None leaves it as it is.

    Raises:
        UserError: there is none of this name.
    """
    if name is None:
        return state
    found = next((region.id for region in state.regions if region.name == name), None)
    if found is None and not regions.has(state.task(Use.CUT_OUT).hints, name):
        known = ", ".join(f"“{region.name}”" for region in state.regions)
        remedy = f"The regions are {known}." if known else "Name regions in the hints file, or draw them in the window."
        raise UserError(f"There is no region “{name}”.", remedy)
    return replace(state, within=name if found is None else found)


def asked(args: argparse.Namespace, size: tuple[int, int]) -> HintsFile:
    """The hints of the arguments, for a photograph of this width and height, and the regions that they name.

    Raises:
        UserError: a file cannot be read, or a value is out of range.
    """
    found = HintsFile(Hints()) if args.hints is None else hints_io.read_file(args.hints, size)
    hints = found.hints
    if args.theme is not None:
        hints = edits.set_theme(hints, _theme(args.theme))
    if args.histogram_from is not None:
        rgb = image_io.load(args.histogram_from).proxy.rgb
        themes.require_color(rgb, str(args.histogram_from))
        hints = edits.set_histogram(hints, color.ab_histogram(rgb))
    for kind in SHARES:
        value = getattr(args, kind.field)
        if value is not None:
            if not 0 <= value <= 1:
                raise UserError(f"--{kind.field} must lie between 0 and 1.", "Leave it out to keep it as predicted.")
            hints = edits.set_share(hints, kind.guidance, value)
    hints = _with_references(hints, [image_io.load(path) for path in args.reference], found)
    limits.check(DocumentState().asking(hints=hints))
    return replace(found, hints=hints)


def _with_references(hints: Hints, photos: list[Photograph], found: HintsFile) -> Hints:
    """The hints with these references, and with the pairs of places that a hints file names."""
    for photo in photos:
        hints = edits.add_reference(hints, photo.proxy)
    for number, match in found.matches:
        if number > len(photos):
            raise UserError(
                "The hints file pairs places of reference {number}.", "Name it with --reference.", number=number
            )
        photo = photos[number - 1]
        small, full = photo.proxy.size, photo.full.size
        there = match.reference_xy[0] * small[0] / full[0], match.reference_xy[1] * small[1] / full[1]
        hints = matches.add(hints, number - 1, Match(match.xy, there))
    return hints


def _theme(text: str) -> Theme:
    try:
        if palettes.is_palette(Path(text)):
            return _theme_of(palettes.load(Path(text)))
        palette = Palette("--theme", tuple(Swatch("", color.parse_hex(part)) for part in text.split(",")))
        if len(palette.swatches) not in THEME_SIZES:
            raise ValueError(f"a theme has 3 to 7 colours, this one has {len(palette.swatches)}")
        return palettes.theme(palette)
    except ValueError as error:
        remedy = "Give 3 to 7 colours, such as '#204060,#c08040,#f0e0d0'."
        raise UserError(f"--theme: {error}.", remedy) from None


def _theme_of(palette: Palette) -> Theme:
    theme, count = palettes.theme(palette), len(palette.swatches)
    if count > len(theme.colors):
        words = f"“{palette.name}” has {count} colours; the {len(theme.colors)} most different ones were taken."
        print(f"tintype: {words}", file=sys.stderr)  # noqa: T201 - the command line talks this way
    return theme
