"""Objectives along mixtures and along displacement between the same two laws, and atoms chosen one by one."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import atom_selection, interpolations
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

SHARES = np.linspace(0, 1, 21)
COUNTS = np.unique(np.geomspace(1, 1000, 24).astype(int))
CORRECTED = np.unique(np.geomspace(1, 60, 16).astype(int))


def moving_point(t: float, *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"mixture", "displacement"}: squared MMD of the way from the unit mass at 0 to that at 4 from the unit mass at 0, h = 1, shape (1,)."""
    from lawbook.simulate.measures.kernel_discrepancy import squared_mmd

    mixture = squared_mmd([0.0, 4.0], [0.0], 1.0, x_weights=[1 - t, t])
    return {"mixture": np.array([mixture]), "displacement": np.array([squared_mmd([4.0 * t], [0.0], 1.0)])}


def corner(t: float, segment: str, *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"value", "first", "second", "apart"} of the pair in the plane whose shortest ways turn a corner, in units of the first."""
    found = interpolations.wasserstein_along(-1, t, segment, seed=seed)
    return {name: values / found["first"] for name, values in found.items()}


def segments(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Objectives (segment, share) of a moving point (MMD^2) and of two atoms in the plane (W_2^2)."""
    kinds = list(interpolations.SEGMENTS)
    point = sweep(moving_point, [{"t": float(t)} for t in SHARES], 1)
    plane = sweep(corner, [{"t": float(t), "segment": kind} for kind in kinds for t in SHARES], 1)
    shape = (len(kinds), len(SHARES))
    return dataset(
        {"segment": kinds, "share": SHARES},
        discrepancy=(("segment", "share"), np.array([[cell[kind][0] for cell in point] for kind in kinds])),
        wasserstein=(("segment", "share"), np.array([cell["value"][0] for cell in plane]).reshape(shape)),
    )


def course(kernel: str, rule: str, counts: list[int], *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"discrepancy"}: squared MMD after each number of atoms in `counts`, shape (1, len(counts)); at least 1e-12, where rounding is near."""
    found, _ = atom_selection.squared_discrepancies(1.0, max(counts), rule, kernel=kernel)
    return {"discrepancy": np.maximum(found[np.array(counts) - 1], 1e-12)[None, :]}


def chosen_atoms(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Squared MMD (kernel, rule, atoms) of herding and line search, and (kernel, corrected atoms) of the fully corrective rule."""
    kernels, rules = list(atom_selection.KERNELS), ["herding", "line_search"]
    plain = sweep(course, [{"kernel": kernel, "rule": rule, "counts": COUNTS.tolist()} for kernel in kernels for rule in rules], 1)
    corrected = sweep(course, [{"kernel": kernel, "rule": "fully_corrective", "counts": CORRECTED.tolist()} for kernel in kernels], 1)
    return dataset(
        {"kernel": kernels, "rule": rules, "atoms": COUNTS, "corrected": CORRECTED},
        plain=(("kernel", "rule", "atoms"), np.array([cell["discrepancy"][0] for cell in plain]).reshape(len(kernels), len(rules), -1)),
        best=(("kernel", "corrected"), np.array([cell["discrepancy"][0] for cell in corrected])),
    )
