"""Places as written, and the area a figure covers."""
