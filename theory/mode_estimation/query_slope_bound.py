"""A closed bound on the queries of elimination per unit of ln(1/delta)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_least, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CONSTANT, HERE, PROBABILITIES
from lawbook.theory.mode_estimation.stopping import MODE_FIRST


def prediction(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True, positive=True)
    p, first, gap = v.p, v.c * v.p[0], v.p[0] - v.p[1]
    own = first * (1 + 1 / (sp.E * sp.log(2)) - p[0] * sp.log(p[0]) / sp.log(2)) / gap**2
    bits = sp.Piecewise((-p[i] * sp.log(p[i]) / sp.log(2), p[i] > 0), (0, True))
    return own + sp.Sum(first * bits / (p[0] - p[i]) ** 2, (i, 1, v.m - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    r, x, a, b, c, d, e = sp.symbols("r x a b c d e", positive=True)
    n2, n3, n4 = sp.symbols("n_2 n_3 n_4", positive=True)
    lemma, i = {"lemma": True}, sp.Symbol("i", integer=True, positive=True)
    kappa = lambda j: v.c * v.p[0] / (v.p[0] - v.p[j]) ** 2  # noqa: E731
    bits = lambda j: -v.p[j] * sp.log(v.p[j]) / sp.log(2)  # noqa: E731
    return Derivation(
        (
            Premise("Fluid total: sum over k of (n_k - n_(k+1)) L_k, with n_k = c p_1/(p_1 - p_k)^2 per unit of ln(1/delta)."),
            Premise("Huffman's tree costs at most the entropy plus one bit (law `huffman_length_at_most_entropy_plus_one`)."),
        ),
        (
            equal(sp.Derivative(-r * sp.log(r), r), -(1 + sp.log(r)), "differentiate", "the leaf of what is dropped: largest at r = 1/e",
                  transform=lambda f: sp.expand(f.doit()), where={r: (0.01, 0.99)}, **lemma),
            at_least(x - 1 - sp.log(x), sp.Integer(0), "ln x <= x - 1", where={x: (0.01, 20)}, **lemma),
            at_most(-r * sp.log(r) / sp.log(2), 1 / (sp.E * sp.log(2)), "that leaf has at most 1/(e ln 2) = 0.5307 bits: ln x <= x - 1 at x = 1/(e r)",
                    where={r: (0.01, 0.99)}, **lemma),
            equal(
                (n2 - n3) * (a + b + e) + (n3 - n4) * (a + b + c + e) + n4 * (a + b + c + d + e), n2 * (a + b + e) + n3 * c + n4 * d, "expand",
                "summed by parts (here up to four classes): class i >= 3 pays its bits up to n_i, all else is paid up to n_2", **lemma,
            ),
            equal(
                kappa(1) * (bits(0) + 1 + 1 / (sp.E * sp.log(2))) + sp.Sum(kappa(i) * bits(i), (i, 1, v.m - 1)), prediction(v), "substitute",
                "a and b the bits of classes 1 and 2, e = 1 + 0.5307; class 1 is p[0], and pays at the gap p_1 - p_2",
            ),
        ),
    )


def without_own(v: SimpleNamespace) -> Any:
    """Every class pays for itself, and nobody for the bit and the leaf of what is dropped."""
    i = sp.Symbol("i", integer=True, positive=True)
    return sp.Sum(v.c * v.p[0] * v.p[i] / (v.p[0] - v.p[i]) ** 2, (i, 1, v.m - 1))


LAW = Law(
    name="mode_estimation.query_slope_bound",
    statement=(
        "The queries of elimination grow, per unit of ln(1/delta) as delta falls, by at most sum over i of c p_1 p_i log2(1/p_i)/(p_1 - p_i)^2, "
        "with the gap p_1 - p_2 for i = 1, plus 1.5307 c p_1/(p_1 - p_2)^2."
    ),
    relation=AtMost(),
    observable="slope_of_queries",
    parameters=(PROBABILITIES, CONSTANT),
    conditions=(MODE_FIRST,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("rivals only", "sum over i >= 2 of c p_1 p_i/(p_1 - p_i)^2", without_own),),
    remark="1.5307 = 1 + 1/(e ln 2): one bit of Huffman's tree above the entropy and the leaf of all that was dropped.",
)
