"""What n draws say about a test function's mean under a pushforward."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward import mean_through_affine_map
from lawbook.theory.pushforward.mean_through_affine_map import FREQUENCY, MEAN
from lawbook.theory.pushforward.setting import DEVIATION, HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    spread = (1 + sp.exp(-2 * v.s**2 * v.w**2) * sp.cos(2 * v.m * v.w)) / 2 - sp.exp(-(v.s**2) * v.w**2) * sp.cos(v.m * v.w) ** 2
    return spread / v.n


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    where = {v.m: (-2, 2), v.s: (0.3, 2), v.w: (0.1, 1.5), v.n: [1, 5, 40], x: (-2, 2)}
    mean = mean_through_affine_map.prediction(v)
    double = mean.subs(v.w, 2 * v.w)
    return Derivation(
        (Premise("Draws are independent: the variance of the mean of n is that of one over n. E cos(w X) = exp(-s^2 w^2/2) cos(m w) (law `mean_through_affine_map`)."),),
        (
            equal(sp.cos(x) ** 2, (1 + sp.cos(2 * x)) / 2, "expand", "the square is a test function of twice the frequency", lemma=True, where=where,
                  transform=sp.fu),
            equal(((1 + double) / 2 - mean**2) / v.n, prediction(v), "substitute", "mean square less squared mean, over n", where=where),
        ),
    )


LAW = Law(
    name="pushforward.variance_of_sampled_mean",
    statement=(
        "The mean of cos(w f(Z)) over n draws, f(z) = m + s z, has the variance ((1 + exp(-2 s^2 w^2) cos(2 m w))/2 - exp(-s^2 w^2) cos(m w)^2)/n about the mean under the pushforward."
    ),
    relation=Equals(),
    observable="square",
    parameters=(SAMPLES, MEAN, DEVIATION, FREQUENCY),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("range", "1/(2 n), the variance of a cosine at a uniform phase", lambda v: 1 / (2 * v.n)),
        Rival("root of n", "n^(-1/2)", lambda v: prediction(v) * sp.sqrt(v.n)),
        Rival("linear", "that of w s |sin(m w)| Z, the first order in s", lambda v: v.w**2 * v.s**2 * sp.sin(v.m * v.w) ** 2 / v.n),
    ),
)
