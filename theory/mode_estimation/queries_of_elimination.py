"""How many queries elimination asks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import fluid
from lawbook.theory.mode_estimation.setting import CONSTANT, HERE, PROBABILITIES
from lawbook.theory.mode_estimation.stopping import FLUID, MODE_FIRST, SMALL, root_steps


def evaluate(p: Any, c: float, ell: float) -> float:
    return float(fluid.total_queries([float(x) for x in p], float(c), len(p), float(ell)))


def evaluate_digits(mp: Any, p: Any, c: Any, ell: Any) -> Any:
    return fluid.total_queries([mp.mpf(x) for x in p], mp.mpf(c), len(p), mp.mpf(ell), mp)


def derivation(v: SimpleNamespace) -> Derivation:
    k, t = sp.Symbol("k", integer=True, positive=True), sp.Symbol("t", positive=True)
    n, cost = sp.Function("n", positive=True), sp.Function("L", positive=True)
    kap = sp.Symbol("kappa", positive=True)
    where = {v.m: [3, 5, 8], n: lambda mp, at: lambda j: 100 / (1 + mp.mpf(j)), cost: lambda mp, at: lambda j: 1 + mp.log(j)}
    (solved,) = root_steps(kap, v.m, v.ell, {kap: (1, 500), v.m: [2, 5, 100], v.ell: (1, 60)})
    return Derivation(
        (
            *FLUID,
            Premise("n(k) is the sample at which class k goes, n = kappa_k L_n (law `stopping_time_of_class`); n(m + 1) = 0."),
            Premise("With k classes left, and all others in one leaf, the tree is Huffman's for (p_1, ..., p_k, rest): L(k) queries a sample."),
        ),
        (
            equal(solved.left, solved.right, "solve", solved.because, transform=solved.transform, where=solved.where, lemma=True),
            equal(
                sp.Sum(sp.Integral(cost(k), (t, n(k + 1), n(k))), (k, 2, v.m)), fluid.formula(v), "integrate",
                "L(k) queries for every sample between n(k + 1) and n(k)", where=where, transform=lambda e: e.replace(sp.Integral, _constant),
                numeric=lambda mp, at: (_integrals(mp, int(at[v.m]), at[n], at[cost]), _products(mp, int(at[v.m]), at[n], at[cost])),
            ),
        ),
    )


def _constant(integrand: Any, limits: Any) -> Any:
    """The integral of what does not depend on the variable."""
    return sp.Integral(integrand, limits) if integrand.has(limits[0]) else integrand * (limits[2] - limits[1])


def _integrals(mp: Any, m: int, n: Any, cost: Any) -> Any:
    return mp.fsum(mp.quad(lambda t, k=k: cost(k), [n(k + 1), n(k)]) for k in range(2, m + 1))


def _products(mp: Any, m: int, n: Any, cost: Any) -> Any:
    return mp.fsum((n(k) - n(k + 1)) * cost(k) for k in range(2, m + 1))


def _scaled(factor: float) -> Procedure:
    return Procedure(
        fluid.formula, lambda p, c, ell: evaluate(p, c * factor, ell), lambda mp, p, c, ell: evaluate_digits(mp, p, c * factor, ell),
    )


LAW = Law(
    name="mode_estimation.queries_of_elimination",
    statement=(
        "Elimination asks sum over k of (n_k - n_(k+1)) L(p_1, ..., p_k, rest) queries, n_k the sample at which class k is dropped and L "
        "Huffman's mean depth, the fluid limit, for small delta (delta <= e^-40)."
    ),
    relation=Equals(),
    observable="queries",
    parameters=(PROBABILITIES, CONSTANT, SMALL),
    conditions=(MODE_FIRST,),
    prediction=Procedure(fluid.formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("printed budget", "the same with 4.5 times the constant, as 108 is of 24", _scaled(4.5)),
        Rival("tree of all classes", "Huffman's mean depth of all classes at every sample: nothing gained from drops", Procedure(
            fluid.formula,
            lambda p, c, ell: float(max(fluid.drops(list(p), c, len(p), ell)) * fluid.huffman_cost(list(p))),
            lambda mp, p, c, ell: max(fluid.drops([mp.mpf(x) for x in p], c, len(p), ell, mp)) * fluid.huffman_cost([mp.mpf(x) for x in p]),
        )),
    ),
    remark="Many more samples than classes are needed: with 1000 classes and 50 samples the tree is still learning them (401 queries for 277).",
)
