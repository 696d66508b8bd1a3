"""A print of the story: the map, the figures, the timeline, and every claim with its evidence."""

from __future__ import annotations

from typing import Final

from overland import config
from overland.assets import fonts
from overland.exports.pdf_document import Paper
from overland.html.markup import escape, tag
from overland.i18n import N_, _, language, line, text_language
from overland.presentation import (
    arrival,
    citation,
    corrections,
    evidence_lines,
    figures,
    metadata,
    relations,
    rights,
    sources,
    statements,
)
from overland.presentation.particulars import particulars
from overland.presentation.statements import Statement
from overland.story import chronology
from overland.story.models import Story
from overland.svg import poster
from overland.svg.elements import xml_text
from overland.view import View

MEDIA_TYPE: Final = "application/pdf"
SUFFIX: Final = "pdf"
TITLE: Final = N_("PDF (print)")
_MAP: Final = (900, 560)
_MAP_PIXELS: Final = 1800


def export(story: Story) -> bytes:
    """A4 pages in the language in use. The same story always gives the same bytes."""
    view = View(story=story.slug, lang=language(), version=story.version, filter=story.filter)
    about = metadata.story_title(story), metadata.story_description(story)
    with fonts.single_weights(400, 600) as files:
        paper = Paper(files, *about, text_language(), story.created)
        lay_out(paper, story, view)
        paper.set_xmp_metadata(_xmp(story))
        return paper.finished()


def lay_out(paper: Paper, story: Story, view: View) -> None:
    """All that the print says, in its order; how it looks is the paper's."""
    paper.colophon = poster.colophon(story, view)
    _first_page(paper, story, view)
    _timeline(paper, story)
    _side_by_side(paper, story)
    _annex(paper, story)
    _rights(paper, story)


def _xmp(story: Story) -> str:
    """The rights for programs (XMP): each part's in words, and the addresses of the licences."""
    told = escape("; ".join(part.words for part in rights.parts(story)))
    paths = dict.fromkeys(found.get("path", "") for found in rights.licenses(story))
    addresses = "".join(tag("rdf:li", path) for path in paths if path)
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">'
        "<xmpRights:Marked>True</xmpRights:Marked>"
        f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{xml_text(told)}</rdf:li></rdf:Alt>'
        "</dc:rights>"
        f"<dc:relation><rdf:Bag>{xml_text(addresses)}</rdf:Bag></dc:relation>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


def _first_page(paper: Paper, story: Story, view: View) -> None:
    paper.headline(metadata.story_title(story))
    paper.paragraph(metadata.story_description(story), quiet=True)
    if unknown := arrival.unknown(story):
        paper.paragraph(unknown)
    paper.paragraph(sources.credit(story), quiet=True, small=True)
    drawn = poster.map_svg(story, view, *_MAP, scale=_MAP_PIXELS / _MAP[0])
    paper.picture(drawn, _MAP_PIXELS, metadata.map_words(story))
    if missing := poster.unnamed(story, view, *_MAP):
        paper.paragraph(missing, quiet=True, small=True)
    paper.heading(_("Figures"))
    for count in figures.headline_counts(story):
        told = statements.statement(story, count)
        paper.item(told.said, told.facts)
        if otherwise := figures.otherwise(story, count):
            paper.paragraph(otherwise, small=True)


def _timeline(paper: Paper, story: Story) -> None:
    paper.heading(_("When"))
    for event in chronology.ordered(story):
        told = statements.statement(story, event)
        if told.plain:
            paper.dated(told.when, f"{told.said} ({told.known})")
        else:
            paper.dated(told.when, told.status_first)


def _side_by_side(paper: Paper, story: Story) -> None:
    """How statements stand to each other: who made each, how it is known, then why it matters."""
    found = relations.related(story)
    if found:
        paper.heading(_("Side by side"))
    for made in found:
        paper.subheading(made.title)
        for told in made.members:
            paper.item(told.said, told.facts)
        paper.paragraph(made.note.text, quiet=True, small=True)


def _annex(paper: Paper, story: Story) -> None:
    """Every statement: what, who says so, how it is known, and the words that it rests on."""
    paper.new_page()
    paper.heading(_("Evidence"))
    for kind, name in statements.kinds().items():
        told = [one for one in statements.statements(story) if one.kind == kind]
        if told:
            paper.subheading(name)
        for one in told:
            _statement(paper, story, one)
    _checks(paper)
    paper.heading(_("Sources"))
    for source in story.sources:
        paper.item(
            sources.source_line(story, source), sources.note(story, source).text, link=source.url
        )


def _statement(paper: Paper, story: Story, told: Statement) -> None:
    paper.item(told.said, told.facts)
    for text in particulars(story, told.claim):
        paper.paragraph(text, quiet=True, small=True)
    for found in told.evidence:
        paper.evidence(found.quoted, found.source, found.address)
        paper.paragraph(line(found.checked, found.bears_out), quiet=True, small=True)
    if told.note.text:
        paper.paragraph(told.note.text, quiet=True, small=True)


def _checks(paper: Paper) -> None:
    """What it means that words were found in a source."""
    for words, meaning in evidence_lines.checks():
        paper.paragraph(f"{words}: {meaning}", quiet=True, small=True)


def _rights(paper: Paper, story: Story) -> None:
    """What was corrected, whose each part is, and how to cite it."""
    paper.heading(_("Corrections"))
    for change in corrections.corrections(story) or (corrections.none(story),):
        paper.paragraph(change)
    paper.heading(_("Ground and licences"))
    for part in rights.parts(story):
        paper.paragraph(part.words, quiet=True, small=True)
    for maker in rights.makers(story):
        paper.paragraph(maker.text, quiet=True, small=True)
    paper.heading(_("How to cite"))
    paper.paragraph(citation.text(story, config.public_url()))
