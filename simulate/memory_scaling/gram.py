"""The Gram sampler: the law of one token's scores, without embeddings of N tokens.

Given U and independent Gaussian inputs, the scores of token x are G a with G = U U^T,
a_f = r^2 q(x) + r sqrt(Q_f - q(x)^2) g_f for its own class f and a_z = r sqrt(Q_z) g_z for the others,
where r is chi with d degrees of freedom, g standard normal and Q_z the sum of q^2 over class z.
It holds for each token by itself: it gives mean errors, not their spread over draws.

`token_errors` samples this law. `chances` integrates g_f out: given the rest, token x is right when g_f
lies between two thresholds. One sample of (G, r, g) then serves all tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtr

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import choice, labels_of, probability_vector, refuse, whole_number, whole_numbers
from lawbook.simulate.memory_scaling import embeddings, schemes
from lawbook.simulate.memory_scaling.direct import chance_of, weight_table


def gram_sample(kind: str, classes: int, dimension: int, rng: np.random.Generator, largest: int = 0) -> np.ndarray:
    """U U^T, shape (classes, classes), in O(classes**2) numbers where classes <= dimension (Bartlett).

    ``truncated``: unit vectors in `largest` dimensions cut to `dimension`.
    """
    choice("unembeddings", kind, embeddings.UNEMBEDDINGS)
    if kind == "orthonormal":
        if classes > dimension:
            raise refuse("classes", classes, f"at most the dimension {dimension} for orthonormal unembeddings")
        return np.eye(classes)
    if classes > dimension:
        u = rng.standard_normal((classes, dimension))
        gram = np.einsum("yk,zk->yz", u, u)
    else:
        lower = np.tril(rng.standard_normal((classes, classes)), -1)
        lower[np.diag_indices(classes)] = np.sqrt(rng.chisquare(dimension - np.arange(classes)))
        gram = np.einsum("yk,zk->yz", lower, lower)
    if kind == "gaussian":
        return gram
    square = np.diag(gram).copy()
    if kind == "truncated" and largest > dimension:
        square += rng.chisquare(largest - dimension, classes)
    return gram / np.sqrt(np.outer(square, square))


def energies(q: np.ndarray, label: np.ndarray, classes: int) -> np.ndarray:
    """Q_z, the sum of q^2 over each class."""
    return np.bincount(label, q * q, classes)


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
) -> np.ndarray:
    """Number of `draws` in which each token is answered wrongly, shape (replicates, tokens).

    Each token has its own draws of (U, r, g). Cost: O(M^2) for each token and draw. Raises InputError.
    """
    q = weight_table(weights, 1)[0, 0]
    d, classes = whole_number("dimension", dimension), whole_number("classes", classes, 2)
    label = labels_of("labels", labels, len(q), classes)
    noise = np.sqrt(energies(q, label, classes))
    own = np.sqrt(np.maximum(noise[label] ** 2 - q * q, 0.0))
    count = np.zeros((replicates, len(q)))
    for row, rng in zip(count, streams.generators(seed, replicates, first), strict=True):
        for _ in range(whole_number("draws", draws)):
            for x in range(len(q)):
                gram = gram_sample(unembeddings, classes, d, rng)
                r = np.sqrt(rng.chisquare(d))
                g = rng.standard_normal(classes)
                a = r * noise * g
                a[label[x]] = r * r * q[x] + r * own[x] * g[label[x]]
                row[x] += 1 - chance_of((gram @ a)[None], label[x : x + 1])[0]
    return count


def chances_given(
    q: np.ndarray, label: np.ndarray, own: np.ndarray, noise: np.ndarray, gram: np.ndarray, r: float, g: np.ndarray
) -> np.ndarray:
    """P(token is wrong | G, r, and g of the other classes), by integrating the own class's g."""
    wrong = np.empty(len(q))
    for x in range(len(q)):
        f = label[x]
        low, high, possible = -np.inf, np.inf, 1.0
        for y in range(len(noise)):
            if y == f:
                continue
            lever = gram[f, f] - gram[y, f]
            push = sum((gram[y, z] - gram[f, z]) * noise[z] * g[z] for z in range(len(noise)) if z != f)
            if lever > 0:
                low = max(low, push / lever)
            elif lever < 0:
                high = min(high, push / lever)
            else:
                possible *= float(push < 0)
        centre = r * q[x]
        if own[x] > 0:
            right = max(ndtr((high - centre) / own[x]) - ndtr((low - centre) / own[x]), 0.0)
        else:
            right = float(low < centre < high)
        wrong[x] = 1 - possible * right
    return wrong


def chances(
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
) -> np.ndarray:
    """P(token is wrong) given all but the own class's noise, averaged over `draws`; shape (replicates, tokens).

    Its mean is that of `token_errors` / draws, its spread is smaller. Raises InputError.
    """
    q = weight_table(weights, 1)[0, 0]
    d, classes = whole_number("dimension", dimension), whole_number("classes", classes, 2)
    label = labels_of("labels", labels, len(q), classes)
    noise = np.sqrt(energies(q, label, classes))
    own = np.sqrt(np.maximum(noise[label] ** 2 - q * q, 0.0))
    result = np.zeros((replicates, len(q)))
    for row, rng in zip(result, streams.generators(seed, replicates, first), strict=True):
        for _ in range(draws):
            gram = gram_sample(unembeddings, classes, d, rng)
            row += chances_given(q, label, own, noise, gram, np.sqrt(rng.chisquare(d)), rng.standard_normal(classes))
    return result / draws


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

    A replicate averages `draws` samples of (G, r, g), which serve all tokens. `weights` as in
    `direct.token_errors`. Cost per draw: O(M^2 + nodes). Raises InputError.
    """
    p = probability_vector("p", p)
    dims = whole_numbers("dimensions", dimensions)
    table = weight_table(weights, len(dims), len(p))
    result = np.empty((replicates, *table.shape[:2]))
    for s in range(len(table)):
        for j, d in enumerate(dims):
            found = chances(
                table[s, j], d, classes, seed=streams.child(seed, s, j), replicates=replicates, first=first, draws=draws,
                unembeddings=unembeddings, labels=labels,
            )
            result[:, s, j] = np.einsum("rx,x->r", found, p)
    return result


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
        p, schemes.weight_table(scheme, p, dims, M), dims, M, seed=seed, replicates=replicates, first=first, draws=draws,
        unembeddings=unembeddings, threads=threads,
    )
    return {"error": result.reshape(len(result), -1)}
