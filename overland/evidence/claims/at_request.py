"""At whose request something is done: of whom no sentence of a source has it that they asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.answer_record import beside_answers
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.quotation_marks import marks_left_out
from overland.evidence.text.sentences import sentences
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Event, Story

_WHO: Final = r"(?P<who>[\w'-]+(?: [\w'-]+){0,2})"
_PHRASES: Final = {
    "en": re.compile(
        rf"\bat (?:the )?{_WHO}(?:'s|s') request\b|\bat the request of (?:the )?(?P<of>[\w'-]+"
        r"(?: [\w'-]+){0,2})",
        re.I,
    ),
    "fr": re.compile(rf"\bà la demande (?:de la |de l'|du |des |de |d'){_WHO}", re.I),
    "es": re.compile(
        rf"\ba (?:petición|solicitud) (?:de los |de las |de la |del |de ){_WHO}", re.I
    ),
    "de": re.compile(rf"\bauf (?:bitten?|wunsch|ersuchen) (?:der |des |von |vom )?{_WHO}", re.I),
    "ru": re.compile(rf"\bпо (?:просьбе|запросу) {_WHO}", re.I),
    "uk": re.compile(rf"\bна (?:прохання|запит) {_WHO}", re.I),
    "ar": re.compile(rf"(?:بناء على |ب)طلب (?:من )?{_WHO}", re.I),
    "zh": re.compile(r"应(?P<who>[^\W\d_]{2,8}?)的?(?:请求|要求)", re.I),
}
"""Language -> "at somebody's request"."""
_NEAR: Final = 60
"""Letters before a word for asking, or behind it, in which it is told who asks."""


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts, a note beside those of the whole text."""
    words = passage.words
    if not passage.in_language_of(story):
        return
    cells = [("note", beside_answers(claim.note), passage.every_text)]
    if isinstance(claim, Event) and claim.status != "headline":
        cells.append(("headline", claim.headline, passage.every_sentence))
    for column, told, said in cells:
        for who in _askers(marks_left_out(told), words):
            if not _ask(who, said, words):
                message = f"has it done at the request of “{who}”, who ask in no sentence for it"
                remedy = "Say who asked as the source does"
                yield guess(claim, column, told, message, remedy, who)


def without(text: str, words: Lexicon) -> str:
    """A text without such phrases: who stands behind "request" there is who asks."""
    pattern = _PHRASES.get(words.language)
    return pattern.sub(" ", text) if pattern else text


def _askers(text: str, words: Lexicon) -> Iterator[str]:
    pattern = _PHRASES.get(words.language)
    for match in pattern.finditer(lexicon.plain(text)) if pattern else ():
        who = match["who"] or match.groupdict().get("of") or ""
        if stems(who, words.language):
            yield who


def _ask(who: str, text: str, words: Lexicon) -> bool:
    """Whether a sentence has them ask: before the word for it, or as the phrase has it."""
    own = stems(who, words.language)
    for start, end in sentences(text).spans:
        sentence = lexicon.plain(text[start:end])
        # "The Lebanese government" is not the Syrian one.
        if len(shared(own, stems(sentence, words.language))) < len(own):
            continue
        askers = [stems(one, words.language) for one in _askers(sentence, words)]
        if any(len(shared(own, one)) == len(own) or one < own for one in askers):
            return True
        if askers:
            continue
        asking = words.dealings.get("ask", words.pattern("request"))
        found = [*words.pattern("request").finditer(sentence), *asking.finditer(sentence)]
        for match in found:
            near = sentence[max(match.start() - _NEAR, 0) : match.start()]
            if words.language == "ar":
                near = " ".join(sentence[match.end() :].split()[:2])
            if len(shared(own, stems(near, words.language))) == len(own):
                return True
    return False
