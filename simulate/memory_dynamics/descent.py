"""Descent on W itself: momentum, mini-batches, Adam, normalised gradients, layer norm.

Plain full-batch descent goes faster in score space (`scores`); here it serves as a check. A rule `sgd` moves
by step times the velocity v <- momentum v + gradient (PyTorch's convention; with `nesterov` by gradient +
momentum v); `normalised` divides the gradient by its Frobenius norm first (no move where it is 0); `adam` is
Adam with both corrections. With layer norm W e_x is divided by sqrt(|W e_x|^2 + 1e-6).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.inputs import choice, number, refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.memory_dynamics import problems, watch
from lawbook.simulate.memory_dynamics.plain_arrays import one_blas_thread
from lawbook.simulate.memory_dynamics.problems import Problem
from lawbook.simulate.memory_dynamics.watch import Run, read, tally
from lawbook.simulate.parallel import map_in_order

KINDS = ("sgd", "normalised", "adam")


@dataclass(frozen=True)
class Rule:
    """How W moves; refuses what it cannot use. `betas` and `guard` are Adam's (PyTorch's defaults)."""

    step: float
    kind: str = "sgd"
    momentum: float = 0.0
    nesterov: bool = False
    betas: tuple[float, float] = (0.9, 0.999)
    guard: float = 1e-8

    def __post_init__(self) -> None:
        number("step", self.step, 0, low_open=True), choice("kind", self.kind, KINDS)
        shares = {"momentum": self.momentum, "betas[0]": self.betas[0], "betas[1]": self.betas[1]}
        for name, value in shares.items():
            if not 0 <= number(name, value) < 1:
                raise refuse(name, value, "a number in [0, 1)")
        number("guard", self.guard, 0)
        if self.kind == "adam" and self.momentum:
            raise refuse("momentum", self.momentum, "0 for adam, which has betas")


def samples(problem: Problem, count: int, rng: np.random.Generator) -> np.ndarray:
    """`count` independent tokens of law p, int64."""
    return rng.choice(problem.tokens, size=whole_number("count", count, 0), p=problem.p)


def descend(
    problem: Problem, rule: Rule, steps: int, *, start: np.ndarray | None = None,
    drawn: np.ndarray | None = None, times: str | Sequence[int] | None = None, follow: bool | None = None,
    layer_norm: bool = False,
) -> tuple[Run, np.ndarray]:
    """`steps` updates of W from `start`, (d, d), default 0; d is that of `problem.embeddings()`.

    `drawn`: the tokens of all batches one after the other, in equal batches; None takes the exact gradient.
    Loss, errors and margins are those of the population. They are followed at every step, or (`follow`
    False, the default with batches) at the recorded `times` only: passages and rises then refer to these.
    Returns the run, without coefficients, and W. Cost: 2 d^2 + 2 M d operations and M exponentials per
    distinct token of a batch, N (d^2 + M d) per step that is followed, 4 d^2 per update.
    Memory: 4 d^2 + 2 N M + K N for K times. Raises InputError.
    """
    if not isinstance(rule, Rule):
        raise refuse("rule", rule, "a descent.Rule")
    steps = whole_number("steps", steps, 0)
    marks = watch.record_times(times, steps)
    e, u = (np.ascontiguousarray(table) for table in problem.embeddings())
    d = e.shape[1]
    w = np.zeros((d, d)) if start is None else np.array(start, dtype=np.float64)
    if w.shape != (d, d) or not np.isfinite(w).all():
        raise refuse("start", start, f"a finite matrix of shape {(d, d)}")
    tokens, batch = _batches(drawn, steps, problem.tokens)
    records = watch.Records(problem.tokens, problem.classes, marks)
    turned, scores = np.ascontiguousarray(w.T), np.zeros((problem.tokens, problem.classes))
    run(
        KINDS.index(rule.kind), bool(layer_norm), float(rule.step), float(rule.momentum), bool(rule.nesterov),
        float(rule.betas[0]), float(rule.betas[1]), float(rule.guard), e, u, problem.p, problem.labels,
        turned, scores, tokens, batch, steps, drawn is None if follow is None else bool(follow), marks,
        records.loss, records.wrong, records.margins, records.state,
    )
    return records.finish(scores, None), turned.T


def _batches(drawn: np.ndarray | None, steps: int, tokens: int) -> tuple[np.ndarray, int]:
    if drawn is None:
        return np.zeros(0, dtype=np.int64), 0
    listed = np.asarray(drawn)
    accepted = f"tokens in 0..{tokens - 1}, the same number for each of {steps} steps"
    if listed.ndim != 1 or listed.dtype.kind not in "iu" or listed.size == 0 or steps == 0:
        raise refuse("drawn", drawn, accepted)
    if len(listed) % steps or listed.min() < 0 or listed.max() >= tokens:
        raise refuse("drawn", drawn, accepted)
    return np.ascontiguousarray(listed, dtype=np.int64), len(listed) // steps


def _token_scores(layer_norm, turned, row, u, out, scores):
    """scores = U W e (normalised if so asked), out = W e; returns the norm it was divided by."""
    for k in range(out.shape[0]):
        out[k] = 0.0
    for j in range(row.shape[0]):
        if row[j] != 0.0:
            for k in range(out.shape[0]):
                out[k] += row[j] * turned[j, k]
    norm = 1.0
    if layer_norm:
        square = 1e-6
        for k in range(out.shape[0]):
            square += out[k] * out[k]
        norm = np.sqrt(square)
        for k in range(out.shape[0]):
            out[k] /= norm
    for z in range(u.shape[0]):
        total = 0.0
        for k in range(out.shape[0]):
            total += u[z, k] * out[k]
        scores[z] = total
    return norm


token_scores = kernel(_token_scores)


def _move(kind, step, momentum, nesterov, first, second, guard, time, turned, slope, velocity, square):
    """One update of W^T by the gradient `slope`, in place."""
    d, scale = slope.shape[0], 1.0
    if kind == 1:
        total = 0.0
        for j in range(d):
            for k in range(d):
                total += slope[j, k] * slope[j, k]
        scale = 0.0 if total == 0.0 else 1.0 / np.sqrt(total)
    for j in range(d):
        for k in range(d):
            g = slope[j, k] * scale
            if kind == 2:
                velocity[j, k] = first * velocity[j, k] + (1.0 - first) * g
                square[j, k] = second * square[j, k] + (1.0 - second) * g * g
                bottom = np.sqrt(square[j, k] / (1.0 - second**time)) + guard
                if bottom > 0.0:  # without guard, 0 / 0 is no move
                    turned[j, k] -= step * velocity[j, k] / (1.0 - first**time) / bottom
            else:
                velocity[j, k] = momentum * velocity[j, k] + g
                turned[j, k] -= step * (g + momentum * velocity[j, k] if nesterov else velocity[j, k])


move = kernel(_move)


def _run(kind, layer_norm, step, momentum, nesterov, first, second, guard, e, u, p, label, turned, scores,
         drawn, batch, steps, follow, marks, loss, wrong, margins_at, state):
    tokens, d = e.shape
    classes = u.shape[0]
    push, margins = np.empty((tokens, classes)), np.empty(tokens)
    losses, missing = np.empty(tokens), np.empty(tokens)
    slope, velocity, square = np.zeros((d, d)), np.zeros((d, d)), np.zeros((d, d))
    out, back, share = np.empty(d), np.empty(d), np.zeros(tokens)
    members = np.arange(tokens)
    before, token, count, total = state
    mark = 0
    for t in range(steps + 1):
        marked = mark < marks.shape[0] and marks[mark] == t
        if follow or marked or t == steps:
            for x in range(tokens):
                token_scores(layer_norm, turned, e[x], u, out, scores[x])
            if follow or marked:
                read(0, tokens, scores, label, p, push, margins, losses, missing)
                value, error = tally(t, p, margins, losses, missing, before, token, count, total)
            if marked:
                loss[mark], wrong[mark] = value, error
                for x in range(tokens):  # loops: array assignments take seconds to compile
                    margins_at[mark, x] = margins[x]
                mark += 1
        if t == steps:
            break
        found = tokens
        if batch > 0:
            found = 0
            for i in range(t * batch, (t + 1) * batch):
                x = drawn[i]
                if share[x] == 0.0:
                    members[found] = x
                    found += 1
                share[x] += 1.0 / batch
        for j in range(d):
            for k in range(d):
                slope[j, k] = 0.0
        for i in range(found):
            x = members[i] if batch > 0 else i
            norm = token_scores(layer_norm, turned, e[x], u, out, scores[x])
            read(x, x + 1, scores, label, share if batch > 0 else p, push, margins, losses, missing)
            share[x] = 0.0
            for k in range(d):
                back[k] = 0.0
            for z in range(classes):
                for k in range(d):
                    back[k] -= push[x, z] * u[z, k]
            if layer_norm:
                along = 0.0
                for k in range(d):
                    along += back[k] * out[k]
                for k in range(d):
                    back[k] = (back[k] - along * out[k]) / norm
            for j in range(d):
                if e[x, j] != 0.0:
                    for k in range(d):
                        slope[j, k] += e[x, j] * back[k]
        move(kind, step, momentum, nesterov, first, second, guard, t + 1, turned, slope, velocity, square)


run = kernel(_run)


@one_blas_thread
def observe(
    problem: Mapping[str, Any], step: float | Sequence[float], steps: int, *, seed: np.random.SeedSequence,
    replicates: int, first: int = 0, batch: int | None = None, times: str | Sequence[int] | None = None,
    spread: float = 0.0, layer_norm: bool = False, follow: bool | None = None, threads: int | None = None,
    **rule: Any,
) -> dict[str, np.ndarray]:
    """`descend` in the calling convention of an experiment; step sizes run slowest in the columns.

    `problem`: see `problems.build`. In each replicate embeddings, then the entries N(0, spread^2) of W, then
    the samples (`batch` per step; None: exact gradients) are drawn once and serve every step size. Further
    parameters are those of `Rule`. Observables: the numbers of `watch.Run`, (replicates, steps * ...).
    """
    count, first = whole_number("replicates", replicates), whole_number("first", first, 0)
    try:
        rules = [Rule(s, **rule) for s in np.atleast_1d(np.asarray(step, dtype=object))]
    except TypeError as error:
        accepted = f"those of descent.Rule ({error})"
        raise refuse("parameters of the rule", tuple(sorted(rule)), accepted) from None
    spread, size = number("spread", spread, 0), 0 if batch is None else whole_number("batch", batch)
    instances = streams.generators(seed, count, first, streams.INSTANCE)
    noise = streams.generators(seed, count, first)

    def one(index: int) -> list[Run]:
        stated, rng = problems.build(problem, instances[index]), noise[index]
        d = stated.embeddings()[0].shape[1]
        start = spread * rng.standard_normal((d, d)) if spread else None
        drawn = samples(stated, size * steps, rng) if size else None
        options = {"start": start, "drawn": drawn, "times": times, "follow": follow, "layer_norm": layer_norm}
        return [descend(stated, rule, steps, **options)[0] for rule in rules]

    return watch.observables(map_in_order(one, range(count), threads))
