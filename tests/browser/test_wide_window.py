"""No page is wider than its window."""

from __future__ import annotations

import pytest

from overland.i18n import LANGUAGES
from tests.browser.conftest import Arrive

# How far the widest part reaches, from either side.
_REACH = """() => Math.max(document.documentElement.scrollWidth,
  ...[...document.querySelectorAll(".stApp .ov-above, .stApp .ov-figures li")].map((part) => {
    const box = part.getBoundingClientRect();
    return Math.max(box.right, innerWidth - box.left);
  }))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_above_the_map_fit_every_window(
    arriving: Arrive, server: str, language: str
) -> None:
    reader = arriving(server, viewport={"width": 1181, "height": 900})
    reader.open_map(f"?story=syria-2013&lang={language}")
    for width in (1181, 1280, 1440):
        reader.page.set_viewport_size({"width": width, "height": 900})
        assert reader.page.evaluate(_REACH) <= width, width
