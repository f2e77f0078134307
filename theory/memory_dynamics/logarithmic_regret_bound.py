"""A bound on all that descent gets wrong on its way that grows like the logarithm of the number of steps."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from scipy.special import wrightomega

from lawbook.theory import AtMost, Derivation, Law, Premise, Procedure, Rival, at_most, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.regret_bound import NORM
from lawbook.theory.memory_dynamics.regret_bound import prediction as square_root_bound
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, STEP, STEPS


def formula(v: SimpleNamespace) -> Any:
    b = 2 * v.S / v.eta
    return b * sp.LambertW((v.M - 1) * v.T * sp.exp(v.eta) / b)


def evaluate(S: float, M: int, eta: float, T: int) -> float:
    """By Wright's omega function, W0(e^x), because e^eta may overflow."""
    b = 2 * S / eta
    return float(b * wrightomega(math.log((M - 1) * T / b) + eta))


def evaluate_digits(mp: Any, S: Any, M: int, eta: Any, T: int) -> Any:
    b = 2 * mp.mpf(S) / eta
    return b * mp.lambertw((int(M) - 1) * int(T) * mp.exp(eta) / b).real


BOUND = Procedure(formula, evaluate, evaluate_digits)


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, c = sp.symbols("x y c", positive=True)
    S, M, T, eta = v.S, v.M, v.T, v.eta
    b, root = 2 * S / eta, sp.LambertW((M - 1) * T * sp.exp(eta) / (2 * S / eta))
    where = {S: (1, 40), M: [2, 3, 20], T: [1, 10, 1000], eta: (0.1, 20)}
    parts = {x: (0.01, 0.45), y: (0.01, 0.45)}

    def insert(e: Any) -> Any:
        """W e^W = z, in the form e^-W = W/z."""
        w = sp.Symbol("w", positive=True)
        factor = (M - 1) * T * sp.exp(eta) / b
        return sp.simplify(sp.expand(e.subs(root, w)).subs(sp.exp(-w), w / factor)).subs(w, root)

    return Derivation(
        (
            Premise("G_t: the mean over tokens of g = 1 - pi_x(f(x)). V, of squared norm S, has margins of at least 1: <V, W_T> >= eta X, "
                    "X = G_0 + ... + G_(T-1)."),
            Premise("A step adds 2 eta <W, -grad> + eta^2 |grad|^2 to |W|^2; |grad|^2 <= 2 G^2 <= 2 G. A token's part of <W, -grad> is "
                    "the sum over z of pi(z) log(pi(f)/pi(z)), its margins being log(pi(f)/pi(z))."),
            Premise("Cauchy and Schwarz: eta^2 X^2 <= S |W_T|^2."),
        ),
        (
            at_most(
                x * sp.log((1 - x - y) / x) + y * sp.log((1 - x - y) / y), (x + y) * sp.log(2 / (x + y)),
                "that is at most g log((M - 1)/g): log pi(f) <= 0, and the entropy of g among M - 1 classes is largest for equal "
                "shares (written for M = 3)", lemma=True, where=parts,
            ),
            at_most(
                x * sp.log(c / x) + y * sp.log(c / y), (x + y) * sp.log(2 * c / (x + y)),
                "g log(c/g) is concave: over tokens and steps the sum is at most X log((M - 1) T/X) (written for two)", lemma=True,
                where=parts | {c: (0.5, 10)},
            ),
            equal(
                S * (2 * eta * x * sp.log((M - 1) * T / x) + 2 * eta**2 * x) / (eta**2 * x), 2 * S + b * sp.log((M - 1) * T / x), "expand",
                "together: X <= 2 S + b log((M - 1) T/X) with b = 2 S/eta; the left side rises in X, the right side falls", lemma=True,
                where=where | {x: (0.1, 50)},
            ),
            equal(
                (M - 1) * T * sp.exp(-(b * root - 2 * S) / b), formula(v), "substitute",
                "equality is at X = b W0((M - 1) T e^eta/b): there (M - 1) T e^(-(X - 2 S)/b) is X", transform=insert, where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.logarithmic_regret_bound",
    statement=(
        "On separable problems with unit inputs and orthonormal unembeddings, from zero and at any step size, the sum over T steps of "
        "the mean missing probability is at most b W0((M - 1) T e^eta/b) with b = 2 S/eta, S the squared norm of the max-margin memory: "
        "it grows like log T only, and tends to 2 S for large steps."
    ),
    relation=AtMost(),
    observable="regret",
    parameters=(NORM, CLASSES, STEP, restrict(STEPS, low=1)),
    prediction=BOUND,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("norm for its square", "sqrt(S) in place of S", Procedure(
            lambda v: formula(SimpleNamespace(S=sp.sqrt(v.S), M=v.M, eta=v.eta, T=v.T)),
            lambda S, M, eta, T: evaluate(math.sqrt(S), M, eta, T),
            lambda mp, S, M, eta, T: evaluate_digits(mp, mp.sqrt(S), M, eta, T),
        )),
        Rival("a third", "a third of it", Procedure(
            lambda v: formula(v) / 3, lambda S, M, eta, T: evaluate(S, M, eta, T) / 3, lambda mp, S, M, eta, T: evaluate_digits(mp, S, M, eta, T) / 3,
        )),
        Rival("only the slow part", "the square-root law's first term alone, 2 S", lambda v: square_root_bound(v).subs(v.T, 0)),
    ),
    remark=(
        "log T in place of the sqrt(T) of `regret_bound`, and 2 S in place of 4 S for large steps; with few small steps (eta T < 100 S or so) the "
        "other can be the smaller of the two. Of the balanced pair the regret is S m/eta, with a margin m of about log(eta T/S): half of the bound "
        "in the limit of many steps; Jensen's inequality over the steps loses that factor. The experiment comes to three quarters of the bound."
    ),
)
