"""False steps are caught, each beside its true twin, which is accepted: the checker neither nods nor refuses all."""

from collections.abc import Callable

import mpmath
import pytest
import sympy as sp

from lawbook.theory import AtMost, Equals, Law, certificates, real
from lawbook.theory.derivation import Derivation, Step, asymptotic, at_least, at_most, cited, equal, limit

a, b, x, y = sp.symbols("a b x y", positive=True)
r, s, t = sp.symbols("r s t", real=True)
u = sp.Symbol("u", nonnegative=True)
n, k, N = sp.symbols("n k N", integer=True, positive=True)
j = sp.Symbol("j", integer=True)
p = sp.IndexedBase("p", real=True, nonnegative=True)
v = sp.IndexedBase("v", real=True, nonnegative=True)
half = sp.Rational(1, 2)


def total(body: sp.Expr, low: sp.Expr = sp.S.Zero, high: sp.Expr = N - 1) -> sp.Expr:
    return sp.Sum(body, (j, low, high))


def integral(body: sp.Expr, *limits: object) -> sp.Expr:
    return sp.Integral(body, (y, *limits))


def same(left: object, right: object, reason: str = "expand", **how: object) -> Step:
    return equal(left, right, reason, "planted", **how)


# name: (a function of the part that is right or wrong, the true part, the false part)
PAIRS: dict[str, tuple[Callable[[object], Step], object, object]] = {
    "wrong sign": (lambda c: same((a - b) ** 2, a**2 + c * a * b + b**2), -2, 2),
    "lost factor": (lambda c: same(sp.diff(sp.exp(2 * x), x), c * sp.exp(2 * x), "differentiate"), 2, 1),
    "lost term": (lambda c: same((a + b) ** 3, a**3 + 3 * a**2 * b + c * a * b**2 + b**3), 3, 0),
    "wrong derivative": (lambda c: same(sp.Derivative(x**x, x), x**x * (sp.log(x) + c), "differentiate"), 1, 0),
    "wrong limit": (lambda c: limit((1 + a / x) ** x, c, x, sp.oo, "planted"), sp.exp(a), sp.exp(a) + 1),
    "limit off by a millionth": (
        lambda c: limit((1 + a / x) ** x, sp.exp(a) * (1 + c), x, sp.oo, "planted"), 0, sp.Rational(1, 10**6)
    ),
    "limit off by 1e-12": (
        lambda c: limit(sp.tanh(x), 1 + c, x, sp.oo, "planted"), 0, sp.Rational(1, 10**12)
    ),
    "limit that is not 0": (lambda c: limit(c + 1 / x, 0, x, sp.oo, "planted"), 0, sp.Rational(1, 10**8)),
    "limit that does not exist": (lambda c: limit(c * sp.sin(x), 0, x, sp.oo, "planted"), sp.exp(-x), 1),
    "wrong constant": (lambda c: asymptotic(sp.log(1 + x), c * sp.log(x), x, sp.oo, "planted"), 1, 2),
    "constant off by a thousandth": (
        lambda c: asymptotic(sp.sqrt(1 + x**2), (1 + c) * x, x, sp.oo, "planted"), 0, sp.Rational(1, 1000)
    ),
    "wrong constant of Stirling": (
        lambda c: asymptotic(sp.gamma(x + 1), sp.sqrt(c * x) * (x / sp.E) ** x, x, sp.oo, "planted"), 2 * sp.pi, 2 * sp.E
    ),
    "wrong exponent": (
        lambda c: asymptotic(x + sp.sqrt(x), x**c, x, sp.oo, "planted"), 1, sp.Rational(99, 100)
    ),
    "missing logarithm": (lambda c: asymptotic(x * sp.log(x) + x, x * c, x, sp.oo, "planted"), sp.log(x), 50),
    "wrong series coefficient": (
        lambda c: asymptotic(sp.cos(x) - 1 + x**2 / 2, x**4 / c, x, 0, "planted"), 24, 23
    ),
    "next series coefficient": (
        lambda c: limit((sp.exp(x) - 1 - x) / x**2, half + c, x, 0, "planted"), 0, sp.Rational(1, 10**7)
    ),
    "inequality the wrong way": (
        lambda way: (at_most if way else at_least)(sp.log(1 + x), x, "planted"), True, False
    ),
    "equal where only a bound": (
        lambda way: at_most(1 - x, sp.exp(-x), "planted") if way else same(1 - x, sp.exp(-x)), True, False
    ),
    "constant of a bound": (lambda c: at_most(2 * a * b, c * (a**2 + b**2), "planted"), 1, sp.Rational(999, 1000)),
    "bound that fails at one corner": (
        lambda end: at_most(a + b, 2, "planted", where={a: (0, end), b: (0, end)}), 1, sp.Rational(101, 100)
    ),
    "bound that fails near 0": (
        lambda c: at_most(c, (1 + u) ** 2, "planted", where={u: (0, 100)}), 1, sp.Rational(101, 100)
    ),
    "bound that fails for one sign": (lambda w: at_most(r, w, "planted"), sp.Abs(r), r * sp.Abs(r) + 1),
    "true only at integers": (lambda q: same(sp.sin(sp.pi * q), 0), n, x),
    "true only at even integers": (lambda q: same((-1) ** q, 1), 2 * n, n),
    "true only for small integers": (
        lambda q: same(sp.factorial(n), sp.Piecewise((sp.gamma(n + 1), n <= q), (0, True))), 10**9, 30
    ),
    "true only for equal entries": (
        lambda c: at_most(total(v[j]) ** 2, N * total(v[j] ** 2), "planted") if c else same(total(v[j]) ** 2, N * total(v[j] ** 2)),
        True, False,
    ),
    "true only for ordered entries": (
        lambda q: same(q, sp.Max(v[0], v[1], v[2]), where={N: (3, 3)}), sp.Max(v[2], v[0], v[1]), v[2]
    ),
    "true only for normalised vectors": (lambda w: same(total(w[j]), 1), p, v),
    "true only for positive arguments": (lambda q: same(sp.sqrt(q**2), q, numeric=None), x, r),
    "true only on one side of 1": (
        lambda q: same(sp.Max(x, 1 / x), x, where={x: q}), (1, 9), (sp.Rational(1, 2), 9)
    ),
    "true only far out": (lambda q: same(sp.erf(x), 1, where={x: q}), (9, 12), (5, 12)),
    "wrong bounds of integration": (
        lambda low: same(integral(sp.exp(-(y**2)), low, sp.oo), sp.sqrt(sp.pi) / 2, "integrate"), 0, -sp.oo
    ),
    "wrong antiderivative": (
        lambda c: same(integral(1 / (1 + y**2), 0, x), c, "integrate"), sp.atan(x), sp.log(1 + x**2) / 2
    ),
    "lost Jacobian": (
        lambda c: same(integral(sp.exp(-a * y), 0, sp.oo), integral(sp.exp(-y) * c, 0, sp.oo), "substitute"), 1 / a, 1
    ),
    "wrong solution": (lambda c: same((x**2 - 3 * x + 2).subs(x, c), 0, "solve"), 2, 3),
    "wrong branch of a root": (
        lambda c: same(sp.sqrt((a - b) ** 2), c * (a - b), where={a: (2, 3), b: (0, 1)}), 1, -1
    ),
    "wrong branch of Lambert's function": (
        lambda branch: same(sp.LambertW(-x * sp.exp(-x), branch), -x, "solve", where={x: (1, 9)}), -1, 0
    ),
    "off by 1e-12": (lambda c: same(sp.cosh(x), (sp.exp(x) + sp.exp(-x)) / 2 * (1 + c)), 0, sp.Rational(1, 10**12)),
    "off by 1e-25": (lambda c: same(sp.cosh(x), (sp.exp(x) + sp.exp(-x)) / 2 * (1 + c)), 0, sp.Rational(1, 10**25)),
    "off by 1e-20 where both sides are tiny": (
        lambda c: same(sp.exp(-(x + y)), sp.exp(-x) * sp.exp(-y) * c, where={x: (100, 200)}), 1, half
    ),
    "off by an exponentially small term": (lambda c: same(x, x + c, where={x: (60, 80)}), 0, sp.exp(-x)),
    "wrong range of a sum": (lambda high: same(total(j, 0, high), N * (N - 1) / 2, "sum"), N - 1, N),
    "wrong start of a sum": (lambda low: same(total(half**j, low, sp.oo), 2, "sum"), 0, 1),
    "sum of squares is not square of sum": (
        lambda w: same(total(v[j] * w), total(v[j] ** 2), "sum"), v[j], total(v[k].subs(k, j))
    ),
    "an index for another": (lambda i: same(total(p[j] * v[i]), total(v[j] * p[j]), "sum"), j, 0),
    "expectation of a product": (
        lambda c: same(integral(y**2 * sp.exp(-y), 0, sp.oo), c, "integrate"), 2, 1
    ),
}


