"""The exact expected error with orthonormal unembeddings, for any frequencies and weights; labels x mod M."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling import error_with_orthonormal_unembeddings as one_token
from lawbook.theory.memory_scaling.expected_error_of_two_classes import over_tokens, total_energy
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, FREQUENCIES, HERE, TOKENS, WEIGHTS
from lawbook.theory.memory_scaling.student import beta_tail, normal_density, normal_tail, radius_density


def class_energy(v: SimpleNamespace, label: Any) -> Any:
    """The tokens of a class are label, label + M, ...; no Piecewise, which Sum would fold over its own index."""
    k = sp.Symbol("k", integer=True, nonnegative=True)
    return sp.Sum(v.q[label + v.M * k] ** 2, (k, 0, sp.ceiling((v.N - label) / v.M) - 1))


def formula(v: SimpleNamespace) -> Any:
    r, g = sp.Symbol("r", positive=True), sp.Symbol("g", real=True)
    y = sp.Symbol("y", integer=True, positive=True)

    def error_of(x: Any) -> Any:
        own = sp.sqrt(class_energy(v, sp.Mod(x, v.M)) - v.q[x] ** 2)
        below = normal_tail(-(r * v.q[x] + own * g) / sp.sqrt(class_energy(v, sp.Mod(x + y, v.M))))  # the y-th rival
        right = sp.Integral(normal_density(g) * sp.Product(below, (y, 1, v.M - 1)), (g, -sp.oo, sp.oo))
        return 1 - sp.Integral(radius_density(r, v.d) * right, (r, 0, sp.oo))

    return over_tokens(v, error_of)


def _groups(p: np.ndarray, q: np.ndarray, M: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Class energies; then mass, weight and label of the groups of tokens that are alike."""
    label = np.arange(len(q)) % M
    energies = np.bincount(label, np.asarray(q, float) ** 2, M)
    groups, where = np.unique(np.stack([label, np.asarray(q, float)]), axis=1, return_inverse=True)
    return energies, np.bincount(where.ravel(), p), groups[1], groups[0].astype(int)


def _own_first(energies: np.ndarray, label: int) -> np.ndarray:
    return np.concatenate([energies[label : label + 1], np.delete(energies, label)])


def evaluate(p: np.ndarray, q: np.ndarray, d: int, M: int, N: int = 0) -> float:
    """Sum over groups of equal label and weight (real tokens have many of equal frequency); 5 ms each."""
    energies, mass, weight, label = _groups(p, q, int(M))
    errors = [one_token.evaluate(w, _own_first(energies, f), d) for w, f in zip(weight, label, strict=True)]
    return math.fsum(mass * np.array(errors))


def evaluate_digits(mp: Any, p: np.ndarray, q: np.ndarray, d: int, M: int, N: int = 0) -> Any:
    """The same sum with mpmath's quadrature for each group, its masses and energies added in mpmath too."""
    M = int(M)
    energies = [mp.fsum(mp.mpf(w) ** 2 for w in q[f::M]) for f in range(M)]
    masses: dict[tuple[int, Any], Any] = {}
    for x, (share, weight) in enumerate(zip(p, q, strict=True)):
        masses[x % M, weight] = masses.get((x % M, weight), mp.mpf(0)) + share
    return mp.fsum(
        mass * one_token.evaluate_digits(mp, weight, [energies[f], *energies[:f], *energies[f + 1 :]], d)
        for (f, weight), mass in masses.items()
    )


def derivation(v: SimpleNamespace) -> Derivation:
    right = sp.IndexedBase("right", real=True, nonnegative=True)  # chance that the token is answered rightly
    x = sp.Symbol("x", integer=True, nonnegative=True)
    mass = over_tokens(v, lambda x: sp.S.One)
    wrong = formula(v)
    chance = 1 - wrong.function / v.p[x]
    by_complement = mass - sp.Sum(v.p[x] * chance, (x, 0, v.N - 1))

    def one_sum(e: Any) -> Any:
        """The sums of `e`, with their signs, as one."""
        signed = [part.as_coeff_Mul() for part in e.args]
        return sp.Sum(sp.expand(sp.Add(*(sign * part.function for sign, part in signed))), (x, 0, v.N - 1))

    def agree(mp: Any, point: Any) -> tuple[Any, Any]:
        """Both sides with chances of the right answer in place of their integrals: the step holds for any."""
        p, c = (mp.mpf(2) / 5, mp.mpf(3) / 5), (mp.sqrt(2) / 2, mp.mpf(1) / 3)
        return mp.fsum(p) - p[0] * c[0] - p[1] * c[1], p[0] * (1 - c[0]) + p[1] * (1 - c[1])

    return Derivation(
        (
            Premise("Token x, of class x mod M, is answered rightly with the probability of law "
                    "error_with_orthonormal_unembeddings, Q_z being the sum of q^2 over the tokens of class z."),
            Premise("The expected error is the total frequency less that of the tokens answered rightly."),
        ),
        (
            equal(
                sp.Sum(v.p[x], (x, 0, 2)) - sp.Sum(v.p[x] * right[x], (x, 0, 2)), sp.Sum(v.p[x] * (1 - right[x]), (x, 0, 2)),
                "expand", "mass less mass answered rightly, shown for three tokens", lemma=True,
            ),
            equal(
                by_complement, wrong, "sum", "the same with the integral for the chance of a right answer, token by token",
                transform=one_sum, numeric=agree,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.expected_error_with_orthonormal_unembeddings",
    statement=(
        "With M <= d orthonormal unembeddings, labels x mod M and Gaussian inputs, the expected error of any scheme on any "
        "token frequencies is the sum of p(x) times the exact error of token x."
    ),
    relation=Equals(),
    observable="error",
    parameters=(FREQUENCIES, WEIGHTS, DIMENSION, CLASSES, TOKENS),
    conditions=(
        Condition("M <= d: as many orthonormal unembeddings exist", lambda v: v.M <= v.d),
        Condition("q has a positive entry: something is stored", lambda v: (v.q > 0).any()),
    ),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("two classes", "the exact error of two classes, whatever M",
              lambda v: over_tokens(v, lambda x: beta_tail(1 - v.q[x] ** 2 / total_energy(v), v.d))),
        Rival("union of two-class errors", "M - 1 times the error of two classes",
              lambda v: (v.M - 1) * over_tokens(v, lambda x: beta_tail(1 - v.q[x] ** 2 / total_energy(v), v.d))),
        Rival("rival class of equal share", "the noise is 2/M of the whole energy",
              lambda v: over_tokens(v, lambda x: beta_tail(1 / (1 + v.M * v.q[x] ** 2 / (2 * total_energy(v))), v.d))),
    ),
    remark="Labels are spread over the classes in turn; energies then differ little between classes, except for the head.",
)
