"""Whole chains of the ancestral sampler on normal data: what errors in the noise's variance leave at the end.

A step of rate b takes the share A of the signal to A (1 - b). In the ratio n = (1 - A)/A of noise to signal it adds g = b (1 + n)/(1 - b) to n.
"""

from __future__ import annotations

from typing import Any

from lawbook.theory import Condition, Premise, Step, equal, weights
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import total

GAINS = weights("gains", "what the steps add to the ratio of the noise's variance to the signal's share, from the data on", length="N", latex="g")
FIRST = Condition("the first step adds noise: gains[0] > 0", lambda v: v.gains[0] > 0)
KEPT = Premise("An error e of the variance before a step back is (1 - b/W)^2/(1 - b) times as large after it, and the step adds its own error: the variance less "
               "what is exact (law `exact_reverse_variance`).")
START = Premise("The way back starts from the exact law at the noisy end: no error there.")


def ratio(v: Any, k: Any) -> Any:
    """Noise over signal after k steps."""
    j = sp.Symbol("j", integer=True)
    return sp.Sum(v.gains[j], (j, 0, k - 1))


def summed(v: Any, term: Any) -> Any:
    """Sum over steps k of term(g_k, ratio before, ratio after)."""
    k = sp.Symbol("k", integer=True)
    return sp.Sum(term(v.gains[k], ratio(v, k), ratio(v, k + 1)), (k, 0, v.N - 1))


def chain_steps(v: Any, error: Any, term: Any) -> tuple[Step, ...]:
    """How errors travel; one step's `error`(b, A) over V^2/A as term(g, n, n + g), in the ratio n."""
    b, A, V, g, n, e = sp.symbols("b A V g n e", positive=True)
    where = {b: (0.05, 0.6), A: (0.1, 0.95), V: (0.2, 4), g: (0.1, 2), n: (0.1, 3), e: (0.1, 1), v.s: (0.3, 3)}
    W = (1 - b) * V + b
    kept = A * (1 - b)
    return (
        equal((1 - b / W) ** 2 / (1 - b), (1 - b) * V**2 / W**2, "expand", "factor of an error in one step back", lemma=True, where=where,
              transform=lambda f: sp.factor(sp.simplify(f))),
        equal(e * W**2 / kept * (1 - b) * V**2 / W**2 * A / V**2, e, "expand",
              "so that an error times A/V^2, the share of the signal over the squared variance, is carried along unchanged: such errors add up", lemma=True, where=where),
        equal(
            (error(b, A) * A / total(A, v.s) ** 2).subs({b: g / (1 + n + g)}).subs(A, 1 / (1 + n)), term(g, n, n + g), "substitute",
            "one step's own, with A = 1/(1 + n), b = g/(1 + n + g)", lemma=True, where=where, transform=lambda f: sp.factor(sp.simplify(f)),
        ),
    )
