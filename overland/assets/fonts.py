"""The typefaces of pictures and print: Source Sans from streamlit, Noto Sans Arabic from its wheel.

Both are variable fonts under the OFL. Nothing is fetched, and no font lies in this repository.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import uharfbuzz
from fontTools.ttLib import TTFont

from overland.assets.bundles import AssetMissing, package_folder

FAMILIES: Final = "'Source Sans','Source Sans 3','SourceSans3VF','Noto Sans Arabic',sans-serif"
"""For SVG: the page's own face in a browser, the same face by its own name when drawn here."""
_ARABIC_LETTER: Final = re.compile(r"[\u0600-\u08ff\ufb50-\ufefc]")
_SENTENCE: Final = re.compile(r"(?<![A-Z]\.[A-Z])[.!?…]+(?=\s|$)|$")
"""Where a sentence ends; "U.S." is no end."""
_UPRIGHT, _ARABIC = "upright", "arabic"


@lru_cache(maxsize=8192)
def width(text: str, size: float, weight: int = 400) -> float:
    """How wide a line of text is in pixels, shaped as it will be drawn.

    A renderer draws a line that one face cannot write in the other face, Latin included.
    """
    font = _shaper(_ARABIC if _ARABIC_LETTER.search(text) else _UPRIGHT, weight)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    advance = sum(position.x_advance for position in buffer.glyph_positions or ())
    return float(advance) * size / float(font.face.upem)


def _most(room: float, size: float) -> int:
    """More characters than ever fit into a line: text beyond them is not measured."""
    return int(room / size * 10) + 20


def fit(text: str, room: float, size: float, weight: int = 400) -> str:
    """`text`, or as much of it as there is room for and an ellipsis."""
    if width(text, size, weight) <= room:
        return text
    kept = min(len(text), _most(room, size))
    while kept and width(text[:kept].rstrip() + "…", size, weight) > room:
        kept -= 1
    return text[:kept].rstrip() + "…"


def wrap(text: str, room: float, size: float, weight: int = 400, lines: int = 2) -> list[str]:
    """`text` in at most that many lines; the last one ends in an ellipsis if there was more."""
    made: list[str] = []
    words = text.split()
    while words and len(made) < lines - 1:
        taken = min(len(words), _most(room, size))
        while taken > 1 and width(" ".join(words[:taken]), size, weight) > room:
            taken -= 1
        made.append(" ".join(words[:taken]))
        words = words[taken:]
    if words:
        made.append(" ".join(words))
    return [fit(line, room, size, weight) for line in made]


def whole_sentences(text: str, room: float, size: float, lines: int) -> list[str]:
    """As many whole sentences as there is room for: half of one could say something else.

    The last, in which a text says what is not known, is kept before those in the middle; "…"
    stands for what is left out.
    """
    most = lines * _most(room, size)
    ends = sorted({match.end() for match in _SENTENCE.finditer(text)})
    if not ends:
        return []
    last = text[ends[-2] if len(ends) > 1 else 0 :].strip()
    shorter = [text[:end].strip() for end in reversed(ends[:-1]) if end <= most]
    before_last = shorter[1:] if len(ends) > 1 and ends[-2] <= most else shorter
    kept = (text, *(f"{one} … {last}" for one in before_last), *(f"{one} …" for one in shorter))
    for words in kept:
        if len(words) <= most:
            made = wrap(words, room, size, lines=lines + 1)
            if len(made) <= lines:
                return made
    return []


@contextmanager
def files(*cuts: str) -> Iterator[dict[str, Path]]:
    """Fonts ("upright", "italic", "arabic") as files, for programs that only read files."""
    with _written({cut: true_type(cut) for cut in cuts}) as found:
        yield found


@contextmanager
def single_weights(*weights: int) -> Iterator[dict[str, Path]]:
    """Files "upright-400", "arabic-400" and so on, for programs that know one weight a file."""
    cuts = [(cut, weight) for cut in (_UPRIGHT, _ARABIC) for weight in weights]
    with _written({f"{cut}-{weight}": _cut_out(cut, weight) for cut, weight in cuts}) as found:
        yield found


@contextmanager
def _written(fonts: dict[str, bytes]) -> Iterator[dict[str, Path]]:
    with TemporaryDirectory(prefix="overland-fonts-") as folder:
        paths = {name: Path(folder, f"{name}.ttf") for name in fonts}
        for name, path in paths.items():
            path.write_bytes(fonts[name])
        yield paths


def _cut_out(cut: str, weight: int) -> bytes:
    """One weight of a variable font, by HarfBuzz: milliseconds where fontTools takes seconds."""
    face = uharfbuzz.Face(true_type(cut))
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    for axis in face.axis_infos:
        wanted.pin_axis_location(
            face, axis.tag, weight if axis.tag == "wght" else axis.default_value
        )
    return bytes(uharfbuzz.subset(face, wanted).blob.data)


@cache
def true_type(cut: str) -> bytes:
    """A cut as TrueType: streamlit ships WOFF2, which neither the shaper nor the printer reads."""
    if cut == _ARABIC:
        folder = package_folder("fontpkg_noto_sans_arabic") / "files"
        return _only(folder.glob("*.ttf"), "Noto Sans Arabic").read_bytes()
    media = package_folder("streamlit") / "static" / "static" / "media"
    path = _only(media.glob(f"SourceSansVF-{cut.title()}*.woff2"), "Source Sans")
    # The time of saving is no part of a font: what is drawn with it must be the same tomorrow.
    font = TTFont(path, recalcTimestamp=False)
    font.flavor = None
    made = BytesIO()
    font.save(made, reorderTables=None)
    return made.getvalue()


def _only(found: Iterator[Path], name: str) -> Path:
    path = next(found, None)
    if path is None:
        raise AssetMissing(f"no font {name} is installed. Run `make install`.")
    return path


@cache
def _shaper(cut: str, weight: int) -> uharfbuzz.Font:
    font = uharfbuzz.Font(uharfbuzz.Face(true_type(cut)))
    font.set_variations({"wght": weight})
    return font
