"""The sharpest point of the loss of two tokens is the origin: its curvature there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CORRELATION, HEAD, HERE


def prediction(v: SimpleNamespace) -> Any:
    return (1 + sp.sqrt(1 - 4 * v.p_1 * (1 - v.p_1) * (1 - v.alpha**2))) / 4


def derivation(v: SimpleNamespace) -> Derivation:
    p, alpha = v.p_1, v.alpha
    m = sp.Symbol("m", real=True)
    side = sp.sqrt(1 - alpha**2)
    matrix = sp.Matrix([[p + (1 - p) * alpha**2, (1 - p) * alpha * side], [(1 - p) * alpha * side, (1 - p) * (1 - alpha**2)]])
    largest = (1 + sp.sqrt(1 - 4 * p * (1 - p) * (1 - alpha**2))) / 2
    slope = sp.exp(-m) / (1 + sp.exp(-m)) ** 2
    where = {p: (0.5, 0.97), alpha: (-0.9, 0.95), m: (-4, 4)}
    return Derivation(
        (
            Premise("Two classes, |u_1 - u_2|^2 = 2: the Hessian's largest eigenvalue is that of 2 sum_x p_x sigma'(m_x) e_x e_x^T."),
            Premise("e_1 = (1, 0), e_2 = (alpha, sqrt(1 - alpha^2))."),
        ),
        (
            at_most(
                slope, sp.Rational(1, 4), "sigma' is largest at the margin 0: every Hessian is below that of the origin", lemma=True,
                where=where, witness=(1 - sp.exp(-m)) ** 2 / (4 * (1 + sp.exp(-m)) ** 2),
            ),
            equal(
                matrix.trace(), sp.Integer(1), "expand", "the trace of sum p_x e_x e_x^T", lemma=True, where=where,
                transform=sp.simplify,
            ),
            equal(
                matrix.det(), p * (1 - p) * (1 - alpha**2), "expand", "its determinant", lemma=True, where=where,
                transform=sp.simplify,
            ),
            equal(
                largest**2 - largest + p * (1 - p) * (1 - alpha**2), sp.Integer(0), "solve",
                "the larger root of lambda^2 - lambda + determinant", lemma=True, where=where, transform=sp.expand,
            ),
            equal(2 * largest / 4, prediction(v), "substitute", "twice sigma'(0) = 1/4 of it", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.sharpness_of_pair",
    statement=(
        "For two tokens the largest eigenvalue of the Hessian over all memories is its value at the origin, "
        "(1 + sqrt(1 - 4 p_1 p_2 (1 - alpha^2)))/4."
    ),
    relation=Equals(exact=True),
    observable="largest_sharpness",
    parameters=(HEAD, CORRELATION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one half", "1/2, the bound for any problem of unit inputs", lambda v: sp.Rational(1, 2)),
        Rival("uncorrelated", "p_1/2", lambda v: v.p_1 / 2),
    ),
    remark="Half of it at most: so a step up to 4 never makes the loss of two tokens rise.",
)
