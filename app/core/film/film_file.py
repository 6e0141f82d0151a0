"""Coloured films as one file, written by PyAV: pictures packed anew, everything else copied."""

from __future__ import annotations

import heapq
import io
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO, cast

import av
import numpy as np
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream
from numpy.typing import NDArray

from app.core import atomic, files
from app.core.encoding import Pixels
from app.core.film import planes
from app.core.film.clip import Clip
from app.core.film.codecs import FilmCodec
from app.core.film.target import Segment, Shown
from app.core.film.video import VideoClip
from models.base import CancelToken, Progress
from models.errors import UserError
from models.lazy import cv2
from models.words import Words

_COPIED = ("audio", "subtitle")
"""Kinds of streams that are copied packet by packet."""
_OF_THE_FILE = ("encoder", "major_brand", "minor_version", "compatible_brands", "duration", "bps", "number_of_frames",
                "number_of_bytes", "_statistics")  # fmt: skip
"""Beginnings of the names of metadata that are about the old file and not about the film; in small letters."""
_SECOND = 1_000_000
"""Of a container's own clock."""


@dataclass(frozen=True, slots=True)
class FilmFile:
    """One file.

    Attributes:
        path: the file.
        codec: how its pictures are packed.
        source_type: where its colours are from (`app.core.tags.xmp`); "" to say nothing.
    """

    path: Path
    codec: FilmCodec
    source_type: str = ""

    @property
    def coding(self) -> str:
        """As `Target.coding`."""
        return f"{self.codec.name} {sorted(self.codec.options.items())}"

    def check(self, clip: Clip) -> tuple[str, ...]:
        """As `Target.check`."""
        if files.is_same(self.path, clip.path):
            raise UserError("“{path}” is the original film.", "Choose another name.", path=self.path)
        atomic.check(self.path)
        try:
            av.codec.Codec(self.codec.encoder, "w")
        except av.codec.codec.UnknownCodecError:
            raise UserError(
                "{title} cannot be written here.", "Choose another codec.", title=self.codec.title
            ) from None
        self._try_copies(clip)
        return tuple(self._differences(clip))

    def _differences(self, clip: Clip) -> Iterator[str]:
        width, height = clip.size
        if self.codec.even and (width % 2 or height % 2):
            yield Words(
                "{title} has even sides only: one row or column is repeated, {width} x {height} pixels.",
                title=self.codec.title, width=width + width % 2, height=height + height % 2,
            )  # fmt: skip
        if clip.pixel_aspect != 1 and not self.codec.tells_aspect and _muxer(self.path) == "matroska":
            yield Words(
                "The film's pixels are not square ({aspect}); {title} in Matroska does not say so.",
                aspect=clip.pixel_aspect, title=self.codec.title,
            )  # fmt: skip

    def _try_copies(self, clip: Clip) -> None:
        """Refuse a kind of file that cannot hold the film's sound or subtitles."""
        with ExitStack() as stack, av.open(io.BytesIO(), "w", format=_muxer(self.path)) as out:
            for stream in _copied(stack, clip):
                try:
                    out.add_stream_from_template(stream)
                except (ValueError, av.FFmpegError):
                    raise UserError(
                        "“{name}” cannot hold {what} of the film ({codec}).",
                        "Choose a name that ends in .mkv.",
                        name=self.path.name,
                        what=Words("the sound") if stream.type == "audio" else Words("the subtitles"),
                        codec=stream.codec_context.name,
                    ) from None

    # Segments

    def write(self, stem: Path, clip: Clip, shown: Iterator[Shown]) -> None:
        """As `Target.write`."""
        atomic.write(self._file(stem), lambda file: self._encode(file, clip, shown))

    def _file(self, stem: Path) -> Path:
        return stem.with_suffix(f".{self.codec.segments}")

    def _encode(self, file: BinaryIO, clip: Clip, shown: Iterator[Shown]) -> None:
        pixel_format = self.codec.pixel_format(clip.depth)
        matrix = planes.usual_matrix(clip.size[1])
        with _writing(file, self.codec.segments) as out:
            stream: VideoStream | None = None
            for each in shown:
                rgb = _even(each.rgb) if self.codec.even else each.rgb
                if stream is None:
                    stream = self._stream(out, clip, (rgb.shape[1], rgb.shape[0]), pixel_format, matrix)
                frame = planes.frame_of(rgb, pixel_format, matrix)
                frame.pts, frame.time_base = int(clip.times[each.frame.index]), clip.time_base
                out.mux(stream.encode(frame))
            if stream is not None:
                out.mux(stream.encode())

    def _stream(
        self, out: OutputContainer, clip: Clip, size: tuple[int, int], pixel_format: str, matrix: tuple[float, float]
    ) -> VideoStream:
        stream = cast(VideoStream, out.add_stream(self.codec.encoder, rate=clip.rate, options=dict(self.codec.options)))
        context = stream.codec_context
        stream.width, stream.height = size
        stream.pix_fmt = pixel_format
        stream.time_base = context.time_base = clip.time_base
        context.sample_aspect_ratio = clip.pixel_aspect
        planes.describe(context, matrix)
        return stream

    # The film

    def finish(self, clip: Clip, segments: Sequence[Segment], cancel: CancelToken, progress: Progress) -> None:
        """As `Target.finish`."""
        files = [(self._file(segment.stem), segment.frames) for segment in segments if segment.frames]
        atomic.write(self.path, lambda file: self._join(file, clip, files, cancel, progress))

    def _join(
        self,
        file: BinaryIO,
        clip: Clip,
        files: Sequence[tuple[Path, Sequence[int]]],
        cancel: CancelToken,
        progress: Progress,
    ) -> None:
        with ExitStack() as stack, _writing(file, _muxer(self.path)) as out:
            first = stack.enter_context(av.open(os.fspath(files[0][0])))
            pictures = out.add_stream_from_template(first.streams.video[0])
            pictures.time_base = clip.time_base
            # Segments do not keep these of every codec.
            pictures.codec_context.sample_aspect_ratio = clip.pixel_aspect
            planes.describe(pictures.codec_context, planes.usual_matrix(clip.size[1]))
            if self.codec.tag and _muxer(self.path) in ("mp4", "mov"):
                pictures.codec_context.codec_tag = self.codec.tag
            copies = {stream.index: out.add_stream_from_template(stream) for stream in _copied(stack, clip)}
            whole = _whole(stack, clip)
            self._tell(out, whole, {**copies, **({} if whole is None else {whole.streams.video[0].index: pictures})})
            shift = _beginning(whole)
            tracks = [_packets(files, clip, pictures, shift)]
            if whole is not None and copies:
                tracks.append(_copies(whole, copies, shift))
            count, total = 0, sum(len(frames) for _, frames in files)
            for packet in heapq.merge(*tracks, key=_when):
                cancel.raise_if_cancelled()
                count += packet.stream is pictures
                out.mux(packet)
                progress(min(count / total, 1.0), Words("Writing {name}", name=self.path.name))

    def _tell(self, out: OutputContainer, whole: InputContainer | None, streams: dict[int, Stream]) -> None:
        """Copy what is known of the film and of its tracks, and say whose the colours are."""
        if whole is not None:
            out.metadata.update(_lasting(whole.metadata))
            for stream in whole.streams:
                if stream.index in streams:
                    streams[stream.index].metadata.update(_lasting(stream.metadata))
            out.set_chapters(whole.chapters())
        if self.source_type:
            told = f"The colours are not the camera's: coloured with Tintype ({self.source_type})"
            known = out.metadata.get("comment", "")
            out.metadata["comment"] = f"{known}\n{told}" if known else told


