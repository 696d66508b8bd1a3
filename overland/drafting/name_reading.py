"""The longest run of words that is a place's name, a facility's, or one that no gazetteer has."""

from __future__ import annotations

from collections.abc import Mapping

from overland.drafting import areas, unknown_places
from overland.drafting.areas import country_codes
from overland.drafting.gazetteer_keys import following_noun, name_keys, nominatives
from overland.drafting.mentions import Chunk
from overland.drafting.persons import without_titles
from overland.drafting.place_mentions import ENOUGH, Mention, PlaceReading
from overland.drafting.place_scores import context_score, standing
from overland.drafting.place_words import (
    DIRECTIONS,
    ORGANISATIONS,
    PREFIX_NOUNS,
    TOWN_PREFIXES,
    VALLEYS_OR_TOWNS,
)
from overland.drafting.text import Word, words
from overland.geocoding.entries import GazetteerEntry
from overland.geocoding.names import name_key
from overland.story.vocabularies import AREAS

_WAYS = frozenset(("highway", "road", "street", "avenue", "expressway", "motorway", "boulevard"))
"""The Indus Highway is not the Indus."""
_LEADS = frozenset(("to", "for", "in", "from", "near", "at", "reached", "via", "through"))
_RARELY_A_NAME = ("school", "other", "hospital", "embassy")
_NAMED_BY_NOUN = (
    "airport", "border_crossing", "port", "camp", "military_base", "checkpoint", "station", "pass",
)  # fmt: skip


def read_chunk(chunk: Chunk, known: dict[str, list[GazetteerEntry]], reading: PlaceReading) -> None:
    if _is_town_with_title(chunk, known, reading) and (town := _named(chunk.words, known, reading)):
        town.sentence, town.score = chunk.sentence, max(town.score, ENOUGH)
        reading.mentions.append(town)
        return
    run = without_titles(chunk, reading)
    if not run:
        return
    organisation = len(run) > 1 and run[-1].lower in ORGANISATIONS
    if organisation and not _is_known_whole(run, known, reading):
        return
    at, found = 0, False
    while at < len(run):
        mention, used = _longest(chunk, run, at, known, reading)
        if mention:
            reading.mentions.append(mention)
            found = found or mention.score >= 1.0
        at += used
    if not found and not organisation:
        _unknown(chunk, run, reading)


def _is_town_with_title(
    chunk: Chunk, known: dict[str, list[GazetteerEntry]], reading: PlaceReading
) -> bool:
    """ "Bound for Prince Rupert": a town that the gazetteer has, where a way leads to it."""
    run = chunk.words
    before = chunk.before[-1].lower if chunk.before and chunk.gap_before.isspace() else ""
    titled = len(run) > 1 and run[0].lower in reading.lexicon.titles
    return titled and before in _LEADS and _is_known_whole(run, known, reading)


def _unknown(chunk: Chunk, run: tuple[Word, ...], reading: PlaceReading) -> None:
    """A name that no gazetteer has, where its surroundings say that it is a place."""
    english = reading.lexicon.code == "en"
    scored = unknown_places.score if english else unknown_places.score_elsewhere
    score = scored(chunk, run, reading.text, reading.lexicon, reading.persons)
    if not score:
        return
    start, end = run[0].start, run[-1].end
    name = reading.text.text[start:end]
    mention = Mention(
        start, end, name, name_key(name), kind="other", score=score, sentence=chunk.sentence
    )
    _take_noun(mention, chunk, run, len(run), {}, reading)
    reading.mentions.append(mention)
    other = unknown_places.joined(reading.text, end)
    if other and score >= 3.0:
        name = reading.text.text[slice(*other)]
        reading.mentions.append(
            Mention(
                *other, name, name_key(name), kind="other", score=score, sentence=chunk.sentence
            )
        )


def _is_known_whole(
    run: tuple[Word, ...], known: dict[str, list[GazetteerEntry]], reading: PlaceReading
) -> bool:
    return any(one in known for one, _ in name_keys(run, reading))


def _longest(
    chunk: Chunk,
    run: tuple[Word, ...],
    at: int,
    known: dict[str, list[GazetteerEntry]],
    reading: PlaceReading,
) -> tuple[Mention | None, int]:
    """The longest name of a place that begins at a word, and how many words were used up."""
    facility = _facility(chunk, run, at, known, reading)
    if facility:
        return facility, len(run) - at
    if run[-1].lower in _WAYS and at < len(run) - 1:
        return None, len(run) - at
    for end in range(min(len(run), at + 5), at, -1):
        part = run[at:end]
        mention = _named(part, known, reading)
        if mention is None:
            continue
        mention.sentence = chunk.sentence
        mention.score = context_score(mention, chunk, run, at, end, reading)
        _take_noun(mention, chunk, run, end, known, reading)
        if mention.score >= ENOUGH - 1.5 or end - at == 1:
            return mention, end - at
    return None, 1


