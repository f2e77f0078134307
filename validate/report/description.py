"""Everything that the book says about a law, as plain data: for `show`, for the pages, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lawbook.validate.report.formulas import latex, step_latex, symbol_latex

if TYPE_CHECKING:
    from lawbook.theory import Law

RELATION_WORDS = {
    "equals": "equals",
    "at_most": "is at most",
    "at_least": "is at least",
    "asymptotic": "tends, in ratio, to",
    "scales": "is a power with the exponent",
    "ordered": "exceeds",
    "threshold": "changes at",
}


def header(law: Law) -> dict[str, Any]:
    """What `list` prints: no computer algebra but for the kept counts of certificates."""
    from lawbook.theory import certificates

    return {
        "name": law.name,
        "system": law.system,
        "relation": law.relation.kind,
        "statement": law.statement,
        "source": source_words(law),
        "symbols": {
            p.name: {"kind": p.kind, "accepted": p.accepted, "description": p.description, "latex": symbol_latex(p)}
            for p in law.parameters
        },
        "derivation": dict(certificates.counts(law)),
    }


def description(law: Law) -> dict[str, Any]:
    """The whole law: header, formula, conditions, source, rivals, and each step with its certificate."""
    paper = law.source.paper
    return header(law) | {
        "observable": law.observable,
        "variable": getattr(law.relation, "variable", None),
        "relation_words": relation_words(law),
        "latex": latex(law, law.expression()),
        "conditions": [condition.text for condition in law.conditions],
        "note": law.source.note,
        "bibtex": paper.bibtex if paper else None,
        "remark": law.remark,
        "rivals": [{"name": rival.name, "statement": rival.statement} for rival in law.rivals],
        **derivation(law),
    }


def source_words(law: Law) -> str:
    """Where the law comes from; one derived here may still be about a paper's setting."""
    source = law.source
    if source.paper is not None and source.statement == "derived here":
        return f"derived here, in the setting of {source.paper.authors}, {source.paper.venue}"
    return str(source)


def relation_words(law: Law) -> str:
    """The relation between observable and prediction as words."""
    words = RELATION_WORDS[law.relation.kind]
    variable = getattr(law.relation, "variable", None)
    if law.relation.kind == "ordered":
        return f"exceeds ({law.relation.above} above {law.relation.below})"
    return f"{words} (in {variable})" if variable else words


def derivation(law: Law) -> dict[str, Any]:
    """Premises, and steps with the way in which each is certified."""
    if law.derivation is None:
        return {"premises": [], "steps": [], "faults": []}
    from lawbook.theory import certificates

    chain = law.derivation(law.symbols())
    rows = certificates.certified(law)
    by_index = {row.index: row for row in rows if row.index >= 0}
    return {
        "premises": [
            {"text": premise.text, "latex": _premise_latex(law, premise)} for premise in chain.premises
        ],
        "steps": [
            {
                "latex": step_latex(law, step),
                "relation": step.relation,
                "reason": step.reason,
                "because": step.because,
                "reference": step.reference,
                "lemma": step.lemma,
                "certificate": certified.certificate,
                "detail": certified.detail,
                "digits": certified.digits,
                "slack": certified.slack,
            }
            for step, certified in ((step, by_index[index]) for index, step in enumerate(chain.steps))
        ],
        "faults": [row.detail for row in rows if row.index < 0],
    }


def _premise_latex(law: Law, premise: Any) -> str | None:
    if premise.left is None:
        return None
    return latex(law, premise.left) + ("" if premise.right is None else f" = {latex(law, premise.right)}")
