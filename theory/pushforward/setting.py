"""The setting shared by the laws of `pushforward`: the paper, and the parameters' names and domains.

A sampler is a map f that pushes an easy law mu_0 (normal or uniform) onto a target mu_1. Three ways to ask for it: by
test functions (discrepancies), by densities (likelihoods and scores) and by flows (diffusions and flow matching).
The noising process is dX = -X dt + sqrt(2) dB, so that X_t = exp(-t) X_0 + sqrt(1 - exp(-2 t)) Z. Interpolants are
alpha_t X_0 + beta_t X_1 with X_0 noise and X_1 data. Costs are squared distances |x - y|^2.

The paper is a review and states no theorem of its own: the laws are standard, or derived here.
"""

from __future__ import annotations

from lawbook.theory.parameters import integer, real, weights
from lawbook.theory.source import Paper, Source

PAPER = Paper(
    key="cabannes2024touring",
    title="Touring sampling with pushforward maps",
    authors="Cabannes, Arnal",
    venue="ICASSP 2024",
    bibtex="""@inproceedings{cabannes2024touring,
  title = {Touring sampling with pushforward maps},
  author = {Cabannes, Vivien and Arnal, Charles},
  booktitle = {IEEE International Conference on Acoustics, Speech and Signal Processing},
  year = {2024},
  eprint = {2311.13845},
  archivePrefix = {arXiv}
}""",
)
HERE = Source("derived here", PAPER)
FIRST_CHECK = Source("derived here", PAPER, "Known to us as a derivation only, without numbers: this law's validation is its first numerical check.")

SAMPLES = integer("n", "number of data points", low=1, typical=(1, 200))
DIMENSION = integer("d", "dimension", low=1, typical=(1, 20))
BATCH = integer("B", "size of a batch", low=1, typical=(1, 50))
STEPS = integer("N", "number of steps of the solver", low=1, typical=(1, 200))
DEVIATION = real("s", "standard deviation of the data", low=0, low_open=True, typical=(0.2, 4))
TARGET_DEVIATION = real("sigma", "standard deviation of the target", r"\sigma", low=0, low_open=True, typical=(0.2, 4))
MODE = real("a", "distance of the two modes from 0", low=0, low_open=True, typical=(0.5, 4))
TIME = real("t", "time of the noising process", low=0, low_open=True, typical=(0.05, 2))
HORIZON = real("T", "time at which the noising process ends", low=0, low_open=True, typical=(1, 8))
SPECTRUM = weights("spectrum", "eigenvalues", length="d")
