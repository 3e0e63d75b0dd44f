"""Readings → facts: what only several releases together, or the reference data, can say."""
