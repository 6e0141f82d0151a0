"""The training loop: one recipe for two CPU cores, one GPU, or several under torchrun.

Stop it whenever you like (Ctrl-C, SIGTERM, end of the minutes): `last.pt` then resumes where it was, and
`best.safetensors` holds the best weights so far by validation.
"""

from __future__ import annotations

import contextlib
import logging
import math
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import torch
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.parallel import DistributedDataParallel
from tqdm import tqdm

from models.networks.unified import Guide, Tokens, Unified, reference_cells
from models.training import simulate
from models.training.checkpoint import load_checkpoint, save_checkpoint, save_weights
from models.training.losses import bin_cross_entropy, huber
from models.training.photos import PhotoBank
from models.training.validation import Validation

log = logging.getLogger(__name__)

PEAK_RATE, WEIGHT_DECAY, WARM_UP = 1e-3, 0.02, 300
COOL_DOWN = 0.5
"""The last half of a run's minutes lowers the rate along a cosine, so that every run ends on settled weights."""
BIN_WEIGHT = 0.1
"""Share of the bins' cross-entropy in the loss; it then weighs about a tenth of the chroma."""
BIN_PLACES = 48
"""Places per photograph at which the bins are trained."""
AVERAGE = 0.999


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the schedule: crops of `size` pixels in batches of `batch`, until `until` (0..1) of the minutes."""

    size: int
    batch: int
    until: float


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run needs to know."""

    photos: list[Path]
    validation: Path
    run: Path
    minutes: float
    device: torch.device
    stages: tuple[Stage, ...] = (Stage(64, 48, 0.7), Stage(128, 16, 1.0))
    without: frozenset[str] = frozenset()
    resume: Path | None = None
    validate_every: float = 8.0
    compile: bool = False


@dataclass(slots=True)
class State:
    """What resumes: counters and the best validation so far."""

    step: int = 0
    images: int = 0
    minutes: float = 0.0
    best: float = -math.inf
    history: list[dict[str, float]] = field(default_factory=list)


class Losses(nn.Module):
    """The network with its loss, so that several cards can share it as one module."""

    def __init__(self, network: Unified) -> None:
        super().__init__()
        self.network = network

    def forward(self, sample: simulate.Batch) -> tuple[Tensor, Tensor]:
        """A batch -> chroma loss, bin loss."""
        features = self.network.encode(sample.light)
        ab, bin_features = self.network.decode(features, guide_of(self.network, sample))
        rows = torch.arange(len(ab), device=ab.device)[:, None]
        places = torch.randint(0, bin_features[0, 0].numel(), (len(ab), BIN_PLACES), device=ab.device)
        true = torch.nn.functional.avg_pool2d(sample.ab, 4).flatten(2)[rows, :, places]
        logits = self.network.bin_logits(bin_features.flatten(2)[rows, :, places])
        return huber(ab, sample.ab), bin_cross_entropy(logits.flatten(0, 1), true.flatten(0, 1))


def guide_of(network: Unified, sample: simulate.Batch) -> Guide:
    """The hints of a simulated batch, its references encoded."""
    keys: Tensor | None = None
    tokens: Tokens | None = None
    if sample.reference_light is not None and sample.reference_ab is not None and sample.reference_strength is not None:
        keys, tokens = reference_cells(
            network.encode(sample.reference_light), sample.reference_ab, sample.reference_strength
        )
    return Guide(
        sample.hint_ab, sample.hint_mask, sample.theme, sample.histogram, sample.saturation, keys, tokens
    )  # fmt: skip


def train(settings: Settings) -> State:
    """Train until the minutes are over or somebody says stop; returns what was reached."""
    world = int(os.environ.get("WORLD_SIZE", "1"))
    rank = int(os.environ.get("RANK", "0"))
    if world > 1:
        torch.distributed.init_process_group("nccl" if settings.device.type == "cuda" else "gloo")
    # Denormal numbers make Adam several times slower on a CPU as training goes on.
    torch.set_flush_denormal(True)
    torch.manual_seed(1000 + rank)
    network, average, optimizer, state = _start(settings)
    model: nn.Module = Losses(network)
    if settings.compile:
        network.encoder.compile(dynamic=False)
        network.decoder.compile(dynamic=False)
    if world > 1:
        model = DistributedDataParallel(model, find_unused_parameters=True)
    settings.run.mkdir(parents=True, exist_ok=True)
    validation = Validation(settings.validation, settings.device) if rank == 0 else None
    with _stop_signal() as stopped:
        _loop(settings, model, network, average, optimizer, state, validation, stopped)
    if world > 1:
        torch.distributed.destroy_process_group()
    return state


