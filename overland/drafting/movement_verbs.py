"""Movement verbs by their roots, in whatever prefix and form: выехали, довезли, trasladaron."""

from __future__ import annotations

import re
from typing import Final

from overland.drafting.lexicon.words import DraftLexicon

_VERBS: Final = {
    "ru": re.compile(
        r"(?:вы|при|у|до|от|ото|пере|за|по|про|в|въ|съ)?(?:(?P<other>ехал[аио]?|ехать|йти|едут|едет|ш[её]л|шл[аио]|"
        r"йдут|йдет|йдёт|вел[аи]|ве[дз]ут|вез|вёз|везл[аи]|везти|везен[аы]?|бежал[аи]?)|"
        r"(?P<air>летел[аи]?|лететь|лет[яи]т)|(?P<sea>плыл[аи]?|плывут|плывет|плывёт))"
    ),
    "uk": re.compile(
        r"(?:ви|при|по|до|від|віді|пере|за|про|в|у|роз)?(?:(?P<other>їхал[аио]|їхати|йти|їхав|їдуть|їде|йшл[аио]|йшов|"
        r"йдуть|йде|вел[аи]|ве[дз]уть|віз|везл[аи]|везти|везен[аоі]|біг|бігл[аи])|"
        r"(?P<air>летіл[аи]|летіти|летів|летять|летить)|(?P<sea>плив|плил[аи]|пливуть))"
    ),
    "es": re.compile(
        r"(?P<other>(?:traslad|transport|regres|evacu)(?:ar|ó|aron|ará|arán|ad[oa]s?)|conduj(?:o|eron)|"
        r"volver(?:á|án))|(?P<foot>camin(?:ó|aron|ar|ará|arán|ado))"
    ),
    "fr": re.compile(
        r"(?P<other>(?:transport|évacu|achemin|ramen|emmen)(?:er|é|ée|és|ées|èrent|era|eront)|"
        r"condui(?:re|ts?|tes?|sirent|ra|ront)|débarqu(?:er|é|és|ée|ées|èrent))|"
        r"(?P<foot>march(?:é|èrent))"
    ),
    "de": re.compile(
        r"(?P<other>verlegt|gebracht|brachten|brachte|transportiert|gefahren|fuhren|fuhr|zogen|"
        r"geflüchtet|flüchteten)"
    ),
}  # fmt: skip


def mode(word: str, lexicon: DraftLexicon) -> str | None:
    """How somebody moves by a word in small letters; "" if it does not say so, None for no verb."""
    if word in lexicon.move:
        return lexicon.move[word]
    verbs = _VERBS.get(lexicon.code)
    found = verbs.fullmatch(word) if verbs else None
    if not found:
        return None
    return "" if found.lastgroup in ("other", None) else str(found.lastgroup)
