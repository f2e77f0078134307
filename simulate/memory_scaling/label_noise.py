"""Label noise: a memory that stores conditional laws, W = sum_x q(x) sum_y p(y|x) u_y e_x^T.

The label of x is right with probability 1 - noise. Otherwise it is uniform over all classes, or (``next``)
the class after the right one.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import choice, number, whole_number
from lawbook.simulate.memory_scaling import instances, schemes

KINDS = ("uniform", "next")


def conditional_law(label: np.ndarray, classes: int, noise: float, kind: str = "uniform") -> np.ndarray:
    """p(y|x), shape (N, M)."""
    right = np.eye(classes)[label]
    wrong = np.roll(right, 1, axis=1) if choice("kind", kind, KINDS) == "next" else 1 / classes
    return (1 - noise) * right + noise * wrong


def observe(
    tokens: str,
    scheme: str,
    d: int,
    M: int,
    noise: float,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    draws: int = 1,
    inputs: str = "gaussian",
    unembeddings: str = "orthonormal",
    token: int = 0,
    kind: str = "uniform",
) -> dict[str, np.ndarray]:
    """What the memory gets wrong, and the first two moments of the scores of one token.

    Returns, averaged over `draws` of (E, U): ``error``, the risk of not answering f(x), (replicates,);
    ``excess_risk``, the risk above that of the best answers; ``true_score``, ``other_score`` (mean over the
    other classes), ``true_square``, ``other_square`` (their squares' means), ``product`` (true times another,
    mean) of `token`. Ties count as a guess. Cost per draw: 2 N M d; memory N (d + M).
    """
    p = frequencies.resolve(tokens)
    M, noise = whole_number("M", M, 2), number("noise", noise, 0, 1)
    d, token = whole_number("d", d), whole_number("token", token, 0, len(p) - 1)
    label = np.arange(len(p)) % M
    law = conditional_law(label, M, noise, kind)
    stored = schemes.weights(scheme, p, d, M)[:, None] * law

    def one(rng: np.random.Generator) -> np.ndarray:
        total = np.zeros(7)
        for _ in range(whole_number("draws", draws)):
            e, u = instances.vectors(inputs, len(p), d, rng), instances.vectors(unembeddings, M, d, rng)
            sums = np.einsum("xz,xk->zk", stored, e, optimize=True)
            # for orthonormal unembeddings U U^T is exactly the identity: rounding must not break ties
            gram = np.eye(M) if unembeddings == "orthonormal" else np.einsum("yk,zk->yz", u, u)
            scores = np.einsum("xk,zk->xz", e, sums, optimize=True) @ gram
            own, rest = scores[token, label[token]], np.delete(scores[token], label[token])
            answer = scores == scores.max(axis=1, keepdims=True)
            answer = answer / answer.sum(axis=1, keepdims=True)
            error = p @ (1 - answer[np.arange(len(p)), label])
            excess = p @ (law.max(axis=1) - (law * answer).sum(axis=1))
            total += (error, excess, own, rest.mean(), own**2, np.mean(rest**2), own * rest.mean())
        return total / draws

    rows = np.array([one(rng) for rng in streams.generators(seed, replicates, first)])
    names = ("error", "excess_risk", "true_score", "other_score", "true_square", "other_square", "product")
    return dict(zip(names, rows.T, strict=True))
