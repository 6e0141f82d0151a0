"""Write what a system's shells and `man` read, from the program's argument parser, for wheel and bundle."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARE = ROOT / "resources" / "linux" / "share"


def write() -> None:
    """Write the completion scripts and the man page to where they belong below `share`."""
    sys.path.insert(0, str(ROOT))
    from app.cli import program, shell

    root = shell.command(program.new_parser())
    for place, text in (
        ("bash-completion/completions/tintype", shell.bash(root)),
        ("zsh/site-functions/_tintype", shell.zsh(root)),
        ("fish/vendor_completions.d/tintype.fish", shell.fish(root)),
        ("man/man1/tintype.1", shell.man(root)),
    ):
        path = SHARE / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
