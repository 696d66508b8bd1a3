"""Times of day, days and holders of an office in notes, that no source has and no row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from overland.errors import InvalidDate
from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.quotation_marks import marks_left_out
from overland.evidence.words import calendar_days, lexicon
from overland.evidence.words.content_words import CASELESS, absent
from overland.evidence.words.text_words import WORD
from overland.story import dates
from overland.story.models import Claim, Count, Event, Leg, Quote, Story

_TAKE: Final = "Take it from the source"
_CELLS: Final = ("date", "time_note", "headline", "as_written", "text")


def of_note(story: Story, claim: Claim, passage: Passage, known: str) -> Iterator[Fault]:
    """The note of a row beside all texts (`known`). What editors know of places is left out."""
    if not isinstance(claim, Event | Count | Quote | Leg):
        return
    language, note = passage.language, marks_left_out(claim.note)
    cells = " ".join(str(getattr(claim, name, "")) for name in _CELLS)
    # When a briefing was held stands in the note of its source.
    around = "\n".join((known, cells, *(source.note for source in story.sources)))
    named = calendar_days.days_of_months(note, language)
    named -= calendar_days.days_of_months(around, language)
    if named and (lone := named - _days(story)):
        month, day = min(lone)
        message = f"names a day, {day:02}/{month:02} (day/month), that no source has and no row"
        yield guess(claim, "note", claim.note, message, _TAKE, str(day))
    if language.split("-")[0] in CASELESS:
        return
    words = WORD.findall(note)
    ranks = passage.words.pattern("rank")
    known_names = f"{around}\n{' '.join(place.name for place in story.places)}"
    for rank, name in pairwise(words):
        person = name[0].isupper() and ranks.fullmatch(lexicon.plain(rank))
        if person and absent([name], known_names, language):
            message = f"tells of “{rank} {name}”, who stands nowhere in the source"
            yield guess(claim, "note", claim.note, message, _TAKE, name)
            return


def _days(story: Story) -> frozenset[tuple[int, int]]:
    """The days of a story's rows, and those before and after, from which a note may reckon."""
    told = [*(event.date for event in story.events), *(leg.date for leg in story.legs)]
    found: set[date] = set()
    for edtf in (*told, *(source.published for source in story.sources)):
        try:
            moment = dates.parse(edtf)
        except InvalidDate:
            continue
        ends = (moment.lower, moment.upper)
        known = [day for day in ends if date.min < day < date.max]
        found |= {day + timedelta(days=n) for day in known for n in (-1, 0, 1)}
    return frozenset((day.month, day.day) for day in found)
