"""Numbers that nothing is said to have befallen, but that add up to a figure told before them: "244 were arrested. 141
wanted to buy. Another 93 came to sell, and the remaining 10 drove."

That they add up says whose they are, whatever words tell who they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.counts.draft import Draft
from extractors.counts.events import by_verb
from extractors.counts.gate import Candidate
from extractors.counts.harm import done_to
from extractors.counts.headings import sets_apart
from extractors.counts.leaning import stands_alone
from extractors.counts.measures import CUSTODIAL, OF_THINGS
from extractors.counts.nouns import PEOPLE
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.counts.shares import HAILING
from extractors.model import Number

RULE = "adds_up"
LEAST, NEAR, FAR = 3, 500, 900  # value; characters between two of them; and from the figure to the last of them
# Where those of a figure live, or what became of them in custody, divides it no further; those still sought are none.
ASIDE = re.compile(
    r"[^.;]{0,60}\b(?:liv(?:es?|ed|ing) (?:in|at|near|outside|elsewhere|here|there)|resid\w+|hail(?:s|ed)?|"
    r"(?:came|come|comes|are|were|is|was|drove in|traveled) (?:here )?from|remain\w*|bail\w*|bond(?:ed)?|guests?|"
    r"released|custody|at large|wanted (?:for|by|on)|sought|fled|still missing|not|never|nothing|dismissed|acquitted|"
    r"declin\w+|refus\w+|died|dead|killed|injured)\b",
    re.I,
)
# "All the others, 58, took place in the city", "the remaining dozen fit in neither box"
# "the other arrest is that of one juvenile", "a total of 40 men wanted"
REST = re.compile(
    r"\b(?:(?:others?|remaining|last|another|rest),? (?:of (?:them|these|those),? )?|"
    r"(?:other|remaining|last) (?:arrests?|suspects?|victims?)[^.;:,\d]{1,40} )$",
    re.I,
)
TOTAL = re.compile(r"^\W{0,9}(?:an? |the )?(?:total|number) of $", re.I)
FINITE = frozenset({"VBD", "VBP", "VBZ", "VBN", "MD"})
# "24 men in custody - 12 in Springfield", "24 men: 12"
OPENED = re.compile(r":| [-–—]{1,2} |—|\(")
# "36 arrests: 14 felonies and 22 misdemeanors"
GRADES = frozenset({"felony", "felonies", "misdemeanor", "misdemeanors"})
# "Two were members of the task force": who took part.
PART_OF = frozenset({"whom", "which", "its", "our", "my"})


@dataclass(frozen=True, slots=True)
class Loose:
    """A number of people of whom nothing is read."""

    phrase: Phrase
    candidate: Candidate
    after: str
    kind: str | None
    weak: bool = False  # only where it and all other numbers of its sentence add up


def loose(phrase: Phrase, candidate: Candidate, after: str) -> Loose | None:
    """A number without a figure that may be one of those that divide another, or None."""
    if may_add_up(phrase, candidate, after):
        return Loose(phrase, candidate, after, phrase.kind)
    if (
        phrase.number.precision != "exact"
        or phrase.number.value == 0
        or done_to(phrase)
        or ASIDE.match(after)
        or HAILING.match(after)
    ):
        return None
    graded = phrase.of_crimes and phrase.head.lower_ in GRADES
    whom = (phrase.noun is None and phrase.head is phrase.token) or phrase.kind in PEOPLE or graded
    return Loose(phrase, candidate, after, phrase.kind, weak=True) if whom and (graded or not candidate.row) else None


def may_add_up(phrase: Phrase, candidate: Candidate, after: str) -> bool:
    """Whether it may be one wherever the others are told."""
    if phrase.number.precision != "exact" or (phrase.number.value == 1 and phrase.partitive):
        return False
    if any(sets_apart(head, True) for head in candidate.heads[:1]):
        return False  # "Victims: 7 (five adults, two juveniles)" below those arrested
    if phrase.number.value == 0 or phrase.partitive in PART_OF or done_to(phrase) or ASIDE.match(after):
        return False
    if not (candidate.row or stands_first(phrase)) or told_by_verb(phrase):
        return False
    if phrase.noun is None:
        return bare(phrase) or (candidate.row and phrase.head is phrase.token)
    several = phrase.number.value > 1 or REST.search(before_of(phrase)) is not None
    return (phrase.kind in PEOPLE and several) or phrase.kind == "event"


def stands_first(phrase: Phrase) -> bool:
    """Whether a clause is about those that a number counts."""
    said = before_of(phrase)
    head = phrase.head if phrase.head.dep_ != "conj" else phrase.head.head
    opens = TOTAL.search(said) is not None or not re.search(r"\w", said)
    return head.dep_ in ("nsubj", "nsubjpass") or REST.search(said) is not None or opens


def before_of(phrase: Phrase) -> str:
    return text_of(phrase.token.doc)[: phrase.token.idx]


def acts(phrase: Phrase) -> bool:
    """Whether a verb stands right behind a number, so that what looks like its noun is none: "14 answered ads"."""
    following = phrase.token.doc[phrase.token.i + 1 : phrase.token.i + 2]
    return len(following) > 0 and following[0].tag_ in FINITE and following[0].is_alpha


def bare(phrase: Phrase) -> bool:
    """Whether no noun follows a number: of several a word in the singular is none."""
    if phrase.number.value > 1 and acts(phrase):
        return True
    if phrase.head is phrase.token:
        return stands_alone(phrase)
    return phrase.number.value > 1 and phrase.head.tag_ not in ("NNS", "NNPS")


def told_by_verb(phrase: Phrase) -> bool:
    """Whether a verb of the trade says something else of them: "two were interviewed"."""
    rules = by_verb().get(phrase.head.head.lower_, ()) if phrase.head.dep_ in ("nsubj", "nsubjpass") else ()
    return any("needs" not in rule for rule in rules)


def add_up(drafts: list[Draft], loose: Sequence[Loose]) -> None:
    """Adds the figures of loose numbers that, with those read between them, add up to a figure before them."""
    left = list(loose)
    for index in range(len(drafts)):
        strong = [one for one in left if not one.weak]
        for apart in runs(drafts, index, strong):
            take(drafts, index, apart, left)
        run = whole_sentence(drafts, index, left)
        take(drafts, index, run, left)
        for one in run:
            if isinstance(one, Draft) and one.total is None:
                one.total = index


def take(drafts: list[Draft], index: int, run: Sequence[Draft | Loose], left: list[Loose]) -> None:
    """Makes figures of the loose numbers of a run."""
    for one in run:
        if isinstance(one, Loose) and one in left:
            drafts.append(figure(one, drafts[index], index))
            left.remove(one)


def whole_sentence(drafts: Sequence[Draft], index: int, loose: Sequence[Loose]) -> list[Draft | Loose]:
    """The numbers beside a figure in its sentence where all of them add up to it."""
    total = drafts[index]
    here = [one for one in loose if one.candidate.span == total.sentence and suits(one, total)]
    if not may_be_divided(total) or not here:
        return []
    loose_at = {start_of(one) for one in here}
    told = [d for i, d in enumerate(drafts) if d.sentence == total.sentence and beside(drafts, i, index)]
    run: list[Draft | Loose] = [*here, *{start_of(d): d for d in told if start_of(d) not in loose_at}.values()]
    others = [number for number in here[0].candidate.numbers if number.value != total.number.value]
    if not announced(total, run):
        return []
    several = len(others) == len(run) > 1 and any(value_of(one) > 1 for one in run)
    return run if several and sum(map(value_of, run)) == total.number.value else []


def may_be_divided(total: Draft) -> bool:
    """Whether numbers that add up to a figure say something: it is exact and not too small."""
    return total.number.value >= LEAST and total.number.precision == "exact" and total.number.value_max is None


def announced(total: Draft, run: Sequence[Draft | Loose]) -> bool:
    """Whether a sign announces that a figure is divided, or it sums up what stands before it."""
    text, at = text_of(total.phrase.token.doc), total.phrase.token.idx
    stand = [one.phrase.token.idx for one in run]
    return max(stand) < at or (min(stand) > at and OPENED.search(text[at : min(stand)]) is not None)


def figure(one: Loose, total: Draft, index: int) -> Draft:
    candidate = one.candidate
    return Draft(
        one.phrase.number, total.measure, RULE, candidate.span, None, one.phrase, one.after, one.kind, index,
        row=candidate.row, column=candidate.column, heads=candidate.heads, over=candidate.over,
    )  # fmt: skip


def runs(drafts: Sequence[Draft], index: int, loose: Sequence[Loose]) -> Iterator[list[Draft | Loose]]:
    """Stretches of numbers behind a figure that add up to it, of which one at least is loose."""
    total = drafts[index]
    if not may_be_divided(total):
        return
    begin = total.number.said.end
    fits = [one for one in loose if begin < start_of(one) < begin + FAR and suits(one, total)]
    if not fits:
        return
    told = [d for i, d in enumerate(drafts) if begin < start_of(d) < begin + FAR and beside(drafts, i, index)]
    run: list[Draft | Loose] = []
    both: list[Draft | Loose] = [*fits, *told]
    for one in sorted(both, key=start_of):
        if run and start_of(one) - start_of(run[-1]) > NEAR:
            run = []
        run.append(one)
        while sum(map(value_of, run)) > total.number.value:
            run.pop(0)
        if sum(map(value_of, run)) == total.number.value:
            if len(run) > 1 and any(isinstance(part, Loose) for part in run):
                yield run
            run = []


def suits(one: Loose, total: Draft) -> bool:
    """Whether those of a loose number can be some of a figure's people, or of its operations."""
    if one.phrase.number.value >= total.number.value:
        return False
    noun = one.phrase.noun
    if total.measure in OF_THINGS or (noun and noun.kind == "event"):
        return noun is not None and noun.measure == total.measure
    return one.phrase.kind != ("victim" if total.measure in CUSTODIAL else "suspect")


def beside(drafts: Sequence[Draft], place: int, index: int) -> bool:
    """Whether a figure is one that may stand beside others in dividing another: of its measure, and no part of such."""
    one, total = drafts[place], drafts[index]
    if one.measure != total.measure or one.number.value >= total.number.value or one.rule == "compared":
        return False
    return one.total in (None, index) or start_of(drafts[one.total]) <= start_of(total)


def start_of(one: Draft | Loose) -> int:
    return number_of(one).said.start


def value_of(one: Draft | Loose) -> int:
    return number_of(one).value


def number_of(one: Draft | Loose) -> Number:
    return one.phrase.number if isinstance(one, Loose) else one.number
