"""Choosing atoms one by one to approach a law in MMD: herding, Frank-Wolfe with line search, and fully corrective.

The target is N(0, 1) on a grid of [-4, 4]; kernels are Gaussian, Matern's and the energy's. A step costs one pass over the grid;
correction also solves for the best masses of the atoms that have some.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import choice, number, whole_number

GRID = np.linspace(-4, 4, 401)
STARTS = ("farthest", "best")
RULES = ("herding", "line_search", "fully_corrective")
KERNELS = ("gaussian", "matern", "energy")


def kernel_matrix(kernel: str, bandwidth: float) -> np.ndarray:
    """k on the grid, (401, 401): exp(-r^2/(2 h^2)), (1 + r/h) exp(-r/h), or |x| + |y| - |x - y| (for laws the same as -|x - y|)."""
    h, distance = number("bandwidth", bandwidth, 0, low_open=True), np.abs(GRID[:, None] - GRID)
    if choice("kernel", kernel, KERNELS) == "gaussian":
        return np.exp(-(distance**2) / (2 * h**2))
    if kernel == "matern":
        return (1 + distance / h) * np.exp(-distance / h)
    return np.abs(GRID)[:, None] + np.abs(GRID) - distance


def target_masses() -> np.ndarray:
    """N(0, 1) on the grid, (401,)."""
    masses = np.exp(-(GRID**2) / 2)
    return masses / masses.sum()


def best_masses(gram: np.ndarray, pull: np.ndarray, masses: np.ndarray) -> np.ndarray:
    """The masses w (m,) >= 0 of sum 1 that make w.gram w/2 - w.pull least, from feasible ones; 0 leaves an atom for good.

    Wolfe's active set: go to the best point of the affine hull, or as far as masses stay positive; then drop the empty atoms.
    """
    w, alive = masses.copy(), np.arange(len(masses))
    while True:
        m = len(alive)
        system = np.block([[gram[np.ix_(alive, alive)], np.ones((m, 1))], [np.ones((1, m)), np.zeros((1, 1))]])
        goal = np.linalg.lstsq(system, np.append(pull[alive], 1.0), rcond=1e-13)[0][:m]
        low = goal <= 0
        if not low.any():
            w[alive] = goal / goal.sum()
            return w
        now = w[alive]
        reach = np.min(now[low] / (now[low] - goal[low]))
        now = np.where(low & (now / np.where(low, now - goal, 1.0) <= reach), 0.0, now + reach * (goal - now))
        w[alive] = now / now.sum()
        alive = alive[now > 0]


def squared_discrepancies(bandwidth: float, steps: int, rule: str, start: str = "best", kernel: str = "gaussian") -> tuple[np.ndarray, float]:
    """(MMD^2 after 1, ..., `steps` atoms (steps,), the largest squared distance of an atom from the target).

    `rule` is "herding" (step 1/k), "line_search", or "fully_corrective" (the best masses of all atoms so far); the first atom is the
    best one or the farthest. Below about 1e-13 values are rounding.
    """
    grid, target = kernel_matrix(kernel, bandwidth), target_masses()
    away = grid.diagonal() - 2 * grid @ target + target @ grid @ target
    return _run(bandwidth, steps, rule, start, kernel)[0], float(away.max())


def _run(bandwidth: float, steps: int, rule: str, start: str, kernel: str) -> tuple[np.ndarray, np.ndarray]:
    """(MMD^2 (steps,), the last masses on the grid (401,))."""
    steps, rule, start = whole_number("steps", steps), choice("rule", rule, RULES), choice("start", start, STARTS)
    k_grid = kernel_matrix(kernel, bandwidth)
    own = k_grid.diagonal()
    target = target_masses()
    mean, energy = k_grid @ target, float(target @ k_grid @ target)
    away = own - 2 * mean + energy
    first = int(away.argmax() if start == "farthest" else away.argmin())
    smooth, inner, norm = k_grid[first].copy(), float(mean[first]), float(own[first])  # of the law: kernel mean, <law, target>, |law|^2
    masses = np.zeros(GRID.size)
    masses[first] = 1.0
    found = [norm - 2 * inner + energy]
    for k in range(2, steps + 1):
        best = int((smooth - mean).argmin())
        gap = norm - inner - smooth[best] + mean[best]  # <law - target, law - atom>
        length = norm - 2 * smooth[best] + own[best]
        step = 1 / k if rule == "herding" else min(1.0, max(0.0, gap / length)) if length > 0 else 0.0
        if rule == "fully_corrective":
            masses *= 1 - step
            masses[best] += step
            atoms = np.flatnonzero(masses)
            masses[atoms] = best_masses(k_grid[np.ix_(atoms, atoms)], mean[atoms], masses[atoms])
            smooth = k_grid[:, atoms] @ masses[atoms]
            inner, norm = float(masses @ mean), float(masses @ smooth)
        else:
            norm = (1 - step) ** 2 * norm + 2 * step * (1 - step) * float(smooth[best]) + step**2 * own[best]
            inner = (1 - step) * inner + step * float(mean[best])
            smooth = (1 - step) * smooth + step * k_grid[best]
            masses *= 1 - step
            masses[best] += step
        found.append(max(norm - 2 * inner + energy, 0.0))
    return np.array(found), masses


def discrepancy_after(
    bandwidth: float, steps: int, start: str = "best", kernel: str = "gaussian", *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"herding", "line_search", "advantage"}: MMD^2 after `steps` atoms by both rules, and how far herding is below, shape (1,). Not random."""
    herding = squared_discrepancies(bandwidth, steps, "herding", start, kernel)[0][-1]
    search = squared_discrepancies(bandwidth, steps, "line_search", start, kernel)[0][-1]
    return {"herding": np.array([herding]), "line_search": np.array([search]), "advantage": np.array([search - herding])}


def correction_after(
    bandwidth: float, steps: int, start: str = "best", kernel: str = "gaussian", *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """After `steps` atoms, shape (1,), not random: {"slower": the larger MMD^2 of line search and correction, "advantage": how far correction
    is below line search, "first": MMD^2 of the first atom, "diameter": the largest squared distance of two atoms of the grid}.
    """
    search, correction = (squared_discrepancies(bandwidth, steps, rule, start, kernel)[0] for rule in RULES[1:])
    grid = kernel_matrix(kernel, bandwidth)
    own = grid.diagonal()
    found = {"slower": max(search[-1], correction[-1]), "advantage": search[-1] - correction[-1], "first": search[0]}
    return {name: np.array([value]) for name, value in {**found, "diameter": np.max(own[:, None] + own - 2 * grid)}.items()}


def reweighted(
    bandwidth: float, steps: int, rule: str = "line_search", start: str = "best", kernel: str = "gaussian", *,
    seed: np.random.SeedSequence, replicates: int = 1, first: int = 0,
) -> dict[str, np.ndarray]:
    """{"advantage"}: how much the best masses of the atoms that a rule has chosen lower its MMD^2, shape (1,). Not random."""
    found, masses = _run(bandwidth, steps, choice("rule", rule, RULES), start, kernel)
    grid, target, atoms = kernel_matrix(kernel, bandwidth), target_masses(), np.flatnonzero(masses)
    pull = grid @ target
    masses[atoms] = best_masses(grid[np.ix_(atoms, atoms)], pull[atoms], masses[atoms])
    return {"advantage": np.array([found[-1] - (masses - target) @ grid @ (masses - target)])}
