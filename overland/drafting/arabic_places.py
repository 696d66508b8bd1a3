"""Places of a text without capitals: every run of words, under its forms without prefixes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from overland.drafting import areas, inflection
from overland.drafting.areas import country_codes
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.place_mentions import ENOUGH, Mention, PlaceReading
from overland.drafting.text import Word, words
from overland.geocoding.entries import GazetteerEntry
from overland.geocoding.names import name_key

_KNOWN_FROM = 100_000
"""People of a place whose name counts where no word leads to it."""
_SMALLEST = 1_000
_BYLINE = frozenset(("كتب", "كتبت", "بقلم", "إعداد", "تقرير"))
_FROM, _TO = "من", frozenset(("إلى", "الى"))
_SHORTEST = 4
_BEFORE_TOWNS = frozenset(
    ("نحو", "بلدة", "مدينة", "قرية", "منطقة", "مخيم", "أهالي", "سكان", "بلدية")
)
_SET_OUT = frozenset(
    ("انطلقت", "انطلق", "انطلقوا", "الحافلات", "الحافلة", "القافلة", "قادمة", "قادمين", "القادمة")
)
"""What stands before "from" and a town: buses set out from there."""


def read(reading: PlaceReading) -> None:
    """Fill in the mentions of an Arabic text."""
    tokens = [
        (number, words(sentence.text, sentence.start))
        for number, sentence in enumerate(reading.text.sentences)
    ]
    asked = {
        name_key(form)
        for _, run in tokens
        for at in range(len(run))
        for form, _ in _forms(run, at, reading, (1, 2, 3))
    }
    known = reading.index.places(asked - {""})
    for number, run in tokens:
        reading.deadline.check()
        _read_sentence(number, run, known, reading)
    _unknown(tokens, reading)


def _unknown(tokens: list[tuple[int, tuple[Word, ...]]], reading: PlaceReading) -> None:
    """Towns that no gazetteer has: "from X to Tripoli", and each other time that X is named."""
    sure = {m.start for m in reading.mentions if m.score >= ENOUGH}
    names = {
        run[at + 1].text
        for _number, run in tokens
        for at in range(len(run) - 3)
        if run[at].text == _FROM and run[at + 2].text in _TO
        and sure & {word.start for word in run[at + 3 : at + 5]}
        and _may_be_town(run[at + 1].text, reading.lexicon)
        and any(_is_said_of_towns(other, run[at + 1].text) for _number, other in tokens)
    }  # fmt: skip
    taken = {place for m in reading.mentions for place in range(m.start, m.end)}
    for number, run in tokens:
        for word in run:
            if word.text in names and word.start not in taken:
                reading.mentions.append(
                    Mention(word.start, word.end, word.text, name_key(word.text), kind="other",
                            score=ENOUGH, sentence=number)
                )  # fmt: skip


def _is_said_of_towns(run: tuple[Word, ...], name: str) -> bool:
    """Whether words that stand before towns stand before a name: hunger is fled from as well."""
    told = [word.text for word in run]
    return any(
        told[at] == name
        and (told[at - 1] in _BEFORE_TOWNS or (told[at - 1] == _FROM and told[at - 2] in _SET_OUT))
        for at in range(2, len(told))
    )


def _may_be_town(word: str, lexicon: DraftLexicon) -> bool:
    alone = word.removeprefix("ال")
    other = (lexicon.not_places, lexicon.stop, lexicon.nouns, lexicon.months, lexicon.weekdays,
             lexicon.place_nouns, lexicon.inside, lexicon.roles)  # fmt: skip
    return len(word) >= _SHORTEST and not any({word, alone} & set(some) for some in other)


def _forms(
    run: tuple[Word, ...], at: int, reading: PlaceReading, lengths: tuple[int, ...]
) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Names that may begin at a word: the form, and where it starts, ends, how many words."""
    for count in lengths:
        if at + count <= len(run):
            rest = reading.text.text[run[at].end : run[at + count - 1].end]
            for first, taken in inflection.forms(run[at].text, "ar"):
                yield first + rest, (run[at].start + taken, run[at + count - 1].end, count)


def _read_sentence(
    number: int,
    run: tuple[Word, ...],
    known: dict[str, list[GazetteerEntry]],
    reading: PlaceReading,
) -> None:
    at = 0
    while at < len(run):
        mention, used = _at(number, run, at, known, reading)
        if mention:
            reading.mentions.append(mention)
        at += used


def _at(
    number: int,
    run: tuple[Word, ...],
    at: int,
    known: dict[str, list[GazetteerEntry]],
    reading: PlaceReading,
) -> tuple[Mention | None, int]:
    before = run[at - 1].text if at else ""
    for form, (start, end, count) in _forms(run, at, reading, (3, 2, 1)):
        one = name_key(form)
        whole = reading.text.text[start:end]
        country = country_codes("ar").get(one, "")
        joined = at > 0 and not reading.text.text[run[at - 1].end : start].strip()
        if country and joined and before in reading.lexicon.nouns and start == run[at].start:
            continue  # "a Russian citizen" is written like Russia; behind a comma it is Russia
        if country:
            return Mention(
                start, end, whole, one, (), country, "country", 4.5, sentence=number
            ), count
        if one in areas.areas("ar"):
            return Mention(start, end, whole, one, (), "", "area", 3.0, sentence=number), count
        if form.isdigit() or form in reading.lexicon.place_nouns:
            continue
        if one not in known or (
            count == 1 and _is_another_word(run[at].text, form, before, reading)
        ):
            continue
        entries = tuple(known[one])
        led = before in reading.lexicon.inside or (
            start > run[at].start and run[at].text[0] in "بلو"
        )
        score = _score(entries, led=led, whole=start == run[at].start)
        if before in _BYLINE | reading.lexicon.titles | reading.lexicon.say:
            score -= 3.0
        if score >= 1.0:
            kind = reading.lexicon.place_nouns.get(before, entries[0].kind)
            return Mention(start, end, whole, one, entries, "", kind, score, sentence=number), count
    return None, 1


def _is_another_word(word: str, form: str, before: str, reading: PlaceReading) -> bool:
    """ "14 آب" is in August, and not in Ibb; nor is a verb a town, or "Lebanese"."""
    lexicon = reading.lexicon
    is_common = {word, form} & (lexicon.not_places | lexicon.stop | lexicon.move.keys())
    is_month = before.isdigit() and form in lexicon.months
    return bool(is_common) or is_month or _is_of_a_country(word)


@lru_cache(maxsize=4096)
def _is_of_a_country(word: str) -> bool:
    """The adjective of a country: السوري, اللبنانية."""
    stem = name_key(word.removeprefix("ال"))
    ending = next((e for e in ("يين", "يون", "ية", "يه", "ي") if stem.endswith(name_key(e))), "")
    stem = stem.removesuffix(name_key(ending))
    kept = (name_key(name) for name in country_codes("ar"))
    return (
        bool(ending)
        and len(stem) > 2
        and any(
            name.removesuffix("ا").removesuffix("ه") == stem or name == stem + name_key("يا")
            for name in kept
        )
    )


def _score(entries: tuple[GazetteerEntry, ...], *, led: bool, whole: bool) -> float:
    best = entries[0]
    size = max(e.population for e in entries)
    score = 2.6 if size >= _KNOWN_FROM or best.collection == "gazetteer" else 1.2
    if size < _SMALLEST and best.collection == "GeoNames":
        score -= 0.7
    return score + (1.3 if led else 0.0) - (0.0 if whole else 0.4)
