"""The training loop: one recipe for two CPU cores, one GPU, or several under torchrun.

Stop it whenever you like (Ctrl-C, SIGTERM, end of the budget): `last.pt` then resumes where it was, and
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
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.parallel import DistributedDataParallel
from torch.optim.swa_utils import update_bn
from tqdm import tqdm

from models.device import precision
from models.training.checkpoint import State, borrow, load_checkpoint, save_checkpoint, save_weights
from models.training.recipe import AnyRecipe, Sample, Source
from models.training.validation import Validation
from models.weights import describe, sha256

log = logging.getLogger(__name__)

PEAK_RATE, WEIGHT_DECAY, WARM_UP = 1e-3, 0.02, 300
FINISHING_RATE = 6e-4
CARD_BATCHES = 12
"""On a card batches have so many times as many crops, or it would wait for Python; the rate rises with the root."""
GENTLE = 0.1
"""Share of the rate at which parts learn that other photographs have taught."""
COOL_DOWN = 0.5
"""The last half of a run's budget lowers the rate along a cosine, so that every run ends on settled weights."""
BIN_WEIGHT = 0.03
"""Of the bins' cross-entropy in the loss: its gradient is then about a tenth of the chroma's."""
AVERAGE = 0.999
BEST = "best.safetensors"
SHOW_EVERY = 5.0
"""Seconds; reading the loss makes a card wait."""
SETTLING_CROPS, SETTLING_AT_END = 768, 4608
"""The averaged weights need batch norm statistics of their own. They are measured on so many crops, or on as many as
the run has seen. With 768 `unified` gains 0.04 dB less without hints than with 4,608, which take a core two minutes."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the schedule: crops of `size` pixels in batches of `batch`, until `until` (0..1) of the budget.

    `batch` is what a CPU takes at a time; on a card it is `CARD_BATCHES` times that.
    """

    size: int
    batch: int
    until: float


