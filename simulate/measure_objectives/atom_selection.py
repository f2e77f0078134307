"""Choosing atoms one by one to approach a law in MMD: herding, Frank-Wolfe with line search, and draws.

The target is N(0, 1) on a grid of [-4, 4]; the kernel is exp(-(x - y)^2/(2 h^2)). A run costs one pass over the grid a step.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import choice, number, whole_number

GRID = np.linspace(-4, 4, 401)
STARTS = ("farthest", "best")


def squared_discrepancies(bandwidth: float, steps: int, rule: str, start: str = "best") -> tuple[np.ndarray, float]:
    """(MMD^2 after 1, ..., `steps` atoms (steps,), the largest squared distance of an atom from the target).

    `rule` is "herding" (step 1/k) or "line_search"; the first atom is the best one or the farthest.
    """
    h, steps = number("bandwidth", bandwidth, 0, low_open=True), whole_number("steps", steps)
    rule, start = choice("rule", rule, ("herding", "line_search")), choice("start", start, STARTS)
    kernel = np.exp(-((GRID[:, None] - GRID) ** 2) / (2 * h**2))
    target = np.exp(-(GRID**2) / 2)
    target /= target.sum()
    mean, energy = kernel @ target, float(target @ kernel @ target)
    away = 1 - 2 * mean + energy
    first = int(away.argmax() if start == "farthest" else away.argmin())
    smooth, inner, norm = kernel[first].copy(), float(mean[first]), 1.0  # of the current law: kernel mean, <law, target>, |law|^2
    found = [norm - 2 * inner + energy]
    for k in range(2, steps + 1):
        best = int((smooth - mean).argmin())
        gap = norm - inner - smooth[best] + mean[best]  # <law - target, law - atom>
        length = norm - 2 * smooth[best] + 1
        step = 1 / k if rule == "herding" else min(1.0, max(0.0, gap / length))
        norm = (1 - step) ** 2 * norm + 2 * step * (1 - step) * float(smooth[best]) + step**2
        inner = (1 - step) * inner + step * float(mean[best])
        smooth = (1 - step) * smooth + step * kernel[best]
        found.append(max(norm - 2 * inner + energy, 0.0))
    return np.array(found), float(away.max())


def discrepancy_after(bandwidth: float, steps: int, start: str = "best", *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"herding", "line_search", "advantage"}: MMD^2 after `steps` atoms by both rules, and how far herding is below, shape (1,). Not random."""
    herding = squared_discrepancies(bandwidth, steps, "herding", start)[0][-1]
    search = squared_discrepancies(bandwidth, steps, "line_search", start)[0][-1]
    return {"herding": np.array([herding]), "line_search": np.array([search]), "advantage": np.array([search - herding])}
