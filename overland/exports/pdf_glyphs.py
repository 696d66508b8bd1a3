"""Glyphs in an order in which a PDF's text can be searched and copied, in any script.

Noto Sans Arabic draws a letter as its bare shape and its dots, each a glyph. A PDF knows the text
of one glyph at a time and ends a word where the next one stands higher: letters came out as words
of their own. Here bare shapes carry the text, in their line; what is set above and below them, dots
and vowel marks, is drawn after them and carries none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final, TypeAlias

from fpdf.fonts import TTFFont

_WORDS: Final = re.compile(" |[^ ]+")

Shaping: TypeAlias = tuple[Any, ...]
"""Direction, script and language."""
Width: TypeAlias = tuple[int, float]
"""Glyphs, and how many times the size they are wide."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shaped glyph in the font's units; `cluster` is where its text begins."""

    codepoint: int
    cluster: int
    x_advance: int
    y_advance: int
    x_offset: int
    y_offset: int


class ReadableFont(TTFFont):
    """A font whose shaped text can be read back. fpdf2 makes its fonts itself: see `readable`."""

    __slots__ = ()
    widths: ClassVar[dict[Shaping, dict[str, Width]]]
    """Of words, and of what stands before the last word of a line, as they are shaped."""

    def shaped_text_width(
        self, text: str, font_size_pt: float, text_shaping_params: dict[str, Any] | None
    ) -> Width:
        """As wide as its words are, each measured once: a line is broken by trying every letter."""
        asked = text_shaping_params or {"features": {}}
        shaping = asked.get("fragment_direction"), asked.get("script"), asked.get("language")
        widths = self.widths[shaping]
        begins = text.rfind(" ") + 1
        before, word = text[:begins], text[begins:]
        if before not in widths:
            widths[before] = self._width(_WORDS.findall(before), font_size_pt, asked, widths)
        if word not in widths:
            widths[word] = self._width([word], font_size_pt, asked, widths)
        (count, wide), (more, wider) = widths[before], widths[word]
        return count + more, (wide + wider) * font_size_pt

    def _width(
        self, words: list[str], size: float, asked: dict[str, Any], widths: dict[str, Width]
    ) -> Width:
        count, wide = 0, 0.0
        for word in words:
            if word not in widths:
                glyphs = self.perform_harfbuzz_shaping(word, size, asked)[1]
                units = sum(round(self.scale * glyph.x_advance + 0.001) for glyph in glyphs)
                widths[word] = len(glyphs), units * 0.001
            count, wide = count + widths[word][0], wide + widths[word][1]
        return count, wide

    def perform_harfbuzz_shaping(self, *asked: Any) -> Any:
        """Glyphs and positions, in reading order."""
        infos, positions = super().perform_harfbuzz_shaping(*asked)
        made = in_reading_order(
            [
                Glyph(i.codepoint, i.cluster, p.x_advance, p.y_advance, p.x_offset, p.y_offset)
                for i, p in zip(infos or (), positions or (), strict=True)
            ]
        )
        return made, made


def readable(font: TTFFont) -> None:
    """Have a font that fpdf2 made shape its text so that it can be read back."""
    own: dict[str, Any] = {"__slots__": (), "widths": defaultdict(dict)}
    font.__class__ = type(ReadableFont.__name__, (ReadableFont,), own)


def in_reading_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Letters first, each with the text of its marks; then the marks, where they stood."""
    letters, marks, pen = [], [], 0
    bases = sorted({glyph.cluster for glyph in glyphs if glyph.x_advance})
    for glyph in glyphs:
        if glyph.x_advance or not bases:
            letters.append(glyph)
        else:
            under = max((c for c in bases if c <= glyph.cluster), default=bases[0])
            marks.append(replace(glyph, cluster=under, x_offset=pen + glyph.x_offset))
        pen += glyph.x_advance
    return letters + [replace(mark, x_offset=mark.x_offset - pen) for mark in marks]