def certificate(step: Step) -> certificates.StepCertificate:
    return certificates._certify_step(step, 0, "tests.planted")


@pytest.mark.parametrize("name", PAIRS)
def test_false_step_is_caught_and_its_true_twin_accepted(name: str) -> None:
    build, right, wrong = PAIRS[name]
    true = certificate(build(right))
    assert true.certificate in ("proved", "numeric"), true.detail
    false = certificate(build(wrong))
    assert false.certificate == "false", false.detail


@pytest.mark.parametrize("seed", range(20))
def test_catch_is_not_luck(seed: int) -> None:
    for name in ("true only for positive arguments", "true only at even integers", "bound that fails for one sign"):
        build, right, wrong = PAIRS[name]
        assert certificates._certify_step(build(right), seed, "another").certificate != "false", name
        assert certificates._certify_step(build(wrong), seed, "another").certificate == "false", name


# steps with numbers of their own, an assertion for a proof, or a reference


def test_own_numbers_must_be_those_of_the_sides() -> None:
    def chosen(factor: object) -> Step:
        # both sides of the claim are wrong in the same way, so that they agree with each other
        return same(sp.erf(x), 1 - sp.erfc(x) * factor, numeric=lambda m, at: (m.erf(at[x]), m.erf(at[x])))

    assert certificate(chosen(1)).certificate in ("proved", "numeric")
    assert certificate(chosen(2)).certificate == "false"


