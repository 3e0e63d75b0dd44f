"""Signs by which a number without a noun or verb of its own leans on another."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from extractors.counts.ages import age_group
from extractors.counts.draft import Draft
from extractors.counts.events import Event
from extractors.counts.kinds import gender
from extractors.counts.measures import CUSTODIAL
from extractors.counts.nouns import PARTICIPLES, PEOPLE, nouns
from extractors.counts.offenses import offenses_in
from extractors.counts.parsed import text_of
from extractors.counts.phrases import OWNED, UNNAMED, Phrase
from extractors.counts.triggers import measure_in

INCLUDING = re.compile(
    r"\b(?:including|included|includes?|among (?:them|those|whom)(?: \w+)?|of (?:whom|those|these|them)|"
    r"consist(?:s|ing|ed)? of|compris(?:e[sd]?|ing)|made up of)\b[^.;]{0,70}$",
    re.I,
)
APART = re.compile(
    r"\b(?:(?:arrested|held|jailed|charged|convicted|cited)\b[^.;:,]{0,40}|m[ae]n|wom[ae]n|people|suspects|"
    r"from [A-Z][\w ]{2,20})(?:,|,? and|;) (?:all )?$"
)
HAILING = re.compile(r"(?: of (?:them|those))?(?: others?)? from [A-Z]")
SOMEWHERE = re.compile(r" of whom (?:was|were) in [A-Z]")
HERE_IN = re.compile(r"\b(?:was|were) in [A-Z]")
# A number of its sentence that is no figure: "46 of the suspects were migrants, five of whom" divides none before it.
OTHERS = re.compile(r"\d[^.;\d]* (?:was|were|is|are|had|have) [^.;]{0,600}$")
OF_STAFF = re.compile(
    r"\d (?:[\w-]+ ){0,3}(?:officers|agents|investigators|detectives|deputies|prosecutors|analysts|agencies|members|"
    r"staff|employees|troopers|volunteers|advocates|teams|units|cases)\b[^.;]{0,300}$",
    re.I,
)
LAID = frozenset({"accused", "suspected", "charged", "booked", "cited"})
# "2,015 johns deterred": what was done to them is nothing that is counted.
UNHELD = re.compile(
    r"(?: [\w-]+){1,3} (?:(?:was|were) )?"
    r"(?:deterred|warned|screened|interviewed|questioned|released|educated|stopped|acquitted|cleared|exonerated|sought)\b"
)
CASES = frozenset({"cases", "charges", "complaints", "filings", "counts", "investigations", "referrals", "tips"})
MINDED = frozenset({"believed", "thought", "told", "said", "claimed", "admitted", "brought", "carried"})
BEING = frozenset({"was", "were", "is", "are", "be", "been"})
NAMES = re.compile(r"\b(?:names?|photos?|photographs?|pictures?|mugshots?|identit(?:y|ies)|faces) of $", re.I)
OF_HOME = frozenset({"residents", "citizens", "nationals", "natives", "guests", "visitors", "strangers", "locals"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
# "62 arrests (48 the year before)"
AT_OTHER_TIMES = re.compile(
    r"\([^()]*(?:\b(?:19|20)\d\d\b|\b(?:year|month|week|up|down|from|compared|against|previous\w*|last)\b)", re.I
)
SHORT = 90


def of_others(phrase: Phrase) -> bool:
    """Whether "of whom", "of them" means people of its sentence that are no figure: "ten detectives, two of them"."""
    before = text_of(phrase.token.doc)[: phrase.token.idx]
    if phrase.partitive == "them":
        return OF_STAFF.search(before) is not None or of_listed_things(phrase)
    return phrase.partitive in ("whom", "which") and OTHERS.search(before) is not None


def of_listed_things(phrase: Phrase) -> bool:
    """Whether "of them" means counted things right before: "five shelters, two of them in town", "ads, 500 of them"."""
    meant = phrase.token.head if phrase.token.dep_ == "appos" else last_word(phrase)
    if meant is None or meant.tag_ != "NNS" or ((noun := nouns().get(meant.lower_)) and noun.kind != "thing"):
        return False
    there = any(child.dep_ == "expl" for child in meant.head.children)
    return there or any(child.dep_ == "nummod" for child in meant.children)


def last_word(phrase: Phrase) -> Token | None:
    """The word before a phrase that a comma sets apart."""
    doc, at = phrase.token.doc, phrase.token.i
    return doc[at - 2] if at > 1 and doc[at - 1].text in (",", "-", "–", "—", "(") else None


def of_residents(phrase: Phrase) -> bool:
    """Whether people are told apart by where they live or come from only: "including 22 Ohio residents"."""
    word = phrase.noun.word.removesuffix("s") if phrase.noun else ""
    before = text_of(phrase.token.doc)[: phrase.token.idx]
    return word in ("resident", "national", "citizen", "native") and INCLUDING.search(before[-SHORT:]) is not None


def hails(phrase: Phrase) -> bool:
    """Whether those held are told apart by their homes: "nine men were arrested, all nine from Ohio"."""
    text, start = text_of(phrase.token.doc), phrase.token.idx
    behind = HAILING.match(text, start + len(phrase.token.text))
    return phrase.noun is None and behind is not None and APART.search(text[:start]) is not None


def of_place(phrase: Phrase) -> bool:
    """Whether a row's label is a place: "Examplar County: 12"."""
    return phrase.noun is not None and phrase.noun.word in ("county", "city", "state")


