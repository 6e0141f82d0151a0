"""Films are read frame by frame, exactly, whatever is wrong with them."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
import skimage.io

from app.core.errors import FilmLoadError
from app.core.film import opening, planes
from app.core.film.clip import Broken, Clip, Frame
from app.core.film.opening import open_clip
from models import color
from tests.core.film_tools import BASE, SIZE, STEP, damage, moving, write_film


def levels(clip: Clip, start: int = 0, stop: int | None = None) -> list[int]:
    """The indices of the frames read; broken ones below zero."""
    return [-f.index if isinstance(f, Broken) else f.index for f in clip.frames(start, stop)]


@pytest.mark.parametrize(
    ("codec", "ending", "pixel_format"),
    [("libx264", "mp4", "yuv420p"), ("libx265", "mkv", "yuv420p10le"), ("ffv1", "mkv", "yuv444p"),
     ("libx264", "ts", "yuv420p"), ("mpeg4", "avi", "yuv420p"), ("prores_ks", "mov", "yuv422p10le")],
)  # fmt: skip
def test_every_frame_can_be_reached_exactly(tmp_path: Path, codec: str, ending: str, pixel_format: str) -> None:
    frames = moving(30)
    for at, frame in enumerate(frames):
        frame[:] = 30 + 6 * at
    options = {"libx264": {"g": "6", "bf": "2"}, "libx265": {"x265-params": "keyint=6:log-level=none"},
               "mpeg4": {"g": "6", "bf": "2", "qmin": "1", "qmax": "2"}}.get(codec)  # fmt: skip
    path = tmp_path / f"f.{ending}"
    clip = open_clip(write_film(path, frames, codec=codec, pixel_format=pixel_format, options=options))
    assert len(clip) == 30 and clip.size == SIZE
    assert clip.depth == (10 if "10" in pixel_format else 8)
    everything = [f.light.mean() for f in clip.frames() if isinstance(f, Frame)]
    assert len(everything) == 30 and np.all(np.diff(everything) > 1)
    for index in (0, 5, 6, 7, 13, 29):
        assert clip.frame(index).light.mean() == everything[index]
    assert levels(clip, 11, 14) == [11, 12, 13]


def test_times_of_a_variable_rate_are_kept(tmp_path: Path) -> None:
    times = [0, 400, 1500, 1600, 4000]
    clip = open_clip(write_film(tmp_path / "f.mp4", moving(5), codec="libx264", times=times))
    assert not clip.is_steady and [round(clip.seconds(n) / float(BASE)) for n in range(5)] == times
    steady = open_clip(write_film(tmp_path / "g.mkv", moving(5)))
    assert steady.is_steady and steady.rate == pytest.approx(24, rel=0.01)


def test_lightness_is_that_of_photographs(tmp_path: Path) -> None:
    luma = np.tile(np.linspace(16, 235, SIZE[0]).round().astype(np.uint8), (SIZE[1], 1))
    wanted = color.lightness(np.repeat(np.rint((luma - 16.0) / 219 * 255).astype(np.uint8)[..., None], 3, 2))
    for pixel_format in ("yuv420p", "yuv422p10le", "yuv444p"):
        clip = open_clip(write_film(tmp_path / f"{pixel_format}.mkv", [luma], pixel_format=pixel_format))
        assert np.abs(clip.frame(0).light - wanted).max() < 0.3
    full = open_clip(write_film(tmp_path / "full.mkv", [luma], full_range=True)).frame(0)
    assert np.array_equal(full.pixels, luma)


@pytest.mark.parametrize(("colorspace", "shares"), [(1, (0.2126, 0.7152, 0.0722)), (6, (0.299, 0.587, 0.114))])
def test_colour_is_decoded_with_the_matrix_of_the_film(
    tmp_path: Path, colorspace: int, shares: tuple[float, float, float]
) -> None:
    rgb = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    rgb[:] = (200, 90, 30)
    frame = av.VideoFrame.from_ndarray(rgb, "rgb24").reformat(
        format="yuv444p", dst_colorspace="ITU709" if colorspace == 1 else "ITU601"
    )
    frame.colorspace, frame.color_range = colorspace, 1
    assert frame.planes[0].height and np.abs(planes.levels(frame).astype(int) - rgb).max() <= 2
    again = planes.frame_of(rgb, "yuv444p", planes.BT709 if colorspace == 1 else planes.BT601)
    luma = np.frombuffer(again.planes[0], np.uint8)[0]
    assert luma == round(16 + 219 * float(np.dot(shares, rgb[0, 0])) / 255) and again.colorspace == colorspace


def test_turned_films_are_read_upright(tmp_path: Path) -> None:
    frames = moving(3)
    path = write_film(tmp_path / "f.mp4", frames, codec="libx264", rotation=90, aspect=Fraction(4, 3),
                      options={"qp": "0"})  # fmt: skip
    clip = open_clip(path)
    assert clip.size == (SIZE[1], SIZE[0]) and clip.pixel_aspect == Fraction(3, 4)
    plain = open_clip(write_film(tmp_path / "g.mkv", frames)).frame(0)
    assert np.array_equal(clip.frame(0).pixels, np.rot90(plain.pixels))


def test_odd_sides_and_a_folder_of_frames(tmp_path: Path) -> None:
    odd = open_clip(write_film(tmp_path / "f.mkv", moving(2, (63, 47))))
    assert odd.size == (63, 47) and odd.frame(1).pixels.shape == (47, 63)
    folder = tmp_path / "frames"
    folder.mkdir()
    for number in (2, 10, 1):
        skimage.io.imsave(folder / f"f{number}.png", np.full((20, 30), 10 * number, np.uint8), check_contrast=False)
    skimage.io.imsave(folder / "f3.png", np.zeros((5, 5), np.uint8), check_contrast=False)
    (folder / "f4.png").write_bytes(b"nothing")
    clip = open_clip(folder, Fraction(18))
    assert clip.size == (30, 20) and clip.rate == 18 and levels(clip) == [0, 1, -2, -3, 4]
    assert clip.frame(4).pixels[0, 0] == 100
    with pytest.raises(Exception, match="5 x 5 pixels"):
        clip.frame(2)


def test_a_frame_as_a_photograph_has_the_same_pixels(tmp_path: Path) -> None:
    clip = open_clip(write_film(tmp_path / "f.mkv", moving(4), pixel_format="yuv420p10le"))
    photo = clip.photograph(2)
    assert photo.depth == 16 and photo.is_gray and np.array_equal(photo.full.L, clip.frame(2).light)


def test_a_broken_frame_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = write_film(tmp_path / "f.mkv", moving(12), codec="libx264", options={"g": "1"})
    whole = open_clip(path).identity
    damage(path, 5)
    clip = open_clip(path)
    assert len(clip) == 12 and clip.identity != whole
    found = list(clip.frames())
    broken = [f for f in found if isinstance(f, Broken)]
    assert [f.index for f in broken] == [5] and "Frame 6 of “f.mkv” cannot be read" in str(broken[0].error)
    assert [f.index for f in found] == list(range(12)) and levels(clip, 5, 7) == [-5, 6]


def test_a_film_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = write_film(tmp_path / "f.mkv", moving(12))
    path.write_bytes(path.read_bytes()[:-3000])
    clip = open_clip(path)
    assert 0 < len(clip) <= 12 and all(f >= 0 for f in levels(clip)[:-1])


@pytest.mark.parametrize("content", [b"", b"no film at all" * 100, None])
def test_what_is_no_film_is_refused_by_name(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "f.mp4"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FilmLoadError, match=r"f\.mp4") as caught:
        open_clip(path)
    assert caught.value.remedy


def test_no_frames_and_no_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FilmLoadError, match="no frames"):
        open_clip(tmp_path)
    monkeypatch.setattr(opening, "find_spec", lambda name: None)
    with pytest.raises(FilmLoadError, match="pip install av"):
        open_clip(tmp_path / "f.mp4")


def test_sound_and_steps(tmp_path: Path) -> None:
    clip = open_clip(write_film(tmp_path / "f.mp4", moving(6), codec="libx264", sound=True))
    assert clip.sounds == 1 and clip.seconds(2) == pytest.approx(2 * STEP * float(BASE))


def test_in_a_bundle_pip_is_no_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(FilmLoadError, match=r"for Python, and av with it\. A folder of frames") as caught:
        open_clip(tmp_path / "f.mp4")
    assert "pip" not in str(caught.value)
