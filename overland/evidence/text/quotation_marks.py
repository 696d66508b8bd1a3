"""Quotations in a text: quotation marks of languages and agencies, and the dialogue dash."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from overland.evidence.text.normalise import Span
from overland.evidence.text.selector import Match

# Opening mark -> the marks that close it, those of every locale of CLDR among them (a test compares
# them). Two characters count as one mark: agencies write ''...''.
_PAIRS: Final = {
    "``": ("''", "``", "”", '"'),
    "''": ("''",),
    ",,": ("''", "“", "”", '"'),
    "<<": (">>",),
    "“": ("”", '"'),
    "„": ("“", "”", '"'),
    "”": ("”", "“"),
    "’": ("’", "‘"),
    "«": ("»",),
    "»": ("«", "»"),
    "‘": ("’", "‘"),
    "‚": ("‘", "’"),
    "‹": ("›",),
    "›": ("‹", "›"),
    "「": ("」",),
    "『": ("』",),
    "〝": ("〞", "〟"),
    "❝": ("❞",),
    "＂": ("＂",),
    '"': ('"',),
    "'": ("'",),
}
_FACING_BOTH_WAYS: Final = frozenset("\"”»›'’＂") | {"''", ",,"}
"""Marks that open only where no letter stands before them and one stands behind."""
_SINGLE: Final = frozenset("’'")
_OPENING: Final = frozenset("".join(_PAIRS))
_DASHES: Final = "—–―"
_TURN: Final = re.compile(rf"[,.!?…]\s*[{_DASHES}]|\s[{_DASHES}](?=\w)|\w[{_DASHES}](?=[.,])")
_LABEL: Final = re.compile(r"\W*[^\W\d_][^\n.:：!?؟]{0,40}[:：](?=\W)")
_NAMING: Final = re.compile(r"[^\W\d_]+")
_LONGEST_LABEL: Final = 4
"""Words of a name with a title."""
_CASES: Final = 5
_DIALOGUE: Final = re.compile(rf"[^\S\n]*(?:[{_DASHES}]|-\s)")


def in_quotation_marks(text: str, match: Match) -> bool:
    """Whether the source quotes these words: they lie within one quotation of their paragraph."""
    start, end = _bare(text, match.start, match.end)
    first = text.rfind("\n\n", 0, match.start) + 1
    last = text.find("\n\n", match.end)
    last = len(text) if last < 0 else last
    spans = quotations(text, first, last)
    return any(a <= start and end <= b for a, b in spans) or _in_dialogue(text, start, end)


def behind_a_label(text: str, match: Match, speaker: str) -> bool:
    """Whether the words stand in a paragraph that begins as an interview's do: "Kovac: We leave".

    Such words may be quoted, and may be not: it is not known. A label is the speaker's name or
    what they are, and no more: "Background:" is nobody, "Kovac said on Friday:" a sentence.
    """
    start = text.rfind("\n", 0, match.start) + 1
    label = _LABEL.match(text, start, match.start)
    if label is None:
        return False
    named = _beginnings(speaker)
    words = _beginnings(label[0])
    # In another script the name cannot be compared.
    elsewhere = not set("".join(words)) & set("".join(named))
    whole = all(word in named for word in words) or (bool(words & named) and label[0].istitle())
    return bool(words) and len(words) <= _LONGEST_LABEL and (whole or elsewhere)


def _beginnings(text: str) -> frozenset[str]:
    """The words of a name, by the letters that its cases have in common."""
    return frozenset(word[:_CASES].casefold() for word in _NAMING.findall(text))


@lru_cache(maxsize=256)
def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The spans between quotation marks in one paragraph; one that never closes goes to its end."""
    end = len(text) if end is None else end
    spans: list[Span] = []
    at = start
    while at < end:
        mark = _mark(text, at)
        if not mark or not _opens(text, at, mark, end):
            at += 1
            continue
        inside = at + len(mark)
        close, after = _close(text, inside, mark, end)
        spans.append((inside, close))
        at = after
    return tuple(spans)


def unquoted(text: str) -> str:
    """A text without what stands between quotation marks in it."""
    for start, end in reversed(quotations(text)):
        text = f"{text[:start]} {text[end:]}"
    return text


def marks_left_out(text: str) -> str:
    """The text without its quotations: what the author says in their own words."""
    parts, at = [], 0
    for start, end in quotations(text):
        parts.append(text[at:start])
        at = end
    return " ".join((*parts, text[at:]))


def beheaded(text: str, match: Match) -> str:
    """The word before a quotation that begins in the middle of a quoted sentence; or ""."""
    before = text[: match.start].rstrip()[-80:]
    if not before or before[-1] in _OPENING or before[-1] in ".!?…。！？؟" + _DASHES + "-":
        return ""
    return before.rsplit(maxsplit=1)[-1]


def _bare(text: str, start: int, end: int) -> Span:
    """The span without marks and stops at its ends: '"We leave."' is quoted, marks and all."""
    while start < end and (text[start] in _OPENING or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _OPENING | set("’」』>.,!?…;: ")):
        end -= 1
    return start, end


def _mark(text: str, at: int) -> str:
    if text[at : at + 2] in _PAIRS:
        return text[at : at + 2]
    return text[at] if text[at] in _PAIRS else ""


def _opens(text: str, at: int, mark: str, end: int) -> bool:
    before, behind = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    # An inch mark stands behind a figure, an apostrophe behind a letter: neither quotes.
    if mark in _FACING_BOTH_WAYS or mark == "‘":
        if before.isalnum() or not behind or behind.isspace():
            return False
        if mark in "'’":
            return text.find(mark, at + 1, end) >= 0 or text.find("‘", at + 1, end) >= 0
    return True


def _close(text: str, at: int, mark: str, end: int) -> tuple[int, int]:
    """Where a quotation ends, and where the text goes on."""
    closing = _PAIRS[mark]
    for place in range(at, end):
        for one in closing:
            if text.startswith(one, place) and not _apostrophe(text, place, one):
                return place, place + len(one)
    return end, end


def _apostrophe(text: str, at: int, mark: str) -> bool:
    if mark not in _SINGLE:
        return False
    if text[at + 1 : at + 2].isalpha() and text[at - 1 : at].isalpha():
        return True
    # ''...'' within '...': two apostrophes are one mark.
    return mark == "'" and (text[at + 1 : at + 2] == "'" or text[at - 1 : at] == "'")


def _in_dialogue(text: str, start: int, end: int) -> bool:
    """Whether the words are speech in a line that begins with a dash: "— We leave, — he said"."""
    line = text.rfind("\n", 0, start) + 1
    opening = _DIALOGUE.match(text, line)
    if not opening or text.find("\n", start, end) >= 0:
        return False
    # Behind a stop or a comma a dash hands over: from the speech to who speaks, and back.
    return len(_TURN.findall(text, opening.end(), start)) % 2 == 0
