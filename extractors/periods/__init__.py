"""The time a figure covers."""
