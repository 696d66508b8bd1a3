"""Texts of the story in other languages beside the original: figures, days, denials, certainty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.errors import Problem
from overland.evidence.claims import certainty, clause_outlooks, opposites, swapped_places
from overland.evidence.claims.figure_checks import HEDGES, turned_hedges
from overland.evidence.claims.story_names import StoryNames
from overland.evidence.doubts import answers
from overland.evidence.doubts.rows import Fault, Item, beginning
from overland.evidence.whole import translated_notes, translated_words
from overland.evidence.words import calendar_days, lexicon, numerals
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Story, Translation

_SURE: Final = {"possible": ("possible", "doubt"), "expected": ("expected", "planned", "possible")}
"""What the original says of the future -> the words of which a translation has one."""
_TOLD: Final = ("title", "description", "summary", "headline", "text")
_TAKE: Final = "Translate what the original says"
_FILE: Final = "translations.csv"


def warnings(story: Story) -> tuple[Problem, ...]:
    """Every cell that says something else than its original; a guess that its note may answer."""
    return answers.open_ones(every_doubt(story))


def every_doubt(story: Story) -> tuple[Problem, ...]:
    """The same with the doubts that notes answer."""
    own = lexicon.lexicon_of(story.language)
    names = StoryNames(story)
    found: list[Problem] = []
    for row, made in enumerate(story.translations, start=2):
        words, original = lexicon.lexicon_of(made.language), _original(story, made)
        if own is None or words is None or not original or not made.text:
            continue
        publishers = {source.publisher for source in story.sources} - {""}
        differences = (
            *(((f"is given out as {made.by}'s own", made.by),) if made.by in publishers else ()),
            *_told_otherwise(story, original, made, names, own, words),
        )
        for message, answer in differences:
            found.append(_doubt(story, row, made, message, answer))
    for row, made, other in translated_words.other_speakers(story):
        message = f"is not the name that other rows have there, {other!r}"
        found.append(_doubt(story, row, made, message, made.text))
    return tuple(found)


def _doubt(story: Story, row: int, made: Translation, message: str, answer: str) -> Problem:
    """A difference, which the note of what was translated may answer."""
    column = f"{made.column} ({made.language})"
    item, word = _item(story, made), beginning(answer)
    fault = Fault(item, column, made.text, message, _TAKE, "warning", (word,))
    if answers.settled(story, fault):
        return Problem(_FILE, row, column, word, message, "", "answered")
    told = answers.as_told(story, fault, _FILE)
    cell = (made.column, made.text, f"({made.language}) {told.message}", told.remedy)
    return Problem(_FILE, row, *cell, "warning")


def _told_otherwise(
    story: Story, said: str, made: Translation, names: StoryNames, own: Lexicon, words: Lexicon
) -> Iterator[tuple[str, str]]:
    """Of a note, which is the editors', what it denies, numbers and places; of rights nothing."""
    if made.column == "rights":
        return
    # A translation may give the day of its row.
    dated = f"{said}\n{getattr(story.claim(made.item), 'date', '')}"
    if figures := tuple(translated_words.added_figures(dated, own, made.text, words)):
        yield from figures
        return
    if added := translated_words.added_daypart(dated, own, made.text, words):
        yield f"says “{added}”, and its original no time of day", added
    if made.column == "note":
        quoted = tuple(translated_words.unsaid_in_quotations(said, own, made.text, words))
        yield from quoted or translated_notes.differences(story, said, made, names)
        return
    yield from _differences(said, own, made.text, words)
    yield from clause_outlooks.of_translation(said, own, made.text, words)
    yield from translated_words.added_or_left_out(said, own, made.text, words)
    yield from translated_words.arrives(said, own, made.text, words)
    yield from translated_words.another_speaker(story, said, made)
    yield from _reason(story, said, own, made)
    yield from _places(story, said, made, names)


def _original(story: Story, made: Translation) -> str:
    """The cell that was translated."""
    if made.item == story.slug:
        return str(getattr(story, made.column, ""))
    return str(getattr(_item(story, made), made.column, ""))


def _item(story: Story, made: Translation) -> Item:
    """The row whose cell was translated; None for the story's own texts."""
    related = next((one for one in story.relations if one.id == made.item), None)
    return story.claim(made.item) or story.source(made.item) or related


