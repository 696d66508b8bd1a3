"""A print of the story: the map, the figures, the timeline, and every claim with its evidence."""

from __future__ import annotations

from typing import Final

from overland import config
from overland.assets import fonts
from overland.evidence import selector
from overland.exports.pdf_document import Paper
from overland.html import evidence_table, proof, relations
from overland.i18n import _, language, text_language
from overland.map import basemap
from overland.presentation import citation, figures, record, vocabulary
from overland.story import chronology
from overland.story.models import Claim, Leg, Place, Story
from overland.svg import poster, raster
from overland.view import View

MEDIA_TYPE: Final = "application/pdf"
SUFFIX: Final = "pdf"
TITLE: Final = "PDF (print)"
_MAP: Final = (900, 560)
_MAP_PIXELS: Final = 1800


def export(story: Story) -> bytes:
    """A4 pages in the language in use. The same story always gives the same bytes."""
    view = View(story=story.slug, lang=language(), version=story.version)
    with fonts.single_weights(400, 600) as files:
        paper = Paper(files, story.title, story.description, text_language(), story.created)
        paper.colophon = poster.colophon(story, view)
        _first_page(paper, story, view)
        _timeline(paper, story)
        _side_by_side(paper, story)
        _annex(paper, story)
        _rights(paper, story)
        return paper.finished()


def _first_page(paper: Paper, story: Story, view: View) -> None:
    paper.headline(story.title)
    paper.paragraph(story.description, quiet=True)
    drawn = poster.map_svg(story, view, *_MAP, scale=_MAP_PIXELS / _MAP[0])
    paper.picture(raster.png(drawn, _MAP_PIXELS, colours=256), _("Map of the journey"))
    paper.heading(_("Figures"))
    for count in figures.headline_counts(story):
        facts = [vocabulary.status(count.status), figures.facts(story, count), count.speaker]
        paper.item(count.as_written, " · ".join(fact for fact in facts if fact))


def _timeline(paper: Paper, story: Story) -> None:
    paper.heading(_("When"))
    for event in chronology.ordered(story):
        paper.dated(
            vocabulary.when(event), event.headline, vocabulary.known(event.status, event.basis)
        )


def _side_by_side(paper: Paper, story: Story) -> None:
    """What disagrees: each statement with who made it and how it is known, then why it matters."""
    if story.disagreements:
        paper.heading(_("Side by side"))
    for relation in story.disagreements:
        found = relations.members(story, relation)
        paper.subheading(relations.title(found))
        for item in found:
            event = figures.event_of(story, item)
            facts = [
                vocabulary.known(relations.status(item), item.basis),
                figures.speaker(item),
                vocabulary.when(event) if event else "",
            ]
            paper.item(figures.said(item), " · ".join(fact for fact in facts if fact))
        paper.paragraph(relation.note, quiet=True, small=True)


def _annex(paper: Paper, story: Story) -> None:
    """Every claim: what, who says so, status, basis, the words it rests on, and their source."""
    paper.new_page()
    paper.heading(_("Evidence"))
    kinds = evidence_table.kinds()
    last = ""
    for row in evidence_table.rows(story):
        if row.kind != last:
            paper.subheading(kinds[row.kind])
            last = row.kind
        known = [vocabulary.status(row.status), vocabulary.basis(row.claim.basis)]
        where = row.where if row.where != row.what else ""
        facts = [row.who, row.when, where, *known, *_exactness(story, row.claim)]
        paper.item(row.what, " · ".join(fact for fact in facts if fact))
        if row.claim.evidence and (source := story.source(row.claim.evidence.source)):
            excerpt = row.claim.evidence.exact
            paper.evidence(
                f"“{excerpt}”",
                proof.source_line(source),
                selector.fragment_url(source, row.claim.evidence),
            )
            paper.paragraph(proof.checked(story, row.claim), quiet=True, small=True)
        if row.claim.note:
            paper.paragraph(row.claim.note, quiet=True, small=True)
    paper.heading(_("Sources"))
    for source in story.sources:
        paper.item(proof.source_line(source), source.note, link=source.url)


def _exactness(story: Story, item: Claim) -> list[str]:
    """What a place is to the story and how exactly it is known; how far a line may be off."""
    if isinstance(item, Place):
        known = [vocabulary.place_role(story, item)]
        if item.point and item.uncertainty_km:
            known.append(_("known to {km:g} km").format(km=item.uncertainty_km))
        if not item.point and item.kind != "country":
            known.append(_("no point known, so no pin"))
        return known
    route = story.routes.get(item.id) if isinstance(item, Leg) else None
    if route is None or not route.error_m:
        return []
    return [_("Estimated error: about {error:.0f} m.").format(error=route.error_m)]


def _rights(paper: Paper, story: Story) -> None:
    """What was corrected, whose the ground, lines and points are, and how to cite it."""
    if story.corrections:
        paper.heading(_("Corrections"))
    for change in reversed(story.corrections):
        paper.item(
            f"“{change.was}” → “{change.now}”", f"{vocabulary.edtf(change.date)} · {change.why}"
        )
    paper.heading(_("Ground and licences"))
    for maker in (basemap.attribution(story), *record.makers(story)):
        paper.paragraph(maker, quiet=True, small=True)
    paper.heading(_("How to cite"))
    paper.paragraph(citation.text(story, config.public_url()))
