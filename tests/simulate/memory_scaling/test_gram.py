"""The Gram sampler against direct simulation, exact values and planted errors."""

import numpy as np
import pytest

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_scaling import direct, expected_error, gram, gram_kernels, reference, schemes
from lawbook.simulate.memory_scaling.token_groups import grouped

SEED = streams.root(3, "gram")
P = frequencies.zipf(2, 20)
DRAWS = 20_000


def frequency_of_error(simulator, q, d, classes, **kw):
    return (
        simulator(q, d, classes, seed=SEED, replicates=2, draws=DRAWS // 2, **kw).reshape(2, -1).sum(axis=0)
        / DRAWS
    )


def z_scores(a, b):
    pooled = (a + b) / 2
    return np.abs(a - b) / np.sqrt(np.maximum(2 * pooled * (1 - pooled), 1 / DRAWS) / DRAWS)


@pytest.mark.parametrize("d", [3, 8, 30])  # at 3 there are more classes than dimensions
@pytest.mark.parametrize("unembeddings", ["sphere", "gaussian"])
def test_same_law_as_direct_simulation(d, unembeddings):
    q = P**0.5
    slow = frequency_of_error(direct.token_errors, q, d, 5, unembeddings=unembeddings)
    sampled = frequency_of_error(gram.token_errors, q, d, 5, unembeddings=unembeddings)
    assert z_scores(slow, sampled).max() < 5  # 20 comparisons: 1e-5
    chances = gram.token_chances(q, d, 5, seed=SEED, replicates=50, draws=400, unembeddings=unembeddings)
    error = np.sqrt(chances.var(axis=0) / 50 + slow * (1 - slow) / DRAWS + 1 / DRAWS**2)
    assert (np.abs(chances.mean(axis=0) - slow) / error).max() < 5.5


def test_planted_errors_are_seen():
    q = P**0.5
    slow = frequency_of_error(direct.token_errors, q, 8, 5)
    gaussian = frequency_of_error(gram.token_errors, q, 8, 5, unembeddings="gaussian")
    assert z_scores(slow, gaussian).max() > 20
    label = np.arange(20) % 5
    kept_self = np.zeros(20)  # the token's own weight left in its class's noise
    for rng in streams.generators(SEED, DRAWS // 4):
        g, r = rng.standard_normal(5), np.sqrt(rng.chisquare(8))
        u = rng.standard_normal((5, 8))
        u /= np.linalg.norm(u, axis=1, keepdims=True)
        noise = np.sqrt(np.bincount(label, q * q, 5))
        a = r * noise * g + np.eye(5)[label] * (r * r * q)[:, None]
        kept_self += 1 - direct.chance_of(a @ (u @ u.T), label)
    assert z_scores(slow, kept_self / (DRAWS // 4)).max() > 10


def test_numbers_of_the_sheet():
    """Sheet 08, section 2.2, N = 100, M = 5: q = 1 errs .56, .27 at d = 16, 64.

    Section 2.3: q = p errs .326 d^(-1/4) about d = 64 (N = 1000). At d = 256 the sheet prints .0070 for
    q = 1. That contradicts its own load table (SM-O1: 1 % at d M / N = 15.4, here 12.8), direct simulation
    and this sampler, which all give .0197.
    """
    p = frequencies.zipf(2, 100)
    table = schemes.weight_table(["uniform", "frequency"], p, (16, 64, 256), 5)
    found = gram.errors(p, table, (16, 64, 256), 5, seed=SEED, replicates=20, draws=200).mean(axis=0)
    np.testing.assert_allclose(
        found[0], [0.56, 0.27, 0.0197], rtol=0.04
    )  # the sheet's own noise and rounding
    np.testing.assert_allclose(found[1, 1], 0.326 * 64**-0.25, rtol=0.02)


def test_kernel_agrees_with_the_twin():
    q, label = P**0.5, np.arange(20) % 5
    for rng, again in zip(streams.generators(SEED, 5), streams.generators(SEED, 5), strict=True):
        wrong = np.zeros(20)
        gram_kernels.sample_chances(rng, 1, 0, 8, 8, q, label, np.sqrt(np.bincount(label, q * q, 5)), wrong)
        np.testing.assert_allclose(wrong, reference.gram_chances(q, label, 5, 8, again), atol=1e-13)


def test_errors_average_the_chances_of_all_tokens():
    """Control variate and grouping change the noise, not the mean: compare with chances without either."""
    p = frequencies.zipf(1.5, 300)
    dims = (10, 40, 160)
    table = schemes.weight_table(["uniform", "frequency", "threshold:d/4"], p, dims, 5)
    found = gram.errors(p, table, dims, 5, seed=SEED, replicates=40, draws=20)
    for s in range(3):
        for j, d in enumerate(dims):
            plain = (
                gram.token_chances(
                    table[s, j], d, 5, seed=streams.child(SEED, s, j), replicates=40, draws=100
                )
                @ p
            )
            error = np.sqrt((found[:, s, j].var() + plain.var()) / 40)
            assert abs(found[:, s, j].mean() - plain.mean()) < 4.5 * error, (s, d)  # 9 comparisons


def test_orthonormal_is_exact():
    q = P**0.5
    found = gram.errors(P, q, (8, 30), 5, seed=SEED, replicates=2, unembeddings="orthonormal")
    np.testing.assert_allclose(found[1, 0], expected_error.orthonormal_error(P, q, (8, 30), 5), rtol=1e-12)
    assert (found[0] == found[1]).all()


def test_bits_do_not_depend_on_threads_or_batches():
    for function in (gram.token_errors, gram.token_chances):
        a = function(P, 8, 4, seed=SEED, replicates=4, draws=3, threads=1)
        b = [function(P, 8, 4, seed=SEED, replicates=2, first=k, draws=3, threads=2) for k in (0, 2)]
        np.testing.assert_array_equal(a, np.concatenate(b))
    table = schemes.weight_table(["uniform", "threshold:2"], P, (8, 9), 4)
    a = gram.errors(P, table, (8, 9), 4, seed=SEED, replicates=4, threads=1)
    b = [gram.errors(P, table, (8, 9), 4, seed=SEED, replicates=2, first=k, threads=2) for k in (0, 2)]
    np.testing.assert_array_equal(a, np.concatenate(b))


def test_groups_keep_moments_and_mass():
    p = frequencies.zipf(1.2, 2000)
    label = np.arange(2000) % 3
    q = p**0.4
    noise = np.sqrt(np.bincount(label, q * q, 3))
    nodes, mass, own = grouped(q, p, label, noise, 50)
    assert len(nodes) < 200
    for f in range(3):
        for power in range(5):
            np.testing.assert_allclose(
                (mass * nodes**power)[own == f].sum(), (p * q**power)[label == f].sum(), rtol=1e-12
            )


def test_equal_tokens_become_one():
    nodes, mass, own = grouped(np.ones(100), np.full(100, 0.01), np.arange(100) % 2, np.full(2, 50**0.5), 9)
    assert nodes.tolist() == [1, 1] and own.tolist() == [0, 1]
    np.testing.assert_allclose(mass, 0.5)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (dict(dimensions=(8, 8)), "strictly increasing"),
        (dict(draws=0), "draws"),
        (dict(unembeddings="x"), "unembeddings"),
        (dict(dimensions=3, unembeddings="orthonormal"), "classes"),
        (dict(p=P[:-1]), "p"),
    ],
)
def test_wrong_use(change, message):
    with pytest.raises(InputError, match=message):
        gram.errors(**(dict(p=P, weights=P, dimensions=8, classes=5, seed=SEED, replicates=1) | change))
