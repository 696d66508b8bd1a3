"""Every view survives the query string; no query string breaks the parser."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from overland.i18n import LANGUAGES
from overland.story import loader
from overland.story.filter import KINDS, STATUSES, Filter
from overland.view import LAYERS, PARAMETERS, Camera, View, href, parse, query

STORY = loader.load(Path(__file__).parents[2] / "data" / "stories" / "syria-2013")
STORIES = {STORY.slug: STORY}
PLACES = [place.id for place in STORY.places]


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    """A filter as a link holds it: each list in its usual order."""
    return Filter(
        since=draw(st.sampled_from(["", "2011", "2012-02", "2013-01-22"])),
        until=draw(st.sampled_from(["", "2013-01-22", "2014"])),
        statuses=tuple(value for value in STATUSES if draw(st.booleans())),
        kinds=tuple(value for value in KINDS if draw(st.booleans())),
        words=draw(st.sampled_from(["", "buses", "two words", "a,b&c=d"])),
    )


@st.composite
def views(draw: st.DrawFn) -> View:
    """A view that a reader can have of the story."""
    event = draw(st.sampled_from(["", *(e.id for e in STORY.events)]))
    happened = STORY.event(event)
    # An event at a place is never looked at without a place.
    free = PLACES if happened and happened.place else ["", *PLACES]
    degrees = st.floats(-85, 85).map(lambda value: round(value, 4))
    zoom = st.floats(0, 19).map(lambda value: float(f"{value:g}"))
    return View(
        story=STORY.slug,
        place=draw(st.sampled_from(free)),
        event=event,
        at=draw(st.sampled_from(["", "2013-01-22", "2011-03", "2013-01-22?"])) if event else "",
        lang=draw(st.sampled_from(["", *LANGUAGES])),
        layers=tuple(n for n in LAYERS if draw(st.booleans())),
        camera=draw(st.none() | st.builds(Camera, degrees, degrees, zoom)),
        version=STORY.version,
        filter=draw(filters()),
    )


@given(views())
def test_a_view_survives_the_query_string(view: View) -> None:
    parsed = parse(query(view), STORIES)
    assert parsed.view == view
    assert parsed.notices == ()


@given(views())
def test_a_view_survives_being_a_link(view: View) -> None:
    assert parse(parse_qs(urlsplit(href(view)).query), STORIES).view == view


KNOWN = [STORY.slug, *PLACES, *LAYERS, "2013-01", "33.5,36.2,9", "1.0.0", "nan,inf,-0", "../../x"]
TEXT = st.text() | st.sampled_from(KNOWN) | st.text(alphabet="0123456789-.,/XTZ?~%eE+ ")


@given(st.dictionaries(st.sampled_from(PARAMETERS) | st.text(), TEXT | st.lists(TEXT)))
def test_no_query_string_is_too_strange_to_give_a_view(asked: dict[str, str | list[str]]) -> None:
    parsed = parse(asked, STORIES)
    assert parse(query(parsed.view), STORIES).view == parsed.view
    assert parsed.view.story == STORY.slug
    assert all(isinstance(notice, str) and notice for notice in parsed.notices)


@given(st.dictionaries(st.sampled_from(PARAMETERS), TEXT))
def test_a_host_without_stories_still_answers(asked: dict[str, str]) -> None:
    assert parse(asked, {}).view.story == ""
