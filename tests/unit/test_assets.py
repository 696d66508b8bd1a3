"""Assets: built from installed packages, addressed by content, asking no other host."""

from __future__ import annotations

import gzip
import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overland.assets import bundles, registry

FOREIGN = re.compile(rb"""(?:url\(|src=|import\s*\(?)\s*["']?(?:https?:)?//""")


@pytest.fixture
def library(tmp_path: Path) -> bundles.Library:
    """The real packages, with folders of our own that a test may change."""
    static, basemap = tmp_path / "static", tmp_path / "basemap"
    static.mkdir()
    basemap.mkdir()
    (static / bundles.SHIM).write_text("window.$ = 1;\n")
    (static / bundles.ADOPT).write_text("adopt();\n")
    (static / "map.js").write_text("draw();\n")
    (static / "map.css").write_text("p { margin: 0; }\n")
    return bundles.Library(
        bundles.package_folder("js_lib_leaflet") / "static" / "js_lib_leaflet",
        bundles.package_folder("streamlit") / "static" / "static" / "media",
        static,
        basemap,
    )


def test_every_address_leads_to_its_asset() -> None:
    for name in registry.names():
        asset = registry.named(name)
        assert registry.url(name) == f"../../assets/{asset.hash}/{name}"
        assert registry.absolute(name) == f"/assets/{asset.hash}/{name}"
        assert registry.get(asset.hash, name) == asset


def test_a_wrong_hash_or_an_unknown_name_finds_nothing() -> None:
    right = registry.named("leaflet.js").hash
    assert registry.get("0" * 16, "leaflet.js") is None
    assert registry.get(right, "overland.js") is None
    assert registry.get(right, "../leaflet.js") is None
    with pytest.raises(registry.AssetMissing, match=r"no asset 'nothing\.js'"):
        registry.url("nothing.js")


@given(st.text(), st.text())
def test_no_text_makes_the_lookup_fail(content_hash: str, name: str) -> None:
    found = registry.get(content_hash, name)
    assert found is None or (found.hash, found.name) == (content_hash, name)


def test_leaflet_comes_whole_with_its_icons_and_without_a_source_map() -> None:
    body = registry.named("leaflet.js").body
    assert b"Leaflet 1.9.4" in body
    assert b".leaflet-pane" in body
    assert b"url(images/" not in body
    assert body.count(b"data:image/png;base64,") == 6
    assert b"sourceMappingURL" not in body
    assert b"window.$" in body


def test_no_script_loads_anything_from_another_host() -> None:
    for name in registry.names():
        if name.endswith(".js"):
            assert FOREIGN.findall(registry.named(name).body) == []


def test_finding_the_packages_does_not_import_django_or_streamlit() -> None:
    assert bundles.package_folder("js_lib_leaflet").is_dir()
    assert "django" not in sys.modules
    assert "js_lib_leaflet" not in sys.modules


def test_a_package_that_is_not_installed_is_named_with_a_remedy() -> None:
    with pytest.raises(bundles.AssetMissing, match="no_such_package is not installed"):
        bundles.package_folder("no_such_package")


def test_a_compressed_twin_holds_the_same_bytes() -> None:
    compressed = [a for n in registry.names() if (a := registry.named(n)).gzipped is not None]
    assert {"leaflet.js", "overland.js"} <= {asset.name for asset in compressed}
    for asset in compressed:
        assert gzip.decompress(asset.gzipped or b"") == asset.body


def test_our_styles_go_in_by_script_and_name_assets_by_hash(library: bundles.Library) -> None:
    made = library.build()
    text = made["overland.js"].body.decode()
    assert re.search(r"\.\./\.\./static/media/SourceSansVF-Upright[\w.-]+\.woff2", text)
    assert text.index("createElement") < text.index("draw();")
    assert "font-face" not in made["overland-bare.js"].body.decode()
    assert "window.$" not in text
    assert "adopt();" not in text


def test_injected_styles_cannot_close_a_script_element() -> None:
    assert "</script" not in bundles.style_injection("</script><script>x()")


def test_every_basemap_layer_is_an_asset_and_no_tile_is(library: bundles.Library) -> None:
    for path in ("coast.geojson", "world/land.geojson", "tiles/grey/odd.geojson"):
        (library.basemap / path).parent.mkdir(parents=True, exist_ok=True)
        (library.basemap / path).write_text("{}")
    layers = {name for name in library.build() if name.startswith("basemap/")}
    shipped = "basemap/world.geojson"  # where the folder has none of its own
    assert layers == {"basemap/coast.geojson", "basemap/world/land.geojson", shipped}


def test_a_changed_file_gets_a_new_address_once_the_interval_is_over(
    library: bundles.Library,
) -> None:
    now = [100.0]
    shelf = registry.Shelf(library, recheck_s=1.0, clock=lambda: now[0])
    before = shelf.all()["overland.js"]
    source = library.static / "map.js"
    source.write_text("draw_better();\n")
    os.utime(source, ns=(1, 1))
    assert shelf.all()["overland.js"] == before
    now[0] += 1.0
    after = shelf.all()["overland.js"]
    assert b"draw_better" in after.body
    assert after.hash != before.hash


def test_an_unchanged_library_is_not_built_again(library: bundles.Library) -> None:
    shelf = registry.Shelf(library, recheck_s=0.0)
    assert shelf.all() is shelf.all()


def test_a_missing_source_is_named(library: bundles.Library) -> None:
    broken = bundles.Library(library.leaflet / "gone", library.media, library.static)
    with pytest.raises(bundles.AssetMissing, match=r"leaflet\.\w+ cannot be read"):
        registry.Shelf(broken).all()
