"""The min-entropy law: finding the mode costs its own information, and at most 1.0861 questions more, a sample."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import HERE, MODE


def excess() -> Any:
    """1 - log2 e + log2 log2 e = 0.0861, what a balanced tree wastes at most."""
    return 1 - 1 / sp.log(2) - sp.log(sp.log(2)) / sp.log(2)


def prediction(v: SimpleNamespace) -> Any:
    return 1 + excess() - sp.log(v.p_1) / sp.log(2)


def derivation(v: SimpleNamespace) -> Derivation:
    f = sp.Symbol("f", real=True)
    p = v.p_1
    waste = 2 - f - 2 ** (1 - f)
    best = 1 + sp.log(sp.log(2)) / sp.log(2)
    log2 = lambda x: sp.log(x) / sp.log(2)  # noqa: E731
    where = {p: (0.02, 0.95), f: (0, 1)}
    return Derivation(
        (
            Premise("The k sets of the Huffman forest, cut where two sets together reach p_1, have a balanced tree: with j = floor(log2 k) the "
                    "lightest lie at depth j + 1, so that the mean depth is at most j + 2 - 2^(j+1)/k (law `depth_of_balanced_tree`)."),
            Premise("Write f = log2 k - j in [0, 1[. Law `size_of_gamma_forest` at gamma = 1: k <= 2/p_1 - 1, or k = 2, and then one question is enough."),
        ),
        (
            equal(
                (sp.Symbol("j") + 2 - 2 ** (sp.Symbol("j") + 1) / 2 ** (sp.Symbol("j") + f)) - (sp.Symbol("j") + f), waste, "expand",
                "the mean depth less log2 k", lemma=True, where=where | {sp.Symbol("j"): [1, 2, 5]}, transform=lambda e: sp.powsimp(sp.expand(e)),
            ),
            equal(
                sp.Derivative(waste, f), -1 + 2 * sp.log(2) * 2 ** (-f), "differentiate", "concave; largest where 2^f = 2 ln 2", lemma=True,
                where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(waste.subs(f, best), excess(), "substitute", "there it is 1 - log2 e + log2 log2 e", lemma=True, transform=sp.simplify),
            at_most(log2(2 / p - 1), 1 - log2(p), "log2 k <= log2(2/p_1 - 1) <= 1 + log2(1/p_1)", lemma=True, where=where),
            equal((1 - log2(p)) + excess(), prediction(v), "expand", "together", where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.min_entropy_upper_bound",
    statement=(
        "A coarse identification that suffices for the mode takes at most log2(1/p_1) + 1.0861 questions a sample: the min-entropy replaces "
        "the entropy, whatever the tail. The constant is 2 - log2 e + log2 log2 e."
    ),
    relation=AtMost(),
    observable="coarse_length",
    parameters=(MODE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one question", "log2(1/p_1) + 1", lambda v: 1 - sp.log(v.p_1) / sp.log(2)),
        Rival("min-entropy alone", "log2(1/p_1)", lambda v: -sp.log(v.p_1) / sp.log(2)),
    ),
    remark="Sharp: masses proportional to (2, 1, ..., 1) with k = 2840 come to 1.0854.",
)
