"""The words that tie a figure to a time: events, announcements, and what is still going on."""

from __future__ import annotations

import re
from functools import cache

from extractors.dates.points import DAY
from extractors.model import DateMention, Span
from extractors.number_words import COUNTED, FEW
from extractors.rulebook import load_rules

# What a trigger can state, and what it belongs to: a date of one family is no date of another.
FAMILIES = {
    "arrest": "police",
    "rescue": "police",
    "charge": "charge",
    "arraign": "charge",
    "sentence": "court",
    "convict": "court",
    "move": "move",
}
# What figures of a measure count, where the word that states it names no event.
EVENTS = {"arrests": "arrest", "charged": "charge", "convicted": "convict"}
REACH = 90
# "arrested and charged today": so near, two events share a date.
CHAIN = 30
# "In three months, the chief said, nine were held" dates what he told of.
# "The sheriff said Thursday's raids led to nine arrests": the day of what he told of.
OF_DAY = re.compile(
    r"['’]s (?:[a-z-]+ ){0,2}(?:operation|sting|sweep|raid|detail|inspection|arrest|search|bust|round-?up)"
)
ASIDE = re.compile(r",\s(?:[\w.’'-]+\s){1,8}(?:said|says|reported),")
# "This morning agents of two bureaus, with local police at their side, served ...".
ACTED = re.compile(
    r"(?i),?\s(?:[\w.-]+\s){0,3}(?:agents|officers|deputies|detectives|investigators|troopers|marshals|police)\b"
)
TODAY = re.compile(r"(?i)today|this (?:morning|afternoon|evening)")
# Characters around "today" in which the words stand that say what happened then.
NEAR = 60
NUMBERS = {word: COUNTED[word] for word in (*FEW, "fourteen")}


@cache
def rule(name: str) -> re.Pattern[str]:
    """The pattern of `rules/periods.yml` with this id."""
    return re.compile(next(entry["pattern"] for entry in load_rules("periods") if entry["id"] == name))


def event_of(text: str, trigger: Span | None, sentence: Span, measure: str | None = None) -> str | None:
    """The kind of event a trigger states, if figures of the measure can count it; where it states none, the only one
    of its sentence, or that of the measure."""
    usual = EVENTS.get(measure or "")
    stated = (kind for kind in FAMILIES if trigger and rule(kind).search(text, trigger.start, trigger.end))
    if found := next(stated, None):
        # "Found guilty" finds nobody.
        of_police = "police" in (FAMILIES[found], FAMILIES.get(usual or found))
        return usual if of_police and usual and FAMILIES[usual] != FAMILIES[found] else found
    kinds = [kind for kind in FAMILIES if rule(kind).search(text, sentence.start, sentence.end)]
    return kinds[0] if len(kinds) == 1 else None if kinds else usual


def is_reported(text: str, said: Span, sentence: Span) -> bool:
    """Whether a date is that of the announcement, or of a stand of things."""
    before, after = (
        text[max(sentence.start, said.start - REACH) : said.start],
        text[said.end : sentence.end][: 2 * REACH],
    )
    if rule("reported_in").search(after) or rule("toward").search(before):
        return True
    if OF_DAY.match(after):
        return False
    acted = ACTED.match(after) and rule("took_place").search(after)
    if TODAY.fullmatch(text, said.start, said.end) and not acted and not _happens(before[-NEAR:] + " " + after[:NEAR]):
        return True
    # "On Monday the sheriff said" dates what he said; "nine were held on Monday, the sheriff said" what he told of.
    told = after.startswith(",") and any(rule(kind).search(before) for kind in ("operation", *FAMILIES))
    announced = not told and not ASIDE.match(after) and rule("reported_after").search(after)
    return bool(announced or any(rule(name).search(before) for name in ("reported_before", "as_of", "compared_to")))


def is_run_of_days(mention: DateMention) -> bool:
    """Whether a date is a run of days from one to another, which is no day on which something was announced."""
    return mention.first != mention.last and len(mention.first) == len(mention.last) == DAY


def goes_on(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words by which something told goes on up to now: "so far", unless they say that it is the largest so far."""
    found = rule("so_far").search(text, start, end)
    return None if found and rule("greatest").search(text[max(start, found.start() - NEAR) : found.start()]) else found


def _happens(said: str) -> bool:
    """Whether words near "today" tell of something done then; an operation alone may be only talked of."""
    return any(rule(kind).search(said) for kind in ("took_place", *FAMILIES))


def has_done(text: str, sentence: Span) -> bool:
    """Whether a sentence tells what somebody has done up to now."""
    return rule("has_done").search(text, sentence.start, sentence.end) is not None


def states_other(gap: str, event: str) -> bool:
    """Whether the words between an event and a date state one of another kind; in court, another act: "was sentenced
    following his plea on May 3"."""
    if len(gap) <= CHAIN and " and " in gap:
        return any(family != FAMILIES[event] and rule(kind).search(gap) for kind, family in FAMILIES.items())
    return any(
        kind != event and rule(kind).search(gap)
        for kind, family in FAMILIES.items()
        if family != FAMILIES[event] or family == "court"
    )


def is_of_offense(text: str, start: int, end: int) -> bool:
    """Whether the words before a date, from the last arrest or charge on, tell for which offense that was."""
    words = [found.end() for kind in FAMILIES for found in rule(kind).finditer(text, start, end)]
    return bool(words) and rule("of_offense").search(text, max(words), end) is not None


def is_of_crime(text: str, start: int, said: Span) -> bool:
    """Whether a date is that of a crime of violence, told from `start` on: "for robbing a clerk in 2000", "1996
    murder"."""
    done = rule("of_deed_done").search(text, start, said.start)
    return done is not None or rule("year_of_crime").match(text, said.end) is not None
