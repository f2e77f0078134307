"""`lawbook list`."""

from __future__ import annotations

from lawbook.validate.command_line.misuse import blaming_input
from lawbook.validate.command_line.output import counted, print_json, print_table


def list_command(*names: str, json: bool = False) -> int:
    """The laws of the book.

    Parameters
    ----------
    names
        Laws or systems; all of them by default.
    json
        Print an array of objects, each with the counts of certified steps. The first time this checks
        every derivation, which takes a while; certificates are kept for the next time.
    """
    from lawbook.theory import catalogue

    with blaming_input(catalogue.UnknownLawError):
        laws = catalogue.select(names)
    if json:
        from lawbook.validate.report.description import header

        print_json([header(law) for law in laws])
        return 0
    rows = [(law.name, law.relation.kind, law.statement) for law in laws]
    print_table(("law", "relation", "statement"), rows, title=f"{counted(len(laws), 'law')}; `lawbook show NAME` tells more")
    return 0
