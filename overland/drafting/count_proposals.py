"""Figures of a text: number, qualifier, unit, status, and who gives it.

The bounds are numbers that the words give: "more than 80" is 80 or more, "about 80" has none.
Years, times, ages, sums of money, numbers of flights and durations are no figures of a story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from babel import Locale

from overland.drafting import bare_figures, clauses, figure_parts, speakers, speakers_counted
from overland.drafting.counted_units import DURATIONS, counted_unit
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.named_speakers import Attribution
from overland.drafting.proposals import CountProposal
from overland.drafting.qualifiers import figure_bounds, qualifier_before
from overland.drafting.text import Sentence, Text, words
from overland.drafting.wording import word_list
from overland.drafting.written_numbers import WrittenNumber, written_numbers

_BEFORE_NOT = re.compile(
    r"(?:\b(?:flight|no|number|route|highway|resolution|article|room|unit|line|gate|page|chapter|section|covid|"
    r"boeing|airbus|mig|tu|il|psalm|age|aged|day|week|phase|group|channel|level|category|act|"
    r"version|bus|train|platform|pier|terminal|рейс|vol|vuelo|flug)[. ]{0,2}|[A-Za-zА-Яа-я]-|[$€£¥₽])$",  # noqa: E501
    re.I,
)


_AFTER_NOT = re.compile(
    r"\s?(?:%|percent\b|per cent\b|a\.?m\b|p\.?m\b|o['’]clock|GMT|UTC|EDT|EST|local time|degrees|°|"
    r"(?:-|\s)years?[- ](?:old|of)|-year|-day|-hour|-minute|-week|-month|st\b|nd\b|rd\b|th\b|"
    r"(?:million|billion|trillion|m|bn)?\s?(?:dollars|euros|pounds|rubles|roubles)\b|час\w*|год\w*|лет\b|"
    r"ans\b|años\b|Jahre|Uhr\b|heures\b|:\d)",
    re.I,
)
_SPEED = re.compile(
    r"\s?[^\W\d_/]+(?:/(?:h|s|ч|год)\b|\s(?:per|an|a|par|por|pro|à l['’]|в|на|за|في)\s?"
    r"(?:hour|second|heure|seconde|hora|segundo|stunde|sekunde|час|секунду|годину|секунду|الساعة|"
    r"الثانية)\b)",
    re.I,
)
"""How fast something is: 71 miles per hour, 110 km/h."""
_CURRENCY = re.compile(rf"(?<!\w)(?:{'|'.join(Locale('en').currencies)}|Rs\.?|Tk)\s?$")
"""A sum of money behind its code: SDG 20,000."""


_AGE_BEFORE = re.compile(r"(?:[A-ZА-Я]\w+, |\(|aged |age )$")


_AT_AGE = re.compile(r"(?:^|[\"“«] ?|, )[Aa]t $")
"""How old somebody was: "At 19, she left"."""
_AGE_AFTER = re.compile(r"(?:, (?!\d)|\)|, who)")


_TOLD_OF = re.compile(
    r",? (?:\d{1,2}, )?(?:who|whose|qui|que|который|которая|який|яка)\b|, \d{1,2}, who\b"
)
"""What the text tells of a speaker they do not say: "said Mona, who has two sons"."""

_ARTICLES = frozenset(["un", "une", "una", "uno", "eine", "ein", "einen", "einem", "einer"])
"""Written like the number one, and mostly none."""

_OTHERS = frozenset(word_list("otras otros unos unas autres weitere ще еще ещё другие інші"))
"""A bare figure behind one of these counts what was counted before: "otras 80 fueron llevadas"."""

_VERBS_AFTER = frozenset(
    word_list(
        """
    were was have had are is remain remained arrived left crossed others more died went of would
    will been could still came made those got reached fled flew continued travelled traveled
    headed returned walked stayed entered boarded sheltered survived drowned
    """
    )
)

_COUNTED = frozenset(
    word_list(
        """
    contó contaron registró registraron cifró calculó recensé compté dénombré recensés comptés
    насчитали насчитала насчитал насчитало зафиксировали нарахували нарахувала нарахував
    """
    )
)
"""Behind one of these a bare figure is of what was counted before: "la policía contó 82"."""

_VERBS_AFTER_OTHERS = frozenset(
    word_list(
        """
    sont ont étaient avaient seront auraient restent manquent attendent ont-ils
    fueron han eran habían quedan siguen faltan están estaban
    """
    )
)
"""Verbs of which a bare figure is the subject: "environ 60 sont restés", "40 siguen"."""


def find(
    text: Text,
    mask: str,
    lexicon: DraftLexicon,
    taken: Sequence[tuple[int, int]],
    deadline: Deadline,
) -> list[CountProposal]:
    """Every figure, in order. `taken` are stretches that are dates; `mask` hides quoted words."""
    found: list[CountProposal] = []
    for sentence in text.sentences:
        deadline.check()
        told = speakers.attributions(mask[sentence.start : sentence.end], lexicon)
        for figure in written_numbers(sentence, lexicon):
            start, end = sentence.start + figure.start, sentence.start + figure.end
            if any(start < last and end > first for first, last in taken):
                continue
            if _is_no_count(sentence.text, figure, lexicon.nouns):
                continue
            if bare_figures.is_of_share(sentence.text, figure, lexicon.numbers):
                continue
            proposal = read(figure, sentence, lexicon, told)
            if not _counts_something(sentence.text, figure, proposal.unit, lexicon):
                continue
            if speakers_counted.are(sentence, proposal, figure, told):
                continue
            if not (found and proposal.start < found[-1].end):
                found.append(proposal)
    return figure_parts.with_units(found, text, lexicon)


def read(
    figure: WrittenNumber, sentence: Sentence, lexicon: DraftLexicon, told: list[Attribution]
) -> CountProposal:
    """What a sentence says of a number: unit, qualifier, bounds, status, and who gives it."""
    line = sentence.text
    start, qualifier = qualifier_before(line, figure, lexicon)
    unit, end = counted_unit(line, figure, lexicon, hedged=bool(qualifier))
    if end == len(line) and line[start:end].endswith("."):
        end -= 1  # "about 6 thousand." at the end of its sentence
    unit = unit or _number_of(line[:start]) or figure_parts.of_those(line[:start], lexicon)
    minimum, maximum = figure_bounds(figure, qualifier)
    within = clauses.status_within(line, start, end, lexicon.code)
    status = "headline" if sentence.heading else within
    if lexicon.code == "ar":
        told = [one for one in told if not _said_later(line, one, end, lexicon)]
    speaker = speaker_of(line, told, start, end)
    if speaker and status == "reported":
        status = "claimed"
    return CountProposal(
        exact=line[start:end],
        start=sentence.start + start,
        end=sentence.start + end,
        number=None if figure.low != figure.high or figure.low is None else _whole(figure.low),
        minimum=minimum,
        maximum=maximum,
        qualifier=qualifier or figure.vague,
        unit=unit,
        status=status,
        speaker=speaker,
    )


_NUMBER_OF = re.compile(
    r"\b(?:the|their|its) (?:total )?number of (?:the )?([a-z]+(?: [a-z]+)?)(?: [\w’']+){0,3}? "
    r"(?:at|to|was|is|reached|as)\s*$|"
    r"\bcifr\w+ (?:a )?(?:el número de )?(?:los |las )?([^\W\d_]+)(?: [^\W\d_]+){0,2}? en\s*$"
)


def _number_of(before: str) -> str:
    """The noun of "put the number of checkpoints at": what a figure behind it counts."""
    found = _NUMBER_OF.search(before)
    return found[1] or found[2] if found else ""


def _counts_something(line: str, figure: WrittenNumber, unit: str, lexicon: DraftLexicon) -> bool:
    """No duration, article, "one of" or year; without a noun only if something is told of it."""
    if unit.lower() in DURATIONS or unit.endswith(("-old", "percent")):
        return False
    if bare_figures.is_of_sides(line, figure, unit) or bare_figures.is_of_ones_own(line, figure):
        return False
    value = line[figure.start : figure.end].lower()
    if value == "one" and line[figure.end : figure.end + 4].lower() == " of ":
        return False
    if value in _ARTICLES:
        return False
    if not unit:
        told = figure_parts.is_of_them(line, figure.end) or bare_figures.is_given(line, figure)
        alone = told or _stands_alone(line, figure, lexicon)
        return alone and value not in ("one", "half", "один", "одна")
    grouped = re.search(r"\d[.,\u202f]\d{3}", value)  # 1,900 is no year
    year = figure.low and 1900 <= figure.low <= 2100 and not grouped
    return unit in lexicon.nouns or not year


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


def speaker_of(line: str, told: list[Attribution], start: int, end: int) -> str:
    """Whoever the sentence names as saying it; a figure inside the speaker's own words has none."""
    outside = [
        one
        for one in told
        if not (one.start < end and one.end > start)
        and ";" not in line[min(end, one.end) : max(start, one.start)]
        and not (one.verb <= one.end and _TOLD_OF.match(line, one.end, max(start, one.end)))
    ]
    first, _ = clauses.around(line, start, end)
    own = [one for one in outside if first <= one.start and max(one.verb, one.end) <= start]
    later = [one for one in outside if one.start >= end]
    if own and later and _CONTRAST.search(line[end : later[0].start]):
        return own[-1].speaker  # "the mayor spoke of 75, whereas the police counted 82"
    # "Seven were hurt, although a spokesman spoke of five": the spokesman gives another figure.
    outside = [one for one in outside if not _ANOTHERS.search(line[end : max(end, one.start)])]
    return outside[-1].speaker if outside else ""


