"""How fast particles gather under the noise of consensus, at every number of particles and every step."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import DIMENSION, HERE, SAMPLES

NOISE = real("sigma", "strength of the noise", r"\sigma", low=0, typical=(0.1, 0.8))
STEP = real("eta", "step", r"\eta", low=0, high=2, low_open=True, high_open=True, typical=(0.02, 0.5))
COUNT = integer("k", "number of steps", low=0, typical=(1, 10))


def prediction(v: SimpleNamespace) -> Any:
    return ((1 - v.eta) ** 2 + v.d * v.sigma**2 * v.eta * (1 - 1 / v.n)) ** v.k


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, z, g, h = sp.symbols("x y z g h", real=True)
    where = {v.n: [2, 5], v.d: [1, 3], v.sigma: (0.1, 0.8), v.eta: (0.05, 0.5), x: (-2, 2), y: (-2, 2), g: (-2, 2), h: (-2, 2), z: (0.1, 2), v.k: [1, 4]}
    noise = v.sigma * sp.sqrt(v.eta)
    moved = [(1 - v.eta) * w + noise * sp.Abs(w) * e for w, e in ((x, g), (-x, h))]
    spread = sum((w - sum(moved) / 2) ** 2 for w in moved) / 2
    mean_square = lambda e: sp.expand(e).subs({g**2: 1, h**2: 1}).subs({g: 0, h: 0})  # noqa: E731
    return Derivation(
        (
            Premise("A deviation D_i from the mean becomes (1 - eta) D_i + sigma sqrt(eta) (|D_i| xi_i - mean of |D_j| xi_j), xi_i standard normal in R^d, E|xi|^2 = d."),
            Premise("Of independent vectors of mean 0 and mean squares q_i, the mean square about their mean is on average (1 - 1/n) times the mean of q_i."),
        ),
        (
            equal(mean_square(spread), x**2 * ((1 - v.eta) ** 2 + v.sigma**2 * v.eta / 2), "expand", "two particles at x and -x on the line: the mean over the noise after a step", lemma=True, where=where, transform=lambda e: sp.expand(e)),
            equal((1 - v.eta) ** 2 * z + v.sigma**2 * v.eta * v.d * (1 - 1 / v.n) * z, z * ((1 - v.eta) ** 2 + v.d * v.sigma**2 * v.eta * (1 - 1 / v.n)), "expand", "n particles in R^d, of spread z", lemma=True, where=where),
            equal(((1 - v.eta) ** 2 + v.sigma**2 * v.eta * v.d * (1 - 1 / v.n)) ** v.k, prediction(v), "expand", "k steps: each step's noise is independent of what was before", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.spread_of_consensus",
    statement="Steps eta of consensus on a flat objective, dX_i = -(X_i - mean) dt + sigma |X_i - mean| dB_i in R^d: the expected spread of n particles is multiplied by (1 - eta)^2 + d sigma^2 eta (1 - 1/n) at every step.",
    relation=Equals(),
    observable="spread",
    parameters=(SAMPLES, DIMENSION, NOISE, STEP, COUNT),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("many particles", "without the factor 1 - 1/n", lambda v: ((1 - v.eta) ** 2 + v.d * v.sigma**2 * v.eta) ** v.k + 0 * v.n),
        Rival("whatever the dimension", "without d", lambda v: ((1 - v.eta) ** 2 + v.sigma**2 * v.eta * (1 - 1 / v.n)) ** v.k + 0 * v.d),
        Rival("noise by coordinate", "the same where every coordinate has the noise of its own deviation, which spares the factor d", cell={"noise": "by_coordinate"}),
    ),
    remark="Particles gather if d sigma^2 < 2 in many dimensions and small steps (in the mean square); noise coordinate by coordinate asks sigma^2 < 2 only.",
)
