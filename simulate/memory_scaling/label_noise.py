"""Label noise: a memory that stores conditional laws, W = sum_x q(x) sum_y p(y|x) u_y e_x^T.

The label of x is right with probability 1 - noise, and uniform over all classes otherwise.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.memory_scaling import instances, schemes
from lawbook.simulate.memory_scaling.direct import chance_of


def conditional_law(label: np.ndarray, classes: int, noise: float) -> np.ndarray:
    """p(y|x), shape (N, M)."""
    return (1 - noise) * np.eye(classes)[label] + noise / classes


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
) -> dict[str, np.ndarray]:
    """What the memory gets wrong, and the first two moments of the scores of one token.

    Returns, averaged over `draws` of (E, U): ``error``, the risk of not answering the most likely label,
    (replicates,); ``excess_risk``, (1 - noise) times that, the risk above Bayes; ``true_score``, ``other_score``
    (mean over the other classes), ``true_square``, ``other_square`` (their squares' means), ``product``
    (true times another, mean) of `token`. Ties count as a guess. Cost per draw: 2 N M d; memory N (d + M).
    """
    p = frequencies.resolve(tokens)
    M, noise = whole_number("M", M, 2), number("noise", noise, 0, 1)
    d, token = whole_number("d", d), whole_number("token", token, 0, len(p) - 1)
    label = np.arange(len(p)) % M
    stored = schemes.weights(scheme, p, d, M)[:, None] * conditional_law(label, M, noise)

    def one(rng: np.random.Generator) -> np.ndarray:
        total = np.zeros(6)
        for _ in range(whole_number("draws", draws)):
            e, u = instances.vectors(inputs, len(p), d, rng), instances.vectors(unembeddings, M, d, rng)
            sums = np.einsum("xz,xk->zk", stored, e, optimize=True)
            # for orthonormal unembeddings U U^T is exactly the identity: rounding must not break ties
            gram = np.eye(M) if unembeddings == "orthonormal" else np.einsum("yk,zk->yz", u, u)
            scores = np.einsum("xk,zk->xz", e, sums, optimize=True) @ gram
            own, rest = scores[token, label[token]], np.delete(scores[token], label[token])
            total += (
                p @ (1 - chance_of(scores, label)), own, rest.mean(), own**2, np.mean(rest**2), own * rest.mean()
            )
        return total / draws

    rows = np.array([one(rng) for rng in streams.generators(seed, replicates, first)])
    names = ("error", "true_score", "other_score", "true_square", "other_square", "product")
    result = dict(zip(names, rows.T, strict=True))
    return result | {"excess_risk": (1 - noise) * result["error"]}
