"""SVG -> PNG by resvg: no browser, no system library, no system font, the same bytes every time."""

from __future__ import annotations

from io import BytesIO

import resvg_py
from PIL import Image, ImageColor
from PIL.PngImagePlugin import PngInfo

from overland.assets import fonts
from overland.svg.style import palette


def png(svg: str, width: int, *, colours: int = 0, texts: dict[str, str] | None = None) -> bytes:
    """The picture `width` pixels wide, with `texts` as metadata.

    With `colours` it is reduced to a palette of that many: a third of the bytes.
    """
    cuts = ("upright", "italic", "arabic") if "italic" in svg else ("upright", "arabic")
    with fonts.files(*cuts) as files:
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            skip_system_fonts=True,
            # The relief has the picture's own pixels: there is nothing to smooth.
            image_rendering="optimize_speed",
            font_files=[str(path) for path in files.values()],
        )
    image = Image.open(BytesIO(drawn)).convert("RGB")
    if colours:
        image = image.quantize(palette=_palette(image, colours), dither=Image.Dither.NONE)
    held = BytesIO()
    image.save(held, "PNG", optimize=True, pnginfo=_info(texts or {}))
    return held.getvalue()


def _palette(image: Image.Image, colours: int) -> Image.Image:
    """The picture's own greys, and every colour of the map's marks, however little they cover."""
    marks = [ImageColor.getrgb(value)[:3] for value in sorted(set(palette("light").values()))]
    halves = [tuple((part + 255) // 2 for part in mark) for mark in marks]
    kept = colours - len(marks) - len(halves)
    own = image.quantize(kept, Image.Quantize.MEDIANCUT).getpalette() or []
    made = Image.new("P", (1, 1))
    made.putpalette([*own[: 3 * kept], *(part for mark in (*marks, *halves) for part in mark)])
    return made


def _info(texts: dict[str, str]) -> PngInfo:
    """iTXt chunks: the only ones that hold every language."""
    info = PngInfo()
    for key, value in texts.items():
        info.add_itxt(key, value)
    return info
