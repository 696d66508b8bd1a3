"""The words of a source that a statement rests on, and whether they were found there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from overland.evidence import verification
from overland.evidence.doubts import findings
from overland.evidence.text import selector
from overland.evidence.verification import EvidenceState
from overland.i18n import N_, _, language, line
from overland.presentation import sources, vocabulary
from overland.presentation.quotation import quoted
from overland.story.models import (
    Claim,
    Evidence,
    LocalText,
    Story,
)

_SUPPORTS: Final = {
    **dict.fromkeys(("headline", "event", "leg"), N_("what happened")),
    **dict.fromkeys(("speaker", "named"), N_("who says so")),
    "name": N_("the name"),
    **dict.fromkeys(("place", "country", "latitude", "longitude", "uncertainty_km"), N_("where")),
    **dict.fromkeys(("date", "time_note", "said_at"), N_("when")),
    "role": N_("the role"),
    "note": N_("the note"),
    "text": N_("the words"),
    "kind": N_("of what kind"),
    **dict.fromkeys(("status", "basis"), N_("how it is known")),
    **dict.fromkeys(("as_written", "minimum", "maximum", "qualifier", "unit"), N_("the figure")),
    "origin": N_("from where"),
    "destination": N_("to where"),
    "mode": N_("by what means"),
    **dict.fromkeys(("carrier", "journey"), N_("who travelled")),
}
"""Columns that a further excerpt may bear out, in a reader's words."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """Words of a source, where they stand, and whether they were found there.

    `state` is "found", "not_found", "ambiguous" or "not_checked", or "doubted": found, and the
    comparison with the text tells against the row; `checked` says it in words.
    """

    excerpt: LocalText
    source: str
    source_id: str
    checked: str
    state: str
    sha256: str
    address: str
    archive: str
    supports: str

    @property
    def quoted(self) -> str:
        return quoted(self.excerpt.text, self.excerpt.language)

    @property
    def bears_out(self) -> str:
        """What of the statement the words bear out, where somebody has said it."""
        if not self.supports:
            return ""
        told = _SUPPORTS.get(self.supports)
        return _("for: {what}").format(what=told or self.supports)

    @property
    def one_line(self) -> str:
        return f"{self.quoted} – {self.source} ({line(self.checked, self.bears_out)})"


def evidence_lines(story: Story, claim: Claim) -> tuple[EvidenceLine, ...]:
    """The words that a statement rests on, its own first, then further ones from any source."""
    return tuple(_lines(story, claim))


def _lines(story: Story, claim: Claim) -> Iterator[EvidenceLine]:
    told_against = findings.is_doubted(story, claim.id)
    if claim.evidence:
        state = verification.claim_state(story, claim.id)
        doubted = told_against and state.status == "found"
        excerpt = story.text(claim.id, "exact", language())
        yield _line(story, claim.evidence, state, excerpt, "", doubted)
    for number, further in enumerate(claim.further, start=1):
        state = verification.state_of_further(story, claim, number)
        doubted = told_against and state.status == "found"
        yield _line(story, further, state, original(story, further), further.supports, doubted)


def original(story: Story, evidence: Evidence) -> LocalText:
    """The words of an excerpt in the language of its source."""
    source = story.source(evidence.source)
    return LocalText(evidence.exact, source.language if source else story.language)


def _line(
    story: Story,
    evidence: Evidence,
    state: EvidenceState,
    excerpt: LocalText,
    supports: str,
    doubted: bool,
) -> EvidenceLine:
    source = story.source(evidence.source)
    return EvidenceLine(
        excerpt=excerpt,
        source=sources.source_line(story, source) if source else evidence.source,
        source_id=evidence.source,
        checked=line(checked(state), _("the check doubts this statement") if doubted else ""),
        state="doubted" if doubted else state.status,
        sha256=state.sha256 if state.status == "found" else "",
        address=selector.fragment_url(source, evidence) if source and source.url else "",
        archive=source.archive_url if source else "",
        supports=supports,
    )


def checked(state: EvidenceState) -> str:
    """Whether an excerpt stands in its source: that the words do, never that they are true."""
    if state.status == "found":
        return _("words found in the source on {date}").format(date=vocabulary.edtf(state.date))
    if state.status == "not_found":
        return _("words not found in the source")
    if state.status == "ambiguous":
        return _("words found more than once in the source")
    return _("not compared with the source")


def checks() -> tuple[tuple[str, str], ...]:
    """What the badges mean: words and meaning, for the page that explains them."""
    return (
        (
            _("words found in the source"),
            _(
                "the words quoted stand in a copy of the source, letter for letter. It does not "
                "say that what they say is true, nor that they say all of the statement"
            ),
        ),
        (
            _("the check doubts this statement"),
            _(
                "the words stand in the source, and a rule found that the statement may say "
                "something else; no editor has answered it"
            ),
        ),
        (_("words not found in the source"), _("they do not stand there, or not like that")),
        (
            _("words found more than once in the source"),
            _("which of the passages is meant was not settled"),
        ),
        (
            _("not compared with the source"),
            _("nobody has compared them, or the statement has changed since"),
        ),
    )
