"""Devices: what there is, what was asked for, and a GPU's memory that ends."""

from __future__ import annotations

import threading

import pytest
import torch

from models import device
from models.errors import DeviceOutOfMemory, UserError


def test_the_processor_is_always_there() -> None:
    assert device.available()[0] == device.Device("cpu", "CPU")
    assert device.resolve("cpu").key == "cpu"


def test_auto_is_the_gpu_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert device.resolve("auto").key == "cpu"
    with pytest.raises(UserError, match="no CUDA GPU"):
        device.resolve("cuda")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda: "GPU X")
    assert device.resolve("auto") == device.resolve("cuda") == device.Device("cuda", "GPU X")


def test_an_unknown_device_is_named() -> None:
    with pytest.raises(UserError, match="tpu"):
        device.resolve("tpu")


def test_threads_are_set_for_the_thread_that_computes() -> None:
    seen: list[int] = []

    def compute() -> None:
        device.set_threads(0)
        seen.append(torch.get_num_threads())

    thread = threading.Thread(target=compute)
    thread.start()
    thread.join()
    assert seen == [1], "never below one"


@pytest.mark.parametrize(
    ("has", "expected"),
    [({"amx_bf16": True}, True), ({"avx512_bf16": True}, True), ({"amx_bf16": False}, False), ({"avx2": True}, False)],
)
def test_half_is_faster_on_processors_with_units_for_it(
    monkeypatch: pytest.MonkeyPatch, has: dict[str, bool], expected: bool
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: has)
    assert device.half_is_faster("cpu") is expected
    assert not device.half_is_faster("cuda")
    ones = torch.ones(2, 2)
    with device.precision(torch.device("cpu")):
        assert (ones @ ones).dtype is (torch.bfloat16 if expected else torch.float32)


def test_out_of_memory_becomes_an_error_with_a_remedy() -> None:
    with pytest.raises(DeviceOutOfMemory) as caught, device.out_of_memory_as_error():
        raise torch.OutOfMemoryError("CUDA out of memory")
    assert caught.value.remedy
    with pytest.raises(ValueError, match="other"), device.out_of_memory_as_error():
        raise ValueError("other")