@contextmanager
def _writing(file: BinaryIO, kind: str) -> Iterator[OutputContainer]:
    """A container that is written into a file; an error of the file goes on as it is."""
    out = av.open(file, "w", format=kind)
    try:
        yield out
    except BaseException:
        # Closing writes on, and its own error would hide the one that matters.
        with suppress(Exception):
            out.close()
        raise
    out.close()


def _muxer(path: Path) -> str:
    return {".mkv": "matroska", ".mov": "mov"}.get(path.suffix.lower(), "mp4")


def _even(rgb: Pixels) -> Pixels:
    """The picture with its last row or column repeated where there is an odd number of them."""
    height, width = rgb.shape[:2]
    if not (height % 2 or width % 2):
        return rgb
    padded: Any = cv2.copyMakeBorder(rgb, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE)
    return padded  # type: ignore[no-any-return]


def _whole(stack: ExitStack, clip: Clip) -> InputContainer | None:
    """The film that was read; None where it is no file."""
    return stack.enter_context(av.open(os.fspath(clip.path))) if isinstance(clip, VideoClip) else None


def _copied(stack: ExitStack, clip: Clip) -> list[Stream]:
    """The tracks of a film that are copied."""
    whole = _whole(stack, clip)
    return [] if whole is None else [s for s in whole.streams if s.type in _COPIED and s.codec_context is not None]


