"""How an observable relates to a prediction: the claim of a law as typed, readable fields."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Relation:
    """Abstract kind of claim. Each final kind below has its own test in `lawbook.validate`."""

    @property
    def kind(self) -> str:
        """The word that `lawbook list` prints, e.g. ``at_most``."""
        raise NotImplementedError


@dataclass(frozen=True)
class Equals(Relation):
    """The mean of the observable equals the prediction.

    `exact` says that the observable is not random: it must agree to rounding.
    """

    exact: bool = False

    @property
    def kind(self) -> str:
        return "equals"


@dataclass(frozen=True)
class AtMost(Relation):
    """The mean of the observable is at most the prediction, everywhere on the domain."""

    @property
    def kind(self) -> str:
        return "at_most"


@dataclass(frozen=True)
class AtLeast(Relation):
    """The mean of the observable is at least the prediction, everywhere on the domain."""

    @property
    def kind(self) -> str:
        return "at_least"


@dataclass(frozen=True)
class Asymptotic(Relation):
    """The ratio observable / prediction tends to 1 as the named parameter grows.

    `slowly`: with corrections that only fall like an inverse logarithm of it, which finite sizes can hardly
    tell from a wrong constant; the verdict then leaves room for them.
    """

    variable: str
    slowly: bool = False

    @property
    def kind(self) -> str:
        return "asymptotic"


@dataclass(frozen=True)
class Scales(Relation):
    """The observable is a power of the named parameter; the prediction is the exponent itself.

    The exponent is signed: an error that falls like ``d**(-1/2)`` has the prediction ``-1/2``.
    """

    variable: str

    @property
    def kind(self) -> str:
        return "scales"


@dataclass(frozen=True)
class Ordered(Relation):
    """The observable named `above` exceeds the one named `below`: their difference is positive.

    The law's observable is that difference and its prediction is 0, the value to be exceeded.
    """

    above: str
    below: str

    @property
    def kind(self) -> str:
        return "ordered"


@dataclass(frozen=True)
class Threshold(Relation):
    """A regime changes where the named parameter crosses the prediction."""

    variable: str

    @property
    def kind(self) -> str:
        return "threshold"
