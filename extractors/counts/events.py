"""What a word of the trade says: the measure its rule gives it, and whether it really happened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.counts.unreal import YEARLY, unreal
from extractors.rulebook import Rule, load_rules

PASSIVE = ("VBN", "VBD")
MODALS = frozenset({"may", "might", "could", "would", "should", "can", "ca", "must"})
FUTURE = frozenset({"will", "'ll", "wo"})
GOALS = frozenset({
    "expect", "expected", "hope", "hopes", "plan", "plans", "aim", "aims", "aimed", "goal",
    "seek", "seeks", "try", "trying", "want", "wants", "intended", "designed", "attempt", "attempting",
})  # fmt: skip
PRIOR = re.compile(
    r"\b(?:of such|prior|previous|(?:earlier|past)"
    r"(?! (?:this|that|in|on|weeks?|months?|years?|decades?|fiscal|quarter|few|two|three|\d+)\b)|"
    r"false|wrongful|outstanding|overturned|vacated|reversed)\b",
    re.I,
)
OFFENDERS = frozenset({
    "he", "she", "defendant", "defendants", "suspect", "suspects", "man", "woman", "pimp", "pimps", "trafficker",
    "traffickers", "offender", "offenders",
})  # fmt: skip
# Whom they find, no authority has.
BYSTANDERS = frozenset({
    "neighbor", "neighbors", "guard", "guards", "passerby", "witness", "witnesses", "driver", "drivers", "resident",
    "residents", "relative", "relatives", "mother", "father", "parent", "parents", "friend", "friends", "employee",
    "customer", "stranger", "paramedics", "firefighters", "clerk",
})  # fmt: skip
BLAMED = frozenset({"accused", "charged", "suspected", "convicted", "guilty"})
# What offenders do with victims, too; of somebody with a bare name it tells nothing of the authorities.
MEETING = frozenset({
    "met", "meet", "contacted", "contact", "found", "find", "located", "encountered", "spoke", "talked",
    "reached", "came",
})  # fmt: skip
TOGETHER = frozenset({"met", "meet", "spoke", "talked"})
ACTING = re.compile(
    r"\b(?:police|sheriff|department|office|bureau|unit|force|team|agency|division|center|county|city|state|patrol|"
    r"investigations?|services?|marshals?|operation|coalition|program|project|council|detectives?|deput\w+|officers?|"
    r"sergeant|sgt|lt|agents?|attorney|house|security|ministr\w+|foundation|network|mission|judge|chief)\b",
    re.I,
)
# What is done with those whom others charged or convicted, before.
TRIED = frozenset({"charged", "convicted", "sentenced", "arrested", "indicted"})
LOOKED_AFTER = re.compile(
    r"\b(?:pardon|review|releas|freed|freeing|exonerat|commut|resentenc|represent|supervis|monitor|visit|"
    r"defend)\w* (?:(?!and\b|as\b|that\b|led\b)[\w-]+ ){0,4}$",
    re.I,
)
# What takes a charge or a conviction back.
TAKEN_BACK = re.compile(
    r"(?:dismiss|vacat|overturn|revers|expung|toss|withdr[ae]w|quash)\w*|drop(?:s|ped|ping)?|thrown", re.I
)
# "Prosecutors consider charges against two", "will seek an indictment of three": none has been brought.
CONSIDERED = re.compile(
    r"\b(?:consider|weigh|mull|contemplat|ponder|recommend|request|seek|prepar)(?:s|ed|ing|e|es)?(?: [\w-]+){0,3} $|"
    r"\bsought(?: [\w-]+){0,3} $|\bdecide (?:on|whether)(?: [\w-]+){0,3} $",
    re.I,
)
# "A warrant was issued for the arrest of two": they are sought.
SOUGHT = re.compile(r"\b(?:warrants?|reward|calls?|manhunt|search)(?: \w+){0,3} for (?:the )?$", re.I)
AGE = re.compile(r"\b(?:under|minors?|juveniles?|underage|younger|teen\w*|child|children)\b", re.I)
INITIALS = 3  # letters an agency is known by; a person's are fewer
UNTRUE = frozenset({"wrongfully", "wrongly", "falsely", "unjustly", "never"})
# "Six are being detained": that they still are is nothing that happened.
HELD = frozenset({"detained", "held"})
SHARES = frozenset({"percent", "%", "half", "most", "majority", "third", "quarter", "each"})
EACH = frozenset({"each", "every"})
SCHEDULED = frozenset({"scheduled", "slated", "set", "due", "awaiting", "ready"})


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: its measure, the rule that says so, and the word that does."""

    measure: str
    rule: str
    token: Token


@cache
def by_verb() -> dict[str, tuple[Rule, ...]]:
    return table("verbs")


@cache
def by_noun() -> dict[str, tuple[Rule, ...]]:
    return table("nouns")


def table(part: str) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in load_rules("triggers"):
        for word in rule.get(part, []):
            found[word] = (*found.get(word, ()), rule)
    return found


def fits(rule: Rule, kind: str | None) -> bool:
    return kind in rule["kinds"] or (kind == "unknown" and rule.get("any_noun", False))


def in_role(rule: Rule, verb: Token, role: str) -> bool:
    """Whether the noun stands where the rule wants it: the one acted on, or the one who acts."""
    if rule.get("both_roles"):
        return True
    wants_subject = rule.get("role") == "subject"
    has_object = any(child.dep_ in ("dobj", "ccomp") for child in verb.children)
    if role == "object":
        return not wants_subject
    passive = any(c.dep_ == "auxpass" for c in verb.children) or (verb.tag_ in PASSIVE and not has_object)
    return wants_subject or (passive and not is_active(verb))


