"""The heavier mode's share after two first-order steps."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal, gaussian_measures
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.atoms_in_few_steps import (
    ATOM,
    DENOISER,
    LEVEL,
    ODDS,
    TWO_STEPS,
    argument,
    denoiser_steps,
)
from lawbook.theory.pushforward.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return gaussian_measures.cumulative(argument(v))


def derivation(v: SimpleNamespace) -> Derivation:
    z = sp.Symbol("z", real=True)
    where = {v.a: (0.5, 3), v.l: (0.2, 3), v.sigma: (0.3, 2), z: (-2, 2)}
    first = v.a * sp.tanh(v.l / 2) + v.sigma * z
    return Derivation(
        (DENOISER, TWO_STEPS),
        (
            *denoiser_steps(),
            equal(v.a * first / v.sigma**2 + v.l / 2, v.a / v.sigma * (z + argument(v)), "expand", "the second denoiser's argument: positive above z = -argument", lemma=True, where=where),
            equal(1 - gaussian_measures.cumulative(-argument(v)), prediction(v), "simplify", "the chance of a larger z", where=where,
                  transform=lambda e: sp.expand(e.replace(sp.erfc, lambda x: 2 - sp.erfc(-x)))),
        ),
    )


LAW = Law(
    name="pushforward.weight_after_two_steps",
    statement=(
        "Data on a and -a, a with the log odds l: two first-order steps, from far noise to the level sigma and from there to 0, end above 0 with the probability "
        "Phi(a tanh(l/2)/sigma + sigma l/(2 a)) instead of 1/(1 + exp(-l))."
    ),
    relation=Equals(exact=True),
    observable="share",
    parameters=(ATOM, ODDS, LEVEL),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("right weights", "1/(1 + exp(-l))", lambda v: 1 / (1 + sp.exp(-v.l))),
        Rival("mean alone", "Phi(a tanh(l/2)/sigma): the second denoiser's bias is forgotten", lambda v: gaussian_measures.cumulative(v.a * sp.tanh(v.l / 2) / v.sigma)),
        Rival("bias alone", "Phi(sigma l/(2 a)): the first step goes to 0", lambda v: gaussian_measures.cumulative(v.sigma * v.l / (2 * v.a))),
    ),
    remark="One step ends at the mean. With two the share tends to 1 for low and for high middle levels alike (law `two_steps_favour_heavy_mode`).",
)
