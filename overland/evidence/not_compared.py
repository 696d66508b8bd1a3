"""Rows and sources that no text speaks for: told, never withheld, and never a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from overland.evidence import lexicon
from overland.story.models import Story

_MOST_SHOWN: Final = 8


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
    unknown = [tag for tag in story.languages[1:] if lexicon.lexicon_of(tag) is None]
    if unknown:
        yield f"{story.slug}: not compared: translations into {_shown(unknown)}"


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
