"""Measures that belong together."""

from __future__ import annotations

# What befalls those accused, and what befalls those harmed or missing.
CUSTODIAL = frozenset({"arrests", "charged", "convicted", "citations"})
RESCUED = frozenset({"rescues", "victims_identified", "victims_assisted", "missing_located"})
# Counts of what is no person.
OF_THINGS = frozenset({"operations", "search_warrants"})
PEOPLE = CUSTODIAL | RESCUED
