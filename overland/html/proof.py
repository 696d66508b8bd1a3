"""The evidence under a statement: excerpts, their sources, and whether they were found there."""

from __future__ import annotations

from typing import Final

from overland.html import texts
from overland.html.markup import Safe, join, tag
from overland.i18n import _
from overland.presentation.evidence_lines import EvidenceLine
from overland.presentation.statements import Statement

_SUMMARIES = {
    "figure": lambda: _("Evidence of the figure"),
    "quotation": lambda: _("Evidence of the quotation"),
    "event": lambda: _("Evidence of the event"),
    "leg": lambda: _("Evidence of the journey"),
    "place": lambda: _("Evidence of the place"),
}
"""What the folds are called; `_short` says of which statement, for who only hears them."""
_LONGEST: Final = 52
"""Characters of a statement in the name of its fold."""


def folded(
    told: Statement, *, unfolded: bool = False, noted: bool = True, measured: bool = True
) -> Safe | None:
    """The evidence of a statement, one click away unless unfolded; None for one without any.

    What stands beside it already is not told again: its note (`noted`), and how exactly a point
    or a line is known (`measured`).
    """
    note = told.note.text if noted else ""
    if not told.evidence and not note:
        return None
    named, found = _SUMMARIES[told.kind](), told.evidence[0] if told.evidence else None
    if not found:
        known, badge = told.unproved, _no_evidence(told)
    elif _concluded(told) and found.state == "found":
        # Words that are found do not bear out what the editors conclude from them.
        known = _("words that the inference starts from")
        badge = tag("span", known, class_="ov-badge")
    else:
        known, badge = found.checked, _badge(found)
    return tag(
        "details",
        tag("summary", named, " · ", badge, aria_label=f"{named} · {known}: {_short(told)}"),
        tag(
            "div",
            [_evidence(told, found) for found in told.evidence],
            _basis(told, noted, measured),
            class_="ov-proof",
        ),
        open=unfolded,
    )


def _short(told: Statement) -> str:
    """Which statement it is, for who hears the fold's name without what stands above it."""
    return told.said if len(told.said) <= _LONGEST else f"{told.said[:_LONGEST].rstrip()}…"


def _concluded(told: Statement) -> bool:
    return told.basis == "inferred" and told.kind in ("leg", "place")


def _evidence(told: Statement, found: EvidenceLine) -> Safe:
    """An excerpt, what it bears out, and where it stands; each with its own badge if the fold's
    name does not have it."""
    several = len(told.evidence) > 1 or _concluded(told)
    words = found.excerpt
    links = [part for link in _links(found) for part in (" · ", link)]
    return join(
        [
            texts.excerpt(words, class_="ov-excerpt"),
            tag("div", found.bears_out, class_="ov-supports") if found.bears_out else None,
            tag("div", found.source, links, class_="ov-source"),
            tag("div", _badge(found)) if several else None,
        ]
    )


def _links(found: EvidenceLine) -> list[Safe]:
    """The way to the very passage, and to an archived copy; in a list of links each has a name."""
    outward = {"rel": "noopener", "target": "_blank"}
    links = []
    if found.address:
        there = _("read it there")
        named = f"{there}: {found.quoted}"
        link = {"href": found.address, "data_overland": "out", "aria_label": named}
        links.append(tag("a", there, **link, **outward))
    if found.archive:
        copy = _("archived copy")
        named = f"{copy}: {found.source}"
        links.append(tag("a", copy, href=found.archive, aria_label=named, **outward))
    return links


def _badge(found: EvidenceLine) -> Safe:
    sha = _("found in the source, SHA-256 {sha}").format(sha=found.sha256)
    title = sha if found.sha256 else None
    return tag("span", found.checked, class_=f"ov-badge ov-badge-{found.state}", title=title)


def _no_evidence(told: Statement) -> Safe:
    return tag("span", told.unproved, class_="ov-badge ov-badge-not_checked")


def _basis(told: Statement, noted: bool, measured: bool) -> Safe:
    """Who says so, when, where and how it is known stand beside it; what it answers does not."""
    facts = texts.marked_line(told.answers, *(told.exactness if measured else ()))
    note = tag("div", texts.local(told.note)) if noted and told.note.text else None
    return tag("div", tag("div", facts), note, class_="ov-basis")
