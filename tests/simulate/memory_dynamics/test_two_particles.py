"""The map of two margins: against its twin, descent in score space, and the published table."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import problems, reference, scores, two_particles
from lawbook.simulate.memory_dynamics.two_particles import sweep


def published_table() -> dict[str, np.ndarray]:
    """Figures F3 and F4: axes (p_1, correlation, step), 1000 steps."""
    odds = np.exp(np.logspace(-0.5, 0.5, 10))
    return sweep(
        np.linspace(0.5, 1, 10)[:, None], (1 / (1 + odds))[:, None, None], np.logspace(-1, 1, 10), 999
    )


@pytest.mark.parametrize("steps", [0, 1, 35])
def test_it_is_the_slow_map(steps: int) -> None:
    axes = [-0.9, 0.0, 0.4, 0.95, 1.0], [0.0, 1e-12, 0.25, 0.5, 0.8], [0.1, 3.0, 10.0, 1e4]
    cells = list(itertools.product(*axes))
    correlation, rare, step = np.array(cells).T
    found = sweep(correlation, rare, step, steps)
    for i, cell in enumerate(cells):
        slow = reference.two_particles(*cell, steps)
        for name in two_particles.INTEGERS:
            if name == "worst_at":  # at ties of rounding either
                continue
            assert found[name][i] == slow[name], (cell, name)
        for name in two_particles.REALS:
            assert found[name][i] == pytest.approx(slow[name], rel=1e-8, abs=1e-9), (cell, name)


def test_it_is_descent_in_score_space() -> None:
    for correlation, rare, step in ((0.95, 0.25, 10.0), (-0.5, 0.1, 2.0), (0.8, 0.4, 6.0)):
        run = scores.descend(problems.two_particles(correlation, rare), step, 35)
        found = sweep(correlation, rare, step, 35)
        assert (found["first_right"], found["last_right"]) == (run.first_all, run.last_all)
        assert (found["rises"], found["last_rise"]) == (run.rises, run.last_rise)
        assert (found["worst_at"], float(found["worst"])) == (run.worst_at, pytest.approx(run.worst))
        np.testing.assert_allclose([found["common"], found["rare"]], run.margins[-1], rtol=1e-9)


def test_the_published_table() -> None:
    table = published_table()
    first, last = table["first_right"], table["last_right"]
    odds = np.exp(np.logspace(-0.5, 0.5, 10))
    p = odds / (1 + odds)
    np.testing.assert_allclose(p[[0, -1]], [0.578, 0.959], atol=5e-4)
    row = int(np.abs(p - 0.757).argmin())
    np.testing.assert_array_equal(first[row, 0], [34, 21, 13, 8, 5, 4, 3, 2, 2, 2])
    assert np.all(first[:, -1] == -1)  # identical inputs, contradictory labels: never
    assert np.all(first[0, :5] == 1)  # correlation <= .722 < p_2 / p_1 = .729
    np.testing.assert_array_equal(first[0, 7], [52, 32, 19, 12, 7, 5, 3, 2, 6, 4])
    assert np.all((last == -1) | (last >= first))
    assert np.sum(first != last) == 30


def test_the_sheets_spikes() -> None:
    run = sweep(0.95, 0.25, [10.0, 1.0], 35)
    np.testing.assert_array_equal(run["rises"], [8, 0])
    np.testing.assert_array_equal(run["last_rise"], [14, -1])
    np.testing.assert_array_equal(run["first_right"], [2, -1])
    np.testing.assert_array_equal(run["last_right"], [15, -1])
    np.testing.assert_allclose(run["worst"], [1.349, np.log(2)], atol=5e-4)
    np.testing.assert_allclose(run["loss"], [0.053, 0.368], atol=5e-4)
    assert sweep(0.999, 0.25, 1000.0, 2000)["worst"] == pytest.approx(330, abs=0.5)


def test_the_sheets_first_spikes() -> None:
    """p_1 = .75: thresholds of the first-step spike 9.806, 6.065, 4.875."""
    correlation, threshold = np.array([0.7, 0.9, 1.0]), np.array([9.806, 6.065, 4.875])
    assert np.all(sweep(correlation, 0.25, threshold - 0.001, 1)["rises"] == 0)
    assert np.all(sweep(correlation, 0.25, threshold + 0.001, 1)["rises"] == 1)


def test_the_sheets_length_of_the_oscillations() -> None:
    gap = np.array([0.1, 0.05, 0.01, 0.005, 0.001])[:, None]
    run = sweep(1 - gap, 0.25, np.array([8.0, 10, 12, 15, 20, 30, 50]), 2000)
    length = run["last_rise"] * gap
    length[0, -1] = 0.5  # an isolated early exit
    assert np.all((length >= 0.375) & (length <= 0.725))  # the sheet: in [.38, .72]


def test_the_sheets_early_exit_of_very_large_steps() -> None:
    run = sweep(0.9, 0.25, 1000.0, 2600)
    assert run["loss"] == pytest.approx(3e-33, rel=0.2) and run["last_rise"] == 1


def test_the_sheets_loss_constant() -> None:
    """step t L -> 1 / (1 - correlation), whatever frequencies and steps."""
    correlation = np.array([-0.5, 0.0, 0.5])[:, None, None]
    run = sweep(correlation, np.array([0.5, 0.25, 0.05])[:, None], np.array([0.5, 2.0]), 100_000)
    np.testing.assert_allclose(run["loss"] * np.array([0.5, 2.0]) * 1e5 * (1 - correlation), 1, atol=0.01)


@given(st.floats(0, 1), st.floats(1e-12, 1), st.floats(0.01, 4.0), st.floats(-20, 20), st.floats(-20, 20))
def test_no_spike_up_to_step_four(c: float, rare: float, step: float, one: float, two: float) -> None:
    for sign in (-1, 1):
        assert sweep(sign * c, rare, step, 60, start=(one, two))["rises"] == 0


@given(st.floats(-1, 1), st.floats(0, 1), st.floats(0.01, 1e4))
def test_sum_of_margins_never_falls(c: float, rare: float, step: float) -> None:
    seen = [sweep(c, rare, step, k) for k in range(12)]
    total = [float(s["common"] + s["rare"]) for s in seen]
    assert np.all(np.diff(total) >= -1e-9 * step)
    assert all(s["common"] > 0 or s["rare"] > 0 for s in seen[1:])


@given(st.integers(1, 200), st.integers(0, 10**6))
def test_same_bits_in_any_lane_and_thread(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    cells = rng.uniform(-1, 1, count), rng.uniform(0, 1, count), 10 ** rng.uniform(-1, 4, count)
    whole = sweep(*cells, 50, threads=2)
    i = count // 2
    alone = sweep(*(c[i] for c in cells), 50, threads=1)
    for name, values in whole.items():
        assert values[i] == alone[name]


def test_elementary_functions() -> None:
    x = np.random.default_rng(0).uniform(-700, 700, 5000)
    np.testing.assert_allclose([two_particles.fall(v) for v in x], np.exp(-np.abs(x)), rtol=7e-16)
    e = np.append(10 ** np.random.default_rng(1).uniform(-300, 0, 5000), [0.0, 1.0])
    np.testing.assert_allclose([two_particles.log1p(v) for v in e], np.log1p(e), rtol=7e-16)
    assert two_particles.fall(1e6) == pytest.approx(3e-308, rel=0.1)


def test_many_chunks_and_observables() -> None:
    correlation = np.linspace(-1, 1, 9000)
    whole = sweep(correlation, 0.25, 10.0, 5)
    part = sweep(correlation[5000:5010], 0.25, 10.0, 5)
    np.testing.assert_array_equal(whole["rare"][5000:5010], part["rare"])
    seen = two_particles.observe([0.5, 0.9], 0.25, [1.0, 10.0], 5, seed=None, replicates=2)
    assert seen["loss"].shape == (2, 4)
    cells = [0.5, 0.5, 0.9, 0.9], 0.25, [1, 10, 1, 10]
    np.testing.assert_array_equal(seen["loss"][1], sweep(*cells, 5)["loss"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"correlation": [0.5, 1.5]}, "correlation: got 1.5"),
        ({"rare": -0.1}, "rare: got -0.1"),
        ({"rare": "half"}, "rare: got 'half'"),
        ({"step": 0.0}, "step: got 0.0; accepted: finite numbers > 0"),
        ({"step": np.nan}, "step: got nan"),
        ({"steps": 2.5}, "steps: got 2.5"),
        ({"correlation": []}, "correlation: got"),
        ({"correlation": [0.1, 0.2], "rare": [0.1, 0.2, 0.3]}, "shapes: got"),
        ({"start": (0.0, np.inf)}, "start of the rare token: got inf"),
    ],
)
def test_wrong_input_is_refused(change: dict, message: str) -> None:
    with pytest.raises(InputError, match=message):
        sweep(**({"correlation": 0.5, "rare": 0.25, "step": 1.0, "steps": 5} | change))
