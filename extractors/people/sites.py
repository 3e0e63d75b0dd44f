"""Capitalised words that are no person's, told by what stands beside them: homes, sites, brands, counties."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile

from extractors.people.homes import after_home, is_home
from extractors.people.lone import pet
from extractors.people.scan import Word
from extractors.people.things import things_in
from extractors.people.words import any_of, is_given, is_place, place_names, words_of

IN_A_PLACE = re.compile(
    r"\b(?:in|near|throughout|across|around|within|(?:[Cc]ounty|[Cc]ity|[Tt]own|[Vv]illage) of"
    r"|(?:[Cc]ondados?|[Cc]iudad) de)\s$"
)
BEFORE_HOME = re.compile(
    r"(?:\d\)?,|\b(?:of|in|at|from|near))[ \xa0](?:(?:El|La|Los|Las|Fort|Mount|Port|West|East)[ \xa0])?$"
)
BEFORE_PLACE = re.compile(r"([A-Z][a-z]{2,14})(?:,|,? and)[ \xa0]$")
AFTER_PLACE = re.compile(r",?[ \xa0](?:and[ \xa0])?([A-Z][a-z]{2,14})\b")
THE = re.compile(r"\b[Tt]he[ \xa0]$")  # "the Mira Zorbax neighborhood"
AND = re.compile(r"[ \xa0]&[ \xa0]")  # "Michael & Ruth’s"
DAY = re.compile(r"[ \xa0]\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b")  # "Septembre 9, 2019"
TOLD = re.compile(  # behind the town of a dateline
    r"(?:, [A-Z][a-z]{1,11}\.?)?[ \xa0]?[–—-]{1,2}[ \xa0]+"
    r"(?:An?|The|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|In|On|After|Following)[ \xa0]"
)
NOBODY = re.compile(r"(?:John|Jane)(?:(?:,? and (?:John|Jane))? [Dd]oes?\b| [A-Z][a-z]{1,4} #\d)")
COUPLE = re.compile(
    r"[ \xa0]&[ \xa0](?P<other>[A-Z][\w’-]{1,20})[ \xa0](?:[A-Z]\.?[ \xa0])?[A-Z]"
)  # "Hope & Rose Examplar"
YEAR_OF_CAR = re.compile(r"\b(?:an?|the|his|her|their) (?:[a-z]{3,10} ){0,2}(?:19|20)\d\d[ \xa0]$")
ARTICLE = re.compile(r"\b(?:[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)[ \xa0]$")
RULING = re.compile(r"\b(?:[Uu]nder|trigger(?:s|ed|ing)|violat(?:es?|ed|ing))[ \xa0]$")  # "under Brady"
MAKE = re.compile(r"\b([A-Za-z][\w-]{1,14})[ \xa0]$")  # "Toyota", "iPhone"


def is_somewhere(text: str, run: list[Word], at: int) -> bool:
    """Whether a lone word is told to be a firm's, a street's or a brand's, or stands as a place: "in Zorbax", but
    not "in Zorbax's car"."""
    word = run[at]
    before = max(0, word.start - 22)
    if _is_joined(text, [word]) and not _is_of_couple(text, word):
        return True
    if (word.kind == "unknown" and _is_misspelt(text, word)) or is_nobody(text, word):
        return True
    if pet().search(text, before, word.start) or _is_owned(text, word):
        return True
    if (word.kind == "unknown" and word.low in things_in(text)) or is_before_thing(text, word):
        return True
    if names_area(text, word) or names_site(text, run[at:], 1) or is_home(text, [word]):
        return True
    if word.whole_end > word.end:
        return False
    made = MAKE.search(text, before, word.start)
    if made and made[1].lower() in words_of("makes") and word.kind in ("unknown", "given"):
        return True
    placed = bool(IN_A_PLACE.search(text, before, word.start))
    if placed and after_home().match(text, word.end):  # "in Sydney, Australia"
        return True
    if word.kind != "unknown":
        return is_place(word.low) and (placed or _is_among_places(text, word))
    home = after_home().match(text, word.end) and BEFORE_HOME.search(text, before, word.start)
    return placed or bool(home)


def is_nobody(text: str, word: Word) -> bool:
    """Whether a word begins "Jane Doe" or a rule of law, or is what the text calls a thing: "a restaurant called
    Zorbax"."""
    called = called_thing().search(text, max(0, word.start - 40), word.start)
    ruled = word.low in words_of("doctrines") and RULING.search(text, max(0, word.start - 14), word.start)
    return bool(called or ruled or NOBODY.match(text, word.start) or doctrine().match(text, word.start))


def _is_owned(text: str, word: Word) -> bool:
    """Whether a given name is a thing one has: a make of car, or capital letters: "her IRA", "a Mercedes"."""
    made = word.low in words_of("makes")
    before = max(0, word.start - 7)
    if made and THE.search(text, before, word.start):
        return True
    return (made or word.shown.isupper()) and bool(ARTICLE.search(text, before, word.start))


def _is_misspelt(text: str, word: Word) -> bool:
    """Whether a word of no vocabulary stands where only a month or the town of a dateline does."""
    return bool(DAY.match(text, word.end)) or (word.first and word.shown.isupper() and bool(TOLD.match(text, word.end)))


