"""What noise in the potential does to a Gibbs law: amplified by the square of the temperature."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, probabilities, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES, TEMPERATURE

GIBBS = probabilities("p", "the Gibbs law at the true potential", length="k")
NOISE = real("sigma", "standard deviation of one observation of the potential at an atom", r"\sigma", low=0, low_open=True, typical=(0.1, 2))


def prediction(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return v.sigma**2 / (v.n * v.T**2) * (1 - sp.Sum(v.p[i] ** 2, (i, 0, v.k - 1)))


def derivation(v: SimpleNamespace) -> Derivation:
    e, x, y, a = sp.symbols("e x y a", positive=True)
    i = sp.Symbol("i", integer=True, nonnegative=True)
    moved = a * sp.exp(-e * x) / (a * sp.exp(-e * x) + (1 - a) * sp.exp(-e * y))
    where = {a: (0.1, 0.9), x: (0.1, 2), y: (0.1, 2)}
    return Derivation(
        (
            Premise("With V_n for V: KL(p_n || p) + KL(p || p_n) = (p_n - p)(V - V_n)/T exactly, since log(p_n/p) is (V - V_n)/T up to a constant."),
            Premise("To first order p_n - p is -p (W - p(W)), W = (V_n - V)/T, so that the sum is the variance of W under p; V_n - V has independent entries of variance sigma^2/n."),
        ),
        (
            equal(sp.diff(moved, e).subs(e, 0), -a * (x - (a * x + (1 - a) * y)), "differentiate", "two atoms: the first-order change", lemma=True, where=where, transform=sp.simplify),
            equal(sp.Sum(v.p[i] * v.sigma**2 / (v.n * v.T**2), (i, 0, v.k - 1)) - sp.Sum(v.p[i] ** 2 * v.sigma**2 / (v.n * v.T**2), (i, 0, v.k - 1)),
                  v.sigma**2 / (v.n * v.T**2) * (sp.Sum(v.p[i], (i, 0, v.k - 1)) - sp.Sum(v.p[i] ** 2, (i, 0, v.k - 1))), "expand",
                  "the mean of the variance of W: E W^2 minus the mean square of p(W)", lemma=True,
                  transform=lambda term: sp.expand(term.replace(sp.Sum, lambda f, r: sp.factor_terms(sp.Sum(f, r))))),
            equal(v.sigma**2 / (v.n * v.T**2) * (1 - sp.Sum(v.p[i] ** 2, (i, 0, v.k - 1))), prediction(v), "substitute", "p sums to 1"),
        ),
    )


LAW = Law(
    name="measure_objectives.divergence_of_plug_in_gibbs",
    statement="With n noisy observations of the potential at each atom the Gibbs laws differ by sigma^2 (1 - sum p_i^2)/(n T^2) in symmetric Kullback-Leibler divergence, asymptotically in n.",
    relation=Asymptotic("n"),
    observable="divergence",
    parameters=(GIBBS, NOISE, SAMPLES, TEMPERATURE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("linear in 1/T", "sigma^2 (1 - sum p_i^2)/(n T)", lambda v: prediction(v) * v.T),
        Rival("root of n", "n^(-1/2)", lambda v: prediction(v) * sp.sqrt(v.n)),
    ),
)
