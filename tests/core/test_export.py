"""The finished picture: full resolution, full depth, the photograph's light and its metadata."""

from __future__ import annotations

import errno
import io
import os
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import pyvips
import tifffile
from PIL import Image

from app.core import edits, export, image_io
from app.core.image_io import Photograph
from app.core.metadata import Metadata
from app.core.picture import Picture
from models import color, device
from models.base import Cancelled, CancelToken
from models.errors import UserError
from models.hints import Hints
from models.words import Words
from tests import fakes
from tests.conftest import ramp

RED = (40.0, 30.0)
HINTS = edits.add_point(Hints(), (50, 30), RED)[0]


def asked(photo: Photograph) -> Picture:
    return Picture(photo, "fake", HINTS, "cpu", any_colors=True)


@pytest.fixture(autouse=True)
def backend(monkeypatch: pytest.MonkeyPatch) -> fakes.Script:
    return fakes.install(monkeypatch)


@pytest.mark.parametrize("suffix", [".png", ".tif", ".TIFF", ".jpg", ".webp"])
def test_the_export_is_full_size_in_colour_with_the_photographs_light(tmp_path: Path, suffix: str) -> None:
    photo = image_io.from_pixels(ramp(3000, 700), "wide.png")
    path = tmp_path / f"out{suffix}"
    assert export.export(Picture(photo, "fake", HINTS, "cpu", 300, any_colors=True), path) == ""
    made = image_io.load(path)
    assert made.full.size == (3000, 700) and made.depth == 8
    middle = color.to_lab(made.full.rgb[350, 1500])
    assert np.abs(middle[1:] - RED).max() < 2
    # One step of 8 bits is worth up to 0.55 L here.
    assert np.abs(made.full.L - photo.full.L).max() < (4 if suffix in (".jpg", ".webp") else 0.6)


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_sixteen_bits_stay_sixteen(tmp_path: Path, deep_photo: Photograph, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    export.export(asked(deep_photo), path)
    made = image_io.load(path)
    assert made.depth == 16
    assert np.abs(made.full.L - deep_photo.full.L).max() < 0.004
    export.export(asked(deep_photo), tmp_path / "out.jpg")
    assert image_io.load(tmp_path / "out.jpg").depth == 8


def photo_with_exif(kind: str) -> Photograph:
    about = {0x0112: 6, 0x010E: "A mill in Leiden", 0x013B: "Anna Pruimer"}
    taken = {0x9003: "1911:05:01 10:00:00"}
    out = io.BytesIO()
    picture = Image.fromarray(ramp(60, 40))
    if kind == "TIFF":
        picture.save(out, kind, tiffinfo={**about, 0x8769: taken}, dpi=(300, 300))
    else:
        exif = Image.Exif()
        exif.update(about)
        exif.get_ifd(0x8769).update(taken)
        picture.save(out, kind, exif=exif, dpi=(300, 300))
    return image_io.decode(out.getvalue(), "mill")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
def test_metadata_is_passed_on_upright_and_in_srgb(tmp_path: Path, kind: str, suffix: str) -> None:
    photo = photo_with_exif(kind)
    assert photo.full.size == (40, 60)
    path = tmp_path / f"out{suffix}"
    export.export(asked(photo), path)
    with Image.open(path) as made:
        exif = made.getexif()
        assert made.size == (40, 60), "orientation is applied once"
        assert exif.get(0x0112, 1) == 1
        assert exif[0x010E] == "A mill in Leiden" and exif[0x013B] == "Anna Pruimer"
        assert b"acsp" in made.info["icc_profile"] and b"RGB XYZ" in made.info["icc_profile"]
        assert made.info["dpi"] == pytest.approx((300, 300), abs=1)
        if suffix != ".tif":
            assert exif.get_ifd(0x8769)[0x9003] == "1911:05:01 10:00:00"


@pytest.mark.usefixtures("expect_warnings")
def test_broken_exif_does_not_spoil_the_export(tmp_path: Path, gray_photo: Photograph) -> None:
    for exif in (b"", b"Exif\x00\x00garbage", b"\xff" * 300):
        broken = replace(gray_photo, metadata=Metadata(exif))
        for suffix in (".png", ".jpg", ".tif"):
            export.export(asked(broken), tmp_path / f"a{suffix}")
            assert image_io.load(tmp_path / f"a{suffix}").full.size == (96, 64)


def test_the_original_is_never_replaced_unasked(tmp_path: Path) -> None:
    original = tmp_path / "photo.png"
    original.write_bytes(image_io.encode_png(ramp()))
    before = original.read_bytes()
    photo = image_io.load(original)
    (tmp_path / "link.png").symlink_to(original)
    for path in (original, tmp_path / "." / "photo.png", tmp_path / "link.png"):
        with pytest.raises(UserError, match="original photograph"):
            export.export(asked(photo), path)
    assert original.read_bytes() == before
    export.export(asked(photo), original, replace_original=True)
    assert not image_io.load(original).is_gray


@pytest.mark.parametrize(
    ("name", "reason"), [("a.gif", "kind of picture"), ("a", "kind of picture"), ("none/a.png", "no folder")]
)
def test_targets_that_cannot_be_are_refused_before_anything_is_computed(
    tmp_path: Path, gray_photo: Photograph, backend: fakes.Script, name: str, reason: str
) -> None:
    with pytest.raises(UserError, match=reason):
        export.export(asked(gray_photo), tmp_path / name)
    assert not backend.created


def test_a_full_disk_leaves_the_older_export(
    tmp_path: Path, gray_photo: Photograph, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.png"
    path.write_bytes(b"older")

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserError, match="disk is full"):
        export.export(asked(gray_photo), path)
    assert path.read_bytes() == b"older" and len(list(tmp_path.glob("*out*"))) == 1


def test_cancel_writes_nothing(tmp_path: Path, gray_photo: Photograph, backend: fakes.Script) -> None:
    token = CancelToken()
    said: list[tuple[float, str]] = []

    def progress(fraction: float, text: str) -> None:
        said.append((fraction, text))
        if text.startswith("Joining"):
            token.cancel()

    with pytest.raises(Cancelled):
        export.export(asked(gray_photo), tmp_path / "a.png", cancel=token, progress=progress)
    assert not (tmp_path / "a.png").exists() and len(backend.colorized) == 1
    backend.gate = threading.Event()
    with pytest.raises(Cancelled):
        export.export(asked(gray_photo), tmp_path / "a.png", cancel=token)


def test_progress_goes_forward_to_the_end(tmp_path: Path, gray_photo: Photograph) -> None:
    said: list[float] = []
    texts: list[str] = []

    def progress(fraction: float, text: str) -> None:
        said.append(fraction)
        texts.append(text)

    export.export(asked(gray_photo), tmp_path / "a.png", progress=progress)
    assert all(isinstance(text, Words) for text in texts), "all of them can be told in another language"
    assert said == sorted(said) and said[-1] == 1.0 and len(said) >= 4


@pytest.mark.usefixtures("expect_warnings")
def test_a_gpu_that_is_too_small_is_told(
    tmp_path: Path, gray_photo: Photograph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device, "resolve", lambda name: device.Device(name, name))
    fakes.install_forgetful(monkeypatch)
    notice = export.export(Picture(gray_photo, "forgetful", HINTS, "cuda"), tmp_path / "a.png")
    assert "GPU" in notice and (tmp_path / "a.png").exists()


def test_the_files_are_readable_by_other_libraries(tmp_path: Path, deep_photo: Photograph) -> None:
    for suffix in (".png", ".tif"):
        export.export(asked(deep_photo), tmp_path / f"a{suffix}")
    read = tifffile.imread(tmp_path / "a.tif")
    other = pyvips.Image.new_from_file(str(tmp_path / "a.png")).numpy()
    assert read.dtype == other.dtype == np.uint16
    np.testing.assert_array_equal(read, other)
