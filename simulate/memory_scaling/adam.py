"""Optimisers side by side on exact gradients: SGD, normalised gradient descent, sign updates and Adam.

The sign update is Adam without memory; its guard is set to 0 here, so that a gradient entry counts by its
sign alone, however small.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import choice, whole_number
from lawbook.simulate.memory_scaling import descent, instances
from lawbook.simulate.parallel import map_in_order

RULES = ("sgd", "normalised", "sign", "adam")


def rule(name: str, step: np.ndarray) -> descent.Update:
    """The update rule of a name in `RULES`, with the same step size for every matrix; adam has betas .9, .999."""
    plan = descent.steps_of(step, "sgd", 1)
    choice("rule", name, RULES)
    if name == "sign":
        return descent.Update("adam", plan, 0.0, 0.0, 0.0)
    return descent.Update("adam", plan, 0.9, 0.999, 1e-8) if name == "adam" else descent.Update(name, plan)


def observe(
    tokens: str,
    d: int,
    M: int,
    step: float,
    updates: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    rules: Sequence[str] = ("sgd", "normalised", "sign"),
    every_update: bool = True,
    initial: str = "zero",
    inputs: str = "normal",
    unembeddings: str = "sphere",
    layer_norm: bool = False,
    threads: int | None = None,
) -> dict[str, np.ndarray]:
    """Runs of the matrix model on the exact gradient under the frequencies of `tokens`.

    Returns ``error``, the 0-1 risk, shape (replicates, rules, updates + 1) after 0, 1, ... updates (only the
    last where not `every_update`), and ``spread``, the standard deviation of the gradient's entries before
    each update, (replicates, rules, updates). The rules share embeddings and start. Each run costs
    updates x N x 4 d^2 operations and 4 d^2 + 4 (N + M) d numbers of memory.
    """
    p = frequencies.resolve(tokens)
    plan = instances.step_sizes(step, whole_number("updates", updates, 0))
    marks = np.arange(updates + 1) if every_update else np.array([updates])

    def one(rng: np.random.Generator) -> tuple[list[np.ndarray], list[np.ndarray]]:
        e, u = instances.vectors(inputs, len(p), d, rng), instances.vectors(unembeddings, M, d, rng)
        w = instances.initial_matrix(initial, d, rng)
        runs = [
            descent.train(w, e, u, p, None, rule(name, plan), layer_norm=layer_norm, times=marks) for name in rules
        ]
        return [run[0] for run in runs], [run[1] for run in runs]

    rows = map_in_order(one, streams.generators(seed, replicates, first), threads)
    return {"error": np.array([row[0] for row in rows]), "spread": np.array([row[1] for row in rows])}


@instances.one_blas_thread
def first_steps(
    tokens: str, d: int, M: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0,
    step: float = 1.0, updates: int = 5, guard: float = 0.0, beta: float = 0.0,
) -> dict[str, np.ndarray]:
    """What one update of Adam does to single entries of W: moves in units of the step.

    Runs `updates` updates of Adam (both betas = `beta`) from W = 0 on the exact gradient. Returns for the
    last of them ``smallest_move`` and ``largest_move``, the extremes over entries of |W_new - W_old| / step, and
    ``sign_gap``, the largest |(W_new - W_old)/step + sign(gradient)| over entries, per replicate.
    """
    from lawbook.simulate.memory_scaling import gradient

    p = frequencies.resolve(tokens)
    label = np.arange(len(p)) % whole_number("M", M, 2)
    whole_number("updates", updates)

    def one(rng: np.random.Generator) -> tuple[float, float, float]:
        e, u = instances.vectors("normal", len(p), d, rng), instances.vectors("sphere", M, d, rng)

        def run(count: int) -> np.ndarray:
            plan = descent.steps_of(np.full(count, step), "sgd", d)
            return descent.train(np.zeros((d, d)), e, u, p, None, descent.Update("adam", plan, beta, beta, guard))[2][0]

        before = run(updates - 1)
        move = (run(updates) - before) / step
        slope = gradient.gradients(before, e, u, p, label)[0]
        return float(np.abs(move).min()), float(np.abs(move).max()), float(np.abs(move + np.sign(slope)).max())

    rows = np.array([one(rng) for rng in streams.generators(seed, replicates, first)])
    return {"smallest_move": rows[:, 0], "largest_move": rows[:, 1], "sign_gap": rows[:, 2]}
