"""Laws on m classes, the most probable class first, and samples from them.

A specification is a string: ``geometric:100`` (p_i proportional to 2**-i), ``two:300`` (p = 0.2, 0.06 and equal rest),
``one:1000`` (p = 0.5 and equal rest), ``dirichlet:ALPHA:M:DRAW`` (draw number DRAW of a symmetric Dirichlet law), whatever
`simulate.frequencies` knows (``zipf:1:100``, ``uniform:50``, ...), or the probabilities themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.inputs import InputError, number, probability_vector, refuse, whole_number
from lawbook.simulate.streams import INSTANCE, generators, root

Problem = str | Sequence[float] | np.ndarray

ACCEPTED = "geometric:M, two:M (M >= 15), one:M (M >= 3), dirichlet:ALPHA:M:DRAW, zipf:ALPHA:M or probabilities"


def geometric(classes: int) -> np.ndarray:
    """p_i proportional to 2**-i; beyond i = 1074 it is 0."""
    weights = np.ldexp(1.0, -np.arange(1, whole_number("classes", classes, 2) + 1))
    return weights / weights[::-1].sum()


def two(classes: int) -> np.ndarray:
    """p = 0.2, 0.06 and equal rest, which lies below 0.06 from 15 classes on."""
    m = whole_number("classes", classes, 15)
    return np.concatenate(([0.2, 0.06], np.full(m - 2, 0.74 / (m - 2))))


def one(classes: int) -> np.ndarray:
    """p = 0.5 and equal rest."""
    m = whole_number("classes", classes, 3)
    return np.concatenate(([0.5], np.full(m - 1, 0.5 / (m - 1))))


def dirichlet(alpha: float, classes: int, draw: int = 0) -> np.ndarray:
    """Draw number `draw` of the Dirichlet law with parameters (alpha, ..., alpha), sorted; the same on every call."""
    a, m = number("alpha", alpha, 0, low_open=True), whole_number("classes", classes, 2)
    (rng,) = generators(root(0, "dirichlet", m), 1, whole_number("draw", draw, 0), INSTANCE)
    # A gamma variable of a small shape underflows: its logarithm is log gamma(a + 1) + log(uniform) / a.
    logs = np.log(rng.standard_gamma(a + 1, m)) + np.log1p(-rng.random(m)) / a
    weights = np.sort(np.exp(logs - logs.max()))[::-1]
    return weights / weights[::-1].sum()


def resolve(spec: Problem) -> np.ndarray:
    """The probabilities of a specification: float64, (m,), falling, sum 1, read-only, m >= 2. Raises InputError.

    Probabilities given as numbers are sorted: class 0 is the mode.
    """
    if isinstance(spec, str):
        return _named(spec) if spec.partition(":")[0] in NAMED else _checked(frequencies.resolve(spec))
    return _checked(np.sort(probability_vector("p", spec))[::-1].copy())


NAMED = {"geometric": (geometric, 1), "two": (two, 1), "one": (one, 1), "dirichlet": (dirichlet, 3)}


@lru_cache(maxsize=64)
def _named(spec: str) -> np.ndarray:
    kind, *parts = spec.split(":")
    build, arguments = NAMED[kind]
    if len(parts) != arguments:
        raise refuse("problem", spec, ACCEPTED)
    try:
        return _checked(build(*(float(part) for part in parts)))
    except InputError as error:
        raise InputError(f"problem {spec!r}: {error}") from None
    except ValueError:
        raise refuse("problem", spec, ACCEPTED) from None


def _checked(p: np.ndarray) -> np.ndarray:
    if len(p) < 2:
        raise refuse("number of classes", len(p), "an integer >= 2")
    p.flags.writeable = False
    return p


def draw(p: np.ndarray, n: int, rng: np.random.Generator) -> np.ndarray:
    """`n` independent classes of law p by its inverse cumulative distribution: int64, (n,); never one with p = 0."""
    cumulative = np.cumsum(p)
    found = np.searchsorted(cumulative, rng.random(n) * cumulative[-1], side="right")
    return np.minimum(found, np.flatnonzero(p)[-1])  # the product may round up to the end


def top_class(counts: np.ndarray, rng: np.random.Generator) -> int:
    """A class with the largest count, each of several with the same chance; one random number is always drawn."""
    best = np.flatnonzero(counts == np.max(counts))
    return int(best[min(int(rng.random() * len(best)), len(best) - 1)])
