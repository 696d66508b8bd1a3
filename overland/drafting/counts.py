"""Figures of a text: number, qualifier, unit, status, and who gives it.

The bounds are numbers that the words give: "more than 80" is 80 or more, "about 80" has none.
Years, times, ages, sums of money, numbers of flights and durations are no figures of a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from overland.drafting import clauses, speakers
from overland.drafting.date_patterns import either
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon import lexicon as lexicon_of
from overland.drafting.lexicon.words import Lexicon
from overland.drafting.proposals import CountProposal
from overland.drafting.text import Sentence, Text, Word, words
from overland.drafting.wording import word_list

_FIGURE = re.compile(
    r"(?<![\w.,$€£#/])\d{1,3}(?:[.,'’ \u00a0\u202f\u2009]\d{3})+(?![\d])|(?<![\w.,$€£#/])\d+(?:[.,]\d{1,2})?(?![\d])"  # noqa: E501
)
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DURATIONS = frozenset(
    word_list(
        """
    day days week weeks month months year years minute minutes second seconds decade decades
    night nights
    """
    )
)
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
_AGE_BEFORE = re.compile(r"(?:[A-ZА-Я]\w+, |\(|aged |age )$")
_AGE_AFTER = re.compile(r"(?:, (?!\d)|\)|, who)")
_VERBS_AFTER = frozenset(
    word_list(
        """
    were was have had are is remain remained arrived left crossed others more died went of would
    will been could still came made those got reached fled flew
    """
    )
)
_NOT_UNITS = frozenset(
    word_list(
        """
    times time percent other others more years days hours weeks months minutes of in on at to
    from was were is are and or by who which that as this his her its
    """
    )
)
_UPPER = frozenset(
    {
        "up to",
        "at most",
        "no more than",
        "fewer than",
        "less than",
        "under",
        "just under",
        "nearly",
        "almost",
        "close to",
    }
)
_LOWER = frozenset({"more than", "over", "at least", "well over", "just over"})
_ABOUT = frozenset(
    {
        "about",
        "around",
        "some",
        "roughly",
        "approximately",
        "estimated",
        "circa",
        "perhaps",
        "possibly",
        "several",
        "a few",
    }
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number as it stands in a sentence: offsets, and its value or both ends of a range."""

    start: int
    end: int
    low: float | None
    high: float | None
    vague: str = ""


def find(
    text: Text, mask: str, lexicon: Lexicon, taken: Sequence[tuple[int, int]], deadline: Deadline
) -> list[CountProposal]:
    """Every figure, in order. `taken` are stretches that are dates; `mask` hides quoted words."""
    found: list[CountProposal] = []
    for sentence in text.sentences:
        deadline.check()
        told = speakers.attributions(mask[sentence.start : sentence.end], lexicon)
        for figure in _figures(sentence, lexicon):
            start, end = sentence.start + figure.start, sentence.start + figure.end
            if any(start < last and end > first for first, last in taken):
                continue
            proposal = _proposal(figure, sentence, lexicon, told)
            if proposal and not (found and proposal.start < found[-1].end):
                found.append(proposal)
    return found


def _proposal(
    figure: _Figure, sentence: Sentence, lexicon: Lexicon, told: list[speakers.Attribution]
) -> CountProposal | None:
    line = sentence.text
    if _is_no_count(line, figure):
        return None
    start, qualifier = _qualifier(line, figure, lexicon)
    unit, end = _unit(line, figure, lexicon)
    if unit in _DURATIONS or unit.endswith(("-old", "percent")):
        return None
    if not unit and not _stands_alone(line, figure, lexicon):
        return None
    value = line[figure.start : figure.end].lower()
    if value == "one" and line[figure.end : figure.end + 4].lower() == " of ":
        return None
    if (
        value in ("one", "half", "un", "une", "una", "uno", "eine", "ein", "один", "одна")
        and not unit
    ):
        return None
    if unit and figure.low and 1900 <= figure.low <= 2100 and unit not in lexicon.nouns:
        return None
    minimum, maximum = _bounds(figure, qualifier)
    first, last = clauses.around(line, start, end)
    status = "headline" if sentence.heading else clauses.status(line[first:last], lexicon.code)
    speaker = _speaker(line, told, start, end)
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


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


def _bounds(figure: _Figure, qualifier: str) -> tuple[int | None, int | None]:
    low = None if figure.low is None else int(figure.low)
    high = None if figure.high is None else int(figure.high)
    if low is None or high is None:
        return None, None
    if low != high:
        return low, high
    if qualifier in _LOWER:
        return low, None
    if qualifier in _UPPER:
        return None, high
    if qualifier in _ABOUT:
        return None, None
    return low, high


def _speaker(line: str, told: list[speakers.Attribution], start: int, end: int) -> str:
    """Whoever the sentence names as saying it; a figure inside the speaker's own words has none."""
    outside = [
        one
        for one in told
        if not (one.start < end and one.end > start)
        and ";" not in line[min(end, one.end) : max(start, one.start)]
    ]
    return outside[-1].speaker if outside else ""


