"""Doubts about a story that loads: what an editor should look at again, in plain words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date

from overland.errors import Problem
from overland.evidence.doubts import answers
from overland.evidence.doubts.rows import Item, items, language_of, row_of, table_of, warning
from overland.evidence.ground import line_checks, water_checks
from overland.evidence.ground.leg_checks import known_moment, leg_warnings
from overland.evidence.text.brackets import without_brackets
from overland.evidence.text.normalise import fold
from overland.evidence.whole import correction_checks
from overland.evidence.words import calendar_days, lexicon, numerals
from overland.geography.published_lengths import published_problems, stretch_lengths
from overland.geography.timezones import timezone_problems
from overland.story.models import Count, Event, Story

_MONTH = re.compile(r"(\d{4})-(\d\d)")
_OSM = "OpenStreetMap"
_MOST_SHOWN = 5
"""Of what is missing, in one message."""


def warnings(story: Story) -> tuple[Problem, ...]:
    """Everything doubtful that no note answers; none keeps a story from a reader."""
    return answers.open_ones(every_doubt(story))


def every_doubt(story: Story) -> tuple[Problem, ...]:
    """The same, table by table, with the doubts that notes answer.

    A note answers by the column and the value: date: “2013-01-22” ... Of a line and of a correction
    it is the note of their row, of what has no row that of the story.
    """
    found = (
        *_unused_sources(story),
        *_events(story),
        *_reasoning(story),
        *_counts(story),
        *_quotes(story),
        *leg_warnings(story),
        *water_checks.warnings(story),
        *_empty_map(story),
        *published_problems(story),
        *timezone_problems(story),
        *_licence_of_lines(story),
        *line_checks.warnings(story),
        *correction_checks.warnings(story),
    )
    rows = {(table_of(item), row_of(story, item)): item for item in items(story)}
    return tuple(answers.doubt_of(story, one, *_cell(story, one, rows)) for one in found)


def _cell(story: Story, told: Problem, rows: Mapping[tuple[str, int], Item]) -> tuple[Item, str]:
    """The row in whose note a doubt is answered, and by which column."""
    if told.file == "routes.geojson":
        leg, _, column = told.column.partition(".")
        return story.claim(leg), column.partition("[")[0]
    if told.file == "corrections.csv":
        return story.claim(story.corrections[told.row - 2].item), told.column
    return rows.get((told.file, told.row)), told.column.rpartition(".")[2]


def _unused_sources(story: Story) -> Iterator[Problem]:
    """A related source that is known by its headline is cited by an excerpt of that headline."""
    cited = {claim.evidence.source for claim in story.claims if claim.evidence}
    cited |= {stretch.source for stretch in stretch_lengths(story)}
    claims: tuple[Event | Count, ...] = (*story.events, *story.counts)
    headlines = [
        fold(claim.evidence.exact).text
        for claim in claims
        if claim.evidence and claim.status == "headline"
    ]
    for row, source in enumerate(story.sources, start=2):
        title = fold(source.title).text
        by_headline = source.relation == "related" and any(words in title for words in headlines)
        if source.id not in cited and not by_headline:
            remedy = "Cite it in a row's evidence, or remove it"
            message = "is a source that nothing cites"
            yield Problem("sources.csv", row, "id", source.id, message, remedy, "warning")


def _events(story: Story) -> Iterator[Problem]:
    for event in story.events:
        if not event.place and not event.note:
            remedy = "Give its place, or say in note why it has none"
            yield warning(story, event, "place", "", f"event {event.id!r} has no place", remedy)
        relative = _relative(story, event)
        if relative and not event.time_note and not event.note:
            remedy = "Say in time_note or note how the date follows from it"
            message = (
                f"is a date that depends on when it was written; {event.id!r} has no reasoning"
            )
            yield warning(story, event, "date", relative, message, remedy)


def _relative(story: Story, event: Event) -> str:
    """The words of excerpt or headline that tell a day by the day on which they were written."""
    exact = event.evidence.exact if event.evidence else ""
    for text, language in ((exact, language_of(story, event)), (event.headline, story.language)):
        words = lexicon.lexicon_of(language)
        if words and (found := words.found("relative_day", text)):
            return found[0]
    return ""


def _reasoning(story: Story) -> Iterator[Problem]:
    """A day that is not the weekday of its time_note, nor any of the days that its note gives."""
    for event in story.events:
        moment = known_moment(event)
        if moment is None or moment.precision != "day":
            yield from _month_reasoning(story, event)
            continue
        weekday = f"{calendar.day_name[moment.lower.weekday()]}"
        day = (moment.lower.month, moment.lower.day)
        named = calendar_days.weekdays(event.time_note, story.language)
        named |= calendar_days.weekdays(event.time_note, language_of(story, event))
        days = _days_of_note(event, moment.lower, story.language)
        wrong = [calendar.day_name[number] for number in sorted(named - {moment.lower.weekday()})]
        if wrong or (days and day not in days):
            said = wrong or [f"{d} {calendar.month_name[m]}" for m, d in sorted(days)]
            remedy = "Work the date out again, or correct its reasoning"
            shown = f"{day[1]} {calendar.month_name[day[0]]}"
            message = f"is {weekday} {shown}, but its reasoning says {', '.join(said)}"
            yield warning(story, event, "date", event.date, message, remedy)


def _month_reasoning(story: Story, event: Event) -> Iterator[Problem]:
    """A month that is none of those that its note names with their year."""
    named = calendar_days.months(event.note, story.language)
    month = _MONTH.fullmatch(event.date)
    if month and named and (int(month[1]), int(month[2])) not in named:
        said = ", ".join(f"{calendar.month_name[m]} {y}" for y, m in sorted(named))
        remedy = "Work the date out again, or correct its reasoning"
        message = f"is a month that its reasoning does not name: {said}"
        yield warning(story, event, "date", event.date, message, remedy)


def _days_of_note(event: Event, day: date, language: str) -> frozenset[tuple[int, int]]:
    """The days that a note gives, as month and day.

    None where it reckons from them: "dated Tuesday 22 January; “Monday” is the day before" has
    each of its days by its weekday, and the event's own weekday besides, which is none of theirs:
    a Tuesday of such a note is 22 January, and not the one before.
    """
    days = calendar_days.days_of_months(event.note, language)
    weekdays = calendar_days.weekdays(event.note, language)
    named = {_weekday(day.year, *one) for one in days}
    reckoned = day.weekday() not in named and {day.weekday()} | named <= weekdays
    return frozenset() if reckoned else days


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _counts(story: Story) -> Iterator[Problem]:
    for count in story.counts:
        wrong = numerals.disagreement(
            count.as_written,
            count.qualifier,
            count.minimum,
            count.maximum,
            language_of(story, count) or story.language,
        )
        if wrong:
            remedy = "Correct minimum and maximum (either may be empty), or the wording"
            yield warning(story, count, "as_written", count.as_written, wrong, remedy)


def _quotes(story: Story) -> Iterator[Problem]:
    for quote in story.quotes:
        event = story.event(quote.event)
        if event and event.place and quote.said_at and event.place != quote.said_at:
            message = f"was not said where its event {event.id!r} is placed ({event.place})"
            remedy = "Check said_at, or attach the quotation to another event"
            yield warning(story, quote, "said_at", quote.said_at, message, remedy)
        if quote.evidence:
            exact = fold(quote.evidence.exact).text
            told = (fold(text).text for text in (quote.text, without_brackets(quote.text)))
            if not any(text in exact or exact in text for text in told):
                message = "is not within its excerpt, nor the excerpt within it"
                remedy = "Quote the words as the source has them"
                yield warning(story, quote, "text", quote.text, message, remedy)


def _empty_map(story: Story) -> Iterator[Problem]:
    """A story whose map would show nothing."""
    if story.places and not any(place.point for place in story.places):
        message = "of the places has a point: the map is empty"
        remedy = f"Give latitude and longitude, or run: overland geocode {story.slug}"
        yield Problem("places.csv", 0, "latitude", "none", message, remedy, "warning")


def _licence_of_lines(story: Story) -> Iterator[Problem]:
    """A line that has OpenStreetMap among its sources, and whose rights do not say so."""
    for leg, route in story.routes.items():
        told = route.properties
        sources = told.get("sources")
        if not (isinstance(sources, list) and any(_OSM in str(source) for source in sources)):
            continue
        said = f"{told.get('rights', '')} {told.get('attribution', '')}"
        if _OSM not in said or (_OSM in str(told.get("attribution", "")) and "ODbL" not in said):
            message = "was made from OpenStreetMap, and its rights do not say so"
            remedy = "Name OpenStreetMap and the ODbL in rights and attribution"
            cell = (f"{leg}.rights", str(told.get("rights", ""))[:80])
            yield Problem("routes.geojson", 0, *cell, message, remedy, "warning")


def undrawn(story: Story) -> tuple[Problem, ...]:
    """Legs without a line: the map can only join their ends, by a way that nobody knows.

    A note answers that there is none, by the leg's id.
    """
    return tuple(
        answers.doubt_of(story, warning(
            *(story, leg, "id", leg.id),
            "has no line: only its ends are joined, and the way between them is not known",
            f"Draw it in routes.geojson, or run: overland route {story.slug}",
        ), leg)
        for leg in story.legs
        if leg.mode != "air" and leg.id not in story.routes
    )  # fmt: skip


def untranslated(story: Story) -> tuple[Problem, ...]:
    """Texts of the story that a language lacks which it has translations in."""
    found: list[Problem] = []
    done = {(t.item, t.column, t.language) for t in story.translations}
    texts = [(story.slug, *told) for told in story.front]
    texts += [(event.id, "headline", event.headline) for event in story.events]
    noted = (*story.claims, *story.sources, *story.relations)
    texts += [(row.id, "note", row.note) for row in noted if row.note]
    texts += [(row.id, "second_hand", row.second_hand) for row in story.sources]
    texts += [(leg, *told) for leg, line in story.routes.items() for told in line.texts.items()]
    texts = [told for told in texts if told[-1]]
    for language in story.languages[1:]:
        lacking = [
            f"{item} ({column})"
            for item, column, _text in texts
            if (item, column, language) not in done
        ]
        if lacking:
            shown = ", ".join(lacking[:_MOST_SHOWN]) + (" ..." if lacking[_MOST_SHOWN:] else "")
            whole = f"{len(texts)} titles, headlines, notes and accounts of lines"
            message = f"lacks {len(lacking)} of {whole}: {shown}"
            remedy = "Translate them, or leave readers the original"
            problem = Problem(
                *("translations.csv", 0, "language", language), message, remedy, "warning"
            )
            found.append(problem)
    return tuple(found)
