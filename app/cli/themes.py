"""The subcommand `themes`: colour themes that suit a photograph."""

from __future__ import annotations

import argparse
import json
from typing import Any

from app.cli import guidance
from app.core.messages import Themes, ThemesRequest
from app.core.picture import Picture
from models import color
from models.base import CancelToken
from models.hints import THEME_SIZES
from models.recommend.recommended import Recommended
from models.registry import Use

_LIGHT = 60.0
"""L at which colours are written; of a theme only their hue and chroma count."""


def add_parser(commands: Any) -> None:
    """Add it to the program's subcommands (argparse gives their kind no public name)."""
    parser = commands.add_parser("themes", help="colour themes that suit a photograph, for --theme")
    guidance.add_photo(parser)
    sizes = f"{THEME_SIZES[0]}..{THEME_SIZES[-1]}"
    parser.add_argument("-k", type=int, choices=THEME_SIZES, default=5, metavar=sizes, help="colours of a theme")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    photo, state = guidance.opened(args.photo, args, Use.COLORIZE)
    request = ThemesRequest.of(Picture.of(photo, state, args.device), args.k)
    answer = guidance.engine().beside(request, CancelToken())
    assert isinstance(answer, Themes)
    rows = [_row(one) for one in answer.themes]
    if args.json:
        print(json.dumps({"photo": str(args.photo), "themes": rows}, indent=1))  # noqa: T201 - the command line talks
    else:
        print("\n".join(f"{row['source']:12} {','.join(row['colors'])}" for row in rows))  # noqa: T201
    return 0


def _row(one: Recommended) -> dict[str, Any]:
    return {
        "source": one.source.value if one.number == 1 else f"{one.source.value} {one.number}",
        "colors": [f"#{bytes(color.rgb_of(_LIGHT, ab)).hex()}" for ab in one.theme.colors],
        "ab": [[round(a, 2), round(b, 2)] for a, b in one.theme.colors],
        "shares": None if one.theme.weights is None else [round(share, 4) for share in one.theme.weights],
    }
