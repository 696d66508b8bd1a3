"""Words in quotation marks of any style, and who said them as far as the text says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from overland.drafting import speakers
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon import lexicon as lexicon_of
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.named_speakers import Attribution
from overland.drafting.proposals import QuoteProposal
from overland.drafting.text import Text, words

LONGEST = 1_500
"""Characters from the opening mark to the closing one; beyond, the mark is taken for a slip."""
_FEWEST_WORDS = 3
_OPEN = re.compile(r"“|„|«|\"|''|``|‘|‹|(?<![\w'])'(?=\w)|「")
_OPEN_GERMAN = re.compile(rf"{_OPEN.pattern}|»|›")
"""German sets its quotation marks with their points inward: »…«."""
_CLOSE = {"»": "«", "›": "‹", "“": "”", "„": '“”"', "«": "»", "‘": "’", "‹": "›", "「": "」"}
_AUXILIARIES = frozenset({"a", "ont", "ha", "han", "hat", "haben", "has", "have", "avait"})
_MASK = "\u0001"


@dataclass(frozen=True, slots=True)
class Span:
    """Quoted words without their marks, and the whole with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    open_end: bool = False


def find(text: Text, lexicon: DraftLexicon, deadline: Deadline) -> list[QuoteProposal]:
    """Every quotation, in order."""
    spans = list(_spans(text, lexicon, deadline))
    masked = list(text.text)
    for span in spans:
        masked[span.outer_start : span.outer_end] = _MASK * (span.outer_end - span.outer_start)
    mask = "".join(masked)
    found: list[QuoteProposal] = []
    given: list[tuple[Span, Attribution | None]] = []
    for number, span in enumerate(spans):
        deadline.check()
        speaker = _speaker(number, spans, given, mask, text, lexicon)
        given.append((span, speaker))
        quoted = text.text[span.start : span.end]
        spoken = _is_speech(quoted) or mask[span.outer_end : span.outer_end + 1] == ","
        if len(words(quoted)) < _FEWEST_WORDS and not (speaker and spoken):
            continue
        found.append(
            QuoteProposal(
                exact=quoted,
                start=span.start,
                end=span.end,
                text=" ".join(quoted.split()),
                speaker=speaker.speaker if speaker else "",
                role=speaker.role if speaker else "",
            )
        )
    return found


def masked(text: Text, lexicon: DraftLexicon, deadline: Deadline) -> str:
    """The text with its quoted words blanked out, of the same length."""
    plain = list(text.text)
    for span in _spans(text, lexicon, deadline):
        plain[span.outer_start : span.outer_end] = _MASK * (span.outer_end - span.outer_start)
    return "".join(plain)


def _is_speech(quoted: str) -> bool:
    return quoted.rstrip()[-1:] in ".!?,…" and len(words(quoted)) >= 1


def _spans(text: Text, lexicon: DraftLexicon, deadline: Deadline) -> list[Span]:
    """Quoted stretches inside paragraphs; a mark that is never closed runs to the paragraph's end."""  # noqa: E501
    opens = _OPEN_GERMAN if lexicon.code == "de" else _OPEN
    found: list[Span] = []
    paragraphs: dict[int, tuple[int, int]] = {}
    for sentence in text.sentences:
        start, _ = paragraphs.get(sentence.paragraph, (sentence.start, 0))
        paragraphs[sentence.paragraph] = (start, sentence.end)
    for number, (start, end) in paragraphs.items():
        deadline.check()
        at = start
        while opening := opens.search(text.text, at, end):
            closing = _closing(text.text, opening, end)
            if closing is None:
                at = opening.end()
                if (
                    opening[0] in ("“", '"', "«", "''", "``", "„")
                    and end - opening.end() < LONGEST
                    and _begins_here(text.text, opening, start)
                ):
                    found.append(Span(opening.end(), end, opening.start(), end, number, True))
                    break
                continue
            found.append(Span(opening.end(), closing[0], opening.start(), closing[1], number))
            at = closing[1]
    return [span for span in found if span.end > span.start]


def _begins_here(text: str, opening: re.Match[str], start: int) -> bool:
    return not text[start : opening.start()].strip() or text[
        opening.start() - 2 : opening.start()
    ] in (", ", ": ")


def _closing(text: str, opening: re.Match[str], end: int) -> tuple[int, int] | None:
    mark = opening[0]
    until = min(end, opening.end() + LONGEST)
    if mark in ("''", "``"):
        at = text.find("''", opening.end(), until)
        return (at, at + 2) if at > 0 else None
    if mark == '"':
        at = text.find('"', opening.end(), until)
        return (at, at + 1) if at > 0 else None
    if mark in ("'", "‘"):
        for close in re.finditer(r"['’](?!\w)", text[opening.end() : until]):
            at = opening.end() + close.start()
            inner = text[opening.end() : at]
            # An apostrophe after an s is most often a plural's.
            if text[at - 1] in ".,!?…" or (text[at - 1] != "s" and len(inner.split()) < 40):
                return at, at + 1
        return None
    for at in range(opening.end(), until):
        if text[at] in _CLOSE[mark]:
            return at, at + 1
        if text[at] == mark and mark != "‘":
            return None
    return None


