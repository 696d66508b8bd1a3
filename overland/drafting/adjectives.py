"""Countries that an adjective names before a kind of place: "the Ethiopian town of Mekelle"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from overland.drafting.areas import country_codes
from overland.drafting.wording import word_list
from overland.geocoding.names import name_key

_ADJECTIVES: Final = {
    pair.rpartition(":")[0]: pair.rpartition(":")[2]
    for pair in word_list(
        """
        Afghan:AF Albanian:AL Algerian:DZ Angolan:AO Argentine:AR Armenian:AM Azerbaijani:AZ
        Bahraini:BH Bangladeshi:BD Belarusian:BY Beninese:BJ Bolivian:BO Bosnian:BA
        Brazilian:BR Bulgarian:BG Burkinabe:BF Burundian:BI Cambodian:KH Cameroonian:CM
        Chadian:TD Chilean:CL Colombian:CO Croatian:HR Cypriot:CY Czech:CZ Djiboutian:DJ
        Ecuadorian:EC Egyptian:EG Eritrean:ER Estonian:EE Ethiopian:ET Georgian:GE Ghanaian:GH
        Greek:GR Guatemalan:GT Haitian:HT Honduran:HN Hungarian:HU Indonesian:ID Iranian:IR
        Iraqi:IQ Israeli:IL Ivorian:CI Jordanian:JO Kazakh:KZ Kenyan:KE Kuwaiti:KW Kyrgyz:KG
        Lao:LA Latvian:LV Lebanese:LB Liberian:LR Libyan:LY Lithuanian:LT Malagasy:MG
        Malawian:MW Malian:ML Mauritanian:MR Mexican:MX Moldovan:MD Mongolian:MN Montenegrin:ME
        Moroccan:MA Mozambican:MZ Namibian:NA Nepalese:NP Nicaraguan:NI Nigerian:NG Nigerien:NE
        Omani:OM Pakistani:PK Panamanian:PA Paraguayan:PY Peruvian:PE Polish:PL Qatari:QA
        Romanian:RO Russian:RU Rwandan:RW Salvadoran:SV Saudi:SA Senegalese:SN Serbian:RS
        Slovak:SK Slovenian:SI Somali:SO South_Sudanese:SS Sudanese:SD Syrian:SY Tajik:TJ
        Tanzanian:TZ Thai:TH Togolese:TG Tunisian:TN Turkish:TR Turkmen:TM Ugandan:UG
        Ukrainian:UA Uruguayan:UY Uzbek:UZ Venezuelan:VE Vietnamese:VN Yemeni:YE Zambian:ZM
        Zimbabwean:ZW
        """
    )
}
"""Adjectives that belong to one country alone; Congolese, Guinean and Korean do not."""
_PLACE: Final = (
    r"(?:border|coastal|port|northern|southern|eastern|western|central)?\s*"
    r"(?:town|city|capital|village|port|crossing|province|region|district|territory|coast)\b"
)


@lru_cache(maxsize=1)
def _before_a_place() -> re.Pattern[str]:
    longest = sorted(_ADJECTIVES, key=len, reverse=True)
    either = "|".join(one.replace("_", r"\s") for one in longest)
    return re.compile(rf"\b({either})\s+{_PLACE}")


def is_one(word: str) -> bool:
    """Whether a word is the adjective of one country: "left the Ethiopian town of Mekelle"."""
    return word in _ADJECTIVES


def countries(text: str) -> frozenset[str]:
    """Codes of the countries of which an English text says that a place is theirs."""
    found = _before_a_place().finditer(text)
    adjectives = {_ADJECTIVES["_".join(match[1].split())] for match in found}
    bodies = (country_codes("en").get(name_key(match[1])) for match in _BODY.finditer(text))
    return frozenset({*adjectives, *(code for code in bodies if code)})


_BODY: Final = re.compile(
    r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:Red (?:Cross|Crescent)|(?:National )?(?:Police|Guard)|"
    r"Defen[cs]e Forces?|Armed Forces|Army|Navy|Air Force|Coast ?[Gg]uard|Wildlife Service)\b"
)
"""A body of a country by its name: "the Kenya Red Cross"."""
