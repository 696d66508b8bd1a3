"""Events out of a text: one for each sentence that tells of one, where and when it happened."""

from __future__ import annotations

from collections.abc import Sequence

from overland.drafting import (
    clauses,
    dateline,
    event_dates,
    event_kinds,
    event_places,
    event_sentences,
    event_speakers,
    headlines,
    named_in_passing,
    speakers,
    this_town,
)
from overland.drafting.draft_file import Stored
from overland.drafting.lexicon import lexicon
from overland.drafting.place_words import KINDS_OF_PLACE
from overland.drafting.proposals import DateProposal, Draft, LegProposal, PlaceProposal
from overland.drafting.row_parts import Excerpts, Ids, excerpt_end
from overland.drafting.text import Sentence, Text, words
from overland.i18n import N_, _
from overland.story.ids import has_vowels
from overland.story.vocabularies import AREAS


class Events:
    """An event for each sentence that tells of one; figures and quotations belong to it."""

    def __init__(
        self,
        text: Text,
        draft: Draft,
        ids: Ids,
        excerpt: Excerpts,
        places: dict[str, str],
        published: str,
    ) -> None:
        self._text, self._ids, self._excerpt, self._places = text, ids, excerpt, places
        self._draft, self._published = draft, published
        self._quoted = [(quote.start, quote.end) for quote in draft.quotes]
        self.rows: list[Stored] = []
        self._by_sentence: dict[int, str] = {}
        for number in event_sentences.numbers(text, draft):
            told = event_sentences.before(text, draft, number)
            if told == number and event_sentences.is_quotation(text, draft, number):
                told = self._spoken_of(number)
            if told != number and told in self._by_sentence:
                self._by_sentence[number] = self._by_sentence[told]
            else:
                self._add(number, text.sentences[number])

    def _spoken_of(self, number: int) -> int:
        """The sentence of the event that somebody's words belong to: what was told last before
        them, a paragraph away at most; itself, if that was only said too.
        """
        last = max(self._by_sentence, default=number)
        near = self._text.sentences[number].paragraph - self._text.sentences[last].paragraph <= 1
        kinds = {row.cells["id"]: row.cells["kind"] for row in self.rows}
        only_said = kinds.get(self._by_sentence.get(last, "")) in _SAID
        return last if near and not only_said else number

    def at(self, start: int) -> str:
        return self._by_sentence.get(self._text.sentence_at(start), "")

    def day(self, start: int) -> str:
        """The date of what is told there; "" where nothing is."""
        event = self.at(start)
        return next((row.cells["date"] for row in self.rows if row.cells["id"] == event), "")

    def _add(self, number: int, sentence: Sentence) -> None:
        # A dateline tells where and when the report was written, not what happened.
        first = sentence.start + dateline.end(sentence, self._draft.dates, self._draft.places)
        if first >= sentence.end:
            return
        legs = event_places.legs_of(sentence, self._draft)
        told = sentence.text[first - sentence.start :]
        status = legs[0].status if legs else clauses.status(told, self._draft.language, moves=True)
        dates = self._dates(sentence, first, told, status)
        named = [p for p in self._draft.places if first <= p.start < sentence.end]
        headline = headlines.headline(told, self._draft.language)
        kind = self._kind_of(sentence, headline, told, first, named, legs)
        past = event_sentences.is_long_past(sentence, first, self._draft, self._published)
        if kind == "background" and past:
            return
        ahead = event_dates.is_ahead(told, status)
        if kind in _SAID:
            named = [p for p in named if not _within(p.start, self._quoted)]
            dates = dates if ahead else self._of_speech(dates, sentence)
        place = self._place(kind, told, first, named, legs)
        dates, sure = event_dates.with_place(dates, self._text.text, named, place)
        hour = None if dates or ahead else event_dates.by_the_clock(told, self._last_day(number))
        date, reason = hour or event_dates.told(dates, self._published, ahead=ahead)
        place_id, end = self._places.get(place, ""), first + excerpt_end(told)
        event = self._ids.new(_named(headline, kind, place_id, date), "event")
        cells = {
            "id": event,
            "date": date,
            "time_note": event_dates.time_note(dates) or (reason if hour else ""),
            "place": place_id,
            "kind": kind,
            "status": status,
            **self._speaker(told, first, kind, status),
            "headline": headline,
            "basis": "stated",
            "note": "" if place else self._where_not(kind, told, first, named, dates, legs),
            **self._excerpt.cells(first, end),
        }
        self._by_sentence[number] = event
        self._keep(cells, reason, (first, end), sure=bool(dates) and sure)

    def _keep(
        self, cells: dict[str, str], reason: str, span: tuple[int, int], *, sure: bool
    ) -> None:
        """The row; `sure` if its date is as its sentence gives it."""
        said = ("speaker",) if cells.get("speaker") and cells["status"] != "denied" else ()
        guessed = ("kind", "status", *said, "headline", "place", *(() if sure else ("date",)))
        lacks = () if cells["date"] else ("date",)
        cells = event_dates.to_come(cells, self._published)
        row = Stored("", "events", cells, "text", "open", guessed, lacks, reason, *span)
        self.rows.append(row)

    def _speaker(self, told: str, first: int, kind: str, status: str) -> dict[str, str]:
        """The cells of who tells of an event; of an announcement it is who announces it."""
        language, places = self._draft.language, {place.exact for place in self._draft.places}
        if status == "denied":
            return event_speakers.who_denies(told, status, language)
        outside = _outside(told, first, self._quoted)
        none = kind in _SAID or not outside.strip()
        return {} if none else event_speakers.cells(outside, status, language, places)

    def _of_speech(self, dates: list[DateProposal], sentence: Sentence) -> list[DateProposal]:
        return event_dates.of_speech(dates, sentence, lexicon(self._draft.language).say)

    def _last_day(self, number: int) -> str:
        """The day, not after publication, of the event that was told last, a paragraph away at
        most; or "".
        """
        last = max(self._by_sentence, default=number)
        paragraph = self._text.sentences[number].paragraph
        near = paragraph - self._text.sentences[last].paragraph <= 1
        day = self.day(self._text.sentences[last].start) if near else ""
        return day if day <= self._published else ""

    def _place(
        self,
        kind: str,
        told: str,
        first: int,
        named: Sequence[PlaceProposal],
        legs: Sequence[LegProposal],
    ) -> str:
        """The place of an event as its sentence names it, or "this town", which is the report's."""
        place = event_places.where(kind, told, first, named, legs)
        if not place and this_town.is_told(told, self._draft.language):
            place = this_town.of(self._draft.places, self._text, self._draft.dates)
        return place or named_in_passing.their_town(told, self._draft)

    def _dates(self, sentence: Sentence, first: int, told: str, status: str) -> list[DateProposal]:
        """The dates of a sentence, from `first` on, that say when its event was, or is to be."""
        dates = [d for d in self._draft.dates if first <= d.start < sentence.end and d.edtf]
        if _is_quoted(sentence, self._draft):
            dates = [d for d in dates if not event_dates.is_of_somebody(d, self._text.text)]
        if event_dates.is_ahead(told, status):
            language = self._draft.language
            dates = event_dates.not_of_before(dates, sentence, language, self._published)
        return event_dates.of_event(dates, self._text.text, self._published)

    def _where_not(
        self,
        kind: str,
        told: str,
        first: int,
        named: Sequence[PlaceProposal],
        dates: Sequence[DateProposal],
        legs: Sequence[LegProposal],
    ) -> str:
        """What the sentence says of where; the town whose mayor speaks in it is not where, nor is
        the one that they set out for.
        """
        language = self._draft.language
        said = speakers.attributions(told, lexicon(language))
        spans = [(first + one.start, first + one.end) for one in said]
        spans += [(date.start, date.end) for date in dates]
        spans += event_places.elsewhere(kind, told, first, named, legs)
        others = [place for place in named if not _within(place.start, spans)]
        tokens = words(told, first)
        has_name = any(
            word.capital
            and not _within(word.start, spans)
            and _may_be_place([one.lower for one in tokens[max(0, at - 2) : at]], language)
            for at, word in enumerate(tokens)
            # "en la mina; Gendarmería" is no name of the mine.
            if at and told[tokens[at - 1].end - first : word.start - first].isspace()
        )
        return _where_not(kind, others, has_name)

    def _kind_of(
        self,
        sentence: Sentence,
        headline: str,
        told: str,
        first: int,
        named: Sequence[PlaceProposal],
        legs: Sequence[LegProposal],
    ) -> str:
        """The kind by its words; or by its movement, where these tell only who said so, if that."""
        kind = self._kind(headline, told, first)
        if kind and (kind not in _SAID or _is_quoted(sentence, self._draft)):
            return kind
        went = "" if event_places.near_which(told, first, named) else _moved(legs)
        denied = event_sentences.denies(sentence, self._draft)
        befell = not denied and event_kinds.befell(told, lexicon(self._draft.language))
        # "..., officials said" is no kind of what they said.
        return went or ("incident" if befell else kind) or "background"

    def _kind(self, headline: str, told: str, first: int) -> str:
        """The headline's own verb first. Words that somebody is quoted with are what was said."""
        if any(first <= quote.start <= first + 2 for quote in self._draft.quotes):
            return "statement"
        way = event_places.way_behind(told, first, self._draft)
        if way < len(told):
            headline = told = told[:way]
        if (outside := _outside(told, first, self._quoted)) != told:
            headline = told = outside
        kinds = (event_kinds.kind(words, self._draft.language) for words in (headline, told))
        return next((kind for kind in kinds if kind), "")


