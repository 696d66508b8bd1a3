"""The words of a text that carry its content, comparable across endings; names among them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from overland.evidence.words import lexicon, peoples
from overland.evidence.words.known_names import is_a_name_in_german
from overland.evidence.words.lexicon import Lexicon

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_ARABIC_PREFIX: Final = re.compile(r"^(?:وال|بال|كال|فال|لل|ال|و|ب|ل|ف)(?=\w{3})")
_ARABIC_CASE: Final = re.compile(r"^(م\w\w)ون$")
"""مسنون and مسنين are one word, of which four letters would tell two."""
_IN_THE: Final = re.compile(r"^(?:ув|вв|у|в)(?=ечер|ранц|ночі)|^(?:ув|у)(?=веч)")
"""увечері, ввечері, вранці: "in the evening" in one word, with either letter."""
_ELIDED: Final = re.compile(r"^(?:[cdjlmnst]|(?:jus|lors|puis)?qu)'(?=\w)")
"""d'Alep, l'hôpital: an article or a preposition in one word with its noun."""
_TO_A_PLACE: Final = re.compile(r"\b(?:aus|nach|von|bei)\s+$")
_CAPITALISED: Final = r"[A-ZА-ЯІЇЄ]\w+"
_ROW_OF_NAMES: Final = re.compile(
    rf"{_CAPITALISED}(?:[ -](?:of |the |for |and )?{_CAPITALISED}){{1,5}}"
)
_CHANGING: Final = {
    "uk": {"київ": "києв", "льві": "льво", "ірпі": "ірпе", "кані": "кане"},
    "ru": {"орёл": "орла", "орел": "орла", "орле": "орла", "орло": "орла", "елец": "ельц"},
}
"""Language -> beginnings of a place's name, and of its other cases: Київ, Києва; Орёл, Орла."""
_STEM: Final = 4
"""Letters that two forms of a word share: "wait", "waiting"."""
_DOTTED: Final = re.compile(r"(?<![\w.])(?:[A-ZА-ЯІЇЄ]\.){2,}")
CASELESS: Final = frozenset({"ar", "zh"})
_IDEOGRAPHS: Final = "\u3400"
"""The first of them: one alone is a word."""
_FEWEST_OF_A_TITLE: Final = 3
_SMALL_ADJECTIVES: Final = frozenset({"fr", "es", "ru", "uk"})
"""Languages that write "Syrian" with a small letter."""
_ENDING: Final = 2
"""Letters by which two forms of a word may differ and be one word, whatever its capital."""


@lru_cache(maxsize=512)
def stems(text: str, language: str) -> frozenset[str]:
    """The beginnings of the words that carry content; empty if the language is not known."""
    words = lexicon.lexicon_of(language)
    if words is None:
        return frozenset()
    clean = lexicon.plain(text)
    if not words.spaced:
        runs = re.findall(r"[^\W\d_]+|\d+", clean)
        return frozenset(run[i : i + 2] for run in runs for i in range(max(len(run) - 1, 1)))
    function = words.pattern("function")
    return frozenset(
        stem(word, words)
        for match in _WORD.finditer(clean)
        for part in match[0].split("-")
        # Alone, a letter is of an initial, or of "p.m.".
        if len(word := part.removesuffix("'s")) > 1 or word.isdecimal()
        if not function.fullmatch(word)
    )


def stem(word: str, words: Lexicon) -> str:
    """The beginning of a word by which two forms of it are known to be one."""
    begins = bare(word, words)[:_STEM]
    return _CHANGING.get(words.language, {}).get(begins, begins)


def bare(word: str, words: Lexicon) -> str:
    """A word without what is written together with it."""
    if words.language == "ar":
        word = _ARABIC_CASE.sub(r"\1ين", _ARABIC_PREFIX.sub("", word))
    if words.language == "uk":
        word = _IN_THE.sub("", word)
    if words.language == "fr":
        word = _ELIDED.sub("", word)
    return word


def shared(some: Iterable[str], others: frozenset[str]) -> frozenset[str]:
    """Those of `some` that are among the others: "bus" is in "buses", 车 is in 卡车."""
    return frozenset(
        one
        for one in some
        if one in others
        or (len(one) == 1 and one >= _IDEOGRAPHS and any(one in other for other in others))
        or (len(one) == 3 and any(o.startswith(one) for o in others))
        or (len(one) == _STEM and one[:3] in others)
    )


