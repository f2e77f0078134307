"""--text FILE and --frequencies CSV: the user's own tokens, for predictions and for the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawbook.validate.command_line.misuse import Misuse, blaming_input

if TYPE_CHECKING:
    from lawbook.theory import Law


def specification(text: Path | None, frequencies: Path | None) -> str | None:
    """The tokens as `lawbook.simulate.frequencies` names them; None when neither file was given.

    Raises Misuse when both are given, and when the file cannot be read as what it should be.
    """
    from lawbook.simulate.frequencies import resolve
    from lawbook.simulate.inputs import InputError

    if text is not None and frequencies is not None:
        raise Misuse("got --text and --frequencies; accepted: one of them")
    if text is None and frequencies is None:
        return None
    chosen = f"text:{text.absolute()}" if text is not None else f"csv:{frequencies.absolute()}"
    with blaming_input(InputError):
        resolve(chosen)
    return chosen


def fill(law: Law, values: dict[str, Any], tokens: str | None) -> dict[str, Any]:
    """`values` with the law's frequency vector, and its length, taken from the tokens. Raises Misuse if it has none."""
    if tokens is None:
        return values
    from lawbook.simulate.frequencies import resolve

    vectors = [parameter for parameter in law.parameters if parameter.kind == "probabilities"]
    if len(vectors) != 1:
        raise Misuse(f"{law.name} takes no token frequencies; accepted with --text and --frequencies: a law that does")
    name, length = vectors[0].name, vectors[0].length
    if name in values:
        raise Misuse(f"{name}: given as a parameter and by a file; accepted: one of them")
    frequencies = resolve(tokens)
    scalars = {parameter.name for parameter in law.parameters if not parameter.is_vector}
    implied = {length: len(frequencies)} if length in scalars and length not in values else {}
    return values | {name: frequencies} | implied
