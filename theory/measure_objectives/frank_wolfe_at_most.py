"""Frank-Wolfe on a squared MMD gains at least one step of the inverse each time."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_least, at_most, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.herding_at_most import ATOMS
from lawbook.theory.measure_objectives.setting import HERE

FIRST = real("f", "squared MMD of the first atom from the target", low=0, low_open=True, typical=(0.1, 2))
DIAMETER = real("R2", "largest squared MMD of two atoms", "R^2", low=0, low_open=True, typical=(0.5, 2))


def prediction(v: SimpleNamespace) -> Any:
    return 1 / (1 / v.f + (v.k - 1) / v.R2)


def derivation(v: SimpleNamespace) -> Derivation:
    g, b, s, r, j = sp.symbols("g b s r j", positive=True)
    where = {g: (0.05, 0.5), b: (0.6, 2), s: (0, 1), r: (0.05, 0.95)}
    return Derivation(
        (
            Premise("f_k = |w|^2, w = law - target; b = |law - atom|^2 <= R2. The atom makes g = <w, law - atom> largest; its mean over the target is |w|^2, so g >= f_k."),
            Premise("The step s of line search makes |w - s (law - atom)|^2 = f - 2 s g + s^2 b least; correction does at least as well from the same law."),
        ),
        (
            equal(-2 * s * g + s**2 * b, -(g**2) / b + b * (s - g / b) ** 2, "expand", "completing the square", lemma=True, where=where),
            at_most(-(g**2) / b, -(g**2) / b + b * (s - g / b) ** 2, "so the best step g/b lowers f by g^2/b >= f_k^2/R2; where g > b the whole step gains 2 g - b > g, no less", lemma=True, where=where),
            at_least(1 / (1 - r), 1 + r, "f_(k+1) <= f_k (1 - r), r = f_k/R2: the inverse grows by at least r/f_k = 1/R2", lemma=True, where=where, witness=r**2 / (1 - r)),
            equal(1 / (1 / v.f + sp.Sum(1 / v.R2, (j, 2, v.k))), prediction(v), "sum", "k - 1 steps", transform=lambda e: e.doit(), where={v.k: [1, 2, 5, 20]}),
        ),
    )


LAW = Law(
    name="measure_objectives.frank_wolfe_at_most",
    statement=(
        "Frank-Wolfe with exact line search, and fully corrective, is after k atoms at a squared MMD of at most 1/(1/f + (k - 1)/R^2), f that of the first "
        "atom and R^2 the largest between two atoms."
    ),
    relation=AtMost(),
    observable="slower",
    parameters=(ATOMS, FIRST, DIAMETER),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("square", "f/k^2, the rate of herding in finite dimension", lambda v: v.f / v.k**2 + 0 * v.R2),
        Rival("no first atom", "without the first atom's share, R^2/(4 k)", lambda v: v.R2 / (4 * v.k) + 0 * v.f),
    ),
    remark="Line search creeps like 1/k on Gaussian, Matern and energy kernels (2.4e-6 and like values at k = 2000); correction falls much faster on smooth kernels.",
)
