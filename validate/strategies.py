"""Hypothesis strategies for tests of laws and simulators, the reader's own included.

``parameter_points(law)`` draws points of a law's domain, ``outside(law)`` points just off it; ``simplices``,
``zipf_laws`` and ``embeddings`` draw the awkward inputs on which memories and samplers have failed: ties,
zeros, single tokens, repeated and orthonormal vectors.

    >>> from hypothesis import given
    >>> from lawbook.theory.catalogue import find
    >>> from lawbook.validate.strategies import parameter_points
    >>> law = find("memory_scaling.unseen_mass")
    >>> @given(parameter_points(law))
    ... def test_it_is_a_probability(point):
    ...     assert 0 <= law.predict(**point) <= 1
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, product
from typing import Any

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lawbook.theory import DomainError, Law
from lawbook.theory.parameters import Parameter

# entries of vectors without bounds: a product of three of them is far from overflow and underflow
LARGEST_WEIGHT, SMALLEST_WEIGHT = 3.0, 1e-3
# how far off its `typical` range a value is looked for when parameters constrain each other
REACH = 1e4
GRID, COARSE_GRID = 41, 9


def simplices(
    min_size: int = 1, max_size: int = 8, *, zeros: bool = True, ties: bool = True
) -> st.SearchStrategy[np.ndarray]:
    """Probability vectors, float64 of shape (size,), min_size <= size <= max_size; optionally with zeros or ties.

    >>> simplices(2, 5, zeros=False).example()  # doctest: +SKIP
    array([0.25, 0.5 , 0.25])
    """
    entries = st.one_of(st.integers(1, 5).map(float), st.floats(SMALLEST_WEIGHT, 1.0))
    if zeros:
        entries = st.one_of(st.just(0.0), entries)
    lists = st.lists(entries, min_size=min_size, max_size=max_size, unique=not ties).filter(any)
    vectors = lists.map(lambda raw: np.array(raw) / math.fsum(raw))
    return vectors if ties else vectors.filter(lambda p: len(np.unique(p)) == len(p))


def zipf_laws(
    min_size: int = 1, max_size: int = 50, exponents: tuple[float, float] = (0.0, 4.0)
) -> st.SearchStrategy[np.ndarray]:
    """Zipf's laws p[x] proportional to (x + 1)**-alpha, alpha in `exponents` (0: uniform), most frequent first.

    >>> zipf_laws(3, 3, exponents=(1, 1)).example()  # doctest: +SKIP
    array([0.54545455, 0.27272727, 0.18181818])
    """

    def make(size: int, alpha: float) -> np.ndarray:
        raw = np.arange(1.0, size + 1) ** -alpha
        return raw / math.fsum(raw)

    return st.builds(make, st.integers(min_size, max_size), st.floats(*exponents))


@st.composite
def embeddings(
    draw: st.DrawFn, min_count: int = 1, max_count: int = 6, min_dimension: int = 1, max_dimension: int = 5
) -> np.ndarray:
    """Matrices of shape (count, dimension), one vector a row: generic, of norm 1, orthonormal, repeated, or with a zero.

    >>> embeddings(min_count=2).example()  # doctest: +SKIP
    array([[ 1.,  0.], [ 0., -1.]])
    """
    shape = draw(st.integers(min_count, max_count)), draw(st.integers(min_dimension, max_dimension))
    kind = draw(st.sampled_from(["generic", "sphere", "orthonormal", "repeated", "zero"]))
    rows = draw(hnp.arrays(float, shape, elements=st.floats(-LARGEST_WEIGHT, LARGEST_WEIGHT)))
    if kind == "sphere":
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows = np.where(lengths > SMALLEST_WEIGHT, rows, np.eye(1, shape[1]))
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)
    if kind == "orthonormal" and shape[0] <= shape[1]:
        # adding the identity keeps the factorisation away from singular matrices
        return np.linalg.qr(rows.T + 10 * np.eye(shape[1], shape[0]))[0].T
    if kind == "repeated":
        rows[draw(st.integers(0, shape[0] - 1))] = rows[draw(st.integers(0, shape[0] - 1))]
    if kind == "zero":
        rows[draw(st.integers(0, shape[0] - 1))] = 0.0
    return rows


@st.composite
def parameter_points(draw: st.DrawFn, law: Law, max_length: int = 6) -> dict[str, Any]:
    """Points of the law's domain, as keywords of ``law.predict``: within `typical`, and at the ends that belong to it.

    Vectors that name the same length share it. Where conditions tie parameters together, scalars are
    moved until they hold.

    >>> from lawbook.theory.catalogue import find
    >>> parameter_points(find("memory_scaling.unseen_mass")).example()  # doctest: +SKIP
    {'N': 2, 'p': array([0.5, 0.5]), 'T': 17}
    """
    declared = {p.name: p for p in law.parameters}
    lengths: dict[str | None, int] = {}
    for name in sorted({p.length for p in law.parameters if p.length}):
        low = max(1, math.ceil(declared[name].low)) if name in declared else 1
        lengths[name] = draw(st.integers(low, max(low, max_length)))
    point: dict[str, Any] = {}
    for parameter in law.parameters:
        if parameter.is_vector:
            point[parameter.name] = draw(_vectors(parameter, lengths[parameter.length]))
        else:
            point[parameter.name] = lengths.get(parameter.name) or draw(_scalars(parameter))
    found = _moved_inside(law, point, frozenset(lengths), draw(st.integers(0, GRID - 1)))
    assume(found is not None)
    assert found is not None
    return found


@st.composite
def outside(draw: st.DrawFn, law: Law) -> dict[str, Any]:
    """Points with exactly one parameter off its domain; ``law.predict`` must raise DomainError.

    >>> from lawbook.theory.catalogue import find
    >>> outside(find("memory_scaling.unseen_mass")).example()  # doctest: +SKIP
    {'N': 2, 'p': array([0.5, 0.6]), 'T': 17}
    """
    point = draw(parameter_points(law))
    parameter = draw(st.sampled_from(law.parameters))
    wrong = _wrong_vectors(point[parameter.name], parameter) if parameter.is_vector else _wrong_scalars(parameter)
    return point | {parameter.name: draw(st.sampled_from(wrong))}


def _range(parameter: Parameter) -> tuple[float, float]:
    """The part of the domain in which a scalar is drawn: what is typical, or what is near 0 where nothing is said."""
    low, high = parameter.typical or (max(parameter.low, -10.0), min(parameter.high, 10.0))
    low, high = max(low, parameter.low), min(high, parameter.high)
    return low, max(low, high)


def _inside(parameter: Parameter, value: float) -> bool:
    try:
        parameter.check(value)
    except DomainError:
        return False
    return True


def _scalars(parameter: Parameter) -> st.SearchStrategy[Any]:
    low, high = _range(parameter)
    ends = [end for end in (parameter.low, parameter.high) if math.isfinite(end) and _inside(parameter, end)]
    if parameter.kind == "integer":
        numbers: st.SearchStrategy[Any] = st.integers(math.ceil(low), math.floor(high))
        ends = [int(end) for end in ends]
    else:
        numbers = st.floats(low, high).filter(lambda value: _inside(parameter, value))
    return st.one_of(numbers, st.sampled_from(ends)) if ends else numbers


def _vectors(parameter: Parameter, size: int) -> st.SearchStrategy[np.ndarray]:
    if parameter.kind == "probabilities":
        return simplices(size, size)
    if parameter.kind == "counts":
        return hnp.arrays(np.int64, size, elements=st.integers(0, 50))
    return hnp.arrays(float, size, elements=st.one_of(st.just(0.0), st.just(1.0), st.floats(SMALLEST_WEIGHT, LARGEST_WEIGHT)))


def _accepted(law: Law, point: Mapping[str, Any]) -> bool:
    try:
        law.check(**point)
    except DomainError:
        return False
    return True


def _moved_inside(law: Law, point: dict[str, Any], fixed: frozenset[Any], start: int) -> dict[str, Any] | None:
    """The point if it is in the domain, else the first near it with one scalar changed, or two; None if there is none."""
    if _accepted(law, point):
        return point
    free = [p for p in law.parameters if not p.is_vector and p.name not in fixed]
    for number, size in ((1, GRID), (2, COARSE_GRID)):
        for chosen in combinations(free, number):
            for values in product(*(_turned(list(_candidates(p, size)), start) for p in chosen)):
                moved = point | {p.name: value for p, value in zip(chosen, values, strict=True)}
                if _accepted(law, moved):
                    return moved
    return None


def _turned(values: list[Any], start: int) -> list[Any]:
    start %= len(values)
    return values[start:] + values[:start]


def _candidates(parameter: Parameter, size: int) -> Iterator[Any]:
    """Values over the domain as far as REACH beyond the usual range, dense on the logarithmic scale."""
    low, high = _range(parameter)
    reach = min(parameter.high, max(high, 1.0) * REACH)
    if low <= 0:
        yield from (value for value in (0,) if _inside(parameter, value))
        low = max(high, 1.0) / REACH
    kind: Callable[[float], Any] = round if parameter.kind == "integer" else float
    seen = {kind(value) for value in [*np.geomspace(low, high, size), *np.geomspace(max(low / REACH, parameter.low, 1e-9), reach, size)]}
    yield from sorted(value for value in seen if _inside(parameter, value))


def _wrong_scalars(parameter: Parameter) -> list[Any]:
    wrong: list[Any] = [math.nan, math.inf, -math.inf, None, "many", [], [math.nan]]
    for end, step, opened in ((parameter.low, -1.0, parameter.low_open), (parameter.high, 1.0, parameter.high_open)):
        if math.isfinite(end):
            wrong += [end + step, end + step * 1e6, np.nextafter(end, step * math.inf)] + ([end] if opened else [])
    if parameter.kind == "integer":
        wrong += [_range(parameter)[0] + 0.5]
    return wrong


def _wrong_vectors(value: np.ndarray, parameter: Parameter) -> list[Any]:
    def with_first(entry: float) -> np.ndarray:
        return np.array([entry, *value[1:]], dtype=float)

    wrong: list[Any] = [with_first(bad) for bad in (math.nan, math.inf, -1.0)] + [[], value[None, :], "many", None]
    if parameter.kind == "probabilities":
        wrong += [with_first(value[0] + 1e-6), value * 2]
    if parameter.kind == "counts":
        wrong += [with_first(value[0] + 0.5)]
    return wrong
