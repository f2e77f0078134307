"""What adaptive search asks about a sample once it has learnt the tree."""

from __future__ import annotations

from types import SimpleNamespace

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.fluid import huffman_cost
from lawbook.theory.mode_estimation.huffman import entropy, mean_length
from lawbook.theory.mode_estimation.setting import HERE, PROBABILITIES

LENGTH = Procedure(
    mean_length,
    lambda p: float(huffman_cost([float(x) for x in p])),
    lambda mp, p: huffman_cost([mp.mpf(x) for x in p]),
)


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c, s = sp.symbols("a b c s", positive=True)
    i, length = sp.Symbol("i", integer=True, nonnegative=True), sp.Function("l", positive=True)
    return Derivation(
        (
            Premise("Dynamic coding keeps Huffman's tree of the counts, and scaling the weights changes no Huffman tree: it is that of N/n."),
            Premise("N/n tends to p. Near p only trees that are optimal for p are optimal for N/n, for there are finitely many trees. All of them "
                    "ask l questions on average under p, the sum of p_i l_i."),
        ),
        (
            equal(
                (a * s + b * s) + (a * s + b * s + c * s), s * ((a + b) + (a + b + c)), "expand",
                "scaling (three classes): all costs of trees, here merging a and b first, scale alike", lemma=True,
            ),
            equal(sp.Sum(v.p[i] * length(i), (i, 0, v.m - 1)), LENGTH.formula(v), "substitute", "the mean of the lengths under p",
                  where={length: lambda mp, at: lambda j: 1 + mp.log(1 + mp.mpf(j))}),
        ),
    )


LAW = Law(
    name="mode_estimation.queries_of_adaptive_search",
    statement="In the long run adaptive search asks L(p) questions a sample, the mean length of Huffman's code for p, although it is not told p.",
    relation=Equals(),
    observable="late_queries",
    parameters=(PROBABILITIES,),
    prediction=LENGTH,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("entropy", "the entropy of p in bits", entropy),
        Rival("balanced tree", "log2 m", lambda v: sp.log(v.m, 2)),
        Rival("entropy and one", "the entropy and one question", lambda v: entropy(v) + 1),
    ),
    remark="Holds for samples long after all classes have been seen; before, see `adaptive_search_costs_more_at_first`.",
)
