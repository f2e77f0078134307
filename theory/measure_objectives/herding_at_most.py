"""Herding approaches any law at least as fast as 1/k in squared MMD."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE

ATOMS = integer("k", "number of atoms", low=1, typical=(1, 500))
FARTHEST = real("D2", "largest squared MMD of an atom from the target", "D^2", low=0, low_open=True, typical=(0.2, 2))


def prediction(v: SimpleNamespace) -> Any:
    return v.D2 / v.k


def derivation(v: SimpleNamespace) -> Derivation:
    w, c, g, j = sp.symbols("w c g j", positive=True)
    return Derivation(
        (
            Premise("With w_k = sum over atoms of (target - atom) in the kernel's space, MMD^2 = |w_k|^2/k^2; the first atom is any."),
            Premise("The next atom makes <w_k, target - atom> least; its mean over the target is 0, so the least is at most 0."),
        ),
        (
            equal(w + 2 * (-g) + c, w + c - 2 * g, "expand", "|w_(k+1)|^2 = |w_k|^2 + 2 <w_k, target - atom> + |target - atom|^2", lemma=True),
            at_most(w + c - 2 * g, w + c, "and the middle term is not positive", lemma=True),
            equal(sp.Sum(v.D2, (j, 1, v.k)) / v.k**2, prediction(v), "sum", "k terms of at most D^2, over k^2", transform=lambda e: e.doit()),
        ),
    )


LAW = Law(
    name="measure_objectives.herding_at_most",
    statement="After k atoms, chosen by herding from any first one, the squared MMD to the target is at most D^2/k, D^2 the largest squared MMD of an atom from the target.",
    relation=AtMost(),
    observable="herding",
    parameters=(ATOMS, FARTHEST),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("square", "D^2/k^2, the rate that finite dimension promises", lambda v: v.D2 / v.k**2),
        Rival("half", "D^2/(2 k)", lambda v: v.D2 / (2 * v.k)),
    ),
    remark="On a smooth kernel the fall looks like k^-2 up to thousands of atoms, far below the bound, which is attained at k = 1 from the farthest atom.",
)
