"""What Huffman's tree wastes when one class holds half of the mass."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import HERE, MODE


def binary_entropy(p: Any) -> Any:
    return -(p * sp.log(p) + (1 - p) * sp.log(1 - p)) / sp.log(2)


def prediction(v: SimpleNamespace) -> Any:
    return 2 - v.p_1 - binary_entropy(v.p_1)


def derivation(v: SimpleNamespace) -> Derivation:
    p, rest = v.p_1, sp.Symbol("R", positive=True)  # entropy of the other classes among themselves
    where = {p: (0.5, 0.99), rest: (0.1, 5)}
    return Derivation(
        (
            Premise("p_1 >= 1/2: Huffman's tree asks first whether the sample is of class 1, and then codes the others: L = 1 + (1 - p_1) L'."),
            Premise("Law `huffman_length_at_most_entropy_plus_one` for the others among themselves: L' <= R + 1, R their entropy."),
            Premise("The entropy splits likewise: H = h(p_1) + (1 - p_1) R, h the binary entropy."),
        ),
        (
            equal(
                1 + (1 - p) * (rest + 1) - (binary_entropy(p) + (1 - p) * rest), prediction(v), "expand", "L - H: the others' entropy drops out",
                where=where,
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.redundancy_of_heavy_mode",
    statement="If the mode has probability p_1 >= 1/2, Huffman's tree asks at most 2 - p_1 - h(p_1) questions more than the entropy, h the binary entropy.",
    relation=AtMost(),
    observable="redundancy",
    parameters=(restrict(MODE, low=0.5, low_open=False, high_open=True, typical=(0.5, 0.99)),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("light mode", "p_1 + 0.08607, Gallager's bound for p_1 < 1/2, less one bit", lambda v: v.p_1 - 1 + sp.Rational(8607, 100000)),),
    remark="It is attained in the limit where the others are one class again. At p_1 = 1/2 it is 1/2, at p_1 = 1 it is 1.",
)
