"""The variance that n attracting particles really have after steps of Euler and Maruyama, whatever the step."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.variance_of_interacting_particles import ATTRACTION, PULL

STEP = real("eta", "step", r"\eta", low=0, low_open=True, typical=(0.01, 0.25))
STABLE = Condition("eta (a + kappa) < 2: the scheme is stable", lambda v: v.eta * (v.a + v.kappa) < 2)
SCHEME = Premise("x <- x - eta (a x + kappa (x - mean)) + sqrt(2 eta) xi, the xi standard normal and independent, as long as eta (a + kappa) < 2.")
MODES = Premise("The mean has the pull a and noise of variance 2 eta/n a step; a deviation from the mean the pull a + kappa and 2 eta (1 - 1/n), uncorrelated with it.")


def settled(rate: Any, step: Any) -> Any:
    """Stationary variance of x <- (1 - step rate) x + sqrt(2 step) xi."""
    return 1 / (rate * (1 - step * rate / 2))


def settled_step(v: SimpleNamespace) -> Any:
    """The lemma behind `settled`: 2 eta over one minus the squared factor."""
    r = sp.Symbol("r", positive=True)
    return equal(2 * v.eta / (1 - (1 - v.eta * r) ** 2), settled(r, v.eta), "solve", "w = (1 - eta r)^2 w + 2 eta: the stationary variance at the pull r", lemma=True, where={v.eta: (0.01, 0.25), r: (0.3, 4)})


def prediction(v: SimpleNamespace) -> Any:
    return settled(v.a, v.eta) / v.n + (1 - 1 / v.n) * settled(v.a + v.kappa, v.eta)


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.n: [2, 5], v.a: (0.3, 2), v.kappa: (0.3, 2), v.eta: (0.01, 0.25)}
    left = 2 * v.eta / v.n / (1 - (1 - v.eta * v.a) ** 2) + 2 * v.eta * (1 - 1 / v.n) / (1 - (1 - v.eta * (v.a + v.kappa)) ** 2)
    return Derivation(
        (SCHEME, MODES),
        (
            settled_step(v),
            equal(left, prediction(v), "sum", "the variances of mean and deviation add up", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.variance_of_euler_particles",
    statement="Steps eta of Euler and Maruyama for n particles dX_i = -a X_i dt - kappa (X_i - mean) dt + sqrt(2) dB_i settle at the variance 1/(n a (1 - eta a/2)) + (1 - 1/n)/((a + kappa) (1 - eta (a + kappa)/2)).",
    relation=Equals(),
    observable="variance",
    parameters=(PULL, ATTRACTION, SAMPLES, STEP),
    conditions=(STABLE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no bias of the step", "the variance in continuous time", lambda v: 1 / (v.n * v.a) + (1 - 1 / v.n) / (v.a + v.kappa) + 0 * v.eta),
        Rival("mean field", "the limit's, at every n", lambda v: settled(v.a + v.kappa, v.eta) + 0 * v.n),
        Rival("root of n", "an excess of order 1/sqrt(n)", lambda v: settled(v.a + v.kappa, v.eta) + (settled(v.a, v.eta) - settled(v.a + v.kappa, v.eta)) / sp.sqrt(v.n)),
    ),
    remark="At a = 1, kappa = 3, n = 5 and eta = 0.005 this is 0.4025; the sheet's .4037 has the bias of the step, 0.0025, and noise.",
)
