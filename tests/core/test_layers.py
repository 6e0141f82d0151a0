"""Files with layers: other programs' readers and the W3C's arithmetic must come to the flat export."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import pyvips
from PIL import Image
from psd_tools import PSDImage
from psd_tools.constants import Resource

from app.core import edits, encoding, export, image_io, layers, photoshop, region_edits
from app.core.document import DocumentState, Region
from app.core.encoding import Output, Scale
from app.core.engine import Engine
from app.core.image_io import Photograph
from app.core.layers import Tint
from app.core.messages import Request, next_serial
from app.core.metadata import Keep, Metadata
from app.core.painting import Studio
from app.core.picture import Picture
from app.core.render import ColorRenderer
from app.core.shapes import Outline, Part, Shape
from models.base import Cancelled, CancelToken, no_progress
from models.errors import UserError
from models.hints import AB, Hints
from tests import fakes
from tests.core.layer_readers import F64, READERS, Read, apart, color_blend, composite, lum, png, unit

RED: AB = (60.0, 45.0)
BLUE: AB = (20.0, -70.0)
GREEN: AB = (-60.0, 55.0)
SUFFIXES = (".psd", ".layers.tif", ".ora")
P3 = bytes(pyvips.Image.profile_load("p3"))


@pytest.fixture(autouse=True)
def backend(monkeypatch: pytest.MonkeyPatch) -> fakes.Script:
    return fakes.install(monkeypatch, "fake", fakes.Script(exact=True))


@pytest.fixture(params=[8, 16])
def photo(request: pytest.FixtureRequest) -> Photograph:
    """96 x 64 pixels of noise from black to white; with 16 bits in faint colours."""
    rng = np.random.default_rng(3)
    if request.param == 8:
        return image_io.from_pixels(rng.integers(0, 256, (64, 96), dtype=np.uint8), "noise.png")
    return image_io.from_pixels(rng.integers(0, 65536, (64, 96, 3)).astype(np.uint16), "noise.tif")


def box(x0: float, y0: float, x1: float, y1: float, feather: float = 0.0) -> Shape:
    return Shape((Part(Outline(((x0, y0), (x1, y0), (x1, y1), (x0, y1)))),), feather=feather)


def plain() -> DocumentState:
    state = DocumentState(any_colors=True)
    return state.asking(hints=edits.add_point(Hints(), (90, 60), BLUE)[0], backend="fake")


def with_regions(photo: Photograph) -> DocumentState:
    """Regions with a soft edge, hints of their own, a lock and nothing at all, which overlap."""
    state = plain()
    shapes = (box(8, 8, 60, 40, 12), box(40, 4, 80, 50, 20), box(20, 30, 90, 60), box(200, 200, 300, 300))
    names = ("Coat", "Mädchen 🧥\x07", "Free", "Outside")
    for name, shape in zip(names, shapes, strict=True):
        state, _ = region_edits.add(state, shape, name)
    state = state.asking(hints=edits.add_point(state.hints, (60, 30), GREEN, within=2)[0])
    red = plain().asking(hints=edits.add_point(Hints(), (20, 20), RED)[0])
    lock = renderer(photo, red).stack
    return region_edits.change(state, 1, lock=lock, locked_at=1)


def renderer(photo: Photograph, state: DocumentState) -> ColorRenderer:
    request = Request(next_serial(), True, Picture.of(photo, state, "cpu"))
    found = Engine(threads=1).run(request, CancelToken(), no_progress).renderer
    assert isinstance(found, ColorRenderer)
    return found


def exported(
    photo: Photograph, state: DocumentState, path: Path, output: Output | None = None
) -> tuple[F64, list[Read]]:
    export.export(Picture.of(photo, state, "cpu"), path, output, regions=state.regions)
    return READERS[encoding.suffix_of(path)](path)


def flat(photo: Photograph, state: DocumentState, folder: Path, output: Output | None = None) -> F64:
    export.export(Picture.of(photo, state, "cpu"), folder / "flat.png", output)
    return unit(png((folder / "flat.png").read_bytes()))


# The tests


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("regions", [False, True])
def test_the_layers_together_are_the_flat_export(
    tmp_path: Path, photo: Photograph, suffix: str, regions: bool
) -> None:
    state = with_regions(photo) if regions else plain()
    merged, found = exported(photo, state, tmp_path / f"a{suffix}")
    wanted = flat(photo, state, tmp_path)
    assert apart(merged, wanted) < 0.01, "what readers without layers show"
    assert apart(composite(found), wanted) <= 2
    own = image_io.deep_pixels(photo)
    assert apart(found[0].rgb, unit(own)) < 1e-4, "the photograph is untouched"
    assert [layer.name for layer in found[:3]] == ["Photograph", "Luminosity", "Colour"]
    assert [layer.is_colour for layer in found[:3]] == [False, False, True]
    assert np.ptp(found[1].rgb, axis=2).max() == 0, "the luminosity is gray"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_region_is_a_layer_with_its_mask_and_can_be_hidden(
    tmp_path: Path, photo: Photograph, suffix: str
) -> None:
    state = with_regions(photo)
    _, found = exported(photo, state, tmp_path / f"a{suffix}")
    upper = found[3:]
    mädchen = "Mädchen 🧥" + ("" if suffix == ".ora" else "\x07")
    assert [layer.name for layer in upper] == [mädchen, "Free", "Coat"], "locked ones above, empty ones nowhere"
    assert all(layer.is_colour for layer in upper)
    for layer, region in zip(upper, (2, 3, 1), strict=True):
        wanted = layers_mask(photo, state.regions[region - 1])
        whole = np.zeros(wanted.shape)
        (x, y), (height, width) = layer.place, layer.cover.shape
        whole[y : y + height, x : x + width] = layer.cover
        assert np.abs(whole - wanted).max() < 0.003 and whole.any()
    bare = flat(photo, plain(), tmp_path)
    shares = np.stack([layers_mask(photo, region) for region in state.regions])
    share, settled = shares.max(axis=0), np.isin(shares, (0, 1)).all(axis=0)
    below = composite(found[:3])
    assert apart(below[share == 0], bare[share == 0]) <= 2
    hidden, alone = (hues(picture)[settled & (share == 1)] for picture in (below, bare))
    clear = (np.linalg.norm(hidden, axis=1) > 0.1) & (np.linalg.norm(alone, axis=1) > 0.1)
    # Luminosity is that of the finished picture.
    directions = [hue[clear] / np.linalg.norm(hue[clear], axis=1)[:, None] for hue in (hidden, alone)]
    assert clear.sum() > 200
    assert (directions[0] * directions[1]).sum(axis=1).min() > 0.9, "below lies the colour of the whole photograph"


def layers_mask(photo: Photograph, region: Region) -> F64:
    return Studio().mask(photo, region.shape).at(photo.full.L).astype(np.float64)


def hues(rgb: F64) -> F64:
    """What is left without luminosity."""
    return rgb - lum(rgb)[..., None]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_smaller_and_in_another_profile_they_are_still_the_flat_export(
    tmp_path: Path, photo: Photograph, suffix: str
) -> None:
    owner = replace(photo, metadata=Metadata(profile=P3))
    output = Output(scale=Scale.PERCENT, percent=50, own_profile=True)
    state = with_regions(owner)
    merged, found = exported(owner, state, tmp_path / f"a{suffix}", output)
    wanted = flat(owner, state, tmp_path, output)
    assert merged.shape == (32, 48, 3) and apart(merged, wanted) < 0.01
    assert apart(composite(found), wanted) <= 2


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_eight_bits_can_be_asked_for(tmp_path: Path, suffix: str) -> None:
    deep = image_io.from_pixels(np.full((8, 8), 12345, np.uint16), "deep.tif")
    merged, found = exported(deep, plain(), tmp_path / f"a{suffix}", Output(bits=8))
    for pixels in (merged, *(layer.rgb for layer in found)):
        assert np.abs(pixels * 255 - np.rint(pixels * 255)).max() < 1e-4
    assert apart(composite(found), merged) <= 2


def test_every_colour_of_eight_bits_is_met() -> None:
    """Also the hardest: strong colours near black and white, whose luminosity is no whole level."""
    axis = np.array([*range(9), 31, 64, 100, 127, 128, 155, 191, 224, *range(247, 256)], np.uint8)
    colours = np.stack(np.meshgrid(axis, axis, np.arange(256, dtype=np.uint8), indexing="ij"), axis=-1)
    pixels = colours.reshape(-1, 256, 3)
    _, gray, colour = layers.stacked(pixels, pixels, [Tint("Colour")], CancelToken())
    shown = color_blend(unit(gray.pixels), unit(colour.pixels))
    assert apart(shown, unit(pixels)) <= 1.5
    assert np.array_equal(np.diff(colour.pixels.astype(int), axis=2), np.diff(pixels.astype(int), axis=2))


def test_masks_that_no_edge_has_are_met_too() -> None:
    rng = np.random.default_rng(5)
    finished, lower, upper = rng.integers(0, 256, (3, 150, 40, 3)).astype(np.uint8)
    mask = rng.integers(0, 256, (150, 40)).astype(np.uint8)
    tints = [Tint("Colour", None, lower), Tint("Region", mask, upper), Tint("None", np.zeros_like(mask), upper)]
    made = layers.stacked(lower, finished, tints, CancelToken())
    assert len(made) == 4
    found = [
        Read(each.name, each.is_colour, each.place, unit(each.pixels),
             np.ones((150, 40)) if each.mask is None else unit(each.mask))
        for each in made
    ]  # fmt: skip
    assert apart(composite(found), unit(finished)) <= 2


def test_the_colour_alone_lies_over_the_photograph(tmp_path: Path, photo: Photograph) -> None:
    path, state = tmp_path / "a.colour-layer.png", plain()
    export.export(Picture.of(photo, state, "cpu"), path)
    colour, wanted = unit(png(path.read_bytes())), flat(photo, state, tmp_path)
    even = np.repeat(lum(wanted)[..., None], 3, axis=2)
    assert apart(color_blend(even, colour), wanted) < 0.01
    assert np.ptp(lum(colour)) < 0.5 * np.ptp(lum(wanted)), "its lightness is even"


# Metadata


def told(keep: Keep = Keep.ALL) -> tuple[Photograph, Output]:
    out, exif = io.BytesIO(), Image.Exif()
    exif.update({0x010E: "A mill in Leiden", 0x013B: "Anna Pruimer"})
    pixels = np.linspace(0, 255, 64 * 48).astype(np.uint8).reshape(48, 64)
    Image.fromarray(pixels).save(out, "JPEG", exif=exif, dpi=(300, 300))
    return image_io.decode(out.getvalue(), "mill.jpg"), Output(keep=keep)


def test_a_psd_has_profile_resolution_and_metadata(tmp_path: Path) -> None:
    photo, output = told()
    exported(photo, plain(), tmp_path / "a.psd", output)
    resources = PSDImage.open(tmp_path / "a.psd").image_resources
    assert b"acsp" in resources.get_data(Resource.ICC_PROFILE)
    resolution = resources.get_data(Resource.RESOLUTION_INFO)
    assert resolution.horizontal / 65536 == pytest.approx(300) and resolution.horizontal_unit == 1
    exif = Image.Exif()
    exif.load(resources.get_data(Resource.EXIF_DATA_1))
    assert exif[0x010E] == "A mill in Leiden" and exif[0x013B] == "Anna Pruimer"
    assert "DigitalSourceType" in str(resources.get_data(Resource.XMP_METADATA))
    with Image.open(tmp_path / "a.psd") as other:
        assert other.size == (64, 48) and "icc_profile" in other.info


def test_a_tiff_with_layers_has_what_a_flat_one_has(tmp_path: Path) -> None:
    photo, output = told()
    exported(photo, plain(), tmp_path / "a.layers.tif", output)
    with Image.open(tmp_path / "a.layers.tif") as made:
        assert made.getexif()[0x010E] == "A mill in Leiden" and b"acsp" in made.info["icc_profile"]
        assert made.info["dpi"] == pytest.approx((300, 300), abs=1)
    assert image_io.load(tmp_path / "a.layers.tif").full.size == (64, 48)


def test_openraster_has_them_in_its_flat_picture(tmp_path: Path) -> None:
    photo, output = told()
    exported(photo, plain(), tmp_path / "a.ora", output)
    with zipfile.ZipFile(tmp_path / "a.ora") as archive:
        image = ElementTree.fromstring(archive.read("stack.xml"))
        assert (image.get("xres"), image.get("yres")) == ("300", "300")
        with Image.open(archive.open("mergedimage.png")) as made:
            assert made.getexif()[0x010E] == "A mill in Leiden"
        with Image.open(archive.open("data/layer2.png")) as layer:
            assert b"acsp" in layer.info["icc_profile"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_without_metadata_the_file_says_nothing(tmp_path: Path, suffix: str) -> None:
    photo, output = told(Keep.NOTHING)
    exported(photo, plain(), tmp_path / f"a{suffix}", output)
    assert b"Leiden" not in (tmp_path / f"a{suffix}").read_bytes()


# What goes wrong


def test_the_ending_chooses_the_format() -> None:
    for name, kind in (
        ("a.tif", encoding.TIFF), ("a.layers.TIF", encoding.TIFF_LAYERS), ("a.layers.tiff", encoding.TIFF_LAYERS),
        ("a.psd", encoding.PSD), ("a.ORA", encoding.OPENRASTER), ("a.png", encoding.PNG),
        ("a.colour-layer.png", encoding.COLOUR_LAYER), ("a.colour.png", encoding.PNG), (".tif", None), ("a", None),
    ):  # fmt: skip
        assert encoding.format_of(Path(name)) is kind, name


def test_a_photograph_larger_than_a_psd_can_be_is_refused_before(tmp_path: Path) -> None:
    wide = image_io.from_pixels(np.zeros((2, 30_001), np.uint8), "wide.png")
    with pytest.raises(UserError, match="Photoshop cannot have more than 30000 pixels"):
        export.check_target(wide, tmp_path / "a.psd")
    export.check_target(wide, tmp_path / "a.psd", Output(scale=Scale.LONG_SIDE, long_side=30_000))
    export.check_target(wide, tmp_path / "a.layers.tif")


def test_files_that_would_be_too_large_are_refused(
    tmp_path: Path, gray_photo: Photograph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photoshop, "_FILE_LIMIT", 10_000)
    with pytest.raises(UserError, match="more than 2 GB"):
        exported(gray_photo, plain(), tmp_path / "a.psd")
    monkeypatch.setattr(photoshop, "_BLOCK_LIMIT", 2**20)
    with pytest.raises(UserError, match="more than 4 GB"):
        exported(gray_photo, plain(), tmp_path / "a.layers.tif")
    assert not list(tmp_path.glob("*a.*"))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_cancel_while_layers_are_written_leaves_nothing(
    tmp_path: Path, gray_photo: Photograph, suffix: str
) -> None:
    token, said = CancelToken(), []

    def progress(fraction: float, text: str) -> None:
        said.append(fraction)
        if text == "Writing Colour":
            token.cancel()

    state = with_regions(gray_photo)
    with pytest.raises(Cancelled):
        export.export(
            Picture.of(gray_photo, state, "cpu"), tmp_path / f"a{suffix}", regions=state.regions,
            cancel=token, progress=progress,
        )  # fmt: skip
    assert said == sorted(said) and said[-1] < 1
    assert not list(tmp_path.glob("*a.*"))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_progress_goes_forward_to_the_end(tmp_path: Path, gray_photo: Photograph, suffix: str) -> None:
    said: list[float] = []
    state = with_regions(gray_photo)
    export.export(
        Picture.of(gray_photo, state, "cpu"), tmp_path / f"a{suffix}", regions=state.regions,
        progress=lambda fraction, _: said.append(fraction),
    )  # fmt: skip
    assert said == sorted(said) and said[-1] == 1.0 and len(said) > 10


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_full_disk_leaves_the_older_file(
    tmp_path: Path, gray_photo: Photograph, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"older")

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserError, match="disk is full"):
        export.export(Picture.of(gray_photo, plain(), "cpu"), path)
    assert path.read_bytes() == b"older" and len(list(tmp_path.glob("*a.*"))) == 1
