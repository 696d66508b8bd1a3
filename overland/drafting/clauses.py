"""Clauses of a sentence, and what status their words give to what they tell."""

from __future__ import annotations

import re
from functools import lru_cache

from overland.drafting.date_patterns import either
from overland.drafting.lexicon import lexicon

_CUT = re.compile(
    r"[;:]| [—–-] |, (?:and|but|while|which|who|where|with|as|after|и|но|а|et|mais|y|pero|und|aber)\b|"  # noqa: E501
    r"\b(?:that|while|(?:after|before)(?! (?:dawn|noon|midday|midnight|sunrise|sunset|dusk|dark|"
    r"nightfall|daybreak|\d))|but|because|although|when|which|who|where|what|если|что|который|которые|qui|que|dass|و)\b"
)


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause of a sentence that holds a stretch of it, as offsets into the sentence."""
    first, last = 0, len(text)
    for cut in _CUT.finditer(text):
        if cut.end() <= start:
            first = cut.end()
        elif cut.start() >= end:
            last = cut.start()
            break
    return first, last


_THAT = re.compile(r"\b(?:that|que|что|що|dass)\s*$", re.IGNORECASE)
_OF_WHAT_IT_OPENS = ("planned", "expected", "forecast", "denied")


_AND = re.compile(r",|\b(?:and|but|et|y|und|и|та|і|й)\b")
_UNSURE = re.compile(
    r"\b(?:unverified|unconfirmed)\b|"
    r"(?:\bnot|n['’]t|\bunable to) (?:independently )?(?:verify|confirm)\b"
)
"""What stands before a "that" of which nobody is sure: "could not verify reports that"."""


def status_within(text: str, start: int, end: int, code: str) -> str:
    """The status of a stretch of a sentence by its clause, or by the one that opens it by "that".

    "Está previsto que el grupo siga en dos autobuses": the buses are planned.
    """
    first, last = around(text, start, end)
    own, that = status(text[first:last], code), _THAT.search(text[:first])
    if own == "denied":
        return _said_besides(text[first:start], lexicon(code).say) or own
    if own != "reported" or not that:
        return own
    opening = max(0, that.start() - 1)
    first, last = around(text, opening, opening)
    # "The mayor denied any delay and confirmed that": the verb nearest to it says so.
    nearest = _AND.split(text[first:last])[-1]
    if code == "en" and _UNSURE.search(nearest):
        return "claimed"
    opens = status(nearest, code)
    if opens == "denied":
        return _said_besides(text[last:start], lexicon(code).say) or opens
    return opens if opens in _OF_WHAT_IT_OPENS else own


_BESIDES = re.compile(
    r"\b(?:and|but|y|pero|et|mais|und|aber|и|но|а|та|і|й|але)\s+(?:(?:a|ha|hat|had)\s+)?(\w+)\s"
)


def _said_besides(before: str, say: frozenset[str]) -> str:
    """ "Denied any deaths and put the injured at seven": what is said besides is claimed."""
    return "claimed" if any(one[1].lower() in say for one in _BESIDES.finditer(before)) else ""


@lru_cache
def _cues(code: str) -> re.Pattern[str]:
    joined = "[وف]?" if code == "ar" else ""  # "and" is written together with the verb
    words = either(lexicon(code).statuses)
    return re.compile(rf"(?<!\w){joined}(?P<cue>{words})(?!\w)", re.IGNORECASE)


SPANISH_FUTURE = re.compile(r"(?:\b[a-záéíóúñü]|^\W*\w)[a-záéíóúñü]{2,}(?:rá|rán|remos)\b")
"""saldrá, llevarán, cruzaremos: a verb of what is to come. Within a sentence Macará is a name."""
_FUTURES = {
    "es": SPANISH_FUTURE,
    "ru": re.compile(
        r"\b(?:(?:отправ|направ|переправ)(?:ятся|ится)|(?:вы|при|до|по|у|за)(?:[ей]дут|[ей]д[её]т|летят|"
        r"летит|плывут|плыв[её]т)|прибуд(?:ут|ет)|верн(?:утся|[её]тся)|добер(?:утся|[её]тся)|"
        r"достав(?:ят|ит)|(?:пере|вы|до|от)вез(?:ут|[её]т)|эвакуируют)\b"
    ),
    "uk": re.compile(
        r"\b(?:вируш(?:ать|ить)|відправляться|(?:ви|при|до|по)(?:їдуть|їде|йдуть|йде|летять|летить)|"
        r"прибуд(?:уть|е)|поверн(?:уться|еться)|достав(?:лять|ить)|(?:пере|ви|до|від)везуть|евакуюють)\b"
    ),
}
"""Verbs of movement of what is to come, where their form alone says so."""
_TURNED_DOWN = re.compile(r"\bwies(?:en)?\b.+\bzurück\b", re.DOTALL)
_NOT = re.compile(r"n['’]t\b|\s+(?:not|afford)\b")


def status(clause: str, code: str, *, moves: bool = False) -> str:
    """The status that a clause's words give; "reported" if none does.

    Of a movement, who remains says nothing.
    """
    statuses = lexicon(code).statuses
    order = list(statuses)
    found = {
        " ".join(match["cue"].lower().split())
        for match in _cues(code).finditer(clause)
        # "May" is the month; what somebody could not do, or could afford, is no forecast.
        if match[0] != "May" and not (match[0] == "could" and _NOT.match(clause, match.end()))
    }
    if code == "de" and _TURNED_DOWN.search(clause):
        return "denied"
    if not found and code in _FUTURES and _FUTURES[code].search(clause):
        return "expected"
    if moves:
        found = {cue for cue in found if statuses[cue] != "remaining"}
    best = min(found, key=order.index, default="")
    return statuses.get(best, "reported")
