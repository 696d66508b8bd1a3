"""Names in a text that may be places: runs of capitalised words, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.text import Sentence, Word, words
from overland.drafting.wording import word_list

_CONNECTORS = frozenset(
    word_list(
        """
    of al el de la le du des da do dos das del della di en sur upon ash as an ar at az ad es e
    ed er es-sheikh ibn bin der den am im auf und
    """
    )
)
_ENGLISH = frozenset(("at", "as", "an", "am"))
"""Connectors that are words of English: "crossed from Iran at Taftan"."""
_LEADING = frozenset(
    word_list(
        """
    al el as ash an ar at az ad es ed er en bir
    """
    )
)
_SPANISH_ARTICLES = frozenset(("el", "la", "los", "las"))
"""Part of a town's name where they are capitalised inside a sentence: El Tarra, La Habana."""
_COMPOUND = re.compile(
    r"[-‑](?:[a-z]+ed|bound|led|born|area|held|run|style|bashing|wide|made|to|built|owned|speaking|"
    r"mediated|only|trained|bred|side|facing|sized|listed|like|wards?)$"
)
_WRAPPED = 50
"""Characters of a line that goes on in the next one."""
_POSSESSIVE = re.compile(r"(?:['’ʼ]s?)$")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Capitalised words that stand together, with the words before and after them."""

    words: tuple[Word, ...]
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    gap_before: str
    gap_after: str
    first: bool
    sentence: int


def word_alone(word: Word) -> Word:
    """The word without a possessive ending."""
    found = _POSSESSIVE.search(word.text) or _COMPOUND.search(word.text)
    if not found or found.start() < 2:
        return word
    return Word(word.text[: found.start()], word.start, word.start + found.start())


def chunks(sentence: Sentence, number: int, text: str, lexicon: DraftLexicon) -> Iterator[Chunk]:
    """Runs of capitalised words of a sentence; function words at its start are left out."""
    tokens = words(sentence.text, sentence.start)
    at = 0
    while at < len(tokens):
        if not _begins(tokens, at, text, lexicon):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and end - at < 12:
            if tokens[end - 1].text != word_alone(tokens[end - 1]).text:
                break
            if not _adjacent(tokens[end - 1], tokens[end], text):
                break
            if _is_name_word(tokens[end]):
                end += 1
            elif (
                tokens[end].lower in _CONNECTORS
                and not (lexicon.code == "en" and tokens[end].text in _ENGLISH)
                and end + 1 < len(tokens)
                and _is_name_word(tokens[end + 1])
                and _adjacent(tokens[end], tokens[end + 1], text)
            ):
                end += 2
            else:
                break
        run = [*tokens[at : end - 1], word_alone(tokens[end - 1])]
        yield Chunk(
            words=tuple(run),
            before=tuple(tokens[max(0, at - 5) : at]),
            after=tuple(tokens[end : end + 5]),
            gap_before=text[tokens[at - 1].end : tokens[at].start] if at else "^",
            gap_after=text[run[-1].end : tokens[end].start] if end < len(tokens) else "$",
            first=at == 0,
            sentence=number,
        )
        at = end


def _is_name_word(word: Word) -> bool:
    return word.capital and not word.text[0].isdigit()


def _begins(tokens: tuple[Word, ...], at: int, text: str, lexicon: DraftLexicon) -> bool:
    word = tokens[at]
    if word.lower in _LEADING and not word.capital:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return bool(
            following and _is_name_word(following) and _adjacent(word, following, text)
            and (text[word.end : following.start] == "-")
        )  # fmt: skip
    if not _is_name_word(word):
        return False
    if lexicon.code == "es" and at and word.lower in _SPANISH_ARTICLES:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return bool(following and _is_name_word(following) and _adjacent(word, following, text))
    # "Salieron de Tegucigalpa": a verb of movement that begins a sentence begins no name.
    leads = at == 0 and (word.lower in lexicon.inside or word.lower in lexicon.move)
    return not (word.lower in lexicon.stop or leads)


def _adjacent(one: Word, other: Word, text: str) -> bool:
    gap = text[one.end : other.start]
    if "\n" in gap and one.end - text.rfind("\n", 0, one.end) < _WRAPPED:
        return False  # the end of a byline or a headline, and no line that was wrapped
    if gap == ". ":
        return len(one.text) <= 2 or one.lower in ("st", "ste", "mt", "ft")
    return gap in ("-", "‑") or (gap.isspace() and len(gap) <= 2 and gap != "\n\n")
