"""A4 pages by fpdf2: shaped text in three scripts, links, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from unicodedata import bidirectional

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos
from fpdf.fonts import TTFFont

from overland.exports import pdf_glyphs
from overland.html.markup import harmless_url
from overland.i18n import RIGHT_TO_LEFT
from overland.svg import raster
from overland.svg.elements import clean_text, isolating

_INK, _QUIET, _BLUE = (29, 33, 38), (91, 98, 106), (31, 95, 139)
_MARGIN: Final = 18.0
_FOOT: Final = 22.0
_FOOT_LINE: Final = 3.4
_ROOM: Final = 42.0
"""Millimetres above the page's end that a statement wants; its headings stand on its page."""
_NUMBER: Final = 14.0
_DATE_COLUMN: Final = 44.0
_FACE: Final = "Source Sans"
_ARABIC: Final = "Noto Sans Arabic"
_HEIGHT: Final = MethodReturnValue.HEIGHT


class Paper(FPDF):
    """A document that grows downwards; `colophon` stands at the foot of every page."""

    def __init__(
        self, fonts: Mapping[str, Path], title: str, subject: str, language: str, created: str
    ) -> None:
        super().__init__(format="A4")
        self.colophon = ""
        self.side = "R" if language in RIGHT_TO_LEFT else "L"
        for style, weight in (("", 400), ("B", 600)):
            for face, cut in ((_FACE, "upright"), (_ARABIC, "arabic")):
                self.add_font(face, style, fonts[f"{cut}-{weight}"])
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                pdf_glyphs.readable(font)
        self.set_fallback_fonts([_ARABIC], exact_match=False)
        self.set_text_shaping(True)
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(True, _FOOT)
        self.set_title(clean_text(title))
        self.set_subject(clean_text(subject))
        self.set_lang(language)
        self.set_creator("Overland")
        self.set_producer("Overland")
        # A file that is made again must be the same file: its date is the story's.
        self.set_creation_date(_moment(created))
        self.add_page()

    def finished(self) -> bytes:
        """The finished file."""
        return bytes(self.output())

    def footer(self) -> None:
        # The number's own column stays free on the side where the lines end.
        room, leftwards = self.epw - _NUMBER, self.side == "R"
        self._use(7, quiet=True)
        words = self._directed(self.colophon)
        asked: dict[str, Any] = {"dry_run": True, "output": _HEIGHT}
        tall: Any = self.multi_cell(room, _FOOT_LINE, words, align=self.side, **asked)
        self.set_xy(self.l_margin + (_NUMBER if leftwards else 0), -9 - tall)
        self.multi_cell(room, _FOOT_LINE, words, align=self.side)
        self.set_xy(self.l_margin + (0 if leftwards else room), -9 - _FOOT_LINE)
        self.cell(_NUMBER, _FOOT_LINE, str(self.page_no()), align="L" if leftwards else "R")

    def new_page(self) -> None:
        self.add_page()

    def headline(self, words: str) -> None:
        self._use(22, bold=True)
        self._lines(words, 9.5)

    def heading(self, words: str) -> None:
        if self.get_y() > self.h - _ROOM - 20:
            self.add_page()
        self.ln(4)
        self.start_section(clean_text(words))
        self._use(14, bold=True)
        self._lines(words, 7)
        self.ln(1)

    def subheading(self, words: str) -> None:
        if self.get_y() > self.h - _ROOM - 8:
            self.add_page()
        self.ln(2)
        self._use(11, bold=True, quiet=True)
        self._lines(words, 6)

    def paragraph(self, words: str, *, quiet: bool = False, small: bool = False) -> None:
        self._use(8.5 if small else 11, quiet=quiet)
        self._lines(words, 4.2 if small else 5.4)

    def picture(self, svg: str, width_pixels: int, meaning: str) -> None:
        self.ln(2)
        png = raster.png(svg, width_pixels, colours=256)
        self.image(BytesIO(png), w=self.epw, alt_text=clean_text(meaning))

    def item(self, words: str, facts: str, *, link: str = "") -> None:
        """A statement in bold with what is known about it below."""
        if self.get_y() > self.h - _ROOM:
            self.add_page()
        self.ln(1.6)
        self._use(10.5, bold=True, link=link)
        self._lines(words, 5, link)
        if facts:
            self._use(9, quiet=True)
            self._lines(facts, 4.5)

    def evidence(self, excerpt: str, source: str, address: str) -> None:
        """The words that a claim rests on; they lead to the very passage where there is one."""
        self._use(9.5)
        self._lines(excerpt, 4.8, quoted=True)
        self._use(8.5, link=address)
        self._lines(source, 4.2, address)

    def dated(self, when: str, words: str) -> None:
        """A line of the timeline: the date as precisely as it is known, and what, on one page."""
        room = self.epw - _DATE_COLUMN
        # The date stands where a line begins: on the right of a page from right to left.
        leftwards = self.side == "R"
        date_at = self.l_margin + (room + 3 if leftwards else 0)
        self._use(10)
        line = self._directed(words)
        asked: dict[str, Any] = {"dry_run": True, "output": _HEIGHT}
        tall: Any = self.multi_cell(room, 4.6, line, align=self.side, **asked)
        if self.get_y() > self.h - 34 or self.get_y() + tall > self.h - _FOOT:
            self.add_page()
        top = self.get_y()
        self._use(9, quiet=True)
        self.set_x(date_at)
        self.multi_cell(_DATE_COLUMN - 3, 4.6, self._directed(when), align=self.side)
        below = self.get_y()
        self.set_xy(self.l_margin + (0 if leftwards else _DATE_COLUMN), top)
        self._use(10)
        self.multi_cell(room, 4.6, self._directed(words), align=self.side)
        self.set_xy(self.l_margin, max(below, self.get_y()) + 1)

    def _use(self, size: float, *, bold: bool = False, quiet: bool = False, link: str = "") -> None:
        self.set_font(_FACE, "B" if bold else "", size)
        # fpdf2 leaves this out where a line begins in the fallback font: its Latin letters
        # were then drawn with the font of the line before, as other letters.
        if self.current_font is not None:
            self._out(self._set_font_for_page(self.current_font, self.font_size_pt))
        self.set_text_color(*(_BLUE if harmless_url(link) and link else _QUIET if quiet else _INK))

    def _directed(self, words: str) -> str:
        """The text as it is to be laid out, for which the direction of its line is set.

        A line of a page from right to left may begin with a name in Latin letters, so its first
        letter does not tell.
        """
        self.set_text_shaping(True, direction="rtl" if self._runs_leftwards(words) else "ltr")
        return isolating(words)

    def _runs_leftwards(self, words: str) -> bool:
        """Whether a line runs from right to left: as the page does, unless it is all another's."""
        kinds = {bidirectional(letter) for letter in words}
        return not kinds.isdisjoint({"R", "AL"}) and (self.side == "R" or "L" not in kinds)

    def _lines(self, words: str, height: float, link: str = "", *, quoted: bool = False) -> None:
        """Lines of text on the side where the page's begin.

        Words of a source, and a paragraph in another direction, begin where their own do.
        """
        own = "R" if self._runs_leftwards(words) else "L"
        another = own != self.side and self.get_string_width(clean_text(words)) > self.epw
        self.multi_cell(
            0,
            height,
            self._directed(words),
            align=own if quoted or another else self.side,
            link=link if harmless_url(link) else "",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )


def _moment(created: str) -> datetime:
    """The story's day at noon, UTC; the day of its format where it has none."""
    try:
        found = datetime.fromisoformat(created)
    except ValueError:
        found = datetime(2000, 1, 1)
    return found.replace(hour=12, minute=0, second=0, microsecond=0, tzinfo=UTC)
