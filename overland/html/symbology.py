"""The marks of map, legend and panel: one shape and colour code, readable without colour."""

from __future__ import annotations

from overland.html.markup import Safe, escape, join, tag
from overland.i18n import _
from overland.presentation import symbology, vocabulary
from overland.presentation.statements import Statement
from overland.story.models import Story
from overland.story.vocabularies import MARK


def line_sample(style: str) -> Safe:
    """A sample of a line as the map draws it; in CSS alone, for Streamlit removes SVG from HTML."""
    return tag("i", class_=f"ov-sample ov-sample-{style}", aria_hidden="true")


def chip(status: str, words: str = "", *more: str) -> Safe:
    """A status (or "inferred", "background") as a word with the mark that the map gives it.

    `words` say it otherwise than in that one word, `more` are further marks.
    """
    marks = [_mark(value) for value in (status, *more)]
    said = words or vocabulary.status(status)
    return tag("span", marks, said, class_=f"ov-chip ov-chip-{status}")


def chips(told: Statement) -> Safe:
    """How a statement is known, with the marks of its status and of what the editors conclude."""
    inferred = ("inferred",) if told.basis == "inferred" else ()
    marks = dict.fromkeys((told.status, *inferred) if told.status else inferred)
    return chip(next(iter(marks)), told.known, *list(marks)[1:]) if marks else escape(told.known)


def _mark(status: str) -> Safe:
    sign = MARK[status].sign
    if sign.shape == "line":
        return line_sample(status)
    return tag("i", class_=f"ov-square ov-square-{status}", aria_hidden="true")


def pin(role: str, *, inferred: bool = False) -> Safe:
    """A marker's shape, for the legend."""
    classes = f"ov-key-pin ov-{role}" + (" ov-inferred" if inferred else "")
    return tag("span", tag("i", class_="ov-pin"), class_=classes, aria_hidden="true")


def legend(story: Story) -> Safe:
    """What the story's lines, pins and areas mean: only what this story's map shows.

    `data-sign` is the class that a sign has on the map, by which the map's script knows whether
    it is there (map/static/legend.js).
    """
    key = symbology.legend(story)
    rows = [
        tag("li", line_sample(style), words, data_sign=f"ov-line-{style}")
        for style, words in key.lines
    ]
    if key.sea:
        beside = tag("i", class_="ov-key-sea", aria_hidden="true")
        rows.append(tag("li", beside, key.sea, data_sign="ov-by-sea"))
    rows += [_pin_row(*told) for told in key.pins]
    rows += [_pin_row(*told, far=True) for told in key.far_pins]
    rows += [_arrow_row(*told) for told in key.arrows]
    if key.area:
        area = tag("i", class_="ov-key-area", aria_hidden="true")
        small = not symbology.is_seen(story, "area", symbology.first_scale(story))
        rows.append(tag("li", area, key.area, data_sign="ov-doubt", hidden=small))
    if terms := symbology.other_terms(story):
        words = _("ring: another place, or as many as it says; each part is drawn as it is known:")
        ring = tag("i", class_="ov-key-others", aria_hidden="true")
        rows.append(
            tag(
                "li",
                ring,
                tag("span", words, [chip(term) for term in terms]),
                data_sign="ov-cluster",
            )
        )
    return tag(
        "details",
        tag("summary", _("Legend")),
        tag("ul", rows, band(story)),
        open=True,
        class_="ov-legend-list",
    )


def _pin_row(role: str, inferred: bool, words: str, *, far: bool = False) -> Safe:
    """A pin's entry; that of a `far` one is hidden until the map comes to show it."""
    sign = f"ov-{role}" + (".ov-inferred" if inferred else ":not(.ov-inferred)")
    shape = pin(role, inferred=inferred)
    return tag("li", shape, words, data_sign=sign, data_far=far, hidden=far)


def _arrow_row(own: bool, words: str) -> Safe:
    """An arrow's entry, as long as a far place is beyond the edge."""
    apart = ":is(.ov-statement, .ov-context)"
    sign = f"is-edge{f':not({apart})' if own else apart}"
    arrow = tag("i", class_="ov-key-arrow" if own else "ov-key-arrow is-apart", aria_hidden="true")
    return tag("li", arrow, words, data_sign=sign, data_edge=True)


def band(story: Story) -> Safe | None:
    """The legend's entry for the bands: how far the lines may be from the true path."""
    words = symbology.legend(story).band
    mark = tag("i", class_="ov-sample-band", aria_hidden="true")
    small = not symbology.is_seen(story, "band", symbology.first_scale(story))
    told = tag("li", join([mark, words]), data_sign="ov-band", hidden=small)
    return told if words else None
