"""The filter of a view: a window of time, statuses, kinds and words, as a link holds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Final

from overland.errors import InvalidDate
from overland.i18n import _
from overland.story import dates
from overland.story.vocabularies import EVENT_KIND, STATUS

STATEMENT_KINDS: Final = ("figure", "quotation", "event", "leg", "place")
"""The kinds of statement, in the order in which a table lists them."""
KINDS: Final = (*STATEMENT_KINDS, *EVENT_KIND)
"""What `kind` of a link may say: kinds of statement, and kinds of the events that they are of."""
STATUSES: Final = (*STATUS, "inferred")
PARAMETERS: Final = ("from", "to", "status", "kind", "q")
LISTS: Final = ("status", "kind")
"""Parameters that may hold several values."""
FORMER: Final = {"search": "q", "kinds": "kind", "statuses": "status"}
"""Names that these parameters had in links of earlier releases."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Rows of a story that are asked for; one without any value lets everything through.

    `since` and `until` are EDTF dates: the window begins with the first day that the one may
    touch, and ends with the last day of the other.
    """

    since: str = ""
    until: str = ""
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    words: str = ""

    def __bool__(self) -> bool:
        return any((self.since, self.until, self.statuses, self.kinds, self.words))

    @property
    def timed(self) -> bool:
        """Whether there is a window of time, so that what has no date is left out."""
        return bool(self.since or self.until)

    @property
    def anywhen(self) -> Filter:
        """The filter without its window of time."""
        return replace(self, since="", until="")

    @property
    def window(self) -> tuple[date, date]:
        """The first and the last day of the window; the ends of the calendar where it is open."""
        first = dates.parse(self.since).lower if self.since else date.min
        return first, dates.parse(self.until).upper if self.until else date.max

    @property
    def statement_kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind in self.kinds if kind in STATEMENT_KINDS)

    @property
    def event_kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind in self.kinds if kind in EVENT_KIND)


EVERYTHING: Final = Filter()


def filter_query(wanted: Filter) -> dict[str, str]:
    """The filter as query parameters; "" for what it does not ask for."""
    return {
        "from": wanted.since,
        "to": wanted.until,
        "status": ",".join(wanted.statuses),
        "kind": ",".join(wanted.kinds),
        "q": wanted.words,
    }


def key_names() -> dict[str, str]:
    """What a reader is told each parameter is, in the language in use."""
    return {
        "from": _("first day"),
        "to": _("last day"),
        "status": _("status"),
        "kind": _("kind"),
        "q": "q",
    }


def parse(
    given: Mapping[str, str], notices: list[str], ignored: Callable[[str, str], str]
) -> Filter:
    """The nearest sensible filter; what was not understood is told by `ignored(name, value)`."""
    named = key_names()
    since = _day(given["from"], named["from"], notices, ignored, first=True)
    until = _day(given["to"], named["to"], notices, ignored, first=False)
    if since and until and dates.parse(since).lower > dates.parse(until).upper:
        notices.append(_("The link’s last day lies before its first; they were exchanged."))
        since, until = until, since
    return Filter(
        since,
        until,
        _values(given["status"], STATUSES, named["status"], notices, ignored),
        _values(given["kind"], KINDS, named["kind"], notices, ignored),
        " ".join(given["q"].split()),
    )


def _day(
    value: str, name: str, notices: list[str], ignored: Callable[[str, str], str], *, first: bool
) -> str:
    if not value:
        return ""
    try:
        moment = dates.parse(value)
    except InvalidDate:
        notices.append(ignored(name, value))
        return ""
    if (moment.lower == date.min) if first else (moment.upper == date.max):
        notices.append(ignored(name, value))
        return ""
    return value


def _values(
    text: str,
    known: Sequence[str],
    name: str,
    notices: list[str],
    ignored: Callable[[str, str], str],
) -> tuple[str, ...]:
    """The known values among those that a comma separates, in their usual order."""
    found, unknown = set(), []
    for value in filter(None, (part.strip().lower() for part in text.split(","))):
        nearest = [value] if value in known else get_close_matches(value, known, n=1, cutoff=0.8)
        found.update(nearest)
        if nearest != [value]:
            unknown.append(value)
    if unknown:
        notices.append(ignored(name, ",".join(unknown)))
    return tuple(value for value in known if value in found)
