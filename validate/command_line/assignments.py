"""Parameters on the command line: ``d=100``, ``alpha=1.5``, ``d=10,20,40``; vectors: ``p=0.5,0.3,0.2``,
``p=zipf:2:1000``, ``q=p^0.5``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from lawbook.validate.command_line.misuse import Misuse

if TYPE_CHECKING:
    from lawbook.theory import Law

ACCEPTED = "a number, or numbers separated by commas"


def parse_number(name: str, text: str) -> int | float:
    """An integer where `text` is one (also 1e6 stays a float). Raises Misuse for what is no finite number."""
    for kind in (int, float):
        try:
            value = kind(text)
        except ValueError:
            continue
        if value - value == 0:  # neither infinite nor NaN
            return value
    raise Misuse(f"{name}: got {text!r}; accepted: {ACCEPTED}")


def parse(tokens: Sequence[str], words: Collection[str] = ()) -> dict[str, Any]:
    """Values by name from ``name=value`` tokens; a value of one of the names in `words` may be a word.

    Raises Misuse naming the token.
    """
    values: dict[str, Any] = {}
    for token in tokens:
        name, equals, text = token.partition("=")
        if not equals or not name or not text:
            raise Misuse(f"got {token!r}; accepted: NAME=VALUE, e.g. d=100 or p=0.5,0.3,0.2")
        if name in values:
            raise Misuse(f"{name}: given twice; accepted: each parameter once")
        values[name] = text if name in words and _is_word(text) else _numbers(name, text)
    return values


def _is_word(text: str) -> bool:
    return text[0].isalpha() and text.lower() not in ("nan", "inf", "infinity")


def _numbers(name: str, text: str) -> Any:
    parts = [parse_number(name, part.strip()) for part in text.split(",")]
    return parts if "," in text else parts[0]


def for_law(law: Law, tokens: Sequence[str]) -> dict[str, Any]:
    """`parse`, with a single number for a vector read as a vector of one entry; vectors may be words."""
    vectors = {parameter.name for parameter in law.parameters if parameter.is_vector}
    values = parse(tokens, words=vectors)
    return {
        name: [value] if name in vectors and isinstance(value, (int, float)) else value for name, value in values.items()
    }
