"""Separability with certificates, and the max-margin memory: sheet's numbers, twins, corners, wrong use."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import max_margin, separability
from lawbook.simulate.memory_dynamics.plain_arrays import pair_vectors
from lawbook.simulate.memory_dynamics.torch_normal import published


def sphere(rng: np.random.Generator, *shape: int) -> np.ndarray:
    drawn = rng.normal(size=shape)
    return drawn / np.linalg.norm(drawn, axis=-1, keepdims=True)


@pytest.mark.parametrize(("d", "margin", "norm"), [(3, 0.0247, 6391), (5, 0.735, 30.34), (10, 3.36, 4.275)])
def test_published_problems(d: int, margin: float, norm: float) -> None:
    """Sheet, AM-U6 and F7: all three are separable, d = 3 < N = 5 too."""
    e, u, _, labels = published(f"margins_d{d}")
    found, hat = separability.separation(e, u, labels), max_margin.max_margin(e, u, labels)
    assert found.separable and found.margin == pytest.approx(margin, abs=5e-3 if d == 10 else 5e-4 if d == 5 else 5e-5)
    assert found.upper == pytest.approx(found.margin, rel=1e-9)
    assert hat.squared_norm == pytest.approx(norm, abs=0.5 if d == 3 else 5e-3 if d == 5 else 5e-4)
    assert hat.beta.sum() == pytest.approx(hat.squared_norm, rel=1e-9)  # |W|^2 = sum of the multipliers


def test_two_published_problems_of_two_classes() -> None:
    assert separability.separable(*published("three_tokens")[:2], published("three_tokens")[3])
    for figure in ("forgetting_3", "forgetting_30", "thirty_tokens", "forgetting_path"):
        e, u, _, labels = published(figure)
        assert not separability.separable(e, u, labels) and not separability.weakly_separable(e, u, labels)
        found = separability.separation(e, u, labels)
        assert not found.separable and found.upper < 1e-9


def test_all_answers_agree() -> None:
    rng, seen = np.random.default_rng(5), []
    for _ in range(150):
        n, m, d = rng.integers(2, 9), rng.integers(2, 6), rng.integers(1, 5)
        e, u, labels = sphere(rng, n, d), sphere(rng, m, d), rng.integers(0, m, n)
        found = separability.separation(e, u, labels)
        seen.append(found.separable)
        assert separability.separable(e, u, labels) == found.separable
        assert np.all(np.abs(found.w) <= 1) and found.dual.min() >= 0 and found.dual.sum() == pytest.approx(1)
        assert found.upper - found.margin < 1e-8
        scores = e @ found.w.T @ u.T
        assert not found.separable or np.array_equal(scores.argmax(axis=1), labels)
        assert separability.weakly_separable(e, u, labels) or not found.separable
    assert 30 < sum(seen) < 120


def test_between_separable_and_not() -> None:
    """Opposite keys of one label: no margin can be positive on both; the third token's can."""
    e, u = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0]]), np.eye(2)
    labels = np.array([0, 0, 1])
    assert not separability.separable(e, u, labels) and separability.weakly_separable(e, u, labels)
    balanced = np.vstack([e, [[0.0, -1.0]]])
    assert not separability.weakly_separable(balanced, u, np.array([0, 0, 1, 1]))
    for same in (np.ones((2, 2)), np.ones((3, 2))):  # equal unembeddings
        answers = [f(e, same, labels) for f in (separability.separable, separability.weakly_separable)]
        assert answers == [False, False]
    assert not separability.separation(np.zeros((2, 2)), u).separable  # keys of norm zero
    assert separability.separation(e[:1], u).separable


