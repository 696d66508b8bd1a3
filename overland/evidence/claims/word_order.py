"""Checks of who does it to whom: the same words as the source's, in other places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims import at_request
from overland.evidence.claims.borrowed_words import explained
from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import proper_names, shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Story

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[.;:]")
_BESIDE: Final = 2
"""Words on either side of a verb that are its subject and its object."""
_NOUN_WITHIN: Final = 3
"""Words behind a number in which what it counts is named."""

_BY_WITHIN: Final = 4
_OBJECT_WITHIN: Final = 4
"""Words of an object, its articles among them."""

_POSSESSIVES: Final = ("'s", "’s", "s'", "s’")

_Token = tuple[str, frozenset[str]]
"""A word, and its stem if it carries content."""


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline beside the sentence of its excerpt."""
    words = passage.words
    if not headline_to_compare(claim, story, passage):
        return
    headline = claim.headline
    for sentence in passage.every_sentence.split("\n"):
        if moved := _counted_otherwise(headline, sentence, words):
            message = f"counts {moved} otherwise than its source"
            remedy = "Give each number to what the source counts with it"
            yield guess(claim, "headline", headline, message, remedy, moved)
            return
    if (pivot := _turned(headline, passage.every_sentence, words)) and words.spaced:
        message = f"turns around who and whom on either side of “{pivot}”"
        remedy = "Say who does it as the source does"
        yield guess(claim, "headline", headline, message, remedy, pivot)
        return
    meant = explained(claim, passage, quoted=False)
    if doers := _another_doer(headline, passage, meant):
        message = f"has {doers[0]} do what its source has {doers[1]} do"
        remedy = "Say who does it as the source does"
        yield guess(claim, "headline", headline, message, remedy, doers[0])
        return
    for sentence in passage.every_sentence.split("\n"):
        if other := _another_object(headline, sentence, meant, words):
            verb, word = other
            message = f"has “{word}” behind “{verb}”, where its source has something else"
            remedy = "Say of whom or what the source says it"
            yield guess(claim, "headline", headline, message, remedy, word)
            return


def _another_doer(told: str, passage: Passage, meant: frozenset[str]) -> tuple[str, str] | None:
    """A verb right behind a name, where the source's sentence has another name there.

    "Lebanon has sent two planes" beside "two planes that Russia sent". Only names that the text
    has elsewhere, in languages where the order of words tells who does it.
    """
    words = passage.words
    if "passive" not in words.terms or not words.spaced:
        return None
    known = stems(" ".join(proper_names(passage.every_text, words.language)), words.language)
    here, there = (
        _doers(text, known, words) for text in (told, passage.every_sentence.replace("\n", " . "))
    )
    # "Lebanese" is not Lebanon.
    said = {word for word, _stem in _tokens(passage.every_sentence, words)}
    for verb, (doer, word) in here.items():
        if verb in there and there[verb][0] != doer and not doer & meant and word not in said:
            return word, there[verb][1]
    return None


def _doers(
    text: str, known: frozenset[str], words: Lexicon
) -> dict[str, tuple[frozenset[str], str]]:
    """Stem of a verb -> the name that stands right before it, and the name as written."""
    tokens = _tokens(text, words)
    auxiliary = words.pattern("auxiliary")
    found: dict[str, tuple[frozenset[str], str]] = {}
    for at, (name, own) in enumerate(tokens):
        if not name[:1].isupper() or not own or not own <= known:
            continue
        behind = (t for t in tokens[at + 1 :] if not auxiliary.fullmatch(lexicon.plain(t[0])))
        verb, stem = next(behind, ("", frozenset()))
        if stem and verb[0].islower():
            found[min(stem)] = (own, name)
    return found


def _another_object(
    told: str, said: str, meant: frozenset[str], words: Lexicon
) -> tuple[str, str] | None:
    """A verb and what stands between it and a preposition, which its sentence has elsewhere.

    "Shield dissent from" beside "shield Damascus from sanctions over a crackdown on dissent".
    What a note explains (`meant`) is no other.
    """
    # Elsewhere what stands behind a word may be who does it.
    there = _objects(said, words) if "passive" in words.terms else {}
    for verb, (word, behind, own) in _objects(told, words).items():
        if verb not in there or there[verb][1] != behind or shared(own, there[verb][2]):
            continue
        elsewhere = stems(said, words.language) - there[verb][2]
        moved = {one for one in own - meant if one in elsewhere}
        if moved and not there[verb][2] & stems(told, words.language):
            return word, next(w for w, stem in _tokens(told, words) if stem & moved)
    return None


