"""A story's rows beside the texts of their sources: what only the text shows.

`overland verify` records what this finds, so that `overland check` can tell it without the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from overland.evidence.claims import (
    absent_words,
    all_and_some,
    at_request,
    attribution,
    beyond_source,
    borrowed_words,
    certainty,
    clause_outlooks,
    corrected_figures,
    counted_things,
    cuts,
    deeds,
    dropped_words,
    how_many,
    kinds_of_people,
    kinds_of_things,
    limiting_words,
    narrower_people,
    nearest_day,
    nearest_sentence,
    negations,
    not_quite,
    opposites,
    other_speakers,
    passives,
    put_in_brackets,
    reasons,
    row_ties,
    strong_words,
    swapped_places,
    there_and_from,
    travel_words,
    unspaced,
    who_to_whom,
    word_order,
)
from overland.evidence.claims.passages import Passage, passages, passages_of
from overland.evidence.claims.story_names import StoryNames
from overland.evidence.doubts.rows import Fault, guess, language_of
from overland.evidence.text.brackets import words_spoken
from overland.evidence.text.normalise import Folded, fold
from overland.evidence.text.quotation_marks import beheaded, behind_a_label, in_quotation_marks
from overland.evidence.whole import (
    foretold,
    free_texts,
    front_words,
    note_claims,
    note_deeds,
    note_sayings,
    source_checks,
    source_notes,
    turned_notes,
)
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.story.models import Claim, Count, Event, Evidence, Leg, Place, Quote, Story

_NAMES_ONLY: Final = frozenset({"speaker", "note", "name", "place", "role", "date"})
"""What an excerpt may bear out without saying that the thing happened."""

_BESIDE_PASSAGES: Final[tuple[Callable[[Story, Claim, Passage], Iterator[Fault]], ...]] = (
    absent_words.of_direction,
    nearest_day.of_claim,
    clause_outlooks.of_claim,
    opposites.of_claim,
    word_order.of_claim,
    how_many.of_claim,
    corrected_figures.of_claim,
    deeds.of_claim,
    dropped_words.of_claim,
    all_and_some.of_claim,
    narrower_people.of_claim,
    negations.of_claim,
    not_quite.of_claim,
    passives.of_claim,
    who_to_whom.of_claim,
    at_request.of_claim,
    reasons.of_claim,
)
"""Checks of a row beside the passages of its excerpts, and nothing else."""

_Found = tuple[Passage, ...]
_Texts = Mapping[str, Folded]


def against_text(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """Every fault that the texts show, whether a note answers it or not."""
    folded = {source: fold(text) for source, text in texts.items()}
    names = StoryNames(story)
    for quote in story.quotes:
        yield from _spoken(story, quote, folded, names)
    known = "\n".join(
        (*texts.values(), *(f"{s.title}\n{s.publisher}\n{s.author}" for s in story.sources))
    )
    read = {text: s.language for s in story.sources if (text := texts.get(s.id))}
    every = list(passages(story, folded))
    yield from row_ties.of_story(story, {claim.id: found for claim, found in every})
    for claim, found in every:
        yield from _of_claim(story, claim, found, known, names, read)
    for claim in story.claims:
        yield from note_claims.of_quotations(story, claim, folded)
    yield from other_speakers.of_story(story, texts, {claim.id: found[0] for claim, found in every})
    yield from _of_sources_and_front(story, texts)
    yield from free_texts.of_story(story, texts)
    yield from turned_notes.of_story(story, texts)
    yield from note_sayings.of_story(story, texts)
    yield from note_deeds.of_story(story, texts)


def _of_claim(
    story: Story, claim: Claim, found: _Found, known: str, names: StoryNames, read: dict[str, str]
) -> Iterator[Fault]:
    """A row beside its passages; `known` is all that sources say, `read` a text's language."""
    for passage in found:
        yield from _of_excerpt(claim, passage)
    first = found[0]
    yield from _outlook(claim, first)
    for named_too in (absent_words, strong_words, kinds_of_things):
        yield from named_too.of_claim(story, claim, first, known, names)
    for beside_all in (travel_words, limiting_words, kinds_of_people, counted_things):
        yield from beside_all.of_claim(story, claim, first, known)
    for check in _BESIDE_PASSAGES:
        yield from check(story, claim, first)
    for named in (borrowed_words, beyond_source, swapped_places, there_and_from, unspaced):
        yield from named.of_claim(story, claim, first, names)
    yield from note_claims.of_claim(story, claim, first, read)
    source = story.source(claim.evidence.source) if claim.evidence else None
    if isinstance(claim, Event | Count) and source:
        yield from nearest_sentence.of_claim(story, claim, found, read)
        yield from attribution.of_statement(claim, first, source, story.language, names)
    if isinstance(claim, Event):
        yield from _place(story, claim, first, names)


