"""What a law's certificates depend on: a hash over its source, what that imports, and the checker itself."""

from __future__ import annotations

import ast
import hashlib
import importlib
import importlib.metadata
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawbook.theory.law import Law

CHECKER = (
    "certificates", "derivation", "proof", "budget", "witness", "evaluation", "sampling", "counterexample", "approach", "law",
    "parameters", "compilation.printers", "compilation.quadrature",
)  # fmt: skip


@cache
def _toolchain() -> str:
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("sympy", "mpmath")]
    return " ".join(versions + [_text(f"lawbook.theory.{name}") for name in CHECKER])


def law_key(law: Law) -> str:
    """A name for the certificates of `law` that changes when anything that they rest on changes."""
    digest = hashlib.sha256(f"{law.name}\n{_toolchain()}".encode())
    build = law.derivation or law.prediction
    for module in sorted(_reached(getattr(build, "__module__", "") or law.name)):
        digest.update(_text(module).encode())
    return digest.hexdigest()[:24]


@cache
def _reached(module: str) -> frozenset[str]:
    """The modules of this system that `module` imports, directly or not, and itself."""
    seen: set[str] = set()
    todo = [module]
    while todo:
        name = todo.pop()
        if name in seen or not name.startswith("lawbook.theory.") or not _path(name):
            continue
        seen.add(name)
        for node in ast.walk(ast.parse(_text(name))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.count(".") >= 3:
                todo.append(node.module)
    return frozenset(seen)


@cache
def _path(module: str) -> Path | None:
    try:
        spec = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        return None
    return Path(spec.origin) if spec is not None and spec.origin else None


@cache
def _text(module: str) -> str:
    path = _path(module)
    return "" if path is None else path.read_text(encoding="utf-8")
