"""Places that a report names only in passing: where somebody is from, in charge, or next door.

"A nurse from Utrecht", "the mayor of Tyre", "which borders Brazil": no place of the journey.
Whoever wants one chooses its word in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from overland.drafting import speakers
from overland.drafting.lexicon import lexicon
from overland.drafting.proposals import Draft, LegProposal, PlaceProposal
from overland.drafting.text import Text, words
from overland.story.vocabularies import AREAS

_SOMEBODY: Final = re.compile(
    r"[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+, (?:\d{1,2}(?: ans| años| Jahre(?: alt)?| лет| років)?, )?"
    r"(?:(?:an?|une?|eine?|el|la|le|der|die) )?"
    r"(?:[a-zà-ÿа-яіїєґ’'-]+ |[A-Z][a-zäöüß]+(?:in|er) ){1,3}"
    r"(?:from|of|de|del|du|d['’]|aus|из|з|зі)\s?(?:the |la |el |le )?$"
)
"""Whoever is named, what they are, and where they are from: "Visser, a nurse from"."""
_BORDERS: Final = re.compile(
    r"\b(?:borders|bordering|neighbou?rs|neighbou?ring|limitan? (?:al \w+ )?con|fronter\w* con|"
    r"voisine? (?:du|de|des)|limitrophe (?:du|de|des)|frontalière? (?:du|de|des)|"
    r"grenz(?:t|en|end) an|граничит с|межує з)\b(?P<list>[^.;:()]*)$",
    re.IGNORECASE,
)
_PEOPLE_FROM: Final = re.compile(
    r"\b(?:[a-zà-ÿ]+s|people|men|women|children|[A-ZÄÖÜ][a-zäöüß]+(?:er|en|e|innen)) "
    r"(?:from|aus|de|du) (?:the |la )?$"
)
_IN_LISTS: Final = frozenset(
    (
        "the",
        "and",
        "la",
        "el",
        "de",
        "du",
        "des",
        "y",
        "et",
        "и",
        "і",
        "та",
        "з",
        "с",
        "con",
        "mit",
        "und",
        "an",
        "le",
    )
)
_OF: Final = ("of", "de", "del", "du", "von", "d")
_BEFORE: Final = 90
_PARTS_OF_NAME: Final = re.compile(r"['’]s\s(?:\w+\s){0,2}?(\w+)")


def places(
    named: Sequence[PlaceProposal], legs: Sequence[LegProposal], text: Text, language: str
) -> list[PlaceProposal]:
    """Places that every mention names only in passing, and no movement begins or ends at."""
    ends = {end for leg in legs for end in (leg.origin, leg.destination)}
    kept = {_key(one) for one in named if not _is_in_passing(one, text, language)}
    kept |= {_key(one) for one in named if one.exact in ends}
    return [one for one in named if _key(one) not in kept]


def _key(place: PlaceProposal) -> str:
    return place.chosen or (f"country {place.country}" if place.kind == "country" else place.name)


def _is_in_passing(place: PlaceProposal, text: Text, language: str) -> bool:
    sentence = text.sentences[text.sentence_at(place.start)]
    before = text.text[max(sentence.start, place.start - _BEFORE) : place.start]
    if is_neighbour(before):
        return True
    if is_home(before) or _NATIVE.search(before) or _is_of_a_speaker(place, text, language):
        return True
    if _THE.search(before) and _ROAD.match(text.text, place.end):
        return True
    if place.kind == "country":
        return bool(_PEOPLE_FROM.search(before))
    after = text.text[place.end : place.end + 40]
    return _is_of_an_office(before, after, language) and not _THEIR_TOWN.search(sentence.text)


_NATIVE: Final = re.compile(
    r"\b(?:native of|born in|natural de|nacid[oa] en|originaire d[eu]|née? à|geboren in|"
    r"урожен(?:ец|ка|ца|ку|цы|цем|кой)|уродженец|уродженка)\s$",
    re.IGNORECASE,
)
"""Where somebody was born."""
_THE: Final = re.compile(r"\b[Tt]he $")
_ROAD: Final = re.compile(r" (?:road|highway|motorway|railway)\b")
"""What is named after the town that it leads to: "the Nairobi road"."""
_FROM: Final = re.compile(r"\b(?:from|de|du|aus|из|з|із) $|d['’]$")


def _is_of_a_speaker(place: PlaceProposal, text: Text, language: str) -> bool:
    """Whether it is where whoever tells it comes from: "a driver from Sidon said"."""
    sentence = text.sentences[text.sentence_at(place.start)]
    start, end = place.start - sentence.start, place.end - sentence.start
    if not _FROM.search(sentence.text[:start]):
        return False
    told = speakers.attributions(sentence.text, lexicon(language))
    return any(one.start < start and end <= one.end for one in told)


def is_home(before: str) -> bool:
    """Whether what stands behind these words is where somebody who is named is from."""
    return bool(_SOMEBODY.search(before) or _SOMEBODY.search(_IN_WHICH.sub("", before)))


_IN_WHICH: Final = re.compile(r"[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+(?:,| in| en| au) $")
"""A town behind which the area stands that it lies in: "from Lubango in"."""


def is_neighbour(before: str) -> bool:
    """Whether what stands behind these words is only a neighbour: "regiones que limitan con"."""
    borders = _BORDERS.search(before)
    return bool(borders and _is_list(borders["list"]))


def _is_list(told: str) -> bool:
    """Whether words between a border and a name are other names alone: "Venezuela, Brazil and"."""
    return all(word.capital or word.lower in _IN_LISTS for word in words(told))


def _is_of_an_office(before: str, after: str, language: str) -> bool:
    """Whether a place between these words is that of which somebody is the mayor."""
    known = lexicon(language)
    offices = known.titles | (known.roles - {"hospital"})
    *_, office, of = ("", "", *(word.lower for word in words(before)))
    if of in _OF and office in offices:
        return True
    if language in ("ru", "uk") and of in offices:
        return True
    whose = _PARTS_OF_NAME.match(after)
    return bool(whose and whose[1].lower in offices)


_THEIR_TOWN: Final = re.compile(
    r"\b(?:(?:his|her|their|its) (?:\w+ )?(?:village|town|city|camp|island|community)|"
    r"su (?:pueblo|aldea|ciudad|localidad|municipio|isla|comunidad)|"
    r"(?:son|sa|leur) (?:village|ville|commune|camp|île|localité)|"
    r"(?:sein|ihr)\w* (?:Dorf|Stadt|Ort|Gemeinde|Insel)|"
    r"(?:его|её|ее|их) (?:сел|деревн|пос[её]л|город|остров)\w*|"
    r"(?:його|її|їхн\w+) (?:сел|міст|остр)\w*)\b"
)


def their_town(told: str, draft: Draft) -> str:
    """The place of whose office somebody is, if "his village" is told of; "" if none is.

    Behind "the mayor of" a name that no gazetteer has is told to be a place by other sentences.
    """
    if not _THEIR_TOWN.search(told):
        return ""
    for name in dict.fromkeys(place.exact for place in draft.places if place.kind not in AREAS):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", told):
            if _is_of_an_office(told[: found.start()], told[found.end() :], draft.language):
                return name
    return ""
