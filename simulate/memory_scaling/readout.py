"""Memories that escape the capacity of a linear map: a ReLU read-out over stored keys, and embeddings chosen well.

The ReLU read-out answers argmax_y u_y^T sum_{x' stored} u_f(x') (<e_x', e_x> - eta)_+.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import choice, number, refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.memory_scaling import instances
from lawbook.simulate.memory_scaling.direct import chance_of
from lawbook.simulate.memory_scaling.embeddings import normalised

BLOCK = 512


def largest_correlation(vectors: np.ndarray) -> float:
    """max |<u_z, u_z'>| over pairs of rows. Cost P^2 d / 2, memory P x 512."""
    largest = 0.0
    for start in range(0, len(vectors), BLOCK):
        block = np.abs(vectors[start:] @ vectors[start : start + BLOCK].T)
        rows = np.arange(min(BLOCK, len(vectors) - start))
        block[rows, rows] = 0.0  # entries above the diagonal of the first square occur twice: harmless
        largest = max(largest, float(block.max(initial=0.0)))
    return largest


@instances.one_blas_thread
def correlation(
    P: int, d: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """``largest_correlation`` of P independent uniform unit vectors in d dimensions, per replicate."""
    P, d = whole_number("P", P, 2), whole_number("d", d)
    drawn = (instances.vectors("sphere", P, d, rng) for rng in streams.generators(seed, replicates, first))
    return {"largest_correlation": np.array([largest_correlation(u) for u in drawn])}


def pairs(
    P: int,
    d: int,
    eta: float,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    draws: int = 1,
) -> dict[str, np.ndarray]:
    """How many pairs of P uniform unit vectors correlate by more than eta, averaged over `draws`, per replicate.

    ``correlated_pairs``; ``correlated_pairs_unnormalised`` for vectors with entries N(0, 1/d) instead (the
    same draws). Cost per draw: P^2 d / 2; memory P^2.
    """
    P, d, eta = whole_number("P", P, 2), whole_number("d", d), number("eta", eta, 0, 1)
    upper = np.triu_indices(P, 1)

    def one(rng: np.random.Generator) -> tuple[float, float]:
        count = np.zeros(2)
        for _ in range(whole_number("draws", draws)):
            normal = instances.vectors("normal", P, d, rng)
            for i, u in enumerate((normalised(normal), normal)):
                count[i] += np.sum(np.abs(np.einsum("yk,zk->yz", u, u)[upper]) > eta)
        return count[0] / draws, count[1] / draws

    rows = np.array([one(rng) for rng in streams.generators(seed, replicates, first)])
    return {"correlated_pairs": rows[:, 0], "correlated_pairs_unnormalised": rows[:, 1]}


@instances.one_blas_thread
def relu(
    tokens: str,
    P: int,
    d: int,
    M: int,
    eta: float,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    quasi_orthogonal: bool = True,
    attempts: int = 100,
) -> dict[str, np.ndarray]:
    """The ReLU read-out over the P most frequent tokens, with unit keys and distinct unit unembeddings.

    With `quasi_orthogonal`, the keys of the stored tokens are drawn again until no two of them correlate by
    more than eta (InputError after `attempts`). Returns per replicate ``stored_error`` (the fraction of
    stored tokens answered wrongly), ``error`` (the 0-1 risk of all; ties count as a guess), ``unstored_error``
    (the error of unstored tokens, weighted by p; 0 if there are none) and ``largest_correlation`` of the
    stored keys. Cost: N P d + N P; memory N d + 512 P.
    """
    p = frequencies.resolve(tokens)
    P, M, d = whole_number("P", P, 1, len(p)), whole_number("M", M, 2), whole_number("d", d)
    eta = number("eta", eta, 0, 1)
    label = np.arange(len(p)) % M

    def keys(rng: np.random.Generator) -> tuple[np.ndarray, float]:
        for _ in range(whole_number("attempts", attempts)):
            e = instances.vectors("sphere", P, d, rng)
            largest = largest_correlation(e)
            if largest <= eta or not quasi_orthogonal:
                return e, largest
        raise refuse("P, d, eta", (P, d, eta), f"keys that random draws find quasi-orthogonal in {attempts} attempts")

    def one(rng: np.random.Generator) -> tuple[float, ...]:
        stored, largest = keys(rng)
        e = np.vstack([stored, instances.vectors("sphere", len(p) - P, d, rng)]) if len(p) > P else stored
        u = instances.vectors("sphere", M, d, rng)
        wrong = np.empty(len(p))
        for start in range(0, len(p), BLOCK):
            rows = slice(start, start + BLOCK)
            active = np.maximum(e[rows] @ stored.T - eta, 0.0)
            by_class = np.stack([active[:, label[:P] == z].sum(axis=1) for z in range(M)], axis=1)
            scores = by_class @ (u @ u.T)
            scores[by_class.sum(axis=1) == 0] = 0.0
            wrong[rows] = 1 - chance_of(scores, label[rows])
        rest = p[P:].sum()
        return (
            wrong[:P].mean(), float(p @ wrong), float(p[P:] @ wrong[P:] / rest) if rest > 0 else 0.0, largest
        )

    rows = np.array([one(rng) for rng in streams.generators(seed, replicates, first)])
    names = ("stored_error", "error", "unstored_error", "largest_correlation")
    return dict(zip(names, rows.T, strict=True))


def plane(
    M: int,
    N: int | None = None,
    precision: str = "float64",
    *,
    seed: np.random.SeedSequence | None = None,
    replicates: int = 1,
    first: int = 0,
) -> dict[str, np.ndarray]:
    """Embeddings chosen well in two dimensions: u_y = (cos, sin)(2 pi y / M), e_x = u_f(x), W = identity.

    Nothing is random. Returns ``error``, the fraction of the N tokens (default M, one per class) answered
    wrongly, and ``margin``, the smallest lead of the true class's score, both shape (1,).
    Cost: M^2. `precision` is float64 or float32, for embeddings and scores.
    """
    M = whole_number("M", M, 2)
    kind = np.dtype(choice("precision", precision, ("float64", "float32")))
    angle = 2 * np.pi * np.arange(M) / M
    missed, lead = circle(np.cos(angle).astype(kind), np.sin(angle).astype(kind))
    uses = np.bincount(np.arange(M if N is None else whole_number("N", N)) % M, minlength=M)
    return {"error": np.array([missed @ uses / uses.sum()]), "margin": np.array([lead.min()])}


def _circle(c, s):
    """Chance of a wrong answer, and lead of the true class, for every class; scores in the precision of c, s."""
    classes = c.shape[0]
    missed, lead = np.zeros(classes), np.empty(classes)
    for x in range(classes):
        own = c[x] * c[x] + s[x] * s[x]
        best, ties = -np.inf, 1
        for y in range(classes):
            if y != x:
                score = c[x] * c[y] + s[x] * s[y]
                if score == own:
                    ties += 1
                best = max(best, score)
        lead[x] = own - best
        missed[x] = 1.0 if best > own else 1.0 - 1.0 / ties
    return missed, lead


circle = kernel(_circle)


