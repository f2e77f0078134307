"""Layer norm: what discrete steps on one token do to the norm of its read-out W e_x."""

from __future__ import annotations

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.memory_scaling import gradient, instances


@instances.one_blas_thread
def observe(
    M: int,
    d: int,
    step: float,
    updates: int,
    *,
    seed: np.random.SeedSequence,
    replicates: int,
    first: int = 0,
    guard: float = 0.0,
    layer_norm: bool = True,
) -> dict[str, np.ndarray]:
    """SGD on a single token with logits U W e / sqrt(|W e|^2 + guard), from W with entries N(0, 1/d).

    Returns per replicate ``growth``, |W e|^2 at the end over |W e|^2 at the start; 
    ``growth_over_squared_steps``, (|W e|^2 at the end - at the start) / (step^2 |e|^2 sum_t |gradient_t|^2), with
    unit e; ``alignment``, the largest |cosine| between the gradient and W e e^T along the run. Cost: updates x d (d + M);
    memory 2 d^2 + M d.
    """
    M, d = whole_number("M", M, 2), whole_number("d", d)
    number("step", step, 0, low_open=True), number("guard", guard, 0)
    label = np.zeros(1, dtype=np.int64)

    def one(rng: np.random.Generator) -> tuple[float, float, float]:
        e, u = instances.vectors("sphere", 1, d, rng), instances.vectors("sphere", M, d, rng)
        w = instances.initial_matrix("normal", d, rng)
        start, squares, cosine = float(np.sum((w @ e[0]) ** 2)), 0.0, 0.0
        for _ in range(updates):
            slope = gradient.gradients(w, e, u, np.ones(1), label, layer_norm, guard)[0]
            size, radial = np.linalg.norm(slope), np.outer(w @ e[0], e[0])
            cosine = max(cosine, abs(float(np.sum(slope * radial))) / (size * np.linalg.norm(radial)))
            squares += float(size**2)
            w = w - step * slope
        end = float(np.sum((w @ e[0]) ** 2))
        return end / start, (end - start) / (step**2 * squares), cosine

    rows = np.array([one(rng) for rng in streams.generators(seed, replicates, first)])
    return dict(zip(("growth", "growth_over_squared_steps", "alignment"), rows.T, strict=True))
