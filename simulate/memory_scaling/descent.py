"""Descent on the cross-entropy with every matrix held in full: the updates that need its entries.

Models (the authors' grid): ``matrix`` trains W; ``learnable`` trains E, W and U; ``exponential`` trains E
and U, with scores U relu(e_x) and no W. Updates: ``sgd``; ``normalised`` (gradient over the standard
deviation of its entries); ``adam``, which without memory (betas 0) and guard is the sign of the gradient.
With layer norm v = W e_x, or relu(e_x), is divided by sqrt(|v|^2 + 1e-6) before the unembedding.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lawbook.simulate.inputs import choice, labels_of, number, probability_vector, refuse
from lawbook.simulate.kernels import kernel
from lawbook.simulate.memory_scaling import instances
from lawbook.simulate.memory_scaling.instances import gather, miss, residual

MODELS = ("matrix", "learnable", "exponential")
UPDATES = ("sgd", "normalised", "adam")


@dataclass(frozen=True)
class Update:
    """An update rule. `steps` has one row per update: the step sizes of W, E and U.

    Adam divides the average (`beta_first`) of gradients by the root of the average (`beta_second`) of
    their squares plus `guard`, both corrected for their start at 0. PyTorch's default guard is 1e-8.
    """

    kind: str
    steps: np.ndarray
    beta_first: float = 0.0
    beta_second: float = 0.0
    guard: float = 1e-8


def steps_of(step: np.ndarray, kind: str, d: int) -> np.ndarray:
    """Step sizes of (W, E, U), shape (updates, 3): for adam step/d and step/sqrt(d), as the authors scale them."""
    scale = np.array([1 / d, d**-0.5, d**-0.5]) if kind == "adam" else np.ones(3)
    return np.asarray(step, dtype=float)[:, None] * scale


def train(
    w: np.ndarray,
    e: np.ndarray,
    u: np.ndarray,
    p: np.ndarray,
    drawn: np.ndarray | None,
    update: Update,
    *,
    model: str = "matrix",
    layer_norm: bool = False,
    labels: np.ndarray | None = None,
    times: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """One run. `drawn` holds the samples, T/B per update; None takes the exact gradient under p.

    Returns the 0-1 risk under p after `times` updates (default: the end; ties count as a guess), the
    standard deviation of the entries of W's gradient at every update, and the final (W, E, U).
    Cost per update: 2 d^2 operations per distinct token of the batch, 4 d^2 if it trains E; a record
    costs N d^2. Memory: 4 d^2 + 4 (N + M) d. Raises InputError.
    """
    choice("model", model, MODELS), choice("update", update.kind, UPDATES)
    p = probability_vector("p", p)
    d = e.shape[1]
    if len(e) != len(p) or u.shape[1] != d or w.shape != (d, d):
        raise refuse("shapes of W, E and U", (w.shape, e.shape, u.shape), f"(d, d), ({len(p)}, d) and (M, d)")
    for name, beta in (("beta_first", update.beta_first), ("beta_second", update.beta_second)):
        if not 0 <= number(name, beta) < 1:
            raise refuse(name, beta, "a number in [0, 1)")
    steps = np.ascontiguousarray(update.steps, dtype=np.float64)
    batch = 0 if drawn is None else instances.number_of_updates(len(drawn), max(1, len(steps)))
    marks = instances.record_times(None, len(steps)) if times is None else np.asarray(times, dtype=np.int64)
    # W is transposed for the run: W e_x is then a sum of rows, which the compiler can vectorise
    wt, e, u = np.ascontiguousarray(w.T.astype(float)), np.array(e, dtype=float), np.array(u, dtype=float)
    risks, spread = descend(
        MODELS.index(model), UPDATES.index(update.kind), bool(layer_norm), wt, e, u, p,
        labels_of("labels", labels, len(p), len(u)), np.zeros(0, np.int64) if drawn is None else drawn, batch, steps,
        float(update.beta_first), float(update.beta_second), float(update.guard), marks,
    )
    return risks, spread, (wt.T, e, u)


def _dot(a, b):
    """Sum of products in eight interleaved partial sums: a fixed order that vectorises."""
    parts = np.zeros(8)
    whole = a.shape[0] // 8 * 8
    for k in range(0, whole, 8):
        for j in range(8):
            parts[j] += a[k + j] * b[k + j]
    total = 0.0
    for k in range(whole, a.shape[0]):
        total += a[k] * b[k]
    for j in range(8):
        total += parts[j]
    return total


dot = kernel(_dot)


def _read(model, layer_norm, wt, row, out):
    """out = W e_x or relu(e_x), normalised if so asked; returns the norm that it was divided by (1 if not)."""
    d = row.shape[0]
    if model == 2:
        for k in range(d):
            out[k] = max(row[k], 0.0)
    else:
        out[:] = 0.0
        for j in range(d):
            for k in range(d):
                out[k] += row[j] * wt[j, k]
    if not layer_norm:
        return 1.0
    norm = np.sqrt(dot(out, out) + 1e-6)
    for k in range(d):
        out[k] /= norm
    return norm


read = kernel(_read)


def _risk(model, layer_norm, wt, e, u, p, label):
    total, out, scores = 0.0, np.empty(e.shape[1]), np.empty(u.shape[0])
    for x in range(e.shape[0]):
        read(model, layer_norm, wt, e[x], out)
        for z in range(u.shape[0]):
            scores[z] = dot(u[z], out)
        total += p[x] * miss(scores, label[x])
    return total


risk = kernel(_risk)


def _move(kind, theta, slope, mean, square, step, first, second, guard, time):
    """One update of theta (two-dimensional) by its gradient, in place."""
    rows, columns = theta.shape
    size = 1.0
    if kind == 1:
        average, spread = 0.0, 0.0
        for i in range(rows):
            for j in range(columns):
                average += slope[i, j]
        average /= rows * columns
        for i in range(rows):
            for j in range(columns):
                spread += (slope[i, j] - average) ** 2
        size = np.sqrt(spread / max(1, rows * columns - 1))
        if size == 0.0:
            return
    for i in range(rows):
        for j in range(columns):
            g = slope[i, j]
            if kind == 2:
                mean[i, j] = first * mean[i, j] + (1 - first) * g
                square[i, j] = second * square[i, j] + (1 - second) * g * g
                bottom = np.sqrt(square[i, j] / (1 - second**time)) + guard
                if bottom > 0.0:  # without guard, sign(0) = 0
                    theta[i, j] -= step * mean[i, j] / (1 - first**time) / bottom
            else:
                theta[i, j] -= step * g / size


move = kernel(_move)


def _descend(model, kind, layer_norm, wt, e, u, p, label, drawn, batch, steps, first, second, guard, marks):
    """Change wt, e and u in place; return the risks at `marks` and the spread of W's gradient per update."""
    tokens, d = e.shape
    classes = u.shape[0]
    train_w, train_e = model != 2, model != 0
    most = tokens if batch == 0 else min(batch, tokens)
    count, distinct = np.zeros(tokens), np.arange(tokens)
    gw = np.zeros((d, d) if train_w else (1, 1))
    ge, gu = np.zeros((tokens, d) if train_e else (1, 1)), np.zeros((classes, d))
    mw, sw, me, se, mu, su = (np.zeros_like(gw), np.zeros_like(gw), np.zeros_like(ge), np.zeros_like(ge),
                              np.zeros_like(gu), np.zeros_like(gu))
    out, back, scores, push = np.empty(d), np.empty(d), np.empty(classes), np.empty(classes)
    risks, spread, mark = np.zeros(marks.shape[0]), np.zeros(steps.shape[0]), 0
    for update in range(steps.shape[0] + 1):
        if mark < marks.shape[0] and marks[mark] == update:
            risks[mark] = risk(model, layer_norm, wt, e, u, p, label)
            mark += 1
        if update == steps.shape[0]:
            break
        found = most if batch == 0 else gather(drawn, update * batch, batch, count, distinct)
        gw[:], ge[:], gu[:] = 0.0, 0.0, 0.0
        for i in range(found):
            x = distinct[i]
            weight = p[x] if batch == 0 else count[x] / batch
            count[x] = 0.0
            norm = read(model, layer_norm, wt, e[x], out)
            for z in range(classes):
                scores[z] = dot(u[z], out)
            residual(scores, label[x], push)
            back[:] = 0.0
            for z in range(classes):
                for k in range(d):
                    back[k] -= weight * push[z] * u[z, k]
                    if train_e:
                        gu[z, k] -= weight * push[z] * out[k]
            if layer_norm:
                along = dot(back, out)
                for k in range(d):
                    back[k] = (back[k] - along * out[k]) / norm
            if train_w:
                for j in range(d):
                    for k in range(d):
                        gw[j, k] += e[x, j] * back[k]
            if train_e:
                for j in range(d):
                    if model == 2:
                        ge[x, j] = back[j] if e[x, j] > 0.0 else 0.0
                    else:
                        ge[x, j] = dot(wt[j], back)
        spread[update] = np.std(gw)
        if train_w:
            move(kind, wt, gw, mw, sw, steps[update, 0], first, second, guard, update + 1)
        if train_e:
            move(kind, e, ge, me, se, steps[update, 1], first, second, guard, update + 1)
            move(kind, u, gu, mu, su, steps[update, 2], first, second, guard, update + 1)
    return risks, spread


descend = kernel(_descend)
