"""Build the wheel, install it into an empty environment, and try it there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from manual import write
from trial import try_program

ROOT = Path(__file__).resolve().parents[1]
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"
OUT = ROOT / "out" / "wheel"


def main() -> int:
    """0 when the wheel works."""
    write()
    # setuptools keeps files of earlier builds there, which would get into the wheel.
    shutil.rmtree(ROOT / "build", ignore_errors=True)
    shutil.rmtree(OUT, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    environment = {**os.environ, "PIP_BUILD_CONSTRAINT": str(CONSTRAINTS)}
    subprocess.run([*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", OUT, ROOT], check=True, env=environment)
    wheel = next(OUT.glob("*.whl"))
    print(f"{wheel.relative_to(ROOT)}: {wheel.stat().st_size / 2**20:.1f} MiB", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = Path(folder) / "bin" / "python"
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", CONSTRAINTS, wheel]
        subprocess.run(install, check=True)
        try_program([str(python.with_name("tintype"))])
    return 0


if __name__ == "__main__":
    sys.exit(main())
