"""Two tokens, two orthonormal classes: a map of two margins, swept over (correlation, frequency, step).

    m_1 += 2 step (a - c b),   m_2 += 2 step (b - c a),   a = p_1 sigma(-m_1),  b = p_2 sigma(-m_2)

Runs go in lanes that the compiler vectorises: exponential and logarithm are written out in additions and
multiplications, to 3 units in the last place, so that bits depend neither on lanes nor on the C library.
Below e^-708 probabilities stay at 3e-308, which moves no margin.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from lawbook.simulate.inputs import refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.parallel import map_in_order

Numbers = float | Sequence[float]

LANES = 64
CHUNK = 64 * LANES
INTEGERS = ("first_right", "last_right", "rises", "spikes", "last_rise", "worst_at")
REALS = ("worst", "loss", "common", "rare")


def _fall(m):
    """e^-|m|, the negative argument cut at -708."""
    x = -min(abs(m), 708.0)
    shifted = x * 1.4426950408889634 + 6755399441055744.0  # rounds to a whole number in the low bits
    k = shifted - 6755399441055744.0
    r = (x - k * 0.6931471803691238) - k * 1.9082149292705877e-10
    v = 1.6059043836821613e-10
    v = v * r + 2.08767569878681e-09
    v = v * r + 2.505210838544172e-08
    v = v * r + 2.755731922398589e-07
    v = v * r + 2.7557319223985893e-06
    v = v * r + 2.48015873015873e-05
    v = v * r + 0.0001984126984126984
    v = v * r + 0.001388888888888889
    v = v * r + 0.008333333333333333
    v = v * r + 0.041666666666666664
    v = v * r + 0.16666666666666666
    v = v * r + 0.5
    v = v * r + 1.0
    v = v * r + 1.0
    power = np.int64((np.float64(shifted).view(np.int64) + np.int64(1023)) << np.int64(52))
    return v * np.int64(power).view(np.float64)


fall = kernel(_fall)


def _log1p(e):
    """log(1 + e) for e in [0, 1]: twice the inverse hyperbolic tangent of e / (2 + e)."""
    s = e / (2.0 + e)
    q = s * s
    v = 1.0 / 33.0
    v = v * q + 1.0 / 31.0
    v = v * q + 1.0 / 29.0
    v = v * q + 1.0 / 27.0
    v = v * q + 1.0 / 25.0
    v = v * q + 1.0 / 23.0
    v = v * q + 1.0 / 21.0
    v = v * q + 1.0 / 19.0
    v = v * q + 1.0 / 17.0
    v = v * q + 1.0 / 15.0
    v = v * q + 1.0 / 13.0
    v = v * q + 1.0 / 11.0
    v = v * q + 1.0 / 9.0
    v = v * q + 1.0 / 7.0
    v = v * q + 1.0 / 5.0
    v = v * q + 1.0 / 3.0
    v = v * q + 1.0
    return 2.0 * s * v


log1p = kernel(_log1p)


def _lanes(correlation, rare, step, common_start, rare_start, steps, integers, reals):
    """Up to LANES runs side by side; `integers` (6, n) and `reals` (4, n) are filled."""
    n = correlation.shape[0]
    one, two = common_start.copy(), rare_start.copy()
    before, worst = np.full(n, np.inf), np.full(n, -np.inf)
    first, since, rises = np.full(n, -1, np.int64), np.full(n, -1, np.int64), np.zeros(n, np.int64)
    spikes, last, at = np.zeros(n, np.int64), np.full(n, -1, np.int64), np.zeros(n, np.int64)
    rising = np.zeros(n, np.int64)
    for t in range(steps + 1):
        for j in range(n):
            a, b = one[j], two[j]
            ea, eb = fall(a), fall(b)
            p = 1.0 - rare[j]
            loss = p * (max(-a, 0.0) + log1p(ea)) + rare[j] * (max(-b, 0.0) + log1p(eb))
            up = 1 if loss > before[j] * (1.0 + 1e-12) else 0
            rises[j] += up
            spikes[j] += up & (1 - rising[j])
            rising[j] = up
            last[j] = t if up == 1 else last[j]
            at[j] = t if loss > worst[j] else at[j]
            worst[j] = max(loss, worst[j])
            before[j] = loss
            right = (a > 0.0) & (b > 0.0)
            first[j] = t if right & (first[j] < 0) else first[j]
            begun = t if since[j] < 0 else since[j]
            since[j] = begun if right else -1
            push_a = p * ((ea if a > 0.0 else 1.0) / (1.0 + ea))
            push_b = rare[j] * ((eb if b > 0.0 else 1.0) / (1.0 + eb))
            size = 2.0 * step[j] if t < steps else 0.0
            one[j] = a + size * (push_a - correlation[j] * push_b)
            two[j] = b + size * (push_b - correlation[j] * push_a)
    for j in range(n):
        integers[0, j], integers[1, j], integers[2, j] = first[j], since[j], rises[j]
        integers[3, j], integers[4, j], integers[5, j] = spikes[j], last[j], at[j]
        reals[0, j], reals[1, j], reals[2, j], reals[3, j] = worst[j], before[j], one[j], two[j]


lanes = kernel(_lanes)


def _chunk(correlation, rare, step, common_start, rare_start, steps, width, integers, reals):
    for low in range(0, correlation.shape[0], width):
        high = min(low + width, correlation.shape[0])
        lanes(correlation[low:high], rare[low:high], step[low:high], common_start[low:high],
              rare_start[low:high], steps, integers[:, low:high], reals[:, low:high])


chunk = kernel(_chunk)


def _grid(name: str, values: Any, low: float, high: float, open_low: bool = False) -> np.ndarray:
    accepted = f"finite numbers {'>' if open_low else '>='} {low} and <= {high}"
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise refuse(name, values, accepted) from None
    bad = ~(np.isfinite(array) & (array >= low) & (array <= high)) | (open_low & (array == low))
    if array.size == 0 or bad.any():
        raise refuse(name, float(array[bad][0]) if array.size else values, accepted)
    return array


def sweep(
    correlation: Any, rare: Any, step: Any, steps: int, *, start: tuple[Any, Any] = (0.0, 0.0),
    threads: int | None = None,
) -> dict[str, np.ndarray]:
    """`steps` steps from margins `start` (common, rare token), for every cell of arrays broadcast together.

    `correlation` in [-1, 1], `rare` in [0, 1] (the frequency p_2 = 1 - p_1), `step` in ]0, 1e6]. Returns
    arrays of the common shape. int32: ``first_right``, ``last_right`` (first step at which both margins are
    positive; first after which they stay so; -1 for never), ``rises`` (steps at which the loss rose by more
    than 1e-12 of itself), ``last_rise`` (-1 for none), ``spikes`` (maximal stretches of rises), ``worst_at``.
    float64: ``worst`` (largest loss), and at the end ``loss``, ``common``, ``rare`` (margins).
    Cost: about 11 ns per run and step and core. Memory: 56 bytes per run. Raises InputError.
    """
    tables = [
        _grid("correlation", correlation, -1, 1),
        _grid("rare", rare, 0, 1),
        _grid("step", step, 0, 1e6, True),
        _grid("start of the common token", start[0], -1e6, 1e6),
        _grid("start of the rare token", start[1], -1e6, 1e6),
    ]
    steps = whole_number("steps", steps, 0, 2**31 - 1)
    try:
        shape = np.broadcast_shapes(*(table.shape for table in tables))
    except ValueError:
        raise refuse("shapes", [table.shape for table in tables], "shapes that broadcast together") from None
    tables = [np.broadcast_to(table, shape) for table in tables]
    count = int(np.prod(shape))
    integers, reals = np.empty((6, count), dtype=np.int32), np.empty((4, count))

    def one(low: int) -> None:
        high = min(low + CHUNK, count)
        cells = [table.flat[low:high] for table in tables]
        chunk(*cells, steps, LANES, integers[:, low:high], reals[:, low:high])

    map_in_order(one, range(0, count, CHUNK), threads)
    found = dict(zip(INTEGERS, integers, strict=True)) | dict(zip(REALS, reals, strict=True))
    return {name: values.reshape(shape) for name, values in found.items()}


def observe(
    correlation: Numbers, rare: Numbers, step: Numbers, steps: int, *,
    seed: np.random.SeedSequence | None = None, replicates: int = 1, first: int = 0,
    start: tuple[float, float] = (0.0, 0.0), threads: int | None = None,
) -> dict[str, np.ndarray]:
    """`sweep` over the product of three lists in the calling convention of an experiment.

    Correlation runs slowest. Nothing is random: replicates repeat the same row, (replicates, cells).
    """
    axes = np.meshgrid(correlation, rare, step, indexing="ij")
    found = sweep(*axes, steps, start=start, threads=threads)
    count = whole_number("replicates", replicates)
    return {name: np.tile(values.ravel(), (count, 1)) for name, values in found.items()}
