"""A speaker's name and role out of the words before or after a verb of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass

from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.text import Word
from overland.drafting.wording import word_list

_DETERMINERS = frozenset(
    word_list(
        """
    plusieurs quelques varios varias algunos algunas mehrere einige our my nuestro nuestra
    nuestros nuestras notre nos unser unsere
    the a an one two three some several other another its his her their su sus son sa ses
    local senior top many most all le la les un une des el los las una unos der die das ein eine
    einer den
    """
    )
)


BREAKS = frozenset(
    word_list(
        """
    that which when while because but if where after before since although though so than
    whether then also however still now just later saying what how why whose unless until
    despite whereas is was are were has had have been be will would could can may might did does
    do not wurden wurde sind ist waren war werden wird fueron fue
    что как когда если но où quand mais que qui donde cuando pero dass wenn aber wo weil
    als wie wonach nachdem яка який які що коли إن أن ان بأن إنه إنها لكن бути был была были
    """
    )
)


_INSIDE = frozenset(
    word_list(
        """
    of for at in from with 's and on de du des del la le von des in der am im da per
    """
    )
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker as written, where the words stand (offsets of the text that was searched), and
    `named` if it is a person's or an organisation's name."""

    speaker: str
    start: int
    end: int
    verb: int
    named: bool
    role: str = ""


def attribution_of(
    text: str, run: tuple[Word, ...] | list[Word], verb: int, lexicon: DraftLexicon
) -> Attribution | None:
    run = list(run)
    while run and run[-1].lower in ("mit", "that", "and"):
        run.pop()
    whole = run
    while run and not (_may_begin(run[0], lexicon) or _describes_role(run, lexicon)):
        run = run[1:]
    run = _with_noun(text, run, whole, lexicon)
    run = _after_last_break(_without_where(run, whole), lexicon)
    if not run:
        return None
    plain = [word.lower for word in run]
    if len(run) == 1 and plain[0] in lexicon.pronouns:
        if plain[0] in ("it", "who", "one", "him", "her", "them", "you"):
            return None
        return Attribution(run[0].text, run[0].start, run[0].end, verb, False)
    capitals = [word for word in run if word.capital and word.lower not in _DETERMINERS]
    told = (plain[0] in _DETERMINERS and len(run) > 1) or lexicon.code == "ar"
    if not capitals and not told and not any(_is_role(word, lexicon) for word in run):
        return None
    role, name = _role_and_name(run, lexicon)
    if name:
        start, end = name[0].start, name[-1].end
        speaker = _clean(text[start:end])
        return Attribution(speaker, start, end, verb, True, _clean(" ".join(w.text for w in role)))
    start, end = run[0].start, run[-1].end
    if "(" in text[start:end] and text[end : end + 1] == ")":
        end += 1  # "the International Organization for Migration (IOM)"
    return Attribution(_clean(text[start:end]), start, end, verb, False)


_LANDS = frozenset(word_list("county district city state province town village port camp border"))
"""Whose officials they are: "county officials"."""
_NO_NOUN = frozenset(
    word_list("yesterday today tonight later earlier meanwhile there here then now once again soon")
)


def _with_noun(text: str, run: list[Word], whole: list[Word], lexicon: DraftLexicon) -> list[Word]:
    """The run with the noun before its role: "aid workers", and not just "workers"."""
    at = len(whole) - len(run)
    if lexicon.code != "en" or not run or not at or not _is_role(run[0], lexicon):
        return run
    noun = whole[at - 1]
    other = (lexicon.inside - _LANDS) | lexicon.say | lexicon.stop | lexicon.move.keys() | _NO_NOUN
    dates = lexicon.months.keys() | lexicon.weekdays.keys()
    if noun.lower in other | dates or noun.lower.endswith("ly") or not noun.text.isalpha():
        return run
    return [noun, *run] if text[noun.end : run[0].start].isspace() else run


_WHERE = frozenset(word_list("in at near from across outside en à bei au"))


def _without_where(run: list[Word], whole: list[Word]) -> list[Word]:
    """The run without the place that begins a sentence: "In Beirut aid workers said"."""
    at = len(whole) - len(run)
    if not at or whole[at - 1].lower not in _WHERE or not whole[at - 1].capital:
        return run
    plain = next((number for number, word in enumerate(run) if not word.capital), 0)
    return run[plain:]


