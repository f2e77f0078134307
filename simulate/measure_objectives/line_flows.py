"""Quantiles moved by the flow of the Cramer distance on the line, x' = 2 (u - F(x)), towards a reference or towards a sample.

Times are found by integrating until an event (smooth targets), or by short steps with fresh ranks (samples: F has jumps).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import integrate

from lawbook.simulate.inputs import choice, number, refuse, whole_number
from lawbook.simulate.measure_objectives.flows import TOLERANCE, flow, ranks
from lawbook.simulate.measures import references
from lawbook.simulate.measures.line import numbers_of
from lawbook.simulate.streams import generators

TARGETS = {reference.name: reference for reference in (references.UNIFORM, references.LOGISTIC, references.NORMAL, references.EXPONENTIAL)}
PUSH = 1e-6


def quantile_passage(target: str, u: float, x: float, y: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"time"} in which the quantile of level u goes from x to y, which lies on its way, shape (1,). Not random."""
    reference, u = TARGETS[choice("target", target, tuple(TARGETS))], number("u", u, 0, 1)
    x, y = number("x", x), number("y", y)
    speed = lambda z: 2 * (u - reference.cdf(np.asarray(z)))  # noqa: E731
    if (y - x) * float(speed(x)) <= 0 or float(speed(x)) * float(speed(y)) <= 0:
        raise refuse("y", y, f"a place between x = {x:g} and the target's quantile of level {u:g}")
    edges = [z for z in (reference.low, reference.high) if min(x, y) < z < max(x, y)]  # F has corners there
    total, here = 0.0, x
    for there in (*sorted(edges, reverse=x > y), y):
        passed = lambda _, z, there=there: z[0] - there  # noqa: E731
        passed.terminal = True
        slow = min(abs(float(speed(z))) for z in (here, there, (here + there) / 2))
        run = integrate.solve_ivp(
            lambda _, z: speed(z), (0, 2 * abs(here - there) / slow), [here], method="DOP853", events=passed, rtol=TOLERANCE, atol=1e-13
        )
        total, here = total + float(run.t_events[0][0]), there
    return {"time": np.array([total])}


def late_rate(target: str, n: int, rank: int = 1, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"rate"} at which particle `rank` of n comes back to where it rests after a push of 1e-6, shape (1,). Not random."""
    reference, n = TARGETS[choice("target", target, tuple(TARGETS))], whole_number("n", n)
    u = (whole_number("rank", rank, 1, n) - 0.5) / n
    rest = float(reference.quantile(np.array([u]))[0])
    time = 0.2 / abs(float(u - reference.cdf(np.array([rest + 0.1]))[0]))
    moved = flow(lambda away: 2 * (u - reference.cdf(rest + away)), np.array([PUSH]), time)
    return {"rate": np.array([np.log(PUSH / moved[0]) / time])}


def resting_mean(target: str, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"mean"} place of n particles that have come to rest, from places in [0.1, 1], shape (1,). Not random."""
    reference, n = TARGETS[choice("target", target, tuple(TARGETS))], whole_number("n", n)
    levels = ranks(np.linspace(0.1, 1, n))
    ends = flow(lambda x: 2 * (levels - reference.cdf(x)), np.linspace(0.1, 1, n), 30.0 * n)  # the slowest rate is about 1/n
    return {"mean": np.array([ends.mean()])}


def sample_flow(points: Any, sample: Any, time: float, step: float = 1e-3) -> np.ndarray:
    """Particles (n,) at `time`, moved towards a sample (m,) by explicit steps with fresh ranks; at rest they shake by `step`."""
    points, sample = numbers_of("points", points).copy(), np.sort(numbers_of("sample", sample))
    count = int(np.ceil(number("time", time, 0) / number("step", step, 0, low_open=True)))
    for _ in range(count):
        points += 2 * time / count * (ranks(points) - np.searchsorted(sample, points, "right") / sample.size)
    return points


def arrival(sample: Any, x: float, u: float, step: float = 5e-4, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"time"} at which the quantile of level u, from x above all of the sample (m,), reaches that of the sample, shape (1,). Not random."""
    sample, u, x = np.sort(numbers_of("sample", sample)), number("u", u, 0, 1), number("x", x)
    if x <= sample[-1]:
        raise refuse("x", x, f"a number > {sample[-1]:g}, the sample's largest")
    here, time, m = x, 0.0, sample.size
    while True:
        speed = 2 * (u - np.searchsorted(sample, here, "right") / m)
        if speed >= 0 or time > 1e3:
            return {"time": np.array([time])}
        here, time = here + step * speed, time + step


def stopped_flow(m: int, g: float, t: float, step: float = 0.1, block: int = 20, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """m particles flow towards m uniform numbers for a time t: {"distance": W_2^2 of the particles from U[0, 1], "advantage": that of the
    sample less that of the particles}, each a mean over `block` samples, shape (replicates,).

    They start on the best points, drawn towards 1/2 by the share sqrt(2 g/m) <= 1. In a step F - identity is frozen for each particle.
    """
    m, t, step, block = whole_number("m", m), number("t", t, 0), number("step", step, 0, low_open=True), whole_number("block", block)
    g, levels = number("g", g, 0, m / 2), (np.arange(m) + 0.5) / m
    start, count = levels + np.sqrt(2 * g / m) * (0.5 - levels), max(1, int(np.ceil(t / step)))
    decay, found = np.exp(-2 * t / count), []
    for rng in generators(seed, replicates, first):
        totals = np.zeros(2)
        for sample in np.sort(rng.random((block, m)), axis=1):
            points = start
            for _ in range(count):
                goal = points + levels - (np.searchsorted(sample, points, "right") + np.searchsorted(sample, points, "left")) / (2 * m)
                points = np.maximum.accumulate(goal + decay * (points - goal))  # quantiles keep their order
            own, theirs = (references.squared_wasserstein_to(x, references.UNIFORM) for x in (points, sample))
            totals += own, theirs - own
        found.append(totals / block)
    return dict(zip(("distance", "advantage"), np.array(found).T, strict=True))
