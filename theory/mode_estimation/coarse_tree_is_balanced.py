"""The tree of truncated search is balanced: no sample takes many more questions than another."""

from __future__ import annotations

from types import SimpleNamespace

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, at_least, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import HERE

SETS = integer("k", "number of sets of the coarse partition", low=2, typical=(2, 60))
DEEPEST = Procedure(
    lambda v: sp.ceiling(sp.log(v.k, 2)),
    lambda k: float((int(k) - 1).bit_length()),
    lambda mp, k: mp.mpf((int(k) - 1).bit_length()),
)


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c, d = sp.symbols("a b c d", positive=True)
    x, y, z = sp.symbols("x y z", positive=True)
    return Derivation(
        (
            Premise("No set outweighs two others: the largest has the mass p_1, and any two together reach p_1. This survives a merge of the two lightest."),
            Premise("So Huffman's merges go through all nodes of one generation, lightest first, before they use a merged one: generations differ by "
                    "one at most, and the depths by one at most. The deepest of k leaves then lies at ceil(log2 k)."),
        ),
        (
            at_least(
                (c + d) - (a + b), sp.Integer(0), "after a and b <= c <= d are merged, two others still outweigh a + b", lemma=True,
                where={a: (0.1, 0.2), b: (0.2, 0.3), c: (0.3, 0.4), d: (0.4, 0.5)}, numeric=lambda mp, at: (at[c] + at[d] - at[a] - at[b], 0 * at[a]),
            ),
            equal(x + y + z - z, x + y, "expand", "and a + b and any other outweigh the largest, as a and b alone do", lemma=True),
            equal(sp.ceiling(sp.log(2 * v.k, 2)) - 1, DEEPEST.formula(v), "expand", "the depth of the deepest leaf of a balanced tree on k leaves",
                  where={v.k: [3, 5, 7, 12, 100]}),
        ),
    )


LAW = Law(
    name="mode_estimation.coarse_tree_is_balanced",
    statement="Huffman's tree on the k sets of the coarse partition is balanced: its deepest leaf lies at depth ceil(log2 k).",
    relation=Equals(exact=True),
    observable="deepest",
    parameters=(SETS,),
    prediction=DEEPEST,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("comb", "k - 1, as for Fibonacci's weights", lambda v: v.k - 1),
        Rival("all classes", "the same for the tree on all classes", observable="deepest_class"),
    ),
    remark="So the worst case of a sample is ceil(log2(2/p_1 - 1)) questions, whatever the number of classes.",
)
