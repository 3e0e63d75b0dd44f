"""Which sentences could hold a figure, and the form in which the statistical model sees them.

Each number becomes one plain digit token and shouted headlines become lower case, because the model
was trained on neither; offsets lead back to the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.counts.nouns import words_for_people
from extractors.model import Number, Span
from extractors.rulebook import forms, load_rules

SHOUTED = 0.6
ADULT = 18
# A quotation mark right behind a number hides its noun from the model: 37 "missing children".
QUOTED = re.compile(r"^ [\"“‘'](?=\w)(?:(?P<said>[\w -]{3,40}?)(?P<comma>,?)[\"”'’](?!\w))?")
# So does one behind its modifiers: four sex trafficking "exploiters".
QUOTED_BEHIND = re.compile(
    r"^(?P<modifiers>(?: (?!and\b|or\b|of\b)[a-z-]{2,20}){1,3}) [\"“‘'](?P<said>[a-z-]{3,20})[\"”’'](?!\w)"
)
# "318** buyers were arrested": a mark of a footnote.
FOOTNOTE = re.compile(r"^\*{1,3}(?=[ ,.;:)])")
# "Sting rescues 4, arrests 31": the model takes a headline's verbs for nouns.
DID = {
    "arrest": "arrested", "rescue": "rescued", "recover": "recovered", "free": "freed", "save": "rescued",
    "jail": "jailed", "nab": "arrested", "net": "netted", "charge": "charged",
}  # fmt: skip
DOES = rf"(?P<verb>{'|'.join(DID)})s"
DOES_FIRST = re.compile(rf"\b{DOES} $", re.I)
DOES_NEXT = re.compile(rf"(?:,|,? and|,? &|;) {DOES} (?=$|\d)", re.I)
UNNAMED = re.compile(r"^(?=$|[.,;:]| (?:and|in|during|after|as|over|on|for|at)\b)")
# A slash or dash that the model takes for part of a word: "arrested/cited", "girls—both".
EITHER = re.compile(r"(?<=ed)/(?=[a-z]{3,12}ed\b)")
DASH = re.compile(r"(?<=[A-Za-z])—|—(?=[A-Za-z])")
WIDE = re.compile(r" (?:nation|state|county|city|region|world)wide(?= (?:face[sd]?|were|are|have|had|was)\b)", re.I)
# "From May to August seventeen were charged": in digits, August 17 is a day.
MONTH = re.compile(
    r"(?P<month>\b(?:January|February|March|April|May|June|July|August|September|October|November|December)) $"
)
# "Of 31 people arrested, 22 were cited": the model has all 31 cited.
OF_SO_MANY = re.compile(r"(?P<of>(?:^|(?<=[.;:] ))\W{0,3}(?:out )?of) $", re.I)
# "120 arrests, of which 14 were made here": 14 of which were.
OF_WHICH = re.compile(r",? of which (?:at least |about |some |only )?$", re.I)
# "59 prostitution related arrests": the tagger breaks the noun phrase at the verb.
RELATED = re.compile(r"(?<=[a-z]) related (?=(?:arrests?|convictions?|citations?)\b)", re.I)
MANY = re.compile(r"\bmulti-[a-z]{3,20}\b", re.I)
# Modifiers that the tagger breaks a noun phrase at, said in one word.
AGED = re.compile(r"^ (?P<age>\d{1,2})-year-old(?= [a-z])", re.I)
OF_AN_AGE = re.compile(r"^ (?P<age>\d{1,2})-year-olds\b", re.I)
ALONE_OF_AN_AGE = re.compile(
    r"^ (?P<age>\d{1,2})-year-old"
    r"(?=[,.;]|$| (?:was|were|is|are|has|had|have|been|in|from|and|at|during|on|who|safe)\b)",
    re.I,
)
# The model takes "arrested face" for a noun.
OF_THOSE_HELD = re.compile(r"^ of those (?:arrested|indicted)(?= (?:now |also )?faced? )", re.I)
RECENT = re.compile(r"^ (?:most recent|latest)(?= [a-z])", re.I)
AS_SELLERS = re.compile(r"\bworking as (?:prostitutes|escorts)(?= (?:were|was|are|had|have|accepted|received)\b)", re.I)
WOULD_BE = re.compile(r"\bwould-be\b", re.I)
# A number that a verb follows is taken for part of the noun phrase behind it: "Four accepted help".
TAKING = re.compile(
    r"^ (?=(?:accepted|received|agreed to|took up|said yes to) (?:[\w-]{1,20} ){0,4}?"
    r"(?:help|services|shelter|placement|assistance|counseling|treatment|support|(?:medical|health) care)\b)",
    re.I,
)
# "Two more turned themselves in": the model takes "more" for how much they did it.
GIVEN_UP = re.compile(
    r"^ more(?=(?: (?:have|had|later|since|also)){0,2} turned (?:themselves|himself|herself)\b)", re.I
)
# "Four men - ages 22, 31, 45 and 60 - were": to the model a hyphen joins words, and brackets tell no ages of all.
AGES_ASIDE = re.compile(
    r"(?<=[a-z])(?: - | ?[–—] ?| -- )(?P<ages>(?:(?:all|both) )?(?:ages|aged) \d\d[\d, and–-]{1,60}?)"
    r"(?: - | ?[–—] ?| -- )|"
    r"(?<=[a-z]) \((?:ages |aged )?(?P<listed>\d\d(?:, \d\d){0,9},? and \d\d)\)",
    re.I,
)
# "25 men ages 23 to 58 were": the model takes "ages" for a verb.
AGES_BARE = re.compile(r"(?<=[a-z]) ages(?= (?:of )?\d\d\b)", re.I)
# "The nine people we arrested allegedly came": the model takes them for one verb.
ALLEGEDLY = re.compile(r"(?<=(?<!were )(?<!was )(?<!been )(?<!are )\barrested) allegedly(?= \w+ed\b)", re.I)
# "31 johns among the 44 people arrested" are 31 of the 44, and "31 johns among them" are 31 of them.
AMONG = re.compile(
    r"^ (?P<who>[a-z-]{3,20}(?: (?!(?:was|were|are|is)\b)[a-z-]{3,20})?)(?: (?:was|were|are|is))? among "
    r"(?:the (?:total of )?$|(?P<them>them|(?:the |those )(?:people )?arrested)(?=[.,;]|$))",
    re.I,
)
ARRESTED = re.compile(
    r"^(?: (?:people|persons|suspects|individuals|men|women|defendants))? (?:who were )?"
    r"(?:arrested|detained|jailed|booked|indicted|charged|cited|taken into custody|rescued|recovered)\b(?=[.,;]|$| )",
    re.I,
)
# "dozens of suspects" are 24 suspects to the model; "dozens of the suspects" are some of them.
AMOUNT_OF = re.compile(
    r"(?:dozens|hundreds|thousands|pair|trio|quartet)(?= of (?!the\b|them|th[eo]se\b|whom|which|its\b|our\b|all\b)) of",
    re.I,
)
# "Most of them, 29, were", "Nearly half of the arrests (29) were": so many of them.
SHARE = (
    r"(?:most|all(?: but \w+)?|(?:a )?half|(?:the|a)(?: vast| large| great| clear| slim)? majority|the bulk|"
    r"(?:a|one|two|three)[ -](?:third|quarter|fourth|fifth|sixth)s?|"
    r"the (?:largest|biggest|greatest|highest|smallest) (?:number|group|share|part|portion)|the (?:most|fewest)|"
    r"the (?:others?|rest|remainder|balance)|(?:the )?(?:fewer|fewest|more))"
)
APPOSED = re.compile(
    rf"(?:^|(?<=[,;:.–—] ))\W{{0,3}}(?:(?:but|and|while) )?(?:(?:nearly|almost|about|over|more than|roughly|just over|"
    rf"slightly more than|well over) )?{SHARE}(?: of)?"
    r"(?P<whole> (?:them|those|these|(?:the |those |these |all )?(?:arrests|arrested|people|suspects|men|women|"
    r"defendants|victims|children|minors|adults|buyers|individuals|rescues|recoveries)(?: arrested| made)?))?"
    r"(?:, | \(| [-–—]{1,2} )$",
    re.I,
)
EVENTS = re.compile(r"\b(?:the |those |these )(?:arrests|rescues)\b", re.I)
# "41 (pimps 12, buyers 24)": in brackets, who they are may stand before their number.
TURNED = re.compile(r"(?P<lead>\(|[,;] ?(?:and )?|\band )(?P<who>[A-Za-z][a-z-]{2,20}(?: [a-z-]{2,20})?):? $")
TURNS = re.compile(r"\)|[,;] ?(?:and )?[A-Za-z]| and [A-Za-z]")
CLOSED = re.compile(r"\)|,(?= )| [-–—]{1,2}(?= )")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may hold a figure: its span, numbers, and text for the model.

    `at[i]` is where number i stands in `plain`. `row`: it is a list's or table's; `column` is its cell there;
    `heads` stand over it, the nearest first, `measures` are what they say happened, `own` what its label says;
    `over` are the cells, by start of line and column, that it may be a share of.
    """

    span: Span
    numbers: tuple[Number, ...]
    plain: str
    at: tuple[int, ...]
    row: bool = False
    column: int = 0
    heads: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    over: tuple[tuple[int, int], ...] = ()


