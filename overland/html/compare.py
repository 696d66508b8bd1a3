"""A source text beside the story: every claim highlighted, and what no claim covers yet."""

from __future__ import annotations

from overland.errors import AmbiguousExcerpt
from overland.evidence import coverage, fuzzy_match
from overland.evidence.normalise import Folded, fold
from overland.evidence.selector import find_in
from overland.html import evidence_table
from overland.html.markup import Safe, tag
from overland.i18n import _, ngettext
from overland.presentation import figures, statements
from overland.story.models import Claim, Story
from overland.view import View, href


def comparison(story: Story, view: View, source_id: str, text: str) -> Safe:
    """What was found, what was not, the passages left out, and the whole text with its marks."""
    folded = fold(text)
    own = [c for c in story.claims if c.evidence and c.evidence.source == source_id]
    missing = [line for claim in own if (line := _missing(story, claim, folded))]
    left_out = coverage.uncovered(story, text)
    found = len(own) - len(missing)
    return tag(
        "div",
        tag("h2", _("{n} of {all} statements found").format(n=found, all=len(own))),
        tag("ul", missing) if missing else None,
        tag("h2", _left_out_title(len(left_out))),
        tag("ul", [tag("li", tag("q", _plain(passage.text))) for passage in left_out]),
        tag("h2", _("The text, with every statement marked")),
        tag("p", _marked(story, view, source_id, text), class_="ov-text", dir="auto"),
        class_="ov-prose ov-compare",
    )


def _left_out_title(number: int) -> str:
    return ngettext(
        "{n} passage with a figure, date or quotation that no statement covers",
        "{n} passages with a figure, date or quotation that no statement covers",
        number,
    ).format(n=number)


def _missing(story: Story, claim: Claim, folded: Folded) -> Safe | None:
    """Why a claim's words are not in this text, with the passage that comes nearest."""
    assert claim.evidence
    try:
        if find_in(claim.evidence, folded):
            return None
    except AmbiguousExcerpt:
        why = _("found more than once: prefix and suffix must tell which")
    else:
        near = fuzzy_match.nearest_in(claim.evidence, folded)
        differing = "; ".join(str(d) for d in near.differences) if near else ""
        why = _("not found") + (f": {differing}" if differing else "")
    said = statements.statement(story, claim).said
    return tag("li", tag("q", claim.evidence.exact), f" ({said}): {why}")


def _marked(story: Story, view: View, source_id: str, text: str) -> list[Safe]:
    parts: list[Safe] = []
    for segment in coverage.highlight(story, source_id, text):
        if not segment.claims:
            parts.append(tag("span", segment.text))
            continue
        named = [c for name in segment.claims if (c := figures.claim(story, name))]
        first = evidence_table.view_of(story, view, named[0])
        title = " · ".join(statements.statement(story, claim).said for claim in named)
        parts.append(tag("mark", tag("a", segment.text, href=href(first), title=title)))
    return parts


def _plain(text: str) -> str:
    return " ".join(text.split())
