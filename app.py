"""The ASGI entry: `streamlit run app.py`, or `uvicorn app:app` from this folder."""

import streamlit as st

from overland.errors import WrongUse
from overland.server import app as web

try:
    app = st.App(
        web.MAIN_SCRIPT,
        routes=web.routes(),
        middleware=web.middleware(),
        lifespan=web.lifespan,
        on_script_error=web.on_script_error,
    )
except WrongUse as error:
    raise SystemExit(f"overland: {error}") from None
