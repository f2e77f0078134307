"""The cross-entropy's minimiser, its threshold and the cycles beyond: sheet's numbers, twins, refusals."""

import numpy as np
import pytest
from scipy.optimize import minimize

from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import angular_sweep, minimiser, sharpness
from lawbook.simulate.memory_dynamics.plain_arrays import softmax
from lawbook.simulate.memory_dynamics.torch_normal import published


@pytest.mark.parametrize(
    ("figure", "w", "loss", "error", "best"),
    [
        ("forgetting_3", (0.632, -1.149), 0.5953, 0.4545, 0.1818),
        ("forgetting_30", (-0.765, 1.767), None, 0.2256, 0.1838),
        ("forgetting_path", (0.2405, 1.4024), 0.57485, 0.3468, 0.1558),
    ],
)
def test_published_minimisers(figure: str, w: tuple[float, float], loss: float | None, error: float, best: float) -> None:
    """Sheet, F6."""
    e, u, p, labels = published(figure)
    found = minimiser.minimiser(e, u, p, labels)
    direction, z = found.w.T @ (u[0] - u[1]), angular_sweep.signed_inputs(e, labels)
    np.testing.assert_allclose(direction, w, atol=6e-4)
    assert loss is None or found.loss == pytest.approx(loss, abs=5e-5)
    assert angular_sweep.error_at(z, p, direction) == pytest.approx(error, abs=5e-5)
    assert angular_sweep.best_error(z, p).error == pytest.approx(best, abs=5e-5)
    assert found.gradient < 1e-10


def test_thirty_tokens_end_in_a_cycle() -> None:
    """Sheet, AM-U5: S* = .3196, 2 / S* = 6.257; step 10 goes to an exact 2-cycle of loss 1.037, never to W*."""
    e, u, p, labels = published("thirty_tokens")
    found = minimiser.minimiser(e, u, p, labels)
    assert found.sharpness == pytest.approx(0.3196, abs=5e-5) and found.largest_step == pytest.approx(6.257, abs=5e-4)
    start = np.outer([0.5, -0.5], [-5.0, 5.0])
    points = minimiser.cycle(e, u, p, labels, 10, start=start)
    assert points is not None and len(points) == 2
    gammas = sorted(tuple(w.T @ (u[0] - u[1])) for w in points)
    np.testing.assert_allclose(gammas, [(-2.341, -0.436), (2.132, 3.348)], atol=6e-4)
    losses = [minimiser.loss_of(e @ w.T @ u.T, p, labels) for w in minimiser.two_cycle(e, u, p, labels, 10, points[0])]
    np.testing.assert_allclose(sorted(losses), [1.037, 1.338], atol=5e-4)  # the sheet names the lower one
    np.testing.assert_allclose(minimiser.two_cycle(e, u, p, labels, 10, points[1])[1], points[0], atol=1e-10)
    below = minimiser.cycle(e, u, p, labels, 6.2, before=5000)
    assert len(below) == 1
    np.testing.assert_allclose(below[0], found.w, atol=1e-6)
    with pytest.raises(InputError, match="fixed point"):
        minimiser.two_cycle(e, u, p, labels, 5.0, found.w)


@pytest.mark.parametrize(("step", "period"), [(5.2, 1), (5.3, 1), (5.4, 2), (6, 2), (8, None), (10, 6), (12, None), (15, 4), (20, 4)])
def test_collapsed_pair(step: float, period: int | None) -> None:
    """Sheet, AM-U5: two equal keys with different labels, p = .75, .25: the minimiser is log 3, the threshold 16/3."""
    e, u, p = np.array([[1.0, 0.0], [1.0, 0.0]]), np.eye(2), np.array([0.75, 0.25])
    found = minimiser.minimiser(e, u, p)
    assert (found.w.T @ (u[0] - u[1]))[0] == pytest.approx(np.log(3), abs=1e-10)
    assert found.largest_step == pytest.approx(16 / 3, rel=1e-9)
    points = minimiser.cycle(e, u, p, None, step)
    assert (None if points is None else len(points)) == period


