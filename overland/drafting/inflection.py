"""The forms under which a gazetteer may have an inflected name.

Russian and Ukrainian decline names (в Дамаске: Дамаск), Arabic writes its short prepositions and
the article with the word (بدمشق, والقاهرة), German and others add an s.
"""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Iterator

_SLAVIC = {
    "ru": (
        ("ами", ("ы", "")), ("ями", ("и",)), ("ого", ("ый", "ий", "ое", "ой")), ("ому", ("ый", "ий", "ое")),
        ("его", ("ее", "ий")), ("ему", ("ее", "ий")), ("ской", ("ская",)), ("ском", ("ский", "ское", "ск")),
        ("ной", ("ная",)), ("ной", ("ная",)), ("вой", ("вая",)), ("ей", ("я", "ь", "ея")), ("ии", ("ия", "ий")),
        ("ию", ("ия",)), ("ией", ("ия",)), ("ием", ("ий",)), ("ия", ("ий",)), ("ом", ("", "о")), ("ем", ("ь", "й", "е")),
        ("ой", ("а", "ая")), ("ою", ("а",)), ("ую", ("ая",)), ("ю", ("я", "ь")), ("у", ("", "а", "о")),
        ("е", ("", "а", "о", "ь", "я", "й")), ("ы", ("а", "")), ("и", ("ь", "я", "а", "ы", "й")), ("а", ("", "о")), ("я", ("ь", "й")),
        ("ах", ("ы", "а", "о")), ("ях", ("и",)), ("ен", ("ны", "ни")), ("ок", ("ки",)),
    ),
    "uk": (
        ("ського", ("ський",)), ("ському", ("ський",)), ("ській", ("ська",)), ("ської", ("ська",)), ("ою", ("а",)),
        ("ею", ("а", "я")), ("ію", ("ія",)), ("ії", ("ія",)), ("єю", ("я",)), ("ем", ("",)), ("ом", ("", "о")), ("ові", ("",)), ("еві", ("ь",)),
        ("єва", ("їв",)), ("єві", ("їв",)), ("єву", ("їв",)), ("ова", ("ів",)), ("ові", ("ів",)), ("ову", ("ів",)),
        ("у", ("", "а", "о")), ("ю", ("я", "ь")), ("і", ("", "а", "о", "ь", "я", "и")), ("и", ("а", "")), ("а", ("", "о")),
        ("я", ("ь", "й")), ("ї", ("я", "їв")), ("ах", ("и", "а")), ("ен", ("ни",)), ("ок", ("ки",)), ("ів", ("и", "ови")),
    ),
}  # fmt: skip
_KNOWN = {
    "ru": {"киеве": "киев", "львове": "львов", "одессу": "одесса", "москвы": "москва", "праге": "прага", "риге": "рига"},
    "uk": {"києва": "київ", "києві": "київ", "києву": "київ", "харкова": "харків", "харкові": "харків",
           "львова": "львів", "львові": "львів", "одеси": "одеса", "одесі": "одеса", "чернігова": "чернігів", "сум": "суми", "сумах": "суми"},
}  # fmt: skip
_PREFIXES = (
    "وبال",
    "وال",
    "فال",
    "بال",
    "كال",
    "ولل",
    "لل",
    "وب",
    "ول",
    "وف",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
)


def forms(word: str, language: str) -> Iterator[tuple[str, int]]:
    """The word as it stands (0), then forms that it may be an inflection of (1).

    For Arabic the number is how many letters of a prefix were taken off.
    """
    yield word, 0
    if language in _SLAVIC:
        yield from ((one, 1) for one in _slavic(word, language))
    elif language == "ar":
        yield from _arabic(word)
    elif language == "de" and word.endswith("s") and len(word) > 4:
        yield word[:-1], 1


def _slavic(word: str, language: str) -> Iterator[str]:
    lower = word.lower()
    known = _KNOWN[language].get(lower)
    if known:
        yield known
        return
    for ending, endings in _SLAVIC[language]:
        if lower.endswith(ending) and len(lower) - len(ending) >= 3:
            stem = lower[: -len(ending)]
            yield from (stem + other for other in endings)
    # Names of many have no ending of their own: із Черкас, из Черкасс, where one goes to Черкаси.
    if lower[-1] not in "аеєиіїоуюяыэёьй" and len(lower) > 3:
        yield lower + {"ru": "ы", "uk": "и"}[language]
        yield lower + {"ru": "и", "uk": "і"}[language]


def _arabic(word: str) -> Iterator[tuple[str, int]]:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            taken = len(prefix) - 2 if prefix.endswith("ال") else len(prefix)
            rest = word[taken:]
            if prefix in ("لل", "ولل"):
                rest = "ال" + word[len(prefix) :]
            yield rest, taken
