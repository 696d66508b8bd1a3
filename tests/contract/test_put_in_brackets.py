"""What editors put into a quotation between brackets: seen wherever it stands, and never a claim.

“Since the planes have arrived there” says nothing of where, beside another place's name.
"""

from __future__ import annotations

from time import perf_counter

import pytest

from overland import config
from overland.evidence.text.brackets import without_brackets
from overland.story import loader
from tests.planted import untold
from tests.valley_story import TEXT, changed, told

_NOTE = "“The valley” is read as that of Hilltown, from where she is mayor."


def test_what_a_note_explains_stands_within_the_words_of_the_source() -> None:
    text = "There is no plan to empty the valley [that of Hilltown]"
    assert [str(problem) for problem in told(changed("no-plan", text=text, note=_NOTE))] == []


@pytest.mark.parametrize(
    ("put_in", "note"),
    [
        ("[that of Hilltown]", ""),
        ("[that of Midpost]", _NOTE),
        ("[not]", f"{_NOTE} It is not said when."),
        ("[perhaps]", f"{_NOTE} Perhaps."),
        ("[]", _NOTE),
    ],
)
def test_what_no_note_explains_is_told(put_in: str, note: str) -> None:
    text = f"There is no plan to empty the valley {put_in}"
    assert untold(told(changed("no-plan", text=text, note=note)), "text", "its note") == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "There is no plan to empty [only part of] the valley",
            "Only part of the valley is meant.",
        ),
        ("There is no [longer a] plan to empty the valley", "No longer."),
        ("There is [still] no plan to empty the valley", "There is still none."),
        ("There is no plan to [almost] empty the valley", "Almost empty."),
    ],
)
def test_what_turns_the_words_around_it_is_told_whatever_a_note_says(text: str, note: str) -> None:
    assert untold(told(changed("no-plan", text=text, note=note)), "text", "its note") == []


def test_the_words_around_are_those_of_the_source() -> None:
    text = "There is a plan to empty the valley [that of Hilltown]"
    assert untold(told(changed("no-plan", text=text, note=_NOTE)), "exact", "is not in") == []


def test_the_brackets_of_an_agency_are_words_of_its_text() -> None:
    words = "There is no plan to empty [it]"
    report = TEXT.replace("There is no plan to empty the valley", words)
    exact = f'"{words}," Kovac said'
    assert told(changed("no-plan", text=words, exact=exact), report) == []
    other = changed("no-plan", text="There is no plan to empty [Hilltown]", exact=exact)
    assert untold(told(other, report), "text", "its note") == []


def test_many_spaces_take_no_longer_than_as_many_letters() -> None:
    """Their square took seconds."""
    begun = perf_counter()
    assert without_brackets(f"a{' ' * 40_000}b") == f"a{' ' * 40_000}b"
    assert perf_counter() - begun < 1
    assert without_brackets("There  [in Beirut] [and Sidon] they are") == "There they are"


def test_the_first_story_says_where_the_planes_have_arrived() -> None:
    """The quotation hangs at Moscow, where it was said: its “there” is Beirut."""
    story = loader.load(config.stories() / "syria-2013")
    quote = next(quote for quote in story.quotes if quote.id == "ready-to-take")
    assert "there [in Beirut]" in quote.text
    assert "[في بيروت]" in story.text(quote.id, "text", "ar").text
    assert "[в Бейрут]" in story.text(quote.id, "text", "ru").text
