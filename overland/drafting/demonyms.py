"""Demonyms, which are no places: Nigerien, Ivoiriens, алжирцы."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from overland.drafting import adjectives
from overland.drafting.areas import country_codes
from overland.drafting.wording import word_list
from overland.geocoding.names import name_key

_ENDINGS: Final = {
    "en": r"i?ans?|iens?|e?ans?|l?ese|ish|is?",
    "fr": r"(?:ien|e?en|ain|an|in)(?:s|e|ne|es|nes)?|(?:ois|ais|al|ol)(?:e|es|s)?",
    "es": r"(?:ian|in|an|en|ei?n|n)[oa]s?|ens[ei]s?|enses|es(?:a|as|es)?|i(?:es)?",
    "de": r"i?(?:er|aner|esen?)(?:n|in|innen|s)?|(?:ian|an|es)?ische[nrsm]?",
    "ru": r"(?:ий|й|ан|ян|ин)?(?:ец|ц(?:ы|ев|ам|ами|ах|а|у|ем|ею))|"
    r"(?:ий|й|ан|ян|ин)?ск(?:ий|ая|ое|ие|ой|ого|ому|им|их|ими|ую)",
    "uk": r"(?:ій|й|ан|ян|ин|їн)?(?:ець|ц(?:і|ів|ям|ями|ях|я|ю|ем))|"
    r"(?:ій|й|ан|ян|ин|їн)?ськ(?:ий|а|е|і|ої|ого|ому|им|их|ими)",
}
"""How such words end behind what they keep of the country's name, by language."""
_OTHERS: Final = frozenset(
    name_key(word)
    for word in word_list(
        """
        ivorian ivorians burkinabe nigerien nigeriens nigrer nigrerin nigrische nigrischen
        ivorer ivorische ivorischen malier malische malischen
        sirio sirios syriens syrer venezolano venezolana venezolanos
        marroqui marroquies marfileno marfilenos marfilena
        """
    )
)
_NONE: Final = frozenset(["marina", "marine"])
"""Words for something else that begin as a country's name does."""
_KEPT: Final = 4
"""Letters of a country's name that its demonym keeps at the least."""


def is_one(word: str, language: str) -> bool:
    """Whether a word is a country's adjective, or what its people are called."""
    english = language == "en" and adjectives.is_one(word.removesuffix("s"))
    return english or _is_derived(name_key(word), language)


@lru_cache(maxsize=4096)
def _is_derived(word: str, language: str) -> bool:
    endings = _ENDINGS.get(language)
    if not endings or word in country_codes(language) or word in _NONE:
        return False
    if word in _OTHERS:
        return True
    stems = {
        word[:at] for at in range(_KEPT, len(word))
        if re.fullmatch(_folded(endings), word[at:])
    }  # fmt: skip
    return any(part.startswith(stem) for stem in stems for part in _parts(language))


def _folded(endings: str) -> str:
    """Endings as keys of names have their letters."""
    return re.sub(r"[^\W\d_]+", lambda run: name_key(run[0]) or run[0], endings)


@lru_cache
def _parts(language: str) -> frozenset[str]:
    """The words of the countries' names: "cote", "divoire", "ivoire"."""
    names = (name for name in country_codes(language) if not name.startswith(("san ", "saint ")))
    parts = {part for name in names for part in name.split()}
    parts |= {part.removeprefix("d") for part in parts}
    return frozenset(part for part in parts if len(part) >= _KEPT)
