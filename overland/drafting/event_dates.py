"""Dates of an event: the day that its sentence names, or the time since it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date as day

from overland.drafting import clauses
from overland.drafting.proposals import DateProposal, PlaceProposal
from overland.drafting.text import Sentence, words
from overland.evidence.words import clock
from overland.i18n import N_, _
from overland.story.vocabularies import AREAS

_SINCE = re.compile(
    r"\b(?:since|desde|depuis|seit|منذ)(?: (?:the|el|la|le|dem|der|يوم))?\s*$", re.I
)
_DAYS_OR_MONTH = re.compile(r"(?P<first>\d{4}-\d\d(?:-\d\d)?)(?:/\d{4}-\d\d-\d\d)?")
_OF_A_NOUN = re.compile(r"\b(?:what|which|that|who) (?:until|till|since|before|after)\s*$", re.I)
_BEFORE = 40
"""Letters before a date in which the word that leads to it stands."""


def of_event(dates: Sequence[DateProposal], text: str, published: str) -> list[DateProposal]:
    """The dates of a sentence that say when its event was, each as far as it says so."""
    own = (
        date for date in dates
        if not is_of_a_noun(date, text) and not _is_year_since(date, text)
    )  # fmt: skip
    told = [since(date, text=text, published=published) for date in own]
    return [until(date, text=text, published=published) for date in _joined(told, text)]


def are_past(dates: Sequence[DateProposal], published: str) -> bool:
    """Whether all are years, or parts of one, that were over long before: "built in 2008"."""
    return bool(dates) and all(
        _YEARS.fullmatch(one.edtf) and one.edtf[:4] < published[:4] for one in dates
    )


_YEARS = re.compile(r"\d{4}(?:/\d{4})?")

_PART = re.compile(
    r",|;|\b(?:and|but|then|et|mais|puis|y|e|pero|luego|und|aber|dann|и|а|но|затем|та|і|й|але|потім)\b|\bو"
)
"""What parts what a sentence tells one after the other: "left on Monday and arrived on Friday"."""


def with_place(
    dates: Sequence[DateProposal], text: str, places: Sequence[PlaceProposal], name: str
) -> tuple[list[DateProposal], bool]:
    """Dates, first the one that stands with the event's place; and whether the first is sure.

    Of a sentence that tells of two places the day of the one is no day of the other: an arrival
    has not the departure's.
    """
    here = next((place for place in places if place.exact == name), None)
    if here is None or not dates:
        return list(dates), True
    own = [date for date in dates if not _parted(text, date, here)]
    if own:
        own.sort(key=lambda date: _is_of_what_went_before(date, text))
        return [*own, *(date for date in dates if date not in own)], True
    others = [place for place in places if place.exact != name and place.kind not in AREAS]
    return list(dates), all(_parted(text, dates[0], other) for other in others)


_WHO_SINCE = re.compile(
    r"\b(?:who|which|that|qui|que|der|die|das|котор\w+|як(?:ий|а|і))\b[^,;.]*\b"
    r"(?:since|depuis|desde|seit|с|з)(?: (?:the|el|la|le|dem|der))? ?$"
)


def _is_of_what_went_before(date: DateProposal, text: str) -> bool:
    """ "Trekkers who had been stranded since Wednesday reached Pokhara on Saturday"."""
    return bool(_WHO_SINCE.search(text[max(0, date.start - 2 * _BEFORE) : date.start]))


def _parted(text: str, date: DateProposal, place: PlaceProposal) -> bool:
    first, last = min(date.end, place.end), max(date.start, place.start)
    return bool(_PART.search(text, first, last))


def since(date: DateProposal, *, text: str, published: str) -> DateProposal:
    """A date behind "since" as the time from it to the publication: no event is of its first day.

    "At least 22 people have died since late August" tells of all the days until it was told.
    """
    lead = text[max(0, date.start - _BEFORE) : date.start]
    span = _DAYS_OR_MONTH.fullmatch(date.edtf)  # since the weekend: from its Saturday on
    if not (published and span and date.edtf < published and _SINCE.search(lead)):
        return date
    then = _("Since then.")
    return replace(date, edtf=f"{span['first']}/{published}", reason=f"{date.reason} {then}")


_UNTIL = re.compile(
    r"\b(?:until|till|through|before|hasta|antes de|jusqu['’](?:à|au)|avant|bis|vor|до|перед)"
    r"(?: at least)?(?: (?:the|el|la|le|zum|dem|den))?\s*$",
    re.I,
)


def until(date: DateProposal, *, text: str, published: str) -> DateProposal:
    """A day to come behind "until" as the time up to it: "closed until Monday" is not that day."""
    lead = text[max(0, date.start - _BEFORE) : date.start]
    ahead = published and _DAY.fullmatch(date.edtf) and date.edtf > published
    if not (ahead and _UNTIL.search(lead)):
        return date
    return replace(date, edtf=f"{published}/{date.edtf}")


_JOINED = re.compile(
    r"\s*(?:and|to|y|al?|à|et|au|und|bis|и|по|та|і|[-–])\s*(?:(?:on|el|le|au|am|в|на)\s*)?", re.I
)
_MOST_DAYS = 6


def _joined(dates: Sequence[DateProposal], text: str) -> list[DateProposal]:
    """Dates, two days that only "and" or "to" stands between as one: "Monday and Tuesday"."""
    found: list[DateProposal] = []
    for date in dates:
        last = found[-1] if found else None
        days = last and _DAY.fullmatch(last.edtf) and _DAY.fullmatch(date.edtf)
        if last and days and _JOINED.fullmatch(text, last.end, date.start):
            apart = day.fromisoformat(date.edtf) - day.fromisoformat(last.edtf)
            if 0 < apart.days <= _MOST_DAYS:
                both = f"{last.edtf}/{date.edtf}"
                words_of = text[last.start : date.end]
                found[-1] = replace(last, edtf=both, exact=words_of, end=date.end)
                continue
        found.append(date)
    return found


_OF_SOMEBODY = re.compile(
    r", (?:\d{1,2},? )?(?:who|qui|que|quien|der|die|котор\w+|як(?:ий|а))\b[^.;\"”»]*$"
)


def is_of_somebody(date: DateProposal, text: str) -> bool:
    """ "Said Prince, who has worked there since 2016": no day of what was said."""
    return bool(_OF_SOMEBODY.search(text[max(0, date.start - 2 * _BEFORE) : date.start]))


def _is_year_since(date: DateProposal, text: str) -> bool:
    """ "The heaviest rain since 2011": no event is of that year."""
    lead = text[max(0, date.start - _BEFORE) : date.start]
    return bool(_YEARS.fullmatch(date.edtf) and _SINCE.search(lead))


def is_of_a_noun(date: DateProposal, text: str) -> bool:
    """ "what until last month were rice fields": the month is the fields', and not the event's."""
    return bool(_OF_A_NOUN.search(text[max(0, date.start - _BEFORE) : date.start]))


_OPENS = re.compile(
    r"\b(?:that|when|after|before|if|que|quand|lorsque|après|cuando|después|dass|als|nachdem|что|"
    r"когда|после|що|коли|після|أن|عندما|بعد)\s"
)


def of_speech(
    dates: Sequence[DateProposal], sentence: Sentence, say: Collection[str]
) -> list[DateProposal]:
    """Those of its dates on which something was said, and not what was spoken of.

    "Denied that anyone drowned when the river rose on Monday" is no denial of that Monday.
    """

    def is_told(date: DateProposal) -> bool:
        lead = sentence.text[: date.start - sentence.start]
        verbs = [word.end for word in words(lead) if word.lower in say]
        return bool(verbs) and bool(_OPENS.search(lead, verbs[-1]))

    return [date for date in dates if not is_told(date)]


def by_the_clock(told: str, last: str) -> tuple[str, str] | None:
    """The day told of last, for what happened at a time of day alone: "at about 8 p.m."."""
    if not (_DAY.fullmatch(last) and clock.times(told)):
        return None
    return last, _("Counted from the date named before, {start}.").format(start=last)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AHEAD = ("planned", "expected", "forecast")
_NOT_AHEAD = re.compile(r"\b(?:had|(?:may|might|could|would|should) have)\b")
"""What was planned once, or may have been: it is no longer to come."""


def is_ahead(told: str, status: str) -> bool:
    """Whether what a sentence tells, with the status that its words give, is still to come."""
    return status in _AHEAD and not _NOT_AHEAD.search(told)


def to_come(cells: dict[str, str], published: str) -> dict[str, str]:
    """An event's cells; of a day to come, planned, and why where no word but its day says so."""
    date, status = cells["date"], cells["status"]
    ahead = bool(published) and date[:1].isdigit() and date[: len(published)] > published
    if not ahead or status not in ("reported", "claimed"):
        return cells
    why = _("status: “planned” is what is told of a day that was still to come.")
    return {**cells, "status": "planned", "note": f"{cells['note']} {why}".strip()}


