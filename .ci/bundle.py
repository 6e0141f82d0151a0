"""Build a folder with Tintype, Python and everything it needs, and try it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from manual import write
from trial import try_program

ROOT = Path(__file__).resolve().parents[1]
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"
OUT = ROOT / "out" / "bundle"


def main() -> int:
    """0 when the bundle works."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", str(CONSTRAINTS)]
    subprocess.run([*pip, "--editable", f"{ROOT}[bundle]"], check=True)
    shutil.rmtree(OUT, ignore_errors=True)
    write()
    build = ["--noconfirm", "--distpath", str(OUT), "--workpath", str(ROOT / "out" / "build")]
    subprocess.run([sys.executable, "-m", "PyInstaller", *build, str(ROOT / ".ci" / "tintype.spec")], check=True)
    size = sum(file.stat().st_size for file in OUT.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{OUT.relative_to(ROOT)}: {size / 2**20:.0f} MiB", flush=True)
    try_program([str(OUT / "tintype" / "tintype")])
    return 0


if __name__ == "__main__":
    sys.exit(main())