_CONTRAST = re.compile(
    r"\b(?:whereas|while|mientras(?: que)?|pero|tandis que|mais|während|aber|"
    r"тогда как|а|но|тоді як|але)\b"
)
"""What sets another's word against the one before."""
_ANOTHERS = re.compile(
    r"[,;] (?:although|though|but|while|whereas|aunque|si bien|pero|mientras(?: que)?|bien que|"
    r"mais|tandis que|alors que|obwohl|aber|während|хотя|но|а|однако|тогда как|хоча|але|однак|"
    r"тоді як) "
    r"(?:(?:the|a|an|un|una|el|la|los|las|une|le|les|der|die|das|ein|eine) )?$",
    re.IGNORECASE,
)
"""What opens another's word right before whoever says it."""


def _said_later(line: str, one: Attribution, end: int, lexicon: DraftLexicon) -> bool:
    """A verb of speech behind a figure opens what is said next; "according to" closes what was."""
    before = [word.lower for word in words(line[: one.start])[-2:]]
    if "ما" in before[:1]:
        return False  # "بحسب ما أعلن": the source of what was told
    return one.start >= end and bool(before) and before[-1] in lexicon.say


def _is_no_count(line: str, figure: WrittenNumber, nouns: frozenset[str]) -> bool:
    before, after = (
        line[max(0, figure.start - 24) : figure.start],
        line[figure.end : figure.end + 24],
    )
    # Money, and the name of a service: "Rescue 1122".
    if bare_figures.is_of_a_town(line, figure):
        return True
    named = _CURRENCY.search(before) or line[: figure.end].endswith("Rescue 1122")
    if named or _BEFORE_NOT.search(before) or _AFTER_NOT.match(after) or _SPEED.match(after):
        return True
    if line[figure.start].isdigit():
        if after[:1].isalpha() and not re.match(r"(?:km|m|kg|t)\b", after):
            return True
        number = figure.low or 0
        if _AT_AGE.search(before) and after.startswith(",") and number < 110:
            return True
        if _AGE_BEFORE.search(before) and _AGE_AFTER.match(after) and number < 110:
            return True
        if (
            1900 <= number <= 2100
            and "," not in line[figure.start : figure.end]
            and not re.match(r" (?:people|[a-z]+s)\b", after)
            and not any(word.lower in nouns for word in words(after)[:1])
        ):
            return True
    return False


