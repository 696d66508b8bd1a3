"""The script that Streamlit runs: the frame, then the page that the address names."""

import streamlit as st

from overland.ui import frame, own_pace

with own_pace.paced():
    frame.set_up()
    st.navigation([*frame.pages(), *frame.editing_pages()], position="hidden").run()
