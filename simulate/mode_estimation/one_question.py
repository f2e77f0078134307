"""The mode of three classes by the questions that tell most: track the best shares for the estimate, stop when sure.

A fresh sample is asked 'is it i?' once and left, or its class is found by Huffman's tree. Answers enter the likelihood only
through their numbers: log L(q) = sum of yes_i ln q_i + no_i ln(1 - q_i). Shares come from the game at the estimate, a linear
programme whose alternatives, laws on which the leader ties with a rival, are added where they are the worst.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from lawbook.simulate.inputs import choice, number, refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.mode_estimation.problems import Problem, resolve
from lawbook.simulate.streams import generators

ACTIONS = {"all": (1.0, 1.0, 1.0, 1.0), "single": (1.0, 1.0, 1.0, 0.0), "full": (0.0, 0.0, 0.0, 1.0)}
FIRST = 12  # queries of each action before the first estimate
GROWTH, FINEST = 1 / 20, 1 / 400  # a batch relative to the queries so far: the largest, and the least near the end
CONSTANT = math.log(2)  # in the threshold, for the two rivals
PLANES = 40


def _estimate(yes, no, q):
    """The law of largest likelihood: yes/q - no/(1 - q) is the same for all classes, found by bisection; fills q, (3,)."""
    low, high = np.min(3 * yes - 1.5 * no), np.max(3 * yes - 1.5 * no)
    for _ in range(70):
        level = (low + high) / 2
        for i in range(3):
            s = yes[i] + no[i] + level
            root = math.sqrt(max(s * s - 4 * level * yes[i], 0.0))
            if s > 0:
                q[i] = 2 * yes[i] / (s + root)
            elif level < 0:
                q[i] = (s - root) / (2 * level)
            else:
                q[i] = 1.0
        if q[0] + q[1] + q[2] > 1:
            low = level
        else:
            high = level
    q /= q[0] + q[1] + q[2]


def _times_log(weight, x):
    return weight * math.log(x) if weight > 0 else 0.0


def _log_likelihood(yes, no, q):
    total = 0.0
    for i in range(3):
        total += times_log(yes[i], q[i]) + times_log(no[i], 1 - q[i])
    return total


def _tie(yes, no, leader, rival, q):
    """The law of largest likelihood with q_leader = q_rival = t, the smaller root of a quadratic equation; fills q."""
    third = 3 - leader - rival
    up, down, last = yes[leader] + yes[rival] + no[third], no[leader] + no[rival], yes[third]
    square, middle = 2 * (up + down + last), 3 * up + down + 2 * last
    t = 2 * up / (middle + math.sqrt(max(middle * middle - 4 * square * up, 0.0)))
    q[leader] = q[rival] = t
    q[third] = max(1 - 2 * t, 0.0)


def _game(payoff, columns, shares):
    """Shares of the four actions (rows) with the largest least payoff over the first `columns`; returns that value.

    The simplex method on the alternatives' side, max sum y under payoff y <= 1, whose start y = 0 is feasible.
    """
    width = columns + 5
    table = np.zeros((5, width))
    table[:4, :columns] = payoff[:, :columns]
    table[4, :columns] = -1.0
    table[:4, -1] = 1.0
    for a in range(4):
        table[a, columns + a] = 1.0
    for _ in range(60):
        entering = np.argmin(table[4, :-1])
        if table[4, entering] > -1e-11:
            break
        leaving, least = -1, np.inf
        for a in range(4):
            if table[a, entering] > 1e-14 and table[a, -1] / table[a, entering] < least:
                leaving, least = a, table[a, -1] / table[a, entering]
        if leaving < 0:
            break
        table[leaving] /= table[leaving, entering]
        for a in range(5):
            if a != leaving:
                table[a] -= table[a, entering] * table[leaving]
    for a in range(4):
        shares[a] = max(table[4, columns + a], 0.0)
    total = shares.sum()
    if not 0 < total < np.inf:
        return 0.0
    shares /= total
    return 1 / total


def _add_worst(p, leader, weights, allowed, payoff, columns):
    """Adds, for each rival, the alternative about which `weights` tell least; returns the least, per query."""
    yes, no, q = np.empty(3), np.empty(3), np.empty(3)
    cost, worst = 2 - p[leader], np.inf
    for i in range(3):
        yes[i] = (weights[i] + weights[3] / cost) * p[i]
        no[i] = weights[i] * (1 - p[i])
    for step in (1, 2):
        tie(yes, no, leader, (leader + step) % 3, q)
        q[:] = np.maximum(q, 1e-12)
        full, told = 0.0, 0.0
        for i in range(3):
            hit = p[i] * math.log(p[i] / q[i])
            single = hit + (1 - p[i]) * math.log((1 - p[i]) / (1 - q[i]))
            payoff[i, columns + step - 1] = allowed[i] * max(single, 0.0)
            told += weights[i] * single
            full += hit
        payoff[3, columns + step - 1] = allowed[3] * full / cost
        worst = min(worst, told + weights[3] * full / cost)
    return worst


def _best_shares(p, leader, allowed, shares):
    """Shares of the queries for law p, (3,), inside the simplex: fills `shares`, (4,); returns what they tell per query."""
    payoff, even = np.empty((4, 2 * PLANES)), allowed / allowed.sum()
    columns, value = 0, 0.0
    for a in range(4):
        if allowed[a] > 0:
            shares[:] = 0.7 * even
            shares[a] += 0.3
            add_worst(p, leader, shares, allowed, payoff, columns)
            columns += 2
    while columns < 2 * PLANES:
        bound = game(payoff, columns, shares)
        if bound <= 0:
            break
        value = add_worst(p, leader, shares, allowed, payoff, columns)
        columns += 2
        if bound - value <= 1e-4 * bound:
            return value
    if value <= 0:
        shares[:] = even
    return value


def _look(yes, no, queries, allowed, q, shares):
    """After some answers: fills the estimate and the best shares for it; returns the leader and the evidence for it.

    Evidence: the logarithm of the likelihood ratio to the best law on which another class is at least as probable.
    """
    estimate(yes, no, q)
    leader = np.argmax(q)
    top, second = log_likelihood(yes, no, q), -np.inf
    other = np.empty(3)
    for step in (1, 2):
        tie(yes, no, leader, (leader + step) % 3, other)
        second = max(second, log_likelihood(yes, no, other))
    if allowed[0] > 0:
        best_shares((q * queries + 1) / (queries + 3), leader, allowed, shares)  # no class is ruled out early
    else:
        shares[:] = allowed
    return leader, top - second


def _plan(shares, spent, allowed, queries, size, cost, left, single):
    """The next `size` queries, which bring what is spent near the shares, and none below sqrt(queries)/10.

    Fills `single`, the questions of each class; returns the samples to resolve, at `cost` each. At most `left` queries.
    """
    wanted = np.empty(4)
    for a in range(4):
        aim = max(shares[a] * (queries + size), allowed[a] * math.sqrt(queries) / 10)
        wanted[a] = max(aim - spent[a], 0.0)
    wanted *= min(size, left) / wanted.sum()
    total = 0
    for i in range(3):
        single[i] = min(np.int64(np.rint(wanted[i])), left - total)
        total += single[i]
    samples = min(np.int64(np.rint(wanted[3] / cost)), (left - total) // 2)
    if total + samples == 0:
        most = np.argmax(wanted)
        if most == 3:
            return np.int64(1)
        single[most] = 1
    return samples


times_log = kernel(_times_log)
log_likelihood = kernel(_log_likelihood)
estimate = kernel(_estimate)
tie = kernel(_tie)
game = kernel(_game)
add_worst = kernel(_add_worst)
best_shares = kernel(_best_shares)
look = kernel(_look)
plan = kernel(_plan)


def _run(law: np.ndarray, levels: Sequence[float], allowed: np.ndarray, cap: int, rng: np.random.Generator) -> list[tuple[float, ...]]:
    """One replicate: (queries, error, stopped) for each level."""
    order = rng.permutation(3)
    p, mode = law[order], int(np.argmin(order))
    yes, no, spent = np.zeros(3), np.zeros(3), np.zeros(4)
    q, shares = np.full(3, 1 / 3), np.empty(4)
    leader, queries, found = 0, 0, []
    single, even = np.empty(3, np.int64), allowed / allowed.sum()
    samples = plan(even, spent, allowed, 0.0, FIRST * allowed.sum(), 2 - q[leader], cap, single)
    while True:
        hits = rng.binomial(single, p)
        resolved = rng.multinomial(samples, p) if samples else np.zeros(3, np.int64)
        cost = 2 * samples - int(resolved[leader])  # one question for the leader, two for the others
        yes += hits + resolved
        no += single - hits
        spent[:3] += single
        spent[3] += cost
        queries += int(single.sum()) + cost
        leader, evidence = look(yes, no, queries, allowed, q, shares)
        slack = 2 * math.log(1 + math.log(queries)) + CONSTANT
        while len(found) < len(levels) and evidence > levels[len(found)] + slack:
            found.append((queries, leader != mode, True))
        if len(found) == len(levels):
            return found
        if cap - queries < 2:  # the least that a sample can cost
            return found + [(queries, leader != mode, False)] * (len(levels) - len(found))
        missing = (levels[len(found)] + slack) / max(evidence, 1e-9) - 1
        size = max(queries * min(max(missing, FINEST), GROWTH), 1.0)
        samples = plan(shares, spent, allowed, float(queries), size, 2 - q[leader], cap - queries, single)


def track(
    p: Problem,
    delta: float | None = None,
    *,
    log_inverse_delta: float | Sequence[float] | None = None,
    actions: str = "all",
    most_queries: int = 10**9,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
) -> dict[str, np.ndarray]:
    """Finds the mode of three classes of law p by tracking, until the evidence passes ln(1/delta) + 2 ln(1 + ln t) + ln 2.

    Give `delta` in ]0, 1[ or ln(1/delta) (rising, if several: one run passes them in turn). `actions`: "all", "single"
    questions only, or "full" resolution only. Returns float64 arrays (replicates,), or (replicates, levels): "queries",
    "error" (the leader is not class 0), "stopped" (1.0; 0.0 where `most_queries` came first, as it does on ties). After every
    5 % more queries, 0.25 % near the end, the shares are solved anew, and each action is asked sqrt(t)/10 times at least.
    Cost: about 30 us for each of some 20 ln(t) batches. Raises InputError.
    """
    law, cap = resolve(p), whole_number("most_queries", most_queries, 4 * FIRST)
    if len(law) != 3:
        raise refuse("p", p, "three probabilities")
    if (delta is None) == (log_inverse_delta is None):
        raise refuse("delta, log_inverse_delta", (delta, log_inverse_delta), "one of them")
    if delta is not None:
        given: Any = -math.log(number("delta", delta, 0, 1, low_open=True))
    else:
        given = log_inverse_delta
    levels = [number("log_inverse_delta", level, 0) for level in ([given] if np.ndim(given) == 0 else given)]
    if not levels or levels != sorted(levels):
        raise refuse("log_inverse_delta", log_inverse_delta, "a number >= 0 or several, rising")
    allowed = np.array(ACTIONS[choice("actions", actions, list(ACTIONS))])
    table = np.array([_run(law, levels, allowed, cap, rng) for rng in generators(seed, replicates, first)], dtype=float)
    names = ("queries", "error", "stopped")
    return {name: table[:, 0, k] if np.ndim(given) == 0 else table[:, :, k] for k, name in enumerate(names)}
