"""Words of a headline that the source has, but says of something else; and reasons it gives not.

"Several thousand citizens evacuated", where its sentence has "registered" and another sentence has
"evacuated": every word stands in the text, and what they say does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.nearest_sentence import sentences_of
from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.claims.story_names import StoryNames
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.quotation_marks import quotations
from overland.evidence.text.sentences import CLAUSE_MARK, NO_END
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import in_a_compound, shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.text_words import WORD, text_words
from overland.story.models import Claim, Event, Story

_OTHERWISE_CHECKED: Final = (
    *("negation", "denial", "speech", "attribution", "persons", "people", "paper", "measure"),
    *("possible", "expected", "planned", "intended", "doubt", "relative_day", "daypart"),
    *("about", "more", "fewer", "nearly", "several", "part", "every", "only", "superlative"),
    *("near", "beside", "lesser", "repeat", "loaded", "reason", "anonymous", "exception"),
    *("attempt", "request", "offer", "threat", "failure", "percent", "rate"),
)
"""Kinds of words that have a check of their own, or that every headline may have."""
_WAYS_TO_MOVE: Final = ("departing", "crossing", "arriving", "going", "talking")
"""Kinds of movement, and of speaking, of which one word may be told as another."""
_CONSONANTS: Final = re.compile("[aeiouäöü]")
_LETTERS: Final = 4
_FEWEST: Final = 3
"""Consonants by which a German verb is known whatever its vowel."""
_ALIKE: Final = 3
"""Words that two sentences which tell the same have in common."""
_SENTENCE: Final = re.compile(rf"(?<=[.;!?؛۔]){NO_END}\s+")


def of_claim(story: Story, claim: Claim, passage: Passage, names: StoryNames) -> Iterator[Fault]:
    """A headline whose words stand in the text elsewhere, and not where its evidence is."""
    words = passage.words
    if not headline_to_compare(claim, story, passage):
        return
    if claim.status == "headline" or not words.spaced:
        return
    yield from _reason(claim, passage)
    known = _known(story, claim, words, names) | explained(claim, passage)
    here = stems(passage.nearby, words.language) | known
    own_sentences = stems(passage.every_sentence, words.language) | known
    text = text_words(passage.text, words.language)
    elsewhere = stems(passage.nearby, words.language) - known
    found = (w for key in _OTHERWISE_CHECKED for w in words.found(key, claim.headline))
    checked = frozenset(part for term in found for part in term.split())
    for word in WORD.findall(claim.headline):
        own = stems(word, words.language)
        near = passage.every_sentence if claim.status == "denied" else passage.nearby
        if not own or shared(own, own_sentences):
            continue
        if _checked_otherwise(word, checked, near, words):
            continue
        # What was named before may be meant by "they", but not what somebody denies; what is
        # named only later may not.
        is_verb = _is_verb(word, passage)
        denied = claim.status == "denied"
        if shared(own, here) and not is_verb and not (denied and shared(own, elsewhere)):
            continue
        if in_a_compound(word, passage.nearby, passage.language):
            continue
        sooner = text.sooner(own, passage.match.start)
        borrowed = ((is_verb or denied) and sooner) or (
            not sooner and text.later(own, passage.match.end)
        )
        if borrowed and not _in_a_telling_of_the_same(own, claim.headline, passage):
            message = f"says “{word}”, which the source says of something else"
            yield guess(claim, "headline", claim.headline, message, "Say it as the source", word)


def _in_a_telling_of_the_same(own: frozenset[str], headline: str, passage: Passage) -> bool:
    """Whether a sentence with these words has most of the headline's others, and of the excerpt's.

    Reports tell what happened twice: in their first sentence, and again with its particulars.
    """
    told = stems(headline, passage.language) - own
    exact = stems(passage.exact, passage.language)
    for there in sentences_of(passage.text, passage.language).words:
        same = shared(told, there)
        again = shared(exact, there)
        if own & there and min(len(same), len(again)) >= _ALIKE and 2 * len(same) > len(told):
            return True
    return False


def _known(story: Story, event: Event, words: Lexicon, names: StoryNames) -> frozenset[str]:
    """What a headline may say besides: who and where."""
    place = story.place(event.place)
    told = f"{event.speaker} {place.name if place else ''}"
    everywhere = (stems(text, words.language) for text in (names.places, names.journeys))
    return stems(told, words.language).union(*everywhere)


def explained(event: Event, passage: Passage, *, quoted: bool = True) -> frozenset[str]:
    """What a note says a word of the source means: "“Damascus” here means the government".

    Other words of a note are the editors' own, and bear nothing out. Without `quoted` the words
    that it quotes are left out.
    """
    near = passage.nearby
    told: list[str] = []
    for sentence in _SENTENCE.split(event.note):
        spans = [(a, b) for a, b in quotations(sentence) if sentence[a:b] in near]
        if spans and not quoted:
            for start, end in reversed(spans):
                sentence = f"{sentence[:start]} {sentence[end:]}"
        told += [sentence] if spans else []
    return stems(" ".join(told), passage.words.language)


def _checked_otherwise(word: str, checked: frozenset[str], near: str, words: Lexicon) -> bool:
    """Whether another check knows the word, or the text near it has one of its kind."""
    clean, near = lexicon.plain(word), lexicon.plain(near)
    # What "marks the beginning" is the beginning.
    if clean in checked or words.pattern("copula").fullmatch(clean):
        return True
    if any(words.pattern(k).fullmatch(clean) and words.has(k, near) for k in _WAYS_TO_MOVE):
        return not words.pattern("fleeing").fullmatch(clean)
    if words.language == "de" and _changes_its_vowel(clean, near):
        return True
    return any(
        side.fullmatch(clean) and side.search(near)
        for sides in words.opposites.values()
        for side in sides
    )


def _changes_its_vowel(word: str, near: str) -> bool:
    """Whether a text has a German word with another vowel in its stem: "fuhren", "fahren"."""
    own = _CONSONANTS.sub("", word[:_LETTERS])
    return len(own) >= _FEWEST and any(
        other[:1] == word[:1] and _CONSONANTS.sub("", other[:_LETTERS]) == own
        for other in near.split()
    )


def _is_verb(word: str, passage: Passage) -> bool:
    """Whether the text has that word with an ending of verbs, and here it has none of nouns."""
    words = passage.words
    if words.pattern("nominal").fullmatch(lexicon.plain(word)):
        return False
    own = stems(word, words.language)
    return own in text_words(passage.text, words.language).verbs


def _reason(event: Event, passage: Passage) -> Iterator[Fault]:
    """What stands behind "because" in a headline, and nowhere near its words in the source."""
    words = passage.words
    clean = lexicon.plain(event.headline)
    gives_one = words.has("reason", passage.nearby)
    near = stems(passage.nearby if gives_one else passage.every_sentence, words.language)
    for match in words.pattern("reason").finditer(clean):
        behind = CLAUSE_MARK.split(clean[match.end() :])[0].split()
        ends = [n for n, word in enumerate(behind) if word in words.joining]
        clause = stems(" ".join(behind[: ends[0] if ends else len(behind)]), words.language)
        elsewhere = shared(clause, stems(passage.text, words.language))
        if clause and not shared(clause, near) and (elsewhere or not gives_one):
            message = f"gives a reason (“{match[0]} …”) that its source gives not"
            remedy = "Give the reason that the source gives, or none"
            yield guess(event, "headline", event.headline, message, remedy, match[0])
