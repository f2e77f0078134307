"""The budget of the published experiments does not keep the error below the level it is given."""

from __future__ import annotations

from lawbook.theory import AtMost, Law, Rival
from lawbook.theory.mode_estimation.setting import ERROR, HERE

LAW = Law(
    name="mode_estimation.error_of_budget_rule_as_printed",
    statement="The most frequent of ceil(ln(1/delta)/Delta^2) samples, Delta^2 = -ln(1 - (sqrt(p_1) - sqrt(p_2))^2), is not the mode "
    "with probability at most delta.",
    relation=AtMost(),
    observable="error",
    parameters=(ERROR,),
    prediction=lambda v: v.delta,
    source=HERE,
    rivals=(Rival("twice", "at most 2 delta", lambda v: 2 * v.delta),),
    remark=(
        "Refuted, and kept for that: with one class of probability 1/2, 999 equal ones and delta = 2^-9 the error is .01041 = 5.3 delta, since "
        "light classes tie with few samples of the mode (law `birthday_error`). Where rivals are few the rule is two to ten times too "
        "careful, since it has no prefactor. A budget that suffices: law `error_of_budget_with_classes`; the least one: `smallest_budget`."
    ),
)
