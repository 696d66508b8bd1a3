"""The template holds exactly the texts that the code shows, and every catalogue has them all."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from overland import i18n

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "translate": None,
}
OTHERS = [code for code in i18n.LANGUAGES if code != "en"]
SCRIPTS = {"ar": "؀-ۿ", "ru": "а-яё", "uk": "а-яєіїґ"}
# Names, measures and signs that are written alike everywhere.
SAME = re.compile(r"[\W\d_]*(?:\{[^}]*\}[\W\d_]*)*(?:km|m)?[\W\d_]*")


def catalogue(code: str) -> Catalog:
    with (i18n.LOCALE_FOLDER / code / "LC_MESSAGES" / "overland.po").open("rb") as file:
        return read_po(file, locale=code)


def forms(message: Message) -> list[str]:
    """The translations of a message: one for each plural."""
    said = message.string
    return [str(form or "") for form in (said if isinstance(said, (tuple, list)) else (said,))]


def fields(text: str) -> set[str]:
    """What stands between braces: each must be filled."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.slow
def test_the_template_for_translators_holds_every_text_and_no_other() -> None:
    found = {
        message[0] if isinstance(message, tuple) else message
        for folder in ("overland", "pages")
        for _, _, message, _, _ in extract_from_dir(str(ROOT / folder), keywords=KEYWORDS)
    }
    with (ROOT / "overland" / "locale" / "overland.pot").open("rb") as file:
        listed = {
            message.id[0] if isinstance(message.id, tuple) else message.id
            for message in read_po(file)
            if message.id
        }
    assert found == listed, "run `make messages`"


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_fills_what_its_text_fills_and_nothing_else(code: str) -> None:
    for message in catalogue(code):
        wanted = [str(text) for text in message.id] if message.pluralizable else [str(message.id)]
        for form in filter(None, forms(message)) if message.id else ():
            # A plural form of one or two may say its number in words.
            spared = {"n"} if len(wanted) > 1 else set()
            assert fields(wanted[0]) - spared <= fields(form) <= fields(wanted[-1]), form


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_is_written_in_the_script_of_its_language(code: str) -> None:
    letters = re.compile(f"[{SCRIPTS.get(code, 'a-z')}]", re.IGNORECASE)
    for message in catalogue(code):
        for form in filter(None, forms(message)) if message.id else ():
            assert letters.search(form) or SAME.fullmatch(form) or "{" in form, form


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_is_written_as_the_tool_writes_it(code: str) -> None:
    path = i18n.LOCALE_FOLDER / code / "LC_MESSAGES" / "overland.po"
    text = path.read_text("utf-8")
    assert "fuzzy" not in text
    assert "#~" not in text
    assert text.count('"Plural-Forms:') == 1


@pytest.mark.parametrize("code", OTHERS)
def test_words_of_status_are_all_different(code: str) -> None:
    words = ("reported", "claimed", "expected", "planned", "forecast", "denied", "cancelled")
    said = {name: catalogue(code).get(name) for name in words}
    found = [message.string for message in said.values() if message is not None]
    assert len(set(found)) == len(found) >= 5


@pytest.mark.parametrize("code", ["fr", "ru", "uk"])
def test_a_number_of_all_stands_where_no_word_has_to_agree_with_either(code: str) -> None:
    """Two numbers stand in it, and a plural form is chosen by one: "1 événements sur 25"."""
    told = r"\{n\} of \{all\} \w+( found)?"
    counted = [message for message in catalogue(code) if re.fullmatch(told, str(message.id))]
    assert len(counted) == 4
    assert [form for one in counted for form in forms(one) if not form.endswith("{all}")] == []


@pytest.mark.parametrize("code", OTHERS)
def test_an_apostrophe_is_written_as_print_has_it(code: str) -> None:
    for message in catalogue(code):
        wanted = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        assert not [text for text in (*wanted, *forms(message)) if message.id and "'" in text]
