"""The Gram sampler: the law of one token's scores, without embeddings of N tokens.

Given U and independent Gaussian inputs, the scores of token x are G a with G = U U^T,
a_f = r^2 q(x) + r sqrt(Q_f - q(x)^2) g_f for its own class f and a_z = r sqrt(Q_z) g_z for the others,
where r is chi with d degrees of freedom, g standard normal and Q_z the sum of q^2 over class z.
It holds for each token by itself: it gives mean errors, not their spread over draws.

`token_errors` samples this law. `token_chances` integrates g_f out: given the rest, token x is right when
g_f lies between two thresholds. One sample of (G, r, g) then serves all tokens. `errors` goes on from
there: the same sample with G = 1 is a control variate whose mean is known exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import choice, labels_of, probability_vector, refuse, whole_number, whole_numbers
from lawbook.simulate.memory_scaling import embeddings, gram_kernels, schemes
from lawbook.simulate.memory_scaling.direct_kernels import ORTHONORMAL
from lawbook.simulate.memory_scaling.orthonormal import mean_risks
from lawbook.simulate.memory_scaling.storage_plan import weight_table
from lawbook.simulate.memory_scaling.token_groups import grouped
from lawbook.simulate.parallel import map_in_order

WITHOUT_CONTROL = 4  # draws are multiplied by this where no control variate is at hand


def token_errors(
    weights: np.ndarray,
    dimension: int,
    classes: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    draws: int = 1,
    unembeddings: str = "sphere",
    labels: np.ndarray | None = None,
    threads: int | None = None,
) -> np.ndarray:
    """Number of `draws` in which each token is answered wrongly, shape (replicates, tokens).

    Each token has its own draws of (U, r, g). Cost: O(M^3) for each token and draw, whatever N and d
    (M^2 d where M > d). Memory: the result and M^2.
    ``truncated`` unembeddings are the sphere here, which is what a single dimension makes of them.
    Raises InputError.
    """
    return _sampled(
        gram_kernels.sample_errors,
        weights,
        dimension,
        classes,
        seed,
        replicates,
        first,
        draws,
        unembeddings,
        labels,
        threads,
    )


def token_chances(
    weights: np.ndarray,
    dimension: int,
    classes: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    draws: int = 1,
    unembeddings: str = "sphere",
    labels: np.ndarray | None = None,
    threads: int | None = None,
) -> np.ndarray:
    """P(token is wrong) given all but the own class's noise, mean of `draws`; shape (replicates, tokens).

    Values in [0, 1]; the mean is that of `token_errors` / draws, the spread smaller. Cost: O(M^3 + N) a
    draw. Memory: the result and M^2. Raises InputError.
    """
    found = _sampled(
        gram_kernels.sample_chances,
        weights,
        dimension,
        classes,
        seed,
        replicates,
        first,
        draws,
        unembeddings,
        labels,
        threads,
    )
    return found / draws


def _sampled(
    sampler: Callable[..., None],
    weights: np.ndarray,
    dimension: int,
    classes: int,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int,
    draws: int,
    unembeddings: str,
    labels: np.ndarray | None,
    threads: int | None,
) -> np.ndarray:
    q = weight_table(weights, 1)[0, 0]
    d, classes = whole_number("dimension", dimension), whole_number("classes", classes, 2)
    kind = _kind(unembeddings, classes, d)
    label = labels_of("labels", labels, len(q), classes)
    noise = np.sqrt(np.bincount(label, q * q, classes))
    draws = whole_number("draws", draws)

    def one(rng: np.random.Generator) -> np.ndarray:
        wrong = np.zeros(len(q))
        sampler(rng, draws, kind, d, d, q, label, noise, wrong)
        return wrong

    generators = streams.generators(
        seed, whole_number("replicates", replicates), whole_number("first", first, 0)
    )
    return np.array(map_in_order(one, generators, threads))


def _kind(unembeddings: str, classes: int, smallest: int) -> int:
    kind = embeddings.UNEMBEDDINGS.index(choice("unembeddings", unembeddings, embeddings.UNEMBEDDINGS))
    if kind == ORTHONORMAL and classes > smallest:
        raise refuse("classes", classes, f"at most the dimension {smallest} for orthonormal unembeddings")
    return kind


def errors(
    p: np.ndarray,
    weights: np.ndarray,
    dimensions: int | Sequence[int],
    classes: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    draws: int = 1,
    unembeddings: str = "sphere",
    labels: np.ndarray | None = None,
    threads: int | None = None,
) -> np.ndarray:
    """Unbiased estimates of the mean 0-1 risk, shape (replicates, schemes, dimensions).

    A replicate averages `draws` samples of (G, r, g), four times as many where a class stores nothing;
    schemes and tokens share them. A value may fall outside [0, 1] by its noise. `weights` as in
    `direct.token_errors`; dimensions increase strictly. For orthonormal unembeddings the value is exact.
    Cost: O(M^3 + nodes) a draw and cell, nodes as in `token_groups` (at most 400 M, mostly a few dozen,
    whatever N); before the first draw O(N log N) and about 0.4 ms for the exact mean of each cell. Memory:
    schemes x dimensions x N numbers, and the result. Raises InputError.
    """
    p = probability_vector("p", p)
    dims, classes = whole_numbers("dimensions", dimensions), whole_number("classes", classes, 2)
    if any(a >= b for a, b in zip(dims[:-1], dims[1:], strict=True)):
        raise refuse("dimensions", dims, "strictly increasing dimensions")
    kind = _kind(unembeddings, classes, dims[0])
    table = weight_table(weights, len(dims), len(p))
    label = labels_of("labels", labels, len(p), classes)
    draws = whole_number("draws", draws)
    cells = [(s, j) for s in range(len(table)) for j in range(len(dims))]
    noise = np.array([[np.sqrt(np.bincount(label, q * q, classes)) for q in row] for row in table])
    control = (noise.min(axis=2) > 0) & (classes <= np.array(dims))
    exact = control | (kind == ORTHONORMAL)
    full = kind == ORTHONORMAL  # a control variate's mean need only be right to far below the noise
    groups = [grouped(table[c], p, label, noise[c], dims[c[1]], 8 if full else 5) for c in cells]
    means = np.zeros(exact.shape)
    if exact.any():
        chosen = [k for k, c in enumerate(cells) if exact[c]]
        sizes = np.array([dims[cells[k][1]] for k in chosen])
        means[exact] = mean_risks([groups[k] for k in chosen], noise[exact], sizes, full, threads)
    if kind == ORTHONORMAL:
        return np.repeat(means[None], whole_number("replicates", replicates), axis=0)

    parts = []
    for wanted, repeats in ((control, draws), (~control, WITHOUT_CONTROL * draws)):
        chosen = [
            g if wanted[c] else (g[0][:0], g[1][:0], g[2][:0]) for c, g in zip(cells, groups, strict=True)
        ]
        edge = np.concatenate([[0], np.cumsum([len(q) for q, _, _ in chosen])])
        start = np.array(
            [
                [[edge[i * len(dims) + j], edge[i * len(dims) + j + 1]] for j in range(len(dims))]
                for i in range(len(table))
            ]
        )
        if edge[-1]:
            parts.append((repeats, start, *(np.concatenate([g[i] for g in chosen]) for i in range(3))))
    sizes = np.array(dims)

    def one(rng: np.random.Generator) -> np.ndarray:
        total = np.zeros(exact.shape)
        for repeats, start, q, mass, own in parts:
            risks = np.zeros(exact.shape)
            gram_kernels.sample_risks(rng, repeats, kind, sizes, start, q, mass, own, noise, control, risks)
            total += risks / repeats
        return total + means

    generators = streams.generators(
        seed, whole_number("replicates", replicates), whole_number("first", first, 0)
    )
    return np.array(map_in_order(one, generators, threads))


def observe(
    tokens: str,
    scheme: str | list[str],
    d: int | Sequence[int],
    M: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    draws: int = 1,
    unembeddings: str = "sphere",
    threads: int | None = None,
) -> dict[str, np.ndarray]:
    """`errors` in the calling convention of an experiment: {"error": (replicates, schemes * dimensions)}."""
    p = frequencies.resolve(tokens)
    dims = whole_numbers("d", d)
    result = errors(
        p,
        schemes.weight_table(scheme, p, dims, M),
        dims,
        M,
        seed=seed,
        replicates=replicates,
        first=first,
        draws=draws,
        unembeddings=unembeddings,
        threads=threads,
    )
    return {"error": result.reshape(len(result), -1)}
