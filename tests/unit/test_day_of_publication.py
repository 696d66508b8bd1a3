"""The day on which a text says that it was published, beside the one in sources.csv."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.whole.source_checks import against_text
from tests.valley_story import SOURCE

BODY = "The buses left in the morning, and by noon nobody was there any more.\n"


@pytest.mark.parametrize(
    ("beginning", "language", "day_alone"),
    [
        ("# Over the pass\n\nMay 2, 2020\n\n", "en", True),
        ("Saturday, May 2, 2020\n\n", "en", True),
        ("Published 2 May 2020 at 23:50 GMT\n\n", "en", True),
        ("2 de mayo de 2020\n\n", "es", True),
        ("Publié le 2 mai 2020\n\n", "fr", True),
        ("2. Mai 2020\n\n", "de", True),
        ("2 мая 2020 года\n\n", "ru", True),
        ("2 травня 2020 року\n\n", "uk", True),
        ("2020年5月2日\n\n", "zh", True),
        ("2 مايو 2020\n\n", "ar", True),
        # Where it was sent from, which is another country.
        ("MIDPOST, Lowland, May 2, 2020 (AP) —\n\n", "en", False),
    ],
)
def test_a_day_of_publication_is_told_to_the_day(
    beginning: str, language: str, day_alone: bool
) -> None:
    told = {}
    for published in ("2020-05-01", "2020-05-02", "2020-05-03"):
        cells = {"title": "", "publisher": "", "url": "", "language": language}
        source = replace(SOURCE, published=published, **cells)  # type: ignore[arg-type]
        faults = against_text(source, beginning + BODY)
        told[published] = [fault.column for fault in faults]
    wrong = ["published"] if day_alone else []
    assert told == {"2020-05-01": wrong, "2020-05-02": [], "2020-05-03": wrong}
