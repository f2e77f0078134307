"""Looking for a point at which a step fails: at the corners of its domain and, for bounds, downhill.

A bound that fails somewhere fails most likely where it is tightest; an identity, at an end of a parameter's range.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any

import mpmath
import sympy as sp

from lawbook.theory.budget import OutOfWorkError, work_limit
from lawbook.theory.derivation import Step
from lawbook.theory.evaluation import UNCOMPUTABLE, WORKING, Found, sides, slack_of, violates
from lawbook.theory.sampling import interval, lengths, normalised, sample, uniform, with_functions

CORNERS = 8
SEARCHED = 80
CALLS = 1_500_000  # for corners and search together
INSIDE = mpmath.mpf(10) ** -6  # corners lie this share of an interval off its ends, which may be open


def counterexample(step: Step, found: list[Found], source: random.Random) -> Found | None:
    """A point at which the step fails, looked for at the corners of its domain and, for bounds, downhill."""
    try:
        with work_limit(CALLS):
            return _at_corners(step, tried := list(found), source) or (
                None if step.relation == "equal" else _downhill(step, tried, source)
            )
    except OutOfWorkError:
        return None


def _at_corners(step: Step, tried: list[Found], source: random.Random) -> Found | None:
    """The first failing corner; the others are added to the points `tried`."""
    for point in _corners(step, source):
        try:
            found = (*sides(step, point), point)
            if violates(step, *found):  # near the ends digits cancel: what looks wrong is computed to twice as many
                found = (*sides(step, point, 2 * WORKING), point)
        except UNCOMPUTABLE:
            continue
        tried.append(found)
        if violates(step, *found, 2 * WORKING):
            return found
    return None


def _corners(step: Step, source: random.Random) -> Iterator[dict[Any, Any]]:
    intervals = {s: ends for s, where in step.where.items() if isinstance(s, sp.Symbol) and (ends := interval(where))}
    for corner in range(min(CORNERS, 2 ** len(intervals)) if intervals else 0):
        point = sample(step, source, corner)
        # the first two corners have all symbols at one end; the others are drawn where there are many
        choice = corner if 2 ** len(intervals) <= CORNERS else (0, -1, *(source.getrandbits(99) for _ in range(6)))[corner]
        for place, (symbol, (low, high)) in enumerate(intervals.items()):
            inside = 0 if symbol.is_integer else INSIDE * (high - low)
            value = high - inside if choice >> place & 1 else low + inside
            point[symbol] = mpmath.ceil(value) if symbol.is_integer and value < high else mpmath.mpf(value)
            if symbol.is_integer:
                point[symbol] = min(point[symbol], mpmath.floor(high))
        yield with_functions(step, point)


def _downhill(step: Step, tried: list[Found], source: random.Random) -> Found | None:
    """Moves of one number from the tightest point on, kept where the slack shrinks; every third try starts afresh."""
    left, right, best = min(tried, key=lambda row: slack_of(step, row[0], row[1]))
    least, size = slack_of(step, left, right), mpmath.mpf(1)
    for attempt in range(SEARCHED):
        if not best:
            break
        with mpmath.workdps(WORKING):
            afresh = attempt % 3 == 2
            point = sample(step, source, attempt // 3) if afresh else _moved(step, best, size, source)
        try:
            left, right = sides(step, point)
        except UNCOMPUTABLE:
            continue
        if violates(step, left, right, point):
            return left, right, point
        slack = slack_of(step, left, right)
        if not afresh:
            size *= mpmath.mpf("1.4") if slack < least else mpmath.mpf("0.9")
        if slack < least:
            least, best = slack, point
    return None


def _moved(step: Step, point: Mapping[Any, Any], size: Any, source: random.Random) -> dict[Any, Any]:
    """A neighbour of a point in its domain, in one number of it; lengths of vectors stay."""
    moved = dict(point)
    fixed = lengths(step) if any(isinstance(value, list) for value in point.values()) else set()
    free = [
        key for key in point
        if isinstance(key, sp.IndexedBase) or (isinstance(key, sp.Symbol) and not any(str(key) in text for text in fixed))
    ]
    if not free:
        return moved
    key = source.choice(free)
    if isinstance(key, sp.IndexedBase):
        moved[key] = _moved_vector(key, point[key], size, source)
    elif key in step.where:
        moved[key] = _moved_within(step.where[key], key, point[key], size, source)
    elif key.is_integer:
        lowest = 1 if key.is_positive else (0 if key.is_nonnegative else -40)
        drawn = point[key] + source.choice((-1, 1)) * (1 + int(size * source.randrange(4)))
        moved[key] = mpmath.mpf(min(max(drawn, lowest), 40))
    else:
        value = point[key] * mpmath.exp(2 * size * (uniform(source) - mpmath.mpf("0.5")))
        moved[key] = value if mpmath.mpf("0.01") < abs(value) < 100 else point[key]
    return with_functions(step, moved)


def _moved_within(where: Any, symbol: Any, value: Any, size: Any, source: random.Random) -> Any:
    ends = interval(where)
    if ends is None:
        return mpmath.mpf(source.choice(list(where)))
    low, high = ends
    step = min(size, 1) * (high - low) * (uniform(source) - mpmath.mpf("0.5"))
    if low > 0 and high / low > 20:
        step = value * mpmath.expm1(min(size, 1) * mpmath.log(high / low) * (uniform(source) - mpmath.mpf("0.5")))
    if symbol.is_integer:
        step = mpmath.nint(step) or source.choice((-1, 1))
        low, high = mpmath.ceil(low), mpmath.floor(high)
    else:
        low, high = low + INSIDE * (high - low), high - INSIDE * (high - low)
    return min(max(value + step, low), high)


def _moved_vector(vector: Any, entries: list[Any], size: Any, source: random.Random) -> list[Any]:
    moved, place = list(entries), source.randrange(len(entries))
    if isinstance(moved[place], list):
        moved[place] = _moved_vector(vector.label, moved[place], size, source)
        return moved
    others = sorted(entries[:place] + entries[place + 1 :], key=lambda entry: abs(entry - entries[place]))
    if others and source.random() < 0.3:  # bounds are often tight at equal entries: go nearer to the nearest
        moved[place] += (others[0] - moved[place]) * uniform(source)
    else:
        moved[place] *= mpmath.exp(2 * size * (uniform(source) - mpmath.mpf("0.5")))
    return normalised(vector, moved)
