"""Training one association on orthonormal keys: the exact map of SGD, and its flow for small steps.

With orthonormal inputs and unembeddings a token's scores stay (a, -a/(M-1), ..., -a/(M-1)), and one visit
adds step * g(a) to the true one, g(a) = 1 / (1 + exp(M a / (M-1)) / (M-1)).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.theory.derivation import Premise, Step, equal
from lawbook.theory.lambert import lambert_exponential
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.parameters import integer, real

STEP = real("gamma", "step size", r"\gamma", low=0, low_open=True, typical=(0.01, 3))
VISITS = integer("n", "number of visits to the token", low=0, typical=(1, 300))

PREMISES = (
    Premise("Orthonormal inputs: visits to other tokens do not change this token's scores. Scores start at 0."),
    Premise("Orthonormal unembeddings: one visit adds step * (1 - pi) to the label's score and -step * pi_z to class z."),
    Premise("By symmetry the other classes' scores stay equal; scores sum to 0, since the residuals do."),
)


def push(a: Any, M: Any) -> Any:
    """g(a): what one visit adds to the true class's score, in units of the step."""
    return 1 / (1 + sp.exp(M * a / (M - 1)) / (M - 1))


def time_to_reach(a: Any, M: Any) -> Any:
    """H(a), the time that the flow da/dt = g(a) needs from 0 to a."""
    return a + (sp.exp(M * a / (M - 1)) - 1) / M


def flow(c: Any, M: Any) -> Any:
    """The flow's score at time c: the inverse of H, by Lambert's function."""
    k = (M * c + 1) / (M - 1)
    return (M - 1) / M * (k - sp.LambertW(sp.exp(k) / (M - 1)))


def flow_value(c: float, M: int) -> float:
    """`flow` in float64; W0(exp(z)) is Wright's omega function, which does not overflow."""
    from scipy.special import wrightomega

    k = (M * c + 1) / (M - 1)
    return float((M - 1) / M * (k - wrightomega(k - np.log(M - 1))))


def flow_digits(mp: Any, c: Any, M: int) -> Any:
    """`flow` as an mpmath number."""
    M, c = int(M), mp.mpf(c)
    k = (M * c + 1) / (M - 1)
    return (M - 1) * (k - mp.lambertw(mp.exp(k) / (M - 1)).real) / M


def one_visit_steps(M: Any) -> tuple[Step, ...]:
    """The residual of the true class at scores (a, -a/(M-1), ...), and that the scores keep their shape."""
    a, gamma = sp.symbols("a gamma", positive=True)
    true, other = sp.exp(a), sp.exp(-a / (M - 1))
    pi = true / (true + (M - 1) * other)
    return (
        equal(
            1 - pi, push(a, M), "expand", "what the softmax still misses at the scores (a, -a/(M-1), ...)", lemma=True,
            where={M: [2, 3, 5, 20], a: (0, 4)}, transform=lambda e: sp.simplify(e),
        ),
        equal(
            -other / (true + (M - 1) * other), -(1 - pi) / (M - 1), "expand",
            "the other classes share the opposite push equally: they stay at -1/(M-1) of the true score", lemma=True,
            where={M: [2, 3, 5, 20], a: (0, 4)}, transform=lambda e: sp.simplify(e),
        ),
    )


def flow_steps(M: Any) -> tuple[Step, ...]:
    """H inverts the flow: dH = da / g, and Lambert's function solves H(a) = c."""
    a, c = sp.symbols("a c", positive=True)
    where = {M: [2, 3, 5, 20], a: (0, 4), c: (0, 9)}
    return (
        equal(
            sp.Derivative(time_to_reach(a, M), a), 1 / push(a, M), "differentiate", "H is the time that the flow needs",
            lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
        ),
        equal(
            time_to_reach(sp.Integer(0), M), sp.Integer(0), "substitute", "it starts at 0", lemma=True, where=where,
        ),
        equal(
            time_to_reach(flow(c, M), M), c, "solve",
            "with x = M a / (M - 1): x + exp(x) / (M - 1) = k, solved by x = k - W0(exp(k) / (M - 1))", lemma=True,
            where=where, transform=lambda e: lambert_exponential(e),
        ),
    )


def iterate(gamma: float, n: int, M: int) -> float:
    """The true class's score after n visits, by the map in float64."""
    a, ratio = 0.0, M / (M - 1)
    for _ in range(int(n)):
        a += gamma / (1 + np.exp(ratio * a) / (M - 1))
    return float(a)


def visited(v: Any) -> Any:
    """The recursion a(k) for a step's `where`: at a point, the function of k that iterates the map of law `v`."""
    return lambda mp, at: lambda k: iterate_digits(mp, at[v.gamma], int(k), int(at[v.M]))


def iterate_digits(mp: Any, gamma: Any, n: int, M: int) -> Any:
    """The same by the whole vector of scores: softmax over M classes, in mpmath."""
    scores = [mp.mpf(0)] * 2
    M, gamma = int(M), mp.mpf(gamma)
    for _ in range(int(n)):
        total = mp.exp(scores[0]) + (M - 1) * mp.exp(scores[1])
        scores = [s + gamma * r for s, r in zip(
            scores, (1 - mp.exp(scores[0]) / total, -mp.exp(scores[1]) / total), strict=True
        )]
    return scores[0]
