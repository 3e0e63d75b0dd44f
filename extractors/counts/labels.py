"""The words that name a row of a list or table: whom it counts, what happened to them, when or where; and the sentence
that they make with its number."""

from __future__ import annotations

import re

from extractors.counts.gate import Candidate, eased, lowered, trade_words
from extractors.counts.nouns import nouns
from extractors.counts.numbers import atoms
from extractors.counts.offenses import offenses_in
from extractors.counts.tables import ALL
from extractors.counts.triggers import measure_in
from extractors.model import Number, Span

DATELINE = re.compile(r", [A-Z][a-z]*\.?$|\d|[()]|(?i:\b(?:release|advisory|update|news|alert)$)|\b[A-Z][a-z]+\.$")
# "Arrests in Sampleton, Ohio"
HAPPENED_IN = re.compile(
    r"[A-Za-z][a-z]{0,20} (?:[a-z]{1,20} )?(?:in|at|across) [A-Z][A-Za-z .]{0,40}, [A-Z][a-z]{0,20}\.?$"
)
BODIES = frozenset({
    "county", "city", "state", "department", "office", "division", "unit", "district", "bureau", "agency", "team",
    "week", "month", "year", "day", "spot", "place",
})  # fmt: skip
# Numbers of a label that tell when: "Victims served in 2014", "Arrested on May 4".
DATES = re.compile(
    r"\b(?:FY ?|(?:fiscal|calendar)(?: year)? )?(?:19|20)\d\d(?: ?[-–/] ?\d{2,4})?\b|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?: ?[-–] ?\d{1,2})?\b"
)
# "10 through 17", "18 and older", "65+": how old those counted are.
AGES = re.compile(
    r"\d{1,2}(?: ?(?:[-–—]|to|thru|through|and) ?\d{1,2}| ?\+|"
    r",? (?:and|or) (?:over|older|up|above|under|younger|below))(?:[ -]years?(?:[ -]olds?| of age)?| yrs?)?"
    r"(?=\s?(?:$|:|\.{3}|[-–—=]\s|_{3}))"
)
# "Of these, at motels", "Children among them": some of those that the row above counts.
LEANING = re.compile(r"\b(?:of|among|from) (?:them|these|those|whom|which)\b|\W{0,9}incl(?:\.|uding)\b", re.I)
AMOUNT = re.compile(r"^(?:the )?(?:total )?(?:number(?: of)?|#(?: of)?|no\. of) ", re.I)
IRREGULAR = frozenset({"put", "brought", "led", "held", "caught", "taken"})
# "Rank among offices, by arrests: 4" counts nobody.
MEASURED = re.compile(
    r"\W{0,6}(?:[\w'’]{1,20} ){0,2}(?:rank(?:ing|ed)?|average|median|mean|rate|ratio|percentage|per cent|change|cost)\b"
    r"[^:.!?\n]{0,80}:\s?\W{0,2}[\d.,]{1,15}\W{0,3}$",
    re.I,
)
# What an office did beside arrests, and what its cases hold: rows of these stand between rows of people.
OF_WORK = re.compile(
    r"\d{1,7} (?:: )?(?:in )?(?:[\w&'’-]{1,20} ){0,3}?(?:"
    r"(?:trainings?|classes|workshops|seminars|presentations|exam(?:ination)?s|sessions|hours|meetings|indictments|"
    r"(?:cyber-?)?tips|calls|leads|referrals|subpoenas|previews|devices|terabytes|attendees|viewers|followers|volunteers|vehicles|firearms|guns|weapons|"
    r"(?:felony|misdemeanou?r|criminal|federal|state) (?:charges|counts)|charges(?= filed))|"
    r"(?:people|persons|individuals|officers|deputies|students|parents|teachers|investigators|prosecutors|residents|"
    r"citizens|professionals|participants)(?= (?:trained|educated|reached|taught|attending)\b))"
    r"(?: [a-z]{3,12}ed| held| given| taught| attending)?\W{0,3}(?:$|,)",
    re.I,
)
# What splits those counted by where they live or what they do for a living is no figure.
BY_HOME = re.compile(
    r"\b(?:residenc(?:e|es|y)|home ?towns?|home (?:count(?:y|ies)|cit(?:y|ies)|states?)|occupations?|professions?)\b",
    re.I,
)
LONGEST_LABEL = 90


def of_people(label: str) -> bool:
    """Whether a label names people: "Male sex buyers"."""
    found = [nouns()[word] for word in re.findall(r"[a-z]+", label.lower()) if word in nouns()]
    return any(noun.kind in ("suspect", "victim", "person") for noun in found)


def is_known(label: str) -> bool:
    """Whether a label speaks of people, events or offenses; any other before a number may be a name before an age."""
    crime = any(word in nouns() and nouns()[word].kind == "crime" for word in re.findall(r"[a-z]+", label.lower()))
    return crime or bool(trade_words().search(label) or offenses_in(label) or ALL.fullmatch(label))


def is_label(label: str) -> bool:
    """Whether words can name a row: letters, no date or place line, no number of their own."""
    place = DATELINE.search(label) is not None and not HAPPENED_IN.match(label)
    return re.search(r"[A-Za-z]", label) is not None and not place and not atoms().search(label)


def measures(line: str) -> bool:
    """Whether a row tells a rank, an average or a rate."""
    return MEASURED.match(line) is not None


def counts_nobody(row: Candidate, heads: tuple[str, ...]) -> bool:
    """Whether a row tells of work and things ("Trainings held: 12"), or of where those counted live."""
    by_home = bool(heads) and BY_HOME.search(heads[0]) is not None and not row.own
    return by_home or OF_WORK.match(row.plain) is not None


def undated(label: str) -> str:
    """A label without the years and days that it names."""
    return DATES.sub("then", label)


def leans(label: str) -> bool:
    """Whether a label speaks of some of those that the row above counts."""
    return LEANING.search(label) is not None


def named(label: str) -> bool:
    """Whether a label speaks of people or of what happened to them: "Men arrested", "Victims recovered, adult"."""
    return len(label) < LONGEST_LABEL and trade_words().search(label) is not None


def is_aside(label: str) -> bool:
    """Whether a label says only where, when or by whose hand: it ends on no people, event or thing counted."""
    last = re.findall(r"[a-z]+", label.lower())[-1:]
    known = nouns().get(last[0]) if last else None
    bodies = last and last[0] in BODIES
    return bool(bodies or known is None) and not (measure_in(label) or is_known(label))


def as_sentence(span: Span, number: Number, words: str, column: int = 0, heads: tuple[str, ...] = ()) -> Candidate:
    """The row as a sentence that its number opens; "Put in handcuffs" takes its verb."""
    words = AMOUNT.sub("", words)
    verb = "were " if words.split(maxsplit=1)[:1] and words.split(maxsplit=1)[0].lower() in IRREGULAR else ""
    said = f"{verb}{words[0].lower()}{words[1:]}" if verb else words
    return Candidate(
        span, (number,), lowered(f"{number.value}{eased(f' {said}')}"), (0,), row=True, column=column, heads=heads
    )
