"""Vehicles in whatever form they stand, and how one travels by them: на шести автобусах, road."""

from __future__ import annotations

import re

from overland.drafting import inflection
from overland.drafting.lexicon.words import DraftLexicon

_SHORTEST = 4


def way(word: str, lexicon: DraftLexicon) -> str:
    """How one travels by a vehicle named by a word in small letters; "" if it names none."""
    known = lexicon.vehicles
    if word in known or lexicon.code not in ("ru", "uk") or len(word) < _SHORTEST:
        return known.get(word, "")
    forms = (form for form, _cost in inflection.forms(word, lexicon.code))
    plural = re.sub("(?:ов|ів|ей)$", "", word)
    return next((known[form] for form in (*forms, plural) if form in known), "")
