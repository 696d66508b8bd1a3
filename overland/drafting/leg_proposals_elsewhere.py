"""Movements in languages other than English, by their prepositions before the places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from overland.drafting import clauses, dateline, movement_verbs, speakers
from overland.drafting.deadline import Deadline
from overland.drafting.leg_proposals import OF_ANYTHING
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.proposals import DateProposal, LegProposal, PlaceProposal
from overland.drafting.text import Sentence, Text, words
from overland.drafting.wording import word_list

_LEAVE = frozenset(
    [
        "غادرت",
        "غادر",
        "غادروا",
        "quitté",
        "quittent",
        "quitte",
        "quitter",
        "abandonó",
        "abandonaron",
        "verließ",
        "verließen",
        "покинули",
        "покинул",
        "покинула",
        "залишили",
        "залишив",
    ]
)
"""Verbs whose object is where a movement begins."""


def find(
    text: Text,
    places: Sequence[PlaceProposal],
    lexicon: DraftLexicon,
    deadline: Deadline,
    dates: Sequence[DateProposal],
) -> list[LegProposal]:
    """A movement for each sentence with a verb of movement that leads from, or to, a place.

    A dateline, told by the text's `dates`, is no part of it.
    """
    found: list[LegProposal] = []
    for sentence in text.sentences:
        deadline.check()
        first = sentence.start + dateline.end(sentence, dates)
        here = [p for p in places if first <= p.start and p.end <= sentence.end]
        told = replace(sentence, start=first, text=sentence.text[first - sentence.start :])
        leg = _leg(told, here, lexicon) if here and not sentence.heading else None
        if leg:
            found.append(leg)
    return found


_OF = ("de", "du", "del", "d'", "von")
_KINDS_OF_PLACE = frozenset(
    word_list(
        """ciudad capital puerto localidad pueblo isla provincia aeropuerto paso ville capitale
        port village île province aéroport gare stadt hauptstadt hafen insel provinz hospital"""
    )
)
_INSIDE = ("en", "في")
_NEAR = ("cerca", "près", "lejos", "loin", "unweit")
_FLED = frozenset(word_list("فر فرت فروا هرب هربت هربوا نزح نزحت نزحوا huyó huyeron huían huyen"))
_BORDERS = ("кордон", "границ", "frontera", "frontière", "grenze", "الحدود")


def _is_of_a_role(before: Sequence[str], lexicon: DraftLexicon) -> bool:
    """ "gobernador de Norte de Santander": whose somebody is."""
    roles = lexicon.roles | lexicon.titles
    return len(before) > 1 and before[-1] in lexicon.origin and before[-2] in roles


def _ends(
    sentence: Sentence, places: list[PlaceProposal], lexicon: DraftLexicon
) -> tuple[str, str]:
    """Where a journey begins and ends by the words before its places; "" where none says so."""
    tokens = words(sentence.text, sentence.start)
    origin, destination, inside = "", "", ""
    for place in places:
        before = [token.lower for token in tokens if token.end <= place.start][-4:]
        if any(word.startswith(_BORDERS) for word in before):
            continue  # the border with Poland is no way from Poland
        while len(before) > 1 and before[-1] in _OF and before[-2] in _KINDS_OF_PLACE:
            before = before[:-2]  # "a la ciudad de San Juan" is to San Juan
        if len(before) > 1 and before[-2] in _NEAR:
            continue  # a bus that broke down near Limón did not set out there
        if _is_of_a_role(before, lexicon):
            continue  # nor does the governor of a province come from there
        lead = next((w for w in reversed(before) if w in lexicon.to or w in lexicon.origin), "")
        prefix = sentence.text[
            max(0, place.start - sentence.start - 2) : place.start - sentence.start
        ]
        direct = [word for word in before if word not in lexicon.place_nouns][-1:]
        if (
            (not lead and direct and direct[0] in _LEAVE)
            or lead in lexicon.origin
            or prefix.lower() in ("d'", "d’")
        ):
            origin = origin or place.exact
        elif lead in _INSIDE:
            inside = inside or place.exact
        elif lead in lexicon.to or prefix.endswith(("ل", "ب")):
            destination = destination or place.exact
    # "Who fled from fighting in Murzuk to Sabha": the town that they fled in is left.
    if destination and inside and not origin and any(t.lower in _FLED for t in tokens):
        origin = inside
    # "en Colombia" is where somebody arrives, unless another word leads on.
    destination = destination or inside
    return origin, destination


def _leg(
    sentence: Sentence, places: list[PlaceProposal], lexicon: DraftLexicon
) -> LegProposal | None:
    tokens = words(sentence.text, sentence.start)
    plain = [token.lower for token in tokens]
    if lexicon.code == "ar":  # "and" is written together with the verb
        plain += [word[1:] for word in plain if word[:1] in ("و", "ف") and len(word) > 3]
    ways = [way for word in plain if (way := movement_verbs.mode(word, lexicon)) is not None]
    if not ways:
        return None
    origin, destination = _ends(sentence, places, lexicon)
    if not (origin or destination) or origin == destination:
        return None
    carried = [w for w in plain if w in lexicon.vehicles]
    modes = [lexicon.vehicles[w] for w in carried if w not in OF_ANYTHING]
    modes += [way for way in ways if way]
    modes += [lexicon.vehicles[w] for w in carried]
    return LegProposal(
        exact=sentence.text,
        start=sentence.start,
        end=sentence.end,
        origin=origin,
        destination=destination,
        mode=modes[0] if modes else "",
        status=_status(sentence.text, lexicon),
    )


def _status(told: str, lexicon: DraftLexicon) -> str:
    """What somebody is named for is a claim."""
    status = clauses.status(told, lexicon.code, moves=True)
    said = status == "reported" and speakers.attributions(told, lexicon)
    return "claimed" if said else status
