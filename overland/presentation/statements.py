"""Statements as a reader is told of them: every word that an output shows of a story's rows.

Panel, table, timeline, pictures, print and files take what they say from here, and lay it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from overland.i18n import _, comma, isolated, language, line
from overland.presentation import figures, legs, places, vocabulary
from overland.presentation.evidence_lines import EvidenceLine, evidence_lines
from overland.presentation.quotation import quoted
from overland.presentation.readers_notes import for_readers
from overland.story.models import (
    Claim,
    Count,
    Event,
    Leg,
    LocalText,
    Place,
    Quote,
    Story,
)

_NOTHING: Final = LocalText("", "")


@dataclass(frozen=True, slots=True)
class Statement:
    """One row of the story in words; a text that says nothing is "".

    `status` and `basis` are values; `known` and `answers` say them in words. What the story
    itself says has its language, for a text without a translation stays in the story's.
    `placeless` and `unproved` say that the source gives an event no place, and a row no words.
    """

    claim: Claim
    kind: str
    words: LocalText
    who: LocalText
    role: LocalText
    day: str
    time_note: LocalText
    where: str
    status: str
    known: str
    basis: str
    answers: str
    placeless: str
    translation: str
    translated_by: str
    exactness: tuple[str, ...]
    evidence: tuple[EvidenceLine, ...]
    unproved: str
    note: LocalText

    @property
    def said(self) -> str:
        """What was said or happened; a quotation in its marks."""
        if self.kind == "quotation":
            return quoted(self.words.text, self.words.language)
        return self.words.text

    @property
    def translator(self) -> str:
        """Who translated a quotation; any other's quoted words are as the source has them."""
        return self.translated_by if self.kind == "quotation" else ""

    @property
    def when(self) -> str:
        """The date with what is known of the time of day."""
        return line(self.day, self.time_note.text, between=comma())

    @property
    def facts(self) -> str:
        """All that is known of it beside the words themselves, in a line of plain text."""
        place = "" if self.where == self.said else self.where or self.placeless
        known = (self.known, self.answers, *self.exactness, self.unproved)
        told = (self.who.text, self.role.text, self.when, place)
        return line(*told, self.translation, self.translated_by, *known)

    @property
    def one_line(self) -> str:
        """The words with everything that a reader must not miss, in a line of plain text."""
        return f"{self.said} ({line(*self._qualifiers, between='; ')})"

    @property
    def status_first(self) -> str:
        """The same where the end may be cut: who and how it is known come before the words."""
        return f"{line(self.known, self.who.text, between=comma())}: {self.said}"

    @property
    def searched(self) -> str:
        """All that a search looks through, without regard to case."""
        parts = [self.claim.id, self.said, self.who.text, self.role.text, self.when, self.where]
        parts += [self.status, self.known, self.note.text]
        parts += [found.excerpt.text for found in self.evidence]
        return " ".join(parts).casefold()

    @property
    def plain(self) -> bool:
        """Whether the source reports it as done, so that the words may stand alone."""
        return self.status == "reported" and self.basis == "stated"

    @property
    def _qualifiers(self) -> tuple[str, ...]:
        where = "" if self.where == self.said else self.where
        told = (self.known, self.who.text, self.role.text, self.when)
        return (*told, where, self.translation, self.translator)


def statement(story: Story, claim: Claim) -> Statement:
    """A row in words."""
    event = figures.event_of(story, claim)
    status = status_of(claim)
    words, evidence = _words(story, claim), evidence_lines(story, claim)
    placeless = isinstance(claim, Event) and not claim.place
    return Statement(
        claim=claim,
        kind=kind(claim),
        words=words,
        who=who(story, claim),
        role=_role(story, claim),
        day=_day(claim, event),
        time_note=text(story, event, "time_note") if event else _NOTHING,
        where=_where(story, claim, event),
        status=status,
        known=_known(story, claim),
        basis=claim.basis,
        answers=vocabulary.basis(claim.basis),
        placeless=_("The source gives this no place.") if placeless else "",
        translation=translation(claim) if isinstance(claim, Quote) else "",
        translated_by=_("translated by {who}").format(who=words.by) if words.by else "",
        exactness=_exactness(story, claim),
        evidence=evidence,
        unproved="" if evidence else _("no words of a source"),
        note=for_readers(text(story, claim, "note")),
    )


