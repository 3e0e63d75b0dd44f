"""How far to trust it: readings held against annotations, builds against builds, what is published against names."""
