"""The page's typeface has the letters of every language that the pages speak."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from overland import i18n
from overland.assets import webfont

CATALOGUES = Path(i18n.__file__).parent / "locale"
_OWN_FACE = frozenset({"ar"})
"""Languages that are shown in the reader's own typeface."""


@pytest.mark.parametrize("language", sorted({p.parts[-3] for p in CATALOGUES.glob("*/*/*.po")}))
def test_no_letter_of_a_catalogue_is_in_another_typeface(language: str) -> None:
    path = CATALOGUES / language / "LC_MESSAGES" / "overland.po"
    letters = {letter for letter in path.read_text("utf-8") if letter.isalpha()}
    known = TTFont(BytesIO(webfont.woff2())).getBestCmap()
    lacking = sorted(letter for letter in letters if ord(letter) not in known)
    assert bool(lacking) is (language in _OWN_FACE), lacking
