"""Descent on W: against the slow twin and score space, exact SGD, the published path."""

import numpy as np
import pytest
from scipy.stats import binom

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import descent, problems, reference, scores, torch_normal
from lawbook.simulate.memory_dynamics.descent import Rule

SEED = streams.root(4, "descent")
P5 = frequencies.zipf(1, 5)
RULES = {
    "plain": {},
    "momentum": {"momentum": 0.9},
    "nesterov": {"momentum": 0.8, "nesterov": True},
    "normalised": {"kind": "normalised", "momentum": 0.5},
    "adam": {"kind": "adam"},
    "adam without memory": {"kind": "adam", "betas": (0.0, 0.0)},
}


@pytest.mark.parametrize("batch", [None, 1, 4])
@pytest.mark.parametrize("rule", RULES)
def test_it_is_the_slow_descent(rule: str, batch: int | None) -> None:
    rng = np.random.default_rng(8)
    problem = problems.random_unit(P5, 4, 3, rng)
    start = rng.standard_normal((3, 3))
    drawn = None if batch is None else descent.samples(problem, 30 * batch, rng)
    path = reference.descend(problem, 0.7, 30, start, drawn=drawn, **RULES[rule])
    run, w = descent.descend(problem, Rule(0.7, **RULES[rule]), 30, start=start, drawn=drawn, times="all")
    np.testing.assert_allclose(w, path[-1], rtol=1e-8, atol=1e-10)
    for t in (0, 3, 30):
        loss, wrong, margins = reference.read(path[t], problem)
        np.testing.assert_allclose(run.loss[t], loss, rtol=1e-8)
        np.testing.assert_allclose(run.margins[t], margins, atol=1e-8)
        assert run.wrong[t] == pytest.approx(wrong)


@pytest.mark.parametrize(("d", "step"), [(3, 0.1), (5, 1.0), (10, 10.0)])
def test_it_is_descent_in_score_space(d: int, step: float) -> None:
    problem = problems.random_unit(P5, 5, d, np.random.default_rng(d))
    run, _ = descent.descend(problem, Rule(step), 1000)
    twin = scores.descend(problem, step, 1000)
    np.testing.assert_allclose(run.scores, twin.scores, atol=1e-10)
    np.testing.assert_array_equal(run.first_right, twin.first_right)
    assert (run.first_all, run.last_all, run.rises) == (twin.first_all, twin.last_all, twin.rises)
    assert run.coefficients is None


def test_gradients_by_finite_differences() -> None:
    """Also of layer norm: one plain step of size 1 is minus the gradient."""
    rng = np.random.default_rng(9)
    problem, w = problems.random_unit(P5, 4, 3, rng), rng.standard_normal((3, 3))
    for layer_norm in (False, True):
        moved = descent.descend(problem, Rule(1.0), 1, start=w, layer_norm=layer_norm)[1] - w
        slope = np.zeros((3, 3))
        for index in np.ndindex(3, 3):
            shift = np.zeros((3, 3))
            shift[index] = 1e-6
            up, down = (
                descent.descend(problem, Rule(1.0), 0, start=w + s, layer_norm=layer_norm)[0]
                for s in (shift, -shift)
            )
            slope[index] = (up.loss[0] - down.loss[0]) / 2e-6
        np.testing.assert_allclose(moved, -slope, atol=1e-8)


def test_normalised_gradients_have_norm_one_and_adam_without_memory_is_a_sign() -> None:
    problem = problems.random_unit(P5, 4, 3, np.random.default_rng(1))
    w = descent.descend(problem, Rule(0.5, "normalised"), 1)[1]
    assert np.linalg.norm(w) == pytest.approx(0.5)
    w = descent.descend(problem, Rule(0.5, "adam", betas=(0.0, 0.0), guard=0.0), 1)[1]
    np.testing.assert_allclose(np.abs(w), 0.5)


def test_single_samples_on_orthonormal_tokens_are_exact() -> None:
    """The margin of x is g(visits): mean loss of 200 runs against its binomial sum, 4 standard errors."""
    p, classes, times = frequencies.zipf(1, 50), 5, [50, 200, 1000]
    cell = {"problem": {"kind": "orthonormal", "p": "zipf:1:50", "classes": 5}, "step": 3.0, "steps": 1000}
    seen = descent.observe(**cell, times=times, batch=1, seed=SEED, replicates=200)["loss"]
    g = [0.0]
    for _ in range(1000):
        g.append(g[-1] + 3.0 * classes / (np.exp(g[-1]) + classes - 1))
    loss = np.log1p((classes - 1) * np.exp(-np.array(g)))
    for i, t in enumerate(times):
        visits = binom.pmf(np.arange(t + 1), t, p[:, None])
        expected = p @ (visits @ loss[: t + 1])
        assert abs(seen[:, i].mean() - expected) < 4 * seen[:, i].std(ddof=1) / np.sqrt(200)


