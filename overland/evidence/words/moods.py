"""Words that say what may or will be in one sense, and a month or what has been in another."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from overland.evidence.text.sentences import CLAUSE_MARK, INSIDE
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import bare, shared
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.negated_words import denied_words, refused_words

_NOUN_WITHIN: Final = 2
"""Words behind "announces" in which it is named what: "the opening"."""
_HAD: Final = re.compile("[وفل]?قد")
_SINCE: Final = "لقد"
"""The form of قد that no imperfect follows."""
_IMPERFECT: Final = tuple("يتنأ")
_FEMININE: Final = 5
"""Letters from which on a verb that begins with ت and ends with ت is past: تعطلت, and not تموت."""
_BEFORE_A_MONTH: Final = re.compile(
    r"(?:^|\W)(?:in|since|until|till|early|late|mid|last|next|by|this|during)[\s-]+$", re.IGNORECASE
)
_INSIDE: Final = re.compile(r"(?:^|\s)[a-z][\w'’-]*,? $")

_PARTICIPLE: Final = re.compile(
    r"(?:ab|an|auf|aus|bei|ein|fort|her|hin|los|mit|nach|vor|weg|zu|zurück|zusammen|um|fest)?"
    r"(?:ge\w+t|ge(?!ben|denken|hen|hören|langen|leiten|nesen|nie|raten|schehen|stalt|stehen|winnen)\w+en"
    r"|(?:be|ent|er|ver|zer)\w{2,}t)|\w{3,}iert"
)
"""A German participle that is no infinitive: gebracht, aufgenommen, versorgt, evakuiert."""

_PERCEIVED: Final = re.compile(
    r" (?:\w+ly )?(?:(?:hear|smell|remember)\b|(?:see|feel) (?:them|him|her|us|me)\b"
    rf"|(?:see|feel)\b{INSIDE}*? (?:and|when|as|before|until) (?:\w+ )?"
    r"(?:\w{2,}ed|came|went|ran|fell|left|saw|took|drove|fled|began|knew|stood|set|heard|wept)\b)"
)
"""Behind "could": what somebody was able to perceive, as what follows tells of the past.

"The region could see more snow" foretells.
"""

_WAITED: Final = re.compile(
    r"\b(?:ai|as|a|avons|avez|ont|avais|avait|avions|aviez|avaient|aura|auront|ayant)"
    r"(?: (?:longtemps|aussi|déjà|encore|alors|patiemment))? $",
    re.IGNORECASE,
)
"""French "to have" right before "attendu": waited, and not expected."""
_NOTHING_BUT: Final = re.compile(
    r"\b(?:ne |n['’])"
    r"((?:(?!(?:pas|plus|jamais|personne|rien|aucune?s?|point|dit|croit|pense)\b)[\w-]+ ){1,3})"
    r"(?:que |qu['’])"
)
"""French "ne ... que" with no second negation and no verb of speech: "only"."""

_HEARSAY: Final = re.compile(
    r"[^.;:!?,]*\b(?:ge\w+(?:t|en)|(?:be|ent|er|ver|zer)\w+(?:t|en)|\w+ge\w+(?:t|en)|\w{3,}iert)"
    r" (?:haben|sein|worden sein)\b"
)
"""Behind German "soll": what others say has been."""
_TO_DO: Final = re.compile(r" (?:(?:se|s'|y|en|le|la|les|lui|leur|bientôt) ?)*\w+(?:er|ir|re)\b")
"""Behind French "va" or "vont": an infinitive, of what will be; "vont en ville" says where."""
_IN_ORDER_TO: Final = re.compile(rf"\bum\b{INSIDE}*\bzu\b|\bum\b{INSIDE}*\w{{2,}}zu\w+en\b")
"""German "um … zu": what somebody does it for, and wants."""
_UNDER_WHICH: Final = re.compile(r"\b(?:under|by|through|with) which\b", re.IGNORECASE)
"""Behind it who "could leave" was able to."""
_MADE: Final = re.compile(r"\b(?:mak(?:es?|ing)|made)(?: it)? $", re.IGNORECASE)
"""What is "made possible" is so."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_FUTURE: Final = {
    "ru": re.compile(
        r"(?!\w*(?:[ыи]ва|[иа]ва)[её]т|\w*(?:[ыи]ва|ова|а)ют|\w*(?:ход|воз|нос|вод|сто|вис)[ия]т"
        r"|\w+[ая][её]т|\w+яют|строит|строят|просит|просят|держит|держат)"
        r"(?:по|от|за|вы|при|у|про|до|пере|из|раз|рас|подо?|ото)\w{2,}"
        r"(?:[её]т|ит|ут|ют|ат|ят)(?:ся)?"
    ),
    "uk": re.compile(
        r"(?!\w*(?:ає|ають|ує|ують|ходить|ходять|возить|носить|водить|стоїть|стоять|просить|просять))"
        r"(?:по|від|за|ви|при|про|до|пере|роз|піді?)\w{2,}(?:[еє](?:ться)?|[иїуюая]ть(?:ся)?)"
    ),
    "ar": re.compile(
        r"(?!\w?س(?:يار|ياس|يدة|يدات|يدي|يناء|يطرت|يطروا|يناريو|ينما|تائر|يرة)|\w?س(?:يول|يطر|تون|تين)$)"
        r"[وف]?س[يتن]\w{3,}"
    ),
}
"""Language -> the form of a verb of what is to come: откроется, відкриється, سيفتح."""
_HEDGE: Final = 2
"""Words of a doubt between two commas: "al parecer"."""
_IMPERSONAL: Final = ("ось", "ося", "тся", "ться")


