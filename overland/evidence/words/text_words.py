"""The words of one text, read once and looked up for every row that is compared with all of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Final

from overland.evidence.text.sentences import Sentences, sentences
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon

WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PREFIX: Final = 3
"""Letters by which `shared` takes a shorter word for the beginning of a longer one."""


class TextWords:
    """The words of a text in a language that has a lexicon."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self._text, self._words = text, words

    def sooner(self, own: Iterable[str], at: int) -> bool:
        """Whether the text before `at` shares a word with `own`, as `stems` gives them."""
        number = self._sentences.number(at)
        start = self._sentences.spans[number][0] if self._sentences.spans else 0
        first = self._places[0]
        if any(first.get(form, number) < number for form in self._forms(own)):
            return True
        return bool(shared(own, stems(self._text[start:at], self._words.language)))

    def later(self, own: Iterable[str], at: int) -> bool:
        """Whether the text behind `at` shares a word with `own`."""
        number = self._sentences.number(at)
        end = self._sentences.spans[number][1] if self._sentences.spans else 0
        last = self._places[1]
        if any(last.get(form, number) > number for form in self._forms(own)):
            return True
        return bool(shared(own, stems(self._text[at:end], self._words.language)))

    @cached_property
    def verbs(self) -> frozenset[frozenset[str]]:
        """The stems of each word that has an ending of verbs."""
        verbal = self._words.pattern("verbal")
        forms = {lexicon.plain(word) for word in set(WORD.findall(self._text))}
        return frozenset(stems(f, self._words.language) for f in forms if verbal.fullmatch(f))

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the text has with a small letter."""
        return frozenset(word for word in WORD.findall(self._text) if word[0].islower())

    @cached_property
    def _sentences(self) -> Sentences:
        return sentences(self._text)

    @cached_property
    def _places(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """The first and the last sentence of each stem."""
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        for number, (start, end) in enumerate(self._sentences.spans):
            for stem in stems(self._text[start:end], self._words.language):
                first.setdefault(stem, number)
                last[stem] = number
        return first, last

    @cached_property
    def _longer(self) -> Mapping[str, list[str]]:
        """The stems that go on behind their first letters, by these."""
        found: dict[str, list[str]] = defaultdict(list)
        for stem in self._places[0]:
            found[stem[:_PREFIX]].append(stem)
        return found

    def _forms(self, own: Iterable[str]) -> Iterator[str]:
        """The stems that `shared` finds one in: "bus" in "buse"."""
        for one in own:
            yield one
            yield from self._longer.get(one, ()) if len(one) == _PREFIX else (one[:_PREFIX],)


@lru_cache(maxsize=64)
def text_words(text: str, language: str) -> TextWords:
    """The words of a text; of one text each row gets the same. A lexicon must be known."""
    words = lexicon.lexicon_of(language)
    assert words is not None
    return TextWords(text, words)
