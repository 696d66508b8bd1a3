"""Every line of the panel, as a reader reads it there, stands in each output of the whole story."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import html

from overland import config
from overland.geocoding import ledger
from overland.html import panel
from overland.story import loader
from overland.story.models import Story, Translation
from overland.view import View
from tests import readable, stories
from tests.outputs import FILES, Outputs
from tests.unit.test_geocoding_ledger import ENTRY

HEADINGS = {
    "Larger",
    "Smaller",
    "Whole story",
    "This place",
    "Not on the map",
    "read it there",
    "archived copy",
    "Evidence of the figure",
    "Evidence of the quotation",
    "Evidence of the event",
    "Evidence of the journey",
    "Evidence of the place",
    "How the line was drawn",
    "Onward from here",
    "The road here",
}
"""What the panel calls its own parts and links: it says nothing of the story."""


def _pieces(shown: str) -> Iterator[str]:
    """What stands between two tags, two middle dots or two full stops."""
    for text in html.fromstring(shown).itertext():
        for piece in re.split(r" · |; |\. ", re.sub("[\u2066-\u2069]", "", text)):
            said = piece.strip(" \n:–,.()")
            if any(letter.isalnum() for letter in said) and said not in HEADINGS:
                yield readable.line(said)


def _stands(piece: str, text: str) -> bool:
    """Arabic words are drawn from the right, so a PDF is read back with them in another order."""
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in piece)
    return all(word in text for word in piece.split()) if arabic else piece in text


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """A story with what is easily left out of one output or another."""
    root = tmp_path_factory.mktemp("data")
    folder = stories.write(root / "stories")
    entries = {"hilltown": ledger.as_values(ENTRY)}
    (folder / ledger.FILE).write_text(json.dumps(entries), encoding="utf-8")
    with config.data_in(root):
        told = loader.load(folder)
        nowhere = replace(told.events[0], id="nowhere", place="", headline="A call to the people")
        bare = replace(told.events[0], id="bare", evidence=None, further=(), note="Nobody wrote it")
        text = Translation(told.quotes[0].id, "text", "en", "Peace goes with us", "Ann Translator")
        yield replace(
            told, events=(*told.events, nowhere, bare), translations=(*told.translations, text)
        )


@pytest.fixture(scope="module")
def outputs(story: Story) -> Outputs:
    return Outputs(story)


@pytest.mark.parametrize("name", FILES)
def test_no_output_of_the_whole_story_leaves_out_a_line_of_the_panel(
    story: Story, outputs: Outputs, name: str
) -> None:
    views = [View(story.slug, place=place.id) for place in story.places]
    views += [View(story.slug, event=event.id) for event in story.events if not event.place]
    said = {piece for view in views for piece in _pieces(panel.panel(story, view))}
    assert {"Syria", "33.51, 36.29", "no words of a source"} <= said
    assert "translated by Ann Translator" in said
    plain = re.sub("[\u2066-\u2069]", "", outputs[name])
    assert sorted(piece for piece in said if not _stands(piece, plain)) == []
