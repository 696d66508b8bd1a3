"""The template for translators holds exactly the texts that the code shows."""

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {"_": None, "ngettext": (1, 2), "translate": None}


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
