"""Vehicles in whatever form they stand, and how one travels by them: на шести автобусах, road."""

from __future__ import annotations

import re
from collections.abc import Sequence

from overland.drafting import inflection
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.text import Sentence, Word, words
from overland.drafting.wording import word_list

_SHORTEST = 4
_COMPOUND = re.compile(
    r"(?:sonder|regional|nacht|hilfs|reise|linien|schul|bundeswehr|polizei|rettungs|auto|militär|"
    r"passagier|evakuierungs|kreuzfahrt|küstenwach|fischer|personen|extra|ersatz|charter)s?"
    r"(z[uü]ge?n?|busse?n?|schiffe?n?|boote?n?|fähren?|flugzeuge?|flüge?|hubschrauber|maschinen?)"
)
"""German words for a kind of vehicle: Sonderzug, Reisebusse."""


def way(word: str, lexicon: DraftLexicon) -> str:
    """How one travels by a vehicle named by a word in small letters; "" if it names none."""
    known = lexicon.vehicles
    if lexicon.code == "de" and word not in known and (part := _COMPOUND.fullmatch(word)):
        return known.get(part[1], "")
    if word in known or lexicon.code not in ("ru", "uk") or len(word) < _SHORTEST:
        return known.get(word, "")
    forms = (form for form, _cost in inflection.forms(word, lexicon.code))
    plural = re.sub("(?:ов|ів|ей|ами|ах|ам)$", "", word)
    return next((known[form] for form in (*forms, plural) if form in known), "")


_OF_AN_ATTACK = frozenset(["strike", "strikes", "raid", "raids", "attack", "attacks", "force"])
"""An air strike carries nobody."""
OF_ANYTHING = frozenset(
    word_list(
        """convoy convoys convoyes convoi convois قافلة القافلة колонна колона рейс рейса рейсом
        рейсы"""
    )
)
"""A convoy may be of lorries or ships, a рейс a flight or a bus's turn: any other word leads."""
_BY_BOAT_TOO = frozenset(["landed", "land", "landing"])
"""Boats land people as aircraft do: what carries them is told by another word."""


def mode(tokens: Sequence[Word], sentence: Sentence, lexicon: DraftLexicon) -> str:
    """road, air, sea, rail or foot, by the clause's words, then the sentence's; "" by neither.

    Who was "made to walk to the border" before did not arrive on foot: only the clause's own verb
    tells how it was.
    """
    for run in (tokens, words(sentence.text)):
        for at, token in enumerate(run):
            following = run[at + 1].lower if at + 1 < len(run) else ""
            if token.lower in OF_ANYTHING:
                continue
            if token.lower in lexicon.vehicles and following not in _OF_AN_ATTACK:
                return lexicon.vehicles[token.lower]
        for token in run:
            month = token.text == "March"
            elsewhere = run is not tokens and lexicon.move.get(token.lower) == "foot"
            if elsewhere:
                continue
            if lexicon.move.get(token.lower) and token.lower not in _BY_BOAT_TOO and not month:
                return lexicon.move[token.lower]
    if any(token.lower in _BY_BOAT_TOO for token in tokens):
        return "air"
    convoy = next((t.lower for t in words(sentence.text) if t.lower in OF_ANYTHING), "")
    return lexicon.vehicles.get(convoy, "")
