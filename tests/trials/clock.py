"""How long a trial goes on, and its arguments."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, field


@dataclass
class Clock:
    """Time that is left, from its making on."""

    minutes: float
    start: float = field(default_factory=time.monotonic)

    @property
    def share(self) -> float:
        """How much of the time is over, 0..1."""
        return min(1.0, (time.monotonic() - self.start) / (60 * self.minutes))

    def goes_on(self) -> bool:
        """Whether there is time left."""
        return self.share < 1


def arguments(description: str | None) -> argparse.Namespace:
    """`minutes` and `seed` of the command line."""
    parser = argparse.ArgumentParser(description=(description or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()
