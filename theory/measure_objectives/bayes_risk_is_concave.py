"""The least expected loss is concave in the law: mixing two laws never makes it easier."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, equal, probabilities, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK

FIRST = probabilities("p", "label probabilities of the first law", length="k")
SECOND = probabilities("q", "label probabilities of the second law", length="k")
SHARE = real("a", "share of the first law", low=0, high=1, typical=(0.1, 0.9))


def entropy(p: Any, k: Any) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return sp.Sum(sp.Piecewise((-p[i] * sp.log(p[i]), p[i] > 0), (0, True)), (i, 0, k - 1))


def prediction(v: SimpleNamespace) -> Any:
    return v.a * entropy(v.p, v.k) + (1 - v.a) * entropy(v.q, v.k)


def derivation(v: SimpleNamespace) -> Derivation:
    a, x, y, f, g, b, c = sp.symbols("a x y f g b c", positive=True)
    where = {a: (0.05, 0.95), b: (0.05, 0.95), c: (0.05, 0.95)}
    best = lambda p: -p * sp.log(p) - (1 - p) * sp.log(1 - p)  # noqa: E731
    return Derivation(
        (
            Premise("The Bayes risk is inf over predictions f of mu(loss_f), an infimum of functions that are linear in mu."),
            Premise("For the logarithmic loss the best prediction is the law itself, and the risk its entropy."),
        ),
        (
            at_least(sp.Min(a * x + (1 - a) * y, a * f + (1 - a) * g), a * sp.Min(x, f) + (1 - a) * sp.Min(y, g), "two predictions with risks (x, y) and (f, g) under the two laws: one "
                     "prediction for the mixture is no better than the best for each", lemma=True, where={a: (0.05, 0.95)}),
            at_least(sp.diff(best(b), b, 2) * -1, 0, "two labels: minus the second derivative of the entropy", lemma=True, where=where, transform=sp.simplify),
            equal(v.a * entropy(v.p, v.k) + (1 - v.a) * entropy(v.q, v.k), prediction(v), "expand", "the mean of the two risks"),
        ),
    )


LAW = Law(
    name="measure_objectives.bayes_risk_is_concave",
    statement="The least expected logarithmic loss under a mixture of two laws is at least the mixture of their least losses: the Bayes risk is concave in the law.",
    relation=AtLeast(),
    observable="risk",
    parameters=(FIRST, SECOND, SHARE),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("linear above", "strictly more by a tenth, always", lambda v: prediction(v) + sp.Rational(1, 10)),
    ),
    remark="So minimising it over laws (weak supervision) is no convex programme: minima lie at extreme points.",
)
