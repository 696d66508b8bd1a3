"""Matching of place names: when two spellings are the same name.

`name_key` reduces a name to what its spellings share; equal keys are the same name. In order:

1. compatibility forms, case, and the marks of Latin, Cyrillic, Arabic and Hebrew writing go
   (Zahlé, ZAHLE; Алей, Алеи; أ إ آ ٱ are ا; vowel signs and the tatweel vanish);
2. the signs that stand for ayn and hamza go (Masna', Masnaʿ, ‘Anjar);
3. Arabic final letters that are written for one another meet (ى ي ی, ة ه, ک ك);
4. Cyrillic becomes Latin letter by letter, so that a Russian spelling can meet an English one;
5. a Latin letter that is doubled is written once (Masnaa, Aanjar: a doubled a often is an ayn);
6. articles go: al-, el-, their forms before sun letters (ash-Sham, az-Zabadani), and ال.

Marks of other scripts carry vowels and stay. Arabic is not transliterated: it writes no short
vowels, so a name in Arabic meets names in Arabic only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Indel

from overland.story.ids import DIGRAPHS

NEAR = 0.82
"""Names at least this alike (`likeness`) are offered to a person as near misses."""

_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_SIGNS = re.compile("['`´‘’‛′ʹʻʼʽʾʿˁˊˋ\u0621\u0640]")
_DOUBLED = re.compile(r"([a-z])\1+")
_ARTICLES = frozenset({"al", "el", "ul", "il", "the"})
_SUN_ARTICLE = re.compile(r"[aeiu](sh|th|dh|[dnrstz])")
_ARABIC_ARTICLE = re.compile(r"(?:ال)+(?=..)")

_JOINED_ARTICLE = re.compile(r"^(?:a(?:l|s|sh|n|r|t|z|d|dh|th)|e(?:l|s|sh|n|r|d|z|t))(?=[a-z]{4})")
_VOWELS = re.compile(r"[aeiouyw]+")
_LOOSE = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"), ("o", "u"), ("e", "i"), ("y", "i"))
"""Spellings of one Arabic vowel or letter; in this order."""

_ONE_FOR_ONE = (
    ("ىیکةۀہ", "ييكههه"),
    ("øłđħıðə", "oldhida"),
    ("абвгґдезиіклмнопрстуфыэ", "abvggdeziiklmnoprstufye"),
)
_ONE_FOR_SOME = {
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "є": "ye",
    "ъ": "",
    "ь": "",
    **DIGRAPHS,
}
_LETTERS = {
    ord(letter): other
    for letter, other in (
        *(pair for ones, others in _ONE_FOR_ONE for pair in zip(ones, others, strict=True)),
        *_ONE_FOR_SOME.items(),
    )
}


def name_key(name: str) -> str:
    """The name as its spellings share it: words apart by one space, "" if nothing is left.

    `name_key(name_key(name)) == name_key(name)`.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return key_of_words(plain_letters(folded).split())


def plain_letters(folded: str) -> str:
    """Text in its compatibility form and in small letters, by the letters that spellings share."""
    plain = _SIGNS.sub("", _MARKS.sub("", folded).translate(_LETTERS))
    return "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in plain)


def key_of_words(words: list[str]) -> str:
    """The key of words in plain letters."""
    return " ".join(_without_articles([_undoubled(word) for word in words]))


@lru_cache(maxsize=1 << 16)
def _undoubled(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


def writing_of(name: str) -> str:
    """The writing of a name, by its first letter: "Latin", "Cyrillic", "Arabic"; "" of digits."""
    return next((_writing(letter) for letter in name if letter.isalpha()), "")


@lru_cache(maxsize=1 << 12)
def _writing(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0].capitalize()


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1; 1 means the same key.

    Word by word, and the least alike pair counts: "Russian Embassy in Beirut" is not nearly
    "Russian Embassy in Damascus". Names of unequal numbers of words are compared unspaced.
    """
    return key_likeness(name_key(one), name_key(other))


def key_likeness(one: str, other: str) -> float:
    """`likeness` for names that are keys already."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    words, others = one.split(), other.split()
    if len(words) == len(others):
        pairs = zip(words, others, strict=True)
        return min(_NEVER_SAME, *(Indel.normalized_similarity(*pair) for pair in pairs))
    return min(_NEVER_SAME, Indel.normalized_similarity("".join(words), "".join(others)))


_NEVER_SAME = 0.99


def skeleton(name_key: str) -> str:
    """What spellings that join the article or drop vowels share: alsalum, salum -> slm."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", _without_joined_article(name_key).replace("q", "k")))


def alike(one: str, name: str) -> float:
    """How alike a key is to a name whose skeleton is the same; 0 if only the consonants agree.

    Vowels that Arabic does not write may be missing or be others, but not where one begins.
    """
    first, other = _loose(one), _loose(name_key(name))
    if first == other:
        return _NEVER_SAME
    if not first or not other or (first[0] in "aiu") != (other[0] in "aiu"):
        return 0.0
    score = Indel.normalized_similarity(first, other)
    return score if score >= _ENOUGH_VOWELS else 0.0


_ENOUGH_VOWELS = 0.72


def _loose(name_key: str) -> str:
    plain = _without_joined_article(name_key)
    for written, read in _LOOSE:
        plain = plain.replace(written, read)
    return _DOUBLED.sub(r"\1", plain)


def _without_joined_article(name_key: str) -> str:
    plain = name_key.replace(" ", "")
    return _JOINED_ARTICLE.sub("", plain) or plain


def _without_articles(words: list[str]) -> list[str]:
    """Read from the end, so that each article is judged by the word that stays after it."""
    kept: list[str] = []
    for word in reversed(words):
        if kept and _is_article(word, kept[-1]):
            continue
        kept.append(_ARABIC_ARTICLE.sub("", word) if word.startswith("ال") else word)
    return kept[::-1]


def _is_article(word: str, following: str) -> bool:
    if word in _ARTICLES:
        return True
    sun = _SUN_ARTICLE.fullmatch(word)
    return sun is not None and following.startswith(sun.group(1))
