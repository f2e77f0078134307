"""Flow matching is optimal transport between normal laws exactly if their covariances commute."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.plane import (
    FLOW,
    MEAN,
    PLANE,
    crossed,
    excess,
    excess_step,
    fidelity,
    mean_steps,
    mean_trace,
    overlap,
    total,
    towards,
    where,
)
from lawbook.theory.pushforward.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return excess(v)


def derivation(v: SimpleNamespace) -> Derivation:
    a, b = sp.sqrt(v.a_1 * v.a_2), sp.sqrt(v.b_1 * v.b_2)
    numerator = (v.a_1 + v.a_2) * b + (v.b_1 + v.b_2) * a
    defect = ((v.a_1 - v.a_2) * (v.b_1 - v.b_2) * sp.sin(2 * v.theta) / 2) ** 2
    return Derivation(
        (FLOW, MEAN),
        (
            *mean_steps(v),
            equal(
                (overlap(v) + 2 * a * b) * (2 * a * b + crossed(v)) - numerator**2, defect, "expand",
                "the squares of both traces differ by this over a positive number: 0 only where the covariances commute", lemma=True, where=where(v),
                transform=towards(defect),
            ),
            equal(
                (total(v) - 2 * mean_trace(v)) - (total(v) - 2 * fidelity(v)), 2 * (fidelity(v) - mean_trace(v)), "expand",
                "the flow's map M = (S_0 # S_1) S_0^(-1) costs tr S_0 + tr S_1 - 2 tr(S_0 # S_1); transport: law `wasserstein_of_planar_normals`", where=where(v),
            ),
            excess_step(v),
        ),
    )


LAW = Law(
    name="pushforward.excess_of_flow",
    statement=(
        "The end map of flow matching from N(0, S_0) to N(0, S_1) is (S_0 # S_1) S_0^(-1). It costs 2 (tr (S_0^(1/2) S_1 S_0^(1/2))^(1/2) - tr(S_0 # S_1)) more than "
        "optimal transport: nothing exactly if S_0 and S_1 commute."
    ),
    relation=Equals(exact=True),
    observable="excess",
    parameters=PLANE,
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("always optimal", "flow matching is optimal transport between normal laws", lambda v: sp.Integer(0)),
        Rival("never optimal", "the triangular map's excess", observable="triangular_excess"),
        Rival("product of roots", "the map S_1^(1/2) S_0^(-1/2)",
              lambda v: 2 * (fidelity(v) - (sp.sqrt(v.a_1 * v.b_1) + sp.sqrt(v.a_2 * v.b_2)) * sp.cos(v.theta) ** 2
                             - (sp.sqrt(v.a_1 * v.b_2) + sp.sqrt(v.a_2 * v.b_1)) * sp.sin(v.theta) ** 2)),
    ),
    remark="The flow's map is equivariant under linear changes of variables, the optimal one only under rotations. Isotropic noise commutes with everything.",
)
