"""`lawbook predict`: a law's number, or the parameter value at which it reaches a target."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawbook.validate.command_line import assignments, token_frequencies
from lawbook.validate.command_line.misuse import Misuse, blaming_input
from lawbook.validate.command_line.output import number, print_json

if TYPE_CHECKING:
    from lawbook.theory import Law


def predict_command(
    name: str,
    /,
    *parameters: str,
    digits: int | None = None,
    solve_for: str | None = None,
    target: float | None = None,
    text: Path | None = None,
    frequencies: Path | None = None,
    json: bool = False,
) -> int:
    """The prediction of a law.

    Parameters
    ----------
    name
        The law, e.g. memory_scaling.error_of_two_classes.
    parameters
        NAME=VALUE; several values as NAME=1,2,3. Frequencies also as p=zipf:2:1000, p=uniform:50 or p=pydoc
        (the words of Python's language reference), and weights as a power of them, q=p^0.5.
    digits
        Compute with this many significant digits (the high-precision twin).
    solve_for
        The parameter to solve for: the smallest value at which the prediction reaches --target.
    target
        The prediction to reach.
    text
        Take the law's token frequencies from the words of this text.
    frequencies
        Take the law's token frequencies from the last column of this CSV file.
    json
        Print an object with name, parameters and prediction (with --digits, the prediction as a string).
    """
    from lawbook.theory import catalogue

    with blaming_input(catalogue.UnknownLawError):
        law = catalogue.find(name)
    given = assignments.for_law(law, parameters)
    values = token_frequencies.fill(law, given, token_frequencies.specification(text, frequencies))
    if (solve_for is None) != (target is None):
        raise Misuse("got only one of --solve-for and --target; accepted: both or neither")
    if digits is not None and not 1 <= digits <= 10_000:
        raise Misuse(f"digits: got {digits}; accepted: an integer from 1 to 10000")
    _check_lists(law, values)
    result: dict[str, Any] = {"name": law.name, "parameters": _shown(values) | _words(given)}
    if solve_for is not None:
        values = values | {solve_for: _solution(law, solve_for, target, values)}
        result |= {"solve_for": solve_for, "target": target, "solution": values[solve_for]}
    result["prediction"] = _prediction(law, values, digits)
    if json:
        print_json(result)
    else:
        _print(result)
    return 0


def _prediction(law: Law, values: dict[str, Any], digits: int | None) -> Any:
    from lawbook.theory import DomainError
    from lawbook.theory.compilation import PredictionError

    with blaming_input(DomainError, PredictionError):
        if digits is None:
            return law.predict(**values)
        import mpmath

        numbers = [mpmath.nstr(law.predict_digits(digits, **point), digits) for point in _points(law, values)]
    return numbers if any(_is_list(law, name, value) for name, value in values.items()) else numbers[0]


def _is_list(law: Law, name: str, value: Any) -> bool:
    """Whether several values were given for a scalar parameter."""
    return isinstance(value, list) and not any(p.is_vector for p in law.parameters if p.name == name)


def _check_lists(law: Law, values: dict[str, Any]) -> None:
    lengths = {len(value) for name, value in values.items() if _is_list(law, name, value)}
    if len(lengths) > 1:
        raise Misuse(f"got lists of {' and '.join(map(str, sorted(lengths)))} values; accepted: lists of one length")


def _points(law: Law, values: dict[str, Any]) -> list[dict[str, Any]]:
    """One mapping per point; scalars as decimal strings, so that 0.1 means 0.1 at any precision."""
    length = max((len(value) for name, value in values.items() if _is_list(law, name, value)), default=1)

    def at(index: int, name: str, value: Any) -> Any:
        value = value[index] if _is_list(law, name, value) else value
        return repr(value) if isinstance(value, (int, float)) else value

    return [{name: at(i, name, value) for name, value in values.items()} for i in range(length)]


def _solution(law: Law, parameter: str, target: float | None, values: dict[str, Any]) -> Any:
    from lawbook.theory import DomainError
    from lawbook.theory.inversion import solve_for

    with blaming_input(DomainError):
        return solve_for(law, parameter, target, **values)


def _shown(values: dict[str, Any]) -> dict[str, Any]:
    """The parameters without the vectors of many tokens, which nobody wants to read."""
    return {
        name: f"{len(value)} numbers" if hasattr(value, "tolist") else value for name, value in values.items()
    }


def _words(given: dict[str, Any]) -> dict[str, str]:
    """The vectors that were given as words."""
    return {name: value for name, value in given.items() if isinstance(value, str)}


def _print(result: dict[str, Any]) -> None:
    from lawbook.validate.command_line.output import plain

    if "solution" in result:
        print(f"{result['solve_for']} = {number(plain(result['solution']))}")
        print(f"prediction there: {number(plain(result['prediction']))} (target {number(result['target'])})")
    else:
        print(number(plain(result["prediction"])))
