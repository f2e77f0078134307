"""The mean energy that leaks from the other classes into a comparison of two random unembeddings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE, OTHER_ENERGY
from lawbook.theory.parameters import restrict


def prediction(v: SimpleNamespace) -> Any:
    return 2 * v.Q_o * (v.d - 2) / (v.d * (v.d - 3))


def beta_integral(a: Any, b: Any) -> Any:
    return sp.gamma(a) * sp.gamma(b) / sp.gamma(a + b)


def power_integral(x: Any, a: Any, b: Any) -> Any:
    return sp.Integral(x ** (a - 1) * (1 - x) ** (b - 1), (x, 0, 1))


def derivation(v: SimpleNamespace) -> Derivation:
    x, n = sp.symbols("x n", positive=True)
    a, half = (v.d - 1) / sp.S(2), sp.Rational(1, 2)
    inverse = power_integral(x, a - 1, a) / beta_integral(a, a)
    square = power_integral(x, half + 1, a) / beta_integral(half, a)

    def beta_function(e: Any) -> Any:
        """Euler's integral, applied to each integral of `e`."""
        known = {power_integral(x, a - 1, a): beta_integral(a - 1, a), power_integral(x, half + 1, a): beta_integral(half + 1, a)}
        half_step = e.xreplace(known).subs(v.d, 2 * n + 3)  # whole steps between the Gamma functions
        return sp.factor(sp.gammasimp(half_step).subs(n, (v.d - 3) / sp.S(2)))

    where = {v.d: (5, 40)}
    return Derivation(
        (
            Premise("A class of energy Q leaks Q <u_f - u_y, u_z>^2 / (1 - <u_f, u_y>)^2 = Q c / b "
                    "(law pairwise_error_with_sphere_unembeddings)."),
            Premise("b is Beta((d-1)/2, (d-1)/2) and c is Beta(1/2, (d-1)/2), independent; the energies add up to Q_o."),
        ),
        (
            equal(inverse, 2 * (v.d - 2) / (v.d - 3), "integrate", "mean of 1/b, by Euler's beta integral; finite for d > 3",
                  lemma=True, transform=beta_function, where=where),
            equal(square, 1 / v.d, "integrate", "mean squared cosine in d dimensions", lemma=True, transform=beta_function,
                  where=where),
            equal(v.Q_o * inverse * square, prediction(v), "substitute", "product of the two independent means",
                  transform=beta_function, where=where),
        ),
    )


LAW = Law(
    name="memory_scaling.leakage_of_sphere_unembeddings",
    statement=(
        "With unembeddings uniform on the sphere, the other classes leak the mean energy 2 Q_o (d-2) / (d (d-3)) into "
        "the comparison of the own class with a rival; for large d that is 2 Q_o / d."
    ),
    relation=Equals(),
    observable="leakage",
    parameters=(OTHER_ENERGY, restrict(DIMENSION, low=4, typical=(8, 100))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("large dimension", "2 Q_o / d at every d", lambda v: 2 * v.Q_o / v.d),
        Rival("without the conditioning on the pair", "Q_o / d: the squared cosine alone", lambda v: v.Q_o / v.d),
        Rival("paper's constant", "8 Q_o / d, as the printed bound suggests", lambda v: 8 * v.Q_o / v.d),
    ),
    remark="In three dimensions and below the mean is infinite: two unembeddings may nearly coincide.",
)
