"""An embedded page around its map: a title, a source line, a way out."""

from __future__ import annotations

from overland.html import texts
from overland.html.markup import Safe, join, tag
from overland.i18n import _, direction, language, line, text_language
from overland.presentation import arrival, figures, selection, sources, untranslated, vocabulary
from overland.story.models import Story
from overland.view import View, href


def title(story: Story, view: View) -> Safe:
    """The story's name, as a link to the whole page."""
    name = texts.local(story.text(story.slug, "title", language()))
    return tag(
        "div",
        tag("div", tag("h1", _way_out(view, name)), _summary(story), class_="ov-embed-front"),
        _in_short(story, view),
        class_="ov-embed",
        lang=text_language(),
        dir=direction(),
    )


def _summary(story: Story) -> Safe | None:
    """What the story is in a few words, where its editors wrote them."""
    told = story.text(story.slug, "summary", language())
    return tag("p", texts.local(told)) if told.text else None


def _in_short(story: Story, view: View) -> Safe | None:
    """The event's figures, what says otherwise, and what is not reported.

    A line on the map alone looks like an end, and a figure alone like one that nobody doubts.
    """
    event, own, _others = figures.of_the_event(story, selection.outside(story, view.filter))
    known = dict.fromkeys(vocabulary.known(count) for count in own)
    day = vocabulary.date(event) if event and own else ""
    # Who reports them stands below the map; who only says so would stand nowhere.
    claim = [figures.claimant(story, count) for count in own]
    who = dict.fromkeys([figures.teller(story, event) if event and own else "", *claim])
    told = line(*(figures.as_written(story, count) for count in own), *known, *who, day)
    unknown = arrival.unknown(story)
    told_otherwise = (figures.otherwise(story, count, story.headline_counts) for count in own)
    others = dict.fromkeys(filter(None, told_otherwise))
    parts = [tag("span", told) if told else None, *(tag("span", other) for other in others)]
    said = untranslated.notice(story)
    parts += [tag("bdi", said) if said else None, tag("b", unknown) if unknown else None]
    shown = [part for part in parts if part]
    return tag("p", [join([part, " "]) for part in shown]) if shown else None


def source_line(story: Story, view: View) -> Safe:
    """Whose report this is, and the link to everything behind it."""
    return tag(
        "p",
        tag("span", texts.isolates(sources.credit(story))),
        " ",
        _way_out(view, _("Every figure and its evidence: Overland")),
        class_="ov-embed-source",
        lang=text_language(),
        dir=direction(),
    )


def _way_out(view: View, text: str) -> Safe:
    # Another window: inside an article's frame the page would have no room.
    return tag("a", text, href=href(view), target="_blank", rel="noopener", data_overland="out")
