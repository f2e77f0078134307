"""The searches for a mode side by side: what each must be told, what it asks, and the law of its cost."""

from __future__ import annotations

from lawbook.theory.overview import Overview, Row

OVERVIEW = Overview(
    title="Searches for the mode",
    lead=(
        "p falls, p_1 is the mode's probability, L Huffman's mean depth; delta is the tolerated probability of error. The first three work "
        "with a budget of samples, the others stop by themselves."
    ),
    columns=("search", "must be told", "asks about a sample"),
    rows=(
        Row(("exhaustive", "a number of samples", "its class, by a balanced tree"), "mode_estimation.queries_of_exhaustive_search"),
        Row(("adaptive", "a number of samples", "its class, by a Huffman tree that learns"), "mode_estimation.queries_of_adaptive_search"),
        Row(("truncated", "a number of samples", "its class where that is likely, else a set of classes"), "mode_estimation.queries_of_truncated_search_at_most"),
        Row(("elimination", "delta", "its class among those still in play, or none of them"), "mode_estimation.queries_of_elimination"),
        Row(("set elimination", "delta", "its set; sets are split as they prove heavy"), "mode_estimation.queries_of_set_elimination"),
        Row(("elimination by divergence", "delta", "as elimination, with the exact rate function"), "mode_estimation.optimal_elimination"),
        Row(("elimination by mixtures", "delta", "as elimination, with a Bayesian evidence"), "mode_estimation.slope_of_mixture_elimination"),
        Row(("tracking of the best shares", "delta", "one question or full resolution, whichever tells most a query"), "mode_estimation.queries_of_tracking"),
    ),
)