def test_orthonormal_case_is_known() -> None:
    """AM-A1: W-hat = sum (u_f - mean u) e^T, all multipliers 1 / M, |W-hat|^2 = N (M - 1) / M."""
    q = np.linalg.qr(np.random.default_rng(0).normal(size=(7, 7)))[0]
    e, u, labels = q[:6], q[2:6], np.array([0, 1, 2, 3, 1, 1])
    hat = max_margin.max_margin(e, u, labels)
    np.testing.assert_allclose(hat.w, (u[labels] - u.mean(axis=0)).T @ e, atol=1e-12)
    assert hat.squared_norm == pytest.approx(6 * 3 / 4) and hat.support.sum() == 18
    np.testing.assert_allclose(hat.beta[hat.support], 1 / 4)


@settings(max_examples=25, deadline=None)
@given(alpha=st.floats(-0.95, 0.95), turn=st.floats(0, 6.3))
def test_two_particles_are_known(alpha: float, turn: float) -> None:
    """AM-P3: both tokens are support vectors, beta = 1 / (2 (1 - alpha)), |W-hat|^2 = 1 / (1 - alpha)."""
    angle = turn + np.array([0, np.arccos(alpha)])
    hat = max_margin.max_margin(np.column_stack([np.cos(angle), np.sin(angle)]), np.eye(2))
    assert hat.squared_norm == pytest.approx(1 / (1 - alpha), rel=1e-8)
    np.testing.assert_allclose(hat.beta, (1 - np.eye(2)) / 2 / (1 - alpha), rtol=1e-8)


def test_max_margin_against_its_twins() -> None:
    rng, tried = np.random.default_rng(8), 0
    while tried < 25:
        n, m, d = rng.integers(2, 6), rng.integers(2, 5), rng.integers(2, 6)
        e, u, labels = sphere(rng, n, d), sphere(rng, m, d), rng.integers(0, m, n)
        if separability.separation(e, u, labels).margin < 0.3:
            continue
        tried += 1
        hat = max_margin.max_margin(e, u, labels)
        rows = pair_vectors(e, u, labels)
        twin = max_margin.descent_twin(e, u, labels, 1000) @ rows
        np.testing.assert_allclose(hat.w.ravel(), twin, atol=1e-6 * hat.squared_norm)
        own = np.eye(m, dtype=bool)[labels]
        assert hat.margins[~own].min() >= 1 - 1e-9 and hat.beta.min() >= 0 and not hat.beta[own].any()
        np.testing.assert_allclose(hat.beta[~own] @ rows, hat.w.ravel(), atol=1e-10)
        scores = e @ hat.w.T @ u.T
        margins = scores[np.arange(n), labels][:, None] - scores
        np.testing.assert_allclose(hat.margins[~own], margins[~own], atol=1e-9 * hat.squared_norm)
        assert hat.lower <= hat.squared_norm * (1 + 1e-9) and hat.gap < 1e-9


@pytest.mark.parametrize("turn", [0.0, 0.7, 2.5])
def test_tiny_margin(turn: float) -> None:
    """Keys at 1e-4: |W-hat|^2 = 1 / (1 - cos 1e-4) = 2e8."""
    e = np.array([[np.cos(turn + a), np.sin(turn + a)] for a in (0, 1e-4)])
    hat = max_margin.max_margin(e, np.eye(2))
    assert hat.squared_norm == pytest.approx(1 / (2 * np.sin(5e-5) ** 2), rel=1e-6)


def test_wrong_input_is_refused() -> None:
    e, u = np.array([[1.0, 0.0], [-1.0, 0.0]]), np.eye(2)
    for call, message in (
        (lambda: max_margin.max_margin(e, u, np.array([0, 0])), "no matrix memorises"),
        (lambda: max_margin.max_margin(e, np.ones((2, 2))), "no matrix memorises"),
        (lambda: separability.separable(e, u, np.array([0, 2])), "labels: got array"),
        (lambda: separability.separation(e, u, tolerance=-1), "tolerance: got -1"),
        (lambda: separability.separation(np.zeros((0, 2)), u), "shape of e"),
        (lambda: separability.weakly_separable(e, [[np.inf, 0], [0, 1]]), "u: got inf"),
    ):
        with pytest.raises(InputError, match=message):
            call()
