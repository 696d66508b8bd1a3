"""What an editor is told to look at again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence import lint
from overland.evidence.words import numerals
from overland.story.models import Event, Route, Story, Translation
from tests.small_story import (
    COUNT,
    EVENT,
    LEG,
    QUOTE,
    SOURCE,
    STORY,
    place,
    story_with,
    words,
)

ARRIVAL = replace(EVENT, id="arrived", kind="arrival", place="midpost", date="2020-05-01")


def messages(story: Story) -> list[str]:
    found = lint.warnings(story)
    assert all(problem.severity == "warning" for problem in found)
    return [str(problem) for problem in found]


def test_a_sound_story_has_no_warnings() -> None:
    assert messages(STORY) == []


def arriving(departure: str, arrival: str) -> Story:
    return story_with(events=(replace(EVENT, date=departure), replace(ARRIVAL, date=arrival)))


def routed(*points: tuple[float, float], error_m: float = 100) -> Story:
    return story_with(routes={"down": Route("down", points, "drawn", error_m)})


def test_who_has_arrived_did_not_come_by_a_leg_that_is_still_to_come() -> None:
    # Before: families who had reached a town were told to come after a convoy planned for later.
    earlier = arriving("2020-05-03", "2020-05-01")
    planned = replace(earlier, legs=(replace(LEG, status="planned"),))
    assert any("cannot come before" in told for told in messages(earlier))
    assert not any("cannot come before" in told for told in messages(planned))


@pytest.mark.parametrize(
    ("ends", "told"),
    [(("TO", "AS"), False), (("AS", "TO"), True), (("TO", "TO"), True), (("LB", "SY"), True)],
)
@pytest.mark.parametrize("arrived", ["2020-05-02", "2020-05-02T20:00:00"])
def test_a_ship_over_the_date_line_arrives_on_the_day_before_it_left(
    ends: tuple[str, str], told: bool, arrived: str
) -> None:
    countries = dict(zip(("hilltown", "midpost"), ends, strict=True))
    early = arriving("2020-05-03", arrived)
    there = tuple(replace(one, country=countries.get(one.id, one.country)) for one in early.places)
    found = messages(replace(early, places=there))
    assert any("cannot come before" in one for one in found) == told


OTHER_SOURCE = replace(SOURCE, id="herald", title="77 come home", relation="related")


@pytest.mark.parametrize(
    ("story", "told"),
    [
        (story_with(sources=(SOURCE, OTHER_SOURCE)), "sources.csv row 3, id: 'herald'"),
        (story_with(events=(replace(EVENT, place=""),), quotes=()), "has no place"),
        (
            story_with(events=(replace(EVENT, evidence=words("left on Tuesday")),)),
            "depends on when it was written",
        ),
        (arriving("2020-05-03", "2020-05-01"), "cannot come before its departure"),
        (arriving("2020-05-01T08:00:00", "2020-05-01T08:10:00"), "km/h"),
        (story_with(quotes=(replace(QUOTE, said_at="midpost"),)), "was not said where"),
        (story_with(quotes=(replace(QUOTE, text="We go"),)), "is not within its excerpt"),
        (story_with(counts=(replace(COUNT, minimum=100, maximum=120),)), "bounds 100 to 120"),
        (routed((33.5, 36.3), (33.9, 35.5)), "misses 'midpost' by"),
        (routed((33.6, 36.3), (33.7, 35.92)), "misses 'hilltown' by"),
    ],
)
def test_a_doubt_is_told_in_plain_words(story: Story, told: str) -> None:
    assert any(told in message for message in messages(story)), messages(story)


@pytest.mark.parametrize(
    "story",
    [
        story_with(
            sources=(SOURCE, OTHER_SOURCE),
            counts=(
                replace(
                    COUNT,
                    status="headline",
                    as_written="77",
                    qualifier="",
                    minimum=77,
                    maximum=77,
                    evidence=words("77 come"),
                ),
            ),
        ),
        story_with(events=(replace(EVENT, place="", note="Nobody says where."),), quotes=()),
        story_with(
            events=(replace(EVENT, evidence=words("left on Tuesday"), time_note="Friday: 1 May"),)
        ),
        story_with(events=(EVENT, replace(EVENT, id="then", date="2020-05"))),
        arriving("2020-05-01", "2020-05-01"),
        arriving("2020-05-01", "2020-05-01/.."),
        arriving("2020-05-01T08:00:00", "2020-05-01T09:30:00"),
        routed((33.5, 36.3), (33.7, 35.92)),
        routed((33.53, 36.3), (33.7, 35.92), error_m=3000),
    ],
)
def test_what_the_words_allow_raises_no_doubt(story: Story) -> None:
    assert messages(story) == []


def test_a_crossing_that_a_leg_names_must_lie_on_its_line() -> None:
    crossing = replace(place("lowgate", 33.9, 36.1), role="crossing")
    story = replace(
        routed((33.5, 36.3), (33.7, 35.92)),
        places=(*STORY.places, crossing),
        legs=(replace(LEG, note="Through Lowgate."),),
    )
    assert any("misses 'lowgate'" in message for message in messages(story))


@pytest.mark.parametrize(
    ("as_written", "minimum", "maximum"),
    [
        ("about 80", 75, 85),
        ("about 80", 80, 80),
        ("about 80", None, None),
        ("80", 80, 80),
        ("four buses", 4, 4),
        ("eighty-five people", 85, 85),
        ("two thousand", 2000, 2000),
        ("1,200 people", 1200, 1200),
        ("100 to 120", 100, 120),
        ("more than 100", 101, None),
        ("at least two dozen", 24, None),
        ("no more than 50", None, 50),
        ("several thousand", 2000, None),
        ("thousands more could follow", 2000, None),
        ("mostly women and children", None, None),
        ("an official", 1, 1),
    ],
)
def test_bounds_that_agree_with_the_words_pass(
    as_written: str, minimum: int | None, maximum: int | None
) -> None:
    assert numerals.disagreement(as_written, "", minimum, maximum) is None


@pytest.mark.parametrize(
    ("as_written", "minimum", "maximum"),
    [
        ("about 80", 100, 120),
        ("80", 75, 85),
        ("four buses", 5, 5),
        ("100 to 120", 100, 130),
        ("more than 100", 90, None),
        ("more than 100", None, None),
        ("fewer than 100", 0, 200),
        ("several thousand", 3000, 3000),
        ("mostly women and children", 40, None),
        ("thousands", 100, 100),
    ],
)
def test_bounds_that_contradict_the_words_are_told(
    as_written: str, minimum: int | None, maximum: int | None
) -> None:
    told = numerals.disagreement(as_written, "", minimum, maximum)
    assert told
    assert "None" not in told


def test_a_note_answers_a_doubt_by_column_and_value() -> None:
    wrong = replace(EVENT, time_note="Monday")
    assert any("its reasoning says Monday" in line for line in messages(with_event(wrong)))
    noted = replace(wrong, note="date: “2020-05-01” is right: the paper has the weekday wrong.")
    assert messages(with_event(noted)) == []


def with_event(event: Event) -> Story:
    return story_with(events=(event,))


def test_a_story_whose_map_would_be_empty_is_told() -> None:
    bare = tuple(replace(one, latitude=None, longitude=None) for one in STORY.places)
    assert any("the map is empty" in line for line in messages(story_with(places=bare)))


def test_a_leg_that_nobody_drew_is_told_unless_it_is_flown() -> None:
    assert [problem.value for problem in lint.undrawn(STORY)] == ["down"]
    assert lint.undrawn(story_with(legs=(replace(LEG, mode="air"),))) == ()
    assert lint.undrawn(routed((33.5, 36.3), (33.7, 35.92))) == ()


def test_headlines_that_a_language_lacks_are_told() -> None:
    translated = Translation(STORY.slug, "title", "fr", "Deux villes")
    (problem,) = lint.untranslated(story_with(translations=(translated,)))
    assert (problem.value, problem.file) == ("fr", "translations.csv")
    assert "set-out (headline)" in problem.message
    assert lint.untranslated(STORY) == ()


def test_notes_that_a_language_lacks_are_told() -> None:
    first, *rest = STORY.events
    texts = [(STORY.slug, "title"), (STORY.slug, "description")]
    texts += [(event.id, "headline") for event in STORY.events]
    done = tuple(Translation(item, column, "fr", "Dit") for item, column in texts)
    noted = (replace(first, note="Read from the sentence before."), *rest)
    (problem,) = lint.untranslated(story_with(events=noted, translations=done))
    assert f"{first.id} (note)" in problem.message


def test_accounts_of_lines_that_a_language_lacks_are_told() -> None:
    translated = Translation(STORY.slug, "title", "fr", "Deux villes")
    story = replace(routed((33.5, 36.3), (33.7, 35.92)), translations=(translated,))
    (problem,) = lint.untranslated(story)
    assert "down (method)" in problem.message
    assert "down (error_basis)" not in problem.message, "there is none to translate"


def test_rows_of_events_may_stand_in_any_order() -> None:
    in_order = story_with(events=(replace(EVENT, id="before", date="2020-04"), EVENT))
    turned = replace(in_order, events=in_order.events[::-1])
    assert sorted(messages(turned)) == sorted(messages(in_order))


def test_a_note_answers_that_a_leg_has_no_line() -> None:
    note = f"id: “{LEG.id}” Nobody says which way the buses took."
    (told,) = lint.undrawn(story_with(legs=(replace(LEG, note=note),)))
    assert told.severity == "answered"
