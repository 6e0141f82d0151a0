"""Where scenes begin, looked for a little at a time, while something else goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator

from app.core.film.clip import Broken, Clip, Frame
from models.film.scenes import SceneFinder


class SceneSearch:
    """One search, from the first frame to the last one."""

    def __init__(self, clip: Clip) -> None:
        self._count = len(clip)
        self._finder = SceneFinder()
        self._frames: Iterator[Frame | Broken] = clip.frames()
        self._searched = 0

    def go_on(self, seconds: float) -> tuple[list[int], int]:
        """Search for so long.

        Returns:
            The frames at which scenes begin, of those looked at this time; and how many have been looked at by now.

        Raises:
            FilmLoadError: the film is not there any more.
        """
        end = time.monotonic() + seconds
        starts = []
        for found in self._frames:
            self._searched = found.index + 1
            if isinstance(found, Frame) and self._finder.starts(found.light):
                starts.append(found.index)
            if time.monotonic() > end:
                break
        else:
            # Also where there are fewer frames than the film has promised.
            self._searched = self._count
        return starts, self._searched
