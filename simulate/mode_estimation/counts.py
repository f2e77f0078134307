"""What depends on counts alone: the error of the empirical mode, and when elimination drops which class.

Identifying a sample costs queries but changes no count, so stopping times and errors need no tree.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import choice, probability_vector, refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.mode_estimation import candidates, rules
from lawbook.simulate.mode_estimation.candidates import DONE, LEFT, SAMPLES, count_and_drop
from lawbook.simulate.mode_estimation.problems import Problem, resolve
from lawbook.simulate.parallel import map_in_order
from lawbook.simulate.streams import generators

FIRST_BATCH, LARGEST_BATCH = 64, 65_536
TIES = ("uniform", "errors", "successes")


def empirical_mode(
    p: Problem, n: int, *, ties: str = "uniform", draws: int = 1, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error": expected number of wrong modes among `draws` samples of size n, given their counts; "trials": draws}, (replicates,).

    `ties` for the top count: broken uniformly (their expectation is counted, which is no integer), or all counted as errors, or
    all as successes. Cost O(draws m) a replicate. Raises InputError.
    """
    law, size, times = resolve(p), whole_number("n", n), whole_number("draws", draws)
    broken = choice("ties", ties, TIES)
    block = max(1, 4_000_000 // len(law))
    found = np.zeros(replicates)
    for row, rng in enumerate(generators(seed, replicates, first)):
        for start in range(0, times, block):
            counts = rng.multinomial(size, law, size=min(block, times - start))
            top = counts.max(axis=1)
            tied = (counts == top[:, None]).sum(axis=1)
            own = counts[:, 0] == top
            right = {"uniform": own / tied, "errors": own & (tied == 1), "successes": own}[broken]
            found[row] += (1.0 - right).sum()
    return {"error": found, "trials": np.full(replicates, float(times))}


def _advance(uniforms, cumulative, guide, rule, constant, level, only_mode, state, counts, active, histogram, gone):
    """Feeds samples until one class is left (or, if `only_mode`, class 0 goes), or the batch ends."""
    width = guide.shape[0]
    for u in uniforms:
        y = guide[int(u * width)]
        while cumulative[y] <= u:
            y += 1
        count_and_drop(rule, constant, level, y, state, counts, active, histogram, gone)
        if state[3] == 1 or (only_mode and not active[0]):
            state[4] = 1
            break


advance = kernel(_advance)


def guide_table(cumulative: np.ndarray) -> np.ndarray:
    """Where to begin looking for a uniform number's class: one entry for each of 4m equal parts of [0, 1[."""
    width = 4 * len(cumulative)
    return np.searchsorted(cumulative, np.arange(width) / width, side="right")


def elimination(
    p: Problem,
    delta: float,
    *,
    rule: str = "published",
    constant: float | None = None,
    most_samples: int = 1_000_000,
    draw_from: Any = None,
    until_mode_falls: bool = False,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    threads: int | None = None,
) -> dict[str, np.ndarray]:
    """Elimination of classes by `rule` (see `rules`) on samples of law p, until one class is left or after `most_samples`.

    Returns, (replicates,) float64: "samples"; "stopped" (1.0 where one class was left); "wrong_elimination" (class 0, the
    mode, was dropped); "error" (the leader at the end is not class 0); "weight", the likelihood ratio of the samples under p
    and under the law `draw_from` (m,), from which they come instead where it is given: the mean of weight * wrong_elimination
    is then the probability under p, by importance sampling; and "dropped_at" (replicates, m), the sample after which each
    class was dropped, 0 for never. With `until_mode_falls` a run also ends when the mode is dropped. About 15 ns a sample,
    memory O(m + batch). Raises InputError.
    """
    law, cap = resolve(p), whole_number("most_samples", most_samples)
    number, c, level = rules.settings(rule, constant, delta)
    m = len(law)
    source = law if draw_from is None else probability_vector("draw_from", draw_from)
    if source.shape != law.shape or np.any((source > 0) & (law == 0)):
        raise refuse("draw_from", draw_from, f"{m} probabilities, 0 where p is 0")
    cumulative = np.cumsum(source) / np.sum(source)
    cumulative[np.flatnonzero(source)[-1] :] = 1.0
    guide = guide_table(cumulative)
    drawn = source > 0
    ratios = np.zeros(m)
    ratios[drawn] = np.log(law[drawn] / source[drawn])

    def one(rng: np.random.Generator) -> tuple[Any, ...]:
        left, size = candidates.all_of(m), FIRST_BATCH
        while not left.state[DONE] and left.state[SAMPLES] < cap:
            size = min(size, cap - int(left.state[SAMPLES]))
            left = candidates.with_room(left, size)
            advance(rng.random(size), cumulative, guide, number, c, level, until_mode_falls, *left)
            size = min(2 * size, LARGEST_BATCH)
        leader = int(np.argmax(np.where(left.active, left.counts, -1)))
        ends = (left.state[SAMPLES], left.state[LEFT] == 1, not left.active[0], leader != 0, np.exp(left.counts @ ratios))
        return ends, left.dropped_at

    found = map_in_order(one, generators(seed, replicates, first), threads)
    table = np.array([row for row, _ in found], dtype=float)
    names = ("samples", "stopped", "wrong_elimination", "error", "weight")
    return {name: table[:, k] for k, name in enumerate(names)} | {"dropped_at": np.array([gone for _, gone in found], dtype=float)}
