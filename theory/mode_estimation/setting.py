"""The setting shared by the laws of `mode_estimation`: the paper, and the parameters' names and domains.

Samples Y_1, Y_2, ... are drawn independently from a law p on m classes and stay hidden. A query names a sample j and a
set S of classes; its answer is whether Y_j lies in S. The cost is the number of queries. The mode is the class of the
largest probability, called 1 here: p is sorted, p_1 > p_2 >= ... Logarithms are natural unless they count bits.
"""

from __future__ import annotations

from lawbook.theory.parameters import integer, probabilities, real
from lawbook.theory.source import Paper, Source

PAPER = Paper(
    key="arnal2024mode",
    title="Mode Estimation with Partial Feedback",
    authors="Arnal, Cabannes, Perchet",
    venue="COLT 2024",
    bibtex="""@inproceedings{arnal2024mode,
  title = {Mode Estimation with Partial Feedback},
  author = {Arnal, Charles and Cabannes, Vivien and Perchet, Vianney},
  booktitle = {Conference on Learning Theory},
  series = {Proceedings of Machine Learning Research},
  volume = {247},
  year = {2024},
  eprint = {2402.13079},
  archivePrefix = {arXiv}
}""",
)
HERE = Source("derived here", PAPER)

CLASSES = integer("m", "number of classes", low=2, typical=(2, 50))
PROBABILITIES = probabilities("p", "probabilities of the classes", length="m")
MODE = real("p_1", "probability of the mode", low=0, high=1, low_open=True, typical=(0.1, 0.9))
SECOND = real("p_2", "probability of the second class", low=0, high=1, high_open=True, typical=(0.02, 0.4))
SAMPLES = integer("n", "number of samples", low=1, typical=(1, 400))
ERROR = real("delta", "tolerated probability of error", r"\delta", low=0, high=1, low_open=True, high_open=True, typical=(1e-6, 0.5))
CONSTANT = real("c", "constant of the elimination rule", low=0, low_open=True, typical=(0.1, 24))
