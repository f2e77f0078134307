"""How many equally stored tokens a memory holds at a given error, by bisection on direct simulation."""

from __future__ import annotations

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.memory_scaling import instances
from lawbook.simulate.memory_scaling.direct import chance_of


def classes_of(rule: int | str, d: int, tokens: int) -> int:
    """The number of classes: a fixed number, ``d/2``, ``d``, or ``N`` (every token its own class)."""
    if rule == "N":
        return max(2, tokens)
    if rule in ("d", "d/2"):
        return max(2, d if rule == "d" else d // 2)
    if isinstance(rule, str):
        raise refuse("M", rule, "a number of classes, d/2, d or N")
    return whole_number("M", rule, 2)


def filled_error(e: np.ndarray, u: np.ndarray, classes: int) -> float:
    """The fraction of the rows of e that W = sum_x u_f(x) e_x^T answers wrongly, f(x) = x mod classes."""
    label = np.arange(len(e)) % classes
    w = np.einsum("xi,xk->ik", u[label], e)
    scores = np.einsum("xi,yi->xy", np.einsum("xk,ik->xi", e, w), u[:classes])
    return float(1 - chance_of(scores, label).mean())


def observe(
    d: int,
    M: int | str,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    level: float = 0.1,
    draws: int = 1,
    unembeddings: str = "sphere",
) -> dict[str, np.ndarray]:
    """The N at which the mean error over `draws` draws reaches `level`, per replicate: ``capacity``.

    Between the two whole numbers that enclose it, N is interpolated.

    M is a number of classes, or a rule (`classes_of`). Within a replicate the same draws serve every N
    (first N keys), which makes the error nearly monotone; bisection then finds a crossing.
    Cost: about 2 log2(N) draws of N d^2 + N M d operations at the sizes N around the capacity.
    Memory: 2 N d + d^2 for each of the `draws`.
    """
    d, level = whole_number("d", d), number("level", level, 0, 1, low_open=True)
    classes_of(M, d, 2)

    def one(rng: np.random.Generator) -> float:
        keys: list[tuple[np.ndarray, np.ndarray]] = [(np.empty((0, d)), np.empty((0, d)))] * whole_number("draws", draws)
        branch = rng.spawn(2 * draws)

        def error(tokens: int) -> float:
            most = classes_of(M, d, tokens)
            for i, (e, u) in enumerate(keys):  # each stream goes on where it stopped
                more_e = instances.vectors("gaussian", max(0, tokens - len(e)), d, branch[2 * i])
                more_u = instances.vectors(unembeddings, max(0, most - len(u)), d, branch[2 * i + 1])
                keys[i] = (np.vstack([e, more_e]), np.vstack([u, more_u]))
            return float(np.mean([filled_error(e[:tokens], u[:most], most) for e, u in keys]))

        low, high, below, above = 1, 2, 0.0, error(2)
        while above < level:
            low, high, below = high, 2 * high, above
            above = error(high)
            if high > 10**6:
                raise refuse("level", level, "an error that some N below 10^6 reaches")
        while high - low > 1:
            middle = (low + high) // 2
            found = error(middle)
            if found >= level:
                high, above = middle, found
            else:
                low, below = middle, found
        return low + (level - below) / (above - below)

    return {"capacity": np.array([one(rng) for rng in streams.generators(seed, replicates, first)])}
