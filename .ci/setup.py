"""What `make` needs before it can run or test: Debian's packages, a virtual environment, the pinned dependencies.

Only Python's standard library, because nothing else is there yet. Usage: setup.py run|test
"""

from __future__ import annotations

import ctypes
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
# Relative to ROOT: pip splits the variables that name it at spaces, and a clone's path may have some.
CONSTRAINTS = ".ci/constraints.txt"
OLDEST = (3, 11)
READY, STOPPED = 0, 2

# What Qt loads at run time, for any platform and for a window under X11, and the Debian package that has it.
LIBRARIES = json.loads((ROOT / "resources" / "linux" / "libraries.json").read_text("utf-8"))
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
TEST_TOOLS = {"xvfb-run": "xvfb", "xauth": "xauth"}


def main(purpose: str) -> int:
    """Prepare for "run" or "test"; 0 when ready, 2 when somebody has to do something first."""
    if sys.version_info < OLDEST:
        complain(f"Tintype needs Python {OLDEST[0]}.{OLDEST[1]} or newer. Name one: make {purpose} PYTHON=python3.12")
        return STOPPED
    try:
        packages = missing_packages(purpose)
        if packages and not install_packages(packages):
            return STOPPED
        if not venv_works():
            say("Making .venv")
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
        install_dependencies(purpose)
    except subprocess.CalledProcessError as error:
        complain(f"This failed; the lines above say why:\n  {' '.join(error.cmd)}")
        return STOPPED
    return READY


def missing_packages(purpose: str) -> list[str]:
    """Debian packages that are not there; none on systems that are not Linux, where Qt's wheel brings all it needs."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for library, package in LIBRARIES.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None and not venv_works():
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if not any(next(folder.rglob("*.[to]tf"), None) for folder in FONT_FOLDERS if folder.is_dir()):
        missing.append("fonts-dejavu-core")
    if purpose == "test":
        missing += [package for tool, package in TEST_TOOLS.items() if not shutil.which(tool)]
    return missing


def loads(library: str) -> bool:
    """Whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> bool:
    """Install with apt-get as root, True when done; otherwise say what to type."""
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        complain(f"Install what these Debian packages contain, then try again: {' '.join(packages)}")
        return False
    if os.geteuid() != 0:
        typed = f"sudo apt-get update && sudo {' '.join(line)}"
        complain(f"System packages are missing. Type this line, then try again:\n  {typed}")
        return False
    say(f"Installing {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=True, env=environment, stdout=subprocess.DEVNULL)
    subprocess.run(line, check=True, env=environment, stdout=subprocess.DEVNULL)
    return True


def venv_python() -> Path:
    """The interpreter that everything else runs with."""
    return VENV / "bin" / "python"


def venv_works() -> bool:
    """Whether .venv is whole: without python3-venv, or interrupted, it is made without pip."""
    try:
        return subprocess.run([venv_python(), "-m", "pip", "--version"], capture_output=True).returncode == 0
    except OSError:
        return False


def install_dependencies(purpose: str) -> None:
    """Tintype itself, editable, with the versions that the constraints name, setuptools for the build included."""
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    say("Installing the dependencies into .venv; the first time this takes a few minutes")
    index = os.environ.get("TORCH_INDEX")
    if index:
        subprocess.run([*pip, "--index-url", index, pinned("torch")], check=True)
    # Older pips take the first for the build, too; newer ones have the second for it.
    environment = {**os.environ, "PIP_CONSTRAINT": CONSTRAINTS, "PIP_BUILD_CONSTRAINT": CONSTRAINTS}
    target = ".[test]" if purpose == "test" else "."
    subprocess.run([*pip, "--editable", target], check=True, cwd=ROOT, env=environment)


def pinned(name: str) -> str:
    """A package with its version, as the constraints have it."""
    lines = (ROOT / CONSTRAINTS).read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(f"{name}=="))


def say(text: str) -> None:
    """Now, and not after what the programs called here print."""
    print(text, flush=True)


def complain(text: str) -> None:
    """To the person who typed `make`."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