def test_transform_that_states_the_answer_is_no_proof() -> None:
    asserted = certificate(same(sp.gamma(x + 1), x * sp.gamma(x), transform=lambda _: x * sp.gamma(x)))
    assert asserted.certificate == "numeric" or "gamma" in asserted.detail
    assert certificate(same(sp.gamma(x + 1), x * sp.gamma(x) + 1, transform=lambda _: x * sp.gamma(x) + 1)).certificate == "false"


def test_witness_of_a_bound_must_be_its_slack() -> None:
    square = certificate(at_most(2 * a * b, a**2 + b**2, "planted", witness=(a - b) ** 2))
    assert (square.certificate, square.detail.split(";")[0]) == ("proved", "slack equals a witness of known sign")
    other = certificate(at_most(sp.log(1 + x), x, "planted", witness=x**2))
    assert "witness" not in other.detail
    assert certificate(at_most(x, sp.log(1 + x), "planted", witness=x**2)).certificate == "false"


def test_cited_step_is_tested_all_the_same() -> None:
    book = "Olver et al., DLMF (5.11.3)"
    stirling = sp.sqrt(2 * sp.pi * x) * (x / sp.E) ** x
    assert certificate(cited(sp.gamma(x + 1), stirling, "at_least", book, "Stirling")).certificate == "cited"
    assert certificate(cited(sp.gamma(x + 1), stirling, "at_most", book, "Stirling")).certificate == "false"
    nameless = certificate(cited(sp.gamma(x + 1), stirling, "at_least", "", "Stirling"))
    assert (nameless.certificate, nameless.detail) == ("false", "cited without a reference")


