"""Certainty checks: a row's status and headline beside the words of its evidence.

A verb says whether something happened, is expected, planned or possible, or is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from overland.evidence.claims import negations, no_otherwise, side_clauses
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.quotation_marks import unquoted
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon, moods
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Count, Event, Leg
from overland.story.vocabularies import STATUS

OUTLOOKS: Final = ("possible", "expected", "planned")
_AHEAD: Final = {
    "expected": frozenset({"expected", "planned"}),
    "planned": frozenset({"planned"}),
    "forecast": frozenset(OUTLOOKS),
}
"""Status of what had not happened -> the words that bear it out."""
_DONE: Final = frozenset({"reported", "registered", "remaining"})
_STATUS_OF: Final = {"possible": "forecast", "expected": "expected", "planned": "planned"}
_DATED: Final = re.compile(r"\d \w+|\w \d")
"""May is a month beside a figure, and a verb elsewhere."""
_NEAR: Final = 4
"""Words before an excerpt that belong to its verb."""

_FIRST: Final = 4
"""Words of a headline that survive any clipping."""
_UNTIL_DENIED: Final = 12
_FIRST_CLAUSE: Final = re.compile(r"[,;:—(，。；：（]")
_BESIDE: Final = 2
"""Words before a denial in which a negation is of it."""
_VERB: Final = 5
"""Words behind a figure in which its verb begins."""

Stated = Event | Count | Leg
_IS: Final = re.compile(r"\b(?:is|are) $")


def _gives_reason(clean: str, match: re.Match[str], words: Lexicon) -> bool:
    """ "due to rain" is a reason; a ship that "is due to leave" is expected."""
    reason = words.pattern("reason").match(clean, match.start())
    return bool(reason) and not (match[0] == "due" and _IS.search(clean[: match.start()]))


@lru_cache(maxsize=2048)
def outlook(text: str, words: Lexicon) -> Mapping[str, str]:
    """Which of OUTLOOKS the words of a row or a sentence say, each with its word.

    A mere purpose is left out.
    """
    clean = lexicon.plain(text)
    written = lexicon.squeezed(text)
    cased = written if len(written) == len(clean) else clean
    purposes = [match.end() for match in words.pattern("purpose").finditer(clean)]
    found: dict[str, str] = {}
    for key in OUTLOOKS:
        for match in words.pattern(key).finditer(clean):
            near = clean[max(match.start() - 3, 0) : match.end() + 3]
            if match[0] in words.months and _DATED.search(near):
                continue
            start, end = match.span()
            if moods.another_sense(cased[:start], cased[start:end], cased[end:], words):
                continue
            if _unable(clean, match, words) or _gives_reason(clean, match, words):
                continue
            between = [clean[end : match.start()] for end in purposes if end <= match.start()]
            if not any(len(b.split()) <= 3 and not CLAUSE_MARK.search(b) for b in between):
                found.setdefault(key, match[0])
    return found


def _unable(clean: str, verb: re.Match[str], words: Lexicon) -> bool:
    """Whether somebody could not: "could not explain" foretells nothing.

    A negation follows the verb in English or is who does it ("no one could"), ends its clause in
    German, and stands before it in Russian and Ukrainian; behind it there, it is of what may be.
    """
    if not words.pattern("ability").fullmatch(verb[0]):
        return False
    behind = CLAUSE_MARK.split(clean[verb.end() :])[0]
    if words.language == "de":
        return words.has("negation", behind)
    before = CLAUSE_MARK.split(clean[: verb.start()])[-1].split()
    beside = [*before[-_BESIDE:], *behind.split()[:1]] if words.language == "en" else before[-1:]
    return words.has("negation", " ".join(beside))


def of_status(
    item: Stated, exact: str, words: Lexicon, before: str = "", behind: str = ""
) -> Iterator[Fault]:
    """A status that the excerpt contradicts, with the words beside it in its clause.

    A figure's verb stands behind it: "about 100 of their citizens would be taken out".
    """
    clause = CLAUSE_MARK.split(before)[-1].split()
    # "Would be taken out overland to Lebanon and [flown home]": one verb for both.
    joined = bool(clause) and lexicon.plain(clause[-1]) in words.joining
    near = " ".join(clause if joined else clause[-_NEAR:])
    verb = " ".join(CLAUSE_MARK.split(behind)[0].split()[:_VERB]) if isinstance(item, Count) else ""
    if isinstance(item, Event):
        exact = side_clauses.without_concessions(exact, item.headline, words)
    found = outlook(f"{near} {exact} {verb}", words)
    if isinstance(item, Event) and item.kind == "announcement" and "possible" in found:
        # What is reported is that it was said: "Our teams can reach only a fraction".
        outside = outlook(f"{near} {unquoted(exact)}", words)
        found = {key: word for key, word in found.items() if key != "possible" or key in outside}
    # Of a figure "could" may be a guess; of an event it may be that somebody was able to.
    able = isinstance(item, Event) and (
        moods.were_able(found.values(), exact, words)
        or (found.keys() == {"planned"} and moods.would_not(exact, words, item.headline, words))
    )
    if item.status in _DONE and found and not able:
        key, word = next(iter(found.items()))
        message = f"is the status of what the source says with “{word}”"
        remedy = f"Write {_STATUS_OF[key]}"
        yield guess(item, "status", item.status, message, remedy, word)
    wanted = _AHEAD.get(item.status)
    if wanted and found and not wanted & found.keys():
        word = next(iter(found.values()))
        message = f"is more than the source says with “{word}”"
        yield guess(item, "status", item.status, message, "Write forecast", word)


def of_denial(
    item: Event | Count, words_before: str, sentence: str, words: Lexicon
) -> Iterator[Fault]:
    """What the source's sentence denies, told as so; what nobody denies, told as denied."""
    headline = item.headline if isinstance(item, Event) else ""
    found = words.found("denial", words.without("left_open", lexicon.plain(words_before)))
    says_so = words.has("denial", headline) or words.has("negation", headline)
    if found and item.status not in ("denied", "headline") and not says_so:
        message = f"is the status of what the source says with “{found[0]}”"
        remedy = "Write denied, and begin the headline with who denies it"
        yield guess(item, "status", item.status, message, remedy, found[0])
    denies = words.has("denial", sentence) or words.has("negation", sentence)
    if item.status == "denied" and not denies:
        message = "is a status for which the source's sentence has no word"
        yield guess(item, "status", item.status, message, "Write what the source says", "denied")


