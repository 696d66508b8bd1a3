"""The filter of a story: a form of plain HTML that needs no script, and what it lets through.

One form for map, evidence and data; each page's script sends it without a reload.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from overland import view as views
from overland.html import filter_told, symbology
from overland.html.html_cache import kept
from overland.html.markup import Child, Safe, tag
from overland.html.setting import APP, Setting
from overland.i18n import _, direction, ngettext, number, text_language
from overland.presentation import selection, statements, vocabulary
from overland.story.filter import EVERYTHING, Filter, key_names
from overland.story.models import Story
from overland.view import View


def form(
    story: Story, view: View, page: str = "", at: Setting = APP, *, when_opened: bool = False
) -> Safe:
    """The filter of the view on the page with that path ("" is the map), and what it shows.

    With `when_opened` a browser that runs scripts makes its fields no sooner than they are
    wanted: two dozen of them take longer to make than all that stands above them.
    """
    fields = _fields(story, View(story=view.story, filter=view.filter))
    return tag(
        "form",
        *_kept(view),
        tag(
            "details",
            tag("summary", _("Filter"), class_="ov-copy"),
            tag("noscript", fields) if when_opened else fields,
        ),
        shown(story, view, page, at),
        method="get",
        action=f"./{page}",
        role="search",
        aria_label=_("Filter"),
        class_="ov-filter",
        lang=text_language(),
        dir=direction(),
    )


def shown(story: Story, view: View, page: str = "", at: Setting = APP) -> Safe | None:
    """How much of the story is shown, and the way back to all of it; None if all is."""
    if not view.filter:
        return None
    everything = at.links.to(view.with_(filter=EVERYTHING), page)
    return tag(
        "p",
        tag("span", selection.filter_words(view.filter), class_="ov-filter-told"),
        " ",
        tag("span", counted(story, view.filter), class_="ov-filter-count"),
        " ",
        tag("a", _("Show everything"), href=everything, data_filter="everything"),
        class_="ov-filter-shown",
    )


def counted(story: Story, wanted: Filter) -> str:
    """What the filter lets through, of all there is, in words."""
    found = selection.select(story, wanted)
    shown = (len(found.statements), len(found.events), len(found.places))
    parts = [
        words.format(n=number(n), all=number(everything))
        for words, n, everything in zip(_of_all(), shown, _all(story), strict=True)
    ]
    if not found.statements:
        parts.insert(0, _nothing())
    if found.undated:
        parts.append(_undated(found.undated).format(n=number(found.undated)))
    return " · ".join(parts)


def form_without_server(story: Story) -> Safe:
    """The filter of a page that a script of its own sifts; the script counts what is shown.

    `data-words` is what it counts in: a text for statements, events and places, then those of
    what has no date, each with a number that it is right for. `data-told` says what is asked for.
    """
    words = [*_of_all(), list({_undated(n): n for n in reversed(range(1, 103))}.items())]
    told = tag("span", class_="ov-filter-told"), " ", tag("span", class_="ov-filter-count")
    everything = tag("a", _("Show everything"), href="#overview", data_filter="everything")
    return tag(
        "form",
        tag("details", tag("summary", _("Filter"), class_="ov-copy"), _fields(story, View())),
        tag("p", told, " ", everything, class_="ov-filter-shown", role="status", hidden=True),
        role="search",
        aria_label=_("Filter"),
        class_="ov-filter",
        lang=text_language(),
        dir=direction(),
        data_words=json.dumps(words, ensure_ascii=False),
        data_all=json.dumps(_all(story)),
        data_none=_("No event matches."),
        data_nothing=_nothing(),
        data_told=filter_told.texts_of_filters(),
        data_notices=json.dumps([*_of_a_link(), key_names()], ensure_ascii=False),
    )


def _of_a_link() -> tuple[str, str]:
    """What a link that is not understood is told: the words of overland.view."""
    return (
        _("The link’s last day lies before its first; they were exchanged."),
        _("The link’s {name} “{value}” is not known here and was ignored."),
    )


def _of_all() -> tuple[str, str, str]:
    return (
        _("{n} of {all} statements"),
        _("{n} of {all} events"),
        _("{n} of {all} places"),
    )


def _nothing() -> str:
    return _("Nothing in the story matches")


def _all(story: Story) -> tuple[int, int, int]:
    return len(statements.rows(story)), len(story.events), len(story.places)


def _undated(count: int) -> str:
    return ngettext("{n} more has no date", "{n} more have no date", count)


def _kept(view: View) -> Iterator[Safe]:
    """The rest of the view, which goes along."""
    rest = views.query(view.with_(filter=EVERYTHING, row=0))
    return (tag("input", type="hidden", name=name, value=value) for name, value in rest.items())


@kept
def _fields(story: Story, view: View, at: Setting = APP) -> Safe:
    """What can be asked for: the same whatever else the view has chosen."""
    return tag("div", *_asked(story, view.filter), class_="ov-filter-fields")


def _asked(story: Story, wanted: Filter) -> Iterator[Safe]:
    choices = selection.facets(story)
    yield _field(
        _("Words"),
        tag("input", type="search", name="q", value=wanted.words, maxlength="200"),
    )
    yield from _days(story, wanted)
    yield tag("button", _("Show"), type="submit", class_="ov-copy")
    yield _group(_("Status"), "status", choices.statuses, wanted.statuses, symbology.chip)
    kinds = statements.kinds()
    yield _group(_("Kind"), "kind", choices.kinds, wanted.kinds, lambda kind: kinds[kind])
    yield _group(
        _("Kind of event"), "kind", choices.event_kinds, wanted.kinds, vocabulary.event_kind
    )


def _days(story: Story, wanted: Filter) -> Iterator[Safe]:
    """The first and last day, between those of the story; nothing where nothing is dated."""
    known = selection.span(story)
    if known is None:
        return
    least, most = (day.isoformat() for day in known)
    first, last = (day.isoformat() for day in wanted.window)
    for name, label, value in (
        ("from", _("First day"), first if wanted.since else ""),
        ("to", _("Last day"), last if wanted.until else ""),
    ):
        field = tag("input", type="date", name=name, value=value, min=least, max=most)
        yield _field(label, field)


def _field(label: str, field: Safe) -> Safe:
    return tag("label", tag("span", label), field)


def _group(
    legend: str,
    name: str,
    counts: Mapping[str, int],
    chosen: tuple[str, ...],
    word: Callable[[str], Child],
) -> Safe:
    """A box to tick for each value that the story has, with how many statements have it."""
    boxes = [
        tag(
            "label",
            tag("input", type="checkbox", name=name, value=value, checked=value in chosen),
            tag("span", word(value)),
            tag("small", number(count)),
        )
        for value, count in counts.items()
    ]
    return tag("fieldset", tag("legend", legend), *boxes)
