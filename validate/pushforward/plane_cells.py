"""Pairs of covariances in the plane, for the laws on linear maps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import linear_maps
from lawbook.validate.experiment import Band

ROUNDING = Band(relative=1e-8, absolute=1e-8, reason="rounding, and the integrators' error; costs are of order 1")
NAMES = ("a_1", "a_2", "b_1", "b_2", "theta")


def planes(level: str, tokens: str) -> list[dict[str, Any]]:
    """Equal and unequal spectra, rotated by 0 to a right angle."""
    shapes = [(1.0, 1.0, 2.0, 0.5), (2.0, 0.5, 2.0, 0.5), (0.4, 1.5, 3.0, 0.2), (3.0, 1.0, 0.3, 0.9)]
    angles = (0.0, 0.4, 0.9, np.pi / 2) if level == "quick" else tuple(np.linspace(0, np.pi / 2, 9))
    return [dict(zip(NAMES, (*shape, float(angle)), strict=True)) for shape in shapes for angle in angles]


def turned(level: str, tokens: str) -> list[dict[str, Any]]:
    """Those whose axes differ."""
    return [cell for cell in planes(level, tokens) if 0 < cell["theta"] < 1.5 and cell["a_1"] != cell["a_2"]]


def pair(cell: Mapping[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """The two covariances of a cell."""
    return linear_maps.planar(cell["a_1"], cell["a_2"]), linear_maps.planar(cell["b_1"], cell["b_2"], cell["theta"])


def exact(**found: float) -> dict[str, np.ndarray]:
    """One replicate of numbers that are not random."""
    return {name: np.array([value]) for name, value in found.items()}


def flows(path: str = "linear", reflow: bool = False) -> Callable[[str, str], list[dict[str, Any]]]:
    """The cells of a law on the flow of one path."""
    return lambda level, tokens: [{**cell, "path": path, "reflow": reflow} for cell in planes(level, tokens)]


def plane_of(cell: Mapping[str, Any]) -> dict[str, Any]:
    """The laws' parameters."""
    return {name: cell[name] for name in NAMES}


def observe_flow(
    path: str, reflow: bool, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0, **plane: float
) -> dict[str, np.ndarray]:
    """Integrals over time of a path's field, after one reflow if asked; excess costs of its end map and of the triangular map."""
    start, end = pair(plane)
    run = linear_maps.flow(start, end, path, steps=200)
    if reflow:
        run = linear_maps.flow(start, end, path, coupling=run.end_map @ start, steps=200)
    least = linear_maps.cost(linear_maps.transport(start, end), start)
    return exact(
        energy=run.energy, straightness=run.straightness, irreducible=run.irreducible,
        excess=linear_maps.cost(run.end_map, start) - least, triangular_excess=linear_maps.cost(linear_maps.knothe(start, end), start) - least,
    )
