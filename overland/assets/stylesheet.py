"""The stylesheet that is made from the design tokens and the vocabularies' signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from overland.assets.tokens import DARK, DARK_BRIGHTNESS, DARK_CONTRAST, LIGHT, under_relief
from overland.story.terms import Sign
from overland.story.vocabularies import LINE_STYLES, MARK, ROLE, line_sign

_SAMPLE_SCALE: Final = 0.65
"""How much shorter the dashes of a sample are, so that its 30 pixels show two of them."""


BASE: Final = Path(__file__).parent / "static" / "marks.css"
"""What is the same for every value of a vocabulary."""


def symbols() -> str:
    """Colours, lines, their samples, and pins: what every page of ours begins its style with."""
    rules = [light(":root"), dark(":root.is-dark"), BASE.read_text("utf-8")]
    rules += [rule for style in LINE_STYLES for rule in _line(style, line_sign(style))]
    rules += [rule for value, sign in _marks() for rule in _mark(value, sign)]
    rules += [rule for role in ROLE for rule in _pin(role)]
    return "\n".join(rules) + "\n"


def typeface(address: str, style: str = "normal") -> str:
    """The page's typeface, in every weight, from that address."""
    return (
        f'@font-face {{ font-family: "Source Sans"; font-weight: 200 900; font-style: {style}; '
        f'font-display: swap; src: url("{address}") format("woff2"); }}\n'
    )


_EVERY, _LATIN, _CYRILLIC = "U+0-52F,U+1E00-20CF", "U+0-3FF,U+1E00-20CF", "U+400-52F"
STAND_INS: Final[tuple[tuple[str, str, str, str, float], ...]] = (
    ("ov-sans", "Arial,Liberation Sans,Helvetica", "", _LATIN, 0.926),
    ("ov-sans", "Arial,Liberation Sans,Helvetica", "", _CYRILLIC, 0.942),
    ("ov-sans", "Arial,Liberation Sans,Helvetica", " Bold", _EVERY, 0.889),
    ("ov-mobile", "Roboto", "", _EVERY, 0.930),
    ("ov-mobile", "Roboto", " Bold", _EVERY, 0.943),
    ("ov-wide", "DejaVu Sans,Verdana", "", _EVERY, 0.818),
    ("ov-wide", "DejaVu Sans,Verdana", " Bold", _LATIN, 0.746),
    ("ov-wide", "DejaVu Sans,Verdana", " Bold", _CYRILLIC, 0.767),
)
"""Family, faces of the machine that stand in for the page's until that has come, cut, letters, and
how wide those letters are in Source Sans beside theirs, in the texts of the first story's page."""
_WEIGHTS: Final = {"": "200 500", " Bold": "501 900"}
_ASCENT, _DESCENT = 1.0, 0.326
"""Of Source Sans, in ems."""


def stand_ins() -> str:
    """Faces that take the room which the page's own will take: when it comes, nothing moves.

    They have the letters of Source Sans only: other scripts keep the face that they will have.
    """
    return "".join(
        f"@font-face{{font-family:{family};font-weight:{_WEIGHTS[cut]};"
        f"src:{','.join(f'local({name}{cut})' for name in names.split(','))};"
        f"size-adjust:{size:.1%};ascent-override:{_ASCENT / size:.0%};"
        f"descent-override:{_DESCENT / size:.0%};line-gap-override:0%;"
        f"unicode-range:{letters}}}\n"
        for family, names, cut, letters, size in STAND_INS
    )


def light(selector: str) -> str:
    """The tokens of a light screen, for what the selector matches."""
    tokens = {f"--ov-{name}": value for name, value in LIGHT.items()}
    return _rule(selector, tokens | {"--ov-tile-sea": under_relief("light")})


def dark(selector: str) -> str:
    """The tokens of a dark screen, for what the selector matches."""
    tokens = {f"--ov-{name}": value for name, value in DARK.items()}
    tokens |= {"--ov-dim": str(DARK_BRIGHTNESS), "--ov-contrast": str(DARK_CONTRAST)}
    tokens["--ov-tile-sea"] = under_relief("dark")
    return _rule(selector, tokens)


