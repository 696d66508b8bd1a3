"""Disagreements: figures of one thing that are not the same, as relations to be accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from overland.drafting import rival_figures
from overland.drafting.draft_file import Stored
from overland.drafting.proposals import CountProposal
from overland.drafting.row_parts import Ids
from overland.evidence.words.content_words import stems
from overland.i18n import N_

_CLOSE: Final = 0.75
"""Of two figures for one thing the smaller is rarely less than this part of the larger."""
_FEWEST: Final = 5
_OUTCOMES: Final = ("reported", "claimed", "registered", "headline")
_PART_OF: Final = re.compile(
    r"\b(?:includ\w+|among (?:them|whom)|of them|of whom|entre ell[oa]s|de ell[oa]s|dont|"
    r"parmi (?:eux|elles)|d'entre eux|darunter|davon|в том числе|из них|среди них|у тому числі|"
    r"з них|серед них|بينهم|منهم|other|another|more|otr[oa]s|autres|weitere|"
    r"ещё|еще|інших)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_REASON: Final = N_("Two figures that may be of one thing, and are not the same.").text


def rows(
    counts: Sequence[tuple[CountProposal, Stored]], content: str, language: str, ids: Ids
) -> Iterator[Stored]:
    """A relation for each two figures of one unit that come near each other."""
    whole = [
        (count, row) for count, row in counts
        if (count.number or 0) >= _FEWEST
        and count.status in _OUTCOMES
        and not _is_beside(count, content)
    ]  # fmt: skip
    for first, second in rival_figures.pairs(counts, content, _OUTCOMES):
        yield _row(first, second, ids)
    for (one, first), (other, second) in combinations(whole, 2):
        low, high = sorted((one.number or 0, other.number or 0))
        if rival_figures.are_rivals(one, other, content):
            continue
        if not rival_figures.are_of_one_moment(one, other, content):
            continue
        if rival_figures.are_of_one_teller(one, other, content):
            continue
        differ = low != high or one.qualifier != other.qualifier
        if differ and low >= _CLOSE * high and _same_unit(one.unit, other.unit, language):
            yield _row(first, second, ids)


def _is_beside(count: CountProposal, content: str) -> bool:
    """A part of another figure, or told beside it: "including 70", "another 75"."""
    number = re.search(r"\d|$", count.exact)
    at = count.start + (number.start() if number else 0)
    return bool(_PART_OF.search(content[max(0, count.start - 40) : at]))


def _same_unit(one: str, other: str, language: str) -> bool:
    """Pickers and evacuees are people, as "80" of which no unit is said are taken for."""
    if one.casefold() == other.casefold() or stems(one, language) & stems(other, language):
        return True
    return all(_are_people(unit) for unit in (one, other))


_PEOPLE: Final = re.compile(
    r"people|persons?\b|individual|resident|inhabitant|evacuee|worker|passenger|refugee|tourist|"
    r"migrant|civilian|villager|citizen|national|survivor|travell?er|pilgrim|deportee|displaced|"
    r"человек|люд|жител|пассажир|бежен|турист|паломник|граждан|эвакуир|мигрант|переселен|"
    r"мешкан|пасажир|біжен|громадян|евакуйован|мігрант|"
    r"personne|habitant|passager|réfugié|touriste|déplacé|villageois|évacué|"
    r"mensch|person|bewohner|einwohner|flüchtling|passagier|vertrieben|"
    r"persona|vecin|pasajer|refugiad|turista|desplazad|evacuad|"
    r"شخص|أشخاص|ساكن|سكان|مدني|نازح|لاجئ|راكب|ركاب|سائح",
    re.IGNORECASE,
)
"""Words for people as such; children and the injured are some of them."""


def _are_people(unit: str) -> bool:
    return not unit or bool(_PEOPLE.search(unit))


def _row(first: Stored, second: Stored, ids: Ids) -> Stored:
    members = [first.cells["id"], second.cells["id"]]
    told = [
        f"“{row.cells['as_written']}” ({row.cells.get('speaker') or '?'})"
        for row in (first, second)
    ]
    cells = {
        "id": ids.new(f"disagree {' '.join(members)}", "relation"),
        "kind": "disagree",
        "note": "; ".join(told) + ".",
        "members": " ".join(members),
    }
    return Stored(
        "", "relations", cells, "text", "open", ("kind", "note", "members"), (), _REASON,
        second.start, second.end,
    )  # fmt: skip
