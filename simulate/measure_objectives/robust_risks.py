"""Worst means in balls of laws by linear programmes, weighted means under a shift, and what contamination costs a kernel."""

from __future__ import annotations

import numpy as np
from scipy import optimize

from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.measures.kernel_discrepancy import squared_mmd
from lawbook.simulate.streams import generators


def weighted_means(m: float, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 400) -> dict[str, np.ndarray]:
    """{"variance"}: mean squared error over `block` samples of the weighted mean of n draws of N(0, 1) for the mean of N(m, 1), (replicates,)."""
    m, n, block = number("m", m), whole_number("n", n), whole_number("block", block)
    found = []
    for rng in generators(seed, replicates, first):
        x = rng.standard_normal((block, n))
        found.append((((np.exp(m * x - m * m / 2) * x).mean(axis=1) - m) ** 2).mean())
    return {"variance": np.array(found)}


def worst_transported(slope: float, radius: float, atoms: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"rise"}: largest rise of the mean loss over laws on a line's grid within W_1 `radius` of a random law of `atoms` atoms, shape (1,).

    The loss is `slope` |x|, the grid [-40, 40] in steps of 1/2; a linear programme over the plans that move the mass.
    """
    slope, radius, atoms = number("slope", slope, 0, low_open=True), number("radius", radius, 0, 3, low_open=True), whole_number("atoms", atoms, 1, 20)
    (rng,) = generators(seed, 1, 0)
    grid = np.linspace(-40, 40, 161)
    x, masses = rng.choice(grid[70:91], atoms, replace=False), rng.dirichlet(np.ones(atoms))
    gain = slope * (np.abs(grid) - np.abs(x[:, None]))
    solved = optimize.linprog(
        -gain.ravel(), A_ub=np.abs(grid - x[:, None]).ravel()[None], b_ub=[radius], A_eq=np.kron(np.eye(atoms), np.ones(grid.size)), b_eq=masses, method="highs",
    )  # fmt: skip
    return {"rise": np.array([-solved.fun])}


def contaminated(share: float, apart: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, atoms: int = 12) -> dict[str, np.ndarray]:
    """{"shift", "share"}: MMD (Gaussian kernel of bandwidth 1) between a law of random atoms on [0, 1] and itself with a `share` put `apart`, (replicates,).

    For a single atom (`atoms` = 1) the law is a point.
    """
    share, apart, atoms = number("share", share, 0, 1, low_open=True), number("apart", apart, 0), whole_number("atoms", atoms)
    found = []
    for rng in generators(seed, replicates, first):
        x, masses = rng.random(atoms), rng.dirichlet(np.ones(atoms))
        mixed = np.append((1 - share) * masses, share)
        found.append(np.sqrt(max(0.0, squared_mmd(np.append(x, apart), x, 1.0, x_weights=mixed, y_weights=masses))))
    return {"shift": np.array(found)}
