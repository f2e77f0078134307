"""Checking a derivation: every step re-done, every step certified, the chain and its conclusion too.

``proved``: computer algebra closes the step, and the numerical witness agrees. ``numeric``: the witness
alone. ``cited``: taken from the literature, and the witness agrees. ``false``: it does not.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawbook.theory.relation import Asymptotic, AtLeast, AtMost, Equals, Ordered, Scales, Threshold

if TYPE_CHECKING:
    from lawbook.theory.derivation import Derivation, Step
    from lawbook.theory.law import Law

# what the steps of the main chain may compose to, for each kind of law
CONCLUSIONS: dict[type, tuple[str, ...]] = {
    Equals: ("equal",),
    AtMost: ("equal", "at_most"),
    AtLeast: ("equal", "at_least"),
    Asymptotic: ("equal", "limit", "asymptotic"),
    Scales: ("equal", "limit", "asymptotic"),
    Ordered: ("equal", "at_least"),
    Threshold: ("equal", "limit", "asymptotic"),
}


@dataclass(frozen=True)
class StepCertificate:
    """The verdict on one step (`index`), or on the chain as a whole (`index` -1, when it is broken)."""

    index: int
    certificate: str
    detail: str
    digits: int = 0
    slack: float | None = None


@cache
def certify(law: Law) -> tuple[StepCertificate, ...]:
    """Check `law`'s derivation: one certificate per step, and one more for each fault of the chain.

    A conjecture (no derivation) has none.
    """
    if law.derivation is None:
        return ()
    derivation = law.derivation(law.symbols())
    steps = tuple(_certify_step(step, index, law.name) for index, step in enumerate(derivation.steps))
    faults = tuple(StepCertificate(-1, "false", fault) for fault in chain_faults(law, derivation))
    return steps + faults


def certified(law: Law) -> tuple[StepCertificate, ...]:
    """`certify`, remembered on disk until a source of the law, of this room's core or a library changes."""
    path = _path(law)
    try:
        return tuple(StepCertificate(**row) for row in json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        found = certify(law)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{id(found)}.tmp")
        draft.write_text(json.dumps([asdict(row) for row in found]), encoding="utf-8")
        draft.replace(path)
    except OSError:
        pass  # a cache that cannot be written costs time, not truth
    return found


def remembered(law: Law) -> bool:
    """Whether `certified` need not check anything."""
    return law.derivation is None or _path(law).is_file()


def _path(law: Law) -> Path:
    from lawbook.theory.compilation.modules import cache_directory
    from lawbook.theory.sources import law_key

    return cache_directory() / "certificates" / f"{law_key(law)}.json"


def counts(law: Law) -> dict[str, int]:
    """How many steps are proved, numeric and cited (and false, which a law of the book has none of)."""
    kinds = [row.certificate for row in certified(law)]
    tally = {kind: kinds.count(kind) for kind in ("proved", "numeric", "cited")}
    return tally | ({"false": kinds.count("false")} if "false" in kinds else {})


def is_derived(law: Law) -> bool:
    """Whether the law has a derivation and every step of it is certified."""
    rows = certified(law)
    return bool(rows) and all(row.certificate != "false" for row in rows)


def _certify_step(step: Step, index: int, name: str) -> StepCertificate:
    from lawbook.theory.proof import prove
    from lawbook.theory.witness import WitnessError, linked, witness

    try:
        seen = witness(step, f"{name} {index}")
    except WitnessError as error:
        return StepCertificate(index, "false", f"not testable: {error}")
    if not seen.holds:
        return StepCertificate(index, "false", seen.detail, seen.digits, seen.slack)
    if step.reason == "cited":
        if not step.reference:
            return StepCertificate(index, "false", "cited without a reference")
        return StepCertificate(index, "cited", f"{step.reference}; {seen.detail}", seen.digits, seen.slack)
    words = prove(step)
    if words is None and step.numeric is not None:
        # nothing but the step's own numbers speaks for it: they must be those of its two sides
        compared, fault = linked(step, f"{name} {index}")
        if compared < 2 and not fault:
            fault = "not testable: neither proved, nor can both sides be evaluated beside the step's own numbers"
        if fault:
            return StepCertificate(index, "false", fault, seen.digits, seen.slack)
    if words is None:
        return StepCertificate(index, "numeric", seen.detail, seen.digits, seen.slack)
    return StepCertificate(index, "proved", f"{words}; {seen.detail}", seen.digits, seen.slack)


def chain_faults(law: Law, derivation: Derivation) -> list[str]:
    """What is wrong with the chain: a gap between steps, relations that do not compose, another conclusion."""
    import sympy as sp

    chain = [step for step in derivation.steps if not step.lemma]
    if not chain:
        return ["the derivation has no step that is not a lemma"]
    faults = []
    net = "equal"
    for before, after in zip([None, *chain], chain, strict=False):
        if before is not None and not _same(sp.sympify(before.right), sp.sympify(after.left)):
            faults.append(f"broken chain: a step ends with {before.right}, the next begins with {after.left}")
        composed = compose(net, after.relation)
        if composed is None:
            faults.append(f"relations do not compose: {net} after which {after.relation}")
        net = composed or net
    if net not in CONCLUSIONS[type(law.relation)]:
        faults.append(f"the steps show {net!r}, the law claims {law.relation.kind!r}")
    if not concludes(law, chain[-1].right):
        faults.append(f"the derivation concludes {chain[-1].right}, the law predicts {law.expression()}")
    return faults


def compose(first: str, second: str) -> str | None:
    """The relation between the ends of two steps, or None where they do not combine."""
    if first == "equal" or first == second:
        return second
    if second == "equal":
        return first
    if {first, second} == {"limit", "asymptotic"}:
        return "asymptotic"
    return None


def concludes(law: Law, right: Any) -> bool:
    """Whether the last right-hand side is the law's prediction, structurally or by an identity."""
    import sympy as sp

    return _same(sp.sympify(right), law.expression())


def _same(first: Any, second: Any) -> bool:
    from lawbook.theory.derivation import equal
    from lawbook.theory.witness import WitnessError, witness

    if first == second:
        return True
    step = equal(first, second, "expand", "the same expression")
    try:
        return witness(step, "same").holds
    except WitnessError:
        return False
