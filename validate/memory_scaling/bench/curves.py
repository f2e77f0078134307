"""The storage-scheme experiment: 1000 tokens of a Zipf law, 5 classes, 20 dimensions, 3 schemes."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.memory_scaling import direct, gram, schemes
from lawbook.simulate.parallel import available_threads
from lawbook.validate.bench import Benchmark
from lawbook.validate.memory_scaling.bench import baselines

CLASSES = 5
DIMS = np.logspace(1, 3, 20, dtype=int).tolist()
SCHEMES = ["uniform", "frequency", "threshold:d/8"]
TRIALS = 16  # enough to keep all cores busy to the end
PAPER_TRIALS = 100  # behind the published curves
SEED = streams.root(0, "bench")


@cache
def setting() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Frequencies (N,), weights (schemes, dimensions, N) and labels (N,)."""
    p = np.array(frequencies.resolve("zipf:2:1000"))
    return p, schemes.weight_table(SCHEMES, p, tuple(DIMS), CLASSES), np.arange(len(p)) % CLASSES


def direct_trials(trials: int = TRIALS) -> np.ndarray:
    """Errors (trials, schemes, dimensions) by direct simulation, embeddings drawn as in the notebook."""
    p, weights, _ = setting()
    return direct.errors(p, weights, DIMS, CLASSES, seed=SEED, replicates=trials, unembeddings="truncated")


def gram_trials(replicates: int) -> np.ndarray:
    """Unbiased estimates of the mean errors, (replicates, schemes, dimensions)."""
    p, weights, _ = setting()
    return gram.errors(p, weights, DIMS, CLASSES, seed=SEED, replicates=replicates, unembeddings="truncated")


@cache
def _generator() -> np.random.Generator:
    return np.random.default_rng(0)


def notebook(dtype: type) -> Any:
    p, _, label = setting()
    return baselines.notebook_trial(p, label, CLASSES, DIMS, _generator(), dtype)


def notebook_double() -> Any:
    return notebook(np.float64)


def notebook_single() -> Any:
    return notebook(np.float32)


@cache
def variance_ratio() -> float:
    """Variance of a trial over that of a replicate of the Gram sampler, both averaged over the curve's points."""
    return float(direct_trials(200).var(axis=0, ddof=1).mean() / gram_trials(1000).var(axis=0, ddof=1).mean())


def gram_curve(trials: int) -> np.ndarray:
    """Mean errors (schemes, dimensions), at least as precise (root mean square) as by `trials` trials."""
    return gram_trials(math.ceil(trials / variance_ratio())).mean(axis=0)


@cache
def _drawing() -> baselines.Drawing:
    return baselines.Drawing([(len(setting()[0]), max(DIMS)), (CLASSES, max(DIMS))], available_threads())


DIRECT_AGAINST_NOTEBOOK = Benchmark(
    name="direct_against_notebook",
    question="storage schemes (N=1000, M=5, 20 dimensions, 3 schemes): one trial, direct simulation",
    ours=direct_trials,
    alternative=notebook_double,
    against="NumPy as in a notebook: d x d matrices, all cores",
    ours_units=TRIALS,
    target=20,
)
DIRECT_AGAINST_SINGLE = Benchmark(
    name="direct_against_notebook_in_single_precision",
    question="the same trial; we keep double precision",
    ours=direct_trials,
    alternative=notebook_single,
    against="the notebook in single precision",
    ours_units=TRIALS,
    target=20,
)
DIRECT_AGAINST_DRAWING = Benchmark(
    name="direct_against_drawing",
    question="the same trial, beside drawing the largest embeddings alone",
    ours=direct_trials,
    alternative=lambda: _drawing()(TRIALS),
    against="NumPy's standard_normal, one generator on each core",
    ours_units=TRIALS,
    alternative_units=TRIALS,
    target=2,
    at_most=True,
)
CURVE_AT_THE_PAPERS_ERROR = Benchmark(
    name="curve_at_the_papers_error",
    question="the same curves of mean errors with the published standard error, by the Gram sampler",
    ours=lambda: gram_curve(PAPER_TRIALS),
    alternative=notebook_double,
    against="100 trials of the notebook",
    alternative_units=1 / PAPER_TRIALS,
    target=1000,
)
CURVE_AT_A_TENTH = Benchmark(
    name="curve_at_a_tenth_of_the_papers_error",
    question="the same curves with a tenth of that standard error",
    ours=lambda: gram_curve(100 * PAPER_TRIALS),
    alternative=notebook_single,
    against="10,000 trials of the notebook in single precision",
    alternative_units=1 / (100 * PAPER_TRIALS),
    target=1000,
)
