"""Figures that stand behind what they count: "the number of arrests is 82", "which brings it to 59"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from extractors.counts.draft import Draft, agree
from extractors.counts.events import Event
from extractors.counts.holding import BESIDE
from extractors.counts.nouns import nouns
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.counts.triggers import measure_in
from extractors.rulebook import load_rules

BEFORE = 140
MARKS = frozenset({"mark", "milestone"})
OF_WORK = re.compile(r"\b(?:operations?|stings?|raids?|sweeps?|details?|missions?|takedowns?|warrants?)\b", re.I)
NAMED = frozenset({"number_of", "number_rose", "amounted_to"})  # rules that count nothing but what they name
# "brings the number of guns to": not what was counted last.
OF_OTHERS = re.compile(r"\b(?:number|total|count|tally)s? (?:of|for) (?!the (?:year|month|week|day|operation)\b)", re.I)
ALSO_FOR = re.compile(r"(?:,|,? and) [^.;:,]{3,50} for $")
OF_TRADE = re.compile(r"\bvictims? of (?:sex|labor|forced labor) trafficking\b", re.I)
YEAR, ENDED = (
    re.compile(r"(?:19|20)\d\d"),
    re.compile(r" ?(?:[.,;)]|$| and\b| but\b| in\b| so far\b| (?:this|last) year\b)"),
)
DONE = re.compile(r" (?:who (?:were|was|have been) |(?:have|had) been |(?:was|were|are) )?(?P<word>[a-z]{3,12}ed)\b")
FROM = re.compile(r"\bfrom(?: the)? $")
AND = re.compile(r"(?:[,;]|,? and) $")
# Behind it stands when or in what it was: "the number of victims rescued as part of the operation".
ASIDE = re.compile(r"\b(?:as part of|during|under|through|since|in)\b", re.I)


# "Four were found at the second motel, 13 victims in all."
BEHIND, IN_ALL = (
    re.compile(r"[,;:–—-] (?:or |for |making )?$"),
    re.compile(r"(?: [\w-]+){0,3}?,? (?:in all|in total|all told|altogether)\b"),
)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a figure behind its noun counts; `total` is the index of the draft whose share it is."""

    event: Event
    total: int | None


@dataclass(frozen=True, slots=True)
class Sum:
    """One rule of rules/tallies.yml: whether it tells a share, counts by things, lets a noun of people follow, is told
    what is counted behind the number, or lets nothing follow."""

    id: str
    before: re.Pattern[str]
    share: bool
    things: bool
    people: bool
    behind: bool
    alone: bool

    def takes(self, phrase: Phrase, drafts: Sequence[Draft]) -> bool:
        """Whether it can speak of a number with such a noun, or without one."""
        if self.alone and not (
            ENDED.match(text_of(phrase.token.doc), phrase.token.idx + len(phrase.token.text))
            and goes_on_counting(phrase, drafts)
        ):
            return False
        of_things = phrase.noun is not None and phrase.noun.kind == "thing"
        return of_things == self.things and (phrase.noun is None or self.share or self.things or self.people)


@cache
def patterns() -> tuple[Sum, ...]:
    return tuple(
        Sum(
            r["id"],
            re.compile(r["before"], re.I),
            *(bool(r.get(key)) for key in ("share", "things", "people", "behind", "alone")),
        )
        for r in load_rules("tallies")
    )


def counts_things(doc: Doc, phrase: Phrase) -> bool:
    """Whether the plural before a comma names things: "the shops, 11 in all"."""
    before = doc[phrase.token.i - 2] if phrase.token.i > 1 and doc[phrase.token.i - 1].text == "," else None
    noun = nouns().get(before.lower_) if before is not None else None
    return before is not None and before.tag_ == "NNS" and (noun is None or noun.kind == "thing")


