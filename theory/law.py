"""A law: a statement of theory about something that a program can measure, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from lawbook.theory.parameters import Condition, Parameter, check_values
from lawbook.theory.relation import Relation
from lawbook.theory.source import DERIVED_HERE, Source

if TYPE_CHECKING:
    from lawbook.theory.derivation import Derivation

Expression = Callable[[SimpleNamespace], Any]


@dataclass(frozen=True)
class Procedure:
    """A prediction without closed form: an exact procedure in the law's parameters.

    `formula` states it as a SymPy expression for the reader and the derivation (integrals and sums
    may stay unevaluated). `evaluate` takes checked scalar and vector values by keyword and returns a
    float; `evaluate_digits` takes an mpmath context first, the same keywords, and returns an `mpf`.
    Both follow the formula, by different arithmetic. Never a simulation.
    """

    formula: Expression
    evaluate: Callable[..., float]
    evaluate_digits: Callable[..., Any]


@dataclass(frozen=True, eq=False)
class Rival:
    """A wrong law that the data must exclude. Exactly what is given differs from the true law.

    `prediction` replaces the formula; `relation` the relation; `observable` the observable (the
    simulator then returns both); `cell` overrides entries of the experiment's cells, which drops a
    condition of the law.
    """

    name: str
    statement: str
    prediction: Expression | Procedure | None = None
    relation: Relation | None = None
    observable: str | None = None
    cell: Mapping[str, Any] | None = None


@dataclass(frozen=True, eq=False)
class Law:
    """One law of the book.

    `name` is ``system.subject``; `observable` is the name under which a simulator returns what the
    law is about, the only thing that theory and simulation share. `prediction` and `derivation`
    are functions of a namespace of SymPy symbols, so that importing a law runs no computer algebra.
    A law without a derivation is a conjecture. `remark` tells what is wrong or loose in print, and
    why a refuted law is kept.
    """

    name: str
    statement: str
    relation: Relation
    observable: str
    parameters: tuple[Parameter, ...]
    prediction: Expression | Procedure
    conditions: tuple[Condition, ...] = ()
    source: Source = DERIVED_HERE
    derivation: Callable[[SimpleNamespace], Derivation] | None = None
    rivals: tuple[Rival, ...] = field(default=())
    remark: str = ""

    @property
    def system(self) -> str:
        """The system (module name) that the law belongs to."""
        return self.name.split(".", 1)[0]

    def symbols(self) -> SimpleNamespace:
        """The SymPy symbols of the law's parameters, by name, and of the vectors' lengths."""
        return symbols(self.parameters)

    def expression(self) -> Any:
        """The prediction as a SymPy expression (for a `Procedure`, its formula)."""
        from lawbook.theory.lazy import sympy as sp

        build = self.prediction.formula if isinstance(self.prediction, Procedure) else self.prediction
        return sp.sympify(build(self.symbols()))

    def check(self, **values: Any) -> dict[str, Any]:
        """The values as NumPy data, or `DomainError` naming the parameter and what is accepted."""
        return check_values(self.parameters, self.conditions, values)

    def compile(self) -> Any:
        """The prediction as a vectorised function of keyword arguments; see `lawbook.theory.compilation`."""
        from lawbook.theory.compilation import compile_law

        return compile_law(self)

    def predict(self, **values: Any) -> Any:
        """The prediction in float64. Scalar parameters broadcast; raises `DomainError`."""
        return self.compile()(**values)

    def predict_digits(self, digits: int, **values: Any) -> Any:
        """The prediction as an mpmath number with `digits` significant digits."""
        from lawbook.theory.compilation import predict_digits

        return predict_digits(self, digits, **values)


def symbols(parameters: tuple[Parameter, ...]) -> SimpleNamespace:
    """SymPy symbols by parameter name; one registry per law, so that equal names are equal symbols."""
    from lawbook.theory.lazy import sympy as sp

    space = {p.name: p.symbol() for p in parameters}
    for parameter in parameters:
        if parameter.is_vector and parameter.length and parameter.length not in space:
            space[parameter.length] = sp.Symbol(parameter.length, integer=True, positive=True)
    return SimpleNamespace(**space)