def not_of_before(
    dates: Sequence[DateProposal], sentence: Sentence, language: str, published: str
) -> list[DateProposal]:
    """Dates of what is to come: no day before publication that another clause tells of.

    "From Harare, where they arrived on Sunday, they are to go on" is no plan of that Sunday.
    """

    def is_of_before(date: DateProposal) -> bool:
        last = date.edtf.split("/")[-1].rstrip("~?%")
        start, end = date.start - sentence.start, date.end - sentence.start
        first, until = clauses.around(sentence.text, start, end)
        own = clauses.status(sentence.text[first:until], language, moves=True) in _AHEAD
        return last[:1].isdigit() and last < published[: len(last)] and not own

    return [date for date in dates if not is_of_before(date)]


UNDATED = (
    N_("The sentence gives no date: until publication.").text,
    N_("The sentence gives no date, and the text’s day of publication is not known.").text,
    N_("The sentence gives no date, and what it tells is to come: from publication on.").text,
)


def told(dates: Sequence[DateProposal], published: str, *, ahead: bool) -> tuple[str, str]:
    """The date of an event, and why: the first of its sentence's, or as far as it is told."""
    if dates:
        return dates[0].edtf, dates[0].reason
    if not published:
        return "", UNDATED[1]
    return (f"{published}/..", UNDATED[2]) if ahead else (f"/{published}", UNDATED[0])


_WEEKDAY = re.compile(r"(?<=[,،] )[^\W\d_]+ (?=\d{4}-)")


def time_note(dates: Sequence[DateProposal]) -> str:
    """The words of an event's first date, and how it was told; "" if it stands as written."""
    if not dates or dates[0].reason == _("As written."):
        return ""
    # Two names of weekdays in one note read as if they disagreed.
    return f"“{dates[0].exact}”: {_WEEKDAY.sub('', dates[0].reason)}"