def _is_many(figure: WrittenNumber, told: bool) -> bool:
    """More than one, and no year, of which something is told."""
    number = figure.low or 0
    return told and number > 1 and not 1900 <= number <= 2100


def _stands_alone(line: str, figure: WrittenNumber, lexicon: DraftLexicon) -> bool:
    """A bare figure that something is told of: "another 200 were waiting"."""
    after = words(line[figure.end : figure.end + 30])
    if lexicon.code != "en":
        last = words(line[max(0, figure.start - 20) : figure.start])[-1:]
        if last and last[0].lower in _COUNTED and (figure.low or 0) > 1:
            return not after or after[0].start != 1 or after[0].lower in lexicon.inside
        grouped = re.search(r"\d[.,\u00a0\u202f ]\d{3}", line[figure.start : figure.end])
        others = words(line[max(0, figure.start - 12) : figure.start])[-1:]
        told = bool(after) and after[0].start == 1 and after[0].lower in _VERBS_AFTER_OTHERS
        return (
            bool(grouped) or bool(others and others[0].lower in _OTHERS) or _is_many(figure, told)
        )
    if re.search(r"\d[,\u202f]\d{3}", line[figure.start : figure.end]):
        return True
    if figure.vague and after and after[0].lower in _VERBS_AFTER:
        return True
    return (
        bool(after)
        and after[0].lower in _VERBS_AFTER
        and after[0].start == 1
        and (figure.low or 0) > 1
    )
