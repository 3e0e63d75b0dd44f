"""How far a name reaches to the left and right of its head: capitalised words and the small words between."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractors.agencies.names import BOROUGHS
from extractors.agencies.words import Rule, Token, phrases
from extractors.places.gazetteer import fold as fold_place
from extractors.places.gazetteer import gazetteer

MOST_WORDS = 9  # of a name before its head: a department of New York City has 3, a task force's subject up to 8
MOST_AFTER = 13
MOST_AFTER_AND = 3  # "Corrections and | Community Supervision"; more is another body, or a person with a title
PURPOSEFUL = ("coalition", "alliance", "initiative", "campaign", "mayor's office", "governor's office")
INSIDE = frozenset({"Other", "Victim"})  # border words that a name may hold: "Crime Victim Services"
BEHIND_POLICE = frozenset({",", ".", ";", "and", "also", "have", "has", "had", "were", "took", "made", "found", "said"})
AFTER = frozenset({"of", "for", "on", "against"})


@cache
def border_words(field: str = "words") -> frozenset[str]:
    """The words at which a name ends that is read backwards, or those (`joins`, `owners`, `places`) it may hold."""
    return phrases("borders", field)


def is_part(token: Token) -> bool:
    """Whether a token is a capitalised word that a name may hold."""
    return token.word and token.capital and token.text not in border_words()


def is_border(token: Token) -> bool:
    """Whether a token is a capitalised word that ends a name, such as an office holder's title."""
    return token.capital and token.text in border_words()


def is_owner(token: Token) -> bool:
    """Whether a token is a possessive that ends a name: not "Children's", not "Governor's"."""
    return token.text.endswith("'s") and token.text not in border_words("owners")


def is_state(token: Token) -> bool:
    """Whether a token is a state, its postal letters, its short form, or a word of its name."""
    return token.capital and token.norm.replace(".", "") in _state_words()


@cache
def _state_words() -> frozenset[str]:
    return frozenset(word for name in gazetteer().states for word in name.split())


def is_area(name: str) -> bool:
    """Whether a name is that of a state, county, city or borough."""
    folded, known = fold_place(name), gazetteer()
    return folded in BOROUGHS or folded in known.counties or folded in known.places or folded in known.states


def is_town(name: str) -> bool:
    """Whether a name is that of a town and of no county: "Jacksonville"."""
    return fold_place(name) in gazetteer().places and fold_place(name) not in gazetteer().counties


def names_area(tokens: list[Token], first: int, head: int) -> int | None:
    """Where the name of a place begins that runs up to tokens[head], at `first` or later; None where there is none.

    A state, county, city or borough of the reference tables, words with one such as "County" or "University", or two or
    three capitals ("LA").
    """
    for start in range(first, head):
        words = [token.text for token in tokens[start:head]]
        if is_area(" ".join(words)):
            return start
        if len(words) > 1 and border_words("institutions").intersection(words):
            return start
        if len(words) == 1 and words[0].isupper() and 1 < len(words[0]) < 4 and words[0] != "DA":
            return start
    return None


def left(tokens: list[Token], head: int, floor: int, rule: Rule) -> int:
    """Index of the first token of the name that runs up to tokens[head], not below `floor`."""
    first = index = head
    while index > floor and head - index < MOST_WORDS:
        index -= 1
        if index == head - 1 and tokens[index].text == ")" and index - 2 > floor and tokens[index - 2].text == "(":
            index -= 2  # "Crimes Against Examples (CAE) Task Force"
        elif is_part(tokens[index]) and (not is_owner(tokens[index]) or tokens[index + 1].text in ("County", "Parish")):
            first = index
        elif is_part(tokens[index]) or index == floor or not _joins(tokens, index, head, rule):
            break
    # "New Sample Task Force Formed": a new one, not one of New Sample.
    new = first < head - 1 and tokens[first].text == "New" and rule.type == "task force"
    place = new and (is_area(f"New {tokens[first + 1].text}") or "New" in tokens[first + 1].text)
    return first + 1 if new and not place else first


def _joins(tokens: list[Token], index: int, head: int, rule: Rule) -> bool:
    """Whether the small word or mark at `index` may stand inside a name that goes on to its right."""
    before, token, after = tokens[index - 1], tokens[index], tokens[index + 1]
    if token.norm == "of":
        return before.text in border_words("places")
    if token.text == "-":
        return before.end == token.start and before.capital
    if token.text.isdigit():
        return before.text in border_words("numbered")
    if token.norm in ("and", "&", "against", "for", "on"):
        return before.text in border_words("joins") or (token.norm == "and" and _two_states(tokens, index))
    if token.norm == "the":
        return before.norm == "of" and index > 1 and tokens[index - 2].text in border_words("places")
    if token.text == "," and rule.type in ("police", "sheriff"):
        if index + 1 == head:  # "Exampleville, Kansas, Police Department"
            return is_state(before) and index > 1 and tokens[index - 2].text == ","
        return before.capital and is_state(after) and index + 3 >= head
    return False


