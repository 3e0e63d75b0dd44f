"""Names of places in small letters as a map writes them."""

from __future__ import annotations

import re

LOWER = frozenset({"of", "the", "and", "du", "on", "by"})


def title_case(name: str) -> str:
    """A name in capitals as a map writes it: "st louis" is "St. Louis", "o'fallon" is "O'Fallon"."""
    words = re.split(r"([ -])", " ".join(name.split()))
    out = [
        word if i and word in LOWER else re.sub(r"^(mc|o'|d')?([a-z])", _capital, word) for i, word in enumerate(words)
    ]
    return re.sub(r"\b(St|Ste|Ft|Mt)(?= )", r"\1.", "".join(out))


def _capital(found: re.Match[str]) -> str:
    return (found[1] or "").capitalize() + found[2].upper()
