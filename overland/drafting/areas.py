"""Countries and large areas by name: Unicode CLDR's names of countries, and what it lacks.

An area is a place that has no point: nothing stands for it on a map.
"""

# ruff: noqa: E501
from __future__ import annotations

from functools import lru_cache

from babel import Locale

from overland.drafting.wording import word_list
from overland.geocoding.names import name_key

_MORE: dict[str, dict[str, str]] = {
    "en": {
        "US": "US|U.S.|USA|U.S.A.|United States of America|America",
        "GB": "UK|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland",
        "AE": "UAE|U.A.E.|Emirates", "CD": "DRC|DR Congo|Democratic Republic of Congo|"
        "Democratic Republic of the Congo|Congo", "CG": "Republic of Congo|Republic of the Congo",
        "CI": "Ivory Coast", "CZ": "Czech Republic", "MM": "Burma|Myanmar", "TR": "Turkey|Türkiye",
        "PS": "Palestine|Gaza Strip|West Bank|Palestinian Territories|occupied West Bank",
        "MK": "Macedonia", "NL": "Holland", "SZ": "Swaziland", "CV": "Cape Verde", "RU": "Russian Federation",
        "KR": "Republic of Korea", "KP": "DPRK", "BA": "Bosnia", "VA": "Vatican", "TL": "East Timor",
        "SS": "South Sudan", "CN": "People's Republic of China|PRC", "TZ": "Tanzania",
        "SY": "Syrian Arab Republic", "TT": "Trinidad", "HK": "Hong Kong", "MO": "Macau|Macao",
        "GM": "The Gambia", "KN": "St. Kitts", "XK": "Kosovo", "LA": "Laos", "VN": "Viet Nam",
    },
    "ru": {"US": "США|Америка", "GB": "Великобритания|Англия|Британия|Шотландия", "AE": "ОАЭ|Эмираты",
           "RU": "РФ|Россия|Российская Федерация", "CD": "ДР Конго|ДРК", "BY": "Белоруссия|Беларусь",
           "CN": "КНР", "PS": "Палестина|Сектор Газа|Газа", "CZ": "Чехия", "KR": "Южная Корея",
           "KP": "Северная Корея|КНДР", "KG": "Киргизия", "MD": "Молдавия", "DE": "ФРГ", "NL": "Голландия"},
    "uk": {"US": "США|Америка", "GB": "Велика Британія|Британія|Англія", "AE": "ОАЕ", "RU": "РФ|Росія",
           "PS": "Палестина|Сектор Гази|Газа", "BY": "Білорусь", "DE": "ФРН"},
    "fr": {"US": "États-Unis|Etats-Unis|USA", "GB": "Royaume-Uni|Grande-Bretagne|Angleterre|Écosse",
           "AE": "Émirats arabes unis|Emirats", "CD": "RDC|République démocratique du Congo|Congo-Kinshasa",
           "PS": "Palestine|bande de Gaza|Gaza|Cisjordanie", "CZ": "République tchèque"},
    "es": {"US": "EE. UU.|EE.UU.|EEUU|Estados Unidos", "GB": "Reino Unido|Gran Bretaña|Inglaterra|Escocia",
           "AE": "Emiratos Árabes Unidos|Emiratos", "PS": "Palestina|Franja de Gaza|Gaza|Cisjordania",
           "CD": "República Democrática del Congo|RDC"},
    "de": {"US": "USA|Vereinigte Staaten|Vereinigten Staaten|Amerika", "GB": "Großbritannien|England|Schottland|Vereinigtes Königreich",
           "AE": "Emirate|Vereinigte Arabische Emirate", "PS": "Palästina|Gazastreifen|Westjordanland",
           "CZ": "Tschechien", "CD": "Kongo", "NL": "Holland|Niederlanden", "BY": "Weißrussland"},
    "ar": {"US": "الولايات المتحدة|أمريكا|أميركا", "GB": "بريطانيا|المملكة المتحدة|إنجلترا|انجلترا|انكلترا",
           "AE": "الإمارات", "PS": "فلسطين|قطاع غزة|الضفة الغربية", "SY": "سورية|سوريا", "RU": "روسيا الاتحادية",
           "SA": "السعودية", "CD": "الكونغو", "LY": "ليبيا", "SS": "جنوب السودان"},
}  # fmt: skip

