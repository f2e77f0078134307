"""What holds for every test: property tests repeat exactly, and no test inherits another's precision."""

import os

import mpmath
import numpy
import pytest
from hypothesis import HealthCheck, settings

# no deadline: the first example of a kernel pays for its compilation
settings.register_profile("suite", deadline=None, derandomize=True, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("LAWBOOK_HYPOTHESIS", "suite"))


@pytest.fixture(autouse=True)
def _fresh_numeric_state():
    digits, errors = mpmath.mp.dps, numpy.geterr()
    yield
    mpmath.mp.dps = digits
    numpy.seterr(**errors)
