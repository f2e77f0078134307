"""The experiments of the book: one per law, found by scanning, as laws are."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import lawbook.validate
from lawbook.validate.experiment import Experiment


@cache
def experiments(system: str | None = None) -> dict[str, Experiment]:
    """Experiments by the name of their law, of the book or of one system.

    Raises ValueError where two experiments claim one law.
    """
    found: dict[str, Experiment] = {}
    packages = [m.name for m in pkgutil.iter_modules(lawbook.validate.__path__) if m.ispkg]
    for name in packages:
        package = importlib.import_module(f"lawbook.validate.{name}")
        for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            if module.ispkg:
                continue
            for value in vars(importlib.import_module(module.name)).values():
                if not isinstance(value, Experiment) or value is found.get(value.law):
                    continue
                if value.law in found:
                    raise ValueError(f"experiment: two experiments are about {value.law!r}; a law has one")
                found[value.law] = value
    return {k: v for k, v in sorted(found.items()) if system is None or k.split(".")[0] == system}


def experiment_of(law: str) -> Experiment | None:
    """The experiment about the law of that name; None for an untested law."""
    return experiments().get(law)
