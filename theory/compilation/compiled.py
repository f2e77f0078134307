"""A law's prediction as a vectorised function, and its twin of any precision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from lawbook.theory.law import Law


class PredictionError(ArithmeticError):
    """A prediction that is not a finite number. The message names the law and the point."""


@dataclass(frozen=True)
class CompiledLaw:
    """The prediction of one law in float64.

    Called with the law's parameters by keyword: scalars broadcast against each other, vectors are
    one-dimensional and shared by all points. Returns a float, or an array of the broadcast shape.
    Raises DomainError outside the domain, PredictionError where the result would not be finite.
    """

    law: Law
    scalars: tuple[str, ...]
    vectors: tuple[str, ...]
    evaluate: Callable[[list[np.ndarray], list[np.ndarray], np.ndarray], None]

    def __call__(self, **values: Any) -> Any:
        checked = self.law.check(**values)
        points = np.broadcast_arrays(*(np.asarray(checked[name], dtype=float) for name in self.scalars))
        shape = points[0].shape if points else ()
        flat = [np.ascontiguousarray(point).reshape(-1) for point in points]
        result = np.empty(int(np.prod(shape)))
        self.evaluate(flat, [np.ascontiguousarray(checked[name], dtype=float) for name in self.vectors], result)
        if not np.all(np.isfinite(result)):
            where = int(np.flatnonzero(~np.isfinite(result))[0])
            at = ", ".join(f"{name}={column[where]:g}" for name, column in zip(self.scalars, flat, strict=True))
            raise PredictionError(f"{self.law.name}: got {result[where]} at {at or 'these vectors'}; accepted: a finite prediction")
        return float(result[0]) if shape == () else result.reshape(shape)


@cache
def compile_law(law: Law) -> CompiledLaw:
    """Compile `law`'s prediction; cached, and kept on disk by the hash of its expression."""
    from lawbook.theory.law import Procedure

    vectors = tuple(sorted(p.name for p in law.parameters if p.is_vector))
    lengths = {p.length for p in law.parameters if p.is_vector and p.length}
    scalars = tuple(sorted({p.name for p in law.parameters if not p.is_vector} | lengths))
    if isinstance(law.prediction, Procedure):
        return CompiledLaw(law, scalars, vectors, _by_procedure(law.prediction.evaluate, law, scalars, vectors))
    return CompiledLaw(law, scalars, vectors, _by_numba(law, scalars, vectors))


def _by_procedure(function: Callable[..., float], law: Law, scalars: tuple[str, ...], vectors: tuple[str, ...]):
    kinds = {p.name: p.kind for p in law.parameters}
    named = set(kinds)  # an implied length is passed only where the law declares it

    def evaluate(points: list[np.ndarray], given: list[np.ndarray], out: np.ndarray) -> None:
        shared = dict(zip(vectors, given, strict=True))
        for i in range(out.size):
            values = {
                name: int(column[i]) if kinds.get(name) == "integer" else float(column[i])
                for name, column in zip(scalars, points, strict=True)
                if name in named
            }
            out[i] = function(**values, **shared)

    return evaluate


def _by_numba(law: Law, scalars: tuple[str, ...], vectors: tuple[str, ...]):
    import sympy as sp

    from lawbook.theory.compilation import modules
    from lawbook.theory.compilation.printers import NumbaPrinter, arguments_of

    expression = law.expression()
    unknown = arguments_of(expression) - set(scalars) - set(vectors)
    if unknown:
        raise ValueError(f"{law.name}: got a free symbol {sorted(unknown)[0]!r}; accepted: {', '.join(scalars + vectors)}")
    printer = NumbaPrinter()
    shared, (reduced,) = sp.cse(expression, symbols=(sp.Symbol(f"shared_{i}") for i in range(10_000)), order="none")
    # a common part of a sum's body may hold its bound variable: such parts stay where they are
    bound = {limit[0] for sum_ in expression.atoms(sp.Sum) for limit in sum_.limits}
    if bound:
        shared, reduced = [], expression
    lines = [f"        {name} = {printer.doprint(part)}" for name, part in shared]
    value = printer.doprint(reduced)
    arguments = [f"{name}_" for name in scalars] + list(vectors) + ["out"]
    body = "".join(printer.definitions) + (
        f"def _predict({', '.join(arguments)}):\n"
        "    for point in range(out.size):\n"
        + "".join(f"        {name} = {name}_[point]\n" for name in scalars)
        + "".join(line + "\n" for line in lines)
        + f"        out[point] = {value}\n\n\n"
        "predict = njit(cache=True, error_model='numpy')(_predict)\n"
    )
    module = modules.load(body)

    def evaluate(points: list[np.ndarray], given: list[np.ndarray], out: np.ndarray) -> None:
        module.predict(*points, *given, out)

    return evaluate


def predict_digits(law: Law, digits: int, **values: Any) -> Any:
    """The prediction at one point with `digits` significant digits, as an mpmath number.

    Float inputs are taken at their exact binary value; strings such as ``"0.1"`` at their decimal value.
    Raises DomainError, and PredictionError where the result is not a finite real number.
    """
    import mpmath

    from lawbook.theory.law import Procedure

    if isinstance(digits, bool) or int(digits) != digits or not 1 <= digits <= 10_000:
        raise ValueError(f"digits: got {digits!r}; accepted: an integer from 1 to 10000")
    checked = law.check(**{name: _number(value) for name, value in values.items()})
    with mpmath.workdps(int(digits) + 15):
        exact: dict[str, Any] = {}
        for name, value in checked.items():
            if np.ndim(value):
                exact[name] = [mpmath.mpf(entry.item()) for entry in value]
            elif isinstance(values.get(name), str):
                exact[name] = mpmath.mpf(values[name])
            else:
                exact[name] = mpmath.mpf(value.item() if hasattr(value, "item") else value)
        if isinstance(law.prediction, Procedure):
            names = {p.name for p in law.parameters}
            function = partial(law.prediction.evaluate_digits, mpmath.mp)
            exact = {name: value for name, value in exact.items() if name in names}
        else:
            function = _digits_function(law)
        try:
            result = mpmath.mpmathify(function(**exact))
        except (ZeroDivisionError, TypeError):  # a pole, or a Piecewise without a branch here
            result = mpmath.nan
        if isinstance(result, mpmath.mpc):
            result = result.real if abs(result.imag) < mpmath.mpf(10) ** -digits else mpmath.nan
        if not mpmath.isfinite(result):
            raise PredictionError(f"{law.name}: got {result} at {values}; accepted: a finite prediction")
    with mpmath.workdps(int(digits)):
        return +result


def _number(value: Any) -> Any:
    """A string as the float next to it; what is no number stays, for the domain's check to refuse."""
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        return value


@cache
def _digits_function(law: Law) -> Callable[..., Any]:
    import mpmath

    from lawbook.theory.compilation.printers import DigitsPrinter
    from lawbook.theory.compilation.quadrature import integrate

    names = sorted(vars(law.symbols()))
    source = f"lambda {', '.join(names)}: {DigitsPrinter().doprint(law.expression())}"
    function = eval(source, {"mpmath": mpmath, "integrate": integrate})  # noqa: S307 - printed from our own expression

    def call(**values: Any) -> Any:
        return function(**{name: values[name] for name in names})

    return call
