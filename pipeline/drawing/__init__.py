"""Pictures of comparisons and operations that say what they are of, where they are from, and what they do not show."""
