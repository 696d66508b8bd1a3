"""Excerpts that have no word in common with the row that they are the evidence of."""

from __future__ import annotations

from collections.abc import Iterator

from overland.errors import InvalidDate
from overland.evidence.claims import opposites
from overland.evidence.doubts.rows import Fault, excerpts, guess, language_of
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import proper_names, shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story import dates
from overland.story.models import Claim, Count, Event, FurtherEvidence, Leg, Place, Quote, Story

_MESSAGE = "shares no word with the row that it is the evidence of"


def of_claim(story: Story, claim: Claim) -> Iterator[Fault]:
    """The row's own excerpt, whatever further ones say, and each of these."""
    language = language_of(story, claim)
    own = lexicon.lexicon_of(story.language)
    if own is None or claim.evidence is None or language.split("-")[0] != own.language:
        return
    told = _told(story, claim)
    if opposites.denied_the_other(excerpts(claim), own, told, own):
        return
    # A quotation's text has its own check, and a leg is a movement.
    moves = isinstance(claim, Leg) and own.has("motion", excerpts(claim))
    exact = claim.evidence.exact
    if not (isinstance(claim, Quote) or moves) and _unrelated(exact, told, own):
        remedy = "Give the words that say it, or add them in evidence.csv"
        yield guess(claim, "exact", exact, _MESSAGE, remedy)
    yield from _further(story, claim, told, own)


def _further(story: Story, claim: Claim, told: str, own: Lexicon) -> Iterator[Fault]:
    for number, evidence in enumerate(claim.further, start=1):
        source = story.source(evidence.source)
        if source is None or source.language.split("-")[0] != own.language:
            continue
        if _unrelated(evidence.exact, _borne_out(claim, evidence, told, own.language), own):
            remedy = "Give the words that say it, or name the row that they bear out"
            yield Fault(
                *(claim, "exact", evidence.exact, _MESSAGE, remedy, "warning"),
                answers=(evidence.exact,),
                further=number,
            )


def _borne_out(claim: Claim, evidence: FurtherEvidence, told: str, language: str) -> str:
    """The cells of a row that a further excerpt may bear out."""
    if evidence.supports == "headline" and isinstance(claim, Event):
        return told
    speaker = str(getattr(claim, "speaker", ""))
    # "President Assad" names no "Vladimir Putin, president".
    if evidence.supports == "speaker" and (names := proper_names(speaker, language)):
        return " ".join(names)
    cells = ("speaker", "role", "note", "time_note", "name", "carrier", "journey")
    return " ".join((told, claim.id, *(str(getattr(claim, cell, "")) for cell in cells)))


def _unrelated(exact: str, told: str, words: Lexicon) -> bool:
    row, said = stems(told, words.language), stems(exact, words.language)
    return bool(row and said) and not shared(row, said) and not shared(said, row)


def _told(story: Story, claim: Claim) -> str:
    """What a row says, in the words of its reader."""
    match claim:
        case Event():
            place = story.place(claim.place)
            return f"{claim.headline} {place.name if place else ''} {_date(claim.date)}"
        case Count():
            return f"{claim.as_written} {claim.unit}"
        case Leg():
            ends = [p.name for i in (claim.origin, claim.destination) if (p := story.place(i))]
            return f"{' '.join(ends)} {claim.note} {claim.carrier}"
        case Place():
            return claim.name
    return claim.text


def _date(edtf: str) -> str:
    try:
        return dates.show(edtf)
    except InvalidDate:
        return ""
