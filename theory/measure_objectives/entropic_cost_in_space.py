"""The entropic transport cost between normal laws of any covariances, in any dimension."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, REGULARISATION, SPECTRUM

TRACES = real("T", "tr A + tr B, the total variance of both laws", low=0, low_open=True, typical=(4, 12))
SHIFT = real("m", "distance of the means", low=0, typical=(0, 2))


def root(q: Any, epsilon: Any) -> Any:
    """The eigenvalue sqrt(q + epsilon^2/16) - epsilon/4 of the plan's covariance, for an eigenvalue q of A^1/2 B A^1/2."""
    return sp.sqrt(q + epsilon**2 / 16) - epsilon / 4


def axis(q: Any, epsilon: Any) -> Any:
    g = root(q, epsilon)
    return 2 * g - epsilon / 2 * sp.log((2 * g + epsilon) / epsilon)


def prediction(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True)
    return v.m**2 + v.T - sp.Sum(axis(v.spectrum[i], v.epsilon), (i, 0, v.d - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    q, g, s, eps = sp.symbols("q g s epsilon_0", positive=True)
    i = sp.Symbol("i", integer=True)
    where = {q: (0.1, 4), g: (0.1, 2), s: (0.1, 2), v.epsilon: (0.1, 3), eps: (0.1, 3)}
    best = root(q, eps)
    first, second = sp.Matrix([[2, 1], [1, 3]]), sp.Matrix([[5, 1], [1, 1]])  # A^1/2 and Lambda = A^1/2 B A^1/2
    cross = lambda G: first * G * first.inv()  # noqa: E731
    other = first.inv() * second * first.inv()
    G = sp.Matrix([[3, 1], [1, 2]])
    gap = s * cross(G) * other.inv() - first**2 + cross(G) * other.inv() * cross(G).T
    pulled = first.inv() * gap * first.inv() - (s * G * second.inv() - sp.eye(2) + G * second.inv() * G)
    summand = 2 * root(v.spectrum[i], v.epsilon) + v.epsilon / 2 * sp.log(1 - root(v.spectrum[i], v.epsilon) ** 2 / v.spectrum[i])
    return Derivation(
        (
            Premise("The optimal plan is normal, for potentials stay quadratic: the corner of its precision is -I/s, s = epsilon/2, which says s C B^-1 = A - C B^-1 C', C its covariance of x with y."),
            Premise("E |x - y|^2 + epsilon KL is m^2 + T - 2 tr C - (epsilon/2) log det(I - A^-1 C B^-1 C')."),
        ),
        (
            equal(pulled[0, 0] ** 2 + pulled[0, 1] ** 2 + pulled[1, 0] ** 2 + pulled[1, 1] ** 2, 0, "expand",
                  "with C = A^1/2 G A^-1/2 the condition is s G L^-1 = I - G L^-1 G, L = A^1/2 B A^1/2: here for two matrices", lemma=True, where=where, transform=sp.simplify),
            equal(best**2 + eps / 2 * best, q, "expand", "solved by a G with the eigenvectors of L: g^2 + s g = q for each eigenvalue", lemma=True, where=where, transform=sp.expand),
            equal((1 - g**2 / q).subs(q, g**2 + eps / 2 * g), eps / (2 * g + eps), "substitute", "one minus the square of a canonical correlation", lemma=True, where=where, transform=sp.factor),
            equal(v.m**2 + v.T - sp.Sum(summand, (i, 0, v.d - 1)), prediction(v), "sum", "tr C = tr G, and the determinant is a product over eigenvalues",
                  transform=lambda e: e),
        ),
    )


LAW = Law(
    name="measure_objectives.entropic_cost_in_space",
    statement=(
        "Between N(0, A) and N(mu, B) the least E |x - y|^2 + epsilon KL(pi || product) is |mu|^2 + tr A + tr B - sum over the eigenvalues q of A^1/2 B A^1/2 of "
        "2 g - (epsilon/2) log(1 + 2 g/epsilon), g = sqrt(q + epsilon^2/16) - epsilon/4."
    ),
    relation=Equals(exact=True),
    observable="cost",
    parameters=(SPECTRUM, TRACES, SHIFT, REGULARISATION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no entropy", "the squared Wasserstein distance", lambda v: v.m**2 + v.T - 2 * sp.Sum(sp.sqrt(v.spectrum[sp.Symbol("i", integer=True)]), (sp.Symbol("i", integer=True), 0, v.d - 1))),
        Rival("half the penalty", "the same at epsilon/2", lambda v: prediction(SimpleNamespace(**{**vars(v), "epsilon": v.epsilon / 2}))),
        Rival("commuting", "as if A and B had the same axes, in order: the eigenvalues of A times those of B", cell={"sorted_axes": True}),
    ),
    remark="In one dimension q = a^2 b^2: law entropic_cost_of_normals.",
)
