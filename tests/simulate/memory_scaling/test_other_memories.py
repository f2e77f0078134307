"""Stored weights, read-outs, the perceptron, one bit, label noise and capacity: the sheet's numbers and corners."""

import numpy as np
import pytest

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_scaling import capacity, label_noise, one_bit, perceptron, readout, stored_weight

SEED = streams.root(11, "others")


def test_stored_weight_of_real_sgd() -> None:
    """Sheet, SM-G3: M = 5, step .1: 2.89 after 100 visits, 4.93 after 1000 (the printed map says 3.52, 6.16)."""
    seen = stored_weight.observe(5, [0, 1, 100, 1000], 0.1, seed=SEED)
    np.testing.assert_allclose(seen["true_score"][0], [0, 0.08, 2.89, 4.93], atol=0.006)
    np.testing.assert_allclose(seen["other_score"], -seen["true_score"] / 4, atol=1e-12)


def test_one_step_stores_frequencies() -> None:
    orthonormal = stored_weight.one_step("zipf:2:40", 10, 5, seed=SEED, replicates=5)
    assert orthonormal["score_gap"].max() < 1e-13 and orthonormal["disagreement"].max() == 0
    assert stored_weight.one_step("zipf:2:40", 10, 5, seed=SEED, replicates=5, unembeddings="sphere")["score_gap"].min() > 0.01


def test_relu_readout_is_exact_on_quasi_orthogonal_keys_only() -> None:
    exact = readout.relu("zipf:2:300", 57, 20, 5, 0.9, seed=SEED, replicates=3)
    assert exact["stored_error"].max() == 0 and exact["largest_correlation"].max() <= 0.9
    np.testing.assert_allclose(exact["unstored_error"], 0.8, atol=0.01)
    loose = readout.relu("zipf:2:300", 57, 20, 5, 0.0, seed=SEED, replicates=3, quasi_orthogonal=False)
    assert loose["stored_error"].max() > 0
    with pytest.raises(InputError, match="quasi-orthogonal"):
        readout.relu("zipf:2:300", 57, 20, 5, 0.1, seed=SEED, replicates=1, attempts=3)


def test_largest_correlation_over_blocks() -> None:
    u = np.random.default_rng(0).normal(size=(1100, 3))
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    obvious = np.abs(u @ u.T - np.eye(1100))
    np.fill_diagonal(obvious, 0)
    assert readout.largest_correlation(u) == pytest.approx(obvious.max())
    assert readout.largest_correlation(u[:1]) == 0


def test_circle_of_embeddings() -> None:
    for M in (2, 3, 10, 1000):
        seen = readout.plane(M, N=3 * M + 1)
        assert seen["error"][0] == 0
        assert seen["margin"][0] == pytest.approx(1 - np.cos(2 * np.pi / M), rel=1e-6)
    assert readout.plane(20_000, precision="float32")["error"][0] > 0.05  # neighbours are 5e-8 apart


def test_largest_separable_prefix() -> None:
    """Sheet, B7: prefix / d = 2.11, 1.92, 2.12 for d = 10, 20, 40. Cover: 2 on average, spread about sqrt(2/d)."""
    seen = perceptron.observe(20, seed=SEED, replicates=30, tokens="zipf:2:200")
    assert abs(seen["capacity"].mean() - 2) < 4 * np.sqrt(2 / 20 / 30)
    assert np.all(seen["error"] < seen["pseudo_inverse_error"] + 0.05)
    rng = np.random.default_rng(4)
    for _ in range(40):
        keys, labels = rng.normal(size=(9, 4)), rng.choice([-1.0, 1.0], 9)
        found = perceptron.separator(keys, labels)
        assert (found is None) == (perceptron.separator_by_program(keys, labels) is None)
        assert found is None or np.all(keys @ found * labels > 0)
    e = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])  # the third contradicts the first two
    assert perceptron.separator(e, np.ones(3)) is None
    assert perceptron.largest_prefix(e, np.ones(3))[0] == 2
    assert perceptron.largest_prefix(e, np.array([1.0, 1.0, -1.0]))[0] == 3