def _of_sources_and_front(story: Story, texts: Mapping[str, str]) -> Iterator[Fault]:
    """What is said of the sources, and the story's own title and description."""
    for source in story.sources:
        if source.id in texts:
            yield from source_checks.against_text(source, texts[source.id])
            yield from source_notes.against_text(source, texts[source.id], story.language)
    yield from absent_words.of_story(story, texts)
    yield from strong_words.of_front(story, texts)
    yield from foretold.of_story(story)
    yield from clause_outlooks.of_front(story)
    yield from narrower_people.of_front(story)
    yield from front_words.of_front(story, texts)
    yield from kinds_of_things.of_front(story, texts)


def _spoken(story: Story, quote: Quote, folded: _Texts, names: StoryNames) -> Iterator[Fault]:
    """Words that the source quotes, by whom it names, from the beginning of what was said."""
    text = folded.get(quote.evidence.source) if quote.evidence else None
    if text is None or quote.evidence is None:
        return
    tag = language_of(story, quote)
    match = passages_of(words_spoken(quote, text), text) or passages_of(quote.evidence, text)
    if match and not in_quotation_marks(text.original, match):
        message = "does not stand between quotation marks in the source"
        remedy = "Only words that the source quotes are a quotation; say the rest in an event"
        fault = guess(quote, "text", quote.text, message, remedy)
        # An interview has its speakers' names before what they say, and no marks.
        known = not behind_a_label(text.original, match, quote.speaker)
        yield replace(fault, severity="problem") if known else fault
    elif match and (word := beheaded(text.original, match)):
        message = f"leaves out {word!r}, which stands right before it"
        remedy = "Begin with the beginning of the quotation"
        yield guess(quote, "text", quote.text, message, remedy, word)
    elif match and (word := cuts.without_its_ground(text.original, match, tag)):
        message = f"leaves out “{word} …”, on which what is said depends"
        remedy = "Begin with the beginning of the sentence that is quoted"
        yield guess(quote, "text", quote.text, message, remedy, word)
    if quote.named and _nameless(story, quote, text.original):
        message = "is named as a speaker, and the source does not have that name"
        remedy = "Write the name as the source does, or set named to false"
        yield guess(quote, "speaker", quote.speaker, message, remedy)
    words = lexicon.lexicon_of(tag)
    yield from put_in_brackets.of_quotation(quote, text, story.language)
    other = quote.language.split("-")[0] != tag.split("-")[0]
    if match and other and quote.translated == "yes":
        message = f"is not the language of the source, which has these very words ({tag})"
        remedy = f"Write {tag}: it is the language of the words as they stand"
        yield guess(quote, "language", quote.language, message, remedy, quote.language)
    if match and words:
        yield from attribution.of_quotation(
            quote, Passage(text.original, match, tag, words), story.language, names
        )


def _nameless(story: Story, quote: Quote, text: str) -> bool:
    """Whether a text has no word of a name. Names change with their case, and with the language
    in which they are told: of a source in another language this is not checked.
    """
    language = language_of(story, quote)
    if language.split("-")[0] != story.language.split("-")[0]:
        return False
    if lexicon.lexicon_of(language) is None:
        return False
    own = stems(quote.speaker, language)
    return bool(own) and len(shared(own, stems(text, language))) < len(own)


