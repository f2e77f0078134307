"""The setting shared by the laws of `memory_dynamics`: the paper, and the parameters' names and domains.

Tokens x come with frequencies p[x] and labels f(x). The memory W, a d x d matrix, gives class z the score
u_z^T W e_x; it is trained by gradient descent on the cross-entropy L(W) = sum_x p[x] log(1 + sum of exp(-margins)),
from W = 0 unless said otherwise. A margin is the score of the label less that of another class; times t of
gradient flow are steps times step size.
"""

from __future__ import annotations

from lawbook.theory.parameters import integer, probabilities, real
from lawbook.theory.source import Paper, Source

PAPER = Paper(
    key="cabannes2024learning",
    title="Learning Associative Memories with Gradient Descent",
    authors="Cabannes, Simsek, Bietti",
    venue="ICML 2024",
    bibtex="""@inproceedings{cabannes2024learning,
  title = {Learning Associative Memories with Gradient Descent},
  author = {Cabannes, Vivien and Simsek, Berfin and Bietti, Alberto},
  booktitle = {International Conference on Machine Learning},
  year = {2024},
  eprint = {2402.18724},
  archivePrefix = {arXiv}
}""",
)
HERE = Source("derived here", PAPER)

TOKENS = integer("N", "number of tokens", low=1, typical=(1, 50))
CLASSES = integer("M", "number of classes", low=2, typical=(2, 50))
FREQUENCY = real("p", "frequency of the token", low=0, high=1, low_open=True, typical=(0.02, 1))
FREQUENCIES = probabilities("p", "token frequencies", length="N")
TIME = real("t", "time of the gradient flow", low=0, typical=(0.1, 1000))
STEP = real("eta", "step size", r"\eta", low=0, low_open=True, typical=(0.1, 10))
STEPS = integer("T", "number of steps", low=0, typical=(1, 1000))
MARGIN = real("m", "margin", low=0, typical=(0.1, 8))
HEAD = real(
    "p_1", "frequency of the more frequent token", low=0.5, high=1, high_open=True, typical=(0.5, 0.97)
)
CORRELATION = real(
    "alpha", "inner product of the two inputs", r"\alpha", low=-1, high=1, low_open=True, high_open=True, typical=(-0.9, 0.95)
)
EXPONENT = real("alpha", "exponent of Zipf's law", r"\alpha", low=1, low_open=True, typical=(1.2, 3.5))
