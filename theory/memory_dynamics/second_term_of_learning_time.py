"""What the learning time of the rare of two close tokens has beside its leading term: a constant, that frequencies decide."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import CLOSENESS, PREMISES, logistic
from lawbook.theory.memory_dynamics.setting import HEAD, HERE


def start(p: Any) -> Any:
    """What the sum of margins gains while their difference settles, as a time."""
    return -(2 * p - 1) * sp.log(p / (1 - p)) / (4 * p * (1 - p))


def lag(p: Any) -> Any:
    """What the slow motion loses because the difference of margins lags behind its equilibrium."""
    q = 1 - p
    return (q * sp.log((3 * p - 1) / (2 * p**2)) - p * sp.log(2 * q) - sp.log((4 * p - 1) / (2 * p))) / (8 * p * q)


def end(p: Any) -> Any:
    """What the rare token waits for because, at the end, the difference is larger than at equilibrium."""
    return p * (2 * p - 1) / ((1 - p) * (3 * p - 1) * (4 * p - 1))


def prediction(v: SimpleNamespace) -> Any:
    return start(v.p_1) + lag(v.p_1) + end(v.p_1)


def _curves(a: Any, p: Any) -> tuple[Any, Any]:
    """How fast a and b fall with their margins, where both are a."""
    return a * (1 - a / p), a * (1 - a / (1 - p))


def derivation(v: SimpleNamespace) -> Derivation:
    p, q = v.p_1, 1 - v.p_1
    share, D, x, g = sp.Symbol("s", positive=True), sp.Symbol("D", positive=True), sp.Symbol("x", positive=True), sp.Symbol("g", real=True)
    where = {p: (0.55, 0.95), share: (0.1, 0.9), D: (0.1, 3), x: (0.1, 0.9), g: (-0.9, 0.9)}
    a = share * q
    first, second = _curves(a, p)
    slope = (second - first) / (second + first)
    left, right = p * logistic(-D / 2), q * logistic(D / 2)
    path = (sp.log(2 - x) - q * sp.log(1 - q * x) - p * sp.log(1 - p * x)) / (8 * p * q)
    at_end = sp.symbols("A B", positive=True)
    last = {at_end[0]: (q / 2) * (1 - q / (2 * p)), at_end[1]: q / 4}
    inside = {at_end[0]: (0.1, 1), at_end[1]: (0.1, 1)}
    return Derivation(
        (
            *PREMISES,
            Premise("Flow, with epsilon = 1 - alpha: the sum of margins moves by ds/dt = 2 epsilon (a + b), their difference by dD/dt = "
                    "2 (2 - epsilon)(a - b). Write A = a (1 - a/p_1), B = a (1 - a/p_2): minus the slopes of a and b in their margins."),
            Premise("Leading order, a = b, gives Delta(p_1)/(4 epsilon) (law learning_time_of_rare_token). The next order is the sum of "
                    "three: D = D_0(s) + epsilon D_1(s), a - b = epsilon g a with g = dD_0/ds, hence D_1 = -2 a g/(A + B)."),
        ),
        (
            equal(
                (1 / first - 1 / second) / (1 / first + 1 / second), slope, "simplify", "g = dD_0/ds = (dm_1 - dm_2)/(dm_1 + dm_2) along a = b",
                lemma=True, where=where, transform=sp.simplify,
            ),
            equal(
                (left + right - 2 * p * q) / (4 * (left - right)), (p - q) / 4, "simplify",
                "the start: from s = 0, D = 0 the sum gains 2 epsilon times the integral of (a + b - 2 p_1 p_2) dD/(4 (a - b)): constant in D",
                lemma=True, where=where, transform=lambda e: sp.simplify(e.rewrite(sp.exp)),
            ),
            equal(
                -2 * ((p - q) / 4) * (2 * sp.log(p / q)) / (4 * p * q), start(p), "substitute",
                "D ends at 2 log(p_1/p_2); over the speed 4 epsilon p_1 p_2 there", lemma=True, where=where, transform=sp.expand,
            ),
            equal(
                2 * at_end[0] * at_end[0] / (2 * at_end[0]) + (at_end[1] - at_end[0]) / 2 * (-2 * g / (at_end[0] + at_end[1])) - at_end[0],
                -g * (at_end[1] - at_end[0]) / (at_end[0] + at_end[1]), "simplify",
                "on the way: a + b = 2 a + epsilon a times this, -g^2: time takes 1 + epsilon g^2/2", lemma=True, where=where | inside,
                transform=sp.simplify,
            ),
            equal(
                ((slope**2 / (8 * a)) * (1 / first + 1 / second)).subs(share, p * x) * p * q, sp.diff(path, x), "simplify",
                "with a = p_1 p_2 x: what it adds is the integral of g^2/(8 a) ds", lemma=True,
                where=where | {x: (0.1, 0.9)}, transform=lambda e: sp.simplify(e),
            ),
            equal(
                path.subs(x, 1) - path.subs(x, 1 / (2 * p)), lag(p), "substitute", "from x = 1 to x = 1/(2 p_1)", lemma=True, where=where,
                transform=lambda e: sp.simplify(sp.expand_log(sp.expand(e), force=True)),
            ),
            equal(
                ((at_end[0] - at_end[1]) / (4 * at_end[0] * (at_end[0] + at_end[1]))).subs(last), end(p), "substitute",
                "the end: m_2 = 0 is at s = D, later by epsilon D_1/(1 - g); over 4 epsilon a, at a = p_2/2", lemma=True, where=where,
                transform=sp.simplify,
            ),
            equal(end(p) + lag(p) + start(p), prediction(v), "substitute", "the three together", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.second_term_of_learning_time",
    statement=(
        "As the inputs of two tokens collide, the time at which gradient flow learns the rare one exceeds Delta(p_1)/(4 (1 - alpha)) by "
        "a constant, in closed form: 0.017 at p_1 = 0.757, -1.75 at 0.9, about -log(1/p_2)/(8 p_2) where p_2 is small."
    ),
    relation=Asymptotic("k"),
    observable="excess",
    parameters=(restrict(HEAD, low_open=True, typical=(0.6, 0.95)), CLOSENESS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("start alone", "only what the sum gains while the difference settles", lambda v: start(v.p_1)),
        Rival("no start", "without what it gains then", lambda v: lag(v.p_1) + end(v.p_1)),
        Rival("quasi-static end", "without the wait at the end", lambda v: start(v.p_1) + lag(v.p_1)),
        Rival("grows with closeness", "like (1 - alpha)^(-1/2)", lambda v: prediction(v) * sp.sqrt(v.k)),
    ),
    remark=(
        "It changes sign at p_1 = 0.7618. The remainder is of order 1 - alpha: at p_1 = 0.757 the excess is still 0.050 at alpha = 0.95, "
        "three times its limit. At p_1 = 0.959 the limit is -7.98."
    ),
)
