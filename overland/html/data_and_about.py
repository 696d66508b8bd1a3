"""The words of the data and about pages."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from overland.html import texts
from overland.html.copyable import copyable
from overland.html.markup import Safe, tag
from overland.html.setting import APP, Setting
from overland.html.symbology import chip
from overland.i18n import LANGUAGES, _, comma, direction, language, text_language
from overland.presentation import (
    citation,
    corrections,
    evidence_lines,
    places,
    rights,
    sources,
    statements,
    vocabulary,
)
from overland.presentation.readers_notes import for_readers
from overland.story.filter import filter_query
from overland.story.models import Source, Story
from overland.story.vocabularies import BASIS, STATUS
from overland.view import View


def heading(title: str, standfirst: str, at: Setting = APP) -> Safe:
    return tag("div", tag(at.heading(), title), tag("p", standfirst), class_="ov-pagehead")


def evidence_heading(at: Setting = APP) -> Safe:
    standfirst = _("Every statement of this story, who made it, and the words it rests on.")
    return heading(_("Evidence"), standfirst, at)


def data_heading() -> Safe:
    return heading(_("Data"), _("The tables behind the map, to look at and to take away."))


def downloads(story: Story, view: View, titles: Mapping[str, str]) -> Safe:
    """The story as files, from the same addresses that programs use: format -> its name.

    They hold what the view's filter lets through, in the language in use.
    """
    spoken = language() if language() != LANGUAGES[0] else ""
    wanted = {**filter_query(view.filter), "lang": spoken}
    asked = urlencode({name: value for name, value in wanted.items() if value}, safe=",")
    links = [
        tag(
            "a",
            title,
            href=f"./api/stories/{story.slug}.{name}" + (f"?{asked}" if asked else ""),
            download=True,
            class_="ov-copy",
        )
        for name, title in titles.items()
    ]
    return tag("p", links, class_="ov-downloads")


def how_to_cite(story: Story, host: str = "", *, copied: bool = True) -> Safe:
    """The citations of `overland.presentation.citation`, with the address on that host.

    Where no script copies them (`copied` false) they have no buttons.
    """
    return tag(
        "div",
        tag("h2", _("How to cite")),
        copyable(citation.text(story, host), _("Citation") if copied else ""),
        copyable(citation.bibtex(story, host), "BibTeX" if copied else ""),
        class_="ov-prose",
    )


def licences(story: Story) -> Safe:
    """Each part of the story with whose it is and how it may be used."""
    items = []
    for part in rights.parts(story):
        link = (" · ", tag("a", _("licence"), href=part.url)) if part.url else ()
        items.append(tag("li", part.what, ": ", _terms(part), *link))
    return tag("div", tag("h2", _("Licence")), tag("ul", items), class_="ov-prose")


def _terms(part: rights.Part) -> Safe:
    """Whose it is and on what terms, each in its own direction."""
    marked = {"lang": part.language or None, "dir": "auto"}
    held = f"{part.holder};" if part.holder and part.licence else part.holder
    return Safe(" ").join(tag("span", text, **marked) for text in (held, part.licence) if text)


def about(story: Story, at: Setting = APP) -> Safe:
    """Method, words, sources, limits, licences and corrections of what is on the screen."""
    makers = rights.makers(story)
    return tag(
        "div",
        tag(at.heading(), _("About")),
        _method(),
        _words_used(),
        _sources(story),
        _limits(story),
        _corrections(story),
        tag("h2", _("Ground and licences")),
        tag("p", rights.ground_line(story), lang=rights.GROUND_LANGUAGE, dir="auto"),
        tag("p", _("The lines and points drawn on it:")) if makers else None,
        tag("ul", [tag("li", texts.local(maker)) for maker in makers]) if makers else None,
        tag(
            "p",
            _(
                "Borders are drawn from open data and take no position. Lines that the data marks "
                "as disputed are dashed, such as those of the Golan Heights; for others, such as "
                "Crimea, the data has no line."
            ),
        ),
        licences(story),
        class_="ov-prose ov-about",
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
                "editors add is marked: places and lines that they concluded, with the reason, and "
                "the lengths and heights of the road, which are measured on the map."
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
    """The words that stand beside statements: statuses, bases, and whether words were found."""
    terms = [(chip(status), STATUS.meaning(status)) for status in STATUS]
    terms += [(chip(basis), BASIS.meaning(basis)) for basis in ("inferred", "background")]
    checks = [tag("dt", words) + tag("dd", meaning) for words, meaning in evidence_lines.checks()]
    return [
        tag("h2", _("Words")),
        tag("dl", [tag("dt", mark) + tag("dd", meaning) for mark, meaning in terms]),
        tag("p", _("Whether the words quoted were found in the source:")),
        tag("dl", checks),
    ]


def _sources(story: Story) -> list[Safe]:
    return [
        tag("h2", _("Sources")),
        tag("ul", [_source(story, source) for source in story.sources]),
    ]


def _source(story: Story, source: Source) -> Safe:
    line = sources.source_line(story, source)
    outward = {"rel": "noopener", "target": "_blank", "data_overland": "out"}
    shown = tag("a", line, href=source.url, **outward) if source.url else line
    note = texts.local(sources.note(story, source))
    return tag("li", shown, tag("div", note, class_="ov-source") if note else None)


def _limits(story: Story) -> list[Safe]:
    unplaced = [
        vocabulary.place_name(place)
        for place in story.places
        if not place.point and not places.is_area(place)
    ]
    items = [
        _(
            "What the source does not say is missing here too, or marked as the editors’ "
            "conclusion, with the reason."
        ),
        _("A drawn road is the editors’ choice wherever the source names none."),
    ]
    if unplaced:
        items.append(
            _("Named but without a pin, because no point is known: {places}.").format(
                places=comma().join(unplaced)
            )
        )
    items.extend(
        texts.local(for_readers(statements.text(story, leg, "note")))
        for leg in story.legs
        if leg.basis == "inferred"
    )
    return [tag("h2", _("Limits")), tag("ul", [tag("li", item) for item in items])]


def _corrections(story: Story) -> list[Safe]:
    changes = corrections.corrections(story)
    if not changes:
        return [tag("h2", _("Corrections")), tag("p", corrections.none(story))]
    return [tag("h2", _("Corrections")), tag("ul", [tag("li", change) for change in changes])]
