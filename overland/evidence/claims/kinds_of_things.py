"""Things that no paraphrase adds, told where no source has them: a hospital, a bridge, a flood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from overland.evidence.claims.passages import Passage, headline_to_compare, texts_to_compare
from overland.evidence.claims.story_names import StoryNames
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.row_cache import remembered
from overland.evidence.words import lexicon
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Story

_TAKE: Final = "Take it from the source"
_ONLY_BORNE_OUT: Final = frozenset({"army", "custody"})
"""Of which the key `people` tells; here is what bears them out: "military" of an army."""


def of_claim(
    story: Story, claim: Claim, passage: Passage, known: str, names: StoryNames
) -> Iterator[Fault]:
    """A headline with a thing that no text (`known`) names, and nothing near bears out."""
    words = passage.words
    if not headline_to_compare(claim, story, passage):
        return
    for kind, word in _named(claim.headline, words).items():
        near = lexicon.plain(f"{passage.nearby}\n{claim.note}")
        there = any(side.search(one) for side in words.things[kind] for one in (near, names.plain))
        if kind not in _ONLY_BORNE_OUT and not there and not _has(kind, known, words):
            message = f"says “{word}”, and its source has no such thing"
            yield guess(claim, "headline", claim.headline, message, _TAKE, word)


def of_front(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """A title and a description with a thing that no text names or bears out."""
    words = lexicon.lexicon_of(story.language)
    if words is None or not texts_to_compare(story, texts):
        return
    known = "\n".join((*texts.values(), StoryNames(story).places))
    for column, value in story.front:
        for kind, word in _named(value, words).items():
            if kind in _ONLY_BORNE_OUT:
                continue
            borne_out = words.things[kind][1].search(lexicon.plain(known))
            if not borne_out and not _has(kind, known, words):
                message = f"says “{word}”, and no source has such a thing"
                yield guess(None, column, value, message, _TAKE, word)


@remembered
def _named(text: str, words: Lexicon) -> Mapping[str, str]:
    """Kind -> the first word of a text that names it."""
    clean = lexicon.plain(text)
    found = ((kind, named.search(clean)) for kind, (named, _more) in words.things.items())
    return {kind: match[0] for kind, match in found if match}


def one_thing(told: str, said: str, words: Lexicon) -> bool:
    """Whether one names a thing that the other has or bears out: a landslide, rocks on the road."""
    near = lexicon.plain(said)
    return any(any(s.search(near) for s in words.things[kind]) for kind in _named(told, words))


@lru_cache(maxsize=512)
def _has(kind: str, text: str, words: Lexicon) -> bool:
    return bool(words.things[kind][0].search(lexicon.plain(text)))
