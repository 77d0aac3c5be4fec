"""Header, footer, links and course map."""