@cache
def trade_words() -> re.Pattern[str]:
    """Every word that can make a number a figure: nouns of people and events, and what happened."""
    words: set[str] = set()
    for rule in load_rules("nouns"):
        if rule["kind"] not in ("thing", "crime"):
            words.update(form.split()[-1] for word in rule["words"] for form in forms(word))
    for rule in load_rules("triggers"):
        words.update(rule.get("verbs", []), rule.get("nouns", []))
    words.update(word for rule in load_rules("tallies") for word in rule["words"])
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b", re.I)


def plain(text: str, span: Span, numbers: list[Number]) -> Candidate:
    """The sentence with plain numbers, and lower case where it shouts."""
    pieces: list[str] = []
    at: list[int] = []
    last, length, in_brackets, some, did = span.start, 0, False, "", False
    for number in numbers:
        ahead = text[number.said.end : span.end]
        said, did = headlined(eased(text[last : number.said.start]), ahead, did)
        before, some = shares_told(said, some, at, ahead)
        if text[number.span.start].isalpha():
            before = MONTH.sub(r"\g<month>, ", before)
        before = OF_SO_MANY.sub(r"\g<of> the ", before)
        before, of_which = OF_WHICH.sub(", ", before), OF_WHICH.search(before)
        apposed, closed = APPOSED.search(before), CLOSED.match(text, number.said.end, span.end)
        before = before[: apposed.start()] if apposed and closed else before
        turned = TURNED.search(before) if TURNS.match(text, number.said.end, span.end) and at else None
        in_brackets = turned is not None and (turned["lead"] == "(" or in_brackets)
        who = f" {turned['who']}" if turned and in_brackets else " of which" if of_which else ""
        before = before[: turned.start("who")] if turned and in_brackets else before
        whole = EVENTS.search(apposed["whole"] or "") if apposed else None
        share = f"{number.value} of {whole.group() if whole else 'them'}"
        pieces += [before, share if apposed and closed else f"{number.value}{who}"]
        at.append(length + len(before))
        length = at[-1] + len(pieces[-1])
        last = closed.end() if apposed and closed else number.said.end
        of = AMOUNT_OF.match(text, number.span.start, span.end)
        last = max(last, of.end()) if of else last
    pieces.append(shares_told(headlined(eased(text[last : span.end]), "", did)[0], some, at)[0])
    said = "".join(pieces).replace("\n", " ").replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'")
    return Candidate(span, tuple(numbers), lowered(said), tuple(at))


