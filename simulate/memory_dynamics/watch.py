"""What is read off the scores of a run, at every step or at chosen times, and how it is remembered.

A token is right where its margin is strictly positive. The loss counts as risen, and a margin as fallen,
where it changed by more than 1e-12 of itself (of 1, for margins below 1): rounding is no oscillation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lawbook.simulate.inputs import refuse, whole_number, whole_numbers
from lawbook.simulate.kernels import kernel

NEVER = -1


@dataclass(frozen=True, eq=False)
class Run:
    """One run. K recorded times, N tokens, M classes; -1 stands for never.

    `loss` and `wrong` (0-1 error), (K,); `margins` (K, N). `first_right` (N,): the first step at which a
    token is right; `last_right` (N,): the first after which it stays so to the end; `first_all`,
    `last_all`: the same for all tokens at once. `rises`: number of steps at which the loss rose,
    `last_rise`: the last of them (the step after the rise); `worst` and `worst_at`: the largest loss.
    `falls`, `turns` (N,): steps at which a margin fell, and changes of direction. `missed`: the sum over
    steps before the end of sum_x p_x (1 - pi_x(f(x))). `scores`, `coefficients` (N, M) at the end
    (no coefficients for runs in W). `every_scores`, `every_coefficients` (K, N, M) only where asked for.
    """

    times: np.ndarray
    loss: np.ndarray
    wrong: np.ndarray
    margins: np.ndarray
    first_right: np.ndarray
    last_right: np.ndarray
    first_all: int
    last_all: int
    rises: int
    last_rise: int
    worst: float
    worst_at: int
    falls: np.ndarray
    turns: np.ndarray
    missed: float
    scores: np.ndarray
    coefficients: np.ndarray | None
    every_scores: np.ndarray | None = None
    every_coefficients: np.ndarray | None = None


def log_times(steps: int, per_decade: int = 20) -> np.ndarray:
    """0, 1 and about `per_decade` whole numbers per decade up to `steps`, increasing, both ends in."""
    steps, per_decade = whole_number("steps", steps, 0), whole_number("per_decade", per_decade)
    if steps == 0:
        return np.zeros(1, dtype=np.int64)
    spaced = np.geomspace(1, steps, 2 + int(per_decade * np.log10(steps)))
    return np.unique(np.concatenate([[0], np.rint(spaced), [steps]])).astype(np.int64)


def record_times(times: str | Sequence[int] | None, steps: int) -> np.ndarray:
    """Steps to record: log-spaced if None, every one for ``all``, or increasing whole numbers <= steps."""
    if times is None:
        return log_times(steps)
    if isinstance(times, str):
        if times != "all":
            raise refuse("times", times, "None (log-spaced), all, or increasing numbers of steps")
        return np.arange(steps + 1)
    listed = np.array(whole_numbers("times", times, 0), dtype=np.int64)
    if np.any(np.diff(listed) <= 0) or listed[-1] > steps:
        raise refuse("times", times, f"increasing numbers of steps, at most {steps}")
    return listed


def _read(low, high, scores, label, weight, push, margins, losses, missing):
    """Rows low..high - 1: push = weight (1_label - softmax), margins, losses, 1 - softmax of the label.

    What a learned token lacks is summed over the other classes: 1 - pi would cancel.
    """
    for x in range(low, high):
        own, best = scores[x, label[x]], -np.inf
        for z in range(scores.shape[1]):
            if z != label[x] and scores[x, z] > best:
                best = scores[x, z]
        top, others = max(own, best), 0.0
        for z in range(scores.shape[1]):
            if z != label[x]:
                push[x, z] = np.exp(scores[x, z] - top)
                others += push[x, z]
        right = np.exp(own - top)
        total = right + others
        for z in range(scores.shape[1]):
            push[x, z] *= -weight[x] / total
        push[x, label[x]] = weight[x] * (others / total)
        margins[x] = own - best
        losses[x] = np.log1p(others) if own >= best else (best - own) + np.log(total)
        missing[x] = others / total


read = kernel(_read)


def _tally(t, p, margins, losses, missing, before, token, count, total):
    """Take step t into the records, in place; returns the loss and the 0-1 error."""
    loss, wrong, lack = 0.0, 0.0, 0.0
    tokens, all_right = margins.shape[0], True
    for x in range(tokens):
        loss += p[x] * losses[x]
        lack += p[x] * missing[x]
        m = margins[x]
        if m > 0.0:
            if token[x, 0] < 0:
                token[x, 0] = t
            if token[x, 1] < 0:
                token[x, 1] = t
        else:
            wrong += p[x]
            token[x, 1] = -1
            all_right = False
        if t > 0:
            change = m - before[x]
            sign = 0
            if abs(change) > 1e-12 * max(1.0, abs(before[x])):
                sign = 1 if change > 0.0 else -1
            if sign < 0:
                token[x, 2] += 1
            if sign != 0:
                if token[x, 4] * sign < 0:
                    token[x, 3] += 1
                token[x, 4] = sign
        before[x] = m
    if all_right:
        if count[0] < 0:
            count[0] = t
        if count[1] < 0:
            count[1] = t
    else:
        count[1] = -1
    if t > 0 and loss > before[tokens] * (1.0 + 1e-12):
        count[2] += 1
        count[3] = t
    if t == 0 or loss > total[0]:
        total[0] = loss
        count[4] = t
    if t > 0:
        total[1] += total[2]
    total[2] = lack
    before[tokens] = loss
    return loss, wrong


tally = kernel(_tally)


class Records:
    """The memory of one run; `state` goes to `tally`."""

    def __init__(self, tokens: int, classes: int, marks: np.ndarray, keep_scores: bool = False) -> None:
        self.marks = marks
        self.loss, self.wrong = np.zeros(len(marks)), np.zeros(len(marks))
        self.margins = np.zeros((len(marks), tokens))
        kept = (len(marks), tokens, classes) if keep_scores else (0, tokens, classes)
        self.scores, self.coefficients = np.zeros(kept), np.zeros(kept)
        token = np.zeros((tokens, 5), dtype=np.int64)
        token[:, :2] = NEVER
        count = np.array([NEVER, NEVER, 0, NEVER, 0], dtype=np.int64)
        self.state = (np.zeros(tokens + 1), token, count, np.zeros(3))

    def finish(self, scores: np.ndarray, coefficients: np.ndarray | None) -> Run:
        _, token, count, total = self.state
        kept = (self.scores, self.coefficients) if len(self.scores) else (None, None)
        return Run(
            self.marks, self.loss, self.wrong, self.margins, token[:, 0].copy(), token[:, 1].copy(),
            int(count[0]), int(count[1]), int(count[2]), int(count[3]), float(total[0]), int(count[4]),
            token[:, 2].copy(), token[:, 3].copy(), float(total[1]), scores, coefficients, *kept,
        )


def observables(runs: list[list[Run]]) -> dict[str, np.ndarray]:
    """Runs [replicate][setting] as arrays (replicates, settings * ...), for `observe` functions."""
    def column(read: object) -> np.ndarray:
        return np.array([np.concatenate([np.ravel(read(run)) for run in row]) for row in runs])

    names = ("loss", "wrong", "margins", "first_right", "last_right", "first_all", "last_all", "rises",
             "last_rise", "worst", "worst_at", "falls", "turns", "missed")
    return {name: column(lambda run, name=name: getattr(run, name)) for name in names}
