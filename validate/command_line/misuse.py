"""Wrong use: one clear line on standard error and exit code 2, where a defect of ours is a crash and 70."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Misuse(Exception):
    """The command line was used wrongly; the message names what came and what would be accepted."""


@contextmanager
def blaming_input(*kinds: type[Exception]) -> Iterator[None]:
    """Errors of these kinds, raised inside, are about what the user gave us.

    The same kinds raised elsewhere are ours: an experiment that leaves its law's domain is a defect.
    """
    try:
        yield
    except kinds as error:
        raise Misuse(_message(error)) from error


def _message(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return str(error.args[0]) if len(error.args) == 1 else str(error)
