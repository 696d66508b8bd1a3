# ruff: noqa: E501
"""Spanish."""

from __future__ import annotations

from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.wording import word_list

_MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
_DAYS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]

LEXICON = DraftLexicon(
    code="es",
    stop=frozenset(word_list("el la los las de del y en un una a al que por para con su sus se no es fue ha han lo más como pero desde hasta entre este esta según sobre o le")),
    months={m: n for n, m in enumerate(_MONTHS, start=1)} | {"setiembre": 9},
    weekdays={d: n for n, d in enumerate(_DAYS)} | {"miercoles": 2, "sabado": 5},
    relative={
        "hoy": ("day", 0), "ayer": ("day", -1), "anoche": ("day", -1), "anteayer": ("day", -2), "mañana": ("day", 1), "pasado mañana": ("day", 2),
        "la semana pasada": ("week", -1), "esta semana": ("week", 0), "la próxima semana": ("week", 1), "el mes pasado": ("month", -1),
        "este mes": ("month", 0), "el próximo mes": ("month", 1), "el año pasado": ("year", -1), "este año": ("year", 0), "el próximo año": ("year", 1),
        "el fin de semana": ("weekend", -1), "el pasado fin de semana": ("weekend", -1), "este fin de semana": ("weekend", -1), "el fin de semana pasado": ("weekend", -1),
    },
    last=frozenset({"pasado", "pasada"}), next=frozenset({"próximo", "próxima"}),
    ago=("hace {n} {unit}",), earlier=("{n} {unit} antes",), later=("{n} {unit} después", "{n} {unit} más tarde"),
    spans={"día": "day", "días": "day", "semana": "week", "semanas": "week", "mes": "month", "meses": "month", "año": "year", "años": "year"},
    future=frozenset(word_list("será serán saldrá saldrán llegará llegarán viajará viajarán partirá partirán llevará llevarán trasladará trasladarán transportará transportarán evacuará evacuarán regresará regresarán volverá volverán cruzará cruzarán bajará bajarán prevé prevén previsto prevista previstos espera esperan debe deben está programado próximo va van")) - {"está"},
    numbers={
        "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11,
        "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
        "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "doscientas": 200, "trescientos": 300, "trescientas": 300,
        "cuatrocientos": 400, "quinientos": 500, "decena": 10, "docena": 12, "veintena": 20, "centenar": 100,
    },
    scales={"mil": 1000, "millón": 10**6, "millones": 10**6},
    vague=frozenset({"decenas", "cientos", "centenares", "miles", "varios", "varias", "docenas"}),
    qualifiers={
        "al menos": "at least", "por lo menos": "at least", "más de": "more than", "menos de": "fewer than", "cerca de": "nearly", "casi": "nearly",
        "entre": "between", "unos": "about", "unas": "about", "alrededor de": "about", "aproximadamente": "about", "en torno a": "about", "hasta": "up to", "otros": "", "otras": "", "un total de": "", "como máximo": "at most", "una": "about", "un": "about", "varios": "several",
    },
    nouns=frozenset(word_list("personas persona ciudadanos ciudadano españoles refugiados refugiado pasajeros pasajero civiles civil niños niño mujeres mujer hombres hombre familias familia soldados militares habitantes migrantes heridos muertos enfermos enfermas ancianos ancianas adultos bebés médicos autobuses autobús buses bus lanchas lancha botes bote vagones viajeros viajero ómnibus mineros ambulancias vehículos vehículo coches camiones camión aviones avión vuelos vuelo barcos barco buques buque ferris trenes tren helicópteros convoyes convoy kilómetros km horas toneladas estudiantes turistas peregrinos trabajadores diplomáticos evacuados repatriados desplazados menores vecinos vecino")),
    statuses={
        **dict.fromkeys(word_list("partirá partirán saldrá saldrán llegará llegarán viajará viajarán será serán irá irán"), "expected"),
        "cancelado": "cancelled", "cancelados": "cancelled", "canceló": "cancelled", **dict.fromkeys(word_list("desmintió desmintieron desmiente negó negaron niega niegan"), "denied"), "registrados": "registered", "inscritos": "registered",
        "permanecen": "remaining", "quedan": "remaining", "siguen": "remaining", "sigue": "remaining",
        "prevé": "planned", "prevén": "planned", "previsto": "planned", "prevista": "planned", "planea": "planned", "planean": "planned",
        "se espera": "expected", "esperan": "expected", "será": "expected", "serán": "expected", "deben": "expected", "llegarán": "expected", "llegará": "expected", "saldrán": "expected", "saldrá": "expected",
        "podrían": "forecast", "podría": "forecast",
    },
    say=frozenset(word_list("dijo dijeron dice advierte advirtió advirtieron asegura señala indica añade declara informa confirma anuncia lamenta lamentó relata recuerda recordó insiste insistió promete prometió reclama reclamó afirmó afirma anunció anunciaron indicó indicaron explicó explica señaló añadió agregó aseguró aseguraron declaró declararon informó informaron confirmó confirmaron negó negaron desmintió desmintieron relató contó subrayó precisó manifestó comentó contó cuenta escribió habló registró registraron prevé prevén sostiene sostuvo sostienen sostuvieron mantiene mantuvo cifró cifraron calculó calcularon estimó estimaron")),
    according=("según", "de acuerdo con"),
    pronouns=frozenset(word_list("él ella ellos ellas yo nosotros")),
    titles=frozenset(word_list("presidente presidenta ministro ministra embajador general coronel capitán señor señora alcalde gobernador portavoz doctor")),
    roles=frozenset(word_list("portavoz alcaldesa gobernadora presidenta coordinador coordinadora voluntario voluntaria bomberos ministro ministra ministerio embajada embajador presidente responsable responsables gobierno autoridades testigo testigos fuente fuentes oficial ejército policía jefe director directora agencia médico conductor onu habitante refugiado pasajero capitán gobernador alcalde alcaldía consulado cónsul defensoría secretaría gerente gremio sindicato empresa gobernación fiscalía organización")),
    move={**dict.fromkeys(word_list("llegó llegaron llega llegan llegarán llegará salió salieron salen saldrán partió partieron cruzó cruzaron viajó viajaron viaja viajan viajaban abandonó abandonaron evacuó evacuados evacuadas trasladó trasladados trasladaron regresó regresaron volvió volvieron huyó huyeron entró entraron alcanzó llevó llevados llegue lleguen salga salgan viajen cruzado llegado salido bajó bajaron bajan bajarán bajará llevaron llevará llevarán llevado llevada llevadas traslada trasladan trasladará trasladarán trasladado trasladada trasladadas transportó transportaron transportará transportarán evacuará evacuarán evacuado evacuada viajará viajarán partirá partirán saldrá regresará regresarán volverá volverán cruzará cruzarán entrará entrarán siguió siguieron continuó continuaron"), ""),
          **dict.fromkeys(word_list("voló volaron aterrizó aterrizaron despegó despegaron"), "air"), **dict.fromkeys(word_list("zarpó zarparon atracó desembarcaron navegó"), "sea")},
    vehicles={**dict.fromkeys(word_list("autobús autobuses bus buses furgoneta furgonetas camioneta camionetas ómnibus micro micros caravana convoy convoyes vehículo vehículos coche coches camión camiones carretera"), "road"),
              **dict.fromkeys(word_list("avión aviones vuelo vuelos helicóptero helicópteros avioneta avionetas"), "air"), **dict.fromkeys(word_list("barco barcos patera pateras cayuco cayucos canoa canoas balsa balsas buque buques ferry fragata lancha lanchas bote botes patrullera patrulleras motonave motonaves embarcación embarcaciones lanchón transbordador"), "sea"), **dict.fromkeys(word_list("tren trenes vagón vagones"), "rail"), "pie": "foot"},
    to=frozenset({"a", "hacia", "hasta", "para", "en", "al"}), origin=frozenset({"de", "desde", "del"}),
    inside=frozenset(word_list("en a de desde hacia hasta por para entre y cerca ciudad capital puerto región provincia localidad frontera del al vía sobre norte sur este oeste")),
    place_nouns={"aeropuerto": "airport", "puerto": "port", "provincia": "area", "región": "area", "campo": "camp", "valle": "area"},
    not_places=frozenset(word_list("el la los las un una unos él ella ellos este esta estos pero y o que quien donde cuando como según tras antes desde durante para por con sin más menos todo todos cruz roja onu naciones unidas pueblo defensoría efe reuters unión estado gobierno ministerio")),
    parts_of_year={"primavera": "21", "verano": "22", "otoño": "23", "invierno": "24"},
    nouns_follow=False,
)  # fmt: skip
