"""What a result's key is made of: task, parameters, seed path, replicates, sources and library versions.

Two runs share a key only when they must give the same bits on the same class of machine.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import json
import math
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

# Sources that no observable can depend on: declarations of experiments, and the theory that judges them.
NOT_FOLLOWED = ("lawbook.theory", "lawbook.validate.experiment")
LIBRARIES = ("numpy", "scipy", "numba")


def canonical_json(value: Any) -> str:
    """One text for one value: sorted keys, floats by repr, NumPy scalars and arrays as plain numbers and lists.

    An integer and the equal float differ (1 and 1.0). Raises ValueError for NaN, infinities, keys that
    are not strings, and anything that JSON does not know.
    """
    return json.dumps(_plain(value, "parameters"), sort_keys=True, separators=(",", ":"), allow_nan=False)


def _plain(value: Any, where: str) -> Any:
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{where}: got {value!r}; accepted: finite numbers")
        return float(value)
    if isinstance(value, np.ndarray):
        value = value.tolist()
        return _plain(value, where)
    if isinstance(value, (list, tuple)):
        return [_plain(item, f"{where}[{index}]") for index, item in enumerate(value)]
    if isinstance(value, Mapping):
        for name in value:
            if not isinstance(name, str):
                raise ValueError(f"{where}: got the name {name!r}; accepted: strings")
        return {name: _plain(item, f"{where}[{name!r}]") for name, item in value.items()}
    raise ValueError(f"{where}: got {type(value).__name__}; accepted: numbers, strings, lists, arrays, mappings, None")


def function_name(function: str | Callable[..., Any]) -> str:
    """``module:name`` of a module-level function, the form in which work travels to other processes.

    Raises ValueError for lambdas, nested functions, and functions of ``__main__``, which a worker cannot import.
    """
    if isinstance(function, str):
        module, colon, name = function.partition(":")
        if not (colon and name.isidentifier() and all(part.isidentifier() for part in module.split("."))):
            raise ValueError(f"function: got {function!r}; accepted: 'package.module:name'")
        return function
    module, name = getattr(function, "__module__", None), getattr(function, "__qualname__", "?")
    found = getattr(sys.modules.get(str(module)), name, None)
    if module == "__main__" or found is None or found is not function:
        raise ValueError(
            f"function: got {name!r} of module {module!r}; accepted: a function at the top of a module "
            "that other processes can import"
        )
    return f"{module}:{name}"


def sources(module: str) -> dict[str, Path]:
    """The module and every module of its own package and of lawbook that it imports, directly or not.

    Found by reading import statements, wherever in the file they stand; names imported through
    importlib are not seen. Raises ValueError when the module has no source file.
    """
    followed = {"lawbook", module.partition(".")[0]}
    found: dict[str, Path] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in found or name.partition(".")[0] not in followed or _ignored(name):
            continue
        path = _source_file(name)
        if path is None:
            if name == module:
                raise ValueError(f"module: got {module!r}; accepted: a module with a source file that can be imported")
            continue
        found[name] = path
        waiting += _imports(name, path)
    return dict(sorted(found.items()))


def _ignored(name: str) -> bool:
    return any(name == room or name.startswith(room + ".") for room in NOT_FOLLOWED)


def _source_file(name: str) -> Path | None:
    """The file of a module; None for names that are not modules, namespace packages and built-ins."""
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError, AttributeError):
        return None
    return Path(spec.origin) if spec and spec.origin and spec.origin.endswith(".py") else None


def _imports(name: str, path: Path) -> list[str]:
    """Every dotted name that the file might import, its parent packages included (their __init__ runs too)."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    names = [name.rpartition(".")[0]]
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.rsplit(".", node.level - 1)[0] if node.level > 1 else package
                base = f"{above}.{base}".rstrip(".")
            names += [base, *(f"{base}.{alias.name}" for alias in node.names)]
    return [each for each in names if each]


@cache
def source_hash(module: str) -> str:
    """16 hexadecimal digits that change with any byte of `sources(module)`; computed once per process."""
    digest = hashlib.sha256()
    for name, path in sources(module).items():
        digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


@cache
def versions() -> dict[str, str]:
    """Versions of the libraries whose streams and sums enter the numbers, read without importing them."""
    return {name: _version(name) for name in LIBRARIES}


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "absent"


def contents(value: Any) -> list[list[str]]:
    """[specification, digest] of every token frequency that a cell names and whose content may change under its name."""
    if isinstance(value, str):
        if value.startswith(("text:", "csv:", "pydoc")):
            from lawbook.simulate.frequencies import digest

            return [[value, digest(value)]]
        return []
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else ()
    return [pair for item in inner for pair in contents(item)]


def task_key(
    function: str, cell: Mapping[str, Any], entropy: Any, spawn_key: tuple[int, ...], replicates: int, first: int
) -> str:
    """The sha256 (hexadecimal) under which the result of a task is stored.

    Raises ValueError for a cell that is not JSON-able, and InputError for a file of tokens that cannot be read.
    """
    module = function.partition(":")[0]
    content = [function, cell, contents(cell), entropy, list(spawn_key), replicates, first, source_hash(module), versions()]
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()
