"""What only the source's text shows: words never spoken, speakers whom it does not name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from overland.errors import AmbiguousExcerpt
from overland.evidence.normalise import fold
from overland.evidence.quotation_marks import in_quotation_marks
from overland.evidence.rows import Fault
from overland.evidence.selector import Match, find_in
from overland.story.models import Evidence, Story


def against_text(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """What only the source's text shows: words never spoken, and speakers whom it does not name."""
    for quote in story.quotes:
        text = texts.get(quote.evidence.source) if quote.evidence else None
        if text is None or quote.evidence is None:
            continue
        match = _found(Evidence("", quote.text), text) or _found(quote.evidence, text)
        if match and not in_quotation_marks(text, match):
            message = "does not stand between quotation marks in the source"
            remedy = "Only words that the source quotes are a quotation; say the rest in an event"
            yield Fault(quote, "text", quote.text, message, remedy)
        if quote.named and _plain(quote.speaker) not in _plain(text):
            message = "is named as a speaker, and the source does not have that name"
            remedy = "Write the name as the source does, or set named to false"
            yield Fault(quote, "speaker", quote.speaker, message, remedy)


def _found(evidence: Evidence, text: str) -> Match | None:
    try:
        return find_in(evidence, fold(text))
    except AmbiguousExcerpt:
        return None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
