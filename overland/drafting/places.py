"""Places of a text: which names are places, by the gazetteer and by what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from overland.drafting import areas, inflection, unknown_places, word_lists
from overland.drafting.areas import countries
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon.words import Lexicon
from overland.drafting.mentions import Chunk, bare, chunks
from overland.drafting.text import Text, Word, words
from overland.drafting.wording import word_list
from overland.geocoding.entries import Entry
from overland.geocoding.index import Index
from overland.geocoding.names import key

ENOUGH = 2.5
"""The score from which on a name is proposed as a place."""

_ORGANISATIONS = frozenset(
    word_list(
        """
    ministry council committee agency times post party army forces force company corporation
    bank airlines airline airways group union league fc united press network television
    institute association department office bureau commission court parliament congress front
    brigade brigades movement foundation fund society inc corp ltd co club team police navy
    guard service services authority observatory federation alliance coalition crescent cross
    organisation organization programme program project media radio tv news journal herald
    tribune gazette daily today review magazine hotel systems industries motors energy oil gas
    petroleum university college academy school hospital center centre act treaty agreement
    accord accords conference summit cup championship championships games olympics open prix
    marathon festival award prize protocol convention declaration resolution crisis war battle
    revolution massacre spring syndrome virus fever hawks lions tigers bears giants stars street
    avenue boulevard lane sox yankees patriots cardinals panthers rangers
    """
    )
)
_PREFIX_NOUNS = frozenset(
    word_list(
        """
    port lake mount mt camp cape gulf strait bay river wadi jabal jebel fort isle island sea tel
    tell kafr deir ain bab beit mar oued puerto rio santa san sao santo monte lago villa
    """
    )
)
_DIRECTIONS = frozenset(
    word_list(
        """
    greater central north northern south southern east eastern west western downtown upper lower
    inner outer northeast northeastern northwest northwestern southeast southeastern southwest
    southwestern old mainland metropolitan rural city town nearby
    """
    )
)
_STRICT = frozenset(
    word_list(
        """
    in at near from to into toward towards through via around outside inside across between
    reach reached reaching leave left leaving entered entering visiting visited within along
    besieged nearby outside downtown
    """
    )
)
_SAID = frozenset(["said", "says", "told", "added", "announced", "stated"])
_DATELINE = re.compile(
    r"(?:^|\n)[ \t*_]{0,4}(?P<place>[A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ][A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ'’ .-]{2,40}|[A-ZÀ-Þ][\w'’ .-]{2,30})"  # noqa: E501
    r"(?P<rest>,[ ][\w .,/]{2,40})?(?:[ ]?\([^()\n]{2,40}\))?[ ]{0,2}(?:[—–]|--|-[ ]|:[ ](?=[A-Z\"“]))"  # noqa: E501
)
_AGE = re.compile(r",? (?:aged )?\d{1,2}(?:,|\)| and )")


@dataclass
class Mention:
    """Words that may be a place, with what speaks for it."""

    start: int
    end: int
    name: str
    key: str
    entries: tuple[Entry, ...] = ()
    country: str = ""
    kind: str = ""
    score: float = 0.0
    division: str = ""
    inside: str = ""
    sentence: int = 0


@dataclass
class Reading:
    """What is known while a text is read."""

    text: Text
    lexicon: Lexicon
    index: Index
    deadline: Deadline
    mentions: list[Mention] = field(default_factory=list)
    persons: Counter[str] = field(default_factory=Counter)
    lower: frozenset[str] = frozenset()


def mentions(
    text: Text,
    lexicon: Lexicon,
    index: Index,
    deadline: Deadline,
    read: Callable[[Reading], None] | None = None,
) -> list[Mention]:
    """Every mention of a place, in order. `read` finds names where capitals do not show them."""
    lower = frozenset(
        word.text for s in text.sentences for word in words(s.text) if word.text.islower()
    )
    reading = Reading(text, lexicon, index, deadline, lower=lower)
    (read or _read)(reading)
    _agree(reading)
    _coordinate(reading)
    kept: list[Mention] = []
    for mention in sorted(reading.mentions, key=lambda m: (m.start, -m.score)):
        clear = not kept or mention.start >= kept[-1].end
        if mention.score >= ENOUGH and clear:
            kept.append(mention)
    return kept


def _read(reading: Reading) -> None:
    everything = [
        chunk
        for number, sentence in enumerate(reading.text.sentences)
        for chunk in chunks(sentence, number, reading.text.text, reading.lexicon)
    ]
    reading.deadline.check()
    for chunk in everything:
        _note_person(chunk, reading)
    known = _lookups(everything, reading)
    for chunk in everything:
        reading.deadline.check()
        _read_chunk(chunk, known, reading)
    _datelines(reading)


def _note_person(chunk: Chunk, reading: Reading) -> None:
    """Keep the last word of a full name: alone, it is the person again."""
    plain = [word.lower for word in chunk.words]
    given = word_lists.given()
    titled = bool(chunk.before) and chunk.before[-1].lower in reading.lexicon.titles
    for at, word in enumerate(plain[:-1]):
        if word in reading.lexicon.titles and word not in (
            "king",
            "prince",
            "general",
            "major",
            "judge",
        ):
            titled = True
        if word in given and (at == 0 or titled) and plain[at + 1] not in _ORGANISATIONS:
            rest = plain[at + 1 :]
            if (
                rest
                and not _is_area(rest[-1], reading)
                and rest[-1] not in reading.lexicon.place_nouns
                and len(rest) <= 3
            ):
                reading.persons[rest[-1]] += 1
    if titled and chunk.words:
        reading.persons[plain[-1]] += 1
    after = reading.text.text[chunk.words[-1].end : chunk.words[-1].end + 8]
    if len(plain) >= 2 and _AGE.match(after) and not _is_area(plain[-1], reading):
        reading.persons[plain[-1]] += 1


def _is_area(word: str, reading: Reading) -> bool:
    code, one = reading.lexicon.code, key(word)
    return one in countries(code) or one in areas.areas(code) or one in areas.STATES


def _lookups(everything: list[Chunk], reading: Reading) -> dict[str, list[Entry]]:
    """Every run of words of every chunk, asked of the gazetteer at once."""
    asked: set[str] = set()
    for chunk in everything:
        for start in range(len(chunk.words)):
            for end in range(start + 1, min(len(chunk.words), start + 5) + 1):
                asked.update(one for one, _ in _keys(chunk.words[start:end], reading))
        following = _following_noun(chunk, reading)
        if following:
            whole = reading.text.text[chunk.words[0].start : chunk.words[-1].end]
            asked.add(key(f"{whole} {following[0]}"))
    return reading.index.places(asked - {""})


def _keys(run: tuple[Word, ...], reading: Reading) -> list[tuple[str, int]]:
    whole = reading.text.text[run[0].start : run[-1].end]
    found = [(key(whole), 0)]
    if reading.lexicon.code in ("ru", "uk", "de"):
        lasts = list(inflection.forms(run[-1].text, reading.lexicon.code))
        head = reading.text.text[run[0].start : run[-1].start]
        heads = [head]
        if len(run) == 2 and reading.lexicon.code in ("ru", "uk"):
            gap = reading.text.text[run[0].end : run[1].start]
            heads += [one + gap for one, _ in inflection.forms(run[0].text, reading.lexicon.code)]
        found += [(key(h + last), 1) for h in heads for last, _ in lasts]
    return [(one, cost) for one, cost in dict.fromkeys(found) if one]


def _read_chunk(chunk: Chunk, known: dict[str, list[Entry]], reading: Reading) -> None:
    run = _without_titles(chunk, reading)
    if not run:
        return
    organisation = len(run) > 1 and run[-1].lower in _ORGANISATIONS
    if organisation and not _is_known_whole(run, known, reading):
        return
    at, found = 0, False
    while at < len(run):
        mention, used = _longest(chunk, run, at, known, reading)
        if mention:
            reading.mentions.append(mention)
            found = found or mention.score >= 1.0
        at += used
    if not found and not organisation and reading.lexicon.code == "en":
        _unknown(chunk, run, reading)


def _unknown(chunk: Chunk, run: tuple[Word, ...], reading: Reading) -> None:
    """A name that no gazetteer has, where its surroundings say that it is a place."""
    score = unknown_places.score(chunk, run, reading.text, reading.lexicon, reading.persons)
    if not score:
        return
    start, end = run[0].start, run[-1].end
    name = reading.text.text[start:end]
    mention = Mention(
        start, end, name, key(name), kind="other", score=score, sentence=chunk.sentence
    )
    _take_noun(mention, chunk, run, len(run), {}, reading)
    reading.mentions.append(mention)
    other = unknown_places.joined(reading.text, end)
    if other and score >= 3.0:
        name = reading.text.text[slice(*other)]
        reading.mentions.append(
            Mention(*other, name, key(name), kind="other", score=score, sentence=chunk.sentence)
        )


def _without_titles(chunk: Chunk, reading: Reading) -> tuple[Word, ...]:
    """The chunk up to a title that leads a person's name, or without the person's name."""
    run = chunk.words
    titles = reading.lexicon.titles
    for at in range(len(run) - 1, -1, -1):
        word = run[at]
        if word.lower in titles and at + 1 < len(run):
            if run[at + 1].lower in ("of", "for"):
                return run[at + 2 :]
            if run[-1].lower in reading.lexicon.place_nouns:
                return run
            return run[:at]
    if chunk.before and chunk.before[-1].lower in titles and chunk.gap_before.strip() == "":
        return run if run[-1].lower in reading.lexicon.place_nouns else ()
    return run


def _is_known_whole(run: tuple[Word, ...], known: dict[str, list[Entry]], reading: Reading) -> bool:
    return any(one in known for one, _ in _keys(run, reading))


def _longest(
    chunk: Chunk, run: tuple[Word, ...], at: int, known: dict[str, list[Entry]], reading: Reading
) -> tuple[Mention | None, int]:
    """The longest name of a place that begins at a word, and how many words were used up."""
    facility = _facility(chunk, run, at, known, reading)
    if facility:
        return facility, len(run) - at
    for end in range(min(len(run), at + 5), at, -1):
        part = run[at:end]
        mention = _named(part, known, reading)
        if mention is None:
            continue
        mention.sentence = chunk.sentence
        mention.score = _score(mention, chunk, run, at, end, reading)
        _take_noun(mention, chunk, run, end, known, reading)
        if mention.score >= ENOUGH - 1.5 or end - at == 1:
            return mention, end - at
    return None, 1


def _facility(
    chunk: Chunk, run: tuple[Word, ...], at: int, known: dict[str, list[Entry]], reading: Reading
) -> Mention | None:
    """A name that ends with, or begins by, a noun for a place: Queen Alia International Airport."""
    if at or len(run) < 2:
        return None
    nouns = reading.lexicon.place_nouns
    last = run[-1].lower
    whole = reading.text.text[run[0].start : run[-1].end]
    kind = ""
    if (
        last in nouns
        and nouns[last] not in ("school", "other", "hospital", "embassy")
        and last not in ("state", "city")
    ):
        kind = nouns[last]
    elif (
        run[0].lower in _PREFIX_NOUNS
        and len(run) <= 4
        and not any(w.lower in _ORGANISATIONS for w in run)
    ):
        kind = nouns.get(run[0].lower, "area")
    if not kind:
        return None
    entries = tuple(known.get(key(whole), ()))
    if not entries and kind == "area" and last in nouns:
        return (
            None
            if run[0].lower in _DIRECTIONS and len(run) == 2
            else Mention(
                run[0].start,
                run[-1].end,
                whole,
                key(whole),
                kind=kind,
                score=3.0,
                sentence=chunk.sentence,
            )
        )
    return Mention(
        run[0].start, run[-1].end, whole, key(whole), entries, kind=kind, score=3.5,
        country=entries[0].country if len({e.country for e in entries}) == 1 else "",
        sentence=chunk.sentence,
    )  # fmt: skip


def _named(
    part: tuple[Word, ...], known: dict[str, list[Entry]], reading: Reading
) -> Mention | None:
    lexicon = reading.lexicon
    whole = reading.text.text[part[0].start : part[-1].end]
    start, end = part[0].start, part[-1].end
    keys = _keys(part, reading)
    for one, _ in keys:
        country = countries(lexicon.code).get(one, "")
        if country and not _wrong_country(whole, one):
            return Mention(start, end, whole, one, (), country, "country", 4.5)
        if one in areas.areas(lexicon.code):
            return Mention(start, end, whole, one, tuple(known.get(one, ())), "", "area", 3.0)
        if one in areas.STATES and lexicon.code == "en":
            city = tuple(known.get(one, ())) if one in ("new york", "washington") else ()
            kind = "city" if city else "area"
            return Mention(start, end, whole, one, city, "US", kind, 3.0, areas.STATES[one])
    if whole.isupper() and len(whole) <= 4 and not _heads_dateline(reading.text.text, start, end):
        return None  # an abbreviation
    for one, cost in keys:
        if one in known:
            entries = tuple(known[one])
            score = _standing(one, entries) - cost * 0.3
            return Mention(start, end, whole, one, entries, "", _kind(entries), score)
    return None


def _heads_dateline(text: str, start: int, end: int) -> bool:
    return not text[max(0, start - 1) : start].strip() and text[end : end + 2] in (", ", " (", " —")


def _wrong_country(whole: str, one: str) -> bool:
    """Short forms count in capitals only: US, U.S., UK, UAE, but no "us"."""
    return (
        len(one.replace(" ", "")) <= 3
        and not whole.replace(".", "").isupper()
        and one not in ("oman", "mali", "iran", "сша", "oae")
    )


def _kind(entries: tuple[Entry, ...]) -> str:
    return entries[0].kind if entries else ""


def _standing(one: str, entries: tuple[Entry, ...]) -> float:
    """How likely the name alone means a place: the larger the place, the likelier."""
    best = 0.0
    for entry in entries[:20]:
        if entry.collection == "gazetteer":
            size = 2.2
        elif entry.population >= 1_000_000:
            size = 3.0
        elif entry.population >= 100_000:
            size = 2.2
        elif entry.population >= 15_000:
            size = 1.3
        else:
            size = 0.6
        if key(entry.name) != one:
            size -= 0.5 if entry.population >= 300_000 else 0.7
        best = max(best, size)
    return best


def _score(
    mention: Mention, chunk: Chunk, run: tuple[Word, ...], at: int, end: int, reading: Reading
) -> float:
    score = mention.score
    lexicon = reading.lexicon
    before = run[at - 1].lower if at else (chunk.before[-1].lower if chunk.before else "")
    gap = " " if at else chunk.gap_before
    # What stands right before.
    if at and before not in _DIRECTIONS and before not in lexicon.place_nouns:
        previous = reading.mentions[-1] if reading.mentions else None
        if not (previous and previous.end == run[at - 1].end):
            score -= 3.0
    elif gap.strip() == "" or gap == "^":
        if before in lexicon.inside:
            score += 2.0 if lexicon.code != "en" or before in _STRICT else 1.0
        elif before in _DIRECTIONS:
            score += 1.5
        elif before == "the" and len(chunk.before) > 1 and chunk.before[-2].lower in lexicon.inside:
            score += 0.7
    # What stands right after.
    if end < len(run):
        following = run[end].lower
        sized = mention.score >= 2.2
        if following in _ORGANISATIONS:
            score -= 0.3 if mention.kind in ("country", "area") or sized else 3.0
        elif following not in lexicon.place_nouns and len(run) - end <= 2:
            score -= 0.5 if mention.kind == "country" else 3.0
    else:
        score += _score_after(mention, chunk, reading)
    return score + _score_word(mention, chunk, run, at, end, reading)


def _score_after(mention: Mention, chunk: Chunk, reading: Reading) -> float:
    lexicon = reading.lexicon
    text = reading.text.text
    score = 0.0
    after = chunk.after[0].lower if chunk.after else ""
    if chunk.gap_after == ", " and chunk.after:
        container = _container(text, mention.end + 2, reading)
        if container:
            mention.inside = container
            fits = any(_lies_in(entry, container) for entry in mention.entries)
            score += 3.0 if fits else 1.0
    if chunk.gap_after.isspace() and after in lexicon.place_nouns and mention.kind != "country":
        score += 2.0
    if after in _SAID and chunk.gap_after.isspace() and mention.kind not in ("country",):
        score -= 2.0
    if mention.kind != "country" and _AGE.match(text[mention.end : mention.end + 8]):
        score -= 2.0
    return score


def _container(text: str, at: int, reading: Reading) -> str:
    """The country ("LB") or US state ("US.TX") that is named at an offset; "" if none."""
    found = words(text[at : at + 40].split("\n\n")[0])
    for count in (3, 2, 1):
        run = found[:count]
        if len(run) == count and run[0].start == 0 and run[0].capital:
            part = text[at : at + bare(run[-1]).end]
            one = key(part)
            state = areas.state_after_comma(part) if reading.lexicon.code == "en" else ""
            country = countries(reading.lexicon.code).get(one, "")
            if state and (not country or (one == "georgia" and country == "US")):
                return f"US.{state}"
            if country:
                return country
            for form, cost in _keys(
                run, Reading(Text(text[at:], ()), reading.lexicon, reading.index, reading.deadline)
            ):
                if cost and form in countries(reading.lexicon.code):
                    return countries(reading.lexicon.code)[form]
    return ""


def _lies_in(entry: Entry, container: str) -> bool:
    country, _, division = container.partition(".")
    return entry.country == country and division in ("", entry.division)


def _score_word(
    mention: Mention, chunk: Chunk, run: tuple[Word, ...], at: int, end: int, reading: Reading
) -> float:
    """What the words themselves say: common words, people's names, short names."""
    lexicon = reading.lexicon
    score = 0.0
    part = run[at:end]
    plain = [word.lower for word in part]
    if len(part) > 1:
        score += 0.8
        if (
            plain[0] in word_lists.given()
            and mention.kind not in ("country", "area")
            and plain[0] not in _PREFIX_NOUNS
        ):
            score -= 2.0 if mention.score < 2.2 else 0.5
        return score
    word = plain[0]
    if mention.kind == "country":
        if word in word_lists.given() and at + 1 < len(run):
            return -3.0
        return -3.0 if reading.persons[word] and word not in ("syria", "russia") else 0.0
    if (
        word in lexicon.not_places
        or word in lexicon.stop
        or word in lexicon.months
        or word in lexicon.weekdays
    ):
        return -6.0
    if reading.persons[word]:
        score -= 4.0
    first = at == 0 and chunk.first
    if (
        word in reading.lower
        or word in lexicon.nouns
        or word in lexicon.roles
        or word in lexicon.titles
    ):
        score -= 2.5
    elif word in word_lists.common() and lexicon.code == "en":
        score -= 3.0 if first else (0.8 if mention.score >= 2.2 else 1.7)
    if word in word_lists.given():
        score -= 1.8 if mention.score < 2.9 else 1.0
    elif word in word_lists.surnames():
        score -= 0.8
    if len(word) <= 3:
        score -= 1.0
    return score


