"""The stages that take releases from the web or a folder to a comparable dataset."""
