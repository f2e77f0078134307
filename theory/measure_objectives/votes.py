"""What the laws of votes of candidate sets share: their parameters and the premise."""

from __future__ import annotations

from lawbook.theory import Premise, integer, real

LABELS = integer("K", "number of labels", low=2, typical=(2, 10))
SHARE = real("p", "probability of the input", low=0, high=1, low_open=True, typical=(0.05, 0.9))
CONFUSION = real("q", "probability that a wrong label is among the candidates", low=0, high=1, low_open=True, high_open=True, typical=(0.1, 0.6))
MISSING = real("eta", "probability that the truth is missing from a set", r"\eta", low=0, high=1, high_open=True, typical=(0, 0.3))

INDEPENDENT = Premise("The truth a is missing from a set S with probability eta, each wrong label is in it with probability q, all independently.")