def names_firm(text: str, words: list[Word]) -> bool:
    """Whether words that hold no given name are joined to others by "&": "Zorbax Quillon & Muster"."""
    if any(word.kind in ("given", "either", "initial") for word in words):
        return False
    return _is_joined(text, words)


def _is_of_couple(text: str, word: Word) -> bool:
    """Whether another given name and a family name stand behind the "&"; "Johnson & Johnson Company" is none."""
    both = COUPLE.match(text, word.end) if word.kind == "given" else None
    return both is not None and both["other"].lower() != word.low and is_given(both["other"].lower())


def _is_joined(text: str, words: list[Word]) -> bool:
    return bool(AND.match(text, words[-1].end) or AND.search(text, max(0, words[0].start - 3), words[0].start))


def is_vehicle(text: str, words: list[Word]) -> bool:
    """Whether the year or make of a car stands before words that begin with no given name: "his 2019 Zorbax Muster"."""
    start, before = words[0].start, max(0, words[0].start - 30)
    made = MAKE.search(text, before, start)
    return words[0].kind != "given" and (
        bool(YEAR_OF_CAR.search(text, before, start)) or (made is not None and made[1].lower() in words_of("dealers"))
    )


def names_counties(text: str, words: list[Word]) -> bool:
    """Whether words name one of several counties: "Tom Green counties"."""
    area = areas().match(text, words[-1].whole_end)
    return bool(area) and " ".join(word.low for word in words) in place_names()


def names_area(text: str, word: Word) -> bool:
    """Whether a word is one of several counties or streets: "Martin and Indian River counties"."""
    area = areas().match(text, word.whole_end)
    return bool(area) and (is_place(word.low) or area["streets"] is not None)  # type: ignore[index]


def names_site(text: str, run: list[Word], size: int) -> bool:
    """Whether the first words of a run begin the name of a site: "Ruth Trunk Highway", "Sampleton’s Diner", "Ruth
    Sampleton Justice Center"."""
    if site().match(text, run[size - 1].end):
        return True
    behind = dropwhile(lambda word: word.kind == "word" and word.low not in words_of("names-of-things"), run[1:4])
    found = next(behind, None) if size == 1 else None
    return found is not None and found is not run[1] and found.low in words_of("names-of-things") and not run[0].shouted


def _is_among_places(text: str, word: Word) -> bool:
    """Whether a list of places goes on before or behind: "Exampleton, Addison and Muster"."""
    beside = [BEFORE_PLACE.search(text, max(0, word.start - 24), word.start), AFTER_PLACE.match(text, word.end)]
    names = [found[1].casefold() for found in beside if found]
    return any((is_place(name) and not is_given(name)) or name in words_of("streets") for name in names)


def is_before_thing(text: str, word: Word) -> bool:
    """Whether what stands behind a word makes it no person's: "the Zorbax fire", "a Zorbax pistol", "at Macy’s"."""
    if word.whole_end > word.end and word.low in words_of("stores"):
        return True
    article = ARTICLE.search(text, max(0, word.start - 7), word.start)
    return bool(before_thing().match(text, word.end) or (article and before_two().match(text, word.end)))


def are_before_thing(text: str, words: list[Word]) -> bool:
    """Whether what stands behind words makes them no person's; with a given name only behind "the"."""
    plain = all(word.kind != "given" for word in words)
    plain = plain or bool(THE.search(text, max(0, words[0].start - 5), words[0].start))
    return plain and is_before_thing(text, words[-1])


@cache
def before_thing() -> re.Pattern[str]:
    """The small words that make things of those before them."""
    return re.compile(rf"[ \xa0](?:{any_of('small-things')})\b")


@cache
def before_two() -> re.Pattern[str]:
    """The same behind one more: "a Zorbax cement truck"."""
    return re.compile(rf"[ \xa0][a-z]{{3,12}}[ \xa0](?:{any_of('small-things')})\b")


@cache
def areas() -> re.Pattern[str]:
    """The rest of a list of counties or streets."""
    return re.compile(
        r"(?:,? (?:and )?[A-Z][a-z]{2,14}){0,6} "
        r"(?:[Cc]ount(?:y|ies)|(?P<streets>[Ss]treets|[Aa]venues|[Rr]oads|[Bb]oulevards|(?:[A-Z][a-z]+ )?Schools))\b"
    )


@cache
def site() -> re.Pattern[str]:
    """What makes a site, a law or a firm of the words before it: "Justice Center", "’s Law"."""
    between = rf"(?:[ \xa0](?i:{any_of('site-words')})(?:[’'][sS])?)"
    owned = rf"[’'][sS]?[ \xa0](?:[A-Z][a-z]{{2,12}}[ \xa0]){{0,2}}(?=[A-Z])(?i:{any_of('owned')})\b"
    return re.compile(rf"{between}{{0,3}}[ \xa0](?i:{any_of('sites')})\b|{between}{{1,3}}[ \xa0](?i:home)\b|{owned}")


@cache
def called_thing() -> re.Pattern[str]:
    """What the text calls a thing: "a restaurant called Zorbax"."""
    return re.compile(rf"\b(?i:{any_of('called-things')}),? (?:called|named|known as|dubbed)[ \xa0][“\"]?$")


@cache
def doctrine() -> re.Pattern[str]:
    """A rule of law that is called by a party's name: "Brady material"."""
    return re.compile(rf"\b(?i:{any_of('doctrines')})[ \xa0\n](?:v\.|(?i:{any_of('doctrine-things')})\b)")
