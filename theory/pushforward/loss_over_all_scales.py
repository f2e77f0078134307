"""Summed over data of every scale, a step of a first-order sampler costs the square of its length in log noise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Step, equal, weights
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE
from lawbook.theory.pushforward.turns import SAMPLER

GAPS = weights("h", "logarithms of the ratios of successive noise levels", length="N")
LOSS = Premise("Loss: minus the logarithm of the share of the deviation that is kept; by law `deviation_of_first_order_sampler` the sum of -log cos of the steps' turns, theta = arctan(sigma/s).")
ONE_STEP = Premise("The loss of one step of log ratio h integrates over log s to h^2/4 (law `loss_over_all_scales`).")


def step_over_scales() -> tuple[Step, ...]:
    """One step of log ratio h = 2 b at log scale m from its middle, integrated over m."""
    b, u, x, y, z = sp.symbols("b u x y z", positive=True)
    where = {b: (0.1, 1), u: (0.1, 0.9), x: (0.1, 9), y: (1.1, 9), z: (0.1, 2)}
    return (
        equal((1 + x) ** 2 / ((1 + x * y) * (1 + x / y)), 1 / (1 + (y - 2 + 1 / y) / (x + 2 + 1 / x)), "simplify",
              "the squared cosine of a turn, x = exp(2 m), y = exp(2 b): 1/(1 + sinh(b)^2/cosh(m)^2)", lemma=True, where=where, transform=sp.cancel),
        equal(sp.Derivative(2 * sp.atanh(u * z / sp.sqrt(1 + z**2)), u), 2 * z * sp.sqrt(1 + z**2) / (1 + z**2 * (1 - u**2)), "differentiate",
              "z = sinh(b), u = tanh(m): the derivative in b of log(1 + sinh(b)^2/cosh(m)^2), as a density in u", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit())),
        equal(2 * sp.log((1 + (y - 1) / (y + 1)) / (1 - (y - 1) / (y + 1))), 2 * sp.log(y), "simplify", "from u = -1 to 1: 4 artanh(tanh(b)) = 4 b", lemma=True, where=where,
              transform=lambda e: 2 * sp.log(sp.cancel(e.args[1].args[0]))),
        equal(sp.Integral(4 * u, (u, 0, b)) / 2, b**2, "integrate", "so half the logarithm, from b = 0 where there is no turn, integrates to b^2 = h^2/4", lemma=True, where=where),
    )


def prediction(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True)
    return sp.Sum(v.h[k] ** 2, (k, 0, v.N - 1)) / 4


def derivation(v: SimpleNamespace) -> Derivation:
    k = sp.Symbol("k", integer=True)
    return Derivation(
        (SAMPLER, LOSS),
        (*step_over_scales(), equal(sp.Sum((v.h[k] / 2) ** 2, (k, 0, v.N - 1)), prediction(v), "expand", "all steps: each has its own middle, the integral does not care", transform=lambda e: e.simplify())),
    )


LAW = Law(
    name="pushforward.loss_over_all_scales",
    statement="The loss of the first-order sampler on N(0, s^2), minus the logarithm of the share of s that it keeps, integrates over log s to the sum of h_k^2/4, h_k the logarithm of the ratio of successive noise levels: exactly, wherever the levels are.",
    relation=Equals(exact=True),
    observable="total",
    parameters=(GAPS,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("by the length", "the sum of h_k/4: placement does not matter", lambda v: sp.Sum(v.h[sp.Symbol("k", integer=True)], (sp.Symbol("k", integer=True), 0, v.N - 1)) / 4),
        Rival("half", "the sum of h_k^2/8", lambda v: prediction(v) / 2),
    ),
    remark="For data whose scales are spread evenly over many orders of magnitude; law `geometric_grid_is_best` is what follows.",
)