def _objects(text: str, words: Lexicon) -> dict[str, tuple[str, str, frozenset[str]]]:
    """Stem of a word -> it, the preposition behind what it is done to, and that, as stems.

    Words that stand twice are left out.
    """
    tokens = _tokens(text, words)
    articles = words.pattern("articles")
    found: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
    for at, (word, stem) in enumerate(tokens):
        if word.endswith(_POSSESSIVES):
            continue
        own: set[str] = set()
        for behind, other in tokens[at + 1 : at + 2 + _OBJECT_WITHIN]:
            if not stem or (not other and not articles.fullmatch(lexicon.plain(behind))):
                if stem and own and behind.isalpha():
                    one = (word, lexicon.plain(behind), frozenset(own))
                    found.setdefault(min(stem), []).append(one)
                break
            own |= other
    return {verb: them[0] for verb, them in found.items() if len(them) == 1}


def _counted_otherwise(told: str, said: str, words: Lexicon) -> str:
    """A noun with another number than in the source, where that number counts something else."""
    here, there = _counts(told, words), _counts(said, words)
    for noun, (number, word) in here.items():
        if noun not in there or there[noun][0] == number:
            continue
        others = {other for other, (n, _word) in there.items() if n == number}
        if others and others != {noun}:
            return word
    return ""


def _counts(text: str, words: Lexicon) -> dict[str, tuple[int | float, str]]:
    """Stem of a noun -> the number before it and the noun; nouns with several are left out."""
    tokens = _tokens(text, words)
    found: dict[str, list[tuple[int | float, str]]] = {}
    for at, (word, _stem) in enumerate(tokens):
        number = numerals.numbers(word, words.language)
        if len(number) != 1 or number[0] <= 1:
            continue
        for behind, stem in tokens[at + 1 : at + 1 + _NOUN_WITHIN]:
            if numerals.numbers(behind, words.language):
                break
            if stem:
                found.setdefault(min(stem), []).append((number[0], behind))
                break
    return {noun: pairs[0] for noun, pairs in found.items() if len({n for n, _ in pairs}) == 1}


def _turned(told: str, said: str, words: Lexicon) -> str:
    """The word around which two names, or what stands beside it, have changed sides.

    Only where the order of words tells who does it; the passive turns it around honestly.
    """
    if "passive" not in words.terms:
        return ""
    here, there = (_tokens(at_request.without(text, words), words) for text in (told, said))
    titles = _capitalised(here) & _capitalised(there)
    speech = words.pattern("speech")
    for at, (word, stem) in enumerate(here):
        if not stem or stem & titles or speech.fullmatch(lexicon.plain(word)):
            continue
        if words.has("anonymous", word):
            continue
        places = [n for n, (_w, other) in enumerate(there) if other == stem]
        if len(places) != 1 or _passive(here, at, words) != _passive(there, places[0], words):
            continue
        left, right = _sides(here, at)
        before, behind = _sides(there, places[0])
        gone = {s for s in left if s in behind and s not in before}
        come = {s for s in right if s in before and s not in behind}
        if gone & titles and come & titles:
            return word
        near = set(left[-_BESIDE:]), set(right[:_BESIDE])
        # "Turns down a ship that the navy offered" may be told of either first.
        if _goes_on(here, at, words):
            continue
        if all(near) and near[0] <= gone and near[1] <= come:
            return word
    return ""


def _goes_on(tokens: list[_Token], at: int, words: Lexicon) -> bool:
    """Whether a word has a clause of its own: "a ship that ..."."""
    behind = next((lexicon.plain(word) for word, _stem in tokens[at + 1 :]), "")
    return bool(words.pattern("asking").fullmatch(behind))


def _capitalised(tokens: list[_Token]) -> frozenset[str]:
    return frozenset(s for word, stem in tokens if word[0].isupper() for s in stem)


def _passive(tokens: list[_Token], at: int, words: Lexicon) -> bool:
    """Whether "by" stands behind a verb, and with it who does it."""
    behind = (lexicon.plain(word) for word, _stem in tokens[at + 1 : at + 1 + _BY_WITHIN])
    return any(words.pattern("passive").fullmatch(word) for word in behind)


def _sides(tokens: list[_Token], at: int) -> tuple[list[str], list[str]]:
    """The words before and behind one, to the marks that part what stands beside it."""
    marks = [n for n, (word, _stem) in enumerate(tokens) if not word[0].isalnum()]
    start = max((n for n in marks if n < at), default=-1) + 1
    end = min((n for n in marks if n > at), default=len(tokens))
    return _content(tokens[start:at]), _content(tokens[at + 1 : end])


def _content(tokens: list[_Token]) -> list[str]:
    return [next(iter(stem)) for _word, stem in tokens if stem]


def _tokens(text: str, words: Lexicon) -> list[_Token]:
    return [(m[0], stems(m[0], words.language)) for m in _TOKEN.finditer(text)]
