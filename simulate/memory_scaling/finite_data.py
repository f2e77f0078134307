"""Finite data: what T samples have seen, and what a memory made from their counts gets wrong."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import number, probability_vector, whole_number, whole_numbers
from lawbook.simulate.kernels import kernel
from lawbook.simulate.memory_scaling import schemes
from lawbook.simulate.memory_scaling.expected_error import two_class_chances
from lawbook.simulate.memory_scaling.zipf_nodes import zipf_nodes
from lawbook.simulate.parallel import map_in_order

BLOCK = 2**16


def sample_unseen(
    p: np.ndarray,
    samples: int | Sequence[int],
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
) -> dict[str, np.ndarray]:
    """{"unseen": mass of tokens not seen, "distinct": number seen}, shape (replicates, len(samples)).

    Independent data for each number of samples. Cost: one multinomial, O(N), for each; memory 3 N.
    """
    p = probability_vector("p", p)
    sizes = whole_numbers("samples", samples, 0)
    unseen = np.empty((replicates, len(sizes)))
    distinct = np.empty_like(unseen)
    for i, rng in enumerate(streams.generators(seed, replicates, first)):
        for j, size in enumerate(sizes):
            counts = rng.multinomial(size, p)
            unseen[i, j] = p[counts == 0].sum()
            distinct[i, j] = np.count_nonzero(counts)
    return {"unseen": unseen, "distinct": distinct}


def expected_unseen(p: np.ndarray, samples: int | Sequence[int]) -> dict[str, np.ndarray]:
    """Exact means of `sample_unseen`: sum p (1 - p)^T and sum 1 - (1 - p)^T, shape (len(samples),).

    Cost: O(N) for each T. Memory: N for each T; `zipf_expected_unseen` needs none.
    """
    p = probability_vector("p", p)
    with np.errstate(divide="ignore"):
        log_miss = np.log1p(-np.minimum(p, 1.0))
    sizes = whole_numbers("samples", samples, 0)
    missed = [
        np.where(p < 1, np.exp(size * np.where(p < 1, log_miss, 0)), float(size == 0)) for size in sizes
    ]
    return {
        "unseen": np.array([math.fsum(p * miss) for miss in missed]),
        "distinct": np.array([math.fsum(1 - miss) for miss in missed]),
    }


def _zipf_block(first: int, stop: int, alpha: float, scale: float, samples: float) -> tuple[float, float]:
    """Compensated sums over ranks [first, stop) of p (1 - p)^T and of 1 - (1 - p)^T; p = scale x^-alpha."""
    unseen, unseen_low, distinct, distinct_low = 0.0, 0.0, 0.0, 0.0
    for x in range(first, stop):
        p = scale * math.exp(-alpha * math.log(x))
        log_miss = samples * math.log1p(-p) if p < 1 else (-np.inf if samples > 0 else 0.0)
        term = p * math.exp(log_miss) - unseen_low
        total = unseen + term
        unseen_low = (total - unseen) - term
        unseen = total
        term = -math.expm1(log_miss) - distinct_low
        total = distinct + term
        distinct_low = (total - distinct) - term
        distinct = total
    return unseen, distinct


zipf_block = kernel(_zipf_block)


def zipf_expected_unseen(
    alpha: float, tokens: int, samples: int, threads: int | None = None
) -> dict[str, float]:
    """`expected_unseen` of a Zipf law of any finite size, streamed: no array of N numbers.

    Fixed blocks of 2^16 ranks, compensated inside and added exactly (fsum) in order of index: the same bits
    for any number of threads. Only the normaliser comes from `zipf_nodes`. Cost: about 30 ns a token and
    core. Memory: N / 2^16 numbers.
    """
    alpha, tokens = number("alpha", alpha, 0, low_open=True), whole_number("tokens", tokens)
    samples = whole_number("samples", samples, 0)
    blocks = [(a, min(a + BLOCK, tokens + 1)) for a in range(1, tokens + 1, BLOCK)]
    nodes = zipf_nodes(alpha, tokens)
    scale = float(nodes.p[0])  # p(1) = 1 / sum of x^-alpha
    parts = map_in_order(lambda b: zipf_block(b[0], b[1], alpha, scale, float(samples)), blocks, threads)
    return {"unseen": math.fsum(u for u, _ in parts), "distinct": math.fsum(c for _, c in parts)}


def zipf_unseen(
    alpha: float, samples: int | Sequence[int], tokens: float = math.inf
) -> dict[str, np.ndarray]:
    """`expected_unseen` of a Zipf law of any size, also infinite, through `zipf_nodes`: about 0.1 ms each."""
    nodes = zipf_nodes(alpha, tokens)
    sizes = np.array(whole_numbers("samples", samples, 0), dtype=np.float64)[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        log_miss = np.where(sizes > 0, sizes * np.log1p(-nodes.p), 0.0)
    unseen = [math.fsum(row) + nodes.beyond for row in nodes.multiplicity * nodes.p * np.exp(log_miss)]
    seen = [
        math.fsum(row) + size * nodes.beyond
        for row, size in zip(-nodes.multiplicity * np.expm1(log_miss), sizes[:, 0], strict=True)
    ]
    return {"unseen": np.array(unseen), "distinct": np.array(seen)}


def two_class_errors(
    p: np.ndarray,
    scheme: str,
    dimensions: int | Sequence[int],
    samples: int | Sequence[int],
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    threads: int | None = None,
) -> np.ndarray:
    """The exact risk of two classes given the counts of T samples, shape (replicates, samples, dimensions).

    Each replicate draws counts for each T; the memory's weights are made from them by an empirical scheme
    (`schemes.empirical_weights`); the mean over embeddings is exact. Dimensions share the counts. Tokens of
    equal weight are summed together. Cost: O(N) for each T, and about 1 microsecond for each dimension and
    different weight. Memory: 3 N for each thread. Raises InputError.
    """
    p = probability_vector("p", p)
    dims = whole_numbers("dimensions", dimensions)
    sizes = whole_numbers("samples", samples, 0)
    generators = streams.generators(
        seed, whole_number("replicates", replicates), whole_number("first", first, 0)
    )

    def one(rng: np.random.Generator) -> list[list[float]]:
        return [_risks(p, scheme, rng.multinomial(size, p), dims, rng) for size in sizes]

    return np.array(map_in_order(one, generators, threads))


def _risks(
    p: np.ndarray, scheme: str, counts: np.ndarray, dims: tuple[int, ...], rng: np.random.Generator
) -> list[float]:
    if scheme.startswith("top"):  # which of the tied tokens are stored is random
        grouped = [_by_level(schemes.empirical_weights(scheme, counts, rng, d), p) for d in dims]
    else:
        numbers = np.bincount(counts)
        levels = np.flatnonzero(numbers)
        q = schemes.empirical_weights(scheme, levels, rng)
        grouped = [(q, numbers[levels], np.bincount(counts, p)[levels])] * len(dims)
    risks = []
    for (q, number_of, mass), d in zip(grouped, dims, strict=True):
        energy = (number_of * q * q).sum()
        shares = np.minimum(q * q / energy, 1.0) if energy > 0 else np.zeros(len(q))
        risks.append(math.fsum(mass * two_class_chances(shares, d)))
    return risks


def _by_level(q: np.ndarray, p: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    stored = np.flatnonzero(q)
    levels, back = np.unique(q[stored], return_inverse=True)
    rest = max(1.0 - p[stored].sum(), 0.0)
    return (
        np.append(levels, 0.0),
        np.append(np.bincount(back, minlength=len(levels)), len(q) - len(stored)),
        np.append(np.bincount(back, p[stored], len(levels)), rest),
    )


def observe_unseen(
    tokens: str, T: int | Sequence[int], *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """`sample_unseen` in the calling convention of an experiment."""
    return sample_unseen(frequencies.resolve(tokens), T, seed=seed, replicates=replicates, first=first)


def observe_two_classes(
    tokens: str,
    scheme: str,
    d: int | Sequence[int],
    T: int | Sequence[int],
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
) -> dict[str, np.ndarray]:
    """`two_class_errors` in the calling convention: {"error": (replicates, samples * dimensions)}."""
    found = two_class_errors(
        frequencies.resolve(tokens), scheme, d, T, seed=seed, replicates=replicates, first=first, threads=1
    )
    return {"error": found.reshape(len(found), -1)}
