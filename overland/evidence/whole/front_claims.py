"""A story's title and description beside rows that deny, doubt, or foretell what they tell.

What a clause of the front is about is known by words that no row of things done has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from overland.evidence.claims import certainty, dropped_words
from overland.evidence.doubts.rows import Fault, excerpts, guess, language_of
from overland.evidence.text.sentences import CLAUSE_MARK, NO_END
from overland.evidence.words import lexicon, moods
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Event, Quote, Story
from overland.story.vocabularies import AREAS, STATUS

_CLAUSE: Final = re.compile(rf"(?<=[.;:!?؛۔。；؟？]){NO_END}\s*")
_FEWEST: Final = 2
"""Words that a clause has in common with what a row denies or foretells."""
_ASKED: Final = ("?", "؟", "？")
_MOST: Final = 0.6
"""The share of a row's words that a clause has which tells the same."""
_PREDICATE: Final = 10
"""Words behind "would" in which it is told what would be done."""
_VOUCHED: Final = frozenset({"reported", "claimed"})
_STILL: Final = (
    "intended",
    "negation",
    "denial",
    "doubt",
    "possible",
    "registered",
    "remaining",
)
"""Kinds of words by which a clause says that nobody has moved yet."""

_REPORTS: Final = ("denial", "paper", "reports", "one_report", "source", "speech")
"""Kinds of words that say that something was told, and not what."""
_THAT: Final = re.compile(r"(?<!\w)(?:that|dass|que|qu'|что|що|أن|بأن)(?!\w)")


@dataclass(frozen=True)
class _Undone:
    """What a row does not tell as done. `own` are its words, `sign` those that say what is told.

    `keys` are the kinds of words of which the front needs one, `word` is the one that the row has.
    """

    row: str
    word: str
    own: frozenset[str]
    sign: frozenset[str]
    keys: tuple[str, ...]
    share: float
    same: tuple[re.Pattern[str], ...] = ()
    """Other words for what is told: "opens" beside "would be opened"."""


def of_front(story: Story) -> Iterator[Fault]:
    """A clause of the front that leaves out what a row says is denied, doubtful or to come."""
    words = lexicon.lexicon_of(story.language)
    if words is None or not words.spaced:
        return
    undone = list(_undone(story, words))
    for column, value in story.front:
        for clause in filter(None, map(str.strip, _CLAUSE.split(value))):
            told = stems(clause, words.language)
            for one in undone:
                if _about(told, clause, one) and not _says(clause, column, one, words):
                    message = (
                        f"tells as so what {one.row!r} has with “{one.word}” (“{clause[:80]}”)"
                    )
                    remedy = f"Say “{one.word}”, or leave it out"
                    yield guess(None, column, value, message, remedy, one.word)
                    break


def _about(told: frozenset[str], clause: str, one: _Undone) -> bool:
    found = shared(one.own, told)
    return (
        len(found) >= min(_FEWEST, len(one.own))
        and len(found) >= one.share * len(one.own)
        and (
            bool(shared(one.sign, told))
            or any(same.search(lexicon.plain(clause)) for same in one.same)
        )
    )


def _says(clause: str, column: str, one: _Undone, words: Lexicon) -> bool:
    """Whether a clause is not sure either: it asks, denies, doubts or foretells."""
    if clause.endswith(_ASKED) or any(words.has(key, clause) for key in one.keys):
        return True
    unsure = certainty.outlook(clause, words) or moods.is_and_will_be(clause, words)
    if "outlook" in one.keys and column == "title" and words.has("intended", clause):
        return True
    return bool(unsure) and "outlook" in one.keys


def _undone(story: Story, words: Lexicon) -> Iterator[_Undone]:
    done = _of_things_done(story, words)
    areas = " ".join(place.name for place in story.places if place.kind in AREAS)
    countries = stems(areas, words.language)
    for claim in story.claims:
        if language_of(story, claim).split("-")[0] != words.language:
            continue
        if isinstance(claim, Event | Quote):
            yield from _denied(claim, done, words)
        if isinstance(claim, Event):
            yield from _doubtful(claim, done, words)
            yield from _first_time(claim, words)
        if certainty.stated(claim) and STATUS[getattr(claim, "status", "reported")].outlook:
            yield from _foretold(claim, done, countries, words)


def _of_things_done(story: Story, words: Lexicon) -> frozenset[str]:
    """The words of rows that tell what has been, as their headlines, figures and excerpts have it.

    Those of denials, negations and doubts are left out.
    """
    told: list[str] = [place.name for place in story.places]
    for claim in story.claims:
        own = str(getattr(claim, "headline", "") or getattr(claim, "as_written", ""))
        status = getattr(claim, "status", "")
        if not own or status in ("denied", "headline") or STATUS[status].outlook:
            continue
        if any(words.has(key, own) for key in ("negation", "denial", "doubt")):
            continue
        told += [own, getattr(claim, "unit", "")]
        # An excerpt may be the end of what is denied or expected.
        if not certainty.outlook(excerpts(claim), words):
            told.append(excerpts(claim))
    return stems("\n".join(told), words.language)