def is_active(verb: Token) -> bool:
    """Whether a subject does it: "the two agreed to meet", "the two met"; who met with detectives was met."""
    about = {(child.dep_, child.lower_) for child in verb.children}
    if any(role == "auxpass" for role, _ in about):
        return False
    return ("aux", "to") in about or (verb.lower_ in TOGETHER and not about & {("prep", "with"), ("prep", "to")})


def complete(rule: Rule, verb: Token) -> bool:
    """Whether the clause holds what the rule needs besides the verb."""
    if (rule["measure"].startswith("victims_") or rule.get("not_by_offenders")) and by_offender(verb):
        return False
    near = verb.doc[max(0, verb.i - 12) : verb.i + (14 if "needs" in rule else 28)].text
    if "unless" in rule and re.search(rule["unless"], near, re.I):
        return False
    if "needs_here" in rule:
        return re.compile(rule["needs_here"], re.I).match(text_of(verb.doc), verb.idx) is not None
    return re.search(rule.get("needs", ""), near, re.I) is not None


def by_offender(verb: Token) -> bool:
    """Whether an offender acts: "the suspects met two victims", "he is accused of contacting two girls"."""
    if verb.dep_ == "pcomp" and verb.head.head.lower_ in BLAMED:
        return True
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    if not doers and ((verb.dep_ in ("conj", "advcl") and verb.tag_ == "VBD") or verb.dep_ == "xcomp"):
        doers = [child for child in verb.head.children if child.dep_ == "nsubj" and child.i < verb.i]
    doers += [one for agent in verb.children if agent.dep_ == "agent" for one in agent.children if one.dep_ == "pobj"]
    others = OFFENDERS | BYSTANDERS if verb.lower_ in MEETING else OFFENDERS
    return any(doer.lower_ in others or (verb.lower_ in MEETING and is_somebody(doer)) for doer in doers)


def is_somebody(noun: Token) -> bool:
    """Whether a name is that of a person and not of an agency or a place that acts for its police."""
    said = noun.doc[noun.left_edge.i : noun.right_edge.i + 1]
    if noun.tag_ != "NNP" or any(token.text.isupper() and len(token.text) >= INITIALS for token in said):
        return False  # "FBI Examplar and its partners located two"
    return ACTING.search(said.text) is None


def real(verb: Token) -> bool:
    """Whether it happened: not denied, not a wish, not a goal. A court date to come is a charge."""
    if for_each(verb) or unreal(verb):
        return False
    if verb.lower_ in HELD and any(child.lower_ == "being" for child in verb.children):
        return False
    expected = any(rule.get("future") for rule in by_verb().get(verb.lower_, ()))
    for child in verb.children:
        if child.lower_ in UNTRUE or child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in MODALS):
            return False
        if child.dep_ == "aux" and child.lower_ in FUTURE and not expected:
            return False
        if (
            child.dep_ == "aux"
            and child.lower_ == "to"
            and (
                (verb.dep_ in ("ROOT", "relcl", "acl") and not expected)
                or (verb.head.lower_ in GOALS and not (expected and verb.head.lower_ == "expected"))
                or (verb.head.lower_ in SCHEDULED and not expected)
            )
        ):
            return False
    return True


def for_each(verb: Token) -> bool:
    """Whether a share of some, or each of them, does it: "74 percent had served at least one victim"."""
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    active = any(child.dep_ == "dobj" for child in verb.children)
    return active and any(
        doer.lower_ in SHARES or any(child.dep_ == "det" and child.lower_ in EACH for child in doer.children)
        for doer in doers
    )


def undone(word: Token) -> bool:
    """Whether it was taken back, or is of another time: "the overturned convictions of two men"."""
    said = text_of(word.doc)[max(0, word.idx - 60) : word.idx]
    if word.lower_ not in by_noun() or SOUGHT.search(said) or CONSIDERED.search(said):
        return word.lower_ in by_noun()
    above = (word.head, word.head.head) if word.head.dep_ in ("xcomp", "conj") else (word.head,)
    kids = [child for verb in above for child in verb.children]
    unsure = any(child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in MODALS) for child in kids)
    return unsure or PRIOR.search(said[-30:]) is not None or any(TAKEN_BACK.fullmatch(verb.lower_) for verb in above)


def excluded(event: Event, phrase: Phrase) -> bool:
    """Whether the rule says that its word means something else of such people: "charged four customers"; or whether it
    only tells whom something else was done to: "pardoned 12 people convicted of theft"."""
    if (
        event.token.dep_ == "acl"
        and event.token.lower_ in TRIED
        and LOOKED_AFTER.search(text_of(phrase.token.doc)[: phrase.token.idx])
    ):
        return True
    if (
        phrase.number.value == 0
        and event.token.dep_ == "acl"
        and not AGE.search(text_of(phrase.token.doc), phrase.token.idx)
        and not any(child.dep_ == "expl" for child in event.token.head.head.children)  # "there were no victims found"
    ):
        return True  # "none of the men identified by a witness took part": some were identified
    if phrase.number.value == 0 and phrase.partitive == "whom" and event.token.i < phrase.token.i:
        return True  # "met the women, none of whom had a license": they were met
    if event.measure == "victims_assisted" and YEARLY.search(text_of(phrase.token.doc), phrase.token.idx):
        return True
    but = unlike().get(event.rule)
    return but is not None and but.search(phrase.words) is not None


@cache
def unlike() -> dict[str, re.Pattern[str]]:
    return {rule["id"]: re.compile(rule["but"], re.I) for rule in load_rules("triggers") if "but" in rule}
