"""What each page says: a function from a desk, the parts of its path and the query of its address to a `Page`."""
