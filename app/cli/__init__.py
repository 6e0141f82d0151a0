"""The command line: headless subcommands, or the window when none is named. Imports neither Qt nor torch."""

from app.cli.entry import main

__all__ = ["main"]
