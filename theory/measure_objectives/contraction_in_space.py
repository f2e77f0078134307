"""Sinkhorn between normal laws of any dimension contracts by the square of the top squared canonical correlation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.entropic_cost_in_space import root
from lawbook.theory.measure_objectives.setting import HERE, REGULARISATION

LARGEST = real("q", "largest eigenvalue of A^1/2 B A^1/2, A and B the covariances", low=0, low_open=True, typical=(0.2, 5))


def squared_correlation(v: SimpleNamespace) -> Any:
    """The top one of the optimal plan."""
    return root(v.q, v.epsilon) ** 2 / v.q


def prediction(v: SimpleNamespace) -> Any:
    return squared_correlation(v) ** 2


def derivation(v: SimpleNamespace) -> Derivation:
    s, t, q, eps = sp.symbols("s t q_0 epsilon_0", positive=True)
    a, b, c = sp.symbols("a b c", real=True)
    Q, E = sp.Matrix([[2, 1], [1, 3]]), sp.Matrix([[a, b], [b, c]])
    half = lambda X: X * (sp.eye(2) + s * X).inv()  # noqa: E731
    slope = (sp.eye(2) + s * Q).inv()
    moved = (half(Q + t * E).diff(t).subs(t, 0) - slope * E * slope)[0, 1]
    g = root(q, eps)
    where = {s: (0.2, 2), q: (0.1, 4), eps: (0.2, 3), a: (-1, 1), b: (-1, 1), c: (-1, 1), v.q: (0.1, 4), v.epsilon: (0.2, 3)}
    return Derivation(
        (
            Premise("Potentials stay quadratic: if the scaled law of one side has precision Q, half a step gives the other B^-1 - Q (I + s Q)^-1, s = epsilon/2 (a convolution with N(0, s I), and a division)."),
            Premise("At the fixed point E [x | y] = (I + s Q)^-1 y, as the plan's precision is Q + I/s at x with the corner -I/s: the product M of both half steps' (I + s Q)^-1 is C' A^-1 C B^-1, whose eigenvalues are the squared canonical correlations."),
            Premise("A full step takes an error E of the precision to M E M': by eigenvectors, products of two eigenvalues of M. The largest is the square of the top one."),
        ),
        (
            equal(moved, 0, "differentiate", "the change of Q (I + s Q)^-1 is (I + s Q)^-1 E (I + s Q)^-1: here an entry of a matrix of two rows", lemma=True, where=where, transform=sp.simplify),
            equal(g**2 + eps / 2 * g, q, "expand", "an eigenvalue g of A^-1/2 C A^1/2: law entropic_cost_in_space", lemma=True, where=where, transform=sp.expand),
            equal(sp.Derivative(sp.log(g**2 / q), q), eps / (4 * q * sp.sqrt(q + eps**2 / 16)), "differentiate", "g^2/q rises with q: the largest q has the top correlation", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit())),
            equal((root(v.q, v.epsilon) ** 2 / v.q) * (root(v.q, v.epsilon) ** 2 / v.q), prediction(v), "substitute", "the top eigenvalue of M, twice", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.contraction_in_space",
    statement=(
        "Between normal laws of equal means and any covariances A and B, a full step of Sinkhorn's iteration contracts errors by (g^2/q)^2, g = sqrt(q + epsilon^2/16) - epsilon/4, "
        "q the largest eigenvalue of A^1/2 B A^1/2: g^2/q is the top squared canonical correlation of the optimal plan."
    ),
    relation=Equals(exact=True),
    observable="contraction",
    parameters=(LARGEST, REGULARISATION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("linear errors", "the squared correlation itself, to the first power", squared_correlation),
        Rival("means apart", "the same where the means differ", cell={"shift": 0.7}),
        Rival("all directions", "decided by the mean of the eigenvalues, as if they were equal", cell={"mean_axis": True}),
    ),
    remark="Where the means differ errors of the linear part contract by the squared correlation alone. Dimension enters by the largest eigenvalue only.",
)
