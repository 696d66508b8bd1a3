"""A source text beside the story: every claim highlighted, and what no claim covers yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from overland.drafting.passage_rows import PassageRow, rows_of_sentence
from overland.errors import AmbiguousExcerpt
from overland.evidence import coverage
from overland.evidence.claims import own_words
from overland.evidence.coverage import UncoveredPassage
from overland.evidence.text.fuzzy_match import nearest_passage
from overland.evidence.text.normalise import Folded, fold
from overland.evidence.text.selector import find_excerpt
from overland.html import evidence_table
from overland.html.markup import Safe, tag
from overland.i18n import _, comma, ngettext
from overland.presentation import statements
from overland.story.models import Claim, Source, Story
from overland.view import View, href

_MOST_PASSAGES: Final = 200
_MOST_PROPOSALS: Final = 60
_MOST_NEAREST: Final = 20
"""Rows that are missing and whose nearest passage is looked for: each search reads the text."""
_LONGEST_PASSAGE: Final = 400
_LONGEST_SHOWN: Final = 60_000
"""Characters of the text that are shown marked: escaped, each may become six."""


def comparison(story: Story, view: View, source_id: str, text: str) -> Safe:
    """What was found, what was not, the passages left out, and the text with its marks.

    Of a long text the first `coverage.LONGEST` characters are compared, and less is shown.
    """
    read = text[: coverage.LONGEST]
    folded = fold(read)
    source = story.source(source_id)
    language = source.language if source else story.language
    own = [c for c in story.claims if c.evidence and c.evidence.source == source_id]
    missing = list(_missing(story, own, folded))
    left_out = coverage.uncovered(story, read, language, folded)
    found = len(own) - len(missing)
    editors = list(_own_words(story, own, read))
    return tag(
        "div",
        _cut_note(len(text), len(read)),
        tag("h2", _("{n} of {all} statements found").format(n=found, all=len(own))),
        tag("ul", missing) if missing else None,
        _titled(_("Words of the editors’ own, which this text does not have"), editors),
        tag("h2", _left_out_title(len(left_out))),
        tag("ul", [_left_out(p, source, n) for n, p in enumerate(left_out[:_MOST_PASSAGES])]),
        tag("h2", _("The text, with every statement marked")),
        tag("p", _marked(story, view, source_id, read, folded), class_="ov-text", dir="auto"),
        _cut_note(len(text), min(len(text), _LONGEST_SHOWN)),
        class_="ov-prose ov-compare",
    )


def _titled(title: str, items: Sequence[Safe]) -> Safe | None:
    return tag("div", tag("h2", title), tag("ul", items)) if items else None


def _cut_note(whole: int, part: int) -> Safe | None:
    if whole <= part:
        return None
    said = _("The text has {whole} characters; these are the first {part}.")
    return tag("p", said.format(whole=whole, part=part))


def _left_out(passage: UncoveredPassage, source: Source | None, number: int) -> Safe:
    """A passage that no statement covers, and the row that it would make."""
    words = _clipped(_plain(passage.text))
    if source is None or number >= _MOST_PROPOSALS or words != _plain(passage.text):
        return tag("li", tag("q", words))
    return tag("li", tag("q", words), [_proposed(row) for row in rows_of_sentence(words, source)])


def _proposed(row: PassageRow) -> Safe:
    """The cells of a row, each under the name of its column, to copy into the table."""
    cells = [
        part
        for name, cell in row.cells.items()
        for part in (tag("dt", name), tag("dd", cell, dir="auto"))
    ]
    summary = tag("summary", _("Row for {file}").format(file=f"{row.table}.csv"))
    return tag("details", summary, tag("dl", cells))


def _clipped(words: str) -> str:
    return words if len(words) <= _LONGEST_PASSAGE else f"{words[: _LONGEST_PASSAGE - 1]}…"


def _left_out_title(number: int) -> str:
    return ngettext(
        "{n} passage that no statement covers",
        "{n} passages that no statement covers",
        number,
    ).format(n=number)


def _own_words(story: Story, own: Sequence[Claim], text: str) -> Iterator[Safe]:
    """Rows of this source alone whose headline, unit or role has words that it does not have."""
    for claim in own:
        alone = {e.source for e in claim.further} <= {
            claim.evidence.source if claim.evidence else ""
        }
        if alone and (words := own_words.of_row(story, claim, text)):
            said = statements.statement(story, claim).said
            letters = tag("b", comma().join(words), lang=story.language, translate="no")
            yield tag("li", [letters, f" ({said})"])


def _missing(story: Story, own: Sequence[Claim], folded: Folded) -> Iterator[Safe]:
    """Why claims' words are not in this text, with the passage that comes nearest."""
    searched = 0
    for claim in own:
        assert claim.evidence
        try:
            if find_excerpt(claim.evidence, folded):
                continue
        except AmbiguousExcerpt:
            why = _("found more than once: prefix and suffix must tell which")
        else:
            searched += 1
            near = nearest_passage(claim.evidence, folded) if searched <= _MOST_NEAREST else None
            differing = "; ".join(str(d) for d in near.differences) if near else ""
            why = _("not found") + (f": {differing}" if differing else "")
        said = statements.statement(story, claim).said
        yield tag("li", tag("q", claim.evidence.exact), f" ({said}): {why}")


def _marked(story: Story, view: View, source_id: str, text: str, folded: Folded) -> list[Safe]:
    parts: list[Safe] = []
    known: set[str] = set()
    for segment in coverage.highlight(story, source_id, text, folded):
        if segment.start >= _LONGEST_SHOWN:
            break
        words = segment.text[: _LONGEST_SHOWN - segment.start]
        if not segment.claims:
            parts.append(tag("span", words))
            continue
        named = [c for name in segment.claims if (c := story.claim(name))]
        first = evidence_table.view_of(story, view, named[0])
        title = " · ".join(statements.statement(story, claim).said for claim in named)
        # Links of one name would be one to a listener: the second says which statement it is of.
        name = f"{words}: {title}" if words in known else None
        known.add(words)
        parts.append(tag("mark", tag("a", words, href=href(first), title=title, aria_label=name)))
    return parts


def _plain(text: str) -> str:
    return " ".join(text.split())
