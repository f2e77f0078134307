"""Why spikes are benign: all that descent gets wrong on its way, at any step size, is bounded."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, STEP, STEPS

NORM = real("S", "squared norm of the memory of least norm with margins of at least 1", low=0, low_open=True, typical=(1, 40))


def prediction(v: SimpleNamespace) -> Any:
    drift = sp.LambertW((v.M - 1) * sp.exp(-1))
    return 2 * v.S + sp.sqrt(2 * v.S * drift * v.T / v.eta)


def derivation(v: SimpleNamespace) -> Derivation:
    x, m, y = sp.symbols("x m y", positive=True)
    M, w = v.M, sp.LambertW((v.M - 1) * sp.exp(-1))
    sizes = {M: [2, 3, 5, 20]}
    where = sizes | {v.S: (1, 40), v.eta: (0.1, 50), v.T: [1, 10, 1000], x: (0.1, 50), y: (0.1, 50)}
    b, c = 2 * v.S, 2 * v.S * w * v.T / v.eta
    return Derivation(
        (
            Premise("G_t: the mean over tokens of 1 - pi_x(f(x)). V, of squared norm S, has margins of at least 1: <V, W_T> >= eta X, "
                    "X = G_0 + ... + G_(T-1)."),
            Premise("A step adds 2 eta <W, -grad> + eta^2 |grad|^2 to |W|^2, |grad|^2 <= 2 G^2 <= 2 G, and <W, -grad> is at most the largest "
                    "(M - 1) m/(e^m + M - 1)."),
            Premise("Cauchy and Schwarz: eta^2 X^2 <= S |W_T|^2 <= S (2 eta drift T + 2 eta^2 X), that is X^2 <= b X + c with b = 2 S, "
                    "c = 2 S drift T/eta."),
        ),
        (
            equal(
                sp.Derivative((M - 1) * m / (sp.exp(m) + M - 1), m), (M - 1) * (sp.exp(m) + M - 1 - m * sp.exp(m)) / (sp.exp(m) + M - 1) ** 2,
                "differentiate", "the drift is largest where (m - 1) e^m = M - 1", lemma=True, where=sizes | {m: (0.1, 5)},
                transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                w * sp.exp(w + 1), M - 1, "solve", "there m = 1 + W0((M - 1)/e)", lemma=True, where=sizes,
                transform=lambda e: (M - 1) * sp.simplify(e / (M - 1)),
            ),
            equal(
                ((M - 1) * m / (sp.exp(m) + M - 1)).subs(sp.exp(m), (M - 1) / (m - 1)), m - 1, "substitute",
                "and the drift is m - 1 = W0((M - 1)/e)", lemma=True, where=sizes | {m: (1.1, 5)}, transform=sp.simplify,
            ),
            at_most(
                (x + sp.sqrt(x**2 + 4 * y)) / 2, x + sp.sqrt(y),
                "the root of X^2 = b X + c is at most b + sqrt(c)", lemma=True, where=where,
            ),
            equal(b + sp.sqrt(c), prediction(v), "substitute", "b and c", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.regret_bound",
    statement=(
        "On separable problems with unit inputs and orthonormal unembeddings, from zero and at any step size, the sum over T steps of "
        "the mean missing probability is at most 2 S + sqrt(2 S W0((M - 1)/e) T/eta), S the squared norm of the max-margin memory."
    ),
    relation=AtMost(),
    observable="regret",
    parameters=(NORM, CLASSES, STEP, restrict(STEPS, low=1)),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("norm for its square", "sqrt(S) in place of S",
              lambda v: 2 * sp.sqrt(v.S) + sp.sqrt(2 * sp.sqrt(v.S) * sp.LambertW((v.M - 1) * sp.exp(-1)) * v.T / v.eta)),
        Rival("a quarter", "a quarter of it", lambda v: prediction(v) / 4),
    ),
    remark="With large steps the total error made during all oscillations is at most 4 S: this is why loss spikes are benign.",
)
