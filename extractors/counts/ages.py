"""How old those counted are, where ages or words for the young and the grown are said of all of them."""

from __future__ import annotations

import re

MINOR = re.compile(
    r"\b(?:minors?|juveniles?|child(?:ren)?|girls?|boys?|teen(?:s|ager|agers|age)?|kids?|youths?|under-?aged?)\b", re.I
)
ADULT = re.compile(r"\badults?\b|\bgrown(?:[ -]?ups?| (?:wom[ae]n|m[ae]n))\b", re.I)
GROWN = re.compile(
    r"\b(?:in|from|between) (?:his|her|their) (?:(?:early|mid|late)[ -])?"
    r"(?:[2-9]0s|(?:twen|thir|for|fif|six|seven)ties)\b",
    re.I,
)
ADULTHOOD = 18
# "ages 13 to 17", "between the ages of 20 and 25", "aged 21-36", "the youngest 32 and the eldest 64"
SPAN = re.compile(
    r"\b(?:aged?|ages|ages? (?:rang\w+|r[au]n|of)|rang(?:ed?|es|ing) in ages?|in age|between(?: the)? ages(?: of)?|"
    r"(?:are|were)(?: all)?(?= between \d| \d\d to \d\d\b)|the youngest|"
    r"(?:between|from)(?= \d\d? (?:and|to) \d\d? years (?:old|of age)\b))\b"
    r"(?: (?:from|between|of|is|was|in (?:his|her|their)))?"
    r"(?: (?:early|mid|late)[ -])? ?"
    r"(?P<low>\d{1,2})(?:s|[ -]years?[ -]old)?(?:,? (?:and|to|through) |-| - |–|- to )"
    r"(?:(?:the )?(?:eldest|oldest)(?: (?:in (?:his|her|their)|was|is))? )?(?:(?:early|mid|late)[ -])?"
    r"(?P<high>\d{1,2})s?\b"
    r"(?! (?:arrest|count|victim|charge|felon|misdemeanor|people|person|suspect|m[ae]n|wom[ae]n))",
    re.I,
)
UNDER = re.compile(r"\b(?:under|younger than|below)(?: the age of| age)? (?P<age>1[0-8])\b", re.I)
OVER = re.compile(
    r"\b(?:over|older than|above)(?: the age of| age)? (?P<age>1[89]|2\d)\b|\b18 (?:and|or) (?:over|older)\b"
)

# Right behind those counted: "94, who had not turned 18", "543 were 17 or younger".
YOUNGER = re.compile(
    r"^[^.;:\d]{0,60}?\b(?:1[0-7] (?:or|and) (?:younger|under)|(?:not|never)(?: yet)? "
    r"(?:turned|reached) (?:the age of )?18|(?:yet|still) to turn 18)\b",
    re.I,
)
# "Three victims, 14, 15 and 17": as many ages as people.
LISTED = re.compile(
    r"^(?: [a-z-]+){0,3}(?:,| aged?| ages|,? who (?:are|were)|,? aged)(?: ages?| aged|(?: [a-z]+){1,2} of)? "
    r"(?P<ages>\d\d(?:, \d\d){0,9}(?:,? and \d\d)?)"
    r"(?=,|$| years?\b| respectively| (?:are|were|was|is)\b|\.)",
    re.I,
)
# "The youngest victim was 19", "the oldest of them only 17"
YOUNGEST = re.compile(
    r"\b(?:the )?youngest\b(?! age)(?: (?:[a-z-]+|\d+(?= is| was))){0,4}?(?:,? (?:was|is|being|just|only|at))?"
    r"(?: (?:just|only|a|an))* (?P<age>\d\d)\b(?!(?: [a-z]+)? (?:is|was)\b)",
    re.I,
)
YOUNGEST_GROWN = re.compile(rf"\byoungest\b(?: [a-z]+){{0,3}}? {GROWN.pattern}", re.I)
OLDEST = re.compile(YOUNGEST.pattern.replace("youngest", "(?:oldest|eldest)"), re.I)


# "Two of them were 17 at the time", ", both 15": one age of several.
SHARED = re.compile(
    r"^(?: [a-z-]+){0,3}(?:(?: of (?:them|whom|these|those))? (?:were|are)|, (?:both|all|each))"
    r"(?: only| just| then| aged)? "
    r"(?P<age>\d\d)(?=[,.;)]|$| (?:at the time|when|years?|were|was|and)\b)",
    re.I,
)
# "One is 63", "one of them, a man of 44"
ALONE = re.compile(
    r"^(?: of (?:them|whom|these|those))?,? (?:(?:is|was)(?: aged?| an?)? (?P<age>\d\d)(?! (?:year|month)s? in)\b)",
    re.I,
)


def stated(behind: str, value: int) -> str | None:
    """The group of so many people by what stands right behind their number: an upper age, or the age of each."""
    if YOUNGER.match(behind):
        return "minor"
    if value > 1 and (extreme := by_extremes(behind)):
        return extreme
    if value == 1 and (alone := ALONE.match(behind)):
        return "minor" if int(alone["age"]) < ADULTHOOD else "adult"
    if value > 1 and (shared := SHARED.match(behind)):
        return "minor" if int(shared["age"]) < ADULTHOOD else "adult"
    listed = LISTED.match(behind)
    ages = [int(age) for age in re.findall(r"\d+", listed["ages"])] if listed else []
    if len(ages) != value or not ages:
        return None
    return "minor" if max(ages) < ADULTHOOD else "adult" if min(ages) >= ADULTHOOD else None


def by_extremes(words: str) -> str | None:
    """The group of people by the age of the youngest or of the oldest of them, where that tells it of all."""
    youngest, oldest = YOUNGEST.search(words), OLDEST.search(words)
    if (youngest and int(youngest["age"]) >= ADULTHOOD) or YOUNGEST_GROWN.search(words):
        return "adult"
    return "minor" if oldest and int(oldest["age"]) < ADULTHOOD else None


def age_group(words: str) -> str | None:
    """`minor` or `adult` where words say one of them of everybody, else None."""
    spans = [(int(m["low"]), int(m["high"])) for m in SPAN.finditer(words)]
    minor = MINOR.search(words) is not None or UNDER.search(words) is not None
    minor = minor or any(high < ADULTHOOD for _, high in spans)
    adult = any(said.search(words) for said in (ADULT, OVER, GROWN))
    adult = adult or any(low >= ADULTHOOD for low, _ in spans)
    mixed = any(low < ADULTHOOD <= high for low, high in spans)
    return None if minor == adult or mixed else "minor" if minor else "adult"
