"""Words for all and every, where the source has some, or says it of nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.evidence.claims import opposites
from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Event, Story

_CHARACTERS: Final = 2
"""Behind "all" in which a number stands, in a language without spaces between words."""
_THE: Final = {
    "en": ("the", "their", "our", "its", "his", "her", "those", "these"),
    "de": ("die", "den", "der", "ihre", "ihren", "seine", "seinen", "diese", "diesen"),
    "fr": ("les", "des", "aux", "leurs", "ses", "ces"),
    "es": ("los", "las", "sus", "estos", "estas"),
}
"""Language -> what makes a number definite."""
_TAKE: Final = "Take it from the source"


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts."""
    if not headline_to_compare(claim, story, passage):
        return
    yield from _all_of_some(claim, passage)
    if claim.status != "headline" and (every := _out_of_nowhere(claim.headline, passage)):
        message = f"says “{every}”, which the words of its source do not"
        yield guess(claim, "headline", claim.headline, message, _TAKE, every)
    if claim.status != "headline" and (anyone := _anyone(claim.headline, passage)):
        message = f"says “{anyone}”, and the words of its source tell of fewer"
        yield guess(claim, "headline", claim.headline, message, _TAKE, anyone)


def _anyone(told: str, passage: Passage) -> str:
    """ "Any country may ask" where the source says it of one; "without any help" is of none."""
    words = passage.words
    found = words.found("anyone", told)
    nobody = any(words.has(key, told) for key in ("negation", "without", "condition"))
    said = words.has("anyone", passage.nearby) or any(
        words.has(key, passage.every_sentence) for key in ("every", "nobody", "negation")
    )
    return found[0] if found and not nobody and not said else ""


def _all_of_some(event: Event, passage: Passage) -> Iterator[Fault]:
    """ "All" where the source's sentence has "some" or "most"."""
    words = passage.words
    said, told = passage.every_sentence, _counting(event.headline, words)
    but = words.found("exception", said)
    some = but or words.found("part", said)
    every = tuple(_every(told, said, words))
    whole = words.found("every", _counting(said, words))
    less = words.found("part", told)
    if whole and less and not (some or every or words.has("several", said)):
        message = f"says “{less[0]}” where the source says “{whole[0]}”"
        yield guess(event, "headline", event.headline, message, _TAKE, less[0])
    kept = words.has("exception" if but else "part", told) or (not but and bool(whole))
    if some and every and not kept:
        message = f"says “{every[0]}” where the source says “{some[0]}”"
        yield guess(event, "headline", event.headline, message, _TAKE, every[0])


def _counting(text: str, words: Lexicon) -> str:
    """A text without the phrases in which "all" and "every" say nothing of how many."""
    return words.without("phrases", words.without("rate", text))


def _every(told: str, said: str, words: Lexicon) -> Iterator[str]:
    """The words for "all" in what is told, but not "all four" of what the source has four of."""
    for match in words.pattern("every").finditer(told):
        if not _counted(told[match.end() :], said, words):
            yield match[0]


def _out_of_nowhere(told: str, passage: Passage) -> str:
    """ "All" or "every" out of nowhere; "all four" of what are four is none."""
    words = passage.words
    clean = _counting(told, words)
    # Of "some" and "most" strong_words tells.
    of_some = words.has("part", passage.every_sentence) or words.has("exception", told)
    # Where nobody was hurt, everyone is unhurt; where no herder stayed, every herder left.
    nobody = words.has("nobody", passage.every_sentence) or (
        words.has("negation", passage.every_sentence)
        and words.has("remaining", passage.every_sentence)
    )
    nobody |= opposites.denied_the_other(passage.every_sentence, words, told, words)
    whole = nobody or words.has("every", passage.nearby)
    # "The last of the miners" came out after all others.
    whole |= words.has("last_of", passage.every_sentence)
    if of_some or whole or _definite(told, passage.every_sentence, words):
        return ""
    return next(_every(clean, passage.nearby, words), "")


def _definite(told: str, said: str, words: Lexicon) -> bool:
    """Whether the source has "the twelve miners", who are all of them."""
    clean = lexicon.plain(said).split()
    return any(
        any(n > 1 for n in numerals.numbers(number, words.language))
        and bool(shared(stems(noun, words.language), stems(told, words.language)))
        for before, number, noun in zip(clean, clean[1:], clean[2:], strict=False)
        if before in _THE.get(words.language, ())
    )


def _counted(behind: str, said: str, words: Lexicon) -> bool:
    """Whether a number of the source stands right behind "all": "all four buses"."""
    tokens = behind.split() if words.spaced else [behind[:_CHARACTERS]]
    function = words.pattern("function")
    first = next((one for one in tokens if not function.fullmatch(one)), "")
    there = numerals.readings(said, words.language)
    return any(number in there for number in numerals.numbers(first, words.language) if number > 1)
