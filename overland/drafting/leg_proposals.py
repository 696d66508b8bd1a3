"""Movements of a text: a clause with a verb of movement and a place that it comes from or goes to.

An end that the clause does not name stays empty; nothing is joined across clauses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from overland.drafting import (
    boarded_or_denied,
    clauses,
    event_places,
    leads,
    named_in_passing,
    onward,
    speakers,
    vehicles,
    whose_town,
)
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.proposals import LegProposal, PlaceProposal
from overland.drafting.text import Sentence, Text, Word, words
from overland.drafting.wording import word_list
from overland.story.vocabularies import AREAS

_ARRIVAL = frozenset(
    word_list(
        """
    arrived arrive arrives arriving arrival landed land lands landing docked dock docks
    disembarked reached reach reaches reaching entered enter entering stopped
    """
    )
)
_NOUNS = frozenset(
    word_list(
        """
    flight flights journey convoy convoys trip route voyage crossing evacuation bus buses ferry
    train road ship way transfer movement movements
    """
    )
)
_DIRECT_TO = frozenset(
    word_list(
        """
    reached reach reaches reaching entered enter enters entering
    """
    )
)
_DIRECT_FROM = frozenset(
    word_list(
        """
    left leave leaves leaving fled flee flees fleeing departed depart departing escaped escape
    evacuated evacuate exiting
    """
    )
)
_ON_THE_WAY = frozenset(("stopped", "stops", "due"))
_PUT_DOWN = frozenset(
    (("put", "down"), ("set", "down"), ("dropped", "off"), ("dropped", "at"), ("let", "off"))
)
_TO = frozenset(["to", "into", "onto", "toward", "towards"])
_FOR_A_PLACE = _DIRECT_FROM | {"headed", "heading", "bound", "set", "sailed", "flew", "head"}


def find(
    text: Text,
    mask: str,
    places: Sequence[PlaceProposal],
    lexicon: DraftLexicon,
    deadline: Deadline,
) -> list[LegProposal]:
    """Every movement that names an end, in order."""
    found: list[LegProposal] = []
    for sentence in text.sentences:
        deadline.check()
        if sentence.heading:
            continue
        here = [
            p for p in places
            if sentence.start <= p.start and p.end <= sentence.end
            and not named_in_passing.is_home(text.text[sentence.start : p.start])
            and not whose_town.says_only_where(p, text, lexicon)
        ]  # fmt: skip
        if here:
            told = bool(speakers.attributions(mask[sentence.start : sentence.end], lexicon))
            for leg in _in_sentence(sentence, here, lexicon, told=told):
                found.append(onward.from_there(leg, found[-1:], text, lexicon.code))
    return found


def _in_sentence(
    sentence: Sentence, places: list[PlaceProposal], lexicon: DraftLexicon, *, told: bool
) -> list[LegProposal]:
    found: list[LegProposal] = []
    done: set[tuple[int, int]] = set()
    for place in places:
        bounds = clauses.around(
            sentence.text, place.start - sentence.start, place.end - sentence.start
        )
        if bounds in done:
            continue
        done.add(bounds)
        inside = [p for p in places if bounds[0] <= p.start - sentence.start < bounds[1]]
        found += _legs(sentence, bounds, inside, lexicon, told=told)
    return found


def _legs(
    sentence: Sentence,
    bounds: tuple[int, int],
    places: list[PlaceProposal],
    lexicon: DraftLexicon,
    *,
    told: bool,
) -> list[LegProposal]:
    """The movements of a clause, one for each stage of the way that it tells."""
    clause = sentence.text[slice(*bounds)]
    if _OF_MONTHS.search(clause) or boarded_or_denied.is_denied(sentence, bounds):
        return []
    start = sentence.start + bounds[0]
    tokens = words(clause, start)
    status = clauses.status(clause, lexicon.code, moves=True)
    if told and status == "reported":
        status = "claimed"
    stages = _stages(tokens, onward.cuts(clause, lexicon, start), places, lexicon)
    start += len(clause) - len(clause.lstrip(" ,"))
    exact = clause.strip(" ,")
    found = [
        LegProposal(exact, start, start + len(exact), origin, destination,
                    vehicles.mode(part, sentence, lexicon), status)
        for origin, destination, part in stages
        if (origin or destination) and origin != destination
    ]  # fmt: skip
    done = status in ("reported", "claimed")
    return [
        replace(leg, status="planned", announced=True)
        if done and event_places.is_announced(leg)
        else leg
        for leg in found
    ]


def _stages(
    tokens: tuple[Word, ...],
    cuts: Sequence[int],
    places: list[PlaceProposal],
    lexicon: DraftLexicon,
) -> list[tuple[str, str, tuple[Word, ...]]]:
    """Ends and words of each stage: a new one begins where the last one has come to a town."""
    whole = _ends(tokens, places, lexicon)
    areas = {place.exact for place in places if place.kind in AREAS}
    found: list[tuple[str, str, tuple[Word, ...]]] = []
    first = 0
    for last in (*cuts, tokens[-1].end if tokens else 0):
        told = tuple(token for token in tokens if token.end <= last)
        here = [place for place in places if first <= place.start < last]
        origin, destination = _ends(told, here, lexicon)
        part = tuple(token for token in told if token.start >= first)
        before = found[-1] if found else ("", "", ())
        if not found or (before[1] and before[1] not in areas and destination):
            found.append((origin or before[1], destination, part))
        elif before[0] and origin and destination:
            found[-1] = (before[0], origin, before[2])
            found.append((origin, destination, part))
        else:
            found[-1] = (before[0] or origin, destination or before[1], (*before[2], *part))
        first = last
    return found if len(found) > 1 else [(*whole, tokens)]


def _ends(
    tokens: tuple[Word, ...], places: list[PlaceProposal], lexicon: DraftLexicon
) -> tuple[str, str]:
    """Where the movement of a clause begins and ends, "" where it does not say."""
    verbs = [
        token
        for at, token in enumerate(tokens)
        if (token.lower in lexicon.move and not _is_spoken_to(tokens, at))
        or token.lower in _NOUNS
        or _leads_in(tokens, at, lexicon)
    ]
    origin, destination = "", ""
    stayed = ""
    for place in places:
        lead = leads.before(tokens, place)
        before = [verb for verb in verbs if verb.end <= place.start]
        if lead is not None and not before and _leads_the_clause(lead, tokens, verbs):
            origin = origin or place.exact
        if lead is not None and _is_stay(lead, tokens):
            stayed = place.exact
        if lead is not None and boarded_or_denied.is_boarded(lead, tokens):
            origin = origin or place.exact
            continue
        if not before or lead is None:
            continue
        end = _end(lead, before, tokens, place, lexicon)
        if end == "origin" and not origin:
            origin = place.exact
        elif end == "destination" and (not destination or lead.lower in ("to", "into")):
            destination = place.exact
    # "They remained in X and were to fly to Y": who goes is there.
    return origin or (stayed if destination else ""), destination


_BE = frozenset(["was", "were", "is", "are", "be", "been", "being", "when", "not"])
_ON_THE_LINE = frozenset(["telephone", "phone", "radio", "video", "email", "satellite"])


def _is_spoken_to(tokens: tuple[Word, ...], at: int) -> bool:
    """Who "was reached by telephone in" a town has not gone there."""
    if tokens[at].lower not in ("reached", "reach"):
        return False
    before = [token.lower for token in tokens[max(0, at - 2) : at]]
    behind = {token.lower for token in tokens[at + 1 : at + 4]}
    return bool(_BE & set(before)) or ("by" in behind and bool(behind & _ON_THE_LINE))


def _leads_in(tokens: tuple[Word, ...], at: int, lexicon: DraftLexicon) -> bool:
    """Who or what carries people "stopped in Petersburg", is "due in" or "bound for" a place, or
    they are "put down at" it.
    """
    word, behind = tokens[at].lower, tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if any((word, token.lower) in _PUT_DOWN for token in tokens[at + 1 : at + 3]):
        return True
    if not (word in _ON_THE_WAY and behind in ("in", "at")) and (word, behind) != ("bound", "for"):
        return False
    moving = lexicon.vehicles.keys() | lexicon.nouns | lexicon.pronouns | lexicon.move.keys()
    return any(token.lower in moving for token in tokens[:at])


def _leads_the_clause(lead: Word, tokens: tuple[Word, ...], verbs: list[Word]) -> bool:
    """ "From Semera, 58 of them crossed": the way begins there, before its verb is read."""
    return lead.lower == "from" and lead == tokens[0] and any(v.start > lead.end for v in verbs)


_OF_MONTHS = re.compile(r"\b(?:has|have)\b.+\bsince (?:\d|[A-Z][a-z]+ \d|last\b|the\b)", re.S)
"""What has gone on since a day is a sum of many ways: "270,000 have entered since February"."""
_STAYED = frozenset(["remained", "remain", "stayed", "waited", "waiting", "stranded"])


def _is_stay(lead: Word, tokens: tuple[Word, ...]) -> bool:
    before = [t.lower for t in tokens if t.end <= lead.start][-2:]
    return lead.lower in ("in", "at") and bool(_STAYED & set(before))


def _end(
    lead: Word,
    verbs: list[Word],
    tokens: tuple[Word, ...],
    place: PlaceProposal,
    lexicon: DraftLexicon,
) -> str:
    """Which end of the movement a place is: "origin", "destination" or ""."""
    word = lead.lower
    before = [t.lower for t in tokens if t.end <= lead.start][-1:]
    if word in _TO and before in (["road"], ["highway"], ["route"]):
        return ""  # "until the road to Kamanjab is open"
    if word in ("in", "at"):
        return _end_inside(lead, verbs, tokens, place)
    if word in _TO:
        moves = any(v.lower in lexicon.move or v.lower in _NOUNS for v in verbs)
        return "destination" if moves and before != ["according"] else ""
    if word == "for":
        return "destination" if any(v.lower in _FOR_A_PLACE for v in verbs) else ""
    if word == "of":
        return "origin" if before == ["out"] else ""
    if word in ("from", "out") or word in _DIRECT_FROM:
        return "origin"
    if word == "between":
        return "origin" if verbs[-1].lower in _NOUNS else ""
    if word in ("crossing", "crossed", "cross"):
        return "destination" if place.kind == "border_crossing" else ""
    return "destination" if word in _DIRECT_TO or word == "bound" else ""


def _end_inside(
    lead: Word, verbs: list[Word], tokens: tuple[Word, ...], place: PlaceProposal
) -> str:
    """ "arrived in", "left people in": which end, by the verbs close before."""
    if _leads_to_a_noun(tokens, lead):
        return "destination"
    near = {v.lower for v in verbs if sum(v.end <= t.start < lead.start for t in tokens) <= 6}
    if near & (_ARRIVAL | _ON_THE_WAY | {verb for verb, _behind in _PUT_DOWN}):
        return "destination"
    return "origin" if near & {"left", "fled", "departed"} else ""


def _leads_to_a_noun(tokens: tuple[Word, ...], lead: Word) -> bool:
    """ "to a school in Aleppo": the place of what is gone to."""
    before = [t.lower for t in tokens if t.end <= lead.start][-4:]
    for at, word in enumerate(before[:-2]):
        if word in ("to", "into") and before[at + 1] in ("a", "an", "the", "their"):
            return True
    return False
