"""The ASGI entry: `streamlit run app.py`, or `uvicorn app:app` from this folder."""

from pathlib import Path

import streamlit as st

from overland.server import app as web

app = st.App(
    Path(__file__).resolve().parent / "overland" / "ui" / "main.py",
    routes=web.routes(),
    middleware=web.middleware(),
    lifespan=web.lifespan,
    on_script_error=web.on_script_error,
)
