"""The script that Streamlit runs: the frame, then the page that the address names."""

import streamlit as st

from overland.ui import frame

frame.set_up()
st.navigation([*frame.pages(), *frame.editing_pages()], position="hidden").run()
