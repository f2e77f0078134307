"""Which class is the most common? Found by yes/no questions about samples that only the user can see.

Each sample is identified along a Huffman tree of the counts so far. A class is dropped once the evidence against it
reaches m / delta: with a samples of the leading class, b of this one and s = a + b, the evidence is

    2^(s + 1) B(a + 1, b + 1) P(Beta(a + 1, b + 1) > 1/2) = 2 int_{1/2}^1 (2 t)^a (2 (1 - t))^b dt,

a bet that grows on average only if the leading class really is the more probable one. By Ville's inequality and a sum
over rivals, the mode is ever dropped with probability at most delta, however long the search runs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, final

import numpy as np
from scipy.special import betaln

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.mode_estimation import rules
from lawbook.simulate.mode_estimation.adaptive import AdaptiveTree
from lawbook.simulate.mode_estimation.dynamic_huffman import State
from lawbook.simulate.mode_estimation.oracle import ContradictionError, HiddenSamples
from lawbook.simulate.mode_estimation.problems import Problem, resolve
from lawbook.simulate.streams import generators, root

Ask = Callable[[int, Collection[Any]], bool]

DECIDED, UNDECIDED, TIE = "decided", "undecided", "tie"
FORMAT = 1


def log_evidence(ahead: float, behind: float) -> float:
    """Logarithm of the evidence that `ahead` samples of one class and `behind` of another give for the first."""
    return float(rules.log_evidence(float(ahead), float(behind)))


def log_evidence_against(share: float, ahead: float, behind: float) -> float:
    """Logarithm of the evidence that the first class's share of the two is not `share` (uniform mixture of bets)."""
    a, b = ahead + 1, behind + 1
    return float(betaln(a, b) - ahead * np.log(share) - behind * np.log1p(-share))


@final
@dataclass(frozen=True)
class Found:
    """What a search has found so far; as a string, one sentence.

    `status`: "decided" (only `leader` is left), "undecided" (a limit was reached), "tie" (the `candidates` cannot be told
    apart). `doubt`: a bound on the probability that `leader` is wrong, valid whenever one looks.
    """

    status: str
    leader: Any
    doubt: float
    candidates: tuple[Any, ...]
    counts: dict[Any, int]
    samples: int
    queries: int

    def __str__(self) -> str:
        cost = f"after {self.samples} samples and {self.queries} questions"
        if self.status == TIE:
            return f"no mode can be told {cost}: {', '.join(map(repr, self.candidates))} are tied or nearly so"
        verb = "is the mode" if self.status == DECIDED else "leads"
        return f"{self.leader!r} {verb} {cost}; wrong with probability at most {self.doubt:.2g}"


