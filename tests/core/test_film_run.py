"""Films are coloured scene by scene; stopped at any moment, the same call goes on without a seam."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
import skimage.io

from app.core import encoding
from app.core.film import codecs, coloring, run
from app.core.film.clip import Clip, Frame
from app.core.film.film_file import FilmFile
from app.core.film.frame_folder import FrameFolder
from app.core.film.opening import open_clip
from app.core.film.run import Report, Step, color_film
from app.core.film.scene import Key, Scene
from app.core.film.survey import found, surveyed
from app.core.film.target import Target
from models import color
from models.base import Cancelled, CancelToken, no_progress
from models.errors import UserError
from models.hints import ColorPoint, Hints
from tests.core import film_tools
from tests.core.film_tools import damage, install_tinting, moving, read_film, three_scenes, write_film


@pytest.fixture(autouse=True)
def short_segments(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(coloring, "SEGMENT", 8)
    install_tinting()
    yield


@pytest.fixture
def clip(tmp_path: Path) -> Clip:
    return open_clip(write_film(tmp_path / "in.mp4", three_scenes(12), codec="libx264", sound=True, title="Street",
                                options={"qp": "4"}))  # fmt: skip


def scenes(clip: Clip, each: int = 12) -> tuple[Scene, ...]:
    return tuple(Scene(at, min(at + each, len(clip)), "tinting") for at in range(0, len(clip), each))


def lossless(path: Path) -> FilmFile:
    return FilmFile(path, codecs.FFV1)


def pixels(path: Path) -> list[np.ndarray]:
    return [frame.to_ndarray() for frame in read_film(path)]


def test_scenes_are_found_and_frames_are_found_again(clip: Clip, tmp_path: Path) -> None:
    kept = tmp_path / "survey.npz"
    survey = surveyed(clip, CancelToken(), no_progress, kept)
    assert survey.starts.tolist() == [0, 12, 24]
    for index in (0, 7, 30):
        assert found(clip, survey, clip.photograph(index)) == index
    again = surveyed(clip, CancelToken(), no_progress, kept)
    assert np.array_equal(again.prints, survey.prints) and again.starts.tolist() == [0, 12, 24]
    other = open_clip(write_film(tmp_path / "other.mkv", moving(3, seed=9)))
    with pytest.raises(UserError, match=r"“other 2\.png” shows no frame of the film “in\.mp4”"):
        found(clip, survey, other.photograph(1))


def test_a_film_in_colour_keeps_times_sound_title_and_lightness(clip: Clip, tmp_path: Path) -> None:
    path, steps = tmp_path / "out.mp4", list[Step]()
    report = color_film(clip, scenes(clip), FilmFile(path, codecs.H264, "http://x"), told=steps.append)
    assert report == Report(36, {}, ())
    assert [step.done for step in steps] == list(range(37)) and steps[-1].seconds_left == 0
    out = open_clip(path)
    assert out.sounds == 1 and [out.seconds(n) for n in range(36)] == [clip.seconds(n) for n in range(36)]
    with av.open(str(path)) as film:
        assert film.metadata["title"] == "Street" and "not the camera's" in film.metadata["comment"]
        assert film.streams.video[0].codec_context.colorspace == 6
    difference = [np.abs(a.light - b.light).mean() for a, b in zip(frames(out), frames(clip), strict=True)]
    assert max(difference) < 1.0 and frames(out)[3].pixels.ndim == 3
    assert not run.work_folder(path).exists()


def frames(clip: Clip) -> list[Frame]:
    return [frame for frame in clip.frames() if isinstance(frame, Frame)]


class StopAfter(CancelToken):
    """Cancelled after so many looks at it."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self._looks = looks

    def raise_if_cancelled(self) -> None:
        self._looks -= 1
        if self._looks < 0:
            raise Cancelled


