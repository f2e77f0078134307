"""The page of one law: statement, derivation, and the test with its picture and its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lawbook.validate.command_line.output import counted
from lawbook.validate.report.plot import against, agreement
from lawbook.validate.report.site import Site

MOST_ROWS = 60
MOST_POINTS = 400
STATISTICS = {
    "exact": "The simulator returns an exact value, so nothing is random",
    "proportion": "Successes are counted (Clopper-Pearson intervals)",
    "bounded": "Averages of numbers between 0 and 1 (empirical Bernstein intervals)",
    "mean": "Means over replicates (Student intervals)",
}


def write_law(site: Site, law: Mapping[str, Any], before: str | None, after: str | None) -> None:
    """Write the page; `law` is a description with title and verdict, `before` and `after` its neighbours."""
    from markupsafe import Markup

    verdict = law["verdict"]
    comparisons = verdict["comparisons"]
    columns, rows = _table(comparisons[:MOST_ROWS])
    picture = _picture(law, comparisons)
    site.page(
        f"laws/{law['name']}.html",
        "law.html",
        law=law,
        verdict=verdict,
        test=_test(law),
        plot=Markup(picture) if picture else None,
        columns=columns,
        right=[name for name in columns if all(isinstance(row[name], (int, float)) for row in rows)],
        rows=rows,
        left_out=max(len(comparisons) - MOST_ROWS, 0),
        siblings=verdict["mutants"].get("details", []),
        before=before,
        after=after,
    )


def _test(law: Mapping[str, Any]) -> dict[str, str] | None:
    from lawbook.validate.catalogue import experiment_of

    experiment = experiment_of(law["name"])
    if experiment is None:
        return None
    band = experiment.band
    width = " plus ".join(
        [f"{100 * band.relative:g} % of the prediction"] * (band.relative > 0) + [f"{band.absolute:g}"] * (band.absolute > 0)
    )
    replicates = "." if experiment.statistic == "exact" else f": {counted(law['verdict']['replicates'], 'replicate')}."
    words = [STATISTICS[experiment.statistic] + replicates]
    if width:
        words.append(f"Equal means within {width}" + (f": {band.reason}." if band.reason else "."))
    return {"words": " ".join([*words, experiment.note])}


def _table(comparisons: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[dict[str, Any]]]:
    """Columns and rows: what varies between the comparisons, then estimate, interval and prediction."""
    settings = [{**_scalars(c["values"]), **_scalars(c["cell"])} for c in comparisons]
    names = list(dict.fromkeys(name for setting in settings for name in setting))
    results = ("estimate", "low", "high", "prediction")
    columns = [*names, *results]
    return columns, [
        {name: setting.get(name) for name in names} | {name: c[name] for name in results}
        for setting, c in zip(settings, comparisons, strict=True)
    ]


def _scalars(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if isinstance(value, (int, float, str))}


def _picture(law: Mapping[str, Any], comparisons: Sequence[Mapping[str, Any]]) -> str:
    shown = [c for c in comparisons if all(isinstance(c[k], (int, float)) for k in ("estimate", "low", "high", "prediction"))]
    stride = 1 + len(shown) // MOST_POINTS
    shown = shown[::stride]
    if not shown:
        return ""
    variable = law["variable"]
    if law["relation"] in ("scales", "asymptotic", "threshold") and variable and all(variable in c["values"] for c in shown):
        return _curves(law, shown, variable)
    if law["relation"] == "ordered" or len({c["prediction"] for c in shown}) == 1:
        points = [(float(i), c["estimate"], c["low"], c["high"]) for i, c in enumerate(shown, 1)]
        value = shown[0]["prediction"]
        return against("comparison", law["observable"].replace("_", " "), {"simulated": points}, [[(1.0, value), (len(points) + 0.0, value)]])
    points = [(c["prediction"], c["estimate"], c["low"], c["high"]) for c in shown]
    return agreement(points, law["relation"])


def _curves(law: Mapping[str, Any], shown: Sequence[Mapping[str, Any]], variable: str) -> str:
    """Observable against the relation's variable, one series per setting of everything else."""
    series: dict[str, list[Any]] = {}
    predicted: dict[str, list[tuple[float, float]]] = {}
    for c in shown:
        others = {k: v for k, v in {**c["cell"], **c["values"]}.items() if k != variable and isinstance(v, (int, float, str))}
        moving = _moving(shown, variable)
        name = ", ".join(f"{k} = {v:g}" if isinstance(v, float) else f"{k} = {v}" for k, v in others.items() if k in moving)
        point = (c["values"][variable], c["estimate"], c["low"], c["high"])
        series.setdefault(name or "simulated", []).append(point)
        predicted.setdefault(name or "simulated", []).append((point[0], c["prediction"]))
    if law["relation"] == "scales":  # the prediction is an exponent: draw its slope through the middle point
        lines = [_slope(sorted(points), predicted[name][0][1]) for name, points in series.items()]
    else:
        lines = [sorted(points) for points in predicted.values()]
    shown_series = dict(list(series.items())[:6])
    return against(variable, law["observable"].replace("_", " "), shown_series, lines[:6], powers=law["relation"] == "scales")


def _moving(shown: Sequence[Mapping[str, Any]], variable: str) -> set[str]:
    """The settings that differ between comparisons and do not move along with the variable."""
    names = {k for c in shown for k in (*c["cell"], *c["values"])} - {variable}
    columns = {k: [str({**c["cell"], **c["values"]}.get(k)) for c in shown] for k in names}
    along = [c["values"][variable] for c in shown]
    free = set()
    for name, column in columns.items():
        pairs = set(zip(along, column, strict=True))
        if len(set(column)) > 1 and len(pairs) > len(set(along)):
            free.add(name)
    return free


def _slope(points: Sequence[tuple[float, ...]], exponent: float) -> list[tuple[float, float]]:
    """The power through the middle point; many points, because it bends unless both axes are logarithmic."""
    low, high = points[0][0], points[-1][0]
    at, height = points[len(points) // 2][:2]
    if low <= 0:
        return []
    return [(x, height * (x / at) ** exponent) for x in (low * (high / low) ** (k / 40) for k in range(41))]
