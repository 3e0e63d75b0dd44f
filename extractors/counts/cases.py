"""What a release says of all those it counts: in a later sentence, or by the one case that it is about."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, takewhile

from extractors.counts.ages import age_group
from extractors.counts.breakdown import divide
from extractors.counts.draft import Draft, of_one_town
from extractors.counts.holding import shares_of
from extractors.counts.kinds import gender, inherit
from extractors.counts.likened import liken
from extractors.counts.measures import CUSTODIAL
from extractors.counts.offenses import charged_in, offenses_in, the_one
from extractors.counts.parsed import text_of
from extractors.counts.partly import leave_open
from extractors.counts.settle import meet, share_days
from extractors.counts.sides import take_sides
from extractors.counts.themes import ONE_CHARGED, is_of_some, lend
from extractors.counts.vague import vaguer
from extractors.model import Page, Span
from extractors.rulebook import load_rules

OPERATION = re.compile(r"\b(?:operations?|stings?|sweeps?|crackdowns?|details?|takedowns?|task force)\b", re.I)
LAID = re.compile(
    r"(?:\b(?:charged|accused|suspected|charges?|faces?|facing|booked|cited|indicted|includ(?:e|es|ed)|rang(?:e|es|ed)|"
    r"arrested)|(?<= )(?:are|were|is|was)(?= (?:all )?for ))"
    r"\b(?P<what>.{0,260})",
    re.I,
)
CHARGED = re.compile(
    r"\b(?:charged|accused|suspected|booked|cited|indicted|charges|counts) (?:with|of|for|on|in)\b", re.I
)
# "The charge in each case is pandering."
NAMED = re.compile(r"\W{0,9}(?:the )?(?:range of )?charge", re.I)
# "Each was charged with pandering, and one also had cocaine"
BESIDES = re.compile(
    r",? (?:and|while|with|but) (?:at least )?(?:one|two|three|four|five|six|\d+|some|several|others?|another|a few)"
    r"\b(?! (?:counts?|charges?|felon\w+|misdemeanors?|related|other|drugs?|crimes?|offenses?)\b)"
)
AGES = re.compile(r"\bage[sd]?\b|\bbetween \d\d and \d\d\b")
# "Three teens, including two minors, were arrested for theft": the verb behind the part is the whole's.
OUTCOME = re.compile(r"\b(?:sentenced|convicted|guilty|in prison|killed|killing|abused?|injured)\b", re.I)
# "The others had outstanding warrants.", "One was charged with theft."
A_FEW = re.compile(
    r"\W{0,9}(?:(?:at least|over|more than|about|nearly|almost) )?(?:some|most|many|a few|several|half|"
    r"others?|another|one|"
    r"(?:the|all) (?:others?|rest|remainder|remaining))\b(?! (?:victims?|girls?|child\w*)\b)",
    re.I,
)
ALL_FOR = re.compile(
    r"(?:,|;| -| –| —) (?:all|each|both|every one)(?: of (?:them|whom|these|those))?(?: (?:are|were|was|is|being))? ?"
    r"(?:for|on|over|accused of|charged with|suspected of|facing|in connection with) (?P<what>[^.;:\d]{4,90})",
    re.I,
)
# Who was let go was not held for what the case is about: "two others were detained and released".
LET_GO = re.compile(r"[^.;:\d]{0,40}\bdetained\b[^.;:\d]{0,40}\breleased\b", re.I)
LATER, BOTH = 8, 2
# An operation about them arrests for nothing else.
CHILDREN = frozenset({"child_exploitation"})
LONG_RUNNING = frozenset({"since_founding", "year_to_date"})
PROSE, LONGEST, OPENING = 60, 1200, 20


@cache
def openings() -> tuple[re.Pattern[str], ...]:
    """How a sentence opens that speaks of all of them: "All stand accused of ...", "Charges include ..."."""
    return tuple(re.compile(rf"\W{{0,9}}(?:{r['pattern']})(?={r['then']})", re.I) for r in load_rules("of_all"))


def of_all(sentence: str) -> re.Match[str] | None:
    return next((said for opening in openings() if (said := opening.match(sentence))), None)


def hear_of_all(drafts: list[Draft], page: Page) -> None:
    """Gives the figures before a sentence about all of those held its offense and ages."""
    for place, sentence in enumerate(page.sentences):
        said = with_list(page, place)
        if place:
            leave_open(latest(drafts, page.sentences[place - 1]), said)
        opening = of_all(said)
        laid = LAID.search(said, opening.end()) if opening else None
        if opening is None or not page.sentences[:place]:
            continue
        first = page.sentences[max(0, place - LATER)].start
        what = laid["what"] if laid else said[opening.end() :] if NAMED.match(opening.group()) else ""
        charged = charged_in(BESIDES.split(what)[0])
        own = CHARGED.split(said)[0]  # "charged with acts upon a child under the age of 14" tells of no ages of theirs
        ages = age_group(own) if AGES.search(own) else None
        stretch = Span(first, sentence.start)
        women = gender(opening.group()) == "female"
        meant = of_that_gender(drafts, stretch, opening.group()) or ([] if women else latest(drafts, stretch))
        if re.match(r"\W*both", said, re.I):
            meant = [draft for draft in meant if draft.number.value == BOTH]
        told = [draft for draft in drafts if draft.number.span.end <= sentence.start]
        if "ages" in opening.group().lower() and told and told[-1] not in meant:
            continue  # "Five girls were freed. Their ages span 12 to 16.": not of those held before
        for draft in [*meant, *(d for d in drafts if any(told_again(d, one) for one in meant))]:
            if len(charged) > 1 and draft.offense in (*charged, None):
                draft.offense, draft.own_offense = None, True
            elif charged and not draft.own_offense:
                draft.offense, draft.own_offense = the_one(charged), True
            draft.age_group = draft.age_group or ages


def hear_at_the_end(drafts: list[Draft], page: Page) -> None:
    """Gives all those held of a sentence what its end lays to the charge of all: "18 here and seven there, all for"."""
    for sentence in {draft.sentence for draft in drafts if not draft.row}:
        said = ALL_FOR.search(page.text, sentence.start, sentence.end)
        charged = charged_in(said["what"]) if said else frozenset()
        if said is None or not charged:
            continue
        for draft in drafts:
            meant = draft.sentence == sentence and draft.number.span.end <= said.start()
            if meant and draft.measure in CUSTODIAL and not draft.own_offense:
                draft.offense, draft.own_offense = the_one(charged), True


def told_again(draft: Draft, one: Draft) -> bool:
    """Whether two figures are of the same people, be it that one is vague: "more than four dozen" are the 56."""
    alike = draft.number.value == one.number.value or vaguer(one, draft)
    return draft is not one and draft.measure == one.measure and draft.total is None and alike and meet(draft, one)


def with_list(page: Page, place: int) -> str:
    """A sentence, and where it ends on a colon the short lines under it: "All are charged with:"."""
    said = page.sentences[place].of(page.text)
    if not said.endswith(":"):
        return said
    under = [span.of(page.text) for span in page.sentences[place + 1 : place + 1 + LATER]]
    return " ".join([said, *takewhile(lambda line: len(line) < PROSE, under)])


def latest(drafts: list[Draft], stretch: Span) -> list[Draft]:
    """The people held of the last sentence in a stretch that counts any, parts aside."""
    held = [d for d in drafts if d.measure in CUSTODIAL and d.total is None and stretch.covers(d.number.span)]
    several = [d for d in held if d.number.value > 1]
    return [d for d in several if d.sentence == several[-1].sentence]


def of_that_gender(drafts: list[Draft], stretch: Span, who: str) -> list[Draft]:
    """The people held last told of in a stretch who are of the gender that words name, be they a part: "the men"."""
    named = gender(who)
    held = [d for d in drafts if d.measure in CUSTODIAL and stretch.covers(d.number.span) and named == d.gender]
    return [d for d in held if d.sentence == held[-1].sentence] if named else []


def settle_offense(drafts: list[Draft], page: Page, topic: str) -> None:
    """A figure that names no offense has that of its case, where the release speaks of one kind only.

    The totals of an operation stay open: it arrests people for many things. A release about something
    else than trafficking is about other offenses, whichever they are.
    """
    lend(drafts, page)
    title, lead, prose = opening_of(page)
    spoken = spoken_in(page)
    held = any(draft.operation or draft.measure == "operations" for draft in drafts)
    operation = held or OPERATION.search(f"{title} {lead}") is not None
    elsewhere = topic != "trafficking" and (bool(spoken) or (topic == "other" and not operation))
    of_crimes = of_crime(page)
    telling = frozenset(span for span in page.sentences if offenses_in(span.of(page.text)))
    of_children = offenses_in(title) == CHILDREN == offenses_in(f"{title} {lead} {prose}")
    spoken = CHILDREN if of_children else spoken
    of_one = of_children or charged_in(title) == spoken == {"buying"}
    divided = {draft.total for draft in drafts if draft.own_offense and draft.offense != the_one(spoken)}
    for index, draft in enumerate(drafts):
        if draft.measure not in CUSTODIAL or draft.own_offense or draft.offense is not None or draft.total is not None:
            continue
        if draft.period.scope in LONG_RUNNING or draft.number.value == 0 or len(kinds_of_parts(drafts, index)) > 1:
            continue
        if LET_GO.match(draft.after):
            continue
        of_a_year = len(draft.period.first or "") == len("2018")
        parts = [d for d in drafts if d.total == index and d.own_offense]
        if any(is_of_some(d, draft) for d in drafts):
            continue  # "25 arrests, 20 for solicitation" says nothing of the five
        if any(d.sentence != draft.sentence and d.offense not in (None, "other") for d in parts) and not of_one:
            continue
        said = text_of(draft.phrase.token.doc) if draft.row else draft.sentence.of(page.text)
        own = charged_in(ONE_CHARGED.split(said)[0])
        of_some, ours = told_of_some(drafts, draft, page), spoken
        if of_some:
            if telling <= of_some:
                continue  # "12 men were arrested. Two of them were charged with theft."
            ours = spoken if of_children else spoken & spoken_in(page, of_some)
        told = of_crimes or draft.measure in ("charged", "convicted")
        if elsewhere and told and own | spoken <= {"other"}:
            draft.offense = "other"
        elif (
            not operation
            or draft.measure in ("charged", "convicted")
            or (of_one and own <= spoken and index not in divided and not of_a_year)
        ):
            draft.offense = the_one(own) or the_one(ours)
    for draft in drafts:
        if draft.measure in CUSTODIAL and not draft.own_offense and draft.offense is None and draft.total is None:
            draft.offense = the_one(frozenset(o.offense for o in drafts if o.offense and same_people(draft, o)))
    take_sides(drafts, page)
    divide(drafts)
    liken(drafts)
    for draft in drafts:
        inherit(draft, drafts)


def told_of_some(drafts: list[Draft], draft: Draft, page: Page) -> frozenset[Span]:
    """The sentences, its own or behind it, that lay something to the charge of fewer people than a figure counts."""
    fewer = {d.sentence for d in drafts if d.measure in CUSTODIAL and 0 < d.number.value < draft.number.value}
    opening = (said for said in page.sentences[:OPENING] if A_FEW.match(page.text, said.start, said.end))
    behind = frozenset(said for said in (*fewer, *opening) if said.start > draft.sentence.start)
    return behind | {draft.sentence} if ONE_CHARGED.search(draft.sentence.of(page.text)) else behind


def spoken_in(page: Page, without: frozenset[Span] = frozenset()) -> frozenset[str]:
    """What a release is about by its title, else its first lines, else its prose; who traffics has others sell."""
    spoken = next(filter(None, map(charged_in, opening_of(page, without))), frozenset())
    return spoken - {"selling"} if "trafficking" in spoken else spoken


def of_crime(page: Page) -> bool:
    """Whether a release says anywhere what anybody did or was charged with, or how it ended."""
    return any(OUTCOME.search(said := span.of(page.text)) or offenses_in(said) for span in page.sentences)


def kinds_of_parts(drafts: list[Draft], index: int) -> frozenset[str]:
    return frozenset(part.offense for part in shares_of(drafts, index) if part.own_offense and part.offense)


def same_people(draft: Draft, other: Draft) -> bool:
    """Whether "15 charged with pimping" are the 15 that were arrested."""
    alike = draft.number.value == other.number.value > BOTH and draft.operation == other.operation
    apart = other.measure != draft.measure and other.measure in CUSTODIAL
    if of_one_town(draft, other.sentence) or other.phrase.partitive:
        return False  # "Nine of them" are of those told of before
    return alike and apart and other.own_offense and other.total is None and share_days(draft.period, other.period)


def opening_of(page: Page, without: frozenset[Span] = frozenset()) -> tuple[str, str, str]:
    """A release's title, its first lines and its first sentences of prose, each cut to what can be one."""
    title = page.title.of(page.text)[:LONGEST] if page.title else ""
    lead = [span.of(page.text)[:LONGEST] for span in page.sentences[:4] if span not in without]
    prose = (s.of(page.text)[:LONGEST] for s in page.sentences if s.end - s.start > PROSE and s not in without)
    return title, " ".join(lead), " ".join(islice(prose, 3))