def _facility(
    chunk: Chunk,
    run: tuple[Word, ...],
    at: int,
    known: dict[str, list[GazetteerEntry]],
    reading: PlaceReading,
) -> Mention | None:
    """A name that ends with, or begins by, a noun for a place: Queen Alia International Airport."""
    nouns = reading.lexicon.place_nouns
    kind = _kind_of_noun(run, nouns) if at == 0 and len(run) > 1 else ""
    if not kind:
        return None
    start, end = run[0].start, run[-1].end
    name = reading.text.text[start:end]
    one = name_key(name)
    entries = tuple(known.get(one, ()))
    if entries and run[0].lower in (TOWN_PREFIXES if kind == "town" else VALLEYS_OR_TOWNS):
        return None  # the gazetteer knows the town, and says more of it
    area = kind == "area" and not entries and run[-1].lower in nouns
    if area and run[0].lower in DIRECTIONS and len(run) == 2:
        return None
    return Mention(
        start, end, name, one, entries, kind=kind, score=3.0 if area else 3.5,
        country=entries[0].country if len({e.country for e in entries}) == 1 else "",
        sentence=chunk.sentence,
    )  # fmt: skip


def _kind_of_noun(run: tuple[Word, ...], nouns: Mapping[str, str]) -> str:
    """The kind of place that the last noun of a name says, or the first: "Lake", "Mount"."""
    first, last = run[0].lower, run[-1].lower
    kind = nouns.get(last, "")
    if kind and kind not in _RARELY_A_NAME and last not in ("state", "city"):
        return kind
    organisation = any(word.lower in ORGANISATIONS for word in run)
    if first in PREFIX_NOUNS and len(run) <= 4 and not organisation:
        return nouns.get(first, "town" if first in TOWN_PREFIXES else "area")
    return ""


def _named(
    part: tuple[Word, ...], known: dict[str, list[GazetteerEntry]], reading: PlaceReading
) -> Mention | None:
    lexicon = reading.lexicon
    whole = reading.text.text[part[0].start : part[-1].end]
    start, end = part[0].start, part[-1].end
    keys = name_keys(part, reading)
    for one, _ in keys:
        country = country_codes(lexicon.code).get(one, "")
        if country and not _wrong_country(whole, one):
            # Djibouti is a country and its capital: the city is offered, never chosen.
            cities = [e for e in known.get(one, ()) if e.country == country and e.kind == "city"]
            own = tuple(e for e in cities if name_key(e.name) == one)
            return Mention(start, end, whole, one, own, country, "country", 4.5,
                           spelled=nominatives(part, reading))  # fmt: skip
        if one in areas.areas(lexicon.code):
            return Mention(start, end, whole, one, tuple(known.get(one, ())), "", "area", 3.0)
        if one in areas.STATES and lexicon.code == "en":
            alone = one in ("new york", "washington") and not _is_behind_town(start, end, reading)
            city = tuple(known.get(one, ())) if alone else ()
            kind = "city" if city else "area"
            return Mention(start, end, whole, one, city, "US", kind, 3.0, areas.STATES[one])
    if whole.isupper() and len(whole) <= 4 and not _heads_dateline(reading.text.text, start, end):
        return None  # an abbreviation
    forms = [(one, cost) for one, cost in keys if one in known]
    if not forms:
        return None
    (one, cost), *more = forms
    entries = tuple(known[one])
    found = dict.fromkeys(entry for form, _ in more for entry in known[form])
    others = tuple(entry for entry in found if entry not in entries)
    score = standing(one, entries) - cost * 0.3
    return Mention(
        start, end, whole, one, entries, kind=_kind(entries), score=score,
        others=others, keys=tuple(form for form, _ in more), spelled=nominatives(part, reading),
    )  # fmt: skip


def _is_behind_town(start: int, end: int, reading: PlaceReading) -> bool:
    """ "Bellingham, Washington": the state of a town, unless it stands in a list of towns."""
    text = reading.text.text
    before = words(text[max(0, start - 40) : start])[-1:]
    joined = bool(before) and before[0].capital and text[:start].endswith(f"{before[0].text}, ")
    return joined and not text.startswith((" and ", " or ", ", and ", " to "), end)


def _heads_dateline(text: str, start: int, end: int) -> bool:
    return not text[max(0, start - 1) : start].strip() and text[end : end + 2] in (", ", " (", " —")


def _wrong_country(whole: str, one: str) -> bool:
    """Short forms count in capitals only: US, U.S., UK, UAE, but no "us"."""
    return (
        len(one.replace(" ", "")) <= 3
        and not whole.replace(".", "").isupper()
        and one not in ("oman", "mali", "iran", "сша", "oae")
    )


def _kind(entries: tuple[GazetteerEntry, ...]) -> str:
    return entries[0].kind if entries else ""


def _take_noun(
    mention: Mention,
    chunk: Chunk,
    run: tuple[Word, ...],
    end: int,
    known: dict[str, list[GazetteerEntry]],
    reading: PlaceReading,
) -> None:
    """Let the mention of a crossing, an airport or a camp take the noun that says so."""
    if end < len(run) or mention.kind == "country":
        return
    following = following_noun(chunk, reading)
    if not following:
        return
    phrase, until = following
    kind = reading.lexicon.place_nouns[phrase]
    if kind in AREAS:
        # The Atbara river is not the city, nor is Kassala state: what has no point gets none.
        mention.name, mention.kind = f"{mention.name} {phrase}", kind
        mention.end = until
        mention.score += 0.5
    elif kind in _NAMED_BY_NOUN:
        whole = f"{mention.name} {phrase}"
        better = tuple(known.get(name_key(whole), ()))
        mention.entries = better or (() if kind == "airport" else mention.entries)
        mention.name, mention.kind = whole, kind
        mention.end = until
        mention.score += 0.5