def of_outlook(item: Stated, sentence: str, words: Lexicon) -> Iterator[Fault]:
    """A status of what is to come, where the whole sentence tells what has been."""
    ahead = moods.is_and_will_be(sentence, words) or moods.will_be(sentence, words)
    ahead |= no_otherwise.at_the_earliest(sentence, words)
    open_ = item.status in _AHEAD and not ahead
    if open_ and not outlook(sentence, words):
        message = "is a status for which the source's sentence has no word"
        yield guess(item, "status", item.status, message, "Write what the source says", item.status)


def of_headline(event: Event, exact: str, words: Lexicon, own: Lexicon) -> Iterator[Fault]:
    """What a headline leaves out of its excerpt: "could", "presumably", "not".

    `words` are those of the source's language, `own` those of the headline's.
    """
    headline = event.headline
    exact = _clauses_of(headline, exact, words, own)
    said = outlook(exact, words)
    told = outlook(headline, own)
    may_be = said.keys() == {"possible"}
    intended = own.has("intended", headline) or (moods.is_and_will_be(headline, own) and not may_be)
    intended |= STATUS[event.status].outlook and moods.announces_a_noun(headline, own)
    same = moods.say_the_same(told, headline, exact, words, own)
    same |= words is own and no_otherwise.says_the_same(exact, headline, own)
    refused = said.keys() == {"planned"} and moods.would_not(exact, words, headline, own)
    if said and not told and not (intended or refused) and event.status != "denied":
        word = next(iter(said.values()))
        # "Villarrubia espera a los músicos" says "se espera" by another form of it.
        if not shared(stems(word, words.language), stems(headline, own.language)):
            yield _dropped(event, word)
    elif told and not said and event.status in _DONE and not same:
        word = next(iter(told.values()))
        message = f"says “{word}”, and the excerpt does not"
        yield guess(event, "headline", headline, message, "Take the sense from the source", word)
    elif may_be and "possible" not in told and told:
        word, other = said["possible"], next(iter(told.values()))
        message = f"says “{other}” where the source says “{word}”"
        yield guess(event, "headline", headline, message, f"Keep “{word}”", word)
    doubt = words.found("doubt", exact)
    # "Selon" and "laut" are doubts that a verb of speech says as well.
    doubt = tuple(word for word in doubt if not _by_whom(word, headline, exact, words, own))
    doubted = own.has("doubt", headline) or moods.hearsay(headline, own)
    if doubt and not (doubted or "possible" in told):
        yield _dropped(event, doubt[0])
    registered = words.found("registered", exact)
    if registered and not own.has("registered", headline):
        yield _dropped(event, registered[0])
    yield from negations.beside_excerpt(event, exact, words, own)


