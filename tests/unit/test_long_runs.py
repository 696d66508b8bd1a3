"""Long runs of one mark take no longer than other text of that length, wherever text is read."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from overland.drafting import text as drafting
from overland.evidence.text import sentences
from overland.evidence.whole import source_checks
from overland.story import lost_text, schemas
from overland.story.models import Source

LENGTH = 100_000
NOTE = schemas.TABLES["events"].column("note")
SOURCE = Source("report", "Report", "Mail", "", "2020-05-05", "", "", "en", "", "primary")


@pytest.mark.parametrize("run", [".", '."', "?", "?!", "\n", " ", "\n ", ")", "_", "http://a)"])
@pytest.mark.parametrize(
    "read",
    [
        sentences.sentences,
        drafting.parse,
        lambda text: list(lost_text.doubts(text, NOTE)),
        lambda text: list(source_checks.against_text(SOURCE, text)),
    ],
    ids=["sentences", "drafting", "lost text", "source checks"],
)
def test_a_run_of_marks_takes_time_that_grows_with_its_length(
    read: Callable[[str], object], run: str
) -> None:
    text = run * (LENGTH // len(run)) + "x"
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 2.0  # minutes where it grows with the square
