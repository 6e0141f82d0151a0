"""Learning from strokes (Endo 2016, section 4): first without the spatial part, then the whole network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


@dataclass(frozen=True, slots=True)
class Learned:
    """How learning went.

    Attributes:
        epochs: of the first and of the second step.
        error: mean error of the last epoch.
    """

    epochs: tuple[int, int]
    error: float


class Adam:
    """Kingma and Ba's Adam with their numbers.

    `torch.optim` is the same, but its first optimizer of a process imports torch's compiler: one to two seconds, where
    the first rough colours should be there after one.
    """

    _DECAY = (0.9, 0.999)
    _NOTHING = 1e-8

    def __init__(self, parameters: Sequence[Tensor], rate: float) -> None:
        self.rate = rate
        self._parameters = parameters
        self._means = [torch.zeros_like(p) for p in parameters]
        self._squares = [torch.zeros_like(p) for p in parameters]
        self._steps = 0

    @torch.no_grad()
    def step(self) -> None:
        """Move the parameters against their gradients, and clear these."""
        self._steps += 1
        first, second = self._DECAY
        rate = self.rate / (1 - first**self._steps)
        spread = (1 - second**self._steps) ** -0.5
        for parameter, mean, square in zip(self._parameters, self._means, self._squares, strict=True):
            if parameter.grad is None:
                continue
            mean.lerp_(parameter.grad, 1 - first)
            square.mul_(second).addcmul_(parameter.grad, parameter.grad, value=1 - second)
            parameter.addcdiv_(mean, square.sqrt().mul_(spread).add_(self._NOTHING), value=-rate)
            parameter.grad = None


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
        batch: samples per step; None for as many as suit the number of samples, at a rate that suits the batch.
        rate: Adam's, needed with `batch`.
    """
    if batch is None:
        batch = min(BATCH, max(_SMALLEST_BATCH, len(samples) // _STEPS))
    if rate is None:
        rate = RATE * (batch / BATCH) ** 0.5
    done: list[int] = []
    error = 0.0

    def step(parameters: list[Tensor], *, spatial: bool) -> float:
        nonlocal error
        optimizer = Adam(parameters, rate)
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
        return error

    if pretrain:
        step(list(network.visual_parameters()), spatial=False)
    else:
        done.append(0)
    step(list(network.parameters()), spatial=True)
    return Learned((done[0], done[1]), error)


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
        (loss / len(chosen)).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        total += loss.detach()
    return float(total) / max(1, len(samples))
