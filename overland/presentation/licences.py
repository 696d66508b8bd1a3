"""Licences of the parts of a story that are not the data's own, by the names that machines know.

Names are SPDX identifiers where there is one; `path` is where the licence can be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: the name that machines know, and where it can be read."""

    name: str
    path: str


ODBL: Final = Licence("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/")
_CC: Final = "https://creativecommons.org/licenses"

KNOWN: Final[Mapping[str, Licence]] = {
    found.name: found
    for found in (
        ODBL,
        Licence("MIT", "https://opensource.org/license/mit"),
        Licence("CC-BY-4.0", f"{_CC}/by/4.0/"),
        Licence("CC-BY-SA-4.0", f"{_CC}/by-sa/4.0/"),
        Licence("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    )
}
OF_POINTS: Final[Mapping[str, Licence]] = {
    "GeoNames": KNOWN["CC-BY-4.0"],
    "Wikipedia": KNOWN["CC-BY-SA-4.0"],
    "Wikidata": KNOWN["CC0-1.0"],
    "airportsdata": KNOWN["MIT"],
    "OpenStreetMap": ODBL,
    "Nominatim": ODBL,
    "Photon": ODBL,
}
"""Whose points there are -> under which licence their maker publishes them."""


def of_line(properties: Mapping[str, object]) -> tuple[Licence, ...]:
    """The licences that routes.geojson names for a line (`license`); () where it names none.

    Several are joined as in SPDX, "ODbL-1.0 AND MIT". One that is not known here keeps its name,
    and has no address.
    """
    names = str(properties.get("license") or "").split(" AND ")
    return tuple(KNOWN.get(name, Licence(name, "")) for name in map(str.strip, names) if name)
