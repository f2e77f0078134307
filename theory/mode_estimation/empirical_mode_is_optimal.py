"""Nothing beats the most frequent sample, at any number of samples."""

from __future__ import annotations

from types import SimpleNamespace

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import exact_error_of_empirical_mode as exact
from lawbook.theory.mode_estimation.exact_error_of_empirical_mode import evaluate, evaluate_digits, formula
from lawbook.theory.mode_estimation.setting import HERE, PROBABILITIES

SAMPLES = exact.LAW.parameters[1]


def derivation(v: SimpleNamespace) -> Derivation:
    p, q, x = sp.symbols("p q x", positive=True)
    a, b, d = (sp.Symbol(name, integer=True, nonnegative=True) for name in "abd")
    where = {p: (0.05, 0.9), q: (0.05, 0.9), x: (0, 5), a: [1, 5], b: [0, 3], d: [0, 1, 4]}
    known = exact.derivation(v)
    return Derivation(
        (
            Premise("All m! relabellings of p are alike before the samples. The best answer to a count vector is the label most likely to be the "
                    "mode given it; the least mean error is also the least error that a method can have at all relabellings."),
            Premise("Exchange: relabellings come in pairs that differ by a swap of the labels i and j. Let N_i = b + d >= N_j = b, and let i carry "
                    "p_1 = p and j another probability q <= p: the swapped one is less likely by the factor (q/p)^d."),
            *known.premises,
        ),
        (
            equal(p**b * q ** (b + d) / (p ** (b + d) * q**b), (q / p) ** d, "expand", "the ratio of the likelihoods", lemma=True, where=where,
                  transform=lambda e: sp.powsimp(sp.expand_power_base(sp.simplify(e)), force=True)),
            at_least((1 + x) ** d, 1, "is at most 1, p/q = 1 + x: in every pair the label with more samples is likelier to be the mode", lemma=True,
                     where=where),
            *known.steps,
        ),
    )


LAW = Law(
    name="mode_estimation.empirical_mode_is_optimal",
    statement=(
        "Of all ways to name the mode from n samples, the most frequent class, ties broken uniformly, has the least mean error over the "
        "relabellings of p, hence the least worst error: no method with n samples does better, however it asks."
    ),
    relation=Equals(exact=True),
    observable="bayes_error",
    parameters=(PROBABILITIES, SAMPLES),
    conditions=exact.LAW.conditions,
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=exact.LAW.rivals + (Rival("half", "half the error", Procedure(
        formula, lambda p, n: evaluate(p, n) / 2, lambda mp, p, n: evaluate_digits(mp, p, n) / 2)),),
    remark=(
        "A query tells no more than its whole sample, so the same holds for n touched samples under partial feedback: T queries, T >= n. With the "
        "law `error_exponent`: a fixed budget needs (1 - o(1)) ln(1/delta)/Delta^2 samples."
    ),
)
