"""Symmetrisation: a sample deviates from its law at most twice as much as random signs make it deviate from zero."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0) * v.n


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, a, b, c, d, R = sp.symbols("x y a b c d R", positive=True)
    largest = lambda f, g: sp.Max(sp.Abs(f), sp.Abs(g))  # noqa: E731
    where = {symbol: (0, 3) for symbol in (x, y, a, b, c, d, R)}
    return Derivation(
        (
            Premise("A second sample (a ghost) has the mean mu: D = largest |mu_n - mu|, and swapping a draw with its ghost changes no law, so that signs may be put before their differences."),
            Premise("R: the mean of the largest |mean of sign_i f(x_i)| over the class; the ghost's sum of signs has the same mean."),
        ),
        (
            at_most(
                largest(x - (a + b) / 2, y - (c + d) / 2), (largest(x - a, y - c) + largest(x - b, y - d)) / 2,
                "two functions, a ghost of two equally likely values: the largest deviation from a mean is at most the mean of the largest deviations", lemma=True, where=where,
            ),
            at_most(largest(x - a, y - c), largest(x, y) + largest(a, c), "signs before differences: the largest of sums", lemma=True, where=where),
            equal(R + R - 2 * R, prediction(v), "expand", "sample and ghost give R each: D - 2 R is at most", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.deviation_at_most_twice_rademacher",
    statement="The mean largest deviation of n draws over a class is at most twice its Rademacher complexity, the mean largest |mean of random signs times values|; here half-lines, D - 2 R <= 0.",
    relation=AtMost(),
    observable="beyond_twice",
    parameters=(SAMPLES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("half", "at most half of the complexity", None, observable="beyond_half"),),
    remark="For half-lines D is .69 of R, by the Brownian bridge (.8687) and motion (1.2533): the factor 2 is not needed here.",
)
