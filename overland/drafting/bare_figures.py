"""Bare figures by the words around them: "put the figure at 71"; and those of no story."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from overland.drafting.written_numbers import WrittenNumber

_GIVEN: Final = re.compile(
    r"(?:"
    r"\b(?:figure|number|toll|total|count)s? (?:[\w’']+ ){0,2}?(?:at|of|to|as|was|is) |"
    r"\b(?:spoke|spoken|talked) of |\bcounted |"
    r"\b(?:cifra|número|balance|total) (?:\w+ ){0,2}?(?:a|en|de|es) |\bhabl(?:ó|aron|a|an) de |"
    r"\b(?:nombre|bilan|chiffre|total) (?:\w+ ){0,2}?(?:à|de) |\bparl(?:é|e|ent) de |"
    r"\bévoqu(?:é|e|ent) |\bZahl (?:\w+ ){0,2}?(?:mit|auf) |\b(?:sprach|sprachen|spricht) von |"
    r"\b(?:цифру|цифра|число) [–—-] |"
    r"\b(?:числ[оа]|цифру) (?:[\w]+ ){0,2}?в |\b(?:говор|сообщ)\w+ об? |\bназва\w+ (?:цифру )?|"
    r"\b(?:there|they) were |\b(?:eran|fueron) |\b(?:étaient|sont) |"
    r"\b(?:waren|seien) |\b(?:их|було|было) |"
    r"\bнасчита\w+ |\bнарахува\w+ )"
    r"(?:(?:about|some|nearly|around|only|at least|unos|unas|environ|rund|etwa|около|близько) )?$",
    re.IGNORECASE,
)
"""What stands before a figure that somebody gives of what was counted before."""
_ENDS: Final = re.compile(r"\s*(?:[.,;:)»”\"]|$|\b(?:and|y|et|und|и|та|but|pero|mais|aber|но)\b)")
_ROUND: Final = re.compile(
    r"(?:centaine|dizaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centenar|"
    r"veintena|decena|docena|treintena|dutzend|сотня|десяток|сотню|dozen)s?$",
    re.IGNORECASE,
)
_STAY: Final = re.compile(
    r"\s*(?:, (?:dont|entre|darunter|including|среди|в том|серед)|"
    r"(?:sont|ont|étaient|fueron|siguen|quedan|están|sind|wurden|остались|остаются)\b)",
    re.IGNORECASE,
)


def is_given(line: str, figure: WrittenNumber) -> bool:
    """Whether a figure without a noun is one that somebody gives, or "une centaine" who stayed."""
    given = _GIVEN.search(line[: figure.start]) and _ENDS.match(line, figure.end)
    number = figure.low or 0
    if given and number > 1 and not 1900 <= number <= 2100:
        return True
    words = line[figure.start : figure.end]
    return bool(_ROUND.search(words) and _STAY.match(line, figure.end))


def gives(before: str) -> bool:
    """Whether these words lead to a figure that somebody gives of what was counted before."""
    return bool(_GIVEN.search(before))


_OF_A_TOWN: Final = re.compile(
    r"\b(?:(?:town|city|village|settlement|community|island|population|county) of (?:\w+ ){0,2}?|"
    r"(?:ciudad|pueblo|localidad|municipio|aldea|villa|población) de (?:\w+ ){0,3}?|"
    r"(?:ville|village|commune|bourgade|localité) (?:de |d['’])(?:\w+ ){0,2}?|"
    r"(?:[Ss]tadt|[Oo]rt|[Dd]orf|[Gg]emeinde|Insel) (?:mit|von) (?:\w+ ){0,2}?|"
    r"с населением (?:в |около |более |свыше )*|з населенням (?:у |в |близько |понад )*)$"
)


def is_of_a_town(line: str, figure: WrittenNumber) -> bool:
    """Whether it is how many live in a town: "a town of about 33,000 people"."""
    return bool(_OF_A_TOWN.search(line[: figure.start])) and (figure.low or 0) >= _FEWEST_OF_A_TOWN


_FEWEST_OF_A_TOWN: Final = 100


_SIDES: Final = re.compile(
    r"(?:governments|sides|parties|neighbou?rs|gobiernos|partes|gouvernements|camps|côtés|parties|"
    r"Regierungen|Seiten|правительства?|сторон[аы]?|урядів|уряди|сторони)$"
)
_LANDS: Final = re.compile(
    r"(?:countries|nations|states|capitals|países|pays|Länder|Staaten|стран[ыа]|країни)$"
)
_THE: Final = re.compile(
    r"(?:^|\s)(?:the|both|los|ambos|las|les|ces|die|beiden?|обе|эти|обидві|ці)\s*$", re.I
)


def is_of_sides(line: str, figure: WrittenNumber, unit: str) -> bool:
    """Whether it says only that there are two sides: "if the two governments agreed"."""
    if figure.low != figure.high or figure.low != _TWO:
        return False
    return bool(_SIDES.search(unit) or (_LANDS.search(unit) and _THE.search(line[: figure.start])))


_TWO: Final = 2
_OUT_OF: Final = r"(?:in|out of|de cada|sur|von|из|з)"
_SHARE_BEFORE: Final = re.compile(rf"(?P<part>[^\W_]+) {_OUT_OF} (?:every )?$")
_SHARE_BEHIND: Final = re.compile(rf" {_OUT_OF} (?:every )?(?P<whole>[^\W_]+)(?![\w.,])")
_WHOLES: Final = (3, 4, 5, 10, 100)
_OWN: Final = re.compile(
    r"\b(?:my|our|mis|nuestr[oa]s|mes|meine|unsere|мои|моих|наши|наших)\s$", re.I
)


def is_of_share(line: str, figure: WrittenNumber, numbers: Mapping[str, float]) -> bool:
    """Whether it is part of a share: both numbers of "six in ten had been deported"."""

    def value(word: str) -> float:
        return float(word) if word.isdecimal() else numbers.get(word.lower(), 0) or 0

    own = figure.low or 0
    before = _SHARE_BEFORE.search(line[: figure.start])
    if before and own in _WHOLES and 0 < value(before["part"]) < own:
        return True
    behind = _SHARE_BEHIND.match(line, figure.end)
    return bool(behind and value(behind["whole"]) in _WHOLES and own < value(behind["whole"]))


def is_of_ones_own(line: str, figure: WrittenNumber) -> bool:
    """Whether somebody speaks of their own: "I held my two boys"."""
    return bool(_OWN.search(line[: figure.start]))


def is_possessive(line: str, end: int) -> bool:
    """Whether a noun that ends there is only whose something is: "two drivers' associations"."""
    return bool(re.match(r"['’] [a-z]", line[end : end + 3])) and line[:end].endswith("s")
