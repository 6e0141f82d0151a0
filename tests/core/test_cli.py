"""The command line: what it does, and one line for everything it cannot do."""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import subprocess
import sys
import types
from pathlib import Path

import numpy as np
import pytest
from psd_tools import PSDImage

from app import cli
from app.cli import program
from app.core import edits, image_io, project_io
from app.core.document import Document, DocumentState
from app.core.image_io import Photograph
from models import color, registry
from models.errors import WeightsMissing
from models.hints import Guidance, Hints
from tests import fakes

RED = (40.0, 30.0)


@pytest.fixture(autouse=True)
def backend(monkeypatch: pytest.MonkeyPatch) -> fakes.Script:
    return fakes.install(monkeypatch)


@pytest.fixture
def photo_file(tmp_path: Path, gray_photo: Photograph) -> Path:
    path = tmp_path / "photo.png"
    path.write_bytes(gray_photo.data)
    return path


def run(*arguments: object) -> int:
    return cli.main([str(a) for a in arguments])


def complains(capsys: pytest.CaptureFixture[str], code: int, *words: str) -> None:
    out = capsys.readouterr()
    assert code == 2 and out.out == ""
    assert out.err.count("\n") == 1 and out.err.startswith("tintype: ") and "Traceback" not in out.err, out.err
    for word in words:
        assert word in out.err, out.err


def test_regions_of_a_hints_file_become_layers(photo_file: Path, tmp_path: Path) -> None:
    hints, out = tmp_path / "hints.json", tmp_path / "out.psd"
    outline = [[5, 5], [60, 5], [60, 40]]
    hints.write_text(json.dumps({"regions": [{"name": "coat", "outline": outline}, {"name": "hat", "outline": outline}],
                                 "points": [{"xy": [48, 10], "ab": RED, "region": "coat"}]}))  # fmt: skip
    assert run("colorize", photo_file, "-o", out, "--backend", "fake", "--hints", hints, "--device", "cpu") == 0
    assert [layer.name for layer in PSDImage.open(out)] == ["Photograph", "Luminosity", "Colour", "coat", "hat"]


