"""The law nearest to p at which class 1 is at least as likely as class 0, found by numerical descent."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize

from lawbook.simulate.inputs import choice, refuse
from lawbook.simulate.mode_estimation.problems import Problem, resolve

DIRECTIONS = ("information", "reverse")


def _objective(law: np.ndarray, direction: str) -> Callable[[np.ndarray], tuple[float, np.ndarray]]:
    """The divergence and its gradient in the logits of q, the second being the first's plus a lead >= 0."""
    rest = np.arange(len(law)) != 1

    def at(x: np.ndarray) -> tuple[float, np.ndarray]:
        logits = x.copy()
        logits[1] += logits[0]
        logits -= logits.max()
        logits -= np.log(np.exp(logits).sum())
        q = np.exp(logits)
        if direction == "reverse":
            value, slope = float(law @ (np.log(law) - logits)), q - law
        else:
            excess = logits - np.log(law)
            value = float(q @ excess)
            slope = q * (excess - value)
        moved = np.where(rest, slope, 0.0)
        moved[1] = slope[1]
        moved[0] = slope[0] + slope[1]
        return value, moved

    return at


def projection(p: Problem, direction: str = "information") -> tuple[float, np.ndarray]:
    """The least divergence to a law q with q[1] >= q[0], and that q (m,), m >= 2.

    "information": of KL(q | p), Sanov's; "reverse": of KL(p | q). Quasi-Newton descent in the logits, from p itself with its
    first two classes tied; no formula is used. p needs positive entries. Raises InputError.
    """
    law = resolve(p)
    if np.any(law <= 0):
        raise refuse("p", p, "positive probabilities")
    objective = _objective(law, choice("direction", direction, DIRECTIONS))
    start = np.log(law)
    start[1] = 0.0
    bounds = [(None, None)] * len(law)
    bounds[1] = (0.0, None)
    found = minimize(objective, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-15, "gtol": 1e-11, "maxiter": 2000})
    logits = found.x.copy()
    logits[1] += logits[0]
    q = np.exp(logits - logits.max())
    return float(found.fun), q / q.sum()
