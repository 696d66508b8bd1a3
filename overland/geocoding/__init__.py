"""The registry of geocoders: the word a person types, and the module that asks the service.

Each module has `provider(settings: Settings) -> Provider`. It is imported only when asked for:
the gazetteer needs packages that checking a ledger does not.

To add a geocoder: a module with `provider`, and its line in PROVIDERS. An online one says in a
`Service` how geopy's class is asked and how its records are read; waiting, retries, the cache and
disbelief are done for it (`online`). tests/contract/test_geocoders.py tests whatever is here.
"""

from __future__ import annotations

from importlib import import_module

from overland.errors import WrongUse
from overland.geocoding.candidates import Provider, Settings

PROVIDERS: dict[str, str] = {
    "gazetteer": "overland.geocoding.gazetteer",
    "nominatim": "overland.geocoding.nominatim",
    "photon": "overland.geocoding.photon",
}
OFFLINE = "gazetteer"


def geocoder(name: str, settings: Settings) -> Provider:
    """The geocoder of that name, ready to be asked. Raises WrongUse for an unknown name."""
    if name not in PROVIDERS:
        raise WrongUse(f"no geocoder {name!r}. Known: {', '.join(PROVIDERS)}")
    chosen: Provider = import_module(PROVIDERS[name]).provider(settings)
    return chosen
