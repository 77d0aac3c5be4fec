"""Explorer, scenes, sliders and experiments."""
