"""Speakers that a cell names, before the verb or behind it: "…, says Sabrina Singh".

Beside the row's speaker, its sources and the sentences of its excerpts; a name that no text has is
told as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from overland.evidence.claims.leading_names import is_common
from overland.evidence.claims.passages import Passage
from overland.evidence.claims.story_names import StoryNames
from overland.evidence.doubts.findings import sources_of
from overland.evidence.doubts.rows import Fault, Item, excerpts, guess
from overland.evidence.text.quotation_marks import marks_left_out
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import CASELESS, absent, proper_names, shared, stems
from overland.evidence.words.known_names import is_a_name, is_of_people
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.text_words import WORD
from overland.story.models import Count, Event, Leg, Place, Quote, Story

_DOTTED: Final = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}")
_TERM: Final = 4
"""Words of the longest "according to"."""
_TITLE: Final = 4
"""Words between a verb and the name behind it: "the deputy press secretary"."""
_INVERTED: Final = re.compile(r"[,:;—–»”\"“’]\s*$")
_OPENING: Final = 3
"""Words before a verb behind which who speaks may stand without a comma: "Am Montag sagte"."""
_FEWEST_OF_A_TITLE: Final = 3
_NO_NAMES: Final = ("rank", "lesser", "persons", "function", "daypart", "people", "relative_day")
_CELLS: Final = ("speaker", "role", "carrier", "headline", "text")
_REMEDY: Final = "Name who says it in the source"
NamedSpeaker = tuple[str, bool]
"""A name, and whether it stands behind the verb."""


def of_story(
    story: Story, texts: Mapping[str, str], found: Mapping[str, Passage]
) -> Iterator[Fault]:
    """Every headline, the notes of what is told, and the front; `found` are main passages."""
    words = lexicon.lexicon_of(story.language)
    if words is None or not texts:
        return
    cells = _Cells(story, texts, words)
    for claim in story.claims:
        if isinstance(claim, Place):
            continue
        passage = found.get(claim.id)
        if isinstance(claim, Event) and claim.status != "headline":
            yield from cells.headline(claim, passage)
        if claim.note and passage and passage.words is words:
            yield from cells.note(claim, passage)
    for column, value in story.front:
        yield from cells.front(column, value)


class _Cells:
    """A story's cells beside those who speak in it."""

    def __init__(self, story: Story, texts: Mapping[str, str], words: Lexicon) -> None:
        self._story, self._words, self._texts = story, words, texts
        self._names = StoryNames(story)
        told = [str(getattr(c, "speaker", "")) for c in story.claims]
        told += [source.author for source in story.sources]
        self._speakers = tuple(dict.fromkeys(filter(None, told)))
        self._persons = self._stems("\n".join(map(self._person, self._speakers)))
        papers = [f"{s.publisher}\n{s.title}" for s in story.sources]
        self._papers = "\n".join(papers)
        self._known = "\n".join((*texts.values(), self._papers, *self._speakers))

    def headline(self, event: Event, passage: Passage | None) -> Iterator[Fault]:
        """Beside the row's speaker and the sentences in which its excerpts stand."""
        known = f"{self._own(event)}\n{excerpts(event)}"
        if passage and passage.words is self._words:
            named = self._person(event.speaker)
            known += f"\n{passage.every_sentence if named else passage.nearby}"
        # Who stands before the verb has a check of its own where nouns have small letters.
        german = self._words.language == "de"
        yield from self._of_cell(event, "headline", event.headline, known, before=german)

    def note(self, claim: Event | Count | Quote | Leg, passage: Passage) -> Iterator[Fault]:
        """Beside the whole texts of its sources: a note speaks of what stands around the row."""
        cells = "\n".join(str(getattr(claim, column, "")) for column in _CELLS)
        event = self._story.event(getattr(claim, "event", ""))
        known = f"{self._own(claim)}\n{cells}\n{passage.every_text}\n{self._papers}"
        known += f"\n{event.speaker}" if event else ""
        yield from self._of_cell(claim, "note", marks_left_out(claim.note), known)

    def front(self, column: str, value: str) -> Iterator[Fault]:
        """Beside all that the story has."""
        yield from self._of_cell(None, column, value, self._known)

    def _own(self, item: Item) -> str:
        """Who speaks in a row, and whose its sources are."""
        ids = sources_of(self._story, item)
        own = [s for s in self._story.sources if s.id in ids]
        told = [f"{s.publisher}\n{s.author}\n{s.title}" for s in own]
        return "\n".join((*told, str(getattr(item, "speaker", ""))))

    def _of_cell(
        self, item: Item, column: str, told: str, known: str, *, before: bool = True
    ) -> Iterator[Fault]:
        words = self._words
        missing = absent(proper_names(told, words.language), self._known, words.language)
        value = str(getattr(item, column)) if item else told
        for name, behind in dict.fromkeys(self._spoken(told)):
            if self._stands(name, known) or not (behind or before):
                continue
            nowhere = not self._stands(name, self._known)
            # A name that stands nowhere is told by the checks of names where they see it.
            if nowhere and set(name.split()) <= set(missing):
                continue
            message = f"gives these words to “{name}”"
            speaker = str(getattr(item, "speaker", ""))
            if nowhere:
                message += ", a name that stands nowhere in the source"
            elif speaker:
                message += f", and who says them is {speaker}"
            else:
                message += ", who is not who says them in the source"
            yield guess(item, column, value, message, _REMEDY, name)

    def _stands(self, name: str, known: str) -> bool:
        """Whether a text has a family name; of another form of it the first name as well.

        Karl Maier is in no text for its "Mai".
        """
        *first, last = name.split()
        if absent((last,), known, self._words.language):
            return False
        exact = re.search(rf"(?<!\w){re.escape(lexicon.plain(last))}(?!\w)", lexicon.plain(known))
        return bool(exact) or not absent(first, known, self._words.language)

    def _spoken(self, told: str) -> Iterator[NamedSpeaker]:
        """The names of those who speak in a text."""
        if not self._words.spaced:
            yield from self._behind_a_sign(told)
            return
        text = _DOTTED.sub(lambda match: match[0].replace(".", ""), told)
        tokens = list(WORD.finditer(text))
        content = [t[0] for t in tokens if not self._is("function", t[0])]
        if len(content) >= _FEWEST_OF_A_TITLE and all(w[0].isupper() for w in content):
            return
        for at, token in enumerate(tokens):
            behind = self._behind(text, tokens, at)
            if behind and (name := self._next(text, tokens, behind)):
                yield name, True
            verb = self._is("speech", token[0]) or self._is("attribution", token[0])
            if verb and (name := self._run(text, tokens, at - 1, -1)):
                yield name, False

    def _behind_a_sign(self, told: str) -> Iterator[NamedSpeaker]:
        """Without spaces: a speaker of the story, right behind "according to"."""
        for speaker in self._speakers:
            name = re.split(r"[,，、(（]", speaker)[0].strip()
            at = told.find(name)
            if len(name) > 1 and at > 0 and self._words.ends_with("according", told[:at]):
                yield name, True

    def _behind(self, text: str, tokens: list[re.Match[str]], at: int) -> int:
        """Where who speaks may begin, if a verb or "according to" ends there; or 0."""
        for length in range(_TERM, 0, -1):
            term = " ".join(token[0] for token in tokens[at : at + length])
            if self._is("according", term):
                return at + length
        word = tokens[at][0]
        if not self._is("attribution", word) and not self._is("speech", word):
            return 0
        before = text[: tokens[at].start()]
        if _INVERTED.search(before) or self._words.language in CASELESS:
            return at + 1
        clause = WORD.findall(CLAUSE_MARK.split(before)[-1])
        few = len(clause) <= _OPENING and not any(w[0].isupper() for w in clause[1:])
        opens = self._words.language != "en" and few and self._is("attribution", word)
        # "Petra sagte Karl Maier" has somebody before the verb.
        return at + 1 if opens and not any(map(is_of_people, clause)) else 0

    def _next(self, text: str, tokens: list[re.Match[str]], at: int) -> str:
        """The name that begins at a word, or behind the title of who has it; or ""."""
        first, ranked = at, False
        while first < len(tokens) and first - at <= _TITLE:
            if first and not self._beside(text, tokens, first - 1):
                return ""
            word = tokens[first][0]
            if self._words.language in CASELESS:
                if shared(self._stems(word), self._persons):
                    return word
            elif word[0].isupper():
                return self._run(text, tokens, first, 1, ranked=ranked)
            elif self._is("function", word) and first > at:
                return ""
            ranked = ranked or self._is("rank", word)
            first += 1
        return ""

    def _run(
        self, text: str, tokens: list[re.Match[str]], at: int, step: int, *, ranked: bool = False
    ) -> str:
        """The name of which a word is the first, or with a step of -1 the last; or ""."""
        if not 0 <= at < len(tokens) or self._words.language in CASELESS:
            return ""
        if step < 0 and not self._beside(text, tokens, at):
            return ""
        run: list[int] = []
        while 0 <= at < len(tokens) and tokens[at][0][0].isupper() and len(run) <= _TITLE:
            if run and not self._beside(text, tokens, min(at, run[-1])):
                break
            run.append(at)
            at += step
        run.sort()
        told = [tokens[n][0].removesuffix("'s").removesuffix("’s") for n in run]
        if not told or self._names.has_place(" ".join(told)):
            return ""
        ranked = ranked or any(self._is("rank", word) for word in told)
        begins = not run[0] or not self._beside(text, tokens, run[0] - 1)
        if begins and not is_of_people(told[0]) and not self._is_person(told[0]):
            begins = not re.search(r"[,—–]\s*$", text[: tokens[run[0]].start()])
            noun = self._words.language == "de" or is_common(told[0], self._words)
            told = told[1:] if begins and noun else told
        name = [word for word in told if not self._is_no_name(word)]
        return " ".join(name) if self._is_name(name, begins=begins, ranked=ranked) else ""

    def _is_name(self, name: list[str], *, begins: bool, ranked: bool) -> bool:
        """Whether capitalised words are a name: two of them, or one that nothing else can be."""
        if not name or self._names.has_place(name[-1]):
            return False
        if len(name) > 1 or ranked or self._is_person(name[0]):
            return True
        if self._words.language == "de" or begins or lexicon.plain(name[0]) in self._names.small:
            return False
        return not is_a_name(name[0], self._words.language) or is_of_people(name[0])

    def _is_no_name(self, word: str) -> bool:
        clean = lexicon.plain(word)
        calendar = clean in self._words.months or clean in self._words.weekdays
        return calendar or any(self._is(key, word) for key in _NO_NAMES)

    def _is_person(self, word: str) -> bool:
        """Whether somebody who speaks in the story has this name."""
        return bool(shared(self._stems(word), self._persons))

    def _person(self, speaker: str) -> str:
        """The name in a speaker's cell, which comes before their office; or ""."""
        named = [w for w in WORD.findall(re.split("[,،(]", speaker)[0]) if not self._is_no_name(w)]
        if self._words.language in CASELESS:
            return " ".join(named)
        upper = [word for word in named if word[0].isupper()]
        return " ".join(upper) if len(upper) > 1 and len(upper) == len(named) else ""

    def _is(self, key: str, word: str) -> bool:
        return bool(self._words.pattern(key).fullmatch(lexicon.plain(word)))

    def _stems(self, text: str) -> frozenset[str]:
        return stems(text, self._words.language)

    @staticmethod
    def _beside(text: str, tokens: list[re.Match[str]], at: int) -> bool:
        """Whether nothing stands between a word and the next."""
        return text[tokens[at].end() : tokens[at + 1].start()].isspace()
