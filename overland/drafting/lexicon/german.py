# ruff: noqa: E501
"""German."""

from __future__ import annotations

from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.wording import word_list

_MONTHS = [
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
]
_DAYS = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]

LEXICON = DraftLexicon(
    code="de",
    stop=frozenset(word_list("der die das und in den von zu mit dem ist des für im sich nicht auf ein eine am als auch aus bei nach wurde wurden haben hat sind war waren dass sie er es an um seien")),
    months={m: n for n, m in enumerate(_MONTHS, start=1)} | {"jänner": 1, "jan": 1, "feb": 2, "aug": 8, "sept": 9, "okt": 10, "nov": 11, "dez": 12},
    weekdays={d: n for n, d in enumerate(_DAYS)} | {"sonnabend": 5, "montagabend": 0, "dienstagabend": 1, "mittwochabend": 2, "donnerstagabend": 3, "freitagabend": 4, "samstagabend": 5, "sonntagabend": 6, "montagmorgen": 0, "dienstagmorgen": 1, "mittwochmorgen": 2, "donnerstagmorgen": 3, "freitagmorgen": 4, "samstagmorgen": 5, "sonntagmorgen": 6},
    relative={
        "heute": ("day", 0), "gestern": ("day", -1), "gestern abend": ("day", -1), "vorgestern": ("day", -2), "morgen": ("day", 1), "übermorgen": ("day", 2),
        "vergangene woche": ("week", -1), "letzte woche": ("week", -1), "in der vergangenen woche": ("week", -1), "diese woche": ("week", 0), "nächste woche": ("week", 1), "kommende woche": ("week", 1),
        "im vergangenen monat": ("month", -1), "vergangenen monat": ("month", -1), "letzten monat": ("month", -1), "diesen monat": ("month", 0), "nächsten monat": ("month", 1),
        "im vergangenen jahr": ("year", -1), "vergangenes jahr": ("year", -1), "letztes jahr": ("year", -1), "dieses jahr": ("year", 0), "am wochenende": ("weekend", -1), "am vergangenen wochenende": ("weekend", -1),
    },
    last=frozenset({"vergangenen", "letzten", "vorigen"}), next=frozenset({"nächsten", "kommenden"}),
    ago=("vor {n} {unit}",), earlier=("{n} {unit} zuvor",), later=("{n} {unit} später",),
    spans={"tag": "day", "tage": "day", "tagen": "day", "woche": "week", "wochen": "week", "monat": "month", "monate": "month", "monaten": "month", "jahr": "year", "jahre": "year", "jahren": "year"},
    future=frozenset(word_list("wird werden soll sollen will wollen plant planen geplant erwartet kommenden nächsten")),
    numbers={
        "ein": 1, "eine": 1, "einen": 1, "einem": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
        "zwölf": 12, "dreizehn": 13, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
        "neunzig": 90, "hundert": 100, "zweihundert": 200, "dreihundert": 300, "fünfhundert": 500, "dutzend": 12,
    },
    scales={"tausend": 1000, "million": 10**6, "millionen": 10**6, "mio": 10**6},
    vague=frozenset({"dutzende", "hunderte", "tausende", "mehrere", "einige", "zehntausende"}),
    qualifiers={
        "mindestens": "at least", "wenigstens": "at least", "mehr als": "more than", "über": "more than", "weniger als": "fewer than", "knapp": "nearly",
        "fast": "nearly", "beinahe": "nearly", "rund": "about", "etwa": "about", "ungefähr": "about", "circa": "about", "zirka": "about", "gut": "more than", "bis zu": "up to",
        "höchstens": "at most", "weitere": "", "insgesamt": "", "nur": "", "mehrere": "several",
    },
    nouns=frozenset(word_list("bewohnern bewohnerinnen einwohnern kindern frauen männern flüchtlingen passagieren bürgern fahrzeugen flugzeugen booten helfern verletzten toten schiffen zügen fahrten menschen personen person bürger staatsbürger staatsangehörige staatsangehörigen deutsche deutschen passagiere fluggäste flüchtlinge flüchtling zivilisten kinder kind frauen frau männer familien soldaten einwohner bewohner migranten verletzte tote busse bus bussen fahrzeuge autos lastwagen lkw flugzeuge flugzeug maschinen flüge schiffe schiff fähren züge zug hubschrauber konvois kilometer km stunden tonnen studenten touristen pilger arbeiter helfer diplomaten evakuierte geflüchtete patienten")),
    statuses={
        "abgesagt": "cancelled", **dict.fromkeys(word_list("dementierte dementierten dementiert bestritt bestritten zurückgewiesen"), "denied"), "registriert": "registered", "gemeldet": "registered",
        "noch immer": "remaining", "verbleiben": "remaining", "weiterhin": "remaining", "harren": "remaining",
        "plant": "planned", "geplant": "planned", "planen": "planned", "vorgesehen": "planned",
        "erwartet": "expected", "soll": "expected", "sollen": "expected", "sollten": "expected", "wird": "expected", "könnten": "forecast", "könnte": "forecast",
    },
    say=frozenset(word_list("sagte warnt warnte warnten versprach forderte forderten beklagte beklagten klagte sagten sagt erklärte erklärten erklärt teilte teilten berichtete berichteten berichtet betonte meldete meldeten kündigte bestätigte bestätigten erzählte ergänzte fügte schrieb hieß sprach sprachen mitteilte mitteilten mitgeteilt dementierte dementierten bestritt bestritten wies wiesen bezifferte bezifferten zählte zählten nannte nannten")),
    according=("laut", "nach angaben", "zufolge", "nach aussage"),
    pronouns=frozenset(word_list("er sie es ich wir")),
    titles=frozenset(word_list("präsident präsidentin minister ministerin außenminister außenministerin kanzler kanzlerin botschafter general oberst kapitän herr frau bürgermeister gouverneur gouverneurs sprecher sprecherin sprechers bürgermeisters bürgermeisterin landrat landrats landrätin ministers präsidenten botschafters direktors")),
    roles=frozenset(word_list("sprecher sprecherin sprecherinnen ministerium außenministerium minister botschaft botschafter präsident regierung behörden augenzeuge augenzeugen quelle quellen offizier armee polizei chef leiter direktor agentur arzt fahrer uno helfer bewohner kapitän bürgermeister bundeswehr organisation hafenbehörde auswärtige")),
    move={**dict.fromkeys(word_list("erreichte erreichten erreicht verließ verließen verlassen reiste reisten gereist überquerte überquerten kam kamen gekommen angekommen ankommen eingetroffen traf trafen brachte brachten gebracht evakuierte evakuiert transportiert kehrte kehrten zurückgekehrt floh flohen geflohen brach brachen aufgebrochen passierte passierten fuhr fuhren gefahren"), ""),
          **dict.fromkeys(word_list("flog flogen geflogen ausgeflogen landete landeten gelandet"), "air"), **dict.fromkeys(word_list("ausgelaufen angelegt"), "sea")},
    vehicles={**dict.fromkeys(word_list("bus busse bussen lkw laster kleinbus kleinbusse kleinbussen transporter konvoi konvois autos fahrzeuge lastwagen landweg straße"), "road"),
              **dict.fromkeys(word_list("flugzeug flugzeuge maschine maschinen flug flüge hubschrauber"), "air"), **dict.fromkeys(word_list("schiff schiffe schiffen fähre fähren fregatte"), "sea"), **dict.fromkeys(word_list("zug züge zügen bahn"), "rail")},
    to=frozenset({"nach", "in", "bis", "zum", "zur", "an"}), origin=frozenset({"aus", "von", "vom", "ab"}),
    inside=frozenset(word_list("in nach aus von bei über um vor zwischen und bis im am an stadt hauptstadt hafenstadt hafen region provinz dorf grenze nahe nördlich südlich östlich westlich ort durch gegen")),
    place_nouns={"flughafen": "airport", "hafen": "port", "provinz": "area", "region": "area", "stadt": "city", "kleinstadt": "town", "gemeinde": "town", "ortschaft": "town", "dorf": "village", "landkreis": "area"},
    not_places=frozenset(word_list("der die das ein eine er sie es wir ihr sein seine und oder aber wer was wo wann wie nach vor mit ohne alle viele menschen personen leute bus busse bussen stadt land regierung ministerium polizei armee hafen grenze montag rotes kreuz vereinten nationen uno dpa reuters afp bürger deutsche essen halle hof regen mehr weg tag tage stunden woche jahr mann frau kinder familien hilfe")),
    parts_of_year={"frühjahr": "21", "frühling": "21", "sommer": "22", "herbst": "23", "winter": "24"},
    nouns_follow=False,
)  # fmt: skip
