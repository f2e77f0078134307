"""Sharpness: the matrix-free iteration against the dense Hessian, the exact two-class form, the bound."""

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import max_margin, minimiser
from lawbook.simulate.memory_dynamics.plain_arrays import softmax
from lawbook.simulate.memory_dynamics.sharpness import (
    curvature,
    dense_hessian,
    hessian_product,
    sharpness,
    sharpness_bound,
    sharpness_two_classes,
)
from lawbook.simulate.memory_dynamics.torch_normal import published


def problem(rng: np.random.Generator, n: int, m: int, d: int, scale: float = 3.0) -> tuple[np.ndarray, ...]:
    e, u, w = rng.normal(size=(n, d)), rng.normal(size=(m, d)), scale * rng.normal(size=(d, d))
    return e, u, rng.dirichlet(np.ones(n)), e @ w.T @ u.T


def test_against_the_dense_twin() -> None:
    rng = np.random.default_rng(1)
    for _ in range(60):
        n, m, d = rng.integers(1, 8), rng.integers(2, 8), rng.integers(1, 6)
        e, u, p, scores = problem(rng, n, m, d, rng.choice([0.0, 0.1, 3.0]))
        dense = dense_hessian(e, u, p, scores)
        exact = np.linalg.eigvalsh(dense)[-1]
        found = curvature(e, u, p, scores)
        assert found.value == pytest.approx(exact, rel=2e-9) and found.value <= exact * (1 + 1e-13)
        assert np.linalg.norm(dense @ found.direction.ravel() - found.value * found.direction.ravel()) <= 2e-9 * exact
        assert exact <= sharpness_bound(e, u, p) * (1 + 1e-12)
        v = rng.normal(size=(d, d))
        np.testing.assert_allclose(hessian_product(e, u, p, softmax(scores), v).ravel(), dense @ v.ravel(), atol=1e-13 * (1 + dense.max()))


def test_hessian_is_the_derivative_of_the_gradient() -> None:
    rng = np.random.default_rng(2)
    e, u, p, _ = problem(rng, 4, 3, 3)
    w, v, y = rng.normal(size=(3, 3)), rng.normal(size=(3, 3)), np.eye(3)[[0, 2, 1, 0]]

    def gradient(at: np.ndarray) -> np.ndarray:
        return u.T @ ((softmax(e @ at.T @ u.T) - y) * p[:, None]).T @ e

    slope = (gradient(w + 1e-5 * v) - gradient(w - 1e-5 * v)) / 2e-5
    np.testing.assert_allclose(hessian_product(e, u, p, softmax(e @ w.T @ u.T), v), slope, rtol=1e-7, atol=1e-8)


def test_two_classes_are_exact() -> None:
    rng = np.random.default_rng(3)
    for n, d in ((7, 3), (3, 5), (1, 1), (4, 4)):
        e, u, p, scores = problem(rng, n, 2, d)
        for sign in (1, -1):
            found = sharpness_two_classes(e, u, p, sign * (scores[:, 0] - scores[:, 1]))
            assert found == pytest.approx(np.linalg.eigvalsh(dense_hessian(e, u, p, scores))[-1], rel=1e-11)
        assert sharpness_two_classes(e, u, p, np.zeros(n)) == pytest.approx(sharpness_bound(e, u, p), rel=1e-12)
    grid = rng.normal(size=(4, 3, n)) * 5
    batch = sharpness_two_classes(e, u, p, grid)
    assert batch.shape == (4, 3) and batch[2, 1] == pytest.approx(sharpness_two_classes(e, u, p, grid[2, 1]), rel=1e-13)
    assert sharpness_two_classes(e, u, p, np.full(n, 1e4)) == 0  # underflow, not overflow


def test_sheet_numbers() -> None:
    """F2: 2 / S(0) = 4.076 for p_1 = .75, alpha = .95. F5: start of seeds 39 and 9, gamma = (-5, -5) and (-5, 5)."""
    e = np.array([[1.0, 0.0], [0.95, np.sqrt(1 - 0.95**2)]])
    assert 2 / sharpness_two_classes(e, np.eye(2), np.array([0.75, 0.25]), np.zeros(2)) == pytest.approx(4.076, abs=5e-4)
    for figure, gamma, start in (("three_tokens", (-5, -5), 0.069), ("thirty_tokens", (-5, 5), 0.155)):
        e, u, p, labels = published(figure)
        margins = np.where(labels == 0, 1, -1) * (e @ np.array(gamma))
        assert sharpness_two_classes(e, u, p, margins) == pytest.approx(start, abs=5e-4)


@pytest.mark.parametrize(
    ("figure", "gamma", "step", "first", "most", "last"),
    [
        ("three_tokens", (-5, -5), 1.0, 0.069, 0.276, 0.061),
        ("three_tokens", (-5, -5), 10.0, 0.069, 0.107, None),
        ("thirty_tokens", (-5, 5), 1.0, 0.155, 0.316, 0.316),
        ("thirty_tokens", (-5, 5), 10.0, 0.155, None, 0.160),
    ],
)
def test_published_paths(
    figure: str, gamma: tuple[int, int], step: float, first: float, most: float | None, last: float | None
) -> None:
    """Sheet, F5: sharpness at the 35 recorded points of descent (in the 2-cycle it alternates: .089, .160)."""
    e, u, p, labels = published(figure)
    path = minimiser.descend(e, u, p, labels, step, 34, start=np.outer([0.5, -0.5], gamma), keep=35)
    margins = np.einsum("ti,xi->tx", path[:, 0] - path[:, 1], e) * np.where(labels == 0, 1, -1)
    seen = sharpness_two_classes(e, u, p, margins)
    assert seen[0] == pytest.approx(first, abs=6e-4)
    assert most is None or seen.max() == pytest.approx(most, abs=6e-4)
    assert last is None or seen[-1] == pytest.approx(last, abs=6e-4)


