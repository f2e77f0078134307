"""Training runs of the authors' optimiser grid: three models, SGD and Adam, layer norm, any batch.

Everything that `simulate.memory_scaling.sgd` can do faster goes there by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import choice, probability_vector, whole_number
from lawbook.simulate.memory_scaling import descent, instances, sgd
from lawbook.simulate.parallel import map_in_order


def errors(
    p: np.ndarray,
    d: int,
    classes: int,
    samples: int | None,
    steps: float | Sequence[float],
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    batch: int = 1,
    updates: int | None = None,
    model: str = "matrix",
    update: str = "sgd",
    betas: tuple[float, float] = (0.0, 0.0),
    guard: float = 1e-8,
    scaled: bool = True,
    layer_norm: bool = False,
    schedule: str = "constant",
    times: Sequence[int] | None = None,
    initial: str = "normal",
    inputs: str = "normal",
    unembeddings: str = "normal",
    threads: int | None = None,
) -> np.ndarray:
    """The 0-1 risk of training runs, shape (replicates, steps, times).

    The defaults are the authors' grid: all of W, E, U start from entries N(0, 1/d); adam without memory
    and with steps step/d for W and step/sqrt(d) for E, U (`scaled`; else the bare step). `samples` None
    means exact gradients under p, for `updates` updates. Each replicate draws embeddings, initial matrix
    and samples once and runs every step on them. Cost and memory per run: see `descent.train`; plain SGD
    of the matrix model without layer norm: `sgd.train`. Raises InputError.
    """
    p = probability_vector("p", p)
    d, classes = whole_number("d", d), whole_number("M", classes, 2)
    choice("model", model, descent.MODELS), choice("update", update, descent.UPDATES)
    rounds = whole_number("updates", updates, 0) if samples is None else instances.number_of_updates(samples, batch)
    marks = instances.record_times(list(times) if times is not None else None, rounds)
    plans = [instances.step_sizes(s, rounds, schedule) for s in np.atleast_1d(np.asarray(steps, dtype=float))]
    in_score_space = (model, update, bool(layer_norm)) == ("matrix", "sgd", False) and samples is not None

    def one(rng: np.random.Generator) -> list[np.ndarray]:
        e = instances.vectors(inputs, len(p), d, rng)
        u = instances.vectors(unembeddings, classes, d, rng)
        drawn = None if samples is None else instances.samples(p, samples, rng)
        if in_score_space:
            start = instances.initial_scores(initial, u, rng)
            return [sgd.train(e, u, p, drawn, plan, start=start, times=marks)[0] for plan in plans]
        w = instances.initial_matrix(initial, d, rng)
        return [
            descent.train(
                w, e, u, p, drawn,
                descent.Update(
                    update, descent.steps_of(plan, update if scaled else "sgd", d), betas[0], betas[1], guard
                ),
                model=model, layer_norm=layer_norm, times=marks,
            )[0]
            for plan in plans
        ]

    return np.array(map_in_order(one, streams.generators(seed, replicates, first), threads))


def observe(
    tokens: str, d: int, M: int, T: int | None, step: float | list[float], *, seed: np.random.SeedSequence,
    replicates: int, first: int = 0, **options: object,
) -> dict[str, np.ndarray]:
    """`errors` in the calling convention of an experiment: {"error": (replicates, steps * times)}."""
    result = errors(
        frequencies.resolve(tokens), d, M, T, step, seed=seed, replicates=replicates, first=first, **options
    )
    return {"error": result.reshape(len(result), -1)}


def embeddings_in_plane(
    classes: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, tokens: str = "zipf:2:100",
    d: int = 2, step: float = 1e-3, updates: int = 10_000, batch: int = 1000, threads: int | None = None,
) -> dict[str, np.ndarray]:
    """E, W and U trained from scratch by Adam (betas .9, .999) in d = 2 (the authors' figure of learned embeddings).

    W starts from entries N(0, 1), E and U from N(0, 1/d). Returns ``error`` (replicates,), ``W``
    (replicates, d, d), ``E`` (replicates, N, d) and ``U`` (replicates, M, d).
    Cost: updates x min(N, batch) x (M d + d^2) operations and as many exponentials as scores.
    Memory: 4 (N + M + d) d and the samples.
    """
    p = frequencies.resolve(tokens)
    plan = np.full((whole_number("updates", updates, 0), 3), step)

    def one(rng: np.random.Generator) -> tuple[float, np.ndarray, np.ndarray, np.ndarray]:
        e, u = instances.vectors("normal", len(p), d, rng), instances.vectors("normal", classes, d, rng)
        w = rng.standard_normal((d, d))
        drawn = instances.samples(p, updates * batch, rng)
        rule = descent.Update("adam", plan, 0.9, 0.999, 1e-8)
        risks, _, (w, e, u) = descent.train(w, e, u, p, drawn, rule, model="learnable")
        return risks[-1], w, e, u

    rows = map_in_order(one, streams.generators(seed, replicates, first), threads)
    return {name: np.array([row[i] for row in rows]) for i, name in enumerate(("error", "W", "E", "U"))}
