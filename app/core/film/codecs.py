"""How the pictures of a film are packed; needs no PyAV, so that dialogs and command lines can list it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError


@dataclass(frozen=True, slots=True)
class FilmCodec:
    """One way to pack pictures.

    Attributes:
        name: on the command line.
        title: what the artist reads.
        encoder: FFmpeg's name of what packs them.
        pixel_formats: FFmpeg's names, for films of 8 bits and for those of more.
        suffixes: of the files that can hold it, the usual one first.
        even: whether sides must be even.
        options: of the encoder.
        tells_aspect: whether its pictures themselves say how wide their pixels are.
        tag: four letters by which MP4 and QuickTime know it, where the usual ones will not do.
        segments: FFmpeg's name of the kind of file for segments; it keeps every time to the tick.
    """

    name: str
    title: str
    encoder: str
    pixel_formats: tuple[str, str]
    suffixes: tuple[str, ...]
    even: bool
    options: Mapping[str, str]
    tells_aspect: bool
    tag: str = ""
    segments: str = "nut"

    def pixel_format(self, depth: int) -> str:
        """The format for a film of this depth."""
        return self.pixel_formats[depth > 8]


# One thread each: what the encoders write would depend on the number of cores else, and with it on the machine.
H264 = FilmCodec(
    "h264", "H.264", "libx264", ("yuv420p", "yuv420p10le"), (".mp4", ".mkv", ".mov", ".m4v"), even=True,
    options={"crf": "16", "preset": "medium", "threads": "1"}, tells_aspect=True,
)  # fmt: skip
HEVC = FilmCodec(
    "hevc", "HEVC (H.265)", "libx265", ("yuv420p", "yuv420p10le"), (".mp4", ".mkv", ".mov", ".m4v"), even=True,
    options={
        "crf": "16", "preset": "fast",
        "x265-params": "log-level=error:open-gop=0:pools=none:frame-threads=1:info=0",
    },
    tells_aspect=True, tag="hvc1",
)  # fmt: skip
PRORES = FilmCodec(
    "prores", "ProRes 422 HQ", "prores_ks", ("yuv422p10le", "yuv422p10le"), (".mov", ".mkv"), even=True,
    options={"profile": "hq", "vendor": "apl0", "threads": "1"}, tells_aspect=False,
    segments="mov",
)  # fmt: skip
FFV1 = FilmCodec(
    "ffv1", "FFV1, lossless", "ffv1", ("yuv444p", "yuv444p10le"), (".mkv",), even=False,
    options={"level": "3", "g": "1", "slicecrc": "1", "threads": "1"}, tells_aspect=False,
)  # fmt: skip

CODECS = (H264, HEVC, PRORES, FFV1)
SUFFIXES = tuple(dict.fromkeys(suffix for codec in CODECS for suffix in codec.suffixes))
"""What the names of films that can be written end in."""


def is_film(path: Path) -> bool:
    """Whether a name stands for a film that can be written."""
    return path.suffix.lower() in SUFFIXES


def codec_for(path: Path, depth: int, name: str | None = None) -> FilmCodec:
    """How to pack a film.

    Args:
        path: its file.
        depth: bits per channel of the film that is read.
        name: of one of `CODECS`; None for H.264, and HEVC for more than 8 bits.

    Raises:
        UserError: a kind of file that cannot be written, or that cannot hold such pictures.
    """
    if not is_film(path):
        raise UserError(
            "“{name}” is not a kind of film that can be written.",
            "Choose one of {endings}, or a folder for frames.",
            name=path.name,
            endings=", ".join(SUFFIXES),
        )
    wanted = next((codec for codec in CODECS if codec.name == name), H264 if depth <= 8 else HEVC)
    if path.suffix.lower() not in wanted.suffixes:
        raise UserError(
            "“{name}” cannot hold {title}.",
            "Choose a name that ends in {endings}.",
            name=path.name,
            title=wanted.title,
            endings=" or ".join(wanted.suffixes),
        )
    return wanted
