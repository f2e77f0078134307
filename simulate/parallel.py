"""Threads over independent blocks of work; results come in index order, so bits do not depend on threads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lawbook.simulate.inputs import whole_number


def available_threads() -> int:
    """$LAWBOOK_THREADS, or the number of cores that this process may use."""
    asked = os.environ.get("LAWBOOK_THREADS")
    if asked:
        return whole_number("LAWBOOK_THREADS", float(asked) if asked.isdigit() else asked)
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else (os.cpu_count() or 1)


def map_in_order(function: Callable[..., Any], items: Iterable[Any], threads: int | None = None) -> list[Any]:
    """[function(item) for item in items] on at most `threads` threads (default: `available_threads()`).

    Worth it only for functions that release the GIL. The first exception is raised again here.
    """
    listed = list(items)
    workers = min(whole_number("threads", available_threads() if threads is None else threads), len(listed))
    if workers <= 1:
        return [function(item) for item in listed]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(function, listed))
