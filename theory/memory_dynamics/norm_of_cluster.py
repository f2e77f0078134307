"""How large a memory must be to tell the tokens of a cluster apart."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.cluster import FIRST, PREMISES, SECOND, harmonic
from lawbook.theory.memory_dynamics.pair import CLOSENESS
from lawbook.theory.memory_dynamics.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    n, apart = v.n_1 + v.n_2, 1 / v.k
    return (n * apart + 4 * (1 - apart) * v.n_1 * v.n_2) / (2 * apart * (apart + (1 - apart) * n))


def derivation(v: SimpleNamespace) -> Derivation:
    n, m, k = v.n_1, v.n_2, v.k
    alpha, b, c = 1 - 1 / k, sp.Symbol("b"), sp.Symbol("c")
    where = {n: [1, 2, 5], m: [1, 3, 4], k: (1.1, 100), b: (0.1, 2), c: (0.1, 2)}
    own, other = 1 + (n - 1) * alpha, 1 + (m - 1) * alpha
    bottom = 2 * (own * other - alpha**2 * n * m)
    beta, gamma = (other + alpha * m) / bottom, (own + alpha * n) / bottom
    return Derivation(
        (
            *PREMISES,
            Premise("The smallest memory with margins of at least 1 is W = the sum of beta_x (u_f(x) - u_z) e_x^T, beta >= 0, margins 1 where beta "
                    "> 0; |W|^2 is the sum of beta. Tokens of one label share one beta: b for the first, c for the second."),
        ),
        (
            equal(
                2 * (own * beta - alpha * m * gamma), sp.Integer(1), "substitute", "margins of the first label, 2 (1 + (n_1 - 1) alpha) b - "
                "2 alpha n_2 c, are 1; the multipliers, quotients of positive numbers, are positive: all are support vectors", lemma=True,
                where=where, transform=sp.simplify,
            ),
            equal(
                2 * (other * gamma - alpha * n * beta), sp.Integer(1), "substitute", "those of the second label", lemma=True, where=where,
                transform=sp.simplify,
            ),
            equal(n * beta + m * gamma, prediction(v), "simplify", "the sum of all multipliers", where=where, transform=sp.simplify),
        ),
    )


LAW = Law(
    name="memory_dynamics.norm_of_cluster",
    statement=(
        "The smallest memory that gives n_1 tokens of one label and n_2 of another, unit inputs of inner product alpha >= 0, margins of at "
        "least 1 has the squared norm (n (1 - alpha) + 4 alpha n_1 n_2)/(2 (1 - alpha)(1 + (n - 1) alpha)), n = n_1 + n_2."
    ),
    relation=Equals(exact=True),
    observable="squared_norm",
    parameters=(FIRST, SECOND, CLOSENESS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no interaction", "(n_1 + n_2)/2", lambda v: (v.n_1 + v.n_2) / sp.Integer(2)),
        Rival("numbers of labels do not matter", "n/(2 (1 - alpha))", lambda v: (v.n_1 + v.n_2) * v.k / 2),
        Rival("near-collision limit", "the harmonic mean over 1 - alpha, at every alpha", lambda v: harmonic(v.n_1, v.n_2) * v.k),
    ),
    remark=(
        "For alpha near 1 the harmonic mean of n_1 and n_2 over 1 - alpha. eta t L tends to it (law loss_of_separable_memory); the learning "
        "time of the cluster has the same factor."
    ),
)
