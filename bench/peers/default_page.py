"""The page in default Streamlit: `st.slider` and `st.plotly_chart`."""

import streamlit as st

from bench.peers.curve import HIGH, LOW, START, STEP, figure

st.title("Swish")
st.plotly_chart(figure(st.slider("β", LOW, HIGH, START, STEP)))
