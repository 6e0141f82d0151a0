"""What `make` does before it runs or tests: system packages, pins, and nothing the second time."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from importlib import metadata
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(r"([A-Za-z0-9._-]+)==([0-9][0-9a-z.]*)")

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="make is for Linux")


@pytest.fixture
def setup() -> ModuleType:
    """`.ci/setup.py`, fresh."""
    spec = importlib.util.spec_from_file_location("tintype_setup", ROOT / ".ci" / "setup.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def commands(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that the set-up would have started; all of them succeed."""
    started: list[list[str]] = []

    def run(command: list[str], **_: object) -> SimpleNamespace:
        started.append([str(part) for part in command])
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(setup.subprocess, "run", run)
    return started


def pins() -> dict[str, str]:
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [PIN.fullmatch(line) for line in lines if not line.startswith("#")]
    assert all(found), "the constraints are lines of the form name==version, without hosts and paths"
    return {canonicalize_name(match[1]): match[2] for match in found if match}


def needed(requirements: list[Requirement]) -> dict[str, str]:
    """Name and version of all that is installed because of these requirements."""
    versions: dict[str, str] = {}
    seen: set[str] = set()
    while requirements:
        requirement = requirements.pop()
        if str(requirement) in seen:
            continue
        seen.add(str(requirement))
        distribution = metadata.distribution(requirement.name)
        versions[canonicalize_name(requirement.name)] = distribution.version
        for text in distribution.requires or []:
            further = Requirement(text)
            if further.marker is None or any(further.marker.evaluate({"extra": e}) for e in ("", *requirement.extras)):
                requirements.append(further)
    return versions


def test_every_package_is_pinned_to_the_version_that_is_tested() -> None:
    project = PYPROJECT["project"]
    texts = project["dependencies"] + project["optional-dependencies"]["test"] + PYPROJECT["build-system"]["requires"]
    # torch's CUDA build pins its own parts.
    parts = re.compile("nvidia-|cuda-|triton")
    tested = {
        name: Version(version).public
        for name, version in needed([Requirement(text) for text in texts]).items()
        if not parts.match(name)
    }
    pinned = pins()
    assert {name: pinned.get(name) for name in tested} == tested


@linux
def test_nothing_is_missing_where_everything_is_there(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "loads", lambda library: True)
    monkeypatch.setattr(setup.shutil, "which", lambda tool: f"/usr/bin/{tool}")
    monkeypatch.setattr(setup, "venv_works", lambda: True)
    assert set(setup.missing_packages("test")) <= {"fonts-dejavu-core"}


@linux
def test_missing_packages_are_named(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "loads", lambda library: library != "libxcb-cursor.so.0")
    monkeypatch.setattr(setup, "FONT_FOLDERS", ())
    monkeypatch.setattr(setup, "venv_works", lambda: False)
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(setup.shutil, "which", lambda tool: None)
    venv = f"python3.{sys.version_info.minor}-venv"
    assert setup.missing_packages("run") == ["libxcb-cursor0", venv, "fonts-dejavu-core"]
    assert setup.missing_packages("test") == ["libxcb-cursor0", venv, "fonts-dejavu-core", "xvfb", "xauth"]


def test_a_library_is_looked_for(setup: ModuleType) -> None:
    assert not setup.loads("libnobody-has-this.so.9")
    if sys.platform.startswith("linux"):
        assert setup.loads("libc.so.6")


@linux
def test_without_rights_the_line_to_type_is_printed(
    setup: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(setup, "missing_packages", lambda purpose: ["libegl1", "xvfb"])
    monkeypatch.setattr(setup.shutil, "which", lambda tool: f"/usr/bin/{tool}")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000)
    assert setup.main("test") == 2
    assert "sudo apt-get install -y --no-install-recommends libegl1 xvfb\n" in capsys.readouterr().err
    assert commands == []


@linux
def test_root_installs_what_is_missing(
    setup: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "missing_packages", lambda purpose: ["libegl1"])
    monkeypatch.setattr(setup.shutil, "which", lambda tool: f"/usr/bin/{tool}")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0)
    assert setup.main("run") == 0
    assert [command[:2] for command in commands[:2]] == [["apt-get", "update"], ["apt-get", "install"]]
    assert commands[1][-1] == "libegl1"
    assert commands[-1][-2:] == ["--editable", "."]


def test_a_failing_command_ends_without_a_traceback(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "missing_packages", lambda purpose: [])
    monkeypatch.setattr(setup, "venv_works", lambda: True)
    monkeypatch.setattr(setup, "venv_python", lambda: shutil.which("false"))
    assert setup.main("run") == 2
    assert "-m pip install" in capsys.readouterr().err


def test_torch_can_come_from_an_index_of_its_own(
    setup: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TORCH_INDEX", "https://example.org/whl")
    setup.install_dependencies("test")
    torch, project = commands
    assert torch[-3:] == ["--index-url", "https://example.org/whl", f"torch=={pins()['torch']}"]
    assert project[-1] == ".[test]"


def test_a_venv_without_pip_does_not_count(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "VENV", tmp_path)
    assert not setup.venv_works()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path)], check=True)
    assert not setup.venv_works()


@linux
def test_make_sets_up_once_and_again_when_the_pins_change(tmp_path: Path) -> None:
    clone = tmp_path / "a clone"
    (clone / ".venv").mkdir(parents=True)
    shutil.copytree(ROOT / ".ci", clone / ".ci")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy2(ROOT / name, clone / name)

    def would_set_up(target: str) -> bool:
        # Started by `make test`, this make would otherwise take over that one's flags.
        environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
        planned = subprocess.run(
            ["make", "--dry-run", target], cwd=clone, env=environment, capture_output=True, text=True, check=True
        )
        return ".ci/setup.py" in planned.stdout

    assert would_set_up("run") and would_set_up("test")
    (clone / ".venv" / "run.stamp").touch()
    assert not would_set_up("run") and would_set_up("test")
    (clone / ".venv" / "test.stamp").touch()
    assert not would_set_up("run") and not would_set_up("test")
    later = time.time() + 5
    os.utime(clone / ".ci" / "constraints.txt", (later, later))
    assert would_set_up("run") and would_set_up("test")


def test_the_window_starts_without_torch() -> None:
    code = "import sys, app.ui.main; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
