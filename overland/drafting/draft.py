"""A text -> its proposals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from overland.drafting import (
    adjectives,
    arabic_places,
    count_proposals,
    date_proposals,
    leg_proposals,
    leg_proposals_elsewhere,
    name_bearers,
    place_proposals,
    quote_proposals,
    resolution,
    text,
    unknown_places,
)
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon import LANGUAGES, lexicon
from overland.drafting.proposals import Draft, PlaceProposal
from overland.drafting.recognition import recognise
from overland.errors import OverlandError
from overland.geocoding.index import Index
from overland.i18n import _

LONGEST_TEXT = 200_000
"""Characters. Some 30,000 words: longer than any report."""


class UnknownLanguage(OverlandError):
    """A text in a language that there are no words for."""


def draft(
    content: str,
    index: Index,
    published: date | None,
    language: str = "",
    deadline: Deadline | None = None,
) -> Draft:
    """Proposals of a text. Raises UnknownLanguage, or TooSlow when the time is over."""
    if len(content) > LONGEST_TEXT:
        told = _("the text has {n:,} characters; at most {most:,} are read. Give the article alone")
        raise OverlandError(told.format(n=len(content), most=LONGEST_TEXT))
    code = _language(content, language)
    limit = deadline or Deadline()
    words = lexicon(code)
    read = text.parse(content)
    mask = quote_proposals.masked(read, words, limit)
    by_capitals = None if code != "ar" else arabic_places.read
    named = place_proposals.mentions(read, words, index, limit, by_capitals)
    also = adjectives.countries(content) if code == "en" else ()
    resolved = tuple(_as_written(p, code) for p in resolution.resolve(named, index, also, content))
    resolved = unknown_places.of_datelines(resolved, content, words)
    resolved = name_bearers.without(resolved, read, mask, words)
    dated = tuple(date_proposals.find(read, words, published, limit))
    taken = [(one.start, one.end) for one in dated]
    moves = (
        leg_proposals.find(read, mask, resolved, words, limit)
        if code == "en"
        else leg_proposals_elsewhere.find(read, resolved, words, limit, dated)
    )
    return Draft(
        language=code,
        places=resolved,
        dates=dated,
        counts=tuple(count_proposals.find(read, mask, words, taken, limit)),
        quotes=tuple(quote_proposals.find(read, words, limit)),
        legs=tuple(moves),
    )


def _as_written(place: PlaceProposal, code: str) -> PlaceProposal:
    """A report's own spelling names the place: Mekelle, which GeoNames calls Mek'ele.

    Where names are inflected, the gazetteer's form stays.
    """
    kept = code in ("en", "ar", "es", "fr") and not place.exact.isupper()
    return replace(place, name=place.exact) if kept else place


def _language(content: str, named: str) -> str:
    """The code of the language that is named, or of the text's own. Raises UnknownLanguage."""
    code = named.split("-")[0].lower() if named else recognise(content)
    if code in LANGUAGES:
        return code
    told = f"the language {named!r}" if named else "the language of this text"
    raise UnknownLanguage(
        f"{told} is not one that proposals can be made for ({', '.join(LANGUAGES)}). "
        "Name it with --language if it is one of them; else fill the tables by hand"
    )
