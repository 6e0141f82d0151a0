"""Learning from strokes (Endo 2016, section 4): first without the spatial part, then the whole network."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from models.device import precision
from models.networks.endo2016 import Endo2016

EPSILON = 0.01
"""Learning ends when the mean error falls below this,"""

GAMMA = 0.01
"""or when it grows by more than this in one epoch."""

BATCH = 64
RATE = 5e-3
"""Batch size and Adam's rate. The paper has batches of 10, with which 1e-3 works well. On pictures of two and three
textures 64 and 5e-3 give equally good labels in a third of the time (`bench endo2016 --only batches`)."""

_STEPS = 10
"""With few samples batches are smaller, so that an epoch has this many steps,"""

_SMALLEST_BATCH = 10
"""but batches are never smaller than the paper's."""

_CALMED = 2
"""How often the second condition halves Adam's rate before it ends learning. The error of few samples often jumps by
more than gamma before features are learned."""

FIRST_EPOCHS = 2
"""Most epochs of the first step: visual features that differ from the start (`Endo2016`) are ahead of places then."""

MOST_EPOCHS = 200
_PATIENCE = 20
_PROGRESS = 0.01
"""If labels cannot be distinguished, the error neither grows nor falls. Learning therefore also ends when the lowest
error has not fallen by this share within this number of epochs."""


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Pixels to learn from.

    Attributes:
        windows: (49, n, values) in 0..1, see `models.networks.endo2016.windows_of`.
        places: (n, 2) in 0..1.
        labels: (n,) int64.
    """

    windows: Tensor
    places: Tensor
    labels: Tensor

    def __len__(self) -> int:
        return len(self.labels)


class Adam:
    """Kingma and Ba's Adam with their numbers.

    `torch.optim` takes the same steps, but the first optimizer of a process imports torch's compiler, which takes one
    to two seconds; the first rough colours should appear after one.
    """

    _DECAY = (0.9, 0.999)
    _NOTHING = 1e-8

    def __init__(self, parameters: Iterable[Tensor], rate: float, before: Adam | None = None) -> None:
        """Start anew, or continue with the moments of another optimizer of the same parameters."""
        self.rate = rate
        self.parameters = list(parameters)
        known = {} if before is None else dict(zip(map(id, before.parameters), before._moments, strict=True))
        self._moments: list[tuple[Tensor, Tensor, Tensor]] = [
            known.get(id(p)) or (torch.zeros_like(p), torch.zeros_like(p), torch.zeros((), device=p.device))
            for p in self.parameters
        ]

    @torch.no_grad()
    def step(self, gradients: tuple[Tensor, ...]) -> None:
        """Move the parameters against their gradients, which must lie in memory as the parameters do."""
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
    """The outcome of learning.

    Attributes:
        epochs: of the first and of the second step.
        error: mean error of the last epoch.
        optimizer: of the second step; an update continues with it.
    """

    epochs: tuple[int, int]
    error: float
    optimizer: Adam


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """The paper's L, summed over samples: -sum_k g_k ln y_k + (1 - g_k) ln(1 - y_k)."""
    logs = F.log_softmax(logits, dim=1)
    own = F.one_hot(labels, logits.shape[1]).bool()
    # ln(1 - y) by expm1: exact for small y; y is kept below 1 to avoid ln 0.
    others = torch.log((-torch.expm1(logs)).clamp_min(1e-7))
    return -torch.where(own, logs, others).sum()


def learn(
    network: Endo2016,
    samples: Samples,
    *,
    generator: torch.Generator,
    check: Callable[[], None],
    report: Callable[[int, float], None] | None = None,
    first: int = FIRST_EPOCHS,
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
        first: most epochs of the first step.
        resume: the optimizer of the earlier learning (section 4.1). The second step continues; the first one, without
            places, would undo half of what was learned. Without the earlier moments Adam would start with steps of the
            full rate and unlearn as much before it learns again.
        batch: samples per step; None to choose batch and rate by the number of samples.
        rate: Adam's rate; required with `batch`.
    """
    if batch is None:
        batch = min(BATCH, max(_SMALLEST_BATCH, len(samples) // _STEPS))
    if rate is None:
        rate = RATE * (batch / BATCH) ** 0.5
    done: list[int] = []
    error = 0.0

    def step(optimizer: Adam, most: int, *, spatial: bool) -> None:
        nonlocal error
        before = best = float("inf")
        waited = calmed = epoch = 0
        while epoch < most:
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

    step(Adam(network.visual_parameters(), rate), first if resume is None else 0, spatial=False)
    optimizer = Adam(network.parameters(), rate, resume)
    step(optimizer, MOST_EPOCHS, spatial=True)
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
    """One pass over all samples in random order; returns the mean error."""
    total = torch.zeros(())
    for chosen in torch.split(torch.randperm(len(samples), generator=generator), batch):
        check()
        places = samples.places[chosen] if spatial else None
        with precision(samples.labels.device):
            logits = network(samples.windows.index_select(1, chosen), places)
        loss = cross_entropy(logits.float(), samples.labels[chosen])
        optimizer.step(torch.autograd.grad(loss / len(chosen), optimizer.parameters))
        total += loss.detach()
    return float(total) / max(1, len(samples))
