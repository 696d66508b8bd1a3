"""Deeds tried, asked for, offered, threatened or failed, told as done; what a number is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims import certainty
from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import CLAUSE_MARK, NO_END
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Story

UNDONE: Final = ("attempt", "request", "threat", "failure")
"""Words with which something was not done, at least not yet."""
_OBJECT: Final = 12
"""Words behind such a word in which it is told what was tried or asked for."""
_ALIKE: Final = 2
"""Words of it by which a headline is known to tell it."""
_NEAR: Final = 40
"""Letters on either side of such a word in which it is told that somebody is not to be named."""
_BEGINNING: Final = 3
"""Letters in which two forms of a verb agree: "salir", "salen"."""
_ONE_VERB: Final = {
    **dict.fromkeys(("еду", "еде"), "еха"),
    **dict.fromkeys(("иду", "иде", "шли", "шёл", "шел"), "идт"),
    **dict.fromkeys(("їду", "їде"), "їха"),
    **dict.fromkeys(("йду", "йде", "йшл", "йшо"), "йти"),
}
"""Beginnings of the forms of one verb that share no three letters."""
_WANTED: Final = {
    "en": re.compile(r"\bwants? "),
    "fr": re.compile(r"\b(?:veut|veulent|souhaite(?:nt)?) "),
    "es": re.compile(r"\bquieren? "),
    "de": re.compile(r"\b(?:will|wollen|möchten?) "),
    "ru": re.compile(r"\bхо(?:чет|тят) "),
    "uk": re.compile(r"\bхоч(?:е|уть) "),
}
"""Language -> what somebody wants others to do, which is no more than asked."""
_ENTITLED: Final = re.compile(r"(?:\bdroit (?:de|à)|\bright to|\bderecho a|\bправо|\brecht,?) $")
"""Whoever has the right to ask for something may have it."""
_SENTENCE_END: Final = re.compile(rf"[.;!?]{NO_END}\s")
_NUMBER: Final = re.compile(r"[^\s,;:!?()“”«»„\"]+")
_NEVER: Final = re.compile(r"(?!)")
_ANYTHING: Final = re.compile("")
_TENSES: Final = {
    "en": (
        re.compile(r"\b(?:has|have) (?:already )?(\w{2,}(?:ed|en|wn|ht))\b"),
        re.compile(r"\b(?:is|are|was|were) (?:still )?(\w{3,}ing)\b"),
    ),
    "es": (
        re.compile(r"\bha(?:n)? (?:ya )?(\w{3,}[ai]do)\b"),
        re.compile(r"\best(?:á|án|aba|aban) (?:aún )?(\w{3,}ndo)\b"),
    ),
}
"""Language -> what is done, and what is going on, each with its verb."""
_ASKED: Final = {
    "en": re.compile(
        r"\b(?:ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|order(?:s|ed|ing)|(?:tell|invite)s?|told|invited"
        r"|instruct(?:s|ed|ing)) (?:[\w'-]+ ){0,4}?to\b"
    ),
    "fr": re.compile(r"\b(?:appel|invit)\w+ (?:[\w'-]+ ){0,5}?à\b"),
    "es": re.compile(r"\b(?:llam|invit)\w+ (?:[\w'-]+ ){0,5}?a \w+(?:ar|er|ir)\b"),
}
"""Language -> what somebody is asked or told to do: "asked the herders to sell"."""
_TO_DO: Final = {
    "en": re.compile(r"(?:^|\bto )"),
    "fr": re.compile(r"(?:^|\b)(?:de |d'|à )[\w' -]*?\w(?:er|ir|re)\b"),
    "es": re.compile(r"\b\w+(?:ar|er|ir)(?:se|l[aeo]s?)?\b"),
    "de": re.compile(r"\bzu\b|\w{2,}zu\w+en\b"),
    "ru": re.compile(r"\w(?:ть|ти|чь)(?:ся)?\b"),
    "uk": re.compile(r"\w(?:ти|ть)(?:ся)?\b"),
    "ar": re.compile(r"\bأن\b|\bعلى\b|\bب\w"),
}
"""Language -> the infinitive of what was only offered; "offered help" gave it, or may have."""
_UNIT_WITHIN: Final = 2
_RATE_WITHIN: Final = 5


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts."""
    words, said = passage.words, passage.every_sentence
    if not headline_to_compare(claim, story, passage):
        return
    told = claim.headline
    for left_out in (*_told_as_done(told, said, words), *_of_what(told, said, words)):
        message = f"leaves out “{left_out}”, which its source says"
        yield guess(claim, "headline", told, message, f"Keep “{left_out}”", left_out)
    for here, there in _still_going_on(told, said, words):
        message = f"says “{here}” where the source says “{there}”"
        yield guess(claim, "headline", told, message, "Tell it as going on", here)
    for put_in in _put_in(told, said, words):
        message = f"says “{put_in}”, and the words of its source do not"
        yield guess(claim, "headline", told, message, "Take it from the source", put_in)
    for here, there in _measured(told, said, words):
        message = f"says “{here}” where the source says “{there}”"
        yield guess(claim, "headline", told, message, "Take it from the source", here)


