"""No storage scheme beats water-filling."""

from __future__ import annotations

from lawbook.theory import AtLeast, AtMost, Law, Procedure, Rival, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling import optimal_error_two_classes as least
from lawbook.theory.memory_scaling.setting import DIMENSION, FREQUENCIES, HERE, TOKENS

LAW = Law(
    name="memory_scaling.optimal_scheme_two_classes",
    statement="With two classes no choice of weights errs less than the water-filling shares, at any d >= 2 and for any frequencies.",
    relation=AtLeast(),
    observable="least_error",
    parameters=(FREQUENCIES, restrict(DIMENSION, low=2, typical=(2, 500)), TOKENS),
    prediction=Procedure(least.formula, least.evaluate, least.evaluate_digits),
    source=HERE,
    derivation=least.derivation,
    rivals=(
        Rival("best of logarithms", "at least 1.02 times it: no scheme comes near", Procedure(
            lambda v: least.formula(v) * sp.Rational(51, 50),
            lambda **values: 1.02 * least.evaluate(**values),
            lambda mp, **values: mp.mpf("1.02") * least.evaluate_digits(mp, **values),
        )),
        Rival("beaten", "at most 0.99 times it: some scheme beats it", Procedure(
            lambda v: least.formula(v) * sp.Rational(99, 100),
            lambda **values: 0.99 * least.evaluate(**values),
            lambda mp, **values: mp.mpf("0.99") * least.evaluate_digits(mp, **values),
        ), relation=AtMost()),
    ),
)