def _is_no_count(line: str, figure: _Figure) -> bool:
    before, after = (
        line[max(0, figure.start - 24) : figure.start],
        line[figure.end : figure.end + 24],
    )
    if _BEFORE_NOT.search(before) or _AFTER_NOT.match(after):
        return True
    if line[figure.start].isdigit():
        if after[:1].isalpha() and not re.match(r"(?:km|m|kg|t)\b", after):
            return True
        number = figure.low or 0
        if _AGE_BEFORE.search(before) and _AGE_AFTER.match(after) and number < 110:
            return True
        if (
            1900 <= number <= 2100
            and "," not in line[figure.start : figure.end]
            and not re.match(r" (?:people|[a-z]+s)\b", after)
        ):
            return True
    return False


@lru_cache
def _qualifiers(code: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)({either(lexicon_of(code).qualifiers)})[ \u00a0]*~?$", re.IGNORECASE
    )


def _qualifier(line: str, figure: _Figure, lexicon: Lexicon) -> tuple[int, str]:
    """Where the figure begins with its qualifier, and what that means."""
    start, meaning = figure.start, ""
    for _ in range(2):
        match = _qualifiers(lexicon.code).search(line[max(0, start - 40) : start])
        if not match:
            break
        word = " ".join(match[1].lower().split())
        start = max(0, start - 40) + match.start()
        meaning = meaning or lexicon.qualifiers[word]
    after = re.match(r" (or so|or more)\b", line[figure.end : figure.end + 10])
    if after and not meaning:
        meaning = lexicon.qualifiers.get(after[1], "")
    if meaning == "between":
        meaning = ""
    if meaning == "only":
        meaning = ""
    return start, meaning


_STOP = re.compile(r"(?<![A-Z])\.(?=\s|$)|[;:!?()\"“”—–]|\n\n|, ")


def _unit(line: str, figure: _Figure, lexicon: Lexicon) -> tuple[str, int]:
    """The noun that is counted, and where it ends."""
    if not lexicon.nouns_follow:
        return _unit_around(line, figure, lexicon)
    hyphened = re.match(r"-([a-z]+)", line[figure.end : figure.end + 20])
    if hyphened:
        return hyphened[1], figure.end + hyphened.end()
    stop = _STOP.search(line, figure.end)
    until = stop.start() if stop else len(line)
    tokens = words(line[figure.end : until], figure.end)[:7]
    for at, token in enumerate(tokens):
        lower = token.lower
        if lower in lexicon.nouns and (
            at + 1 >= len(tokens)
            or tokens[at + 1].lower not in lexicon.nouns
            or tokens[at + 1].lower in ("dead", "injured", "wounded")
        ):
            return lower, token.end
        if lower in _DURATIONS:
            return lower, token.end
        if (
            (at and lower in lexicon.say)
            or lower in _STOP_UNIT
            or (at == 0 and token.text.isdigit())
        ):
            break
    for at, token in enumerate(tokens[:4]):
        if token.lower in (
            "of",
            "the",
            "their",
            "its",
            "more",
            "other",
            "our",
            "his",
            "additional",
            "them",
            "those",
        ):
            continue
        if (
            token.capital
            and token.text.endswith(("s", "ese", "ish", "ch", "men"))
            and (at + 1 == len(tokens) or not tokens[at + 1].capital)
        ):
            return token.text, token.end
        if (
            token.lower.endswith("s")
            and len(token.text) > 3
            and token.lower not in _NOT_UNITS
            and not token.capital
            and token.lower not in lexicon.say
            and token.lower not in lexicon.move
        ):
            return token.lower, token.end
        if token.lower in _STOP_UNIT or token.lower in _NOT_UNITS:
            break
    return "", figure.end


_STOP_UNIT = frozenset(
    word_list(
        """
    were was have had are is who which that in on at to from by for and or as with been would
    will could arrived left crossed aboard could can may might has after before during since
    until when into out
    """
    )
)


def _unit_around(line: str, figure: _Figure, lexicon: Lexicon) -> tuple[str, int]:
    stop = re.search(r"[.;:!?()\"“”«»—–\n،؛]|, ", line[figure.end :])
    until = figure.end + (stop.start() if stop else len(line))
    for token in words(line[figure.end : until], figure.end)[:4]:
        if token.lower in lexicon.nouns or token.lower.removeprefix("ال") in lexicon.nouns:
            return token.lower, token.end
    return "", figure.end


def _stands_alone(line: str, figure: _Figure, lexicon: Lexicon) -> bool:
    """A bare figure that something is told of: "another 200 were waiting"."""
    after = words(line[figure.end : figure.end + 30])
    if lexicon.code != "en":
        return False
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


