"""Which spellings of an organisation's name are one, and what a name says of its level of government."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.agencies.words import STRAIGHT
from extractors.places.gazetteer import gazetteer
from extractors.rulebook import load_rules

# Boroughs of New York City and the counties they are.
BOROUGHS = {"brooklyn": "kings", "manhattan": "new york", "staten island": "richmond"}
# Spellings folded everywhere in a name, in this order; the first group is of words, the second of offices.
FOLDS = tuple(
    (re.compile(rf"\b{said}\b"), meant)
    for said, meant in (
        ("countys", "county"),
        ("united states", "us"),
        ("u s", "us"),
        ("dept", "department"),
        ("la county", "los angeles county"),
        ("smco", "san mateo county"),
        ("saint", "st"),
        ("mount", "mt"),
        ("taskforce", "task force"),
        ("marshal service", "marshals service"),
        ("das office", "district attorneys office"),
        ("icac", "internet crimes against children"),
        (r"([a-z]{2}) (\d+)", r"\1\2"),
        ("regional (?=.*task force)", ""),
        ("das?$", "district attorney"),
        ("criminal (?=district attorney)", ""),
        ("us attorneys? office", "us attorney"),
        ("us attorney (?:for|in|of) (?:the )?", "us attorney "),
        ("(?:metropolitan|metro) police", "police"),
        ("sheriff coroners?", "sheriffs"),
        ("(?:police )?pd", "police"),
        ("(?:police (?:department|division|bureau|service|force)|division of police|department of police)", "police"),
        ("sheriffs? (?:office|department)", "sheriff"),
        ("(attorney|attorneys|prosecutor|prosecutors|attorney general|attorney generals|solicitors) office", r"\1"),
        ("attorneys", "attorney"),
        ("prosecutors", "prosecutor"),
        ("attorney generals", "attorney general"),
        ("state (?=attorney general)", ""),
        ("states attorney", "state attorney"),
        ("probation department", "probation"),
        *((f"{county} county district", f"{borough} district") for borough, county in BOROUGHS.items()),
    )
)
COUNTY_OF = re.compile(r"\b(?:county|parish) (?=sheriff|district attorney|state attorney)")
CITY_OF = re.compile(r"^(?:city|town|village|borough|township) of (.+?) (?=police|fire)")
ASSOCIATION_OF = re.compile(r"^(.* association) of (.*)$")
OFFICE_OF = re.compile(r"^(?:(.+?) )?office of (?:the )?(.*?) ?attorney general$")


@cache
def known_names() -> dict[str, str]:
    """Folded spelling → full name, of the bodies known to the whole country."""
    rules = [entry for entry in load_rules("agencies") if entry["kind"] == "known"]
    return {_plain(spelling): entry["words"][0] for entry in rules for spelling in entry["words"]}


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """A key that is the same for spellings of one organisation, given one state.

    "Anaheim PD", "Anaheim Police Dept." and "the City of Anaheim Police Department" share one; a task
    force and the department that hosts it do not.
    """
    plain = _plain(name)
    if plain.endswith(" homeland security investigations"):
        plain = "homeland security investigations"
    full = known_names().get(plain)
    return _plain(full) if full else plain


def _plain(name: str) -> str:
    words = re.sub(r"[']", "", name.translate(STRAIGHT).lower()).replace("&", " and ")
    plain = re.sub(r"^the ", "", re.sub(r"[^a-z0-9]+", " ", words).strip())
    for pattern, meant in FOLDS:
        plain = pattern.sub(meant, plain)
    plain = ASSOCIATION_OF.sub(r"\2 \1", plain)
    plain = COUNTY_OF.sub("", CITY_OF.sub(r"\1 ", plain))
    if match := OFFICE_OF.match(plain):
        plain = " ".join(part for part in (match.group(1), match.group(2), "attorney general") if part)
    return re.sub(r" +", " ", plain).strip()


@cache
def state_names() -> dict[str, str]:
    """Name in small letters → postal letters, of the states and territories."""
    return {area.core.lower(): area.state for area in gazetteer().areas.values() if area.level == "state"}


def level_of(name: str, ruled: str | None) -> str | None:
    """The level of government: what the rule says, or where that is "place" or "unstated" what the name says."""
    plain = f" {re.sub(r'[^a-z0-9]+', ' ', name.lower())} "
    if ruled in ("federal", "non-government", None):
        return ruled
    if re.search(r" (?:us|u s|united states) ", plain):
        return "federal"
    if re.search(r" (?:tribal|tribe|nation|pueblo of) |(?<=[a-z])(?<! of) pueblo ", plain):
        return "tribal"
    if re.search(r" (?:county|parish) ", plain):
        return "county"
    if ruled == "county":
        return ruled
    if re.match(r" (?:city|town|village) of | [a-z]+(?: [a-z]+)? city ", plain) or " police department " in plain:
        return "city"
    of_state = any(plain.startswith(f" {state} ") for state in state_names())
    if of_state or ruled == "state":
        return "state"
    return None if ruled == "unstated" else "city"
