"""What people were arrested, charged, convicted or cited for, as far as words say it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.counts.draft import Draft
from extractors.counts.nouns import nouns
from extractors.counts.parsed import text_of
from extractors.rulebook import load_rules

# Where a clause turns to where, when or with whom; "sex from a minor" goes on.
YOUNG = (
    r"(?:an? |the )?(?:[\w-]{1,20} )?"
    r"(?:minors?|child(?:ren)?|juveniles?|girls?|boys?|teen\w*|under-?aged?|\d\d-year-old)"
)
TURN = re.compile(
    rf"(?=\b(?:in|at|from(?! {YOUNG}\b)|during|(?:after|while|when)(?! \w+ing to (?:buy|purchase|pay)\b)|near|"
    r"following|within|throughout|where|who(?! (?:they|he|she) (?:thought|believed|assumed|supposed)\b))\b)",
    re.I,
)
# A list of offenses or of people that runs on over such a turn.
RUNS_ON = re.compile(r"(?:,|\band|\bor)(?: (?:those|others?|people|men|women|suspects))?\s*$", re.I)
JOINED = re.compile(
    r"\W{0,9}[\w' -]{0,40}?\b(?:and|or) (\w+)\s*(?=[^\w\s]|$|\b(?:in|into|of|on|over|during|were|for|this|last)\b)"
)
OTHERS = re.compile(r"\W{0,9}[\w' -]{0,30}?\b(?:and|or) (?:\w+ )?others?\b")
# "For pimping, 36 men were arrested"; "there will be drug charges against three women and two men"; "won trafficking
# convictions against 54"; "solicitation was the charge for nine, pimping for two"; "prostitution accounted for 12"
FRONTED = re.compile(
    r"(?:(?:^|[.;:,] |\band )\W{0,9}"
    r"(?:for|on (?:suspicion|charges) of|(?:accused|suspected) of|"
    r"(?:arrested|booked|jailed|apprehended|detained|held|cited) (?:for|on)|charged with|among those who) "
    r"(?P<what>[^.;:]{4,120}?)(?:,|:| are| were| there (?:were|was))(?: [\w' ]{1,40})?|"
    r"(?P<of>[^.;,]{4,60}?) (?:charges|counts|convictions|indictments|arrests|guilty pleas|cases)"
    r"(?: (?:were|was|are|have been) (?:filed|brought|laid|made))? (?:against|for|of|await|from|by)"
    r"(?: \d+ [\w ]{1,20} and)?|"
    r"(?P<subject>[^.;,:\d]{4,80}?)(?: (?:is|was|are|were) (?:the |what )?(?:(?:[\w-]+ ){0,2}?(?:charges?|offenses?|"
    r"crimes?|allegations?|accusations?|reasons?|cause)(?: filed| laid| brought)? (?:for|against|in|of))?|"
    r" accounts? for| accounted for| ma(?:d|k)es? up| (?:for|against))(?: another| the other| some)?) $",
    re.I,
)
# "25 arrests, most of them for solicitation": of the others nothing is said.
PARTLY = re.compile(
    r"\b(?:most|many|some|several|half|part|(?:the|a) (?:bulk|majority|third|quarter)|a few|"
    r"(?:nearly|almost|about) (?:all|half)) of (?:them|whom|those|these|the)\b|"
    r"\b(?:most|main|chief|large)ly (?:for|on|of|charged|accused)\b|"
    r"\b(?:nearly|almost|virtually|practically) (?:all|every(?: one)?|each)\b|\bmost (?:for|on|accused|charged)\b|"
    r", (?:most|many|some|several|half|a few) (?:\w+ing|who|for|on|with|of (?:them|whom))\b(?![^.;,]*,)|"
    r"\ball but (?:a few|\w+)\b|"
    r"\bincluding (?:an?|one) (?:[\w-]+ ){0,2}?(?:man|woman|person|suspect|teen(?:ager)?|juvenile|couple)"
    r"(?= (?:for|on|who|with|charged|accused|wanted|sought)\b)|"
    r"\b(?:most|many|some|several|half|thirds?|quarters?|fourths|fifths|majority|a few) "
    r"(?:were|was|are|is|had|have|faced?) \w",
    re.I,
)
# "On a mixture of charges", "for offenses of several kinds": of no one kind.
VARIED = re.compile(
    r"^[^.;:\d]{0,80}?\b(?:(?:combination|mixture|mix|variety|range|assortment|array|host) of (?:[\w-]+ ){0,4}|"
    r"(?:various|varied|assorted|differing|different) (?:[\w-]+ ){0,3})(?:charges|offenses|crimes|violations|counts)\b|"
    r"^[^.;:\d]{0,80}?\b(?:charges|offenses|crimes) of (?:several|many|various|different|all) (?:kinds|sorts|types)\b|"
    r"^[^.;:\d]{0,60}?\b(?:multiple|numerous) (?:[\w-]+ )?(?:charges|offenses|crimes)(?=,? including\b)|"
    r"^[^.;:\d]{0,60}?\b(?:on|for|over) (?:other|unrelated|different|separate) (?:matters|grounds|reasons)\b",
    re.I,
)
# "Charges that ran from prostitution to theft", "for anything from pandering to drugs": of one kind if both ends are.
SPAN = re.compile(
    r"^[^.;:\d]{0,60}?\b(?:(?:rang|runn|vary|go)(?:e|es|ing)?|ran|ranged|varied|went|anything|everything) from "
    r"(?P<one>[^.;:\d]{3,50}?) to (?P<other>[^.;:\d]{3,60})",
    re.I,
)
ALIKE = re.compile(r"^[^.;:\d]{0,60}?\b(?P<one>[\w-]+) and (?:\w+ )?(?P<other>[\w-]+) alike\b", re.I)
# What stands before the next number is said of that: "solicitation against 31 of them and pimping against".
OF_NEXT = re.compile(r"(?:[,;]| and) [^,;]{4,60} (?:against|for)(?: another| the other)? $")
# "11 men accused of luring, and a woman accused of pandering": no number, but somebody else.
SOMEBODY = re.compile(
    r"(?:,|;|,? and|,? while|,? with) the (?:rest|others|remainder|remaining)\b|"
    r"(?:,|;|,? and|,? plus|,? while|,? as well as) (?:an?|another|the other) (?:[\w-]+ ){0,2}?"
    r"(?:wom[ae]n|m[ae]n|person|suspect|teen(?:ager)?|juvenile|couple|individual) "
    r"(?:who|for|on|with|was|were|is|accused|charged|suspected|arrested|booked|held|cited|fac(?:es|ing))\b"
)
JOHN = re.compile(r"\bJohn\b")  # somebody's name
# "Molesting two girls", "the rape of three children": the number behind the deed is that of the harmed.
DEED = re.compile(
    r"\b(?:(?:assault|rap|molest|abus|exploit|solicit|lur|entic|groom|seduc|fondl|sodomiz|victimiz|pimp|traffick)ing|"
    r"(?:sex|intercourse|acts) (?:with|on|upon)|(?:assault|rape|abuse|molestation|exploitation|images|trafficking) of|"
    r"to (?:lure|entice|solicit|seduce|molest|exploit|pimp)) (?:at least |more than |the )?$",
    re.I,
)
HARMED = re.compile(
    rf"(?:\d{{1,2}}|[a-z-]{{1,15}}) (?P<who>{YOUNG}|(?:[\w-]{{1,20}} ){{2}}(?:girls|boys|children|minors))\b", re.I
)
# "Patronizing prostitution or solicitation of a minor": of two kinds, where who buys from a child preys on it.
ADULT_OR_CHILD = re.compile(
    r"\b(?:patroniz|solicit|buy|purchas)\w+ (?:of )?(?:an? )?(?:prostitut\w+|sex)\b(?! (?:with|from|acts))"
    r"[^.;:\d]{0,20}?\b(?:or|and)\b[^.;:\d]{1,60}\b(?:minors?|child(?:ren)?|juveniles?|underage)\b",
    re.I,
)
REACH = 170
READ_AGAIN = 1024  # stretches kept: what many figures stand in is looked through once


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """Offense, its words, and words that look like it and are not."""
    return tuple(
        (rule["offense"], spelled_out(rule["pattern"]), spelled_out(rule["not"]) if "not" in rule else None)
        for rule in load_rules("offenses")
    )


def spelled_out(pattern: str) -> re.Pattern[str]:
    """The expression with the shared words of rules/offense_words.yml in place of the names that stand for them."""
    for word in load_rules("offense_words"):
        pattern = pattern.replace(f"<{word['id']}>", word["pattern"])
    return re.compile(pattern, re.I)


@cache
def contexts(everywhere: bool = False) -> tuple[re.Pattern[str], ...]:
    rules = [rule for rule in load_rules("offense_contexts") if rule.get("everywhere") or not everywhere]
    return tuple(re.compile(rule["pattern"], re.I) for rule in rules)


def blank(said: re.Match[str]) -> str:
    return " " * len(said.group())


def offenses_in(words: str) -> frozenset[str]:
    """Every kind of offense that a stretch of text speaks of; who buys from a child preys on it."""
    found = named_in(words)
    return found - {"buying", "selling"} if "child_exploitation" in found else found


@lru_cache(maxsize=READ_AGAIN)
def named_in(words: str) -> frozenset[str]:
    """Every kind of offense that words name, each by words of its own."""
    for context in contexts(everywhere=True):
        words = context.sub(" ", words)
    found: set[str] = set()
    taken: list[tuple[int, int]] = []
    for offense, pattern, veto in patterns():
        rest = veto.sub(blank, words) if veto else words
        said = [m.span() for m in pattern.finditer(rest) if not any(m.start() < b and a < m.end() for a, b in taken)]
        if said:
            found.add(offense)
            taken += said
    return frozenset(found)


@lru_cache(maxsize=READ_AGAIN)
def charged_in(words: str) -> frozenset[str]:
    """The offenses that a stretch lays to somebody's charge, without what an operation or a unit is about."""
    for context in contexts():
        words = context.sub(" ", words)
    return offenses_in(words)