def _figures(sentence: Sentence, lexicon: Lexicon) -> Iterator[_Figure]:
    """Numbers in digits and in words, ranges and vague numbers, as they follow one another."""
    line = sentence.text.translate(_ARABIC_DIGITS)
    single = sorted(
        [*_in_digits(line, lexicon), *_in_words(line, lexicon)], key=lambda f: (f.start, -f.end)
    )
    at, last_end = 0, -1
    while at < len(single):
        one = single[at]
        at += 1
        if one.start < last_end:
            continue
        other = single[at] if at < len(single) else None
        if other and other.start >= one.end and one.low is not None and other.low is not None:
            gap = line[one.end : other.start]
            between = re.search(
                r"\bbetween $|\bentre $|\bzwischen $|\bот $|\bfrom $", line[: one.start], re.I
            )
            joins = gap in ("-", "–", "—", " to ", " à ", " bis ", " a ") or (
                between and gap in (" and ", " et ", " y ", " und ", " до ")
            )
            if (
                joins
                and one.low < other.low
                and not (
                    gap == " to " and not between and one.high and other.low / max(one.low, 1) > 10
                )
            ):
                one = _Figure(one.start, other.end, one.low, other.high)
                at += 1
        last_end = one.end
        yield one


def _in_digits(line: str, lexicon: Lexicon) -> Iterator[_Figure]:
    for match in _FIGURE.finditer(line):
        raw = match[0]
        value = _digits(raw, lexicon)
        end = match.end()
        scale = re.match(r"[ \u00a0-]?([^\W\d_]+)\b\.?", line[end : end + 14])
        if scale and scale[1].lower() in lexicon.scales and scale[1].lower() != "m":
            value *= lexicon.scales[scale[1].lower()]
            end += scale.end()
        yield _Figure(match.start(), end, value, value)


def _digits(raw: str, lexicon: Lexicon) -> float:
    if re.fullmatch(r"\d{1,3}(?:[.,'’ \u00a0\u202f\u2009]\d{3})+", raw):
        return float(re.sub(r"\D", "", raw))
    return float(raw.replace(",", "."))


def _in_words(line: str, lexicon: Lexicon) -> Iterator[_Figure]:
    tokens = words(line)
    at = 0
    while at < len(tokens):
        figure, used = _word_number(line, tokens, at, lexicon)
        if figure:
            yield figure
        at += max(1, used)


def _word_number(
    line: str, tokens: tuple[Word, ...], at: int, lexicon: Lexicon
) -> tuple[_Figure | None, int]:
    """A run of number words: two hundred and fifty, a dozen, half a million, tens of thousands."""
    start = tokens[at].start
    total, current, seen, vague, used = 0.0, 0.0, False, "", 0
    for step, token in enumerate(tokens[at : at + 10]):
        if step and re.search(r"[^\s\-‑\u00a0]", line[tokens[at + step - 1].end : token.start]):
            break
        parts = token.lower.split("-") if "-" in token.text else [token.lower]
        if all(part in lexicon.numbers or part in lexicon.scales for part in parts):
            for part in parts:
                if part in lexicon.scales and part not in ("m",) and (part != "dozen"):
                    factor = lexicon.scales[part]
                    current = (current or 1) * factor
                    if factor >= 1000:
                        total, current = total + current, 0.0
                elif part == "dozen":
                    current = (current or 1) * 12
                else:
                    current += lexicon.numbers.get(part, 0)
            seen, used = True, step + 1
        elif token.lower in lexicon.vague and (not seen):
            vague, used = token.lower, step + 1
        elif (
            vague
            and token.lower == "of"
            and step + at + 1 < len(tokens)
            and tokens[at + step + 1].lower in lexicon.vague
        ):
            continue
        elif vague and token.lower in lexicon.vague:
            used = step + 1
        elif (
            step == 0
            and token.lower in ("a", "an")
            and at + 1 < len(tokens)
            and tokens[at + 1].lower in lexicon.scales
        ) or (
            seen
            and token.lower in ("and", "a")
            and at + step + 1 < len(tokens)
            and _goes_on(tokens[at + step + 1], current, lexicon)
        ):
            continue
        else:
            break
    if not used:
        return None, 1
    end = tokens[at + used - 1].end
    if vague:
        if (
            vague in ("many", "few", "several")
            and not seen
            and not _scaled(tokens, at + used - 1, lexicon)
        ):
            return (
                (None, 1) if vague != "several" else (_Figure(start, end, None, None, vague), used)
            )
        return _Figure(start, end, None, None, vague), used
    return _Figure(start, end, total + current, total + current), used


def _goes_on(token: Word, current: float, lexicon: Lexicon) -> bool:
    """ "two hundred and fifty", "half a million"; not "two and three"."""
    lower = token.lower
    return (current >= 100 and lower.split("-")[0] in lexicon.numbers) or (
        current == 0.5 and lower in lexicon.scales
    )


def _scaled(tokens: tuple[Word, ...], at: int, lexicon: Lexicon) -> bool:
    return tokens[at].lower in lexicon.scales
