"""The cloud of n attracting particles misses its limit like 1/sqrt(n), though each particle is right to 1/n."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.variance_of_euler_particles import SCHEME, STABLE, STEP, settled
from lawbook.theory.measure_objectives.variance_of_interacting_particles import ATTRACTION, PULL


def prediction(v: SimpleNamespace) -> Any:
    return settled(v.a, v.eta) / v.n


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("x y", real=True)
    where = {v.n: [2, 5], v.a: (0.3, 2), v.kappa: (0.3, 2), v.eta: (0.01, 0.25), x: (-2, 2), y: (-2, 2)}
    pull = lambda z: v.a * z + v.kappa * (z - (x + y) / 2)  # noqa: E731
    return Derivation(
        (SCHEME, Premise("The limit's mean is 0, so that the mean of the particles is the error of the cloud for the test function x.")),
        (
            equal((pull(x) + pull(y)) / 2, v.a * (x + y) / 2, "expand", "two particles: the attraction does not move the mean", lemma=True, where=where),
            equal(2 * v.eta / v.n / (1 - (1 - v.eta * v.a) ** 2), prediction(v), "solve", "w = (1 - eta a)^2 w + 2 eta/n", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.error_of_particle_mean",
    statement="The mean of n attracting particles is off by 1/(n a (1 - eta a/2)) in the mean square, eta the step of the scheme, whatever the attraction: the cloud errs like n^(-1/2).",
    relation=Equals(),
    observable="mean_square",
    parameters=(PULL, ATTRACTION, SAMPLES, STEP),
    conditions=(STABLE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as one particle", "an error of order 1/n, squared", lambda v: settled(v.a, v.eta) / v.n**2),
        Rival("independent particles", "a mean of n draws from the limit", lambda v: settled(v.a + v.kappa, v.eta) / v.n),
        Rival("no bias of the step", "1/(n a)", lambda v: 1 / (v.n * v.a) + 0 * v.eta),
    ),
)
