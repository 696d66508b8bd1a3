"""The two ends of a verb that a headline has turned: who asks, pays, accuses or warns whom.

Where order alone does not tell who does it, a name that keeps its case keeps its part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import SENTENCE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Story

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_CLAUSE: Final = re.compile(r"[:—–]|\s-\s")
_BESIDE: Final = 4
"""Words with content on one side of a verb: those who do it, or to whom it is done."""
_NEXT: Final = 2
"""The nearest of them: a party may be two words, "the water company"."""
_VERB_FIRST: Final = frozenset({"ar"})
_CASES: Final = frozenset({"de", "ru", "uk"})
"""Languages whose endings or articles tell who does it, in whatever order."""
_ARTICLE: Final = re.compile(r"(?:d(?:er|ie|as|en|em|es)|(?:k?ein|ihr|sein)(?:e[nrms]?)?)$")
_OBJECT: Final = {"es": re.compile(r"(?:^|\s)al?\s+(?:l[ao]s?\s+|el\s+)?$")}
"""Language -> what stands before a person to whom something is done."""
_PASSIVE_WITHIN: Final = 2
_GET: Final = ("get", "gets", "got", "getting")
_NOUN: Final = {
    "en": re.compile(r"\b(?:the|an?|its|his|her|their|for|with|of|no) [\w'-]+$"),
    "fr": re.compile(r"(?:\b(?:la|les|une?|sa|ses|leurs?|de|en|sans) |\b[ld]')[\w'-]+$"),
    "es": re.compile(r"\b(?:la|el|los|las|una?|su|sus|de|por|con|sin) [\w'-]+$"),
    "de": re.compile(r"\b(?:die|der|das|den|dem|eine?[rnm]?|ihre?|seine?|auf|um|zu) [\w'-]+$"),
    "ar": re.compile(r"(?<!\w)[وبلف]?ال\w+$|بناء على \w+$"),
}
"""Language -> what stands before a word that is no verb: "the help", "à la demande"."""

_Word = tuple[str, str]
"""The stem of a word, and the word with the article before it."""


@dataclass(frozen=True)
class _Dealing:
    """One verb of a text, with who stands before it and who behind."""

    verb: str
    before: tuple[_Word, ...]
    behind: tuple[_Word, ...]
    to_first: bool
    """Whether the first who is named is marked as the one to whom it is done."""


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts."""
    words = passage.words
    if not headline_to_compare(claim, story, passage):
        return
    if claim.status == "headline":
        return
    for family in words.dealings:
        there = [
            dealing
            for sentence in passage.every_sentence.split("\n")
            for dealing in _dealings(sentence, family, words)
        ]
        for here in _dealings(claim.headline, family, words) if there else ():
            if all(_turned(here, one, words) for one in there):
                message = f"turns around who and whom on either side of “{here.verb}”"
                remedy = "Say who does it as the source does"
                yield guess(claim, "headline", claim.headline, message, remedy, here.verb)
                return


def _turned(here: _Dealing, there: _Dealing, words: Lexicon) -> bool:
    """Whether who does it in a headline is in the source among those to whom it is done."""
    doer, others = _parts(here, (*there.before, *there.behind), words)
    their_doer, their_others = _parts(there, (*doer[-_NEXT:], *others[:1]), words)
    if here.to_first or there.to_first:
        return False
    mine, theirs = {one for one, _ in doer}, {one for one, _ in their_doer}
    to_whom, to_theirs = {one for one, _ in others}, {one for one, _ in their_others}
    moved = (mine & to_theirs) - theirs
    if not moved or mine & theirs or not (to_whom & theirs) - to_theirs or to_whom & moved:
        return False
    # "Компанию обвинил губернатор": whoever keeps the case is still the one to whom it is done.
    return words.language not in _CASES or not _same_form(moved, doer, their_others)


def _same_form(moved: set[str], doer: tuple[_Word, ...], others: tuple[_Word, ...]) -> bool:
    here = {form for one, form in doer if one in moved}
    return here <= {form for one, form in others if one in moved}


def _parts(
    one: _Dealing, parties: tuple[_Word, ...], words: Lexicon
) -> tuple[tuple[_Word, ...], tuple[_Word, ...]]:
    """Who does it, and all who are told behind: of a verb that stands first, those behind it.

    It does unless one of the `parties` stands right before it.
    """
    known = {stem for stem, _ in parties}
    if words.language in _VERB_FIRST and not known & {s for s, _ in one.before[-_NEXT:]}:
        return one.behind[:1], one.behind[1:]
    return one.before, one.behind


def _dealings(text: str, family: str, words: Lexicon) -> Iterator[_Dealing]:
    """The one verb of a family in each clause of a text; passives are left out."""
    for sentence in SENTENCE_MARK.split(text):
        for clause in _CLAUSE.split(lexicon.plain(sentence)):
            verbs = words.dealings[family].finditer(clause)
            noun = _NOUN.get(words.language)
            found = [v for v in verbs if not (noun and noun.search(clause[: v.end()]))]
            if len(found) != 1 or _passive(clause, found[0], words):
                continue
            before = _content(clause[: found[0].start()], words)
            behind = _content(clause[found[0].end() :], words)
            marked = _OBJECT.get(words.language)
            to_first = bool(marked and marked.search(_before_first(clause, before)))
            yield _Dealing(found[0][0], before[-_BESIDE:], behind[:_BESIDE], to_first)


def _before_first(clause: str, before: tuple[_Word, ...]) -> str:
    """What stands before the first word with content that stands before the verb."""
    return clause[: clause.find(before[0][1].split()[-1])] if before else ""


def _passive(clause: str, verb: re.Match[str], words: Lexicon) -> bool:
    """ "Was paid by", "paid by": who suffers it stands before the verb."""
    before = clause[: verb.start()].split()[-_PASSIVE_WITHIN:]
    behind = clause[verb.end() :].split()[:1]
    if words.language == "de":
        return words.has("passives", clause)
    return any(words.pattern("passives").fullmatch(word) or word in _GET for word in before) or any(
        words.pattern("agent").fullmatch(word) for word in behind
    )


def _content(text: str, words: Lexicon) -> tuple[_Word, ...]:
    found: list[_Word] = []
    article = ""
    for match in _WORD.finditer(text):
        if words.language == "de" and _ARTICLE.fullmatch(match[0]):
            article = f"{match[0]} "
        for one in stems(match[0], words.language):
            found.append((one, f"{article}{match[0]}"))
            article = ""
    return tuple(found)
