"""Means of kernels and random directions by drawing: normal laws of any covariance, slices of the unit sphere."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import non_negative, number, refuse, whole_number
from lawbook.simulate.measures.laws import Gaussian
from lawbook.simulate.streams import generators


def kernel_of_normals(
    spectrum: Any, gap: Any, h: float, share: float = 0.5, batch: int = 500, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"kernel": exp(-|X - Y|^2 / (2 h^2)) averaged over `batch` draws of two normal laws}, shape (replicates,).

    In a random orthonormal frame, drawn anew in each replicate, the covariances are `share` and 1 - `share` of diag(`spectrum`), (d,),
    and the means differ by `gap`, (d,).
    """
    spectrum, gap = non_negative("spectrum", spectrum), non_negative("gap", gap)
    h, share = number("h", h, 0, low_open=True), number("share", share, 0, 1)
    if spectrum.shape != gap.shape:
        raise refuse("gap", gap.shape, f"as many numbers as the spectrum has, {spectrum.size}")
    found = []
    for rng in generators(seed, replicates, first):
        frame = np.linalg.qr(rng.standard_normal((spectrum.size, spectrum.size)))[0]
        one = Gaussian(frame @ gap, share * (frame * spectrum) @ frame.T)
        other = Gaussian(np.zeros(spectrum.size), (1 - share) * (frame * spectrum) @ frame.T)
        apart = one.sample(whole_number("batch", batch), rng) - other.sample(batch, rng)
        found.append(np.exp((apart**2).sum(axis=1) / (-2 * h**2)).mean())
    return {"kernel": np.array(found)}


def slices(d: int, batch: int = 500, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"slice": |first coordinate| of a uniform direction in R^d, averaged over `batch`}, shape (replicates,)."""
    found = []
    for rng in generators(seed, replicates, first):
        steps = rng.standard_normal((whole_number("batch", batch), whole_number("d", d)))
        found.append((np.abs(steps[:, 0]) / np.sqrt((steps**2).sum(axis=1))).mean())
    return {"slice": np.array(found)}
