"""What a text says of itself beside its row: date, title and address, in any language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.whole import source_notes
from overland.evidence.whole.source_checks import against_text, not_told
from tests.small_story import SOURCE

BODY = "Two buses left Hilltown at dawn with about 30 people.\n"
BEGINNINGS = {
    "a dateline of an agency": ("MOSCOW, May 2 (Reuters) — ", "en"),
    "in Russian": ("БЕЙРУТ, 2 мая. /ТАСС/. ", "ru"),
    "in Ukrainian": ("КИЇВ, 2 травня (УНІАН) — ", "uk"),
    "in French": ("PARIS, 2 mai (AFP) – ", "fr"),
    "in Spanish": ("MADRID, 2 de mayo (EFE) - ", "es"),
    "in German": ("Berlin, 2. Mai (dpa) - ", "de"),
    "in Chinese": ("新华社北京5月2日电 ", "zh"),
    "in Arabic": ("بيروت، 2 مايو (رويترز) - ", "ar"),
    "in the Levant": ("بيروت، 2 أيار (رويترز) - ", "ar"),
    "a label": (
        "Published 2 May 2020 at 10:14 by the newsroom of the valley in Hilltown\n\n",
        "en",
    ),
    "a label in French": (
        *("Publié le 2 mai 2020 à 10h14 par la rédaction de la vallée à Valmont\n\n", "fr"),
    ),
    "a label in Chinese": ("发布时间：2020年5月2日 10:14\n\n", "zh"),
    "a line of its own": ("May 2, 2020\n\n", "en"),
}


def told(text: str, **cells: str) -> list[str]:
    empty = {"title": "", "publisher": "", "url": ""}
    source = replace(SOURCE, **(empty | cells))  # type: ignore[arg-type]
    return [f"{fault.column} {fault.message}" for fault in against_text(source, text)]


@pytest.mark.parametrize("name", BEGINNINGS)
def test_a_date_that_the_text_gives_is_compared(name: str) -> None:
    beginning, language = BEGINNINGS[name]
    right = {"language": language, "published": "2020-05-02"}
    assert told(beginning + BODY, **right) == []
    assert "published" not in not_told(replace(SOURCE, **right), beginning + BODY)  # type: ignore[arg-type]
    wrong = told(beginning + BODY, language=language, published="2020-05-09")
    assert [line.split()[0] for line in wrong] == ["published"]


@pytest.mark.parametrize(
    "text",
    [
        "On 29 April the buses left — the first since winter.\n",
        "The convoy that left on 29 April - its second - arrived.\n",
        "Officials said April 29 — a Wednesday — was too early.\n",
    ],
)
def test_a_day_in_a_sentence_is_no_dateline(text: str) -> None:
    assert told(text, published="2020-05-02") == []


@pytest.mark.parametrize(
    "line", ["URL: {}", "Original url:\n\n<{}>", "Source: {}", "Ссылка: {}", "{}"]
)
def test_an_address_that_the_text_gives_is_compared(line: str) -> None:
    text = BODY + "\n" + line.format("https://gazette.example/over-the-pass")
    assert told(text, url="https://www.gazette.example/over-the-pass/") == []
    (wrong,) = told(text, url="https://gazette.example/another")
    assert "https://gazette.example/over-the-pass" in wrong


def test_the_title_is_compared_with_a_text_that_begins_with_one() -> None:
    text = f"# Over the pass by bus\n\n{BODY}"
    assert told(text, title="Over the Pass by Bus", published="") == []
    assert told(text, title="Army Shells Ruritania", published="") == [
        "title stands nowhere in its text"
    ]
    assert told(BODY, title="Army Shells Ruritania", published="") == []


DATED = "Over the pass\n\nBy Ana Writer, Hilltown, May 2, 2020\n\n"


@pytest.mark.parametrize(
    ("head", "language"),
    [
        (DATED, "en"),
        ("Por el paso\n\nPor Ana Vega, Valverde, 2 de mayo de 2020\n\n", "es"),
        ("Par le col\n\nPar Ana Vega, Valmont, 2 mai 2020\n\n", "fr"),
        ("Через перевал\n\n2 мая 2020 года\n\n", "ru"),
        ("Через перевал\n\n2 травня 2020 року\n\n", "uk"),
    ],
)
def test_a_paper_need_not_name_itself_in_its_own_report(head: str, language: str) -> None:
    right = {"published": "2020-05-02", "publisher": "The Midi Desk", "language": language}
    assert told(head + BODY, **right) == []
    assert "publisher" in not_told(replace(SOURCE, **right), head + BODY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "named", ["The Gazette", "**The Gazette**", "Source: <https://gazette.example/over-the-pass>"]
)
def test_another_publisher_that_the_text_names_is_told(named: str) -> None:
    text = f"{DATED}{named}\n\n{BODY}"
    right = {"published": "2020-05-02"}
    assert told(text, publisher="Gazette", **right) == []
    (wrong,) = told(text, publisher="State Bulletin", **right)
    assert wrong.startswith("publisher stands nowhere in its text, which names “")
    assert "azette" in wrong


@pytest.mark.parametrize(
    ("publisher", "named", "other"),
    [
        ("The Times", "The Gazette", True),
        ("Daily News", "Valley News", True),
        ("Die Zeit", "Die Welt", True),
        ("State Gazette", "Valley Gazette", True),
        ("The Times", "Times", False),
        ("The Times", "Source: <https://www.valleytimes.example/over-the-pass>", False),
        ("Valley News", "Valley Post", False),
        ("The Valley Gazette", "The Gazette", False),
        ("山区日报", "山区日报网", False),
    ],
)
def test_a_word_that_many_papers_have_names_none(publisher: str, named: str, other: bool) -> None:
    text = f"{DATED}{named}\n\n{BODY}"
    lines = told(text, published="2020-05-02", publisher=publisher)
    assert bool([line for line in lines if line.startswith("publisher")]) == other, lines


def test_what_a_text_does_not_say_is_named_as_not_checked() -> None:
    assert not_told(SOURCE, BODY) == ("published", "url", "publisher", "title")
    whole = f"Over the pass\n\nThe Gazette\n\nMay 2, 2020\n\n{BODY}\nURL: {SOURCE.url}\n"
    assert not_told(SOURCE, whole) == ()
    assert not_told(replace(SOURCE, language="sw"), BODY) == (
        *("published", "url", "publisher", "title"),
    )


REPORT = "MIDPOST, Lowland — Two buses left Hilltown at dawn, Ana Writer saw.\n"


@pytest.mark.parametrize(
    ("note", "word"),
    [
        ("Datelined Baytown, Lowland. The byline names the newspaper.", "Baytown"),
        ("Datelined Midpost. The byline names Ivan Petrov, a reporter.", "Ivan"),
        ("Signed by Maria Vega for the paper.", "Maria"),
    ],
)
def test_a_note_names_no_dateline_or_reporter_that_the_text_has_not(note: str, word: str) -> None:
    (fault,) = source_notes.against_text(replace(SOURCE, note=note), REPORT, "en")
    assert word in fault.message


@pytest.mark.parametrize(
    "note",
    [
        "Datelined Midpost, Lowland. The byline names the newspaper, not a reporter.",
        "The reporter is Ana Writer. Read in the archive of Ruritania on 3 May.",
        "Its dateline is of Midpost.",
    ],
)
def test_a_note_of_the_dateline_and_reporter_that_the_text_has_is_no_fault(note: str) -> None:
    assert list(source_notes.against_text(replace(SOURCE, note=note), REPORT, "en")) == []


def test_a_note_in_another_language_than_the_text_is_not_judged() -> None:
    note = "Подписано: Иван Петров, корреспондент."
    assert list(source_notes.against_text(replace(SOURCE, note=note), REPORT, "ru")) == []