@final
class ModeSearch:
    """A search that can be stopped, saved and continued; parameters as for `find_mode`."""

    def __init__(
        self, classes: Sequence[Hashable], delta: float, *, tie_ratio: float = 0.95, confirm_every: int = 0
    ) -> None:
        self.classes = tuple(classes)
        if len(self.classes) < 2:
            raise refuse("classes", list(self.classes), "two or more classes")
        if len(set(self.classes)) < len(self.classes):
            twice = next(y for k, y in enumerate(self.classes) if y in self.classes[:k])
            raise refuse("classes", twice, "each class once")
        self.delta = number("delta", delta, 0, 1, low_open=True)
        if self.delta == 1:
            raise refuse("delta", delta, "a number > 0 and < 1")
        self.tie_ratio = number("tie_ratio", tie_ratio, 0, 1, low_open=True)
        self.confirm_every = whole_number("confirm_every", confirm_every, 0)
        m = len(self.classes)
        self._tree = AdaptiveTree(m)
        self._counts = np.zeros(m, dtype=np.int64)
        self._active = np.ones(m, dtype=bool)
        self._node = 0  # where the current sample stands in the tree: a search may be cut off within a sample
        self.samples = self.queries = 0

    def run(self, ask: Ask, *, most_queries: int | None = None, most_samples: int | None = None) -> Found:
        """Asks until the mode is decided, a tie is found, or a limit, counted from the first sample, is reached.

        If `ask` raises, nothing is lost: the next call goes on with the same question.
        """
        limit = np.inf if most_queries is None else whole_number("most_queries", most_queries, 0)
        end = np.inf if most_samples is None else whole_number("most_samples", most_samples, 0)
        while self.status() == UNDECIDED and self.samples < end:
            while (pair := self._tree.children(self._node)) is not None:
                if self.queries >= limit:
                    return self.found()
                below = [self._tree.members(node) for node in pair]
                smaller = int(len(below[1]) < len(below[0]))
                yes = self._put(ask, below[smaller])
                self._node = pair[smaller if yes else 1 - smaller]
            if self._confirming() and self.queries >= limit:
                return self.found()
            self._settle(ask)
        return self.found()

    def _confirming(self) -> bool:
        return self.confirm_every > 0 and (self.samples + 1) % self.confirm_every == 0

    def _put(self, ask: Ask, asked: list[int]) -> bool:
        answer = ask(self.samples, frozenset(self.classes[y] for y in asked))
        if not isinstance(answer, (bool, np.bool_)):
            raise refuse(f"answer about sample {self.samples}", answer, "True or False")
        self.queries += 1
        return bool(answer)

    def _settle(self, ask: Ask) -> None:
        """Counts the sample whose leaf is reached, and drops the classes that this condemns."""
        members = self._tree.members(self._node)
        if self._confirming() and not self._put(ask, members):
            names = sorted(repr(self.classes[y]) for y in members)
            raise ContradictionError(
                f"sample {self.samples}: earlier answers leave only {', '.join(names)}, which is now denied"
            )
        self._tree.observe(members[:1])
        if self._active[members[0]]:
            self._counts[members[0]] += 1
        self.samples += 1
        self._node = 0
        top, limit = self._counts.max(), np.log(len(self.classes) / self.delta)
        counts = np.where(self._active, self._counts, top)
        out: list[int] = []
        for count in np.unique(counts):  # the evidence falls in the count of the class that is behind
            if count == top or log_evidence(top, count) < limit:
                break
            out += np.flatnonzero(counts == count).tolist()
        if out:
            self._active[out] = False
            self._tree.drop(out)

    def _rivals(self) -> np.ndarray:
        """Counts of the candidates other than the leader."""
        left = self._active.copy()
        left[self._leader()] = False
        return self._counts[left]

    def _leader(self) -> int:
        return int(np.argmax(np.where(self._active, self._counts, -1)))

    def status(self) -> str:
        """ "decided", "tie" or "undecided"."""
        rivals = self._rivals()
        if not len(rivals):
            return DECIDED
        top, low = self._counts.max(), rivals.min()
        limit, share = np.log(len(self.classes) / self.delta), 1 / (1 + self.tie_ratio)
        # The candidate with the fewest samples is the last one known to be this close to the leader.
        near = self.tie_ratio < 1 and top < share * (top + low)
        if near and min(log_evidence_against(edge, top, low) for edge in (share, 1 - share)) >= limit:
            return TIE
        return UNDECIDED

    def found(self) -> Found:
        """The present state in words and numbers."""
        rivals, m, leader = self._rivals(), len(self.classes), self._leader()
        doubt = self.delta if not self._active.all() else 0.0
        if len(rivals):
            doubt = max(doubt, min(1.0, m * float(np.exp(-log_evidence(self._counts[leader], rivals.max())))))
        return Found(
            status=self.status(),
            leader=self.classes[leader],
            doubt=doubt,
            candidates=tuple(y for y, active in zip(self.classes, self._active, strict=True) if active),
            counts={y: int(count) for y, count in zip(self.classes, self._counts, strict=True)},
            samples=self.samples,
            queries=self.queries,
        )

    def save(self) -> str:
        """Everything as JSON; the search that `load` returns goes on with the very same questions."""
        return json.dumps(
            {
                "format": FORMAT,
                "classes": [repr(y) for y in self.classes],
                "delta": self.delta,
                "tie_ratio": self.tie_ratio,
                "confirm_every": self.confirm_every,
                "samples": self.samples,
                "queries": self.queries,
                "node": self._node,
                "counts": self._counts.tolist(),
                "active": self._active.tolist(),
                "dropped": self._tree.dropped,
                "tree": [array.tolist() for array in self._tree.state],
            }
        )

    @classmethod
    def load(cls, text: str, classes: Sequence[Hashable]) -> ModeSearch:
        """The search saved in `text`; `classes` must be those that it was begun with. Raises InputError."""
        try:
            saved = json.loads(text)
            wrong = saved["format"] != FORMAT or saved["classes"] != [repr(y) for y in classes]
            if wrong:
                raise refuse("classes", list(classes), f"the classes of the saved search: {saved['classes']}")
            made = cls(
                classes, saved["delta"], tie_ratio=saved["tie_ratio"], confirm_every=saved["confirm_every"]
            )
            made.samples, made.queries, made._node = saved["samples"], saved["queries"], saved["node"]
            made._counts = np.array(saved["counts"], dtype=np.int64)
            made._active = np.array(saved["active"], dtype=bool)
            made._tree.dropped = saved["dropped"]
            shapes = [array.shape for array in made._tree.state]
            made._tree.state = State(*(np.array(array, dtype=np.int64) for array in saved["tree"]))
            if [array.shape for array in made._tree.state] != shapes:
                raise KeyError("tree")
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise refuse("saved search", text, f"what ModeSearch.save returned ({error!r})") from error
        return made


