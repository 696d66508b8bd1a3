"""Headlines of events: a report's own words, whole or up to the end of a clause."""

from __future__ import annotations

import re
from typing import Final

from overland.drafting import clauses
from overland.drafting.lexicon import lexicon
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.text import words
from overland.drafting.wording import word_list

_SHORT: Final = 110
_LONGEST: Final = 160
_SHORTEST: Final = 30
_CUT: Final = re.compile(
    r"[,;:]? [—–-] |[,;] | (?=(?:and|after|before|while|because|where|y|et|und|и|та)\b)"
)
_MOST_OF_SPEAKER: Final = 9
"""Words of ", the Alaska Marine Highway System said Monday"."""
_VERBS: Final = frozenset(
    word_list("was were is are had has have could been said did broke stopped took made put set")
)
_OPENERS: Final = frozenset(
    word_list(
        """and but while where who which when as after before because since according и но где
        который которые когда й але де який які et mais où qui donde cuando que y pero und aber wo
        der die según selon по за"""
    )
)
"""Words behind a comma that begin a clause; a list goes on with any other."""
_NEGATED: Final = re.compile(
    r"\b(?:not?|never|nobody|none|without|denied|no|ni|pas|ne|kein\w*|nicht|не|нет)\b|n['’]t\b",
    re.I,
)


_AHEAD: Final = ("planned", "expected")
_SHORTLY: Final = re.compile(
    r"\b(?:shortly|just|soon|long|right|immediately|well|even|only|(?:hour|day|minute|week)s?)$"
)
"""What belongs to the "before" or "after" behind it."""


def headline(sentence: str, code: str) -> str:
    """The sentence if it is short; else its first clauses, if what follows takes nothing back."""
    plain = " ".join(sentence.strip("#*_-> ").split())
    if len(plain) <= _SHORT:
        return plain
    known = lexicon(code)
    ends = [match.start() for match in _CUT.finditer(plain, _SHORTEST, _LONGEST)]
    alone = [end for end in reversed(ends) if _stands_alone(plain[:end], plain[end:], known)]
    # "..., according to the ministry": who says so stays with what is said, where there is room.
    kept = [end for end in alone if not _names_whose(plain[end:], known)]
    if not kept and len(plain) <= _LONGEST:
        return plain
    for end in kept or alone:
        return plain[:end].rstrip(" ,;:–—-")
    if len(claim := _without_speaker(plain, known)) <= _LONGEST:
        return claim
    for end in reversed(ends):
        if _stands_alone(plain[:end], plain[end:], known, cramped=True):
            return plain[:end].rstrip(" ,;:–—-")
    cut = plain[:_SHORT].rsplit(" ", 1)[0]
    return cut.rstrip(",;:–— ") + "…"


def _without_speaker(plain: str, known: DraftLexicon) -> str:
    """What somebody says, without who says so behind its last comma: that stands beside it."""
    claim, _comma, last = plain.rpartition(", ")
    told = [word.lower for word in words(last)]
    return claim if len(told) <= _MOST_OF_SPEAKER and known.say & {*told} else plain


def _names_whose(rest: str, known: DraftLexicon) -> bool:
    return any(phrase in rest.lower() for phrase in known.according)


def _stands_alone(head: str, rest: str, known: DraftLexicon, *, cramped: bool = False) -> bool:
    """A clause with a verb, behind which a new one begins that neither denies nor doubts it.

    Where the room is `cramped`, what is to come after it may be cut: that takes nothing back.
    """
    verbs = _VERBS | known.move.keys() | known.say
    told = {word.lower for word in words(head) if not word.lower.endswith("ing")}
    following = [word.lower for word in words(rest)[:2]]
    if _SHORTLY.search(head) and following[:1] in (["before"], ["after"]):
        return False
    if not told & verbs or (rest[:1] == "," and following[0] not in _OPENERS):
        return False
    joined = following[:1] in (["and"], ["y"], ["et"], ["und"], ["и"], ["та"])
    if joined and (not following[1:] or following[1] not in verbs):
        return False
    after = _AHEAD if joined and cramped else ()
    same = ("reported", clauses.status(head, known.code), *after)
    return clauses.status(rest, known.code) in same and not _NEGATED.search(rest)
