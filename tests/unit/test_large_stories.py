"""Stories of many rows: reading, verifying and checking take time in proportion to the rows."""

from __future__ import annotations

import cProfile
import pstats
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from overland.errors import Problem
from overland.evidence import lint, publication, verification
from overland.evidence.publication import publication_check, withholding_problems
from overland.evidence.text import normalise
from overland.evidence.text.sentences import sentences
from overland.evidence.words import content_words, numerals
from overland.evidence.words.text_words import text_words
from overland.story.models import Count, Event, Evidence, Place, Story
from tests.small_story import SOURCE, story_with
from tests.valley_story import STORY, TEXT

FEW, MANY = 30, 120
_TEXT = "On 3 May 2020 {n} people left the village of Alder{n} by bus, the council said.\n\n"


def story_of(size: int) -> tuple[Story, str]:
    """A story with as many places as statements, each with its sentence of the text."""
    places, events, counts = [], [], []
    for n in range(size):
        words = Evidence("gazette", f"{n} people left the village of Alder{n} by bus")
        places.append(
            Place(
                *(f"alder-{n}", f"Alder{n}", "village", "", 33 + n / size, 36.0, None, "mentioned"),
                *("stated", "", words),
            )
        )
        headline = f"{n} people leave Alder{n} by bus, the council says"
        events.append(
            Event(
                *(f"left-{n}", "2020-05-03", "", f"alder-{n}", "departure", "claimed", headline),
                *("stated", "", words, "The council"),
            )
        )
        counts.append(
            Count(
                *(f"people-{n}", f"left-{n}", "people", n, n, "", f"{n} people", "claimed"),
                *("The council", "stated", "", words),
            )
        )
    source = replace(SOURCE, title="", published="2020-05-03", url="")
    story = story_with(
        sources=(source,),
        title="Villages left",
        description=f"Some {size} villages were left by bus.",
        places=tuple(places),
        events=tuple(events),
        counts=tuple(counts),
        quotes=(),
        legs=(),
    )
    return story, "".join(_TEXT.format(n=n) for n in range(size))


def calls(work: Callable[[], object]) -> int:
    """How many calls some work takes: what grows with a clock that no other work disturbs."""
    for cached in (content_words.stems, numerals.numbers, numerals.readings, sentences, text_words):
        cached.cache_clear()
    normalise._folded_once.cache_clear()
    re.purge()  # an expression of a row's words is compiled in the larger story alone
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@cache
def large(size: int) -> tuple[Story, str, Story]:
    """A story, its text, and the story with its record."""
    story, text = story_of(size)
    return story, text, verified(story, text)


def verified(story: Story, text: str) -> Story:
    record = verification.verify(story, {"gazette": text}, date(2020, 6, 1))
    return replace(story, verification=record)


@pytest.mark.parametrize("part", ["verify", "publication", "warnings", "withheld", "texts"])
def test_work_grows_with_the_rows_and_no_faster(part: str) -> None:
    def of(size: int) -> int:
        story, text, known = large(size)
        work: dict[str, Callable[[], object]] = {
            "verify": lambda: verified(story, text),
            "publication": lambda: publication_check(known),
            "warnings": lambda: lint.warnings(known),
            "withheld": lambda: withholding_problems(known),
            "texts": lambda: [known.text(e.id, "headline", "ar") for e in known.events],
        }
        return calls(work[part])

    of(5)  # compiles the lexicons
    assert of(MANY) < 1.3 * MANY / FEW * of(FEW)


def test_what_withholds_a_story_is_known_without_reading_its_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story, text = story_of(5)
    false = replace(story.counts[0], as_written="7 people")
    known = verified(replace(story, counts=(false, *story.counts[1:])), text)
    problems = [p for p in publication_check(known) if p.severity == "problem"]

    def read(*_: object) -> None:
        raise AssertionError("numbers were read")

    monkeypatch.setattr("overland.evidence.words.numerals.numbers", read)
    assert problems
    assert list(withholding_problems(known)) == problems


@pytest.mark.parametrize("change", ["none", "words", "figure", "quotation"])
def test_what_withholds_a_story_is_what_its_check_calls_a_problem(change: str) -> None:
    words = Evidence("gazette", "which nobody wrote")
    rows = {
        "none": STORY,
        "words": replace(STORY, events=(replace(STORY.events[0], evidence=words),)),
        "figure": replace(STORY, counts=(replace(STORY.counts[0], as_written="nine"),)),
        "quotation": replace(STORY, quotes=(replace(STORY.quotes[0], text="We left"),)),
    }
    known = verified(rows[change], TEXT)

    def problems(found: tuple[Problem, ...]) -> set[str]:
        return {str(problem) for problem in found if problem.severity == "problem"}

    assert problems(publication.withholding_problems(known)) == problems(publication_check(known))
    assert bool(problems(publication_check(known))) == (change != "none")
