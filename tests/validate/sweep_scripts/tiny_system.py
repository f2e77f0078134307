"""A system small enough to know everything about it: coins, averages and an exact line."""

import os

import numpy as np

from lawbook.simulate.inputs import InputError
from lawbook.simulate.streams import generators


def heads(p, draws, *, bias=0.0, seed, replicates, first=0):
    """Heads among `draws` throws of coins of probabilities p + bias, and, as a rival observable, tails."""
    if "LAWBOOK_TEST_LOG" in os.environ:
        with open(os.environ["LAWBOOK_TEST_LOG"], "a") as log:
            log.write(f"{p} {first}\n")
    chances = np.clip(np.atleast_1d(p) + bias, 0, 1)
    counts = np.array([source.binomial(draws, chances) for source in generators(seed, replicates, first)])
    return {"heads": counts, "tails": draws - counts, "trials": np.full(counts.shape, draws)}


def average(mu, *, seed, replicates, first=0):
    """A normal number about mu, and one on [0, 1] with mean mu."""
    sources = generators(seed, replicates, first)
    return {
        "normal": np.array([source.normal(mu) for source in sources]),
        "bounded": np.array([source.uniform() < mu for source in sources], dtype=float),
    }


def line(x, *, seed, replicates, first=0):
    """Twice x, exactly; of another sign where x is -1, absent where it is 13, refused where it is 7; 0 fails."""
    if x == 7:
        raise InputError("x: got 7; accepted: less")
    if x == 13:
        return {"other": np.array([1.0])}
    return {"double": np.array([2.0 * x + 0 / x if x else 1 / x])}