def test_the_published_path_forgets() -> None:
    """Figure F6, batches of ten, start (7.5, 2.5): the error goes .775, .156, up; the loss falls."""
    e, u, p, label = torch_normal.published("forgetting_path")
    problem = problems.from_embeddings(e, u, p, label)
    w = np.array([[7.5, 2.5], [-7.5, -2.5]]) / 2  # W^T (u_1 - u_2) = (7.5, 2.5)
    drawn = descent.samples(problem, 10_000, np.random.default_rng(0))
    run = descent.descend(problem, Rule(0.1), 1000, start=w, drawn=drawn, times="all")[0]
    np.testing.assert_allclose([run.loss[0], run.wrong[0]], [1.597, 0.775], atol=1e-3)
    assert run.wrong.min() == pytest.approx(0.1558, abs=1e-4)
    assert 0.18 < run.wrong[-1] < 0.36 and run.loss[-1] < run.loss[run.wrong.argmin()]
    still = scores.descend(problem, 2.0, 2000, times=[2000])
    np.testing.assert_allclose([still.loss[0], still.wrong[0]], [0.57485, 0.3468], atol=5e-5)


def test_following_only_recorded_times() -> None:
    problem = problems.random_unit(P5, 5, 3, np.random.default_rng(3))
    whole, w = descent.descend(problem, Rule(20.0), 60)
    part, v = descent.descend(problem, Rule(20.0), 60, times=[0, 60], follow=False)
    np.testing.assert_array_equal(w, v)
    np.testing.assert_array_equal(whole.scores, part.scores)
    assert part.rises <= 1 and part.last_all in (-1, 60)


def test_observations_do_not_depend_on_batching() -> None:
    cell = {"problem": {"kind": "random unit", "p": "zipf:1:5", "classes": 5, "d": 3}, "step": [1.0, 20.0],
            "steps": 50, "times": [0, 50], "spread": 0.5, "batch": 2, "momentum": 0.5}
    whole = descent.observe(**cell, seed=SEED, replicates=4, threads=1)
    part = descent.observe(**cell, seed=SEED, replicates=2, first=2, threads=2)
    assert whole["loss"].shape == (4, 4)
    for name, values in part.items():
        np.testing.assert_array_equal(whole[name][2:], values)
    assert len(np.unique(whole["loss"])) == 12


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rule": 1.0}, "rule: got 1.0"),
        ({"steps": -1}, "steps: got -1"),
        ({"start": np.zeros((2, 3))}, "start: got"),
        ({"drawn": np.array([0, 1, 2])}, "drawn: got"),
        ({"drawn": np.full(10, 9)}, r"drawn: got .* 0\.\.4"),
        ({"drawn": np.zeros(10)}, "drawn: got"),
        ({"times": [99]}, "times: got"),
    ],
)
def test_wrong_input_is_refused(change: dict, message: str) -> None:
    problem = problems.random_unit(P5, 5, 3, np.random.default_rng(3))
    with pytest.raises(InputError, match=message):
        descent.descend(**({"problem": problem, "rule": Rule(1.0), "steps": 10} | change))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"step": 0.0}, "step: got 0.0"),
        ({"kind": "lion"}, "kind: got 'lion'"),
        ({"momentum": 1.0}, "momentum: got 1.0"),
        ({"betas": (0.9, -1)}, r"betas\[1\]: got -1"),
        ({"kind": "adam", "momentum": 0.5}, "momentum: got 0.5"),
        ({"guard": -1.0}, "guard: got -1.0"),
    ],
)
def test_wrong_rules_are_refused(change: dict, message: str) -> None:
    with pytest.raises(InputError, match=message):
        Rule(**({"step": 1.0} | change))
    with pytest.raises(InputError, match="parameters of the rule"):
        cell = {"kind": "orthonormal", "p": "uniform:2", "classes": 2}
        descent.observe(cell, 1.0, 3, seed=SEED, replicates=1, speed=2)
