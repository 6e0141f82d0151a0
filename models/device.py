"""Devices to compute on. torch is imported inside functions, so that the names of backends do not need it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.errors import DeviceOutOfMemory, UserError

if TYPE_CHECKING:
    import torch

CPU = "cpu"
CUDA = "cuda"
AUTO = "auto"
CHOICES = (AUTO, CPU, CUDA)


@dataclass(frozen=True, slots=True)
class Device:
    """A device to choose: its key ("cpu", "cuda") and the name the artist reads."""

    key: str
    title: str


def available() -> tuple[Device, ...]:
    """The devices of this machine, the processor first. Imports torch (0.4 s or more the first time)."""
    import torch

    found = [Device(CPU, "CPU")]
    if torch.cuda.is_available():
        found.append(Device(CUDA, torch.cuda.get_device_name()))
    return tuple(found)


def resolve(name: str) -> Device:
    """The device behind "auto", "cpu" or "cuda"; "auto" is the GPU where there is one.

    Raises:
        UserError: a GPU was asked for and there is none, or the name is unknown.
    """
    if name == CPU:
        return Device(CPU, "CPU")
    if name not in CHOICES:
        raise UserError(
            "There is no device “{name}”.", "Choose one of {choices}.", name=name, choices=", ".join(CHOICES)
        )
    found = {device.key: device for device in available()}
    if name == AUTO:
        return found.get(CUDA, found[CPU])
    if name not in found:
        raise UserError("There is no CUDA GPU that PyTorch can use.", "Choose “auto” or “cpu” as the device.")
    return found[name]


def set_threads(count: int) -> None:
    """Set the number of torch's threads; call it in the thread that computes.

    OpenMP keeps this number per thread. It must be chosen: on two cores shared with a busy window one thread is
    faster than two.
    """
    import torch

    torch.set_num_threads(max(1, count))


_BFLOAT16_UNITS = ("amx_bf16", "avx512_bf16")


def half_is_faster(key: str) -> bool:
    """Whether a processor computes faster in bfloat16 than in float32: it needs units for it (AMX, AVX512-BF16).

    Processors without them compute in bfloat16 about fifteen times slower, and so does one that torch is told to use
    like an older one (`ATEN_CPU_CAPABILITY`). False for a GPU, whose float32 is fast enough for one photograph.
    """
    import torch

    if key != CPU or not torch.backends.cpu.get_cpu_capability().startswith("AVX512"):
        return False
    capabilities = torch.cpu.get_capabilities()
    return any(capabilities.get(unit, False) for unit in _BFLOAT16_UNITS)


def precision(device: torch.device) -> torch.autocast:
    """The context to train in: bfloat16 on GPUs and on processors that have units for it, else float32."""
    import torch

    half = device.type == CUDA or half_is_faster(device.type)
    return torch.autocast(device.type, torch.bfloat16, enabled=half)


@contextmanager
def out_of_memory_as_error() -> Iterator[None]:
    """Turn torch's out-of-memory error into `DeviceOutOfMemory`, and hand the cached memory back first."""
    import torch

    try:
        yield
    except torch.OutOfMemoryError as error:
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        raise DeviceOutOfMemory(
            "The GPU has too little memory for this picture.", "Choose the CPU, or a smaller working size."
        ) from error