def test_stopped_anywhere_it_goes_on_without_a_seam(clip: Clip, tmp_path: Path) -> None:
    color_film(clip, scenes(clip), lossless(tmp_path / "whole.mkv"))
    stopped, stops, begun_with = tmp_path / "stopped.mkv", 0, list[int]()
    while not stopped.exists():
        steps = list[Step]()
        try:
            color_film(clip, scenes(clip), lossless(stopped), cancel=StopAfter(55), told=steps.append)
        except Cancelled:
            stops += 1
            assert stops < 20 and run.work_folder(stopped).is_dir() and not stopped.exists()
        begun_with.append(steps[0].done)
    assert stops >= 3 and begun_with == sorted(begun_with) and begun_with[-1] > begun_with[1] > 0
    assert all(np.array_equal(a, b) for a, b in zip(pixels(stopped), pixels(tmp_path / "whole.mkv"), strict=True))


def test_only_the_scene_that_has_changed_is_made_again(clip: Clip, tmp_path: Path) -> None:
    target = lossless(tmp_path / "out.mkv")
    asked = scenes(clip)
    with pytest.raises(Cancelled):
        color_film(clip, asked, target, cancel=StopAfter(150))
    point = ColorPoint(1, (30.0, 30.0), (40.0, 10.0), 4.0)
    asked = (Scene(0, 12, "tinting", keys=(Key(3, Hints(points=(point,)), any_colors=True),)), *asked[1:])
    steps = list[Step]()
    color_film(clip, asked, target, told=steps.append)
    assert 12 <= steps[0].done < 36
    plain = tmp_path / "plain.mkv"
    color_film(clip, scenes(clip), lossless(plain))
    same = [np.array_equal(a, b) for a, b in zip(pixels(target.path), pixels(plain), strict=True)]
    assert not any(same[:12]) and all(same[12:])


def test_a_key_frame_in_the_middle_colours_the_frames_before_it(clip: Clip, tmp_path: Path) -> None:
    point = ColorPoint(1, (18.0, 14.0), (-20.0, 25.0), 3.0)
    asked = (Scene(0, 12, "tinting", keys=(Key(9, Hints(points=(point,)), any_colors=True),)), *scenes(clip)[1:])
    color_film(clip, asked, lossless(tmp_path / "out.mkv"))
    out = open_clip(tmp_path / "out.mkv")
    early, other = (color.to_lab(out.frame(index).pixels)[14, 18, 1] for index in (1, 20))
    assert early == pytest.approx(-20, abs=2) and other > 10


def test_broken_frames_are_left_out_by_name_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = write_film(tmp_path / "in.mkv", moving(12), codec="libx264", options={"g": "1"})
    for index in (0, 5):
        damage(path, index)
    clip = open_clip(path)
    report = color_film(clip, (Scene(0, 12, "tinting"),), lossless(tmp_path / "out.mkv"))
    assert report.frames == 10 and sorted(report.broken) == [0, 5] and "Frame 6 of “in.mkv”" in report.broken[5]
    out = open_clip(tmp_path / "out.mkv")
    assert len(out) == 10 and out.seconds(9) == pytest.approx(clip.seconds(11) - clip.seconds(1), abs=0.002)