def test_step_that_cannot_be_computed_is_not_believed() -> None:
    for unknown in (sp.Function("f")(x), sp.sqrt(-x), 1 / (x - x.func("x", positive=True)), sp.zoo):
        row = certificate(same(unknown, unknown + 1))
        assert row.certificate == "false"
        assert "not testable" in row.detail


# the chain as a whole

A = real("a", "a positive number", low=0, low_open=True)


def law(steps: list[Step], prediction: Callable[[object], object], relation: object = Equals()) -> Law:
    return Law(
        "tests.chain", "", relation, "value", (A,), prediction, derivation=lambda _: Derivation((), tuple(steps))
    )


def faults(steps: list[Step], prediction: Callable[[object], object], relation: object = Equals()) -> list[str]:
    rows = certificates.certify(law(steps, prediction, relation))
    assert all(row.certificate != "false" for row in rows if row.index >= 0)
    return [row.detail for row in rows if row.certificate == "false"]


first, second = same((1 + a) ** 2, 1 + 2 * a + a**2), same(1 + a * (2 + a), (a**2 - 1) * (1 + a) / (a - 1))
bound = at_most((1 + a) ** 2, 2 * (1 + a**2), "mean of squares", witness=(1 - a) ** 2)


def test_whole_chain_is_accepted() -> None:
    # neither the joint nor the conclusion is the same expression literally
    assert faults([first, second], lambda s: (1 + s.a) ** 2) == []
    assert faults([first, same(1 + 2 * a + a**2, (1 + a) ** 2), bound], lambda s: 2 + 2 * s.a**2, AtMost()) == []


def test_broken_chain() -> None:
    (fault,) = faults([first, same(1 + a**2, a**2 + 1)], lambda s: 1 + s.a**2)
    assert fault.startswith("broken chain") and "a**2 + 2*a + 1" in fault and "a**2 + 1" in fault


def test_lemma_does_not_join_the_chain() -> None:
    aside = same(1 + a**2, a**2 + 1, lemma=True)
    assert faults([aside, first], lambda s: (1 + s.a) ** 2) == []
    (fault,) = faults([aside], lambda s: (1 + s.a) ** 2)
    assert "no step" in fault


def test_last_step_is_not_the_prediction() -> None:
    (fault,) = faults([first], lambda s: 1 + 2 * s.a)
    assert fault == "the derivation concludes a**2 + 2*a + 1, the law predicts 2*a + 1"
    # not even where the two agree at integers, or to eleven digits
    (fault,) = faults([first], lambda s: (1 + s.a) ** 2 + sp.sin(sp.pi * s.a) ** 2 / 10**12)
    assert "the law predicts" in fault


def test_bounds_of_mixed_directions_prove_nothing() -> None:
    back = at_least(2 * (1 + a**2), 1 + a**2, "less")
    found = faults([bound, back], lambda s: 1 + s.a**2, AtMost())
    assert any("do not compose: at_most after which at_least" in fault for fault in found)
    assert faults([bound, at_most(2 * (1 + a**2), 3 + 2 * a**2, "more")], lambda s: 3 + 2 * s.a**2, AtMost()) == []


def test_bound_is_no_equality() -> None:
    (fault,) = faults([first, bound], lambda s: 2 + 2 * s.a**2)
    assert fault == "the steps show 'at_most', the law claims 'equals'"


def test_bound_of_the_other_direction() -> None:
    (fault,) = faults([at_least(a + 1, a, "plus one")], lambda s: s.a, AtMost())
    assert fault == "the steps show 'at_least', the law claims 'at_most'"


def test_conjecture_has_no_certificates_and_is_not_derived() -> None:
    conjecture = Law("tests.conjecture", "", Equals(), "value", (A,), lambda s: s.a)
    assert certificates.certify(conjecture) == ()


def test_planting_leaves_no_precision_behind() -> None:
    before = mpmath.mp.dps
    certificate(same(sp.sin(x) ** 2 + sp.cos(x) ** 2, 1))
    assert mpmath.mp.dps == before
