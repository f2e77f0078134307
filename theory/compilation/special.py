"""SciPy's special functions inside numba: the compiled routines are called by address, none is rewritten here.

`scipy.special.cython_special` exports C functions. Their addresses are registered with LLVM under names
of ours, so that numba may keep compiled predictions on disk (a raw address could not be cached).
"""

from __future__ import annotations

import ctypes
import re

import llvmlite.binding
from numba import types
from scipy.special import cython_special

_api = ctypes.pythonapi
_api.PyCapsule_GetName.restype = ctypes.c_char_p
_api.PyCapsule_GetName.argtypes = [ctypes.py_object]
_api.PyCapsule_GetPointer.restype = ctypes.c_void_p
_api.PyCapsule_GetPointer.argtypes = [ctypes.py_object, ctypes.c_char_p]


def external(name: str, arguments: int) -> types.ExternalFunction:
    """The double-precision version of ``cython_special.<name>`` as a function that numba can call.

    Fused functions are exported once per type under mangled names; the signature stored with each tells
    which takes doubles only. Raises LookupError where SciPy has no such function.
    """
    doubles = ", ".join(["double"] * arguments)
    pattern = re.compile(rf"^double \({doubles}(, int __pyx_skip_dispatch)\)$")
    for exported, capsule in cython_special.__pyx_capi__.items():
        if exported != name and not re.fullmatch(rf"__pyx_fuse_\d+{name}", exported):
            continue
        signature = _api.PyCapsule_GetName(capsule)
        if pattern.match(signature.decode()):
            address = _api.PyCapsule_GetPointer(capsule, signature)
            symbol = f"lawbook_{name}_{arguments}"
            llvmlite.binding.add_symbol(symbol, address)
            # Cython's last argument lets a Python override stand aside; these functions have none
            return types.ExternalFunction(symbol, types.double(*([types.double] * arguments), types.intc))
    raise LookupError(f"special function: got {name!r} of {arguments} doubles; SciPy exports none")


# name in generated code -> (SciPy's name, number of arguments)
FUNCTIONS = {
    "gamma": ("gamma", 1),
    "gammaln": ("gammaln", 1),
    "digamma": ("psi", 1),
    "beta": ("beta", 2),
    "betainc": ("betainc", 3),
    "gammainc": ("gammainc", 2),
    "gammaincc": ("gammaincc", 2),
    "erf": ("erf", 1),
    "erfc": ("erfc", 1),
    "erfcx": ("erfcx", 1),
    "ndtri": ("ndtri", 1),
    "exp1": ("exp1", 1),
    "wrightomega": ("wrightomega", 1),
}


def externals() -> dict[str, types.ExternalFunction]:
    """The routines of `FUNCTIONS` by the names that generated code uses; each takes a last integer 0."""
    return {name: external(exported, arguments) for name, (exported, arguments) in FUNCTIONS.items()}
