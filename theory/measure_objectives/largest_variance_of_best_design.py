"""The best law of inputs for a linear model measures every input at least as well as its average one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK

DEGREE = integer("p", "degree of the polynomial", low=1, typical=(1, 8))


def prediction(v: SimpleNamespace) -> Any:
    return v.p + 1


def derivation(v: SimpleNamespace) -> Derivation:
    q, t, x, y = sp.symbols("q t x y", real=True)
    w = sp.Symbol("w", positive=True)
    where = {q: (0.5, 8), t: (0.05, 0.9), v.p: [1, 2, 5], w: (0.2, 0.8), x: (-1, 1), y: (-1, 1)}
    information = sp.Matrix([[1, w * x + (1 - w) * y], [w * x + (1 - w) * y, w * x**2 + (1 - w) * y**2]])
    variance = {z: (sp.Matrix([[1, z]]) * information.inv() * sp.Matrix([1, z]))[0] for z in (x, y)}
    mixed = (v.p + 1) * sp.log(1 - t) + sp.log(1 + t * q / (1 - t))
    return Derivation(
        (
            Premise("At the input z the fitted value has the variance q(z) = f(z)' M^-1 f(z) in units of noise/n, with M the mean of f f' under the design and f of p + 1 entries."),
            Premise("log det M is concave in the design: at its largest value no slope towards a single input is positive, and slopes average to 0 over the design itself."),
        ),
        (
            equal(w * variance[x] + (1 - w) * variance[y], sp.Integer(2), "expand", "the mean of q over any design is the trace of the identity (two inputs, degree 1)", lemma=True, where={**where, x: (-1, -0.1), y: (0.1, 1)}, transform=sp.simplify),
            equal(sp.Derivative(mixed, t), (q - (v.p + 1) * (1 - t + t * q)) / ((1 - t) * (1 - t + t * q)), "differentiate",
                  "log det((1 - t) M + t f f'), by the rule for a determinant changed by one row", lemma=True, where=where, transform=lambda e: sp.factor(e.doit())),
            equal(sp.diff(mixed, t).subs(t, 0), q - v.p - 1, "substitute", "the slope towards a single input", lemma=True, where=where, transform=sp.simplify),
            equal(sp.solve(sp.diff(mixed, t).subs(t, 0), q)[0], prediction(v), "solve", "not positive anywhere, 0 where the design has mass: the largest q is p + 1", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.largest_variance_of_best_design",
    statement="Under the design on [-1, 1] of largest determinant the largest variance of a fitted polynomial of degree p is p + 1 times noise/n: the least that any design can have.",
    relation=Equals(exact=True),
    observable="variance",
    parameters=(DEGREE,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("uniform inputs", "(p + 1)^2, as with inputs drawn uniformly", lambda v: (v.p + 1) ** 2),
        Rival("degree", "p", lambda v: v.p),
        Rival("arcsine", "2 p + 1, as with inputs of the arcsine law", lambda v: 2 * v.p + 1),
    ),
    remark="Kiefer and Wolfowitz's equivalence: the same design is best on average and in the worst case. An objective on measures with a certificate: the largest slope.",
)
