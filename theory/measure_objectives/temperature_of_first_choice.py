"""The temperature at which an entropic penalty lets labels choose a sign."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.labels_under_entropy import INDEPENDENT, LABELS, SIZE, pull
from lawbook.theory.measure_objectives.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return pull(v)


def derivation(v: SimpleNamespace) -> Derivation:
    m, T = sp.symbols("m T", positive=True)
    n = sp.Symbol("k", integer=True, positive=True)
    where = {m: (0.05, 0.9), T: (0.1, 3), v.n: [2, 3, 6], v.a: (0.5, 2), n: [2, 3, 5]}
    hessian = lambda size: (T / size) * sp.eye(size) - 2 * v.a**2 / size**2 * (sp.ones(size, size) - sp.eye(size))  # noqa: E731
    alike = sp.ones(3, 1)
    return Derivation(
        (INDEPENDENT,),
        (
            equal(sp.Derivative((1 + m) / 2 * sp.log(1 + m) + (1 - m) / 2 * sp.log(1 - m), (m, 2)), 1 / (1 - m**2), "differentiate", "the divergence has the curvature 1 at fair signs", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit())),
            equal((alike.T * hessian(3) * alike)[0] / 3, T / 3 - 2 * v.a**2 * 2 / 9, "expand", "three labels: the curvature along which all move alike", lemma=True, where=where, transform=sp.expand),
            equal((sp.Matrix([[1, -1, 0]]) * hessian(3) * sp.Matrix([1, -1, 0]))[0] / 2, T / 3 + 2 * v.a**2 / 9, "expand", "and along any other, which is larger", lemma=True, where=where, transform=sp.expand),
            equal(sp.solve(T / v.n - 2 * v.a**2 * (v.n - 1) / v.n**2, T)[0], prediction(v), "solve", "n labels: the least curvature is 0", where=where, transform=sp.simplify),
        ),
    )


LAW = Law(
    name="measure_objectives.temperature_of_first_choice",
    statement="Undecided labels are the best ones of an entropic penalty exactly above the temperature 2 a^2 (n - 1)/n; below it all labels lean to the same side.",
    relation=Equals(exact=True),
    observable="temperature",
    parameters=(LABELS, SIZE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("with itself", "2 a^2, as if a label pulled at itself", lambda v: 2 * v.a**2 + 0 * v.n),
        Rival("the variance", "a^2, the variance of fair labels", lambda v: v.a**2 + 0 * v.n),
    ),
    remark="Where annealing makes its first choice. The transition is continuous: just below, the mean is sqrt(3 (1 - T/T_c)).",
)
