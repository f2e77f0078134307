"""`lawbook show`."""

from __future__ import annotations

from typing import Any

from lawbook.validate.command_line.misuse import blaming_input
from lawbook.validate.command_line.output import print_json

CERTIFICATES = {"proved": "■ proved", "numeric": "≈ numeric", "cited": "§ cited", "false": "✗ FALSE"}


def show_command(name: str, /, *, json: bool = False) -> int:
    """One law: statement, formula, conditions, source, and every step of its derivation.

    Parameters
    ----------
    name
        The law, e.g. memory_scaling.error_of_two_classes.
    json
        Print an object.
    """
    from lawbook.theory import catalogue
    from lawbook.validate.report.description import description

    with blaming_input(catalogue.UnknownLawError):
        law = catalogue.find(name)
    about = description(law)
    if json:
        print_json(about)
    else:
        print("\n".join(_lines(about)))
    return 0


def _lines(about: dict[str, Any]) -> list[str]:
    lines = [about["name"], "", about["statement"], ""]
    lines += [f"  {about['observable']} {about['relation_words']}", f"  {about['latex']}", "", "for"]
    lines += [f"  {name}: {p['description']}; {p['accepted']}" for name, p in about["symbols"].items()]
    lines += [f"  and {condition}" for condition in about["conditions"]]
    lines += ["", f"source: {about['source']}"] + ([about["note"]] if about["note"] else [])
    if about["remark"]:
        lines += ["", about["remark"]]
    if about["rivals"]:
        lines += ["", "rivals, which the data must exclude"]
        lines += [f"  {rival['name']}: {rival['statement']}" for rival in about["rivals"]]
    if not about["steps"]:
        return [*lines, "", "a conjecture: no derivation"]
    lines += ["", "derivation"]
    for premise in about["premises"]:
        lines += [f"  given: {premise['text']}"] + ([f"    {premise['latex']}"] if premise["latex"] else [])
    for index, step in enumerate(about["steps"], 1):
        lines += [
            f"  {index}. {'lemma, ' if step['lemma'] else ''}{step['reason']}: {step['because']}",
            f"    {step['latex']}",
            f"    {CERTIFICATES[step['certificate']]}: {step['detail'] or 'no detail'}"
            + (f" [{step['reference']}]" if step["reference"] else ""),
        ]
    return lines + [f"  ✗ FALSE: {fault}" for fault in about["faults"]]