STAGES = (Stage(64, 48, 0.7), Stage(128, 16, 1.0))
"""Most of the time on small pictures, which are cheap; a finish on larger ones."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a run lasts: a number of minutes, or of crops, so that runs can be compared whatever else is computing.

    Attributes:
        unit: "minutes" or "images".
    """

    amount: float
    unit: Literal["minutes", "images"]

    def share(self, minutes: float, images: int) -> float:
        """How much of it is spent after these minutes and crops; 1 and more: all."""
        return (minutes if self.unit == "minutes" else images) / self.amount


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What one run needs to know.

    Attributes:
        budget: how long this run lasts; what it resumes does not count.
        resume: a checkpoint or weights of the same network to go on from.
        trunk: weights of another network, whose layers are taken over where they coincide.
        finish: train in the last stage only, with a lower rate that falls from the start: for a run that resumes.
        keep_start: how much of its first weights a run mixes into the weights that it saves, 0..1. A run that goes on
            learns its own photographs by heart; a mixture does better on others (Wortsman 2022).
    """

    recipe: AnyRecipe
    photos: list[Path]
    validation: Path
    run: Path
    budget: Budget
    device: torch.device
    stages: tuple[Stage, ...] = STAGES
    without: frozenset[str] = frozenset()
    resume: Path | None = None
    trunk: Path | None = None
    validate_every: float = 8.0
    finish: bool = False
    keep_start: float = 0.0


class NetworkWithLoss(nn.Module):
    """The network with its loss, so that several cards can share it as one module."""

    def __init__(self, recipe: AnyRecipe, network: nn.Module) -> None:
        super().__init__()
        self.recipe, self.network = recipe, network

    def forward(self, sample: Sample) -> tuple[Tensor, Tensor]:
        """A batch -> chroma loss, bin loss."""
        return self.recipe.losses(self.network, sample)


def train(settings: RunSettings) -> State:
    """Train until the budget is spent or somebody says stop; returns what was reached."""
    rank = int(os.environ.get("RANK", "0"))
    several = int(os.environ.get("WORLD_SIZE", "1")) > 1
    if several:
        torch.distributed.init_process_group("nccl" if settings.device.type == "cuda" else "gloo")
    # Denormal numbers make Adam several times slower on a CPU as training goes on.
    torch.set_flush_denormal(True)
    torch.backends.cudnn.benchmark = True
    torch.manual_seed(1000 + rank)
    try:
        run = Run(settings, leads=rank == 0)
        with _stop_signal() as stopped:
            run.go(stopped)
    finally:
        torch.set_flush_denormal(False)
        if several:
            torch.distributed.destroy_process_group()
    return run.state


class Run:
    """One call of `train`: the network, its slow average, the optimizer, and what the loop does with them."""

    def __init__(self, settings: RunSettings, *, leads: bool) -> None:
        """Start afresh or resume; only the process that leads validates and writes."""
        self.settings = settings
        with precision(settings.device):
            half = torch.is_autocast_enabled(settings.device.type)
        log.info("computing in %s", "bfloat16" if half else "float32")
        self.state = State()
        self.network = settings.recipe.build().to(settings.device)
        if settings.trunk:
            log.info("took over %d layers of %s", borrow(self.network, settings.trunk), settings.trunk)
        self.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = deepcopy(self.network).eval().requires_grad_(requires_grad=False)
        self.start = deepcopy(self.average)
        self.optimizer = _optimizer(self.network, settings.recipe.learned_elsewhere)
        if settings.resume:
            load_checkpoint(settings.resume, self._networks, self.optimizer, self.state)
            log.info("resumed %s: %d images, %.0f minutes", settings.resume, self.state.images, self.state.minutes)
        if not (settings.run / BEST).exists():
            # Of a run in another folder, whose best weights are not here.
            self.state.best = -math.inf
        self.model: nn.Module = NetworkWithLoss(settings.recipe, self.network)
        if _processes() > 1:
            self.model = DistributedDataParallel(self.model, find_unused_parameters=True)
        settings.run.mkdir(parents=True, exist_ok=True)
        side = settings.recipe.validated_at
        self.validation = Validation(settings.validation, settings.device, side) if leads else None
        self._larger = CARD_BATCHES if settings.device.type == "cuda" else 1
        self._sums, self._steps = self._no_losses(), 0

    def go(self, stopped: Callable[[], bool]) -> None:
        """Train through the stages."""
        settings, state = self.settings, self.state
        stages = settings.stages[-1:] if settings.finish else settings.stages
        # Those of later stages are looked at, too, so that photographs too small for them are refused before any step.
        for stage in reversed(stages):
            bank = self._photos(stage)
        begun, minutes_before, images_before = time.monotonic(), state.minutes, state.images
        checked = shown = begun
        bar = tqdm(total=100, unit="%", disable=self.validation is None)
        self.model.train()
        while True:
            passed = (time.monotonic() - begun) / 60
            spent = settings.budget.share(passed, state.images - images_before)
            share = _agreed(math.inf if stopped() else spent, settings.device)
            if share >= 1:
                break
            now = next(s for s in stages if share < s.until)
            if now is not stage:
                stage, bank = now, self._photos(now)
            self._set_rate(share)
            self._step(self._batch(bank, stage))
            state.minutes = minutes_before + passed
            if time.monotonic() - shown > SHOW_EVERY:
                shown = time.monotonic()
                bar.n = round(100 * share, 1)
                bar.set_postfix_str(self._progress(stage))
            if time.monotonic() - checked > settings.validate_every * 60:
                self._check(bank, stage)
                checked = time.monotonic()
        bar.close()
        # Who stops a run does not want to wait.
        self._check(bank, stage, SETTLING_CROPS if stopped() else SETTLING_AT_END)

    def _photos(self, stage: Stage) -> object:
        settings = self.settings
        cache = settings.run / f"kin-{stage.size}.safetensors"
        return settings.recipe.photographs(
            Source(settings.photos, settings.without, stage.size, settings.device, cache)
        )

    def _batch(self, bank: object, stage: Stage) -> Sample:
        # Batches are drawn in float32, also where the network's statistics are taken in bfloat16.
        with torch.autocast(self.settings.device.type, enabled=False):
            sample: Sample = self.settings.recipe.batch(bank, stage.batch * self._larger, stage.size)
        return sample

    def _no_losses(self) -> Tensor:
        return torch.zeros(2, device=self.settings.device)

    def _progress(self, stage: Stage) -> str:
        return f"{stage.size} px, {self.state.images:,} images, chroma {self._sums[0] / self._steps:.3f}"

    def _set_rate(self, share: float) -> None:
        peak, duration = (FINISHING_RATE, 1.0) if self.settings.finish else (PEAK_RATE, COOL_DOWN)
        cooling = max(0.0, (share - (1 - duration)) / duration)
        peak *= math.sqrt(self._larger)
        warmth = min(1.0, (self.state.step + 1) / WARM_UP)
        for group in self.optimizer.param_groups:
            group["lr"] = group["share"] * peak * warmth * (0.01 + 0.99 * (1 + math.cos(math.pi * cooling)) / 2)

    def _step(self, sample: Sample) -> None:
        with precision(self.settings.device), _attention(self.settings.device):
            chroma, bins = self.model(sample)
        self.optimizer.zero_grad()
        (chroma + BIN_WEIGHT * bins).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.state.step += 1
        self.state.images += len(sample.light) * _processes()
        self._average()
        self._sums += torch.stack([chroma.detach(), bins.detach()])
        self._steps += 1

    @torch.no_grad()
    def _average(self) -> None:
        keep = min(AVERAGE, (1 + self.state.step) / (10 + self.state.step))
        torch._foreach_lerp_(list(self.average.parameters()), list(self.network.parameters()), 1 - keep)

    def _kept(self, bank: object, stage: Stage, crops: int) -> nn.Module:
        """The averaged weights with their share of the start, and the batch norm's statistics that are theirs."""
        recipe, kept = self.settings.recipe, deepcopy(self.average)
        with torch.no_grad():
            torch._foreach_lerp_(list(kept.parameters()), list(self.start.parameters()), self.settings.keep_start)
        for part in kept.modules():
            if isinstance(part, nn.Dropout2d):
                # The statistics are to be those of everything that is seen.
                part.p = 0.0
        number = math.ceil(min(crops, self.state.images) / (stage.batch * self._larger))
        batches = (self._batch(bank, stage) for _ in range(number))
        with precision(self.settings.device):
            update_bn(batches, NetworkWithLoss(recipe, kept))
        return kept

    def _check(self, bank: object, stage: Stage, settling: int = SETTLING_CROPS) -> None:
        """Validate the averaged weights, log a row, keep the best, write the checkpoint."""
        losses = (self._sums / max(1, self._steps)).tolist()
        done = self._steps
        self._sums, self._steps = self._no_losses(), 0
        if self.validation is None or not done:
            return
        run, state = self.settings.run, self.state
        if state.step >= WARM_UP and (idle := self._idle()):
            log.warning("these layers learn nothing, no gradient has reached them: %s", ", ".join(idle))
        kept = self._kept(bank, stage, settling)
        verdict = self.validation.judge(self.settings.recipe, kept)
        gains = verdict.gains
        row = {"images": state.images, "minutes": state.minutes, "chroma": losses[0], "bins": losses[1], **gains}
        row["share of chroma"] = verdict.chroma
        state.history.append(row)
        _log_row(run / "log.csv", row)
        tqdm.write("  ".join(f"{k} {v:+.2f}" if k in gains else f"{k} {v:,.4g}" for k, v in row.items()))
        self.validation.examples(self.settings.recipe, kept, run / "examples.png")
        save_weights(kept, run / "last.safetensors")
        score = sum(gains.values()) / len(gains)
        if score > state.best:
            state.best = score
            self._keep_best()
        save_checkpoint(run / "last.pt", self._networks, self.optimizer, state)

    @property
    def _networks(self) -> dict[str, nn.Module]:
        """What a checkpoint keeps."""
        kept = {"network": self.network, "average": self.average}
        return {**kept, "start": self.start} if self.settings.keep_start else kept

    def _idle(self) -> list[str]:
        """Parameters whose gradient was 0 at every step: something cuts them off from the loss."""
        moments = self.optimizer.state
        learning = [(name, each) for name, each in self.network.named_parameters() if each.requires_grad]
        return [name for name, each in learning if each not in moments or not moments[each]["exp_avg_sq"].any()]

    def _keep_best(self) -> None:
        """Keep the last weights as the best, with a manifest, so that benches can take the run's folder for weights."""
        run, recipe = self.settings.run, self.settings.recipe
        best = run / BEST
        shutil.copyfile(run / "last.safetensors", best)
        about = {"file": BEST, "sha256": sha256(best), "layout": {**recipe.layout}}
        describe(run, recipe.name, {**about, "images": self.state.images, "minutes": round(self.state.minutes)})


