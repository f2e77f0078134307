"""The table of contents: every law of every system, found by scanning, without computer algebra."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from functools import cache

import lawbook.theory
from lawbook.theory.law import Law

CORE = ("compilation",)  # packages of the room itself; looking for laws there would import computer algebra


class UnknownLawError(LookupError):
    """No law, or no system, of that name. The message lists the near ones."""


@cache
def systems() -> tuple[str, ...]:
    """Names of the systems: the packages below `lawbook.theory` that hold at least one law, sorted."""
    packages = (m.name for m in pkgutil.iter_modules(lawbook.theory.__path__) if m.ispkg and m.name not in CORE)
    return tuple(sorted(name for name in packages if _laws_of(name)))


@cache
def laws(system: str | None = None) -> tuple[Law, ...]:
    """Every law of the book, or of one system, sorted by name.

    A law is a module-level `Law` in some module of ``lawbook.theory.<system>``. Raises UnknownLawError
    for a system that does not exist, and ValueError where two laws share a name.
    """
    if system is not None:
        if system not in systems():
            raise UnknownLawError(f"system: got {system!r}; accepted: {', '.join(systems())}")
        return _laws_of(system)
    return tuple(law for name in systems() for law in _laws_of(name))


def find(name: str) -> Law:
    """The law called `name`. Raises UnknownLawError with near matches."""
    for law in laws():
        if law.name == name:
            return law
    raise UnknownLawError(f"law: got {name!r}; {_hint(name)}")


def select(names: tuple[str, ...]) -> tuple[Law, ...]:
    """Laws by name or by system, in the order asked for, none twice; the whole book when nothing is named."""
    if not names:
        return laws()
    chosen: dict[str, Law] = {}
    for name in names:
        found = _laws_of(name) if name in systems() else (find(name),)
        chosen |= {law.name: law for law in found}
    return tuple(chosen.values())


def _hint(name: str) -> str:
    known = [law.name for law in laws()]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    tails = {law.rsplit(".", 1)[-1]: law for law in known}
    near += [tails[tail] for tail in difflib.get_close_matches(name.rsplit(".", 1)[-1], tails, n=3, cutoff=0.5)]
    near = list(dict.fromkeys(near))
    return f"did you mean {' or '.join(near[:3])}?" if near else "see `lawbook list` for the names"


@cache
def _laws_of(system: str) -> tuple[Law, ...]:
    package = importlib.import_module(f"lawbook.theory.{system}")
    found: dict[str, Law] = {}
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        for value in vars(importlib.import_module(module.name)).values():
            if not isinstance(value, Law) or value is found.get(value.name):
                continue
            if value.name in found:
                raise ValueError(f"law: two laws are called {value.name!r}; a name belongs to one law")
            if value.system == system:
                found[value.name] = value
    return tuple(found[name] for name in sorted(found))