def test_one_bit_memory() -> None:
    """Sheet, B8: q = 1, N = 60, M = 5: .219 -> .235 (d = 50), .021 -> .030 (150), to +-.004."""
    seen = one_bit.observe("uniform:60", "uniform", [50, 150], 5, seed=SEED, replicates=20, draws=4)
    np.testing.assert_allclose(seen["error"].mean(axis=0), [0.219, 0.021], atol=0.015)
    np.testing.assert_allclose(seen["one_bit_error"].mean(axis=0), [0.235, 0.030], atol=0.015)
    assert np.all(seen["one_bit_noise"].mean(axis=0) > seen["noise"].mean(axis=0))


def test_label_noise() -> None:
    options = {"tokens": "zipf:2:60", "scheme": "uniform", "d": 50, "M": 5, "seed": SEED, "replicates": 4, "draws": 50}
    clean = label_noise.observe(**options, noise=0.0)
    uniform, neighbour = (label_noise.observe(**options, noise=0.4, kind=kind) for kind in ("uniform", "next"))
    # uniform noise shifts all scores of orthonormal unembeddings alike: the same answers, a smaller price
    np.testing.assert_allclose(uniform["error"], clean["error"], atol=1e-12)
    np.testing.assert_allclose(uniform["excess_risk"], 0.6 * clean["error"], atol=1e-12)
    assert neighbour["error"].mean() > clean["error"].mean() + 0.05
    assert clean["true_score"].mean() == pytest.approx(50, abs=2)
    pure_noise = label_noise.observe("uniform:6", "uniform", 9, 3, 1.0, seed=SEED, replicates=1)
    assert pure_noise["error"][0] == pytest.approx(2 / 3) and pure_noise["excess_risk"][0] == pytest.approx(0)


@pytest.mark.parametrize(("d", "M", "sheet"), [(24, 5, 17), (48, 2, 32), (48, "d/2", 68), (48, "d", 87), (48, "N", 102)])
def test_ten_per_cent_capacity(d: int, M: int | str, sheet: int) -> None:
    seen = capacity.observe(d, M, seed=SEED, replicates=6, draws=6)["capacity"]
    # the sheet bisected with few draws: +-10 %
    assert abs(seen.mean() / sheet - 1) < 0.1 + 4 * seen.std(ddof=1) / np.sqrt(6) / sheet


def test_same_bits_for_any_batching() -> None:
    for function, options in (
        (capacity.observe, {"d": 10, "M": "d"}),
        (perceptron.observe, {"d": 6}),
        (one_bit.observe, {"tokens": "uniform:9", "scheme": "uniform", "d": 12, "M": 3}),
        (label_noise.observe, {"tokens": "uniform:9", "scheme": "uniform", "d": 12, "M": 3, "noise": 0.2}),
        (readout.correlation, {"P": 20, "d": 5}),
    ):
        whole, part = function(**options, seed=SEED, replicates=4), function(**options, seed=SEED, replicates=1, first=3)
        for name, values in whole.items():
            np.testing.assert_array_equal(values[3:], part[name])


def test_wrong_input_is_refused() -> None:
    for call, message in (
        (lambda: capacity.observe(4, "2d", seed=SEED, replicates=1), "M: got '2d'"),
        (lambda: capacity.observe(4, 2, level=0.0, seed=SEED, replicates=1), "level: got 0"),
        (lambda: readout.relu("uniform:5", 6, 3, 2, 0.5, seed=SEED, replicates=1), "P: got 6"),
        (lambda: readout.plane(10, precision="float16"), "precision: got 'float16'"),
        (lambda: stored_weight.observe(1, 3, 0.1, seed=SEED), "M: got 1"),
        (lambda: label_noise.observe("uniform:5", "uniform", 3, 2, 1.5, seed=SEED, replicates=1), "noise: got 1.5"),
        (lambda: perceptron.observe(0, seed=SEED, replicates=1), "d: got 0"),
    ):
        with pytest.raises(InputError, match=message):
            call()


def test_frequencies_are_only_used_where_asked() -> None:
    with pytest.raises(InputError, match="frequencies"):
        one_bit.observe("words", "uniform", 5, 2, seed=SEED, replicates=1)
    assert frequencies.resolve("uniform:4").sum() == 1
