"""The Gibbs law minimises the free energy, and the excess of any other law is a divergence."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, probabilities, weights
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, TEMPERATURE

MU = probabilities("mu", "the law", length="k")
PRIOR = probabilities("prior", "the prior", length="k")
POTENTIAL = weights("V", "the potential", length="k")
POSITIVE = Condition("positive probabilities", lambda v: bool((v.mu > 0).all() and (v.prior > 0).all()))


def index() -> Any:
    return sp.Symbol("i", integer=True, nonnegative=True)


def partition(v: SimpleNamespace) -> Any:
    j = sp.Symbol("j", integer=True, nonnegative=True)
    return sp.Sum(v.prior[j] * sp.exp(-v.V[j] / v.T), (j, 0, v.k - 1))


def prediction(v: SimpleNamespace) -> Any:
    i = index()
    return v.T * sp.Sum(v.mu[i] * (sp.log(v.mu[i] / v.prior[i]) + v.V[i] / v.T + sp.log(partition(v))), (i, 0, v.k - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    m, p, V, T, Z = sp.symbols("m p V T Z", positive=True)
    a, x, y = sp.symbols("a x y", positive=True)
    i = index()
    gibbs = p * sp.exp(-V / T) / Z
    where = {a: (0.1, 0.9), x: (0.1, 3), y: (0.1, 3), T: (0.2, 2)}
    least = -T * sp.log(a * sp.exp(-x / T) + (1 - a) * sp.exp(-y / T))
    total = a * sp.exp(-x / T) + (1 - a) * sp.exp(-y / T)
    at_gibbs = sum(w * sp.exp(-c / T) / total * (c + T * sp.log(sp.exp(-c / T) / total)) for w, c in ((a, x), (1 - a, y)))
    return Derivation(
        (Premise("F(mu) = mu(V) + T KL(mu || prior); the Gibbs law is prior exp(-V/T)/Z, Z = prior(exp(-V/T))."),),
        (
            equal(m * V + T * m * sp.log(m / p), T * m * sp.log(m / gibbs) - T * m * sp.log(Z), "expand", "an atom: energy and entropy are a divergence from the Gibbs law, minus T log Z",
                  lemma=True, transform=lambda e: sp.expand_log(sp.expand(e), force=True)),
            equal(at_gibbs, least, "simplify", "two atoms: the least free energy is -T log Z", lemma=True, where=where,
                  transform=lambda e: sp.simplify(sp.expand_log(e, force=True))),
            equal(
                sp.Sum(v.T * v.mu[i] * (
                    sp.log(v.mu[i] / v.prior[i])
                    + v.V[i] / v.T + sp.log(partition(v))), (i, 0, v.k - 1)),
                prediction(v), "sum", "all atoms: T KL(mu || Gibbs law)",
            ),
        ),
    )


LAW = Law(
    name="measure_objectives.excess_of_free_energy",
    statement="The free energy mu(V) + T KL(mu || prior) of any law exceeds the least one, -T log prior(exp(-V/T)), by exactly T KL(mu || Gibbs law).",
    relation=Equals(exact=True),
    observable="excess",
    parameters=(MU, PRIOR, POTENTIAL, TEMPERATURE),
    conditions=(POSITIVE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no temperature", "KL(mu || Gibbs law)", lambda v: prediction(v) / v.T),
        Rival("prior", "T KL(mu || prior)", lambda v: v.T * sp.Sum(v.mu[index()] * sp.log(v.mu[index()] / v.prior[index()]), (index(), 0, v.k - 1))),
    ),
)
