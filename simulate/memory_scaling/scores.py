"""Scores themselves: comparisons of two classes, leakage between unembeddings, two orders of operations, rescaling.

Everything is drawn at full size, in batches of memories: cost N d normals and 2 N M d operations per memory;
memory 8 N (d + M) bytes times `BATCH`.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import choice, labels_of, non_negative, number, refuse, whole_number
from lawbook.simulate.memory_scaling import embeddings, schemes
from lawbook.simulate.memory_scaling.label_noise import conditional_law

BATCH = 500


def _vectors(kind: str, batch: int, count: int, d: int, rng: np.random.Generator) -> np.ndarray:
    """Embeddings of `batch` memories, shape (batch, count, d)."""
    if choice("embeddings", kind, ("gaussian", "sphere", "orthonormal")) == "orthonormal":
        if count > d:
            raise refuse("number of orthonormal vectors", count, f"at most the dimension {d}")
        q, r = np.linalg.qr(rng.standard_normal((batch, d, count)))
        return np.swapaxes(q * np.sign(np.diagonal(r, axis1=1, axis2=2))[:, None, :], 1, 2)
    drawn = rng.standard_normal((batch, count, d))
    return drawn if kind == "gaussian" else embeddings.normalised(drawn)


def scores(e: np.ndarray, u: np.ndarray, stored: np.ndarray) -> np.ndarray:
    """u_y^T W e_x for embeddings (batch, N, d), (batch, M, d) and `stored` = q(x) p(y|x), (N, M); (batch, N, M)."""
    sums = np.matmul(stored.T, e)
    return np.matmul(np.matmul(e, sums.transpose(0, 2, 1)), np.matmul(u, u.transpose(0, 2, 1)))


def _batches(draws: int) -> list[int]:
    return [min(BATCH, draws - start) for start in range(0, draws, BATCH)]


def _stored(p: np.ndarray, scheme: str, d: int, M: int, noise: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """q(x) p(y|x), shape (N, M), with labels x mod M redrawn with probability `noise`; and the labels."""
    M, d = whole_number("M", M), whole_number("d", d)
    label = labels_of("labels", None, len(p), M)
    return schemes.weights(scheme, p, d, M)[:, None] * conditional_law(label, M, noise), label


def observe_moments(
    tokens: str, scheme: str, d: int, M: int, noise: float, draws: int, *, token: int = 0, unembeddings: str = "sphere",
    seed: np.random.SeedSequence, replicates: int, first: int = 0,
) -> dict[str, np.ndarray]:
    """Means over `draws` memories that store noisy labels, (replicates,).

    ``true_score``, ``true_square``, ``other_square`` of `token` (the last over the wrong classes as well);
    ``excess_risk``: the risk of the answers above that of the best ones.
    """
    p, noise = frequencies.resolve(tokens), number("noise", noise, 0, 1)
    d, M, token = whole_number("d", d), whole_number("M", M, 2), whole_number("token", token, 0, len(p) - 1)
    (stored, label), draws = _stored(p, scheme, d, M, noise), whole_number("draws", draws)
    law = conditional_law(label, M, noise)
    total = np.zeros((replicates, 4))
    for row, rng in zip(total, streams.generators(seed, replicates, first), strict=True):
        for batch in _batches(draws):
            e, u = rng.standard_normal((batch, len(p), d)), _vectors(unembeddings, batch, M, d, rng)
            s = scores(e, u, stored)
            own, others = s[:, token, label[token]], np.delete(s[:, token], label[token], axis=1)
            loss = law.max(axis=1) - law[np.arange(len(p)), s.argmax(axis=2)]
            row += own.sum(), (own**2).sum(), (others**2).mean(axis=1).sum(), (loss @ p).sum()
    names = ("true_score", "true_square", "other_square", "excess_risk")
    return dict(zip(names, total.T / draws, strict=True))


def observe_comparisons(
    tokens: str, scheme: str, d: int, M: int, draws: int, *, token: int = 0, inputs: str = "gaussian",
    unembeddings: str = "sphere", seed: np.random.SeedSequence, replicates: int, first: int = 0,
) -> dict[str, np.ndarray]:
    """{"pairwise_error": how often each rival class beats the own one of `token`, "trials": draws}, (replicates, M - 1)."""
    p = frequencies.resolve(tokens)
    d, M, draws = whole_number("d", d), whole_number("M", M, 2), whole_number("draws", draws)
    stored, label = _stored(p, scheme, d, M)
    own = label[whole_number("token", token, 0, len(p) - 1)]
    wins = np.zeros((replicates, M - 1))
    for row, rng in zip(wins, streams.generators(seed, replicates, first), strict=True):
        for batch in _batches(draws):
            e = _vectors(inputs, batch, len(p), d, rng)
            s = scores(e, _vectors(unembeddings, batch, M, d, rng), stored)[:, token]
            row += (np.delete(s, own, axis=1) > s[:, [own]]).sum(axis=0)
    return {"pairwise_error": wins, "trials": np.full(wins.shape, draws)}


def observe_leakage(
    energies: list[float], d: int, draws: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"leakage": mean over `draws` of sum_z Q_z <u_f - u_y, u_z>^2 / (1 - <u_f, u_y>)^2}, u on the sphere; (replicates,)."""
    other, d = non_negative("energies", energies), whole_number("d", d)
    result = np.zeros(replicates)
    for index, rng in enumerate(streams.generators(seed, replicates, first)):
        u = _vectors("sphere", whole_number("draws", draws), len(other) + 2, d, rng)
        gap = u[:, 0] - u[:, 1]
        lever = 1 - np.einsum("bk,bk->b", u[:, 0], u[:, 1])
        levers = np.einsum("bk,bzk->bz", gap, u[:, 2:]) / lever[:, None]
        result[index] = np.mean(levers**2 @ other)
    return {"leakage": result}


