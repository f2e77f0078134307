"""Results as labelled data: an `xarray.Dataset` with named dimensions that says where its numbers come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from lawbook.validate.keys import canonical_json

if TYPE_CHECKING:
    import xarray

# What every number of one data set must share; a mixture is a sweep resumed on other sources or libraries.
SHARED = ("function", "source", "versions", "entropy")
RECORDED = ("lawbook", "python", "blas", "cpu", "platform")


def to_dataset(
    grid: Mapping[str, Sequence[Any]],
    results: Sequence[Mapping[str, np.ndarray]],
    *,
    origins: Sequence[Mapping[str, Any]] = (),
    dims: Mapping[str, Sequence[str]] | None = None,
    attributes: Mapping[str, Any] | None = None,
    mix: bool = False,
) -> xarray.Dataset:
    """The results of a grid's points (in the order of `itertools.product`), arrays (replicates, ...) by name.

    `origins` are the provenances of the records behind them; they go into the attributes as JSON text.
    Raises ValueError when shapes differ between points, and, unless `mix`, when sources, library versions,
    functions or seeds do.
    """
    import xarray

    shape = tuple(len(axis) for axis in grid.values())
    if len(results) != int(np.prod(shape)) or not results:
        raise ValueError(f"results: got {len(results)} for a grid of shape {shape}; accepted: one for each point")
    variables: dict[str, Any] = {}
    shared: dict[tuple[int, ...], list[str]] = {}  # equal shapes speak of the same things: counts and their trials
    for name in results[0]:
        arrays = [np.asarray(result[name]) for result in results]
        if len({array.shape for array in arrays}) > 1:
            raise ValueError(f"{name}: got shapes {sorted({a.shape for a in arrays})}; accepted: one shape at all points")
        own = [f"{name}_{axis}" for axis in range(1, arrays[0].ndim)]
        inner = tuple((dims or {}).get(name) or shared.setdefault(arrays[0].shape[1:], own))
        if len(inner) != arrays[0].ndim - 1:
            raise ValueError(f"dims: got {inner} for {name} of shape {arrays[0].shape}; accepted: one for each axis but the first")
        variables[name] = ((*grid, "replicate", *inner), np.stack(arrays).reshape(*shape, *arrays[0].shape))
    coordinates = {name: _axis(axis) for name, axis in grid.items()}
    return xarray.Dataset(variables, coordinates, _attributes(origins, mix) | dict(attributes or {}))


def _axis(values: Sequence[Any]) -> Any:
    """Numbers and texts as they are; anything else (a list of sizes, None) as its JSON text."""
    simple = all(isinstance(v, (str, bool, int, float, np.generic)) for v in values)
    same = len({isinstance(v, str) for v in values}) == 1
    return np.asarray(values) if simple and same else np.asarray([canonical_json(v) for v in values])


def _attributes(origins: Sequence[Mapping[str, Any]], mix: bool) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    for name in (*SHARED, *RECORDED):
        found = sorted({canonical_json(origin[name]) for origin in origins if name in origin})
        if name in SHARED and len(found) > 1 and not mix:
            raise ValueError(f"origins: got {name} {' and '.join(found)} in one data set; accepted: one, unless mix=True")
        if found:
            attributes[name] = found[0] if len(found) == 1 else "[" + ",".join(found) + "]"
    return attributes


def write_dataset(data: xarray.Dataset, path: str | Path) -> None:
    """Writes ``.csv`` (one row per point, replicate and inner index) or ``.nc`` (netCDF 3, through SciPy).

    The same data give the same bytes. Raises ValueError for another ending.
    """
    path = Path(path)
    if path.suffix not in (".csv", ".nc"):
        raise ValueError(f"path: got {str(path)!r}; accepted: a name that ends in .csv or .nc")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".csv":
        data.to_dataframe().to_csv(path, lineterminator="\n")
    else:
        data.to_netcdf(path, engine="scipy", format="NETCDF3_64BIT")
