"""Documents that are read for drafting, and those that are refused with a clear line."""

from __future__ import annotations

import argparse
import io
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from overland.commands import draft as command
from overland.drafting import dateline, reading, text
from overland.drafting.deadline import Deadline, TooSlow
from overland.drafting.draft import LONGEST_TEXT, draft
from overland.errors import OverlandError
from overland.evidence.text.extract import UnreadableText
from overland.geocoding.index import Index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
WORDS = "Four buses crossed into Lebanon on Tuesday with about 80 people."


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph(WORDS)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _pdf(words: str) -> bytes:
    page = FPDF()
    page.add_page()
    page.set_font("Helvetica", size=12)
    if words:
        page.multi_cell(0, 8, words)
    return bytes(page.output())


def _zip(name: str, size: int) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr(name, b"0" * size)
    return held.getvalue()


MHTML = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    f"Content-Type: text/html; charset=utf-8\r\n\r\n<html><p>{WORDS}</p></html>\r\n--x--\r\n"
)
GOOD = {
    "a.txt": WORDS.encode(),
    "a.md": f"# Buses\n\n{WORDS}".encode(),
    "a.html": f"<html><body><p>{WORDS}</p></body></html>".encode(),
    "saved page": f"<!DOCTYPE html><p>{WORDS}</p>".encode(),
    "a.mhtml": MHTML.encode(),
    "a.docx": _word(),
    "a.pdf": _pdf(WORDS),
}
LOGIN = b"<html><h1>Sign in</h1><p>Log in or create an account to continue.</p></html>"
BAD = {
    "scan.pdf": (_pdf(""), "holds no text"),
    "login.html": (LOGIN, "asks to sign in"),
    "program.txt": (b"\x7fELF\x01\x02\x00", "a program"),
    "binary.txt": (b"a\x00b\x01c" * 50, "binary"),
    "picture.txt": (b"\x89PNG\r\n", "a picture"),
    "other.zip": (_zip("a.txt", 10), "without a Word document"),
    "empty.txt": (b"  \n", "no text"),
    "marks.txt": (b"*** --- 123", "no words"),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_document_of_every_kind_gives_its_words(name: str) -> None:
    assert WORDS in " ".join(reading.text_of(name, GOOD[name]).split())


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_article_is_refused_by_name_with_a_reason(name: str) -> None:
    data, reason = BAD[name]
    with pytest.raises(UnreadableText, match=reason) as error:
        reading.text_of(name, data)
    assert name in str(error.value)


def test_a_document_that_unpacks_to_too_much_is_refused_by_name() -> None:
    with pytest.raises(UnreadableText, match=r"bomb\.docx.*unpacks to"):
        reading.text_of("bomb.docx", _zip("word/document.xml", 120_000_000))


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(UnreadableText, match=r"50\sMB"):
        reading.read(path)


def test_the_command_tells_a_bad_document_as_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(BAD["scan.pdf"][0])
    arguments = argparse.Namespace(file=str(path), published="", language="", root=TABLE.parents[1])
    outcome = command.run(arguments)
    assert not outcome.clean
    assert "holds no text" in str(outcome.problems[0])


HOSTILE = {
    "quotation marks": '"' * 6_000,
    "open quotation": "“said " * 2_000,
    "capitals": "Al " * 2_000,
    "numbers": "1,000 " * 800,
    "one sentence": "the man who said that he went to Paris and " * 300,
    "commas": "a, " * 5_000,
    "weekdays": "Monday " * 1_000,
    "brackets": "(((((" * 2_000,
    "lines": "A\n\n" * 3_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_or_stopped_in_time(name: str, index: Index) -> None:
    ticks = iter(range(10**9))
    # A clock that counts the rules' own looks at it: no text asks for more than this many.
    deadline = Deadline(40_000, lambda: float(next(ticks)))
    found = draft(HOSTILE[name], index, None, "en", deadline)
    assert found.language == "en"


def test_a_text_that_takes_too_long_is_stopped(index: Index) -> None:
    ticks = iter(range(0, 10**6, 5))
    with pytest.raises(TooSlow, match="10 s"):
        draft(f"{WORDS} " * 20, index, None, "en", Deadline(10.0, lambda: float(next(ticks))))


def test_a_text_beyond_all_measure_is_refused(index: Index) -> None:
    with pytest.raises(OverlandError, match="at most 200,000"):
        draft("a" * (LONGEST_TEXT + 1), index, None, "en")


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_sentences_are_stretches_of_the_text_in_order(content: str) -> None:
    sentences = text.parse(content).sentences
    assert all(content[s.start : s.end] == s.text for s in sentences)
    assert all(a.end <= b.start for a, b in pairwise(sentences))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("By Nino Walker and Ana Smith\nBEIRUT, July 21 - ", "Two ferries left Beirut."),
        ("By Nino Walker AKTAU, Kazakhstan, Nov 24 - ", "Two ferries left Aktau."),
        ("Par Jean Dupont\nBEYROUTH, 21 juillet - ", "Deux ferries ont quitté Beyrouth lundi."),
        ("Por Ana López\nBEIRUT, 21 de julio - ", "Dos barcos salieron de Beirut el lunes."),
        ("Von Karl Müller\nBEIRUT, 21. Juli - ", "Zwei Fähren verließen Beirut am Montag."),
        ("Автор: Иван Петров\nБЕЙРУТ, 21 июля - ", "Два парома вышли из Бейрута."),
        ("Від Івана Петренка\nБЕЙРУТ, 21 липня - ", "Два пороми вийшли з Бейрута."),
        ("بقلم أحمد حداد\nبيروت، 21 يوليو - ", "غادرت عبارتان بيروت يوم الاثنين."),
        ("", "By Monday two ferries had left Beirut."),
        ("", "Por Beirut pasaron dos barcos."),
    ],
)
def test_a_report_begins_behind_its_byline_and_its_dateline(head: str, told: str) -> None:
    (sentence, *_more) = text.parse(head + told).sentences
    assert sentence.text[dateline.end(sentence, ()) :] == told
