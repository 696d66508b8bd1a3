"""Clauses beside what is told: "although they were promised …", "so that it could …"."""

from __future__ import annotations

import re
from typing import Final

from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon

_FEWEST: Final = 2
_MOODS: Final = ("possible", "expected", "planned", "doubt", "only")
_SHARE: Final = 0.5
"""Of the words of a headline, those by which it is known to tell the rest of the sentence."""
_WITHIN: Final = 3
"""Words between a purpose and its verb."""
_LET: Final = re.compile(r"\b(?:to (?:let|allow|help|enable)|lets?|letting|allow(?:s|ing)?)\b")
"""What leads to what others may do: "opens the mill to let herders sleep there"."""
_BEGINNING: Final = {"ru": 3, "uk": 3}
"""Letters in which two forms of a verb agree where they do not in four: доїхати, доїжджає."""


def without_concessions(said: str, headline: str, words: Lexicon) -> str:
    """A sentence without each "although …" of which a headline has no word, and tells the rest."""
    told = stems(headline, words.language)
    clauses = CLAUSE_MARK.split(said)
    main = [c for c in clauses if not _concedes(c, told, words)]
    rest = ", ".join(main)
    alike = len(shared(told, stems(rest, words.language)))
    enough = len(main) < len(clauses) and alike >= max(_FEWEST, _SHARE * len(told))
    return rest if enough else said


def _concedes(clause: str, told: frozenset[str], words: Lexicon) -> bool:
    clean = lexicon.plain(clause)
    first = words.pattern("concession").match(clean)
    if first is None:
        return False
    # "Although this was only expected" is about what the rest tells.
    mood = " ".join(word for key in _MOODS for word in words.found(key, clean))
    own = stems(clean[first.end() :], words.language) - stems(mood, words.language)
    return bool(own) and not shared(own, told)


def purpose_told_as_done(exact: str, headline: str, words: Lexicon) -> str:
    """The "could" of an excerpt's purpose whose verb a headline has, and in no purpose; or ""."""
    clean = lexicon.plain(exact)
    before_purpose = words.pattern("purpose").split(lexicon.plain(headline))[0]
    before_purpose = _LET.split(before_purpose)[0]
    told = _verbs(before_purpose.split(), words)
    for purpose in words.pattern("purpose").finditer(clean):
        clause, *others = CLAUSE_MARK.split(clean[purpose.end() :])
        if _verbs(" ".join(others).split(), words) & told:
            continue  # "so that they could leave, and on Friday they left"
        could = words.pattern("possible").search(clause)
        if could and len(clause[: could.start()].split()) <= _WITHIN:
            behind = (w for w in clause[could.end() :].split() if stems(w, words.language))
            if _verbs([next(behind, "")], words) & told:
                return could[0]
    return ""


def _verbs(each: list[str], words: Lexicon) -> frozenset[str]:
    letters = _BEGINNING.get(words.language)
    found = (stems(one, words.language) for one in each)
    return frozenset(stem[:letters] for own in found for stem in own)
