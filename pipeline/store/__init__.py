"""Stored bytes: WARC records, their catalog, and the releases that a source holds."""