def _start(settings: Settings) -> tuple[Unified, Unified, torch.optim.Optimizer, State]:
    network = Unified().to(settings.device)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    average = deepcopy(network).eval().requires_grad_(requires_grad=False)
    decayed = [p for p in network.parameters() if p.ndim > 1]
    plain = [p for p in network.parameters() if p.ndim <= 1]
    groups = [{"params": decayed, "weight_decay": WEIGHT_DECAY}, {"params": plain, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=PEAK_RATE, betas=(0.9, 0.98), fused=True)
    state = State()
    if settings.resume:
        load_checkpoint(settings.resume, network, average, optimizer, state)
        log.info("resumed %s: %d images in %.0f minutes", settings.resume, state.images, state.minutes)
    return network, average, optimizer, state


def _loop(
    settings: Settings,
    model: nn.Module,
    network: Unified,
    average: Unified,
    optimizer: torch.optim.Optimizer,
    state: State,
    validation: Validation | None,
    stopped: Callable[[], bool],
) -> None:
    begun = checked = time.monotonic()
    began_at = state.minutes
    bar = tqdm(total=round(settings.minutes * 60), unit="s", mininterval=5, disable=validation is None)
    bank: PhotoBank | None = None
    stage: Stage | None = None
    sums = torch.zeros(2)
    since = 0
    model.train()
    while not stopped():
        passed = (time.monotonic() - begun) / 60
        share = passed / settings.minutes
        if share >= 1:
            break
        now = next(s for s in settings.stages if share < s.until)
        if now is not stage:
            stage = now
            bank = PhotoBank.load(settings.photos, stage.size * 5 // 4, settings.device, settings.without)
        assert bank is not None
        _set_rate(optimizer, share, state.step)
        sums += _step(model, network, average, optimizer, simulate.batch(bank, stage.batch, stage.size), state)
        since += 1
        state.minutes = began_at + passed
        bar.n = round(passed * 60)
        bar.set_postfix_str(f"{stage.size} px, {state.images:,} images, chroma {sums[0] / since:.3f}", refresh=False)
        bar.update(0)
        if validation and time.monotonic() - checked > settings.validate_every * 60:
            _check(settings, validation, network, average, optimizer, state, (sums / since).tolist())
            sums.zero_()
            since = 0
            checked = time.monotonic()
            model.train()
    bar.close()
    if validation and since:
        _check(settings, validation, network, average, optimizer, state, (sums / since).tolist())


def _set_rate(optimizer: torch.optim.Optimizer, share: float, step: int) -> None:
    cooling = max(0.0, (share - (1 - COOL_DOWN)) / COOL_DOWN)
    rate = PEAK_RATE * min(1.0, (step + 1) / WARM_UP) * (0.01 + 0.99 * (1 + math.cos(math.pi * cooling)) / 2)
    for group in optimizer.param_groups:
        group["lr"] = rate


def _step(
    model: nn.Module,
    network: Unified,
    average: Unified,
    optimizer: torch.optim.Optimizer,
    sample: simulate.Batch,
    state: State,
) -> Tensor:
    device = sample.light.device.type
    # On a CPU the fused attention's backward pass is several times slower than plain products on grids this small.
    with torch.autocast(device, torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
        chroma, bins = model(sample)
    optimizer.zero_grad()
    (chroma + BIN_WEIGHT * bins).backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    state.step += 1
    state.images += len(sample.light)
    keep = min(AVERAGE, (1 + state.step) / (10 + state.step))
    with torch.no_grad():
        torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), 1 - keep)
        for mean, value in zip(average.buffers(), network.buffers(), strict=True):
            mean.copy_(value)
    return torch.stack([chroma.detach(), bins.detach()]).cpu()


def _check(
    settings: Settings,
    validation: Validation,
    network: Unified,
    average: Unified,
    optimizer: torch.optim.Optimizer,
    state: State,
    losses: list[float],
) -> None:
    """Validate the averaged weights, log a row, keep the best, write the checkpoint."""
    gains = validation.gains(average)
    score = sum(gains.values()) / len(gains)
    row = {"images": state.images, "minutes": state.minutes, "chroma": losses[0], "bins": losses[1], **gains}
    state.history.append(row)
    table = settings.run / "log.csv"
    if not table.exists():
        table.write_text(",".join(row) + "\n")
    with table.open("a") as file:
        file.write(",".join(f"{v:.4g}" if isinstance(v, float) else str(v) for v in row.values()) + "\n")
    tqdm.write("  ".join(f"{k} {v:+.2f}" if k in gains else f"{k} {v:,.4g}" for k, v in row.items()))
    validation.examples(average, settings.run / "examples.png")
    save_weights(average, settings.run / "last.safetensors")
    if score > state.best:
        state.best = score
        shutil.copyfile(settings.run / "last.safetensors", settings.run / "best.safetensors")
    save_checkpoint(settings.run / "last.pt", network, average, optimizer, state)


@contextlib.contextmanager
def _stop_signal() -> Iterator[Callable[[], bool]]:
    """Turn Ctrl-C and SIGTERM into a flag, so that a step is never cut in half."""
    asked = False

    def ask(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    before = {s: signal.signal(s, ask) for s in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
