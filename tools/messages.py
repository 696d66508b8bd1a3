"""Bring every catalogue up to the template, and list the texts that it lacks.

Run it by `make messages`. The same texts always give the same files, whoever runs it: no dates,
no names, one order. Exit 1 if a text is not translated.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

LOCALE = Path(__file__).resolve().parents[1] / "overland" / "locale"
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: Overland\\n"
"Language: {code}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def is_translated(message: Message) -> bool:
    """Whether each of its plural forms is there, and nobody doubts them."""
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return bool(forms) and all(forms) and not message.fuzzy


def brought_up(template: Catalog, old: Catalog) -> Catalog:
    """The template's messages with the translations of `old`; what is not in it goes."""
    new = Catalog(locale=old.locale, fuzzy=False)
    for message in template:
        if message.id:
            known = old.get(message.id, message.context)
            new.add(message.id, known.string if known else "", context=message.context)
    return new


def text(catalogue: Catalog) -> str:
    """The file of a catalogue."""
    made = BytesIO()
    write_po(made, catalogue, width=0, sort_output=True, no_location=True, omit_header=True)
    header = HEADER.format(code=catalogue.locale, plurals=catalogue.plural_forms)
    return header + made.getvalue().decode().strip() + "\n"


def main() -> int:
    with (LOCALE / "overland.pot").open("rb") as file:
        template = read_po(file)
    lacking: dict[str, list[str]] = {}
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/overland.po")):
        with path.open("rb") as file:
            catalogue = brought_up(template, read_po(file, locale=path.parts[-3]))
        path.write_text(text(catalogue), encoding="utf-8")
        for message in catalogue:
            if message.id and not is_translated(message):
                lacking.setdefault(repr(message.id), []).append(path.parts[-3])
    for message_id, codes in lacking.items():
        print(f"not translated ({', '.join(codes)}): {message_id}")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
