"""Outline, texts and corrections of the lesson."""
