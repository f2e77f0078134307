"""Compiled predictions against their high-precision twins, their errors, and the cache of generated modules."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import mpmath
import numpy as np
import pytest
import sympy as sp

from lawbook.theory import DomainError, Equals, Law, Procedure, integer, probabilities, real, weights
from lawbook.theory.compilation import PredictionError, modules
from lawbook.theory.compilation.printers import UnsupportedExpressionError, hoisted
from lawbook.theory.compilation.quadrature import integrate
from lawbook.theory.witness import evaluate

X = real("x", "a positive number", low=0, low_open=True)
Y = real("y", "a number")
N = integer("n", "a number of things", low=1, high=10**6)
P = probabilities("p", "frequencies", "K")
V = weights("v", "weights", "K")
k, m = sp.symbols("k m", integer=True)


def law(prediction: object, *parameters: object, **how: object) -> Law:
    return Law("tests.compiled", "a test", Equals(), "value", parameters or (X, Y, N), prediction, **how)


Body = Callable[[SimpleNamespace], sp.Expr]

# every function that the float64 printer knows, with points on both sides of where it is delicate
SCALAR: dict[str, tuple[Body, list[dict[str, float]]]] = {
    "rational numbers": (lambda s: s.x / 3 + sp.Rational(2, 7) * s.y, [{"x": 1.7, "y": -0.3, "n": 1}]),
    "huge integers": (lambda s: s.x * 10**40 + s.n, [{"x": 1e-30, "y": 0, "n": 7}]),
    "constants": (lambda s: sp.pi * s.x + sp.E * s.y + sp.EulerGamma, [{"x": 0.1, "y": 3, "n": 1}]),
    "integer powers do not wrap": (lambda s: s.n**5 / s.x, [{"x": 3, "y": 0, "n": 10**6}]),
    "integer division": (lambda s: s.n / (s.n + 1) ** 2, [{"x": 1, "y": 0, "n": 7}]),
    "negative powers": (lambda s: s.n**-3 + s.x ** (-s.n), [{"x": 1.01, "y": 0, "n": 40}]),
    "powers near 1": (
        lambda s: (1 - s.x) ** s.n,
        [{"x": x, "y": 0, "n": n} for x in (1e-17, 1e-9, 0.3, 0.999) for n in (1, 1000, 10**6) if n * x < 500],
    ),
    "expm1 below": (lambda s: sp.exp(-s.x) - 1, [{"x": x, "y": 0, "n": 1} for x in (1e-16, 1e-8, 0.1, 30)]),
    "expm1 above": (lambda s: 1 - sp.exp(-s.x * s.n), [{"x": x, "y": 0, "n": 3} for x in (1e-16, 1e-8, 0.1, 30)]),
    "log1p": (lambda s: sp.log(1 + s.x), [{"x": x, "y": 0, "n": 1} for x in (1e-17, 1e-9, 0.5, 1e9)]),
    "roots": (lambda s: sp.sqrt(s.x) + 1 / sp.sqrt(s.x) + sp.cbrt(s.x), [{"x": 2.3, "y": 0, "n": 1}]),
    "trigonometry": (lambda s: sp.sin(s.y) * sp.cos(s.x) + sp.tan(s.x) + sp.atan(s.y), [{"x": 0.4, "y": -2, "n": 1}]),
    "inverse cosine": (lambda s: sp.acos(s.y) + sp.asin(s.y), [{"x": 1, "y": -0.3, "n": 1}]),
    "hyperbolic": (lambda s: sp.tanh(s.y) + sp.cosh(s.x) + sp.sinh(s.y), [{"x": 0.4, "y": -2, "n": 1}]),
    "piecewise": (
        lambda s: sp.Piecewise((s.x, s.y < 0), (s.x**2, sp.Eq(s.n, 3)), (sp.log(s.y), (s.y > 1) & (s.x < 9)), (7, True)),
        [{"x": 2, "y": y, "n": n} for y in (-1, 0.5, 3) for n in (3, 4)],
    ),
    "branch guards its value": (
        lambda s: sp.Piecewise((sp.log(s.y), s.y > 0), (0, True)), [{"x": 1, "y": y, "n": 1} for y in (-1, 0, 2)]
    ),
    "maximum and minimum": (
        lambda s: sp.Max(s.x, s.y, 1) - sp.Min(s.x, s.n), [{"x": x, "y": y, "n": 2} for x in (0.1, 3) for y in (-1, 5)]
    ),
    "rounding and sign": (
        lambda s: sp.floor(s.y) + 10 * sp.ceiling(s.y) + 100 * sp.Abs(s.y) + 1000 * sp.sign(s.y),
        [{"x": 1, "y": y, "n": 1} for y in (-2.5, 0, 0.3, 7)],
    ),
    "error functions": (
        lambda s: sp.erf(s.y) * sp.erfc(s.x), [{"x": x, "y": y, "n": 1} for x in (1e-9, 0.5, 5) for y in (-3, 1e-12, 2)]
    ),
    "far tail of the normal": (lambda s: sp.erfc(s.x), [{"x": x, "y": 0, "n": 1} for x in (3, 10, 25)]),
    "inverse error functions": (
        lambda s: sp.erfinv(s.y) + sp.erfcinv(s.x), [{"x": x, "y": y, "n": 1} for x in (1e-9, 0.7, 1.6) for y in (-0.9, 0.4)]
    ),
    "regularised beta": (
        lambda s: sp.betainc_regularized(s.n / 2, s.x, 0, 1 / (1 + s.y**2)),
        [{"x": x, "y": y, "n": n} for x in (0.5, 4) for y in (0.3, 3) for n in (1, 30)],
    ),
    "regularised beta between": (
        lambda s: sp.betainc_regularized(s.x, 2, sp.Rational(1, 4), s.y), [{"x": 1.5, "y": 0.8, "n": 1}]
    ),
    "beta": (lambda s: sp.beta(s.x, s.n), [{"x": 0.5, "y": 0, "n": n} for n in (1, 10, 1000)]),
    "incomplete beta": (lambda s: sp.betainc(s.x, 3, 0, s.y), [{"x": 0.5, "y": 0.3, "n": 1}]),
    "gamma": (lambda s: sp.gamma(s.x) + sp.factorial(s.n), [{"x": x, "y": 0, "n": n} for x in (0.1, 30.5) for n in (1, 12)]),
    "log gamma": (lambda s: sp.loggamma(s.x), [{"x": x, "y": 0, "n": 1} for x in (1e-3, 0.5, 40, 1e8)]),
    "binomial": (lambda s: sp.binomial(s.n, 3), [{"x": 1, "y": 0, "n": n} for n in (3, 10, 500)]),
    "incomplete gamma": (
        lambda s: sp.lowergamma(s.x, s.n) + 2 * sp.uppergamma(s.x, s.n), [{"x": x, "y": 0, "n": n} for x in (0.5, 8) for n in (1, 9)]
    ),
    "digamma": (lambda s: sp.digamma(s.x), [{"x": x, "y": 0, "n": 1} for x in (0.01, 3, 1e6)]),
    "polygamma": (lambda s: sp.polygamma(1, s.x) + sp.polygamma(2, s.x), [{"x": x, "y": 0, "n": 1} for x in (0.2, 5, 90)]),
    "zeta": (lambda s: sp.zeta(1 + s.x), [{"x": x, "y": 0, "n": 1} for x in (1e-3, 0.5, 1, 20)]),
    "Hurwitz zeta": (lambda s: sp.zeta(2 * s.x, s.n), [{"x": x, "y": 0, "n": n} for x in (0.6, 3) for n in (1, 1000)]),
    "harmonic numbers": (
        lambda s: sp.harmonic(s.n) + sp.harmonic(s.n, 1 + s.x), [{"x": x, "y": 0, "n": n} for x in (0.3, 2) for n in (1, 10**5)]
    ),
    "Lambert's function": (
        lambda s: sp.LambertW(s.x), [{"x": x, "y": 0, "n": 1} for x in (1e-12, 0.3, 2.7, 1e9)]
    ),
    "Lambert's function below 0": (lambda s: sp.LambertW(-s.x), [{"x": x, "y": 0, "n": 1} for x in (1e-9, 0.2, 0.36)]),
    "Lambert's lower branch": (
        lambda s: sp.LambertW(-s.x, -1), [{"x": x, "y": 0, "n": 1} for x in (1e-12, 0.1, 0.24, 0.26, 0.36)]
    ),
    "Lambert's function of an exponential": (
        lambda s: sp.LambertW(s.x * sp.exp(s.y)), [{"x": 2, "y": y, "n": 1} for y in (-20, 1, 700, 5000)]
    ),
    "exponential integral": (lambda s: sp.expint(1, s.x), [{"x": x, "y": 0, "n": 1} for x in (1e-6, 1, 40)]),
    "finite sum": (lambda s: sp.Sum(1 / (k + s.x), (k, 0, s.n)), [{"x": 0.5, "y": 0, "n": n} for n in (1, 10, 3000)]),
    "alternating sum": (
        lambda s: sp.Sum((-1) ** k * sp.binomial(s.n, k) / (k + s.x), (k, 0, s.n)), [{"x": 0.5, "y": 0, "n": 8}]
    ),
    "empty sum": (lambda s: 1 + sp.Sum(k, (k, s.n + 1, s.n)), [{"x": 1, "y": 0, "n": 3}]),
    "product": (lambda s: sp.Product(1 - s.x / k**2, (k, 1, s.n)), [{"x": 0.5, "y": 0, "n": n} for n in (1, 200)]),
    "nested sum": (lambda s: sp.Sum(sp.Sum(s.x**m / k, (m, 0, k)), (k, 1, s.n)), [{"x": 0.5, "y": 0, "n": 30}]),
    "hoisted sum": (
        lambda s: sp.Sum(sp.exp(-k * s.x) / sp.Sum(sp.exp(-m * s.x), (m, 1, s.n)), (k, 1, s.n)), [{"x": 0.01, "y": 0, "n": 300}]
    ),
    "sum in a power": (lambda s: sp.Sum(1 / k**2, (k, 1, s.n)) ** s.x, [{"x": 2.5, "y": 0, "n": 50}]),
    "common parts": (
        lambda s: sp.exp(s.x * s.y) * sp.sin(sp.exp(s.x * s.y)) + sp.sqrt(sp.exp(s.x * s.y)), [{"x": 0.5, "y": 2, "n": 1}]
    ),
}


@pytest.mark.parametrize("name", SCALAR)
def test_compiled_prediction_is_its_twin(name: str) -> None:
    body, points = SCALAR[name]
    tested = law(body)
    for point in points:
        exact = tested.predict_digits(25, **point)
        assert tested.predict(**point) == pytest.approx(float(exact), rel=1e-12, abs=0), point


VECTOR: dict[str, Body] = {
    "sum over entries": lambda s: sp.Sum(s.p[k] * s.v[k] ** 2, (k, 0, s.K - 1)),
    "double sum": lambda s: sp.Sum(s.p[k] * sp.exp(-s.v[m]) * sp.Abs(k - m), (m, 0, s.K - 1), (k, 0, s.K - 1)),
    "comparisons of entries": lambda s: sp.Sum(sp.Piecewise((s.p[k], s.v[k] > s.x), (0, True)), (k, 0, s.K - 1)),
    "product over entries": lambda s: sp.Product(1 - s.p[k], (k, 0, s.K - 1)),
    "softmax": lambda s: sp.Sum(s.p[k] * sp.exp(s.v[k]) / sp.Sum(sp.exp(s.v[m]), (m, 0, s.K - 1)), (k, 0, s.K - 1)),
    "neighbours": lambda s: sp.Sum(s.v[k] * s.v[k + 1], (k, 0, s.K - 2)),
    "unseen": lambda s: sp.Sum(s.p[k] * (1 - s.p[k]) ** s.x, (k, 0, s.K - 1)),
    "length alone": lambda s: s.K * s.x,
    "one entry": lambda s: s.v[0] + s.x,
}


@pytest.mark.parametrize("name", VECTOR)
def test_compiled_vectors_are_their_twin(name: str) -> None:
    tested = law(VECTOR[name], P, V, X)
    source = np.random.default_rng(5)
    for size in (1, 2, 7, 40):
        raw = source.random(size)
        point = {"p": raw / raw.sum(), "v": 3 * source.random(size), "x": 1.3}
        exact = tested.predict_digits(25, **point)
        assert tested.predict(**point) == pytest.approx(float(exact), rel=1e-12, abs=0)


def test_infinite_sum_has_digits_but_no_float64_loop() -> None:
    endless = law(lambda s: sp.Sum(s.x**k / sp.factorial(k), (k, 0, sp.oo)))
    assert endless.predict_digits(20, x="0.5", y=0, n=1) == pytest.approx(mpmath.exp(0.5), rel=1e-18)
    with pytest.raises(UnsupportedExpressionError, match="finite limits"):
        endless.compile()


def test_integral_has_digits_but_no_float64_form() -> None:
    t = sp.Symbol("t", positive=True)
    gauss = law(lambda s: sp.Integral(sp.exp(-s.x * t**2), (t, 0, sp.oo)))
    exact = mpmath.sqrt(mpmath.pi / mpmath.mpf("0.3")) / 2
    assert abs(gauss.predict_digits(20, x="0.3", y=0, n=1) / exact - 1) < 1e-18
    with pytest.raises(UnsupportedExpressionError, match="Procedure"):
        gauss.compile()


@pytest.mark.parametrize(
    ("function", "low", "high", "exact"),
    [
        (lambda t: mpmath.exp(-(t**2)), -mpmath.inf, mpmath.inf, lambda: mpmath.sqrt(mpmath.pi)),
        (lambda t: mpmath.exp(t), -mpmath.inf, 1, lambda: mpmath.e),
        (lambda t: mpmath.log(t) ** 2, 0, 1, lambda: mpmath.mpf(2)),
        (lambda t: mpmath.sqrt(t), 0, 1, lambda: mpmath.mpf(2) / 3),
        (lambda t: mpmath.cos(20 * t), 0, mpmath.pi / 40, lambda: mpmath.mpf(1) / 20),
        (lambda t: t**9 * mpmath.exp(-t), 0, mpmath.inf, lambda: mpmath.factorial(9)),
    ],
)
def test_quadrature_reaches_the_working_precision(function: object, low: object, high: object, exact: object) -> None:
    with mpmath.workdps(40):
        assert abs(integrate(function, mpmath.mpf(low), mpmath.mpf(high)) / exact() - 1) < mpmath.mpf(10) ** -28


def test_unknown_expressions_are_named() -> None:
    with pytest.raises(UnsupportedExpressionError, match="expint: got order 2"):
        law(lambda s: sp.expint(2, s.x)).compile()
    with pytest.raises(UnsupportedExpressionError, match="besselj"):
        law(lambda s: sp.besselj(0, s.x)).compile()
    with pytest.raises(ValueError, match="tests.compiled: got a free symbol 'z'; accepted: n, x, y"):
        law(lambda s: s.x + sp.Symbol("z")).compile()


def test_hoisted_parts_are_those_that_do_not_change() -> None:
    a = sp.Symbol("a", positive=True)
    inner = sp.Sum(sp.exp(-m * a), (m, 1, 9))
    body, held = hoisted(sp.exp(-k) / inner, k, (sp.Sum,))
    assert [part for _, part in held] == [1 / inner]
    assert body.subs(dict(held)) == sp.exp(-k) / inner
    assert hoisted(sp.Sum(k * m, (m, 1, 9)), k, (sp.Sum,))[1] == []
    guarded = sp.Piecewise((1 / sp.Sum(a * m, (m, 1, 9)), a > 1), (0, True))
    assert hoisted(guarded * k, k, (sp.Sum,))[1] == []


def test_hoisting_keeps_the_value() -> None:
    a = sp.Symbol("a", positive=True)
    expression = sp.Sum(sp.log(1 + a * k) * sp.Sum(a**m, (m, 0, 6)) * sp.Product(a + m, (m, 1, 3)), (k, 1, 5))
    with mpmath.workdps(30):
        x = mpmath.mpf("0.7")
        plain = mpmath.fsum(mpmath.log(1 + x * j) for j in range(1, 6)) * mpmath.fsum(x**j for j in range(7)) * (x + 1) * (x + 2) * (x + 3)
        assert abs(evaluate(expression, {a: x}) / plain - 1) < mpmath.mpf(10) ** -28


# broadcasting and types


def test_scalars_broadcast() -> None:
    tested = law(lambda s: s.x + 10 * s.y + 100 * s.n)
    column, row = np.array([[1.0], [2.0], [3.0]]), np.array([0.0, -1.0])
    found = tested.predict(x=column, y=row, n=4)
    assert found.shape == (3, 2) and found.dtype == np.float64
    np.testing.assert_allclose(found, column + 10 * row + 400, rtol=1e-15)
    assert isinstance(tested.predict(x=1, y=2, n=3), float)
    assert tested.predict(x=[1.0], y=2, n=3).shape == (1,)


def test_vectors_are_shared_by_all_points() -> None:
    tested = law(lambda s: sp.Sum(s.p[k] * s.v[k], (k, 0, s.K - 1)) * s.x, P, V, X)
    found = tested.predict(p=[0.25, 0.75], v=[4.0, 8.0], x=np.arange(1.0, 4.0))
    np.testing.assert_allclose(found, [7, 14, 21], rtol=1e-15)


def test_strided_and_integer_arrays() -> None:
    tested = law(lambda s: s.x / s.n + s.y)
    strided = np.arange(1.0, 13.0).reshape(3, 4)[:, ::2]
    found = tested.predict(x=strided, y=np.float32(0.5), n=np.array([1, 2], dtype=np.int32))
    np.testing.assert_allclose(found, strided / [1, 2] + 0.5, rtol=1e-15)


def test_shapes_that_do_not_broadcast() -> None:
    with pytest.raises(ValueError):
        law(lambda s: s.x + s.y).predict(x=[1.0, 2.0], y=[1.0, 2.0, 3.0], n=1)


def test_prediction_that_ignores_its_parameters() -> None:
    np.testing.assert_array_equal(law(lambda _: sp.Rational(1, 4)).predict(x=np.ones(3), y=0, n=1), [0.25] * 3)


def test_procedure_gets_plain_numbers_and_broadcasts() -> None:
    seen = []

    def evaluated(x: float, y: float, n: int) -> float:
        seen.append((type(x), type(n)))
        return x**n + y

    tested = law(Procedure(lambda s: s.x**s.n + s.y, evaluated, lambda mp, x, y, n: x**n + y))
    np.testing.assert_allclose(tested.predict(x=[2.0, 3.0], y=1, n=2), [5, 10])
    assert set(seen) == {(float, int)}
    assert abs(tested.predict_digits(30, x="0.1", y=0, n=2) * 100 - 1) < 1e-16
    with mpmath.workdps(30):
        assert abs(tested.predict_digits(30, x="0.1", y=0, n=2) * 100 - 1) < mpmath.mpf(10) ** -29


# what is refused


@pytest.mark.parametrize("how", ["predict", "digits"])
@pytest.mark.parametrize(
    ("body", "point"),
    [
        (lambda s: 1 / s.y, {"x": 1, "y": 0, "n": 1}),
        (lambda s: sp.log(s.y), {"x": 1, "y": -1, "n": 1}),
        (lambda s: sp.sqrt(s.y), {"x": 1, "y": -1, "n": 1}),
        (lambda s: sp.log(s.y), {"x": 1, "y": 0, "n": 1}),
        (lambda s: sp.Piecewise((s.x, s.y > 0)), {"x": 1, "y": -1, "n": 1}),
    ],
    ids=["pole", "logarithm of a negative", "root of a negative", "logarithm of 0", "no branch"],
)
def test_result_that_is_not_finite(how: str, body: Body, point: dict[str, float]) -> None:
    with pytest.raises(PredictionError, match="tests.compiled: got .*accepted: a finite prediction"):
        law(body).predict(**point) if how == "predict" else law(body).predict_digits(15, **point)


def test_first_point_that_fails_is_named() -> None:
    with pytest.raises(PredictionError, match=r"got inf at n=3, x=2, y=0; accepted"):
        law(lambda s: s.x / s.y).predict(x=[1.0, 2.0], y=[1.0, 0.0], n=3)
    with pytest.raises(PredictionError, match="overflow|inf"):
        law(lambda s: sp.exp(s.x)).predict(x=1e4, y=0, n=1)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"x": 0, "y": 0, "n": 1}, ("x", "0", "a real number with x > 0")),
        ({"x": float("nan"), "y": 0, "n": 1}, ("x", "nan", "x > 0")),
        ({"x": 1, "y": float("inf"), "n": 1}, ("y", "inf", "a real number")),
        ({"x": 1, "y": 0, "n": 1.5}, ("n", "1.5", "an integer with n >= 1")),
        ({"x": 1, "y": "much", "n": 1}, ("y", "'much'", "a real number")),
        ({"x": 1, "n": 1}, ("missing parameter 'y'", "x, y, n")),
        ({"x": 1, "y": 1, "n": 1, "z": 1}, ("unknown parameter 'z'", "x, y, n")),
    ],
)
def test_values_outside_the_domain(values: dict[str, object], words: tuple[str, ...]) -> None:
    for call in (law(lambda s: s.x).predict, lambda **given: law(lambda s: s.x).predict_digits(15, **given)):
        with pytest.raises(DomainError) as refused:
            call(**values)
        assert all(word in str(refused.value) for word in words)


@pytest.mark.parametrize("digits", [0, -3, 10_001, 1.5, True])
def test_number_of_digits(digits: object) -> None:
    with pytest.raises(ValueError, match="digits: got .*accepted: an integer from 1 to 10000"):
        law(lambda s: s.x).predict_digits(digits, x=1, y=0, n=1)


def test_digits_take_strings_at_their_decimal_value() -> None:
    third = law(lambda s: s.x / 3)
    with mpmath.workdps(40):
        assert third.predict_digits(40, x="0.1", y=0, n=1) == mpmath.mpf("0.1") / 3
        assert third.predict_digits(40, x=0.1, y=0, n=1) == mpmath.mpf(0.1) / 3 != mpmath.mpf("0.1") / 3


# the generated modules on disk

BODY = "def _predict(out):\n    out[:] = {value}\n\n\npredict = njit(cache=True, error_model='numpy')(_predict)\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAWBOOK_CACHE", str(tmp_path))
    modules.load.cache_clear()
    return tmp_path / "predictions"


def test_generated_module_is_reused_and_another_body_is_another_module(cache: Path) -> None:
    first = modules.load(BODY.format(value="1.0"))
    written = next(cache.glob("prediction_*.py")).stat().st_mtime_ns
    modules.load.cache_clear()
    again = modules.load(BODY.format(value="1.0"))
    assert again.__file__ == first.__file__
    assert Path(again.__file__).stat().st_mtime_ns == written
    other = modules.load(BODY.format(value="2.0"))
    assert other.__file__ != first.__file__
    out = np.zeros(2)
    other.predict(out)
    assert out.tolist() == [2, 2]
    again.predict(out)
    assert out.tolist() == [1, 1]


def test_other_sources_or_versions_make_another_module(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = modules.load(BODY.format(value="1.0"))
    modules.load.cache_clear()
    monkeypatch.setattr(modules, "_toolchain", lambda: b"another printer")
    assert modules.load(BODY.format(value="1.0")).__file__ != first.__file__


def test_cache_directory_is_chosen_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAWBOOK_CACHE", str(tmp_path / "new" / "folder"))
    assert modules.cache_directory() == tmp_path / "new" / "folder"
    assert modules.cache_directory().is_dir()
    monkeypatch.delenv("LAWBOOK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert modules.cache_directory() == tmp_path / "xdg" / "lawbook"


def test_cache_directory_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("LAWBOOK_CACHE", str(tmp_path / "file" / "below"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert modules.cache_directory() == tmp_path / "lawbook-cache"


SCRIPT = """
import sympy as sp
from lawbook.theory import Equals, Law, integer, real
k = sp.Symbol("k", integer=True)
law = Law("tests.shared", "", Equals(), "value", (real("x", "", low=0), integer("n", "", low=1)),
          lambda s: sp.Sum(sp.exp(-s.x * k) / k, (k, 1, s.n)) + sp.erfc(s.x))
print(repr(law.predict(x=0.25, n=1000)))
"""


def test_processes_share_the_cache(tmp_path: Path) -> None:
    environment = os.environ | {"LAWBOOK_CACHE": str(tmp_path)}
    command = [sys.executable, "-c", textwrap.dedent(SCRIPT)]
    running = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    answers = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], answers
    assert answers[0] == answers[1]
    folder = tmp_path / "predictions"
    (module,) = folder.glob("*.py")
    assert list(folder.glob("*.tmp")) == []
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.nb*")}
    assert before, "numba kept nothing"
    later = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert later.stdout == answers[0][0]
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.nb*")} == before
    assert module.stat().st_size > 0
