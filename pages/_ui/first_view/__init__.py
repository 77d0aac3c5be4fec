"""First view of a page: plain HTML that is read, and moved by hand, before Streamlit has started.

The page's own script runs once for each language in a process of its own; the elements that it
draws are written as HTML.  No text and no chart is described a second time.
"""