def test_colorize_writes_the_picture(photo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hints = tmp_path / "hints.json"
    hints.write_text(json.dumps({"points": [{"xy": [48, 32], "ab": RED}]}))
    out = tmp_path / "out.png"
    assert run("colorize", photo_file, "-o", out, "--backend", "fake", "--hints", hints, "--device", "cpu") == 0
    assert capsys.readouterr().out.strip() == str(out)
    made = image_io.load(out).full
    assert made.size == (96, 64) and np.abs(color.to_lab(made.rgb[32, 48])[1:] - RED).max() < 2


def test_colorize_as_json(photo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.tif"
    assert run("colorize", photo_file, "-o", out, "--backend", "fake", "--device", "cpu", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["output"] == str(out) and said["backend"] == "fake" and (said["width"], said["height"]) == (96, 64)


def test_a_project_in_place_of_a_photograph(
    gray_photo: Photograph, tmp_path: Path, backend: fakes.Script
) -> None:
    hints, _ = edits.add_point(Hints(), (48, 32), RED)
    hints = edits.set_share(hints, Guidance.SATURATION, 0.25)
    project = tmp_path / "a.tintype"
    project_io.save(Document(gray_photo, DocumentState(working_size=48).asking(hints=hints, backend="fake")), project)
    assert run("colorize", project, "-o", tmp_path / "a.png", "--device", "cpu") == 0
    assert backend.working_sizes[0] == 48 and backend.colorized[0].stats.saturation == 0.25
    assert run("colorize", project, "-o", tmp_path / "b.png", "--device", "cpu", "--saturation", "0.75") == 0
    assert backend.colorized[1].stats.saturation == 0.75 and len(backend.colorized[1].points) == 1


def test_all_kinds_of_guidance(photo_file: Path, samples: Path, tmp_path: Path, backend: fakes.Script) -> None:
    code = run(
        "colorize", photo_file, "-o", tmp_path / "a.png", "--backend", "fake", "--device", "cpu",
        "--theme", "#ff0000,#00ff00,#0000ff", "--saturation", 0.5, "--vividness", 0.9,
        "--histogram-from", samples / "coffee.png",
        "--reference", samples / "coffee.png", "--reference", samples / "chelsea.png",
    )  # fmt: skip
    assert code == 0
    hints = backend.colorized[0]
    assert hints.kinds == ~(Guidance.POINTS | Guidance.STROKES)
    assert [r.image.size for r in hints.references] == [(600, 400), (451, 300)]


def test_a_theme_from_a_palettes_file(
    photo_file: Path, tmp_path: Path, backend: fakes.Script, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mill.hex").write_text("ff0000\n00ff00\n0000ff\n")
    arguments = ("colorize", photo_file, "-o", tmp_path / "a.png", "--backend", "fake", "--device", "cpu", "--theme")
    assert run(*arguments, tmp_path / "mill.hex") == run(*arguments, "#ff0000,#00ff00,#0000ff") == 0
    assert backend.colorized[0].theme == backend.colorized[1].theme
    (tmp_path / "few.hex").write_text("ff0000\n")
    assert run(*arguments, tmp_path / "few.hex") == run(*arguments, tmp_path / "gone.ase") == 2
    assert "“few” has fewer than 3 different colours" in capsys.readouterr().err
    (tmp_path / "many.hex").write_text("".join(f"{20 * n:02x}80{250 - 20 * n:02x}\n" for n in range(12)))
    assert run(*arguments, tmp_path / "many.hex") == 0
    assert "“many” has 12 colours; the 7 most different ones were taken." in capsys.readouterr().err
    assert backend.colorized[-1].theme is not None and len(backend.colorized[-1].theme.colors) == 7


def test_suggest(photo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hints = tmp_path / "hints.json"
    hints.write_text(json.dumps({"points": [{"xy": [48, 32], "ab": RED}]}))
    ask = ("suggest", photo_file, "--at", "56,20", "--hints", hints, "--backend", "fake", "--device", "cpu")
    assert run(*ask, "--json") == 0
    first, second = json.loads(capsys.readouterr().out)["colors"]
    assert first["ab"] == list(RED) and first["probability"] == 0.7 and second["ab"] == [50, 0]
    assert np.abs(color.to_lab(np.array(color.parse_hex(first["rgb"]), np.uint8))[1:] - RED).max() < 2
    assert run(*ask, "-k", 1) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_suggestions_for_an_existing_point_do_not_know_of_it(
    photo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hints = tmp_path / "hints.json"
    hints.write_text(json.dumps({"points": [{"xy": [48, 32], "ab": RED}]}))
    ask = ("suggest", photo_file, "--hints", hints, "--backend", "fake", "--device", "cpu", "--json")
    assert run(*ask, "--at", "47,33") == 0
    assert json.loads(capsys.readouterr().out)["colors"][0]["ab"] == [0, 0]


def test_themes(photo_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fakes.install(monkeypatch, "unified")
    assert run("themes", photo_file, "-k", 4, "--device", "cpu", "--json") == 0
    found = json.loads(capsys.readouterr().out)["themes"]
    assert found[0]["source"] == "expected" and len({row["source"] for row in found}) == len(found) == 8
    assert all(3 <= len(row["colors"]) == len(row["ab"]) <= 4 for row in found)
    assert run("themes", photo_file, "--device", "cpu") == 0
    source, colors = capsys.readouterr().out.splitlines()[0].split()
    assert source == "expected" and len(colors.split(",")) == 5
    assert run("themes", photo_file, "-k", 8) == 2


def test_backends(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("backends", "--json") == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert set(rows) == set(registry.names())
    assert rows["levin2004"]["supports"] == ["points", "strokes"] and rows["unified"]["default"]
    assert run("backends") == 0
    assert "levin2004" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["colorize"],
        ["colorize", "PHOTO"],
        ["colorize", "PHOTO", "-o", "OUT.png", "--device", "tpu"],
        ["colorize", "PHOTO", "-o", "OUT.png", "--saturation", "x"],
        ["suggest", "PHOTO", "--at", "1"],
        ["suggest", "PHOTO", "--at", "nan,1"],
        ["suggest", "PHOTO", "--at", "1,1", "-k", "12"],
        ["weights"],
        ["weights", "eat"],
        ["bench"],
        ["bench", "sunshine"],
        ["--nonsense"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_one_line(
    arguments: list[str], photo_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    complains(capsys, run(*(str(photo_file) if a == "PHOTO" else a for a in arguments)))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--backend", "nobody"], ["nobody"]),
        (["--hints", "none.json"], ["none.json"]),
        (["--theme", "#ff0000"], ["--theme", "3 to 7"]),
        (["--theme", ",".join(["#ff0000"] * 12)], ["--theme", "3 to 7", "12"]),
        (["--theme", "#ff0000,#ff0000,#ff0000"], ["fewer than 3 different"]),
        (["--theme", "#202020,#808080,#e0e0e0"], ["fewer than 3 different"]),
        (["--theme", "red,green,blue"], ["--theme", "red"]),
        (["--saturation", "7"], ["--saturation"]),
        (["--vividness", "-1"], ["--vividness"]),
        (["--saturation", "nan"], ["--saturation"]),
        (["--reference", "none.png"], ["none.png"]),
        (["--histogram-from", "none.png"], ["none.png"]),
        (["--backend", "levin2004", "--theme", "#ff0000,#00ff00,#0000ff"], ["levin2004", "theme"]),
    ],
)
def test_bad_guidance_is_one_line(
    arguments: list[str], words: list[str], photo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    complains(capsys, run("colorize", photo_file, "-o", tmp_path / "o.png", *arguments), *words)
    assert not (tmp_path / "o.png").exists()


@pytest.mark.parametrize("option", ["--hints", "--theme", "--reference", "--histogram-from"])
def test_devices_and_pipes_are_not_read_without_end(
    option: str, photo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, target in (("zero.gpl", "/dev/zero"), ("pipe.gpl", None)):
        path = tmp_path / name
        path.symlink_to(target) if target else os.mkfifo(path)
        complains(capsys, run("colorize", photo_file, "-o", tmp_path / "o.png", option, path), "a device or a pipe")


@pytest.mark.parametrize(
    "hints",
    [
        {"points": [{"xy": [5, 5], "rgb": "#c8785a", "radius": 1e308}]},
        {"points": [{"xy": [5, 1e12], "rgb": "#c8785a"}]},
        {"strokes": [{"path": [[5, 5], [9, 9]], "rgb": "#c8785a", "width": 1e100}]},
        {"regions": [{"name": "r", "outline": [[5, 5], [9, 5], [5, 9]], "feather": 1e20}]},
        {"size": [1e-300, 1e-300], "points": [{"xy": [5, 5], "rgb": "#c8785a"}]},
    ],
)
def test_huge_numbers_are_refused(
    hints: dict[str, object], photo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "h.json").write_text(json.dumps(hints))
    command = ("colorize", photo_file, "-o", tmp_path / "o.png", "--backend", "fake", "--hints", tmp_path / "h.json")
    complains(capsys, run(*command), "h.json")


@pytest.mark.parametrize("reach", [0.2, 1.0])
def test_the_largest_numbers_that_are_allowed_do_no_harm(
    reach: float, photo_file: Path, tmp_path: Path, backend: fakes.Script
) -> None:
    far = 9.9e8
    hints = {
        "points": [
            {"xy": [5, 5], "rgb": "#c8785a", "radius": far, "reach": reach},
            {"xy": [-far, far], "rgb": "#c8785a", "region": "r"},
        ],
        "strokes": [{"path": [[5, 5], [far, -far]], "rgb": "#c8785a", "width": far, "reach": reach}],
        "regions": [{"name": "r", "outline": [[5, 5], [far, 5], [5, far]], "feather": far}],
    }
    (tmp_path / "h.json").write_text(json.dumps(hints))
    command = ("colorize", photo_file, "-o", tmp_path / "o.png", "--backend", "fake", "--device", "cpu")
    assert run(*command, "--hints", tmp_path / "h.json") == 0


@pytest.mark.parametrize("command", ["colorize", "window"])
def test_names_that_cannot_be_looked_up(
    command: str, tmp_path: Path, photo_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = tmp_path / "loop.png"
    loop.symlink_to(loop)
    for name in (tmp_path / ("n" * 300 + ".png"), loop):
        arguments = (name,) if command == "window" else ("colorize", name, "-o", tmp_path / "o.png")
        complains(capsys, run(*arguments), name.name)
        if command == "colorize":
            complains(capsys, run("colorize", photo_file, "-o", name, "--backend", "fake"))


def test_bad_photographs_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], gray_photo: Photograph) -> None:
    contents = {"empty.png": b"", "text.jpg": b"hello", "cut.png": gray_photo.data[:100], "cut.tintype": b"PK\x03\x04"}
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
        complains(capsys, run("colorize", tmp_path / name, "-o", tmp_path / "o.png", "--backend", "fake"), name)
    complains(capsys, run("colorize", tmp_path / "none.png", "-o", tmp_path / "o.png"), "none.png")
    complains(capsys, run("colorize", tmp_path, "-o", tmp_path / "o.png"), "folder")


def test_bad_targets_are_named(photo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {tmp_path / "o.gif": "o.gif", tmp_path / "no" / "o.png": "no folder", photo_file: "original"}
    for out, word in wrong.items():
        complains(capsys, run("colorize", photo_file, "-o", out, "--backend", "fake"), word)
    before = photo_file.read_bytes()
    command = ("colorize", photo_file, "-o", photo_file, "--backend", "fake", "--device", "cpu")
    assert run(*command, "--overwrite-original") == 0
    assert photo_file.read_bytes() != before


def test_a_place_outside_the_photograph(photo_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    complains(capsys, run("suggest", photo_file, "--at", "500,1", "--backend", "fake"), "500,1", "96 x 64")
    complains(capsys, run("suggest", photo_file, "--at", "5,1", "--backend", "levin2004"), "levin2004")


def test_missing_weights_name_the_remedy(
    photo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], backend: fakes.Script
) -> None:
    backend.create_error = WeightsMissing("The weights are missing.", "Fetch them.")
    complains(capsys, run("colorize", photo_file, "-o", tmp_path / "o.png", "--backend", "fake"), "Fetch them.")


def test_weights_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    complains(capsys, run("weights", "verify", "--dir", tmp_path), str(tmp_path))


def test_ctrl_c(
    photo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], backend: fakes.Script
) -> None:
    backend.colorize_error = KeyboardInterrupt()  # type: ignore[assignment]
    assert run("colorize", photo_file, "-o", tmp_path / "o.png", "--backend", "fake", "--device", "cpu") == 130
    assert "Traceback" not in capsys.readouterr().err and not (tmp_path / "o.png").exists()


def test_the_window_gets_the_paths(monkeypatch: pytest.MonkeyPatch, photo_file: Path) -> None:
    asked: list[tuple[list[Path], bool]] = []
    window = types.ModuleType("app.ui.main")
    window.run_window = lambda paths, sample: asked.append((paths, sample)) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "app.ui.main", window)
    assert run() == 0 and run(photo_file) == 0 and run("--sample") == 0
    assert asked == [([], False), ([photo_file], False), ([], True)]


def test_the_window_is_made_without_garbage_collections(monkeypatch: pytest.MonkeyPatch) -> None:
    collecting: list[bool] = []
    window = types.ModuleType("app.ui.main")
    window.run_window = lambda *_, **__: collecting.append(gc.isenabled()) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "app.ui.main", window)
    assert run() == 0
    assert collecting == [False] and gc.isenabled()


def test_the_readme_names_all_benches() -> None:
    readme = Path(__file__).parents[2] / "README.md"
    (named,) = re.findall(r"\| bench ([\w|-]+)", readme.read_text(encoding="utf-8"))
    assert named.split("|") == list(program.BENCHES)


def test_a_bench_module_parses_its_own_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = types.ModuleType("models.evaluation.solver", "Measures.")
    seen: list[argparse.Namespace] = []
    bench.add_arguments = lambda parser: parser.add_argument("--json", type=Path)  # type: ignore[attr-defined]
    bench.run = lambda args: seen.append(args) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "models.evaluation.solver", bench)
    assert run("bench", "solver", "--json", "a.json") == 0
    assert seen[0].json == Path("a.json")
    assert run("bench", "solver", "--nonsense") == 2


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)


def test_nothing_headless_imports_qt_or_torch() -> None:
    code = (
        "import sys, pkgutil, importlib, app.core, app.cli\n"
        "for m in pkgutil.iter_modules(app.core.__path__, 'app.core.'): importlib.import_module(m.name)\n"
        "assert app.cli.main(['backends']) == 0\n"
        "print(sorted({n.split('.')[0] for n in sys.modules} & {'PySide6', 'torch', 'shiboken6'}))"
    )
    done = python("-W", "error", "-c", code)
    assert done.returncode == 0 and done.stdout.splitlines()[-1] == "[]", done.stderr


def test_the_process_speaks_in_one_line_and_exit_codes(tmp_path: Path) -> None:
    (tmp_path / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    done = python("-m", "app", "colorize", str(tmp_path / "cut.jpg"), "-o", str(tmp_path / "o.png"))
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and "cut.jpg" in done.stderr
    assert python("-m", "app", "--help").returncode == 0


@pytest.mark.parametrize(
    "error", [MemoryError(), RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes")]
)
def test_too_little_memory_is_one_line(
    error: Exception, photo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], backend: fakes.Script
) -> None:
    backend.colorize_error = error
    command = ("colorize", photo_file, "-o", tmp_path / "o.png", "--backend", "fake", "--device", "cpu")
    complains(capsys, run(*command), "too little memory")
