"""A simulator for fault tests: light to import, some 20 ms a cell, each call noted in the file $LAWBOOK_TEST_LOG."""

import os
import time

import numpy as np

from lawbook.simulate.inputs import InputError
from lawbook.simulate.streams import generators


def draw(x, y, *, seed, replicates, first=0):
    """Draws of shape (replicates, 3) about x; one line `pid x y first` per call in the log."""
    if "LAWBOOK_TEST_LOG" in os.environ:
        with open(os.environ["LAWBOOK_TEST_LOG"], "a") as log:
            log.write(f"{os.getpid()} {x} {y} {first}\n")
        time.sleep(0.02)
    return {"draws": np.array([generator.normal(x, size=3) for generator in generators(seed, replicates, first)])}


def fail(x, *, seed, replicates, first=0):
    """Fails at x = 3, returns NaN at x = 4, objects at x = 5; kills its process at x = 6; refuses x = 7."""
    if x == 7:
        raise InputError("x: got 7; accepted: less")
    if x == 3:
        raise ArithmeticError("three is too much")
    if x == 6:
        os.kill(os.getpid(), 9)
    return {"value": np.full(replicates, {4: np.nan, 5: None}.get(x, x), dtype=object if x == 5 else float)}
