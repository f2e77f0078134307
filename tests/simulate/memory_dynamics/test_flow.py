"""Gradient flow: against its twin, closed forms, the sheet's numbers, and out to t = 1e12."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.polynomial import polynomial
from scipy.special import wrightomega

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import flow as module
from lawbook.simulate.memory_dynamics import problems, reference, scores
from lawbook.simulate.memory_dynamics.flow import flow

SEED = streams.root(6, "flow")
P4 = np.array([0.5, 0.3, 0.15, 0.05])


def clock(m: np.ndarray, classes: int) -> np.ndarray:
    """M p t of an orthonormal margin that starts from 0."""
    return np.expm1(m) + (classes - 1) * m


@pytest.mark.parametrize("method", ["LSODA", "DOP853", "Radau"])
def test_it_is_the_slow_flow(method: str) -> None:
    rng = np.random.default_rng(2)
    problem, w = problems.random_unit(frequencies.zipf(1, 4), 3, 3, rng), rng.standard_normal((3, 3))
    e, u = problem.embeddings()
    slow = e @ reference.flow(problem, 30.0, 400, w).T @ u.T
    seen = flow(problem, 30.0, start=e @ w.T @ u.T, method=method, rtol=1e-10)
    np.testing.assert_allclose(seen.last, slow, atol=1e-8)


@pytest.mark.parametrize("method", ["auto", "DOP853"])
@pytest.mark.parametrize("classes", [2, 5, 50])
def test_orthonormal_margins_to_a_trillion(classes: int, method: str) -> None:
    seen = flow(problems.orthonormal(P4, classes), 1e12, method=method)
    np.testing.assert_allclose(
        clock(seen.margins[1:], classes), classes * P4 * seen.times[1:, None], rtol=2e-8
    )
    late = seen.times > 1e3
    c = (1 + classes * P4 * seen.times[late, None]) / (classes - 1)
    omega = wrightomega(np.minimum(c, 1e300) - np.log(classes - 1)).real
    near = c < 1e4  # beyond, the difference c - omega cancels
    np.testing.assert_allclose(seen.margins[late][near], (c - omega)[near], atol=1e-8)
    assert seen.loss[-1] * 1e12 == pytest.approx(4 * (classes - 1) / classes, rel=1e-8)
    np.testing.assert_array_equal(seen.first_right, 0.0)


def test_the_sheets_margins_and_losses() -> None:
    seen = flow(problems.orthonormal(P4, 5), 1e6, times=[10, 1e3, 1e4, 1e6])
    np.testing.assert_allclose(seen.margins[0], [2.71685, 2.05273, 1.25129, 0.47357], atol=6e-6)
    # the sheet's second number is 3.3140; the closed form gives 3.313900 to thirty digits of working
    sheet, digits = np.array([4.19, 3.3139, 3.2157, 3.20025]), np.array([5e-3, 5e-5, 5e-5, 5e-6])
    assert np.all(np.abs(seen.loss * seen.times - sheet) <= digits)
    np.testing.assert_allclose(
        seen.margins[3] - np.log(5 * P4 * 1e6), [-2.3e-5, -3.7e-5, -7.1e-5, -19.5e-5], atol=6e-7
    )


def test_any_start_obeys_the_implicit_form() -> None:
    """p t = e^c int_0^A prod (a_z + x) dx + sum log(1 + A / a_z), one A = e^-s_z - a_z for all wrong z."""
    rng = np.random.default_rng(5)
    p, start = frequencies.zipf(1, 4), 2 * rng.standard_normal((4, 5))
    problem = problems.orthonormal(p, 5)
    seen = flow(problem, 1e4, start=start, times=np.geomspace(0.1, 1e4, 12), keep_scores=True)
    for x in range(4):
        wrong = np.arange(5) != problem.labels[x]
        a, c = np.exp(-start[x, wrong]), start[x].sum()
        grown = np.exp(-seen.scores[:, x][:, wrong]) - a
        np.testing.assert_allclose(grown, grown[:, :1] + 0 * grown, rtol=1e-7)
        product = polynomial.polyfromroots(-a)
        integral = polynomial.polyval(grown[:, 0], polynomial.polyint(product))
        time = np.exp(c) * integral + np.log1p(grown[:, :1] / a).sum(axis=1)
        np.testing.assert_allclose(time, p[x] * seen.times, rtol=1e-7)
        np.testing.assert_allclose(seen.scores[:, x].sum(axis=1), c, atol=1e-9)


@pytest.mark.parametrize(("inputs", "outputs"), [(0.5, 0.3), (-0.15, 0.6), (0.6, -0.15)])
def test_equicorrelation_only_slows_down(inputs: float, outputs: float) -> None:
    seen = flow(problems.equicorrelated("uniform:6", 6, inputs, outputs), 1e4)
    slowed = 6 * (1 - inputs) * (1 - outputs) / 6 * seen.times[1:]
    np.testing.assert_allclose(clock(seen.margins[1:], 6), slowed[:, None] + np.zeros(6), rtol=1e-8)


@pytest.mark.parametrize(
    ("common", "gap", "ratio"),
    [(0.75, 0.1, 1.0041), (0.75, 0.01, 1.00018), (0.75, 0.001, 1.000016),
     (0.9, 0.1, 0.9834), (0.9, 0.01, 0.9983), (0.9, 0.001, 0.9998),
     (0.6, 0.1, 0.9987), (0.6, 0.01, 1.0025), (0.6, 0.001, 1.0002)],
)
def test_the_sheets_times_to_learn_the_rare_token(common: float, gap: float, ratio: float) -> None:
    rare = 1 - common
    delta = (4 / rare - 2 / (common * rare) + (1 / rare - 1 / common) * np.log(common / rare)
             + np.log(2 * common / rare - 1) / common)
    seen = flow(problems.two_particles(1 - gap, rare), 10 * delta / gap)
    unit = 10 ** -(len(str(ratio)) - 2)
    assert seen.first_all == pytest.approx(ratio * delta / (4 * gap), rel=0.6 * unit)
    assert seen.last_all == seen.first_all == seen.last_right[1] and seen.first_right[0] == 0


def test_the_sheets_loss_constant() -> None:
    seen = flow(problems.two_particles(0.95, 0.25), 1e12, times=[1e5, 1e7, 1e12])
    assert np.all(np.abs(0.05 * seen.times * seen.loss - [1.0019, 1.00003, 1]) < [5e-5, 5e-6, 1e-8])


@pytest.mark.parametrize("correlation", [-0.5, -0.2, 0.5])
def test_offsets_decay_at_the_sheets_rate(correlation: float) -> None:
    """m - log(2 (1 - c) p t) falls like t^-min(1, (1 + c)/(1 - c)), out to 1e12."""
    times = np.geomspace(1e8, 1e12, 9) if correlation < 0 else np.geomspace(1e4, 1e8, 9)
    seen = flow(problems.two_particles(correlation, 0.25), 1e12, times=times, rtol=1e-13, atol=1e-15)
    off = np.abs(seen.margins - np.log(2 * (1 - correlation) * np.array([0.75, 0.25]) * times[:, None]))
    expected = min(1.0, (1 + correlation) / (1 - correlation))
    slope = -np.polyfit(np.log(times), np.log(off[:, 1]), 1)[0]
    assert slope == pytest.approx(expected, abs=0.1 if correlation == 0.5 else 0.03)


def test_rare_tokens_of_1e_minus_12_and_adverse_starts() -> None:
    problem = problems.two_particles(0.0, 1e-12)
    seen = flow(problem, 1e12)
    assert clock(seen.margins[-1], 2) == pytest.approx(2e12 * problem.p, rel=1e-7)
    adverse = flow(problems.orthonormal([1.0], 2), 1e4, start=[[-300.0, 300.0]])
    # e^m + m = e^-600 - 600 + 2 t
    assert adverse.first_all == pytest.approx((1 - np.exp(-600) + 600) / 2, rel=1e-9)
    lost = flow(problems.orthonormal([1.0], 2), 1.0, start=[[-300.0, 300.0]])
    assert lost.first_all == lost.last_all == np.inf and lost.wrong[-1] == 1


def test_passages_there_and_back() -> None:
    """The rare token starts right, is unlearnt by the common one, and learnt again."""
    start = np.array([[0.0, 0.0], [-0.1, 0.1]])
    seen = flow(problems.two_particles(0.95, 0.25), 1e4, start=start)
    assert seen.first_right[1] == 0.0 < seen.last_right[1] == seen.last_all
    assert seen.first_all == 0.0  # both are right just after the start, where the common one was tied
    at = flow(problems.two_particles(0.95, 0.25), seen.last_all, start=start)
    assert abs(at.margins[-1, 1]) < 1e-8


@given(st.integers(1, 6), st.integers(2, 4), st.integers(1, 6), st.integers(0, 10**6))
def test_the_loss_only_falls_and_the_jacobian_is_right(tokens: int, classes: int, d: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    problem = problems.random_unit(frequencies.zipf(1, tokens), classes, d, rng)
    start = scores.random_start(problem, 2.0, rng)
    seen = flow(problem, 100.0, start=start, rtol=1e-9, atol=1e-11)
    assert np.all(np.diff(seen.loss) <= 1e-9)
    motion, state = module._Motion(problem), start.ravel()
    slopes = motion.jacobian(0.3, state)
    for j in range(0, len(state), 3):
        shift = np.zeros(len(state))
        shift[j] = 1e-6
        column = (motion(0.3, state + shift) - motion(0.3, state - shift)) / 2e-6
        np.testing.assert_allclose(slopes[:, j], column, atol=1e-7 * max(1, np.abs(slopes).max()))


def test_descent_with_small_steps_is_flow() -> None:
    problem = problems.random_unit(frequencies.zipf(1, 5), 5, 4, np.random.default_rng(1))
    seen, fine = flow(problem, 10.0), scores.descend(problem, 1e-3, 10_000)
    np.testing.assert_allclose(fine.scores, seen.last, atol=1e-3)


def test_observations_and_times() -> None:
    problem = {"kind": "random unit", "p": "zipf:1:3", "classes": 3, "d": 2}
    cell = {"problem": problem, "until": 10.0, "spread": 1.0}
    whole = module.observe(**cell, times=[0, 5, 10], seed=SEED, replicates=3)
    part = module.observe(**cell, times=[0, 5, 10], seed=SEED, replicates=1, first=2)
    assert whole["margins"].shape == (3, 9) and whole["first_all"].shape == (3, 1)
    for name, values in part.items():
        np.testing.assert_array_equal(whole[name][2:], values)
    default = flow(problems.two_particles(0.5, 0.2), 100.0).times
    assert default[0] == 0 and default[1] == 0.01 and default[-1] == pytest.approx(100) and len(default) == 43
    assert len(flow(problems.two_particles(0.5, 0.2), 1e-3).loss) == 3


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"until": 0.0}, "until: got 0.0"),
        ({"until": 1e300}, "until: got 1e"),
        ({"times": [2.0, 1.0]}, "times: got"),
        ({"times": [99.0]}, "times: got"),
        ({"times": "log"}, "times: got 'log'"),
        ({"rtol": 1e-16}, "rtol: got 1e-16"),
        ({"method": "Euler"}, "method: got 'Euler'"),
        ({"start": [[0.0]]}, "start: got"),
    ],
)
def test_wrong_input_is_refused(change: dict, message: str) -> None:
    with pytest.raises(InputError, match=message):
        flow(**({"problem": problems.two_particles(0.5, 0.2), "until": 10.0} | change))