def _told_as_done(told: str, said: str, words: Lexicon) -> Iterator[str]:
    """ "Families leave" where the source has "tried to leave"."""
    here = _beginnings(told, words)
    clean = lexicon.plain(said)
    consent, refusal = words.opposites.get("approve", (_NEVER, _NEVER))
    # Where one refused and another agreed, who agrees is told.
    agreed = consent.search(lexicon.plain(told)) and consent.search(clean)
    asked = _ASKED.get(words.language, _NEVER)
    bidden = (asked, words.pattern("request")) if _bidden(told, words) else ()
    # What was promised may be told as what will be.
    ahead = certainty.outlook(told, words) or words.has("intended", told)
    offer = _NEVER if agreed or ahead else words.pattern("offer")
    patterns = (*map(words.pattern, UNDONE), asked, offer, _NEVER if agreed else refusal)
    for pattern in patterns:
        if pattern in bidden or pattern.search(lexicon.plain(told)):
            continue
        if words.has("negation", told):
            continue
        if pattern is words.pattern("failure") and words.has("hindered", told):
            continue
        for match in pattern.finditer(clean):
            # Who "asked not to be named" asked for nothing that could be told as given.
            if words.has("anonymous", clean[max(match.start() - _NEAR, 0) : match.end() + _NEAR]):
                continue
            if _ENTITLED.search(clean[: match.start()]):
                continue
            if pattern is offer and not _to_do(clean[match.end() :], words):
                continue
            what = _object(clean[match.end() :], words)
            if what and len(what & here) >= min(_ALIKE, len(what)):
                yield match[0]
                break


def _bidden(told: str, words: Lexicon) -> bool:
    """Whether a headline has it as asked, wanted or ordered itself."""
    clean = lexicon.plain(told)
    wanted = (found.get(words.language, _NEVER).search(clean) for found in (_ASKED, _WANTED))
    return any(wanted) or any(words.has(key, told) for key in ("request", "obliged"))


def _still_going_on(told: str, said: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """ "Has moved" where the source has "is moving"."""
    done, going_on = _TENSES.get(words.language, (_NEVER, _NEVER))
    there = {match[1][:_BEGINNING]: match[0] for match in going_on.finditer(lexicon.plain(said))}
    for match in done.finditer(lexicon.plain(told)):
        if match[1][:_BEGINNING] in there:
            yield match[0], there[match[1][:_BEGINNING]]


def _put_in(told: str, said: str, words: Lexicon) -> Iterator[str]:
    """ "Waits in vain", "refused help", where nothing failed and nobody refused."""
    refusal = words.opposites.get("approve", (_NEVER, _NEVER))[1]
    clean = lexicon.plain(said)
    denies = any(words.has(key, said) for key in ("negation", "denial", "anonymous"))
    for pattern in (words.pattern("failure"), refusal):
        found = pattern.search(lexicon.plain(told))
        if found and not denies and not pattern.search(clean):
            yield found[0]


def _to_do(behind: str, words: Lexicon) -> bool:
    """Whether an infinitive follows: "offered to sell" and not "offered help"."""
    told = " ".join(_SENTENCE_END.split(behind)[0].split()[:_OBJECT])
    return bool(_TO_DO.get(words.language, _ANYTHING).search(told))


def _object(behind: str, words: Lexicon) -> set[str]:
    """The beginnings of the words of what was tried or asked for, to the end of its clause."""
    # In German a comma stands before the infinitive: "drohte, die Brücke zu sperren".
    clause = _SENTENCE_END if words.language == "de" else CLAUSE_MARK
    return _beginnings(" ".join(clause.split(behind)[0].split()[:_OBJECT]), words)


def _beginnings(text: str, words: Lexicon) -> set[str]:
    found = (stem[:_BEGINNING] for stem in stems(text, words.language))
    return {_ONE_VERB.get(beginning, beginning) for beginning in found}


def _of_what(told: str, said: str, words: Lexicon) -> Iterator[str]:
    """40 told of what is 40 percent, 200 of what is 200 a day."""
    numbers = {n for n in numerals.numbers(told, words.language) if n > 1}
    for key, reach in (("percent", _UNIT_WITHIN), ("rate", _RATE_WITHIN)):
        if words.has(key, told):
            continue
        for number, beside in _numbers(said, words):
            found = words.found(key, " ".join(beside[:reach]))
            if found and number in numbers:
                yield found[0]
                break


def _measured(told: str, said: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """Nine days told where the source has nine hours; not where words have no edges."""
    if not words.spaced:
        return
    units = [_units(text, words) for text in (told, said)]
    for number, here in units[0].items():
        there = units[1].get(number, {})
        lone = [
            unit for unit in here.values() if not shared(stems(unit, words.language), _all(there))
        ]
        if there and lone and all(len(unit) > _UNIT_WITHIN for unit in (*lone, *there.values())):
            yield lone[0], next(iter(there.values()))


def _all(units: dict[str, str]) -> frozenset[str]:
    return frozenset(units)


def _units(text: str, words: Lexicon) -> dict[int | float, dict[str, str]]:
    """Number -> the units of time, length or weight right behind it, by their stems."""
    found: dict[int | float, dict[str, str]] = {}
    for number, behind in _numbers(text, words):
        for unit in words.found("measure", " ".join(behind[:1])):
            for stem in stems(unit, words.language):
                found.setdefault(number, {})[stem] = unit
    return found


def _numbers(text: str, words: Lexicon) -> Iterator[tuple[int | float, list[str]]]:
    """Every number above one of a text, and the words behind it.

    Without spaces between words it is the whole clause: "每天200人" has its rate before the number.
    """
    if not words.spaced:
        for clause in CLAUSE_MARK.split(text):
            yield from ((n, [clause]) for n in numerals.numbers(clause, words.language) if n > 1)
        return
    tokens = _NUMBER.findall(text.replace("%", " % ").replace("٪", " ٪ "))
    for at, token in enumerate(tokens):
        number = numerals.numbers(token, words.language)
        if len(number) == 1 and number[0] > 1:
            yield number[0], tokens[at + 1 : at + 1 + _RATE_WITHIN]
