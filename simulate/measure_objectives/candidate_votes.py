"""Votes of sets of candidate labels at one input: shares of sets that hold a label (infimum loss), and shares divided by the set's size (average).

Sheet 09, laws B4 and B5. The truth is missing from a set with probability `missing`, each wrong label is in it with probability `confusion`, independently.
Sampling costs one number per label and set, the exact error one convolution of n steps.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.streams import generators


def drawn_sets(count: int, labels: int, confusion: float, missing: float, rng: np.random.Generator) -> np.ndarray:
    """Membership (count, labels) of `count` sets; label 0 is the truth. A set may be empty."""
    chance = np.full(labels, confusion)
    chance[0] = 1 - missing
    return rng.random((count, labels)) < chance


def scores(member: np.ndarray, average: bool) -> np.ndarray:
    """Each label's mean vote, (labels,): 1 for a set that holds it, or one over the set's size; empty sets have no vote."""
    return (member / np.maximum(member.sum(1, keepdims=True), 1) if average else member).mean(0)


def vote_margins(
    labels: int, confusion: float, missing: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, sets: int = 1000
) -> dict[str, np.ndarray]:
    """{"infimum", "average"}: the truth's mean vote less another label's, over `sets` sets; (replicates,)."""
    labels, sets = whole_number("labels", labels, 2), whole_number("sets", sets)
    confusion, missing = number("confusion", confusion, 0, 1), number("missing", missing, 0, 1)
    found = []
    for rng in generators(seed, replicates, first):
        votes = [scores(drawn_sets(sets, labels, confusion, missing, rng), average) for average in (False, True)]
        found.append([vote[0] - vote[1] for vote in votes])
    infimum, average = np.array(found).T
    return {"infimum": infimum, "average": average}


def crowded_margins(share: float, company: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, sets: int = 1000) -> dict[str, np.ndarray]:
    """{"infimum", "average"}: votes of label 0 less those of label 1 where sets are {0 and `company` others} with probability `share`, else {1}; (replicates,)."""
    share, company, sets = number("share", share, 0, 1), whole_number("company", company, 0), whole_number("sets", sets)
    crowd, alone = np.zeros(company + 2, dtype=bool), np.zeros(company + 2, dtype=bool)
    crowd[[0, *range(2, company + 2)]], alone[1] = True, True
    found = []
    for rng in generators(seed, replicates, first):
        member = np.where((rng.random(sets) < share)[:, None], crowd, alone)
        found.append([float(np.diff(scores(member, average)[[1, 0]])[0]) for average in (False, True)])
    infimum, average = np.array(found).T
    return {"infimum": infimum, "average": average}


def vote_failures(
    n: int, share: float, confusion: float, missing: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 1000
) -> dict[str, np.ndarray]:
    """{"failed", "lost", "trials"}: of `block` runs, those where a wrong label has at least the truth's votes, and where the truth was missing once.

    n sets, each at an input of probability `share` or elsewhere; two labels; shapes (replicates,).
    """
    n, block = whole_number("n", n), whole_number("block", block)
    share, confusion, missing = number("share", share, 0, 1), number("confusion", confusion, 0, 1), number("missing", missing, 0, 1)
    found = []
    for rng in generators(seed, replicates, first):
        seen = rng.binomial(n, share, block)
        right, wrong = rng.binomial(seen, 1 - missing), rng.binomial(seen, confusion)
        found.append([(wrong >= right).sum(), (right < seen).sum()])
    failed, lost = np.array(found).T
    return {"failed": failed, "lost": lost, "trials": np.full(replicates, block)}


def failure_probabilities(n: int, share: float, confusion: float, missing: float) -> np.ndarray:
    """Exact chances (n + 1,) that after 0, ..., n sets a wrong label has at least the truth's votes: the walk of their difference."""
    up, down = share * confusion * missing, share * (1 - confusion) * (1 - missing)
    law, chances = np.zeros(2 * n + 1), np.ones(n + 1)
    law[n] = 1.0
    for step in range(1, n + 1):
        moved = (1 - up - down) * law
        moved[1:] += up * law[:-1]
        moved[:-1] += down * law[1:]
        law = moved
        chances[step] = law[n:].sum()
    return chances


def failures_exactly(n: int, share: float, confusion: float, missing: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"failed", "fall"}: the chance of failure after n sets, and that after n + 1 over it, both exact; (1,)."""
    n, share = whole_number("n", n), number("share", share, 0, 1, low_open=True)
    chances = failure_probabilities(n + 1, share, number("confusion", confusion, 0, 1), number("missing", missing, 0, 1))
    if chances[-1] < np.finfo(float).tiny:
        raise refuse("n", n, "fewer sets: the chance of failure has underflowed")
    return {"failed": chances[-2:-1], "fall": chances[-1:] / chances[-2]}
