"""Question cards."""
