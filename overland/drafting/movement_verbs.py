"""Movement verbs by their roots, in whatever prefix and form: выехали, довезли, trasladaron."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.wording import word_list

_VERBS: Final = {
    "ru": re.compile(
        r"(?:вы|при|у|до|от|ото|пере|за|по|про|в|въ|съ)?(?:(?P<other>ехал[аио]?|ехать|йти|едут|едет|ш[её]л|шл[аио]|"
        r"йдут|йдет|йдёт|вел[аи]|ве[дз]ут|вез|вёз|везл[аи]|везти|везен[аы]?|бежал[аи]?)|"
        r"(?:отправ|направ|переправ)(?:ятся|ится|ились|ился|илась)|верн(?:утся|[её]тся|улись|улся|улась)|"
        r"добра(?:лись|лся|лась)|добер(?:утся|[её]тся)|(?P<air>летел[аи]?|лететь|лет[яи]т)|(?P<sea>плыл[аи]?|плывут|плывет|плывёт))"
    ),
    "uk": re.compile(
        r"(?:ви|при|по|до|від|віді|пере|за|про|в|у|роз)?(?:(?P<other>їхал[аио]|їхати|йти|їхав|їдуть|їде|йшл[аио]|йшов|"
        r"йдуть|йде|вел[аи]|ве[дз]уть|віз|везл[аи]|везти|везен[аоі]|біг|бігл[аи])|"
        r"(?P<air>летіл[аи]|летіти|летів|летять|летить)|(?P<sea>плив|плил[аи]|пливуть))"
    ),
    "es": re.compile(
        r"(?P<other>(?:traslad|transport|regres|evacu)(?:ar|ó|aron|ará|arán|ad[oa]s?|en?)|conduj(?:o|eron)|"
        r"(?:continú|contin)(?:en?|ua|uará|uarán)|prosi(?:g[ao]n?|guió|guieron)|proseguir(?:á|án)|sigan?|"
        r"seguir(?:á|án)|partan?|regres(?:en?)|vuelvan?|vayan?|entren|crucen|volver(?:á|án))|"
        r"(?P<sea>zarp(?:ad[oa]s?|ar|ará|arán|en|e)|naveg(?:aron|ado|ar|ará|arán)|embarc(?:ó|aron|ad[oa]s?))|"
        r"(?P<foot>camin(?:ó|aron|ar|ará|arán|ado|en))"
    ),
    "fr": re.compile(
        r"(?P<other>(?:transport|évacu|achemin|ramen|emmen)(?:er|é|ée|és|ées|èrent|era|eront)|"
        r"condui(?:re|ts?|tes?|sirent|ra|ront)|débarqu(?:er|é|és|ée|ées|èrent))|"
        r"(?P<foot>march(?:é|èrent))"
    ),
    "de": re.compile(
        r"(?P<other>verlegt|gebracht|brachten|brachte|transportiert|gefahren|fuhren|fuhr|zogen|"
        r"geflüchtet|flüchteten|reisen|fahren|bringen|aufbrechen|(?:weiter|heim|zurück|ab|aus|ein|an|durch)"
        r"(?:zu)?(?:reisen|fahren|kehren|ziehen|wandern|gereist|gefahren|gekehrt|gezogen))|"
        r"(?P<air>fliegen|(?:weiter|heim|zurück|ab|aus|ein)(?:zu)?(?:fliegen|geflogen))"
    ),
}  # fmt: skip


_INFINITIVES: Final = {
    "es": re.compile(
        r"(?:continu|lleg|viaj|regres|entr|cruz)ar|(?:prosegu|segu|part|sal)ir|volver|ir|"
        r"(?:trasladar|dirigir|desplazar)se"
    ),
    "fr": re.compile(r"(?:continu|arriv|voyag|retourn|rentr|gagn|travers)er|partir|rejoindre|se rendre"),
    "ru": re.compile(
        r"(?:отправ|направ|переправ)иться|вы(?:ехать|йти|лететь)|прибыть|вернуться|добраться|приехать"
    ),
    "uk": re.compile(r"(?:виру|відпра)(?:шити|витися)|ви(?:їхати|йти|летіти)|прибути|повернутися|дістатися"),
}  # fmt: skip
"""Verbs of movement that are no movement yet by themselves, but what is planned or expected."""
_PERFECT: Final = frozenset(("ha", "han", "había", "habían", "haya", "hayan", "hubo"))
_GOES_ON: Final = re.compile(
    r"(?:sigui[óe]|sig[au]|segui|contin[uú]|prosig|prosegu|weiter|продолж|продовж)\w*"
)


def told(plain: Sequence[str], lexicon: DraftLexicon, *, to_come: bool) -> dict[str, str]:
    """The verbs of movement among words in small letters, and how each moves.

    `to_come` is whether the words tell of what is planned or expected.
    """
    found: dict[str, str] = {}
    for at, word in enumerate(plain):
        before = plain[at - 1] if at else ""
        way = mode(word, lexicon)
        if way is None and word == "partido" and before in _PERFECT:
            way = ""  # else it is a party, or a match
        infinitive = _INFINITIVES.get(lexicon.code)
        planned = to_come and infinitive and infinitive.fullmatch(word)
        if way is None and planned and (before, word) != ("a", "partir"):
            way = ""
        if way is not None:
            found[word] = way
    return found


def goes_on(word: str) -> bool:
    """Whether a verb says that a movement, or a stay, goes on: "siguen", "continúe"."""
    return bool(_GOES_ON.fullmatch(word))


_STAY: Final = re.compile(
    r"rest(?:é|ée|és|ées|aient|ent)|bloqué(?:e|s|es)?|hébergé(?:e|s|es)?|"
    r"varad[oa]s?|atrapad[oa]s?|alojad[oa]s?|(?:esper|aguard)(?:aban|aron|ó|aba)|quedaron|"
    r"permanec(?:ían|ieron|ió|en)|refugiad[oa]s?|"
    r"(?:оста|застря|ждал|находи|ночева)[а-яё]*|(?:залиши|застряг|чека|перебува|ночува)[а-яіїє]*|"
    r"gestrandet(?:e|en|er)?|festsitzend(?:e|en|er)|gebliebene(?:n|r)?|untergebracht(?:e|en|er)?|"
    r"wartend(?:e|en)|warteten"
)
_IN: Final = ("à", "en", "dans", "au", "aux", "в", "во", "у", "in")


def stays_at(before: Sequence[str], lead: str) -> bool:
    """Whether who is told of stays where the words before a place say: "restées à Kankan"."""
    at = len(before) - 1 - list(reversed(before)).index(lead)
    return lead in _IN and bool(at) and bool(_STAY.fullmatch(before[at - 1]))


LEAVE: Final = frozenset(
    word_list(
        """quitté quittent quitte quitter abandonó abandonaron verließ verließen покинули покинул
        покинула залишили залишив غادرت غادر غادروا"""
    )
)
"""Verbs whose object is where a movement begins."""
REACH: Final = frozenset(
    word_list(
        """gagner gagné gagnés gagnent regagner regagné rejoindre rejoint atteindre atteint rallier
        rallié alcanzar alcanzó alcanzaron erreichen erreichte erreichten erreicht достигли достиг
        достигла досягли بلغ بلغت بلغوا دخلوا"""
    )
)
"""Verbs whose object is where it ends."""


def mode(word: str, lexicon: DraftLexicon) -> str | None:
    """How somebody moves by a word in small letters; "" if it does not say so, None for no verb."""
    if word in lexicon.move:
        return lexicon.move[word]
    verbs = _VERBS.get(lexicon.code)
    found = verbs.fullmatch(word) if verbs else None
    if not found:
        return None
    return "" if found.lastgroup in ("other", None) else str(found.lastgroup)