def _following_noun(chunk: Chunk, reading: Reading) -> tuple[str, int] | None:
    """A noun for a place in small letters right after the chunk: Masnaa border crossing."""
    if not chunk.after or not chunk.gap_after.isspace():
        return None
    nouns = reading.lexicon.place_nouns
    for count in (3, 2, 1):
        run = chunk.after[:count]
        phrase = " ".join(word.lower for word in run)
        if len(run) == count and phrase in nouns and not run[0].capital:
            return phrase, run[-1].end
    return None


def _take_noun(
    mention: Mention,
    chunk: Chunk,
    run: tuple[Word, ...],
    end: int,
    known: dict[str, list[Entry]],
    reading: Reading,
) -> None:
    """Let the mention of a crossing, an airport or a camp take the noun that says so."""
    if end < len(run) or mention.kind == "country":
        return
    following = _following_noun(chunk, reading)
    if not following:
        return
    phrase, until = following
    kind = reading.lexicon.place_nouns[phrase]
    if kind in (
        "airport",
        "border_crossing",
        "port",
        "camp",
        "military_base",
        "checkpoint",
        "station",
        "pass",
    ):
        whole = f"{mention.name} {phrase}"
        better = tuple(known.get(key(whole), ()))
        mention.entries = better or (() if kind == "airport" else mention.entries)
        mention.name, mention.kind = whole, kind
        mention.end = until
        mention.score += 0.5


