"""Compilation of kernels: `name = kernel(_name)`.

Numba's own disk cache does not see that an imported helper has changed. So ours lies in a directory
named by the hash of all sources of this room: any edit starts a fresh one. fastmath is never used: it
would make isnan false, and sums depend on the machine.
"""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numba

_LOCK = threading.Lock()


@cache
def source_hash() -> str:
    """A hash of every Python source below `simulate` and of the versions of numba and Python."""
    room = Path(__file__).resolve().parent
    digest = hashlib.sha256(f"{numba.__version__} {sys.version}".encode())
    for path in sorted(room.rglob("*.py")):
        digest.update(path.relative_to(room).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def cache_directory() -> Path:
    """$LAWBOOK_CACHE, or lawbook's folder in the user's cache directory; it may not exist yet."""
    chosen = os.environ.get("LAWBOOK_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return base / "lawbook"


def kernel(function: Callable[..., Any], **options: Any) -> Callable[..., Any]:
    """`function` compiled by numba: no GIL, NumPy's rules for division, cached on disk where possible.

    `options` go to `numba.njit`. Numba's configuration is the same after the call as before it.
    """
    compiled = numba.njit(nogil=True, error_model="numpy", **options)(function)
    if numba.config.DISABLE_JIT:
        return compiled
    with _LOCK:  # numba reads the directory from its global configuration when caching is switched on
        before = numba.config.CACHE_DIR
        numba.config.CACHE_DIR = str(cache_directory() / "numba" / source_hash())
        try:
            compiled.enable_caching()
        except (RuntimeError, OSError):  # a read-only disk costs compile time, not results
            pass
        finally:
            numba.config.CACHE_DIR = before
    return compiled
