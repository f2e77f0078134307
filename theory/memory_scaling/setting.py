"""The setting shared by the laws of `memory_scaling`: the paper, and the parameters' names and domains.

Tokens x = 0, ..., N-1 come with frequencies p[x]; the label of x is x mod M unless said otherwise.
The memory W = sum_x q[x] u_f(x) e_x^T stores each token with weight q[x] in d dimensions, with
inputs e_x of independent standard normal entries; it answers argmax_y u_y^T W e_x.
"""

from __future__ import annotations

from lawbook.theory.parameters import Condition, integer, probabilities, real, weights
from lawbook.theory.source import Paper, Source

PAPER = Paper(
    key="cabannes2024scaling",
    title="Scaling Laws for Associative Memories",
    authors="Cabannes, Dohmatob, Bietti",
    venue="ICLR 2024",
    bibtex="""@inproceedings{cabannes2024scaling,
  title = {Scaling Laws for Associative Memories},
  author = {Cabannes, Vivien and Dohmatob, Elvis and Bietti, Alberto},
  booktitle = {International Conference on Learning Representations},
  year = {2024},
  eprint = {2310.02984},
  archivePrefix = {arXiv}
}""",
)
HERE = Source("derived here", PAPER)

DIMENSION = integer("d", "dimension of the embeddings", low=1, typical=(1, 2000))
TOKENS = integer("N", "number of input tokens", low=1, typical=(1, 200))
CLASSES = integer("M", "number of output classes", low=2, typical=(2, 50))
SAMPLES = integer("T", "number of training samples", low=0, typical=(1, 10_000))
EXPONENT = real(
    "alpha", "exponent of Zipf's law", r"\alpha", low=1, low_open=True, typical=(1.2, 3.5)
)
POWER = real("rho", "exponent of the storage weights q = p**rho", r"\rho", low=0, typical=(0.05, 1.5))
FREQUENCIES = probabilities("p", "token frequencies", length="N")
WEIGHTS = weights("q", "storage weights", length="N")

WEIGHT = real("q", "storage weight of the token", low=0, typical=(0, 3))
ENERGY = real(
    "Q", "total energy: sum of the squared storage weights of all tokens", low=0, low_open=True, typical=(0.1, 20)
)
OWN_ENERGY = real(
    "Q_f", "energy of the token's own class: sum of its squared storage weights", low=0, typical=(9, 20)
)
RIVAL_ENERGY = real("Q_y", "energy of the rival class", low=0, typical=(0.1, 20))
CLASS_ENERGIES = weights("Q", "energy of each class, the sum of its squared storage weights; own class first", length="M")
LARGEST_ENERGY = real(
    "Q_max", "largest class energy: the largest sum of squared storage weights of one class",
    low=0, low_open=True, typical=(9, 20),
)
OTHER_ENERGY = real("Q_o", "energy of all classes other than the own and the rival one", low=0, typical=(0.1, 20))
LOAD = real("load", "signal of a token: d M q^2 / |q|^2", low=0, typical=(0.1, 20))
LABEL_NOISE = real(
    "noise", "probability that a label is redrawn uniformly among all classes", low=0, high=1, typical=(0.05, 0.9)
)
LARGEST_CLASS = (
    Condition(
        "|q|^2 / M <= Q_max <= |q|^2: the largest of the M class energies",
        lambda v: ((v.q**2).sum() <= v.Q_max * v.M * (1 + 1e-9)) & (v.Q_max <= (v.q**2).sum() * (1 + 1e-9)),
    ),
    Condition("q has a positive entry: something is stored", lambda v: (v.q > 0).any()),
)
