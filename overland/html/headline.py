"""The header above the map: title, whose report, what is not known, and the key figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from overland.html import filters, symbology, texts
from overland.html.html_cache import kept
from overland.html.markup import Safe, join, tag
from overland.html.setting import APP, Setting
from overland.i18n import _, direction, isolated, language, text_language
from overland.presentation import arrival, figures, selection, sources, statements, untranslated
from overland.story.models import Count, Story
from overland.view import View

_LONG: Final = 18
"""Letters of a figure beyond which it is set smaller: it would fill the screen above the map."""


@kept
def headline(story: Story, view: View, at: Setting = APP) -> Safe:
    """Title and figures; each figure is a link to its claim."""
    title = texts.local(story.text(story.slug, "title", language()))
    unknown = arrival.unknown(story)
    known = [tag("span", texts.isolates(part)) for part in (sources.credit(story), unknown) if part]
    if said := untranslated.notice(story):
        known.insert(1, tag("bdi", said))
    told = tag("p", known, class_="ov-told") if known else None
    return tag(
        "div",
        tag("div", tag("h1", title), told, class_="ov-standfirst"),
        tag("div", _groups(story, view, at), class_="ov-figures"),
        class_="ov-headline",
        lang=text_language(),
        dir=direction(),
    )


def with_filter(story: Story, view: View, *, when_opened: bool = False) -> Safe:
    """What stands above the map of the app: the headline, and the filter in the room it leaves.

    Its fields may be made `when_opened`: `filters.form` says why.
    """
    form = filters.form(story, view, when_opened=when_opened)
    return tag("div", headline(story, view), form, class_="ov-above")


def _groups(story: Story, view: View, at: Setting) -> list[Safe]:
    """The figures of the event apart from all others, as far as the filter lets them through."""
    left_out = selection.outside(story, view.filter)
    event, own, others = figures.of_the_event(story, left_out)
    label = figures.event_heading(story, event) if event else ""
    first = _group(label, story, view, own, at, apart=False)
    second = _group(_("Other figures"), story, view, others, at, apart=True)
    return [group for group in (first, second) if group]


def _group(
    label: str, story: Story, view: View, counts: Sequence[Count], at: Setting, *, apart: bool
) -> Safe | None:
    """Figures under what they are of; those that stand `apart` fold where they have no room."""
    shown = [_figure(story, view, count, at, apart=apart) for count in counts]
    named = [tag("p", label, aria_hidden="true"), tag("ul", shown, aria_label=label)]
    if apart and shown:
        return tag("details", tag("summary", label), named)
    return tag("div", named) if shown else None


def _figure(story: Story, view: View, count: Count, at: Setting, *, apart: bool) -> Safe:
    """As written, how it is known, what says otherwise; and where and when if it stands apart."""
    told = statements.statement(story, count)
    event = story.event(count.event)
    shown = view.with_(place=event.place if event else "", event=count.event, at="")
    # Of two that stand apart both have who gives them beside them.
    otherwise = figures.otherwise(story, count, () if apart else story.headline_counts)
    beside = _where_and_when(story, count) if apart else figures.claimant(story, count)
    return tag(
        "li",
        tag(
            "a",
            texts.local(told.words),
            href=at.links.to(shown),
            class_="is-long" if len(told.words.text) > _LONG else None,
        ),
        symbology.chips(told),
        tag("span", beside) if beside else None,
        tag("span", otherwise, class_="ov-otherwise") if otherwise else None,
        data_count=count.id,
    )


def _where_and_when(story: Story, count: Count) -> Safe | None:
    """Who gives a figure or where it is of, and the day, which a low window leaves to the panel."""
    where, when = map(isolated, figures.facts_of(story, count))
    day = tag("span", " · " if where else "", when, class_="ov-when") if when else None
    return join([where, day]) if where or day else None
