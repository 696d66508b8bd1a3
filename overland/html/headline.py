"""What stands above the map: title, standfirst, and the key figures as the source gives them."""

from __future__ import annotations

from overland.html import symbology, texts
from overland.html.markup import Safe, tag
from overland.html.setting import APP, Setting
from overland.i18n import _, direction, language, text_language
from overland.presentation import figures, outcome, sources, statements
from overland.story.models import Count, Story
from overland.view import View


def headline(story: Story, view: View, at: Setting = APP) -> Safe:
    """Title and figures; each figure is a link to its claim."""
    title, standfirst = (
        texts.local(story.text(story.slug, column, language()))
        for column in ("title", "description")
    )
    unknown = outcome.arrival(story)
    known = [part for part in (sources.credit(story), unknown) if part]
    told = tag("p", [tag("span", part) for part in known], class_="ov-told") if known else None
    evidence = tag("a", _("The words behind it"), href=at.links.to(view, "evidence"))
    counts = [_figure(story, view, count, at) for count in figures.headline_counts(story)]
    return tag(
        "div",
        tag(
            "div",
            tag("h1", title),
            told,
            tag("p", standfirst, " ", evidence),
            class_="ov-standfirst",
        ),
        tag("ul", counts, class_="ov-figures"),
        class_="ov-headline",
        lang=text_language(),
        dir=direction(),
    )


def _figure(story: Story, view: View, count: Count, at: Setting) -> Safe:
    told = statements.statement(story, count)
    event = story.event(count.event)
    shown = view.with_(place=event.place if event else "", event=count.event, at="")
    return tag(
        "li",
        tag("a", texts.local(told.words), href=at.links.to(shown)),
        tag("span", figures.facts(story, count)),
        symbology.chips(told),
    )
