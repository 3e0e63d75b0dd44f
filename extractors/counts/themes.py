"""What an operation went after, where all it was about is of one kind: those held in a sting for buyers are buyers.

An operation against trafficking arrests for many things, so that it lends its name to no charge; one against those who
prey on children, or who buy, arrests for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.counts.draft import Draft
from extractors.counts.holding import long_running, shares_of
from extractors.counts.measures import CUSTODIAL
from extractors.counts.offenses import charged_in, named_in, offenses_in, the_one
from extractors.counts.partly import OF_SOME
from extractors.counts.standing import is_whole
from extractors.model import Page, Span
from extractors.rulebook import load_rules

# "15 men, charging one of them with pandering": what is laid to the charge of some is not that of all.
ONE_CHARGED = re.compile(
    r"(?:,|\band) (?:charg|book|cit|jail|indict|accus)(?:ed|ing) (?!all|both|each)\w{1,12} "
    r"of (?:them|those|these|the)\b",
    re.I,
)

CHILDREN = "child_exploitation"
LENDING = frozenset({CHILDREN, "buying"})
TRADE = LENDING | {"trafficking", "selling"}
STING = re.compile(
    r"\bprostitution (?:[\w-]+ ){0,2}(?:stings?|operations?|details?|busts?|sweeps?|crackdowns?|roundups?|raids?)\b",
    re.I,
)
# Trafficking is what such work is called; who traffics is somebody it went after.
PERSONS = re.compile(r"\b(?:traffickers?|pimps?|pimping|panderers?)\b", re.I)
# Of the sentences that speak of the trade at all, so many at least speak of children alone.
SHARE, FEWEST = 0.6, 2
WRONGED = re.compile(r"\b(?:victim\w*|survivors?|rescu\w+|recover\w*|freed|exploitation of)\b", re.I)
SOUGHT = re.compile(
    r"\b(?:predators?|suspects?|arrest\w*|charg\w+|lur\w+|online|internet|undercover|solicit\w*|pos(?:ed|ing)|meet\w*|"
    r"decoys?|offenders?|men)\b",
    re.I,
)
# "Three teens, including two minors, were arrested for theft": an aside, behind which all are spoken of again.
GOES_ON = re.compile(r"[^,;.:]{0,40}, (?:was|were|has|have|had|are|is|related|in connection|on|for|accused|charged)\b")
# What a release is about stands in its first lines.
OPENING = 12
# How far above a row the line may stand that its list hangs on.
MOST_ROWS, SHORT = 20, 120


def kinds_of(words: str) -> frozenset[str]:
    """The kinds of the trade that words speak of, be it as a charge or as what an operation is against."""
    kinds = named_in(words) & TRADE
    named = PERSONS.search(words) or "trafficking" in charged_in(words)
    return kinds if named else kinds - {"trafficking"}


def lend(drafts: Sequence[Draft], page: Page) -> None:
    """Gives a figure of people held for nothing said the kind that its sentence, paragraph or release went after.

    Women held where officers came as buyers were selling.
    """
    left = [(index, draft) for index, draft in enumerate(drafts) if open_to(draft, drafts)]
    whole = of_release(drafts, page) if left else None
    for index, draft in left:
        told = [kinds for said in around(draft, drafts, page) if (kinds := frozenset().union(*map(kinds_of, said)))]
        lent = (the_one(told[0]) if told[0] <= LENDING else None) if told else of_all_work(draft, page, whole)
        if lent == "buying" and not told and (long_running(draft) or len(draft.period.first or "") == len("2018")):
            continue  # a unit goes after buyers one night, and after others in a year
        lent = lent or by_side(draft, page)
        others = any(part.own_offense and part.offense != lent for part in shares_of(drafts, index))
        if others or any(speaks(part, index, lent, page) or is_of_some(part, draft) for part in drafts):
            continue
        draft.offense = "selling" if lent == "buying" and draft.gender == "female" else lent
        if draft.total is not None and told and drafts[draft.total].sentence != draft.sentence:
            draft.own_offense = lent is not None  # its sentence says so, whatever its total was held for


def by_side(draft: Draft, page: Page) -> str | None:
    """What men, or women, were held for in a sting against prostitution that says no more: the ones buy, the others
    sell."""
    opening = (said.of(page.text) for said in (*((page.title,) if page.title else ()), *page.sentences[:2]))
    if draft.gender is None or not any(STING.search(said) for said in (draft.sentence.of(page.text), *opening)):
        return None
    return "selling" if draft.gender == "female" else "buying"


def speaks(part: Draft, index: int, lent: str | None, page: Page) -> bool:
    """Whether a part names what it was held for, and by that leaves the whole open; where it was told before that the
    operation was about children, a part only says so again."""
    if part.total != index or not part.own_offense:
        return False
    before = (said.of(page.text) for said in page.sentences if said.start < part.sentence.start)
    return not (part.offense == lent == CHILDREN and any(kinds_of(said) == {CHILDREN} for said in before))


def of_all_work(draft: Draft, page: Page, whole: str | None) -> str | None:
    """What a whole release is about, or a squad; not where the sentence itself lays something else to their charge."""
    of_others = "other" in charged_in(draft.sentence.of(page.text))
    return of_other_work(draft, page) if of_others else whole


def of_other_work(draft: Draft, page: Page) -> str | None:
    """The kind of what a squad against theft or drugs has done since it was founded, told of by its words, where the
    release does not speak of the trade at all."""
    if draft.period.scope != "since_founding" or charged_in(draft.sentence.of(page.text)) != {"other"}:
        return None
    opening = (page.title or draft.sentence, *page.sentences[:OPENING])
    if not any(squad().search(page.text, said.start, said.end) for said in opening):
        return None
    return None if any(named_in(said.of(page.text)) & TRADE for said in page.sentences) else "other"


def is_of_some(part: Draft, draft: Draft) -> bool:
    """Whether the kind that a sentence names behind a figure is that of fewer people: "of 25 arrested 20 were charged
    with solicitation"."""
    apart = part.number.span > draft.number.span or is_whole(draft.phrase)
    behind = part.sentence == draft.sentence and apart and part.own_offense
    fewer = part.measure in CUSTODIAL and 0 < part.number.value < draft.number.value
    goes_on = GOES_ON.match(part.after)
    # "30 suspects, including four traffickers, were held" says nothing of the 26.
    named = part.phrase.noun is not None and part.phrase.noun.offense is not None
    return behind and fewer and (not goes_on or (named and not charged_in(part.after[goes_on.end() :])))


