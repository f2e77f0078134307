"""How often random tokens with two classes can be memorised at all: Wendel's count of orthants."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import HERE, TOKENS

DIMENSION = integer("d", "dimension of the inputs", low=1, typical=(1, 8))


def prediction(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True, nonnegative=True)
    return 2 ** (1 - v.N) * sp.Sum(sp.binomial(v.N - 1, k), (k, 0, v.d - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    k = sp.Symbol("k", integer=True, nonnegative=True)
    N, d = sp.Symbol("N", integer=True, positive=True), sp.Symbol("d", integer=True, positive=True)
    regions = 2 * sp.Sum(sp.binomial(v.N - 1, k), (k, 0, v.d - 1))
    where = {v.N: [2, 3, 5, 9], v.d: [2, 3, 4], N: [2, 3, 5, 9], d: [2, 3, 4], k: [1, 2, 3]}
    n = sp.Symbol("n", integer=True, positive=True)

    def count(tokens: Any, dimension: Any) -> Any:
        return 2 * sp.Sum(sp.binomial(tokens - 1, k), (k, 0, dimension - 1))

    return Derivation(
        (
            Premise("Two classes: with z_x = e_x or -e_x a memory is a vector w, and token x is answered rightly if w . z_x > 0."),
            Premise("The N hyperplanes in general position cut space into C(N, d) cones, C(N + 1, d) = C(N, d) + C(N, d - 1): the new "
                    "hyperplane is itself cut into C(N, d - 1) cones, each of which splits a cone of space."),
            Premise("A symmetric density makes all 2^N patterns of signs equally likely, whatever the labels: C(N, d) of them have a cone."),
        ),
        (
            equal(
                sp.binomial(n - 1, k) + sp.binomial(n - 1, k - 1), sp.binomial(n, k), "expand",
                "Pascal's rule: the sum solves the recursion term by term", lemma=True, where={n: [4, 5, 9], k: [1, 2, 3]},
                transform=lambda e: sp.combsimp(e),
            ),
            equal(count(sp.Integer(1), d).subs(d, 3).doit(), sp.Integer(2), "substitute", "one hyperplane makes two cones", lemma=True),
            equal(2 ** (-v.N) * regions, prediction(v), "expand", "cones over patterns", where=where,
                  transform=lambda e: sp.powsimp(e)),
        ),
    )


LAW = Law(
    name="memory_dynamics.separable_probability",
    statement=(
        "N random inputs in d dimensions with two classes can all be memorised with probability 2^(1-N) times the sum of "
        "binomial(N - 1, k), k < d, whatever the labels and frequencies."
    ),
    relation=Equals(),
    observable="separable",
    parameters=(TOKENS, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("step at N = d", "1 up to N = d, 0 beyond", lambda v: sp.Piecewise((1, v.N <= v.d), (0, True))),
        Rival("one dimension less", "the sum to d - 2", lambda v: prediction(SimpleNamespace(N=v.N, d=v.d - 1))),
    ),
    remark="Wendel's and Cover's count. Half of all problems are separable at N = 2 d: d < N is not underparameterised.",
)
