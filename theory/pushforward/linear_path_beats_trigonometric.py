"""Which of two paths needs less energy."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Premise, Rival, Threshold, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, HERE


def prediction(v: SimpleNamespace) -> Any:
    return v.s * (ratio() + sp.sqrt(ratio() ** 2 - 4)) / 2


def ratio() -> Any:
    """(pi^2/4 - pi/2)/(pi^2/8 - 1)."""
    return (sp.pi**2 / 4 - sp.pi / 2) / (sp.pi**2 / 8 - 1)


def derivation(v: SimpleNamespace) -> Derivation:
    x, c, y = sp.symbols("x c y", positive=True)
    linear, bent = v.s**2 + x**2 - sp.pi / 2 * v.s * x, sp.pi**2 / 8 * (v.s - x) ** 2
    where = {v.s: (0.5, 2), x: (0.5, 4), c: (2.1, 6), y: (2.1, 6)}
    return Derivation(
        (Premise("Energies between N(0, s^2) and N(0, x^2): laws `energy_of_linear_path` and `energy_of_trigonometric_path`, one axis."),),
        (
            equal(
                bent - linear, (sp.pi**2 / 8 - 1) * (v.s**2 + x**2 - y * v.s * x).subs(y, ratio()), "expand", "the difference of the energies", lemma=True, where=where,
                transform=sp.expand,
            ),
            equal(
                (v.s**2 + x**2 - c * v.s * x).subs(x, v.s * (c + sp.sqrt(c**2 - 4)) / 2), sp.Integer(0), "solve", "its larger root, c the ratio", lemma=True, where=where,
                transform=sp.expand,
            ),
            equal((v.s * (c + sp.sqrt(c**2 - 4)) / 2).subs(c, ratio()), prediction(v), "substitute", "c", where=where),
        ),
    )


LAW = Law(
    name="pushforward.linear_path_beats_trigonometric",
    statement=(
        "From N(0, s^2) the trigonometric path needs less energy than the linear one up to a target deviation of 3.5552 s, the larger root of x^2 - c s x + s^2 with "
        "c = (pi^2/4 - pi/2)/(pi^2/8 - 1); the other root is its inverse."
    ),
    relation=Threshold("sigma"),
    observable="threshold",
    parameters=(DEVIATION,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("linear is best", "the linear path always needs less: the threshold is s", lambda v: v.s),
        Rival("twice", "2 s", lambda v: 2 * v.s),
    ),
)