@cache
def squad() -> re.Pattern[str]:
    """A body that bears the name of some other offense: "Auto Theft Task Force"."""
    (found,) = (rule["pattern"] for rule in load_rules("offense_contexts") if rule["id"] == "unit_about")
    return re.compile(found, re.I)


def open_to(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether nothing says what those of a figure, or of the one that it is a part of, were held for."""
    if draft.measure not in CUSTODIAL or draft.own_offense or draft.offense is not None or draft.number.value == 0:
        return False
    return draft.total is None or not drafts[draft.total].own_offense


def around(draft: Draft, drafts: Sequence[Draft], page: Page) -> Iterator[list[str]]:
    """A figure's sentence, what its paragraph said before, the lead-in of its list; each without the sentences that lay
    something to the charge of others."""
    taken = [other.sentence for other in drafts if other.own_offense and other.offense]
    place = next((at for at, line in enumerate(page.body) if line.covers(draft.sentence)), None)
    if draft.sentence not in taken:
        yield [draft.sentence.of(page.text)]
    if place is None:
        return
    before = Span(page.body[place].start, draft.sentence.start)
    above = [said.of(page.text) for said in page.sentences if before.covers(said) and said not in taken]
    yield [said for said in above if not OF_SOME.search(said)]
    if draft.row:
        yield [lead_in(page, place)]


def lead_in(page: Page, place: int) -> str:
    """The last sentence above a list that ends in a colon, with what its paragraph said before."""
    for line in reversed(page.body[max(0, place - MOST_ROWS) : place]):
        said = line.of(page.text)
        if said.rstrip().endswith(":") or len(said) > SHORT:
            return said if said.rstrip().endswith(":") else ""
    return ""


def of_the_wronged(said: str) -> bool:
    """Whether a sentence tells of victims alone, whose age says nothing of what anybody was held for."""
    return WRONGED.search(said) is not None and SOUGHT.search(said) is None


def of_release(drafts: Sequence[Draft], page: Page) -> str | None:
    """The kind that all, or nearly all, is of that a release says of the trade: buyers, or those who want children."""
    held = {d.offense for d in drafts if d.own_offense and not long_running(d)} - {"other", None}
    title = offenses_in(page.title.of(page.text)) if page.title else frozenset()
    of_some = {d.sentence for d in drafts[1:] if d.own_offense} - {drafts[0].sentence}
    all_told = [span for span in page.sentences if not OF_SOME.search(span.of(page.text))]
    whole = [span for span in all_told if span not in of_some and not of_the_wronged(span.of(page.text))]
    spoken = [kinds for span in whole if (kinds := kinds_of(span.of(page.text)))]
    opens = any(kinds_of(span.of(page.text)) for span in page.sentences[:OPENING])
    for kind in sorted(LENDING):
        ours = sum(kinds == {kind} for kinds in spoken)
        fits = held <= {kind} and title <= {kind, "trafficking"}
        if fits and ours >= SHARE * len(spoken) and ours >= (1 if opens and ours == len(spoken) else FEWEST):
            return kind
    return None
