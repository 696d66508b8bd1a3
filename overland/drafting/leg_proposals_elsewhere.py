"""Movements in languages other than English, by their prepositions before the places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from overland.drafting import (
    clauses,
    dateline,
    movement_verbs,
    named_in_passing,
    onward,
    speakers,
    this_town,
    vehicles,
)
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.place_words import KINDS_OF_PLACE
from overland.drafting.proposals import DateProposal, LegProposal, PlaceProposal
from overland.drafting.text import Sentence, Text, Word, words
from overland.drafting.wording import word_list


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
    town = this_town.of(places, text, dates)
    for sentence in text.sentences:
        deadline.check()
        first = sentence.start + dateline.end(sentence, dates, places)
        if first >= sentence.end or sentence.heading:
            continue
        told = replace(sentence, start=first, text=sentence.text[first - sentence.start :])
        way = found[-1].mode if found else ""
        for leg in _legs(told, places, lexicon, town, way):
            found.append(onward.from_there(leg, found[-1:], text, lexicon.code))
    return found


_ONWARD = re.compile(
    r",? (?:(?:y )?(?:desde|de) (?:allí|allá|ahí|donde)|(?:y )?(?:luego|después)|"
    r"et de là|puis de là|d['’]où|(?:et )?(?:puis|ensuite)|"
    r"(?:und )?von (?:dort|wo)(?: aus)?|(?:und )?(?:dann|danach|anschließend)|"
    r"(?:и|а)?(?: затем| потом)? ?(?:оттуда|откуда)|(?:и|а) (?:затем|потом)|"
    r"(?:і|й|та|а)? ?(?:звідти|звідки)|(?:і|й|та|а) (?:потім|далі)) "
)
"""What leads on from where the words before it have led."""
_APART = re.compile(
    r"[;؛]\s*|[,،] (?:mientras(?: que)?|tandis que|alors que|während|тогда как|тоді як|"
    r"а(?! оттуда| звідти)|فيما|بينما) "
)
"""What sets one group's movement beside another's."""


def _legs(
    sentence: Sentence,
    places: Sequence[PlaceProposal],
    lexicon: DraftLexicon,
    town: str,
    way: str,
) -> list[LegProposal]:
    """The movements of a sentence: one, or one for each group, and what leads on from it.

    `way` is the mode of the movement before: "the convoy" is that one again.
    """
    parts = _cut(sentence, _APART)
    if len(parts) > 1:
        return [leg for part in parts for leg in _legs(part, places, lexicon, town, way)]
    first, *onward = _cut(sentence, _ONWARD)
    leg = _leg(first, _within(places, first), lexicon, town, way)
    if leg is None:
        return []
    found = [leg]
    for part in onward:
        origin = found[-1].destination
        _none, destination = _ends(part, _within(places, part), lexicon)
        if not origin or not destination or origin == destination or not _moves(part, lexicon):
            break
        # They go on as they came, unless another vehicle is named.
        plain = (word.lower for word in words(part.text))
        mode = next(filter(None, (vehicles.way(word, lexicon) for word in plain)), leg.mode)
        found.append(replace(leg, origin=origin, destination=destination, mode=mode))
    # What is to come of the whole sentence is to come of its parts.
    status = _status(sentence.text, lexicon)
    return [replace(one, exact=sentence.text, start=sentence.start, end=sentence.end,
                    status=status) for one in found]  # fmt: skip


def _moves(part: Sentence, lexicon: DraftLexicon) -> bool:
    """Whether words that lead on tell of a movement, or of what carries: "y luego en tren a"."""
    plain = [word.lower for word in words(part.text)]
    carried = any(vehicles.way(word, lexicon) for word in plain)
    to = bool(plain) and plain[0] in lexicon.to  # "y desde allí a Tegucigalpa"
    return to or carried or bool(movement_verbs.told(plain, lexicon, to_come=True))


def _cut(sentence: Sentence, cuts: re.Pattern[str]) -> list[Sentence]:
    parts, at = [], 0
    for cut in (*cuts.finditer(sentence.text), None):
        end = cut.start() if cut else len(sentence.text)
        start, last = sentence.start + at, sentence.start + end
        parts.append(replace(sentence, text=sentence.text[at:end], start=start, end=last))
        at = cut.end() if cut else end
    return parts


def _within(places: Sequence[PlaceProposal], part: Sentence) -> list[PlaceProposal]:
    return [place for place in places if part.start <= place.start and place.end <= part.end]


_OF = ("de", "du", "del", "d'", "von")
_TO_COME = ("planned", "expected", "forecast")
_INSIDE = ("en", "في")
_HOURS = frozenset(
    word_list(
        """matin soir midi nuit hier mañana tarde noche ayer morgen abend früh gestern утром вечером
        ночью вчера вранці ввечері вчора صباح مساء أمس"""
    )
)
_ARTICLES = ("le", "la", "les", "l", "el", "los", "las", "die", "das", "den", "der")
_NEAR = ("cerca", "près", "lejos", "loin", "unweit")
_ROADS = ("route", "routes", "piste", "carretera", "ruta", "camino", "autopista")
_FLED = frozenset(word_list("فر فرت فروا هرب هربت هربوا نزح نزحت نزحوا huyó huyeron huían huyen"))
_BORDERS = ("кордон", "границ", "frontera", "frontière", "grenze", "الحدود")


def _before(tokens: Sequence[Word], place: PlaceProposal, after: int) -> list[str]:
    """The words before a place, from an offset on: "a la ciudad de San Juan" is to San Juan."""
    before = [token.lower for token in tokens if after <= token.start < place.start][-6:]
    while len(before) > 1 and before[-1] in _OF:
        # "a la ciudad nigerina de Agadez": a word may say whose town it is.
        at = next((at for at in (-2, -3) if before[at:][0] in KINDS_OF_PLACE), 0)
        if not at:
            break
        before = before[:at]
    return before


def _verb_before(before: Sequence[str], lexicon: DraftLexicon) -> str:
    """The word of which a place is the object: "ont quitté samedi Zouérate"."""
    passed_over = {*lexicon.place_nouns, *lexicon.weekdays, *_HOURS, *_ARTICLES}
    return next((word for word in reversed(before) if word not in passed_over), "")


def _is_no_end(before: Sequence[str], lexicon: DraftLexicon) -> bool:
    """The border with Poland is no way from Poland; a bus that broke down near Limón did not set
    out there, nor does the governor of a province come from it; a road is named after a town.
    """
    border = any(word.startswith(_BORDERS) for word in before)
    near = len(before) > 1 and before[-2] in (*_NEAR, *_ROADS)
    return border or near or _is_of_a_role(before, lexicon)


_IN_A_COUNTRY = re.compile(
    r"([A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+) (?:in|en|au|aux|в|у)(?: den| der| la| les)? $"
)


def _says_where(sentence: Sentence, place: PlaceProposal, lexicon: DraftLexicon) -> bool:
    """A country behind a name only says where that lies: "Eemshaven in den Niederlanden"."""
    found = _IN_A_COUNTRY.search(sentence.text[: max(0, place.start - sentence.start)])
    known = {*lexicon.weekdays, *lexicon.months, *lexicon.nouns, *lexicon.vehicles}
    return place.kind == "country" and bool(found and found[1].lower() not in known)


def _is_of_a_role(before: Sequence[str], lexicon: DraftLexicon) -> bool:
    """ "gobernador de Norte de Santander": whose somebody is."""
    roles = lexicon.roles | lexicon.titles
    return len(before) > 1 and before[-1] in lexicon.origin and before[-2] in roles


def _ends(
    sentence: Sentence,
    places: list[PlaceProposal],
    lexicon: DraftLexicon,
    *,
    stays: bool = False,
) -> tuple[str, str]:
    """Where a journey begins and ends by the words before its places; "" where none says so.

    Who `stays`, or goes on, is in a place already: "siguen en Homs" leads to nowhere.
    """
    tokens = words(sentence.text, sentence.start)
    origin, destination, inside, stayed = "", "", "", ""
    for last, place in zip([None, *places], places, strict=False):
        before = _before(tokens, place, last.end if last else 0)
        home = named_in_passing.is_home(sentence.text[: max(0, place.start - sentence.start)])
        if home or _is_no_end(before, lexicon) or _says_where(sentence, place, lexicon):
            continue
        lead = next((w for w in reversed(before) if w in lexicon.to or w in lexicon.origin), "")
        if lead and movement_verbs.stays_at(before, lead):
            stayed = stayed or place.exact
            continue
        prefix = sentence.text[
            max(0, place.start - sentence.start - 2) : place.start - sentence.start
        ]
        verb = "" if lead else _verb_before(before, lexicon)
        if verb in movement_verbs.LEAVE or lead in lexicon.origin or prefix.lower() in ("d'", "d’"):
            origin = origin or place.exact
        elif lead in _INSIDE:
            inside = inside or place.exact
        elif lead in lexicon.to or verb in movement_verbs.REACH or prefix.endswith(("ل", "ب")):
            destination = destination or place.exact
    # "Who fled from fighting in Murzuk to Sabha": the town that they fled in is left.
    if destination and inside and not origin and any(t.lower in _FLED for t in tokens):
        origin = inside
    origin = origin or (stayed if destination or inside else "")
    # "en Colombia" is where somebody arrives, unless another word leads on.
    return origin, destination or ("" if stays else inside)


def _leg(
    sentence: Sentence, places: list[PlaceProposal], lexicon: DraftLexicon, town: str, before: str
) -> LegProposal | None:
    tokens = words(sentence.text, sentence.start)
    plain = [token.lower for token in tokens]
    if lexicon.code == "ar":  # "and" is written together with the verb
        plain += [word[1:] for word in plain if word[:1] in ("و", "ف") and len(word) > 3]
    verbs = movement_verbs.told(plain, lexicon, to_come=_status(sentence.text, lexicon) in _TO_COME)
    if not verbs:
        return None
    stays = all(movement_verbs.goes_on(verb) for verb in verbs)
    origin, destination = _ends(sentence, places, lexicon, stays=stays)
    if not destination and town != origin and this_town.is_told(sentence.text, lexicon.code):
        destination = town
    if not (origin or destination) or origin == destination:
        return None
    carried = {w: way for w in plain if (way := vehicles.way(w, lexicon))}
    modes = [way for w, way in carried.items() if w not in vehicles.OF_ANYTHING]
    modes += [way for way in verbs.values() if way]
    # Those whom a helicopter took out are not the convoy that went on.
    modes += [before if before not in ("", "air") else way for way in carried.values()]
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
