"""Words that an editor chose in a text -> what the draft would have made of them.

The draft's own rules read them, but for those that doubt: a person has said what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from overland.drafting import (
    adjectives,
    clauses,
    count_proposals,
    count_rows,
    figure_parts,
    leg_proposals,
    leg_proposals_elsewhere,
    quote_proposals,
    resolution,
    speakers,
)
from overland.drafting import text as texts
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon import lexicon
from overland.drafting.place_mentions import Mention
from overland.drafting.proposals import (
    CountProposal,
    Draft,
    LegProposal,
    PlaceProposal,
    QuoteProposal,
)
from overland.drafting.text import Sentence, Text
from overland.drafting.written_numbers import written_numbers
from overland.geocoding.index import Index
from overland.geocoding.names import name_key
from overland.story.vocabularies import AREAS

_MARKS = "\"'“”„«»‘’‹›「」`"


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """A stretch of a text, and the draft of that text."""

    content: str
    start: int
    end: int
    draft: Draft

    @property
    def exact(self) -> str:
        return self.content[self.start : self.end]

    @property
    def sentence(self) -> Sentence:
        """The sentence in which they begin."""
        text = texts.parse(self.content)
        return text.sentences[text.sentence_at(self.start)]


def place(chosen: ChosenWords, index: Index) -> PlaceProposal:
    """The words as a place's name, with candidates: as the text has it elsewhere, or looked up."""
    same = [p for p in chosen.draft.places if p.exact == chosen.exact]
    if same:
        return replace(same[0], start=chosen.start, end=chosen.end)
    key = name_key(chosen.exact)
    entries = tuple(index.places([key]).get(key, ())) if key else ()
    kind = entries[0].kind if entries else "other"
    mine = Mention(chosen.start, chosen.end, chosen.exact, key, entries, kind=kind)
    lands = [
        Mention(p.start, p.end, p.name, name_key(p.name), country=p.country, kind="country")
        for p in chosen.draft.places
        if p.kind == "country"
    ]
    also = adjectives.countries(chosen.content) if chosen.draft.language == "en" else ()
    return resolution.resolve([mine, *lands], index, also, chosen.content)[0]


def figure(chosen: ChosenWords) -> CountProposal:
    """The words as a figure: their number, read as the draft reads one, and who gives it.

    Who gives it may stand in the words themselves, and stands in the number's own sentence.
    """
    known, limit = lexicon(chosen.draft.language), Deadline()
    text = texts.parse(chosen.content)
    mask = quote_proposals.masked(text, known, limit)
    for sentence in text.sentences[text.sentence_at(chosen.start) :]:
        start, end = chosen.start - sentence.start, chosen.end - sentence.start
        # A letter alone is no number: "m" of "6 p.m.".
        numbers = [
            n for n in written_numbers(sentence, known) if start <= n.start < end
            and (n.end - n.start > 1 or sentence.text[n.start].isdigit())
        ]  # fmt: skip
        if numbers:
            told = speakers.attributions(mask[sentence.start : sentence.end], known)
            read = count_proposals.read(numbers[0], sentence, known, told)
            return _of_words(read, chosen, text)
    status = clauses.status(chosen.exact, chosen.draft.language)
    return replace(asking(chosen), exact=chosen.exact, status=status)


def _of_words(read: CountProposal, chosen: ChosenWords, text: Text) -> CountProposal:
    """A figure of the text with the chosen words as its excerpt, as written as they have it."""
    known = lexicon(chosen.draft.language)
    others = [one for one in chosen.draft.counts if one.end <= read.start]
    (*_before, read) = figure_parts.with_units([*others, read], text, known)
    read = count_rows.said(read, chosen.draft.quotes)
    written = chosen.content[max(chosen.start, read.start) : min(chosen.end, read.end)]
    return replace(read, exact=written, start=chosen.start, end=chosen.end)