def _speaker(
    number: int,
    spans: list[Span],
    given: list[tuple[Span, Attribution | None]],
    mask: str,
    text: Text,
    lexicon: DraftLexicon,
) -> Attribution | None:
    span = spans[number]
    sentence = text.sentences[text.sentence_at(span.outer_start)]
    after = _said_after(text.text, mask, span, _until_next(number, spans, text), lexicon)
    if after:
        return after
    previous = spans[number - 1] if number else None
    apart = previous is None or previous.paragraph != span.paragraph
    since = sentence.start if apart or not previous else previous.outer_end
    if since > span.outer_start:
        since = 0
    before = mask[max(sentence.start, since) : span.outer_start]
    led = speakers.attributions(before, _with_naming_verbs(lexicon))
    if led:
        return led[-1]
    return _in_sentence(span, mask, text, lexicon) or _carried(span, given, mask, text, lexicon)


def _until_next(number: int, spans: list[Span], text: Text) -> int:
    """How far the words after a quotation may say whose it is."""
    span = spans[number]
    paragraph_end = max(s.end for s in text.sentences if s.paragraph == span.paragraph)
    until = min(paragraph_end, span.outer_end + 220)
    return min(until, spans[number + 1].outer_start) if number + 1 < len(spans) else until


def _in_sentence(span: Span, mask: str, text: Text, lexicon: DraftLexicon) -> Attribution | None:
    """Anywhere in the same sentence, outside quotation marks; before the quotation if possible."""
    start = text.sentences[text.sentence_at(span.outer_start)].start
    last = text.sentences[text.sentence_at(max(span.outer_start, span.outer_end - 1))]
    told = speakers.attributions(mask[start : max(last.end, span.outer_end)], lexicon)
    # "...; the ferry company counted 348": what stands behind a semicolon is another's.
    told = [one for one in told if ";" not in mask[span.outer_end : start + one.start]]
    before = [one for one in told if start + one.start < span.outer_start]
    return before[-1] if before else next(iter(told), None)


def _said_after(
    text: str, mask: str, span: Span, end: int, lexicon: DraftLexicon
) -> Attribution | None:
    """ "..." said X; "..." X said: right behind the closing mark."""
    rest = mask[span.outer_end : end].replace(_MASK, " ")
    stripped = rest.lstrip(" ,.—–-*_\u00a0")
    offset = len(rest) - len(stripped)
    last = text[span.end - 1 : span.end]
    marks = rest[:offset]
    new_sentence = last == "." and "," not in marks and "—" not in marks and "–" not in marks
    if (
        stripped.startswith((";", "؛"))
        or "\n\n" in marks
        or "." in marks
        or (new_sentence and stripped[:1].isupper())
    ):
        return None
    clause = re.split(r"(?<=[a-zа-я\d»”\"])[.!?](?:\s|$)|\n\s*\n", stripped, maxsplit=1)[0][:200]
    tokens = words(clause)
    if not tokens:
        return None
    first = 1 if len(tokens) > 1 and tokens[0].lower in _AUXILIARIES else 0
    if tokens[first].lower in lexicon.say and tokens[0].start <= 1:
        return speakers.after(clause, tokens[first].end, lexicon)
    for at, token in enumerate(tokens[:16]):
        if token.lower in lexicon.say:
            return speakers.before(clause, tokens, at, lexicon)
    for phrase in lexicon.according:
        if clause.lower().startswith(phrase):
            return speakers.after(clause, len(phrase), lexicon)
    return None


@lru_cache
def _naming_verbs(code: str) -> DraftLexicon:
    known = lexicon_of(code)
    return replace(known, say=known.say | {"called", "dubbed", "branded", "termed", "labelled"})


def _with_naming_verbs(lexicon: DraftLexicon) -> DraftLexicon:
    """ "Egeland called it “a violation”": words of their own, where a quotation follows."""
    return _naming_verbs(lexicon.code) if lexicon.code == "en" else lexicon


def _carried(
    span: Span,
    given: list[tuple[Span, Attribution | None]],
    mask: str,
    text: Text,
    lexicon: DraftLexicon,
) -> Attribution | None:
    """The speaker of the words before, where nothing stands between that could be another's."""
    if not given:
        return _from_paragraph(span, mask, text, lexicon)
    previous, speaker = given[-1]
    if previous.paragraph == span.paragraph:
        between = mask[previous.outer_end : span.outer_start]
        start = text.sentences[text.sentence_at(span.outer_start)].start
        if start > previous.outer_end and mask[start : span.outer_start].strip(" *_>-"):
            return None  # a new sentence, with a subject of its own
        told = speakers.attributions(between, lexicon)
        if told:
            return told[-1]
        return speaker
    if previous.open_end and previous.paragraph == span.paragraph - 1:
        return speaker
    return _from_paragraph(span, mask, text, lexicon)


def _from_paragraph(span: Span, mask: str, text: Text, lexicon: DraftLexicon) -> Attribution | None:
    """The one speaker of the sentences before in the paragraph, or of the paragraph before."""
    sentence = text.sentences[text.sentence_at(span.outer_start)]
    if mask[sentence.start : span.outer_start].strip(" *_>-" + _MASK):
        return None  # the sentence has a subject of its own
    before = [s for s in text.paragraph(span.paragraph) if s.end <= span.outer_start]
    for sentence in reversed(before):
        told = speakers.attributions(mask[sentence.start : sentence.end], lexicon)
        if told:
            return told[-1]
    if before:
        return None
    rest = mask[span.outer_end : max(s.end for s in text.paragraph(span.paragraph))]
    if rest.replace(_MASK, "").strip(" .,\n*_"):
        return None
    told = [
        one
        for sentence in text.paragraph(span.paragraph - 1)
        for one in speakers.attributions(mask[sentence.start : sentence.end], lexicon)
    ]
    return told[-1] if len({one.speaker for one in told}) == 1 else None
