"""Where a law comes from: a paper's statement, or this book."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """A publication with the BibTeX entry that the report prints for the laws it ran."""

    key: str
    title: str
    authors: str
    venue: str
    bibtex: str


@dataclass(frozen=True)
class Source:
    """The origin of one law.

    `statement` names a theorem, equation or figure only where its text was read; otherwise it is
    ``"derived here"``. `paper` may then still name the paper whose setting the law is about.
    """

    statement: str
    paper: Paper | None = None
    note: str = ""

    def __str__(self) -> str:
        if self.paper is None:
            return self.statement
        return f"{self.paper.authors}, {self.paper.venue}: {self.statement}"


DERIVED_HERE = Source("derived here")