def tally(doc: Doc, phrase: Phrase, drafts: Sequence[Draft], recent: Sequence[int]) -> Tally | None:
    """What the words before a number say that it sums up, or None. `recent` are the drafts it may mean."""
    marked = phrase.head.lower_ in MARKS  # "passed the 800 mark"
    if phrase.partitive is not None or (phrase.head is not phrase.token and phrase.noun is None and not marked):
        return None
    before = text_of(doc)[max(0, phrase.token.idx - BEFORE) : phrase.token.idx]
    lead = meant(phrase, drafts, recent, False)
    if (
        lead is not None
        and BEHIND.search(before)
        and not counts_things(doc, phrase)
        and IN_ALL.match(text_of(doc), phrase.token.idx + len(phrase.token.text))
    ):
        return Tally(Event(drafts[lead].measure, "in_all", phrase.token), None)
    for rule in patterns():
        said = rule.before.search(before) or (goes_on(doc, before, drafts) if told_last(drafts, rule) else None)
        if said is None or not rule.takes(phrase, drafts):
            continue
        told = [words for words in said.groupdict().values() if words]
        what = text_of(doc)[phrase.token.idx :][:BEFORE] if rule.behind else (told[0] if told else None)
        measure = measure_in(ASIDE.split(what)[0]) or measure_in(what) if what else None
        if measure in ("operations", "search_warrants") and what and not OF_WORK.search(what):
            continue  # "the count of deaths that took place was 101"
        if rule.people and phrase.noun is not None and measure is None:
            measure = phrase.noun.measure if rule.id == "compared" and phrase.of_events else said_behind(phrase)
        share = rule.share or (measure is None and OF_TRADE.search(what or "") is not None)
        if measure is None and not share and (rule.id in NAMED or rule.behind or OF_OTHERS.search(what or "")):
            continue
        if measure is None and not share and counts_others(phrase, drafts):
            continue
        lead = meant(phrase, drafts, recent, share)
        if measure is None and lead is not None:
            measure = drafts[lead].measure
        if measure is not None:
            again = share and lead is not None and BESIDE.search(phrase.words)  # "accounted for seven more"
            whole = drafts[lead].total if again and lead is not None else lead
            return Tally(Event(measure, rule.id, phrase.token), whole if share else None)
    return None


def said_behind(phrase: Phrase) -> str | None:
    """The measure of what the words right behind a noun say happened: "That makes 35 pimps arrested"."""
    end = phrase.head.idx + len(phrase.head.text)
    done = DONE.match(text_of(phrase.token.doc), end)
    return measure_in(done["word"]) if done else None


def goes_on_counting(phrase: Phrase, drafts: Sequence[Draft]) -> bool:
    """Whether the numbers before it in its sentence, but for years and a total's ("six of the 27"), are figures."""
    told = {draft.phrase.token for draft in drafts}
    totals = {str(draft.number.value) for draft in drafts if draft.phrase.token.doc is not phrase.token.doc}
    before = phrase.token.doc[: phrase.token.i]
    others = (token for token in before if token.text.isdigit() and token not in told)
    return all(YEAR.fullmatch(token.text) or token.text in totals for token in others)


def counts_others(phrase: Phrase, drafts: Sequence[Draft]) -> bool:
    """Whether the number before it in its sentence counts things: "They seized 12 guns, bringing the total to 58"."""
    before = [t for t in phrase.token.doc[: phrase.token.i] if t.text.isdigit() and t.nbor().text != "-"]
    of_things = bool(before) and before[-1].dep_ == "nummod" and before[-1].head.tag_ == "NNS"
    return of_things and all(draft.phrase.token != before[-1] for draft in drafts)


def of_other_time(draft: Draft) -> bool:
    """Whether a figure is another year's with which one is compared: "up from 15", "rose to 88 from 61"."""
    return draft.rule == "compared" or (draft.rule == "number_rose" and FROM.search(draft.before) is not None)


def told_last(drafts: Sequence[Draft], rule: Sum) -> bool:
    """Whether the figure before is a share, or one of another time, by the same rule."""
    return (rule.share or rule.id == "compared") and bool(drafts) and drafts[-1].rule == rule.id


def goes_on(doc: Doc, before: str, drafts: Sequence[Draft]) -> re.Match[str] | None:
    """Whether shares are listed on: ", the city for 12"; in the same sentence ", and 12 women who"."""
    return ALSO_FOR.search(before) or (AND.search(before) if drafts[-1].phrase.token.doc is doc else None)


def meant(phrase: Phrase, drafts: Sequence[Draft], recent: Sequence[int], share: bool) -> int | None:
    """The last figure of such people; one that is large enough to hold a share."""
    for index in reversed(recent):
        lead = drafts[index]
        if agree(phrase.kind, lead.kind) and not (share and lead.number.value < phrase.number.value):
            return index if lead.total is None or not share else lead.total
    return None
