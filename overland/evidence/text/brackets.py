"""Brackets in a quotation: what editors put in, that the source does not have.

“Since the planes have arrived there [in Beirut]”: a reader of the quotation alone would take
“there” for where it was said.
"""

from __future__ import annotations

import re
from typing import Final

from overland.evidence.text.normalise import Folded
from overland.evidence.text.selector import occurrences
from overland.story.models import Evidence, Quote

_BRACKETS: Final = re.compile(r"(?<!\s)\s*\[([^\[\]]*)\]")
"""From the first of the spaces before it: begun at each of many, a search takes their square."""


def words_spoken(quote: Quote, folded: Folded) -> Evidence:
    """A quotation's words to be looked for in a text: an agency's own brackets are the text's."""
    source = quote.evidence.source if quote.evidence else ""
    whole = Evidence(source, quote.text)
    if next(occurrences(whole, folded), None) or not _BRACKETS.search(quote.text):
        return whole
    return Evidence(source, without_brackets(quote.text))


def put_in_brackets(quote: Quote, folded: Folded) -> tuple[str, ...]:
    """What stands between brackets in a quotation, and in no such place of the text."""
    if next(occurrences(Evidence("", quote.text), folded), None):
        return ()
    return tuple(match[1].strip() for match in _BRACKETS.finditer(quote.text))


def without_brackets(text: str) -> str:
    """A quotation without its brackets and what is in them."""
    return _BRACKETS.sub("", text).strip()
