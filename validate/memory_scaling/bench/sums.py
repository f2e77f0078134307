"""Exact sums, training, predictions and the store, against the obvious way to each."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.memory_scaling import finite_data, instances, sgd
from lawbook.theory import catalogue
from lawbook.theory.compilation.compiled import compile_law, predict_digits
from lawbook.validate.bench import Benchmark
from lawbook.validate.memory_scaling.bench import baselines
from lawbook.validate.store import Store, pack

SEED = streams.root(0, "bench")
HUGE, PART = 10**8, 4 * 10**6
POINTS, SLOW_POINTS = 20_000, 20
ROWS = 300


@cache
def run_of_sgd(tokens: int = 100, d: int = 256, classes: int = 5, samples: int = 2000) -> tuple[np.ndarray, ...]:
    """(E, U, p, samples, labels) of one run of SGD with batch 1."""
    rng = streams.generators(SEED, 1)[0]
    p = np.array(frequencies.resolve(f"zipf:2:{tokens}"))
    e, u = instances.vectors("normal", tokens, d, rng), instances.vectors("sphere", classes, d, rng)
    return e, u, p, instances.samples(p, samples, rng), np.arange(tokens) % classes


def sgd_scores(step: float = 1.0, form: str = "cheaper") -> np.ndarray:
    """Final scores (M, N) of `run_of_sgd`, the matrix W never formed."""
    e, u, p, drawn, _ = run_of_sgd()
    return sgd.train(e, u, p, drawn, np.full(len(drawn), step), form=form)[1]


def dense_scores(step: float = 1.0) -> np.ndarray:
    """The same by `baselines.dense_sgd`."""
    e, u, _, drawn, label = run_of_sgd()
    return baselines.dense_sgd(e, u, drawn, label, step)


@cache
def points() -> dict[str, np.ndarray]:
    """Points of the law of the error of two classes, shape (POINTS,)."""
    rng = np.random.default_rng(0)
    return {"q": rng.random(POINTS), "Q": 1 + 9 * rng.random(POINTS), "d": rng.integers(2, 1000, POINTS)}


def compiled_predictions() -> np.ndarray:
    """Predictions at all `points`."""
    return compile_law(catalogue.find("memory_scaling.error_of_two_classes"))(**points())


def mpmath_predictions(count: int = SLOW_POINTS) -> list[float]:
    """Predictions at the first `count` points, one by one, with 15 digits."""
    law = catalogue.find("memory_scaling.error_of_two_classes")
    listed = [{name: column[i].item() for name, column in points().items()} for i in range(count)]
    return [float(predict_digits(law, 15, **values)) for values in listed]


@cache
def _arrays() -> tuple[dict[str, np.ndarray], ...]:
    rng = np.random.default_rng(0)
    return tuple({"error": rng.random((16, 20))} for _ in range(ROWS))


def stored_rows() -> int:
    """Rows put into a new store, each committed by itself with its provenance and checksum."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "store.sqlite") as store:
        for i, arrays in enumerate(_arrays()):
            store.put(f"{i:064x}", arrays, {"function": "bench", "cell": {"i": i}}, 0.1)
        return len(store)


def plain_rows(insert=baselines.insert_rows) -> None:
    """The same keys and packed arrays through `insert`."""
    with tempfile.TemporaryDirectory() as folder:
        insert(Path(folder) / "plain.sqlite", [(f"{i:064x}", pack(arrays)) for i, arrays in enumerate(_arrays())])


SUM_OF_1E8_TOKENS = Benchmark(
    name="sum_of_1e8_tokens",
    question="unseen mass of 10^8 Zipf tokens after 10^4 samples, every token summed",
    ours=lambda: finite_data.zipf_expected_unseen(2.0, HUGE, 10_000),
    alternative=lambda: baselines.unseen_of_arrays(2.0, PART, 10_000),
    against="NumPy arrays of N numbers, timed at N = 4 x 10^6",
    alternative_units=PART / HUGE,
    target=2,
    at_most=True,
)
NODES_AGAINST_SUM = Benchmark(
    name="nodes_against_sum",
    question="the same mass for infinitely many tokens, through a few hundred nodes",
    ours=lambda: finite_data.zipf_unseen(2.0, 10_000),
    alternative=lambda: finite_data.zipf_expected_unseen(2.0, 10**6, 10_000),
    against="every one of 10^6 tokens summed",
    target=10,
)
SGD_AGAINST_DENSE = Benchmark(
    name="sgd_against_dense_matrices",
    question="2000 updates of SGD (N=100, M=5, d=256) on the scores",
    ours=sgd_scores,
    alternative=dense_scores,
    against="NumPy on the d x d matrix",
    target=20,
)
COMPILED_AGAINST_MPMATH = Benchmark(
    name="compiled_against_mpmath",
    question="predictions of the error of two classes, 20,000 points in one call",
    ours=compiled_predictions,
    alternative=mpmath_predictions,
    against="mpmath to 15 digits, point by point",
    ours_units=POINTS,
    alternative_units=SLOW_POINTS,
    target=100,
)
STORE_AGAINST_ONE_TRANSACTION = Benchmark(
    name="store_against_executemany",
    question="a row of the store, committed and checksummed by itself",
    ours=stored_rows,
    alternative=plain_rows,
    against="plain executemany: all rows or none",
    ours_units=ROWS,
    alternative_units=ROWS,
)
STORE_AGAINST_COMMITS = Benchmark(
    name="store_against_plain_commits",
    question="a row of the store, committed and checksummed by itself",
    ours=stored_rows,
    alternative=lambda: plain_rows(baselines.insert_rows_safely),
    against="plain SQLite, a commit after each row",
    ours_units=ROWS,
    alternative_units=ROWS,
    target=4,
    at_most=True,
)
