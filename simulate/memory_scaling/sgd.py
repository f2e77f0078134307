"""Stochastic gradient descent on the cross-entropy of a linear associative memory, in score space.

With fixed unembeddings U the state is V = U W, shape (M, d): one update of batch B and step s is
V += s/B sum_x U U^T (1_f(x) - softmax(V e_x)) e_x^T. W itself never exists. Where tokens are fewer than
dimensions, the scores V E^T, shape (M, N), and E E^T serve instead, at less cost and the same result.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import labels_of, probability_vector, refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.memory_scaling import instances
from lawbook.simulate.memory_scaling.instances import gather, miss, residual
from lawbook.simulate.parallel import map_in_order


def train(
    e: np.ndarray,
    u: np.ndarray,
    p: np.ndarray,
    drawn: np.ndarray,
    steps: np.ndarray,
    *,
    labels: np.ndarray | None = None,
    start: np.ndarray | None = None,
    times: np.ndarray | None = None,
    form: str = "cheaper",
) -> tuple[np.ndarray, np.ndarray]:
    """One run on given embeddings e (N, d), u (M, d) and samples `drawn`, one step size per update.

    The batch is len(drawn) / len(steps). `start` is U W at the start, (M, d), default 0. Returns the 0-1
    risk under p after `times` updates (default: the end; ties count as a guess), and the final scores
    U W E^T, (M, N). `form` is ``states`` (V), ``scores`` (V E^T) or the cheaper one.
    Cost per distinct token of a batch: about 2 M d + M^2 operations, or M N + M^2 in scores, and M
    exponentials; a record costs N M d, or N M; scores need N^2 d once, for E E^T. Memory: N d + M d, or
    N^2 + M N on top of E. Raises InputError.
    """
    p = probability_vector("p", p)
    if len(e) != len(p) or e.shape[1] != u.shape[1]:
        raise refuse("shapes of E and U", (e.shape, u.shape), f"({len(p)}, d) and (M, d)")
    label = labels_of("labels", labels, len(p), len(u))
    batch = instances.number_of_updates(len(drawn), max(1, len(steps)))
    marks = instances.record_times(None, len(steps)) if times is None else np.asarray(times, dtype=np.int64)
    v = np.zeros(u.shape) if start is None else np.array(start, dtype=np.float64)
    gram = np.einsum("yk,zk->yz", u, u)
    e = np.ascontiguousarray(e, dtype=np.float64)
    in_scores = len(p) < 2 * e.shape[1] if form == "cheaper" else form == "scores"
    if in_scores:
        state = np.ascontiguousarray(np.einsum("md,nd->mn", v, e))
        risks = run_scores(np.einsum("nd,md->nm", e, e), gram, state, p, label, drawn, steps, batch, marks)
        return risks, state
    risks = run_states(e, gram, v, p, label, drawn, steps, batch, marks)
    return risks, np.einsum("md,nd->mn", v, e)


def errors(
    p: np.ndarray,
    d: int,
    classes: int,
    samples: int,
    steps: float | Sequence[float],
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    batch: int = 1,
    schedule: str = "constant",
    times: Sequence[int] | None = None,
    initial: str = "zero",
    inputs: str = "normal",
    unembeddings: str = "sphere",
    threads: int | None = None,
) -> np.ndarray:
    """The 0-1 risk of SGD runs, shape (replicates, steps, times).

    Each replicate draws embeddings, initial matrix and samples once and runs every step size on them.
    `times` counts updates (default: the end). Cost and memory of each run as in `train`, plus (N + M) d
    normal and `samples` uniform numbers per replicate. Raises InputError.
    """
    p = probability_vector("p", p)
    d, classes = whole_number("d", d), whole_number("M", classes, 2)
    updates = instances.number_of_updates(samples, batch)
    marks = instances.record_times(list(times) if times is not None else None, updates)
    listed = [instances.step_sizes(s, updates, schedule) for s in np.atleast_1d(np.asarray(steps, dtype=float))]

    def one(rng: np.random.Generator) -> list[np.ndarray]:
        e = instances.vectors(inputs, len(p), d, rng)
        u = instances.vectors(unembeddings, classes, d, rng)
        start = instances.initial_scores(initial, u, rng)
        drawn = instances.samples(p, samples, rng)
        return [train(e, u, p, drawn, s, start=start, times=marks)[0] for s in listed]

    return np.array(map_in_order(one, streams.generators(seed, replicates, first), threads))


def observe(
    tokens: str,
    d: int,
    M: int,
    T: int,
    step: float | list[float],
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    batch: int = 1,
    schedule: str = "constant",
    times: list[int] | None = None,
    initial: str = "zero",
    inputs: str = "normal",
    unembeddings: str = "sphere",
    threads: int | None = None,
) -> dict[str, np.ndarray]:
    """`errors` in the calling convention of an experiment: {"error": (replicates, steps * times)}."""
    result = errors(
        frequencies.resolve(tokens), d, M, T, step, seed=seed, replicates=replicates, first=first, batch=batch,
        schedule=schedule, times=times, initial=initial, inputs=inputs, unembeddings=unembeddings, threads=threads,
    )
    return {"error": result.reshape(len(result), -1)}


def _run_states(e, gram, v, p, label, drawn, steps, batch, marks):
    """Update v in place; return the risks at `marks`."""
    tokens, dimension = e.shape
    classes = v.shape[0]
    count, distinct = np.zeros(tokens), np.empty(min(batch, tokens), dtype=np.int64)
    scores, push = np.empty(classes), np.empty((min(batch, tokens), classes))
    risks, mark = np.zeros(marks.shape[0]), 0
    for update in range(steps.shape[0] + 1):
        if mark < marks.shape[0] and marks[mark] == update:
            for x in range(tokens):
                for z in range(classes):
                    total = 0.0
                    for k in range(dimension):
                        total += v[z, k] * e[x, k]
                    scores[z] = total
                risks[mark] += p[x] * miss(scores, label[x])
            mark += 1
        if update == steps.shape[0]:
            break
        found = gather(drawn, update * batch, batch, count, distinct)
        for i in range(found):
            x = distinct[i]
            for z in range(classes):
                total = 0.0
                for k in range(dimension):
                    total += v[z, k] * e[x, k]
                scores[z] = total
            residual(scores, label[x], push[i])
        for i in range(found):
            x = distinct[i]
            for z in range(classes):
                total = 0.0
                for y in range(classes):
                    total += gram[z, y] * push[i, y]
                total *= steps[update] * count[x] / batch
                for k in range(dimension):
                    v[z, k] += total * e[x, k]
            count[x] = 0.0
    return risks


run_states = kernel(_run_states)


def _run_scores(kernel_matrix, gram, s, p, label, drawn, steps, batch, marks):
    """As `_run_states`, on the scores s (M, N) with kernel_matrix = E E^T."""
    classes, tokens = s.shape
    count, distinct = np.zeros(tokens), np.empty(min(batch, tokens), dtype=np.int64)
    push = np.empty((min(batch, tokens), classes))
    risks, mark = np.zeros(marks.shape[0]), 0
    for update in range(steps.shape[0] + 1):
        if mark < marks.shape[0] and marks[mark] == update:
            for x in range(tokens):
                risks[mark] += p[x] * miss(s[:, x], label[x])
            mark += 1
        if update == steps.shape[0]:
            break
        found = gather(drawn, update * batch, batch, count, distinct)
        for i in range(found):
            residual(s[:, distinct[i]], label[distinct[i]], push[i])
        for i in range(found):
            x = distinct[i]
            for z in range(classes):
                total = 0.0
                for y in range(classes):
                    total += gram[z, y] * push[i, y]
                total *= steps[update] * count[x] / batch
                for k in range(tokens):
                    s[z, k] += total * kernel_matrix[x, k]
            count[x] = 0.0
    return risks


run_scores = kernel(_run_scores)
