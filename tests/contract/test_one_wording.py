"""What a reader is told is the same in every output, and none leaves out what the panel says."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from overland import config
from overland.exports import geojson, linked_places
from overland.html import panel, timeline
from overland.presentation import (
    arrival,
    citation,
    corrections,
    evidence_lines,
    figures,
    legs,
    metadata,
    places,
    relations,
    rights,
    sources,
    statements,
    vocabulary,
)
from overland.story import loader
from overland.story.models import Story
from overland.view import View
from tests import readable, stories
from tests.outputs import FILES, MADE, WHOLE, Outputs

PRESENTATION = Path(statements.__file__).parent


def _rich(story: Story) -> Story:
    """The small story with what is easily lost: a line of 12,345 m error, words in Russian."""
    (leg,), (quote,) = story.legs, story.quotes
    route = story.routes[leg.id]
    named = replace(quote, id="named", named=True, translated="yes", said_at="", language="ru")
    source = replace(story.sources[0], id="undated", published="", title="", url="")
    return replace(
        story,
        sources=(*story.sources, source),
        legs=(replace(leg, journey="First convoy", carrier="bus 3", date="2020-05-02"),),
        quotes=(quote, named),
        routes={leg.id: replace(route, error_m=12345.0)},
    )


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    root = tmp_path_factory.mktemp("data")
    folder = stories.write(root / "stories")
    with config.data_in(root):
        yield _rich(loader.load(folder))


@pytest.fixture(scope="module")
def outputs(story: Story) -> Outputs:
    """What each output says, as text."""
    return Outputs(story)


def _missing(said: str, words: list[str]) -> set[str]:
    return {text for text in words if text and readable.line(text) not in said}


@pytest.mark.parametrize("name", WHOLE)
def test_every_statement_has_its_words_status_speaker_role_and_translation(
    story: Story, outputs: Outputs, name: str
) -> None:
    for told in statements.statements(story):
        words = [told.said, told.known, told.who.text, told.role.text, told.when, told.translation]
        words += [told.answers, told.note.text, *told.exactness]
        assert _missing(outputs[name], words) == set(), told.claim.id


@pytest.mark.parametrize("name", WHOLE)
def test_every_excerpt_has_its_source_line_and_whether_it_was_found_there(
    story: Story, outputs: Outputs, name: str
) -> None:
    for told in statements.statements(story):
        for found in told.evidence:
            words = [found.excerpt.text, found.source, found.checked, found.bears_out]
            assert _missing(outputs[name], words) == set(), told.claim.id


def test_two_sources_of_one_statement_are_shown_as_two(story: Story) -> None:
    count = story.counts[0]
    lines = evidence_lines.evidence_lines(story, count)
    assert [found.excerpt.text for found in lines] == ["about 30 people", "some thirty on board"]
    shown = panel.panel(story, View(story.slug, place="hilltown"))
    assert readable.html(shown).count("The Gazette, “Over the pass”, 2 May 2020") >= 2
    assert "for: the figure" in readable.html(shown)


@pytest.mark.parametrize("name", WHOLE)
def test_an_error_a_length_and_whose_journey_it_was_are_said_alike(
    story: Story, outputs: Outputs, name: str
) -> None:
    (leg,) = story.legs
    drawn = legs.provenance(story, leg)
    assert drawn
    assert drawn.error == "Estimated error: about 12\xa0km"
    words = [drawn.error, drawn.length, drawn.method.text, legs.caption(story, leg)]
    assert _missing(outputs[name], words) == set()
    assert "12345 m" not in outputs[name]


SYRIA = loader.load(config.stories() / "syria-2013")
"""Three legs of three kinds: inferred, expected and planned, the last two inferred in part."""


@pytest.fixture(scope="module")
def of_syria() -> Outputs:
    return Outputs(SYRIA)


@pytest.mark.parametrize("name", [*FILES, "panel"])
def test_beside_a_leg_stands_how_well_it_is_known_and_never_more(
    of_syria: Outputs, name: str
) -> None:
    said = of_syria[name]
    for leg in SYRIA.legs:
        title, known = legs.title(SYRIA, leg), vocabulary.leg_known(leg)
        after = [said[at.end() : at.end() + 160] for at in re.finditer(re.escape(title), said)]
        assert any(known in words.split("–")[0] for words in after), (leg.id, after)
        assert not any(re.match(r"\W{0,4}reported", words) for words in after), (leg.id, after)


@pytest.mark.parametrize("name", ["geojson", "lpf"])
def test_what_a_program_reads_as_a_legs_status_is_what_the_panel_says(name: str) -> None:
    """A map that is styled by status draws no inferred leg as a reported one."""
    made = json.loads({"geojson": geojson, "lpf": linked_places}[name].export(SYRIA))
    told = made.get("legs") or [f["properties"] for f in made["features"]]
    found = {leg["id"]: leg["status"] for leg in told if "drawn_as" in leg}
    assert found == {leg.id: vocabulary.leg_style(leg) for leg in SYRIA.legs}
    assert found["damascus-masnaa"] == "inferred"


@pytest.mark.parametrize("name", WHOLE)
def test_how_exactly_a_place_is_known_is_said_alike(
    story: Story, outputs: Outputs, name: str
) -> None:
    known = [places.known_to(place) for place in story.places]
    assert "point known to 2\xa0km" in known
    assert _missing(outputs[name], known) == set()


@pytest.mark.parametrize("name", WHOLE)
def test_version_rights_corrections_and_relations_are_said_alike(
    story: Story, outputs: Outputs, name: str
) -> None:
    words = [citation.version(story), *corrections.corrections(story)]
    words += [part.words for part in rights.parts(story)]
    words += [sources.source_line(story, source) for source in story.sources]
    for made in relations.related(story):
        words += [made.note.text, *(told.said for told in made.members)]
    assert _missing(outputs[name], words) == set()


SIGNED = ("pdf", "kml", "csv", "feed", "embed", "preview", "picture", "card", "png")


@pytest.mark.parametrize("name", SIGNED)
def test_whose_report_it_is_stands_in_one_line(outputs: Outputs, story: Story, name: str) -> None:
    assert _missing(outputs[name], [sources.reports(story)]) == set()


UNKNOWN = ("pdf", "paper", "kml", "csv", "picture", "card", "png", "one file", "site", "app")


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_is_not_reported_stands_in_every_output(
    outputs: Outputs, story: Story, name: str
) -> None:
    assert (unknown := arrival.unknown(story))
    assert _missing(outputs[name], [unknown]) == set()


@pytest.mark.parametrize("name", ["feed", "picture", "pdf", "png"])
def test_what_leaves_the_page_names_its_version(outputs: Outputs, story: Story, name: str) -> None:
    assert citation.version(story) in outputs[name]


@pytest.mark.parametrize("name", ["picture", "card", "png", "app"])
def test_a_figure_never_stands_without_its_status(
    outputs: Outputs, story: Story, name: str
) -> None:
    for count in figures.headline_counts(story):
        told = statements.statement(story, count)
        assert _missing(outputs[name], [told.said, told.known]) == set()


def test_a_card_of_the_timeline_begins_with_status_and_speaker(story: Story) -> None:
    denial = replace(story.events[0], id="no", status="denied", speaker="The mayor", headline="No")
    strip = readable.html(timeline.timeline(replace(story, events=(denial,)), View(story.slug)))
    assert "a denial The mayor No" in strip


def test_a_title_begins_with_the_denial(story: Story) -> None:
    denial = replace(story.events[0], id="no", status="denied", speaker="The mayor", headline="So")
    told = replace(story, events=(denial,))
    assert metadata.title(told, View(event="no")).startswith("a denial, The mayor: So")


def test_no_output_says_that_a_fact_is_verified(outputs: Outputs) -> None:
    for name in MADE:
        assert "verified" not in outputs[name].replace("unverified", ""), name


def test_the_presentation_knows_no_form() -> None:
    forms = {"html", "map", "svg", "exports", "ui", "server", "commands"}
    for path in PRESENTATION.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                own = name.split(".")
                assert own[0] not in ("folium", "fpdf", "fastkml", "streamlit", "lxml"), path.name
                assert own[0] != "overland" or len(own) < 2 or own[1] not in forms, path.name
