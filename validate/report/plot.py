"""The picture on a law's page as inline SVG: theory as a line, simulation as markers with intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from lawbook.validate.report.axes import Axis, axis, wants_logarithm

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 78, 16, 14, 52
THEORY = "#1d2430"
SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#7a5c00", "#56B4E9")
SHAPES = ("circle", "square", "triangle", "diamond", "cross", "bar")
Point = tuple[float, float, float, float]  # x, estimate, low, high


def agreement(points: Sequence[Point], relation: str) -> str:
    """What was simulated against what was predicted; on the line they are equal, shaded is what a bound allows."""
    values = [v for point in points for v in point]
    logarithmic = wants_logarithm([v for point in points for v in point[:2]])
    x, y = _axes(values, values, logarithmic, logarithmic)
    ends = (max(x.low, y.low), min(x.high, y.high))
    line = _path([(x(v), y(v)) for v in ends], f'stroke="{THEORY}" stroke-width="1.5"')
    corner = {"at_most": y.start, "at_least": y.end}.get(relation)
    shade = "" if corner is None else (
        f'<path d="M{x(ends[0])} {y(ends[0])} L{x(ends[1])} {y(ends[1])} L{x(ends[1])} {corner} L{x(ends[0])} {corner} Z" '
        'fill="#0072B2" fill-opacity="0.08"/>'
    )
    return _svg(x, y, "prediction", "simulated", shade + line + _markers(x, y, points, 0))


def against(
    variable: str,
    observable: str,
    series: Mapping[str, Sequence[Point]],
    lines: Sequence[Sequence[tuple[float, float]]] = (),
    powers: bool = False,
) -> str:
    """What was simulated against a parameter, one kind of marker per series, with lines of theory.

    `powers` asks for two logarithmic axes, on which a power is a straight line.
    """
    every = [point for points in series.values() for point in points]
    drawn = [end for line in lines for end in line]
    logarithmic = wants_logarithm([p[0] for p in every]), wants_logarithm([p[1] for p in every])
    if powers and all(p[0] > 0 and p[1] > 0 for p in every):
        logarithmic = True, True
    x, y = _axes(
        [p[0] for p in every] + [e[0] for e in drawn], [v for p in every for v in p[1:]] + [e[1] for e in drawn], *logarithmic
    )
    theory = "".join(
        _path([(x(a), y(b)) for a, b in line], f'stroke="{THEORY}" stroke-width="1.5" stroke-dasharray="{dash}"')
        for line, dash in zip(lines, ("none", "6 3", "2 3") * len(lines), strict=False)
    )
    markers = "".join(_markers(x, y, points, index) for index, points in enumerate(series.values()))
    legend = "".join(_legend(index, name) for index, name in enumerate(series)) if len(series) > 1 else ""
    return _svg(x, y, variable, observable, theory + markers, legend, 22 * len(series) if len(series) > 1 else 0)


def _axes(xs: Sequence[float], ys: Sequence[float], log_x: bool, log_y: bool) -> tuple[Axis, Axis]:
    return axis(xs, LEFT, WIDTH - RIGHT, log_x), axis(ys, HEIGHT - BOTTOM, TOP, log_y)


def _path(pixels: Sequence[tuple[float, float]], style: str) -> str:
    return f'<path d="M{" L".join(f"{a} {b}" for a, b in pixels)}" fill="none" {style}/>'


def _markers(x: Axis, y: Axis, points: Sequence[Point], index: int) -> str:
    colour = SERIES[index % len(SERIES)]
    bars = "".join(f"M{x(at)} {y(low)} V{y(high)} " for at, _, low, high in points)
    shapes = "".join(_shape(x(at), y(estimate), index) for at, estimate, _, _ in points)
    return f'<g stroke="{colour}" fill="#fff"><path d="{bars}" stroke-width="1.5"/>{shapes}</g>'


def _shape(a: float, b: float, index: int, r: float = 3.5) -> str:
    kind = SHAPES[index % len(SHAPES)]
    if kind == "circle":
        return f'<circle cx="{a}" cy="{b}" r="{r}"/>'
    outline = {
        "square": f"M{a - r} {b - r} h{2 * r} v{2 * r} h{-2 * r} Z",
        "triangle": f"M{a} {b - r - 1} L{a + r + 1} {b + r} L{a - r - 1} {b + r} Z",
        "diamond": f"M{a} {b - r - 1} L{a + r + 1} {b} L{a} {b + r + 1} L{a - r - 1} {b} Z",
        "cross": f"M{a - r} {b - r} L{a + r} {b + r} M{a - r} {b + r} L{a + r} {b - r}",
        "bar": f"M{a - r - 1} {b} H{a + r + 1}",
    }[kind]
    return f'<path d="{outline}"/>'


def _legend(index: int, name: str) -> str:
    at = HEIGHT + 14 + 22 * index
    colour = SERIES[index % len(SERIES)]
    return f'<g stroke="{colour}" fill="#fff">{_shape(LEFT + 6, at - 4, index)}</g><text x="{LEFT + 20}" y="{at}">{escape(name)}</text>'


def _svg(x: Axis, y: Axis, x_name: str, y_name: str, content: str, legend: str = "", extra: int = 0) -> str:
    base, left = HEIGHT - BOTTOM, LEFT
    grid = "".join(f'<path d="M{at} {base} V{TOP}"/>' for at, _ in x.ticks())
    grid += "".join(f'<path d="M{left} {at} H{WIDTH - RIGHT}"/>' for at, _ in y.ticks())
    labels = "".join(f'<text x="{at}" y="{base + 18}" text-anchor="middle">{label}</text>' for at, label in x.ticks())
    labels += "".join(f'<text x="{left - 8}" y="{at + 4}" text-anchor="end">{label}</text>' for at, label in y.ticks())
    middle = (TOP + base) / 2
    names = f'<text x="{(left + WIDTH - RIGHT) / 2}" y="{base + 40}" text-anchor="middle">{escape(x_name)}</text>'
    names += f'<text x="16" y="{middle}" text-anchor="middle" transform="rotate(-90 16 {middle})">{escape(y_name)}</text>'
    height = HEIGHT + extra
    return (
        f'<svg class="plot" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f'aria-label="{escape(y_name)} against {escape(x_name)}"><g stroke="#e4e8ee">{grid}</g>'
        f'<path d="M{left} {TOP} V{base} H{WIDTH - RIGHT}" fill="none" stroke="{THEORY}"/>{labels}{names}{content}{legend}</svg>'
    )
