"""Language recognition, among the languages whose words are known here."""

from __future__ import annotations

import re
from collections import Counter

from overland.drafting.lexicon import LANGUAGES, lexicon

UNKNOWN = "und"
_ENOUGH = 0.12
"""The share of a text's words that are a language's small words."""
_WORDS = re.compile(r"[^\W\d_]+")
_UKRAINIAN = frozenset("іїєґ")
_ARABIC_ONLY = re.compile("[\u0621-\u064a]")
_PERSIAN_URDU = re.compile("[پچژگےٹڈڑںھہ]")


def recognise(text: str) -> str:
    """The code of the language, "und" if it is none of those known."""
    sample = [word.lower() for word in _WORDS.findall(text[:20_000])]
    if not sample:
        return UNKNOWN
    scripts = Counter(_script(word) for word in sample)
    script = scripts.most_common(1)[0][0]
    if script == "Arabic":
        other = len(_PERSIAN_URDU.findall(text)) / max(1, len(_ARABIC_ONLY.findall(text)))
        return "ar" if other < 0.02 else UNKNOWN
    shares = {
        code: sum(word in lexicon(code).stop for word in sample) / len(sample)
        for code in LANGUAGES
        if code != "ar"
    }
    if script == "Cyrillic":
        letters = Counter("".join(sample))
        ukrainian = sum(letters[letter] for letter in _UKRAINIAN)
        russian = sum(letters[letter] for letter in "ыэъё")
        code = "uk" if ukrainian > russian else "ru"
        return code if shares[code] >= _ENOUGH / 2 else UNKNOWN
    if script != "Latin":
        return UNKNOWN
    best = max((code for code in shares if code not in ("ru", "uk")), key=shares.__getitem__)
    return best if shares[best] >= _ENOUGH else UNKNOWN


def _script(word: str) -> str:
    letter = word[0]
    if "\u0600" <= letter <= "\u06ff":
        return "Arabic"
    if "\u0400" <= letter <= "\u04ff":
        return "Cyrillic"
    return "Latin" if letter < "\u0250" else "other"