_SAID = ("announcement", "statement")
_OF = frozenset(("de", "del", "du", "des", "y", "et", "и", "і", "та"))


def _may_be_place(before: Sequence[str], language: str) -> bool:
    """Whether a name behind these words may be that of a place; "las máquinas de Vialidad" is not.

    In German every noun has a capital, and in English a name is one in many positions.
    """
    if language in ("en", "de"):
        return True
    *earlier, last = before
    known = lexicon(language)
    led = last in known.inside and last not in _OF
    of_a_kind = last in _OF and bool(earlier) and earlier[-1] in KINDS_OF_PLACE
    return led or of_a_kind or last in KINDS_OF_PLACE


def _named(headline: str, *told: str) -> str:
    """What an event's id is made of: the headline, or else what it is, where and when."""
    return headline if has_vowels(headline) else " ".join(told)


def _moved(legs: Sequence[LegProposal]) -> str:
    return ("departure" if legs[0].origin else "arrival") if legs else ""


def _is_quoted(sentence: Sentence, draft: Draft) -> bool:
    return any(sentence.start <= quote.start < sentence.end for quote in draft.quotes)


_NOWHERE = N_("The source does not say where.").text


def _where_not(kind: str, named: Sequence[PlaceProposal], has_name: bool) -> str:
    """What the sentence says of where, if it is none of its places; "" if that is not sure.

    Where somebody spoke is not said by the places that they spoke of. A name that is not
    known may be that of a place: then nothing is claimed.
    """
    if kind in _SAID:
        return _(_NOWHERE)
    if any(place.kind not in AREAS for place in named):
        return ""
    areas = ", ".join(dict.fromkeys(place.exact for place in named))
    if areas:
        return _("Where exactly is not said; named is {areas}.").format(areas=areas)
    return "" if has_name else _(_NOWHERE)


def _outside(told: str, first: int, spans: Sequence[tuple[int, int]]) -> str:
    """What a sentence tells outside quotations, which are blank in it."""
    for span in spans:
        start, end = (min(max(0, at - first), len(told)) for at in span)
        told = told[:start] + " " * (end - start) + told[end:]
    return told


def _within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)