def _marks() -> Iterator[tuple[str, Sign]]:
    yield from ((value, term.sign) for value, term in MARK.items())


def _rule(selector: str, declarations: Mapping[str, str]) -> str:
    text = " ".join(f"{name}: {value};" for name, value in declarations.items() if value)
    return f"{selector} {{ {text} }}"


def _line(style: str, sign: Sign) -> Iterator[str]:
    yield _rule(
        f".ov-line-{style}",
        {
            "stroke": _colour(sign),
            "stroke-width": f"{sign.width_px:g}",
            "stroke-dasharray": " ".join(f"{length:g}" for length in sign.dash),
            "stroke-linecap": sign.cap,
        },
    )
    yield _rule(f".ov-band-{style}", {"stroke": _colour(sign)})


def _mark(value: str, sign: Sign) -> Iterator[str]:
    """The mark beside a word: a sample of the line, or a square."""
    if sign.shape != "line":
        filled = _colour(sign) if sign.shape == "square" else ""
        yield _rule(f".ov-square-{value}", {"border-color": _colour(sign), "background": filled})
    yield _rule(
        f".ov-sample-{value}",
        {"--ov-mark": _sample(sign), "--ov-beat": _beat(sign), "height": f"{sign.width_px:g}px"},
    )


def _beat(sign: Sign) -> str:
    return f"{sum(sign.dash) * _SAMPLE_SCALE:.4g}px" if sign.dash else ""


def _sample(sign: Sign) -> str:
    """One beat of the line as a gradient: Streamlit takes SVG out of the HTML that it is given."""
    colour = _colour(sign)
    if sign.cap == "round":
        radius = sign.width_px / 2
        return f"radial-gradient(circle, {colour} {radius - 0.3:.3g}px, transparent {radius:.3g}px)"
    if not sign.dash:
        return f"linear-gradient({colour}, {colour})"
    stops, reached = [], 0.0
    for index, length in enumerate(sign.dash):
        start, reached = reached, reached + length * _SAMPLE_SCALE
        ink = "transparent" if index % 2 else colour
        stops.append(f"{ink} {start:.4g}px {reached:.4g}px")
    return f"linear-gradient(90deg, {', '.join(stops)})"


def _pin(role: str) -> Iterator[str]:
    pin = ROLE[role].pin
    colour = f"var(--ov-{pin.colour})"
    yield _rule(
        f".ov-{role} .ov-pin",
        {
            "width": f"{pin.width_px:g}px",
            "height": f"{pin.height_px:g}px",
            "border": f"{pin.border_px:g}px solid {colour}",
            "border-radius": {"circle": "50%", "disc": "50%", "bubble": "4px"}.get(pin.shape, ""),
            "background": colour if pin.shape == "disc" else "",
            "transform": "translate(-50%, -50%) rotate(45deg)" if pin.shape == "diamond" else "",
        },
    )
    yield from _inside_pin(f".ov-{role} .ov-pin::after", pin.shape, colour)


def _inside_pin(selector: str, shape: str, colour: str) -> Iterator[str]:
    """What stands in a pin: a smaller diamond, lines of text, the bar of a closed road."""
    size = {"diamond": ("8px", "8px"), "bubble": ("9px", "5px"), "disc": ("9px", "3px")}.get(shape)
    if size is None:
        return
    line = f"1.5px solid {colour}"
    yield _rule(
        selector,
        {
            "width": size[0],
            "height": size[1],
            "box-sizing": "border-box",
            "border": f"2.5px solid {colour}" if shape == "diamond" else "",
            "border-top": line if shape == "bubble" else "",
            "border-bottom": line if shape == "bubble" else "",
            "background": "var(--ov-paper)" if shape == "disc" else "",
        },
    )


def _colour(sign: Sign) -> str:
    return f"var(--ov-{sign.colour})"
