"""Problems: what constructors make, and what they refuse."""

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import problems

P3 = [0.5, 0.3, 0.2]


def test_gram_matrices_and_back() -> None:
    problem = problems.random_unit("zipf:1:6", 4, 3, np.random.default_rng(1))
    np.testing.assert_allclose(np.diagonal(problem.ke), 1)
    again = problems.from_grams(problem.ke, problem.ku, problem.p, problem.labels)
    e, u = again.embeddings()
    assert e.shape == (6, 3) and u.shape == (4, 3)
    np.testing.assert_allclose(e @ e.T, problem.ke, atol=1e-12)
    np.testing.assert_allclose(u @ u.T, problem.ku, atol=1e-12)


def test_embeddings_of_unequal_ranks_share_a_dimension() -> None:
    e, u = problems.equicorrelated("uniform:3", 5, 1.0, -0.25).embeddings()
    assert e.shape == (3, 4) and u.shape == (5, 4)  # ranks 1 and 4
    np.testing.assert_allclose(e @ e.T, np.ones((3, 3)), atol=1e-12)


def test_two_particles_keep_small_frequencies_and_gaps() -> None:
    problem = problems.two_particles(1 - 2**-50, 1e-12)
    assert problem.p[1] == 1e-12 and 1 - problem.ke[0, 1] == 2**-50


def test_nothing_can_be_changed_and_nothing_is_shared() -> None:
    e = np.eye(3)
    problem = problems.from_embeddings(e, np.eye(2, 3), P3)
    e[0, 0] = 7.0
    assert problem.e[0, 0] == 1.0
    for array in (problem.ke, problem.p, problem.labels, problem.e):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_specifications() -> None:
    rng = np.random.default_rng(3)
    random = {"kind": "random unit", "p": "zipf:1:4", "classes": 2, "d": 3, "outputs": "orthonormal"}
    built = problems.build(random, rng)
    np.testing.assert_array_equal(built.ku, np.eye(2))
    np.testing.assert_array_equal(built.labels, [0, 1, 0, 1])
    assert problems.build({"kind": "two particles", "correlation": 0.5, "rare": 0.25}).p[0] == 0.75
    given = {"kind": "grams", "ke": np.eye(3).tolist(), "ku": np.eye(2).tolist(), "p": P3}
    assert problems.build(given).tokens == 3


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: problems.two_particles(1.1, 0.2), "correlation: got 1.1"),
        (lambda: problems.two_particles(0.1, -0.2), "rare: got -0.2"),
        (lambda: problems.orthonormal([0.5, 0.6], 2), "sum of p: got 1.1"),
        (lambda: problems.orthonormal(P3, 1), "classes: got 1"),
        (lambda: problems.orthonormal(P3, 2, [0, 1, 2]), "labels: got"),
        (lambda: problems.equicorrelated(P3, 2, -0.6, 0), "inputs: got -0.6"),
        (lambda: problems.equicorrelated(P3, 2, 0, 1.5), "outputs: got 1.5"),
        (lambda: problems.from_grams([[1, 2], [2, 1]], np.eye(2), [0.5, 0.5]), "ke: got .* semidefinite"),
        (lambda: problems.from_grams([[1, 0], [1, 1]], np.eye(2), [0.5, 0.5]), "ke: got .* symmetric"),
        (lambda: problems.from_grams(np.eye(2), np.eye(2), P3), "shapes of ke and ku"),
        (lambda: problems.from_embeddings(np.eye(2), np.eye(3), [0.5, 0.5]), "shapes of e and u"),
        (lambda: problems.from_embeddings([[np.nan, 1]], np.eye(2), [1.0]), "e: got"),
        (lambda: problems.random_unit(P3, 4, 3, np.random.default_rng(), "orthonormal"), "at most d = 3"),
        (lambda: problems.random_unit(P3, 2, 3, np.random.default_rng(), "normal"), "outputs: got 'normal'"),
        (lambda: problems.build({"kind": "random unit", "p": P3, "classes": 2, "d": 2}), "rng: got None"),
        (lambda: problems.build({"kind": "ring"}), "kind: got 'ring'"),
        (lambda: problems.build({"kind": "orthonormal", "p": P3}), "parameters of orthonormal"),
        (lambda: problems.build("orthonormal"), "problem: got 'orthonormal'"),
    ],
)
def test_wrong_input_is_refused(make: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        make()
