"""Desymmetrisation: random signs make a centred class deviate at most twice as much as a sample does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0) * v.n


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, a, c, D = sp.symbols("x y a c D", positive=True)
    largest = lambda f, g: sp.Max(sp.Abs(f), sp.Abs(g))  # noqa: E731
    where = {symbol: (0.01, 3) for symbol in (x, y, a, c, D)}
    return Derivation(
        (
            Premise("Given the signs, a ghost's centred values have mean 0: R <= the mean of the largest |mean of sign_i (f(x_i) - f(x'_i))|, where the signs change no law."),
            Premise("That is the mean of the largest |mu_n - mu'_n|, mu'_n the ghost."),
        ),
        (
            at_most(largest(x - a, y - c), largest(x, y) + largest(a, c), "through mu: both samples deviate from it", lemma=True, where=where),
            equal(D - (D + D) / 2, prediction(v), "expand", "R <= D + D: D - R/2 is at least", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.deviation_at_least_half_rademacher",
    statement="The mean largest deviation of n draws over a class is at least half of the Rademacher complexity of the centred class; here half-lines, D - R/2 >= 0.",
    relation=AtLeast(),
    observable="above_half",
    parameters=(SAMPLES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("whole, not centred", "at least the whole complexity of the class as it is", None, observable="above_whole"),),
)
