"""Parts of rows out of a text: ids out of words, and the four evidence cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from overland.drafting.place_words import ORGANISATIONS
from overland.story.ids import new_id

_CONTEXT = 32


def leg_name(origin: str | None, destination: str | None) -> str:
    """The words that a leg's id is made of: its ends, as far as they are known."""
    if origin and destination:
        return f"{origin} {destination}"
    return f"to {destination}" if destination else f"from {origin}" if origin else "leg"


class Ids:
    """Ids out of words, each once; those of the tables count as taken."""

    def __init__(self, taken: Sequence[str]) -> None:
        self._taken = set(taken)

    def new(self, words: str, fallback: str) -> str:
        short = " ".join(words.split()[:6])
        return new_id(short, self._taken, fallback)


class Excerpts:
    """The four evidence cells of a stretch of the text."""

    def __init__(self, content: str, source: str) -> None:
        self._content, self._source = content, source

    def cells(self, start: int, end: int) -> dict[str, str]:
        exact = self._content[start:end]
        cells = {"source": self._source, "exact": exact, "prefix": "", "suffix": ""}
        if self._content.count(exact) > 1:
            cells["prefix"] = self._content[max(0, start - _CONTEXT) : start]
            cells["suffix"] = self._content[end : end + _CONTEXT]
        return cells


_LONGEST_EXCERPT = 200
_CLAUSE = re.compile(r"[,;:،؛](?=\s)")


def excerpt_end(sentence: str) -> int:
    """Where an excerpt of a sentence ends: with it, with a clause, or between two of its words."""
    if len(sentence) <= _LONGEST_EXCERPT:
        return len(sentence)
    ends = [m.start() for m in _CLAUSE.finditer(sentence, 0, _LONGEST_EXCERPT + 1)]
    if ends and ends[-1] >= _LONGEST_EXCERPT // 2:
        return ends[-1]
    end = sentence.rfind(" ", 0, _LONGEST_EXCERPT + 1)
    return len(sentence[: max(end, 1)].rstrip(" ,;:–—-"))


_NAME = re.compile(
    r"[^\W\d_a-zà-ÿа-яіїєґ][\w.'’-]+ (?:\w{2,4} ){0,2}(?:[ae]l-)?[^\W\d_a-zà-ÿа-яіїєґ][\w'’-]+"
)
_ARTICLE = re.compile(r"(?:The|An?|El|Los?|Las?|Une?|Le|Les|Der|Die|Das|Eine?)\s")


def is_name(speaker: str) -> bool:
    """Whether a speaker is told by name, first and last: "A nurse at Chokwe" is not."""
    a_body = any(word.lower() in ORGANISATIONS for word in speaker.split())
    return not a_body and bool(_NAME.search(_ARTICLE.sub("", speaker, count=1)))
