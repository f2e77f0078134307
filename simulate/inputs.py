"""Checks at the door: what a simulator accepts, and the error that says what it got instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import numpy as np


class InputError(ValueError):
    """A simulator got what it does not accept; the message names the parameter, the value, the domain."""


def refuse(name: str, got: Any, accepted: str) -> InputError:
    """The error to raise for parameter `name`: what came, and what would be accepted."""
    if isinstance(got, PurePath):
        shown = repr(str(got))  # whole: a file that cannot be found by its name helps nobody
    else:
        shown = repr(got.item() if isinstance(got, np.generic) else got)
        shown = shown if len(shown) <= 80 else shown[:77] + "..."
    return InputError(f"{name}: got {shown}; accepted: {accepted}")


def whole_number(name: str, value: Any, low: int = 1, high: int | None = None) -> int:
    """`value` as an int in [low, high]; floats that are whole (1e6) pass, booleans do not."""
    accepted = f"an integer >= {low}" + ("" if high is None else f" and <= {high}")
    if (
        isinstance(value, (bool, np.bool_))
        or not np.isscalar(value)
        or isinstance(value, (str, bytes, complex))
    ):
        raise refuse(name, value, accepted)
    if not np.isfinite(value) or value != int(value) or value < low or (high is not None and value > high):
        raise refuse(name, value, accepted)
    return int(value)


def whole_numbers(name: str, values: Any, low: int = 1) -> tuple[int, ...]:
    """One integer or a non-empty sequence of them, as a tuple."""
    listed = [values] if np.ndim(values) == 0 else list(values)
    if not listed:
        raise refuse(name, values, f"one or more integers >= {low}")
    return tuple(whole_number(name, value, low) for value in listed)


def number(
    name: str, value: Any, low: float = -np.inf, high: float = np.inf, low_open: bool = False
) -> float:
    """`value` as a finite float in [low, high], or ]low, high] where `low_open`."""
    accepted = f"a finite number {'>' if low_open else '>='} {low}" + (
        "" if high == np.inf else f" and <= {high}"
    )
    if isinstance(value, (bool, str, bytes, complex)) or np.ndim(value) != 0:
        raise refuse(name, value, accepted)
    try:
        result = float(value)
    except (TypeError, ValueError):
        raise refuse(name, value, accepted) from None
    if not np.isfinite(result) or result < low or result > high or (low_open and result == low):
        raise refuse(name, value, accepted)
    return result


def choice(name: str, value: Any, choices: Sequence[str]) -> str:
    """`value`, which must be one of the words in `choices`."""
    if value not in choices:
        raise refuse(name, value, "one of " + ", ".join(choices))
    return value


def non_negative(name: str, values: Any, dimensions: Sequence[int] = (1,)) -> np.ndarray:
    """A C-contiguous float64 array of finite, non-negative numbers with one of the numbers of dimensions."""
    try:
        array = np.ascontiguousarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise refuse(name, values, "finite numbers >= 0") from None
    if array.ndim not in dimensions or array.size == 0:
        raise refuse(name, values, f"a non-empty array with {' or '.join(map(str, dimensions))} dimension(s)")
    bad = ~(np.isfinite(array) & (array >= 0))
    if bad.any():
        raise refuse(f"{name}[{int(np.argmax(bad))}]", float(array[bad][0]), "finite numbers >= 0")
    return array


def probability_vector(name: str, values: Any) -> np.ndarray:
    """A float64 vector of non-negative numbers with sum 1 to within 1e-9; zeros and ties pass."""
    array = non_negative(name, values)
    if abs(array.sum() - 1) > 1e-9:  # a sum of 1e6 rounded terms is within 1e-10
        raise refuse(f"sum of {name}", float(array.sum()), "1 (divide the frequencies by their sum)")
    return array


def labels_of(name: str, values: Any, tokens: int, classes: int) -> np.ndarray:
    """The label of each token as int64, x mod `classes` where `values` is None."""
    if values is None:
        return np.arange(tokens, dtype=np.int64) % classes
    array = np.asarray(values)
    if array.shape != (tokens,) or array.dtype.kind not in "iu" or array.min() < 0 or array.max() >= classes:
        raise refuse(name, values, f"{tokens} integers in 0..{classes - 1}")
    return np.ascontiguousarray(array, dtype=np.int64)
