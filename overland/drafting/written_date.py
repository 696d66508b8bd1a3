"""A date as a text writes it, and the date that it is read as."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from overland.drafting.date_context import looks_ahead, was_to_come
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.text import Sentence

_FOR = {
    code: re.compile(rf"\b{words} $", re.IGNORECASE)
    for code, words in {
        "en": "for", "es": "para(?: el)?", "fr": "pour", "de": "für(?: den)?", "ru": "(?<!ночь )на",
        "uk": "(?<!ніч )на",
    }.items()
}  # fmt: skip
"""What stands before a weekday for which something is meant."""


class DateReading(NamedTuple):
    """EDTF ("" if it cannot be told), the reasoning, and another reading if there is one."""

    edtf: str
    reason: str
    other: str = ""


@dataclass(frozen=True)
class WrittenDate:
    """A date as it stands in a sentence. `kind` is that of its pattern: "weekday", "ago"."""

    kind: str
    match: re.Match[str]
    sentence: Sentence
    lexicon: DraftLexicon

    @cached_property
    def parts(self) -> dict[str, str]:
        """The parts that are written, by name: "month", "d", "year"."""
        return {name: value for name, value in self.match.groupdict().items() if value}

    @cached_property
    def is_ahead(self) -> bool:
        """The clause speaks of what is to come, or a word before it does: "flights for Friday"."""
        led = _FOR.get(self.lexicon.code)
        if self.kind == "weekday" and led and led.search(self.before):
            return True
        return looks_ahead(self.sentence.text, self.match.start(), self.match.end(), self.lexicon)

    @property
    def was_to_come(self) -> bool:
        """What the clause tells was to happen then, and had not yet when it was told."""
        return was_to_come(self.sentence.text, self.match.start(), self.match.end(), self.lexicon)

    @property
    def before(self) -> str:
        """The sentence up to the date."""
        return self.sentence.text[: self.match.start()]