_AREAS: dict[str, str] = {
    "en": """Middle East|Far East|Near East|Europe|Asia|Africa|North Africa|West Africa|East Africa|
    Southern Africa|Central Africa|North America|South America|Latin America|Central America|Caribbean|
    Central Asia|Southeast Asia|South Asia|East Asia|Eastern Europe|Western Europe|Central Europe|
    Balkans|Caucasus|North Caucasus|Scandinavia|Baltic|Levant|Maghreb|Sahel|Sahara|Horn of Africa|
    Mediterranean|Mediterranean Sea|Red Sea|Black Sea|Caspian Sea|Baltic Sea|North Sea|Dead Sea|
    Arabian Sea|Adriatic|Aegean|Atlantic|Pacific|Indian Ocean|Arctic|Antarctica|Persian Gulf|
    Gulf of Aden|Gulf of Mexico|Suez Canal|Panama Canal|English Channel|Crimea|Donbas|Donbass|Chechnya|
    Dagestan|Ossetia|South Ossetia|Abkhazia|Transnistria|Nagorno-Karabakh|Kurdistan|Iraqi Kurdistan|
    Kashmir|Punjab|Sinai|Sinai Peninsula|Golan|Golan Heights|Galilee|Negev|Bekaa|Bekaa Valley|Anatolia|
    Tibet|Xinjiang|Siberia|Darfur|North Darfur|South Darfur|West Darfur|Kordofan|Tigray|Ogaden|
    Somaliland|Puntland|Cyrenaica|Tripolitania|Fezzan|Catalonia|Andalusia|Galicia|Bavaria|Saxony|
    Sicily|Sardinia|Corsica|Crete|Tuscany|Lombardy|Brittany|Normandy|Provence|Flanders|Wallonia|
    Ulster|Cornwall|Devon|Kent|Essex|Sussex|Yorkshire|Lancashire|Cumbria|Norfolk|Suffolk|
    Alaska|Hawaii|Helmand|Waziristan|North Waziristan|South Waziristan|Balochistan|Sindh|
    Khyber Pakhtunkhwa|Gujarat|Kerala|Tamil Nadu|Uttar Pradesh|Maharashtra|Bihar|Assam|West Bengal|
    Aceh|Java|Sumatra|Borneo|Sulawesi|Bali|Mindanao|Luzon|Okinawa|Hokkaido|Honshu|Sichuan|Yunnan|
    Guangdong|Hebei|Hubei|Henan|Shandong|Ontario|Quebec|British Columbia|Alberta|Manitoba|
    Saskatchewan|Nova Scotia|New Brunswick|Newfoundland|Yukon|Queensland|New South Wales|Tasmania|
    Northern Territory|South Australia|Western Australia|Midwest|New England|Silicon Valley|
    Wall Street|White House|Kremlin|Midlands|Basque Country|Kivu|North Kivu|South Kivu|Katanga|Ituri|
    Borno|Casamance|Cabo Delgado|Oromia|Amhara|Jubaland|Equatoria|Upper Nile|Unity State|
    Danube|Nile|Blue Nile|White Nile|Euphrates|Tigris|Rhine|Volga|Dnieper|Dnipro|Amazon|Mekong|
    Ganges|Indus|Congo River|Mississippi River|Jordan River|Himalayas|Alps|Andes|Pyrenees|Carpathians|
    Urals|Rocky Mountains|Appalachians|Mount Everest|Kilimanjaro|Zagros|Hindu Kush|Marmara|Bosphorus|
    Hormuz|Strait of Hormuz|Gibraltar|Greater London|East Jerusalem|Soviet Union|Yugoslavia|
    Sub-Saharan Africa|sub-Saharan Africa|Arab world|Arabian Peninsula|Korean Peninsula|Gulf Coast|
    East Coast|West Coast|Ural|Polynesia|Western Sahara|Zhejiang|Jiangsu|Guangxi|Guizhou|Gansu|Shanxi|
    Shaanxi|Hunan|Jiangxi|Anhui|Fujian|Jilin|Liaoning|Heilongjiang|Inner Mongolia|Qinghai|Hainan|
    B.C.|Rajasthan|Karnataka|Andhra Pradesh|Madhya Pradesh|Odisha|Telangana|Haryana|Jharkhand|
    Chhattisgarh|Isle of Wight|Isle of Man|Nineveh|Anbar|Diyala|Hauran|Hejaz|Hadramawt|Kachin|Rakhine|
    Shan State|Chiapas|Oaxaca|Sinaloa|Patagonia|Tierra del Fuego|Northumberland|Surrey|Hampshire|
    Wiltshire|Dorset|Somerset|Gloucestershire|Oxfordshire|Berkshire|Hertfordshire|Cheshire|Merseyside|
    Derbyshire|Lincolnshire|Nottinghamshire|Leicestershire|Warwickshire|Shropshire|Herefordshire|
    Cambridgeshire|Bedfordshire|Buckinghamshire|Northamptonshire|County Durham|Fermanagh|Tyrone""",
    "ru": "Ближний Восток|Европа|Азия|Африка|Северный Кавказ|Кавказ|Крым|Донбасс|Сибирь|Средиземное море|"
    "Чёрное море|Черное море|Красное море|Дальний Восток|Чечня|Дагестан|Ингушетия|Татарстан|Курдистан",
    "uk": "Близький Схід|Європа|Азія|Африка|Крим|Донбас|Кавказ|Сибір|Середземне море|Чорне море",
    "fr": "Proche-Orient|Moyen-Orient|Europe|Asie|Afrique|Méditerranée|Mer Rouge|Crimée|Donbass|Sahel|"
    "Maghreb|Kurdistan|Sinaï|Golan|Bretagne|Corse|Provence|Normandie",
    "es": "Oriente Medio|Oriente Próximo|Europa|Asia|África|Mediterráneo|Mar Rojo|Mar Negro|Crimea|"
    "Donbás|Donbass|Sahel|Cataluña|Andalucía|Galicia|Kurdistán|América Latina|Latinoamérica",
    "de": "Naher Osten|Nahen Osten|Europa|Asien|Afrika|Mittelmeer|Rotes Meer|Schwarzes Meer|Krim|Donbass|"
    "Bayern|Sachsen|Hessen|Thüringen|Brandenburg|Niedersachsen|Nordrhein-Westfalen|Kurdistan|Kaukasus",
    "ar": "الشرق الأوسط|أوروبا|آسيا|أفريقيا|إفريقيا|القرم|دونباس|البحر المتوسط|البحر الأبيض المتوسط|"
    "البحر الأحمر|سيناء|الجولان|دارفور|كردستان|كردستان العراق|إقليم كردستان",
}  # fmt: skip

