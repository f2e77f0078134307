"""The pages of the report: true to the record, drawn without a network, readable by a program."""

import json
import re
from html.parser import HTMLParser

import pytest

from lawbook.theory import catalogue
from lawbook.validate.report.book_site import write_site
from lawbook.validate.report.formulas import mathml
from lawbook.validate.report.prose import prose
from lawbook.validate.report.site import title

RUN = {"level": "quick", "seed": 0, "tokens": "pydoc", "versions": "lawbook 0"}
LAWS = ("memory_scaling.unseen_mass", "memory_scaling.power_law_on_real_tokens", "memory_scaling.sgd_weight_growth")
VOID = {"meta", "br", "img", "hr", "link", "input", "mspace", "circle", "path", "line", "polyline", "rect", "polygon"}


def record(name, verdict, estimate=0.5, low=0.4, high=0.6, prediction=0.55):
    comparison = {
        "cell": {"tokens": "pydoc"}, "values": {"T": 10.0}, "estimate": estimate, "low": low, "high": high,
        "prediction": prediction,
    }  # fmt: skip
    details = [{"name": "a < b", "kind": "rival", "killed": True, "sentence": "the data exclude that a < b"}]
    return {
        "name": name, "verdict": verdict, "estimate": estimate, "interval": [low, high], "prediction": prediction,
        "replicates": 8, "seconds": 0.1, "mutants": {"planted": 1, "killed": 1, "details": details}, "reason": "",
        "comparisons": [comparison], "looks": 1,
    }  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    laws = catalogue.select(LAWS)
    records = {LAWS[0]: record(LAWS[0], "supported"), LAWS[1]: record(LAWS[1], "refuted", prediction=0.9)}
    assert write_site(folder, laws, records, RUN, None) == list(LAWS)
    return folder


class Nesting(HTMLParser):
    """Every element is closed where it must be."""

    def __init__(self):
        super().__init__()
        self.open, self.links, self.outside = [], [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "a":
            self.links.append(given["href"])
        self.outside += [given[k] for k in ("src",) if k in given and not given[k].startswith("data:")]
        self.outside += [tag] * (tag in ("script", "link", "iframe"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes another element"


def pages(site):
    return sorted(site.rglob("*.html"))


def test_pages_are_well_formed_need_no_network_and_link_to_what_exists(site):
    assert len(pages(site)) == 4 + len(LAWS)
    for page in pages(site):
        nesting = Nesting()
        nesting.feed(page.read_text(encoding="utf-8"))
        assert nesting.open == [] and nesting.outside == [], page
        for link in nesting.links:
            assert (page.parent / link.partition("#")[0]).exists(), f"{page}: {link}"


def test_the_dashboard_counts_what_the_records_say(site):
    text = (site / "index.html").read_text(encoding="utf-8")
    for count, word in ((1, "supported"), (1, "refuted"), (0, "undecided"), (1, "untested")):
        assert f"<b>{count}</b>{word}" in text
    assert "What is refuted, and why it stays" in text
    law = catalogue.find(LAWS[1])
    assert str(prose(law.remark)) in text
    data = json.loads((site / "data.json").read_text(encoding="utf-8"))
    assert [entry["verdict"]["verdict"] for entry in data] == ["supported", "refuted", "untested"]


def test_formulas_are_mathml_that_browsers_know(site):
    for page in pages(site):
        text = page.read_text(encoding="utf-8")
        assert "<mpadded" not in text and "<merror" not in text and "\\frac" not in text
    law = (site / "laws" / f"{LAWS[2]}.html").read_text(encoding="utf-8")
    assert law.count("<math") >= 8 and "⟶" in law or "&#x027F6;" in law  # a limit, its variable below


def test_a_function_is_set_off_from_what_stands_before_it():
    element = mathml(r"k \log{\left(c \right)}")
    assert re.search(r"<mspace[^>]*/><mi>log</mi>", element) and 'symmetric="false"' in element


def test_what_users_write_cannot_become_markup(site):
    text = (site / "laws" / f"{LAWS[0]}.html").read_text(encoding="utf-8")
    assert "a &lt; b" in text and "a < b" not in text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("q^2/Q <= d", "q<sup>2</sup>/Q ≤ d"),
        ("d^(1-alpha)", "d<sup>1-α</sup>"),
        ("u_f^T W e_x'", "u<sub>f</sub><sup>T</sup> W e<sub>x&#39;</sub>"),
        ("(T / zeta(alpha))^(1/alpha)", "(T / ζ(α))<sup>1/α</sup>"),
        ("see `error_of_two_classes`, token_error", "see <code>error_of_two_classes</code>, token_error"),
        ("a Gamma integral", "a Gamma integral"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
)
def test_sentences_with_formulas(text, html):
    assert str(prose(text)) == html


def test_titles():
    assert title("memory_scaling.relu_readout_error_of_zipf") == "ReLU readout error of Zipf"
    assert title("memory_scaling.sgd_weight_growth") == "SGD weight growth"


def test_tokens_page_says_which_laws_hold_on_them(site):
    text = (site / "tokens.html").read_text(encoding="utf-8")
    assert "Of the 1 comparisons of supported laws, 1 agree" in text
    assert "Refuted laws among them: Power law on real tokens." in text
