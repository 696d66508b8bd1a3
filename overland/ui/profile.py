"""Lengths of the way, published and drawn side by side, and the ground below a road."""

from __future__ import annotations

from typing import Any

import altair as alt
import streamlit as st

from overland import config
from overland.html import lengths
from overland.html.markup import Safe, join, tag
from overland.i18n import _
from overland.presentation import heights
from overland.presentation import lengths as told
from overland.routing import profile
from overland.routing.profile import Heights
from overland.story.models import Point
from overland.ui.frame import OpenPage

KEY = "profile"


def shown(page: OpenPage) -> None:
    """Lengths and profile, when the reader opens them: the chart's script is not small."""
    if not page.story.legs:
        return
    folder = config.stories() / page.story.slug
    heading = told.heading(with_heights=(folder / profile.FILE).is_file())
    with st.expander(heading, key="road", on_change="rerun") as opened:
        if not opened.open:
            return
        st.html(lengths.lengths(page.story))
        found = profile.read(folder)
        if found and found.points:
            st.altair_chart(
                _chart(found), key=KEY, on_select="rerun", alt=heights.described_profile(found)
            )
            st.html(_source(found))


def chosen_point() -> Point | None:
    """The point of the road that the reader chose on the profile, to be shown on the map."""
    try:
        (row,) = st.session_state[KEY].selection["spot"]
        return (float(row["latitude"]), float(row["longitude"]))
    except (KeyError, AttributeError, TypeError, ValueError):
        return None


def _chart(found: Heights) -> Any:
    points = [
        {
            "km": p.distance_km,
            "height": p.height_m,
            "latitude": p.latitude,
            "longitude": p.longitude,
        }
        for p in found.points
    ]
    marks = [
        {"km": m.distance_km, "height": m.height_m, "name": heights.mark(m)} for m in found.marks
    ]
    spot = alt.selection_point(
        name="spot", fields=["latitude", "longitude"], nearest=True, on="click", empty=False
    )
    across = alt.X("km:Q", title=_("kilometres along the line"), scale=alt.Scale(nice=False))
    up = alt.Y("height:Q", title=_("metres above the sea"))
    base = _over(points).encode(across, up)
    ground = base.mark_area(color="#9aa1a8", opacity=0.35, line={"color": "#6b7178"})
    touch = (
        base.mark_circle(size=70, color="#b3202c")
        .encode(
            opacity=alt.condition(spot, alt.value(1), alt.value(0)),
            tooltip=[
                alt.Tooltip("km:Q", title=_("km"), format=".1f"),
                alt.Tooltip("height:Q", title=_("m"), format=".0f"),
            ],
        )
        .add_params(spot)
    )
    named = _over(marks).encode(across, up)
    dots = named.mark_point(shape="diamond", size=80, filled=True, color="#b3202c")
    words = named.mark_text(dy=-12, fontSize=14, color="#6b7178").encode(text="name:N")
    return (ground + dots + words + touch).properties(height=220)


def _over(rows: list[dict[str, Any]]) -> Any:
    """A chart over plain rows: every column gets its type where it is drawn."""
    return alt.Chart(alt.Data(values=rows))  # type: ignore[no-untyped-call]


def _source(found: Heights) -> Safe:
    hint = _("Click the profile to see the point on the map.")
    notes = [tag("li", note) for note in heights.notes(found)]
    return join(
        [
            tag("p", f"{heights.credit(found)} {hint}", class_="ov-facts"),
            tag("ul", notes, class_="ov-facts") if notes else Safe(""),
        ]
    )
