"""Citations name author, year, title, version and address, and BibTeX survives any title."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overland import config
from overland.presentation import citation
from overland.story import loader
from overland.story.models import Story

HOST = "https://maps.example/overland/"


@pytest.fixture(scope="module")
def story() -> Story:
    return loader.load(config.stories() / "syria-2013")


def test_a_citation_names_the_version_and_where_it_is(story: Story) -> None:
    cited = citation.text(story, HOST)
    assert story.title in cited
    assert citation.version(story) in cited
    assert cited.endswith(f" {HOST}?story=syria-2013&v={story.version}")
    assert "http" not in citation.text(story)


def test_bibtex_has_one_field_a_line_and_the_address_if_there_is_one(story: Story) -> None:
    lines = citation.bibtex(story, HOST).splitlines()
    assert lines[0] == "@misc{overland-syria-2013,"
    fields = dict(re.fullmatch(r"  (\w+) = \{(.*)\},?", line).groups() for line in lines[1:-1])  # type: ignore[union-attr,misc]
    assert fields["year"] == story.created[:4]
    assert fields["version"] == story.version
    assert fields["url"] == f"{HOST}?story=syria-2013&v={story.version}"
    assert "url" not in citation.bibtex(story)


@given(title=st.text(st.characters(exclude_categories=["C"]), max_size=40))
def test_no_title_breaks_the_braces_of_bibtex(story: Story, title: str) -> None:
    entry = citation.bibtex(replace(story, title=title), HOST)
    bare = re.sub(r"\\[{}&%$#_]", "", entry)
    depth = 0
    for character in bare:
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0
    assert not re.search(r"(?<!\\)[%&#]", bare.replace(citation.permalink(story, HOST), ""))
