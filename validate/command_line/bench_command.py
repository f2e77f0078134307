"""`lawbook bench`."""

from __future__ import annotations

from typing import Any, Literal

from lawbook.validate.command_line.misuse import Misuse
from lawbook.validate.command_line.output import console, number, print_json, print_table


def bench_command(system: str | None = None, /, *, level: Literal["quick", "full"] = "quick", json: bool = False) -> int:
    """Measure our speed as ratios to other ways to the same result, in turns in one process.

    Exit code 1 when a promised ratio is not kept.

    Parameters
    ----------
    system
        One system; all of them by default.
    level
        quick leaves out what takes minutes or gigabytes.
    json
        Print an array of objects.
    """
    from lawbook.validate import bench

    try:
        items = [item for _, item in bench.benchmarks(system) if level == "full" or item.level == "quick"]
    except LookupError as error:
        known = sorted({name for name, _ in bench.benchmarks()})
        raise Misuse(f"system: got {system!r}; accepted: {', '.join(known)}") from error
    screen = console(stderr=True)
    rows: list[dict[str, Any]] = []
    with screen.status("measuring") as status:
        for index, item in enumerate(items, 1):
            status.update(f"measuring {index}/{len(items)}: {item.name}")
            rows.append(bench.measure(item))
    if json:
        print_json(rows)
    else:
        _print(rows)
    return int(any(row["kept"] is False for row in rows))


def _print(rows: list[dict[str, Any]]) -> None:
    words = {None: "", True: "✓ kept", False: "✗ not kept"}
    print_table(
        ("what", "against", "seconds>", "ratio>", "meaning", "promised>", ""),
        [
            (r["question"], r["against"], number(r["seconds"]), f"{r['ratio']:.3g}", r["means"],
             number(r["target"]), words[r["kept"]])
            for r in rows
        ],
    )
