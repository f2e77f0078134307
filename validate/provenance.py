"""Where a number comes from: versions, linear algebra library, processor, platform."""

from __future__ import annotations

import platform
import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from lawbook.validate.keys import versions

RECORDED = ("llvmlite", "sympy", "mpmath")


def lawbook_version() -> str:
    """The installed version of lawbook, or "0+unknown" where it is imported without being installed."""
    try:
        return metadata.version("lawbook")
    except metadata.PackageNotFoundError:
        return "0+unknown"


@cache
def _machine() -> dict[str, Any]:
    recorded = {}
    for name in RECORDED:
        try:
            recorded[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            recorded[name] = "absent"
    return {
        "lawbook": lawbook_version(),
        "python": platform.python_version(),
        "versions": versions() | recorded,
        "blas": _blas(),
        "cpu": _cpu(),
        "platform": f"{sys.platform}-{platform.machine()}",
    }


def provenance() -> dict[str, Any]:
    """What of this process and machine can move the last bits of a number; JSON-able, without host name or time."""
    return dict(_machine())


def _blas() -> str:
    """The library that NumPy was built with, its version, and how it was configured for this processor's family."""
    import numpy

    build = numpy.show_config(mode="dicts").get("Build Dependencies", {}).get("blas", {})
    return f"{build.get('name', 'unknown')} {build.get('version', '')}".strip()


def _cpu() -> str:
    """The processor's family, which decides which kernels BLAS and NumPy choose."""
    wanted = {"vendor_id": "", "cpu family": "", "model": "", "model name": ""}
    try:
        for line in Path("/proc/cpuinfo").read_text(errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() in wanted and not wanted[name.strip()]:
                wanted[name.strip()] = value.strip()
    except OSError:
        pass
    family = f"{wanted['vendor_id']} {wanted['cpu family']}/{wanted['model']} {wanted['model name']}".strip(" /")
    return family or platform.processor() or platform.machine()
