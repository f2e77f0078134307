"""No way of identifying samples asks fewer questions than the entropy has bits."""

from __future__ import annotations

from types import SimpleNamespace

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.huffman import entropy
from lawbook.theory.mode_estimation.setting import HERE, PROBABILITIES


def derivation(v: SimpleNamespace) -> Derivation:
    x, p, q = sp.symbols("x p q", positive=True)
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return Derivation(
        (
            Premise("A tree with leaves at the depths l_i has 2^-l_1 + 2^-l_2 + ... = 1 (Kraft). Write q_i = 2^-l_i."),
            Premise("Its mean depth less the entropy is the sum of p_i log2(p_i/q_i)."),
        ),
        (
            at_least(x - 1 - sp.log(x), sp.Integer(0), "ln x <= x - 1, with equality at 1 only", lemma=True, where={x: (0.01, 20)}),
            at_least(p * sp.log(p / q), p - q, "at x = q/p; the sum over classes is at least 1 - 1 = 0", lemma=True, where={p: (0.01, 0.9), q: (0.01, 0.9)}),
            equal(
                sp.Sum(sp.Piecewise((-v.p[i] * sp.log(v.p[i]) / sp.log(2), v.p[i] > 0), (0, True)), (i, 0, v.m - 1)), entropy(v), "substitute",
                "so the mean depth is at least the entropy",
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.huffman_length_at_least_entropy",
    statement="The mean number of questions that identify a sample is at least the entropy of p in bits, in Huffman's tree and in any other.",
    relation=AtLeast(),
    observable="mean_length",
    parameters=(PROBABILITIES,),
    prediction=entropy,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one bit more", "entropy + 1", lambda v: entropy(v) + 1),
        Rival("full tree", "log2 m", lambda v: sp.log(v.m, 2)),
    ),
    remark="Equality where all probabilities are powers of two.",
)
