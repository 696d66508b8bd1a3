"""Speakers of events: whoever the sentence that tells of one says tells of it."""

from __future__ import annotations

import re
from collections.abc import Collection

from overland.drafting import clauses, speakers
from overland.drafting.lexicon import lexicon
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.named_speakers import Attribution
from overland.drafting.text import words


def cells(told: str, status: str, language: str, places: Collection[str]) -> dict[str, str]:
    """The cells that say who tells of it: what somebody is named for is a claim of theirs.

    `places` are names of which none is a speaker: "Мэр Агадеса" is the mayor, and not Agadez.
    """
    known = lexicon(language)
    said = speakers.attributions(told, known)
    own = next((one for one in said if _is_of_all(one, told, known)), None)
    if not own:
        return {}
    claimed = {"status": "claimed"} if status == "reported" else {}
    if own.speaker.lower() in known.pronouns:
        return claimed
    office = f"{own.role} " if own.role and own.speaker in places else ""
    return {**claimed, "speaker": f"{office}{own.speaker}"}


def _is_of_all(one: Attribution, told: str, known: DraftLexicon) -> bool:
    """Whether what is told is said by them: no other clause of it is what they say."""
    if any(word.lower in known.move for word in words(one.speaker)):
        return False  # "The bus left, and the company": no one's name
    first, _last = clauses.around(told, one.start, one.end)
    before = told[first : one.start]
    opens = first > 0 and not _ARTICLE.sub("", before).strip()
    return not opens and not _AND.search(told[: one.start])


_ARTICLE = re.compile(
    r"\s*\b(?:the|an?|el|la|los|las|une?|le|les|der|die|das|ein|eine)\s*$", re.IGNORECASE
)
_AND = re.compile(
    r"\b(?:and|but|y|pero|et|mais|und|aber|и|но|а|та|і|але)\s"
    r"(?:(?:the|an?|el|la|los|las|une?|le|les|der|die|das|ein|eine)\s)?$",
    re.IGNORECASE,
)
"""What sets somebody's words beside what was told before."""


def who_denies(told: str, status: str, language: str) -> dict[str, str]:
    """The cell of the speaker of a denial: whoever the sentence names as saying it, as written."""
    said = speakers.attributions(told, lexicon(language)) if status == "denied" else []
    if not said:
        return {}
    speaker = said[0].speaker
    # What is denied stands right behind who denies it, a noun without the article.
    subject = _ARABIC_SUBJECT.match(speaker) if language == "ar" else None
    if subject:
        return {"speaker": subject[0]}
    # "The governor of Tripoli, Karim Haddad, denied": its headline begins with all of this.
    office = _OFFICE_BEFORE.fullmatch(told, 0, said[0].start)
    named = _NAME_BEHIND.match(told, said[0].end)
    before, behind = (office[0] if office else ""), (named["name"] if named else "")
    return {"speaker": f"{before}{speaker}{behind}"}


_NAME_BEHIND = re.compile(r"(?P<name>, [^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’.-]*){1,3}),")
_OFFICE_BEFORE = re.compile(r"(?:The|An?|El|La|Una?|L[ea]|Une?|Der|Die|Das) [^,;.:]{3,60}, ")
_ARABIC_SUBJECT = re.compile(r"(?:(?!ال)\S+ )*ال\S+(?: (?:باسم|في|لدى) \S+| ال\S+)*")
