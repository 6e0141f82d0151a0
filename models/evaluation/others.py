"""Photographs beside the one that is coloured, as references, and whose colours the answers then have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from models.evaluation.judges import Judgement, apart, description, histogram
from models.evaluation.protocol import Sample
from models.image import ImageData
from models.report import Cell
from models.types import Mask

MOST_ALIKE = 0.25
"""Share of the pairs that has a row of its own: in the others the most alike photograph often shows something else."""


class Others:
    """Photographs beside the one that is coloured, as references: the most alike one, and an unrelated one."""

    def __init__(self, samples: list[Sample]) -> None:
        self._samples = samples
        seen = np.stack([description(sample.rgb) for sample in samples])
        likeness = seen @ seen.T
        np.fill_diagonal(likeness, -1)
        self._alike, self._likeness = likeness.argmax(axis=1), likeness.max(axis=1)

    def alike(self, sample: Sample) -> ImageData:
        """The photograph that shows the most similar thing, by Lite0."""
        return self._samples[int(self._alike[sample.seed])].colored

    def likeness(self, sample: Sample) -> float:
        """How similar that is: a cosine."""
        return float(self._likeness[sample.seed])

    def unrelated(self, sample: Sample) -> ImageData:
        """The photograph before."""
        return self._samples[sample.seed - 1].colored

    def followed(
        self, alike: Sequence[Judgement], unrelated: Sequence[Judgement], automatic: Sequence[Judgement]
    ) -> list[dict[str, Cell]]:
        """Whose colours answers have: with the most alike and the unrelated reference, and without any.

        Args:
            alike, unrelated, automatic: judgements of answers, in the order of the samples.

        Returns:
            A row for each kind of reference: how many there are, and the shares of them with which the ab histogram
            comes closer to the true one, comes closer to the reference's, and which are themselves closer to the truth
            than the automatic answer is.
        """
        likeness = np.array([self.likeness(sample) for sample in self._samples])
        most = likeness >= np.quantile(likeness, 1 - MOST_ALIKE)
        shared = self._closer(alike, automatic, self.alike)
        kinds = (
            ("alike", shared),
            (f"the {MOST_ALIKE:.0%} most alike", shared[most]),
            ("unrelated", self._closer(unrelated, automatic, self.unrelated)),
        )
        names = "closer to the truth", "closer to the reference", "reference closer to the truth"
        return [
            {"reference": kind, "photos": len(facts), **dict(zip(names, facts.mean(axis=0).tolist(), strict=True))}
            for kind, facts in kinds
        ]

    def _closer(
        self, found: Sequence[Judgement], automatic: Sequence[Judgement], reference: Callable[[Sample], ImageData]
    ) -> Mask:
        """(N, 3): for each photograph, the three facts that `followed` counts."""
        facts = []
        for sample, one, plain in zip(self._samples, found, automatic, strict=True):
            its = histogram(reference(sample).rgb)
            true = histogram(sample.colored.rgb)
            facts.append((
                one.histogram < plain.histogram,
                apart(one.colors, its) < apart(plain.colors, its),
                apart(its, true) < plain.histogram,
            ))  # fmt: skip
        return np.array(facts)
