"""What becomes of a share: what happened to the whole happened to it, unless its own words say otherwise."""

from __future__ import annotations

import re

from extractors.counts.draft import Draft, agree
from extractors.counts.events import Event
from extractors.counts.leaning import acts, told_otherwise
from extractors.counts.measures import CUSTODIAL, OF_THINGS
from extractors.counts.parsed import text_of
from extractors.counts.phrases import OWNED, Phrase
from extractors.counts.remainder import is_rest
from extractors.counts.untold import says_nothing

FOR = re.compile(
    r"\s{0,3}(?:more |others? )?(?:(?:for|on(?! (?:\w+day|the (?:first|second|third|last|next|day|night|following))\b)|"
    r"with|charged with|accused of)\b|"
    r"of (?:human |sex |labor )?(?:traffick|pimping|pander|prostitut|solicit|promoting|patroni))",
    re.I,
)
HERE = re.compile(
    r"\s{0,3}(?:(?:more |others? )?(?:for|on|with|in|from|at|near|by|charged|accused|who|whom)\b|[,.;)]|$)", re.I
)
# What splits a total by where people live or are held is no figure of its own.
STATUS = re.compile(
    r"^[^.;]{0,40}\b(?:at large|pending trial|"
    r"(?:is|are|was|were|being|been|still|remain\w*) (?:\w+ )?(?:looked for|sought|wanted)|"
    r"wanted (?:by|in|on|for)|still missing|"
    r"lived?(?! (?:off|on|from))|liv(?:e|ing) (?:with|in|at)|reside\w*|residents?|remains?|"
    r"migrants?|immigrants?|undocumented|(?:foreign )?nationals|(?:U\.S\. )?citizens|aliens|"
    r"in the country|posted|bail|bond|"
    r"needed|required|suffered|"
    r"(?:drove|came|traveled|travelled|flew) (?:in )?from|"
    r"not (?:yet )?(?:been )?(?:found|located|arrested|apprehended|in custody)|yet to be|"
    r"deterred|interviewed|screened|warned|diverted|(?:was|were) (?:listed|ranked|described) as|"
    r"in the (?:custody|care) of|in foster care|address(?:es)?|"
    r"released|free on|in custody|students?|employ\w+|worked as|(?:was|were|came|come|is|are|hails?) (?:all )?from)\b",
    re.I,
)
# Who some of them were before is no kind of what they were held for: "three of whom are registered sex offenders".
RECORDED = re.compile(
    r"(?: [^.;:\d]{0,30}? (?:is|are|was|were)| (?:is|are|was|were))?(?: (?:also|already|previously|all|both|now))? "
    r"(?:(?:previously )?(?:registered|convicted|known) (?:[\w-]+ )?(?:offenders?|predators?|felons?)|"
    r"(?:parolees|probationers)\b|on (?:probation|parole)\b)",
    re.I,
)
# Arrests come from where they were made: "Of the 230 arrests, 40 came from Examplar County".
MADE_IN = re.compile(r" (?:of (?:them|those|these) )?(?:came|come|were made) (?:from|in) [A-Z]")
SET_IN = re.compile(r" (?:of (?:them|whom|those) )?(?:(?:was|were) )?(?:in|at) [A-Z]")
HAILING = re.compile(r",? (?:(?:others?|m[ae]n|wom[ae]n|people|persons?|individuals?|suspects?) )?from [A-Z]")
# "None of them are juveniles", "none was under 18": a share of none is told by who they are.
NO_SUCH = re.compile(
    r"(?:(?: of(?: [\w-]+){1,4}?)? (?:was|were|is|are))? (?:found to be )?(?:an? )?(?:(?!the\b)\w+ )?"
    r"(?:under(?:age| (?:the age of )?1\d)|minors?|juveniles?|child(?:ren)?|teen\w*|girls?|boys?|adults?|"
    r"wom[ae]n|m[ae]n|fe?males?)\b",
    re.I,
)
# How long those convicted will sit is no kind: "14 of them for life".
TERM = re.compile(r"(?: of (?:them|whom|those|which))? (?:for|to) (?:life|\d+|years)\b", re.I)
ACCUSED = re.compile(r" (?:are|is|were|was)(?: \w+)? (?:accused|charged|suspected)\b")
# "*Two defendants accused of planning it": only what some of them are said to have done.
ALLEGED = re.compile(r"(?: [\w-]+){1,4} (?:accused|suspected) of\b")
# "12 in Sampleton and the rest elsewhere, including two": those two are some of the rest.
THE_REST = re.compile(r"\bthe (?:rest|others|remainder)\b")
# "Bond was set at a million for 11 of them"
BAIL = re.compile(r"\b(?:bond|bail)s? (?:was|were|is|has been|had been) set [^.;]{0,40}\bfor (?:the )?$", re.I)
CASEWORK = frozenset({"charged", "convicted"})


def inherited(lead: Draft, phrase: Phrase, row: bool, after: str, listed: bool) -> list[Event]:
    """What happened to the whole happened to the part, unless the part is of another sort."""
    unread = phrase.noun is None and phrase.head is not phrase.token and phrase.partitive is None
    governed = phrase.head is phrase.token and phrase.partitive is None and phrase.token.dep_ in ("dobj", "pobj")
    if row and lead.measure in OF_THINGS:  # "Of these, held at motels: 3"
        return (
            [share_of(lead, phrase)] if phrase.partitive in ("these", "those", "them") and phrase.noun is None else []
        )
    if lead.phrase.of_events and phrase.noun is None and MADE_IN.match(after):
        return [share_of(lead, phrase)]
    if BAIL.search(text_of(phrase.token.doc)[: phrase.token.idx]):
        return []
    aside = phrase.kind == "suspect" and phrase.partitive is None and not lead.row
    aside = aside and lead.phrase.token.doc is not phrase.token.doc
    accused = (lead.measure == "convicted" and ACCUSED.match(after)) or (aside and ALLEGED.match(after))
    of_a_case = phrase.partitive in OWNED and lead.measure in CASEWORK
    if (
        (phrase.number.value == 0 and not ((phrase.partitive and SET_IN.match(after)) or NO_SUCH.match(after)))
        or of_a_case
        or accused
        or (row and lead.measure in CUSTODIAL and says_nothing(phrase))
        or (lead.measure == "convicted" and TERM.match(after))
        or STATUS.search(after)
        or RECORDED.match(text_of(phrase.token.doc), phrase.token.idx + len(phrase.token.text))
        or (HAILING.match(after) and (phrase.noun is None or lead.measure in CUSTODIAL))
        or (not lead.phrase.of_events and not is_rest(phrase) and acts(phrase, after, lead.measure in CUSTODIAL))
    ):
        return []
    if not row and (unread or phrase.of_crimes or (governed and not (FOR if not listed else HERE).match(after))):
        return []
    if phrase.kind == "suspect" and lead.measure not in CUSTODIAL:
        return []
    if row and told_otherwise(phrase, after, lead.measure):
        return []
    if not agree(phrase.kind, lead.kind) or lead.measure in OF_THINGS:
        return []
    return [share_of(lead, phrase)]


def share_of(lead: Draft, phrase: Phrase) -> Event:
    return Event(lead.measure, f"part_of_{lead.rule.removeprefix('part_of_')}", phrase.token)