def another_sense(before: str, verb: str, behind: str, words: Lexicon) -> bool:
    """Whether a word of `possible`, `expected` or `planned` says something else where it stands.

    `before` and `behind` are what stands beside it, in the letters of the text.
    """
    if words.language == "ar":
        return bool(_HAD.fullmatch(verb)) and _had(verb, behind.split(), words)
    if words.language == "de" and verb.casefold() in ("soll", "sollen"):
        return bool(_HEARSAY.match(behind))
    if words.language == "de":
        return verb.casefold() in ("wird", "werden") and _is_passive(before, behind, words)
    if words.language == "en":
        month = verb in ("May", "MAY") and _is_month(before, verb)
        month |= verb.casefold() == "possible" and bool(_MADE.search(before))
        month |= verb.casefold() == "could" and bool(
            _UNDER_WHICH.search(CLAUSE_MARK.split(before)[-1])
        )
        return month or (verb.casefold() == "could" and bool(_PERCEIVED.match(behind)))
    if words.language == "fr" and verb.casefold() in ("va", "vont"):
        return not _TO_DO.match(behind)
    if words.language == "fr":
        return verb.casefold().startswith("attendu") and bool(_WAITED.search(before))
    return False


def hearsay(text: str, words: Lexicon) -> bool:
    """Whether German "sollen" tells what others say has been: "soll genommen haben"."""
    found = re.finditer(r"\bsoll(?:en)?\b", text) if words.language == "de" else ()
    return any(_HEARSAY.match(text[match.end() :]) for match in found)


def will_be(sentence: str, words: Lexicon) -> bool:
    """Whether a verb ends as those of what is to come do; a name may too: "Opera", "Alcirá"."""
    small = [word for word in _LETTERS.findall(sentence) if not word[0].isupper()]
    ahead = _FUTURE.get(words.language)
    if ahead and any(ahead.fullmatch(word) for word in small):
        return True
    return words.has("future", " ".join(word for word in small if word.islower()))


def were_able(verbs: Collection[str], text: str, words: Lexicon) -> bool:
    """Whether all that is said is that somebody could, and may have: "могли" without "бы"."""
    able = all(words.pattern("was_able").fullmatch(verb) for verb in verbs)
    return bool(verbs) and able and not words.has("would_be", text)


def say_the_same(
    told: Mapping[str, str], headline: str, exact: str, words: Lexicon, own: Lexicon
) -> bool:
    """Whether words of a headline (kind -> word) say no more than its excerpt's.

    "Will" of what somebody wanted (German "wollte"), "probably" of what is so "presumably".
    """
    # Who refused to leave "will not leave".
    if told.keys() == {"planned"} and shared(
        denied_words(headline, own), refused_words(exact, words)
    ):
        return True
    # Who was "sent to take them home" is to take them home.
    if told.keys() == {"planned"} and words.has("intended", exact):
        return True
    # "So that those who wait at the border would not see them" is a purpose in both.
    if words is own and all(
        _for_a_purpose(word, text, own) for word in told.values() for text in (headline, exact)
    ):
        return True
    if told.keys() == {"possible"} and own.has("doubt", headline):
        return words.has("doubt", exact)
    wanted = words.has("wanting", exact) or (
        words.language == "de" and bool(_IN_ORDER_TO.search(lexicon.plain(exact)))
    )
    return wanted and all(own.has("wanting", w) for w in told.values())


