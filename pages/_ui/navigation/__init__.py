"""Menu, course map, header, footer and links."""
