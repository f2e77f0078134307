"""One-bit memory: W replaced by sign(W), entry by entry, on the same draws."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.inputs import whole_number, whole_numbers
from lawbook.simulate.memory_scaling import instances, schemes
from lawbook.simulate.memory_scaling.direct import chance_of


@instances.one_blas_thread
def observe(
    tokens: str,
    scheme: str,
    d: int | Sequence[int],
    M: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    draws: int = 1,
    unembeddings: str = "sphere",
) -> dict[str, np.ndarray]:
    """Errors of W = sum_x q(x) u_f(x) e_x^T and of sign(W), averaged over `draws` of (E, U) per replicate.

    Returns ``error`` and ``one_bit_error`` (the 0-1 risks), and ``noise`` and ``one_bit_noise``: with the lead
    l = score of the true class - score of another, the variance of l over its squared mean, both over
    tokens, other classes and draws; ``noise_ratio``, the latter over the former; all (replicates, dimensions).
    Only schemes with equal weights make these noise-to-signal ratios. Cost per draw: 2 N d^2; memory d^2 + N (d + M).
    """
    p = frequencies.resolve(tokens)
    dims, M = whole_numbers("d", d), whole_number("M", M, 2)
    label = np.arange(len(p)) % M
    other = np.arange(M)[None, :] != label[:, None]

    def one(rng: np.random.Generator, dimension: int) -> np.ndarray:
        q = schemes.weights(scheme, p, dimension, M)
        leads, risks = [[], []], np.zeros(2)
        for _ in range(whole_number("draws", draws)):
            e, u = instances.vectors("gaussian", len(p), dimension, rng), instances.vectors(
                unembeddings, M, dimension, rng
            )
            w = (u[label] * q[:, None]).T @ e
            for i, matrix in enumerate((w, np.sign(w))):
                s = e @ matrix.T @ u.T
                risks[i] += p @ (1 - chance_of(s, label)) / draws
                leads[i].append((s[np.arange(len(p)), label][:, None] - s)[other])
        noise, one_bit = (np.var(lead) / np.mean(lead) ** 2 for lead in leads)
        return np.array([*risks, noise, one_bit, one_bit / noise])

    rows = np.array([[one(g, dimension) for dimension in dims] for g in streams.generators(seed, replicates, first)])
    names = ("error", "one_bit_error", "noise", "one_bit_noise", "noise_ratio")
    return dict(zip(names, np.moveaxis(rows, 2, 0), strict=True))