def test_large_memory_without_the_large_matrix() -> None:
    rng = np.random.default_rng(4)
    e, u = (a / np.linalg.norm(a, axis=1, keepdims=True) for a in rng.normal(size=(2, 300, 64)))
    p = 1 / np.arange(1, 301)
    p /= p.sum()
    found = curvature(e, u, p, np.zeros((300, 300)))  # at W = 0 the Hessian is a Kronecker product
    centred = u - u.mean(axis=0)
    exact = np.linalg.eigvalsh((e * p[:, None]).T @ e)[-1] * np.linalg.eigvalsh(centred.T @ centred)[-1] / 300
    assert found.value == pytest.approx(exact, rel=1e-9) and found.products < 400
    again = curvature(e, u, p, np.zeros((300, 300)), start=found.direction)
    assert again.products < 10 and again.value == pytest.approx(exact, rel=1e-9)


@pytest.mark.parametrize("margin", [0.0, 10.0, 40.0, 300.0])
def test_tiny_curvature_keeps_its_digits(margin: float) -> None:
    """Far into the separable regime 1 - pi = e^-margin is below the rounding of pi."""
    rng = np.random.default_rng(9)
    e, u, p, scores = problem(rng, 6, 2, 3, 0.5)
    scores[:, 0] += margin
    exact = sharpness_two_classes(e, u, p, scores[:, 0] - scores[:, 1])
    assert sharpness(e, u, p, scores) == pytest.approx(exact, rel=1e-9)
    three = np.column_stack([scores, np.full(6, -1e5)])  # a third class that is never likely
    found = sharpness(e, np.vstack([u, rng.normal(size=3)]), p, three)
    assert found == pytest.approx(exact, rel=1e-9)
    assert np.linalg.eigvalsh(dense_hessian(e, u, p, scores))[-1] == pytest.approx(exact, rel=1e-6)


def test_corners() -> None:
    e, u, p = np.eye(2), np.ones((3, 2)), np.array([1.0, 0.0])
    assert curvature(e, u, p, np.zeros((2, 3))).value == 0  # equal unembeddings: no curvature
    assert sharpness(e, np.eye(2), p, np.zeros((2, 2))) == pytest.approx(0.5)
    assert sharpness(e, np.eye(2), p, np.array([[0.0, 1e4], [0.0, 0.0]])) == 0
    equal = curvature(np.eye(4), np.eye(4), np.full(4, 0.25), np.zeros((4, 4)))  # all eigenvalues equal
    assert equal.value == pytest.approx(1 / 16) and equal.products < 5


def test_wrong_input_is_refused() -> None:
    e, u, p, s = np.eye(2), np.eye(2), np.array([0.5, 0.5]), np.zeros((2, 2))
    for call, message in (
        (lambda: sharpness(e, np.eye(3), p, s), r"shape of u: got \(3, 3\); accepted: .*\(any, 2\)"),
        (lambda: sharpness(e, u[:1], p, s), "u: got 1"),
        (lambda: sharpness(e, u, np.array([1.0]), s), "p: got 1"),
        (lambda: sharpness(e, u, p, s * np.nan), "scores: got nan"),
        (lambda: curvature(e, u, p, s, tolerance=0), "tolerance: got 0"),
        (lambda: curvature(e, u, p, s, start=np.zeros((2, 2))), "start: got 0"),
        (lambda: sharpness_two_classes(e, np.ones((3, 2)), p, np.zeros(2)), "u: got 3"),
        (lambda: sharpness_two_classes(e, u, p, np.zeros(3)), "shape of margins"),
        (lambda: sharpness_bound("words", u, p), "e: got 'words'"),
    ):
        with pytest.raises(InputError, match=message):
            call()
    with pytest.raises(RuntimeError, match="most: 2 products"):
        curvature(*problem(np.random.default_rng(0), 5, 4, 4), most=2)


def test_same_bits_on_any_number_of_threads() -> None:
    rng = np.random.default_rng(11)
    e, u = rng.normal(size=(150, 40)), rng.normal(size=(150, 40))
    p, scores = np.full(150, 1 / 150), rng.normal(size=(150, 150))

    def everything() -> list[np.ndarray]:
        found = curvature(e, u, p, scores)
        hat = max_margin.max_margin(e[:12], u[:12])
        labels = np.arange(150) % 2
        best = minimiser.minimiser(e[:, :4], u[:2, :4], p, labels)
        last = minimiser.descend(e, u, p, None, 1.0, 3)
        return [found.direction, hat.w, best.w, last, np.array([sharpness_bound(e, u, p), found.value])]

    with threadpool_limits(1):
        one = everything()
    with threadpool_limits(4):
        for a, b in zip(one, everything(), strict=True):
            np.testing.assert_array_equal(a, b)
