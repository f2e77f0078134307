"""The exact error of the rarer of two tokens with inputs on the sphere."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE
from lawbook.theory.memory_scaling.student import beta_tail, normal_tail

RATIO = real("ratio", "storage weight of the token divided by that of the other one", low=0, high=1, typical=(0.02, 0.98))


def prediction(v: SimpleNamespace) -> Any:
    return beta_tail(1 - v.ratio**2, v.d - 1)


def derivation(v: SimpleNamespace) -> Derivation:
    c, z = sp.symbols("c z", positive=True)
    n = v.d - 1
    density = sp.gamma(v.d / 2) / (sp.sqrt(sp.pi) * sp.gamma(n / 2)) * (1 - c**2) ** ((v.d - 3) / 2)
    scale = sp.gamma(v.d / 2) / (sp.sqrt(sp.pi) * sp.gamma(n / 2))
    kernel = z ** (n / 2 - 1) / sp.sqrt(1 - z)
    tail = sp.Integral(density, (c, v.ratio, 1))
    incomplete = scale / 2 * sp.Integral(kernel, (z, 0, 1 - v.ratio**2))
    where = {v.ratio: (0.05, 0.95), v.d: (3, 12), c: (0.05, 0.95)}

    def by_complement(e: Any) -> Any:
        changed = e.transform(c, (sp.sqrt(1 - z), z))
        _, low, high = changed.limits[0]  # SymPy leaves the orientation to chance
        factor = sp.simplify((changed.function if low == 0 else -changed.function) / kernel)
        return factor * sp.Integral(kernel, (z, 0, low + high))

    return Derivation(
        (
            Premise("Two tokens of weights q and k; the margin of the first is q + k c or q - k c, c = <e_1, e_2>."),
            Premise("The cosine c of two random unit vectors has a density proportional to (1 - c^2)^((d-3)/2), even in c."),
        ),
        (
            equal(
                density.subs(c, sp.sqrt(1 - z)) / (2 * sp.sqrt(1 - z)), scale / 2 * kernel, "substitute",
                "the density in the variable z = 1 - c^2", lemma=True, where={z: (0.02, 0.98)},
            ),
            equal(
                tail, incomplete, "substitute", "P(c > q/k) in the variable z", where=where, transform=by_complement,
            ),
            equal(
                incomplete, prediction(v), "substitute", "definition of the regularised incomplete beta function", where=where,
                transform=lambda e: e.replace(
                    sp.Integral(kernel, (z, 0, 1 - v.ratio**2)),
                    sp.betainc_regularized(n / 2, sp.Rational(1, 2), 0, 1 - v.ratio**2) / scale,
                ),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.error_of_two_tokens_on_the_sphere",
    statement=(
        "With two classes, two stored tokens and inputs on the sphere, the token of smaller weight errs with "
        "probability I(1 - ratio^2; (d-1)/2, 1/2)/2; the other one never errs."
    ),
    relation=Equals(),
    observable="token_error",
    parameters=(RATIO, restrict(DIMENSION, low=2, typical=(2, 200))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Gaussian inputs", "the law of Gaussian inputs", lambda v: beta_tail(1 / (1 + v.ratio**2), v.d)),
        Rival("normal tail", "Phi(-sqrt(d) ratio)", lambda v: normal_tail(sp.sqrt(v.d) * v.ratio)),
        Rival("one dimension more", "the cosine of d + 1 dimensions", lambda v: beta_tail(1 - v.ratio**2, v.d)),
    ),
    remark="For small ratios it exceeds the error of Gaussian inputs, so the sphere is not better for every scheme.",
)
