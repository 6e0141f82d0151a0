"""Completion scripts and the man page, tried with the shells that are there."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.cli import entry, program, shell

SHARE = Path(__file__).resolve().parents[2] / "resources" / "linux" / "share"
ROOT = shell.command(program.new_parser())


def needs(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")


def bash(line: str, folder: Path) -> list[str]:
    """What bash offers for a line."""
    words = line.split(" ")
    call = f"COMP_WORDS=({' '.join(map(repr, words))}); COMP_CWORD={len(words) - 1}; _tintype"
    call += '; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", f"{shell.bash(ROOT)}\n{call}"], capture_output=True, text=True, cwd=folder)
    assert not done.stderr
    return [word for word in done.stdout.splitlines() if word]


def fish(line: str, folder: Path) -> list[str]:
    script = folder / "tintype.fish"
    script.write_text(shell.fish(ROOT), encoding="utf-8")
    call = f"source {script}; complete -C '{line}'"
    done = subprocess.run(["fish", "--no-config", "-c", call], capture_output=True, text=True, cwd=folder)
    assert not done.stderr
    return [row.split("\t")[0] for row in done.stdout.splitlines()]


@needs("bash")
class TestBash:
    def test_subcommands(self, tmp_path: Path) -> None:
        assert bash("tintype co", tmp_path) == ["colorize", "completion"]
        assert bash("tintype weights im", tmp_path) == ["import"]

    def test_options_of_the_subcommand(self, tmp_path: Path) -> None:
        assert bash("tintype colorize scan.png --over", tmp_path) == ["--overwrite-original"]
        assert bash("tintype suggest --over", tmp_path) == []

    def test_values_that_are_known(self, tmp_path: Path) -> None:
        assert bash("tintype colorize --backend lev", tmp_path) == ["levin2004"]
        assert bash("tintype colorize --metadata p", tmp_path) == ["public"]
        assert bash("tintype completion z", tmp_path) == ["zsh"]

    def test_everything_else_is_left_to_names_of_files(self, tmp_path: Path) -> None:
        assert bash("tintype colorize --hints ", tmp_path) == [] == bash("tintype colorize scan", tmp_path)
        assert "complete -o default" in shell.bash(ROOT)


@needs("fish")
def test_fish(tmp_path: Path) -> None:
    (tmp_path / "scan.png").touch()
    assert {"colorize", "completion"} <= set(fish("tintype co", tmp_path))
    assert fish("tintype colorize --backend lev", tmp_path) == ["levin2004"]
    assert fish("tintype colorize --over", tmp_path) == ["--overwrite-original"]
    assert fish("tintype colorize sc", tmp_path) == ["scan.png"] == fish("tintype colorize --hints sc", tmp_path)
    assert "import" in fish("tintype weights ", tmp_path)


@needs("zsh")
def test_zsh_takes_the_function(tmp_path: Path) -> None:
    (tmp_path / "_tintype").write_text(shell.zsh(ROOT), encoding="utf-8")
    setup = f"fpath=({tmp_path} $fpath); autoload -Uz compinit; compinit -u -d {tmp_path}/dump; whence -v _tintype"
    done = subprocess.run(["zsh", "-f", "-c", setup], capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr
    checked = subprocess.run(["zsh", "-n", str(tmp_path / "_tintype")], capture_output=True, text=True)
    assert checked.returncode == 0 and not checked.stderr


@needs("groff")
def test_the_man_page_is_set_without_a_warning() -> None:
    done = subprocess.run(["groff", "-man", "-Tutf8", "-ww"], input=shell.man(ROOT).encode(), capture_output=True)
    page = re.sub(".\b|\x1b\\[[0-9;]*m", "", done.stdout.decode())
    assert done.returncode == 0 and not done.stderr
    assert "--overwrite-original" in page and "weights import" in page and "EXIT STATUS" in page


def test_every_command_and_option_is_in_all_of_them() -> None:
    made = [make(ROOT) for make in shell.SHELLS.values()]
    manual = shell.man(ROOT).replace(r"\-", "-")
    for command in ROOT.walk():
        for text in (*made, manual):
            assert command.name in text
            for option in command.options:
                assert all(name.lstrip("-") in text for name in option.names)


def test_what_is_shipped_names_nothing_that_is_gone() -> None:
    known = {name for command in ROOT.walk() for option in command.options for name in option.names}
    page = (SHARE / "man" / "man1" / "tintype.1").read_text(encoding="utf-8").replace(r"\-", "-")
    named = set(re.findall(r"^\\fB(--?[a-z][a-z-]*)\\fR", page, re.MULTILINE))
    assert named and named <= known, "make wheel and make bundle write it anew"


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_the_program_prints_them(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["completion", kind]) == entry.DONE
    assert capsys.readouterr().out == shell.SHELLS[kind](ROOT)


def test_the_program_prints_its_manual(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["manual"]) == entry.DONE
    assert capsys.readouterr().out.startswith(".TH TINTYPE 1")
