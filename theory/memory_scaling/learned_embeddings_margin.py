"""How far apart the scores of learned embeddings are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.learned_embeddings import PREMISES, lead_steps
from lawbook.theory.memory_scaling.setting import CLASSES, HERE


def prediction(v: SimpleNamespace) -> Any:
    return 2 * sp.sin(sp.pi / v.M) ** 2


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        PREMISES,
        (
            *lead_steps(v.M),
            equal(
                1 - sp.cos(2 * sp.pi / v.M), prediction(v), "expand",
                "the neighbours' lead, in the form that keeps its digits for large M",
                transform=lambda e: sp.expand(sp.expand_trig(e)).subs(
                    sp.cos(sp.pi / v.M) ** 2, 1 - sp.sin(sp.pi / v.M) ** 2
                ),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.learned_embeddings_margin",
    statement=(
        "With unembeddings evenly spread on a circle and each token on its label's, the true class leads by exactly "
        "1 - cos(2 pi / M), about 2 pi^2 / M^2."
    ),
    relation=Equals(exact=True),
    observable="margin",
    parameters=(CLASSES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("leading term", "2 pi^2 / M^2", lambda v: 2 * sp.pi**2 / v.M**2),
        Rival("half the angle", "1 - cos(pi / M)", lambda v: 1 - sp.cos(sp.pi / v.M)),
    ),
    remark=(
        "The margin is what precision must resolve: scores in float32 (spacing 6e-8 below 1) start to fail at "
        "M of about 10^4."
    ),
)
