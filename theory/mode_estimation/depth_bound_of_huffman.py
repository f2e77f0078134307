"""How deep a class can lie in Huffman's tree: the golden ratio."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import HERE

MASS = real("p_i", "probability of the class", low=0, high=1, low_open=True, typical=(1e-6, 0.9))


def prediction(v: SimpleNamespace) -> Any:
    return 1 - sp.log(v.p_i) / sp.log(sp.GoldenRatio)


def derivation(v: SimpleNamespace) -> Derivation:
    depth, a, k = sp.symbols("ell a k", positive=True)
    golden = (1 + sp.sqrt(5)) / 2
    return Derivation(
        (
            Premise("Let a_0 = p_i, a_1, ..., a_l = 1 be the masses from the class up to the root. Merges go by rising mass, so the sibling of "
                    "a_k weighs at least as much as either child of a_k: a_(k+1) >= a_k + a_(k-1), and a_1 >= a_0."),
        ),
        (
            equal(golden ** 2, golden + 1, "expand", "the golden ratio", lemma=True),
            equal(
                a * golden ** (k - 1) + a * golden ** (k - 2) - a * golden**k, sp.Integer(0), "expand",
                "so a_k >= a_0 phi^(k-1) by induction, from a_0 >= a_0/phi and a_1 >= a_0 on", lemma=True, where={a: (0.01, 1), k: [1, 2, 5, 9]},
                transform=lambda e: sp.simplify(sp.expand(sp.simplify(e / (a * golden ** (k - 2))))),
            ),
            equal(
                sp.log(v.p_i * golden ** (depth - 1)), sp.log(v.p_i) + (depth - 1) * sp.log(golden), "expand",
                "at the root, p_i phi^(l-1) <= 1: in logarithms", lemma=True, where={v.p_i: (0.001, 0.9), depth: (1, 20)},
            ),
            equal(1 - sp.log(v.p_i) / sp.log(golden), prediction(v), "solve", "solved for l", where={v.p_i: (0.001, 0.9)}),
        ),
    )


LAW = Law(
    name="mode_estimation.depth_bound_of_huffman",
    statement="In Huffman's tree a class of probability p_i takes at most 1 + log(1/p_i)/log(phi) questions, phi the golden ratio.",
    relation=AtMost(),
    observable="depth",
    parameters=(MASS,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Shannon's length", "1 + log2(1/p_i), as in Shannon's code", lambda v: 1 - sp.log(v.p_i) / sp.log(2)),
        Rival("one less", "log(1/p_i)/log(phi) - 1/2", lambda v: -sp.log(v.p_i) / sp.log(sp.GoldenRatio) - sp.Rational(1, 2)),
    ),
    remark="Nearly attained by weights that are Fibonacci's numbers.",
)
