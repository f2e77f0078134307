"""When spikes are over for good: once the loss has fallen below a constant over the step size."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, STEP


def level() -> Any:
    """The largest x with x e^(2 x) <= 1."""
    return sp.LambertW(2) / 2


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    g, d, s, x, G, n = sp.symbols("g d s x G n", positive=True)
    where = {g: (0.01, 0.99), d: (0.01, 3), s: (0.01, 20), x: (0.01, 0.42), G: (0.01, 1), n: (0.01, 1.4), v.eta: (0.1, 100)}
    return Derivation(
        (
            Premise("Unit inputs, orthonormal unembeddings; G: the mean over tokens of 1 - pi_x(f(x)). The gradient, a mean of 1 - pi times "
                    "vectors of length at most sqrt(2), has |grad|^2 <= 2 G^2: a step changes no margin by more than sqrt(2) eta |grad| <= 2 eta G."),
            Premise("Along grad the Hessian is a variance of scores under pi_x: at most 2 |grad|^2 times the mean of 1 - pi, which is at "
                    "most e^(2 eta G) G anywhere on the step. By Taylor the loss changes by at most -eta |grad|^2 (1 - x e^(2 x)), x = eta G."),
        ),
        (
            at_most(
                s * sp.exp(d) / (1 + s * sp.exp(d)), sp.exp(d) * s / (1 + s),
                "1 - pi = s/(1 + s), s the sum of e^-m: margins lower by at most d multiply it by at most e^d", lemma=True, where=where,
                witness=sp.exp(d) * s * s * (sp.exp(d) - 1) / ((1 + s) * (1 + s * sp.exp(d))),
            ),
            equal(
                -v.eta * n**2 + v.eta**2 * (2 * G * sp.exp(2 * v.eta * G)) * n**2 / 2, -v.eta * n**2 * (1 - v.eta * G * sp.exp(2 * v.eta * G)),
                "factor", "the change of the loss", lemma=True, where=where, transform=sp.factor,
            ),
            equal(
                level() * sp.exp(2 * level()), sp.Integer(1), "solve", "x e^(2 x) = 1 at x = W0(2)/2", lemma=True, where=where,
                transform=sp.simplify,
            ),
            at_least(
                -sp.log(1 - g), g, "G <= L, token by token: eta L <= W0(2)/2 suffices, and then holds at the next step too", lemma=True,
                where=where,
            ),
            equal(sp.Max(0, -x), prediction(v), "substitute", "the loss does not rise again", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.end_of_oscillation",
    statement=(
        "With unit inputs and orthonormal unembeddings, separable or not, from any start and at any step size eta: once the loss is at most "
        "W0(2)/(2 eta) = 0.426/eta it never rises again."
    ),
    relation=Equals(exact=True),
    observable="rises_after",
    parameters=(CLASSES, STEP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("far earlier", "the same from 16 times that loss on", cell={"factor": 16.0}),),
    remark=(
        "What large steps risk is only how long they take to get there. Hence, on separable problems, an upper bound on the last rise "
        "(law last_rise_at_most)."
    ),
)
