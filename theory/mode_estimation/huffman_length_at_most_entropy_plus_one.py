"""Huffman's tree asks less than one question more than the entropy."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.huffman import entropy
from lawbook.theory.mode_estimation.setting import HERE, PROBABILITIES


def prediction(v: SimpleNamespace) -> Any:
    return entropy(v) + 1


def derivation(v: SimpleNamespace) -> Derivation:
    p = sp.Symbol("p", positive=True)
    i = sp.Symbol("i", integer=True, nonnegative=True)
    where = {p: (0.001, 0.999)}
    shannon = sp.ceiling(-sp.log(p, 2))
    bits = sp.Piecewise((-v.p[i] * sp.log(v.p[i]) / sp.log(2), v.p[i] > 0), (0, True))
    return Derivation(
        (
            Premise("Shannon's code: l_i = ceil(log2(1/p_i)). A code of these lengths exists if the sum of 2^-l_i is at most 1 (Kraft)."),
            Premise("Huffman's code is the best of all codes."),
        ),
        (
            at_most(2 ** (-shannon), p, "so it is, since each term is at most p_i", lemma=True, where=where),
            at_most(p * shannon, p * (1 - sp.log(p) / sp.log(2)), "rounding up adds less than one bit", lemma=True, where=where),
            equal(1 + sp.Sum(bits, (i, 0, v.m - 1)), prediction(v), "substitute", "summed over the classes"),
        ),
    )


LAW = Law(
    name="mode_estimation.huffman_length_at_most_entropy_plus_one",
    statement="Huffman's tree identifies a sample with less than H + 1 questions on average, H the entropy of p in bits.",
    relation=AtMost(),
    observable="mean_length",
    parameters=(PROBABILITIES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("entropy alone", "H", entropy),
        Rival("a tenth of a bit", "H + 1/10", lambda v: entropy(v) + sp.Rational(1, 10)),
    ),
    remark="One heavy class comes near it: a question is needed although there is hardly anything to learn.",
)
