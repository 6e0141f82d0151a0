"""Work on other machines, through Dask (https://distributed.dask.org).

The machines run Tintype of the same version, and reach photographs, films and results by the same paths: on a folder
that they share. Results are written where they belong by the machine that made them.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Generic, TypeVar

from app.core import about
from app.core.extras import installing
from models.errors import UserError

_I = TypeVar("_I")
_V = TypeVar("_V")

_PATIENCE_S = 10
"""Seconds to wait for the scheduler."""


@contextmanager
def machines(address: str) -> Iterator[Executor]:
    """The workers of a Dask scheduler, as a pool.

    Args:
        address: of the scheduler, such as "tcp://host:8786".

    Raises:
        UserError: Dask is not installed, there is no scheduler, or no worker.
    """
    if find_spec("distributed") is None:
        raise UserError(
            "Dask is not installed.",
            "{install} Without --cluster this computer does the work.",
            install=installing("'dask[distributed]'"),
        )
    # Dask is optional, and has no types.
    distributed: Any = import_module("distributed")

    # A lost worker is no news: its work goes to another one.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(address, timeout=_PATIENCE_S)
    except (OSError, ValueError, TypeError) as error:
        raise UserError(
            "There is no Dask scheduler at “{address}”.",
            "Start one with “dask scheduler”, and workers with “dask worker ADDRESS”.",
            address=address,
        ) from error
    with client:
        if not client.scheduler_info()["workers"]:
            raise UserError(
                "The Dask scheduler at “{address}” has no workers.", "Start some with “dask worker ADDRESS”.",
                address=address,
            )  # fmt: skip
        executor: Executor = client.get_executor(pure=False)
        yield executor


@dataclass(frozen=True, slots=True)
class Elsewhere(Generic[_I, _V]):
    """Work that is done on another machine, after a look whether it can be.

    Attributes:
        work: what is done there.
        paths: files and folders that an item needs.
        version: of the Tintype that asks.
    """

    work: Callable[[_I], _V]
    paths: Callable[[_I], tuple[Path, ...]]
    version: str

    @classmethod
    def of(cls, work: Callable[[_I], _V], paths: Callable[[_I], tuple[Path, ...]]) -> Elsewhere[_I, _V]:
        """Work that this Tintype asks for."""
        return cls(work, paths, about.version())

    def __call__(self, item: _I) -> _V:
        """Work on one item, on the other machine.

        Raises:
            UserError: it has another version, or does not reach a file.
        """
        host = socket.gethostname()
        if about.version() != self.version:
            raise UserError(
                "The worker on “{host}” has Tintype {there}, not {here}.", "Install the same version everywhere.",
                host=host, there=about.version(), here=self.version,
            )  # fmt: skip
        for path in self.paths(item):
            if not path.exists():
                raise UserError(
                    "The worker on “{host}” does not reach “{path}”.",
                    "Put it into a folder that all machines have under the same name.",
                    host=host,
                    path=path,
                )
        return self.work(item)
