"""What stands around capitalised words and tells that they are a person's name, an official's or a month."""

from __future__ import annotations

import re
from functools import cache

from extractors.people.scan import Word
from extractors.people.words import POSSESSIVE, any_of, is_family, place_names, words_of

LONGEST = 6  # words of one name
LONGEST_CUE = 20  # characters of the longest word that tells of a name
MISSED = re.compile(r"\bMiss[ \xa0]$", re.IGNORECASE)
YEARS_OLD = re.compile(r"\b\d{1,2}[- ]years?[- ]old,? $|\b(?:\d{1,2}|[A-Za-z]{3,9})-(?:year|month|week|day)-old\s$")
WORD_BEFORE = re.compile(r"(?<![\w’'-])([\w’'-]+)(?P<sign>[.:]?)[ \xa0]+[“\"(]?$")
# What follows a name and not an attribute: "30-year-old Hope Banks was", but "30-year-old Main Street man".
HOLDS = re.compile(r"\s?[,.;)]|\s(?:was|is|and|had|has|who|told|to|drove|\w{2,12}ed)\b")
OWNS = re.compile(r"['’]s?\s|\sof\b")  # "30-year-old Hope Banks's house", "30-year-old Hope Banks of Exampleton"
HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.?[ \xa0]+$")
PERSON = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Miss)\.?|\n(?:Co-)?[Dd]efendants?|(?<![A-Z])\b[a-z.-]+):?[ \xa0]+[“\"(]?$")
ALIAS = re.compile(
    r"\b(?:moniker|nickname)(?:[:,]? (?:of )?[“\"]|(?:: | of ))$|\balias:? [“\"]?$|\b(?:known|goes) (?:as|by) [“\"]$"
    r"|\ba\.?/?k\.?/?a\.?,?:? ?[“\"]?$"
    r"|\bn(?:é|ée|ee)[ \xa0]$"
    r"|\bwhom? we(?:['’]ll| will| are going to)? call(?:ing)? $"
    r"|\bwho (?:was|is|goes|went) (?:also )?(?:known )?(?:as|by) $"
    r"|\b(?:rapper|member|man|woman|suspect|defendant) (?:also )?(?:known|called) as $"
    r"|\b(?:whom?|man|woman|he|she|him|her|himself|herself) [^.“\"\n]{0,30}\b"
    r"(?:called|knew as|known as|goes by|went by|nicknamed) [“\"]$",
    re.IGNORECASE,
)
ENDED = re.compile(r"[a-z]\.[ \xa0]+[“\"(]?$")
CLOSED = re.compile(r"[,.]?[”\")]")
CLOSES = re.compile(r"[,.]?[”\"]|, \d\d\b")
OWNED = re.compile(r"['’]s?[ \xa0]+$")  # "the defendant's Examplecar"
ACCUSED = re.compile(
    r"[ \xa0](?:(?:was|is|has been|had been|will be) (?:accused|convicted|sentenced|arraigned|charged|arrested"
    r"|found guilty|indicted|extradited|pronounced dead|out of custody|being held)|pleaded (?:not )?guilty"
    r"|pled (?:not )?guilty|faces (?:a maximum|up to|\d))\b"
)
TIMED = re.compile(r"(?:[ap]\.m\.|\d{4}),[ \xa0]$")  # "On May 3, 2019, Banks was arrested"
FORMER = re.compile(r"\b(?:former|ex)[- ][\w' -]{0,40}$", re.IGNORECASE)
GROUP = re.compile(
    r"[ \xa0](?:man|woman|boy|girl|teen|resident|native|couple|attorney|lawyer|doctor|mother|father|student|motorist"
    r"|driver|police)"
)
DATED = re.compile(
    r"(?:\b(?:in|since|until|till|between|during|through|last|this|next|early|late|by|from|of|mid)|\b\d\d?)[ \xa0-]$",
    re.I,
)
ONE = r"[A-Z][\w’'.-]{0,20}(?:[ \xa0][A-Z][\w’'.-]{0,20}){1,3}"


ALSO = re.compile(r"\b(?:also known|who goes) (?:as|by) $|\ba\.?k\.?a\.?,? [“\"]?$")  # before initials: "J.Q."
OFFICE = re.compile(r"\b[A-Z][a-z]{1,18}[ \xa0]$")  # "Student Workers"
TAIL = re.compile(r"\w+$")


@cache
def cues() -> frozenset[str]:
    """The last words, in lower case, that `told` may end with."""
    return words_of("done-to") | words_of("kin") | {"of", "as", "and", "named", "v", "vs"}


def _may_be_told(text: str, start: int) -> bool:
    """Whether `told` has anything to look for before `start`: it ends with a sign or one of few words, and a blank."""
    before = text[max(0, start - 1 - LONGEST_CUE) : max(0, start - 1)]
    if not before or text[start - 1] not in " \xa0":
        return False
    tail = TAIL.search(before.removesuffix("."))
    return before[-1] in ",:" or (tail is not None and tail[0].lower() in cues())


