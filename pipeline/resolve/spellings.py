"""The one spelling of an organisation's name: abbreviations at length, offices by one word."""

from __future__ import annotations

import re

from extractors.agencies.names import fold, known_names
from extractors.places.gazetteer import gazetteer

LAST_WORDS = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        (r"\bDept\b\.?", "Department"),
        (r"\b(?:Police )?PD$", "Police Department"),
        (r"(?<!State )\bPolice$", "Police Department"),
        (r"^(?:City|Town|Village) of (.+) Police Department$", r"\1 Police Department"),
        (r"^State of (?=[A-Z])", ""),
        (r"^County of ((?:(?:Los|San|Santa|El|Contra|Del|New|Fort|Prince|St\.?) )?[A-Z][\w'-]+) ", r"\1 County "),
        (r"^(.+) Department of Probation$", r"\1 Probation Department"),
        (r"\b(Rehabilitation|Motor Vehicle)s?$", lambda m: f"{m[1]}s" if m[1].endswith("e") else m[1]),
        (r"\bCrime Lab$", "Crime Laboratory"),
        (r"^(?:U\. ?S\.|US|United States) Attorneys?(?:['’]s)?(?: Office)?$", "United States Attorney's Office"),
        (r"\bSheriff (?=Office|Department)|\bSheriffs (?=Office|Department)", "Sheriff's "),
        (r"\bDA's Office$", "District Attorney's Office"),
        (r"^Office of (?:the )?(.+ Attorney General)$", r"\1"),
        (r"^(.+) Office of the Attorney General$", r"\1 Attorney General"),
        (
            r"((?:District|State|City|County) Attorney|State's Attorney|Attorney General|County Sheriff)$",
            r"\1's Office",
        ),
    )
)
STATED = re.compile(r"^(.+?), ([A-Z][A-Za-z. ]+?),? (?=(?:Metropolitan )?(?:Police|Sheriff|Department|Division))")
SHORT = re.compile(r"[A-Z]{2,3}(?= )")
NEW_YORK = {"NYC": "New York City", "NYS": "New York State"}


def stated(name: str) -> tuple[str, str | None]:
    """A name without the state that is set in commas inside it, and the state's letters."""
    found = STATED.match(name)
    state = gazetteer().states.get(found[2].lower().replace(".", "").strip()) if found else None
    return (f"{found[1]} {name[found.end() :]}", state) if found and state else (name, None)


def canonical(name: str) -> str:
    """A name with its abbreviations spelled out: "FBI" in full, "Mockton PD" as "Mockton Police Department"."""
    full = known_names().get(fold(name))
    if full:
        return full
    name = name.removeprefix("The ").replace("&", "and")
    for pattern, meant in LAST_WORDS:
        name = pattern.sub(meant, name)
    return name


def at_length(name: str, home_place: str | None) -> str:
    """A name that begins with the initials of home, or with "County", with home's own name in their place."""
    home = (home_place or "").rpartition(", ")[0]
    if name.startswith("County ") and not name.startswith("County of ") and home.endswith(" County"):
        return home + name.removeprefix("County")
    short = SHORT.match(name)
    if not short:
        return name
    if short[0] in NEW_YORK:
        return NEW_YORK[short[0]] + name[short.end() :]
    return home + name[short.end() :] if short[0] == "".join(word[0] for word in home.split()) else name
