"""Negations put in or left out: "needs no change" where the source has "needs change"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims import no_otherwise, opposites
from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon, moods
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.negated_words import (
    negated,
    only_of_the_same,
    said_without,
    without_no_negation,
)
from overland.story.models import Claim, Event, Story

BEFORE: Final = frozenset({"en", "ru", "uk", "ar", "zh"})
"""Languages whose negation stands right before what it is of."""
_PREFIXED: Final = {
    "en": re.compile(r"\b(?:un(?!der|til|i[otv])|dis(?!t|c|p))\w{4,}"),
    "de": re.compile(r"\bun(?!d\b|ter|ser|s\b|i[ov])\w{3,}"),
    "ru": re.compile(r"\b(?:не(?!ск|дел|дав|з|д)|бе[сз](?!оп))\w{4,}"),
    "uk": re.compile(r"\b(?:не(?!діл|зва)|без(?!пе))\w{4,}"),
}
"""Language -> words that deny by their beginning: "unclear" is "not known"."""
_ALIKE: Final = 2
"""Words by which a headline is known to tell what is denied, and not only that it is."""


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts."""
    words = passage.words
    if not passage.in_language_of(story):
        return
    if isinstance(claim, Event) and claim.status != "denied":
        yield from _put_in(claim, passage.every_sentence, words)


def _put_in(event: Event, said: str, words: Lexicon) -> Iterator[Fault]:
    """A word that the headline negates and the source's sentence says, and nowhere negates."""
    if words.language not in BEFORE or refuses(said, words):
        return
    # "Not before June" is "no earlier than June".
    if words.has("first_time", said) or no_otherwise.says_the_same(said, event.headline, words):
        return
    said, told = (words.without("restricted", one) for one in (said, event.headline))
    known = stems(said, words.language)
    denied = frozenset(w for _n, one in negated(said, words) for w in one)
    for negation, first in negated(told, words):
        # Nobody "could reach" what nobody "reached".
        if words.has("ability", event.headline) and words.has("negation", said):
            continue
        if first and shared(first, known) and not shared(first, denied):
            message = f"says “{negation}” of what the source's sentence says without it"
            remedy = "Take the sense from the source"
            yield guess(event, "headline", event.headline, message, remedy, negation)
            return


def beside_excerpt(event: Event, exact: str, words: Lexicon, own: Lexicon) -> Iterator[Fault]:
    """A "no" that a headline leaves out of its excerpt (`exact`), or puts in.

    `words` are those of the source's language, `own` those of the headline's.
    """
    if event.status == "denied":
        yield from _within_denied(event, exact, words, own)
        return
    # "Доки не відновили" is until it was: a headline says it with "until", and never with "not".
    headline = own.without("until_not", event.headline)
    if negations(headline, own) or own.has("until", event.headline):
        exact = words.without("until_not", exact)
    said, told = negations(exact, words), negations(headline, own)
    # What the excerpt says "did not break" is not said by "broke".
    alike = words.has("hindered", words.without("negation", exact))
    other_words = own.without("hindered", event.headline) if alike else event.headline
    dropped = said_without(excerpts(event), event.headline, words) if words is own else ""
    if _none_left(excerpts(event), words, event.headline, own):
        return
    if not dropped and _say_alike(excerpts(event), words, event.headline, own):
        return
    if said and not told and (dropped or not _says_no_otherwise(other_words, own)):
        if dropped or not opposites.denied_the_other(exact, words, event.headline, own):
            yield _left_out(event, dropped or said[0])
    elif (
        told
        and not said
        and not (
            _says_no_otherwise(exact, words)
            or words.has("first_time", exact)
            or opposites.denied_the_other(exact, words, event.headline, own)
            or _stays(event.headline, own, exact, words)
            or (words is own and no_otherwise.says_the_same(excerpts(event), event.headline, own))
        )
    ):
        message = f"says “{told[0]}”, and the excerpt does not"
        remedy = "Take the sense from the source"
        yield guess(event, "headline", event.headline, message, remedy, told[0])


