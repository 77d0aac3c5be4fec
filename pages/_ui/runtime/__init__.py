"""Error boundaries and background jobs."""
