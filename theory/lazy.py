"""SymPy, imported at first use: `lawbook --help` must not pay for computer algebra."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING, Any


class LazyModule:
    """Stand-in for a module that is imported when one of its attributes is first read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._module: ModuleType | None = None

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):  # introspection (doctest, inspect) must not trigger the import
            raise AttributeError(attribute)
        if self._module is None:
            self._module = importlib.import_module(self._name)
        value = getattr(self._module, attribute)
        setattr(self, attribute, value)
        return value

    def __repr__(self) -> str:
        state = "not imported yet" if self._module is None else "imported"
        return f"<lazy module {self._name!r}, {state}>"


if TYPE_CHECKING:
    import mpmath
    import sympy
else:
    sympy = LazyModule("sympy")
    mpmath = LazyModule("mpmath")