def _say_alike(exact: str, words: Lexicon, headline: str, own: Lexicon) -> bool:
    """ "Nobody but the cook" beside "only the cook", "without help" beside "on their own"."""
    texts = ((exact, words), (headline, own))
    for (one, its), (other, theirs) in (texts, texts[::-1]):
        if only_of_the_same(one, its, other, theirs):
            return True
        without = its.has("unassisted", one) and not its.has(
            "negation", its.without("unassisted", one)
        )
        if without and theirs.has("unaided", other):
            return True
    return False


def _none_left(exact: str, words: Lexicon, headline: str, own: Lexicon) -> bool:
    """Whether all go of whom, by the source, nobody was left behind."""
    (one, *others) = words.found("negation", exact) or ("",)
    clauses = CLAUSE_MARK.split(exact)
    left = any(words.has("anyone", c) and words.has("remaining", c) for c in clauses)
    return bool(one and not others and left) and (
        own.has("every", headline) and not own.has("remaining", headline)
    )


def _stays(headline: str, own: Lexicon, exact: str, words: Lexicon) -> bool:
    """Whether a headline has somebody "not go" who, by the source, waits and goes nowhere."""
    function = words.pattern("function")
    if any(not function.fullmatch(word) for word in words.found("motion", exact)):
        return False
    waiting = [clause for clause in CLAUSE_MARK.split(exact) if words.has("waiting", clause)]
    return any(
        own.has("motion", clause)
        and own.has("negation", clause)
        and any(shared(stems(one, words.language), stems(clause, own.language)) for one in waiting)
        for clause in CLAUSE_MARK.split(headline)
    )


def _within_denied(event: Event, exact: str, words: Lexicon, own: Lexicon) -> Iterator[Fault]:
    """ "Denies that they were paid" of who denied that they were not."""
    if words is not own or words.language not in _PREFIXED:
        return
    denies = words.pattern("denial")
    headline = lexicon.plain(event.headline)
    for match in list(denies.finditer(lexicon.plain(exact)))[:1]:
        behind = lexicon.plain(exact)[match.end() :]
        told = headline[m.end() :] if (m := denies.search(headline)) else ""
        told_so = len(shared(stems(behind, own.language), stems(told, own.language))) >= _ALIKE
        refused = own.has("failure", told) or own.has("hindered", told)
        negates = refused or negations(told, own) or _PREFIXED[own.language].search(told)
        no = negations(behind, words)
        of_that = no and shared(
            stems(behind.partition(no[0])[2], own.language), stems(told, own.language)
        )
        if told_so and of_that and not negates:
            yield _left_out(event, no[0])


def negations(text: str, words: Lexicon) -> tuple[str, ...]:
    """The negations in a text; "asked not to be named" is none of what it tells, nor is
    "does not rule out", which says that something may be.
    """
    # "Sans doute" is a doubt, and no "without".
    told = words.without("doubt", moods.only_restricts(text, words))
    told = words.pattern("anonymous").sub(" ", told)
    # "No one but children" are children alone, "not until Friday" is on Friday.
    told = without_no_negation(words.without("restricted", told), words)
    return words.found("negation", words.without("left_open", told))


def _says_no_otherwise(text: str, words: Lexicon) -> bool:
    """Whether a text has a "no" in another word, or in a word's beginning: "unclear"."""
    prefixed = _PREFIXED.get(words.language)
    return refuses(text, words) or bool(prefixed and prefixed.search(lexicon.plain(text)))


def refuses(text: str, words: Lexicon) -> bool:
    """A "no" in another word: "denied", "refused to comment", "failed to reach"."""
    refusal = words.opposites.get("approve")
    clean = lexicon.plain(text)
    other = any(words.has(key, text) for key in ("denial", "failure", "hindered"))
    return other or bool(refusal and refusal[1].search(clean))


def _left_out(event: Event, word: str) -> Fault:
    message = f"leaves out “{word}”, which its excerpt says"
    return guess(event, "headline", event.headline, message, f"Keep “{word}”", word)