@cache
def told() -> re.Pattern[str]:
    """Words before a name that may be made of any words, and of names after one: "the murder of Hope Banks and Rose
    Field", "her daughter, Charity", "a man named"."""
    return re.compile(
        rf"(?:\b(?:{any_of('deeds')})(?:[ \xa0]of|:)|\b(?:{any_of('done-to')})|\bvs?\.|\bvs|\bnamed"
        r"|\bidentified (?:\w{2,12} ){0,3}as"
        rf"|\b(?:his|her|their|’s|'s|old) (?:[\w-]{{2,14}} ){{0,2}}(?:{any_of('kin')}),"
        rf"|\b(?:{any_of('parties')}),|\b(?:{any_of('kin')}))[ \xa0]"
        rf"(?-i:(?:{ONE}(?:, and |, | and )){{0,6}})$",
        re.IGNORECASE,
    )


def told_length(text: str, run: list[Word]) -> int:
    """How many words behind "murder of", "named" or "her daughter," are a name; one in a headline must look like it."""
    start = run[0].start
    if not (_may_be_told(text, start) and told().search(text, max(0, start - 160), start)):
        return 0
    size = next((at for at, word in enumerate(run[:LONGEST]) if _is_no_part(word)), min(len(run), LONGEST))
    if 0 < size == len(run) - 1 and is_family(run[size].low) and not run[size].shouted:  # "the murder of Rose Field"
        size += 1
    if run[0].shouted:
        size = min(size, 3 if len(run) > 2 and run[2].kind in ("given", "unknown") else 2)
    first, last = run[0], run[max(0, size - 1)]
    if size < len(run) and run[size].low in words_of("names-of-things") | words_of("official-titles"):
        return 0
    placed = " ".join(word.low for word in run[:size]) in place_names()
    if size == 0 or (placed and (size > 1 or first.kind != "either")):
        return 0
    if size == 1:
        likely = first.kind in ("word", "either") and not OFFICE.search(text, max(0, start - LONGEST_CUE), start)
        plain = likely and not first.shouted and bool(HOLDS.match(text, first.whole_end))
        return int(first.kind in ("given", "unknown") or plain)
    named = first.kind in ("given", "either", "unknown") or last.kind in ("given", "unknown")
    if first.shouted and first.kind == "either" and last.kind == "word":  # "MURDER OF YOUNG PREGNANT WOMAN"
        named = is_family(last.low)
    return size if named or (not first.shouted and (is_family(last.low) or last.kind == "place")) else 0


def alias_length(text: str, run: list[Word]) -> int:
    """How many words behind "a.k.a." are what somebody is called: all that stand side by side."""
    called = ALSO if run[0].kind == "initial" else ALIAS
    initials = run[0].kind == "acronym" and not CLOSES.match(text, run[0].whole_end)  # "a.k.a. QZ, 33"
    if initials or not called.search(text, max(0, run[0].start - 60), run[0].start):
        return 0
    thing = any(word.low in words_of("things-by-name") | words_of("names-of-things") for word in run)
    return 0 if thing else min(len(run), LONGEST)


def _is_no_part(word: Word) -> bool:
    passed = ("names-of-things", "official-titles", "person-words", "kin", "never-alone", "things-by-name")
    if word.low.rpartition("-")[2] in words_of("person-words") | words_of("kin"):  # "MURDER OF EX-WIFE"
        return True
    other = word.kind in ("proper", "acronym") or word.low in words_of("shy")
    return (other and not is_family(word.low)) or any(word.low in words_of(rule) for rule in passed)


def length_told_of_age(text: str, words: list[Word]) -> int:
    """How many words behind "30-year-old" are a name that could be anything else: "30-year-old Hope Banks"."""
    if not 2 <= len(words) <= LONGEST or not YEARS_OLD.search(text[max(0, words[0].start - 24) : words[0].start]):
        return 0
    if _ends_in_family(words) and not GROUP.match(text, words[-1].whole_end):
        return len(words)
    passed = words_of("official-titles") | words_of("names-of-things") | words_of("person-words")
    if any(word.low in passed for word in words) or GROUP.match(text, words[-1].whole_end):
        return 0
    if words[0].shouted:  # "30-year-old Zorbax Quillon Field" is the whole of a line
        named = words[0].kind in ("given", "unknown") and not words[0].shown.isupper() and is_family(words[-1].low)
        return len(words) if named and text[words[-1].end : words[-1].end + 1] in ("\n", "") else 0
    if words[-1].kind in ("unknown", "given") and words[0].kind in ("place", "proper", "word"):
        return len(words)
    plain = all(word.kind in ("word", "place", "either") for word in words)
    followed = HOLDS.match(text, words[-1].whole_end) or OWNS.match(text, words[-1].end) or is_family(words[-1].low)
    named = plain and len(words) == 2 and bool(followed) and " ".join(word.low for word in words) not in place_names()
    return 2 if named else 0


