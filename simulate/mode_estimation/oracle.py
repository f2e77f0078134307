"""Hidden samples that answer yes/no questions, and a ledger of what the answers imply."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol, final

import numpy as np

from lawbook.simulate.inputs import refuse, whole_number
from lawbook.simulate.mode_estimation.problems import draw


class ContradictionError(ValueError):
    """The answers about one sample leave no class for it."""


class Oracle(Protocol):
    """Whoever knows the classes of the samples."""

    def ask(self, sample: int, classes: Collection[int]) -> bool:
        """Whether the class of sample number `sample` (0, 1, ...) is among `classes`."""
        ...


@final
class HiddenSamples:
    """Samples of law p, drawn when first touched; sample j does not depend on the order of the questions.

    `queries` counts the questions, `touched` holds the samples asked about.
    """

    def __init__(self, p: np.ndarray, rng: np.random.Generator) -> None:
        self._p, self._rng = p, rng
        self._classes = np.empty(0, dtype=np.int64)
        self.queries = 0
        self.touched: set[int] = set()

    @classmethod
    def of(cls, classes: Sequence[int] | np.ndarray) -> HiddenSamples:
        """Given samples; there are no others."""
        made = cls(np.empty(0), np.random.default_rng(0))
        made._classes = np.asarray(classes, dtype=np.int64)
        return made

    def ask(self, sample: int, classes: Collection[int]) -> bool:
        """Whether the sample's class is among `classes`; counted as one query."""
        self.queries += 1
        self.touched.add(sample)
        return self.reveal(sample) in classes

    def reveal(self, sample: int) -> int:
        """The sample's class, for tests: no query is counted."""
        missing = whole_number("sample", sample, 0) + 1 - len(self._classes)
        if missing > 0:
            if not len(self._p):
                raise refuse("sample", sample, f"an integer < {len(self._classes)}")
            more = draw(self._p, max(missing, len(self._classes), 64), self._rng)
            self._classes = np.concatenate((self._classes, more))
        return int(self._classes[sample])


@final
class Ledger:
    """What is known of each sample: the candidate set, which is the intersection of the answers.

    A question whose answer follows from earlier ones is not put to the oracle and costs nothing. `queries` counts the
    others; each of them shrinks the sample's candidate set, so that no sample costs more than m - 1.
    """

    def __init__(self, oracle: Oracle, classes: int) -> None:
        self.classes = whole_number("classes", classes)
        self.queries = 0
        self._oracle = oracle
        self._all = frozenset(range(self.classes))
        self._candidates: dict[int, frozenset[int]] = {}

    def candidates(self, sample: int) -> frozenset[int]:
        """The classes that sample number `sample` can still have."""
        return self._candidates.get(sample, self._all)

    @property
    def touched(self) -> int:
        """Number of samples about which something is known."""
        return len(self._candidates)

    def ask(self, sample: int, classes: Collection[int]) -> bool:
        """Whether the class of the sample is among `classes`, asking the oracle only if it is not known yet."""
        asked = frozenset(classes)
        if not asked <= self._all:
            raise refuse("classes", sorted(asked - self._all), f"classes in 0..{self.classes - 1}")
        known = self.candidates(sample)
        if known <= asked:
            return True
        if not known & asked:
            return False
        self.queries += 1
        answer = self._oracle.ask(sample, asked)
        if not isinstance(answer, (bool, np.bool_)):
            raise refuse(f"answer about sample {sample}", answer, "True or False")
        self.record(sample, asked, bool(answer))
        assert 0 < len(self.candidates(sample)) < len(known)
        return bool(answer)

    def record(self, sample: int, classes: Collection[int], answer: bool) -> None:
        """Takes note of an answer from elsewhere. Raises ContradictionError if it leaves no class for the sample."""
        known = self.candidates(sample)
        left = known & frozenset(classes) if answer else known - frozenset(classes)
        if not left:
            said = "yes" if answer else "no"
            raise ContradictionError(
                f"sample {sample}: its class is among {sorted(known)} by earlier answers, "
                f"and now {said} to {sorted(classes)}"
            )
        self._candidates[sample] = left
