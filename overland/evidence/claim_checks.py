"""What a row says beside its own evidence: a figure that the excerpt lacks, words never spoken.

`against_excerpt` needs the tables alone; `against_text` needs the source's text as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from overland.errors import AmbiguousExcerpt, Severity
from overland.evidence import numerals
from overland.evidence.normalise import fold
from overland.evidence.selector import Match, find_in
from overland.story.models import Claim, Count, Event, Evidence, Story

# Words that change what follows them: an excerpt that begins just behind one says something else.
_TURNING: Final = frozenset(
    (
        *("about", "around", "nearly", "almost", "some", "roughly", "approximately", "over"),
        *("under", "than", "least", "most", "up", "no", "not", "never", "without", "hardly"),
        *("cannot", "if", "unless", "neither", "nor", "fewer", "dozens", "hundreds", "thousands"),
        *("presumably", "perhaps", "possibly", "reportedly", "allegedly"),
        *("could", "would", "might", "may", "should"),
    )
)
_OPENING: Final = "\"“„«‘'"
_PAIRS: Final = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"'}
"""An opening quotation mark -> the marks that close it."""
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+(?:[’'][^\W\d_]+)?)\W{0,2}$")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row's words, in which column, and what to do about it."""

    claim: Claim
    column: str
    value: str
    message: str
    remedy: str
    severity: Severity = "problem"


def against_excerpt(story: Story) -> Iterator[Fault]:
    """Figures that are not as the excerpt has them, and a headline's numbers that nothing backs."""
    for count in story.counts:
        if count.evidence and not _holds(count.evidence.exact, count.as_written):
            message = f"is not in the excerpt {count.evidence.exact!r}"
            remedy = "Write the figure as the source does, or give the excerpt that holds it"
            yield Fault(count, "as_written", count.as_written, message, remedy)
    for event in story.events:
        backed = set(numerals.numbers(_told(story, event)))
        lone = [n for n in numerals.numbers(event.headline) if n > 1 and n not in backed]
        if lone:
            named = ", ".join(map(str, lone))
            message = f"says {named}, which neither its excerpt nor a figure of the event says"
            remedy = "Take the number from the source, or add the figure to counts.csv"
            yield Fault(event, "headline", event.headline, message, remedy)


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


def cut_off(text: str, match: Match) -> str:
    """The word right before an excerpt that turns its meaning: "about", "not", "could"; or ""."""
    before = _WORD_BEFORE.search(text[max(0, match.start - 40) : match.start])
    word = before[1].lower() if before else ""
    turning = word in _TURNING or word.endswith(("n’t", "n't"))
    return before[1] if before and turning else ""


def beheaded(text: str, match: Match) -> str:
    """The word before a quotation that begins in the middle of a quoted sentence; or ""."""
    before = text[: match.start].rstrip()
    if not before or before[-1] in _OPENING + ".!?…":
        return ""
    return before.rsplit(maxsplit=1)[-1]


def in_quotation_marks(text: str, match: Match) -> bool:
    """Whether a quotation is open where the words begin; it opens in the same paragraph."""
    open_mark = ""
    paragraph = text.rfind("\n\n", 0, match.start) + 1
    for at in range(paragraph, match.end):
        character = text[at]
        # An apostrophe stands between letters, an inch mark behind a figure: neither quotes.
        within = text[at - 1 : at].isalnum()
        if open_mark:
            apostrophe = character in "’'" and within and text[at + 1 : at + 2].isalpha()
            closes = character in _PAIRS[open_mark] and not apostrophe
            if closes and at < match.end - 1 and text[at + 1 : match.end].strip(".,!?…"):
                # It ends before the words do, or before they begin.
                open_mark = ""
        elif character in _PAIRS and not (character in '"‘' and within):
            if at >= match.start + 1:
                return False
            open_mark = character
        if at == match.start and not open_mark:
            return False
    return bool(open_mark)


def _found(evidence: Evidence, text: str) -> Match | None:
    try:
        return find_in(evidence, fold(text))
    except AmbiguousExcerpt:
        return None


def _told(story: Story, event: Event) -> str:
    """Everything of the source that stands in the tables for an event."""
    said = [event.evidence.exact if event.evidence else "", event.time_note]
    said += [_count_words(count) for count in story.counts if count.event == event.id]
    said += [quote.text for quote in story.quotes if quote.event == event.id]
    return "\n".join(said)


def _count_words(count: Count) -> str:
    return f"{count.as_written}\n{count.evidence.exact if count.evidence else ''}"


def _holds(exact: str, as_written: str) -> bool:
    """Whether the excerpt has these very words: "30 people" is not in "130 people"."""
    wanted = rf"(?<![\w.,]){re.escape(_plain(as_written))}(?!\w)"
    return re.search(wanted, _plain(exact)) is not None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
