"""Names of private people, and texts without them."""
