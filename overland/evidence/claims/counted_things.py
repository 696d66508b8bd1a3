"""Things that a figure is of: "40 tonnes of sugar" where the source has flour.

Only what is measured, or stands in crates and sacks: what is counted has other names, of which
no list has all (houses are buildings, sheep are animals).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.behind_numbers import behind_numbers
from overland.evidence.words.content_words import absent, bare, in_a_compound, shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Story

_NEAR: Final = 3
"""Words behind a number in which its noun stands."""
_FAR: Final = 6
"""Words behind it in the source in which that noun may stand."""
_OF: Final = {"en": ("of",), "fr": ("de", "du", "des"), "es": ("de", "del")}
"""Language -> what stands between a measure and what it measures."""
_ROOT: Final = 3
"""Letters in which two cases of an Arabic word agree."""


def of_claim(story: Story, claim: Claim, passage: Passage, known: str) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts; `known` is what all texts say."""
    words = passage.words
    if not headline_to_compare(claim, story, passage):
        return
    there = _measured(passage.every_sentence, words, _FAR)
    for number, behind in _measured(claim.headline, words, _NEAR).items():
        noun, said = _noun(behind, words), _noun(there.get(number, ()), words)
        if not noun or not said or not absent((noun,), known, words.language):
            continue
        if shared(stems(said, words.language), stems(claim.headline, words.language)):
            continue
        alike = in_a_compound(noun, known, words.language) or _same_root(noun, said, words)
        if alike or any(words.has("goods", one) for one in (noun, said)):
            continue
        message = f"counts “{noun}” where the source counts “{said}”"
        yield guess(claim, "headline", claim.headline, message, "Say what it counts", noun)


def _same_root(one: str, other: str, words: Lexicon) -> bool:
    """آخرون and آخرين are one word in two cases."""
    return words.language == "ar" and bare(one, words)[:_ROOT] == bare(other, words)[:_ROOT]


def _measured(text: str, words: Lexicon, within: int) -> dict[float | str, tuple[str, ...]]:
    """Number -> the words behind it and its measure, in its clause: "40 tonnes of flour"."""
    found: dict[float | str, tuple[str, ...]] = {}
    for clause in CLAUSE_MARK.split(lexicon.plain(text)) if words.spaced else ():
        found = behind_numbers(clause, words, within) | found
    return {one: near for one, near in found.items() if _measures(near, words)}


def _measures(near: tuple[str, ...], words: Lexicon) -> bool:
    """Whether a number is followed by a measure and by what it measures: no "40 sacks stay"."""
    if len(near) < _NEAR - 1 or not _is_measure(near[0], words):
        return False
    of = _OF.get(words.language)
    if of is None:
        # "Four hours without injuries": nothing is measured in them.
        other = any(words.pattern(k).fullmatch(near[1]) for k in ("verbal", "negation", "without"))
        return not other
    return near[1] in of or near[1].startswith("d'")


def _is_measure(word: str, words: Lexicon) -> bool:
    """Whether something is measured by it: "tonnes", "crates"."""
    return any(words.pattern(key).fullmatch(word) for key in ("measure", "containers"))


def _noun(behind: tuple[str, ...], words: Lexicon) -> str:
    """The first word that carries content and is no measure: "flour" of "tonnes of flour"."""
    function = words.pattern("function")
    for word in behind:
        if function.fullmatch(word) or _is_measure(word, words):
            continue
        if not word[0].isalpha() or not stems(word, words.language):
            return ""
        return word
    return ""
