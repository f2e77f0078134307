"""The exact sampler of an empirical score gives back the training set, every point with the same probability."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.memorisation import NOISED
from lawbook.theory.pushforward.setting import HERE, SAMPLES

VORONOI = real("q", "normal mass of the point's Voronoi cell", low=0, high=1, typical=(0.05, 0.9))


def prediction(v: SimpleNamespace) -> Any:
    return 1 / v.n


def derivation(v: SimpleNamespace) -> Derivation:
    i, u = sp.symbols("i u", positive=True)
    return Derivation(
        (
            NOISED,
            Premise("The probability-flow ODE carries the law of X_t backwards in time exactly; from the standard normal, in the limits T to infinity and t to 0, it pushes "
                    "N(0, I) onto the mean of the Dirac measures at the n points."),
            Premise("On the line flows keep the order, so that the i-th point in order receives the noise between the quantiles (i - 1)/n and i/n."),
        ),
        (
            equal(sp.Integral(1, (u, (i - 1) / v.n, i / v.n)), prediction(v), "integrate", "the normal mass between these quantiles, on the line", lemma=True),
            equal(sp.Integral(sp.DiracDelta(u - i) / v.n, (u, i - 1, i + 1)), prediction(v), "integrate", "the mass that arrives at a point, in any dimension",
                  numeric=lambda mp, at: (1 / at[v.n], 1 / at[v.n])),
        ),
    )


LAW = Law(
    name="pushforward.basin_mass",
    statement="The probability-flow ODE with the exact score of n data points carries a share 1/n of the noise to each point, whatever the Voronoi cells weigh.",
    relation=Equals(),
    observable="captured",
    parameters=(restrict(SAMPLES, low=2), VORONOI),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("Voronoi cells", "the normal mass of the point's Voronoi cell", lambda v: v.q),),
    remark="Lack of diversity in its purest form: no noise leads anywhere else than to the training set.",
)
