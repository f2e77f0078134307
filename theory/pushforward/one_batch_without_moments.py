"""Where one batch does no harm: every moment of the target that is used vanishes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import LOSS, SIZE
from lawbook.theory.pushforward.setting import HERE

EXACT = real("L", "loss of the map", low=0, high=0.5, typical=(0.01, 0.4))


def prediction(v: SimpleNamespace) -> Any:
    return (1 - 1 / v.n) * v.L + 1 / (2 * v.n)


def derivation(v: SimpleNamespace) -> Derivation:
    f2 = sp.Symbol("f2", positive=True)
    where = {f2: (0.01, 0.9), v.L: (0.01, 0.4), v.n: [1, 2, 10]}
    return Derivation(
        (
            LOSS,
            Premise("One batch of n adds E_t (1 - |f|^2)/(2 n), f the characteristic function of the map; the target's is 0 at "
                    "every frequency: L = E_t |f|^2/2 = f2/2."),
        ),
        (
            equal((f2 / 2 + (1 - f2) / (2 * v.n)).subs(f2, 2 * v.L), prediction(v), "substitute", "f2 = 2 L", where=where),
        ),
    )


LAW = Law(
    name="pushforward.one_batch_without_moments",
    statement=(
        "If the target's characteristic function vanishes at every frequency, as that of U[0, 1] at the harmonics 2 pi k, "
        "single batches of n have the mean loss (1 - 1/n) L + 1/(2 n): their minima are those of the loss L."
    ),
    relation=Equals(exact=True),
    observable="plug_in",
    parameters=(EXACT, SIZE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("constant added", "L + 1/(2 n)", lambda v: v.L + 1 / (2 * v.n)),
        Rival("unbiased", "L", lambda v: v.L + 0 / v.n),
        Rival("other frequencies", "the same at 1.3 times these frequencies, where the target does not vanish", cell={"spacing": 1.3}),
    ),
    remark="The published comparison of one batch with two is made in this setting: it cannot show a difference. With a normal "
           "target it can (learnt_deviation).",
)