def find_mode(
    ask: Ask,
    classes: Sequence[Hashable],
    delta: float,
    *,
    most_queries: int | None = None,
    most_samples: int | None = None,
    tie_ratio: float = 0.95,
    confirm_every: int = 0,
) -> Found:
    """The most common of `classes`, wrong with probability at most `delta`, by questions about independent samples.

    `ask(sample, set_of_classes)` answers whether the class of sample number `sample` (0, 1, 2, ...) is in the set;
    samples are independent draws from one law, with replacement. The search ends with the status "decided" when one class is
    left; "undecided" at `most_queries` or `most_samples`; "tie" when the leader and every class left are shown to be within
    the ratio `tie_ratio` of each other. The leader of a tie is at least `tie_ratio` times as probable as the mode, up to a
    chance of at most 2 delta; tie_ratio = 1 never gives up, and an exact tie then lasts until a limit.
    With `confirm_every` = k, every k-th sample's class is asked back: a denial raises ContradictionError, as when a
    sample belongs to none of the classes. To look on the way, to save and to continue a search, use `ModeSearch`.
    Raises InputError: fewer than two classes, one class twice, delta outside ]0, 1[, answers other than True and False.
    """
    search = ModeSearch(classes, delta, tie_ratio=tie_ratio, confirm_every=confirm_every)
    return search.run(ask, most_queries=most_queries, most_samples=most_samples)


def plan(
    p: Problem, delta: float, *, runs: int = 20, most_samples: int = 20_000, seed: int = 0, **options: Any
) -> dict[str, float]:
    """What a search would cost if the probabilities were `p`, from simulated searches, before any question is asked.

    Returns the share of `runs` that are "decided", the mean "samples" and "questions", and "questions_of_nine_in_ten",
    their 0.9 quantile. `options` go to `find_mode`. About 0.1 ms a sample. Raises InputError.
    """
    law = resolve(p)
    found = []
    for rng in generators(root(seed, "plan"), whole_number("runs", runs)):
        labels, data = rng.spawn(2)
        hidden = HiddenSamples(law[labels.permutation(len(law))], data)  # nobody knows which class it is
        found.append(find_mode(hidden.ask, range(len(law)), delta, most_samples=most_samples, **options))
    questions = [one.queries for one in found]
    return {
        "decided": float(np.mean([one.status == DECIDED for one in found])),
        "samples": float(np.mean([one.samples for one in found])),
        "questions": float(np.mean(questions)),
        "questions_of_nine_in_ten": float(np.quantile(questions, 0.9)),
    }
