"""Palettes of other programs: known bytes, round trips, and sentences for files that are none."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import palettes
from app.core.document import Swatch
from app.core.errors import PaletteLoadError
from app.core.palettes import Palette
from models import color
from models.errors import UserError

MILL = Palette("Mill", (Swatch("Sky", (163, 191, 224)), Swatch("Söller 木", (200, 120, 90)), Swatch("", (0, 255, 1))))

ASE_RED = bytes.fromhex(
    "41534546 0001 0000 00000003"  # ASEF, version 1.0, three blocks
    "C001 0000000A 0004 0041006C006C0000"  # a group "All"
    "0001 0000001C 0004 0052006500640000 52474220 3F800000 00000000 3F000000 0002"  # "Red": RGB 1, 0, 0.5
    "C002 00000000"
)

GPL = """GIMP Palette
Name: Old mill
Columns: 4
# a comment
255   0   0\tRed
 12 200 3 Leaf   green
0 0 0
"""


def ase(model: bytes, *parts: float) -> bytes:
    contents = struct.pack(">H", 2) + "x\0".encode("utf-16-be") + model + struct.pack(f">{len(parts)}fH", *parts, 0)
    return b"ASEF" + struct.pack(">HHIHI", 1, 0, 1, 1, len(contents)) + contents


class TestKnownBytes:
    def test_an_ase_of_another_program_is_read(self) -> None:
        assert palettes.decode(ASE_RED, "a.ase") == Palette("All", (Swatch("Red", (255, 0, 128)),))

    def test_an_ase_is_written_to_the_byte(self) -> None:
        made = palettes.encode(Palette("All", (Swatch("Red", (255, 0, 255)),)), ".ase")
        assert made == ASE_RED.replace(bytes.fromhex("3F000000"), bytes.fromhex("3F800000"))

    def test_a_gpl_is_read(self) -> None:
        swatches = (Swatch("Red", (255, 0, 0)), Swatch("Leaf green", (12, 200, 3)), Swatch("", (0, 0, 0)))
        assert palettes.decode(GPL.encode(), "a.gpl") == Palette("Old mill", swatches)

    @pytest.mark.parametrize(
        "text",
        ["#a3bfe0 Sky\nc8785a Brick, old\n", "﻿a3bfe0\tSky\r\n\r\n; comment\r\n// more\r\n#C8785A Brick, old"],
    )
    def test_hex_lists_with_names(self, text: str) -> None:
        found = palettes.decode(text.encode(), "a.hex").swatches
        assert found == (Swatch("Sky", (163, 191, 224)), Swatch("Brick, old", (200, 120, 90)))

    @pytest.mark.parametrize("text", ["a3bfe0,c8785a", "#a3bfe0 #c8785a,", "a3bfe0\nc8785a"])
    def test_hex_lists_without_names(self, text: str) -> None:
        assert [s.rgb for s in palettes.decode(text.encode(), "a.txt").swatches] == [(163, 191, 224), (200, 120, 90)]

    def test_a_hex_list_is_what_others_read(self) -> None:
        assert palettes.encode(MILL, ".hex") == b"a3bfe0\nc8785a\n00ff01\n"


class TestColorModels:
    def rgb(self, model: bytes, *parts: float) -> tuple[int, int, int]:
        return palettes.decode(ase(model, *parts), "a.ase").swatches[0].rgb

    def test_lab_is_measured_under_d50_as_adobe_does(self) -> None:
        assert self.rgb(b"LAB ", 1.0, 0.0, 0.0) == (255, 255, 255)
        # Photoshop's Lab of pure sRGB red, green and blue.
        for lab, rgb in (
            ((0.5429, 80.8, 69.9), (255, 0, 0)),
            ((0.8782, -79.3, 81.0), (0, 255, 0)),
            ((0.2957, 68.3, -112.0), (0, 0, 255)),
        ):
            assert np.abs(np.subtract(self.rgb(b"LAB ", *lab), rgb)).max() <= 3

    def test_gray(self) -> None:
        assert self.rgb(b"Gray", 0.5) == (128, 128, 128)

    def test_cmyk(self) -> None:
        assert self.rgb(b"CMYK", 0, 0, 0, 0) == (255, 255, 255)
        black, half = self.rgb(b"CMYK", 0, 0, 0, 1), self.rgb(b"CMYK", 0, 0, 0, 0.5)
        assert black == (0, 0, 0) and len(set(half)) == 1, "black ink alone has no colour"
        red, green, blue = self.rgb(b"CMYK", 0, 1, 1, 0)
        assert red > 180 and green < 80 and blue < 80
        assert color.ab_of_rgb(self.rgb(b"CMYK", 1, 0, 0, 0))[1] < -30

    def test_parts_beyond_the_range_are_clipped(self) -> None:
        assert self.rgb(b"RGB ", 2.0, -1.0, 0.5) == (255, 0, 128)


@pytest.mark.parametrize("suffix", [".gpl", ".ase"])
def test_names_and_colours_come_back(tmp_path: Path, suffix: str) -> None:
    palettes.save(MILL, tmp_path / f"a{suffix}")
    assert palettes.load(tmp_path / f"a{suffix}") == MILL


def test_a_list_without_a_name_is_called_as_its_file(tmp_path: Path) -> None:
    palettes.save(MILL, tmp_path / "old mill.hex")
    found = palettes.load(tmp_path / "old mill.hex")
    assert found.name == "old mill" and [s.rgb for s in found.swatches] == [s.rgb for s in MILL.swatches]


_LEVEL = st.integers(0, 255)


@given(st.lists(st.tuples(_LEVEL, _LEVEL, _LEVEL), min_size=1, max_size=30), st.sampled_from(palettes.SUFFIXES))
def test_every_colour_survives_every_format(colors: list[tuple[int, int, int]], suffix: str) -> None:
    data = palettes.encode(Palette("", tuple(Swatch("a b", rgb) for rgb in colors)), suffix)
    assert [s.rgb for s in palettes.decode(data, "x").swatches] == colors


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no colours"),
        (b"GIMP Palette\nName: x\n", "no colours"),
        (b"GIMP Palette\n1 2\n", "line 2"),
        (b"GIMP Palette\n1 2 300 x\n", "line 2"),
        (b"hello\n", "line 1"),
        (b"a3bfe0\n#ff\n", "line 2"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0", "no text"),
        (ASE_RED[:-20], "ends before"),
        (b"ASEF", "ends before"),
        (b"ASEF" + struct.pack(">HHI", 7, 0, 0), "version 7"),
        (b"ASEF" + struct.pack(">HHI", 1, 0, 2**32 - 1), "ends before"),
        (ase(b"HSB ", 1, 1, 1), "unknown kind"),
        (ase(b"RGB ", float("nan"), 0, 0), "not a number"),
        (b"a3bfe0\n" * 2001, "2001 colours"),
    ],
)
def test_what_is_no_palette_gets_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(PaletteLoadError, match=reason) as caught:
        palettes.decode(data, "mine.gpl")
    assert "mine.gpl" in caught.value.message and caught.value.remedy


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for start in (b"", b"ASEF\0\1\0\0\0\0\0\2", b"GIMP Palette\n"):
        try:
            assert palettes.decode(start + data, "x").swatches
        except UserError as error:
            assert error.message


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    with pytest.raises(PaletteLoadError, match="no file"):
        palettes.load(tmp_path / "gone.ase")
    (tmp_path / "large.gpl").write_bytes(b" " * (5 << 20))
    with pytest.raises(PaletteLoadError, match="larger than 4 MB"):
        palettes.load(tmp_path / "large.gpl")
    with pytest.raises(UserError, match="no folder"):
        palettes.save(MILL, tmp_path / "none" / "a.ase")
