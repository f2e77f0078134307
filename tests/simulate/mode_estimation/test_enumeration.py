"""Exact sums over counts against sums over sequences of samples; projections against a fine grid."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.mode_estimation import counts, enumeration
from lawbook.simulate.mode_estimation.least_budget import budget_rule
from lawbook.simulate.mode_estimation.least_budget import error as error_of_few
from lawbook.simulate.mode_estimation.projection import projection


def error_by_sequences(p: list[float], n: int, ties: str) -> float:
    """Every sequence of samples in turn."""
    total = 0.0
    for samples in itertools.product(range(len(p)), repeat=n):
        found = [samples.count(y) for y in range(len(p))]
        tied = found.count(max(found))
        own = found[0] == max(found)
        right = {"uniform": own / tied, "errors": own and tied == 1, "successes": own}[ties]
        total += math.prod(p[y] for y in samples) * (1 - right)
    return total


@pytest.mark.parametrize("ties", ["uniform", "errors", "successes"])
@pytest.mark.parametrize(("p", "n"), [([0.6, 0.4], 6), ([0.5, 0.3, 0.2], 5), ([0.4, 0.2, 0.2, 0.2], 4), ([0.7, 0.3, 0.0], 4)])
def test_error_by_sequences(p: list[float], n: int, ties: str) -> None:
    assert enumeration.error(p, n, ties) == pytest.approx(error_by_sequences(p, n, ties), rel=1e-12)


def test_count_vectors_are_all_and_once() -> None:
    vectors = enumeration.count_vectors(4, 6)
    assert vectors.shape == (math.comb(9, 3), 4)
    assert len(np.unique(vectors, axis=0)) == len(vectors)
    assert (vectors.sum(axis=1) == 6).all()
    assert (vectors >= 0).all()
    p = np.array([0.4, 0.3, 0.2, 0.1])
    assert np.exp(enumeration.log_probabilities(p, vectors)).sum() == pytest.approx(1, rel=1e-13)


def test_partitions() -> None:
    assert [len(enumeration.partitions(n, n)) for n in (0, 1, 5, 10)] == [1, 1, 7, 42]


@pytest.mark.parametrize(("p_1", "m", "n"), [(0.5, 5, 7), (0.2, 4, 6), (0.9, 3, 20), (0.5, 2, 9)])
def test_partitions_add_up_to_the_same_error(p_1: float, m: int, n: int) -> None:
    p = np.array([p_1] + [(1 - p_1) / (m - 1)] * (m - 1))
    missed = enumeration.wrong(enumeration.count_vectors(m, n))  # not sorted: class 0 need not be the mode
    direct = np.exp(enumeration.log_probabilities(p, enumeration.count_vectors(m, n))) @ missed
    assert enumeration.error_among_equals(p_1, m, n) == pytest.approx(direct, rel=1e-12)


def test_two_exact_sums_agree() -> None:
    for p, n in (([0.5, 0.3, 0.2], 60), ([0.7, 0.3], 41)):
        assert enumeration.error(p, n) == pytest.approx(error_of_few(p, n), rel=1e-11)


def test_simulated_counts_err_as_often() -> None:
    found = counts.empirical_mode("one:1000", 10, draws=2_000, seed=streams.root(3, "counts"), replicates=20)
    rate = found["error"] / found["trials"]
    assert abs(rate.mean() - enumeration.error_among_equals(0.5, 1000, 10)) < 5 * rate.std(ddof=1) / math.sqrt(20)


def test_no_answer_beats_the_bayes_error() -> None:
    """All deterministic answers to one sample of three classes, each judged under every relabelling."""
    p = [0.5, 0.3, 0.2]
    errors = []
    for answer in itertools.product(range(3), repeat=3):
        errors.append(np.mean([1 - sum(p[order.index(y)] for y in range(3) if order[0] == answer[y]) for order in itertools.permutations(range(3))]))
    assert enumeration.bayes_error(p, 1) == pytest.approx(min(errors), rel=1e-12)


@pytest.mark.parametrize("direction", ["information", "reverse"])
def test_projection_on_a_grid(direction: str) -> None:
    p = np.array([0.5, 0.3, 0.2])
    value, q = projection(p, direction)
    first, second = np.meshgrid(np.linspace(0.002, 0.996, 498), np.linspace(0.002, 0.996, 498), indexing="ij")
    inside = (second >= first) & (first + second < 0.9995)
    grid = np.stack((first[inside], second[inside], 1 - first[inside] - second[inside]))
    a, b = (grid, p[:, None]) if direction == "information" else (p[:, None], grid)
    least = (a * np.log(a / b)).sum(axis=0).min()
    assert value <= least + 1e-12
    assert value == pytest.approx(least, abs=1e-4)
    assert q[1] >= q[0] - 1e-12
    assert q.sum() == pytest.approx(1, rel=1e-12)


def test_budget_rule() -> None:
    assert [budget_rule("one:1000", 2.0**-k) for k in (1, 3, 9)] == [2, 4, 10]
    assert [budget_rule("two:300", 2.0**-k) for k in (1, 4, 9)] == [17, 67, 150]
    assert budget_rule("one:1000", 2.0**-9, union=True) == 21


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: enumeration.error("uniform:30", 40), "count vectors"),
        (lambda: enumeration.error([0.6, 0.4], 0), "n: got 0"),
        (lambda: enumeration.error([0.6, 0.4], 3, "fair"), "ties"),
        (lambda: enumeration.error_among_equals(0.5, 10, 41), "n: got 41"),
        (lambda: enumeration.bayes_error("uniform:7", 2), "number of classes: got 7"),
        (lambda: projection([0.6, 0.4, 0.0]), "p: got"),
        (lambda: projection([0.6, 0.4], "sideways"), "direction"),
        (lambda: budget_rule([0.5, 0.5], 0.1), "p: got"),
    ],
)
def test_refusals(call: object, words: str) -> None:
    with pytest.raises(InputError, match=words):
        call()  # type: ignore[operator]
