"""The noun that a figure counts, and where it ends."""

from __future__ import annotations

import re

from overland.drafting.lexicon.words import Lexicon
from overland.drafting.text import words
from overland.drafting.wording import word_list
from overland.drafting.written_numbers import WrittenNumber

DURATIONS = frozenset(
    word_list(
        """
    day days week weeks month months year years minute minutes second seconds decade decades
    night nights
    """
    )
)


_NOT_UNITS = frozenset(
    word_list(
        """
    times time percent other others more years days hours weeks months minutes of in on at to
    from was were is are and or by who which that as this his her its
    """
    )
)


_STOP = re.compile(r"(?<![A-Z])\.(?=\s|$)|[;:!?()\"“”—–]|\n\n|, ")


def counted_unit(line: str, figure: WrittenNumber, lexicon: Lexicon) -> tuple[str, int]:
    """The noun that is counted, and where it ends."""
    if not lexicon.nouns_follow:
        return _unit_around(line, figure, lexicon)
    hyphened = re.match(r"-([a-z]+)", line[figure.end : figure.end + 20])
    if hyphened:
        return hyphened[1], figure.end + hyphened.end()
    stop = _STOP.search(line, figure.end)
    until = stop.start() if stop else len(line)
    tokens = words(line[figure.end : until], figure.end)[:7]
    for at, token in enumerate(tokens):
        lower = token.lower
        if lower in lexicon.nouns and (
            at + 1 >= len(tokens)
            or tokens[at + 1].lower not in lexicon.nouns
            or tokens[at + 1].lower in ("dead", "injured", "wounded")
        ):
            return lower, token.end
        if lower in DURATIONS:
            return lower, token.end
        if (
            (at and lower in lexicon.say)
            or lower in _STOP_UNIT
            or (at == 0 and token.text.isdigit())
        ):
            break
    for at, token in enumerate(tokens[:4]):
        if token.lower in (
            "of",
            "the",
            "their",
            "its",
            "more",
            "other",
            "our",
            "his",
            "additional",
            "them",
            "those",
        ):
            continue
        if (
            token.capital
            and token.text.endswith(("s", "ese", "ish", "ch", "men"))
            and (at + 1 == len(tokens) or not tokens[at + 1].capital)
        ):
            return token.text, token.end
        if (
            token.lower.endswith("s")
            and len(token.text) > 3
            and token.lower not in _NOT_UNITS
            and not token.capital
            and token.lower not in lexicon.say
            and token.lower not in lexicon.move
        ):
            return token.lower, token.end
        if token.lower in _STOP_UNIT or token.lower in _NOT_UNITS:
            break
    return "", figure.end


_STOP_UNIT = frozenset(
    word_list(
        """
    were was have had are is who which that in on at to from by for and or as with been would
    will could arrived left crossed aboard could can may might has after before during since
    until when into out
    """
    )
)


def _unit_around(line: str, figure: WrittenNumber, lexicon: Lexicon) -> tuple[str, int]:
    stop = re.search(r"[.;:!?()\"“”«»—–\n،؛]|, ", line[figure.end :])
    until = figure.end + (stop.start() if stop else len(line))
    tokens = words(line[figure.end : until], figure.end)[:4]
    for token in tokens:
        if token.lower in lexicon.nouns or token.lower.removeprefix("ال") in lexicon.nouns:
            return token.lower, token.end
    if lexicon.code == "de" and tokens and _is_german_noun(tokens[0].text):
        return tokens[0].text, tokens[0].end
    return "", figure.end


def _is_german_noun(word: str) -> bool:
    """A plural with a capital that is no month: "10.000 Afghanen", "12 Schiffe"."""
    return word[0].isupper() and word.endswith(("en", "er", "e", "s")) and word not in _GERMAN_TIMES


_GERMAN_TIMES = frozenset(["Oktober", "September", "November", "Dezember", "Uhr", "Jahre", "Tage"])
