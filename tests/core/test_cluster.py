"""Other machines: two processes here, which give the same pictures bit for bit, also when one of them dies."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skimage.io

from app import cli
from app.core import cluster
from app.core.batch import Done, results
from app.core.cluster import Elsewhere, machines
from models.errors import UserError
from tests.core import film_tools
from tests.core.film_tools import install_tinting, read_film, three_scenes, write_film

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("default")  # Dask's own


class Backends(distributed.WorkerPlugin):  # type: ignore[misc]
    """Registers the tests' backend in every worker, and tells it where to die."""

    def __init__(self, grave: str) -> None:
        self.grave = grave

    def setup(self, worker: Any) -> None:
        os.environ[film_tools.GRAVE] = self.grave
        install_tinting()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The scheduler of two workers, each a process."""
    grave = str(tmp_path_factory.mktemp("grave") / "died")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as two,
        distributed.Client(two) as client,
    ):
        client.wait_for_workers(2)
        client.register_plugin(Backends(grave))
        yield two.scheduler_address


@pytest.fixture
def film(tmp_path: Path) -> Path:
    install_tinting()
    return write_film(tmp_path / "in.mkv", three_scenes(12))


def pixels(path: Path) -> list[np.ndarray]:
    return [frame.to_ndarray() for frame in read_film(path)]


def test_a_film_is_the_same_bit_for_bit_also_when_a_worker_dies(
    film: Path, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["film", str(film), "--codec", "ffv1", "--backend"]
    assert cli.main([*asked, "tinting", "-o", str(tmp_path / "here.mkv")]) == 0
    assert cli.main([*asked, "tinting", "-o", str(tmp_path / "there.mkv"), "--cluster", address]) == 0
    here, there = pixels(tmp_path / "here.mkv"), pixels(tmp_path / "there.mkv")
    assert len(here) == 36 and all(np.array_equal(a, b) for a, b in zip(here, there, strict=True))
    assert cli.main([*asked, "dying", "-o", str(tmp_path / "died.mkv"), "--cluster", address]) == 0
    died = pixels(tmp_path / "died.mkv")
    with machines(address) as pool:
        assert next(iter(results([1], _grave, pool))).value, "no worker died"
    assert all(np.array_equal(a, b) for a, b in zip(here, died, strict=True))
    assert capsys.readouterr().err == ""


def _grave(_: int) -> bool:
    return Path(os.environ[film_tools.GRAVE]).exists()


def test_a_batch_runs_there_too(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    for name, level in (("a.png", 40), ("b.png", 90)):
        skimage.io.imsave(tmp_path / "in" / name, np.full((20, 30), level, np.uint8), check_contrast=False)
    (tmp_path / "in" / "c.png").write_bytes(b"none")
    asked = ["colorize", str(tmp_path / "in"), "--backend", "levin2004", "--cluster", address]
    assert cli.main([*asked, "-o", str(tmp_path / "out")]) == 2
    told = capsys.readouterr()
    assert told.out.count(" -> ") == 2 and "2 coloured, 1 failed" in told.err and "c.png" in told.err
    levels = sorted(round(float(skimage.io.imread(path).mean())) for path in (tmp_path / "out").iterdir())
    assert levels == pytest.approx([40, 90], abs=1)


def _paths(path: Path) -> tuple[Path, ...]:
    return (path,)


def test_other_versions_and_files_that_are_not_there_are_told(address: str, tmp_path: Path) -> None:
    def error(work: Elsewhere[Path, str]) -> UserError:
        done: Done[Path, str]
        with machines(address) as pool:
            (done,) = results([tmp_path / "no"], work, pool)
        assert done.error is not None
        return done.error

    assert "does not reach" in str(error(Elsewhere.of(str, _paths)))
    assert "has Tintype" in str(error(Elsewhere(str, _paths, "0.0.1")))


def test_no_scheduler_and_no_dask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE_S", 0.3)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for address in ("tcp://127.0.0.1:9", "nonsense://x"):
            with pytest.raises(UserError, match="no Dask scheduler"), machines(address):
                pass
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(UserError, match="pip install"), machines("tcp://127.0.0.1:9"):
        pass
    assert cli.main(["colorize", "a.png", "-o", "b.png", "--cluster", "x"]) == 2
    assert "--cluster is for many photographs" in capsys.readouterr().err
