"""The error of a filled memory depends on dimension, classes and tokens through d M / N alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling import error_of_balanced_classes as balanced
from lawbook.theory.memory_scaling.filling_load_at_level import error_in_digits
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, TOKENS


def of_load(load: Any) -> Procedure:
    """The error of balanced classes at a load given as a function of (d, M, N) in any arithmetic."""
    return Procedure(
        lambda v: balanced.formula(SimpleNamespace(load=load(v.d, v.M, v.N), M=v.M)),
        lambda d, M, N: balanced.evaluate(float(load(d, M, N)), int(M)),
        lambda mp, d, M, N: error_in_digits(mp, load(mp.mpf(int(d)), mp.mpf(int(M)), mp.mpf(int(N))), int(M)),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    q, g = sp.Symbol("q", positive=True), sp.Symbol("g", real=True)
    x = sp.Symbol("x", integer=True, nonnegative=True)
    energy = sp.Sum(q**2, (x, 0, v.N - 1))

    def integrands(mp: Any, at: Any) -> tuple[Any, Any]:
        """Both integrands at one g, but for the power M - 1."""
        common = at[v.d] * at[v.M] * at[q] ** 2 / mp.fsum(at[q] ** 2 for _ in range(int(at[v.N])))
        return mp.ncdf(mp.sqrt(common) + at[g]), mp.ncdf(mp.sqrt(at[v.d] * at[v.M] / at[v.N]) + at[g])

    return Derivation(
        (
            Premise("Every token is stored with the same weight q: |q|^2 is the sum of q^2 over them; the M classes hold N/M tokens each."),
            Premise("Law `error_of_balanced_classes`, exact in the limit of a large dimension: load = d M q^2 / |q|^2."),
        ),
        (
            equal(
                balanced.formula(SimpleNamespace(load=v.d * v.M * q**2 / energy, M=v.M)), LAW.prediction.formula(v), "sum",
                "the common weight drops out", transform=lambda e: e.xreplace({energy: energy.doit()}), numeric=integrands,
                where={g: (-3, 3), v.M: [2, 5], v.N: [5, 20]},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.filling_collapse",
    statement=(
        "A memory that stores N tokens of M balanced classes alike errs with 1 - E Phi(sqrt(d M / N) + g)^(M-1): at a given "
        "number of classes, d, M and N matter through d M / N alone."
    ),
    relation=Equals(),
    observable="error",
    parameters=(DIMENSION, CLASSES, TOKENS),
    conditions=(Condition("N >= M: no empty class", lambda v: v.N >= v.M),),
    prediction=of_load(lambda d, M, N: d * M / N),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("dimensions per token", "the load is 2 d / N for any number of classes", of_load(lambda d, M, N: 2 * d / N)),
        Rival("parameters per token", "the load is d^2 / N", of_load(lambda d, M, N: d * d / N)),
        Rival("unbalanced classes", "class sizes do not matter", cell={"labels": "lone"}),
    ),
    remark="Orthonormal unembeddings (or two classes of any); random ones add the leakage (M - 2) / d to the noise.",
)
