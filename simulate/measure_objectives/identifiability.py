"""How many labellings explain all candidate sets: one where the sets' intersections are single labels, all of them where sets say nothing.

Sheet 09, laws B3 and B6. Labellings are enumerated: labels ** inputs of them.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.measure_objectives.labels_from_sets import best_of_all, score
from lawbook.simulate.streams import generators

LARGEST = 100_000


def labellings(inputs: int, labels: int) -> np.ndarray:
    """All functions from inputs to labels, (labels ** inputs, inputs); at most LARGEST."""
    if labels**inputs > LARGEST:
        raise refuse("inputs", inputs, f"few enough that labels ** inputs <= {LARGEST}")
    return np.array(list(product(range(labels), repeat=inputs)))


def misses(member: np.ndarray, functions: np.ndarray) -> np.ndarray:
    """Infimum 0-1 loss of each labelling, (..., functions): how many sets do not hold the label of their input; member is (..., inputs, sets, labels)."""
    missed = (~member).sum(-2)
    return missed[..., np.arange(functions.shape[1]), functions].sum(-1)


def optimal_labellings(
    inputs: int, labels: int, confusion: float, sets: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 100
) -> dict[str, np.ndarray]:
    """{"optima", "least"}: mean number of labellings with the least infimum loss, and its mean value, over `block` problems; (replicates,).

    Each input has `sets` sets, with its label, 0, and each other label with probability `confusion`.
    """
    inputs, labels, sets = whole_number("inputs", inputs), whole_number("labels", labels, 2), whole_number("sets", sets)
    confusion, block, functions, found = number("confusion", confusion, 0, 1), whole_number("block", block), labellings(inputs, labels), []
    for rng in generators(seed, replicates, first):
        member = rng.random((block, inputs, sets, labels)) < confusion
        member[..., 0] = True
        loss = misses(member, functions)
        least = loss.min(1, keepdims=True)
        found.append([(loss == least).sum(1).mean(), least.mean()])
    optima, least = np.array(found).T
    return {"optima": optima, "least": least}


def full_set_scores(n: int, labels: int, bandwidth: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"best"}: the greatest score |A phi|^2 of all selections over that of one label for all, where sets hold all labels; (replicates,).

    A is a Gaussian kernel matrix at n uniform inputs, with rows scaled to sum one: its entries are not negative.
    """
    n, labels, bandwidth = whole_number("n", n, 2), whole_number("labels", labels, 2), number("bandwidth", bandwidth, 0, low_open=True)
    member, found = np.ones((n, labels), dtype=bool), []
    for rng in generators(seed, replicates, first):
        x = rng.random(n)
        weights = np.exp(-((x[:, None] - x) ** 2) / (2 * bandwidth**2))
        weights = weights / weights.sum(1, keepdims=True)
        constant = np.eye(labels)[np.zeros(n, dtype=int)]
        found.append(best_of_all(weights, member)[1] / score(weights, constant))
    return {"best": np.array(found)}