def test_frames_go_into_a_folder_and_keep_16_bits(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number in (1, 2, 10):
        level = np.full((20, 30), 3000 * number + 77, np.uint16)
        skimage.io.imsave(source / f"f{number}.png", level, check_contrast=False)
    (source / "f3.png").write_bytes(b"none")
    clip = open_clip(source)
    report = color_film(clip, (Scene(0, 4, "tinting"),), FrameFolder(tmp_path / "out", encoding.PNG))
    assert report.frames == 3 and list(report.broken) == [2]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["f1.png", "f10.png", "f2.png"]
    out = open_clip(tmp_path / "out")
    assert out.depth == 16
    assert all(np.abs(a.light - b.light).max() < 0.02 for a, b in zip(frames(out), frames(clip), strict=True))


@pytest.mark.parametrize("depth", [8, 10])
@pytest.mark.parametrize("codec", codecs.CODECS, ids=lambda codec: codec.name)
def test_every_codec_keeps_variable_times_and_depth(tmp_path: Path, codec: codecs.FilmCodec, depth: int) -> None:
    times = [0, 400, 1500, 1600, 4000, 4500, 4600, 9000, 9100, 9900]
    clip = open_clip(write_film(tmp_path / "in.mov", moving(10, (63, 47)), codec="libx265", times=times,
                                pixel_format="yuv444p10le" if depth > 8 else "yuv444p",
                                options={"x265-params": "log-level=none"}))  # fmt: skip
    target = FilmFile(tmp_path / f"out{codec.suffixes[0]}", codec)
    report = color_film(clip, (Scene(0, 10, "tinting"),), target)
    out = open_clip(target.path)
    assert bool(report.notes) is codec.even and out.size == ((64, 48) if codec.even else (63, 47))
    tick = 0.001 if codec is codecs.FFV1 else 1e-9  # Matroska's
    assert [out.seconds(n) for n in range(10)] == pytest.approx([clip.seconds(n) for n in range(10)], abs=tick)
    assert out.depth == (10 if codec is codecs.PRORES else depth)


def test_frames_that_differ_in_their_ending_only_are_all_written(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name, level in (("f1.png", 40), ("f1.tif", 90), ("F1.bmp", 160)):
        skimage.io.imsave(source / name, np.full((20, 30), level, np.uint8), check_contrast=False)
    clip = open_clip(source)
    color_film(clip, (Scene(0, 3, "tinting"),), FrameFolder(tmp_path / "out", encoding.PNG))
    levels = {path.name: skimage.io.imread(path).mean() for path in (tmp_path / "out").iterdir()}
    assert sorted(levels, key=lambda name: levels[name]) == ["f1 (2).png", "f1 (3).png", "F1.png"]


def test_what_cannot_be_written_is_refused_before_anything_is_computed(clip: Clip, tmp_path: Path) -> None:
    def refused(target: Target, match: str) -> None:
        with pytest.raises(UserError, match=match) as caught:
            color_film(clip, scenes(clip), target)
        assert caught.value.remedy

    refused(FilmFile(clip.path, codecs.H264), "is the original film")
    refused(FilmFile(tmp_path / "no" / "f.mp4", codecs.H264), "There is no folder")
    refused(FrameFolder(clip.path, encoding.PNG), "is a file")
    refused(FilmFile(tmp_path / f"{'f' * 300}.mp4", codecs.H264), "too long")
    refused(FrameFolder(tmp_path / ("f" * 300), encoding.PNG), "too long")
    with pytest.raises(UserError, match="cannot hold FFV1"):
        codecs.codec_for(Path("f.mp4"), 8, "ffv1")
    with pytest.raises(UserError, match="not a kind of film"):
        codecs.codec_for(Path("f.doc"), 8)
    assert codecs.codec_for(Path("f.mp4"), 10) is codecs.HEVC
    with run.held(run.work_folder(tmp_path / "out.mkv")):
        refused(lossless(tmp_path / "out.mkv"), "is being made by another Tintype")


@pytest.mark.parametrize("limit", [12_000, 40_000, 41_000, 60_000])
def test_a_full_disk_is_told_by_name_and_what_is_done_stays(
    clip: Clip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    target, written = lossless(tmp_path / "out.mkv"), 0

    class Full:
        """A file on a disk that is full after some bytes."""

        def __init__(self, file: object) -> None:
            self._file = file

        def write(self, data: bytes) -> int:
            nonlocal written
            written += len(data)
            if written > limit:
                raise OSError(28, "No space left on device")
            return self._file.write(data)  # type: ignore[attr-defined,no-any-return]

        def __getattr__(self, name: str) -> object:
            return getattr(self._file, name)

    encode = FilmFile._encode
    with monkeypatch.context() as full:
        full.setattr(FilmFile, "_encode", lambda self, file, *more: encode(self, Full(file), *more))
        with pytest.raises(UserError, match="The disk is full"):
            color_film(clip, scenes(clip), target)
    assert not target.path.exists()
    steps = list[Step]()
    color_film(clip, scenes(clip), target, told=steps.append)
    assert steps[0].done >= 8 * (limit > 12_000) and len(open_clip(target.path)) == 36


def test_killed_in_the_middle_the_same_command_goes_on(clip: Clip, tmp_path: Path) -> None:
    out, grave = tmp_path / "out.mkv", tmp_path / "grave"
    code = (
        "import sys\nfrom app import cli\nfrom app.core.film import coloring\n"
        "from tests.core.film_tools import install_tinting\n"
        "coloring.SEGMENT = 4\ninstall_tinting()\nsys.exit(cli.main(sys.argv[1:]))"
    )
    asked = ["film", str(clip.path), "-o", str(out), "--codec", "ffv1", "--backend", "dying"]
    command = [sys.executable, "-c", code, *asked]
    environment = {**os.environ, film_tools.GRAVE: str(grave)}
    assert subprocess.run(command, env=environment, capture_output=True).returncode == 1
    assert grave.exists() and not out.exists()
    assert 0 < len(list(run.work_folder(out).glob("*/*.nut"))) < 9
    again = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert again.returncode == 0 and not run.work_folder(out).exists(), again.stderr
    color_film(clip, scenes(clip), lossless(tmp_path / "whole.mkv"))
    assert all(np.array_equal(a, b) for a, b in zip(pixels(out), pixels(tmp_path / "whole.mkv"), strict=True))


def packets(path: Path) -> list[tuple[bytes, int | None]]:
    """The subtitles of a film, and when they are shown."""
    with av.open(str(path)) as film:
        return [(bytes(packet), packet.pts) for packet in film.demux(subtitles=0) if packet.size]


def test_subtitles_and_chapters_are_copied_where_the_file_can_hold_them(clip: Clip, tmp_path: Path) -> None:
    source = tmp_path / "subtitles.mkv"
    with av.open(str(clip.path)) as film, av.open(str(source), "w") as out:
        streams = {stream.index: out.add_stream_from_template(stream) for stream in film.streams}
        words = out.add_mux_stream("subrip")
        words.metadata["language"] = "deu"
        chapter = {"id": 1, "start": 0, "end": 500, "time_base": Fraction(1, 1000), "metadata": {"title": "One"}}
        out.set_chapters([chapter])
        for packet in film.demux():
            if packet.size:
                packet.stream = streams[packet.stream.index]
                out.mux(packet)
        line = av.Packet(b"Hello")
        line.stream, line.time_base, line.pts, line.dts, line.duration = words, Fraction(1, 1000), 400, 400, 300
        out.mux(line)
    film_with = open_clip(source)
    color_film(film_with, scenes(film_with), FilmFile(tmp_path / "out.mkv", codecs.H264))
    with av.open(str(tmp_path / "out.mkv")) as film:
        assert [stream.type for stream in film.streams] == ["video", "audio", "subtitle"]
        assert film.streams.subtitles[0].language == "deu" and film.chapters()[0]["metadata"] == {"title": "One"}
    assert packets(tmp_path / "out.mkv") == packets(source) and packets(source)[0][0] == b"Hello"
    with pytest.raises(UserError, match="cannot hold the subtitles of the film"):
        color_film(film_with, scenes(film_with), FilmFile(tmp_path / "out.mp4", codecs.H264))


def test_a_fade_in_takes_its_colours_from_the_first_frame_that_shows_something(tmp_path: Path) -> None:
    frames = [(frame * share).astype(np.uint8) for frame, share in zip(moving(6), (0, 0, 0.02, 0.6, 1, 1), strict=True)]
    clip = open_clip(write_film(tmp_path / "in.mkv", frames))
    chosen = [coloring._first_that_shows(clip, Scene(0, stop, "tinting")) for stop in (6, 2)]
    assert [None if frame is None else frame.index for frame in chosen] == [3, 0]
    out = lossless(tmp_path / "out.mkv")
    assert color_film(clip, scenes(clip), out).frames == 6
