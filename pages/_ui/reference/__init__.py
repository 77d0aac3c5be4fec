"""Sources, corrections, model table and cheat sheet."""
