"""Ids of rows out of names."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 48
_CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэґєіїў", "abvgdeziyklmnoprstufyegeiiu", strict=True))
DIGRAPHS = dict(zip("жхцчшщюя", ["zh", "kh", "ts", "ch", "sh", "shch", "yu", "ya"], strict=True))
"""Cyrillic letters that are several Latin ones."""
_CYRILLIC |= DIGRAPHS
_ARABIC = dict(
    zip("ابتةثجحخدذرزسصضطظعغفقكلمنهويىپچژگکی", "abtatjhkdzrzssdtzagfqklmnhwyapjzgky", strict=True)
)
_ARABIC |= {"ث": "th", "خ": "kh", "ذ": "dh", "ش": "sh", "غ": "gh", "چ": "ch", "ژ": "zh"}
"""Letters without their short vowels, which the script does not write."""
_NO_SCRIPT = frozenset("ʻʼʾʿªº")
_LETTERS = str.maketrans(_CYRILLIC | _ARABIC)


def new_id(text: str, taken: set[str] | None = None, fallback: str = "row") -> str:
    """An id out of a name, unlike those taken, to which it is added.

    Cyrillic and Arabic letters are spelled in Latin ones, and those of other scripts left out:
    `fallback` stands where nothing is left.
    """
    folded = _ascii(text.casefold().translate(_LETTERS))
    words = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    if len(words) > LONGEST:
        # Between two words, where there are two.
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    base = words.strip("-") or fallback
    found, number = base, 2
    while taken is not None and found in taken:
        found, number = f"{base}-{number}", number + 1
    if taken is not None:
        taken.add(found)
    return found


def is_latin(text: str) -> bool:
    """Whether its words are in Latin letters, as far as they are in any."""
    # The okina of Nukuʻalofa and the º of "1º" are letters of no script.
    letters = [letter for letter in text if letter.isalpha() and letter not in _NO_SCRIPT]
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)


def has_vowels(text: str) -> bool:
    """Whether what is spelled out of it can be read: Arabic letters write no vowels."""
    return not any(letter in _ARABIC for letter in unicodedata.normalize("NFKD", text))


def _ascii(text: str) -> str:
    # Arabic letters with a hamza are two signs only here; digits of any script become 0 to 9.
    parts = unicodedata.normalize("NFKD", text).translate(_LETTERS)
    digits = (str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in parts)
    return "".join(digits).encode("ascii", "ignore").decode()
