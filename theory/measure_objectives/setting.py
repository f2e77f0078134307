"""The setting shared by the laws of `measure_objectives`: the paper, and the parameters' names and domains.

Learning theory writes objectives over functions; here the unknown is a measure mu. Objectives are the Bayes risk of mu
(concave), discrepancies between mu and data (MMD, Wasserstein, Cramer), free energies, and risks under a shift of mu.
mu_n is the empirical measure of n independent draws. Costs of transport are squared distances |x - y|^2 without a factor
of one half; the entropic penalty is epsilon KL(pi || a x b). Logarithms are natural.

The paper is a note that poses open problems and states no theorem: the laws are our formalisation of it.
"""

from __future__ import annotations

from lawbook.theory.parameters import integer, probabilities, real, weights
from lawbook.theory.source import Paper, Source

PAPER = Paper(
    key="cabannes2023open",
    title="Open Problem: Learning with Variational Objectives on Measures",
    authors="Cabannes, Domingo-Enrich",
    venue="arXiv 2023",
    bibtex="""@misc{cabannes2023open,
  title = {Open Problem: Learning with Variational Objectives on Measures},
  author = {Cabannes, Vivien and Domingo-Enrich, Carles},
  year = {2023},
  eprint = {2306.11928},
  archivePrefix = {arXiv}
}""",
)
HERE = Source("derived here", PAPER)
FIRST_CHECK = Source("derived here", PAPER, "Known to us as a derivation only, without numbers: this law's validation is its first numerical check.")

SAMPLES = integer("n", "number of draws", low=1, typical=(1, 200))
SECOND_SAMPLES = integer("m", "number of draws of the second sample", low=1, typical=(1, 200))
DIMENSION = integer("d", "dimension", low=1, typical=(1, 20))
BANDWIDTH = real("h", "bandwidth of the Gaussian kernel exp(-|x - y|^2/(2 h^2))", low=0, low_open=True, typical=(0.3, 3))
TEMPERATURE = real("T", "temperature", low=0, low_open=True, typical=(0.1, 3))
REGULARISATION = real("epsilon", "entropic penalty", r"\epsilon", low=0, low_open=True, typical=(0.1, 3))
TIME = real("t", "time of the flow", low=0, typical=(0.05, 3))
DEVIATION = real("s", "standard deviation", low=0, low_open=True, typical=(0.3, 3))
LAW_OF_LABELS = probabilities("p", "probabilities", length="k")
SPECTRUM = weights("spectrum", "eigenvalues", length="d")
