"""What the program is called, which version it is, and what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from models.lazy import metadata

if TYPE_CHECKING:
    from importlib.metadata import PackageMetadata

DISTRIBUTION = "tintype-studio"
"""The name under which it is installed; `tintype` is another project's on PyPI."""

LIBRARIES = (
    ("Qt, PySide6", "PySide6-Essentials"), ("PyTorch", "torch"), ("libvips", "pyvips-binary"), ("pyvips", "pyvips"),
    ("OpenCV", "opencv-python-headless"), ("NumPy", "numpy"), ("SciPy", "scipy"), ("scikit-image", "scikit-image"),
    ("Pillow", "pillow"), ("tifffile", "tifffile"), ("imagecodecs", "imagecodecs"), ("safetensors", "safetensors"),
)  # fmt: skip
"""What they call themselves, and their distributions."""

_LONGEST = 100
"""Some distributions have the text of their licence where its name belongs."""


@dataclass(frozen=True, slots=True)
class Library:
    """A library that the program stands on, with the licence that it names itself."""

    name: str
    version: str
    licence: str


def version() -> str:
    """The installed version; "unknown" in a checkout that is not installed."""
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "unknown"


def libraries() -> tuple[Library, ...]:
    """Those of `LIBRARIES` that are installed; libvips need not be, where the system has it."""
    found = []
    for name, distribution in LIBRARIES:
        try:
            about = metadata.metadata(distribution)
        except metadata.PackageNotFoundError:
            continue
        found.append(Library(name, about["Version"], _licence(about)))
    return tuple(found)


def model_card() -> str:
    """What the program's own weights were taught with, and where they fail: Markdown."""
    return (files("weights") / "model-card.md").read_text(encoding="utf-8")


def _licence(about: PackageMetadata) -> str:
    """An SPDX expression, else what the distribution calls its licence, else the last word of its classifier."""
    said = about.get_all("License-Expression", []) + about.get_all("License", [])
    short = next((text for text in said if 0 < len(text) <= _LONGEST and "\n" not in text), "")
    classes = [line for line in about.get_all("Classifier", []) if line.startswith("License ::")]
    return short or (classes[0].split(" :: ")[-1] if classes else said[0].splitlines()[0] if said else "")
