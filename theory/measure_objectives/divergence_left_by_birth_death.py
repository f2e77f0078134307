"""Birth and death alone leave particles where they are: what they do not occupy is lost for good."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, probabilities, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, TIME

MASSES = probabilities("p", "the target restricted to the occupied atoms", length="k")
REACH = real("r", "mass of the target on the occupied atoms", low=0, high=1, low_open=True, typical=(0.1, 1))


def divergence(v: SimpleNamespace) -> Any:
    """KL(mu_t || p) on the occupied atoms."""
    i = sp.Symbol("i", integer=True, nonnegative=True)
    j = sp.Symbol("j", integer=True, nonnegative=True)
    power = 1 - sp.exp(-v.t)
    total = sp.Sum(v.p[j] ** power, (j, 0, v.k - 1))
    return -sp.exp(-v.t) * sp.Sum(v.p[i] ** power * sp.log(v.p[i]), (i, 0, v.k - 1)) / total - sp.log(total)


def prediction(v: SimpleNamespace) -> Any:
    return divergence(v) - sp.log(v.r)


def derivation(v: SimpleNamespace) -> Derivation:
    x, z, r, s = sp.symbols("x z r s", positive=True)
    where = {x: (0.1, 0.9), z: (1, 3), r: (0.1, 1), v.t: (0.1, 2), v.r: (0.1, 1), s: (0.1, 1)}
    power = 1 - sp.exp(-v.t)
    return Derivation(
        (
            Premise("mu' = -mu (log(mu/pi) - KL): atoms without mass get none, and on the others mu_t is proportional to mu_0^exp(-t) pi^(1 - exp(-t)); mu_0 is uniform."),
            Premise("pi = r p on the occupied atoms; z is the sum of p^(1 - exp(-t)) over them, and mu_t = p^(1 - exp(-t))/z."),
        ),
        (
            equal(sp.log(x**power / z) - sp.log(r * x), -sp.exp(-v.t) * sp.log(x) - sp.log(z) - sp.log(r), "expand", "log(mu_t/pi) at one atom", lemma=True, where=where,
                  transform=lambda e: sp.expand(sp.expand_log(e, force=True))),
            equal(sp.log(s * x / (s * z)), sp.log(x) - sp.log(z), "expand", "the factor r cancels from mu_t", lemma=True, where=where, transform=lambda e: sp.expand_log(e, force=True)),
            equal(divergence(v) + sp.log(1 / v.r), prediction(v), "sum", "its mean under mu_t", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.divergence_left_by_birth_death",
    statement=(
        "n particles, one on each atom of a set where the target has the mass r and is r p: birth and death without transport never leave the set, and KL(mu_t || pi) "
        "is KL(mu_t || p) - log r, mu_t proportional to p^(1 - exp(-t)): it falls to the floor -log r."
    ),
    relation=Equals(exact=True),
    observable="divergence",
    parameters=(MASSES, REACH, TIME),
    conditions=(Condition("the target has mass on every occupied atom", lambda v: bool((v.p > 0).all())),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no floor", "KL(mu_t || p): the rest of the target is found", lambda v: divergence(v) + 0 * v.r),
        Rival("floor 1 - r", "the total variation in place of -log r", lambda v: divergence(v) + 1 - v.r),
        Rival("at its end", "-log r at every time", lambda v: -sp.log(v.r) + 0 * v.t),
    ),
    remark="The limit is the target restricted to the first atoms. Particles need transport, or noise, to explore.",
)
