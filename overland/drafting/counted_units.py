"""The noun that a figure counts, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from overland.drafting import inflection
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.text import Word, words
from overland.drafting.wording import word_list
from overland.drafting.written_numbers import WrittenNumber

DURATIONS = frozenset(
    word_list(
        """
    day days week weeks month months year years minute minutes second seconds decade decades
    night nights tag tage tagen woche wochen monat monate monaten jahr jahre jahren minuten sekunden
    nächte nächten jour jours semaine semaines mois ans année années nuit nuits día días semana
    semanas mes meses año años hora horas minuto minutos noche noches день дня дней
    неделя недели недель месяц месяца ночей сутки суток
    месяцев год года лет минут минуты ночь ночи дні днів тиждень тижні тижнів місяць місяці місяців
    рік роки років хвилин хвилини ніч يوم يوما أيام أسبوع أسابيع شهر أشهر سنة سنوات عام أعوام دقيقة
    دقائق ليلة ليال
    """
    )
)


_NOT_UNITS = frozenset(
    word_list(
        """
    times time percent other others more years days hours weeks months minutes of in on at to
    from was were is are and or by who which that as this his her its towards afterwards always
    perhaps besides
    """
    )
)


_STOP = re.compile(r"(?<![A-Z])\.(?=\s|$)|[;:!?()\"“”—–]|\n\n|, ")


_STOP_UNIT = frozenset(
    word_list(
        """
    were was have had are is who which that in on at to from by for and or as with been would
    will could arrived left crossed aboard could can may might has after before during since
    until when into out
    """
    )
)


_BEFORE_NOUN = frozenset(word_list("of the their its more other our his additional them those"))
_HARMED = ("dead", "injured", "wounded")


def counted_unit(
    line: str, figure: WrittenNumber, lexicon: DraftLexicon, *, hedged: bool = False
) -> tuple[str, int]:
    """The noun that is counted, and where it ends. `hedged`: an "about" or so stands before it."""
    if not lexicon.nouns_follow:
        return _unit_around(line, figure, lexicon, hedged=hedged)
    hyphened = re.match(r"-([a-z]+)", line[figure.end : figure.end + 20])
    if hyphened:
        return hyphened[1], figure.end + hyphened.end()
    stop = _STOP.search(line, figure.end)
    until = stop.start() if stop else len(line)
    following = words(line[figure.end : until], figure.end)[:7]
    return (
        _known_noun(following, lexicon) or _unknown_plural(following, lexicon) or ("", figure.end)
    )


def _known_noun(following: Sequence[Word], lexicon: DraftLexicon) -> tuple[str, int] | None:
    """The last of known nouns that stand together: "aid workers", "people dead"."""
    for at, token in enumerate(following):
        word = token.lower
        after = following[at + 1].lower if at + 1 < len(following) else ""
        last = after not in lexicon.nouns or after in _HARMED
        if word in DURATIONS or (word in lexicon.nouns and last):
            return word, token.end
        of_another = at and word in _BEFORE_NOUN and following[at - 1].lower not in _BEFORE_NOUN
        clause_goes_on = of_another or (at and word in lexicon.say) or word in _STOP_UNIT
        if clause_goes_on or (at == 0 and token.text.isdigit()):
            return None
    return None


def _unknown_plural(following: Sequence[Word], lexicon: DraftLexicon) -> tuple[str, int] | None:
    """A word that looks like a plural or a people: "sacks", "Afghans", "Chinese"."""
    following = [t for at, t in enumerate(following) if not _joins_peoples(following, at)]
    for at, token in enumerate(following[:4]):
        word = token.lower
        if word in _BEFORE_NOUN:
            if at and following[at - 1].lower not in _BEFORE_NOUN:
                return None  # "8 to 9 Beaufort kept the tugs"
            continue
        alone = at + 1 == len(following) or not following[at + 1].capital
        if token.capital and alone and token.text.endswith(("s", "ese", "ish", "ch", "men")):
            return token.text, token.end
        plural = word.endswith("s") and len(word) > 3 and not token.capital
        verb = word in lexicon.say or word in lexicon.move
        if plural and not verb and word not in _NOT_UNITS:
            return word, token.end
        if word in _STOP_UNIT or word in _NOT_UNITS:
            return None
    return None


def _joins_peoples(following: Sequence[Word], at: int) -> bool:
    """ "312 French and Belgian hikers": both are of what follows."""
    if following[at].lower not in ("and", "or") or not 0 < at < len(following) - 2:
        return False
    both = (following[at - 1], following[at + 1])
    return all(one.capital and not one.text.endswith("s") for one in both)


def _unit_around(
    line: str, figure: WrittenNumber, lexicon: DraftLexicon, *, hedged: bool
) -> tuple[str, int]:
    stop = re.search(r"[.;:!?()\"“”«»—–\n،؛]|, ", line[figure.end :])
    until = figure.end + (stop.start() if stop else len(line))
    tokens = words(line[figure.end : until], figure.end)[:4]
    if lexicon.code == "ar":
        return _arabic_unit(tokens, lexicon, hedged=hedged) or ("", figure.end)
    if lexicon.code == "fr" and (unit := _french_plural(tokens, lexicon)):
        return unit
    for at, token in enumerate(tokens):
        if _is_counted(token.lower, lexicon) or token.lower in DURATIONS:
            return (token.text if lexicon.code == "de" else token.lower), token.end
        if _ends_phrase(token.lower, tokens[at + 1 :], lexicon):
            break
    if lexicon.code in ("ru", "uk") and (people := _slavic_people(tokens)):
        return people
    if lexicon.code == "de" and tokens and _is_german_noun(tokens[0].text):
        return tokens[0].text, tokens[0].end
    if lexicon.code == "es" and tokens and _are_people(tokens[0].text):
        return tokens[0].lower, tokens[0].end
    return "", figure.end


_JOINS = frozenset(word_list("y e o u и а но или та і й або und oder aber et ou mais pero"))


def _ends_phrase(word: str, following: Sequence[Word], lexicon: DraftLexicon) -> bool:
    """A word behind which no noun of the number stands: "cerró la ruta 149 y el convoy"."""
    if word in lexicon.say or word in lexicon.move:
        return True
    after = following[0].lower if following else ""
    return word in _JOINS and not (after in lexicon.numbers or after[:1].isdigit())


_SLAVIC_PEOPLE = re.compile(
    r"[а-яёіїєґ]{2,}(?:(?:ник|щик|чик|вик|ист|іст|онавт|[ое]вод|олог|ограф)(?:ов|ів)|"
    r"тел(?:ей|ів)|(?:ов|ев|ян|ан|ін|ин)ц(?:ев|ів))|(?:рыб|риб|каз|козак|пол|мор|земл|сибир)[ая]к(?:ов|ів)|"
    r"(?:підлітк|подростк|школяр|студент|учн|школьник)(?:ів|ов)"
)
"""How Russian and Ukrainian words for people end behind a number: вахтовиков, строителей."""


def _slavic_people(tokens: Sequence[Word]) -> tuple[str, int] | None:
    """People right behind a number, or behind an adjective: "12 молодых геологов"."""
    for token in tokens[:2]:
        if _SLAVIC_PEOPLE.fullmatch(token.lower) and not token.capital:
            return token.lower, token.end
        if not token.lower.endswith(("ых", "их")):
            return None
    return None


def _is_counted(word: str, lexicon: DraftLexicon) -> bool:
    """A known noun, or a vehicle, in any of its forms."""
    known = lexicon.nouns | lexicon.vehicles.keys()
    if word in known or word.removeprefix("ال") in known or word.replace("ё", "е") in known:
        return True
    slavic = lexicon.code in ("ru", "uk") and len(word) > 4 and word not in lexicon.move
    forms = [form for form, _cost in inflection.forms(word, lexicon.code)] if slavic else []
    forms += [re.sub("(?:ов|ів)$", "", word)]
    stem = re.sub("(?:(?:ам|ям|ах|ях)и?|[иыі])$", "", word) if slavic else word
    forms += [stem + ending for ending in _OF_MANY if stem != word]
    return any(form in known for form in forms)


_OF_MANY = ("ов", "ев", "ей", "ів", "їв", "")
"""How words end behind a number that end in -ам, -ами, -ах elsewhere: пассажирам, пассажиров."""


_FRENCH_BEFORE = frozenset(
    word_list(
        """
    autres jeunes grands grandes petits petites gros grosses nouveaux nouvelles vieux vieilles
    premiers premières derniers dernières bons bonnes de d
    """
    )
)
_FRENCH_NO_NOUN = frozenset(
    word_list(
        """
    plus moins fois heures mais puis dans sans sous vers dès après depuis très pas hors lors près
    tous toutes leurs aux des les ces ses euros dollars francs livres roubles degrés points celsius
    """
    )
)


def _french_plural(tokens: Sequence[Word], lexicon: DraftLexicon) -> tuple[str, int] | None:
    """A plural right behind a number, or behind an adjective: "45 pêcheurs", "six vieux camions".

    What is no plural counts nothing by itself: "60 sont restés".
    """
    for token in tokens[:3]:
        word = re.sub("^d['’]", "", token.lower)
        if word in _FRENCH_BEFORE:
            continue
        plural = re.fullmatch(r"(?:d['’])?[a-zà-ÿœ]{3,}[sx]", token.text)
        if plural and word not in _FRENCH_NO_NOUN | DURATIONS | lexicon.say | lexicon.move.keys():
            return word, token.end
        return None
    return None


_PEOPLE = re.compile(r"[a-zà-ÿ]{2,}(?:er[oa]s|[ai]d[oa]s|[ai]ntes|or[ea]s|istas)")
"""How Spanish words for people end: camioneros, afectados, manifestantes, pescadoras."""
_NO_PEOPLE = frozenset(word_list("primeros primeras enteros enteras horas grados mejores peores"))


def _are_people(word: str) -> bool:
    """A word right behind a number that looks like people: "52 camioneros"."""
    return bool(_PEOPLE.fullmatch(word)) and word not in _NO_PEOPLE | DURATIONS


_ARABIC_NO_NOUN = frozenset(
    word_list(
        """
    من إلى الى على عن مع حتى منذ عند بعد قبل أو كان كانت بالمئة بالمائة المئة المائة
    دولار دولارا يورو ليرة جنيه ريال درهم دينار درجة
    """
    )
)


def _arabic_unit(
    tokens: Sequence[Word], lexicon: DraftLexicon, *, hedged: bool
) -> tuple[str, int] | None:
    """The word right behind a number, if it is a noun that is counted: "15 رصاصة".

    Behind a number that "about" or "more than" stands before, any word that can be a noun is.
    """
    for token in tokens[:1]:
        word = token.text
        other = word not in lexicon.move and word not in lexicon.say
        noun = hedged and other and word not in lexicon.inside | _ARABIC_NO_NOUN
        counted = noun or (word.endswith(("ة", "اً", "ًا")) and other)
        if word.removeprefix("ال") in lexicon.nouns or word in DURATIONS or counted:
            return token.lower, token.end
    return None


def _is_german_noun(word: str) -> bool:
    """A plural with a capital that is no month: "10.000 Afghanen", "12 Schiffe"."""
    return word[0].isupper() and word.endswith(("en", "er", "e", "s")) and word not in _GERMAN_TIMES


_GERMAN_TIMES = frozenset(["Oktober", "September", "November", "Dezember", "Uhr", "Jahre", "Tage"])
