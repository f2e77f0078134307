"""A margin under gradient flow with orthonormal embeddings and three classes, from any start."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import FREQUENCY, HERE, TIME

FIRST = real("m_1", "margin over the first wrong class at the start", low=-30, high=30, typical=(-4, 4))
SECOND = real("m_2", "margin over the second wrong class at the start", low=-30, high=30, typical=(-4, 4))


def starts(exp: Any, m_1: Any, m_2: Any) -> tuple[Any, Any]:
    """e^-score of both wrong classes at the start, where all three scores add up to 0."""
    return exp((2 * m_1 - m_2) / 3), exp((2 * m_2 - m_1) / 3)


def clock(log: Any, a: Any, b: Any, A: Any) -> Any:
    """The time p t at which both e^-score have grown by A."""
    return a * b * A + (a + b) * A**2 / 2 + A**3 / 3 + log(1 + A / a) + log(1 + A / b)


def grown(v: SimpleNamespace) -> Any:
    return sp.Function("A")(v.p * v.t, v.m_1, v.m_2)


def formula(v: SimpleNamespace) -> Any:
    a, b = starts(sp.exp, v.m_1, v.m_2)
    return 2 * sp.log(a + grown(v)) + sp.log(b + grown(v))


def margin(c: float, m_1: float, m_2: float) -> float:
    """The margin over the first wrong class at p t = c, by bisection: A^3/3 alone is at most the time."""
    from scipy.optimize import brentq

    if c == 0:
        return m_1
    a, b = starts(math.exp, m_1, m_2)

    def late(A: float) -> float:
        return a * b * A + (a + b) * A**2 / 2 + A**3 / 3 + math.log1p(A / a) + math.log1p(A / b) - c

    A = brentq(late, 0.0, (3 * c) ** (1 / 3) * (1 + 1e-9), xtol=1e-300, rtol=1e-15)
    return m_1 + 2 * math.log1p(A / a) + math.log1p(A / b)


def growth_digits(mp: Any, c: Any, m_1: Any, m_2: Any) -> Any:
    """A in mpmath, by bisection: the time rises with A."""
    if c == 0:
        return mp.mpf(0)
    a, b = starts(mp.exp, m_1, m_2)
    low, high = mp.mpf(0), mp.cbrt(3 * c)
    while high - low > mp.eps * high * 4 and low != (low + high) / 2:
        middle = (low + high) / 2
        low, high = (middle, high) if clock(mp.log, a, b, middle) < c else (low, middle)
    return (low + high) / 2


def margin_digits(mp: Any, c: Any, m_1: Any, m_2: Any) -> Any:
    m_1, m_2 = mp.mpf(m_1), mp.mpf(m_2)
    a, b = starts(mp.exp, m_1, m_2)
    A = growth_digits(mp, c, m_1, m_2)
    return 2 * mp.log(a + A) + mp.log(b + A)


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, A, s = sp.symbols("a b x s", positive=True)
    where = {a: (0.2, 5), b: (0.2, 5), A: (0.1, 9), s: (0.2, 3), v.p: (0.1, 1), v.t: (0.1, 20), v.m_1: (-4, 4), v.m_2: (-4, 4)}
    law = sp.exp(-s)  # the softmax of a wrong class of score -s is e^-s / Z
    Z = sp.Symbol("Z", positive=True)
    first, second = starts(sp.exp, v.m_1, v.m_2)
    A_of = grown(v)
    where_A = where | {sp.Function("A"): lambda mp, at: lambda c, m_1, m_2: growth_digits(mp, c, m_1, m_2)}
    return Derivation(
        (
            Premise("Orthonormal embeddings, three classes, scores adding up to 0, as they do for ever: the score s_z of a wrong class moves "
                    "at -p e^s_z / Z, Z the sum of the three e^s."),
            Premise("A(t) is the integral of p/Z. With a and b for e^-score at the start, the wrong scores are -log(a + A), -log(b + A), "
                    "the label's is log((a + A)(b + A))."),
        ),
        (
            equal(
                -sp.exp(s) * (-v.p * law / Z), v.p / Z, "differentiate", "e^s of a wrong class, s minus its score, grows at p/Z, whatever s",
                lemma=True, where=where | {Z: (1, 9)},
            ),
            equal(
                sp.Derivative(clock(sp.log, a, b, A), A), (a + A) * (b + A) + 1 / (a + A) + 1 / (b + A), "differentiate",
                "p dt = Z dA", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(clock(sp.log, a, b, sp.Integer(0)), sp.Integer(0), "substitute", "from 0", lemma=True, where=where),
            equal(
                2 * sp.log(first) + sp.log(second), v.m_1, "substitute", "the margin at the start", lemma=True, where=where,
                transform=lambda e: sp.simplify(sp.expand_log(e, force=True)),
            ),
            equal(
                clock(sp.log, first, second, A_of), v.p * v.t, "solve", "A at time t: the one root of a rising function", lemma=True,
                where=where_A,
            ),
            equal(
                sp.log((first + A_of) * (second + A_of)) + sp.log(first + A_of), formula(v), "expand", "the margin", where=where_A,
                transform=lambda e: sp.expand_log(e, force=True),
            ),
        ),
    )


def with_start(start: Any) -> Procedure:
    """The prediction with other starts, for rivals."""
    def moved(v: SimpleNamespace) -> SimpleNamespace:
        m_1, m_2 = start(v.m_1, v.m_2)
        return SimpleNamespace(p=v.p, t=v.t, m_1=sp.sympify(m_1), m_2=sp.sympify(m_2))

    return Procedure(
        lambda v: formula(moved(v)),
        lambda p, t, m_1, m_2: margin(p * t, *start(m_1, m_2)),
        lambda mp, p, t, m_1, m_2: margin_digits(mp, mp.mpf(p) * mp.mpf(t), *start(mp.mpf(m_1), mp.mpf(m_2))),
    )


LAW = Law(
    name="memory_dynamics.margin_from_any_start",
    statement=(
        "With orthonormal embeddings and three classes, from any margins m_1 and m_2, the first margin at time t is "
        "2 log(a + A) + log(b + A), a = e^((2 m_1 - m_2)/3), b = e^((2 m_2 - m_1)/3), where A >= 0 solves "
        "a b A + (a + b) A^2/2 + A^3/3 + log(1 + A/a) + log(1 + A/b) = p t."
    ),
    relation=Equals(exact=True),
    observable="margin",
    parameters=(FREQUENCY, TIME, FIRST, SECOND),
    prediction=with_start(lambda m_1, m_2: (m_1, m_2)),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one common score", "as if the second class started where the first one does", with_start(lambda m_1, m_2: (m_1, m_1))),
        Rival("classes change places", "the other margin", with_start(lambda m_1, m_2: (m_2, m_1))),
        Rival("start forgotten", "the margin from 0", with_start(lambda m_1, m_2: (0 * m_1, 0 * m_2))),
    ),
    remark="e^-s_z - e^-s_z' of two wrong classes never changes. More classes add factors to the polynomial, and logarithms.",
)