def _for_a_purpose(verb: str, text: str, words: Lexicon) -> bool:
    """Whether a text has a verb, and its clause begins to tell a purpose before it."""
    before, found, _behind = lexicon.plain(text).partition(verb)
    return bool(found) and words.has("purpose", CLAUSE_MARK.split(before)[-1])


def would_not(exact: str, words: Lexicon, headline: str, own: Lexicon) -> bool:
    """Whether a headline has somebody refuse what, by the source, they "would not" do."""
    return bool(shared(denied_words(exact, words), refused_words(headline, own)))


def hedges(clause: str, words: Lexicon) -> bool:
    """Whether a clause is a doubt and no more, between two commas."""
    return len(clause.split()) <= _HEDGE and words.has("doubt", clause)


def impersonal(verb: str, words: Lexicon) -> bool:
    """Whether a Russian or Ukrainian verb of speech has nobody who speaks: "сообщалось"."""
    return words.language in ("ru", "uk") and verb.casefold().endswith(_IMPERSONAL)


def awake(told: str, said: str, words: Lexicon) -> str:
    """What is told without a night spent, where the source has somebody sleep: no time, no way."""
    return words.without("asleep", told) if words.has("asleep", said) else told


def only_restricts(text: str, words: Lexicon) -> str:
    """A text in which "n'a évacué que les vieillards" says "only", and denies nothing."""
    if words.language != "fr":
        return text
    return _NOTHING_BUT.sub(r" seulement \1", lexicon.plain(text))


def _had(verb: str, behind: list[str], words: Lexicon) -> bool:
    """Whether قد says that something had happened: with a verb of the past, not of the present."""
    if verb == _SINCE:
        return True
    if not behind or words.pattern("negation").fullmatch(behind[0]):
        return False
    first = behind[0].strip("،؛.:»”\"'")
    if not first.startswith(_IMPERFECT) or words.pattern("past").fullmatch(first):
        return True
    ending = first.endswith("وا") or (first.endswith("ت") and len(first) >= _FEMININE)
    return ending and not first.startswith("ي")


def _is_month(before: str, verb: str) -> bool:
    """A capital inside a sentence, or a word that goes before months, as in a title too."""
    return bool(_BEFORE_A_MONTH.search(before)) or (verb == "May" and bool(_INSIDE.search(before)))


def _is_passive(before: str, behind: str, words: Lexicon) -> bool:
    """Whether "werden" goes with a participle and says what is: "werden nach Beirut gebracht".

    "Werden gebracht werden" says what will be, and so does a day: "werden am Freitag gebracht".
    """
    earlier, later = CLAUSE_MARK.split(before)[-1], CLAUSE_MARK.split(behind)[0]
    # In a clause that begins with "die" or "dass", "werden" stands last.
    last = (later.split() or earlier.split() or [""])[-1]
    dated = words.has("relative_day", f"{earlier} {later}")
    return not dated and bool(_PARTICIPLE.fullmatch(last.casefold().strip("»«“”„\"' )")))


def is_and_will_be(sentence: str, words: Lexicon) -> bool:
    """Whether a sentence has a form that says what is and what will be alike: German "werden"."""
    return words.language == "de" and words.has("planned", sentence)


def announces_a_noun(headline: str, words: Lexicon) -> bool:
    """ "Announces the opening of a shelter": what would be done, told by a noun."""
    tokens = [bare(word, words) for word in lexicon.plain(headline).split()]
    noun = words.pattern("nominal")
    return any(
        words.pattern("speech").fullmatch(word)
        and any(noun.fullmatch(behind) for behind in tokens[at + 1 : at + 1 + _NOUN_WITHIN])
        for at, word in enumerate(tokens)
    )
