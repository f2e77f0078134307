"""Objectives on finite laws: free energies, Bayes risks, moment problems, projections; each by a direct optimisation."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import optimize

from lawbook.simulate.inputs import choice, non_negative, number, probability_vector, refuse, whole_number
from lawbook.simulate.streams import generators


def free_energy(mu: np.ndarray, prior: np.ndarray, potential: np.ndarray, temperature: float) -> float:
    """mu(V) + T KL(mu || prior), with 0 log 0 = 0; infinite where mu charges what the prior does not."""
    if ((mu > 0) & (prior == 0)).any():
        return float("inf")
    inside = mu > 0
    return float(mu @ potential + temperature * (mu[inside] @ np.log(mu[inside] / prior[inside])))


def excess_of_free_energy(
    mu: Any, prior: Any, potential: Any, temperature: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"excess"}: free energy of mu above the least one, which is found by multiplicative updates, shape (1,)."""
    mu, prior, potential = probability_vector("mu", mu), probability_vector("prior", prior), non_negative("potential", potential)
    temperature = number("temperature", temperature, 0, low_open=True)
    if not mu.shape == prior.shape == potential.shape or (prior == 0).any():
        raise refuse("prior", prior, "positive probabilities, as many as mu and potential have")
    least = prior.copy()
    for _ in range(200):  # mirror descent with half of the full step: a contraction by 1/2 in the logarithm
        slope = potential + temperature * np.log(least / prior)
        least = least * np.exp(-(slope - slope.min()) / (2 * temperature))
        least /= least.sum()
    excess = free_energy(mu, prior, potential, temperature) - free_energy(least, prior, potential, temperature)
    return {"excess": np.array([excess])}


def symmetric_divergence_of_plug_in(
    potential: Any, noise: float, temperature: float, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 500
) -> dict[str, np.ndarray]:
    """{"divergence"}: mean over `block` data sets of KL both ways between Gibbs laws at V and at the mean of n noisy V, (replicates,)."""
    potential, noise = non_negative("potential", potential), number("noise", noise, 0)
    temperature, n = number("temperature", temperature, 0, low_open=True), whole_number("n", n)

    def gibbs(values: np.ndarray) -> np.ndarray:
        weight = np.exp(-(values - values.min(-1, keepdims=True)) / temperature)
        return weight / weight.sum(-1, keepdims=True)

    exact, found = gibbs(potential), []
    for rng in generators(seed, replicates, first):
        plugged = gibbs(potential + noise / np.sqrt(n) * rng.standard_normal((block, potential.size)))
        found.append(((plugged - exact) * np.log(plugged / exact)).sum(1).mean())
    return {"divergence": np.array(found)}


def energy_at_temperature(
    power: int, stiffness: float, d: int, temperature: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"energy"}: mean of V(x) = sum of stiffness |x_i|^power under exp(-V/T), by quadrature along one coordinate, shape (1,)."""
    power, d = whole_number("power", power, low=2), whole_number("d", d)
    stiffness, temperature = number("stiffness", stiffness, 0, low_open=True), number("temperature", temperature, 0, low_open=True)
    x = np.linspace(0, (60 * temperature / stiffness) ** (1 / power), 20_001)
    value = stiffness * x**power
    weight = np.exp(-value / temperature)
    return {"energy": np.array([d * np.trapezoid(value * weight, x) / np.trapezoid(weight, x)])}


LOSSES = {
    "logarithmic": (lambda q, y: -np.log(np.clip(q[y], 1e-300, None))),
    "squared": (lambda q, y: ((q - np.eye(q.size)[y]) ** 2).sum()),
}


def bayes_risk_of_mixture(p: Any, q: Any, share: float, loss: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"risk"}: least expected loss of one prediction (a law on the labels) when labels follow share p + (1 - share) q, by search, shape (1,)."""
    p, q, share = probability_vector("p", p), probability_vector("q", q), number("share", share, 0, 1)
    value = LOSSES[choice("loss", loss, tuple(LOSSES))]
    mixed = share * p + (1 - share) * q

    def risk(logits: np.ndarray) -> float:
        guess = np.exp(logits - logits.max())
        guess /= guess.sum()
        return float(sum(mass * value(guess, y) for y, mass in enumerate(mixed) if mass > 0))

    found = optimize.minimize(risk, np.zeros(p.size), method="BFGS", options={"gtol": 1e-10})
    return {"risk": np.array([found.fun])}


def atoms_of_moment_problem(
    moments: int, grid: int, *, repeated: int = 0, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"atoms"}: atoms of a vertex solution of min mu(V) over laws on `grid` points with `moments` random moments fixed, (replicates,).

    The last `repeated` of the moments say what the first ones say.
    """
    moments, grid = whole_number("moments", moments, low=0), whole_number("grid", grid, low=2)
    repeated = whole_number("repeated", repeated, low=0, high=moments)
    found = []
    for rng in generators(seed, replicates, first):
        functions, potential = rng.standard_normal((moments, grid)), rng.standard_normal(grid)
        functions[moments - repeated :] = functions[:repeated]
        inside = rng.dirichlet(np.ones(grid))
        equalities = np.vstack([np.ones(grid), functions])
        solved = optimize.linprog(potential, A_eq=equalities, b_eq=equalities @ inside, method="highs-ds")
        found.append(float((solved.x > 1e-9).sum()))
    return {"atoms": np.array(found)}


def projection_of_sample(
    atoms: int, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, bandwidth: float = 0.5
) -> dict[str, np.ndarray]:
    """{"ratio", "plain"}: MMD of projections of mu_n and mu on laws of `atoms` fixed places over MMD(mu_n, mu), (replicates,).

    mu is a law on 30 other places. "plain" is the same with the nearest single atom in place of the projection: no convex set.
    """
    atoms, n = whole_number("atoms", atoms), whole_number("n", n)
    places, model = np.linspace(-2, 2, 30), np.linspace(-1.6, 1.7, atoms)
    found = []
    for rng in generators(seed, replicates, first):
        mu = rng.dirichlet(np.full(30, 0.5))
        sample = rng.multinomial(n, mu) / n
        every = np.concatenate([model, places])
        kernel = np.exp(-((every[:, None] - every) ** 2) / (2 * bandwidth**2))
        own, cross = kernel[:atoms, :atoms], kernel[:atoms, atoms:]

        def project(law: np.ndarray, own: np.ndarray = own, cross: np.ndarray = cross) -> np.ndarray:
            root = np.linalg.cholesky(own + 1e-12 * np.eye(own.shape[0]))
            # least squares on the simplex: a heavy row asks for total mass 1
            rows = np.vstack([root.T, 1e4 * np.ones(own.shape[0])])
            right = np.concatenate([np.linalg.solve(root, cross @ law), [1e4]])
            solved = optimize.nnls(rows, right)[0]
            return solved / solved.sum()

        def distance(one: np.ndarray, other: np.ndarray, gram: np.ndarray) -> float:
            return float(np.sqrt(max((one - other) @ gram @ (one - other), 0.0)))

        between = distance(sample, mu, kernel[atoms:, atoms:])
        far = distance(project(sample), project(mu), own)
        nearest = [int(np.argmin(np.diag(own) - 2 * cross @ law)) for law in (sample, mu)]
        found.append((far / between, np.sqrt(max(2 - 2 * own[nearest[0], nearest[1]], 0.0)) / between))
    ratio, plain = np.array(found).T
    return {"ratio": ratio, "plain": plain}
