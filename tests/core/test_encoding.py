"""Files as they were asked for: size, bits, quality, profile, metadata."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import pyvips
from PIL import Image, ImageCms

from app.core import encoding, image_io
from app.core.encoding import Output, Scale
from app.core.image_io import Photograph
from app.core.metadata import Keep, Metadata, srgb_profile
from tests.conftest import ramp

SUFFIXES = (".png", ".jpg", ".tif", ".webp")
P3 = bytes(pyvips.Image.profile_load("p3"))


@pytest.fixture
def noise() -> np.ndarray:
    rng = np.random.default_rng(7)
    return np.repeat(np.repeat(rng.integers(40, 216, (16, 24, 3), dtype=np.uint8), 4, axis=0), 4, axis=1)


@pytest.fixture
def photo(noise: np.ndarray) -> Photograph:
    return image_io.from_pixels(noise, "noise.png")


@pytest.mark.parametrize(
    ("output", "size"),
    [
        (Output(), (96, 64)),
        (Output(scale=Scale.LONG_SIDE, long_side=48), (48, 32)),
        (Output(scale=Scale.LONG_SIDE, long_side=5000), (96, 64)),
        (Output(scale=Scale.PERCENT, percent=25), (24, 16)),
        (Output(scale=Scale.PERCENT, percent=1), (1, 1)),
    ],
)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_size_is_what_was_asked_for(
    tmp_path: Path, photo: Photograph, noise: np.ndarray, output: Output, size: tuple[int, int], suffix: str
) -> None:
    encoding.write(noise, photo, tmp_path / f"a{suffix}", output)
    assert image_io.load(tmp_path / f"a{suffix}").full.size == size


def test_a_smaller_picture_has_the_mean_colours_of_the_large_one(
    tmp_path: Path, photo: Photograph, noise: np.ndarray
) -> None:
    encoding.write(noise, photo, tmp_path / "a.png", Output(scale=Scale.PERCENT, percent=25))
    assert np.array_equal(image_io.load(tmp_path / "a.png").full.rgb, noise[::4, ::4])


def test_less_quality_is_a_smaller_file_and_webp_of_100_loses_nothing(
    tmp_path: Path, photo: Photograph, noise: np.ndarray
) -> None:
    for suffix in (".jpg", ".webp"):
        for quality in (30, 90):
            encoding.write(noise, photo, tmp_path / f"{quality}{suffix}", Output(quality=quality))
        assert (tmp_path / f"30{suffix}").stat().st_size < (tmp_path / f"90{suffix}").stat().st_size
    encoding.write(noise, photo, tmp_path / "all.webp", Output(quality=100))
    assert np.array_equal(image_io.load(tmp_path / "all.webp").full.rgb, noise)


@pytest.mark.parametrize(("suffix", "deep"), [(".png", True), (".tif", True), (".jpg", False), (".webp", False)])
def test_bits_follow_the_photograph_unless_chosen(suffix: str, deep: bool) -> None:
    kind = encoding.format_of(Path(f"a{suffix}"))
    assert kind is not None
    assert Output().deep(kind, 16) is deep and not Output().deep(kind, 8)
    assert Output(bits=16).deep(kind, 8) is deep and not Output(bits=8).deep(kind, 16)


def profile_of(path: Path) -> str:
    with Image.open(path) as made:
        return Metadata(profile=made.info["icc_profile"]).profile_name


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_the_photographs_own_profile_shows_the_same_colours(
    tmp_path: Path, photo: Photograph, noise: np.ndarray, suffix: str, depth: type
) -> None:
    pixels = noise if depth is np.uint8 else noise.astype(np.uint16) * 257
    owner = replace(photo, metadata=Metadata(profile=P3))
    path, plain = tmp_path / f"own{suffix}", tmp_path / f"srgb{suffix}"
    encoding.write(pixels, owner, path, Output(own_profile=True))
    encoding.write(pixels, owner, plain, Output())
    assert profile_of(path) == owner.metadata.profile_name != profile_of(plain)
    raw = pyvips.Image.new_from_file(str(path)).numpy()
    assert raw.dtype == depth and not np.array_equal(raw, pixels), "the numbers are the profile's"
    shown = image_io.load(path).full.rgb.astype(int)
    assert np.abs(shown - noise).max() <= (2 if depth is np.uint8 else 1), "read again, it is the same picture"


def test_a_profile_for_gray_pictures_is_not_taken_for_colours(tmp_path: Path) -> None:
    out = io.BytesIO()
    gray = ImageCms.createProfile("LAB")
    Image.fromarray(ramp()).save(out, "PNG", icc_profile=ImageCms.ImageCmsProfile(gray).tobytes())
    assert image_io.decode(out.getvalue(), "a.png").metadata.profile_name == ""
    for profile in (b"", b"no profile", srgb_profile()[:200]):
        assert Metadata(profile=profile or None).profile_name == ""


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_without_metadata_the_file_says_nothing_of_the_photograph(
    tmp_path: Path, noise: np.ndarray, suffix: str
) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif.update({0x010E: "A mill in Leiden"})
    Image.fromarray(noise).save(out, "JPEG", exif=exif)
    photo = image_io.decode(out.getvalue(), "mill.jpg")
    for keep in (True, False):
        path = tmp_path / f"{keep}{suffix}"
        encoding.write(noise, photo, path, Output(keep=Keep.ALL if keep else Keep.NOTHING))
        assert (b"Leiden" in path.read_bytes()) is keep
        with Image.open(path) as made:
            assert "icc_profile" in made.info
            assert (0x010E in made.getexif()) is keep
            if not keep and suffix != ".tif":
                assert not made.getexif()


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp"])
def test_transparency_stays_in_another_profile(
    tmp_path: Path, photo: Photograph, noise: np.ndarray, suffix: str
) -> None:
    alpha = np.full((64, 96, 1), 77, np.uint8)
    owner = replace(photo, metadata=Metadata(profile=P3))
    encoding.write(np.dstack([noise, alpha]), owner, tmp_path / f"a{suffix}", Output(quality=100, own_profile=True))
    with Image.open(tmp_path / f"a{suffix}") as made:
        assert made.mode == "RGBA" and (np.asarray(made)[..., 3] == 77).all()


@pytest.mark.parametrize("wrong", [{"quality": 0}, {"percent": 101}, {"long_side": 0}, {"bits": 12}])
def test_choices_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        Output(**wrong)