def _two_states(tokens: list[Token], index: int) -> bool:
    """One body of two states: "... of New York and New Jersey"."""
    after_of = any(token.norm == "of" for token in tokens[max(0, index - 3) : index])
    return after_of and is_state(tokens[index - 1]) and is_state(tokens[index + 1])


def right(tokens: list[Token], index: int, ceiling: int) -> int:
    """Where a run of capitalised words ends that begins at tokens[index], small words inside allowed.

    `ceiling` is where the next head begins, or the end of the tokens. Without a run, `index`.
    """
    last = start = index
    if index < ceiling and tokens[index].norm == "the":
        index += 1
    while index < ceiling and index - start < MOST_AFTER:
        token = tokens[index]
        inside = token.text in INSIDE and last > start and (tokens[index - 1].norm == "and" or last == index)
        if is_part(token) or inside:
            last = index = index + 1
            if is_owner(token):
                break
        elif last > start and _goes_on(tokens, index, ceiling):
            index += 1
        else:
            break
    return last


def _goes_on(tokens: list[Token], index: int, ceiling: int) -> bool:
    """Whether the small word at `index` is followed by more of the same name, not by another."""
    if index + 1 >= ceiling:
        return False
    before, token, after = tokens[index - 1 : index + 2]
    if token.text == "-":
        return before.end == token.start
    if token.norm in AFTER:
        return after.capital or after.norm == "the"
    if token.text == ",":
        return before.text in border_words("joins") and after.text in border_words("joins")
    return token.norm in ("and", "&") and after.capital and not _starts_another(tokens, index + 1, ceiling)


def _starts_another(tokens: list[Token], first: int, ceiling: int) -> bool:
    """Whether the capitalised words from `first` run up to the next name's head, or are too many for one name."""
    index, stop = first, min(ceiling, first + MOST_WORDS)
    while index < stop and is_part(tokens[index]):
        index += 1
    return index == ceiling < len(tokens) or index - first > MOST_AFTER_AND


def tail(tokens: list[Token], last: int, ceiling: int, rule: Rule) -> int:
    """Where a name ends that goes on with "on Crime", "for the Eastern District of Nowhere"; a local prosecutor's
    only with their area."""
    rest = [token.norm for token in tokens[last : last + 4]]
    if not rest or tokens[last - 1].text.endswith("'s"):
        return last
    head = " ".join(token.norm for token in tokens[max(0, last - 2) : last])
    purpose = rest[0] == "to" and head.endswith(PURPOSEFUL)
    if not purpose and rest[0] not in AFTER and not (rest[0] in ("in", ",") and "district" in rest):
        return last
    end = right(tokens, last + 1, ceiling)
    if rule.id == "prosecutor" and tokens[end - 1].text not in ("Circuit", "District", "County", "Parish"):
        return last
    return last if end == last + 1 or end == ceiling < len(tokens) else end


def with_city(tokens: list[Token], last: int) -> int:
    """Where a field office's name ends that is a federal body's up to tokens[last]: "HSI New Orleans | arrested 5"."""
    if [token.text for token in tokens[last : last + 2]] == ["Field", "Office"]:
        return last + 2
    for end in (last + 2, last + 1) if not tokens[last - 1].text.endswith("'s") else ():
        parts = [token.text for token in tokens[last:end] if is_part(token)]
        if len(parts) == end - last and is_area(" ".join(parts)) and not any(map(is_part, tokens[end : end + 1])):
            return end
    return last


def divided(tokens: list[Token], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words divided by commas, "and" and "the", from `start` on and before `stop`;
    where `stop` lies before `start`, backwards from `start`."""
    run: list[int] = []
    for index in range(start, stop, 1 if stop > start else -1):
        token = tokens[index]
        if not is_owner(token) and (is_part(token) or (token.norm == "of" and run)):
            run.append(index)
        elif token.norm in ("and", "&", ",", "the"):
            if run:
                yield min(run), max(run) + 1
            run = []
        else:
            break
    if run:
        yield min(run), max(run) + 1


def could_be_partner(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the words can be an organisation's name: not a single plain word, nor a place or what ends in one."""
    said = [token.text for token in tokens[first:last] if token.norm != "inc"]
    in_state = is_state(tokens[last - 1]) and (len(said) < 3 or is_area(" ".join(said[:-1])))
    if not said or is_area(" ".join(said)) or in_state:
        return False
    plain = len(said) == 1 and said[0].isalpha() and not said[0].isupper()
    return not plain and said[-1].removesuffix("'s") not in border_words("places")


def acts_as_one(tokens: list[Token], index: int) -> bool:
    """Whether "police" before tokens[index] are a city's as a whole: not its officers, reports or chief."""
    after = tokens[index] if index < len(tokens) else None
    return after is None or after.norm in BEHIND_POLICE or (after.norm.endswith("ed") and after.norm != "related")
