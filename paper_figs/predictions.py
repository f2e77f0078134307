"""The theory lines of a figure: predictions of the book's laws, by name."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.theory import catalogue


def predict(name: str, **values: Any) -> np.ndarray:
    """The prediction of the law `name`, as an array; lists among the values broadcast."""
    given = {key: np.asarray(value) if isinstance(value, (list, tuple)) else value for key, value in values.items()}
    return np.asarray(catalogue.find(name).predict(**given), dtype=float)
