"""--text FILE and --frequencies CSV: the user's own tokens, for predictions and for the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawbook.validate.command_line.assignments import parse_number
from lawbook.validate.command_line.misuse import Misuse, blaming_input

if TYPE_CHECKING:
    from lawbook.theory import Law, Parameter


def specification(text: Path | None, frequencies: Path | None) -> str | None:
    """The tokens as `lawbook.simulate.frequencies` names them; None when neither file was given.

    Raises Misuse when both are given, and when the file cannot be read as what it should be.
    """
    if text is not None and frequencies is not None:
        raise Misuse("got --text and --frequencies; accepted: one of them")
    if text is None and frequencies is None:
        return None
    chosen = f"text:{text.absolute()}" if text is not None else f"csv:{frequencies.absolute()}"
    resolved(chosen)
    return chosen


def fill(law: Law, values: dict[str, Any], tokens: str | None) -> dict[str, Any]:
    """`values` with every vector as numbers: the frequencies from `tokens`, words looked up, lengths implied.

    Raises Misuse where the law has no place for the tokens, and for words that mean nothing.
    """
    if tokens is not None:
        name = _frequencies(law).name
        if name in values:
            raise Misuse(f"{name}: given as a parameter and by a file; accepted: one of them")
        values = values | {name: tokens}
    # frequencies first, because weights may be powers of them
    for parameter in sorted((p for p in law.parameters if p.is_vector), key=lambda p: p.kind != "probabilities"):
        word = values.get(parameter.name)
        if isinstance(word, str):
            found = resolved(word) if parameter.kind == "probabilities" else _power(law, parameter, word, values)
            values = values | {parameter.name: found} | _length(law, parameter, values, len(found))
    return values


def _frequencies(law: Law) -> Parameter:
    vectors = [parameter for parameter in law.parameters if parameter.kind == "probabilities"]
    if len(vectors) != 1:
        raise Misuse(f"{law.name} takes no token frequencies; accepted with --text and --frequencies: a law that does")
    return vectors[0]


def resolved(tokens: str) -> Any:
    """The probabilities that a specification names. Raises Misuse."""
    from lawbook.simulate.frequencies import resolve
    from lawbook.simulate.inputs import InputError

    with blaming_input(InputError):
        return resolve(tokens)


def _power(law: Law, parameter: Parameter, word: str, values: dict[str, Any]) -> Any:
    """p or p^RHO, p being the law's frequencies."""
    import numpy as np

    names = [p.name for p in law.parameters if p.kind == "probabilities" and p.length == parameter.length]
    base, mark, exponent = word.partition("^")
    accepted = "numbers separated by commas" + (f", {names[0]}, or {names[0]}^RHO with RHO >= 0" if names else "")
    if base not in names or (mark and not exponent):
        raise Misuse(f"{parameter.name}: got {word!r}; accepted: {accepted}")
    rho = parse_number(parameter.name, exponent) if mark else 1
    if rho < 0:
        raise Misuse(f"{parameter.name}: got {word!r}; accepted: {accepted}")
    if base not in values:
        raise Misuse(f"{base}: not given, and {parameter.name} is a power of it; accepted: {base}=..., --text or --frequencies")
    return np.asarray(values[base], dtype=float) ** rho


def _length(law: Law, parameter: Parameter, values: dict[str, Any], length: int) -> dict[str, int]:
    """The scalar that counts the vector's entries, where the law has one and it was not given."""
    scalars = {p.name for p in law.parameters if not p.is_vector}
    return {parameter.length: length} if parameter.length in scalars and parameter.length not in values else {}
