"""The organisations a release names, and who issued it."""
