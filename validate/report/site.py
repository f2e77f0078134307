"""The pages of the book from plain data: laws' descriptions, verdicts, figures, tokens."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lawbook.validate.command_line.output import number, plain
from lawbook.validate.report.formulas import mathml
from lawbook.validate.report.prose import prose

TEMPLATES = Path(__file__).parent / "templates"
VERDICTS = ("supported", "refuted", "undecided", "untested")
STATUSES = ("derived", "conjecture")
PROPER = {
    **{name: name.capitalize() for name in (
        "adam", "bayes", "bernoulli", "cauchy", "chernoff", "cramer", "dirac", "euler", "fano", "fisher", "frank", "gauss", "gaussian",
        "gibbs", "gram", "gumbel", "hebbian", "heun", "hoeffding", "huffman", "jensen", "kiefer", "knothe", "kolmogorov", "kullback",
        "langevin", "laplace", "lipschitz", "pareto", "pinsker", "poisson", "rademacher", "shannon", "sinkhorn", "stein", "wasserstein",
        "weibull", "wolfe", "wolfowitz", "zipf",
    )},
    "em": "EM", "mmd": "MMD", "relu": "ReLU", "sgd": "SGD",
}  # fmt: skip


def title(name: str) -> str:
    """A law's name as a heading: ``memory_scaling.error_of_two_classes`` is "Error of two classes"."""
    words = [PROPER.get(word, word) for word in name.rsplit(".", 1)[-1].split("_")]
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])


def short(value: Any) -> str:
    """A number to four digits, for overviews."""
    return f"{value:.4g}" if isinstance(value, float) else number(value)


class Site:
    """Renders templates into `out`; the run's description stands at the foot of every page."""

    def __init__(self, out: Path, run: Mapping[str, Any]) -> None:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
        from markupsafe import Markup

        self._out = out
        self._run = run
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._environment.filters |= {
            "number": number,
            "short": short,
            "interval": lambda ends: "-" if ends is None else f"{short(ends[0])} .. {short(ends[1])}",
            "prose": prose,
            "mathml": lambda formula: Markup(mathml(formula)),
            "mathml_inline": lambda formula: Markup(mathml(formula, display="inline")),
        }
        self._css = Markup((TEMPLATES / "style.css").read_text(encoding="utf-8"))

    def page(self, path: str, template: str, **content: Any) -> None:
        """Write one page; `path` is relative to the site's folder."""
        target = self._out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = self._environment.get_template(template).render(
            css=self._css, root="../" * path.count("/"), run=self._run, **content
        )
        target.write_text(text, encoding="utf-8")

    def file(self, path: str, text: str) -> None:
        """Write one file that is no page."""
        (self._out / path).write_text(text, encoding="utf-8")


def write_index(
    site: Site, laws: Sequence[Mapping[str, Any]], calibration: Mapping[str, Any] | None, references: str
) -> None:
    """The dashboard, with the raw data behind it. `laws` are descriptions that hold their record as ``verdict``."""
    crossed = Counter((status(law), law["verdict"]["verdict"]) for law in laws)
    count = {word: sum(crossed[key, word] for key in STATUSES) for word in VERDICTS}
    table = [(word, [*(crossed[word, verdict] for verdict in VERDICTS)]) for word in STATUSES]
    site.page(
        "index.html",
        "index.html",
        laws=laws,
        refuted=[law for law in laws if law["verdict"]["verdict"] == "refuted"],
        totals=[(word, count[word]) for word in VERDICTS],
        verdict_words=VERDICTS,
        crossed=[(word, [*row, sum(row)]) for word, row in table],
        steps={kind: sum(law["derivation"][kind] for law in laws) for kind in ("proved", "numeric", "cited")},
        mutants={kind: sum(law["verdict"]["mutants"][kind] for law in laws) for kind in ("planted", "killed")},
        calibration=calibration,
        references=references,
    )
    site.file("data.json", json.dumps(plain(list(laws)), indent=1, allow_nan=False, ensure_ascii=False) + "\n")
    site.file("references.bib", references + "\n")


def status(law: Mapping[str, Any]) -> str:
    """``derived`` when every step of the derivation is certified, else ``conjecture``."""
    steps = law["steps"]
    sound = steps and not law["faults"] and all(step["certificate"] != "false" for step in steps)
    return "derived" if sound else "conjecture"


def references_of(laws: Sequence[Mapping[str, Any]]) -> str:
    """BibTeX of exactly the papers that these laws come from, each once."""
    return "\n\n".join(dict.fromkeys(law["bibtex"] for law in laws if law["bibtex"]))