AUDIENCE = re.compile(
    r"\s*(?:(?:mardi|lundi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?(?:à\s+la\s+presse|aux\s+journalistes|"
    r"à\s+l['’](?:AFP|AP)|à\s+(?:AFP|Reuters)|a\s+la\s+prensa|a\s+los\s+(?:periodistas|medios)|a\s+(?:EFE|Efe|AFP|Reuters)|"
    r"en\s+(?:un|su)\s+comunicado|dans\s+un\s+communiqué|in\s+einer\s+(?:Mitteilung|Erklärung)|"
    r"der\s+(?:Presse|dpa|Nachrichtenagentur\s+\w+)|журналистам|журналістам|للصحفيين|لوكالة\s+\w+(?:\s+\w+)?)(?!\w),?",
    re.IGNORECASE,
)
"""To whom something was said: "a déclaré à la presse Mariam Cissé"."""


def is_body(inner: tuple[Word, ...]) -> bool:
    """ "the International Organization": an article, and a name behind it."""
    return len(inner) > 1 and inner[0].lower == "the" and inner[1].capital


def _may_begin(word: Word, lexicon: DraftLexicon) -> bool:
    return (
        (word.capital and word.lower not in lexicon.inside | {"in", "on", "at", "by"})
        or word.lower in _DETERMINERS
        or lexicon.code == "ar"
        or _is_role(word, lexicon)
        or word.lower in lexicon.pronouns
    )  # fmt: skip


def _describes_role(run: list[Word], lexicon: DraftLexicon) -> bool:
    """Adjectives before who is told: "пограничной службы", "обласна військова адміністрація"."""
    if lexicon.code not in ("ru", "uk") or not run[0].lower.endswith(ADJECTIVES):
        return False
    told = next((word for word in run if not word.lower.endswith(ADJECTIVES)), None)
    return told is not None and _is_role(told, lexicon)


ADJECTIVES = ("ая", "ой", "ый", "ий", "ого", "его", "ое", "ее", "ые", "ие", "ых", "их", "ої",
               "ські", "ська", "ькова", "ський", "на", "не", "ні")  # fmt: skip
"""How Russian and Ukrainian adjectives end that stand before a role: областная, обласна."""
_INSTITUTIONS = (
    "министерств", "ведомств", "агентств", "правительств", "служб", "посольств", "консульств",
    "полици", "администраци", "управлени", "комитет", "міністерств", "відомств", "адміністраці",
    "управлінн", "комітет", "поліці", "прокуратур", "мэри",
)  # fmt: skip
"""How bodies begin whose own name stands behind them, in the genitive."""


def _is_role(word: Word, lexicon: DraftLexicon) -> bool:
    """A word for who somebody is; in Russian and Ukrainian in any case."""
    lower = word.lower
    if lower in lexicon.roles:
        return True
    return lexicon.code in ("ru", "uk") and any(
        len(role) > 5 and lower.startswith(role[:-1]) for role in lexicon.roles
    )


def _after_last_break(run: list[Word], lexicon: DraftLexicon) -> list[Word]:
    """A sentence's own beginning ("On Monday a spokesman") is no part of the speaker."""
    for at in range(len(run) - 1, 0, -1):
        word = run[at]
        leads = (
            word.lower in ("the", "a", "an")
            and run[at - 1].lower not in _INSIDE
            and run[at - 1].lower not in _DETERMINERS
        )
        if leads and any(w.lower in lexicon.roles for w in run[at:]):
            return run[at:]
    while run and _is_of_calendar(run[0], lexicon):
        run = run[1:]
    return run


_WITH_CAPITALS = ("en", "de", "ar")
"""Languages in which a month has a capital, or no word has: elsewhere Julio is somebody."""


def _is_of_calendar(word: Word, lexicon: DraftLexicon) -> bool:
    month = word.lower in lexicon.months
    named = month and word.capital and lexicon.code not in _WITH_CAPITALS
    return (month and not named) or word.lower in lexicon.weekdays


def _role_and_name(run: list[Word], lexicon: DraftLexicon) -> tuple[list[Word], list[Word]]:
    """A person's name at the end, and the role that stands before it."""
    at = len(run)
    while at and run[at - 1].capital and run[at - 1].lower not in lexicon.titles | lexicon.roles:
        at -= 1
    name = run[at:]
    role = run[:at]
    bodies = lexicon.code in ("ru", "uk") and any(w.lower.startswith(_INSTITUTIONS) for w in role)
    person = any(w.lower in lexicon.roles and not w.lower.startswith(_INSTITUTIONS) for w in role)
    if bodies and not person:
        return [], []
    if not name or any(word.lower in _INSIDE for word in role[-1:]):
        return [], []
    if role and not any(w.lower in lexicon.titles or w.lower in lexicon.roles for w in role):
        return [], []
    if len(role) and role[-1].lower in ("the", "a", "an"):
        return [], []
    return role, name


def _clean(text: str) -> str:
    plain = " ".join(text.split())
    return re.sub(r"['’]s$", "", plain)
