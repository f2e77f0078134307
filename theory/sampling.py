"""Generic points of a step's domain: numbers with all their digits, vectors without ties and without order."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import mpmath
import sympy as sp
from sympy.core.function import UndefinedFunction

from lawbook.theory.derivation import Step
from lawbook.theory.evaluation import WORKING

LENGTHS = (3, 4, 5)


def sample(step: Step, source: random.Random, turn: int = 0) -> dict[Any, Any]:
    """A generic point: a number for every free symbol, a list for every vector of the step.

    Where the assumptions leave sign or parity open, successive turns go through their combinations.
    """
    symbols, vectors = _free(step)
    size = source.choice(LENGTHS)
    point: dict[Any, Any] = {}
    fixed = lengths(step)
    with mpmath.workdps(WORKING):
        for vector in sorted(vectors, key=str):
            if _rank(step, vector) > 1:
                point[vector] = [_entries(size, source) for _ in range(size)]
            else:
                point[vector] = normalised(vector, _entries(size, source))
        for place, symbol in enumerate(sorted(symbols, key=str)):
            if symbol in step.where:
                point[symbol] = _within(step.where[symbol], symbol, source)
            elif vectors and symbol.is_integer and any(str(symbol) in text for text in fixed):
                point[symbol] = mpmath.mpf(size)
            else:
                point[symbol] = _by_assumptions(symbol, source, turn >> place & 1)
    return with_functions(step, point)


def with_functions(step: Step, point: dict[Any, Any]) -> dict[Any, Any]:
    """The point with the functions without formula as they are at its numbers."""
    for function, values in step.where.items():
        if isinstance(function, UndefinedFunction):
            point[function] = values(mpmath.mp, dict(point))
    return point


def normalised(vector: Any, entries: list[Any]) -> list[Any]:
    total = mpmath.fsum(entries)  # p is the book's name for frequencies: they sum to 1
    return [entry / total for entry in entries] if str(vector) == "p" else entries


def lengths(step: Step) -> set[str]:
    return {str(limit[2].free_symbols) for limit in _limits(step) if limit[2].free_symbols}


def _entries(size: int, source: random.Random) -> list[Any]:
    return [3 * uniform(source) + mpmath.mpf("0.01") for _ in range(size)]


def _rank(step: Step, vector: Any) -> int:
    used = set().union(*(sp.sympify(side).atoms(sp.Indexed) for side in (step.left, step.right)))
    return max((len(entry.indices) for entry in used if entry.base == vector), default=1)


def _limits(step: Step) -> list[Any]:
    sums = set().union(*(sp.sympify(side).atoms(sp.Sum, sp.Product) for side in (step.left, step.right)))
    return [limit for sum_ in sums for limit in sum_.limits]


def _free(step: Step) -> tuple[set[Any], set[Any]]:
    symbols: set[Any] = {s for s in step.where if not isinstance(s, UndefinedFunction)}
    vectors: set[Any] = set()
    for side in (step.left, step.right):
        side = sp.sympify(side)
        vectors |= side.atoms(sp.IndexedBase)
        symbols |= {s for s in side.free_symbols if isinstance(s, sp.Symbol)}
    labels = {vector.label for vector in vectors}
    return {s for s in symbols - labels if not isinstance(s, sp.IndexedBase)}, vectors


def interval(where: Any) -> tuple[Any, Any] | None:
    """The two ends where `where` is an interval, None where it is a list of values."""
    if not (isinstance(where, tuple) and len(where) == 2):
        return None
    low, high = (mpmath.mpf(sp.N(end, WORKING)) if isinstance(end, sp.Basic) else mpmath.mpf(end) for end in where)
    return low, high


def _within(where: Any, symbol: Any, source: random.Random) -> Any:
    ends = interval(where)
    if ends is None:
        return mpmath.mpf(source.choice(list(where)))
    low, high = ends
    if symbol.is_integer:
        return mpmath.mpf(source.randint(int(mpmath.ceil(low)), int(mpmath.floor(high))))
    if low > 0 and high / low > 20:
        return low * (high / low) ** uniform(source)
    return low + (high - low) * uniform(source)


def uniform(source: random.Random) -> Any:
    """A random number strictly inside (0, 1), with the working precision's digits."""
    return mpmath.mpf(source.getrandbits(200) | 1) / mpmath.mpf(2) ** 200


def _by_assumptions(symbol: Any, source: random.Random, other: int) -> Any:
    """A value that the assumptions allow; `other` is 1 for an odd integer or a negative number where both may be."""
    if symbol.is_integer:
        low = 1 if symbol.is_positive else (0 if symbol.is_nonnegative else -9)
        drawn = source.choice([low, low + 1, source.randint(low + 2, 12), source.randint(low + 2, 40)])
        if symbol.is_even is None and drawn > low + 1 and drawn % 2 != other:
            drawn += 1
        return mpmath.mpf(drawn)
    size = mpmath.exp(5 * uniform(source) - mpmath.mpf("2.5"))
    if symbol.is_positive or symbol.is_nonnegative:
        return size
    if symbol.is_negative or symbol.is_nonpositive:
        return -size
    return -size if other else size


def shown(point: Mapping[Any, Any]) -> str:
    def short(value: Any) -> str:
        if callable(value):
            return "as defined"
        if isinstance(value, list):
            return f"[{', '.join(short(entry) for entry in value)}]"
        return mpmath.nstr(value, 4)

    return ", ".join(f"{symbol} = {short(value)}" for symbol, value in point.items()) or "any point"
