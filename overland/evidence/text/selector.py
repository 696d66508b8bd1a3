"""An excerpt and its source text: where the words stand, what comes near, and a link to them.

The selector is the TextQuoteSelector of the W3C Web Annotation model: `exact`, with `prefix` and
`suffix` to tell equal passages apart. How texts are compared: `overland.evidence.text.normalise`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from overland.errors import AmbiguousExcerpt
from overland.evidence.text.normalise import INVISIBLE, Folded, Span, fold, furniture, is_word
from overland.story.models import Evidence, Source

LONGEST_EXACT = 300
"""Characters of an excerpt that a link carries whole; beyond, it carries both ends."""
_END_WORDS = 8
_DECIMAL = re.compile(r"\d[.,’'٫٬]\d")
_THOUSANDS = re.compile(r"\d[\u00a0\u2009\u202f]\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Match:
    """Where an excerpt stands: str indices into the text, end exclusive.

    `skipped` holds page furniture (page numbers, advertisements) that stands in the middle of it.
    """

    start: int
    end: int
    skipped: tuple[str, ...] = ()


def find_excerpt(evidence: Evidence, folded: Folded) -> Match | None:
    """Locate an excerpt in its source, ignoring white space only.

    Straight and curly quotation marks differ on purpose: an editor must see that.
    Offsets are str indices into the text that was folded, end exclusive. A prefix or suffix that is
    given must stand there. Without one, an excerpt never starts or ends inside a word or a number:
    "about 80" is not in "about 800". Raises AmbiguousExcerpt if the excerpt occurs more than once
    and prefix and suffix do not settle it.
    """
    matches = list(_first_two(evidence, folded))
    if not matches:
        return _find_across_furniture(evidence, folded)
    if len(matches) > 1:
        raise AmbiguousExcerpt(
            f"{evidence.exact!r} occurs more than once in {evidence.source or 'the text'}; "
            "give the words before (prefix) or after it (suffix)"
        )
    return matches[0]


def occurrences(evidence: Evidence, folded: Folded) -> Iterator[Match]:
    """Every place where prefix, exact and suffix stand, in the order of the text."""
    exact = fold(evidence.exact).text
    prefix, suffix = fold(evidence.prefix).text, fold(evidence.suffix).text
    start = folded.text.find(exact) if exact else -1
    while start >= 0:
        end = start + len(exact)
        if _context_fits(folded.text, (start, end), prefix, suffix):
            span = folded.span(start, end)
            if span and not _cuts(folded, (start, end), span, not prefix, not suffix):
                yield Match(*span)
        start = folded.text.find(exact, start + 1)


def fragment_url(source: Source, evidence: Evidence) -> str:
    """A link that opens the source at the excerpt: `#:~:text=[prefix-,]start[,end][,-suffix]`.

    "" if the source has no http(s) address. A fragment that the address has is kept, as the
    WICG text fragment draft asks. An excerpt over LONGEST_EXACT is given by its ends.
    """
    url = source.url
    if not _is_web_address(url) or not evidence.exact.strip():
        return ""
    words = _plain(evidence.exact).split(" ")
    terms = [" ".join(words)]
    if len(terms[0]) > LONGEST_EXACT and len(words) > 2 * _END_WORDS:
        terms = [" ".join(words[:_END_WORDS]), " ".join(words[-_END_WORDS:])]
    parts = [_encoded(term) for term in terms]
    if prefix := _plain(evidence.prefix):
        parts.insert(0, _encoded(prefix) + "-")
    if suffix := _plain(evidence.suffix):
        parts.append("-" + _encoded(suffix))
    directive = f"text={','.join(parts)}"
    if ":~:" in url:
        return f"{url}&{directive}"
    return f"{url}{'' if '#' in url else '#'}:~:{directive}"


def _first_two(evidence: Evidence, folded: Folded) -> Iterator[Match]:
    for _, match in zip(range(2), occurrences(evidence, folded), strict=False):
        yield match


def _find_across_furniture(evidence: Evidence, folded: Folded) -> Match | None:
    across = folded.across_furniture
    matches = list(_first_two(evidence, across)) if across else []
    if len(matches) > 1:
        raise AmbiguousExcerpt(f"{evidence.exact!r} occurs more than once across page breaks")
    if not matches:
        return None
    start, end = matches[0].start, matches[0].end
    text = folded.original
    skipped = tuple(text[a:b].strip() for a, b in furniture(text) if start <= a and b <= end)
    return Match(start, end, skipped)


def _context_fits(text: str, span: Span, prefix: str, suffix: str) -> bool:
    start, end = span
    before = start - 1 if text[start - 1 : start] == " " else start
    after = end + 1 if text[end : end + 1] == " " else end
    return text.endswith(prefix, 0, before) and text.startswith(suffix, after)


def _cuts(folded: Folded, span: Span, original: Span, at_start: bool, at_end: bool) -> bool:
    """Does the span start or end inside a word or a number? Asked of the ends without context."""
    text, (start, end) = folded.text, span
    if at_start and start and _inside(text, start):
        return True
    if at_end and end < len(text) and _inside(text, end):
        return True
    # "80" and a no-break space and "000" are one number in many languages.
    grouped = at_end and _THOUSANDS.match(folded.original, original[1] - 1)
    return bool(grouped)


def _inside(text: str, at: int) -> bool:
    if is_word(text[at - 1]) and is_word(text[at]):
        return True
    return bool(_DECIMAL.match(text, max(at - 2, 0)) if at >= 2 else None) or bool(
        _DECIMAL.match(text, at - 1)
    )


def _is_web_address(url: str) -> bool:
    if " " in url or not url.isprintable():
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _plain(text: str) -> str:
    return " ".join(re.sub(f"[{INVISIBLE}]", "", text).split())


def _encoded(term: str) -> str:
    """Percent-encode a term; a bare hyphen would be read as the mark of a prefix or suffix."""
    return quote(term, safe="").replace("-", "%2D")