def _differences(said: str, own: Lexicon, told: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """What a translation says otherwise, each with the word by which a note may answer."""
    numbers = numerals.readings(said, own.language)
    more = [n for n in numerals.numbers(told, words.language) if n > 1 and n not in numbers]
    if more and numbers:
        named = numerals.said(more[0])
        yield f"says {named}, which its original does not", named
    elif numbers and (hedge := _hedge(said, own)) and not any(words.has(k, told) for k in HEDGES):
        yield f"leaves out “{hedge}”, which its original has", hedge
    elif (turned := _other_hedge(said, own, told, words)) and numbers:
        yield turned
    for one, other in turned_hedges(told, words.language, said, own.language):
        yield f"says “{one}” where its original says “{other}”", one
    yield from _certainty(said, own, told, words)
    yield from _ranks(said, own, told, words)
    here, there = (calendar_days.weekdays(t, w.language) for t, w in ((told, words), (said, own)))
    if here and there and not here & there:
        yield "names another weekday than its original", "weekday"
    near = own.found("near", said)
    if (
        near
        and not own.has("nearly", near[0])
        and not any(words.has(key, told) for key in ("near", "beside"))
    ):
        yield f"leaves out “{near[0]}”, which its original says", near[0]
    shares = own.opposites.get("share", ())
    share = next((match[0] for side in shares if (match := side.search(lexicon.plain(said)))), "")
    if share and not any(words.has(key, told) for key in ("part", "several", "about")):
        yield f"leaves out “{share}”, which its original has", share
    for one, other in opposites.turned(said, own, told, words):
        yield f"says “{other}” where its original says “{one}”", other


def _places(
    story: Story, said: str, made: Translation, names: StoryNames
) -> Iterator[tuple[str, str]]:
    found = swapped_places.of_translation(story, said, made.text, made.language, names)
    for here, there in found:
        yield f"names {here} where its original names {there}", here
        return
    if made.column in _TOLD:
        for name in swapped_places.added(story, said, made.text, made.language, names):
            yield f"names {name}, which its original does not", name


def _ranks(said: str, own: Lexicon, told: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """A minister of whom the original says "deputy", an ambassador where it has an official."""
    lesser = own.found("lesser", said)
    if lesser and own.has("rank", said) and not words.has("lesser", told):
        yield f"leaves out “{lesser[0]}”, which its original says", lesser[0]
    high = words.found("rank", told)
    if high and not any(own.has(key, said) for key in ("rank", "lesser", "speech")):
        yield f"gives the rank “{high[0]}”, which its original does not", high[0]


def _other_hedge(said: str, own: Lexicon, told: str, words: Lexicon) -> tuple[str, str] | None:
    """ "More than 80", "nearly 80" where the original has "about 80" alone."""
    there, here = (
        {key: found[0] for key in HEDGES if (found := lex.found(key, text))}
        for text, lex in ((said, own), (told, words))
    )
    if {*there} != {"about"} or not here or "about" in here:
        return None
    word = next(iter(here.values()))
    return f"says “{word}” where its original says “{there['about']}”", word


def _reason(story: Story, said: str, own: Lexicon, made: Translation) -> Iterator[tuple[str, str]]:
    """A denial without the reason that is all that is denied, which its original has."""
    event, words = story.event(made.item), lexicon.lexicon_of(made.language)
    if event is None or event.status != "denied" or made.column != "headline" or words is None:
        return
    keys = ("reason", "why")
    there = next((w for key in keys for w in own.found(key, said)), "")
    causes = any(side.search(lexicon.plain(made.text)) for side in words.opposites.get("cause", ()))
    if there and not causes and not any(words.has(key, made.text) for key in keys):
        yield f"leaves out “{there}”: the reason is what is denied", there


def _hedge(text: str, words: Lexicon) -> str:
    """The hedge that stands right before a number; any hedge would do in a translation."""
    clean = lexicon.plain(text)
    for key in HEDGES:
        for match in words.pattern(key).finditer(clean):
            behind = " ".join(clean[match.end() :].split()[:2])
            # "Conditions under which thousands could leave" is no "under thousands".
            which = behind.startswith(("which", "whom", "whose"))
            if not which and numerals.numbers(behind, words.language):
                return match[0]
    return ""


def _certainty(said: str, own: Lexicon, told: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """A denial, a "no", "presumably", "could" or "expected" that the translation has not."""
    denies = (*own.found("negation", said), *own.found("denial", said))
    negates = any(words.has(key, told) for key in ("negation", "denial", "first_time"))
    if denies and not negates:
        yield f"leaves out “{denies[0]}”, which its original says", denies[0]
    if certainty.undone(told, words) and not certainty.undone(said, own):
        yield "takes a denial of its original back", "denied"
    any_way = own.found("whichever", said)
    if any_way and not any(words.has(key, told) for key in ("whichever", "every")):
        yield f"leaves out “{any_way[0]}”, which its original says", any_way[0]
    outlook = certainty.outlook(said, own)
    may_be = certainty.outlook(told, words)
    for key, kept in _SURE.items():
        # Arabic "had" is no "may", though both are قد.
        if key in outlook and not any(
            one in may_be if one == "possible" else words.has(one, told) for one in kept
        ):
            yield f"leaves out “{outlook[key]}”, which its original says", outlook[key]
            return
    doubt = own.found("doubt", said)
    heard = any(own.has("hearsay", word) for word in doubt) or "hearsay" not in own.terms
    if doubt and not heard:
        # Who says it is said of the original's "says", and not of its "presumably".
        still = any(not words.has("account", word) for word in words.found("doubt", told))
        still |= words.has("possible", told)
        still |= words.has("attribution", told) and not own.has("attribution", said)
    else:
        still = any(words.has(key, told) for key in ("doubt", "possible", "attribution"))
    if doubt and not still:
        yield f"leaves out “{doubt[0]}”, which its original says", doubt[0]
