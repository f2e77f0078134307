"""Gradient descent on the cross-entropy of an associative memory, in score space: W never exists.

S <- S + step K_E R K_U with R = D_p (1_label - softmax S), exactly descent in W. Small problems run in one
compiled loop. Large ones take matrix products by blocks of rows, in one BLAS thread each, so that bits do
not depend on the number of threads; where d is small, K_E R K_U is made as E (E^T R U) U^T.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.inputs import choice, number, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.memory_dynamics import problems, watch
from lawbook.simulate.memory_dynamics.plain_arrays import one_blas_thread
from lawbook.simulate.memory_dynamics.problems import Problem
from lawbook.simulate.memory_dynamics.watch import Run, read, tally
from lawbook.simulate.parallel import map_in_order

BLOCK = 256
SMALL = 60_000
FORMS = ("cheapest", "loop", "grams", "factors")


def descend(
    problem: Problem, step: float, steps: int, *, start: np.ndarray | None = None,
    times: str | Sequence[int] | None = None, keep_scores: bool = False, form: str = "cheapest",
    threads: int | None = None,
) -> Run:
    """`steps` steps of size `step` > 0 from the scores `start`, (N, M), default 0.

    `times`: steps to record, log-spaced if None, ``all``, or a list; passages, rises and turns are counted
    at every step. `keep_scores` records scores and coefficients too. `form`: ``loop`` (compiled), ``grams``
    or ``factors`` (needs embeddings) force one way of computing; the results agree to rounding.
    Cost per step: N M exponentials and 2 (N^2 M + N M^2) operations, or 4 N d (M + d) by factors; nothing
    for a Gram matrix that is the identity. Memory: 5 N M and K N for K times, 2 K N M more with
    `keep_scores`. Raises InputError.
    """
    step, steps = number("step", step, 0, low_open=True), whole_number("steps", steps, 0)
    marks = watch.record_times(times, steps)
    scores = problems.initial_scores("start", start, problem)
    records = watch.Records(problem.tokens, problem.classes, marks, keep_scores)
    chosen = _form(problem, choice("form", form, FORMS))
    coefficients = np.zeros(scores.shape)
    if chosen == "loop":
        run(problem.ke, problem.ku, problem.p, problem.labels, scores, coefficients, step, steps, marks,
            records.loss, records.wrong, records.margins, records.scores, records.coefficients, records.state)
    else:
        _run_large(problem, chosen, scores, coefficients, step, steps, records, threads)
    return records.finish(scores, coefficients)


def is_identity(gram: np.ndarray) -> bool:
    """Whether a Gram matrix is exactly the identity: its product is then skipped."""
    return bool(np.count_nonzero(gram) == len(gram) and np.all(np.diagonal(gram) == 1))


def _form(problem: Problem, form: str) -> str:
    n, m = problem.tokens, problem.classes
    if form != "cheapest":
        return form
    if n * m * (n + m) <= SMALL:
        return "loop"
    if problem.e is None:
        return "grams"
    d = problem.e.shape[1]
    by_grams = (0 if is_identity(problem.ke) else n * n * m) + (0 if is_identity(problem.ku) else n * m * m)
    return "factors" if 2 * n * d * (m + d) < by_grams else "grams"


def _run(ke, ku, p, label, scores, coefficients, step, steps, marks, loss, wrong, margins_at, scores_at,
         coefficients_at, state):
    """The whole run; sums run over the first index, so that the inner loops are vectorised."""
    tokens, classes = scores.shape
    push, half = np.empty((tokens, classes)), np.empty((tokens, classes))
    margins, losses, missing = np.empty(tokens), np.empty(tokens), np.empty(tokens)
    before, token, count, total = state
    mark = 0
    for t in range(steps + 1):
        read(0, tokens, scores, label, p, push, margins, losses, missing)
        value, error = tally(t, p, margins, losses, missing, before, token, count, total)
        if mark < marks.shape[0] and marks[mark] == t:
            loss[mark], wrong[mark] = value, error
            for x in range(tokens):  # loops: array assignments take seconds to compile
                margins_at[mark, x] = margins[x]
                for z in range(classes if scores_at.shape[0] > 0 else 0):
                    scores_at[mark, x, z], coefficients_at[mark, x, z] = scores[x, z], coefficients[x, z]
            mark += 1
        if t == steps:
            break
        for x in range(tokens):
            for z in range(classes):
                half[x, z] = 0.0
            for y in range(classes):
                coefficients[x, y] += step * push[x, y]
                for z in range(classes):
                    half[x, z] += push[x, y] * ku[y, z]
        for x in range(tokens):
            for i in range(tokens):
                if ke[x, i] != 0.0:
                    weight = step * ke[x, i]
                    for z in range(classes):
                        scores[x, z] += weight * half[i, z]


run = kernel(_run)


@one_blas_thread
def _run_large(
    problem: Problem, form: str, scores: np.ndarray, coefficients: np.ndarray, step: float, steps: int,
    records: watch.Records, threads: int | None,
) -> None:
    tokens = problem.tokens
    push, (margins, losses, missing) = np.zeros(scores.shape), np.zeros((3, tokens))
    blocks = [(low, min(low + BLOCK, tokens)) for low in range(0, tokens, BLOCK)]
    move = (_by_factors if form == "factors" else _by_grams)(problem, push, blocks, threads)

    def one(low: int, high: int) -> None:
        read(low, high, scores, problem.labels, problem.p, push, margins, losses, missing)

    mark = 0
    for t in range(steps + 1):
        map_in_order(lambda block: one(*block), blocks, threads)
        value, error = tally(t, problem.p, margins, losses, missing, *records.state)
        if mark < len(records.marks) and records.marks[mark] == t:
            records.loss[mark], records.wrong[mark], records.margins[mark] = value, error, margins
            if len(records.scores):
                records.scores[mark], records.coefficients[mark] = scores, coefficients
            mark += 1
        if t < steps:
            coefficients += step * push
            move(step, scores)


Blocks = list[tuple[int, int]]
Move = Callable[[float, np.ndarray], None]


def _by_grams(problem: Problem, push: np.ndarray, blocks: Blocks, threads: int | None) -> Move:
    """scores += step K_E push K_U, block by block of rows."""
    plain_e, plain_u = is_identity(problem.ke), is_identity(problem.ku)

    def move(step: float, scores: np.ndarray) -> None:
        def one(block: tuple[int, int]) -> None:
            rows = slice(*block)
            half = push[rows] if plain_e else problem.ke[rows] @ push
            scores[rows] += step * (half if plain_u else half @ problem.ku)

        map_in_order(one, blocks, threads)

    return move


def _by_factors(problem: Problem, push: np.ndarray, blocks: Blocks, threads: int | None) -> Move:
    """scores += step E (E^T push U) U^T; the d x d sum runs over blocks in their order."""
    e, u = problem.embeddings()

    def move(step: float, scores: np.ndarray) -> None:
        parts = map_in_order(lambda b: e[slice(*b)].T @ (push[slice(*b)] @ u), blocks, threads)
        matrix = step * np.sum(parts, axis=0)

        def one(block: tuple[int, int]) -> None:
            rows = slice(*block)
            scores[rows] += (e[rows] @ matrix) @ u.T

        map_in_order(one, blocks, threads)

    return move


@one_blas_thread
def random_start(problem: Problem, spread: float, rng: np.random.Generator) -> np.ndarray:
    """Scores of a W with independent entries N(0, spread^2), shape (N, M); d^2 normals."""
    e, u = problem.embeddings()
    w = number("spread", spread, 0) * rng.standard_normal((u.shape[1], e.shape[1]))
    return np.einsum("nd,cd,mc->nm", e, w, u, optimize=True)


@one_blas_thread  # here too: the limit is the process's, and threads that set and lift it would interfere
def observe(
    problem: Mapping[str, Any], step: float | Sequence[float], steps: int, *, seed: np.random.SeedSequence,
    replicates: int, first: int = 0, times: str | Sequence[int] | None = None, spread: float = 0.0,
    threads: int | None = None,
) -> dict[str, np.ndarray]:
    """`descend` in the calling convention of an experiment; step sizes run slowest in the columns.

    `problem`: see `problems.build`; random embeddings are drawn anew in each replicate, as is the start
    where `spread` > 0. Observables: the numbers of `watch.Run` by name, (replicates, steps * ...).
    """
    count, first = whole_number("replicates", replicates), whole_number("first", first, 0)
    sizes = [number("step", s, 0, low_open=True) for s in np.atleast_1d(np.asarray(step, dtype=object))]
    instances = streams.generators(seed, count, first, streams.INSTANCE)
    noise = streams.generators(seed, count, first)

    def one(index: int) -> list[Run]:
        stated = problems.build(problem, instances[index])
        start = random_start(stated, spread, noise[index]) if spread else None
        return [descend(stated, size, steps, start=start, times=times, threads=1) for size in sizes]

    return watch.observables(map_in_order(one, range(count), threads))
