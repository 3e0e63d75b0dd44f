"""Figures: numbers, whom they count, what happened to them, and what belongs to what."""