def shares_told(piece: str, some: str, at: list[int], ahead: str = "") -> tuple[str, str]:
    """A stretch behind a number with the share that it tells "among" others said as "of the" others, and who that
    share is where their number is still to come; `some` are those of the share before it."""
    if some and (held := ARRESTED.match(piece)):
        piece = f"{held.group()} were {some}{piece[held.end() :]}"
    share = AMONG.match(piece) if at else None
    who = share["who"].split()[-1].lower() if share else ""
    if share is None or who not in words_for_people() or who[-1] not in "sn":  # plurals
        return piece, ""
    if share["them"]:
        return f" of them {share['who']}{piece[share.end() :]}", ""
    return (" of the ", share["who"]) if ARRESTED.match(ahead) else (piece, "")


def headlined(piece: str, ahead: str, did: bool) -> tuple[str, bool]:
    """A stretch between two numbers with a headline's verb in the past tense, and whether the number behind it is that
    verb's; `did` whether the one before it is, of whom no noun says who they are."""
    both, first = DOES_NEXT.fullmatch(piece), DOES_FIRST.search(piece)
    verb = both if did and both else first if DOES_NEXT.match(ahead) else None
    told = piece if verb is None else f"{' and ' if both else piece[: verb.start()]}{DID[verb['verb'].lower()]} "
    return f" people{told}" if did and UNNAMED.match(told) else told, verb is not None


def eased(piece: str) -> str:
    """A stretch between two numbers without what hides the noun behind the first from the model."""
    piece = QUOTED_BEHIND.sub(r"\g<modifiers> \g<said>", TAKING.sub(" of them ", FOOTNOTE.sub("", piece)))
    said = QUOTED.sub(lambda quoted: f" {quoted['said'] or ''}{quoted['comma'] or ''}", piece)
    said = OF_AN_AGE.sub(lambda aged: " teens" if int(aged.group("age")) < ADULT else " adults", said)
    said = ALONE_OF_AN_AGE.sub(lambda aged: " teen" if int(aged.group("age")) < ADULT else " adult", said)
    said = AGED.sub(lambda aged: " underage" if int(aged.group("age")) < ADULT else " adult", said)
    said = OF_THOSE_HELD.sub(" of them", RECENT.sub("", GIVEN_UP.sub(" others", said)))
    said = AGES_ASIDE.sub(lambda aside: f", {aside['ages']}, " if aside["ages"] else f", aged {aside['listed']},", said)
    said = ALLEGEDLY.sub("", AGES_BARE.sub(" aged", said))
    said = AS_SELLERS.sub("working in prostitution", said)
    return DASH.sub(
        " — ",
        EITHER.sub(" and ", WIDE.sub("", RELATED.sub("-related ", MANY.sub("joint", WOULD_BE.sub("alleged", said))))),
    )


def lowered(said: str) -> str:
    """Lower case where a sentence shouts."""
    return said.lower() if shouted(said) else said


def shouted(sentence: str) -> bool:
    """Whether most words start with a capital, as in a headline."""
    words = re.findall(r"[A-Za-z][A-Za-z'-]{2,}", sentence)
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= SHOUTED * len(words)
