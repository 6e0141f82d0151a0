"""Threads use one heap: what one of them has freed, another one gets."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="other C libraries manage memory in their own ways")
@pytest.mark.parametrize(("shared", "arenas"), [(True, 1), (False, 4)])
def test_threads_share_one_heap(shared: bool, arenas: int) -> None:
    code = f"""
        import ctypes, tempfile, threading
        from app.core import memory
        if {shared}:
            memory.share_heap()
        library = ctypes.CDLL(None)
        library.malloc.restype = ctypes.c_void_p
        met = threading.Barrier(3)
        def work():
            library.malloc(1000)
            met.wait()
        threads = [threading.Thread(target=work) for _ in range(3)]
        for each in threads: each.start()
        for each in threads: each.join()
        library.fopen.restype = ctypes.c_void_p
        library.fclose.argtypes = [ctypes.c_void_p]
        library.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
        with tempfile.NamedTemporaryFile() as told:
            stream = library.fopen(told.name.encode(), b"w")
            library.malloc_info(0, stream)
            library.fclose(stream)
            print(told.read().count(b"<heap "))
    """
    found = subprocess.run([sys.executable, "-c", dedent(code)], capture_output=True, text=True, check=True).stdout
    assert int(found) == arenas if shared else int(found) >= arenas
