"""Wrong siblings of a law: its rivals, and mutants made from it mechanically. Validation must refute each.

Mechanical mutants: the constant off by the experiment's step, the exponent of each parameter that varies
over the grid off by the step, an extra logarithm, a flipped relation, a dropped term of the formula. A
mutant that moves no prediction by more than the experiment's band can see is equivalent to the law on
this grid and is not planted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lawbook.theory import (
    Asymptotic,
    AtLeast,
    AtMost,
    Equals,
    Law,
    Ordered,
    Procedure,
    Relation,
    Rival,
    Scales,
    Threshold,
)
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.judgement import judge
from lawbook.validate.measurement import Measurement
from lawbook.validate.outcome import Judgement

MOST_DROPPED_TERMS = 3


@dataclass(frozen=True)
class Mutant:
    """A wrong law and how to judge it on the data of the true one.

    `change` maps the law's measurement to the mutant's; `observable` and `cell` (of a rival) name what
    must be measured instead.
    """

    name: str
    kind: str
    statement: str
    relation: Relation
    change: Callable[[Measurement], Measurement] = lambda measurement: measurement
    observable: str | None = None
    rival: Rival | None = None

    def judge(self, measurement: Measurement, band: Band, alpha: float) -> Judgement:
        """The judgement of the wrong law on (a change of) the measurement."""
        return judge(self.change(measurement), self.relation, band, alpha)


def rival_law(law: Law, rival: Rival) -> Law:
    """The law as the rival would have it."""
    return replace(
        law, prediction=rival.prediction or law.prediction, relation=rival.relation or law.relation, derivation=None, rivals=()
    )


def rivals(law: Law) -> list[Mutant]:
    """The law's declared rivals as mutants; predictions are attached when the data are there."""
    return [
        Mutant(r.name, "rival", r.statement, r.relation or law.relation, observable=r.observable, rival=r) for r in law.rivals
    ]


def mechanical(law: Law, experiment: Experiment, measurement: Measurement) -> list[Mutant]:
    """The mutants that can be made from the law without knowing it, as far as the grid can tell them apart."""
    made = [*_constants(law, experiment), *_exponents(law, experiment, measurement), *_flipped(law), *_logarithm(law)]
    made += _dropped(law, experiment)
    return [m for m in made if m.kind == "flipped" or _differs(law, m, measurement, experiment.band)]


def _differs(law: Law, mutant: Mutant, measurement: Measurement, band: Band) -> bool:
    """Whether the mutant moves some prediction (or exponent) by more than twice the band."""
    changed = mutant.change(measurement)
    if not np.all(np.isfinite(changed.prediction)):
        return False
    if isinstance(law.relation, Asymptotic):
        if np.any(measurement.prediction == 0):
            return False
        moved = changed.prediction / measurement.prediction
        # a constant moves the limit; an exponent or logarithm moves the ratio along the grid
        return bool(np.max(np.abs(moved - 1)) > 2 * (band.relative + band.absolute))
    if isinstance(law.relation, Scales):
        exponents = np.abs(changed.prediction - measurement.prediction)
        return mutant.kind == "logarithm" or bool(np.max(exponents) > 2 * (band.absolute + band.relative * np.max(np.abs(measurement.prediction))))
    room = 2 * (band.absolute + band.relative * np.abs(measurement.prediction))
    return bool(np.any(np.abs(changed.prediction - measurement.prediction) > room))


def _times(name: str, kind: str, statement: str, law: Law, factor: Callable[[Measurement], Any]) -> Mutant:
    def change(measurement: Measurement) -> Measurement:
        return measurement.predicting(measurement.prediction * factor(measurement))

    return Mutant(name, kind, statement, law.relation, change)


def _constants(law: Law, experiment: Experiment) -> Iterator[Mutant]:
    if isinstance(law.relation, (Equals, Asymptotic, Threshold)):
        for sign in (1, -1):
            off = 1 + sign * experiment.step.constant
            yield _times(f"constant x {off:g}", "constant", f"the constant is {off:g} times the law's", law, lambda m, off=off: off)


