"""The lesson's experiments."""
