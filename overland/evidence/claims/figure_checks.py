"""The figures of a story beside their excerpts: their words, their unit, the hedge before them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from overland.evidence.doubts.rows import Fault, excerpts, guess, language_of
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Count, Story

_BEHIND: Final = 2
"""Words behind "more than" in which its number stands."""
HEDGES: Final = ("about", "more", "fewer", "nearly")


def against_excerpt(story: Story) -> Iterator[Fault]:
    """Every figure beside its excerpt. One that is not in it is certain, the rest are guesses."""
    yield from wrong_figures(story)
    for count in story.counts:
        yield from _measure(story, count)
        yield from _figure_cut(story, count)


def wrong_figures(story: Story) -> Iterator[Fault]:
    """Figures that are not in their excerpt: no guess."""
    for count in story.counts:
        if count.evidence and not _holds(count.evidence.exact, count.as_written):
            message = f"is not in the excerpt {count.evidence.exact!r}"
            remedy = "Write the figure as the source does, or give the excerpt that holds it"
            yield Fault(count, "as_written", count.as_written, message, remedy)


def _measure(story: Story, count: Count) -> Iterator[Fault]:
    """Hours, kilometres or years that the figure does not name, or that it names and is not."""
    language = language_of(story, count)
    words, own = lexicon.lexicon_of(language), lexicon.lexicon_of(story.language)
    if words is None or own is None:
        return
    units, named = own.found("measure", count.unit), words.found("measure", count.as_written)
    known = f"{count.as_written} {excerpts(count)}"
    same = own is words and shared(stems(" ".join(units), language), stems(known, language))
    if units and not same and (own is words or not words.has("measure", known)):
        message = "is a unit that neither the figure nor its excerpt names"
        yield guess(count, "unit", count.unit, message, "Write what is counted", count.unit)
    elif named and not units:
        message = f"is not what the figure {count.as_written!r} measures"
        yield guess(count, "unit", count.unit, message, "Write what is measured", count.unit)


def _figure_cut(story: Story, count: Count) -> Iterator[Fault]:
    """A figure without the "over" or "about" that its own excerpt has right before it."""
    words = lexicon.lexicon_of(language_of(story, count))
    figure = _plain(count.as_written)
    if words is None or count.evidence is None or not figure:
        return
    before, found, _ = _plain(count.evidence.exact).partition(figure)
    if not found or not before:
        return
    for key in (*HEDGES, "several", "negation"):
        hedge = words.ends_with(key, before)
        if hedge and not words.has(key, f"{count.qualifier} {count.as_written}"):
            message = f"leaves out “{hedge}”, which its excerpt has right before it"
            remedy = f"Write it with “{hedge}”"
            yield guess(count, "as_written", count.as_written, message, remedy, hedge)
            return


def turned_hedges(
    text: str, language: str, figures: str, their_language: str
) -> Iterator[tuple[str, str]]:
    """What a text says of a number and what its figures say, if one is "more" and one "fewer"."""
    own, words = lexicon.lexicon_of(language), lexicon.lexicon_of(their_language)
    if own is None or words is None:
        return
    same = numerals.readings(text, language) & numerals.readings(figures, their_language)
    told, said = _bounds(text, own), _bounds(figures, words)
    for one, other in (("more", "fewer"), ("fewer", "more")):
        if any(n > 1 for n in same) and {*told} == {one} and {*said} == {other}:
            yield told[one], said[other]
        about = words.found("about", figures)
        if told and not said and about and _bounds_a_number(text, told.get(one, ""), same, own):
            yield told[one], about[0]


def _bounds_a_number(
    text: str, hedge: str, numbers: Collection[int | float], words: Lexicon
) -> bool:
    """Whether a word for more or fewer stands right before one of the numbers."""
    behind = lexicon.plain(text).partition(hedge)[2] if hedge else ""
    near = " ".join(behind.split()[:_BEHIND])
    return bool({n for n in numerals.numbers(near, words.language) if n > 1} & {*numbers})


def _bounds(text: str, words: Lexicon) -> dict[str, str]:
    """The words for "more" and "fewer", which "nearly" is; "no more than" is of the latter."""
    found = {"fewer": words.found("fewer", text) or words.found("nearly", text)}
    rest = words.pattern("fewer").sub(" ", lexicon.plain(text))
    found["more"] = words.found("more", rest)
    return {key: terms[0] for key, terms in found.items() if terms}


def _holds(exact: str, as_written: str) -> bool:
    """Whether the excerpt has these very words: "30 people" is not in "130 people"."""
    wanted = re.escape(_plain(as_written))
    edges = rf"(?<![\w.,]){wanted}(?!\w)"
    if not exact.isascii():  # languages without spaces between words have no such edge
        edges = rf"(?<![\d.,]){wanted}(?!\d)"
    return re.search(edges, _plain(exact)) is not None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