def fragment(doc: Doc, phrase: Phrase) -> bool:
    """Whether a phrase stands in a short sentence without a verb, which tells who those just counted are: "Eight men,
    one woman"."""
    people = phrase.noun is not None and phrase.kind in PEOPLE
    return people and len(text_of(doc)) < SHORT and not any(token.tag_ in FINITE for token in doc)


def included(before: str) -> bool:
    """Whether a number is listed behind "including", with nothing new happening in between."""
    opening = INCLUDING.search(before)
    if opening is None:
        return False
    words = re.findall(r"[a-z]+", opening.group().lower())[1:]
    return not any(word in PARTICIPLES for word in words)


def directly(before: str) -> bool:
    """Whether "including" stands between a number and the one before it, with no other listed in between."""
    opening = INCLUDING.search(before)
    return opening is not None and opening.group().lower().startswith("inc") and not re.search(r"\d", opening.group())


def acts(phrase: Phrase, after: str, custodial: bool) -> bool:
    """Whether what follows tells what the people did, and nothing of who they are or what they are held for."""
    verb = phrase.head.head
    if phrase.partitive in OWNED and verb.lower_ in MINDED:
        return True
    told = tells(after) or tells(after.split(",")[0]) or verb.lower_ in LAID
    if custodial and phrase.head.dep_ in ("nsubj", "nsubjpass") and verb.tag_.startswith("VB"):
        if verb.lower_ in BEING and any(c.dep_ == "attr" and c.lower_ not in OF_HOME for c in verb.children):
            return False  # "nine were schoolteachers" tells of what kind they are
        return not told and not (phrase.partitive == "whom" and SOMEWHERE.match(after))
    if (
        phrase.partitive not in OWNED
        or phrase.head.dep_ not in ("nsubj", "nsubjpass")
        or verb.lower_ in BEING
        or not verb.tag_.startswith("VB")
    ):
        return False
    return not told


def tells(after: str) -> bool:
    """Whether words tell of what people are held for, how old or of which gender they are."""
    return bool(offenses_in(after) or age_group(after) or gender(after))


# What those did who were arrested, told of them by the main verb of a clause about them.
ELSEWHERE = re.compile(r" (?:also )?(?:work(?:ed|s)?|live[ds]?|told|said|admitted|claimed|had)\b")


def aside(phrase: Phrase, event: Event, after: str) -> bool:
    """Whether a share of those counted is told apart by what is no kind: "two of those arrested are students"."""
    clause = event.token.dep_ in ("acl", "relcl")
    behind = event.token.idx + len(event.token.text) - phrase.token.idx - len(phrase.token.text)
    if clause and behind > 0 and ELSEWHERE.match(after[behind:]):
        return True
    within = phrase.partitive in ("those", "these", "them", "the") and clause
    verb = phrase.head.head
    return (
        within
        and phrase.head.dep_ in ("nsubj", "nsubjpass")
        and verb is not event.token
        and verb.tag_.startswith("VB")
        and not tells(re.split(r"\d", text_of(phrase.token.doc)[event.token.idx :][:SHORT])[0])
        and not HERE_IN.search(after)
    )


