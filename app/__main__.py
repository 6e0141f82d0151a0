"""`python -m app` and the `tintype` command."""

from __future__ import annotations

import sys

from app import cli


def main() -> int:
    """Run the program with the arguments of the process; returns its exit code."""
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