def _of_excerpt(claim: Claim, passage: Passage) -> Iterator[Fault]:
    """What the sentence of one excerpt has against its row; told with the excerpt's own row."""
    evidence = claim.further[passage.number - 1] if passage.number else claim.evidence
    if evidence is None:
        return
    if passage.number and claim.further[passage.number - 1].supports in _NAMES_ONLY:
        return
    for fault in (*_cuts(claim, evidence, passage), *_status(claim, passage)):
        here = fault.column == "exact" and passage.number
        yield replace(fault, further=passage.number) if here else fault


def _cuts(claim: Claim, evidence: Evidence, passage: Passage) -> Iterator[Fault]:
    """A figure or a quotation without what turns it says something else."""
    exact = evidence.exact
    word = cuts.cut_off(passage.text, passage.match, passage.language)
    if word and not _said_by_status(claim, word, passage):
        message = f"leaves out {word!r}, which stands right before it"
        remedy = "Begin with that word, or with the beginning of the sentence"
        yield guess(claim, "exact", exact, message, remedy, word)
    if isinstance(claim, Place | Quote):
        return
    word = cuts.cut_behind(passage.text, passage.match, passage.language)
    if word:
        message = f"stops before {word!r}, which limits what it says"
        remedy = "Go on to the end of the clause"
        yield guess(claim, "exact", exact, message, remedy, word)


def _said_by_status(claim: Claim, word: str, passage: Passage) -> bool:
    """ "was expected [to travel]" is said by the status expected; of a place nothing is claimed."""
    if isinstance(claim, Place):
        return not passage.words.has("negation", word)
    status = getattr(claim, "status", "")
    outlook = certainty.outlook(word, passage.words)
    return bool(outlook) and status in ("expected", "planned", "forecast", "headline")


def _status(claim: Claim, passage: Passage) -> Iterator[Fault]:
    if isinstance(claim, Place | Quote) or claim.status == "headline":
        return
    words = passage.words
    yield from certainty.of_status(claim, passage.exact, words, passage.before, passage.behind)
    if not isinstance(claim, Leg):
        before = f"{passage.before} {passage.exact}"
        yield from certainty.of_denial(claim, before, passage.every_sentence, words)


def _outlook(claim: Claim, passage: Passage) -> Iterator[Fault]:
    if isinstance(claim, Event | Count | Leg):
        yield from certainty.of_outlook(claim, passage.every_sentence, passage.words)


def _place(story: Story, event: Event, passage: Passage, names: StoryNames) -> Iterator[Fault]:
    """An excerpt that names another place of the story than the event's."""
    place = story.place(event.place)
    # Of an inferred row the note says how the place is known.
    same = passage.in_language_of(story)
    if place is None or event.basis == "inferred" or not same:
        return
    language = passage.language
    if elsewhere := swapped_places.happens_elsewhere(event, place, names, language):
        message = f"is where the {event.kind} is put, and its headline has it in {elsewhere}"
        remedy = "Put it where it happens, or call it a statement"
        yield guess(event, "place", event.place, message, remedy, place.name)
        return
    known = names.own(language)
    kind = stems(place.kind.replace("_", " "), language)

    def named_in(text: str) -> bool:
        # Of "Port Sudan" the whole name: the country is no port of it.
        return place.id in known.within(text) or bool(shared(kind, stems(text, language)))

    if named_in(passage.every_sentence):
        return
    # Where a headline names the other place itself, it tells how the two go together.
    told = stems(event.headline, language)
    others = sorted(known.within(passage.every_sentence) - names.countries - {place.id})
    named = [n for n in map(known.names.__getitem__, others) if not stems(n, language) <= told]
    if named:
        message = f"is not {named[0]}, which the excerpt's sentence names"
    elif not named_in(passage.nearby):
        message = "is a place that neither the excerpt's paragraph names nor the one before it"
    else:
        return
    remedy = "Check the place, or give the words that name it in evidence.csv"
    yield guess(event, "place", event.place, message, remedy, place.name)