def _datelines(reading: Reading) -> None:
    """The place of a dateline is a place, whatever else its word means."""
    for match in _DATELINE.finditer(reading.text.text[:3_000]):
        start, end = match.span("place")
        name = match["place"].strip()
        inside = [m for m in reading.mentions if m.start >= start and m.end <= end + 1]
        for mention in inside:
            mention.score += 3.0
        whole = any(m.start == start and m.end >= start + len(name) for m in inside)
        if not whole and match["place"].isupper() and match["rest"] and len(name.split()) <= 3:
            one = key(name)
            entries = tuple(reading.index.places([one]).get(one, ()))
            for mention in inside:
                mention.score = -9.0
            reading.mentions.append(
                Mention(start, start + len(name), name, one, entries, kind="other", score=4.0)
            )


def _agree(reading: Reading) -> None:
    """A name that is a place once is a place elsewhere, unless it is part of a longer name."""
    best: dict[str, Mention] = {}
    for mention in reading.mentions:
        if mention.score >= ENOUGH and mention.score > getattr(best.get(mention.key), "score", 0):
            best[mention.key] = mention
    for mention in reading.mentions:
        sure = best.get(mention.key)
        if sure and mention.score > -1.0:
            mention.score = max(mention.score, mention.score + 1.5)
            mention.inside = mention.inside or sure.inside
    named = Counter(
        m.country for m in reading.mentions if m.kind == "country" and m.score >= ENOUGH
    )
    for mention in reading.mentions:
        if mention.kind != "country" and any(e.country in named for e in mention.entries):
            close = [e for e in mention.entries if e.country in named]
            mention.score += (
                1.0
                if max(e.population for e in close) >= 5_000 or close[0].collection == "gazetteer"
                else 0.6
            )


def _coordinate(reading: Reading) -> None:
    """Names that stand in a list with a place are places too: Homs, Hama and Idlib."""
    ordered = sorted(reading.mentions, key=lambda one: one.start)
    text = reading.text.text
    for forward in (True, False):
        pairs = list(pairwise(ordered))
        for one, other in pairs if forward else reversed(pairs):
            gap = text[one.end : other.start]
            sure, doubtful = (one, other) if forward else (other, one)
            if sure.score >= ENOUGH > doubtful.score > 0.2 and gap in (
                ", ",
                " and ",
                ", and ",
                " or ",
                " to ",
                "-",
                "–",
                " i ",
                " et ",
                " y ",
                " und ",
                " и ",
                " та ",
            ):
                doubtful.score += 1.5
