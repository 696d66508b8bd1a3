"""What a statement rests on: excerpts, their sources, and whether they were found there."""

from __future__ import annotations

from overland.html import texts
from overland.html.markup import Safe, join, tag
from overland.i18n import _
from overland.presentation import statements
from overland.presentation.evidence_lines import EvidenceLine
from overland.presentation.statements import Statement
from overland.story.models import Claim, Story

_SUMMARIES = {
    "figure": lambda: _("Evidence of the figure"),
    "quotation": lambda: _("Evidence of the quotation"),
    "event": lambda: _("Evidence of the event"),
    "leg": lambda: _("Evidence of the journey"),
    "place": lambda: _("Evidence of the place"),
}
"""Two folds of one name in a row would tell a listener nothing."""


def proof(story: Story, item: Claim, *, unfolded: bool = False) -> Safe | None:
    """The evidence of one claim, one click away unless unfolded. None for a claim without any."""
    return folded(statements.statement(story, item), unfolded=unfolded)


def folded(told: Statement, *, unfolded: bool = False) -> Safe | None:
    """The same of a statement in words."""
    if not told.evidence and not told.note.text:
        return None
    badge = _badge(told.evidence[0]) if told.evidence else _no_evidence()
    return tag(
        "details",
        tag("summary", _SUMMARIES[told.kind](), " ", badge),
        tag(
            "div",
            [_evidence(told, found) for found in told.evidence],
            _basis(told),
            class_="ov-proof",
        ),
        open=unfolded,
    )


def _evidence(told: Statement, found: EvidenceLine) -> Safe:
    """An excerpt, what it bears out, and where it stands; each with its own badge if several."""
    several = len(told.evidence) > 1
    links = [part for link in _links(found) for part in (" · ", link)]
    return join(
        [
            tag("q", found.excerpt.text, class_="ov-excerpt", lang=found.excerpt.language),
            tag("div", found.bears_out, class_="ov-supports") if found.bears_out else None,
            tag("div", found.source, links, class_="ov-source"),
            tag("div", _badge(found)) if several else None,
        ]
    )


def _links(found: EvidenceLine) -> list[Safe]:
    """The way to the very passage, and to an archived copy."""
    outward = {"rel": "noopener", "target": "_blank"}
    links = []
    if found.address:
        there = _("read it there")
        links.append(tag("a", there, href=found.address, data_overland="out", **outward))
    if found.archive:
        links.append(tag("a", _("archived copy"), href=found.archive, **outward))
    return links


def _badge(found: EvidenceLine) -> Safe:
    sha = _("found in the source, SHA-256 {sha}").format(sha=found.sha256)
    title = sha if found.sha256 else None
    return tag("span", found.checked, class_=f"ov-badge ov-badge-{found.state}", title=title)


def _no_evidence() -> Safe:
    return tag("span", _("no words of a source"), class_="ov-badge ov-badge-not_checked")


def _basis(told: Statement) -> Safe:
    note = tag("div", texts.local(told.note)) if told.note.text else None
    return tag("div", tag("div", texts.facts(told)), note, class_="ov-basis")
