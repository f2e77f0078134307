"""Two centred normal laws in the plane: parameters and closed forms that the laws on linear maps share.

The noise has the covariance diag(a_1, a_2), the target the eigenvalues b_1, b_2 and its first axis at the angle theta.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lawbook.theory import Premise, Step, equal, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp

FIRST_START = real("a_1", "variance of the noise along the first axis", low=0, low_open=True, typical=(0.2, 4))
SECOND_START = real("a_2", "variance of the noise along the second axis", low=0, low_open=True, typical=(0.2, 4))
FIRST_END = real("b_1", "first eigenvalue of the target's covariance", low=0, low_open=True, typical=(0.2, 4))
SECOND_END = real("b_2", "second eigenvalue of the target's covariance", low=0, low_open=True, typical=(0.2, 4))
ANGLE = real("theta", "angle of the target's first axis to the noise's", r"\theta", typical=(-3, 3))
PLANE = (FIRST_START, SECOND_START, FIRST_END, SECOND_END, ANGLE)

SOLUTIONS = Premise("A maps N(0, S_0) to N(0, S_1) exactly if A S_0 A^T = S_1, that is A = S_1^(1/2) Q S_0^(-1/2) with Q orthogonal.")
FLOW = Premise("X_0 and X_1 are independent; along alpha X_0 + beta X_1 the field is linear. A linear change of variables makes S_0 = I and S_1 = S, diagonal: "
               "there each axis is stretched by (alpha^2 + beta^2 lambda)^(1/2). Back: M_t = S_0^(1/2) (alpha^2 + beta^2 S)^(1/2) S_0^(-1/2), and "
               "E |v|^2 = tr(S_0 g'(S)^2) with g = (alpha^2 + beta^2 S)^(1/2).")
MEAN = Premise("S_0 # S_1 = S_0^(1/2) S^(1/2) S_0^(1/2), S = S_0^(-1/2) S_1 S_0^(-1/2); tr(S_0 S) = tr S_1.")


def total(v: Any) -> Any:
    """tr S_0 + tr S_1."""
    return v.a_1 + v.a_2 + v.b_1 + v.b_2


def overlap(v: Any) -> Any:
    """tr(S_0 S_1)."""
    return (v.a_1 * v.b_1 + v.a_2 * v.b_2) * sp.cos(v.theta) ** 2 + (v.a_1 * v.b_2 + v.a_2 * v.b_1) * sp.sin(v.theta) ** 2


def crossed(v: Any) -> Any:
    """tr(adj(S_0) S_1)."""
    return (v.a_2 * v.b_1 + v.a_1 * v.b_2) * sp.cos(v.theta) ** 2 + (v.a_2 * v.b_2 + v.a_1 * v.b_1) * sp.sin(v.theta) ** 2


def fidelity(v: Any) -> Any:
    """tr (S_0^(1/2) S_1 S_0^(1/2))^(1/2)."""
    return sp.sqrt(overlap(v) + 2 * sp.sqrt(v.a_1 * v.a_2 * v.b_1 * v.b_2))


def mean_trace(v: Any) -> Any:
    """tr(S_0 # S_1)."""
    a, b = sp.sqrt(v.a_1 * v.a_2), sp.sqrt(v.b_1 * v.b_2)
    return ((v.a_1 + v.a_2) * b + (v.b_1 + v.b_2) * a) / sp.sqrt(2 * a * b + crossed(v))


def parts(v: Any) -> tuple[Any, Any]:
    """Trace of S_1^(1/2) S_0^(1/2), and the difference of its entries beside the diagonal."""
    r, s, p, q = sp.sqrt(v.a_1), sp.sqrt(v.a_2), sp.sqrt(v.b_1), sp.sqrt(v.b_2)
    trace = (r * p + s * q) * sp.cos(v.theta) ** 2 + (r * q + s * p) * sp.sin(v.theta) ** 2
    return trace, (r - s) * (p - q) * sp.sin(2 * v.theta) / 2


def distance_of_roots(v: Any) -> Any:
    """|S_1^(1/2) - S_0^(1/2)|^2 = total - 2 parts[0], without cancellation."""
    r, s, p, q = sp.sqrt(v.a_1), sp.sqrt(v.a_2), sp.sqrt(v.b_1), sp.sqrt(v.b_2)
    return ((r - p) ** 2 + (s - q) ** 2) * sp.cos(v.theta) ** 2 + ((r - q) ** 2 + (s - p) ** 2) * sp.sin(v.theta) ** 2


def squared_wasserstein(v: Any) -> Any:
    """total - 2 fidelity, without cancellation."""
    trace, skew = parts(v)
    return distance_of_roots(v) - 2 * skew**2 / (fidelity(v) + trace)


def excess(v: Any) -> Any:
    """2 (fidelity - mean_trace), without cancellation."""
    square = 2 * sp.sqrt(v.a_1 * v.a_2 * v.b_1 * v.b_2) + crossed(v)
    return ((v.a_1 - v.a_2) * (v.b_1 - v.b_2) * sp.sin(2 * v.theta)) ** 2 / (2 * square * (fidelity(v) + mean_trace(v)))


def start(v: Any) -> Any:
    return sp.diag(v.a_1, v.a_2)


def end(v: Any) -> Any:
    return gaussian_measures.rotated(v.b_1, v.b_2, v.theta)


def end_root(v: Any) -> Any:
    return gaussian_measures.rotated(sp.sqrt(v.b_1), sp.sqrt(v.b_2), v.theta)


def simplified(expression: Any) -> Any:
    """Expanded, with squares of cosines written by sines: decides identities between polynomials in both."""
    expression = sp.expand(sp.expand(expression), trig=True)
    for angle in sorted({f.args[0] for f in expression.atoms(sp.cos, sp.sin)}, key=str):
        c, s = sp.Dummy("c"), sp.Dummy("s")
        rest = expression.subs({sp.cos(angle): c, sp.sin(angle): s})
        expression = sp.expand(sp.rem(rest, c**2 + s**2 - 1, c)).subs({c: sp.cos(angle), s: sp.sin(angle)})
    return expression


def towards(right: Any, *radicals: Any) -> Callable[[Any], Any]:
    """The transformation e -> right + (e - right), the difference a fraction whose numerator is simplified by the squares of `radicals`."""

    def transform(expression: Any) -> Any:
        difference, marks = sp.expand(expression - right), [sp.Dummy("f") for _ in radicals]
        for radical, mark in zip(map(sp.expand, radicals), marks, strict=True):
            difference = difference.subs(radical, mark)
        numerator, denominator = sp.fraction(sp.together(difference))
        for radical, mark in zip(radicals, marks, strict=True):
            numerator = sp.rem(sp.expand(numerator), mark**2 - radical**2, mark)
        back = dict(zip(marks, radicals, strict=True))
        return right + simplified(numerator).subs(back) / denominator.subs(back)

    return transform


def root_towards(outside: Any, factor: Any, inside: Any) -> Callable[[Any], Any]:
    """The transformation of outside + factor sqrt(y) that writes y, which it finds in its argument, as `inside`."""
    return lambda e: outside + factor * sp.sqrt(inside + simplified(sp.expand(((e - outside) / factor) ** 2) - inside))


def where(v: Any) -> dict[Any, Any]:
    return {v.a_1: (0.3, 3), v.a_2: (0.3, 3), v.b_1: (0.3, 3), v.b_2: (0.3, 3), v.theta: (-1.5, 1.5)}


def mean(v: Any) -> Any:
    """S_0 # S_1."""
    a, b = sp.sqrt(v.a_1 * v.a_2), sp.sqrt(v.b_1 * v.b_2)
    return (start(v) * b + end(v) * a) / sp.sqrt(2 * a * b + crossed(v))


def mean_towards(v: Any, right: Any) -> Callable[[Any], Any]:
    """`towards` for what contains S_0 # S_1."""
    return towards(right, fidelity(v), sp.sqrt(2 * sp.sqrt(v.a_1 * v.a_2 * v.b_1 * v.b_2) + crossed(v)))


def excess_step(v: Any) -> Step:
    """2 (F - G) = 2 (F^2 - G^2)/(F + G)."""
    F, G = fidelity(v), mean_trace(v)
    f, g = sp.Dummy("f", positive=True), sp.Dummy("g", positive=True)
    right = excess(v)

    def transform(e: Any) -> Any:
        numerator = sp.expand(e.subs({F: f, G: g}) * (f + g)).subs({f**2: F**2, g**2: G**2}) - right * (F + G)
        top, bottom = sp.fraction(sp.together(numerator))
        return right + simplified(top) / (bottom * (F + G))

    return equal(2 * (F - G), right, "expand", "the difference of squares over the sum: never negative", where=where(v), transform=transform)


def cost_step(v: Any, factor: Any) -> Step:
    """factor (total - 2 tr(S_0 # S_1)) without cancellation: by the identities of two other laws, as factor (W_2^2 + excess)."""
    transport, more = total(v) - 2 * fidelity(v), 2 * (fidelity(v) - mean_trace(v))
    return equal(
        factor * (total(v) - 2 * mean_trace(v)), factor * (squared_wasserstein(v) + excess(v)), "expand",
        "W_2^2 (law `wasserstein_of_planar_normals`) and the excess over it (law `excess_of_flow`)", where=where(v),
        transform=lambda e: sp.expand(e / factor - transport - more) * factor + factor * (squared_wasserstein(v) + excess(v)),
    )


def mean_steps(v: Any) -> tuple[Step, ...]:
    """The closed form of S_0 # S_1: it solves G S_0^(-1) G = S_1, and this is its trace."""
    a, b = sp.sqrt(v.a_1 * v.a_2), sp.sqrt(v.b_1 * v.b_2)
    square = 2 * a * b + crossed(v)
    mean = start(v) * b + end(v) * a  # times square^(1/2)
    back = sp.diag(1 / v.a_1, 1 / v.a_2)
    return (
        *(
            equal((mean * back * mean)[k, j], square * end(v)[k, j], "solve", "G = ((det S_1)^(1/2) S_0 + (det S_0)^(1/2) S_1)/(2 (det S_0 det S_1)^(1/2) + "
                  "tr(adj(S_0) S_1))^(1/2) solves G S_0^(-1) G = S_1, as S_0 # S_1 does alone among positive matrices", lemma=True, where=where(v),
                  transform=towards(square * end(v)[k, j]))
            for k, j in ((0, 0), (0, 1), (1, 1))
        ),
        equal(mean.trace() / sp.sqrt(square), mean_trace(v), "expand", "its trace", lemma=True, where=where(v),
              transform=lambda e: simplified(e * sp.sqrt(square)) / sp.sqrt(square)),
    )
