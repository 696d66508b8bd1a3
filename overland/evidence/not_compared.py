"""Rows, sources and kinds of words that nothing is compared with: told, and never a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from overland.evidence.claims import negations
from overland.evidence.doubts.rows import language_of
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import CASELESS
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Story

_MOST_SHOWN: Final = 8
_KINDS: Final[tuple[tuple[str, Callable[[Lexicon], bool]], ...]] = (
    ("names that no source has", lambda words: words.language not in CASELESS),
    ("who does it to whom", lambda words: not words.spaced or "passive" in words.terms),
    ("one told for several", lambda words: not words.spaced or "single" in words.terms),
    ("a negation beside another", lambda words: words.language in negations.BEFORE),
    ("a doubt that a front leaves out", lambda words: words.spaced),
    ("authors in a byline", lambda words: "byline" in words.terms),
)
"""Kinds of falsehoods that not every language shows in the same way, and where they are sought."""


def lines(story: Story) -> Iterator[str]:
    """One sentence for each kind of thing that was not compared, for people."""
    read = _texts(story)
    unread = [source.id for source in story.sources if source.id not in read]
    if unread:
        yield f"{story.slug}: not compared with a text: {_shown(unread)} (sources.csv)"
    for row, source in enumerate(story.sources, start=2):
        if columns := _columns(read.get(source.id)):
            what = f"not compared: {', '.join(columns)}; its text says nothing to compare"
            yield f"{story.slug}: sources.csv row {row}, {source.id}: {what}"
    if bare := [claim.id for claim in story.claims if claim.evidence is None]:
        yield f"{story.slug}: not compared, because without an excerpt: {_shown(bare)}"
    told = {source.language.split("-")[0] for source in story.sources if source.id in read}
    if told and story.language.split("-")[0] not in told:
        what = f"names, speakers and places ({story.language}) with sources in other languages"
        yield f"{story.slug}: not compared: {what}"
    yield from _kinds(story, told)
    if forms := [
        c.id
        for c in story.counts
        if numerals.unread(c.as_written, language_of(story, c), c.minimum)
    ]:
        yield f"{story.slug}: not checked: numbers in a form that is not read: {_shown(forms)}"
    if story.corrections:
        yield f"{story.slug}: not compared: what corrections.csv says was before"
    unknown = [tag for tag in story.languages[1:] if lexicon.lexicon_of(tag) is None]
    if unknown:
        yield f"{story.slug}: not compared: translations into {_shown(unknown)}"


def _kinds(story: Story, told: set[str]) -> Iterator[str]:
    """What is not sought in the story's own language, or that this language is not known."""
    language = story.language.split("-")[0]
    words = lexicon.lexicon_of(language)
    if words is None:
        yield f"{story.slug}: not checked in {language}: everything but figures in digits"
        return
    lacking = [kind for kind, known in _KINDS if not known(words)]
    if language in told and lacking:
        yield f"{story.slug}: not checked in {language}: {', '.join(lacking)}"


def _texts(story: Story) -> Mapping[str, object]:
    """The sources whose texts were read, by their ids."""
    found = (story.verification or {}).get("sources")
    return found if isinstance(found, Mapping) else {}


def _columns(entry: object) -> list[str]:
    """The columns of a source that its text says nothing of, as the record has them."""
    found = entry.get("not_told") if isinstance(entry, Mapping) else None
    return [str(column) for column in found] if isinstance(found, list) else []


def _shown(names: list[str]) -> str:
    more = len(names) - _MOST_SHOWN
    return ", ".join(names[:_MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")
