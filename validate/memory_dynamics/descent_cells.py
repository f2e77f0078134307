"""What experiments on runs of descent share: the problems that they state, one run without random numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawbook.simulate.memory_dynamics import problems, scores
from lawbook.simulate.memory_dynamics.watch import Run


def pair_run(p_1: float, alpha: float, eta: float, steps: int, times: str | Sequence[int] | None = None) -> Run:
    """Descent from zero on two tokens: frequencies (p_1, 1 - p_1), inputs of inner product alpha."""
    return scores.descend(problems.two_particles(alpha, 1 - p_1), eta, steps, times=times if times is not None else [steps])


def orthonormal_run(p: Any, M: int, eta: float, steps: int, times: str | Sequence[int] | None = None) -> Run:
    """Descent from zero with orthonormal embeddings; `p`: frequencies or their specification."""
    return scores.descend(problems.orthonormal(p, M), eta, steps, times=times if times is not None else [steps])
