"""The exact error of one token in a memory with two classes, at every dimension."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, ENERGY, HERE, WEIGHT
from lawbook.theory.memory_scaling.student import beta_tail, normal_tail, student_steps


def prediction(v: SimpleNamespace) -> Any:
    return beta_tail(1 - v.q**2 / v.Q, v.d)


def derivation(v: SimpleNamespace) -> Derivation:
    q, Q, d = v.q, v.Q, v.d
    a_f, a_y, c, n = sp.symbols("a_f a_y c n", real=True)
    r, Q_f, Q_y = sp.symbols("r Q_f Q_y", positive=True)
    t = q / sp.sqrt(Q - q**2)
    premises = (
        Premise("The own class f and the rival y have unembeddings of equal square norm n and inner product c < n."),
        Premise("W e_x = a_f u_f + a_y u_y; a_z is the sum of q(x') <e_x', e_x> over the tokens x' of class z."),
        Premise("The token itself adds q r^2 to a_f, r = |e_x|; the others are, given e_x, independent N(0, q(x')^2 r^2)."),
        Premise("The norm r of d independent standard normals is chi-distributed."),
    )
    steps = (
        equal(
            (n * a_f + c * a_y) - (c * a_f + n * a_y), (n - c) * (a_f - a_y), "expand",
            "the margin u_f^T W e_x - u_y^T W e_x; its positive factor n - c cannot change the answer", lemma=True,
        ),
        equal(
            r**2 * (Q_f - q**2) + r**2 * Q_y, r**2 * ((Q_f + Q_y) - q**2), "expand",
            "variance of a_f - a_y given e_x: both classes' cross-talk, less the token's own part; Q = Q_f + Q_y",
            lemma=True,
        ),
        equal(
            1 / (1 + t**2), 1 - q**2 / Q, "expand",
            "P(a_f - a_y < 0 | r) = Phi(-r t) with t = q / sqrt(Q - q^2); this is the variable of the beta function",
            lemma=True,
        ),
        *student_steps(t, 1 - q**2 / Q, d),
    )
    return Derivation(premises, steps)


def normal_tail_without_self_term(v: SimpleNamespace) -> Any:
    return normal_tail(sp.sqrt(v.d) * v.q / sp.sqrt(v.Q))


LAW = Law(
    name="memory_scaling.error_of_two_classes",
    statement=(
        "With two classes, Gaussian inputs and any storage weights, a token is answered wrongly with the "
        "probability that a Student variable with d degrees of freedom exceeds sqrt(d) q / sqrt(Q - q^2): "
        "only the token's share q^2/Q of the total energy matters, not the labels, not the unembeddings."
    ),
    relation=Equals(),
    observable="token_error",
    parameters=(WEIGHT, ENERGY, DIMENSION),
    conditions=(Condition("q**2 <= Q: the token's energy is part of the total", lambda v: v.q**2 <= v.Q),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "normal tail", "the error is Phi(-sqrt(d) q / sqrt(Q)), without Student's correction and the self term",
            normal_tail_without_self_term,
        ),
        Rival(
            "self term kept", "the token's own energy counts as noise: Student's tail at sqrt(d) q / sqrt(Q)",
            lambda v: beta_tail(1 / (1 + v.q**2 / v.Q), v.d),
        ),
        Rival(
            "normal noise", "the radius is sqrt(d), not chi-distributed: Phi(-sqrt(d) q / sqrt(Q - q^2))",
            lambda v: normal_tail(sp.sqrt(v.d) * v.q / sp.sqrt(v.Q - v.q**2)),
        ),
        Rival("half the noise", "only the rival class makes noise", lambda v: beta_tail(1 / (1 + 2 * v.q**2 / v.Q), v.d)),
        Rival("inputs on the sphere", "the same error for inputs on the sphere", cell={"inputs": "sphere"}),
        Rival("unequal norms", "the same error for unembeddings of unequal norms", cell={"unembeddings": "gaussian"}),
    ),
    remark=(
        "The paper bounds this error; here it is an equality at every d >= 1. The normal tail, the natural first "
        "guess, is wrong at small d and for tokens that hold a good part of the energy."
    ),
)
