"""Dates are read as EDTF, ordered, and shown no more precisely than they are known."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from overland.errors import InvalidDate
from overland.story import dates


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2011", "2011"),
        ("2011-03", "March 2011"),
        ("2013-01-22", "22 January 2013"),
        ("2013-01-22?", "22 January 2013 (uncertain)"),
        ("2013-01~", "about January 2013"),
        ("2013%", "about 2013 (uncertain)"),
        ("2013-01-22/..", "since 22 January 2013"),
        ("../2013-01", "until January 2013"),
        ("/2013-01-22", "from an unknown date to 22 January 2013"),
        ("2013-01-22/", "from 22 January 2013 to an unknown date"),
        ("2011-03/2013-01-22~", "March 2011 – about 22 January 2013"),
        ("2013-01-22T13:05:00", "22 January 2013, 13:05"),
        ("2013-01-22T13:05:00Z", "22 January 2013, 13:05 UTC"),
        ("2013-01-22T13:05:00+02:00", "22 January 2013, 13:05 UTC+02:00"),
        ("2012-24", "winter 2012"),
        ("201X", "the 2010s"),
        ("2013-01-XX", "January 2013, day not known"),
        ("2013-XX-XX", "2013, month not known"),
        ("2013-?01", "some time from 1 January 2013 to 31 January 2013 (uncertain)"),
        ("[2012..]", "since 1 January 2012"),
        ("XXXX", "at an unknown date"),
        ("../..", "at an unknown date"),
    ],
)
def test_a_date_is_shown_exactly_as_precisely_as_it_is_known(text: str, shown: str) -> None:
    assert dates.show(text) == shown


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("2011-03", "ru", "март 2011"),
        ("2011-03-05", "ru", "5 марта 2011"),
        ("2011-03/2013-01", "ru", "март 2011 – январь 2013"),
        ("2013-01-22", "ar", "22 يناير 2013"),
    ],
)
def test_months_are_named_in_the_readers_language(text: str, language: str, shown: str) -> None:
    assert dates.show(text, language=language) == shown


def test_the_words_around_a_date_are_translated() -> None:
    russian = {"since {date}": "с {date}"}
    shown = dates.show("2011-03/..", lambda words: russian.get(words, words), "ru")
    assert shown == "с марта 2011"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "22.1.2013", "2013-13", "2013-02-30", "2013-02-29", "2013-1-2", "0000", "-0044"),
        *("2013-01-22/2011", "yesterday", "Y1E999999999", "Y17000", "٢٠١٣", "2013\0", "2013\n"),
        *("/", "..", "[" * 60, "x" * 10**6, "2013-01-22" + "?" * 10**6, "\ud800", "2013-W03"),
    ],
)
def test_what_is_no_date_is_refused_and_told(text: str) -> None:
    with pytest.raises(InvalidDate):
        dates.parse(text)


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2013-01-22/..", date(2013, 1, 22), date.max),
        ("/2013", date.min, date(2013, 12, 31)),
        ("1999/", date(1999, 1, 1), date.max),
        ("XXXX", date.min, date.max),
    ],
)
def test_bounds_are_the_first_and_last_day_that_a_date_may_touch(
    text: str, lower: date, upper: date
) -> None:
    moment = dates.parse(text)
    assert (moment.lower, moment.upper) == (lower, upper)


def test_dates_sort_by_start_then_by_end_then_by_clock() -> None:
    ordered = [
        "2011-03",
        "../2012",
        "2013-01-21",
        "2013-01-22",
        "2013-01-22T09:00:00",
        "2013-01-22T13:00:00",
        "2013-01-22/..",
        "2013-01-23",
    ]
    mixed = ordered.copy()
    random.Random(1).shuffle(mixed)
    assert sorted(mixed, key=lambda text: dates.parse(text).sort_key) == ordered


@given(st.text() | st.text("0123456789XTZ?~%./:,+[]{}-", max_size=64))
def test_hostile_text_gives_a_date_or_invalid_date_and_soon(text: str) -> None:
    begun = time.process_time()
    try:
        shown = dates.show(text)
    except InvalidDate:
        pass
    else:
        assert shown
    assert time.process_time() - begun < 2


@given(st.dates(min_value=date(1, 1, 1)))
def test_a_day_survives_parse_with_itself_as_both_bounds(day: date) -> None:
    moment = dates.parse(day.isoformat())
    assert (moment.lower, moment.upper, moment.precision) == (day, day, "day")
    assert dates.show(day.isoformat()).endswith(str(day.year))


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_an_interval_touches_what_its_ends_touch(one: date, other: date) -> None:
    first, last = sorted((one, other))
    moment = dates.parse(f"{first}/{last}")
    assert (moment.lower, moment.upper) == (first, last)
    if first < last:
        with pytest.raises(InvalidDate):
            dates.parse(f"{last}/{first}")


PLAIN = st.dates(date(1000, 1, 1)).flatmap(
    lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", day.isoformat()])
)


@settings(max_examples=20)
@given(PLAIN, PLAIN)
def test_an_interval_of_plain_ends_is_read_as_the_grammar_reads_it(one: str, other: str) -> None:
    grammar = parse_edtf(f"{one}/{other}")
    ends = [date(*each[:3]) for each in (grammar.lower_strict(), grammar.upper_strict())]
    if ends[0] <= ends[1]:
        moment = dates.parse(f"{one}/{other}")
        assert [moment.lower, moment.upper] == ends


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2020-05-01T14:30", "1 May 2020, 14:30"),
        ("2020-05-01T14:30Z", "1 May 2020, 14:30 UTC"),
        ("2020-05-01T14:30+03", "1 May 2020, 14:30 UTC+03"),
    ],
)
def test_a_time_needs_no_seconds(text: str, shown: str) -> None:
    assert dates.show(text) == shown
    assert dates.parse(text).precision == "time"


@pytest.mark.parametrize("text", ["2020-05-01T24:10", "2020-02-30T10:00", "2020-05-01T10:00+99:00"])
def test_a_time_that_there_was_not_is_no_date(text: str) -> None:
    with pytest.raises(InvalidDate):
        dates.parse(text)
