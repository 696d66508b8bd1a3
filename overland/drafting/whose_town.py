"""Places that say only where a town lies: "the northern Niger town of Agadez"."""

from __future__ import annotations

import re
from typing import Final

from overland.drafting import unknown_places
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.proposals import PlaceProposal
from overland.drafting.text import Text

_TOWN_OF: Final = re.compile(r"(?:['’]s)?((?: [a-z][a-z-]*){1,3}) of (?=[^\W\d_a-z])")
"""What stands between such a place and the town: " border town of "."""


def says_only_where(place: PlaceProposal, text: Text, lexicon: DraftLexicon) -> bool:
    """Whether a town of it is named right behind it, which the words around both lead to."""
    # "The Khartoum suburb" may be read as a name of its own.
    name, _space, last = place.exact.rpartition(" ")
    end = place.start + len(name) if last in unknown_places.SETTLEMENTS else place.end
    found = _TOWN_OF.match(text.text, end)
    *described, kind = found[1].split() if found else ("",)
    plain = (word not in lexicon.inside and word not in lexicon.stop for word in described)
    return kind in unknown_places.SETTLEMENTS and all(plain)