def of_cases(phrase: Phrase) -> bool:
    """Whether "of them" means cases or things: "The office reviewed 500 cases and charged 420 of them"."""
    if phrase.partitive not in ("them", "those", "these", "which") or phrase.noun is not None:
        return False
    for word in reversed(re.findall(r"[a-z-]+", text_of(phrase.token.doc)[: phrase.token.idx].lower())):
        if word in CASES:
            return True
        if word.endswith("s") and word in nouns() and nouns()[word].kind not in ("thing", "crime"):
            return False
    return False


def named(phrase: Phrase) -> bool:
    """Whether only the names or pictures of some are told of: "released the names of seven of those arrested"."""
    before = text_of(phrase.token.doc)[max(0, phrase.token.idx - SHORT) : phrase.token.idx]
    return phrase.partitive is not None and NAMES.search(before) is not None


def told_otherwise(phrase: Phrase, after: str, measure: str) -> bool:
    """Whether a row's own words say that something else happened: "People diverted to social services: 4"."""
    found = measure_in(f"{phrase.words} {after}")
    return (found is not None and found != measure) or UNHELD.match(after) is not None


def stands_alone(phrase: Phrase) -> bool:
    """Whether a number without a noun is one of its own: not followed by another number or an unread noun."""
    if phrase.partitive is not None:
        return True
    following = phrase.token.doc[phrase.token.i + 1 : phrase.token.i + 2]
    if len(following) and (following[0].lower_ in UNNAMED or following[0].lower_ in PARTICIPLES):
        return True
    if not len(following):  # "Two arrests, rescue of 11"
        return phrase.token.i > 0 and phrase.token.nbor(-1).lower_ == "of"
    return following[0].tag_ not in ("CD", "NN", "NNP", "JJ", "NNS", "SYM")


def opposed(phrase: Phrase, draft: Draft) -> bool:
    """Whether suspects stand beside victims, or victims beside suspects: "5 juveniles, 1 suspected pimp"."""
    if draft.measure in CUSTODIAL:
        return phrase.kind == "victim"
    return phrase.kind == "suspect"


def suits(phrase: Phrase, measure: str) -> bool:
    """Whether a phrase names people of a measure's kind: minors and victims are rescued, suspects arrested."""
    if phrase.noun is None or (phrase.noun.kind == "person" and not minor(phrase)):
        return False
    return (measure in CUSTODIAL) == (phrase.noun.kind == "suspect")


def minor(phrase: Phrase) -> bool:
    return phrase.noun is not None and phrase.noun.age_group == "minor"


# "Of the 51 arrested for prostitution, 13 were men."
OF_WHOLE = re.compile(
    r"(?:^|[.;:\"] ?)\W{0,9}(?:out of|of|among) (?:the|those|these|all)\b[^;:]{0,110}, "
    r"(?:at least |only |(?:[\w.'-]+ ){1,5}said (?:that )?)?$",
    re.I,
)


HARMED = re.compile(r"\b(?:of|for) \w+ing (?:\w+ )?\d")
OF_THINGS = re.compile(
    r"\b\d+ (?:[\w-]+ ){0,4}?(?:investigations|cases|searches|leads|vehicles|firearms|guns|locations|businesses)\b"
)


def directly_after(between: str) -> bool:
    """Whether no victims stand before "including", nor things: not "arrested 14 suspected of holding 72 people,
    including five", "two arrests and nine searches, including five"."""
    opening = re.split(r"\bincluding\b", between)
    return len(opening) != 2 or not (HARMED.search(opening[0]) or OF_THINGS.search(opening[0]))


def is_clause(phrase: Phrase) -> bool:
    """Whether a bare number is the subject of a clause that says who they are: "; 12 were men"."""
    bare = phrase.head is phrase.token and phrase.partitive is None
    return bare and phrase.head.dep_ == "nsubj" and phrase.head.head.lower_ in BEING


def opens_whole(doc: Doc, phrase: Phrase) -> bool:
    """Whether "Of the 51 arrested, " stands before a number."""
    return OF_WHOLE.search(text_of(doc)[: phrase.token.idx]) is not None
