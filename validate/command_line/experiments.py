"""The experiment of a law, for the commands that run simulators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawbook.validate.command_line.misuse import Misuse, blaming_input

if TYPE_CHECKING:
    from lawbook.validate.experiment import Experiment


def experiment_named(name: str) -> Experiment:
    """The experiment about the law of that name. Raises Misuse for an unknown or an untested law."""
    from lawbook.theory import catalogue
    from lawbook.validate.catalogue import experiment_of

    with blaming_input(catalogue.UnknownLawError):
        law = catalogue.find(name)
    experiment = experiment_of(law.name)
    if experiment is None:
        raise Misuse(f"law: got {name!r}, which has no experiment; accepted: a law that `lawbook validate` can test")
    return experiment
