"""The training loss of the perfect memoriser lies below what any field can reach on the population."""

from __future__ import annotations

from types import SimpleNamespace

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.memorisation import DENOISING, NOISED, least_loss, noise, variance
from lawbook.theory.pushforward.setting import DEVIATION, DIMENSION, HERE, SAMPLES, TIME


def derivation(v: SimpleNamespace) -> Derivation:
    within, between = sp.symbols("within between", nonnegative=True)
    where = {v.t: (0.05, 2), v.s: (0.3, 3), v.d: [1, 3, 10]}
    share = v.s**2 * sp.exp(-2 * v.t) / variance(v)
    return Derivation(
        (
            NOISED, DENOISING,
            Premise("The best field on a data set leaves exp(-2 t)/Delta^2 E tr Cov(X_0 | X_t, data set), on the population exp(-2 t)/Delta^2 E tr Cov(X_0 | X_t)."),
            Premise("A data point drawn at random from a data set drawn from the population is a draw from the population: X_0 and X_t have the same law in both."),
            Premise("Total variance: Cov(X_0 | X_t) = E[Cov(X_0 | X_t, data set) | X_t] + Cov(E[X_0 | X_t, data set] | X_t)."),
        ),
        (
            at_most(within, within + between, "knowing the data set leaves less uncertain", lemma=True),
            equal(v.s**2 * (1 - share), v.s**2 * noise(v.t) / variance(v), "simplify", "normal data: the variance of a coordinate of X_0 given X_t",
                  lemma=True, where=where),
            equal(
                sp.exp(-2 * v.t) / noise(v.t) ** 2 * v.d * v.s**2 * noise(v.t) / variance(v), least_loss(v), "simplify",
                "the population's optimum", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.memorising_loss_at_most_population",
    statement=(
        "On n points of N(0, s^2 I_d) the field that minimises the empirical denoising loss has a training loss of at most the population's optimum, "
        "d s^2 exp(-2 t)/(Delta V), at every n and t: a training loss below it certifies memorisation."
    ),
    relation=AtMost(),
    observable="loss",
    parameters=(SAMPLES, DEVIATION, DIMENSION, TIME),
    prediction=least_loss,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("three quarters", "memorisation always saves a quarter", lambda v: sp.Rational(3, 4) * least_loss(v)),
        Rival("parametric saving", "(1 - 1/sqrt(n)) of the population's optimum", lambda v: (1 - 1 / sp.sqrt(v.n)) * least_loss(v)),
    ),
    remark=(
        "Above the collapse time (law `collapse_time`) the two agree; below it the training loss falls to a small part: at n = 500, d = 6, s = 1 "
        "10.2 against 147 at t = 0.02."
    ),
)