def test_against_a_general_optimiser() -> None:
    rng, tried = np.random.default_rng(4), 0
    while tried < 15:
        n, m, d = rng.integers(5, 12), rng.integers(2, 5), rng.integers(1, 4)
        e, u, p, labels = rng.normal(size=(n, d)), rng.normal(size=(m, d)), rng.dirichlet(np.ones(n)), rng.integers(0, m, n)
        try:
            found = minimiser.minimiser(e, u, p, labels)
        except InputError:
            continue
        tried += 1
        target = np.eye(m)[labels]

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            scores = e @ flat.reshape(d, d).T @ u.T  # noqa: B023
            slope = u.T @ ((softmax(scores) - target) * p[:, None]).T @ e  # noqa: B023
            return minimiser.loss_of(scores, p, labels), slope.ravel()  # noqa: B023

        assert np.linalg.norm(loss(found.w.ravel())[1]) < 1e-10 * (1 + np.linalg.norm(u, 2) * np.linalg.norm(e, 2))
        other = minimize(loss, np.zeros(d * d), jac=True, method="BFGS", options={"gtol": 1e-8})
        assert found.loss <= other.fun + 1e-13
        np.testing.assert_allclose(e @ found.w.T @ (u - u.mean(0)).T, e @ other.x.reshape(d, d).T @ (u - u.mean(0)).T, atol=1e-3)
        scores = e @ found.w.T @ u.T
        assert found.sharpness == pytest.approx(np.linalg.eigvalsh(sharpness.dense_hessian(e, u, p, scores))[-1], rel=1e-8)


def test_the_threshold_is_local_and_sharp() -> None:
    """Started near W*, steps of 1.8 / S* come back and steps of 2.2 / S* do not."""
    rng, tried = np.random.default_rng(6), 0
    while tried < 10:
        e, u, p, labels = rng.normal(size=(9, 2)), rng.normal(size=(3, 2)), rng.dirichlet(np.ones(9)), rng.integers(0, 3, 9)
        try:
            found = minimiser.minimiser(e, u, p, labels)
        except InputError:
            continue
        tried += 1
        near = found.w + 1e-4 * sharpness.curvature(e, u, p, e @ found.w.T @ u.T).direction
        for share, returns in ((0.9, True), (1.1, False)):
            last = minimiser.descend(e, u, p, labels, share * found.largest_step, 100, start=near)[0]
            assert (np.linalg.norm(last - found.w) < 1e-4) == returns


def test_noisy_single_token_and_loss() -> None:
    e, u = np.ones((2, 1)), np.array([[1.0], [0.0]])
    for q in (0.5, 0.9, 1 - 1e-12):
        found = minimiser.minimiser(e, u, np.array([q, 1 - q]))
        assert found.w[0, 0] == pytest.approx(np.log(q / (1 - q)), rel=1e-5)
    scores, p, labels = np.array([[1e4, 0.0], [0.0, 40.0]]), np.array([0.5, 0.5]), np.array([1, 1])
    assert minimiser.loss_of(scores, p, labels) == 5e3 + 0.5 * np.log1p(np.exp(-40.0))
    assert minimiser.loss_of(scores, np.array([0.0, 1.0]), labels) == np.exp(-40.0)  # relative precision in the tail
    assert minimiser.loss_of(np.zeros((2, 3)), p, labels) == pytest.approx(np.log(3), rel=1e-15)


def test_wrong_input_is_refused() -> None:
    e, u, p = np.eye(2), np.eye(2), np.array([0.5, 0.5])
    pair = np.array([[1.0, 0.0], [1.0, 0.0]])
    for call, message in (
        (lambda: minimiser.minimiser(e, u, p), "got 'weakly separable data'"),
        (lambda: minimiser.minimiser(pair, u, np.array([1.0, 0.0])), "weakly separable"),  # what never comes is left out
        (lambda: minimiser.minimiser(pair, u, p, gradient=0), "gradient: got 0"),
        (lambda: minimiser.minimiser(pair, u, np.ones(1)), "p: got 1"),
        (lambda: minimiser.descend(pair, u, p, None, 0.0, 5), "step: got 0"),
        (lambda: minimiser.descend(pair, u, p, None, 1.0, 5, keep=7), "keep: got 7"),
        (lambda: minimiser.cycle(pair, u, p, None, 1.0, start=np.ones(2)), "shape of start"),
        (lambda: minimiser.cycle(pair, u, p, None, 1.0, longest=0), "longest: got 0"),
    ):
        with pytest.raises(InputError, match=message):
            call()


def test_nothing_to_learn() -> None:
    """Equal unembeddings, or keys of norm zero: every W is a minimiser, W* = 0."""
    for e, u in ((np.eye(2), np.ones((3, 2))), (np.zeros((2, 2)), np.eye(2))):
        found = minimiser.minimiser(e, u, np.array([0.5, 0.5]))
        assert not found.w.any() and found.loss == pytest.approx(np.log(len(u))) and found.largest_step == np.inf
