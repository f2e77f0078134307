"""A cluster whose rare tokens are not equally rare: when the rarest is learnt."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.cluster import FIRST, PREMISES, harmonic
from lawbook.theory.memory_dynamics.setting import HERE

PART = real("r", "the rarest token's part of the rarer label's frequency", low=0, high=0.5, low_open=True, typical=(0.05, 0.5))
RARITY = real("I", "inverse frequency of the rarer label", low=2, low_open=True, typical=(1e2, 1e6))


def prediction(v: SimpleNamespace) -> Any:
    n, r = v.n_1, v.r
    return (n * (1 - r) + r) * n / (2 * r * (n + 1) * (n * (1 - r) + 1))


def derivation(v: SimpleNamespace) -> Derivation:
    n, r, rare, h = v.n_1, v.r, sp.Symbol("s", positive=True), sp.Symbol("h", positive=True)
    where = {n: [1, 2, 5], r: (0.05, 0.45), rare: (0.001, 0.1), h: (1, 20), v.I: (100, 1000)}
    other, rarest = (1 - r) * rare + rare / n, r * rare + rare / n
    first = h / other
    behind = h * (1 - 2 * r) / (1 - r + 1 / n)
    return Derivation(
        (
            *PREMISES,
            Premise("One label of n_1 equal tokens and total frequency 1 - s, another of two tokens, of frequencies (1 - r) s and r s, s = 1/I. "
                    "Once scores have settled, the sums of pushes of both labels are equal; in the time 2 (1 - alpha) t token x gains a_x beside a "
                    "common shift."),
            Premise("While a rare token is wrong by far, a_x = p_x; while the set of wrong tokens is fixed, so is the sum A of their "
                    "frequencies, the margins of the frequent label, log(p_1/A), do not move, and the shift is -A/n_1 for them: rare tokens "
                    "gain p_x + A/n_1. Rare tokens start from -h, h = log(1/s); what happens near margin 0 takes a time without h."),
        ),
        (
            equal(
                -h + rarest * first, -behind, "simplify", "the commoner rare token is learnt at h/(p_x + s/n_1); where the rarest then stands",
                lemma=True, where=where, transform=sp.simplify,
            ),
            equal(
                first + behind / (r * rare * (1 + 1 / n)), h / rare * 2 * prediction(v), "simplify",
                "then A = r s, and the rarest gains r s (1 + 1/n_1)", lemma=True, where=where, transform=sp.simplify,
            ),
            equal(
                (h / rare * 2 * prediction(v)) / 2 * rare / h, prediction(v), "divide",
                "2 (1 - alpha) t is that; what s (1 - alpha) t gains per unit of h", where=where, transform=sp.simplify,
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.learning_time_of_rarest_in_cluster",
    statement=(
        "In a nearly colliding cluster of n_1 equal tokens and two rare ones of frequencies (1 - r)/I and r/I, the time at which the rarest "
        "is learnt, times (1 - alpha)/I, grows asymptotically by n_1 (n_1 (1 - r) + r)/(2 r (n_1 + 1)(n_1 (1 - r) + 1)) per factor of e in I; "
        "with one frequent token by 1/(4 r (2 - r))."
    ),
    relation=Asymptotic("I"),
    observable="growth",
    parameters=(FIRST, PART, RARITY),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("equal parts", "the same at r = 1/2", lambda v: harmonic(v.n_1, sp.Integer(2)) / 4),
        Rival("alone with the frequent label", "as if the other rare token were not there", lambda v: harmonic(v.n_1, sp.Integer(1)) / (4 * v.r)),
    ),
    remark="The other rare token hastens the rarest: both push the frequent label back. At r = 1/2 the law of equal tokens.",
)
