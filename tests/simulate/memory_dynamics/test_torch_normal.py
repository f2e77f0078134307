"""PyTorch's normals without PyTorch: known outputs, the figures' embeddings, the cached half of a pair."""

import hashlib

import numpy as np
import pytest

from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import torch_normal
from lawbook.simulate.memory_dynamics.torch_normal import TorchGenerator, published

PYTORCH = {
    "normals": "a28601539fc86895",
    "three_tokens": "e1e1337f178122a9",
    "forgetting_3": "5d3ce0f424c5457c",
    "forgetting_30": "7ef703c08f0ecd66",
    "thirty_tokens": "37c3626f795fc32b",
    "forgetting_path": "dd0781dd32b0b558",
    "margins_d3": "f6b781b978880409",
    "margins_d5": "e08f137733a95e5e",
    "margins_d10": "a29e538f2addcd9e",
}


def digest(values: np.ndarray) -> str:
    return hashlib.sha256(values.astype("<f4").tobytes()).hexdigest()[:16]


def test_known_outputs() -> None:
    """Sheet, section 3 J; `torch.manual_seed(42); torch.randn(3)` and so on."""
    np.testing.assert_allclose(TorchGenerator(42).normal(3), [0.3367, 0.1288, 0.2345], atol=5e-5)
    np.testing.assert_allclose(TorchGenerator(42).normal(16)[:4], [1.9269, 1.4873, 0.9007, -2.1055], atol=5e-5)
    np.testing.assert_allclose(TorchGenerator(0).normal(3), [1.5410, -0.2934, -2.1788], atol=5e-5)
    assert TorchGenerator(0).normal(3).dtype == np.float32


def test_embeddings_of_the_figures() -> None:
    """Sheet, F6 and F7: rows of seeds 39 and 81, condition numbers and correlations of seed 43."""
    np.testing.assert_allclose(published("three_tokens")[0], [[0.983, 0.181], [0.408, 0.913], [0.809, -0.587]], atol=6e-4)
    np.testing.assert_allclose(published("forgetting_3")[0], [[0.803, -0.596], [1.0, 0.012], [0.695, 0.719]], atol=6e-4)
    for d, correlation in ((3, 0.99), (5, 0.87), (10, 0.45)):
        e, u, p, labels = published(f"margins_d{d}")
        gram = e @ e.T - np.eye(5)
        assert np.abs(gram).max() == pytest.approx(correlation, abs=5e-3)
        np.testing.assert_allclose(np.diag(gram), 0, atol=3e-7)  # float32 norms
        assert u.shape == (5, d) and p.sum() == pytest.approx(1) and labels.tolist() == [0, 1, 2, 3, 4]
    for d, condition in ((5, 191), (10, 4.7)):
        e = published(f"margins_d{d}")[0]
        assert np.linalg.cond(e @ e.T) == pytest.approx(condition, rel=0.01)


def test_bits_of_pytorch() -> None:
    """SHA-256 of the little-endian bytes that PyTorch 2.15 drew on x86-64 with AVX2: `e = randn(n, d); e /= e.norm(...)`."""
    drawn = np.concatenate([TorchGenerator(seed).normal(1003) for seed in range(5)])
    found = {"normals": digest(drawn)} | {figure: digest(published(figure)[0]) for figure in torch_normal.FIGURES}
    assert found == PYTORCH


def test_few_values_come_one_by_one_many_in_blocks() -> None:
    generator = TorchGenerator(5)
    split = np.concatenate([generator.normal(3), generator.normal(2, 2).ravel()])
    np.testing.assert_array_equal(split, TorchGenerator(5).normal(7))  # the sine half waits for the next call
    np.testing.assert_array_equal(TorchGenerator(5).normal(32)[:16], TorchGenerator(5).normal(16))
    whole, redrawn = TorchGenerator(5).normal(16), TorchGenerator(5).normal(20)
    assert redrawn[0] == TorchGenerator(5).normal(32)[0] and not np.any(redrawn[4:] == np.append(whole[4:], [0] * 4))
    assert TorchGenerator(1).normal(0, 3).shape == (0, 3)
    many = TorchGenerator(3).normal(200, 500)
    assert abs(many.mean()) < 4 / np.sqrt(100_000) and abs(many.var() - 1) < 4 * np.sqrt(2 / 100_000)


def test_blocks_follow_the_rule_entry_by_entry() -> None:
    """The twin: one entry at a time, straight from the raw words."""
    words = np.random.RandomState(9).randint(0, 2**32, size=21 + 16, dtype=np.uint64)
    u = [int(word) % 2**24 / 2**24 for word in words]

    def pairs(block: list[float]) -> list[float]:
        first = [np.sqrt(-2 * np.log(1 - block[j])) * np.cos(2 * np.pi * block[j + 8]) for j in range(8)]
        second = [np.sqrt(-2 * np.log(1 - block[j])) * np.sin(2 * np.pi * block[j + 8]) for j in range(8)]
        return first + second

    expected = (pairs(u[:16]) + [0.0] * 5)[:5] + pairs(u[21:])
    np.testing.assert_allclose(TorchGenerator(9).normal(21), expected, rtol=2e-6, atol=2e-6)


def test_wrong_input_is_refused() -> None:
    for call, message in (
        (lambda: TorchGenerator(-1), "seed: got -1"),
        (lambda: TorchGenerator(2**32), "seed: got 4294967296"),
        (lambda: TorchGenerator(1).normal(-2), "shape: got -2"),
        (lambda: torch_normal.embeddings(1, 3, None, 4), "d: got 4"),
        (lambda: published("figure 9"), "figure: got 'figure 9'"),
    ):
        with pytest.raises(InputError, match=message):
            call()