def _ends_in_family(words: list[Word]) -> bool:
    """Whether given names stand before a family name that makes places elsewhere: "Zorbaxa Ruth Parks"."""
    named = len(words) > 2 and all(word.kind in ("given", "unknown", "initial") for word in words[:-1])
    return named and not words[0].shouted and is_family(words[-1].low)


def is_addressed(text: str, word: Word) -> bool:
    """Whether a word like "defendant", "Mr." or "18-year-old" stands before: then any capitalised word is a name."""
    capitals = word.kind == "proper" and word.shown.isupper() and not word.shouted  # "the suspect DNA"
    if (
        capitals
        or word.kind == "acronym"
        or word.low in words_of("official-titles")
        or word.low in words_of("names-of-things")
    ):
        return False
    before = text[max(0, word.start - 24) : word.start]
    if ALIAS.search(text, max(0, word.start - 60), word.start):
        return True
    if word.low in words_of("months") and is_dated(text, word):
        return False
    if word.low.endswith("day") and word.low in words_of("weekdays"):  # "arrested the defendant Friday"
        return bool(HONORIFIC.search(before))
    if OWNED.search(before):
        return False
    if said_before(before) in words_of("person-words"):
        missed = word.shouted and word.kind == "word" and MISSED.search(before)  # "Narrowly Miss Hitting Officer"
        called = word.kind in ("given", "unknown") or _is_called(text, word, before)
        return (bool(HONORIFIC.search(before)) and not missed) or called
    placed = word.low in words_of("names-and-places") and GROUP.match(text, word.whole_end)
    return bool(YEARS_OLD.search(before)) and word.kind in ("given", "either", "unknown") and not placed


def _is_called(text: str, word: Word, before: str) -> bool:
    """Whether an ordinary word behind "defendant" is one's name: not behind a full stop, not the first of many that are
    quoted, and no word that only a headline writes large: "Defendant Allegedly Drove"."""
    if word.shouted or word.low in words_of("shy") or word.low.endswith(("ly", "ed")) or ENDED.search(before):
        return False
    quoted = before[-1] in '“"('
    return bool(PERSON.search(before)) and (not quoted or bool(CLOSED.match(text, word.whole_end)))


def is_accused(text: str, word: Word) -> bool:
    """Whether a word that is a family name or place stands alone where only a person does: "Banks was convicted"."""
    if word.kind not in ("word", "place", "proper", "either") or not ACCUSED.match(text, word.end):
        return False
    if word.shouted:
        return False
    before = text[max(0, word.start - 3) : word.start].rstrip(' \xa0“"')[-1:]
    opens = word.first or before in (".", "\n") or bool(TIMED.search(text, max(0, word.start - 8), word.start))
    if word.kind == "place":
        return opens
    known = is_family(word.low) and word.low not in words_of("kin") | words_of("parties")
    return known and (opens or before in (",", ";"))


def is_saint(word: Word) -> bool:
    """Whether a given name behind a word is a place's: "Santa", "QZX-Santa"."""
    return word.low.rpartition("-")[2] in words_of("saints")


def is_title(word: Word) -> bool:
    """Whether a word is a title of office: "ADA", but not "Ada"."""
    capitals = word.kind == "given" or word.low in words_of("titles-in-capitals")
    return word.low in words_of("official-titles") and (not capitals or word.shown.isupper())


def is_official(text: str, word: Word) -> bool:
    """Whether a title of office stands right before a name; a former office says nothing."""
    before = text[max(0, word.start - 60) : word.start]
    title = WORD_BEFORE.search(before[-24:])
    small = title is not None and title[1][0].islower()  # "her secretary Jordan Examplar" holds no office
    titled = not small and said_before(before[-24:]) in words_of("official-titles")
    return titled and not FORMER.search(before) and not harmed().search(before)


@cache
def harmed() -> re.Pattern[str]:
    """An officer who is killed or hurt is no official there: "the murder of Deputy Sheriff", "shot Officer"."""
    title = r"(?:[A-Z][\w.’'-]{1,14}[ \xa0]){1,4}"
    return re.compile(rf"\b(?i:(?:{any_of('deeds')}) of|{any_of('done-to')})[ \xa0]{title}$")


def is_dated(text: str, word: Word) -> bool:
    """Whether a word that is a month and a given name is a month there."""
    after = text[word.end : word.end + 3].strip(" ,.\xa0")
    return after[:1].isdigit() or bool(DATED.search(text, max(0, word.start - 10), word.start))


def said_before(before: str) -> str:
    """The last word of a stretch, in lower case; behind a full stop only where it may be an abbreviation."""
    said = WORD_BEFORE.search(before)
    if not said or (said["sign"] == "." and len(said.group(1)) > 4):
        return ""
    return POSSESSIVE.sub("", said.group(1).casefold())