def _lasting(known: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in known.items() if not name.lower().startswith(_OF_THE_FILE)}


def _beginning(whole: InputContainer | None) -> Fraction:
    """Seconds to take from all times: recordings of broadcasts may begin at any time, films begin near 0."""
    return Fraction((whole.start_time or 0) // _SECOND if whole is not None else 0)


def _packets(
    files: Sequence[tuple[Path, Sequence[int]]], clip: Clip, stream: Stream, shift: Fraction
) -> Iterator[Packet[Any]]:
    """The packets of the segments, in order, at the times of their frames.

    Encoders know when packets are decoded for their own segment only; here it is made for the whole film: the n-th
    packet is decoded when the frame `delay` places before the n-th one is shown.
    """
    times = np.concatenate([clip.times[list(frames)] for _, frames in files]) - round(shift / clip.time_base)
    orders, begun = [], 0
    for file, frames in files:
        orders.append(_order(file) + begun)
        begun += len(frames)
    places = np.concatenate(orders)
    delay = max(0, int((np.arange(len(places)) - places).max()))
    step = max(1, round(1 / (clip.rate * clip.time_base)))
    for number, packet in enumerate(packet for file, _ in files for packet in _packed(file)):
        before = number - delay
        packet.pts = int(times[places[number]])
        packet.dts = int(times[before]) if before >= 0 else int(times[0]) + before * step
        packet.time_base = clip.time_base
        packet.stream = stream
        yield packet


def _order(file: Path) -> NDArray[np.int64]:
    """For each packet of a segment, in their order, the place at which its frame is shown."""
    shown = np.array([packet.pts for packet in _packed(file)], np.int64)
    return np.argsort(np.argsort(shown))


def _packed(file: Path) -> Iterator[Packet[Any]]:
    with av.open(os.fspath(file)) as segment:
        yield from (packet for packet in segment.demux(segment.streams.video[0]) if packet.size)


def _copies(whole: InputContainer, copies: dict[int, Stream], shift: Fraction) -> Iterator[Packet[Any]]:
    """The packets of the tracks that are copied, in the order of the file."""
    for packet in whole.demux([stream for stream in whole.streams if stream.index in copies]):
        if packet.size == 0 or (packet.dts is None and packet.pts is None):
            continue
        ticks = round(shift / packet.time_base)
        packet.pts = None if packet.pts is None else packet.pts - ticks
        packet.dts = None if packet.dts is None else packet.dts - ticks
        packet.stream = copies[packet.stream.index]
        yield packet


def _when(packet: Packet[Any]) -> Fraction:
    """When a packet is decoded, in seconds."""
    ticks = packet.pts if packet.dts is None else packet.dts
    return (ticks or 0) * packet.time_base
