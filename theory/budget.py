"""A limit on work that is the same on every machine and in every thread: function calls, not seconds.

A clock would make a certificate depend on the machine's speed, and a signal on the thread that asks.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

# an error raised while these run may go to the garbage collector, which drops it
FINALIZERS = ("__del__", "remove", "_remove")


class OutOfWorkError(BaseException):
    """The body of `work_limit` used up its calls. Not an `Exception`: the libraries at work swallow those."""


@contextmanager
def work_limit(calls: int) -> Iterator[None]:
    """Raise `OutOfWorkError` inside the body once this thread has entered and left functions `calls` times.

    A million of them are a third of a second or so. One long operation of C code is not interrupted; limits nest,
    and the inner one's calls are not charged to the outer.
    """
    left = calls
    outer = sys.getprofile()

    def count(frame: FrameType, event: str, _: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0 and event == "call" and not finalizes(frame):
            raise OutOfWorkError

    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(outer)


def finalizes(frame: FrameType) -> bool:
    code = frame.f_code
    return bool(code.co_flags & inspect.CO_GENERATOR) or code.co_name in FINALIZERS
