"""Invented reports in seven languages: the text, and rows that tell it honestly or falsely."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Report:
    """An invented report: the text, what an honest row says of it, and what a false one says.

    Text and rows: figure, crossing, expected, denial, quotation, each with its excerpt.
    """

    text: str
    name: str
    crossing: tuple[str, str]
    """headline with digits, excerpt with a number word"""
    figure: tuple[str, str]
    """qualifier, figure as written"""
    expected: tuple[str, str]
    denied: tuple[str, str, str]
    """headline, excerpt, who denies"""
    quoted: str
    false_number: str
    false_status: str
    """the word that a status "reported" contradicts"""


REPORTS = {
    "ar": Report(
        "غادرت أربع حافلات المدينة يوم الثلاثاء وعلى متنها نحو 80 شخصاً.\n\n"
        "ومن المتوقع أن تصل القافلة إلى الميناء مساء.\n\n"
        "نفى رئيس البلدية أن تكون الرحلة بداية نزوح.\n\n"
        "وقال السائق: «نحن عائدون إلى بيوتنا».\n",
        "المدينة",
        ("غادرت 4 حافلات المدينة", "غادرت أربع حافلات المدينة"),
        ("نحو", "نحو 80 شخصاً"),
        ("من المتوقع أن تصل القافلة إلى الميناء", "المتوقع أن تصل القافلة إلى الميناء"),
        (
            "رئيس البلدية ينفي أن تكون الرحلة بداية نزوح",
            "نفى رئيس البلدية أن تكون الرحلة بداية نزوح",
            "رئيس البلدية",
        ),
        "نحن عائدون إلى بيوتنا",
        "غادرت 9 حافلات المدينة",
        "المتوقع",
    ),
    "ru": Report(
        "Из города Лугова выехали четыре автобуса, в них около 80 человек.\n\n"
        "Ожидается, что колонна прибудет в порт вечером.\n\n"
        "Мэр опроверг сообщения о начале исхода из долины.\n\n"
        "— Мы едем домой, — сказал водитель.\n",
        "Лугова",
        ("Из Лугова выехали 4 автобуса", "выехали четыре автобуса"),
        ("около", "около 80 человек"),
        ("Ожидается прибытие колонны в порт", "Ожидается, что колонна прибудет в порт"),
        ("Мэр опроверг сообщения о начале исхода", "опроверг сообщения о начале исхода", "Мэр"),
        "Мы едем домой",
        "Из Лугова выехали 9 автобусов",
        "ожидается",
    ),
    "uk": Report(
        "З міста Лугова виїхали чотири автобуси, у них близько 80 людей.\n\n"
        "Очікується, що колона прибуде до порту ввечері.\n\n"
        "Мер спростував повідомлення про початок виходу з долини.\n\n"
        "«Ми їдемо додому», — сказав водій.\n",
        "Лугова",
        ("З Лугова виїхали 4 автобуси", "виїхали чотири автобуси"),
        ("близько", "близько 80 людей"),
        ("Очікується прибуття колони до порту", "Очікується, що колона прибуде до порту"),
        (
            "Мер спростував повідомлення про вихід",
            "спростував повідомлення про початок виходу",
            "Мер",
        ),
        "Ми їдемо додому",
        "З Лугова виїхали 9 автобусів",
        "очікується",
    ),
    "fr": Report(
        "Quatre autocars ont quitté Valmont mardi avec environ 80 personnes.\n\n"
        "Le convoi devrait arriver au port dans la soirée.\n\n"
        "Le maire a démenti que le voyage marque le début d'un exode.\n\n"
        "« Nous rentrons chez nous », a dit le chauffeur.\n",
        "Valmont",
        ("4 autocars quittent Valmont", "Quatre autocars ont quitté Valmont"),
        ("environ", "environ 80 personnes"),
        ("Le convoi devrait arriver au port", "Le convoi devrait arriver au port"),
        (
            "Le maire dément le début d'un exode",
            "démenti que le voyage marque le début d'un exode",
            "Le maire",
        ),
        "Nous rentrons chez nous",
        "9 autocars quittent Valmont",
        "devrait",
    ),
    "es": Report(
        "Cuatro autobuses salieron de Valverde el martes con unas 80 personas.\n\n"
        "Se espera que el convoy llegue al puerto por la noche.\n\n"
        "El alcalde negó que el viaje sea el comienzo de un éxodo.\n\n"
        "—Volvemos a casa —dijo el conductor.\n",
        "Valverde",
        ("4 autobuses salen de Valverde", "Cuatro autobuses salieron de Valverde"),
        ("unas", "unas 80 personas"),
        ("Se espera que el convoy llegue al puerto", "espera que el convoy llegue al puerto"),
        (
            "El alcalde niega el comienzo de un éxodo",
            "negó que el viaje sea el comienzo de un éxodo",
            "El alcalde",
        ),
        "Volvemos a casa",
        "9 autobuses salen de Valverde",
        "espera",
    ),
    "de": Report(
        "Vier Busse verließen Talheim am Dienstag mit etwa 80 Menschen.\n\n"
        "Der Konvoi wird am Abend im Hafen erwartet.\n\n"
        "Der Bürgermeister bestritt, dass die Fahrt der Beginn einer Flucht sei.\n\n"
        "„Wir fahren nach Hause“, sagte der Fahrer.\n",
        "Talheim",
        ("4 Busse verlassen Talheim", "Vier Busse verließen Talheim"),
        ("etwa", "etwa 80 Menschen"),
        ("Der Konvoi wird im Hafen erwartet", "Der Konvoi wird am Abend im Hafen erwartet"),
        (
            "Der Bürgermeister bestreitet den Beginn einer Flucht",
            "bestritt, dass die Fahrt der Beginn einer Flucht sei",
            "Der Bürgermeister",
        ),
        "Wir fahren nach Hause",
        "9 Busse verlassen Talheim",
        "erwartet",
    ),
    "zh": Report(
        "周二，四辆大巴载着约80人离开山城。\n\n预计车队晚上抵达港口。\n\n"
        "市长否认这次行程是外逃的开始。\n\n司机说：「我们回家了。」\n",
        "山城",
        ("4辆大巴离开山城", "四辆大巴载着约80人离开山城"),
        ("约", "约80人"),
        ("预计车队抵达港口", "预计车队晚上抵达港口"),
        ("市长否认行程是外逃的开始", "否认这次行程是外逃的开始", "市长"),
        "我们回家了",
        "9辆大巴离开山城",
        "预计",
    ),
}
