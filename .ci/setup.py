"""What `make` needs before it can run or test: Debian's packages, a virtual environment, the pinned dependencies.

Only Python's standard library, because nothing else is there yet. Usage: setup.py run|test
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
OLDEST = (3, 11)

# What Qt loads at run time, for any platform and for a window under X11, and the Debian package that has it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")


def main() -> int:
    """Prepare for one purpose; 0 when ready, 2 when somebody has to do something first."""
    purpose = sys.argv[1]
    if sys.version_info < OLDEST:
        print(f"Tintype needs Python {OLDEST[0]}.{OLDEST[1]} or newer: make PYTHON=python3.12 {purpose}", file=sys.stderr)
        return 2
    missing = missing_packages(purpose)
    if missing and not install_packages(missing):
        return 2
    python = VENV / "bin" / "python"
    if not python.exists():
        print("Making .venv", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    install_dependencies(python, purpose)
    return 0


def missing_packages(purpose: str) -> list[str]:
    """Debian packages that are not there."""
    missing = [package for library, package in LIBRARIES.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if not any(next(folder.rglob("*.[to]tf"), None) for folder in FONT_FOLDERS if folder.is_dir()):
        missing.append("fonts-dejavu-core")
    if purpose == "test":
        missing += [package for tool, package in (("xvfb-run", "xvfb"), ("xauth", "xauth")) if not shutil.which(tool)]
    return missing


def loads(library: str) -> bool:
    """Whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> bool:
    """Install with apt-get as root; otherwise say what to type."""
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        print(f"Install what these Debian packages contain, then try again: {' '.join(packages)}", file=sys.stderr)
        return False
    if os.geteuid() != 0:
        print(f"Type this line, then try again:\n  sudo {' '.join(line)}", file=sys.stderr)
        return False
    print(f"Installing {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=True, env=environment, stdout=subprocess.DEVNULL)
    subprocess.run(line, check=True, env=environment, stdout=subprocess.DEVNULL)
    return True


def install_dependencies(python: Path, purpose: str) -> None:
    """Tintype itself, editable, with the versions that the constraints name."""
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    constraints = ["--constraint", str(ROOT / ".ci" / "constraints.txt")]
    index = os.environ.get("TORCH_INDEX")
    if index:
        torch = next(
            line for line in (ROOT / ".ci" / "constraints.txt").read_text().splitlines() if line.startswith("torch==")
        )
        subprocess.run([*pip, "--index-url", index, torch], check=True)
    print("Installing the dependencies into .venv; the first time this takes a few minutes", flush=True)
    target = f"{ROOT}[test]" if purpose == "test" else str(ROOT)
    subprocess.run([*pip, *constraints, "--editable", target], check=True)


if __name__ == "__main__":
    sys.exit(main())