def observe_orders(
    tokens: str, scheme: str, d: int, M: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """Largest differences to the scores read from the d x d matrix, relative to the largest score; (replicates,).

    ``largest_difference``: by class sums; ``..._without_gram``: omitting U U^T; ``..._transposed``: reading W^T.
    """
    p = frequencies.resolve(tokens)
    stored, _ = _stored(p, scheme, d, M)
    rows = []
    for rng in streams.generators(seed, replicates, first):
        e, u = rng.standard_normal((1, len(p), d)), _vectors("sphere", 1, M, d, rng)
        matrix = (stored @ u[0]).T @ e[0]
        exact = e[0] @ matrix.T @ u[0].T
        by_sums = e[0] @ (stored.T @ e[0]).T
        others = scores(e, u, stored)[0], by_sums, e[0] @ matrix @ u[0].T
        rows.append([np.abs(other - exact).max() / np.abs(exact).max() for other in others])
    names = ("largest_difference", "largest_difference_without_gram", "largest_difference_transposed")
    return dict(zip(names, np.array(rows).T, strict=True))


def observe_rescaled(
    tokens: str, scheme: str, d: int, M: int, scale: float, *, scaled: str = "all alike",
    seed: np.random.SeedSequence, replicates: int, first: int = 0,
) -> dict[str, np.ndarray]:
    """{"changed_answers": share of the tokens answered differently after rescaling}, (replicates,).

    ``all alike``: weights, inputs and unembeddings times `scale`; ``each unembedding`` or ``each weight``:
    by factors from 1 to `scale` that differ. Exact ties and near-ties within rounding do not occur for
    continuous embeddings but with probability 0.
    """
    p, scale = frequencies.resolve(tokens), number("scale", scale, 0, low_open=True)
    stored, _ = _stored(p, scheme, d, M)
    choice("scaled", scaled, ("all alike", "each unembedding", "each weight"))
    changed = []
    for rng in streams.generators(seed, replicates, first):
        e, u = rng.standard_normal((1, len(p), d)), _vectors("sphere", 1, M, d, rng)
        before = scores(e, u, stored).argmax(axis=2)
        if scaled == "all alike":
            after = scores(scale * e, scale * u, scale * stored)
        elif scaled == "each unembedding":
            after = scores(e, u * np.geomspace(1, scale, M)[:, None], stored)
        else:
            after = scores(e, u, stored * np.geomspace(1, scale, len(p))[:, None])
        changed.append(np.mean(after.argmax(axis=2) != before))
    return {"changed_answers": np.array(changed)}