def quotation(chosen: ChosenWords) -> QuoteProposal:
    """The words without their marks, and who the sentence says spoke them."""
    known = lexicon(chosen.draft.language)
    inner = chosen.exact.strip(_MARKS + " \n")
    start = chosen.start + chosen.exact.find(inner)
    sentence = chosen.sentence
    outside = [
        one for one in speakers.attributions(sentence.text, known)
        if not start <= sentence.start + one.start < start + len(inner)
    ]  # fmt: skip
    said = outside[0] if outside else None
    words = re.sub(r"\s+", " ", inner)
    end = start + len(inner)
    if said is None:
        return QuoteProposal(inner, start, end, words)
    return QuoteProposal(inner, start, end, words, said.speaker, said.role)


def leg(chosen: ChosenWords) -> LegProposal:
    """The words as a movement; its ends and mode are those that they give by themselves, if any."""
    text, told = alone(chosen)
    known, limit = lexicon(told.language), Deadline()
    if told.language == "en":
        found = leg_proposals.find(text, chosen.content, told.places, known, limit)
    else:
        found = leg_proposals_elsewhere.find(text, told.places, known, limit, told.dates)
    read = next(iter(found), LegProposal("", 0, 0, "", "", "", "reported"))
    said = read.status if read.status != "reported" else status(chosen)
    return replace(read, exact=chosen.exact, start=chosen.start, end=chosen.end, status=said)


def where(chosen: ChosenWords, kind: str) -> str:
    """The place of an event of this kind as the words name it: where they lead, or their only one.

    Where somebody sets out for is not where they leave; where they left, not where they are.
    """
    way = leg(chosen)
    end = way.origin if kind == "departure" else way.destination
    if not end and kind not in ("crossing", "arrival", "departure"):
        end = way.origin
    if end:
        return end
    named = {p.exact for p in alone(chosen)[1].places if p.kind not in AREAS}
    named -= {way.destination if kind == "departure" else way.origin}
    return named.pop() if len(named) == 1 else ""


def without_others(draft: Draft, chosen: ChosenWords) -> Draft:
    """The draft with what tells where and when the words' sentence happened, and no figure."""
    sentence = chosen.sentence
    legs = [one for one in draft.legs if sentence.start <= one.start < sentence.end]
    return replace(draft, counts=(), quotes=(), legs=tuple(legs))


def asking(chosen: ChosenWords) -> CountProposal:
    """A figure without words: what their sentence tells is read where one asks for its event."""
    return CountProposal("", chosen.start, chosen.end, None, None, None, "", "", "reported")


def alone(chosen: ChosenWords) -> tuple[Text, Draft]:
    """The words as the only sentence of their text, and what the draft read in them."""
    one = replace(chosen.sentence, text=chosen.exact, start=chosen.start, end=chosen.end)
    inside = chosen.draft
    told = replace(
        inside, counts=(asking(chosen),), quotes=(),
        places=tuple(p for p in inside.places if chosen.start <= p.start < chosen.end),
        dates=tuple(p for p in inside.dates if chosen.start <= p.start < chosen.end),
        legs=tuple(p for p in inside.legs if chosen.start <= p.start < chosen.end),
    )  # fmt: skip
    return Text(chosen.content, (one,)), told


def status(chosen: ChosenWords) -> str:
    """The status of the words; "reach X" of "they were to reach X" is no more than the plan is."""
    before = chosen.content[chosen.sentence.start : chosen.start]
    clause = re.split(r"[,;:،؛]", before)[-1] + chosen.exact
    read = (clauses.status(told, chosen.draft.language, moves=True)
            for told in (chosen.exact, clause))  # fmt: skip
    return next((one for one in read if one != "reported"), "reported")


def known_as(places: Sequence[PlaceProposal], words: str) -> str:
    """The name, as the draft has it, of a place that the words are; the words themselves else."""
    return next((p.name for p in places if words in (p.exact, p.name)), words)
