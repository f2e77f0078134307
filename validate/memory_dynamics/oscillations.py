"""What experiments on the length of oscillations share: random separable problems, their scale, the last rise."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.inputs import InputError
from lawbook.simulate.memory_dynamics import max_margin, problems, scores
from lawbook.simulate.memory_dynamics.plain_arrays import pair_vectors


class Drawn(NamedTuple):
    """A random problem, the squared norm of its max-margin memory, and Lambda, the limit of eta t times its sharpness."""

    problem: problems.Problem
    norm: float
    scale: float


def zipf(N: int, exponent: float) -> list[float]:
    p = np.arange(1, N + 1.0) ** -exponent
    return list(p / p.sum())


def scale(problem: problems.Problem, found: max_margin.MaxMargin) -> float:
    """The largest eigenvalue of the sum of beta (u_f - u_z)(u_f - u_z)^T kron e e^T."""
    rows = pair_vectors(*problem.embeddings(), problem.labels)
    others = np.arange(problem.classes) != problem.labels[:, None]
    rows = rows * np.sqrt(found.beta[others])[:, None]
    return float(np.linalg.eigvalsh(rows @ rows.T)[-1])


def drawn(name: str, draw: int, p: Any, M: int, d: int, most: float = 2000.0) -> Drawn | None:
    """Draw `draw` of the ensemble `name`: inputs uniform on the sphere, orthonormal outputs; None if inseparable or beyond `most`."""
    rng = streams.generators(streams.root(0, name, draw), 1)[0]
    problem = problems.random_unit(p, M, d, rng, outputs="orthonormal")
    try:
        found = max_margin.max_margin(*problem.embeddings(), problem.labels)
    except (InputError, RuntimeError):
        return None
    Lambda = scale(problem, found)
    return Drawn(problem, found.squared_norm, Lambda) if Lambda <= most else None


def last_rises(case: Drawn, etas: Any, factor: float) -> np.ndarray:
    """The last step that raised the loss, per step size, in runs of factor * Lambda + 50 steps; 0 for none."""
    steps = int(factor * case.scale) + 50
    return np.array([max(0, scores.descend(case.problem, float(eta), steps, times=[steps]).last_rise) for eta in etas], dtype=float)
