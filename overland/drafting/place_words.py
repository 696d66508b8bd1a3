"""Words beside a name that tell a place from an organisation, a person or a direction."""

from __future__ import annotations

from overland.drafting.wording import word_list

ORGANISATIONS = frozenset(
    word_list(
        """
    ministry council committee agency times post party army forces force company corporation
    bank airlines airline airways group union league fc united press network television
    institute association department office bureau commission court parliament congress front
    brigade brigades movement foundation fund society inc corp ltd co club team police navy
    guard service services authority observatory federation alliance coalition crescent cross
    organisation organization programme program project media radio tv news journal herald
    tribune gazette daily today review magazine hotel systems industries motors energy oil gas
    petroleum system ferries lines patrol railways
    university college academy school hospital center centre act treaty agreement
    accord accords conference summit cup championship championships games olympics open prix
    marathon festival award prize protocol convention declaration resolution crisis war battle
    revolution massacre spring syndrome virus fever hawks lions tigers bears giants stars street
    avenue boulevard lane sox yankees patriots cardinals panthers rangers
    """
    )
)


PREFIX_NOUNS = frozenset(
    word_list(
        """
    port lake mount mt camp cape gulf strait bay river wadi jabal jebel fort isle island sea tel
    tell kafr deir ain bab beit mar oued puerto rio santa san sao santo monte lago villa
    """
    )
)


TOWN_PREFIXES = frozenset(
    word_list("port fort tell tel kafr deir ain bab beit puerto san santa sao santo monte villa")
)
"""Words that names of towns begin with: San Pedro Sula, Puerto Barrios, Port Sudan."""


VALLEYS_OR_TOWNS = frozenset(("wadi", "oued"))
"""Words for a valley that towns are named by too: Wadi Halfa."""


DIRECTIONS = frozenset(
    word_list(
        """
    greater central north northern south southern east eastern west western downtown upper lower
    inner outer northeast northeastern northwest northwestern southeast southeastern southwest
    southwestern old mainland metropolitan rural city town nearby
    """
    )
)


STRICT = frozenset(
    word_list(
        """
    in at near from to into toward towards through via around outside inside across between
    reach reached reaching leave left leaving entered entering visiting visited within along
    besieged nearby outside downtown
    """
    )
)


SAID = frozenset(["said", "says", "told", "added", "announced", "stated"])
KINDS_OF_PLACE = frozenset(
    word_list(
        """ciudad capital puerto localidad pueblo isla provincia aeropuerto paso valle región zona
        comarca municipio distrito departamento cantón estado sierra aldea campamento mina ville
        capitale port village île province aéroport gare vallée région zone commune district stadt
        hauptstadt hafen insel provinz hospital"""
    )
)
"""Words for kinds of place that stand before "of" and a name: "la ciudad de San Juan"."""