def of_purpose(event: Event, exact: str, words: Lexicon, own: Lexicon) -> Iterator[Fault]:
    """What was done "so that it could …", told as if it had."""
    word = side_clauses.purpose_told_as_done(exact, event.headline, words) if words is own else ""
    if word and not outlook(event.headline, own):
        yield _dropped(event, word)


def _by_whom(doubt: str, headline: str, exact: str, words: Lexicon, own: Lexicon) -> bool:
    """Whether a doubt only says by whose account something is, and the headline does so too."""
    if not any(own.has(key, headline) for key in ("attribution", "account", "speech")):
        return False
    return words.has("account", doubt) and _names(headline, doubt, exact, words, own)


def _names(headline: str, account: str, exact: str, words: Lexicon, own: Lexicon) -> bool:
    """Whether a headline names who gives an account: "selon l'armée" is none of the mayor's."""
    if words is not own or not words.spaced:
        return True
    before, _account, behind = lexicon.plain(exact).partition(account)
    # German says who before "zufolge".
    near = CLAUSE_MARK.split(before if account == "zufolge" else behind)
    clause = near[-1].split()[::-1] if account == "zufolge" else near[0].split()
    named = next((one for word in clause if (one := stems(word, words.language))), frozenset())
    return not named or bool(shared(named, stems(headline, own.language)))


def _clauses_of(headline: str, exact: str, words: Lexicon, own: Lexicon) -> str:
    """The clauses of an excerpt that have a word in common with the headline."""
    if words is not own:
        return exact
    told = stems(headline, own.language)
    clauses = CLAUSE_MARK.split(exact)
    return ", ".join(
        c
        for c in clauses
        if len(clauses) == 1 or moods.hedges(c, words) or shared(told, stems(c, own.language))
    )


def of_reason(event: Event, exact: str, words: Lexicon, own: Lexicon) -> Iterator[Fault]:
    """A denial told without the reason that is all that is denied.

    "Denied helping people because of the floods" does not deny that they help.
    """
    said = words.found("reason", exact)
    causes = any(
        pair.search(lexicon.plain(event.headline)) for pair in own.opposites.get("cause", ())
    )
    told = own.has("reason", event.headline) or causes or own.has("why", event.headline)
    if event.status == "denied" and said and not told:
        message = f"leaves out “{said[0]}”: the reason is what is denied"
        yield guess(event, "headline", event.headline, message, "Give the reason too", said[0])


def denier_first(event: Event, own: Lexicon) -> Iterator[Fault]:
    """A denial begins with who denies: cut short, it must not read as what is denied."""
    if event.status != "denied":
        return
    first = event.headline.split()
    language = own.language
    denied = stems(event.evidence.exact if event.evidence else "", language)
    told = stems(event.speaker, language)
    speaker = told - denied or told
    begins, until_denied = " ".join(first[:_FIRST]), " ".join(first[:_UNTIL_DENIED])
    if not own.spaced:
        until_denied = _FIRST_CLAUSE.split(lexicon.plain(event.headline))[0][: 2 * _UNTIL_DENIED]
        denial = own.pattern("denial").search(until_denied)
        begins = until_denied[: denial.start()] if denial else ""
    named = shared(stems(begins, language), speaker)
    if undone(event.headline, own) and not undone(
        event.evidence.exact if event.evidence else "", own
    ):
        message = "takes the denial back, which its source does not"
        yield guess(event, "headline", event.headline, message, "Take it from the source", "denied")
    if not named or not own.has("denial", until_denied):
        message = "is a denial that does not begin with who denies it"
        remedy = f"Begin with {event.speaker or 'the speaker'}, then “denies”"
        yield guess(event, "headline", event.headline, message, remedy)


def undone(text: str, words: Lexicon) -> bool:
    """Whether a denial has a negation right before it: "does not dismiss"."""
    clean = lexicon.plain(text)
    return any(
        words.has(
            "negation", " ".join(CLAUSE_MARK.split(clean[: match.start()])[-1].split()[-_BESIDE:])
        )
        for match in words.pattern("denial").finditer(clean)
    )


def _dropped(event: Event, word: str) -> Fault:
    message = f"leaves out “{word}”, which its excerpt says"
    return guess(event, "headline", event.headline, message, f"Keep “{word}”", word)


def stated(item: Claim) -> bool:
    """Whether a row has a status."""
    return isinstance(item, Event | Count | Leg)
