"""Names that no gazetteer has and whose surroundings say that they are places.

"The village of X", "the X crossing", "near X", "crossed at X": a place without a point, which is
an ordinary answer. What only might be one is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from overland.drafting import movement_verbs, word_lists
from overland.drafting.areas import country_codes
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.mentions import Chunk
from overland.drafting.proposals import PlaceProposal
from overland.drafting.text import Text, Word, words
from overland.drafting.wording import word_list
from overland.geocoding.names import name_key
from overland.story.vocabularies import AREAS

SETTLEMENTS = frozenset(
    word_list(
        """village villages town towns city cities port ports camp camps district districts suburb
        suburbs island islands province region area areas neighbourhood neighborhood neighbourhoods
        neighborhoods settlement settlements hamlet municipality station base border crossing
        outpost outskirts enclave"""
    )
)
KNOWN_AS = frozenset(
    word_list("as called named como llamado llamada appelé appelée nommé nommée названием назвою")
)
_SPOTS = frozenset(
    word_list(
        """spot place point site location lugar punto sitio zona lieu endroit site zone
        место месте места точка точке точки місце місці точка точці"""
    )
)


def is_known_as(before: Sequence[str]) -> bool:
    """Whether these words call a place by the name behind them: "at a spot known as"."""
    if not before or before[-1] not in KNOWN_AS:
        return False
    known = before[-1] not in ("as", "como") or {"known", "conocido", "conocida"} & {*before}
    kinds = _SPOTS | SETTLEMENTS | _SETTLEMENTS_OF | _SLAVIC_SETTLEMENTS
    return bool(known) and any(word in kinds for word in before[-5:-1])


_OF = frozenset(("de", "del", "d'", "du", "des"))
_SETTLEMENTS_OF = frozenset(
    word_list(
        """localidad pueblo aldea caserío paraje poblado campamento paso puesto cerca proximidades
        inmediaciones afueras alrededores village hameau bourgade commune localité camp col poste
        près abords environs"""
    )
)
"""Before "de" and a name: what is there, or where something is by it."""
_SLAVIC_SETTLEMENTS = frozenset(
    word_list(
        """село селе селу села посёлок поселок посёлке поселке посёлка поселка деревня деревне
        деревни деревню хутор хуторе хутора аул ауле аула кишлак кишлаке станица станице станицы
        селі селища селище селищі хутір хуторі"""
    )
)
_PREFIXES = frozenset(
    word_list(
        "khan tell tel ras bab deir wadi jabal jebel umm ain beit kafr khirbet abu al el port"
    )
)
_AT = frozenset(word_list("at in to from into through via toward towards reached reach reaching"))
_BESIDE = frozenset(("near", "outside", "around"))
_STAYING = frozenset(word_list("waiting stopped based remain remained night slept"))
_BY_WAY = frozenset(("passed", "via"))
_LEFT = frozenset(("left", "leave", "leaves", "leaving"))
_ARABIC_LANDS = frozenset(
    word_list("ae bh dj dz eg er iq jo km kw lb ly ma mr om ps qa sa sd so sy td tn ye")
)
_THEN = frozenset(("on", "for", "at", "by", "early", "late", "before", "after", "this", "with"))
"""What follows a place that is left, and rarely a person or a company."""


def score(
    chunk: Chunk, run: tuple[Word, ...], text: Text, lexicon: DraftLexicon, persons: dict[str, int]
) -> float:
    """How much speaks for a name that is not in the gazetteer; 0 if it is none of a place."""
    leads = chunk.gap_before.strip() == "" and not chunk.first
    if not leads or not _may_be_name(run, text, lexicon, persons):
        return 0.0
    before = [word.lower for word in chunk.before]
    while len(before) > 1 and before[-1] in ("the", "eastern", "western", "northern", "southern"):
        before.pop()
    if not before:
        return 0.0
    of_a_town = before[-1] == "of" and len(before) > 1 and before[-2] in SETTLEMENTS
    if of_a_town or is_known_as(before):
        return 3.2
    following = chunk.after[0].lower if chunk.after and chunk.gap_after.isspace() else ""
    kind = lexicon.place_nouns.get(following, "")
    if following == "border" or kind in (
        "border_crossing",
        "camp",
        "checkpoint",
        "village",
        "town",
    ):
        return 3.0
    if _is_left(before, following, lexicon):
        return 2.6
    if before[-1] in _BESIDE or before[-1] in _BY_WAY:
        return 2.8
    if before[-1] in _AT and before[-2:-1] != ["according"]:
        going = (*lexicon.move, *lexicon.vehicles, *_STAYING)
        moves = any(word in going for word in before)
        if run[0].lower in _PREFIXES and len(run) > 1:
            return 3.0
        if moves and not _is_end_of_title(text, run):
            return 2.6
    return 0.0


def _is_left(before: Sequence[str], following: str, lexicon: DraftLexicon) -> bool:
    """ "Driven out of X", "left X on Monday"."""
    out = list(before[-2:]) == ["out", "of"] and any(word in lexicon.move for word in before)
    return out or (before[-1] in _LEFT and following in _THEN)


def score_elsewhere(
    chunk: Chunk, run: tuple[Word, ...], text: Text, lexicon: DraftLexicon, persons: dict[str, int]
) -> float:
    """The same in other languages, where only the words right before say so: "aldea de X"."""
    leads = chunk.gap_before.strip() == "" and not chunk.first
    before = [word.lower for word in chunk.before]
    if not leads or not before or not _may_be_name(run, text, lexicon, persons):
        return 0.0
    if _is_reached(before) and _lies_in_a_country(text.text[run[-1].end :][:40], lexicon.code):
        return 2.8
    if is_known_as(before):
        return 3.0
    of_a_place = before[-1] in _OF and len(before) > 1 and before[-2] in _SETTLEMENTS_OF
    return 3.0 if of_a_place or before[-1] in _SLAVIC_SETTLEMENTS else 0.0


_REACHED = movement_verbs.LEAVE | movement_verbs.REACH
_COUNTRY_BEHIND = re.compile(
    r" (?:in|en|au|aux|в|у)(?: den| der| la| les)? ([A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+)"
)


def _is_reached(before: Sequence[str]) -> bool:
    return any(word in _REACHED for word in before)


def _lies_in_a_country(behind: str, language: str) -> bool:
    """Whether the words behind a name say in which country it lies."""
    found = _COUNTRY_BEHIND.match(behind)
    return bool(found and name_key(found[1]) in country_codes(language))


_OF_COUNTRIES = (("ian", 5), ("ean", 5), ("ese", 4), ("ish", 3), ("an", 5))
"""How adjectives of countries end, and how many letters of the country they keep: Sudanese."""


def _is_of_a_country(run: tuple[Word, ...]) -> bool:
    word = run[0].lower
    return len(run) == 1 and any(
        word.endswith(ending)
        and any(country[:kept] == word[:kept] for country in country_codes("en"))
        for ending, kept in _OF_COUNTRIES
    )


def of_datelines(
    places: Sequence[PlaceProposal], content: str, lexicon: DraftLexicon
) -> tuple[PlaceProposal, ...]:
    """Places; one in capitals that no gazetteer has as it is read, in the country behind it.

    "USPALLATA, Argentina": Uspallata, AR.
    """
    found = []
    for place, after in zip_longest(places, places[1:]):
        unknown = place.exact.isupper() and len(place.exact) > 5 and not place.candidates
        if unknown and place.kind not in AREAS:
            small = (word if word in lexicon.stop else word.title()
                     for word in place.exact.lower().split())  # fmt: skip
            named = after and after.kind == "country" and content[place.end : after.start] == ", "
            country = after.country if after and named else place.country
            place = replace(place, name=" ".join(small), country=country)
        found.append(place)
    return tuple(found)


def joined(text: Text, end: int) -> tuple[int, int] | None:
    """The name that stands right after a place and "and": Foua and Kfraya."""
    for link in (" and ", ", "):
        if text.text.startswith(link, end):
            start = end + len(link)
            found = words(text.text[start : start + 30])
            if found and found[0].start == 0 and found[0].capital and len(found[0].text) > 3:
                return start, start + found[0].end
    return None


def _may_be_name(
    run: tuple[Word, ...], text: Text, lexicon: DraftLexicon, persons: dict[str, int]
) -> bool:
    if _is_of_a_country(run):
        return False
    first = run[0].lower
    leads = len(run) > 1 and first in lexicon.stop  # In Guezzam
    taken = lexicon.not_places | lexicon.stop | lexicon.titles | lexicon.roles | lexicon.nouns
    return (
        len(run) <= 3
        and (leads or first not in taken)
        and first not in lexicon.months
        and first not in lexicon.weekdays
        and first not in word_lists.given()
        and not any(persons.get(word.lower) for word in run)
        and not _is_house(text, run)
        and not (len(run) == 1 and run[0].text.isupper() and len(run[0].text) <= 5)
        and not run[-1].text.endswith(("ans", "ians", "ese", "ish", "ists", "ism"))
        and (len(run[0].text) > 2 or leads or _is_article(run, text))
    )


def _is_article(run: tuple[Word, ...], text: Text) -> bool:
    """ "Al" before a name is a place's where Arabic is spoken (Al Showak), a person's elsewhere."""
    return len(run) > 1 and run[0].lower in ("al", "el") and _of_arabic_lands(text.text)


@lru_cache(maxsize=8)
def _of_arabic_lands(text: str) -> bool:
    """Whether an English text names a country where Arabic is spoken."""
    told = f" {name_key(text)} "
    return any(
        f" {name} " in told
        for name, code in country_codes("en").items()
        if code.lower() in _ARABIC_LANDS
    )


def _is_house(text: Text, run: tuple[Word, ...]) -> bool:
    """A company's or a paper's own building: "passed Al Jazeera headquarters"."""
    after = text.text[run[-1].end : run[-1].end + 14].lower()
    return after.startswith((" headquarters", " office", "'s headquarters", "’s headquarters"))


def _is_end_of_title(text: Text, run: tuple[Word, ...]) -> bool:
    after = text.text[run[-1].end : run[-1].end + 12].lower()
    return after.startswith(
        (" ministry", " airline", " news", " agency", " company", " said", " told")
    )
