"""What maximum likelihood minimises."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, FIRST_CHECK, TARGET_DEVIATION

FIRST = real("m", "mean of the data", typical=(-2, 2))
SHIFT = real("mu", "shift of the affine flow", r"\mu", typical=(-2, 2))


def prediction(v: SimpleNamespace) -> Any:
    return sp.log(v.sigma * sp.sqrt(2 * sp.pi)) + (v.s**2 + (v.m - v.mu) ** 2) / (2 * v.sigma**2)


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.m: (-1, 1), v.mu: (-1, 1), v.s: (0.5, 2), v.sigma: (0.5, 2)}
    return Derivation(
        (Premise("-E ln q(Y) = -E ln p(Y) + E ln (p/q)(Y): entropy plus divergence (law `kullback_of_normals`), for Y from p."),),
        (
            equal(
                gaussian_measures.entropy(v.s) + gaussian_measures.kullback(v.m, v.s, v.mu, v.sigma), prediction(v), "expand", "logarithms of s cancel", where=where,
                transform=lambda e: sp.expand_log(sp.expand(e), force=True),
            ),
        ),
    )


LAW = Law(
    name="pushforward.likelihood_is_entropy_plus_divergence",
    statement=(
        "The negative log-likelihood of N(m, s^2) data under the flow z -> mu + sigma z is the data's entropy plus the divergence KL(N(m, s^2) || N(mu, sigma^2)): "
        "ln(sigma sqrt(2 pi)) + (s^2 + (m - mu)^2)/(2 sigma^2)."
    ),
    relation=Equals(),
    observable="loss",
    parameters=(FIRST, DEVIATION, SHIFT, TARGET_DEVIATION),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("divergence alone", "it is the divergence, 0 at the optimum", lambda v: gaussian_measures.kullback(v.m, v.s, v.mu, v.sigma)),
        Rival("Jacobian on the wrong side", "-ln sigma in place of ln sigma",
              lambda v: -sp.log(v.sigma) + sp.log(2 * sp.pi) / 2 + (v.s**2 + (v.m - v.mu) ** 2) / (2 * v.sigma**2)),
    ),
)
