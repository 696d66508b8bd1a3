"""Notes on a source's dateline and byline, beside the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import NO_END
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import absent, proper_names
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Source

_SENTENCE: Final = re.compile(rf"(?<=[.;!?]){NO_END}\s+")
_DATELINE: Final = re.compile(r"^(?P<places>[^\n.!?—–]{2,60}?)\s*(?:[—–]|\s-\s)", re.MULTILINE)
"""How a report begins: "MASNAA, Lebanon — Four buses"."""
_HEAD: Final = 2000
_NOT_IN_IT: Final = "says of its dateline “{}”, which stands not in it"


def against_text(source: Source, text: str, language: str) -> Iterator[Fault]:
    """Places of a dateline and names of who wrote it that the text does not have.

    `language` is that of the note: only words in the language of the text are compared.
    """
    own = lexicon.lexicon_of(language)
    if own is None or lexicon.lexicon_of(source.language) is not own:
        return
    head = _head(text)
    known = f"{source.title}\n{source.publisher}\n{source.author}"
    for sentence in _SENTENCE.split(source.note):
        yield from _borne_out(source, sentence, own)
        if head and own.has("dateline", sentence):
            yield from _absent(source, sentence, f"{known}\n{head}", own, _NOT_IN_IT)
        elif own.has("byline", sentence):
            message = "says of who wrote it “{}”, whom the text does not name"
            yield from _absent(source, sentence, f"{known}\n{text}", own, message)


def of_note(claim: Claim, texts: Iterable[str], own: Lexicon) -> Iterator[Fault]:
    """A place in what a row's note says of a dateline, that no text of its language has there."""
    if not own.has("dateline", claim.note):
        return
    heads = "\n".join(map(_head, texts))
    # "Datelined here", on the note of a place, is of that place.
    here = f"{heads}\n{getattr(claim, 'name', '')}"
    for sentence in _SENTENCE.split(claim.note) if heads.strip() else ():
        if own.has("dateline", sentence):
            yield from _absent(claim, sentence, here, own, _NOT_IN_IT)


def _head(text: str) -> str:
    return "\n".join(match["places"] for match in _DATELINE.finditer(text[:_HEAD]))


def _borne_out(source: Source, sentence: str, own: Lexicon) -> Iterator[Fault]:
    """ "Three independent reporters confirmed it": others, who are no source of the story."""
    found = own.found("corroborated", sentence)
    people = own.has("byline", sentence) or own.has("persons", sentence)
    if found and people and not own.has("negation", sentence):
        message = f"has others bear the source out (“{found[0]}”), and names no text of theirs"
        remedy = "Add what they wrote to sources.csv, or leave it out"
        yield guess(source, "note", source.note, message, remedy, found[0])


def _absent(
    item: Claim | Source, sentence: str, known: str, own: Lexicon, message: str
) -> Iterator[Fault]:
    ours = ("dateline", "byline", "paper")
    # In a title of capitals no word is a name: "Datelined Masnaa, Lebanon" is none.
    told = f"{sentence[:1].lower()}{sentence[1:]}"
    names = (n for n in proper_names(told, own.language) if not any(own.has(k, n) for k in ours))
    for name in absent(names, known, own.language):
        said = message.format(name)
        yield guess(item, "note", item.note, said, "Write it as the text does", name)
        return
