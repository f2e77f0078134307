"""How much of the noise that a sampler starts from is left in its output."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import BACK, NOISE, NOISED, marginal_step, variance
from lawbook.theory.pushforward.setting import DEVIATION, HERE, HORIZON


def prediction(v: SimpleNamespace) -> Any:
    return (sp.exp(-v.T) * v.s / sp.sqrt(variance(v.T, v.s))) ** v.lam


def derivation(v: SimpleNamespace) -> Derivation:
    t = sp.Symbol("t", positive=True)
    w, W = variance(t, v.s), variance(v.T, v.s)
    where = {v.s: (0.3, 3), v.T: (0.5, 3), t: (0.1, 2), v.lam: (0.1, 2)}
    return Derivation(
        (NOISED, BACK),
        (
            marginal_step(v),
            equal(2 * (1 - (1 + v.lam) / w) * w + 2 * v.lam, 2 * w - 2, "expand",
                  "backwards the variance grows at the rate 2 (1 - (1 + lam)/w) w + 2 lam = -w': the marginals are the same for every lam", lemma=True, where=where),
            equal(sp.Derivative(t + sp.log(w) / 2, t), 1 / w, "differentiate", "an antiderivative of 1/w: between 0 and T it rises by T + log(W/s^2)/2", lemma=True, where=where,
                  transform=lambda e: sp.factor(sp.simplify(e.doit()))),
            equal(
                sp.exp(v.T - (1 + v.lam) * (v.T + sp.log(W / v.s**2) / 2)) * sp.sqrt(W) / v.s, prediction(v), "substitute",
                "correlation: the factor exp(integral of 1 - (1 + lam)/w) times the ratio of deviations", where=where,
                transform=lambda e: sp.powsimp(sp.expand_power_base(sp.simplify(sp.powdenest(e, force=True)), force=True), force=True),
            ),
        ),
    )


LAW = Law(
    name="pushforward.memory_of_noise",
    statement=(
        "Data N(0, s^2): between the noise at time T and the output of dx = (x + (1 + lam) score) dt + sqrt(2 lam) dB the correlation is "
        "(exp(-T) s/w(T)^(1/2))^lam, w the noised variance: 1 for the ODE, that of the forward process for the reversed diffusion."
    ),
    relation=Equals(),
    observable="correlation",
    parameters=(DEVIATION, HORIZON, NOISE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("deterministic", "1: equal marginals, so equal couplings", lambda v: 1 + 0 * v.s * v.lam),
        Rival("one noise", "that of the reversed diffusion for every lam", lambda v: sp.exp(-v.T) * v.s / sp.sqrt(variance(v.T, v.s))),
        Rival("noise alone", "exp(-lam T)", lambda v: sp.exp(-v.lam * v.T)),
    ),
)
