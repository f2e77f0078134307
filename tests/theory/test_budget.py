"""The limit on work: the same in every thread, not swallowed, and given back afterwards."""

import sys
import threading

import pytest

from lawbook.theory.budget import OutOfWorkError, work_limit


def step():
    return None


def calls_until_stopped(limit: int) -> int:
    made = 0
    with pytest.raises(OutOfWorkError), work_limit(limit):
        while True:
            step()
            made += 1
    return made


def test_the_same_number_of_calls_in_every_thread():
    here, found = calls_until_stopped(1000), []
    thread = threading.Thread(target=lambda: found.append(calls_until_stopped(1000)))
    thread.start()
    thread.join()
    assert found == [here] and 400 < here < 1001


def test_work_within_the_limit_passes():
    with work_limit(1000):
        for _ in range(100):
            step()
    assert sys.getprofile() is None


def test_libraries_that_swallow_exceptions_do_not_swallow_it():
    with pytest.raises(OutOfWorkError), work_limit(1000):
        while True:
            try:
                step()
            except Exception:  # noqa: S110, BLE001 - what is tested
                pass


@pytest.mark.filterwarnings("error")
def test_the_garbage_collector_does_not_swallow_it():
    def endless():
        while True:
            yield step()

    with pytest.raises(OutOfWorkError), work_limit(1000):
        while True:
            next(endless())  # closed at once


def test_limits_nest():
    with work_limit(10_000):
        assert calls_until_stopped(100) <= 100
        outer = sys.getprofile()
        assert outer is not None
        assert calls_until_stopped(100) <= 100
        assert sys.getprofile() is outer
    assert sys.getprofile() is None


def test_a_proof_ends_in_a_thread_as_in_the_main_one():
    """A limit of seconds kept by a signal would not ring there."""
    from lawbook.theory import catalogue
    from lawbook.theory.proof import prove

    law = catalogue.find("memory_scaling.error_of_balanced_classes")
    step, found = law.derivation(law.symbols()).steps[2], []
    thread = threading.Thread(target=lambda: found.append(prove(step, 20_000)))
    thread.start()
    thread.join()
    assert found == [prove(step, 20_000)] == [None]
