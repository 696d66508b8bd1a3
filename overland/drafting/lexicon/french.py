# ruff: noqa: E501
"""French."""

from __future__ import annotations

from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.wording import word_list

_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

LEXICON = DraftLexicon(
    code="fr",
    stop=frozenset(word_list("le la les de des du et en un une à au aux que qui dans pour sur par est a ont pas se son sa ses il elle ils ce cette avec plus été sont l d qu")),
    months={m: n for n, m in enumerate(_MONTHS, start=1)} | {"fevrier": 2, "aout": 8, "decembre": 12, "janv": 1, "févr": 2, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12},
    weekdays={d: n for n, d in enumerate(_DAYS)},
    relative={
        "aujourd'hui": ("day", 0), "hier": ("day", -1), "hier soir": ("day", -1), "avant-hier": ("day", -2), "demain": ("day", 1),
        "après-demain": ("day", 2), "la semaine dernière": ("week", -1), "cette semaine": ("week", 0), "la semaine prochaine": ("week", 1),
        "le mois dernier": ("month", -1), "ce mois-ci": ("month", 0), "le mois prochain": ("month", 1), "l'année dernière": ("year", -1),
        "l'an dernier": ("year", -1), "cette année": ("year", 0), "l'année prochaine": ("year", 1), "le week-end dernier": ("weekend", -1), "ce week-end": ("weekend", -1), "ce matin": ("day", 0), "ce soir": ("day", 0),
    },
    last=frozenset({"dernier", "dernière", "passé"}), next=frozenset({"prochain", "prochaine"}),
    ago=("il y a {n} {unit}",), earlier=("{n} {unit} plus tôt", "{n} {unit} auparavant"), later=("{n} {unit} plus tard", "{n} {unit} après"),
    spans={"jour": "day", "jours": "day", "semaine": "week", "semaines": "week", "mois": "month", "an": "year", "ans": "year", "année": "year", "années": "year"},
    future=frozenset(word_list("sera seront devrait devraient doit doivent prévu prévue prévus prévoit prévoient va vont partira partiront arrivera arriveront attendu attendus demain prochain")),
    numbers={
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
        "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "vingt": 20,
        "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixante-dix": 70, "quatre-vingts": 80, "quatre-vingt": 80, "quatre-vingt-dix": 90,
        "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
    },
    scales={"cent": 100, "cents": 100, "mille": 1000, "millier": 1000, "milliers": 1000, "million": 10**6, "millions": 10**6},
    vague=frozenset({"dizaines", "centaines", "milliers", "plusieurs", "quelques"}),
    qualifiers={
        "au moins": "at least", "plus de": "more than", "moins de": "fewer than", "près de": "nearly", "environ": "about", "quelque": "about",
        "autour de": "about", "une": "about", "jusqu'à": "up to", "au plus": "at most", "à peu près": "about", "presque": "nearly", "autres": "", "un total de": "", "plusieurs": "several",
    },
    nouns=frozenset(word_list("personnes personne ressortissants ressortissant français réfugiés réfugié passagers passager civils civil enfants enfant femmes femme hommes homme familles famille soldats militaires habitants migrants blessés morts autocars autocar bus cars car véhicules pick-up 4x4 minibus véhicule voitures camions camion avions avion vols vol navires navire bateaux bateau ferries ferry trains train hélicoptères convois convoi kilomètres km heures tonnes étudiants touristes pèlerins travailleurs ouvriers diplomates évacués rapatriés déplacés")),
    statuses={
        "annulé": "cancelled", "annulés": "cancelled", "annulée": "cancelled", **dict.fromkeys(word_list("démenti dément démentent nié nient nie"), "denied"), "inscrits": "registered", "enregistrés": "registered", "recensés": "registered",
        "restent": "remaining", "reste": "remaining", "toujours bloqués": "remaining", "encore bloqués": "remaining",
        "prévoit": "planned", "prévoient": "planned", "prévu": "planned", "prévus": "planned", "prévue": "planned", "envisage": "planned",
        "attendus": "expected", "attendu": "expected", "attendues": "expected", "devraient": "expected", "devrait": "expected", "doivent": "expected", "doit": "expected", "sera": "expected", "seront": "expected", "vont": "expected",
        "pourraient": "forecast", "pourrait": "forecast",
    },
    say=frozenset(word_list("dit promis promet prévient prévenu averti avertit confie confié déplore déploré regrette regretté déclaré déclare affirmé affirme annoncé annonce indiqué indique expliqué explique précisé précise ajouté ajoute raconté raconte assuré assure souligné souligne confirmé confirme rapporté rapporte estimé estime rappelé témoigné témoigne écrit insisté démenti dément démentent nié parlé parle parlent évoqué évoque chiffré compté dénombré recensé")),
    according=("selon", "d'après"),
    pronouns=frozenset(word_list("il elle ils elles on je nous")),
    titles=frozenset(word_list("président présidente ministre premier ambassadeur général colonel capitaine monsieur madame m mme maire préfet porte-parole")),
    roles=frozenset(word_list("porte-parole rescapé rescapés survivant survivants secouriste coordinateur coordinatrice ministre ministère ambassade ambassadeur président responsable responsables gouvernement autorités témoin témoins source sources officier armée police chef directeur directrice agence médecin chauffeur préfecture onu croix-rouge habitant habitante réfugié passager capitaine préfet maire")),
    move={**dict.fromkeys(word_list("arrivé arrivée arrivés arrivées arrive arrivent arriveront parti partis partie parties partent partir partira partiront reparti repartis quitté quittent quitte gagné gagnés gagner gagnent regagner regagné rejoint rejoindre atteindre rallier rallié halte traversé traversent franchi évacué évacués évacuées transporté transportés conduit acheminés rapatriés rapatrié revenus rentrés fui atteint entrés passés"), ""),
          **dict.fromkeys(word_list("décollé atterri atterrit"), "air"), **dict.fromkeys(word_list("appareillé accosté débarqué débarqués embarqué"), "sea")},
    vehicles={**dict.fromkeys(word_list("bus autocar autocars fourgon fourgons camionnette camionnettes car cars convoi convois voiture voitures camion camions route véhicules"), "road"),
              **dict.fromkeys(word_list("avion avions vol vols hélicoptère airbus"), "air"), **dict.fromkeys(word_list("navire navires pirogue pirogues embarcation embarcations canot canots chaloupe chaloupes bateau bateaux ferry ferries frégate mer paquebot"), "sea"), **dict.fromkeys(word_list("train trains"), "rail")},
    to=frozenset({"à", "vers", "pour", "au", "en", "jusqu'à", "dans", "aux"}), origin=frozenset({"de", "depuis", "d", "du"}),
    inside=frozenset(word_list("à de depuis vers pour en au du dans sur par via près entre et jusqu'à ville capitale port région province village frontière d l aux des chez hors")),
    place_nouns={"aéroport": "airport", "port": "port", "province": "area", "région": "area", "camp": "camp", "vallée": "area"},
    not_places=frozenset(word_list("le la les un une des il elle ils ce cette ces mais et ou où qui que quoi dont donc car nous vous leur son sa ses selon après avant depuis pendant pour par avec sans plus moins tout tous croix-rouge onu nations unies afp reuters union m mme etat état quai orsay")),
    parts_of_year={"printemps": "21", "été": "22", "automne": "23", "hiver": "24"},
    nouns_follow=False,
)  # fmt: skip
