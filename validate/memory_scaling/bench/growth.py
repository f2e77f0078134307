"""The cost formulas of the simulators' docstrings, as slopes of time against size.

Sizes are such that the term named dominates; what does not grow (drawing, compiled calls) only flattens.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.memory_scaling import (
    direct,
    expected_error,
    finite_data,
    gram,
    label_noise,
    one_bit,
    readout,
    sgd,
    streaming,
)
from lawbook.validate.bench import Growth
from lawbook.validate.memory_scaling.bench.sums import run_of_sgd

SEED = streams.root(0, "bench")


def _zipf(tokens: int) -> np.ndarray:
    return np.array(frequencies.resolve(f"zipf:1:{tokens}"))


def _direct(tokens: int = 1000, dims: tuple[int, ...] = (256,), classes: int = 5) -> Any:
    p = _zipf(tokens)
    return direct.errors(p, p, dims, classes, seed=SEED, replicates=8)


def _gram(tokens: int = 1000, draws: int = 1000) -> Any:
    p = _zipf(tokens)
    return gram.errors(p, p, 64, 5, seed=SEED, replicates=1, draws=draws)


def _streamed(tokens: int = 10_000, dimension: int = 64, classes: int = 64) -> Any:
    p = _zipf(tokens)
    return streaming.error(p, p, dimension, classes, seed=SEED)


def _sgd(form: str, tokens: int = 50, d: int = 64, samples: int = 20_000) -> Any:
    e, u, p, drawn, _ = run_of_sgd(tokens, d, 5, samples)
    return sgd.train(e, u, p, drawn, np.full(samples, 0.1), form=form)


DIRECT_TOKENS = Growth(
    "direct_in_tokens", "direct simulation, N tokens", lambda n: _direct(n), (1000, 2000, 4000, 8000), 1
)
DIRECT_DIMENSION = Growth(
    "direct_in_dimension", "direct simulation, dimension d", lambda d: _direct(dims=(d,)), (256, 512, 1024, 2048), 1
)
DIRECT_CLASSES = Growth(
    "direct_in_classes", "direct simulation, M classes", lambda m: _direct(classes=m), (8, 16, 32, 64), 1
)
GRAM_TOKENS = Growth(
    "gram_in_tokens", "Gram sampler, N tokens (4000 draws)", lambda n: _gram(n, 4000), (1000, 4000, 16_000, 64_000), 0
)
GRAM_DRAWS = Growth(
    "gram_in_draws", "Gram sampler, draws", lambda k: _gram(draws=k), (2000, 4000, 8000, 16_000), 1
)
GRAM_CHANCES = Growth(
    "gram_chances_in_tokens", "chances of N tokens by the Gram sampler",
    lambda n: gram.token_chances(_zipf(n), 64, 5, seed=SEED, replicates=1, draws=20), (2000, 4000, 8000, 16_000), 1,
)  # fmt: skip
GRAM_ERRORS_CLASSES = Growth(
    "gram_errors_in_classes", "errors of 200 tokens by the Gram sampler, M classes",
    lambda m: gram.token_errors(_zipf(200), 128, m, seed=SEED, replicates=1), (16, 32, 64, 128), 3,
)  # fmt: skip
TWO_CLASSES = Growth(
    "two_classes_in_tokens", "exact mean error of two classes, N tokens",
    lambda n: expected_error.two_class_error(_zipf(n), _zipf(n), 64), (10_000, 20_000, 40_000, 80_000), 1,
)  # fmt: skip
ZIPF_ERROR = Growth(
    "zipf_error_in_tokens", "exact mean error of two classes, N Zipf tokens through nodes",
    lambda n: expected_error.zipf_error("frequency", 1.5, 64, tokens=n), (10**4, 10**8, 10**12, 10**16), 0,
)  # fmt: skip
ORTHONORMAL = Growth(
    "orthonormal_in_tokens", "exact mean error of five classes, N tokens",
    lambda n: expected_error.orthonormal_error(_zipf(n), _zipf(n), 64, 5), (1000, 4000, 16_000, 64_000), 1,
)  # fmt: skip
UNSEEN = Growth(
    "unseen_sum_in_tokens", "unseen mass, every one of N tokens summed",
    lambda n: finite_data.zipf_expected_unseen(1.5, n, 1000), (2 * 10**5, 4 * 10**5, 8 * 10**5, 16 * 10**5), 1,
)  # fmt: skip
UNSEEN_NODES = Growth(
    "unseen_nodes_in_tokens", "unseen mass of N tokens through nodes",
    lambda n: finite_data.zipf_unseen(1.5, 1000, n), (10**4, 10**8, 10**12, 10**16), 0,
)  # fmt: skip
FINITE_DATA = Growth(
    "finite_data_in_tokens", "two classes from 10^4 samples, N tokens",
    lambda n: finite_data.two_class_errors(_zipf(n), "counts", 64, 10_000, seed=SEED, replicates=2),
    (20_000, 40_000, 80_000, 160_000), 1,
)  # fmt: skip
STREAMED_TOKENS = Growth(
    "streaming_in_tokens", "streamed memory, N tokens", lambda n: _streamed(n), (20_000, 40_000, 80_000), 1
)
STREAMED_CLASSES = Growth(
    "streaming_in_classes", "streamed memory, M classes",
    lambda m: _streamed(classes=m), (64, 128, 256, 512), 1,
)  # fmt: skip
SGD_DIMENSION = Growth(
    "sgd_in_dimension", "SGD on U W, dimension d", lambda d: _sgd("states", d=d), (64, 128, 256, 512), 1
)
SGD_TOKENS = Growth(
    "sgd_in_tokens", "SGD on the scores, N tokens", lambda n: _sgd("scores", tokens=n), (100, 200, 400, 800), 1
)
SGD_SAMPLES = Growth(
    "sgd_in_samples", "SGD on the scores, samples", lambda t: _sgd("scores", samples=t), (20_000, 40_000, 80_000, 160_000), 1
)
CORRELATED_PAIRS = Growth(
    "pairs_in_vectors", "correlated pairs among P vectors",
    lambda n: readout.pairs(n, 32, 0.3, seed=SEED, replicates=1), (200, 400, 800, 1600), 2,
)  # fmt: skip
NOISY_LABELS = Growth(
    "label_noise_in_tokens", "noisy labels, N tokens",
    lambda n: label_noise.observe(f"zipf:1:{n}", "uniform", 64, 16, 0.1, seed=SEED, replicates=2),
    (2000, 4000, 8000, 16_000), 1,
)  # fmt: skip
ONE_BIT = Growth(
    "one_bit_in_dimension", "memories of one bit, dimension d",
    lambda d: one_bit.observe("zipf:1:500", "uniform", d, 5, seed=SEED, replicates=1), (128, 256, 512, 1024), 2,
)  # fmt: skip
