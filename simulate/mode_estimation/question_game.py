"""The game behind finding the mode of three classes: shares of questions against laws with another mode.

Solved from the side of the alternatives: a mixture of two laws, on which the mode is not above class 2 or not above class 3,
that makes the best question tell least. At the optimum this is the rate per query that no mix of questions exceeds.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize

from lawbook.simulate.inputs import refuse
from lawbook.simulate.mode_estimation.problems import Problem, resolve


def divergence(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """KL between laws of a yes/no answer, elementwise."""
    return a * np.log(a / b) + (1 - a) * np.log((1 - a) / (1 - b))


def told(p: np.ndarray, q: np.ndarray) -> np.ndarray:
    """What each question tells p from q per query: 'is it i?' for i = 1, 2, 3, then the whole class by Huffman's tree."""
    return np.append(divergence(p, q), np.sum(p * np.log(p / q)) / (2 - p[0]))


def least_rate(p: np.ndarray, questions: slice = slice(None), starts: int = 4) -> float:
    """The least, over mixtures of alternatives, of what the best of `questions` tells per query.

    Unknown: the value, the weight of the first alternative, and both laws' first two probabilities.
    """

    def laws(x: np.ndarray) -> list[np.ndarray]:
        return [np.array([a, b, max(1 - a - b, 1e-9)]) for a, b in (x[2:4], x[4:6])]

    scale = told(p, np.array([(p[0] + p[1]) / 2] * 2 + [p[2]])).max()

    def room(x: np.ndarray) -> np.ndarray:
        one, other = laws(x)
        return x[0] - (x[1] * told(p, one) + (1 - x[1]) * told(p, other))[questions] / scale

    limits = [
        {"type": "ineq", "fun": room},
        {"type": "ineq", "fun": lambda x: np.array([x[3] - x[2], 1 - 2 * x[4] - x[5]])},  # q_2 >= q_1; q_3 >= q_1
    ]
    bounds = [(0, None), (0, 1), *[(1e-3, 0.998)] * 4]
    best = np.inf
    for weight in np.linspace(0.95, 0.4, starts):
        two, three = (p[0] + p[1]) / 2, (p[0] + p[2]) / 2
        start = np.array([1.0, weight, two, two, three, p[1]])
        found = minimize(lambda x: x[0], start, constraints=limits, bounds=bounds, method="SLSQP", options={"ftol": 1e-14, "maxiter": 500})
        if found.fun < best and room(found.x).min() > -1e-9:
            best = float(found.fun)
    return best * scale


def gain(problem: Problem) -> float:
    """How many times fewer queries the best mix needs than resolving every sample; three classes. Raises InputError."""
    p = resolve(problem)
    if len(p) != 3 or not p[0] > p[1] >= p[2] > 0:
        raise refuse("p", problem, "three probabilities p_1 > p_2 >= p_3 > 0")
    return least_rate(p) / least_rate(p, slice(3, 4))
