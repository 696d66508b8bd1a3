"""The kind of an event, by the words that tell of it."""

from __future__ import annotations

import re
from functools import lru_cache

from overland.drafting import rival_figures, vehicles
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.text import words
from overland.drafting.wording import word_list

KINDS = ("turned_back", "arrival", "crossing", "departure", "announcement")
"""In this order: who turned back toward a port has not arrived, who has arrived has left, and who
crosses may be said to."""

_BEHIND = (
    r"(?:(?:about|some|around|nearly|almost|at least|more than|over|only) )?"
    r"(?:\d|hundreds|thousands|dozens|scores|many|them|dead|homeless|stranded|without|behind)"
)
"""What stands behind "left" where nobody leaves: "leaving some 60 buses stuck"."""

# "the Red Cross" crosses nothing, a crossing that is closed is a place, and whoever was reached by
# telephone has arrived nowhere.
_ENGLISH = {
    "turned_back": r"(?i:\bturn(?:ed|s|ing)? (?:back|around)\b|\b(?:sent|forced) back\b|"
    r"\bturned away\b)",
    "arrival": r"\b(?:arriv(?:e[sd]?|ing|als?)|(?:land|dock)(?:e[sd]|ing)?|"
    r"(?<!was )(?<!were )(?<!be )(?<!been )reach(?:e[sd]|ing)?(?! by (?:tele)?phone)|"
    r"(?:put|brought|set) ashore)\b",
    "crossing": r"(?<!who )(?<!who had )\bcross(?:e[sd])?\b|"
    r"(?<!the )\bcrossing (?:at|from|into|over)\b|\bentered (?:through|via|at)\b",
    "departure": rf"(?i:\b(?:(?:left(?!ist)|leav)\w*\b(?! {_BEHIND})|depart(?!ment)|"
    r"set off|sail(?!or|boat)|flew|evacuat)\w*)",
    "announcement": r"(?i:\b(?:announc|said|told|plan|will|expect|den(?:y|ies|ied)\b)\w*)",
}
_BEGINNINGS = {
    "es": (
        r"d(?:io|ieron)\s+(?:media\s+)?(?:la\s+)?vuelta\b",
        "llega llegó llegue bajaron aterriz desembarc",
        "cruzó cruzaron cruzan cruzar cruzado cruzando cruzaba atraves",
        "salió salieron sale salen salido saldrá partió partieron partirá zarp abandon evacu "
        r"viaj(?!er[oa]s?\b) (?:h[ae]n?|había|habían|haya|hayan)\s+partido\b",
        "anunci dijo dijeron afirm asegur inform declar negó desmint previsto prevé "
        r"se\s+esperan?\b esperan?\s+que\b",
    ),
    "fr": (
        r"(?:fait|font|fit|firent)\s+demi-tour\b rebrouss refoulé",
        "arriv atteint atterri accost débarqu",
        r"franchi travers(?:e|é|er|ent|ant|a|èrent|aient)\b traversé",
        r"quitt (?<!une\s)(?<!la\s)(?<!en\s)(?<!grande\s)parti(?:s|e|es|r|ra|ront|rent)?\b partent "
        "évacu embarqu",
        "annonc déclar affirm indiqu prévoi prévu démenti dément",
    ),
    "de": (
        r"kehrten?\b[^.]{1,40}\sum\b umgekehrt\b zurückgewiesen",
        "angekommen ankam eingetroffen erreich gelandet",
        "überquer passier",
        "verlass verließ abgefahren aufgebrochen evakuier ausgereist",
        "sagte erklärt teilte angekündigt kündigte geplant bestritt dementiert",
    ),
    "ru": (
        r"(?:поверну|разверну)\w+\s+(?:назад|обратно)\b",
        "прибы приеха добрал достиг",
        "пересек перешл",
        r"выеха покину отправи вылете эвакуир(?!ованны)",
        "заяви сообщи сказал объяви опроверг отрица планир",
    ),
    "uk": (
        r"(?:поверну|розверну)\w+\s+назад\b",
        "прибу дістал приїха",
        "перетн перетин перейшл",
        r"виїха залиши(?!л\w*ся) вируши евакую",
        "заяви повідоми сказа оголоси спросту запереч плану",
    ),
    "ar": (
        r"عاد\w*(?:\s+\w+){0,2}\s+أدراج",
        "وصل وصول تصل يصل ستصل سيصل",
        "عبرت عبروا عبور",
        "غادر انطلق تنطلق ينطلق ستنطلق أجل إجلاء",
        "قال أعلن صرح نفى نفت",
    ),
}
"""How words of each kind begin, in the order of KINDS."""


def kind(told: str, language: str) -> str:
    """The kind that words tell of; "" if they tell of none."""
    return next((name for name, told_by in _patterns(language) if told_by.search(told)), "")


_ON_THE_WAY = re.compile(
    r"\b(?:on the (?:way|road|journey|crossing|march|trek)|along the way|en route|at sea|"
    r"during the (?:\w+ )?(?:crossing|journey|march|trek|voyage|trip)|"
    r"en (?:cours de )?route|en chemin|"
    r"pendant (?:le (?:trajet|voyage)|la traversée)|"
    r"(?:en el|de) camino|durante (?:el (?:viaje|trayecto)|la travesía)|"
    r"unterwegs|auf de[rm] (?:Weg|Fahrt|Überfahrt)|"
    r"по (?:дороге|пути)|в пути|дорогою|(?:у|в|по) дорозі|في الطريق)\b",
    re.IGNORECASE,
)


def befell(told: str, lexicon: DraftLexicon) -> bool:
    """Whether people on their way, or in what carried them, died, were hurt or went missing."""
    on_the_way = _ON_THE_WAY.search(told) or any(
        vehicles.way(word.lower, lexicon) for word in words(told)
    )
    return bool(on_the_way and rival_figures.fate_told(told))


@lru_cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    if language == "en":
        return tuple((name, re.compile(one)) for name, one in _ENGLISH.items())
    joined = "[وف]?" if language == "ar" else ""  # "and" is written together with the verb
    return tuple(
        (name, re.compile(rf"\b{joined}(?:{'|'.join(word_list(one))})", re.IGNORECASE))
        for name, one in zip(KINDS, _BEGINNINGS.get(language, ()), strict=False)
    )
