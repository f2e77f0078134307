"""Compilation: cached by source, numba's configuration untouched, NaN honest, threads without effect."""

import math

import numba
import numpy as np
import pytest

from lawbook.simulate import kernels, parallel
from lawbook.simulate.inputs import InputError


def _half(x):
    return x / 2 if not math.isnan(x) else -1.0


def test_kernel_leaves_numba_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setenv("LAWBOOK_CACHE", str(tmp_path))
    before = numba.config.CACHE_DIR
    half = kernels.kernel(_half)
    assert numba.config.CACHE_DIR == before
    assert half(3.0) == 1.5 and half(math.nan) == -1.0
    assert list((tmp_path / "numba" / kernels.source_hash()).rglob("*.nbi"))


def test_unwritable_cache_costs_time_not_results(tmp_path, monkeypatch):
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setenv("LAWBOOK_CACHE", str(file))
    assert kernels.kernel(_half)(5.0) == 2.5


def test_division_by_zero_is_infinite():
    def _inverse(x):
        return 1 / x

    assert kernels.kernel(_inverse)(0.0) == np.inf


def test_order_is_kept():
    assert parallel.map_in_order(lambda i: i * i, range(50), threads=4) == [i * i for i in range(50)]


def test_exceptions_come_through():
    with pytest.raises(ZeroDivisionError):
        parallel.map_in_order(lambda i: 1 // i, [1, 0], threads=2)


def test_number_of_threads(monkeypatch):
    monkeypatch.setenv("LAWBOOK_THREADS", "3")
    assert parallel.available_threads() == 3
    monkeypatch.setenv("LAWBOOK_THREADS", "many")
    with pytest.raises(InputError, match="LAWBOOK_THREADS"):
        parallel.available_threads()
    monkeypatch.delenv("LAWBOOK_THREADS")
    assert parallel.available_threads() >= 1
