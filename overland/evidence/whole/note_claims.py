"""Notes beside their sources: what they say that the source says, and what they quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from overland.evidence.claims.nearest_sentence import sentences_of
from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, guess, language_of
from overland.evidence.text.normalise import Folded, fold
from overland.evidence.text.quotation_marks import marks_left_out, quotations
from overland.evidence.text.selector import occurrences
from overland.evidence.text.sentences import CLAUSE_MARK, NO_END
from overland.evidence.whole import source_notes
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Evidence, Story

SENTENCE: Final = re.compile(rf"(?<=[.;:!?؛۔]){NO_END}\s+|(?<=[。；：！？])")
_VERB_WITHIN: Final = 3
"""Words behind "the source" in which it says something."""
_FEWEST: Final = 2
_SHARE: Final = 0.5
"""Of the words of what it is said to say, those that one sentence of it has."""
_BEFORE, _NOTED = 2, 6
"""Words before a quotation among which a "no" is of it: in the source, and in the note."""
_FEWEST_WORDS: Final = 3
"""Of a quotation in a note; fewer are a term: “home”."""


def of_quotations(story: Story, claim: Claim, folded: Mapping[str, Folded]) -> Iterator[Fault]:
    """Words between quotation marks in a note stand in a source, as a quotation's do."""
    sources = {e.source for e in (claim.evidence, *claim.further) if e}
    language = language_of(story, claim).split("-")[0]
    if not sources or not sources <= folded.keys() or language != story.language.split("-")[0]:
        return
    for start, end in quotations(claim.note):
        words = claim.note[start:end].strip(" .,;…")
        if len(words.split()) < _FEWEST_WORDS:
            continue
        own = lexicon.lexicon_of(language)
        if own and (no := _behind_a_no(words, claim.note[:start], folded, own)):
            message = f"quotes what the source has behind “{no}”, without it"
            yield guess(claim, "note", claim.note, message, f"Quote “{no}” too", no)
        if _stands_in(story, words, folded) or words in _cells(claim):
            continue
        message = f"quotes “{words}”, which no source has"
        remedy = "Quote the words letter for letter, or write them without quotation marks"
        yield guess(claim, "note", claim.note, message, remedy, words)


def of_claim(
    story: Story, claim: Claim, passage: Passage, read: Mapping[str, str]
) -> Iterator[Fault]:
    """A note beside all texts, `read`, each with its language."""
    words = passage.words
    if not passage.in_language_of(story):
        return
    own = [text for text, tag in read.items() if lexicon.lexicon_of(tag) is words]
    yield from source_notes.of_note(claim, own, words)
    for sentence in SENTENCE.split(marks_left_out(claim.note)):
        told = stems(_said_by_the_source(sentence, words), words.language)
        if len(told) < _FEWEST:
            continue
        each = (s for text in own for s in sentences_of(text, words.language).words)
        fewest = max(_SHARE * len(told), min(_FEWEST, len(told)))
        if max((len(shared(told, one)) for one in each), default=0) < fewest:
            message = "has the source say what no sentence of it says"
            remedy = "Say what it says, or that it is the editors' reading"
            yield guess(claim, "note", claim.note, message, remedy, "source")


def _behind_a_no(quoted: str, before: str, folded: Mapping[str, Folded], words: Lexicon) -> str:
    """The "no" that stands right before a quotation wherever a source has it, and not before it
    in the note; "" if there is none.
    """
    if words.has("negation", _last(before, words, _NOTED)):
        return ""
    found = [
        words.found("negation", _last(text.original[: match.start], words, _BEFORE))
        for text in folded.values()
        for match in occurrences(Evidence("", quoted), text)
    ]
    return found[0][-1] if found and all(found) else ""


def _last(before: str, words: Lexicon, size: int) -> str:
    """The last words, or pairs of characters, before a place in its clause."""
    clause = CLAUSE_MARK.split(before)[-1]
    return " ".join(clause.split()[-size:]) if words.spaced else clause[-2 * size :]


def _said_by_the_source(sentence: str, words: Lexicon) -> str:
    """What stands behind "the source says"; "" where it says it not, or says nothing."""
    clean = lexicon.plain(sentence)
    if told := _told_by_the_source(clean, words):
        return told
    for key in ("source", "paper"):
        for match in words.pattern(key).finditer(clean):
            if not words.spaced:
                verb = words.pattern("attribution").match(clean, match.end())
                if verb and not words.has("negation", clean[: verb.end()]):
                    return clean[verb.end() :]
                continue
            behind = clean[match.end() :].split()
            at = next(
                (n for n, w in enumerate(behind) if words.pattern("attribution").fullmatch(w)),
                _VERB_WITHIN,
            )
            if at < _VERB_WITHIN and not words.has("negation", clean):
                return " ".join(behind[at + 1 :])
    return ""


def _told_by_the_source(clean: str, words: Lexicon) -> str:
    """What stands before "is told by the source"; "" where nothing is told so."""
    for match in words.pattern("passive").finditer(clean):
        behind = " ".join(clean[match.end() :].split()[:_VERB_WITHIN])
        before = clean[: match.start()].split()
        is_source = any(words.has(key, behind) for key in ("source", "paper"))
        if before and is_source and words.pattern("attribution").fullmatch(before[-1]):
            return "" if words.has("negation", clean) else " ".join(before[:-1])
    return ""


def _cells(claim: Claim) -> str:
    """What the row itself says: a note may quote it."""
    columns = ("headline", "speaker", "role", "as_written", "name", "text")
    return "\n".join(str(getattr(claim, column, "")) for column in columns)


def _stands_in(story: Story, words: str, folded: Mapping[str, Folded]) -> bool:
    # Within a note's sentence "Some of the Russians" begins with a small letter.
    for quoted in (words, f"{words[:1].upper()}{words[1:]}"):
        evidence = Evidence("", quoted)
        if any(next(occurrences(evidence, text), None) for text in folded.values()):
            return True
    titles = "\n".join(source.title for source in story.sources)
    return fold(words).text in fold(titles).text
