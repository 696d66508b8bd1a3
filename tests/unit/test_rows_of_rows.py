"""Rows about other rows: names, further evidence, translations, owners of figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from overland.story import loader
from overland.story.models import LocalText
from tests import stories
from tests.table_faults import faults, located, set_cell


def test_names_further_evidence_and_translations_reach_the_rows_they_are_of(
    story_folder: Path,
) -> None:
    story = loader.load(story_folder)
    hilltown, event = story.place("hilltown"), story.event("set-out")
    assert hilltown is not None
    assert event is not None
    assert hilltown.names == {"ar": "بلدة التل", "ru": "Хиллтаун"}
    (further,) = story.counts[0].further
    assert (further.source, further.exact, further.supports) == (
        "gazette",
        "some thirty on board",
        "the figure",
    )
    assert event.further == ()
    said = story.text("set-out", "headline", "ru")
    assert (said.text, said.language, said.by) == ("Автобусы отправляются", "ru", "An editor")
    assert story.text("set-out", "headline", "ar") == LocalText("The buses leave", "en")
    assert story.text(stories.SLUG, "title", "ru") == LocalText("Two towns", "en")
    assert story.languages == ("en", "ru")
    with pytest.raises(KeyError):
        story.text("set-out", "heading", "ru")


def test_a_figure_may_belong_to_a_leg_and_legs_of_a_journey_carry_date_and_carrier(
    story_folder: Path,
) -> None:
    rows = stories.read_table(story_folder / "counts.csv")
    rows = [row | {"leg": ""} for row in rows]
    rows[0] |= {"event": "", "leg": "hill-to-bay"}
    stories.write_table(story_folder / "counts.csv", rows)
    leg = stories.read_table(story_folder / "legs.csv")[0]
    own = {"journey": "second convoy", "date": "2020-05-02", "carrier": "the red buses"}
    other = leg | {"id": "second-trip", "position": "1"} | own
    stories.write_table(story_folder / "legs.csv", [leg | dict.fromkeys(own, ""), other])
    assert faults(story_folder) == []
    story = loader.load(story_folder)
    assert (story.counts[0].event, story.counts[0].leg) == ("", "hill-to-bay")
    second = story.legs[1]
    assert {name: getattr(second, name) for name in own} == own


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"event": "set-out", "leg": "hill-to-bay"}, "leg", "has an event too"),
        ({"event": "", "leg": ""}, "event", "the cell is empty"),
    ],
)
def test_a_figure_has_exactly_one_owner(
    story_folder: Path, cells: dict[str, str], column: str, words: str
) -> None:
    rows = [row | {"leg": ""} for row in stories.read_table(story_folder / "counts.csv")]
    rows[0] |= cells
    stories.write_table(story_folder / "counts.csv", rows)
    assert words in str(located(story_folder, "counts.csv", 2, column))


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("names", "item", "hiltown", "Did you mean 'hilltown'?"),
        ("names", "language", "Arabic", "does not have the form"),
        ("names", "language", "ru", "in this language too"),
        ("evidence", "item", "gazette", "which rests on no excerpt"),
        ("evidence", "exact", "", "the cell is empty"),
        ("translations", "column", "headlin", "Did you mean 'headline'?"),
        ("translations", "column", "note", "is empty in events.csv row 2"),
        ("relations", "kind", "partof", "Did you mean 'part_of'?"),
        ("relations", "note", "", "a disagreement has no note"),
    ],
)
def test_a_wrong_row_about_another_row_is_told(
    story_folder: Path, table: str, column: str, value: str, words: str
) -> None:
    set_cell(story_folder, table, 2, column, value)
    told = " ".join(faults(story_folder))
    assert words in told
