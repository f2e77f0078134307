"""The sharpness of many correlated tokens in the long run: the largest eigenvalue of the interaction over time."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import logistic
from lawbook.theory.memory_dynamics.setting import HERE, TIME

LARGEST = real("Lambda", "largest eigenvalue of K diag(beta)", r"\Lambda", low=1, typical=(1, 40))
NORM = real("S", "squared norm of the memory of least norm with margins of at least 1", low=0, low_open=True, typical=(1, 40))


def prediction(v: SimpleNamespace) -> Any:
    return v.Lambda / v.t


def derivation(v: SimpleNamespace) -> Derivation:
    k, b_1, b_2, x, m, q = sp.symbols("k b_1 b_2 x m q", positive=True)
    where = {k: (0.1, 0.9), b_1: (0.1, 2), b_2: (0.1, 2), x: (0.1, 3), m: [5, 10, 20, 30, 40], v.Lambda: (1, 9), v.t: (1, 99), q: (1, 9)}
    K, root = sp.Matrix([[1, k], [k, 1]]), sp.diag(sp.sqrt(b_1), sp.sqrt(b_2))
    interaction = (K * sp.diag(b_1, b_2) - x * sp.eye(2)).det()
    return Derivation(
        (
            Premise("Two classes, all tokens support vectors, K_xx' = |u_1 - u_2|^2 z_x . z_x', K beta = 1: the Hessian is A^T A, the rows of "
                    "A being |u_1 - u_2| sqrt(p_x sigma'(m_x)) z_x, and A A^T has its eigenvalues."),
            Premise("In the long run p_x sigma'(m_x) is asymptotically p_x e^-m_x, asymptotically beta_x/t (law offset_decay)."),
            Premise("Shown for two tokens; more have the same two matrices, which are similar."),
        ),
        (
            limit(
                sp.exp(m) * logistic(m) * logistic(-m), sp.Integer(1), m, sp.oo, "sigma' = sigma (1 - sigma) at large margins", lemma=True,
                where=where,
            ),
            equal(
                (root * K * root - x * sp.eye(2)).det(), interaction, "expand",
                "A A^T, t times, has the eigenvalues of K diag(beta)", lemma=True, where=where, transform=sp.expand,
            ),
            equal((1 / v.t) * v.Lambda, prediction(v), "substitute", "the largest of them, over t", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.sharpness_decay",
    statement=(
        "With two classes and every token a support vector of multiplier beta_x, the sharpness at time t is asymptotically Lambda/t, "
        "Lambda the largest eigenvalue of K diag(beta), whatever the frequencies."
    ),
    relation=Asymptotic("t"),
    observable="sharpness",
    parameters=(LARGEST, NORM, restrict(TIME, low_open=True, typical=(1e4, 1e9))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("uncorrelated", "1/t", lambda v: 1 / v.t),
        Rival("squared norm", "|W|^2/t, as for the loss", lambda v: v.S / v.t),
    ),
    remark="So descent of any step size leaves the edge of stability after some Lambda/2 steps.",
)