@lru_cache(maxsize=512)
def proper_names(text: str, language: str, title: bool = True) -> tuple[str, ...]:
    """The capitalised words that do not begin a sentence, in order.

    None of a `title` in which every word is capitalised, nor of scripts without capitals. In
    German, which capitalises nouns, only those behind a preposition of place.
    """
    words = lexicon.lexicon_of(language)
    if words is None or words.language in CASELESS:
        return ()
    # U.N. is UN: one name, and no sentence's end.
    text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    tokens = list(_WORD.finditer(text))
    function = words.pattern("function")
    content = [t[0] for t in tokens if not function.fullmatch(lexicon.plain(t[0]))]
    if (
        title
        and len(content) >= _FEWEST_OF_A_TITLE
        and sum(w[0].isupper() for w in content) == len(content)
    ):
        return ()
    found: list[str] = []
    for number, token in enumerate(tokens):
        word = token[0]
        if not word[0].isupper() or function.fullmatch(lexicon.plain(word)):
            continue
        before = text[: token.start()].rstrip(" \"“„«‘'([")
        begins = not before or before[-1] in ".!?:;…\n"
        if begins and not _follows(text, tokens, number):
            continue
        if words.language == "de" and not _TO_A_PLACE.search(text[: token.start()]):
            continue
        # "Aus Kälte": a noun behind such a preposition is a name if it is known for one.
        lone = words.language == "de" and not _follows(text, tokens, number)
        if lone and not is_a_name_in_german(word):
            continue
        found.append(word)
    return tuple(found)


def _follows(text: str, tokens: list[re.Match[str]], number: int) -> bool:
    """Whether the next word is capitalised as well: "Sergei Lavrov" may begin a sentence."""
    if number + 1 == len(tokens):
        return False
    behind = tokens[number + 1]
    return behind[0][0].isupper() and text[tokens[number].end() : behind.start()] == " "


def absent(words: Iterable[str], text: str, language: str) -> tuple[str, ...]:
    """Those of `words` that stand nowhere in the text; initials count as what they stand for."""
    found = lexicon.lexicon_of(language)
    if found is None:
        return ()
    known = _by_beginning(text, language)
    initials = _initials(text)
    return tuple(
        dict.fromkeys(
            word
            for word in words
            if (own := stems(word, language))
            and not _stands(word, own, known, found)
            and not (word.isupper() and word in initials)
            and not peoples.are_named(word, text, language)
        )
    )


def _stands(
    name: str, own: frozenset[str], known: Mapping[str, frozenset[str]], words: Lexicon
) -> bool:
    """Whether a text has a name or a form of it: "Lebanese", but not "trip" for "Tripoli"."""
    alike = shared(own, frozenset(known))
    if not words.spaced:
        return bool(alike)
    found = [word for stem in alike for word in _beginning(stem, known)]
    if words.language in CASELESS or "-" in name:
        return bool(found)
    return any(_form_of(name, word, words) for word in found)


def _beginning(stem: str, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    yield from known.get(stem, ())
    if len(stem) < _STEM:
        yield from (w for other, all_ in known.items() if other.startswith(stem) for w in all_)
    elif stem not in known:
        yield from known.get(stem[:-1], ())


def _form_of(name: str, word: str, words: Lexicon) -> bool:
    one, other = (bare(lexicon.plain(w).removesuffix("'s"), words) for w in (name, word))
    shorter = min(len(one), len(other))
    alike = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    longer = max(len(one), len(other))
    if longer - alike <= _ENDING:
        return True
    capital = word[0].isupper() or words.language in _SMALL_ADJECTIVES
    return capital and alike * 2 >= longer - (words.language in _SMALL_ADJECTIVES)


@lru_cache(maxsize=16)
def _by_beginning(text: str, language: str) -> Mapping[str, frozenset[str]]:
    """The words of a text as written, by their stems."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in {m[0] for m in _WORD.finditer(text)}:
        for part in (word, *word.split("-")):
            for one in stems(part, language):
                found[one].add(part)
    return {one: frozenset(all_) for one, all_ in found.items()}


@lru_cache(maxsize=32)
def _initials(text: str) -> frozenset[str]:
    """UN of "United Nations", EU, UNHCR: of two to six words that are capitalised in a row."""
    found: set[str] = set()
    for run in _ROW_OF_NAMES.finditer(text):
        letters = [word[0] for word in re.findall(_CAPITALISED, run[0])]
        found |= {
            "".join(letters[a:b])
            for a in range(len(letters))
            for b in range(a + 2, len(letters) + 1)
        }
    return frozenset(found)


def in_a_compound(word: str, text: str, language: str) -> bool:
    """Whether a German word is the end of one in the text, or one of the text the end of it.

    "Busse" and "Reisebusse" are one thing told with more and with less.
    """
    if language.split("-")[0] != "de":
        return False
    own = _bare_noun(lexicon.plain(word))
    others = {_bare_noun(other) for other in _WORD.findall(lexicon.plain(text))}
    return any(_ends_with(own, other) or _ends_with(other, own) for other in others)


def _bare_noun(word: str) -> str:
    """A noun without its ending: Busses, Bussen and Busse are Buss."""
    return re.sub(r"(?<=\w{4})(?:e[nrs]?|ern|n|s)$", "", word)


def _ends_with(longer: str, shorter: str) -> bool:
    return len(shorter) >= _STEM and len(longer) >= len(shorter) + 3 and longer.endswith(shorter)
