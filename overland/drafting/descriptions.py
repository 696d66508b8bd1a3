"""Words that say what a place is, and are no name of it: "a Caspian port", "в каспийском порту"."""

from __future__ import annotations

from typing import Final

from overland.drafting import adjectives
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.place_words import DIRECTIONS
from overland.drafting.text import words
from overland.drafting.wording import word_list
from overland.story.vocabularies import AREAS

_OF_WATERS: Final = frozenset(
    word_list(
        """
        caspian baltic adriatic aegean mediterranean atlantic pacific arctic ionian anatolian
        saharan himalayan andean balkan siberian caucasian danubian
        caspio báltico adriático egeo mediterráneo atlántico caribeño
        caspien baltique adriatique égéen méditerranéen atlantique pacifique
        """
    )
)
"""Adjectives of seas and of wide lands."""
_OF_LANDS: Final = frozenset(word_list("anatolian saharan himalayan andean siberian danubian"))
"""Those that are no noun too, as "the Baltic" is."""
_STEMS: Final = (
    "каспийск", "балтийск", "черноморск", "средиземноморск", "азовск", "адриатическ", "эгейск",
    "атлантическ", "тихоокеанск", "каспійськ", "балтійськ", "чорноморськ", "середземноморськ",
    "азовськ", "адріатичн", "егейськ", "атлантичн", "тихоокеанськ", "kaspisch", "baltisch",
    "adriatisch", "ägäisch", "atlantisch", "pazifisch", "mediterran",
)  # fmt: skip
"""How such adjectives begin where they are declined."""
_SHORES: Final = frozenset(word_list("coast island islands shore shores valley village"))
_ARABIC: Final = frozenset(
    word_list(
        """
        ميناء مدرسة مستشفى مخيم مطار ملعب فندق مركز معبر محطة جسر مسجد جامع كنيسة جامعة قاعدة
        ساحل شاطئ جزيرة حي شارع ساحة مبنى قصر سجن
        """
    )
)
"""What any town may have; after a name of its own it is part of that."""


def describes(name: str, before: str, lexicon: DraftLexicon) -> bool:
    """Whether words say what kind of place is meant and where about, and are no name.

    `before` is the word that stands before them.
    """
    tokens = words(name)
    told = [token.lower for token in tokens]
    if lexicon.code == "ar":
        sea = before.removeprefix("ال") == "بحر"
        return sea or (len(told) == 1 and told[0].removeprefix("ال") in _ARABIC)
    if len(told) < 2:
        return told[:1] != [] and told[0] in _OF_LANDS
    nouns = [word for word in told if word in lexicon.place_nouns]
    if any(lexicon.place_nouns[word] in AREAS and word not in _SHORES for word in nouns):
        return False  # the Libyan Sea, the Syrian desert: so are these called
    others = [token.text for token in tokens if token.lower not in nouns]
    all_say = bool(nouns) and all(_is_describing(word) for word in others)
    return all_say and any(word.lower() not in DIRECTIONS for word in others)


def _is_describing(word: str) -> bool:
    lower = word.lower()
    return (
        lower in _OF_WATERS
        or lower in DIRECTIONS
        or lower.startswith(_STEMS)
        or adjectives.is_one(word)
    )