def _denied(claim: Event | Quote, done: frozenset[str], words: Lexicon) -> Iterator[_Undone]:
    text = claim.headline if isinstance(claim, Event) else claim.text
    clean = lexicon.plain(text)
    keys = ("negation", "denial", "doubt", "possible")
    if isinstance(claim, Event) and claim.status == "denied":
        found = words.pattern("denial").search(clean)
        exact = lexicon.plain(excerpts(claim))
        told = stems(f"{_what(clean, words)} {_what(exact, words)}", words.language)
        # Of a denied reason the reason is denied, and not what is done.
        why = words.pattern("reason").search(exact)
        sign = (stems(exact[why.end() :], words.language) if why else told) - done
        if found and sign:
            yield _Undone(claim.id, found[0], told, sign, keys, 0.0)
        return
    for found in words.pattern("negation").finditer(clean):
        before, behind = CLAUSE_MARK.split(clean[: found.start()])[-1], clean[found.end() :]
        own = stems(CLAUSE_MARK.split(behind)[0], words.language)
        if len(own) < _FEWEST:
            own |= stems(before, words.language)
        if own - done and len(own) >= _FEWEST and not words.has("purpose", before):
            # What nobody "reported" may be expected.
            said = (*keys, "outlook") if words.has("speech", behind) else keys
            yield _Undone(claim.id, found[0], own, own - done, said, _MOST)


def _what(clean: str, words: Lexicon) -> str:
    """What is denied: without who denies it, and the reports of it."""
    found = words.pattern("denial").search(clean)
    behind = clean[found.end() :] if found else ""
    told = behind if stems(behind, words.language) else clean
    # "Denied reports in foreign newspapers that": they are foreign, and not what was done.
    that = _THAT.search(told)
    if that and any(words.has(key, told[: that.start()]) for key in _REPORTS):
        told = told[that.end() :]
    for key in _REPORTS:
        told = words.without(key, told)
    return told


def _doubtful(event: Event, done: frozenset[str], words: Lexicon) -> Iterator[_Undone]:
    """A doubt is of the words behind it; of a reason, of that alone."""
    exact = lexicon.plain(excerpts(event))
    found = words.pattern("doubt").search(exact)
    if found is None or event.status == "denied" or not words.has("doubt", event.headline):
        return
    own = stems(words.without("doubt", exact), words.language) - done
    behind = (w for w in exact[found.end() :].split() if stems(w, words.language))
    sign = stems(" ".join([*behind][:_FEWEST]), words.language) - done
    keys = ("doubt", "possible", "negation", "denial")
    if sign and own:
        yield _Undone(event.id, found[0], own, sign, keys, _MOST)


def _first_time(event: Event, words: Lexicon) -> Iterator[_Undone]:
    """What a source calls the first of its kind is that in the front too."""
    if event.status in ("denied", "headline"):
        return
    for word, clause in dropped_words.behind("first_time", excerpts(event), words):
        own = stems(clause, words.language)
        if len(own) > _FEWEST:
            keys = ("first_time", "superlative", "negation")
            yield _Undone(event.id, word, own, own, keys, _MOST)


def _foretold(
    claim: Claim, done: frozenset[str], countries: frozenset[str], words: Lexicon
) -> Iterator[_Undone]:
    """What an excerpt says would or could be, by the words right behind that word."""
    clean = lexicon.plain(excerpts(claim))
    for word in dict.fromkeys(certainty.outlook(clean, words).values()):
        for at in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", clean):
            predicate = " ".join(clean[at.end() :].split()[:_PREDICATE])
            before = CLAUSE_MARK.split(clean[: at.start()])[-1]
            if not predicate:  # "dass weitere Fahrten folgen könnten"
                predicate = " ".join(reversed(before.split()[-_PREDICATE:]))
            sign = _stems_of_verbs(predicate, words) - done
            first = " ".join(predicate.split()[:_FEWEST])
            sides = (side for pair in words.opposites.values() for side in pair)
            same = tuple(side for side in sides if side.search(first))
            keys = ("negation", "denial", "doubt", "outlook")
            for own, share in ((f"{before} {predicate}", 0.4), (predicate, 0.0)):
                told = stems(own, words.language) - countries
                if sign and told:
                    yield _Undone(claim.id, word, told, sign, keys, share, same)


def _stems_of_verbs(text: str, words: Lexicon) -> frozenset[str]:
    """The words that tell of a movement or what is done; numbers and places are left out."""
    verbs = [w for w in re.findall(r"[^\W\d_]+", text) if words.has("motion", w)]
    first = [w for w in text.split()[:_FEWEST] if not w.isdigit()]
    return stems(" ".join((*verbs, *first)), words.language)


def amounts(story: Story) -> Iterator[Fault]:
    """ "Thousands" in a clause that tells it as done, where each row that has them does not."""
    words = lexicon.lexicon_of(story.language)
    if words is None or not words.spaced:
        return
    rows: dict[int, set[str]] = {}
    for count in story.counts:
        if lexicon.lexicon_of(language_of(story, count)) is words:
            for amount in _amounts(f"{count.qualifier} {count.as_written}", words).values():
                rows.setdefault(amount, set()).add(count.status)
    for column, value in story.front:
        for clause in CLAUSE_MARK.split(value):
            open_ = certainty.outlook(clause, words) or any(words.has(k, clause) for k in _STILL)
            for word, amount in () if open_ else _amounts(clause, words).items():
                said = rows.get(amount, {"reported"})
                if word in words.found("several", clause) and not said & _VOUCHED:
                    message = f"tells “{word}” as done, and its rows have the status "
                    remedy = "Say what they are expected to do, or leave it out"
                    message += ", ".join(sorted(said))
                    yield guess(None, column, value, message, remedy, word)


def _amounts(text: str, words: Lexicon) -> dict[str, int]:
    """The words of a text that are a scale, with what they stand for: thousands, a thousand."""
    found = re.findall(r"[^\W\d_]+", lexicon.plain(text))
    return {word: int(words.scales[word]) for word in found if word in words.scales}
