"""Dates and periods as written, and the day of publication."""