def the_one(found: frozenset[str]) -> str | None:
    """The kind where all is of one kind, else None."""
    return next(iter(found)) if len(found) == 1 else None


def offenses_behind(draft: Draft) -> frozenset[str]:
    """The offenses that follow a figure in its own clause."""
    own = SOMEBODY.split(OF_NEXT.sub("", draft.after), maxsplit=1)[0]
    return offense_clause(f"{own.split(';')[0]}{harmed(draft)}"[:REACH])


def harmed(draft: Draft) -> str:
    """The young of whom a number behind the deed is told, a number that the clause of the figure ends before."""
    if not DEED.search(draft.after[-REACH:]):
        return ""
    text, token = text_of(draft.phrase.token.doc), draft.phrase.token
    who = HARMED.match(text, token.idx + len(token.text) + len(draft.after))
    return who["who"] if who else ""


def offenses_before(draft: Draft) -> frozenset[str]:
    """The offenses named before the number, by a row's label or a subject: "Buyers received six citations"."""
    if draft.row or draft.measure == "citations":
        named = draft.phrase.noun is not None  # "12 buyers, 5 others": what stands before is told of others
        return charged_in((re.split(r"[,;]", draft.before)[-1] if named else draft.before)[-REACH:])
    fronted = FRONTED.search(text_of(draft.phrase.token.doc)[: draft.phrase.token.idx][-REACH:])
    return of_doers(next(filter(None, fronted.groupdict().values()))) if fronted else frozenset()