def _attention(device: torch.device) -> contextlib.AbstractContextManager[None]:
    """On a CPU the fused attention's backward pass is several times slower than plain products on grids this small."""
    return sdpa_kernel(SDPBackend.MATH) if device.type == "cpu" else contextlib.nullcontext()


def _optimizer(network: nn.Module, learned_elsewhere: tuple[str, ...]) -> torch.optim.Optimizer:
    """AdamW that leaves biases and norms undecayed; each group has its share of the rate."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            share = GENTLE if name.split(".")[0] in learned_elsewhere else 1.0
            decay = WEIGHT_DECAY if parameter.ndim > 1 else 0.0
            groups.setdefault((share, decay), []).append(parameter)
    rows = [{"params": some, "share": share, "weight_decay": decay} for (share, decay), some in groups.items()]
    return torch.optim.AdamW(rows, lr=PEAK_RATE, betas=(0.9, 0.98), fused=True)


def _log_row(table: Path, row: dict[str, float]) -> None:
    if not table.exists():
        table.write_text(",".join(row) + "\n")
    with table.open("a") as file:
        file.write(",".join(f"{v:.4g}" if isinstance(v, float) else str(v) for v in row.values()) + "\n")


def _processes() -> int:
    return torch.distributed.get_world_size() if torch.distributed.is_initialized() else 1


def _agreed(share: float, device: torch.device) -> float:
    """The furthest that any process has come: all change stages, and all stop, at the same step."""
    if _processes() == 1:
        return share
    furthest = torch.tensor(share, dtype=torch.float64, device=device)
    torch.distributed.all_reduce(furthest, torch.distributed.ReduceOp.MAX)
    return furthest.item()


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
