"""Bounds: what releases jointly report for a jurisdiction, a period and a measure."""
