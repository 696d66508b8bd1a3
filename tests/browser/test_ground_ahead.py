"""The ground of the first picture is drawn ahead for the whole journey on every usual screen."""

from __future__ import annotations

import pytest

from overland import config
from overland.server import ground_pictures
from overland.story import loader
from tests.browser.conftest import Arrive

SCREENS = (
    *((360, 740), (390, 844), (414, 896), (768, 1024), (1024, 768), (1280, 720)),
    *((1366, 768), (1440, 900), (1536, 864), (1920, 1080)),
)
FRAMES = tuple((width, 520) for width in (320, 360, 480, 640, 700, 1200))
ASKED = """() => new Promise((done) => {
  const address = () => new URL(document.querySelector(".ov-first-ground").src);
  setTimeout(() => done(address().searchParams.get("size")), 200);
})"""


@pytest.mark.parametrize(("slug", "language"), [("syria-2013", "en"), ("sudan-2023", "ar")])
@pytest.mark.parametrize(("there", "sizes"), [("", SCREENS), ("&embed=true", FRAMES)])
def test_the_ground_that_a_usual_screen_asks_for_is_drawn_ahead(
    arriving: Arrive,
    server: str,
    slug: str,
    language: str,
    there: str,
    sizes: tuple[tuple[int, int], ...],
) -> None:
    ready = ground_pictures.common(loader.load(config.stories() / slug))
    reader = arriving(server)
    reader.hold("**/live/**")
    reader.hold()
    reader.page.goto(f"{server}/?story={slug}&lang={language}{there}", wait_until="commit")
    reader.page.wait_for_selector(".ov-first-ground", state="attached")
    for width, height in sizes:
        reader.page.set_viewport_size({"width": width, "height": height})
        assert reader.page.evaluate(ASKED) in ready, width