def of_doers(words: str) -> frozenset[str]:
    """The offenses that words name, or that the people they name commit: "sellers"."""
    known = (nouns().get(word) for word in re.findall(r"[a-z-]+", JOHN.sub(" ", words).lower()))
    return charged_in(words) or frozenset(noun.offense for noun in known if noun and noun.offense)


def offense_clause(after: str) -> frozenset[str]:
    """The offenses that follow a figure, up to where the sentence turns to where, when or with whom."""
    said, found = "", frozenset[str]()
    for piece in TURN.split(after):
        if found and not RUNS_ON.search(said):
            return found
        said += piece
        found = charged_in(said)
    return found


def alike(one: str, other: str) -> bool:
    """Whether two words are of offenses of one kind, or of none at all."""
    return of_doers(one) == of_doers(other)


def mixed(draft: Draft) -> bool:
    """Whether two kinds are counted together: "250 buyers and traffickers", "90 pimps and other suspects"."""
    joined = JOINED.match(draft.after)
    varied = VARIED.match(draft.after)
    if varied and not offenses_in(varied.group()):
        return True
    if (ends := SPAN.match(draft.after) or ALIKE.match(draft.after)) and not alike(ends["one"], ends["other"]):
        return True
    partly = PARTLY.search(draft.after)
    if partly and offense_clause(draft.after[partly.start() :]) and not offense_clause(draft.after[: partly.start()]):
        return True
    if ADULT_OR_CHILD.search(draft.after):
        return True
    noun, other = draft.phrase.noun, nouns().get(joined.group(1).lower()) if joined else None
    if noun and noun.offense and OTHERS.match(draft.after):
        return True
    return bool(noun and other and noun.offense and other.offense and noun.offense != other.offense)
