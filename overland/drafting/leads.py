"""The word that leads to a place of an English clause: "into the border village of"."""

from __future__ import annotations

from overland.drafting import demonyms, unknown_places
from overland.drafting.proposals import PlaceProposal
from overland.drafting.text import Word
from overland.drafting.wording import word_list

_SKIP = frozenset(
    word_list(
        """
    the a an city town village port island islands nearby neighbouring neighboring capital of
    northern southern eastern western central northwestern northeastern southwestern southeastern
    their its safely country region eventually back flooded besieged stricken devastated embattled
    occupied battered encircled surrounded snowbound isolated abandoned blockaded
    """
    )
)
_LEADS = frozenset(word_list("to into toward towards in at from reached left for near"))
_NEAR = 7
"""Words before a place among which the one that leads to it stands."""


def before(tokens: tuple[Word, ...], place: PlaceProposal) -> Word | None:
    """The word that leads to a place, past articles and "the city of"."""
    found = [t for t in tokens if t.end <= place.start][-_NEAR:]
    plain = [token.lower for token in found]
    of_town = plain[-1:] == ["of"] and plain[-2:-1] and plain[-2] in unknown_places.SETTLEMENTS
    if of_town or unknown_places.is_known_as(plain):
        # "Into the Guinean mining village of": whatever describes it leads nowhere.
        led = [at for at, word in enumerate(plain) if word in _LEADS]
        found = found[: led[-1] + 1] if led else found
    while len(found) > 1 and (found[-1].lower in _SKIP or demonyms.is_one(found[-1].text, "en")):
        found.pop()
    return found[-1] if found else None
