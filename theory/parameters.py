"""The parameters of a law, their domains, and the refusal of values outside them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, Literal

import numpy as np

from lawbook.theory.lazy import sympy as sp

Kind = Literal["real", "integer", "probabilities", "weights", "counts"]
VECTOR_KINDS = ("probabilities", "weights", "counts")


class DomainError(ValueError):
    """A value outside a law's domain. The message names the parameter, the value and what is accepted."""


@dataclass(frozen=True)
class Parameter:
    """One symbol of a law with its domain.

    Scalars (`real`, `integer`) lie in the interval from `low` to `high`, whose ends are excluded
    where `low_open` / `high_open` say so. Vectors (`probabilities` sum to one, `weights` are finite
    and non-negative, `counts` are non-negative integers) have a length named by `length`; vectors of
    one law that name the same length must have equal lengths. `typical` bounds the values at which
    property tests and numerical witnesses sample a scalar.
    """

    name: str
    kind: Kind
    description: str
    latex: str
    low: float = -math.inf
    high: float = math.inf
    low_open: bool = False
    high_open: bool = False
    typical: tuple[float, float] | None = None
    length: str | None = None

    @property
    def is_vector(self) -> bool:
        return self.kind in VECTOR_KINDS

    @property
    def accepted(self) -> str:
        """The domain in words, as error messages and the report print it."""
        if self.is_vector:
            what = {
                "probabilities": "non-negative numbers that sum to 1",
                "weights": "finite non-negative numbers",
                "counts": "non-negative integers",
            }[self.kind]
            return f"a vector of {what}"
        noun = "an integer" if self.kind == "integer" else "a real number"
        bounds = []
        if self.low > -math.inf:
            bounds.append(f"{self.name} {'>' if self.low_open else '>='} {self.low:g}")
        if self.high < math.inf:
            bounds.append(f"{self.name} {'<' if self.high_open else '<='} {self.high:g}")
        return noun if not bounds else f"{noun} with {' and '.join(bounds)}"

    def symbol(self) -> Any:
        """The SymPy symbol (or `IndexedBase`), with the assumptions that the domain implies."""
        if self.is_vector:
            # sign assumptions live on the base: p[x] inherits none of them from the length
            return sp.IndexedBase(self.name, real=True, nonnegative=True)
        assumptions: dict[str, bool] = {"integer": True} if self.kind == "integer" else {"real": True}
        if self.low > 0 or (self.low == 0 and self.low_open):
            assumptions["positive"] = True
        elif self.low == 0:
            assumptions["nonnegative"] = True
        elif self.high < 0 or (self.high == 0 and self.high_open):
            assumptions["negative"] = True
        return sp.Symbol(self.name, **assumptions)

    def check(self, value: Any) -> Any:
        """Return `value` as float64 / int64 scalars or arrays, or raise `DomainError`."""
        try:
            array = np.asarray(value, dtype=float)
        except (TypeError, ValueError) as error:
            raise DomainError(self._refusal(value)) from error
        if np.asarray(value).dtype == bool or array.size == 0 or not np.all(np.isfinite(array)):
            raise DomainError(self._refusal(value))
        if self.is_vector:
            return self._check_vector(array, value)
        outside = (array < self.low) | (array > self.high)
        outside |= (array == self.low) if self.low_open else False
        outside |= (array == self.high) if self.high_open else False
        if self.kind == "integer":
            outside |= array != np.floor(array)
        if np.any(outside):
            raise DomainError(self._refusal(value))
        return array.astype(np.int64) if self.kind == "integer" else array

    def _check_vector(self, array: np.ndarray, value: Any) -> np.ndarray:
        bad = array.ndim != 1 or np.any(array < 0)
        if self.kind == "counts":
            bad = bad or np.any(array != np.floor(array))
        if self.kind == "probabilities":
            bad = bad or abs(math.fsum(array) - 1.0) > 1e-9
        if bad:
            raise DomainError(self._refusal(value))
        return array.astype(np.int64) if self.kind == "counts" else array

    def _refusal(self, value: Any) -> str:
        try:
            shown = np.array2string(np.asarray(value), threshold=8) if np.ndim(value) else repr(value)
        except ValueError:  # rows of unequal lengths
            shown = repr(value)[:80]
        return f"{self.name}: got {shown}; accepted: {self.accepted}"


def real(name: str, description: str, latex: str | None = None, **domain: Any) -> Parameter:
    """A real parameter; `domain` takes low, high, low_open, high_open and typical."""
    return Parameter(name, "real", description, latex or name, **domain)


def integer(name: str, description: str, latex: str | None = None, **domain: Any) -> Parameter:
    """An integer parameter; `domain` as for `real`."""
    return Parameter(name, "integer", description, latex or name, **domain)


def probabilities(name: str, description: str, length: str, latex: str | None = None) -> Parameter:
    """A vector on the simplex, whose length is the parameter named `length`."""
    return Parameter(name, "probabilities", description, latex or name, low=0, length=length)


def weights(name: str, description: str, length: str, latex: str | None = None) -> Parameter:
    """A non-negative vector, whose length is the parameter named `length`."""
    return Parameter(name, "weights", description, latex or name, low=0, length=length)


def counts(name: str, description: str, length: str, latex: str | None = None) -> Parameter:
    """A vector of non-negative integers, whose length is the parameter named `length`."""
    return Parameter(name, "counts", description, latex or name, low=0, length=length)


def restrict(parameter: Parameter, **domain: Any) -> Parameter:
    """The same parameter on a smaller domain, e.g. ``restrict(M, low=3)``."""
    return replace(parameter, **domain)


@dataclass(frozen=True)
class Condition:
    """A condition that ties several parameters together, in words and as a predicate on their values.

    `holds` takes a namespace whose attributes are the (NumPy) values of the parameters.
    """

    text: str
    holds: Callable[[SimpleNamespace], Any]


def check_values(
    parameters: Sequence[Parameter], conditions: Sequence[Condition], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Check names, domains, common lengths and joint conditions of one call's values.

    Returns the values as NumPy scalars and arrays. Lengths that are not parameters themselves are
    implied by the vectors and added under their own names. Raises `DomainError`.
    """
    names = [parameter.name for parameter in parameters]
    unknown = sorted(set(values) - set(names))
    if unknown:
        raise DomainError(f"unknown parameter {unknown[0]!r}; accepted: {', '.join(names)}")
    missing = [name for name in names if name not in values]
    lengths = {p.length for p in parameters if p.is_vector}
    absent = [name for name in missing if name not in lengths]
    if absent:
        raise DomainError(f"missing parameter {absent[0]!r}; needed: {', '.join(names)}")
    checked = {p.name: p.check(values[p.name]) for p in parameters if p.name in values}
    for parameter in parameters:
        if parameter.is_vector and parameter.length is not None:
            size = checked[parameter.name].shape[0]
            implied = checked.setdefault(parameter.length, np.int64(size))
            if np.any(implied != size):
                raise DomainError(
                    f"{parameter.name}: got {size} entries; accepted: {parameter.length} = {implied}"
                )
    namespace = SimpleNamespace(**checked)
    for condition in conditions:
        if not np.all(condition.holds(namespace)):
            shown = {k: v for k, v in checked.items() if np.ndim(v) == 0}
            got = ", ".join(f"{k}={v}" for k, v in shown.items())
            raise DomainError(f"outside the domain: got {got}; accepted: {condition.text}")
    return checked