def _exponents(law: Law, experiment: Experiment, measurement: Measurement) -> Iterator[Mutant]:
    step = experiment.step.exponent
    if isinstance(law.relation, Scales):
        for sign in (1, -1):

            def shift(m: Measurement, off: float = sign * step) -> Measurement:
                return m.predicting(m.prediction + off)

            yield Mutant(f"exponent {sign * step:+g}", "exponent", f"the exponent is off by {sign * step:+g}", law.relation, shift)
        return
    if not isinstance(law.relation, (Equals, Asymptotic, Threshold)):
        return
    named = [law.relation.variable] if isinstance(law.relation, Asymptotic) else sorted(measurement.values)
    for name in named:
        column = measurement.values.get(name)
        if column is None or np.any(column <= 0) or column.min() == column.max():
            continue
        centre = float(np.exp(np.mean(np.log(column))))
        for sign in (1, -1):

            def factor(m: Measurement, name: str = name, off: float = sign * step, centre: float = centre) -> Any:
                return (m.values[name] / centre) ** off

            words = f"the exponent of {name} is off by {sign * step:+g}"
            yield _times(f"{name}**{sign * step:+g}", "exponent", words, law, factor)


def _flipped(law: Law) -> Iterator[Mutant]:
    if isinstance(law.relation, AtMost):
        yield Mutant("flipped", "flipped", "the bound holds from below", AtLeast())
    elif isinstance(law.relation, AtLeast):
        yield Mutant("flipped", "flipped", "the bound holds from above", AtMost())
    elif isinstance(law.relation, Ordered):

        def swap(m: Measurement) -> Measurement:
            return replace(m, estimate=-m.estimate, low=-m.high, high=-m.low, prediction=-m.prediction)

        below, above = law.relation.below, law.relation.above
        yield Mutant("flipped", "flipped", f"{below} exceeds {above}", Ordered(above=below, below=above), swap)


def _logarithm(law: Law) -> Iterator[Mutant]:
    """An extra logarithm of the variable; an exponent cannot show it, so the data are divided by it."""
    if isinstance(law.relation, (Scales, Asymptotic)):
        name = law.relation.variable

        def divide(m: Measurement) -> Measurement:
            log = np.log(np.maximum(m.values[name], 2.0))
            if isinstance(law.relation, Scales):
                return m.scaled(1 / log)
            return m.predicting(m.prediction * log / np.log(np.maximum(np.median(m.values[name]), 2.0)))

        yield Mutant(f"log({name})", "logarithm", f"there is an extra factor log({name})", law.relation, divide)


def _dropped(law: Law, experiment: Experiment) -> Iterator[Mutant]:
    """One term of one sum inside the formula left out; only for closed forms in scalars (others are slow to redo)."""
    if not isinstance(law.relation, (Equals, Asymptotic)) or isinstance(law.prediction, Procedure):
        return
    if any(parameter.is_vector for parameter in law.parameters):
        return
    for number, (words, build) in enumerate(dropped_terms(law)):
        if number == MOST_DROPPED_TERMS:
            return

        def change(m: Measurement, build: Callable[[Any], Any] = build) -> Measurement:
            return m.predicting(_evaluate(law, build, m))

        yield Mutant(f"without {words}", "dropped term", f"the term {words} is absent", law.relation, change)


def dropped_terms(law: Law) -> list[tuple[str, Any]]:
    """(the term in words, the expression without it) for the sums inside the law's formula, outermost first."""
    import sympy as sp

    expression = law.expression()
    if expression.has(sp.Sum, sp.Integral, sp.Product):
        return []
    sums = [part for part in sp.preorder_traversal(expression) if isinstance(part, sp.Add)]
    made = []
    for part in sums:
        for term in part.args:
            without = expression.xreplace({part: part - term})
            if without != expression and not without.has(sp.nan, sp.zoo, sp.oo) and len(str(term)) <= 60:
                made.append((str(term), without))
    return made


def _evaluate(law: Law, expression: Any, measurement: Measurement) -> np.ndarray:
    """A changed formula at every comparison, by mpmath at double precision; NaN where it is undefined."""
    from lawbook.theory.witness import evaluate

    found = []
    symbols = {k: v for k, v in vars(law.symbols()).items() if k in measurement.values}
    for row in range(measurement.estimate.size):
        point = {symbol: float(measurement.values[name][row]) for name, symbol in symbols.items()}
        try:
            found.append(float(evaluate(expression, point)))
        except (ArithmeticError, ValueError, TypeError, NameError):
            found.append(float("nan"))
    return np.array(found)
