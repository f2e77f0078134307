"""N particles that attract each other are wider than the limit by exactly 1/N."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES

PULL = real("a", "pull towards 0", low=0, low_open=True, typical=(0.3, 3))
ATTRACTION = real("kappa", "attraction to the particles' mean", r"\kappa", low=0, low_open=True, typical=(0.3, 4))


def prediction(v: SimpleNamespace) -> Any:
    return 1 / (v.n * v.a) + (1 - 1 / v.n) / (v.a + v.kappa)


def derivation(v: SimpleNamespace) -> Derivation:
    m, w, r = sp.symbols("m w r", positive=True)
    where = {v.n: [2, 5], v.a: (0.3, 2), v.kappa: (0.3, 2), r: (0.3, 2), w: (0.3, 2)}
    return Derivation(
        (
            Premise("The mean is an Ornstein-Uhlenbeck process with pull a and noise of variance 2/n; a deviation from the mean has the pull a + kappa and noise of variance 2 (1 - 1/n)."),
            Premise("The noises of mean and deviation are uncorrelated, hence independent."),
        ),
        (
            equal((-2 * r * w + 2 * m).subs(w, m / r), sp.Integer(0), "solve", "pull r and noise of variance 2 m have the stationary variance m/r", lemma=True, where={r: (0.3, 2), m: (0.3, 2)}),
            equal(prediction(v) - 1 / (v.a + v.kappa), v.kappa / (v.a * (v.a + v.kappa) * v.n), "expand", "what n adds", lemma=True, where=where),
            equal((1 / v.n) / v.a + (1 - 1 / v.n) / (v.a + v.kappa), prediction(v), "sum", "the variances of mean and deviation add up", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.variance_of_interacting_particles",
    statement='Among n particles dX_i = -a X_i dt - kappa (X_i - mean) dt + sqrt(2) dB_i, each has the stationary variance 1/(n a) + (1 - 1/n)/(a + kappa): wider than the limit 1/(a + kappa) by kappa/(a (a + kappa) n).',
    relation=Equals(exact=True),
    observable="variance",
    parameters=(PULL, ATTRACTION, SAMPLES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("mean field", "1/(a + kappa), at every n", lambda v: 1 / (v.a + v.kappa) + 0 * v.n),
        Rival("root of n", "the error as 1/sqrt(n)", lambda v: 1 / (v.a + v.kappa) + v.kappa / (v.a * (v.a + v.kappa) * sp.sqrt(v.n))),
        Rival("mean forgotten", "(1 - 1/n)/(a + kappa)", lambda v: (1 - 1 / v.n) / (v.a + v.kappa)),
    ),
)
