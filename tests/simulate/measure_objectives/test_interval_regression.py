"""Regression from intervals: sheet 09's numbers, twins, what disambiguation converges to, refusals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.measure_objectives import interval_regression as regression

SEED = streams.root(0, "intervals")


def problem(draw, n=10, skewed=True):
    x, uniform_radius, uniform_centre = np.random.default_rng(draw).random((3, n))
    return x, *regression.intervals(x, 1 - uniform_radius, uniform_centre, skewed)


def test_the_published_draw():
    found = regression.reconstructions(*regression.published_draw())
    expected = {"disambiguation": 0.2235, "infimum": 1.597, "corrected": 0.950, "average": 0.2178}
    assert {name: round(found[name][0], 4 if value < 0.3 else 3) for name, value in expected.items()} == expected


def test_medians_of_sixty_draws():
    rows = []
    for draw in range(60):
        x, uniform_radius, uniform_centre = np.random.default_rng(draw).random((3, 10))
        # the sheet's run stopped disambiguation after 20000 steps
        found = regression.reconstructions(x, *regression.intervals(x, uniform_radius, uniform_centre, True), most=20_000)
        rows.append([found[name][0] for name in ("disambiguation", "infimum", "corrected", "average")])
    np.testing.assert_allclose(np.median(rows, axis=0), [0.159, 1.24, 0.91, 0.110], atol=5e-3)


@given(st.integers(0, 10_000), st.integers(2, 15), st.booleans())
def test_compiled_iteration_is_the_obvious_one(draw, n, skewed):
    x, centres, radii = problem(draw, n, skewed)
    weights = regression.ridge_weights(x, x, 0.1)
    labels, steps = regression.disambiguate(weights, centres, radii, 1e-9)
    slow = centres
    for _ in range(steps):
        slow = np.clip(weights @ (weights @ slow), centres - radii, centres + radii)
    np.testing.assert_allclose(labels, slow, atol=1e-12)
    np.testing.assert_allclose(regression.iterate.py_func(weights @ weights, centres, centres - radii, centres + radii, 1e-9, 50)[0],
                               regression.iterate(weights @ weights, centres, centres - radii, centres + radii, 1e-9, 50)[0], rtol=1e-13)  # fmt: skip


@given(st.integers(0, 10_000), st.integers(2, 15))
def test_one_end_from_any_start_is_the_least_energy(draw, n):
    x, centres, radii = problem(draw, n)
    weights = regression.ridge_weights(x, x, 0.1)
    best = regression.solved(weights, centres, radii)
    for start in (centres - radii, centres + radii):
        end, _ = regression.iterate(weights @ weights, start, centres - radii, centres + radii, 1e-12, 100_000)
        np.testing.assert_allclose(end, best, atol=1e-8)


@given(st.integers(0, 10_000), st.integers(2, 15), st.sampled_from([0.1, 1e-3]))
def test_normalised_alternation_never_rises(draw, n, ridge):
    x, centres, radii = problem(draw, n)
    path = regression.normalised(regression.ridge_weights(x, x, ridge), centres, radii, 50)[1]
    assert (np.diff(path) <= 1e-12 * (1 + path[0])).all()


def test_the_published_iteration_raises_the_alternating_objective():
    x, centres, radii = problem(0)
    weights = np.maximum(regression.ridge_weights(x, x, 0.1), 0)
    y, path = centres, []
    for _ in range(200):
        z = weights @ y
        path.append((weights * (z[:, None] - y) ** 2).sum())
        y = np.clip(weights @ z, centres - radii, centres + radii)
    assert max(np.diff(path)) > 0


def test_narrow_intervals_are_plain_ridge_regression():
    x, centres, radii = problem(1)
    weights = regression.ridge_weights(x, regression.QUERIES, 0.1)
    labels = regression.solved(regression.ridge_weights(x, x, 0.1), centres, 1e-12 * radii)
    np.testing.assert_allclose(weights @ labels, weights @ centres, atol=1e-10)


def test_infimum_of_squares_is_zero_on_the_interval():
    flat = regression.infimum_predictions(np.ones((1, 1)), np.array([2.0]), np.array([1.5]), corrected=True)
    published = regression.infimum_predictions(np.ones((1, 1)), np.array([2.0]), np.array([1.5]), corrected=False)
    step = regression.GRID[1] - regression.GRID[0]
    assert flat[0] == pytest.approx(0.5, abs=step)
    assert published[0] == pytest.approx(2 - 1.5**0.5, abs=step)  # its zeros are |z - c| <= sqrt(r)


def test_replicates_do_not_depend_on_their_number():
    many = regression.interval_errors(6, False, seed=SEED, replicates=3)
    few = regression.interval_errors(6, False, seed=SEED, replicates=1, first=2)
    assert all(many[name][2] == few[name][0] for name in regression.METHODS)


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: regression.interval_errors(1, True, seed=SEED, replicates=1), "n: got 1"),
        (lambda: regression.interval_errors(5, True, seed=SEED, replicates=1, methods=("average",)), "methods: got"),
        (lambda: regression.interval_errors(5, True, seed=SEED, replicates=1, methods=("average", "luck")), "methods: got"),
        (lambda: regression.interval_errors(5, True, seed=SEED, replicates=1, tolerance=0), "tolerance: got 0"),
        (lambda: regression.energy_drops(5, 0, 1, seed=SEED, replicates=1), "ridge: got 0"),
        (lambda: regression.energy_drops(5, 0.1, 0, seed=SEED, replicates=1), "widen: got 0"),
    ],
)
def test_wrong_input_is_named(call, words):
    with pytest.raises(InputError, match=words):
        call()