_STATES = word_list(
    """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia
    Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts
    Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada New_Hampshire New_Jersey
    New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania
    Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia Washington
    West_Virginia Wisconsin Wyoming
    """
)
_CODES = word_list(
    """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM
    NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY
    """
)
STATES: dict[str, str] = {
    name_key(name.replace("_", " ")): code for name, code in zip(_STATES, _CODES, strict=True)
}
"""US states by key, with GeoNames' code of the division."""

_ABBREVIATED = {
    "ala": "AL", "ariz": "AZ", "ark": "AR", "calif": "CA", "colo": "CO", "conn": "CT", "del": "DE",
    "fla": "FL", "ga": "GA", "ill": "IL", "ind": "IN", "kan": "KS", "ky": "KY", "la": "LA",
    "md": "MD", "mass": "MA", "mich": "MI", "minn": "MN", "miss": "MS", "mo": "MO", "mont": "MT",
    "neb": "NE", "nev": "NV", "okla": "OK", "ore": "OR", "pa": "PA", "tenn": "TN", "tex": "TX",
    "vt": "VT", "va": "VA", "wash": "WA", "wis": "WI", "wyo": "WY",
}  # fmt: skip


def state_after_comma(word: str) -> str:
    """The state that "Ohio", "OH" or "Fla." after a town and a comma names; "" if none."""
    plain = word.rstrip(".")
    if plain in _CODES:
        return plain
    return STATES.get(name_key(plain)) or (
        _ABBREVIATED.get(plain.lower(), "") if plain[:1].isupper() else ""
    )


@lru_cache
def country_codes(language: str) -> dict[str, str]:
    """ISO 3166-1 codes by name key, in a language and in English."""
    found: dict[str, str] = {}
    for code in dict.fromkeys(("en", language)):
        for iso, name in Locale.parse(code).territories.items():
            if (
                len(iso) == 2
                and iso.isalpha()
                and iso not in ("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB")
            ):
                found[name_key(name)] = iso
        for iso, names in _MORE.get(code, {}).items():
            found |= {name_key(name): iso for name in names.split("|")}
    found.pop("", None)
    return found


@lru_cache
def areas(language: str) -> frozenset[str]:
    """Keys of large areas in a language and in English."""
    names = "|".join(_AREAS.get(code, "") for code in {"en", language})
    return frozenset(name_key(name) for name in names.replace("\n", " ").split("|")) - {""}
