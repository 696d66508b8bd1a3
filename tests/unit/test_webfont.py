"""The page's typeface has the letters of every language that the pages speak."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from overland import i18n
from overland.assets import webfont
from overland.svg import typeface

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


def test_a_picture_holds_the_letters_that_it_shows_and_no_others() -> None:
    shown = typeface.held("<svg><text>Beirut &amp; l&#39;Anti-Liban, Бейрут</text></svg>")
    packed = re.search(r"base64,([^)\"&]+)", shown)
    assert packed
    held = base64.b64decode(packed[1])
    letters = {chr(code) for code in TTFont(BytesIO(held)).getBestCmap()}
    assert letters >= set("Beirut & l'Anti-Liban, Бейрут")
    assert "Z" not in letters
    assert len(held) < len(webfont.woff2()) / 2
