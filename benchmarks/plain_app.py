"""What one would write first: folium markers and lines, every return value, the whole script."""

import json
import os
from pathlib import Path

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

story = Path(os.environ["STORY"])
places = pd.read_csv(story / "places.csv").dropna(subset=["latitude"])
events = pd.read_csv(story / "events.csv")
folium.Map.default_js = [("leaflet", "/app/static/leaflet.js")]
folium.Map.default_css = []

st.set_page_config(layout="wide")
st.title("Four buses to Masnaa")
made = folium.Map([33.7, 35.9], zoom_start=9, tiles=None)
for feature in json.loads((story / "routes.geojson").read_text())["features"]:
    line = [(lat, lon) for lon, lat in feature["geometry"]["coordinates"]]
    folium.PolyLine(line, color="#b3202c").add_to(made)
for place in places.itertuples():
    folium.Marker(
        [place.latitude, place.longitude],
        icon=folium.DivIcon(html=f"<b>{place.name}</b>", class_name="place"),
        tooltip=place.name,
        title=place.name,
    ).add_to(made)
left, right = st.columns([3, 1])
with left:
    found = st_folium(made, use_container_width=True, height=560)
with right:
    chosen = (found or {}).get("last_object_clicked_tooltip")
    if chosen:
        st.header(chosen)
        here = places[places["name"] == chosen]["id"]
        st.table(events[events["place"].isin(here)][["date", "headline"]])
st.table(events[["date", "headline"]])
