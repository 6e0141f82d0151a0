"""Films in one file, read by PyAV."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.container import InputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from app.core.errors import FilmLoadError
from app.core.film import planes
from app.core.film.clip import Broken, Clip, Frame, no_frames
from app.core.reading.raster import check_size
from models.base import CancelToken, Progress
from models.errors import UserError
from models.words import Words

_log = logging.getLogger(__name__)

_HDR = (16, 18)
"""Transfer characteristics of H.273 that are no brightness of a screen: PQ and HLG."""
_EDGE = 1 << 20
"""Bytes at the beginning and at the end of a file that tell whether it is the same film."""
_EVERY = 1000
"""Packets between two words of progress."""


@dataclass(frozen=True, eq=False, kw_only=True)
class VideoClip(Clip):
    """A film in one file.

    Attributes:
        keys: int64, indices of the frames at which reading can begin.
        timed: whether packets say when their frames are shown; else frames are counted.
        stored: width and height before rotation.
    """

    keys: NDArray[np.int64] = field(repr=False)
    timed: bool
    stored: tuple[int, int]

    def frames(self, start: int = 0, stop: int | None = None) -> Iterator[Frame | Broken]:
        """As `Clip.frames`."""
        stop = len(self) if stop is None else min(stop, len(self))
        expected = start
        reason = ""
        for index, found in self._decoded(start):
            if isinstance(found, str):
                reason = found
                continue
            if index < expected:
                continue
            for lost in range(expected, min(index, stop)):
                yield self._broken(lost, reason or Words("nothing is shown for it"))
            if index >= stop:
                return
            expected, reason = index + 1, ""
            yield self._read(index, found)
            if expected == stop:
                return
        for lost in range(expected, stop):
            yield self._broken(lost, reason or Words("nothing is shown for it"))

    def _decoded(self, start: int) -> Iterator[tuple[int, VideoFrame | str]]:
        """Frames with their indices, from one at or before `start` on; and what went wrong between them."""
        for key in self._beginnings(start):
            with _opened(self.path) as (container, stream):
                if key > 0:
                    container.seek(int(self.times[key]), stream=stream)
                found = self._numbered(container, stream)
                first = next(found, None)
                # Some files lead to a later frame than they were asked for; then from further back.
                if first is None or (key > 0 and (isinstance(first[1], str) or first[0] > start)):
                    continue
                yield first
                yield from found
                return

    def _beginnings(self, start: int) -> list[int]:
        """Where to begin reading for a frame: at the last place before it, at the one before that, at the beginning."""
        if not self.timed:
            return [0]
        before = [int(key) for key in self.keys[: np.searchsorted(self.keys, start, "right")]]
        return list(dict.fromkeys([*before[: -3 : -1], 0]))

    def _numbered(self, container: InputContainer, stream: VideoStream) -> Iterator[tuple[int, VideoFrame | str]]:
        count = 0
        for packet in container.demux(stream):
            try:
                decoded = packet.decode()
            except av.FFmpegError as error:
                yield -1, _reason(error)
                continue
            for frame in decoded:
                assert isinstance(frame, VideoFrame)
                index = self._index(frame) if self.timed else count
                count += 1
                if index is not None:
                    yield index, frame

    def _index(self, frame: VideoFrame) -> int | None:
        if frame.pts is None:
            return None
        at = int(np.searchsorted(self.times, frame.pts))
        return at if at < len(self.times) and self.times[at] == frame.pts else None

    def _read(self, index: int, frame: VideoFrame) -> Frame | Broken:
        if (frame.width, frame.height) != self.stored:
            told = Words("it has {width} x {height} pixels, and not those of the film",
                         width=frame.width, height=frame.height)  # fmt: skip
            return self._broken(index, told)
        if frame.is_corrupt:
            return self._broken(index, Words("its data are damaged"))
        upright: Any = np.rot90(planes.levels(frame), frame.rotation // 90)
        return Frame(index, np.ascontiguousarray(upright))

    def _broken(self, index: int, reason: str) -> Broken:
        told = Words("Frame {number} of “{name}” cannot be read: {reason}.")
        return Broken(index, UserError(told, number=index + 1, name=self.path.name, reason=reason))


def open_video(path: Path, cancel: CancelToken, progress: Progress) -> VideoClip:
    """Open a film and count its frames; as long as it takes to read the file once.

    Raises:
        Cancelled: the token was set.
        FilmLoadError: no such file, no film, none that can be read, or no frames in it.
    """
    identity = _identity(path)
    with _opened(path) as (container, stream):
        first = _first(container, stream, path)
        rotation = first.rotation // 90 * 90
        size = (first.width, first.height) if rotation % 180 == 0 else (first.height, first.width)
        check_size(*size, path.name)
        aspect = stream.sample_aspect_ratio or Fraction(1)
        notes = _notes(first, path, container)
        depth, sounds = first.format.components[0].bits, len(container.streams.audio)
    with _opened(path) as (container, stream):
        times, keys, timed = _timetable(container, stream, cancel, progress)
        rate, base = stream.average_rate or stream.guessed_rate or Fraction(25), stream.time_base or Fraction(1, 1000)
    if not len(times):
        raise no_frames(path)
    if not timed:
        base = 1 / rate
    elif len(times) > 1:
        rate = (len(times) - 1) / (int(times[-1] - times[0]) * base)
    return VideoClip(
        path, size, times, base, rate.limit_denominator(1001), depth, identity,
        aspect if rotation % 180 == 0 else 1 / aspect, timed, sounds, notes,
        keys=keys, timed=timed, stored=(first.width, first.height),
    )  # fmt: skip


@contextmanager
def _opened(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    """A film's container and its stream of pictures.

    Raises:
        FilmLoadError: no such file, or no film.
    """
    remedy = Words("Choose another file, or convert it to MP4 or Matroska first.")
    try:
        container = av.open(os.fspath(path))
    except FileNotFoundError:
        raise FilmLoadError("There is no film “{path}”.", "Check its name and folder.", path=path) from None
    except OSError as error:
        raise FilmLoadError(
            "“{path}” cannot be read as a film: {reason}.", remedy, path=path, reason=_reason(error)
        ) from error
    except ValueError as error:
        raise FilmLoadError(
            "“{path}” is no film, or is damaged: {reason}.", remedy, path=path, reason=_reason(error)
        ) from error
    with container:
        streams = [s for s in container.streams.video if not s.disposition & Disposition.attached_pic]
        if not streams:
            raise FilmLoadError("There are no moving pictures in “{path}”.", "Choose another film.", path=path)
        stream = streams[0]
        if stream.codec_context is None:
            raise FilmLoadError(
                "“{path}” is packed in a way that cannot be read here.", "Convert it to H.264 or FFV1 first.", path=path
            )
        stream.thread_type = "AUTO"
        yield container, stream


def _first(container: InputContainer, stream: VideoStream, path: Path) -> VideoFrame:
    """The first frame that can be decoded.

    Raises:
        FilmLoadError: there is none, or it is of a kind that cannot be coloured.
    """
    for packet in container.demux(stream):
        with suppress(av.FFmpegError):
            for frame in packet.decode():
                assert isinstance(frame, VideoFrame)
                if frame.color_trc in _HDR:
                    raise FilmLoadError("“{path}” is an HDR film.", "Make a copy in SDR (BT.709) first.", path=path)
                return frame
    raise no_frames(path)


def _timetable(
    container: InputContainer, stream: VideoStream, cancel: CancelToken, progress: Progress
) -> tuple[NDArray[np.int64], NDArray[np.int64], bool]:
    """When frames are shown, at which of them reading can begin, and whether the file says so."""
    shown: list[int] = []
    keys: list[int] = []
    packets, size = 0, max(container.size, 1)
    for packet in container.demux(stream):
        if packet.size == 0 or packet.is_discard:
            continue
        packets += 1
        if packet.pts is not None:
            shown.append(packet.pts)
            if packet.is_keyframe:
                keys.append(packet.pts)
        if packets % _EVERY == 0:
            cancel.raise_if_cancelled()
            progress(min((packet.pos or 0) / size, 1.0), Words("Counting frames"))
    if 2 * len(shown) <= packets:
        return np.arange(packets, dtype=np.int64), np.zeros(1, np.int64), False
    times = np.unique(np.array(shown, np.int64))
    return times, np.searchsorted(times, np.unique(np.array(keys, np.int64))), True


def _notes(first: VideoFrame, path: Path, container: InputContainer) -> tuple[str, ...]:
    notes = []
    if first.interlaced_frame:
        told = Words("“{name}” is interlaced: it is coloured as it is. Deinterlace it first for clean edges.",
                     name=path.name)  # fmt: skip
        notes.append(told)
    if len(container.streams.video) > 1:
        notes.append(Words("“{name}” has several pictures at a time; the first is taken.", name=path.name))
    return tuple(notes)


def _identity(path: Path) -> str:
    """The same for the same file, wherever it lies."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            digest = hashlib.sha256(f"{size} ".encode())
            digest.update(file.read(_EDGE))
            file.seek(max(0, size - _EDGE))
            digest.update(file.read(_EDGE))
            return digest.hexdigest()
    except FileNotFoundError:
        raise FilmLoadError("There is no film “{path}”.", "Check its name and folder.", path=path) from None
    except OSError as error:
        raise FilmLoadError(
            "“{path}” cannot be read: {reason}.", "Check its permissions.", path=path, reason=error.strerror or error
        ) from error


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).rstrip(".").lower()
