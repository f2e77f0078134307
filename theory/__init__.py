"""What should happen: laws, their derivations, and their compilation to numbers.

No random numbers here, and nothing from `lawbook.simulate`.
"""

from lawbook.theory.derivation import (
    Derivation,
    Premise,
    Step,
    asymptotic,
    at_least,
    at_most,
    cited,
    equal,
    limit,
)
from lawbook.theory.law import Law, Procedure, Rival
from lawbook.theory.parameters import (
    Condition,
    DomainError,
    Parameter,
    counts,
    integer,
    probabilities,
    real,
    restrict,
    weights,
)
from lawbook.theory.relation import (
    Asymptotic,
    AtLeast,
    AtMost,
    Equals,
    Ordered,
    Relation,
    Scales,
    Threshold,
)
from lawbook.theory.source import DERIVED_HERE, Paper, Source

__all__ = [
    "DERIVED_HERE",
    "Asymptotic",
    "AtLeast",
    "AtMost",
    "Condition",
    "Derivation",
    "DomainError",
    "Equals",
    "Law",
    "Ordered",
    "Paper",
    "Parameter",
    "Premise",
    "Procedure",
    "Relation",
    "Rival",
    "Scales",
    "Source",
    "Step",
    "Threshold",
    "asymptotic",
    "at_least",
    "at_most",
    "cited",
    "counts",
    "equal",
    "integer",
    "limit",
    "probabilities",
    "real",
    "restrict",
    "weights",
]