def rows(story: Story) -> tuple[Claim, ...]:
    """The row of every statement: figures first, then quotations, events, legs, places."""
    return (*story.counts, *story.quotes, *story.events, *story.legs, *story.places)


def statements(story: Story) -> tuple[Statement, ...]:
    """Every statement, in the order of their rows."""
    return tuple(statement(story, row) for row in rows(story))


def kinds() -> dict[str, str]:
    """The kinds of statement in the order of `statements`, with the names that readers see."""
    return {
        "figure": _("Figures"),
        "quotation": _("Quotations"),
        "event": _("Events"),
        "leg": _("Route"),
        "place": _("Places"),
    }


def kind(claim: Claim) -> str:
    match claim:
        case Count():
            return "figure"
        case Quote():
            return "quotation"
        case Event():
            return "event"
        case Leg():
            return "leg"
        case Place():
            return "place"


def text(story: Story, claim: Claim, column: str) -> LocalText:
    """A text of a row, translated where the story has it in the reader's language."""
    return story.text(claim.id, column, language())


def status_of(claim: Claim) -> str:
    """How a statement is known; what is quoted is somebody's claim. "" for a place."""
    match claim:
        case Quote():
            return "claimed"
        case Leg():
            return vocabulary.leg_style(claim)
        case Place():
            return ""
        case Event() | Count():
            return claim.status


def who(story: Story, claim: Claim) -> LocalText:
    """Who says so, and that nobody named them; "" where nobody in particular does."""
    if not isinstance(claim, (Count, Event, Quote)):
        return _NOTHING
    speaker = text(story, claim, "speaker")
    if not isinstance(claim, Quote) or claim.named:
        return speaker
    named = speaker.text or text(story, claim, "role").text
    told = _("{role} (not named)").format(role=isolated(named)) if named else _("speaker not named")
    return LocalText(told, language())


def _role(story: Story, claim: Claim) -> LocalText:
    """What the speaker is, where that is not who they are said to be."""
    if not isinstance(claim, Quote) or not claim.speaker or claim.role == claim.speaker:
        return _NOTHING
    return text(story, claim, "role")


def translation(quote: Quote) -> str:
    """Whether a quotation is in the words that were spoken; "" where it is."""
    return "" if quote.translated == "no" else vocabulary.translated(quote.translated)


def _words(story: Story, claim: Claim) -> LocalText:
    match claim:
        case Count():
            return text(story, claim, "as_written")
        case Quote():
            return text(story, claim, "text")
        case Event():
            return text(story, claim, "headline")
        case Leg():
            return LocalText(legs.title(story, claim), language())
        case Place():
            return places.name(story, claim)


def _day(claim: Claim, event: Event | None) -> str:
    if isinstance(claim, Leg):
        return vocabulary.edtf(claim.date) if claim.date else ""
    return vocabulary.date(event) if event else ""


def _where(story: Story, claim: Claim, event: Event | None) -> str:
    if isinstance(claim, Quote):
        place = story.place(claim.said_at)
        return vocabulary.place_name(place) if place else _("place not stated")
    named = event.place if event else ""
    place = claim if isinstance(claim, Place) else story.place(named)
    return vocabulary.place_name(place) if place else ""


def _known(story: Story, claim: Claim) -> str:
    match claim:
        case Place():
            return vocabulary.place_role(story, claim)
        case Leg():
            return vocabulary.leg_known(claim)
        case Event() if claim.status == "denied":
            # Its words say who denies: "denied" beside them would read as a denied denial.
            return vocabulary.known(claim, _("a denial"))
        case _:
            return vocabulary.known(claim)


def _exactness(story: Story, claim: Claim) -> tuple[str, ...]:
    """How exactly a place is known, and how far a line may be off."""
    match claim:
        case Place():
            return tuple(fact for fact in (places.known_to(claim),) if fact)
        case Leg():
            return tuple(fact for fact in (legs.error(story, claim),) if fact)
        case _:
            return ()
