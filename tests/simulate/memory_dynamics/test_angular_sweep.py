"""The exact best error in the plane: twins, the published panels, ties, keys of norm zero, wrong use."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics.angular_sweep import (
    best_error,
    best_error_by_trial,
    error_at,
    signed_inputs,
)
from lawbook.simulate.memory_dynamics.torch_normal import published


@pytest.mark.parametrize(
    ("figure", "best"), [("three_tokens", 0), ("forgetting_3", 0.1818), ("forgetting_30", 0.1838), ("forgetting_path", 0.1558)]
)
def test_published_panels(figure: str, best: float) -> None:
    """Sheet, F6: exact best errors of seeds 39, 81, 7 and 11."""
    e, u, p, labels = published(figure)
    z = signed_inputs(e, labels)
    found = best_error(z, p)
    assert found.error == pytest.approx(best, abs=5e-5)
    assert found.error == pytest.approx(best_error_by_trial(z, p), abs=1e-12)
    assert error_at(z, p, found.direction) == pytest.approx(found.error, abs=1e-14)


def test_against_trial_and_fine_grid() -> None:
    rng = np.random.default_rng(0)
    around = np.linspace(0, 2 * np.pi, 4001)
    for _ in range(120):
        n = rng.integers(1, 12)
        z, p = rng.normal(size=(n, 2)), rng.dirichlet(np.full(n, 0.3))
        found = best_error(z, p)
        assert found.error == pytest.approx(best_error_by_trial(z, p), abs=1e-14)
        grid = error_at(z, p, np.column_stack([np.cos(around), np.sin(around)]))
        assert found.error <= grid.min() + 1e-14
        assert 0 <= found.low < 2 * np.pi and found.low < found.high
        assert found.pieces == 2 * n and 1 <= found.minima <= found.pieces
        for share in (0.001, 0.5, 0.999):  # constant on the whole open interval, larger beyond it
            inside = found.low + share * (found.high - found.low)
            assert error_at(z, p, np.array([np.cos(inside), np.sin(inside)])) == pytest.approx(found.error, abs=1e-14)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(-2, 2)), min_size=1, max_size=9), st.integers(0, 100))
def test_ties_on_a_lattice(keys: list[tuple[int, int]], seed: int) -> None:
    """Parallel, opposite and vanishing keys: critical angles coincide."""
    z = np.array(keys, dtype=float)
    p = np.random.default_rng(seed).dirichlet(np.ones(len(z)))
    everywhere = np.linspace(0, 2 * np.pi, 721) + 0.0013  # the lattice has no two critical angles nearer than that
    grid = error_at(z, p, np.column_stack([np.cos(everywhere), np.sin(everywhere)]))
    assert best_error(z, p).error == pytest.approx(grid.min(), abs=1e-14)


def test_corners() -> None:
    assert best_error(np.zeros((2, 2)), np.array([0.5, 0.5]))[:3] == (1.0, 0.0, 2 * np.pi)
    one = best_error(np.array([[0.0, 2.0]]), np.array([1.0]))
    assert one.error == 0 and one.high - one.low == pytest.approx(np.pi) and one.direction @ [0, 1] == pytest.approx(1)
    opposite = np.array([[1.0, 0.0], [-1.0, 0.0]])
    assert best_error(opposite, np.array([0.25, 0.75])).error == 0.25
    assert best_error(opposite, np.array([1 - 1e-13, 1e-13])).error == 1e-13  # rarer than the rounding of a float sum
    halves = best_error(opposite, np.array([0.5, 0.5]))
    assert halves.error == 0.5 and halves.minima == 2
    nothing = best_error(np.array([[1.0, 0.0], [-1.0, 0.0]]), np.array([1.0, 0.0]))
    assert nothing.error == 0 and nothing.pieces == 2  # a token that never comes cuts nothing
    np.testing.assert_array_equal(signed_inputs(np.eye(3)), np.diag([1.0, -1.0, 1.0]))
    assert error_at(np.eye(2), np.array([0.5, 0.5]), np.zeros((4, 1, 2))).tolist() == [[1.0]] * 4  # ties are wrong


def test_many_tokens_are_quick() -> None:
    rng = np.random.default_rng(1)
    z, p = rng.normal(size=(100_000, 2)), np.full(100_000, 1e-5)
    found = best_error(z, p)
    assert found.pieces > 199_990  # a few gaps may be below 1e-12
    assert 0.49 < found.error < 0.5


def test_wrong_input_is_refused() -> None:
    z, p = np.eye(2), np.array([0.5, 0.5])
    for call, message in (
        (lambda: best_error(np.eye(3), np.full(3, 1 / 3)), r"shape of z: got \(3, 3\)"),
        (lambda: best_error(z, np.array([1.0])), "p: got 1"),
        (lambda: best_error(z, np.array([0.5, 0.6])), "sum of p: got 1.1"),
        (lambda: error_at(z, p, np.ones(3)), "w: got"),
        (lambda: signed_inputs(z, np.array([0, 2])), "labels: got"),
    ):
        with pytest.raises(InputError, match=message):
            call()
