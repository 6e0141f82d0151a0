"""The backends an artist can choose. To add one, add an entry here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import cast

from models.base import Colorizer
from models.errors import UserError
from models.hints import DRAWN, Guidance

DEFAULT = "unified"


class Use(Enum):
    """What a photograph is worked on for; each backend serves one use. To add one, add a member, its row, a backend."""

    COLORIZE = "colorize"
    RECOLOR = "recolor"
    CUT_OUT = "cut-out"

    @property
    def spec(self) -> UseSpec:
        """Its row."""
        return _USES[self]


@dataclass(frozen=True, slots=True)
class UseSpec:
    """What the program does differently in a use.

    Attributes:
        starts_gray: the photograph counts as gray, and is shown so until there is a result.
        marks_regions: strokes mark regions, and results are masks; else strokes give colours, and results have them.
    """

    starts_gray: bool = False
    marks_regions: bool = False


_USES = {
    Use.COLORIZE: UseSpec(starts_gray=True),
    Use.RECOLOR: UseSpec(),
    Use.CUT_OUT: UseSpec(marks_regions=True),
}


@dataclass(frozen=True, slots=True)
class BackendSpec:
    """What the program knows of a backend without importing it.

    Attributes:
        name: the key in projects, on the command line and in the manifest.
        title: what the artist reads.
        supports: the kinds of guidance it takes.
        live: fast enough to run while the hand moves; else it runs on release only.
        factory: "module:Class", imported on first use; called with (device, weights_dir).
        weights: its entry in weights/manifest.toml, or None where it needs none.
        palette: whether its results have suggested colours.
        device: whether it runs on the GPU where there is one.
        use: the use that it serves.
        maps: whether its results have probability maps of the kinds of strokes.
        spreads: whether it does nothing but spread the colours of strokes, up to edges: they are meant for it, and not
            for the thing alone that each lies on.
    """

    name: str
    title: str
    supports: Guidance
    live: bool
    factory: str
    weights: str | None = None
    palette: bool = False
    device: bool = False
    use: Use = Use.COLORIZE
    maps: bool = False
    spreads: bool = False


_SPECS = (
    BackendSpec(
        name="unified",
        title="Tintype",
        supports=~Guidance.NONE,
        live=True,
        factory="models.colorizers.unified:UnifiedColorizer",
        weights="unified",
        palette=True,
        device=True,
    ),
    BackendSpec(
        name="zhang2017-local",
        title="iDeepColor (Zhang 2017)",
        supports=DRAWN,
        live=True,
        factory="models.colorizers.zhang2017:Zhang2017LocalColorizer",
        weights="zhang2017-local",
        palette=True,
        device=True,
    ),
    BackendSpec(
        name="zhang2017-global",
        title="iDeepColor, whole picture (Zhang 2017)",
        supports=Guidance.HISTOGRAM | Guidance.SATURATION,
        live=True,
        factory="models.colorizers.zhang2017:Zhang2017GlobalColorizer",
        weights="zhang2017-global",
        device=True,
    ),
    BackendSpec(
        name="he2018",
        title="References (He 2018)",
        supports=Guidance.REFERENCE | DRAWN,
        live=True,
        factory="models.colorizers.he2018:He2018Colorizer",
        weights="he2018",
        device=True,
    ),
    BackendSpec(
        name="xiao2018",
        title="Themes (Xiao 2018)",
        supports=DRAWN | Guidance.THEME,
        live=True,
        factory="models.colorizers.xiao2018:Xiao2018Colorizer",
        weights="xiao2018",
        device=True,
    ),
    BackendSpec(
        name="levin2004",
        title="Propagation (Levin 2004)",
        supports=DRAWN,
        live=False,
        factory="models.colorizers.levin2004:Levin2004Colorizer",
        spreads=True,
    ),
    BackendSpec(
        name="endo2016",
        title="DeepProp (Endo 2016)",
        supports=DRAWN,
        live=False,
        factory="models.colorizers.endo2016.colorizer:Endo2016Colorizer",
        device=True,
        maps=True,
        spreads=True,
    ),
    BackendSpec(
        name="endo2016-recolor",
        title="DeepProp (Endo 2016)",
        supports=DRAWN,
        live=False,
        factory="models.colorizers.endo2016.colorizer:Endo2016Recolorizer",
        device=True,
        use=Use.RECOLOR,
        maps=True,
        spreads=True,
    ),
    BackendSpec(
        name="endo2016-cutout",
        title="DeepProp (Endo 2016)",
        supports=DRAWN,
        live=False,
        factory="models.colorizers.endo2016.colorizer:Endo2016Cutter",
        device=True,
        use=Use.CUT_OUT,
        maps=True,
    ),
)

_BY_NAME = {spec.name: spec for spec in _SPECS}
if len(_BY_NAME) != len(_SPECS):
    raise RuntimeError("two backends have the same name")


def register(entry: BackendSpec) -> Callable[[], None]:
    """Add a backend, or replace the backend of the same name.

    Returns:
        A function that undoes this.
    """
    before = _BY_NAME.get(entry.name)
    _BY_NAME[entry.name] = entry

    def take_back() -> None:
        if before is None:
            del _BY_NAME[entry.name]
        else:
            _BY_NAME[entry.name] = before

    return take_back


def names(use: Use = Use.COLORIZE) -> tuple[str, ...]:
    """Names of the backends for a use, in the order in which they are shown; the first is the one to begin with."""
    return tuple(name for name, entry in _BY_NAME.items() if entry.use is use)


def find(name: str) -> BackendSpec | None:
    """The entry of a backend, or None if there is none of this name."""
    return _BY_NAME.get(name)


def spec(name: str) -> BackendSpec:
    """The entry of a backend.

    Raises:
        UserError: there is none of this name.
    """
    try:
        return _BY_NAME[name]
    except KeyError:
        raise UserError(
            "There is no backend “{name}”.", "Choose one of {choices}.", name=name, choices=", ".join(names())
        ) from None


def create(name: str, *, device: str = "auto", weights_dir: Path | None = None) -> Colorizer:
    """Make a backend.

    Args:
        name: one of `names()`.
        device: "auto", "cpu" or "cuda".
        weights_dir: where manifest.toml and its files lie; None for the program's own and imported ones.

    Raises:
        UserError: no such backend, no such device, or its weights are missing or corrupt.
    """
    return cast(Colorizer, _attribute(spec(name).factory)(device=device, weights_dir=weights_dir))


_IMPORTERS = {
    "zhang2017-local": "models.published:import_zhang2017_local",
    "he2018": "models.published:import_he2018",
    "vgg19": "models.published:import_vgg19",
}
"""By name in the manifest, "module:function" that installs a published weights file, called with (file, mask)."""


def import_weights(name: str, file: Path, mask: str) -> None:
    """Install a published weights file as the user's own.

    Args:
        name: one of `importable()`.
        file: as its authors published it.
        mask: the convention its network was trained with, one of `models.rasterize.MASKS`.

    Raises:
        UserError: the file cannot be read, belongs to another network, or cannot be kept.
    """
    if name not in _IMPORTERS:
        raise UserError(
            "“{name}” takes no published weights.",
            "Choose one of {choices}.",
            name=name,
            choices=", ".join(importable()),
        )
    _attribute(_IMPORTERS[name])(file, mask)


def importable() -> tuple[str, ...]:
    """What published weights files are for: backends, and “vgg19”, with which the backend `he2018` then looks."""
    return tuple(_IMPORTERS)


def _attribute(place: str) -> Callable[..., object]:
    """Import the object that "module:attribute" names."""
    module, _, attribute = place.partition(":")
    return cast(Callable[..., object], getattr(import_module(module), attribute))
