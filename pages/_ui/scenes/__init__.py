"""The charts that belong to one section each: what is computed, and how it is drawn."""
