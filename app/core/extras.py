"""Libraries that not everybody needs, and that Tintype does without."""

from __future__ import annotations

import sys

from models.words import Words


def installing(package: str) -> Words:
    """How the artist gets a library that is missing, by the name of its package."""
    if getattr(sys, "frozen", False):
        return Words("This Tintype cannot have it: install the one for Python, and {package} with it.", package=package)
    return Words("Install it with “pip install {package}”.", package=package)
