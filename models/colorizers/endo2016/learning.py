"""Learning from strokes (Endo 2016, section 4): first without the spatial part, then the whole network."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from models.networks.endo2016 import Endo2016

EPSILON = 0.01
"""Learning ends when the mean error falls below this..."""

GAMMA = 0.01
"""... or when it has grown by more than this in one epoch."""

BATCH = 64
RATE = 5e-3
"""The paper has batches of 10, and with them 1e-3 suits Adam. On pictures of two and three textures 64 and 5e-3 need
no more epochs for labels as good, at half the time an epoch (`bench endo2016` measures both)."""

_STEPS = 10
"""Fewer samples come in smaller batches, so that an epoch has so many steps..."""

_SMALLEST_BATCH = 10
"""... but not in smaller ones than the paper's."""

_CALMED = 2
"""How often the second condition halves Adam's rate before it ends learning: the error of a small sample jumps by more
than gamma before features are learned (labels right on textures 0.93 where it ends at once)."""

MOST_EPOCHS = 200
_PATIENCE = 20
_PROGRESS = 0.01
"""Where labels cannot be told apart the error neither grows nor falls. So learning also ends when its best value has
not fallen by this share within so many epochs."""


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Pixels to learn from.

    Attributes:
        patches: (n, channels, 9, 9) in 0..1.
        places: (n, 2) in 0..1.
        labels: (n,) int64.
    """

    patches: Tensor
    places: Tensor
    labels: Tensor

    def __len__(self) -> int:
        return len(self.labels)


class Adam:
    """Kingma and Ba's Adam with their numbers.

    `torch.optim` takes the same step, but its first optimizer of a process imports torch's compiler: one to two
    seconds, where the first rough colours should be there after one.
    """

    _DECAY = (0.9, 0.999)
    _NOTHING = 1e-8

    def __init__(self, parameters: Iterable[Tensor], rate: float, before: Adam | None = None) -> None:
        """Begin, or go on with the moments another one has for the same parameters."""
        self.rate = rate
        self.parameters = list(parameters)
        known = {} if before is None else dict(zip(map(id, before.parameters), before._moments, strict=True))
        self._moments: list[tuple[Tensor, Tensor, Tensor]] = [
            known.get(id(p)) or (torch.zeros_like(p), torch.zeros_like(p), torch.zeros((), device=p.device))
            for p in self.parameters
        ]

    @torch.no_grad()
    def step(self, gradients: tuple[Tensor, ...]) -> None:
        """Move the parameters against their gradients."""
        means, squares, steps = map(list, zip(*self._moments, strict=True))
        for count in steps:
            count += 1
        largest_squares: list[Tensor] = []  # AMSGrad's
        torch._fused_adam_(
            self.parameters, gradients, means, squares, largest_squares, steps, lr=self.rate,
            beta1=self._DECAY[0], beta2=self._DECAY[1], weight_decay=0.0, eps=self._NOTHING, amsgrad=False,
            maximize=False,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Learned:
    """How learning went.

    Attributes:
        epochs: of the first and of the second step.
        error: mean error of the last epoch.
        optimizer: of the second step, with which an update goes on.
    """

    epochs: tuple[int, int]
    error: float
    optimizer: Adam


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """The paper's L, summed over samples: -sum_k g_k ln y_k + (1 - g_k) ln(1 - y_k)."""
    logs = F.log_softmax(logits, dim=1)
    own = F.one_hot(labels, logits.shape[1]).bool()
    # ln(1 - y) through expm1: exact for small y; y of 1 is kept away from ln 0.
    others = torch.log((-torch.expm1(logs)).clamp_min(1e-7))
    return -torch.where(own, logs, others).sum()


def learn(
    network: Endo2016,
    samples: Samples,
    *,
    generator: torch.Generator,
    check: Callable[[], None],
    report: Callable[[int, float], None] | None = None,
    pretrain: bool = True,
    resume: Adam | None = None,
    batch: int | None = None,
    rate: float | None = None,
) -> Learned:
    """Algorithm 1, from the network's present weights.

    Args:
        network: is changed.
        samples: what to learn.
        generator: of the order of the samples.
        check: called between batches; may raise.
        report: told the number of epochs so far and the mean error after each.
        pretrain: False leaves out the first step (figure 6).
        resume: the optimizer that taught the network what it knows (section 4.1). Where it was is the second step,
            so that goes on; the first one, without places, would undo half of it. Without its moments Adam would
            begin with leaps of the full rate, and unlearn as much before it learns again.
        batch: samples per step; None for as many as suit the number of samples, at a rate that suits the batch.
        rate: Adam's, needed with `batch`.
    """
    if batch is None:
        batch = min(BATCH, max(_SMALLEST_BATCH, len(samples) // _STEPS))
    if rate is None:
        rate = RATE * (batch / BATCH) ** 0.5
    done: list[int] = []
    error = 0.0

    def step(optimizer: Adam, *, spatial: bool) -> None:
        nonlocal error
        before = best = float("inf")
        waited = calmed = epoch = 0
        while epoch < MOST_EPOCHS:
            epoch += 1
            error = _epoch(network, samples, optimizer, generator, check, batch, spatial=spatial)
            if report is not None:
                report(sum(done) + epoch, error)
            if error < EPSILON:
                break
            if error - before > GAMMA:
                if calmed == _CALMED:
                    break
                calmed += 1
                optimizer.rate /= 2
            waited = 0 if error < best * (1 - _PROGRESS) else waited + 1
            if waited >= _PATIENCE:
                break
            before, best = error, min(best, error)
        done.append(epoch)

    if pretrain and resume is None:
        step(Adam(network.visual_parameters(), rate), spatial=False)
    else:
        done.append(0)
    optimizer = Adam(network.parameters(), rate, resume)
    step(optimizer, spatial=True)
    return Learned((done[0], done[1]), error, optimizer)


def _epoch(
    network: Endo2016,
    samples: Samples,
    optimizer: Adam,
    generator: torch.Generator,
    check: Callable[[], None],
    batch: int,
    *,
    spatial: bool,
) -> float:
    """One pass over all samples in random order; the mean error met on the way."""
    total = torch.zeros(())
    for chosen in torch.split(torch.randperm(len(samples), generator=generator), batch):
        check()
        places = samples.places[chosen] if spatial else None
        loss = cross_entropy(network(samples.patches[chosen], places), samples.labels[chosen])
        optimizer.step(torch.autograd.grad(loss / len(chosen), optimizer.parameters))
        total += loss.detach()
    return float(total) / max(1, len(samples))
