"""ASGI layer around Streamlit."""
