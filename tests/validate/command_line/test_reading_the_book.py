"""`list`, `show`: what scripts may rely on."""

import pytest

LAW = "memory_scaling.error_of_two_classes"
REFUTED = "memory_scaling.power_law_on_real_tokens"


def check_header(law):
    assert {"name", "system", "relation", "statement", "source", "symbols", "derivation"} <= set(law)
    assert law["name"].startswith(law["system"] + ".")
    assert set(law["derivation"]) == {"proved", "numeric", "cited"}
    assert all(isinstance(count, int) for count in law["derivation"].values())
    assert all({"kind", "accepted", "description", "latex"} == set(symbol) for symbol in law["symbols"].values())


def test_list_gives_an_array_of_laws(lawbook):
    done = lawbook(f"list {LAW} memory_scaling.unseen_mass --json")
    assert (done.code, done.err) == (0, "")
    assert [law["name"] for law in done.json] == [LAW, "memory_scaling.unseen_mass"]
    for law in done.json:
        check_header(law)
    assert list(done.json[0]["symbols"]) == ["q", "Q", "d"] and done.json[0]["derivation"]["proved"] >= 5


def test_list_for_people_names_every_law_once(lawbook):
    from lawbook.theory import catalogue

    lines = lawbook("list").out.splitlines()
    for law in catalogue.laws():
        assert sum(line.split()[:1] == [law.name] for line in lines) == 1
    assert lines[0].startswith(f"{len(catalogue.laws())} laws")


def test_show_gives_the_law_and_its_certified_steps(lawbook):
    law = lawbook(f"show {LAW} --json").json
    check_header(law)
    assert law["latex"] and law["conditions"] and law["rivals"] and law["faults"] == []
    assert sum(law["derivation"].values()) == len(law["steps"])
    for step in law["steps"]:
        assert step["certificate"] in ("proved", "numeric", "cited") and step["latex"] and step["because"]


def test_show_for_people_says_the_same(lawbook):
    law, text = lawbook(f"show {LAW} --json").json, lawbook(f"show {LAW}").out
    for words in (law["statement"], law["latex"], law["source"], *law["conditions"]):
        assert words in text
    assert text.count("■ proved") == law["derivation"]["proved"]
    assert text.count("≈ numeric") == law["derivation"]["numeric"]


def test_a_refuted_law_explains_itself(lawbook):
    assert len(lawbook(f"show {REFUTED} --json").json["remark"]) > 40


@pytest.mark.parametrize("verb", ["list", "show", "predict", "validate", "simulate", "sweep", "figures", "report", "bench"])
def test_every_verb_has_help(lawbook, verb):
    done = lawbook(f"{verb} --help")
    assert done.code == 0 and f"lawbook {verb}" in done.out and done.err == ""
