"""What stands above the map: title, standfirst, and the key figures as the source gives them."""

from __future__ import annotations

from overland.html import symbology
from overland.html.markup import Safe, tag
from overland.i18n import _, direction, text_language
from overland.presentation import figures
from overland.story.models import Count, Story
from overland.view import View, href


def headline(story: Story, view: View) -> Safe:
    """Title and figures; each figure is a link to its claim."""
    return tag(
        "div",
        tag(
            "div",
            tag("h1", story.title),
            tag(
                "p",
                story.description,
                " ",
                tag("a", _("The words behind it"), href=href(view, "evidence")),
            ),
            class_="ov-standfirst",
        ),
        tag(
            "ul",
            [_figure(story, view, c) for c in figures.headline_counts(story)],
            class_="ov-figures",
        ),
        class_="ov-headline",
        lang=text_language(),
        dir=direction(),
    )


def _figure(story: Story, view: View, count: Count) -> Safe:
    event = story.event(count.event)
    link = href(view.with_(place=event.place if event else "", event=count.event, at=""))
    return tag(
        "li",
        tag("a", count.as_written, href=link),
        tag("span", figures.facts(story, count)),
        symbology.chip(count.status),
    )
