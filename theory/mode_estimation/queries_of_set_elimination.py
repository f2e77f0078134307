"""How many queries set elimination asks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, at_most, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import fluid
from lawbook.theory.mode_estimation.queries_of_elimination import derivation as of_classes
from lawbook.theory.mode_estimation.queries_of_elimination import evaluate as evaluate_classes
from lawbook.theory.mode_estimation.queries_of_elimination import evaluate_digits as evaluate_classes_digits
from lawbook.theory.mode_estimation.setting import CONSTANT, HERE, PROBABILITIES
from lawbook.theory.mode_estimation.stopping import MODE_FIRST, SMALL

SHARE = real("gamma", "sets stay below this share of the mode's count", r"\gamma", low=0, high=1, low_open=True, high_open=True, typical=(0.05, 0.9))


def formula(v: SimpleNamespace) -> Any:
    """Sum over k of (n(k) - n(k + 1)) L(k), k the number of sets left, of K at first."""
    sets = sp.Symbol("K", integer=True, positive=True)
    return fluid.formula(SimpleNamespace(m=sets)).subs(sets, sp.Function("K", integer=True, positive=True)(v.gamma))


def evaluate(p: Any, c: float, ell: float, gamma: float) -> float:
    masses = fluid.forest([float(x) for x in p], float(gamma))
    return float(fluid.total_queries(masses, float(c), len(p), float(ell)))


def evaluate_digits(mp: Any, p: Any, c: Any, ell: Any, gamma: Any) -> Any:
    return fluid.total_queries(fluid.forest([mp.mpf(x) for x in p], mp.mpf(gamma)), mp.mpf(c), len(p), mp.mpf(ell), mp)


def derivation(v: SimpleNamespace) -> Derivation:
    P, x, L = sp.symbols("P x L", positive=True)  # p_1 = P + x
    sets = sp.Function("K", integer=True, positive=True)(v.gamma)
    classes = of_classes(v)
    step = classes.steps[-1]
    where = dict(step.where) | {v.gamma: (0.1, 0.9), sp.Function("K", integer=True, positive=True): lambda mp, at: lambda g: 5}
    del where[v.m]
    n, cost = sp.Function("n", positive=True), sp.Function("L", positive=True)

    def numbers(mp: Any, at: Any) -> tuple[Any, Any]:
        total = mp.fsum((at[n](j) - at[n](j + 1)) * at[cost](j) for j in range(2, 6))
        return total, total

    return Derivation(
        (
            *classes.premises,
            Premise("The sets are those of the gamma-forest: Huffman merges of the two lightest as long as they stay below gamma p_1 together."),
            Premise("Each of the K sets of mass P < p_1 is dropped like a class of its mass; batches are fine enough not to round."),
        ),
        (
            *classes.steps[:-1],
            at_most(
                v.c * (P / v.gamma + x) * L / (P / v.gamma + x - P) ** 2, v.c * L / ((P / v.gamma + x) * (1 - v.gamma) ** 2),
                "a set of mass P <= gamma p_1 is gone by c L/(p_1 (1 - gamma)^2), p_1 = P/gamma + x", lemma=True,
                where={P: (0.05, 0.2), x: (0.001, 0.5), v.gamma: (0.1, 0.9), v.c: (1, 24), L: (1, 30)},
            ),
            equal(
                step.left.subs(v.m, sets), formula(v), "integrate", "as for classes, with K sets",
                transform=step.transform, where=where, numeric=numbers,
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.queries_of_set_elimination",
    statement=(
        "Set elimination with fine batches asks the fluid total of elimination for the sets of its gamma-forest in place of classes, "
        "for small delta (delta <= e^-40)."
    ),
    relation=Equals(),
    observable="queries",
    parameters=(PROBABILITIES, CONSTANT, SMALL, SHARE),
    conditions=(MODE_FIRST,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no sets", "the total of elimination of single classes", Procedure(
            formula, lambda p, c, ell, gamma: evaluate_classes(p, c, ell), lambda mp, p, c, ell, gamma: evaluate_classes_digits(mp, p, c, ell),
        )),
        Rival("printed budget", "4.5 times the constant, as 108 is of 24", Procedure(
            formula, lambda p, c, ell, gamma: evaluate(p, 4.5 * c, ell, gamma),
            lambda mp, p, c, ell, gamma: evaluate_digits(mp, p, mp.mpf("4.5") * c, ell, gamma),
        )),
    ),
    remark=(
        "A limit to be approached, from above: at delta of practice queries asked again, batches that round up and learning the sets cost 10 to "
        "100 %. Batches that double may double the number of samples, and where sets that formed early are merged whole again a few per cent stay."
    ),
)
