"""The words of the data and about pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from overland.html import proof, symbology
from overland.html.markup import Safe, tag
from overland.i18n import _, direction, text_language
from overland.presentation import citation, vocabulary
from overland.story.models import Story
from overland.story.vocabularies import BASIS, STATUS


def heading(title: str, standfirst: str) -> Safe:
    return tag("div", tag("h1", title), tag("p", standfirst), class_="ov-pagehead")


def evidence_heading() -> Safe:
    return heading(
        _("Evidence"),
        _("Every statement of this story, who made it, and the words it rests on."),
    )


def data_heading() -> Safe:
    return heading(_("Data"), _("The tables behind the map, to look at and to take away."))


def downloads(story: Story, titles: Mapping[str, str]) -> Safe:
    """The story as files, from the same addresses that programs use: format -> its name."""
    links = [
        tag(
            "a",
            title,
            href=f"./api/stories/{story.slug}.{name}",
            download=True,
            class_="ov-copy",
        )
        for name, title in titles.items()
    ]
    return tag("p", links, class_="ov-downloads")


def how_to_cite(story: Story, host: str = "") -> Safe:
    """The citations of `overland.presentation.citation`, with the address on that host."""
    return tag(
        "div",
        tag("h2", _("How to cite")),
        tag("p", citation.text(story, host)),
        tag("pre", citation.bibtex(story, host)),
        class_="ov-prose",
    )


def licences(story: Story) -> Safe:
    items = [
        tag(
            "li",
            tag(
                "a", str(item.get("title") or item.get("name", "")), href=str(item.get("path", ""))
            ),
        )
        for item in story.licenses
    ]
    return tag("div", tag("h2", _("Licence")), tag("ul", items), class_="ov-prose")


def about(story: Story, attribution: str, makers: Sequence[str]) -> Safe:
    """Method, words, sources, limits, licences and corrections of what is on the screen.

    `attribution` is that of the ground, `makers` are those of the lines and points on it.
    """
    return tag(
        "div",
        tag("h1", _("About")),
        _method(),
        _words_used(),
        _sources(story),
        _limits(story),
        _corrections(story),
        tag("h2", _("Ground and licences")),
        tag("p", attribution),
        tag("p", _("The lines and points drawn on it:")) if makers else None,
        tag("ul", [tag("li", maker) for maker in makers]) if makers else None,
        tag(
            "p",
            _(
                "Borders are drawn from open data and take no position. Lines that the data marks "
                "as disputed are dashed, such as those of the Golan Heights; for others, such as "
                "Crimea, the data has no line."
            ),
        ),
        class_="ov-prose",
        lang=text_language(),
        dir=direction(),
    )


def _method() -> list[Safe]:
    return [
        tag("h2", _("Method")),
        tag(
            "p",
            _(
                "A story is a small set of tables. Each row says who reported what, when and "
                "where, and carries the few words of the source that it rests on. Figures appear "
                "as they were written, and figures that differ stand side by side. What the "
                "editors add is marked: inferred places and lines, with the reason, and the "
                "lengths and heights of the road, which are measured on the map."
            ),
        ),
        tag(
            "p",
            _(
                "Dates that a source gives relatively (“Tuesday”, “last month”) are resolved from "
                "the day of publication, and the reasoning stands with the event."
            ),
        ),
    ]


def _words_used() -> list[Safe]:
    terms = [
        [tag("dt", symbology.chip(status)), tag("dd", STATUS.meaning(status))] for status in STATUS
    ]
    inferred = [
        tag("dt", symbology.chip("inferred")),
        tag("dd", BASIS.meaning("inferred")),
    ]
    return [tag("h2", _("Words")), tag("dl", *terms, inferred)]


def _sources(story: Story) -> list[Safe]:
    items = []
    for source in story.sources:
        line = proof.source_line(source)
        shown = (
            tag("a", line, href=source.url, rel="noopener", target="_blank", data_overland="out")
            if source.url
            else line
        )
        items.append(
            tag("li", shown, tag("div", source.note, class_="ov-source") if source.note else None)
        )
    return [tag("h2", _("Sources")), tag("ul", items)]


def _limits(story: Story) -> list[Safe]:
    unplaced = [
        vocabulary.place_name(place)
        for place in story.places
        if not place.point and place.kind != "country"
    ]
    items = [
        _(
            "What the source does not say is missing here too, or marked as inferred, with the "
            "reason."
        ),
        _("A drawn road is the editors' choice wherever the source names none."),
    ]
    if unplaced:
        items.append(
            _("Named but without a pin, because no point is known: {places}.").format(
                places=", ".join(unplaced)
            )
        )
    items.extend(leg.note for leg in story.legs if leg.basis == "inferred")
    return [tag("h2", _("Limits")), tag("ul", [tag("li", item) for item in items])]


def _corrections(story: Story) -> list[Safe]:
    if not story.corrections:
        text = _("None so far. This is version {version}.").format(version=story.version)
        return [tag("h2", _("Corrections")), tag("p", text)]
    items = [
        tag(
            "li",
            f"{vocabulary.edtf(c.date)}, {c.item}: “{c.was}” → “{c.now}”. {c.why}",
        )
        for c in reversed(story.corrections)
    ]
    return [tag("h2", _("Corrections")), tag("ul", items)]
